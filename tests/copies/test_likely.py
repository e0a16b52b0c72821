from hypothesis import given
from hypothesis import strategies as st

from copydesk.copies.gist import Gist
from copydesk.copies.likely import Holds, Traits

shares = st.floats(0, 1)


def says(text):
    return Gist({word: 1.0 for word in text.split()}, frozenset())


TOLD = {
    n: says(text)
    for n, text in enumerate(
        [
            "divers raised wooden anchor harbour 1740",
            "museum experts washed salted rope barrel",
            "mayor promised fishermen lamps ladders",
            "anchor wooden divers raised noon 1740",
            "experts museum barrel washed shed",
            "lamps ladders promised mayor budget",
            "choir sang beside empty market",
        ]
    )
}


def test_sentences_told_anew_in_their_order_weigh_more_than_the_same_in_disorder():
    holds = Holds(TOLD)

    ordered, mixed = holds.traits([0, 1, 2], [3, 4, 5]), holds.traits([0, 1, 2], [5, 4, 3])

    assert ordered.strongest == mixed.strongest
    assert ordered.figures == mixed.figures > 0
    assert ordered.order > mixed.order


def test_a_text_that_holds_nothing_of_another_has_no_traits_in_common_with_it():
    assert Holds(TOLD).traits([0, 1, 2], [6]) == Traits(0.0, 0.0, 0.0)


def test_a_sentence_is_nearest_to_the_one_it_retells():
    holds = Holds(TOLD)

    assert holds.nearest(4, [0, 1, 2]) == 1
    assert holds.nearest(6, [0, 1, 2]) is None


@given(shares, st.floats(0, 3), st.floats(0, 3), st.integers(0, 5))
def test_a_sign_or_a_further_share_never_makes_a_rewrite_less_likely(held, figures, order, signs):
    plain = Traits(held, figures, order).probability(signs)

    assert plain <= Traits(held, figures, order).probability(signs + 1) <= 1
    assert plain <= Traits(min(1.0, held + 0.1), figures, order).probability(signs)
