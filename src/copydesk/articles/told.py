"""What a page's own article is, printed and declared, settled between the two.

What is printed is what readers see; what is declared is exact and complete more often. Which is
taken first was measured for each (docs/decisions/0017).
"""

import re
from typing import Any

from copydesk import text as words_of
from copydesk.articles import said
from copydesk.articles.said import Said

Row = dict[str, Any]
TAG = re.compile(
    r"(?P<code>[A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_](?P<region>[A-Za-z]{2}|\d{3}))?"
)
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,8}")


def beside(row: Row, told: Said) -> Row:
    """Return the columns of an article that what the page declares adds."""
    found: Row = {}
    if row["headline"] is None:
        found["headline"] = headline(told)
    if told.authors:
        found["byline"] = ", ".join(_person(name, told.outlet) for name in told.authors)
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


def _person(name: str, outlet: str | None) -> str:
    """Return a name without the outlet that some write behind it.

    >>> _person("Ann Bo, Harbour Post", "Harbour Post"), _person("Cy Dee, post.example", None)
    ('Ann Bo', 'Cy Dee')
    """
    who, _, behind = name.partition(", ")
    named = outlet is not None and words_of.fold(behind) == words_of.fold(outlet)
    return who if named or HOST.fullmatch(behind) else name


def headline(told: Said) -> str | None:
    """Return the headline that is declared: a title without the outlet behind it."""
    if told.headline:
        return told.headline
    return said.without_outlet(told.titles[0], told.outlet) if told.titles else None
