"""No sheet depends on the order in which rows lie in the tables."""

import random

import pytest

from copydesk.views.article import article, page
from copydesk.views.diff import diff
from copydesk.views.front import front
from copydesk.views.story import story
from copydesk.views.verify import verify
from tests.views.build import desk, look

SHEETS = {
    "front": front,
    "story": lambda look: story(look, "pact"),
    "page": lambda look: page(look, "monitor.txt"),
    "article": lambda look: article(look, "lens.txt"),
    "diff": lambda look: diff(look, ["post.txt", "ledger.txt", "lens.txt"]),
    "verify": lambda look: verify(look, "we share a coast and one storm"),
}


def shuffled(seed):
    chance = random.Random(seed)
    return {
        name: table.take(chance.sample(range(len(table)), len(table)))
        for name, table in desk().items()
    }


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_the_same_whatever_the_order_of_the_rows(name):
    sheet = SHEETS[name](look())

    for seed in range(5):
        assert SHEETS[name](look(**shuffled(seed))) == sheet
