"""What a page's own article is, printed and declared, settled between the two.

What is printed is what readers see; what is declared is exact and complete more often. Which is
taken first was measured for each (docs/decisions/0017).
"""

import re
from datetime import UTC, datetime
from typing import Any

from copydesk import text as words_of
from copydesk.articles import said, stamps
from copydesk.articles.said import Said

Row = dict[str, Any]
UPDATED = re.compile(r"\b(?:updated|modified|revised|aktualisiert|actualizado)\b|mis à jour", re.I)
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,8}")
CLOCK = re.compile(r"\d[T ]\d{1,2}:\d\d")
ZONE = re.compile(r"(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$")
SHORT_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")
FRACTION = re.compile(r"\.\d+")


def beside(row: Row, page: Row) -> Row:
    """Return the columns of an article that what the page declares adds or makes exact."""
    told = said.read(page["declared"])
    found: Row = {}
    if row["headline"] is None:
        found["headline"] = headline(told)
    if told.authors:
        found["byline"] = ", ".join(_person(name, told.outlet) for name in told.authors)
    if row["outlet"] is None and told.outlet:
        found["outlet"] = told.outlet
    known = row.get("published")
    for words in (told.published, None if known else _marked(row, page["tree"])):
        if words and (read := when(words)):
            return found | _dated(words, read)
    if known is None and told.modified and (read := when(told.modified)):
        return found | _dated(told.modified, read)
    return found


def _person(name: str, outlet: str | None) -> str:
    """Return a name without the outlet that some write behind it.

    >>> _person("Ann Bo, Harbour Post", "Harbour Post"), _person("Cy Dee, post.example", None)
    ('Ann Bo', 'Cy Dee')
    """
    who, _, behind = name.partition(", ")
    named = outlet is not None and words_of.fold(behind) == words_of.fold(outlet)
    return who if named or HOST.fullmatch(behind) else name


def _dated(words: str, read: tuple[datetime, str]) -> Row:
    at, precision = read
    return {
        "published": at, "precision": precision, "published_text": words, "anchor": at.date(),
    }  # fmt: skip


def _marked(row: Row, tree: Any) -> str | None:
    """Return the first time that an element of the article is marked with.

    The tree is taken as it lies in the table, and read only here, since few pages need it.
    """
    elements = tree.as_py() or {"tag": [], "to": [], "start": []}
    for tag, to, start in zip(elements["tag"], elements["to"], elements["start"], strict=True):
        if tag == "time" and to and row["start"] <= start < row["end"]:
            return str(to)
    return None


def headline(told: Said) -> str | None:
    """Return the headline that is declared: a title without the outlet behind it."""
    if told.headline:
        return told.headline
    return said.without_outlet(told.titles[0], told.outlet) if told.titles else None


def when(words: str) -> tuple[datetime, str] | None:
    """Return the time in UTC that a declaration gives, and how exact it is; None if unreadable.

    A clock time without a zone gives the day that is written.

    >>> when("2031-04-08T23:30:00-05:00")[0].isoformat(), when("2031-04-08 23:30")[1]
    ('2031-04-09T04:30:00+00:00', 'day')
    """
    plain = FRACTION.sub("", words.strip(), count=1)
    plain = ZONE.sub(lambda m: "+00:00" if m.group() in {"Z", "UTC", "GMT"} else m.group(), plain)
    plain = SHORT_ZONE.sub(r"\1:\2", plain.replace(" +", "+"))
    try:
        at = datetime.fromisoformat(plain)
    except ValueError:
        read = next((stamp.resolve(None) for stamp in stamps.days(words[:100])), None)
        return read
    if at.year < 1900:
        return None
    if at.tzinfo is None or not CLOCK.search(plain):
        return at.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC), "day"
    try:
        return at.astimezone(UTC), "minute"
    except OverflowError:
        return None
