"""Packed bytes, with a cap on what comes out: a small bomb must not fill the memory."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import IO, cast

GZIP = b"\x1f\x8b"
BROKEN = (OSError, EOFError, zlib.error)
Stream = IO[bytes]


class TooMuch(Exception):
    """More comes out of packed bytes than is allowed. It is caught within the room."""


def buffered(stream: Stream) -> Stream:
    """Return the stream as one that can be peeked into."""
    return stream if hasattr(stream, "peek") else cast(Stream, io.BufferedReader(stream))


def peek(stream: Stream, size: int) -> bytes:
    """Return the next bytes of a buffered stream, without taking them from it."""
    head: bytes = stream.peek(size)[:size]  # type: ignore[attr-defined]
    return head


class Forward:
    """A stream that is only read on: one from a pipe cannot seek, and need not."""

    def __init__(self, stream: Stream) -> None:
        """Start where the stream stands."""
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        part = self._stream.read(size)
        self._at += len(part)
        return part

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at

    def seek(self, at: int, whence: int = 0) -> int:
        """Stay where it stands, if that is what is asked."""
        if (at, whence) not in ((self._at, 0), (0, 1)):
            raise OSError("it can only be read on")
        return self._at

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


def opened(stream: Stream) -> Stream:
    """Return the stream, unpacked while it is read if it holds gzip."""
    packed = peek(stream, 2) == GZIP
    return cast(Stream, gzip.GzipFile(fileobj=stream)) if packed else stream


def lines(stream: Stream, cap: int) -> Iterator[tuple[bytes, bool]]:
    """Yield each line and whether it is whole; of one of more than `cap` bytes only the start."""
    while line := stream.readline(cap + 1):
        whole = len(line) <= cap or line.endswith(b"\n")
        yield (line if whole else line[:200]), whole
        while not whole and (rest := stream.readline(1 << 20)):
            whole = rest.endswith(b"\n")


def body(raw: bytes, transfer: str, content: str, cap: int) -> bytes:
    """Return the body of an HTTP message without its codings; at most `cap` bytes.

    Crawlers unpack a body and leave the headers as they were, so a body that is not packed as
    they say is taken as it is.

    Raises:
        TooMuch: more than that comes out.
    """
    if "chunked" in transfer.lower():
        raw = _joined(raw)
    for coding in reversed(content.lower().split(",")[:3]):
        try:
            raw = _unpacked(raw, coding.strip(), cap)
        except BROKEN:
            return raw
        if len(raw) > cap:
            raise TooMuch
    return raw


def _unpacked(raw: bytes, coding: str, cap: int) -> bytes:
    if coding in {"gzip", "x-gzip"} or (coding == "deflate" and raw[:2] == GZIP):
        return gzip.GzipFile(fileobj=io.BytesIO(raw)).read(cap + 1) if raw else raw
    if coding == "deflate":
        try:
            return zlib.decompressobj().decompress(raw, cap + 1)
        except zlib.error:  # some servers leave out the head of zlib
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, cap + 1)
    if coding == "zstd":
        return _zstd(raw, cap)
    return _brotli(raw, cap) if coding == "br" else raw


def _zstd(raw: bytes, cap: int) -> bytes:
    try:
        import zstandard
    except ImportError:  # nobody asks a server for it; its bytes stay as they are
        return raw
    # The window is what RFC 9659 allows on the web: it is held in memory beside what comes out.
    work = zstandard.ZstdDecompressor(max_window_size=1 << 23)
    try:
        with work.stream_reader(raw) as stream:
            return stream.read(cap + 1)
    except zstandard.ZstdError as error:
        raise OSError(str(error)) from error


def _brotli(raw: bytes, cap: int) -> bytes:
    import brotli  # type: ignore[import-untyped]

    work = brotli.Decompressor()
    out, given = bytearray(), raw
    try:
        while len(out) <= cap and not work.is_finished():
            part = work.process(given, output_buffer_limit=1 << 20)
            if not part and not given:
                break
            out += part
            given = b""
    except brotli.error as error:
        raise OSError(str(error)) from error
    return bytes(out)


def _joined(raw: bytes) -> bytes:
    """Return the chunks of a body joined; what is not in chunks as it is."""
    parts, at = list[bytes](), 0
    while (end := raw.find(b"\n", at, at + 100)) >= 0:
        try:
            size = int(raw[at:end].split(b";")[0].strip(), 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(parts)
        parts.append(raw[end + 1 : end + 1 + size])
        at = end + 1 + size
        at += 2 if raw[at : at + 2] == b"\r\n" else 1 if raw[at : at + 1] == b"\n" else 0
    return b"".join(parts) if parts else raw
