"""WARC and WET files: what a crawler kept, one record after another, as Common Crawl lays it out.

Of a WARC the responses and resources that are HTML are pages, of a WET its conversions. All
other records (requests, metadata, revisits of a page that did not change, errors and redirects,
pictures, feeds) are passed over and counted.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from copydesk.pages.kinds import is_html
from copydesk.pages.row import HTML, Known, Row, failed, of_bytes, of_text
from copydesk.pages.unpack import Forward, Stream, TooMuch, body

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# Of the packed and of the unpacked bytes of a record. Common Crawl cuts at 1 MB, then at 5 MB.
CAP = 32_000_000
HEADERS = 1 << 20  # bytes of the headers of a record
MARKUP = frozenset({"text/html", "application/xhtml+xml"})
UNTOLD = frozenset({"", "application/octet-stream", "application/x-unknown", "unknown/unknown"})

# The numbers by which fastwarc knows the kinds of records.
KINDS = {2: "warcinfo", 4: "response", 8: "resource", 16: "request", 32: "metadata", 64: "revisit",
         128: "conversion", 256: "continuation"}  # fmt: skip


def rows(name: str, stream: Stream, passed: Counter[str] | None = None) -> Iterator[Row]:
    """Yield a row for each page of a WARC or WET file, in its order; packed or not.

    `passed` is given how many records of which sort were no pages. Where the file breaks off,
    the last row says so.
    """
    from fastwarc.warc import ArchiveIterator

    passed = Counter() if passed is None else passed
    n = 0
    try:
        for record in ArchiveIterator(Forward(stream), parse_http=False, max_header_len=HEADERS):
            n += 1
            row = _row(record, passed)
            if row:
                yield row
    except BaseException as error:
        if not isinstance(error, OSError | ValueError | EOFError) and not _is_panic(error):
            raise
        why = f"The archive breaks off after {n} records ({error}). Those before it are read."
        yield failed(Known(name), why, n)
    if not n:
        yield failed(Known(name), "The archive holds no record that can be read.")


def _is_panic(error: BaseException) -> bool:
    """Say whether the reader gave up: what it raises then is no Exception and has no module."""
    return type(error).__name__ == "PanicException"


def _row(record: "WarcRecord", passed: Counter[str]) -> Row | None:
    """Return the row of a record; None and a count where it is no page."""
    kind = KINDS.get(int(record.record_type), "unknown")
    known = _known(record)
    if kind == "conversion":
        return of_text(known, record.reader.read(CAP).decode("utf-8", "replace"))
    if kind not in {"response", "resource"}:
        passed[f"{kind} records"] += 1
        return None
    headers: Any = {}
    if kind == "response":
        try:
            record.parse_http(max_header_len=HEADERS)
        except (OSError, ValueError) as error:
            return failed(known, f"The record's HTTP headers cannot be read ({error}).")
        headers = record.http_headers or {}
        if headers and (headers.status_code or 200) // 100 != 2:
            passed[f"answers with status {headers.status_code}"] += 1
            return None
    said = headers.get("Content-Type") if headers else record.headers.get("Content-Type")
    sort, _, more = (said or "").partition(";")
    sort = sort.strip().lower()
    if sort not in MARKUP | UNTOLD:
        passed[f"{sort[:60]} records"] += 1
        return None
    return _page(record, headers, known, (sort, more), passed)


def _page(
    record: "WarcRecord", headers: Any, known: Known, said: tuple[str, str], passed: Counter[str]
) -> Row | None:
    raw = record.reader.read(CAP + 1)
    if len(raw) > CAP:
        return failed(known, f"The record has more than {CAP:,} bytes.", media_type=HTML)
    try:
        chunked = headers.get("Transfer-Encoding") or ""
        raw = body(raw, chunked, headers.get("Content-Encoding") or "", CAP)
    except TooMuch:
        return failed(known, f"The record unpacks to more than {CAP:,} bytes.", media_type=HTML)
    sort, more = said
    if sort in UNTOLD and not is_html(raw):
        passed["records of a sort nobody says"] += 1
        return None
    charset = more.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    return of_bytes(Known(known.page, known.url, known.fetched, charset or None), raw, HTML)


def _known(record: "WarcRecord") -> Known:
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    name = uri or record.headers.get("WARC-Record-ID") or f"record at {record.stream_pos}"
    try:
        fetched = record.record_date
    except (ValueError, OverflowError):
        fetched = None
    return Known(name, uri or None, fetched)
