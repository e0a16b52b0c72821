import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, sampled_from, tuples

from copydesk.stories import meet, pair
from copydesk.stories.pair import CROWD, FEW
from copydesk.tables import Pairs, Passages, Terms, build, make_id
from tests.stories.desk import article, passage


def pairs(rows):
    """Return the pairs that articles make which stand under terms, as a set of two ids each."""
    columns = ("term", "article_id", "words", "guest")
    found = {}
    for row in pair(
        build(Terms, [dict(zip(columns, row, strict=True)) for row in rows])
    ).to_pylist():
        found.setdefault(row["pair_id"], set()).add(row["article_id"])
    return set(map(frozenset, found.values()))


def crowd(size, words):
    return [(7, make_id("article", n), words, False) for n in range(size)]


def test_articles_under_one_term_are_pairs():
    assert pairs([(7, 1, 1, False), (7, 2, 1, False), (8, 3, 1, False)]) == {frozenset({1, 2})}


def test_a_pair_is_named_as_the_copies_room_names_it():
    one, two = article(1), article(2)
    terms = [{"term": 7, "article_id": a["article_id"], "words": 1} for a in (one, two)]

    found = pair(build(Terms, terms)).to_pylist()

    assert {row["pair_id"] for row in found} == {passage(one, two, 1)["pair_id"]}


def test_articles_with_a_day_do_not_meet_as_guests():
    found = pairs([(7, 1, 1, True), (7, 2, 1, True), (7, 3, 1, False)])

    assert found == {frozenset({1, 3}), frozenset({2, 3})}


@pytest.mark.parametrize("words", [1, 2])
def test_all_of_a_small_crowd_are_paired(words):
    assert len(pairs(crowd(CROWD, words))) == CROWD * (CROWD - 1) // 2


def test_a_single_word_that_a_crowd_holds_pairs_nobody():
    assert pairs(crowd(CROWD + 1, 1)) == set()


def test_a_couple_of_words_pairs_each_of_a_crowd_with_a_few():
    found = pairs(crowd(3 * CROWD, 2))

    assert FEW * 3 * CROWD * 0.9 < len(found) <= FEW * 3 * CROWD
    assert len(frozenset().union(*found)) == 3 * CROWD


@settings(deadline=None)  # the machine may be busy
@given(lists(tuples(integers(0, 3), integers(0, 9), sampled_from([1, 2]), sampled_from([False]))))
def test_neither_order_nor_repetition_changes_a_pair(rows):
    assert pairs([*reversed(rows), *rows]) == pairs(rows)


def test_articles_that_share_a_passage_are_compared_without_a_term():
    one, two = article(1), article(2)

    found = meet(build(Pairs, []), build(Passages, [passage(one, two, 30)])).to_pylist()

    pair_id = passage(one, two, 30)["pair_id"]
    assert sorted(map(str, found)) == sorted(
        str({"pair_id": pair_id, "article_id": side["article_id"]}) for side in (one, two)
    )


def test_a_pair_that_shares_terms_and_passages_meets_once():
    one, two = article(1), article(2)
    shared = passage(one, two, 30)
    sides = [{"pair_id": shared["pair_id"], "article_id": a["article_id"]} for a in (one, two)]

    assert len(meet(build(Pairs, sides * 3), build(Passages, [shared, shared]))) == 2
