import os
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import pages
from copydesk.errors import NoSuchPath, NothingToRead
from copydesk.pages.text import CAP, decode
from copydesk.tables import Pages, build

NEWS = "Café owners in Elvar close early\nThey closed at noon on Tuesday.\n"


def read(path, **more):
    rows = list(pages.read([path], **more))
    build(Pages, rows)
    return rows


def one(tmp_path, raw, **more):
    file = tmp_path / "page.txt"
    file.write_bytes(raw)
    (row,) = read(file, **more)
    return row


def test_a_folder_is_read_through_in_the_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/two.txt", "one.txt", "three.text", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text(NEWS, "utf-8")

    assert [row["page"] for row in read(tmp_path)] == ["b/two.txt", "one.txt", "three.text"]


def test_a_file_is_called_by_its_name_and_its_id_hashes_name_and_text(tmp_path):
    first = one(tmp_path, NEWS.encode())
    again = one(tmp_path, NEWS.encode())
    other = one(tmp_path, b"Other news in Elvar.\n")

    assert first["page"] == "page.txt"
    assert first["page_id"] == again["page_id"] != other["page_id"]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"),
     ("utf-16-be", b"\xfe\xff"), ("utf-32-le", b"\xff\xfe\0\0"), ("utf-32-be", b"\0\0\xfe\xff")],
)  # fmt: skip
def test_text_says_by_its_first_bytes_how_it_is_encoded(tmp_path, encoding, mark):
    row = one(tmp_path, mark + NEWS.encode(encoding))

    assert (row["status"], row["text"], row["characters"]) == ("ok", NEWS, len(NEWS))


def test_line_ends_of_any_system_are_one_character(tmp_path):
    row = one(tmp_path, b"One.\r\nTwo.\rThree.\n")

    assert row["text"] == "One.\nTwo.\nThree.\n"


def test_bytes_that_are_no_utf8_are_named_with_their_place_and_what_to_do(tmp_path):
    row = one(tmp_path, NEWS.encode("cp1252"))

    assert (row["status"], row.get("text")) == ("failed", None)
    assert "0xe9 at offset 3" in row["reason"]
    assert "--encoding" in row["reason"]


def test_a_caller_who_knows_the_encoding_can_name_it(tmp_path):
    assert one(tmp_path, NEWS.encode("cp1252"), encoding="cp1252")["text"] == NEWS


def test_an_encoding_that_does_not_exist_is_said_so(tmp_path):
    assert "no encoding klingon" in one(tmp_path, NEWS.encode(), encoding="klingon")["reason"]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "empty"), (b" \n\n ", "empty"), (b"\x89PNG\r\n\x1a\n123", "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04zip", "zip"), (b"abc\0def", "NUL"), (b"\x1f\x8b\x08", "gzip"),
        ("\u2003\u2003".encode(), "white space"), (NEWS.encode("utf-16-le"), "utf-16-le"),
        (b"\n<!-- x -->\n<html lang=en>", "HTML"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_a_row_with_a_reason(tmp_path, raw, word):
    row = one(tmp_path, raw)

    assert (row["status"], row.get("text")) == ("failed", None)
    assert word in row["reason"]


def test_a_line_of_fifty_megabytes_is_refused_without_being_read(tmp_path):
    row = one(tmp_path, b"x" * 50_000_000)

    assert row["status"] == "failed"
    assert f"{CAP:,}" in row["reason"]


def test_a_page_just_over_the_cap_is_refused_and_one_at_the_cap_is_read():
    assert "Split it" in (decode(b"x" * (CAP + 1))[1] or "")
    assert decode(b"x" * CAP)[1] is None


@pytest.mark.skipif(os.geteuid() == 0, reason="Root may read any file.")
def test_a_file_that_may_not_be_opened_is_a_row_with_a_reason(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text(NEWS, "utf-8")
    file.chmod(0)

    assert "Check that you may read it" in read(file)[0]["reason"]


def test_a_link_to_nothing_is_a_row_with_a_reason(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")

    assert "cannot be opened" in read(tmp_path)[0]["reason"]


def test_a_pipe_is_a_row_with_a_reason_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")

    assert "pipe" in read(tmp_path)[0]["reason"]


def test_one_bad_file_loses_no_other(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "b.txt").write_text(NEWS, "utf-8")

    assert [row["status"] for row in read(tmp_path)] == ["failed", "ok"]


def test_paths_that_are_not_there_are_counted_and_one_is_named(tmp_path):
    with pytest.raises(NoSuchPath, match="2 of 2 paths are not there, first .*nowhere"):
        pages.read([tmp_path / "nowhere", tmp_path / "neither"])


def test_a_folder_without_text_files_is_said_so(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")

    with pytest.raises(NothingToRead, match="No page was found"):
        pages.read([tmp_path])


def test_a_page_has_no_time_unless_somebody_says_when_it_was_fetched(tmp_path):
    noon = datetime(2031, 4, 8, 12, tzinfo=UTC)
    file = tmp_path / "page.txt"
    file.write_text(NEWS, "utf-8")
    os.utime(file, (noon.timestamp(), noon.timestamp()))

    assert read(file)[0]["fetched"] is None
    assert read(file, fetched=noon)[0]["fetched"] == noon
    assert read(file, fetched="mtime")[0]["fetched"] == noon


@given(st.binary(max_size=200), st.sampled_from([None, "cp1252", "utf-16-le", "idna", "zip"]))
def test_any_bytes_are_text_or_have_a_reason(raw, encoding):
    text, reason = decode(raw, encoding)

    assert (reason is None) == bool(text)
    assert "\r" not in text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_text_that_is_decoded_is_the_text_that_was_written(words):
    text, reason = decode(b"\xef\xbb\xbf" + ("News " + words).encode())

    assert reason is None
    assert text == "News " + words


def test_files_of_a_folder_that_are_taken_for_no_pages_are_counted_by_kind(tmp_path):
    for name in ("page.txt", "index", "photo.JPG", "a.json", "deep/b.json", ".hidden.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")

    assert pages.passed_over([tmp_path, tmp_path / "a.json"]) == {".jpg": 1, ".json": 2}
