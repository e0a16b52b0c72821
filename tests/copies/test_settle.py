from hypothesis import given
from hypothesis import strategies as st

from copydesk.copies import settle
from copydesk.tables import Matches, build


def settled(*edges):
    rows = [{"key": a, "other_key": b, "similarity": s} for a, b, s in edges]
    table = settle(build(Matches, rows))
    return {row["key"]: row["sentence_id"] for row in table.to_pylist()}


def test_a_class_is_named_by_its_smallest_key():
    assert settled((9, 4, 0.9), (4, 7, 0.9)) == {4: 4, 7: 4, 9: 4}


def test_a_cut_wording_joins_the_class_of_its_sentence():
    assert settled((1, 2, 0.9), (2, 3, 0.5)) == {1: 1, 2: 1, 3: 1}


def test_one_loose_match_does_not_run_two_families_together():
    one = [(1, n, 0.9) for n in range(2, 6)]
    two = [(11, n, 0.9) for n in range(12, 16)]

    classes = settled(*one, *two, (5, 15, 0.5))

    assert classes[5] == 1
    assert classes[15] == 11


def test_a_key_that_is_joined_with_none_is_absent():
    one = [(1, n, 0.9) for n in range(2, 6)]

    assert settled() == {}
    assert set(settled(*one)) == {1, 2, 3, 4, 5}


EDGES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(13, 25), st.sampled_from([0.5, 0.7, 0.9])),
    max_size=25,
)


@given(EDGES, st.randoms())
def test_the_order_of_matches_changes_no_class(edges, shuffle):
    before = settled(*edges)

    shuffle.shuffle(edges)

    assert settled(*edges) == before
    assert all(before[root] == root <= key for key, root in before.items())
