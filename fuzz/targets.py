"""The readers that are fuzzed: each takes any bytes, and raises where a rule of `checks` breaks."""

import gzip
import io
from collections.abc import Callable, Iterator

import copydesk.pages.visible  # noqa: F401 - read when the first page of HTML comes
from copydesk.pages import encodings, feed, fields, given, kinds, opml, robots, warc
from copydesk.pages.row import HTML, PLAIN, Known, Row, of_bytes, of_markup
from fuzz import checks

KNOWN = Known("page", "https://quay.example/a")
CHARSETS = (None, "utf-8", "windows-1252", "utf-16", "iso-2022-jp", "nonsense")
CODINGS = ("", "gzip", "deflate", "br", "zstd", "gzip, br", "nonsense")
# Reading Arrow's own format is Arrow's work, in C++; a damaged file of it is a test of ours.
NOT_OURS = b"PAR1"


def html(raw: bytes) -> None:
    """A page of HTML: its first byte chooses what the server says of its encoding."""
    charset, raw = CHARSETS[raw[0] % len(CHARSETS)] if raw else None, raw[1:]
    row = of_bytes(Known(KNOWN.page, KNOWN.url, None, charset), raw, HTML)
    checks.row(row)
    checks.trace(row, encodings.decode(raw, charset)[0])
    checks.tree(row)
    checks.found(row)


def text(raw: bytes) -> None:
    """A page of text, as a feed of the web or a file may hold it."""
    row = of_bytes(KNOWN, raw, PLAIN)
    checks.row(row)
    checks.found(row)


def archive(raw: bytes) -> None:
    """A WARC file: its first byte says whether it is packed, or stands in a record's body."""
    how, raw = raw[0] if raw else 0, raw[1:]
    if how % 3 == 1:
        raw = gzip.compress(raw, 1)
    elif how % 3 == 2:
        raw = _record(raw, CODINGS[how // 3 % len(CODINGS)])
    _all(warc.rows("a.warc", io.BufferedReader(io.BytesIO(raw))))


def _record(body: bytes, coding: str) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n"
    content = head.encode() + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/a\r\n"
        b"WARC-Date: 2031-04-08T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        + f"Content-Length: {len(content)}\r\n\r\n".encode()
        + content
        + b"\r\n\r\n"
    )


def feeds(raw: bytes) -> None:
    """A feed: each of its items is a page, made of what the feed says."""
    _all(feed.rows("feed.xml", raw))
    try:
        _, items = feed.parse(raw)
    except ValueError as error:
        return refused(error)
    for item in items:
        markup = feed.markup(item)
        row = of_markup(KNOWN, markup)
        checks.trace(row, markup)
        checks.tree(row)
        feed.is_whole(item)


def refused(error: ValueError) -> None:
    """What is refused is refused in words."""
    assert str(error), "refused without a reason"


def lines(raw: bytes) -> None:
    """JSON Lines: a row for each line that is not blank."""
    _all(fields.of_stream("a.jsonl", io.BufferedReader(io.BytesIO(raw)), fields.Fields()))


def lists(raw: bytes) -> None:
    """A list of feeds."""
    opml.is_list(raw)
    try:
        found = opml.feeds(raw)
    except ValueError as error:
        return refused(error)
    assert all(found), "an empty address"
    assert len(set(found)) == len(found), "an address twice"


def rules(raw: bytes) -> None:
    """A robots.txt, asked for the path that is its last line."""
    words = raw.decode("utf-8", "replace")
    read = robots.rules(words)
    assert read.delay >= 0, "a wait that is none"
    read.allow("/" + words.rpartition("\n")[2][:200])


def anything(raw: bytes) -> None:
    """A file of a kind that nobody knows."""
    if not raw.startswith(NOT_OURS):
        kinds.of(raw, "a")
        how = given.Reading(None, None, {}, given.Counter())
        _all(given.of_stream("a", io.BufferedReader(io.BytesIO(raw)), None, how))


def path(raw: bytes) -> None:
    """Two pages through the whole path: what stands before the first NUL, and what behind it."""
    halves = raw.split(b"\0", 1)
    pages = [
        of_bytes(Known(f"page{n}", f"https://quay{n}.example/"), half, HTML if n else PLAIN)
        for n, half in enumerate(halves)
    ]
    checks.path(list({page["page_id"]: page for page in pages}.values()))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "html": html, "text": text, "warc": archive, "feed": feeds, "lines": lines, "opml": lists,
    "robots": rules, "anything": anything, "path": path,
}  # fmt: skip


def _all(rows: Iterator[Row]) -> None:
    for row in rows:
        checks.row(row)
        checks.tree(row)
