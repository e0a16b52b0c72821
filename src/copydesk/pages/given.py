"""What the caller gives: files and folders of any kinds, mixed, and standard input.

A folder is searched through in the order of names, each file is read for what it holds, and rows
come one by one: of a file of a million pages only one is in memory.
"""

import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from copydesk.errors import NoSuchPath, NothingToRead
from copydesk.pages import feed, fields, kinds, opml, warc
from copydesk.pages.row import HTML, Known, Row, failed, of_bytes, of_text
from copydesk.pages.text import CAP, decode, too_long
from copydesk.pages.unpack import BROKEN, Stream, buffered, opened, peek
from copydesk.tables import make_id

Fetched = datetime | Literal["mtime"] | None
INPUT = "-"  # the path that means standard input
MARKUP_BYTES = 4 * CAP


def read(
    paths: Iterable[Path | str],
    *,
    fetched: Fetched = None,
    encoding: str | None = None,
    names: Mapping[str, str] | None = None,
    passed: Counter[str] | None = None,
) -> Iterator[Row]:
    """Yield one row of `pages` per page, in the order of files, within a file in its order.

    A folder is searched through; `-` is standard input. `fetched` holds for the pages that do not
    say themselves when they were fetched; "mtime" takes the file's own time. `encoding` is that of
    files of text. `names` says what columns are called: {"html": "body"}. `passed` is given how
    many files and records of which sort were taken for no pages.

    Raises:
        NoSuchPath: a path that was given is not there.
        NothingToRead: nothing that was given is, or holds, a file that may hold pages.
        BadInput: a column that `names` maps does not exist.
    """
    given = [path if path == INPUT else Path(path) for path in paths]
    lost = [path for path in given if isinstance(path, Path) and not _there(path)]
    if lost:
        raise NoSuchPath(
            f"{len(lost)} of {len(given)} paths are not there, first {lost[0]}. "
            f"Check the spelling, or give the folder that holds the pages."
        )
    if not any(isinstance(path, str) or _any_file(path) for path in given):
        shown = ", ".join(map(str, given[:3])) or "nothing"
        raise NothingToRead(
            f"No page was found in {shown}. Give files of text, HTML, WARC, JSON Lines, Parquet or "
            f"feeds, or a folder that holds some."
        )
    fields.Fields(names or {})
    passed = Counter() if passed is None else passed
    return _rows(given, Reading(fetched, encoding, names or {}, passed))


class Reading:
    """How files are to be read: the options of `read`."""

    def __init__(
        self,
        fetched: Fetched,
        encoding: str | None,
        names: Mapping[str, str],
        passed: Counter[str],
    ) -> None:
        """Keep the options."""
        self._fetched, self.encoding, self._names = fetched, encoding, names
        self.passed = passed

    def time(self, file: Path | None) -> datetime | None:
        """Return when pages were fetched that do not say so."""
        if self._fetched != "mtime":
            return self._fetched
        return datetime.fromtimestamp(file.stat().st_mtime, UTC) if file else None

    def fields(self, file: Path | None) -> fields.Fields:
        """Return what columns are called."""
        return fields.Fields(self._names, self.time(file))


def apart(
    paths: Iterable[Path | str],
) -> tuple[list[str], list[tuple[str, bytes]], list[Path | str]]:
    """Return the addresses of the web, the lists of feeds (name, bytes), and all other paths.

    Only a list that is given by its own name is taken: to read a folder sends nothing out.
    """
    addresses, lists, others = list[str](), list[tuple[str, bytes]](), list[Path | str]()
    for path in paths:
        if str(path).lower().startswith(("http://", "https://")):
            addresses.append(str(path))
        elif (raw := _list_of_feeds(Path(path))) is not None:
            lists.append((Path(path).name, raw))
        else:
            others.append(path)
    return addresses, lists, others


def _list_of_feeds(path: Path) -> bytes | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            head = stream.read(kinds.HEAD)
            return head + stream.read(opml.CAP) if opml.is_list(head) else None
    except OSError:
        return None


def passed_over(paths: Iterable[Path | str]) -> Counter[str]:
    """Return how many files of each suffix the folders hold that are taken for no pages.

    A file that is given by its own name is always tried.
    """
    folders = (Path(path) for path in paths)
    return Counter(
        file.suffix.lower()
        for folder in folders
        if folder.is_dir()
        for file in _shown(folder)
        if not _may_hold_pages(file)
    )


def _there(path: Path) -> bool:
    return path.exists() or str(path) == INPUT


def _rows(given: list[Path | str], how: Reading) -> Iterator[Row]:
    for path in given:
        if str(path) == INPUT:
            yield from of_stream("stdin", buffered(sys.stdin.buffer), None, how)
            continue
        for name, file in _files(Path(path)):
            yield from _of_file(name, file, how)


def _any_file(path: Path) -> bool:
    return str(path) == INPUT or next(_files(path), None) is not None


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and path of each file that may hold pages; hidden ones do not."""
    if not path.is_dir():
        yield path.name, path
        return
    for file in _shown(path):
        if _may_hold_pages(file):
            yield file.relative_to(path).as_posix(), file


def _shown(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are not hidden, in order."""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and not file.is_dir():
            yield file


def _may_hold_pages(file: Path) -> bool:
    """Say whether a file of a folder is tried: by its name, else by what it holds."""
    if kinds.suffix(file.name) in kinds.ENDINGS:
        return True
    try:
        if not file.is_file():
            return False
        with file.open("rb") as raw, opened(raw) as stream:
            return kinds.of(peek(stream, kinds.HEAD), file.name) is not None
    except BROKEN:
        return False


def _of_file(name: str, file: Path, how: Reading) -> Iterator[Row]:
    """Yield the rows of one file; every way in which it cannot be read is a reason."""
    known = Known(name)
    try:
        if file.exists() and not file.is_file():
            yield failed(known, "This is no file but a device or a pipe.")
            return
        with file.open("rb", buffering=1 << 18) as stream:
            yield from of_stream(name, stream, file, how)
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield failed(known, f"The file cannot be opened: {why}. Check that you may read it.")


def of_stream(name: str, raw: Stream, file: Path | None, how: Reading) -> Iterator[Row]:
    """Yield the rows of what a stream holds, by its kind."""
    known = Known(name, fetched=how.time(file))
    if peek(raw, 4) == b"\x28\xb5\x2f\xfd" and kinds.suffix(name) == ".warc":
        yield from warc.rows(name, raw, how.passed)
        return
    try:
        stream = opened(raw)
        kind = kinds.of(peek(stream, kinds.HEAD), name)
        if kind == kinds.WARC:
            # fastwarc unpacks faster than we do, but needs the file from its start.
            if raw.seekable():
                raw.seek(0)
            yield from warc.rows(name, raw if raw.seekable() else stream, how.passed)
        elif kind == kinds.LINES:
            yield from fields.of_stream(name, stream, how.fields(file))
        elif kind == kinds.PARQUET:
            source = file if file and stream is raw else io.BytesIO(stream.read(warc.CAP))
            yield from fields.of_parquet(name, source, how.fields(file))
        elif kind == kinds.FEED:
            yield from feed.rows(name, stream.read(feed.CAP + 1), known.fetched)
        else:
            yield _one(known, stream, kind, how.encoding)
    except BROKEN as error:
        if stream is raw:
            raise
        yield failed(known, f"The gzip file breaks off or is damaged ({error}).")


def _one(known: Known, stream: Stream, kind: str | None, encoding: str | None) -> Row:
    """Return the row of a file that is one page."""
    media_type = HTML if kind == kinds.HTML else "text/plain"
    content = stream.read(MARKUP_BYTES + 1)
    if len(content) > MARKUP_BYTES:
        why = f"The file has more than {MARKUP_BYTES:,} bytes; {too_long()}"
        return failed(known, why, len(content), media_type)
    if kind == kinds.HTML:
        return of_bytes(Known(known.page, fetched=known.fetched, charset=encoding), content, HTML)
    text, reason = decode(content, encoding)
    return failed(known, reason, make_id(content)) if reason else of_text(known, text)
