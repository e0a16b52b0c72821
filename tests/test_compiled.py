"""Compiled loops and NumPy find the same rows, whatever a page says."""

import importlib

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text.hashes import distinct
from copydesk.text.many import split
from copydesk.text.marks import quotations
from tests.copies.walk import article, walk
from tests.paths import WAYS, walked
from tests.text.test_many import TEXTS

fingerprint = importlib.import_module("copydesk.copies.fingerprint")
link = importlib.import_module("copydesk.copies.link")

MARKS = "as S.,!?;%)…_\n'\"“”„«»‹›「」『』‘’é中1²"
# Few words, so that articles share runs, repeat themselves and cross each other in every way.
WORDS = [
    "Roe",
    "the",
    "ferry",
    "harbour",
    "“we",
    "”",
    "said",
    "Monday",
    "13",
    "14",
    "workers'",
    "of",
    "left",
    "reached",
    "on",
    "and",
    "closed",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join)
COUNTS = st.lists(st.sampled_from([0, 1, 4, 5, 6, 8, 9, 30]), max_size=6)


def both(work, *given):
    """Return what the work gives on either way."""
    found = []
    for way in WAYS:
        with walked(way):
            found.append(work(*given))
    return found


def columns(*tables):
    """Return the arrays of these dataclasses as lists."""
    values = [value for table in tables for value in vars(table).values()]
    return [value.tolist() if isinstance(value, np.ndarray) else value for value in values]


def rows(table):
    """Return the rows of a table in one order."""
    return sorted(map(repr, table.to_pylist()))


@settings(deadline=None, max_examples=500)
@given(TEXTS)
def test_words_and_sentences_are_the_same_on_both_ways(texts):
    compiled, numpy = both(lambda: columns(*split(texts)))

    assert compiled == numpy


@settings(deadline=None)
@given(st.text(MARKS, max_size=60), st.sampled_from([0, 1_490, 1_500, 1_510]))
def test_quotations_are_the_same_on_both_ways(text, far):
    compiled, numpy = both(quotations, text.replace("S", "S" * far, 1))

    assert compiled == numpy


@given(st.lists(st.integers(0, 1 << 64).map(lambda n: n % 70), max_size=3_000))
def test_hashes_are_told_apart_the_same_on_both_ways(numbers):
    compiled, numpy = both(distinct, np.array(numbers, np.uint64))

    assert [some.tolist() for some in compiled] == [some.tolist() for some in numpy]


@given(COUNTS, st.sampled_from([1, 3, 1 << 62]), st.randoms(use_true_random=False))
def test_fingerprints_are_the_same_on_both_ways(counts, most, dice):
    ids = np.array([dice.randint(0, most) for _ in range(sum(counts))], np.uint64)
    first = np.append(0, np.cumsum(np.array(counts, np.int64)))

    compiled, numpy = both(fingerprint.prints, ids, first)

    assert sorted(zip(*compiled, strict=True)) == sorted(zip(*numpy, strict=True))


@given(st.lists(st.tuples(*map(st.integers, [0] * 3, [3, 40, 3])), max_size=120))
def test_holders_of_a_fingerprint_are_linked_the_same_on_both_ways(holders):
    newsrooms = {article: room for _, article, room in holders}
    rows = [(number, article, newsrooms[article]) for number, article, _ in holders]
    columns = np.array(rows, np.uint64).reshape(-1, 3).T.copy()

    compiled, numpy = both(link._linked, *columns)

    assert sorted(zip(*compiled, strict=True)) == sorted(zip(*numpy, strict=True))


@settings(deadline=None, max_examples=60)
@given(st.lists(SENTENCES, min_size=2, max_size=9), st.data())
def test_the_copies_of_articles_are_the_same_on_both_ways(known, data):
    bodies = st.lists(st.sampled_from(known), min_size=1, max_size=14).map(". ".join)
    texts = data.draw(st.lists(bodies, min_size=2, max_size=6))

    compiled, numpy = both(walk, *(article(f"desk {n}", text) for n, text in enumerate(texts)))

    for name, table in compiled.items():
        assert rows(table) == rows(numpy[name]), name
