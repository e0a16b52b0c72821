"""Feeds with full texts: RSS 1 and 2, Atom, JSON Feed; each item is a page.

An item is set as a small page of HTML (`markup`): its title as headline, who wrote it and when,
then its content. What a feed says only to programs stands in the head of that page. Offsets into
the markup refer to it. defusedxml stands in front: a feed that declares entities is refused.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from copydesk.pages import encodings
from copydesk.pages.fields import moment
from copydesk.pages.row import HTML, Known, Row, failed, of_markup

CAP = 64_000_000  # bytes of a feed, which is read whole; those of news have less than 1 MB
UNFIT = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
TYPED = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
MARKED = re.compile(
    r"&(?:#\d+|#x[\da-f]+|\w+);|</?(?:a|b|i|em|strong|span|br)\b[^>]*>", re.IGNORECASE
)
TAG = re.compile(r"<[^<>]{0,2000}>")
CUT = re.compile(
    r"(?:…|\.{3})\W{0,9}$|\b(?:continue reading|read more|read on)\b.{0,80}$", re.IGNORECASE
)
WHOLE = 1_000  # characters; summaries of feeds are cut at some 200 to 500. Not measured.
Item = dict[str, str | None]


def rows(name: str, raw: bytes, fetched: datetime | None = None) -> Iterator[Row]:
    """Yield a row for each item of a feed, in its order.

    Items are fetched when the caller says, else when the feed says that it was made.
    """
    try:
        made, items = parse(raw)
    except ValueError as error:
        yield failed(Known(name), str(error), raw[: CAP + 1])
        return
    for n, item in enumerate(items, 1):
        yield of_item(f"{name}#{n}", item, fetched or made)


def parse(raw: bytes) -> tuple[datetime | None, list[Item]]:
    """Return when a feed says that it was made, and its items.

    Raises:
        ValueError: it cannot be read, in words.
    """
    if len(raw) > CAP:
        raise ValueError(f"The feed has more than {CAP:,} bytes.")
    text = UNFIT.sub("", encodings.clean(encodings.decode(raw)[0]))
    try:
        is_json = text.lstrip().startswith("{")
        made, items = _json_feed(text) if is_json else _xml_feed(text)
    except (ParseError, ValueError, RecursionError) as error:
        raise ValueError(f"The feed cannot be read: {_why(error)}") from None
    if not items:
        raise ValueError("The feed has no items.")
    return made, items


def of_item(number: str, item: Item, fetched: datetime | None) -> Row:
    """Return the row of an item; `number` is its name where it has no other."""
    known = Known((item["url"] or item["id"] or number)[:4000], item["url"], fetched)
    if item["content"] or item["title"]:
        return of_markup(known, markup(item))
    return failed(known, "The item has neither title nor content.", media_type=HTML)


def is_whole(item: Item) -> bool:
    """Say whether an item has its text in full, and not the beginning of it or what it is about.

    A feed has one element for the whole and one for a summary, but many put all into either. A
    text that ends in dots goes on elsewhere.
    """
    words = " ".join(TAG.sub(" ", unescape(item["content"] or "")).split())
    if CUT.search(words[-200:]):
        return False
    return bool(words) and (item["part"] == "whole" or len(words) >= WHOLE)


def markup(item: Item) -> str:
    """Return the page of HTML as which an item is read."""
    said = {name: escape(value) for name, value in item.items() if value}
    head = "".join(
        f'<meta property="{name}" content="{said[key]}">'
        for name, key in (("og:site_name", "feed"), ("article:published_time", "published"),
                          ("article:modified_time", "updated"), ("author", "author"))
        if key in said
    )  # fmt: skip
    parts = [
        f"<h1>{_set(item['title'])}</h1>" if item["title"] else "",
        f'<address rel="author">{said["author"]}</address>' if "author" in said else "",
        f'<p><time datetime="{said["published"]}">{said["published"]}</time></p>'
        if "published" in said
        else "",
        f'<div itemprop="articleBody">{item["content"] or ""}</div>',
    ]
    lang = f' lang="{said["language"]}"' if "language" in said else ""
    return (
        f"<!doctype html><html{lang}><head>{head}</head><body><article>"
        f"{''.join(parts)}</article></body></html>"
    )


def _set(title: str) -> str:
    """Return a title as HTML. Feeds write it as text or as HTML, and few say which."""
    return title if MARKED.search(title) else escape(title)


def _why(error: Exception) -> str:
    """Return in words why a feed was refused."""
    if type(error).__name__ in {"EntitiesForbidden", "ExternalReferenceForbidden"}:
        return "it declares entities, with which a feed can be made to grow without end."
    return f"{type(error).__name__}: {str(error)[:150]}."


def _json_feed(text: str) -> tuple[datetime | None, list[Item]]:
    feed = json.loads(text)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise ValueError("there is no list of items")
    return None, [_json_item(feed, item) for item in items if isinstance(item, dict)]


def _json_item(feed: dict[str, Any], item: dict[str, Any]) -> Item:
    authors = item.get("authors") or [item.get("author")]
    names = (
        [a.get("name") for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    )
    plain = _said(item.get("content_text"))
    content = _said(item.get("content_html")) or (_paragraphs(plain) if plain else None)
    return {
        "id": _said(item.get("id")), "url": _said(item.get("url")),
        "title": _said(item.get("title")), "content": content or _said(item.get("summary")),
        "part": "whole" if content else "summary",
        "author": ", ".join(name for name in names if isinstance(name, str)) or None,
        "published": _said(item.get("date_published")), "updated": _said(item.get("date_modified")),
        "feed": _said(feed.get("title")),
        "language": _said(item.get("language")) or _said(feed.get("language")),
    }  # fmt: skip


def _said(value: Any) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) else None


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def _xml_feed(text: str) -> tuple[datetime | None, list[Item]]:
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    root = fromstring(TYPED.sub("", text, count=1).lstrip().encode())
    feed = next((e for e in root if _tag(e) == "channel"), root)
    made = next((_time(said) for said in map(_made, feed) if said), None)
    # In RSS 1 the items stand beside the channel.
    items = [
        e for e in [*root, *(feed if feed is not root else [])] if _tag(e) in {"item", "entry"}
    ]
    whole = {
        "feed": _first(feed, "title"),
        "language": _first(feed, "language")
        or feed.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }
    return made, [whole | _xml_item(item) for item in items]


def _made(element: Element) -> str | None:
    """Return when a feed was made, if this element of it says so."""
    return (
        element.text if _tag(element) in {"lastbuilddate", "updated", "pubdate", "date"} else None
    )


def _time(words: str) -> datetime | None:
    when = moment(words)
    if when is None:
        try:
            when = parsedate_to_datetime(words.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    try:
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _xml_item(item: Element) -> Item:
    links = [e for e in item if _tag(e) == "link"]
    own = [e for e in links if e.get("rel", "alternate") == "alternate"] or links[:1]
    url = next((w for e in own if (w := (e.get("href") or e.text or "").strip())), None)
    author = next((e for e in item if _tag(e) in {"creator", "author"}), None)
    name = None if author is None else _first(author, "name") or "".join(author.itertext())
    part, content = _content(item)
    return {
        "id": _first(item, "guid", "id"), "url": url, "title": _first(item, "title"),
        "part": part, "content": content, "author": (name or "").strip() or None,
        "published": _first(item, "pubdate", "published", "date", "issued"),
        "updated": _first(item, "updated", "modified"),
    }  # fmt: skip


def _content(item: Element) -> tuple[str, str | None]:
    """Return the fullest content of an item as HTML, and whether it is said to be the whole."""
    for tag in ("encoded", "content", "description", "summary"):
        part = "whole" if tag in {"encoded", "content"} else "summary"
        for element in (e for e in item if _tag(e) == tag):
            kind = element.get("type", "html")
            if kind == "xhtml":
                return part, "".join(_serial(child) for child in element)
            words = "".join(element.itertext()).strip()
            if words:
                return part, (_paragraphs(words) if kind in {"text", "text/plain"} else words)
    return "summary", None


def _serial(element: Element) -> str:
    from xml.etree.ElementTree import tostring

    for part in element.iter():
        part.tag = _tag(part)
    return tostring(element, encoding="unicode", method="html")


def _first(element: Element, *tags: str) -> str | None:
    for tag in tags:
        for child in element:
            if _tag(child) == tag and (words := " ".join("".join(child.itertext()).split())):
                return words
    return None


def _tag(element: Element) -> str:
    """Return the tag without its namespace, in small letters."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
