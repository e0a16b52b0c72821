"""Of any scores a tree is made: one root, and from each word a way to it."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk.facts.tree import heads


def scores(values, many):
    return np.array(values, np.float32).reshape(many, many + 1)


@st.composite
def tables(draw, most=7):
    many = draw(st.integers(1, most))
    number = st.floats(-9, 9, width=16)
    return scores(
        draw(st.lists(number, min_size=many * (many + 1), max_size=many * (many + 1))), many
    )


def reaches_root(found):
    for word in range(1, len(found) + 1):
        steps = 0
        while word and steps <= len(found):
            word, steps = found[word - 1], steps + 1
        if word:
            return False
    return True


@given(tables())
def test_any_scores_give_a_tree(table):
    found = heads(table)

    assert found.count(0) == 1
    assert reaches_root(found)


@given(tables(most=4))
def test_among_trees_with_its_root_the_best_is_found(table):
    many = len(table)
    found = heads(table)
    worth = lambda tree: sum(float(table[n, head]) for n, head in enumerate(tree))  # noqa: E731

    trees = [
        tree
        for tree in itertools.product(range(many + 1), repeat=many)
        if tree.count(0) == 1
        and all(head != n + 1 for n, head in enumerate(tree))
        and reaches_root(tree)
        and tree[found.index(0)] == 0
    ]

    assert worth(found) >= max(map(worth, trees)) - 1e-3


def test_a_ring_of_two_words_is_broken_where_it_costs_least():
    table = scores([[0, -9, 5], [4, 5, -9]], 2)

    assert heads(table) == [2, 0]
