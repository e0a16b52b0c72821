"""A desk that is whole is found whole; each kind of damage is found, and named."""

import shutil
from pathlib import Path

import msgpack
import pyarrow as pa
import pytest

from copydesk.engine.check import check
from copydesk.engine.filed import PACKED, PLAIN
from copydesk.engine.index import connect, shelves
from copydesk.engine.judged import judgement
from copydesk.engine.store import Desk
from copydesk.errors import DeskDamaged, NoDesk
from copydesk.tables import show_id
from tests.test_path import invented


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "desk"
    desk = Desk.create(folder)
    pages = invented()
    desk.add(pages.slice(0, 9))
    desk.add(pages.slice(9))
    one, other = map(show_id, desk.table("articles")["article_id"].to_pylist()[:2])
    desk.judge([judgement("cut", "ann", article=one, other=other)])
    desk.close()
    # A writer that closes last folds what SQLite keeps beside the file into it.
    connect(folder / "index-000001.db", write=True).close()
    return folder


@pytest.fixture
def folder(clean, tmp_path):
    return Path(shutil.copytree(clean, tmp_path / "desk"))


def wrong(folder):
    """Return what is found wrong, by the name of the check, with an example."""
    return {one.name: one.example for one in check(folder) if one.wrong}


def say(folder, statement, *given):
    database = connect(folder / "index-000001.db", write=True)
    changed = database.execute(statement + " RETURNING 1", given).fetchall()
    database.close()
    assert changed, "nothing was damaged"


def change(folder, table, alter):
    """Let `alter` change the columns of the first piece of a table in which it can."""
    shelf = shelves()[table]
    names = shelf.shape.schema.names
    database = connect(folder / "index-000001.db", write=True)
    for by, piece in database.execute(f'SELECT by, piece FROM "{table}"').fetchall():
        data = piece[1:]
        if piece[:1] == PACKED:
            size = int.from_bytes(data[:4], "little")
            data = pa.decompress(data[4:], size, codec="zstd", asbytes=True)
        columns = dict(zip(names, msgpack.unpackb(data), strict=True))
        if alter(columns):
            packed = PLAIN + msgpack.packb(list(columns.values()))
            database.execute(f'UPDATE "{table}" SET piece = ? WHERE by = ?', (packed, by))
            database.close()
            return
    raise AssertionError("nothing was damaged")


def move(column, by=1):
    """Return what moves the last number of a column."""

    def alter(columns):
        columns[column][-1] += by
        return True

    return alter


def test_a_desk_that_is_whole_is_found_whole_and_all_of_it_is_looked_at(clean):
    found = check(clean)

    assert [one for one in found if one.wrong] == []
    assert [one.name for one in found if not one.looked] == []


def test_an_empty_desk_is_whole(tmp_path):
    Desk.create(tmp_path).close()

    assert wrong(tmp_path) == {}


def test_looking_changes_nothing(folder):
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    check(folder)

    after = {file: file.read_bytes() for file in before}
    assert {file.name for file in before if before[file] != after[file]} <= {"readers"}


def test_a_folder_without_a_desk_is_refused_and_left_alone(tmp_path):
    with pytest.raises(NoDesk):
        check(tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_flipped_byte_of_a_page_file_is_found(folder, place):
    file = folder / "pages" / "000002.parquet"
    data = bytearray(file.read_bytes())
    data[int(place * len(data))] ^= 1
    file.write_bytes(data)

    assert "000002.parquet has the digest" in wrong(folder)["page files"]


def test_a_lost_page_file_is_found(folder):
    (folder / "pages" / "000001.parquet").unlink()

    assert "000001.parquet" in wrong(folder)["page files"]


def test_a_torn_index_file_is_found(folder):
    file = folder / "index-000001.db"
    data = bytearray(file.read_bytes())
    at = len(data) * 3 // 4  # behind the list of tables, without which nothing opens
    data[at : at + 8192] = bytes(8192)
    file.write_bytes(data)

    assert wrong(folder)["index file"]


def test_what_is_no_database_is_said_to_be_damaged(folder):
    (folder / "index-000001.db").write_bytes(b"?" * 9000)

    with pytest.raises(DeskDamaged, match="copydesk rebuild"):
        check(folder)


def test_a_page_that_is_said_to_be_elsewhere_is_found(folder):
    say(folder, "UPDATE pages SET row = row + 1 WHERE file = 1 AND row = 3")

    assert "is not in row 4 of file 1" in wrong(folder)["places of pages"]


def test_a_page_that_the_index_has_lost_is_found(folder):
    say(folder, "DELETE FROM pages WHERE page = 'wire-1-1.txt'")

    assert "(wire-1-1.txt) of file" in wrong(folder)["places of pages"]


SPANS = {
    "segments": ("end", "segments on their pages"),
    "articles": ("headline_end", "articles on their pages"),
    "printings": ("start", "sentences on their pages"),
    "carriers": ("end", "rows that two tables hold"),
    "coverage": ("start", "rows that two tables hold"),
    "mentions": ("from", "words that are cited"),
    "readings": ("end", "words that are cited"),
}


@pytest.mark.parametrize("table", SPANS)
def test_a_span_that_was_changed_is_found(folder, table):
    column, name = SPANS[table]

    change(folder, table, lambda columns: columns[column][-1] and move(column, -1)(columns))

    assert wrong(folder)[name]


@pytest.mark.parametrize("table", ["passages", "mentions"])
def test_a_span_beyond_its_page_is_found(folder, table):
    change(folder, table, move("end", 10**6))

    assert table in wrong(folder)["spans within their pages"]


def test_evidence_beyond_its_page_is_found(folder):
    def alter(columns):
        columns["evidence"][0][0]["end"] += 10**6
        return True

    change(folder, "ties", alter)

    assert "ties cites" in wrong(folder)["spans within their pages"]


def test_a_word_that_was_changed_in_a_text_is_found(folder):
    def alter(columns):
        columns["text"][0] = columns["text"][0].replace("e", "a")
        return True

    change(folder, "articles", alter)

    assert "is not what stands at its body" in wrong(folder)["articles on their pages"]


KEPT = [name for name, shelf in shelves().items() if hasattr(shelf, "by")]


@pytest.mark.parametrize("table", KEPT)
def test_a_piece_that_cannot_be_read_is_found(folder, table):
    say(
        folder, f'UPDATE "{table}" SET piece = x\'0193\' WHERE by = (SELECT min(by) FROM "{table}")'
    )

    assert wrong(folder)["pieces of tables"].startswith(table)


LOST = ("articles", "printings", "carriers", "stories", "coverage", "mentions", "facts",
        "witnesses")  # fmt: skip


@pytest.mark.parametrize("table", LOST)
def test_a_lost_piece_is_found(folder, table):
    say(folder, f'DELETE FROM "{table}" WHERE by = (SELECT max(by) FROM "{table}")')

    found = wrong(folder)
    assert found.keys() & {"rows that two tables hold", "ids that are cited"}


@pytest.mark.parametrize("table", LOST)
def test_a_lost_row_of_a_piece_is_found(folder, table):
    def alter(columns):
        if len(columns["article_id" if "article_id" in columns else "fact_id"]) < 2:
            return False
        for column in columns.values():
            del column[-1]
        return True

    if table == "facts":
        pytest.skip("a piece of facts is one fact")
    change(folder, table, alter)

    assert wrong(folder)


def test_a_lost_count_is_found(folder):
    say(folder, "DELETE FROM counts WHERE fact_id = (SELECT min(fact_id) FROM counts)")

    assert "is not in counts" in wrong(folder)["rows that two tables hold"]


@pytest.mark.parametrize("column", ["carriers", "texts", "independent", "origins"])
def test_a_count_that_is_not_what_the_witnesses_say_is_found(folder, column):
    where = "fact_id = (SELECT min(fact_id) FROM counts)"
    say(folder, f"UPDATE counts SET {column} = {column} + 1 WHERE {where}")

    assert "is not in counts" in wrong(folder)["rows that two tables hold"]


def test_a_row_of_numbers_that_nobody_says_is_found(folder):
    say(folder, "UPDATE counts SET said = 0 WHERE fact_id = (SELECT min(fact_id) FROM counts)")

    assert wrong(folder)["rows of numbers"].startswith("counts")


def test_a_word_among_numbers_is_found(folder):
    say(folder, "UPDATE counts SET texts = 'x' WHERE fact_id = (SELECT min(fact_id) FROM counts)")

    assert wrong(folder)["rows of numbers"].startswith("counts")


LISTS = [(name, column) for name in KEPT for column in shelves()[name].asked]


@pytest.mark.parametrize(("table", "column"), LISTS)
def test_a_row_cut_from_a_list_is_found(folder, table, column):
    name = f"{table}/{column}"
    say(folder, f'DELETE FROM "{name}" WHERE value = (SELECT min(value) FROM "{name}")')

    assert wrong(folder) == {"lists of pieces": wrong(folder)["lists of pieces"]}
    assert wrong(folder)["lists of pieces"].startswith(name)
    assert "unlisted" in wrong(folder)["lists of pieces"]


def test_a_row_too_many_in_a_list_is_found(folder):
    say(folder, 'INSERT INTO "carriers/page_id" VALUES (1, 2)')

    assert wrong(folder)["lists of pieces"].startswith("carriers/page_id: 0000000000000001")


def test_a_judgement_that_the_index_has_lost_is_found(folder):
    say(folder, "DELETE FROM judgements")

    assert "is not in the index" in wrong(folder)["judgements"]


def test_an_article_that_cannot_be_searched_for_is_found(folder):
    say(folder, "DELETE FROM search_entries WHERE kind = 'article'")

    assert "cannot be searched for" in wrong(folder)["entries of the search"]


def test_an_article_that_is_cited_and_not_there_is_found(folder):
    change(folder, "dependencies", move("on_id"))

    assert "among the articles that dependencies.on_id" in wrong(folder)["ids that are cited"]
