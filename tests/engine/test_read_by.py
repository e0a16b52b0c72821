"""A desk keeps who reads its facts, and is worked anew when that changes."""

import os

import pytest

from copydesk.engine.index import code
from copydesk.engine.owned import check_reader, keep_reader, owned, read_by
from copydesk.engine.store import Desk
from copydesk.errors import BadInput
from copydesk.facts import reader
from copydesk.facts.reader import READER, choice


@pytest.fixture
def desk(tmp_path):
    return Desk.create(tmp_path / "desk")


@pytest.fixture
def no_file(monkeypatch, tmp_path):
    monkeypatch.setattr(reader, "FILE", tmp_path / "none.onnx")


def test_a_desk_that_is_read_by_rules_stays_so(desk, monkeypatch):
    monkeypatch.delenv(READER, raising=False)

    keep_reader(desk.path, "rules")

    with owned(desk.path):
        assert choice() == "rules"
        assert reader.parsed("Fiji left.") is None
    assert READER not in os.environ


def test_other_readers_make_other_tables(monkeypatch):
    monkeypatch.delenv(READER, raising=False)
    trained = code()

    with read_by("rules"):
        ruled = code()

    assert (ruled != trained) == (choice() == "trained")


def test_without_the_file_the_rules_read(no_file, monkeypatch):
    monkeypatch.delenv(READER, raising=False)

    assert choice() == "rules"
    assert reader.parsed("Fiji left.") is None


def test_a_reader_that_there_is_not_is_refused(desk):
    with pytest.raises(BadInput, match="trained or rules"):
        check_reader("oracle")
    with pytest.raises(BadInput, match="is no reader"), read_by("oracle"):
        pass
    with pytest.raises(BadInput):
        keep_reader(desk.path, "")
