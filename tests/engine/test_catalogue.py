"""What a search of a desk finds does not depend on how its pages came in."""

from importlib.resources import as_file, files

import pytest

from copydesk import pages
from copydesk.engine.search import KINDS, Question
from copydesk.engine.store import Desk
from copydesk.tables import Pages, build

QUESTIONS = [
    *(Question(words) for words in ("patrol", "port OR senate", '"walvis bay"', "nam* -fleet")),
    *(Question(kinds=(kind,)) for kind in KINDS),
    Question("uruguay", country="NAM", origins=2),
    Question(root="AGREE", first=20_000),
    Question("accords", outlet="ocean ledger"),
]


@pytest.fixture(scope="module")
def rows():
    with as_file(files("copydesk") / "examples") as folder:
        return list(pages.read([folder]))[:9]


def test_pages_that_came_one_by_one_are_found_as_those_that_came_together(rows, tmp_path):
    whole, slow = Desk.create(tmp_path / "whole"), Desk.create(tmp_path / "slow")
    whole.add(build(Pages, rows))
    for row in reversed(rows):
        slow.add(build(Pages, [row]))

    answers = [whole.search(question) for question in QUESTIONS]

    assert [slow.search(question) for question in QUESTIONS] == answers
    assert sum(answer.total > 0 for answer in answers) > len(answers) // 2
