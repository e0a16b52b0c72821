import random

import pyarrow as pa
from hypothesis import given, settings
from hypothesis.strategies import dictionaries, floats, integers, tuples

from copydesk.stories import draw, gather, group, sketch
from copydesk.stories.group import LARGE, ONE_EVENT
from copydesk.tables import Articles, Circles, Sketches, build, make_id, shape_of
from tests.stories.desk import article, likenesses, march

PAIRS = dictionaries(
    tuples(integers(0, 12), integers(0, 12)).filter(lambda pair: pair[0] < pair[1]),
    floats(0.1, 1.0).map(lambda likeness: round(likeness, 6)),
    max_size=30,
)


def grouped(edges, circles=None):
    """Return the groups table of articles without a word, which are alike as is said."""
    articles = sorted({end for edge in edges for end in edge})
    homes = circles or dict.fromkeys(articles, 0)
    named = {"article_id": articles, "circle_id": [homes[article] for article in articles]}
    blank = {"dated": False, "bare": False, "length": 9}
    blank |= dict.fromkeys(("words", "counts", "named", "titled"), ())
    found = gather(pa.table(named, schema=schema(Circles)), likenesses(edges))
    sketches = build(Sketches, [{"article_id": article, **blank} for article in articles])
    return group(found, draw(pa.table(named, schema=schema(Circles)), sketches))


def schema(table):
    return shape_of(table).schema


def groups(edges, circles=None):
    """Return the groups of articles as a set of sets."""
    found = {}
    for row in grouped(edges, circles).to_pylist():
        found.setdefault(row["story_id"], set()).add(row["article_id"])
    return {frozenset(members) for members in found.values()}


def test_a_chain_of_likenesses_is_not_one_story():
    # 1 is like 2, 2 like 3 and so on, but no others: a link at either end is not enough.
    found = groups({(n, n + 1): 0.3 for n in range(1, 8)})

    assert max(map(len, found)) == 2


def test_an_article_between_two_stories_joins_the_one_it_is_more_like():
    apart = {(1, 2): 0.8, (3, 4): 0.8, (2, 5): 0.5, (1, 5): 0.5, (3, 5): 0.3, (4, 5): 0.3}

    assert groups(apart) == {frozenset({1, 2, 5}), frozenset({3, 4})}


def test_a_hundred_copies_of_a_text_count_as_one_telling():
    copies = {(0, n): 1.0 for n in range(1, 100)}
    rewrite = {(99, 100): 0.4}

    assert groups(copies | rewrite) == {frozenset(range(101))}


def test_articles_that_are_not_alike_enough_are_in_no_story():
    assert groups({(1, 2): ONE_EVENT - 0.01}) == set()


def test_a_story_is_known_by_its_smallest_article():
    (story,) = {
        row["story_id"] for row in grouped({(7, 9): 0.9, (4, 7): 0.9, (4, 9): 0.9}).to_pylist()
    }

    assert story == make_id("story", 4)


def test_no_likenesses_are_no_stories():
    assert groups({}) == set()


@settings(deadline=None)  # the machine may be busy
@given(PAIRS, integers(0, 1000))
def test_the_order_of_rows_changes_nothing(edges, seed):
    mixed = random.Random(seed).sample(list(edges.items()), len(edges))

    assert groups(dict(mixed)) == groups(edges)


@settings(deadline=None)  # the machine may be busy
@given(PAIRS, PAIRS)
def test_articles_that_do_not_hang_together_do_not_touch_each_other(edges, others):
    far = {(a + 100, b + 100): likeness for (a, b), likeness in others.items()}

    assert groups(edges | far) == groups(edges) | groups(far)


@settings(deadline=None)  # the machine may be busy
@given(PAIRS)
def test_no_two_stories_that_are_left_are_alike_enough_to_be_one(edges):
    found = groups({pair: min(likeness, 0.99) for pair, likeness in edges.items()})

    lone = {end for pair in edges for end in pair} - set().union(*found)
    parts = [*found, *({one} for one in lone)]
    for n, one in enumerate(parts):
        for other in parts[:n]:
            between = [edges.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
            assert sum(between) / len(between) < ONE_EVENT + 1e-6


def test_a_large_story_is_grouped_in_moments():
    everyone = {(a, b): 0.5 for a in range(300) for b in range(a + 1, 300)}

    assert groups(everyone) == {frozenset(range(300))}


def test_articles_of_two_circles_are_not_grouped():
    assert groups({(1, 2): 0.9, (2, 3): 0.9}, {1: 1, 2: 1, 3: 3}) == {frozenset({1, 2})}


def test_articles_of_one_circle_are_compared_though_nobody_paired_them():
    rows = [article(n, "Dockers walk out in Varna", day=march(1)) for n in range(3)]
    one, two, three = sorted(row["article_id"] for row in rows)
    ends = {"article_id": [one, two, three], "circle_id": [one, one, one]}
    circles = pa.table(ends, schema=schema(Circles))

    known = gather(circles, likenesses({(one, two): 0.9, (two, three): 0.2}))
    found = group(known, draw(circles, sketch(build(Articles, rows))))

    # Without the first and the third, the third would be too unlike the two on average.
    assert groups({(one, two): 0.9, (two, three): 0.2}) == {frozenset({one, two})}
    assert len(found) == 3


def test_a_circle_too_large_to_be_looked_at_at_once_is_parted_where_it_is_faintest():
    pairs = {(n, n + 1): 0.8 for n in range(0, 2 * LARGE, 2)}
    chain = {(n, n + 1): 0.3 for n in range(1, 2 * LARGE, 2)}

    assert groups(pairs | chain) == {frozenset(pair) for pair in pairs}
