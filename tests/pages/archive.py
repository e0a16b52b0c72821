"""WARC records made by hand, so that a test shows what stands in them."""

import gzip

WHEN = "2031-04-08T12:00:00Z"


def record(kind, uri, content, sort="application/http; msgtype=response", when=WHEN):
    """Return one record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {when}\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(uri))}>\r\nContent-Type: {sort}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def answer(body, *headers, sort="text/html; charset=utf-8", status="200 OK"):
    """Return an HTTP answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {sort}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def response(uri, body, *headers, **more):
    """Return the record of an HTTP answer."""
    return record("response", uri, answer(body, *headers, **more))


def packed(*records):
    """Return records as a .warc.gz has them, each packed alone."""
    return b"".join(gzip.compress(one) for one in records)
