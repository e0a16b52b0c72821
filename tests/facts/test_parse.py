"""The tree of a sentence is walked by words, and its words are found by characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.facts.parse import Parse

TEXT = "Fiji, which met Tonga, left."


def parse(heads, text=TEXT):
    words = ["Fiji", ",", "which", "met", "Tonga", ",", "left", "."]
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    blank = ("",) * len(words)
    return Parse(tuple(starts), tuple(ends), blank, blank, tuple(heads), blank)


@pytest.fixture
def fiji():
    return parse([6, 3, 3, 0, 3, 3, -1, 6])


def test_a_relative_clause_hangs_under_its_noun(fiji):
    assert fiji.under(3) == (1, 2, 3, 4, 5)
    assert fiji.over(4) == (3, 0, 6)
    assert fiji.children[6] == (0, 7)


def test_characters_give_the_words_that_they_touch(fiji):
    assert fiji.words(3, 11) == (0, 3)
    assert fiji.span((2, 5)) == (6, 21)
    assert fiji.words(4, 4) == (0, 0)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_the_words_of_a_span_cover_its_letters(start, end):
    tree = parse([6, 3, 3, 0, 3, 3, -1, 6])

    first, last = tree.words(start, end)

    inside = set(range(start, end)) & {
        at for a, b in zip(tree.starts, tree.ends, strict=True) for at in range(a, b)
    }
    covered = {at for n in range(first, last) for at in range(tree.starts[n], tree.ends[n])}
    assert inside <= covered
