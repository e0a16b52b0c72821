import random

from hypothesis import given, settings
from hypothesis.strategies import dictionaries, floats, integers, tuples

from copydesk.stories import circle, gather, lean
from copydesk.stories.group import ONE_EVENT
from copydesk.tables import Leanings, build, make_id
from tests.stories.desk import likenesses

PAIRS = dictionaries(
    tuples(integers(0, 12), integers(0, 12)).filter(lambda pair: pair[0] < pair[1]),
    floats(0.1, 1.0).map(lambda likeness: round(likeness, 6)),
    max_size=30,
)


def leanings(edges):
    return {(row["article_id"], row["other_id"]) for row in lean(likenesses(edges)).to_pylist()}


def circles(edges):
    """Return the circles of articles as a set of sets."""
    found = {}
    for row in circle(lean(likenesses(edges))).to_pylist():
        found.setdefault(row["circle_id"], set()).add(row["article_id"])
    assert all(name == min(members) for name, members in found.items())
    return {frozenset(members) for members in found.values()}


def test_an_article_leans_on_its_likest_and_on_its_likest_of_a_smaller_id():
    found = leanings({(5, 9): 0.9, (5, 8): 0.8, (3, 5): 0.5, (1, 5): 0.4})

    assert {other for article, other in found if article == 5} == {9, 3}


def test_nobody_leans_on_what_is_hardly_like_it():
    assert leanings({(1, 2): ONE_EVENT - 0.01}) == set()


def test_articles_that_print_one_text_are_in_one_circle_whatever_else_is_like_them():
    copies = {(n, n + 1): 1.0 for n in range(1, 20)}

    (found,) = circles(copies | {(0, n): 1.0 for n in range(5, 9)})

    assert found == frozenset(range(21))


@settings(deadline=None)  # the machine may be busy
@given(PAIRS)
def test_two_articles_that_are_like_no_others_are_in_one_circle(edges):
    lone = {(100, 101): 0.5}

    assert circles(edges | lone) == circles(edges) | {frozenset({100, 101})}


@settings(deadline=None)  # the machine may be busy
@given(PAIRS, integers(0, 1000))
def test_the_order_of_rows_changes_no_circle(edges, seed):
    mixed = random.Random(seed).sample(list(edges.items()), len(edges))

    assert circles(dict(mixed)) == circles(edges)


def test_articles_that_all_hang_together_are_in_many_circles():
    dice = random.Random(4)
    ids = [make_id("article", n) for n in range(2000)]
    # Each is like ten that follow it: all hang together, from the first to the last.
    ring = {
        tuple(sorted((ids[n], ids[(n + step) % 2000]))): round(dice.uniform(0.2, 0.6), 6)
        for n in range(2000)
        for step in range(1, 11)
    }

    assert max(map(len, circles(ring))) < 1000


def test_what_is_gathered_are_the_likenesses_of_the_articles_of_a_circle():
    edges = likenesses({(1, 2): 0.5, (2, 3): 0.1, (8, 9): 0.1})

    found = gather(circle(build(Leanings, [{"article_id": 2, "other_id": 1}])), edges).to_pylist()

    assert {(row["circle_id"], row["article_id"], row["other_id"]) for row in found} == {
        (1, 1, 2),
        (1, 2, 1),
        (1, 2, 3),
    }
