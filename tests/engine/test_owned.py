"""A desk keeps its user's own list of owners, and is worked anew when the list changes."""

import os

import pytest

from copydesk.engine.check import check
from copydesk.engine.owned import keep, owned
from copydesk.engine.store import Desk
from copydesk.engine.writer import Writer
from copydesk.errors import BadLexicon
from copydesk.lexicon import MOST_OUTLETS, OWNERS
from tests.test_path import REWRITE, SIGNINGS, WIRE, page, pages

COURIER, POST = "courier.example", "post.example"
LIST = f"Acme: [{COURIER}, {POST}]"
BAD = [
    "Acme: Courier",
    "- Acme",
    "Acme: [[Courier]]",
    "Acme: [Courier",
    "!!python/object/apply:os.system [ls]",
    "A: [" + ", ".join(f"o{n}" for n in range(MOST_OUTLETS + 1)) + "]",
]


def told():
    """Return two pages on one event, each of a site of its own."""
    texts = WIRE.format(**SIGNINGS[0]), REWRITE.format(**SIGNINGS[0], agency="Norpress")
    return pages(
        *(
            {**page(f"{site}.txt", text), "site": site}
            for site, text in zip((COURIER, POST), texts, strict=True)
        )
    )


@pytest.fixture
def desk(tmp_path):
    desk = Desk.create(tmp_path / "desk")
    desk.add(told())
    return desk


@pytest.fixture
def own(tmp_path):
    """Give a list by which both sites are one owner's."""
    file = tmp_path / "own.yaml"
    file.write_text(LIST, "utf-8")
    return file


def by_owner(desk):
    return [
        row for row in desk.table("ties").to_pylist() if row["evidence"][0]["what"] == "owner: Acme"
    ]


def test_a_list_of_owners_ties_what_is_in_the_desk_already(desk, own):
    assert by_owner(desk) == []

    keep(desk.path, own)
    desk.add(told())

    assert {row["kind"] for row in by_owner(desk)} == {"A"}
    assert not any(found.wrong for found in check(desk.path))


def test_a_list_that_is_taken_away_ties_nothing_any_more(desk, own):
    keep(desk.path, own)
    desk.add(told())
    assert by_owner(desk)

    (desk.path / "owners.yaml").unlink()
    desk.add(told())

    assert by_owner(desk) == []


def test_a_list_holds_for_its_own_desk_only(desk, own, tmp_path, monkeypatch):
    monkeypatch.setenv(OWNERS, "before")
    keep(desk.path, own)

    with owned(desk.path):
        assert os.environ[OWNERS] == str(desk.path / "owners.yaml")
    assert os.environ[OWNERS] == "before"
    with owned(tmp_path):
        assert os.environ[OWNERS] == "before"


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_a_bad_list_is_refused_and_the_old_one_stays(desk, own, tmp_path, text):
    keep(desk.path, own)
    bad = tmp_path / "bad.yaml"
    bad.write_text(text, "utf-8")

    with pytest.raises(BadLexicon, match=r"bad\.yaml"):
        keep(desk.path, bad)

    assert (desk.path / "owners.yaml").read_text("utf-8") == LIST


def test_a_list_that_became_unreadable_stops_the_writer_with_a_word(desk):
    (desk.path / "owners.yaml").write_text("Acme: 3", "utf-8")

    with pytest.raises(BadLexicon, match="no list of owners"), Writer(desk.path) as writer:
        writer.add(told())
