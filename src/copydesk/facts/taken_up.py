"""Does a later sentence of an article take up an act that it told before?

"X sanctioned three shipping firms on Monday ... some of the firms sanctioned by X on Sunday" is
one act with two days. Those it was done to are named again by a definite phrase, in the same
noun, one of its class, or a wide one ("the individuals" for two traders). A phrase with another
number, another kind of thing, or none that was told before takes up nothing.
"""

import re
from functools import cache

from copydesk.facts.wording import Row, Wording, head, like_nouns, narrowed
from copydesk.lexicon import load
from copydesk.text import stem

WEEK = 7  # days; acts further apart are rounds of their own
NEAR = 90  # characters before an act in which those it was done to stand
# "two of the firms", "those", "the three men who were": right before "sanctioned by".
BACK = re.compile(
    r"(?:\b(?P<part>[\w-]+) of )?\b(?:the|these|those)\b(?P<noun>(?: [\w-]+){0,3}?)"
    r"(?:,? (?:who|which|that))?(?: (?:was|were|had been))?\s*$",
    re.I,
)
BARE = re.compile(r"^\s*(?P<part>)(?P<noun>[\w-]+)(?: (?:was|were))?\s*$")  # "Firms sanctioned by"
PIECES = re.compile(r"\b(?:and|of|on|against|from|for|under|over|at|in)\b|,", re.I)
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS = {name: n for n, name in enumerate(COUNTED, 1)}
SINGLE = frozenset({"a", "an", "one", "the"})


def takes_up(one: Wording, other: Wording) -> bool | None:
    """Say whether one act is the other, taken up again; None where neither points back."""
    for first, later in ((one, other), (other, one)):
        if not _may_follow(first, later):
            continue
        phrase = _phrase_back(later)
        told = _told(first)
        if phrase and told:
            return any(_names_again(phrase, piece) for piece in told)
    return None


def _may_follow(first: Wording, later: Wording) -> bool:
    """Say whether the later tells, further on in one article, such an act by the same actors."""
    a, b = first.slots, later.slots
    if not a["root"] or a["root"] != b["root"] or not _in_a_week(a, b) or not _by(a, b):
        return False
    in_article = {row["article_id"]: row["start"] for row in reversed(first.rows)}
    return any(row["start"] > in_article.get(row["article_id"], row["start"]) for row in later.rows)


def _by(a: Row, b: Row) -> bool:
    one, other = (
        {each["iso3"] or each["name"] for each in event["actors"] or [] if each["role"] == "source"}
        for event in (a, b)
    )
    return bool(one and one == other)


def _in_a_week(a: Row, b: Row) -> bool:
    one, other = a["date"], b["date"]
    if not one or not other or one["from"] != one["to"] or other["from"] != other["to"]:
        return False
    if one["from"] and other["from"]:
        return bool(abs((one["from"] - other["from"]).days) <= WEEK)
    return all(date["from"] or (date["rule"] or "").startswith("weekday:") for date in (one, other))


def _cut(one: Wording) -> tuple[str, str]:
    """Return what stands before the trigger, and what follows it up to the end of the act."""
    row, trigger = one.first, one.slots["trigger"] or ""
    at = row["text"].find(trigger, max(0, row["from"] - row["start"]))
    if at < 0:
        return "", ""
    end, last = at + len(trigger), row["to"] - row["start"]
    return row["text"][max(0, at - NEAR) : at], row["text"][end : last if last > end else None]


def _phrase_back(one: Wording) -> tuple[str, str] | None:
    """Return the part and the noun of a phrase that points back: ("two", "firms")."""
    before, behind = _cut(one)
    if not behind.lstrip().startswith("by "):
        return None
    found = BACK.search(before) or BARE.search(before)
    if not found or (found.re is BARE and not _plural(found["noun"])):
        return None
    return (found["part"] or "").casefold(), found["noun"].strip().casefold()


def _told(one: Wording) -> list[str]:
    """Return the phrases that follow the act, up to its day: "one broker", "three firms"."""
    _, behind = _cut(one)
    if behind.lstrip().startswith("by "):
        return []
    day = (one.slots["date"] or {}).get("text")
    ahead = behind.partition(day)[0] if day else behind
    return [piece.strip() for piece in PIECES.split(ahead) if piece.strip()]


def _names_again(phrase: tuple[str, str], told: str) -> bool:
    part, noun = phrase
    if not noun:
        return bool(set(told.casefold().split()) & _counting())
    if not _plural(noun) and not part and told.casefold().split()[0] not in SINGLE:
        return False
    numbers = [_numbers(words) for words in (noun, told)]
    if numbers[0] and numbers[0] != numbers[1]:
        return False
    plain = [_without_numbers(words) for words in (noun, told)]
    return _like(*plain) and not narrowed(*plain)


def _like(noun: str, told: str) -> bool:
    one, other = head(noun), head(told)
    wide = any(one in line and other in line for line in _wide())
    return like_nouns(one, other) or wide


@cache
def _wide() -> list[frozenset[str]]:
    # The stem of "envoys" is not that of "envoy".
    lines = load("likewords")["wide"]
    return [frozenset(stem(form) for w in line for form in (w, f"{w}s")) for line in lines]


@cache
def _counting() -> frozenset[str]:
    return frozenset(NUMBERS) - {"one"} | frozenset(map(str, range(2, 1000)))


def _numbers(words: str) -> set[int]:
    told = words.casefold().split()
    return {int(word) if word.isdecimal() else NUMBERS.get(word, 0) for word in told} - {0}


def _without_numbers(words: str) -> str:
    return " ".join(w for w in words.split() if w.casefold() not in NUMBERS and not w.isdecimal())


def _plural(noun: str) -> bool:
    last = noun.casefold().split()[-1:]
    return bool(last) and (
        last[0].endswith("s") or last[0] in ("men", "women", "people", "aircraft")
    )
