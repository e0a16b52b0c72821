"""What the JSON-LD of a page says: its entries, and which of them is the page's article.

The words are those of schema.org. What is no JSON, or nested without end, says nothing.
"""

import html
import json
import re
from collections import deque
from collections.abc import Iterable
from typing import Any

from copydesk import text as words_of

TYPES = re.compile(r"Article|BlogPosting|Report$|Review$|LiveBlog|Recipe|Interview|Column")
MOST = 400  # entries of JSON-LD that are looked at
DEEPEST = 8
CRUMBS = 12  # steps of the longest way from the home page to an article

Entry = dict[str, Any]


def entries(block: str) -> list[Entry]:
    """Return the objects of a block of JSON-LD that have a type; none where it is no JSON."""
    try:
        data = json.loads(block.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return []
    found: list[Entry] = []
    left: deque[tuple[Any, int]] = deque([(data, 0)])
    while left and len(found) < MOST:
        here, depth = left.popleft()
        if isinstance(here, list):
            left += [(one, depth) for one in here[:MOST]]
        elif isinstance(here, dict) and depth < DEEPEST:
            if here.get("@type"):
                found.append(here)
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                if isinstance(here.get(key), list | dict):
                    left.append((here[key], depth + 1))
    return found


def article(found: list[Entry], titles: Iterable[str]) -> Entry:
    """Return the entry of the page's article: of several the one that a title of the page names."""
    articles = [entry for entry in found if TYPES.search(kind(entry))]
    known = [words_of.fold(title) for title in titles]
    for entry in articles[:20]:
        title = words_of.fold(words(entry.get("headline")) or "")
        if title and any(title in other for other in known):
            return entry
    dated = (e for e in articles if e.get("datePublished"))
    pages = (e for e in found if e.get("datePublished") and "WebPage" in kind(e))
    return next(dated, None) or (articles[0] if articles else next(pages, {}))


def kind(entry: Entry) -> str:
    """Return the types of an entry."""
    said = entry.get("@type")
    return " ".join(map(str, said)) if isinstance(said, list) else str(said)


def words(value: Any) -> str | None:
    """Return a value that is words, with single spaces; of several the first."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def name(value: Any) -> str | None:
    """Return the name of something that is named, or the words that stand for it."""
    if isinstance(value, list):
        value = value[0] if value else None
    return words(value.get("name") if isinstance(value, dict) else value)


def address(value: Any) -> str | None:
    """Return the address of something that has one, or the words that stand for it."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return words(value)


def is_free(entry: Entry) -> bool | None:
    """Say whether all of it can be read without paying, or None where that is not said."""
    parts = entry.get("hasPart")
    several = parts if isinstance(parts, list) else [parts]
    said = [entry, *(part for part in several[:MOST] if isinstance(part, dict))]
    told = [str(one.get("isAccessibleForFree")).rpartition("/")[2].lower() for one in said]
    if "false" in told:
        return False
    return True if told[0] == "true" else None


def section(found: list[Entry], own: Entry) -> str | None:
    """Return the section of the article, else the last step of the way to it that has a name."""
    stated = words(own.get("articleSection"))
    if stated:
        return stated
    titles = {words_of.fold(words(own.get(key)) or "") for key in ("headline", "name")}
    for entry in found:
        steps = entry.get("itemListElement") if "Breadcrumb" in kind(entry) else None
        names = [_step(step) for step in (steps if isinstance(steps, list) else [])[:CRUMBS]]
        way = [one for one in names[1:] if one and words_of.fold(one) not in titles]
        if way and len(names) > 2:
            return way[0]
    return None


def _step(step: Any) -> str | None:
    if not isinstance(step, dict):
        return None
    return words(step.get("name")) or name(step.get("item"))
