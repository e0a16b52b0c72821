"""What a file holds, by its first bytes; its name decides only where they do not."""

import json
import re
from pathlib import PurePath

from copydesk.pages import encodings

HEAD = 16_384  # bytes that are looked at
WARC, PARQUET, LINES, FEED, HTML, TEXT, ZSTD = (
    "warc", "parquet", "lines", "feed", "html", "text", "zstd",
)  # fmt: skip
# A comment ends at its first mark, whatever follows: else many of them can be cut in 2^n ways.
COMMENTS = r"(?:(?><!--.{0,8000}?-->)\s*+)*+"
MARKUP = re.compile(
    rf"\s*(?:<\?xml[^>]{{0,200}}>\s*)?{COMMENTS}"
    r"<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
FEEDS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<[?!][^>]{0,2000}>\s*)*<(?:rss|feed|rdf:rdf|atom:feed)[\s>]",
    re.IGNORECASE,
)
JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version')
# Endings of what is told by its name where its bytes do not tell, and tried in a folder.
ENDINGS = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".asc": TEXT, "": TEXT,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
    ".jsonl": LINES, ".ndjson": LINES, ".jsonlines": LINES,
    ".rss": FEED, ".atom": FEED, ".parquet": PARQUET, ".warc": WARC, ".wet": WARC,
}  # fmt: skip


def is_html(raw: bytes) -> bool:
    """Say whether bytes begin as a page of HTML does."""
    return MARKUP.match(_text(raw[:HEAD])) is not None


def of(head: bytes, name: str) -> str | None:
    """Return the kind of a file by its first bytes (unpacked), else by its name, else None."""
    kind = _by_content(head)
    ending = ENDINGS.get(suffix(name))
    if kind:
        return kind
    # A WET file is a WARC; one without its marks is text that somebody stripped.
    return TEXT if ending == WARC and suffix(name) == ".wet" else ending


def suffix(name: str) -> str:
    """Return the ending of a file's name, without that of its packing.

    >>> suffix("crawl/CC-NEWS-1.warc.gz")
    '.warc'
    """
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in {".gz", ".zst"} else path.suffix


def _by_content(head: bytes) -> str | None:
    if head.startswith(b"WARC/"):
        return WARC
    if head.startswith(b"PAR1"):
        return PARQUET
    text = _text(head)
    if MARKUP.match(text):
        return HTML
    if FEEDS.match(text):
        return FEED
    if text.lstrip().startswith("{"):
        return FEED if JSON_FEED.search(text) else LINES if _is_object(text) else None
    return None


def _text(head: bytes) -> str:
    mark, name = next(((m, n) for m, n in encodings.BOMS if head.startswith(m)), (b"", "utf-8"))
    return head[len(mark) :].decode(name, "replace")


def _is_object(text: str) -> bool:
    """Say whether the first line is a JSON object, as far as it can be seen."""
    line, ended, _ = text.lstrip().partition("\n")
    if not ended and len(line) >= HEAD // 2:
        return re.match(r'\{\s*"[^"\\]{1,100}"\s*:', line) is not None
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
