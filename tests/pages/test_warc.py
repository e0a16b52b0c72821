"""WARC and WET files: which records are pages, and what a bad one may do."""

import gzip
import io
import pickle
import resource
import zlib
from collections import Counter
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.pages import warc
from tests.pages.archive import answer, packed, record, response

BODY = "<html><body><h1>Quay opens</h1><p>The quay in Norrøy opened.</p></body></html>".encode()
TEXT = "Quay opens\nThe quay in Norrøy opened."
NOON = datetime(2031, 4, 8, 12, tzinfo=UTC)


def read(raw, passed=None):
    return list(warc.rows("crawl.warc", io.BufferedReader(io.BytesIO(raw)), passed))


def chunked(raw):
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(raw), raw)


def test_a_page_is_called_by_its_address_and_was_fetched_when_its_record_says():
    (row,) = read(packed(response("https://www.quay.example/a", BODY)))

    assert row["page"] == row["url"] == "https://www.quay.example/a"
    assert (row["site"], row["fetched"], row["text"]) == ("quay.example", NOON, TEXT)


def test_records_that_are_no_pages_are_passed_over_and_counted():
    passed = Counter()
    records = (
        record("warcinfo", "x", b"software: none\r\n", "application/warc-fields"),
        record("request", "http://a.example/", b"GET / HTTP/1.1\r\n\r\n"),
        response("http://a.example/", BODY),
        record("metadata", "http://a.example/", b"fetchTimeMs: 3\r\n", "application/warc-fields"),
        record("revisit", "http://a.example/b", answer(b"")),
        response("http://a.example/c.png", b"\x89PNG", sort="image/png"),
        response("http://a.example/robots.txt", b"User-agent: *", sort="text/plain"),
        response("http://a.example/gone", BODY, status="404 Not Found"),
    )

    rows = read(packed(*records), passed)

    assert [row["page"] for row in rows] == ["http://a.example/"]
    assert passed == {
        "warcinfo records": 1, "request records": 1, "metadata records": 1, "revisit records": 1,
        "image/png records": 1, "text/plain records": 1, "answers with status 404": 1,
    }  # fmt: skip


def test_a_wet_file_gives_the_text_of_its_conversions():
    (row,) = read(record("conversion", "http://a.example/", TEXT.encode(), "text/plain"))

    assert (row["media_type"], row["text"], row.get("tree")) == ("text/plain", TEXT, None)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(BODY), ["Content-Encoding: gzip"]),
        (zlib.compress(BODY), ["Content-Encoding: deflate"]),
        (zlib.compress(BODY)[2:-4], ["Content-Encoding: deflate"]),
        (brotli.compress(BODY), ["Content-Encoding: br"]),
        (chunked(BODY), ["Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(BODY)), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (BODY, ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (BODY, ["Content-Encoding: br"]),
        (BODY, ["Content-Encoding: martian"]),
    ],
)
def test_a_body_is_unpacked_as_it_is_and_not_only_as_it_says(body, headers):
    rows = read(
        packed(response("http://a.example/", body, *headers), response("http://b.example/", BODY))
    )

    assert [row["text"] for row in rows] == [TEXT, TEXT]


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_bomb_in_a_body_is_a_row_with_a_reason_and_the_rest_is_read(coding):
    content = b"<p>" + b"x" * 300_000_000
    bomb = gzip.compress(content, 1) if coding == "gzip" else brotli.compress(content, quality=1)
    del content
    raw = packed(
        response("http://bomb.example/", bomb, f"Content-Encoding: {coding}"),
        response("http://b.example/", BODY),
    )
    del bomb
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    rows = read(raw)

    assert [row["status"] for row in rows] == ["failed", "ok"]
    assert "unpacks to more than 32,000,000 bytes" in rows[0]["reason"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # KiB


def test_a_bomb_in_the_packing_of_a_record_is_a_row_with_a_reason():
    pad = response("http://bomb.example/", b"<p>" + b"x" * 200_000_000)

    rows = read(gzip.compress(pad, 1) + packed(response("http://b.example/", BODY)))

    assert [row["status"] for row in rows] == ["failed", "ok"]
    assert "more than 32,000,000 bytes" in rows[0]["reason"]


def test_a_file_that_breaks_off_says_so_after_the_pages_before_it():
    whole = packed(response("http://a.example/", BODY))
    broken = packed(response("http://b.example/", BODY))

    rows = read(whole + broken[:20] + b"####" + broken[24:])

    assert [row["status"] for row in rows] == ["ok", "failed"]
    assert "breaks off after 1 records" in rows[-1]["reason"]


def test_rows_can_be_sent_to_another_process():
    rows = read(packed(response("http://a.example/", BODY)))

    assert pickle.loads(pickle.dumps(rows)) == rows


def test_an_archive_of_any_length_is_read_record_by_record():
    one = packed(response("http://a.example/", BODY))

    class Endless(io.RawIOBase):
        rest = b""

        def readable(self):
            return True

        def readinto(self, into):
            self.rest = self.rest or one
            part, self.rest = self.rest[: len(into)], self.rest[len(into) :]
            into[: len(part)] = part
            return len(part)

    rows = warc.rows("endless.warc.gz", io.BufferedReader(Endless(), 1 << 16))

    assert [next(rows).get("text") for _ in range(500)] == [TEXT] * 500


@given(
    st.binary(max_size=300),
    st.sampled_from(["WARC/1.0\r\n", "WARC/1.1\r\nWARC-Type: response\r\n", ""]),
)
def test_any_bytes_give_rows(raw, start):
    for row in read(start.encode() + raw):
        assert row["status"] in {"ok", "failed"}


@given(st.binary(max_size=200), st.sampled_from(["text/html", "text/html; charset=martian", ""]))
def test_any_body_is_a_page_or_has_a_reason(body, sort):
    *rows, last = read(
        packed(response("http://a.example/", body, sort=sort), response("http://b.example/", BODY))
    )

    assert last["text"] == TEXT
    assert all(row.get("text") or row["reason"] for row in rows)
