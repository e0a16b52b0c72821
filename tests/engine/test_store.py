import errno
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from copydesk.engine.intake import SMALL, merge
from copydesk.engine.rebuild import rebuild
from copydesk.engine.store import SHAPES, Desk
from copydesk.errors import (
    BadTable,
    DeskBusy,
    DeskDamaged,
    DeskNotWritten,
    DeskTooNew,
    DeskTooOld,
    NoDesk,
    NotFound,
)
from tests.build import page, pages

FIRST = page(
    "harbour.txt", "Harbour strike ends\nDock workers in Varna went back to work on Monday."
)
SECOND = page("flood.txt", "River floods two villages\nThe Tisza rose by two metres overnight.")
LOST = {**page("broken.bin", ""), "status": "failed", "reason": "not text", "text": None}
FOUND = page("broken.bin", "The mayor resigned on Friday.")

WRITER = """
import sys
from copydesk.engine.store import Desk
from tests.build import page, pages
text = "Council votes {0}\\nThe council voted {0} times on Monday."
rows = [page(f"page {n}", text.format(n)) for n in range(20)]
print("ready", flush=True)
Desk.open(sys.argv[1]).add(pages(*rows))
print("done", flush=True)
"""


WRITTEN = [f"page {n}" for n in range(20)]


def contents(desk):
    return {name: desk.table(name).to_pylist() for name in SHAPES}


def names(desk):
    return desk.table("pages")["page"].to_pylist()


def start_writer(folder):
    """Return a process that is about to add pages to the desk."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writer.stdout.readline() == "ready\n"
    return writer


def time_writer(folder):
    """Return the seconds that the writer takes when it is not disturbed."""
    writer = start_writer(folder)
    start = time.perf_counter()
    assert writer.communicate() == ("done\n", None)
    return time.perf_counter() - start


def test_a_new_desk_is_empty_but_has_every_table(tmp_path):
    desk = Desk.create(tmp_path / "desk")

    assert all(not rows for rows in contents(desk).values())


def test_what_is_added_is_there_when_the_desk_is_opened_again(tmp_path):
    added = Desk.create(tmp_path).add(pages(FIRST, SECOND))

    desk = Desk.open(tmp_path)

    assert added == 2
    assert sorted(names(desk)) == ["flood.txt", "harbour.txt"]


def test_making_a_desk_where_one_is_keeps_it(tmp_path):
    Desk.create(tmp_path).add(pages(FIRST))

    assert names(Desk.create(tmp_path)) == ["harbour.txt"]


def test_a_page_that_comes_twice_changes_nothing(tmp_path):
    desk = Desk.create(tmp_path)
    desk.add(pages(FIRST, SECOND))
    generation = desk.generation

    assert desk.add(pages(SECOND)) == 0
    assert desk.generation == generation


@pytest.mark.parametrize(
    "order", [(FIRST, LOST, FOUND), (FOUND, FIRST, LOST), (LOST, FOUND, FIRST)]
)
def test_a_failed_page_gives_way_to_the_same_page_read_whichever_came_first(tmp_path, order):
    desk = Desk.create(tmp_path)

    for row in order:
        desk.add(pages(row))

    assert sorted(zip(names(desk), desk.table("pages")["status"].to_pylist(), strict=True)) == [
        ("broken.bin", "ok"),
        ("harbour.txt", "ok"),
    ]


def test_a_failed_page_stays_as_a_row_with_its_reason(tmp_path):
    desk = Desk.create(tmp_path)

    desk.add(pages(LOST, FIRST))

    assert [
        row["reason"] for row in desk.table("pages").to_pylist() if row["status"] == "failed"
    ] == ["not text"]


def test_one_page_told_in_two_ways_is_kept_in_the_way_that_says_more():
    bare, told = pages(FIRST), pages({**FIRST, "url": "https://example.org/harbour"})

    assert merge(bare, told).equals(merge(told, bare))
    assert merge(bare, told)["url"].to_pylist() == ["https://example.org/harbour"]


def test_who_has_opened_a_desk_goes_on_reading_what_was_there_then(tmp_path):
    Desk.create(tmp_path).add(pages(FIRST))
    reader = Desk.open(tmp_path)

    Desk.open(tmp_path).add(pages(SECOND))

    assert names(reader) == ["harbour.txt"]
    assert len(names(Desk.open(tmp_path))) == 2


def test_nothing_of_a_run_is_left_beside_the_index_and_the_pages(tmp_path):
    desk = Desk.create(tmp_path)

    texts = (f"{n} ships\n{n} ships left Varna." for n in range(SMALL + 1))
    desk.add(pages(*(page(f"{n}.txt", text) for n, text in enumerate(texts))))

    files = {str(f.relative_to(tmp_path)) for f in tmp_path.rglob("*") if f.is_file()}
    assert {file for file in files if not file.startswith("index-000001.db-")} == {
        "desk.json", "index-000001.db", "lock", "pages/000001.parquet", "readers",
    }  # fmt: skip


def test_a_second_writer_is_told_who_is_writing(tmp_path):
    desk = Desk.create(tmp_path)

    def disturb(*_):
        with pytest.raises(DeskBusy, match=f"Process {os.getpid()} is adding pages"):
            Desk.open(tmp_path).add(pages(SECOND))

    desk.add(pages(FIRST), progress=disturb)
    assert names(desk) == ["harbour.txt"]


def test_an_interrupt_leaves_the_desk_as_it_was_and_open_to_the_next(tmp_path):
    desk = Desk.create(tmp_path)
    desk.add(pages(FIRST))

    def interrupt(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.add(pages(SECOND), progress=interrupt)
    assert names(Desk.open(tmp_path)) == ["harbour.txt"]
    assert desk.add(pages(SECOND)) == 1


@pytest.mark.parametrize("moment", range(3))
def test_a_crash_while_pages_are_written_leaves_the_old_desk(tmp_path, monkeypatch, moment):
    desk = Desk.create(tmp_path)
    desk.add(pages(FIRST))
    old = contents(desk)
    flush, flushed = os.fsync, iter(range(moment))

    def crash(number):
        if next(flushed, None) is None:
            raise SystemExit
        flush(number)

    monkeypatch.setattr(os, "fsync", crash)
    with suppress(SystemExit):
        desk.add(pages(SECOND))
    monkeypatch.undo()

    assert contents(Desk.open(tmp_path)) == old or moment == 2
    Desk.open(tmp_path).add(pages(SECOND))
    assert sorted(names(Desk.open(tmp_path))) == ["flood.txt", "harbour.txt"]


def test_a_writer_that_is_killed_leaves_the_old_desk_or_the_new_one(tmp_path):
    Desk.create(tmp_path / "spare")
    seconds = time_writer(tmp_path / "spare")
    for n, share in enumerate((0.3, 0.7, 0.9, 1.0)):
        folder = tmp_path / str(n)
        desk = Desk.create(folder)
        desk.add(pages(FIRST))
        old = contents(desk)

        writer = start_writer(folder)
        time.sleep(share * seconds)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()

        found = Desk.open(folder)
        assert contents(found) == old or sorted(names(found)) == sorted([*WRITTEN, "harbour.txt"])
        assert found.add(pages(SECOND)) >= 1
        assert not list(folder.glob("work/*"))


def test_a_full_disk_is_named_and_leaves_the_desk_as_it_was(tmp_path, monkeypatch):
    desk = Desk.create(tmp_path)
    desk.add(pages(FIRST))

    def fill(number):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fill)
    with pytest.raises(DeskNotWritten, match="No space left on device"):
        desk.add(pages(SECOND))
    monkeypatch.undo()

    assert names(Desk.open(tmp_path)) == ["harbour.txt"]
    assert desk.add(pages(SECOND)) == 1


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "diary.txt").write_text("private")

    with pytest.raises(DeskNotWritten, match=r"diary\.txt/desk cannot be written"):
        Desk.create(tmp_path / "diary.txt" / "desk")


def test_a_folder_without_a_desk_says_how_to_make_one(tmp_path):
    with pytest.raises(NoDesk, match="copydesk read PATH --desk"):
        Desk.open(tmp_path)


def test_a_folder_with_other_files_is_not_made_a_desk(tmp_path):
    (tmp_path / "diary.txt").write_text("private")

    with pytest.raises(NoDesk, match=r"1 other files, first diary\.txt"):
        Desk.create(tmp_path)


def test_a_file_is_not_made_a_desk(tmp_path):
    (tmp_path / "diary.txt").write_text("private")

    with pytest.raises(NoDesk, match="is a file"):
        Desk.create(tmp_path / "diary.txt")


def test_a_desk_of_a_later_version_is_left_alone(tmp_path):
    Desk.create(tmp_path)
    (tmp_path / "desk.json").write_text(json.dumps({"format": 99, "segments": "elsewhere"}))

    with pytest.raises(DeskTooNew, match="format 99"):
        Desk.open(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "null", '{"format": 2}', '{"format": "new"}', "\x00"])
def test_a_damaged_manifest_is_named(tmp_path, text):
    Desk.create(tmp_path)
    (tmp_path / "desk.json").write_text(text)

    with pytest.raises(DeskDamaged, match=r"desk\.json cannot be read"):
        Desk.open(tmp_path)


@pytest.mark.parametrize("text", [b"", b"SQLite format 3\0 no", b"x" * 9000])
def test_a_damaged_index_is_named_with_what_makes_it_anew(tmp_path, text):
    Desk.create(tmp_path).close()
    (tmp_path / "index-000001.db").write_bytes(text)

    with pytest.raises(DeskDamaged, match="copydesk rebuild"):
        Desk.open(tmp_path).table("stories")


def test_a_missing_index_is_named(tmp_path):
    Desk.create(tmp_path).close()
    (tmp_path / "index-000001.db").unlink()

    with pytest.raises(DeskDamaged, match=r"index-000001\.db is missing"):
        Desk.open(tmp_path)


def test_a_missing_page_file_is_named(tmp_path):
    desk = Desk.create(tmp_path)
    desk.add(pages(FIRST))
    (tmp_path / "pages" / "000001.parquet").unlink()

    with pytest.raises(DeskDamaged, match=r"000001\.parquet cannot be read"):
        Desk.open(tmp_path).table("pages")


@pytest.mark.parametrize("harm", ["nothing", "lost", "damaged"])
def test_a_desk_is_made_anew_from_its_pages(tmp_path, harm):
    desk = Desk.create(tmp_path)
    desk.add(pages(FIRST, LOST))
    desk.add(pages(SECOND))
    old = contents(desk)
    desk.close()
    if harm == "lost":
        (tmp_path / "index-000001.db").unlink()
    elif harm == "damaged":
        (tmp_path / "index-000001.db").write_bytes(b"?" * 5000)

    rebuild(tmp_path)

    assert contents(Desk.open(tmp_path)) == old
    assert [file.name for file in tmp_path.glob("index-*.db")] == ["index-000002.db"]


def test_a_desk_of_the_first_format_is_made_anew_from_its_pages(tmp_path):
    (tmp_path / "tables-000004").mkdir()
    pq.write_table(pages(FIRST, SECOND), tmp_path / "tables-000004" / "pages.parquet")
    manifest = {"format": 1, "code": "", "generation": 4, "tables": "tables-000004"}
    (tmp_path / "desk.json").write_text(json.dumps(manifest))

    with pytest.raises(DeskTooOld, match="copydesk rebuild"):
        Desk.open(tmp_path)
    rebuild(tmp_path)

    assert sorted(names(Desk.open(tmp_path))) == ["flood.txt", "harbour.txt"]
    assert not (tmp_path / "tables-000004").exists()


def test_an_unknown_table_is_answered_with_those_that_there_are(tmp_path):
    with pytest.raises(NotFound, match="pages, segments, articles"):
        Desk.create(tmp_path).table("rumours")


def test_what_is_no_table_of_pages_is_refused(tmp_path):
    with pytest.raises(BadTable, match="pages: expected"):
        Desk.create(tmp_path).add(pa.table({"page": ["a"]}))
