"""Files of plain text, as a person or an editor left them: bytes to text.

Text that cannot be read has a reason; nothing is guessed. Text is UTF-8, or says
by its first bytes that it is UTF-16 or UTF-32, or is in the encoding that the caller names. A
guess would be wrong in silence, and every offset after it.
"""

from copydesk.pages.encodings import BOMS

# A page of news has some 10,000 characters. Above the cap a file is not a page but a heap of
# them, and is better split than read as one.
CAP = 8_000_000
PEEK = 4096

MAGIC = (
    (b"%PDF-", "a PDF file"), (b"\x89PNG\r\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"), (b"PK\x03\x04", "a zip archive"), (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"), (b"\xfd7zXZ", "an xz file"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"), (b"\x7fELF", "a program"), (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\0", "a SQLite database"), (b"RIFF", "an audio, video or image file"),
    (b"OggS", "an audio file"), (b"ID3", "an audio file"), (b"\0\0\0\x18ftyp", "a video file"),
)  # fmt: skip


def too_long() -> str:
    """Return what to do with a page that is over the cap."""
    return f"a page has at most {CAP:,} characters. Split it into one file per page."


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
        return "", f"The page has {len(text):,} characters; {too_long()}"
    if not text.strip():
        return "", "The file has nothing but white space."
    if "\0" in text:
        return "", f"The file is not text: character {text.index(chr(0))} is NUL."
    return text, None
