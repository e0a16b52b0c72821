import apsw
import pytest

from copydesk.engine import index as shelves
from copydesk.engine.index import index_name, make_index, open_index


@pytest.fixture
def index(tmp_path):
    make_index(tmp_path, 1)
    found = open_index(tmp_path, index_name(1), write=True)
    yield found
    found.database.close()


def test_an_index_of_an_older_version_is_brought_to_that_of_today_step_by_step(index, monkeypatch):
    steps = {1: ("CREATE TABLE remarks (said)",), 2: ("INSERT INTO remarks VALUES ('kept')",)}
    monkeypatch.setattr(shelves, "MIGRATIONS", steps)

    index.migrate()
    index.migrate()

    assert index.database.pragma("user_version") == 3
    assert index.database.execute("SELECT said FROM remarks").fetchall() == [("kept",)]


def test_a_step_that_fails_half_way_leaves_the_version_before_it(index, monkeypatch):
    steps = {1: ("CREATE TABLE remarks (said)", "INSERT INTO nowhere VALUES (1)")}
    monkeypatch.setattr(shelves, "MIGRATIONS", steps)

    with pytest.raises(apsw.SQLError, match="nowhere"):
        index.migrate()

    assert index.database.pragma("user_version") == 1
    assert not index.database.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'remarks'"
    ).fetchall()


def test_who_reads_can_change_nothing(tmp_path, index):
    reader = open_index(tmp_path, index_name(1))

    with pytest.raises(apsw.ReadOnlyError):
        reader.tell("generation", 99)
