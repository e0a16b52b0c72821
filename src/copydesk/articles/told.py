"""What a page's own article is, printed and declared, settled between the two.

What is printed is what readers see; what is declared is exact and complete more often. Which is
taken first was measured for each (docs/decisions/0017).
"""

import re
from functools import cache
from typing import Any

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import credits, marks, said
from copydesk.articles.said import Said
from copydesk.articles.sheet import Page
from copydesk.text import Span

Row = dict[str, Any]
TAG = re.compile(
    r"(?P<code>[A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_](?P<region>[A-Za-z]{2}|\d{3}))?"
)
VARIABLE = re.compile(r"\w+(?:\.\w+){2,}|\W+")  # of a template that was not filled in
WRITER_WORDS = "author|byline|writer"
WRITER = re.compile(
    rf"(?:^|[.#=\s_-])(?:{WRITER_WORDS})s?(?:$|[\s\]_-](?!(?:bio|box|image|avatar|photo|social)))",
    re.IGNORECASE,
)
ROUND = 600  # characters above and below an article in which its writer may be named
LONGEST_SIGNATURE = 60
NAME = (2, 5)  # words of a name
ODD = re.compile(r"[\d@:/()!?“”\"|]")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,8}")


def beside(row: Row, told: Said) -> Row:
    """Return the columns of an article that what the page declares adds."""
    found: Row = {}
    if row["headline"] is None:
        found["headline"] = headline(told)
    people = [person for name in told.authors if (person := _person(name, told.outlet))]
    if people:
        found["byline"] = ", ".join(people)
    if row["outlet"] is None and told.outlet:
        found["outlet"] = told.outlet
    if told.section:
        found["section"] = told.section
    found["declared_language"] = language(told.languages)
    return found


def language(tags: tuple[str, ...]) -> str | None:
    """Return the first language tag that is one, as BCP 47 writes it.

    >>> language(("x", "en_us")), language(("pt-BR",)), language(())
    ('en-US', 'pt-BR', None)
    """
    match = next((m for tag in tags if (m := TAG.fullmatch(tag.strip()))), None)
    if match is None:
        return None
    region = match["region"]
    return f"{match['code'].lower()}-{region.upper()}" if region else match["code"].lower()


def _person(name: str, outlet: str | None) -> str | None:
    """Return a name without what some write behind it, or None where nothing is left of it.

    >>> _person("Ann Bo, Harbour Post", "Harbour Post"), _person("Cy Dee, post.example", None)
    ('Ann Bo', 'Cy Dee')
    >>> _person("Ann Bo | Sponsored", None), _person(", The Post", None), _person("a.b.c", None)
    ('Ann Bo', None, None)
    """
    name = name.partition(" | ")[0].strip()
    who, _, behind = name.partition(", ")
    named = outlet is not None and words_of.fold(behind) == words_of.fold(outlet)
    who = (who if named or HOST.fullmatch(behind) else name).strip()
    return None if not who or who[0] == "," or VARIABLE.fullmatch(who) else who


def writer(page: Page, start: int, end: int, others: list[Span]) -> str | None:
    """Return the name that an element named for the writer holds, round the article, or None."""
    for names, first, last in page.leads.named(WRITER_WORDS):
        if (
            not WRITER.search(names)
            or not start - ROUND <= first <= end + ROUND
            or last - first > LONGEST_SIGNATURE
        ):
            continue
        words = " ".join(page.text[first:last].split())
        lead = credits.BY.match(words)
        name = _without_job(words[lead.end() :] if lead else words)
        if _is_name(name) and not any(a <= first < b for a, b in others):
            return name
    return None


def _without_job(words: str) -> str:
    """Return a name without what stands before or behind it of its bearer's work, and but once."""
    found = words.split()
    while found and found[0].casefold() in _jobs():
        del found[0]
    while found and found[-1].casefold() in _jobs():
        del found[-1]
    half = len(found) // 2
    return " ".join(found[:half] if found[:half] == found[half:] else found).rstrip(",")


@cache
def _jobs() -> frozenset[str]:
    return frozenset(lexicon.load("labels")["jobs"])


def _is_name(words: str) -> bool:
    """Say whether words have the form of the names of people: two to five, with capitals."""
    found = words.split()
    return (
        NAME[0] <= len(found) <= NAME[1]
        and not ODD.search(words)
        and sum(w[0].isupper() for w in found) >= NAME[0]
        and all(w[0].isupper() or w.casefold() in credits.particles() for w in found)
        and marks.label(words) is None
    )


def headline(told: Said) -> str | None:
    """Return the headline that is declared: a title without the outlet behind it."""
    if told.headline:
        return told.headline
    return said.without_outlet(told.titles[0], told.outlet) if told.titles else None
