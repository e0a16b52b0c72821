"""Words are cut into known pieces, and how they are written is told beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.wordpieces import PIECES, SHAPES, WordPieces, fold, shape

LIST = ["[UNK]", "[CLS]", "[SEP]", "sign", "##ed", "##s", "tonga", "-", "'", "t", "n"]


def cut(word):
    pieces = WordPieces(LIST)
    return [LIST[n] for n in pieces.cut(word)]


def test_the_longest_piece_comes_first():
    assert cut("Signed") == ["sign", "##ed"]
    assert cut("TONGA") == ["tonga"]


def test_marks_stand_alone_and_curly_ones_are_plain():
    assert cut("n’t") == ["n", "'", "t"]
    assert cut("sign–tonga") == ["sign", "-", "tonga"]


def test_a_word_of_unknown_letters_is_one_unknown_piece():
    assert cut("пресса") == ["[UNK]"]
    assert cut("\u0301") == ["[UNK]"]


@pytest.mark.parametrize(
    ("word", "number"),
    [(",", 0), ("talks", 1), ("A", 2), ("UN", 3), ("12", 4), ("5th", 5), ("Fiji", 6), ("iPad", 7)],
)
def test_shapes_tell_how_a_word_is_written(word, number):
    assert shape(word) == number


@given(st.text(min_size=1, max_size=60))
def test_any_word_has_some_pieces_and_a_shape(word):
    assert 1 <= len(cut(word)) <= PIECES
    assert 0 <= shape(word) < SHAPES
    assert fold(fold(word)) == fold(word) or not word.isascii()
