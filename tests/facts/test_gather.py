from hypothesis import given
from hypothesis import strategies as st

from copydesk.facts.gather import ENOUGH, NEVER, Rule, gather
from copydesk.facts.wording import Wording

LIKENESSES = (0.0, 0.3, 0.6, 0.8, 1.0, NEVER)


def wordings(number):
    return [Wording("figure", {"n": n}) for n in range(number)]


def rule(likeness, every_pair=True):
    def alike(one, other):
        pair = sorted((one.slots["n"], other.slots["n"]))
        return likeness(*pair), ""

    return Rule(lambda one: [("all",)], alike, every_pair)


def alone(number):
    return [[n] for n in range(number)]


def test_ten_wordings_that_are_just_enough_alike_state_one_fact():
    groups = gather(wordings(10), rule(lambda a, b: ENOUGH), alone(10))

    assert groups == [list(range(10))]


def test_one_impossible_pair_keeps_two_groups_apart():
    likeness = {(0, 1): 1.0, (1, 2): 0.9, (0, 2): NEVER}

    groups = gather(wordings(3), rule(lambda a, b: likeness[a, b]), alone(3))

    assert groups == [[0, 1], [2]]


@given(st.lists(st.sampled_from(LIKENESSES), min_size=15, max_size=15), st.booleans())
def test_every_group_is_alike_enough_and_no_pair_in_it_is_impossible(likenesses, every_pair):
    pairs = [(a, b) for b in range(6) for a in range(b)]
    known = dict(zip(pairs, likenesses, strict=True))

    groups = gather(wordings(6), rule(lambda a, b: known[a, b], every_pair), alone(6))

    inner = [(a, b) for group in groups for b in group for a in group if a < b]
    assert sorted(n for group in groups for n in group) == list(range(6))
    assert all(known[pair] != NEVER for pair in inner)
    assert not every_pair or all(known[pair] > 0 for pair in inner)
