"""One page to one row of `pages`, whatever it came in.

What holds the page (a WARC record, a line, a feed) may say where it is from and when it was
fetched (`Known`). All functions are pure, so that any engine can work them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from copydesk.pages import encodings
from copydesk.pages.text import CAP, MAGIC, too_long
from copydesk.tables import make_id

Row = dict[str, Any]

# The median page of news has 200,000 characters of markup, the largest seen some 10 million.
MARKUP_CAP = 16_000_000
HTML = "text/html"
PLAIN = "text/plain"


@dataclass(frozen=True)
class Known:
    """What is known of a page besides its content."""

    page: str
    url: str | None = None
    fetched: datetime | None = None
    charset: str | None = None


def failed(known: Known, reason: str, content: object = "", media_type: str = PLAIN) -> Row:
    """Return the row of a page that cannot be read."""
    return _start(known, media_type) | {
        "page_id": make_id("page", _name(known), content), "status": "failed", "reason": reason,
    }  # fmt: skip


def of_text(known: Known, text: str) -> Row:
    """Return the row of a page of plain text."""
    text = encodings.clean(text)
    if len(text) > CAP:
        return failed(known, f"The page has {len(text):,} characters; {too_long()}", make_id(text))
    if not text.strip():
        return failed(known, "The page has no text.")
    return _read(known, PLAIN, text)


def of_markup(known: Known, markup: str) -> Row:
    """Return the row of a page of HTML: its visible text, its elements, and where all stands."""
    return _of_markup(known, *encodings.encoded(markup))


def _of_markup(known: Known, markup: str, utf8: bytes) -> Row:
    from copydesk.pages.visible import Visible

    if len(markup) > MARKUP_CAP:
        why = f"The page has {len(markup):,} characters of HTML; at most {MARKUP_CAP:,} are read."
        return failed(known, why, make_id(markup), HTML)
    page = Visible(markup, utf8)
    if not page.text:
        why = "The HTML has no visible text; perhaps a script writes it."
        return failed(known, why, make_id(markup), HTML)
    if len(page.text) > CAP:
        why = f"The page has {len(page.text):,} visible characters; {too_long()}"
        return failed(known, why, make_id(markup), HTML)
    return _read(known, HTML, page.text) | page.columns()


def of_bytes(known: Known, raw: bytes, media_type: str) -> Row:
    """Return the row of a page that came over the web: HTML, or else text."""
    markup = media_type != PLAIN
    if not raw or raw.isspace():
        return failed(known, "The page is empty.", "", HTML if markup else PLAIN)
    for start, what in MAGIC:
        if raw.startswith(start):
            return failed(known, f"The page is {what}, not text.", make_id(raw))
    text, utf8 = encodings.read(raw, known.charset)
    return _of_markup(known, text, utf8) if markup else of_text(known, text)


def site(url: str | None) -> str | None:
    """Return the host of a URL, without `www.`; None where there is none.

    >>> site("https://www.harbourpost.example:8080/news?id=1")
    'harbourpost.example'
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return (host or "").strip(".").removeprefix("www.") or None


def _name(known: Known) -> str:
    # A name from outside may hold halves of characters; a table holds no such thing.
    return known.page.replace("\0", "").encode("utf-8", "backslashreplace").decode()


def _start(known: Known, media_type: str) -> Row:
    url = encodings.clean(known.url) if known.url else None
    when = known.fetched
    when = (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC) if when else None
    return {
        "page": _name(known), "url": url, "site": site(url), "fetched": when,
        "media_type": media_type,
    }  # fmt: skip


def _read(known: Known, media_type: str, text: str) -> Row:
    return _start(known, media_type) | {
        "page_id": make_id("page", _name(known), text), "characters": len(text),
        "status": "ok", "text": text,
    }  # fmt: skip
