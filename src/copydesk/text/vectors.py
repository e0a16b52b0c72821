"""How near two words are in meaning, by vectors that were learned once and never change.

A word is cut into the pieces of a vocabulary, longest first, and a phrase is the sum of its
pieces. Vectors are distilled from a sentence encoder as model2vec does (Minish Lab, 2024): the
encoder's answer to each piece alone, on the axes of largest variance, common pieces made
shorter. `models/vectors.py` makes the file. They know what words go together, not what is
true of them: `Monday` is near `Tuesday`, `rose` is not near `fell`, `bought` is near `sold`.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

FILE = "vectors.npz"
LONGEST = 20  # letters of a piece
WORD = re.compile(r"\w+")


class Vectors(NamedTuple):
    """The pieces by their text, and the vector of each, one row a piece."""

    numbers: dict[str, int]
    rows: Vector


@cache
def vectors() -> Vectors:
    """Return the vectors that come with copydesk."""
    with (files("copydesk") / "text" / FILE).open("rb") as file:
        kept = np.load(file)
        pieces = str(kept["pieces"]).split("\n")
        rows = kept["vectors"].astype(np.float32) * kept["scales"][:, None]
    return Vectors({piece: n for n, piece in enumerate(pieces)}, rows)


def nearness(one: str, other: str) -> float:
    """Return the cosine of two phrases, 0 where nothing of one is known.

    >>> nearness("troops", "soldiers") > 0.7 > 0.3 > nearness("troops", "loans")
    True
    """
    return float(vector(one) @ vector(other))


@lru_cache(maxsize=1 << 13)
def vector(phrase: str) -> Vector:
    """Return the vector of a phrase, of length 1; all zeros where none of its words is known."""
    known = vectors()
    pieces = [number for word in _words(phrase) for number in _pieces(word, known.numbers)]
    total = known.rows[pieces].sum(0)
    length = float(np.linalg.norm(total))
    unit: Vector = total / np.float32(length) if length else total
    return unit


def _words(phrase: str) -> list[str]:
    """Return the words in small letters without accents, otherwise as they are printed."""
    plain = phrase.lower()
    if not plain.isascii():
        split = unicodedata.normalize("NFD", plain)
        plain = "".join(letter for letter in split if unicodedata.category(letter) != "Mn")
    return WORD.findall(plain)


def _pieces(word: str, numbers: dict[str, int]) -> list[int]:
    """Return the numbers of the longest pieces that make the word, none where they do not."""
    found, at = [], 0
    while at < len(word):
        for end in range(min(len(word), at + LONGEST), at, -1):
            number = numbers.get(("##" if at else "") + word[at:end])
            if number is not None:
                break
        else:
            return []
        found.append(number)
        at = end
    return found
