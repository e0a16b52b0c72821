"""JSON Lines and Parquet: pages that come as fields."""

import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import pages
from copydesk.errors import BadInput
from copydesk.pages.fields import Fields, moment, of_lines
from copydesk.tables import Pages, build

NOON = datetime(2031, 4, 8, 12, tzinfo=UTC)
URL = "https://news.quay.example/fog"


def one(fields=Fields(), **found):  # noqa: B008 - it is frozen
    (row,) = of_lines("crawl.jsonl", [json.dumps(found).encode()], fields)
    build(Pages, [row])
    return row


def test_a_page_is_called_by_its_page_else_its_id_else_its_address_else_its_line():
    assert one(page="p", id="i", url=URL, text="News.")["page"] == "p"
    assert one(id=7, url=URL, text="News.")["page"] == "7"
    assert one(url=URL, text="News.")["page"] == URL
    assert one(text="News.")["page"] == "crawl.jsonl#1"


def test_html_is_read_as_html_and_text_as_text():
    html = one(
        url=URL, html="<h1>Fog</h1><p>Ferries wait.", text="other", fetched="2031-04-08T12:00Z"
    )
    text = one(url=URL, text="Fog\r\nFerries wait.", fetched=NOON.timestamp())

    assert (html["media_type"], html["text"]) == ("text/html", "Fog\nFerries wait.")
    assert (text["media_type"], text["text"]) == ("text/plain", "Fog\nFerries wait.")
    assert html["fetched"] == text["fetched"] == NOON
    assert html["site"] == text["site"] == "news.quay.example"


def test_fields_of_other_names_are_mapped():
    fields = Fields({"html": "body", "fetched": "crawled", "id": "key"})

    row = one(fields, key="k1", body="<p>News.", crawled="20310408120000", text="no")

    assert (row["page"], row["text"], row["fetched"]) == ("k1", "News.", NOON)


def test_a_field_that_does_not_exist_cannot_be_mapped():
    with pytest.raises(BadInput, match="no field htlm"):
        Fields({"htlm": "body"})


def test_a_line_without_content_says_what_it_has_and_what_to_do():
    row = one(url=URL, body="<p>News.")

    assert row["status"] == "failed"
    assert "neither html nor text; it has url, body" in row["reason"]


@pytest.mark.parametrize(
    "line", [b"{", b"[1]", b"nonsense", b'{"text": ' + b"[" * 1_000_000,
             b'{"a": ' + b"1" * 5000 + b"}", b"\xff\xfe", b'"text"', b'{"text": null}',
             b'{"text": 3}'],
)  # fmt: skip
def test_a_bad_line_is_a_row_with_a_reason_and_loses_no_other(line):
    rows = list(of_lines("a.jsonl", [line, b'{"text": "News."}', b"  \n"], Fields()))

    assert [row["status"] for row in rows] == ["failed", "ok"]
    assert rows[0]["reason"]


def test_halves_of_characters_and_nuls_are_mended():
    assert (
        one(text="a\0b \ud83d\ude00 \ud83d", url="http://\ud800.example/")["text"] == "ab 😀 \ufffd"
    )


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("2031-04-08T12:00:00Z", NOON), ("2031-04-08 14:00:00+02:00", NOON),
        ("2031-04-08T12:00:00", NOON), (NOON.timestamp(), NOON), (NOON.timestamp() * 1000, NOON),
        ("20310408120000", NOON), (date(2031, 4, 8), NOON.replace(hour=0)), ("yesterday", None),
        (1e300, None), (float("nan"), None), ("9" * 400, None), ("0001-01-01T00:00:00+14:00", None),
        ([], None), (True, datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_times_are_read_in_many_forms_or_not_at_all(said, when):
    assert moment(said) == when


def parquet(path, **columns):
    pq.write_table(pa.table(columns), path, row_group_size=3)
    return list(pages.read([path], names={"html": "body"}))


def test_parquet_is_read_row_by_row_with_names_mapped(tmp_path):
    rows = parquet(
        tmp_path / "crawl.parquet", url=[f"http://a.example/{n}" for n in range(10)],
        body=[f"<p>News {n}." for n in range(10)], more=["x" * 1000] * 10,
        fetched=pa.array([NOON] * 10, pa.timestamp("ns", "UTC")),
    )  # fmt: skip

    assert [row["text"] for row in rows] == [f"News {n}." for n in range(10)]
    assert {row["fetched"] for row in rows} == {NOON}


def test_parquet_with_bytes_is_decoded_and_empty_cells_are_failed_rows(tmp_path):
    rows = parquet(tmp_path / "a.parquet", body=["<p>Café".encode("cp1252"), None])

    assert [row.get("text") for row in rows] == ["Café", None]
    assert rows[1]["page"] == "a.parquet#2"


def test_parquet_without_content_is_one_failed_row(tmp_path):
    (row,) = parquet(tmp_path / "a.parquet", url=["http://a.example/"] * 9)

    assert "neither body nor text; it has url" in row["reason"]


def test_damaged_parquet_is_a_row_with_a_reason(tmp_path):
    parquet(tmp_path / "a.parquet", text=["News."] * 10)
    raw = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(raw[:20] + b"####" + raw[24:])
    (tmp_path / "b.parquet").write_bytes(raw[:-9])

    *_, first, last = pages.read([tmp_path])

    assert "breaks off" in last["reason"]
    assert first["status"] in {"ok", "failed"}


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9)
    | st.binary(max_size=9),
    lambda inner: st.lists(inner, max_size=2), max_leaves=3,
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(["page", "id", "url", "html", "text", "fetched", "x"]), values)
)
def test_any_fields_are_a_row_of_the_table(found):
    row = Fields().of(found, "a.jsonl#1")

    build(Pages, [row])
    assert (row["status"] == "ok") == bool(row.get("text"))


@given(st.lists(st.binary(max_size=60)))
def test_any_lines_are_rows(lines):
    rows = list(of_lines("a.jsonl", lines, Fields()))

    assert len(rows) <= len(lines)
    build(Pages, rows)
