"""Folders that mix all kinds, packed files, standard input, and files made to do harm."""

import gzip
import io
import json
import os
import resource
import sys
import zlib
from collections import Counter

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from copydesk import pages
from copydesk.desk import PATH
from copydesk.engine.local import run
from copydesk.pages import fields, kinds
from copydesk.tables import Pages, build
from tests.pages.archive import packed, record, response

HTML = "<!doctype html><html><body><h1>Fog in Norrøy</h1><p>Ferries wait.</p></body></html>"
TEXT = "Fog in Norrøy\nFerries wait."
ITEM = f"<link>http://a.example/5</link><description><![CDATA[{HTML}]]></description>"
RSS = f"<rss><channel><item>{ITEM}</item></channel></rss>"


def read(*paths, **more):
    rows = list(pages.read(paths, **more))
    build(Pages, rows)
    return rows


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.html").write_text(HTML, "utf-8")
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(HTML.encode()))
    (tmp_path / "d.dat").write_bytes(packed(response("http://a.example/1", HTML.encode())))
    (tmp_path / "e.jsonl").write_text(json.dumps({"id": "line", "html": HTML}) + "\n", "utf-8")
    (tmp_path / "f").write_bytes(gzip.compress(json.dumps({"id": "bare", "text": TEXT}).encode()))
    pq.write_table(pa.table({"id": ["row"], "text": [TEXT]}), tmp_path / "g.bin")
    (tmp_path / "h.xml").write_text(RSS, "utf-8")
    wet = record("conversion", "http://a.example/2", TEXT.encode(), "text/plain")
    (tmp_path / "i.warc.wet.gz").write_bytes(packed(wet))
    (tmp_path / "j.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "k.json").write_text('{\n"a": 1}\n', "utf-8")
    return tmp_path


def test_a_folder_may_mix_all_kinds_and_content_tells_them_apart(folder):
    rows = read(folder)

    assert [row["page"] for row in rows] == [
        "a.txt", "b.html", "c.html.gz", "http://a.example/1", "line", "bare", "row",
        "http://a.example/5", "http://a.example/2",
    ]  # fmt: skip
    assert {row["text"] for row in rows} == {TEXT}
    assert pages.passed_over([folder]) == {".png": 1, ".json": 1}


def test_pages_of_all_kinds_go_through_the_path(folder):
    tables = {"pages": build(Pages, read(folder))}

    run(tables, PATH[:2])

    assert len(set(tables["segments"]["page_id"].to_pylist())) == 9


def test_records_that_are_no_pages_are_counted(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(packed(record("revisit", "http://a.example/", b"")))
    passed = Counter()

    assert read(tmp_path, passed=passed) == []
    assert passed == {"revisit records": 1}


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (TEXT.encode(), ["stdin"]), (HTML.encode(), ["stdin"]),
        (gzip.compress(HTML.encode()), ["stdin"]),
        (json.dumps({"id": "x", "text": TEXT}).encode(), ["x"]),
        ((json.dumps({"text": TEXT}).encode() + b"\n") * 2, ["stdin#1", "stdin#2"]),
        (packed(response("http://a.example/", HTML.encode())) * 2, ["http://a.example/"] * 2),
        (RSS.encode(), ["http://a.example/5"]), (b"", ["stdin"]),
    ],
)  # fmt: skip
def test_standard_input_may_be_any_of_them(monkeypatch, raw, names):
    into, out = os.pipe()
    os.write(out, raw)
    os.close(out)
    with os.fdopen(into, "rb") as stream:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))

        rows = read("-")

        assert [row["page"] for row in rows] == names


class Made(io.RawIOBase):
    """A file of many bytes that are made while they are read."""

    def __init__(self, start, again, size):
        self.start, self.again, self.left = start, again, size

    def readable(self):
        return True

    def readinto(self, into):
        part = self.start or (self.again * (len(into) // len(self.again) + 1))
        part = part[: min(len(into), max(self.left, 0))]
        self.start = self.start[len(part) :]
        into[: len(part)] = part
        self.left -= len(part)
        return len(part)


def test_a_line_of_a_gigabyte_is_a_row_with_a_reason_and_is_never_held():
    stream = io.BufferedReader(Made(b'{"text": "', b"x", 1_000_000_000), 1 << 18)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    (row,) = fields.of_stream("a.jsonl", stream, fields.Fields())

    assert f"more than {fields.LINE_CAP:,} bytes" in row["reason"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # KiB


def test_a_packed_file_that_would_fill_the_memory_is_a_row_with_a_reason(tmp_path):
    pack = zlib.compressobj(1, wbits=31)
    part = b"x" * 1_000_000
    (tmp_path / "bomb.txt.gz").write_bytes(
        b"".join(pack.compress(part) for _ in range(300)) + pack.flush()
    )
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")

    bomb, good = read(tmp_path)

    assert "more than 32,000,000 bytes" in bomb["reason"]
    assert good["text"] == TEXT


def test_a_packed_file_that_breaks_off_is_a_row_with_a_reason(tmp_path):
    lines = b"".join(json.dumps({"text": f"{TEXT} {n}"}).encode() + b"\n" for n in range(50))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-60])

    *rows, last = read(tmp_path)

    assert "breaks off" in last["reason"]
    assert {row["status"] for row in rows} <= {"ok"}


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"WARC/1.0\r\n", "a.txt", kinds.WARC), (b"PAR1", "a", kinds.PARQUET),
        (b"<!-- x -->\n<!DOCTYPE html>", "a.jsonl", kinds.HTML),
        (b"<p>No head", "a.html", kinds.HTML),
        (b"<p>No head", "a.txt", kinds.TEXT),
        (b'<?xml version="1.0"?><rss version="2.0">', "a", kinds.FEED),
        ("\ufeff<html>".encode("utf-16-le"), "a", kinds.HTML),
        (b'{"a": 1}\n{"b', "a.txt", kinds.LINES),
        (b"{ourly} news", "a.txt", kinds.TEXT), (b"{", "a.ndjson", kinds.LINES),
        (b'{"version": "https://jsonfeed.org/version/1"', "a.json", kinds.FEED),
        (b'{"text": "' + b"x" * kinds.HEAD, "a.json", kinds.LINES), (b"x", "a.json", None),
        (b"words", "a.wet.gz", kinds.TEXT),
    ],
)  # fmt: skip
def test_content_tells_the_kind_before_the_name(head, name, kind):
    assert kinds.of(head, name) == kind
