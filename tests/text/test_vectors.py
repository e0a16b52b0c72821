"""What static vectors say of words, and that no text upsets them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.vectors import nearness, vector


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("troops", "soldiers", "tariffs"),
        ("anybody", "anyone", "harbour"),
        ("detained", "arrested", "praised"),
    ],
)
def test_words_that_may_stand_for_each_other_are_nearer_than_others(one, other, far):
    assert nearness(one, other) > 0.6 > nearness(one, far)


def test_case_and_accents_make_no_difference():
    assert nearness("Réunion", "reunion") == pytest.approx(1)


def test_words_of_no_known_piece_are_near_to_nothing():
    assert nearness("日本語", "troops") == 0
    assert nearness("", "troops") == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_nearness_is_a_cosine_whatever_the_text(one, other):
    assert -1.001 <= nearness(one, other) <= 1.001
    assert nearness(one, other) == pytest.approx(nearness(other, one), abs=1e-5)
    assert np.linalg.norm(vector(one)) == pytest.approx(1, abs=1e-4) or not vector(one).any()
