"""Who has the text from whom, where shared changes show it, and nothing where none does."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from copydesk import copies
from copydesk.copies.arborescence import least_tree
from tests.copies.walk import article, number, told, walk

WIRE = (
    "The harbour board of Varrow voted on Tuesday to close the old fish market by winter.",
    "Traders who have sold herring there for three generations said they would not leave.",
    "The board wants to build a quay for cruise ships where the auction hall now stands.",
    "Its chairman, Hollis Dren, promised every trader a stall in a new hall by the station.",
    "Only eleven of the forty traders have accepted the offer so far, the board said.",
    "A court in Keld will hear the case of the others in the first week of November.",
)


def printed(name, *changes, lines=WIRE, **more):
    """Return an article that prints the wire with these words exchanged."""
    text = "\n".join(lines)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return article(name, text, **more)


def lineage(*rows):
    """Return of each article by name whom it hangs on and what shows it."""
    coverage = told(walk(*rows))
    names = {number(row["newsroom"]): row["newsroom"] for row in rows}
    found = copies.descend(coverage, copies.depend(coverage)).to_pylist()
    return {names[row["article_id"]]: (names.get(row["from_id"]), row["shown"]) for row in found}


MISPRINT = ("herring", "herrnig")
SLIP = ("eleven", "seventeen")
OWN = ("three generations", "four generations")
OTHERS = [
    printed("gazette", ("Tuesday", "Monday")),
    printed("herald", ("by winter", "before winter")),
    printed("monitor", ("cruise ships", "liners")),
]


def test_who_shares_a_misprint_and_a_slip_and_adds_to_them_has_them_from_the_other():
    found = lineage(*OTHERS, printed("post", MISPRINT, SLIP), printed("sun", MISPRINT, SLIP, OWN))

    assert found["sun"] == ("post", "text")
    assert found["post"][1] is None


def test_the_characters_of_the_shared_changes_are_the_evidence():
    rows = [*OTHERS, printed("post", MISPRINT, SLIP), printed("sun", MISPRINT, SLIP, OWN)]
    coverage = told(walk(*rows))

    found = copies.descend(coverage, copies.depend(coverage)).to_pylist()

    (claim,) = [row for row in found if row["shown"]]
    assert {e["what"] for e in claim["evidence"]} == {
        "both have word: herring → herrnig",
        "both have number: eleven → seventeen",
    }
    assert {e["page_id"] for e in claim["evidence"]} == {number("post"), number("sun")}


def test_a_sentence_that_the_other_lacks_is_not_from_it():
    post = printed("post", MISPRINT, SLIP, lines=WIRE[:5])

    found = lineage(*OTHERS, post, printed("sun", MISPRINT, SLIP, OWN))

    assert found["sun"] != ("post", "text")


def test_a_change_that_was_undone_was_never_there():
    found = lineage(
        *OTHERS, printed("post", MISPRINT, SLIP, ("case", "plea")), printed("sun", SLIP, OWN)
    )

    assert found["sun"][1] is None


def test_copies_without_a_change_of_their_own_hang_on_the_one_seen_first_and_claim_nothing():
    rows = [printed(name, published=hours * 3_600_000_000) for name, hours in TIMES.items()]

    found = lineage(*rows)

    assert found == {
        "late": ("first", None),
        "later": ("first", None),
        "first": (None, None),
    }


TIMES = {"late": 20, "later": 21, "first": 9}


def test_spelling_and_marks_of_a_house_show_no_descent():
    british = [("harbour", "harbor"), ("chairman,", "chairman –"), ("forty", "40")]

    found = lineage(*OTHERS, printed("post", *british), printed("sun", *british))

    assert all(shown is None for _, shown in found.values())


def test_who_names_the_source_that_it_did_not_copy_hangs_on_it():
    own = (
        "Varrow's last fishmongers may have to leave, the Harbour Post reported on Wednesday.",
        "Nobody at the town hall would speak to this newspaper about it.",
    )
    rows = [printed("Harbour Post"), printed("gazette"), printed("tribune", lines=own)]

    found = lineage(*rows)

    assert found["tribune"] == ("Harbour Post", "credit")


def test_nothing_hangs_on_itself_over_any_number_of_hands():
    rows = [*OTHERS, printed("post", MISPRINT), printed("sun", MISPRINT, SLIP)]
    found = lineage(*rows, printed("star", MISPRINT, SLIP, OWN), printed("echo", OWN))

    for name in found:
        seen = set()
        while name:
            assert name not in seen
            seen.add(name)
            name = found[name][0]


def every_tree(many):
    """Give every way to hang the points but the first on each other without a ring."""
    for sources in product(range(many), repeat=many - 1):
        tree = [-1, *sources]
        if all(reaches(tree, n) for n in range(many)):
            yield tree


def reaches(tree, n):
    for _ in tree:
        n = tree[n] if n > 0 else n
    return n == 0


@pytest.mark.parametrize("many", [2, 3, 4])
@given(data=st.data())
def test_the_tree_of_least_cost_costs_no_more_than_any_other(many, data):
    costs = data.draw(arrays(np.float64, (many, many), elements=st.integers(0, 9)))

    found = least_tree(costs)

    def cost(tree):
        return sum(costs[n, tree[n]] for n in range(1, many))

    assert reaches(found, many - 1)
    assert cost(found) == min(map(cost, every_tree(many)))
