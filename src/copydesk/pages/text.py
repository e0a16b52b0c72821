"""Plain-text pages: files and folders, as a crawl or an editor left them.

A page that cannot be read is a row that says why; nothing is guessed. Text is UTF-8, or says
by its first bytes that it is UTF-16 or UTF-32, or is in the encoding that the caller names. A
guess would be wrong in silence, and every offset after it.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from copydesk.errors import NoSuchPath, NothingToRead
from copydesk.tables import make_id

Fetched = datetime | Literal["mtime"] | None
Row = dict[str, Any]

SUFFIXES = frozenset({".txt", ".text", ".md", ".wet", ".asc", ""})
# A page of news has some 10,000 characters. Above the cap a file is not a page but a heap of
# them, and is better split than read as one.
CAP = 8_000_000
PEEK = 4096

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF file"), (b"\x89PNG\r\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"), (b"PK\x03\x04", "a zip archive"), (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"), (b"\xfd7zXZ", "an xz file"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"), (b"\x7fELF", "a program"), (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\0", "a SQLite database"), (b"RIFF", "an audio, video or image file"),
    (b"OggS", "an audio file"), (b"ID3", "an audio file"), (b"\0\0\0\x18ftyp", "a video file"),
)  # fmt: skip
HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def read(
    paths: Iterable[Path | str], *, fetched: Fetched = None, encoding: str | None = None
) -> Iterator[Row]:
    """Yield one row of `pages` per file, sorted by name within each path that was given.

    A folder is searched through; a page's name is its file name, from that folder on. The
    `fetched` time is what the caller says; "mtime" takes the file's own.

    Raises:
        NoSuchPath: a path that was given is not there.
        NothingToRead: nothing that was given is, or holds, a text file.
    """
    given = [Path(path) for path in paths]
    lost = [path for path in given if not path.exists()]
    if lost:
        raise NoSuchPath(
            f"{len(lost)} of {len(given)} paths are not there, first {lost[0]}. "
            f"Check the spelling, or give the folder that holds the pages."
        )
    found = [(name, file) for path in given for name, file in _files(path)]
    if not found:
        shown = ", ".join(map(str, given[:3])) or "nothing"
        raise NothingToRead(
            f"No page was found in {shown}. Give text files, or a folder with "
            f"{', '.join(sorted(s for s in SUFFIXES if s))} files in it."
        )
    return (_row(name, file, fetched, encoding) for name, file in found)


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and path of each file that may be a page; hidden ones are none."""
    if not path.is_dir():
        yield path.name, path
        return
    for file in _shown(path):
        if _may_be_page(file):
            yield file.relative_to(path).as_posix(), file


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
        if not _may_be_page(file)
    )


def _shown(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are not hidden, in order."""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and not file.is_dir():
            yield file


def _may_be_page(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES | {".html", ".htm"}


def _row(name: str, file: Path, fetched: Fetched, encoding: str | None) -> Row:
    """Return the row of one file; every way in which it cannot be read is a reason."""
    row: Row = {"page": name, "media_type": "text/plain"}
    try:
        if file.exists() and not file.is_file():
            return _failed(row, "This is no file but a device or a pipe.", "")
        size = file.stat().st_size
        when = datetime.fromtimestamp(file.stat().st_mtime, UTC) if fetched == "mtime" else fetched
        row["fetched"] = when
        if size > 4 * CAP:
            return _failed(row, f"The file has {size:,} bytes; {_too_long()}", str(size))
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _failed(row, f"The file cannot be opened: {reason}. Check that you may read it.", "")
    text, why = decode(raw, encoding)
    if why:
        if why.startswith("HTML"):
            row["media_type"] = "text/html"
        return _failed(row, why, make_id(raw))
    return row | {
        "page_id": make_id("page", name, text), "characters": len(text),
        "status": "ok", "text": text,
    }  # fmt: skip


def _too_long() -> str:
    return f"a page has at most {CAP:,} characters. Split it into one file per page."


def _failed(row: Row, reason: str, content: object) -> Row:
    page_id = make_id("page", row["page"], content)
    return row | {"page_id": page_id, "status": "failed", "reason": reason}


def decode(raw: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """Return the text of a page's bytes with line ends as \\n, and why there is none."""
    if not raw.strip():
        return "", "The file is empty."
    for start, what in MAGIC:
        if raw.startswith(start):
            return "", f"The file is {what}, not text. Extract its text first."
    name, skip = next(((e, len(b)) for b, e in BOMS if raw.startswith(b)), (encoding or "utf-8", 0))
    if not skip and b"\0" in raw[:PEEK] and not encoding:
        at = raw.index(b"\0")
        return "", (
            f"The file is not text: byte {at} is NUL. If it is UTF-16 without a mark at its "
            f"start, name it with --encoding utf-16-le."
        )
    try:
        text = raw[skip:].decode(name)
    except UnicodeDecodeError as error:
        return "", (
            f"The file is not {name}: byte 0x{raw[skip + error.start]:02x} at offset "
            f"{skip + error.start} ({error.reason}). Name its encoding, such as --encoding cp1252."
        )
    except UnicodeError as error:
        return "", f"The file is not {name}: {error}. Name its encoding, such as --encoding cp1252."
    except LookupError:
        return "", f"There is no encoding {name}. Try --encoding utf-8 or --encoding cp1252."
    return _checked(text.replace("\r\n", "\n").replace("\r", "\n"))


def _checked(text: str) -> tuple[str, str | None]:
    if len(text) > CAP:
        return "", f"The page has {len(text):,} characters; {_too_long()}"
    if not text.strip():
        return "", "The file has nothing but white space."
    if "\0" in text:
        return "", f"The file is not text: character {text.index(chr(0))} is NUL."
    if HTML.match(text[:PEEK]):
        return "", "HTML is not read yet. Extract its visible text, one block a line, first."
    return text, None
