"""What a page's markup says of its article: JSON-LD, OpenGraph and other meta tags.

It is written by the publisher for search engines and social networks. It is not printed, so it
has no place on the page; what is printed is compared with it.
"""

import html
import json
import re
from dataclasses import dataclass, field
from typing import Any

from copydesk import text as words_of

TYPES = re.compile(r"Article|BlogPosting|Report$|Review$|LiveBlog|Recipe|Interview|Column")
TITLES = ("og:title", "twitter:title", "title", "headline", "dc.title", "parsely-title")
PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
    "sailthru.date", "article.published", "publishdate", "publish-date", "pubdate", "publish_date",
    "date", "dc.date.issued", "dc.date", "dcterms.created", "cxenseparse:recs:publishtime",
    "article:published", "publication_date", "og:article:published_time", "created",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
AUTHORS = (
    "parsely-author", "sailthru.author", "author", "dc.creator", "article:author_name", "byl",
    "article:author", "twitter:creator_name", "cxenseparse:author",
)  # fmt: skip
OUTLETS = ("og:site_name", "application-name", "parsely-site", "publisher")
MOST = 400  # entries of JSON-LD that are looked at
DEEPEST = 8
LONGEST_NAME = 120
ADDRESS = re.compile(r"https?://|^[@/]|\bwww\.|@")
# What stands behind a title: " | Harbour Post", " - Harbour Post".
TAIL = re.compile(r"\s+(?:[|–—·•»:]|-{1,2})\s+")


@dataclass(frozen=True)
class Said:
    """What the head of a page says of its article; null or empty where it is silent."""

    titles: tuple[str, ...] = ()
    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    language: str | None = None
    listed: tuple[str, ...] = field(default=())


def read(declared: list[dict[str, str]] | None) -> Said:
    """Return what a page declares; what stands first under a name counts."""
    first: dict[str, str] = {}
    blocks: list[str] = []
    authors: list[str] = []
    for row in declared or ():
        name, value = row["name"], row["value"]
        if name == "json-ld":
            blocks.append(value)
            continue
        first.setdefault(name, value)
        if name in {"author", "article:author"} and value not in authors:
            authors.append(value)
    entries = [entry for block in blocks for entry in _entries(block)]
    titles = tuple(dict.fromkeys(first[name] for name in TITLES if name in first))
    article = _article(entries, titles)
    headline = _words(article.get("headline")) or _words(article.get("name"))
    return Said(
        titles=titles,
        headline=headline,
        authors=_authors(article, first, authors),
        published=_words(article.get("datePublished")) or _first(first, PUBLISHED),
        modified=_words(article.get("dateModified")) or _first(first, MODIFIED),
        outlet=_first(first, OUTLETS) or _name(article.get("publisher")),
        language=_words(article.get("inLanguage")) or first.get("lang"),
        listed=_listed(entries),
    )


def titles(declared: list[dict[str, str]] | None) -> list[str]:
    """Return the page's titles, without JSON-LD, which costs more to read."""
    first: dict[str, str] = {}
    for row in declared or ():
        if row["name"] in TITLES:
            first.setdefault(row["name"], row["value"])
    return [first[name] for name in TITLES if name in first]


def without_outlet(title: str, outlet: str | None) -> str:
    """Return a title without the name of the outlet at its end, where that is set apart.

    >>> without_outlet("Port reopens | Harbour Post", "Harbour Post")
    'Port reopens'
    """
    parts = list(TAIL.finditer(title))
    if not parts:
        return title
    cut = parts[-1]
    if outlet:
        named = [p for p in parts if words_of.fold(outlet) in words_of.fold(title[p.start() :])]
        return title[: named[-1].start()] if named else title
    return title[: cut.start()] if cut.group().strip() in "|•·»" else title


def _entries(block: str) -> list[dict[str, Any]]:
    """Return the objects of a block of JSON-LD that have a type; none where it is no JSON."""
    try:
        data = json.loads(block.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    left: list[tuple[Any, int]] = [(data, 0)]
    while left and len(found) < MOST:
        here, depth = left.pop(0)
        if isinstance(here, list):
            left += [(one, depth) for one in here[:MOST]]
        elif isinstance(here, dict) and depth < DEEPEST:
            if here.get("@type"):
                found.append(here)
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                if isinstance(here.get(key), list | dict):
                    left.append((here[key], depth + 1))
    return found


def _article(entries: list[dict[str, Any]], titles: tuple[str, ...]) -> dict[str, Any]:
    """Return the entry of the page's article: of several the one that a title of the page names."""
    articles = [entry for entry in entries if TYPES.search(_type(entry))]
    known = [words_of.fold(title) for title in titles]
    for entry in articles[:20]:
        name = words_of.fold(_words(entry.get("headline")) or "")
        if name and any(name in title for title in known):
            return entry
    dated = (e for e in articles if e.get("datePublished"))
    pages = (e for e in entries if e.get("datePublished") and "WebPage" in _type(e))
    return next(dated, None) or (articles[0] if articles else next(pages, {}))


def _type(entry: dict[str, Any]) -> str:
    kind = entry.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _words(value: Any) -> str | None:
    """Return a value that is words, with single spaces; of several the first."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _words(value.get("name") if isinstance(value, dict) else value)


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if said.get(name)), None)


def _authors(article: dict[str, Any], said: dict[str, str], listed: list[str]) -> tuple[str, ...]:
    """Return the names of who wrote it; addresses are no names."""
    given = article.get("author") or article.get("creator")
    several = given if isinstance(given, list) else [given]
    names = [_name(one) for one in several[:20]]
    found = [n for n in names if n and len(n) <= LONGEST_NAME and not ADDRESS.search(n)]
    if not found:
        told = [said[n] for n in AUTHORS[:2] if n in said] or listed
        told = told or [said[n] for n in AUTHORS if n in said][:1]
        found = [n for n in told if len(n) <= LONGEST_NAME and not ADDRESS.search(n)]
    return tuple(dict.fromkeys(found))


def _listed(entries: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the addresses and names of what the page lists (ItemList)."""
    found: list[str] = []
    for entry in entries:
        items = entry.get("itemListElement") if "ItemList" in _type(entry) else None
        for item in (items if isinstance(items, list) else [])[:MOST]:
            inner = item.get("item") if isinstance(item, dict) else None
            row = inner if isinstance(inner, dict) else item
            if isinstance(row, dict):
                found += [w for w in (_words(row.get("url")), _words(row.get("name"))) if w]
    return tuple(found)
