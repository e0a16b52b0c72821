"""Bytes of the web to text: what the first bytes, the server and the page say, and what is true.

A page may say one encoding and be in another. Bytes that are valid UTF-8 with a character
beyond ASCII are nothing else by chance, so that beats any word; what is said comes next, as far
as the bytes bear it out; then a guess by frequencies of characters (turbohtml's detector).
"""

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAID = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
HEAD = 4096  # bytes in which a page says its encoding; the standard reads 1024, browsers more
SAMPLE = 65_536  # bytes by which an encoding is guessed
# ASCII bytes alone do not speak for UTF-8 in an encoding that shifts between sets.
SHIFTING = frozenset({"iso-2022-jp", "hz-gb-2312", "iso-2022-kr"})
# Share of the characters beyond ASCII that may be broken before the word that was given is taken
# for wrong. A page cut off, or one foreign quotation in it, breaks a few; a wrong word most.
BROKEN = 0.1


def decode(raw: bytes, said: str | None = None) -> tuple[str, str]:
    """Return the text of bytes, with U+FFFD for what is broken, and the encoding they are in."""
    for mark, name in BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace"), name
    words = _words(raw, said)
    text = _as_utf8(raw, words)
    if text is not None:
        return text, "utf-8"
    for word in words:
        text = _in(raw, word)
        if text is not None and _bears_out(text):
            return text, word
    guess = _guess(raw)
    text = _in(raw, guess)
    return (text, guess) if text is not None else (raw.decode("cp1252", "replace"), "cp1252")


def read(raw: bytes, said: str | None = None) -> tuple[str, bytes]:
    """Return the text of bytes, cleaned, and its UTF-8: mostly these are the bytes that came."""
    text = None
    if b"\0" not in raw and not raw.startswith(tuple(mark for mark, _ in BOMS)):
        text = _as_utf8(raw, _words(raw, said))
    if text is None:
        return encoded(decode(raw, said)[0])
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        text = raw.decode()
    return text, raw


def encoded(text: str) -> tuple[str, bytes]:
    """Return text, cleaned, and its UTF-8, in which what must be cleaned is soon found."""
    try:
        utf8 = text.encode()
    except UnicodeEncodeError:
        utf8 = b"\0"
    if b"\r" in utf8 or b"\0" in utf8:
        text = clean(text)
        utf8 = text.encode()
    return text, utf8


def clean(text: str) -> str:
    """Return text with line ends as \\n, without NUL and without halves of characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        # Two halves that belong together are joined; one alone is broken.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _words(raw: bytes, said: str | None) -> list[str]:
    return [word.lower() for word in (said, _in_page(raw)) if word]


def _as_utf8(raw: bytes, words: list[str]) -> str | None:
    if not SHIFTING.isdisjoint(words):
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _in_page(raw: bytes) -> str | None:
    found = SAID.search(raw, 0, HEAD)
    return (found.group(1) or found.group(2)).decode("ascii", "replace") if found else None


def _in(raw: bytes, name: str) -> str | None:
    """Return the text as browsers would read it in this encoding; None if there is none such.

    Browsers read latin-1 as windows-1252, gb2312 as gb18030 and so on.
    """
    import turbohtml.detect  # noqa: F401 - registers the encodings of the web

    if name.startswith("utf-16") and b"\0" not in raw[:HEAD]:
        return None  # said in ASCII, so it is not true
    try:
        return raw.decode(f"whatwg-{name}", "replace")
    except (LookupError, UnicodeError, ValueError):
        return None


def _bears_out(text: str) -> bool:
    broken = text.count("\ufffd")
    if not broken:
        return True
    beyond = sum(not char.isascii() for char in text)
    return broken <= BROKEN * beyond


def _guess(raw: bytes) -> str:
    from turbohtml.detect import detect

    # Without its ASCII head, which says what was already found to be untrue.
    first = next((n for n, byte in enumerate(raw[: 16 * SAMPLE]) if byte > 127), 0)
    found = detect(raw[first : first + SAMPLE]).encoding
    return (found or "windows-1252").lower()
