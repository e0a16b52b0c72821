"""Tell whether four digits are a year or a count.

A preposition of time, an article with one thing (`the 2018 election`), a name (`Fan Expo 2016`)
or brackets (`(Roe, 2015)`) make them a year; people, measures and plurals that a year does not
name make them a count (`in 2000 tents`).
"""

import re

from copydesk.lexicon import load

EARLIEST = 1600  # without a sure preposition, what is smaller is no year
YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|during|before|after|through|throughout|between|early|"
    r"late|mid|year|summer|winter|spring|autumn|fall|end|for|than|than\sin|to|and)[\s-]|\()$",
    re.I,
)
# Behind these a year is nearly certain, so that more may follow it.
SURE_LEAD = re.compile(
    r"\b(?:in|since|until|till|during|throughout|early|late|mid|before|after|around|circa|ca|c\.)"
    r"\.?[\s-]$",
    re.I,
)
MODERN = (1900, 2040)  # four digits that are seldom a count, for counts are printed `1,950`
CITED = re.compile(r"\([^()]*(?:\b[A-Z][\w'’-]+,?|al\.?,?|[;,–-]|\d[a-z]?,|\bc\.|\bca\.?)\s?$")
CITED_TAIL = re.compile(r"[a-z]?\s*[,;:)]|\s?[–-]\s?\d")
# "in 2000 people" counts people; a year ends its phrase or is followed by a small word.
AFTER_YEAR = (
    r"[a-z]+ly|and|or|to|at|by|in|on|as|the|an?|for|with|when|after|before|but|that|which|was|were|"
    r"is|are|has|had|have|from|of|because|due|amid|under|over|up|until|it|he|she|they|who|will|"
    r"would|said|says|followed|compared|onwards?|there|again|per|alone"
)
YEAR_TAIL = re.compile(rf"(?=\s*(?:[.,;:)”\"'’!?—–-]|$|(?:{AFTER_YEAR})\b))")
# "the 2018 election" names a year, "the 2018 voters" does not.
ARTICLE = re.compile(r"(?:\b(?:the|a|its|his|her|their|our|this|that)|['’]s?)\s$", re.I)
SINGULAR = re.compile(r"\s(?!people|men|women|children|police|troops)[A-Za-z-]*[a-rt-zA-RT-Z]\b")
# `Fan Expo 2016`: a name with its year, unless the year is only a part of the name.
EDITION = re.compile(
    r"\b(?!Agenda|Vision|Horizon|Windows|Route|Flight|Plan|Model|Room)[A-Z][\w-]+\s$"
)
BEGUN = re.compile(r"\b(?:open|start|end|finish|enter|began|begin|begun)(?:s|ed|ing)?\s$")


def is_year(m: re.Match[str]) -> bool:
    """Tell a year from a count by what stands around its four digits."""
    before, year = m.string[max(0, m.start() - 12) : m.start()], int(m["y"])
    if YEAR_LEAD.search(before) and YEAR_TAIL.match(m.string, m.end()) and year >= EARLIEST:
        return True
    following = re.match(r"[\s-]*([A-Za-z]*)", m.string[m.end() : m.end() + 30])
    word = following.group(1) if following else ""
    plural = word.lower().endswith("s") and not re.fullmatch(AFTER_YEAR, word.lower())
    counted = word.lower() in load("calendar")["counted-not-dated"]
    if SURE_LEAD.search(before) and not counted:
        if re.match(r"\s*(?:[.,;:)\]\[”\"'’!?—–]|$)", m.string[m.end() : m.end() + 3]):
            return True
        return MODERN[0] <= year < MODERN[1] and not plural
    edition = word.lower() in load("calendar")["of-a-year"]
    if ARTICLE.search(before) and word and not counted and year >= EARLIEST:
        return edition or word.istitle() or (not plural and bool(SINGULAR.match(m.string, m.end())))
    if MODERN[0] <= year < MODERN[1] and _begins_or_ends(m):
        return True
    if edition and YEAR_LEAD.search(before):
        return True
    behind = m.string[max(0, m.start() - 250) : m.start()]
    cited = CITED.search(behind) and CITED_TAIL.match(m.string, m.end())
    return bool(cited) and MODERN[0] - 500 <= year < MODERN[1]


def _begins_or_ends(m: re.Match[str]) -> bool:
    """Say whether a year is a heading of its own, a name's, or one that began."""
    behind, ahead = m.string[max(0, m.start() - 24) : m.start()], m.string[m.end() : m.end() + 24]
    if not m.string.strip().strip("0123456789"):
        return True
    if BEGUN.search(behind):
        return bool(YEAR_TAIL.match(m.string, m.end()))
    return bool(EDITION.search(behind)) and bool(re.match(r"\s*(?:[.,;:)]|$|in\b|at\b)", ahead))
