"""Where the segments of a page of HTML stand in its markup, and the markup itself.

A desk keeps the way back into the markup, not the markup: a page of news has thirty times as much
of it as text. Who wants to see it gives the file that was read; its visible text must be that of
the page in the desk, or nothing is shown.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from copydesk.errors import BadInput, NoSuchPath
from copydesk.pages import encodings, row
from copydesk.views.sheets import PageSheet, Stretch


@dataclass(frozen=True)
class Trace:
    """The runs of a page: `start`, `end` in its text, `source`, `source_end` in its markup."""

    start: list[int]
    end: list[int]
    source: list[int]
    source_end: list[int]


def trace_of(column: dict[str, Any] | None) -> Trace | None:
    """Return the trace of a page; None of a page of plain text."""
    if not column or not column["start"]:
        return None
    return Trace(*(list(column[name]) for name in ("start", "end", "source", "source_end")))


def source_of(trace: Trace | None, start: int, end: int) -> tuple[int, int] | None:
    """Return from where to where characters of the text stand in the markup.

    >>> trace = Trace([0, 5], [5, 9], [20, 60], [25, 64])
    >>> source_of(trace, 2, 7), source_of(trace, 5, 9), source_of(None, 0, 1)
    ((22, 62), (60, 64), None)
    """
    if trace is None:
        return None
    first, last = bisect_right(trace.end, start), bisect_left(trace.start, end) - 1
    if first > last:
        return None
    return _at(trace, first, start), _at(trace, last, end)


def _at(trace: Trace, run: int, offset: int) -> int:
    """Return where an offset of a run stands; in a character reference, at one of its ends."""
    into = min(max(offset - trace.start[run], 0), trace.end[run] - trace.start[run])
    long, source_long = (
        trace.end[run] - trace.start[run],
        trace.source_end[run] - trace.source[run],
    )
    if long == source_long:
        return trace.source[run] + into
    return trace.source_end[run] if into else trace.source[run]


def markup_of(sheet: PageSheet, file: Path) -> str:
    """Return the markup of a page from the file that was read, with line ends as \\n.

    Raises:
        NoSuchPath: the file cannot be read.
        BadInput: the file is not the markup of this page.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise NoSuchPath(
            f"{file} cannot be read ({error.strerror}). Name the page's file."
        ) from error
    found = row.of_bytes(row.Known(sheet.page), raw, row.HTML)
    if found.get("text") != sheet.text:
        raise BadInput(
            f"{file} is not the markup of {sheet.page}: its visible text is another. "
            f"Give the file of HTML from which the page was read."
        )
    return encodings.clean(encodings.decode(raw)[0])


def excerpt(markup: str, stretch: Stretch) -> str:
    """Return the markup in which a segment stands, tags and all."""
    return markup[slice(*stretch.source)] if stretch.source else ""
