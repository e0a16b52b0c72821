"""How near two words are in meaning, by vectors that were learned once and never change.

A word is cut into the pieces of a vocabulary, longest first, and a phrase is the sum of its
pieces. Vectors are distilled from a sentence encoder as model2vec does (Minish Lab, 2024): the
encoder's answer to each piece alone, on the axes of largest variance, common pieces made
shorter. `models/vectors.py` makes the file. They know what words go together, not what is
true of them: `Monday` is near `Tuesday`, `rose` is not near `fell`, `bought` is near `sold`.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from copydesk.text.wordpieces import WordPieces

Vector = npt.NDArray[np.float32]

FILE = "vectors.npz"
WORD = re.compile(r"\w+")


class Vectors(NamedTuple):
    """A vocabulary, and the vector of each of its pieces, one row a piece."""

    words: WordPieces
    rows: Vector


@cache
def vectors() -> Vectors:
    """Return the vectors that come with copydesk."""
    with (files("copydesk") / "text" / FILE).open("rb") as file:
        kept = np.load(file)
        pieces = str(kept["pieces"]).split("\n")
        rows = kept["vectors"].astype(np.float32) * kept["scales"][:, None]
    return Vectors(WordPieces(pieces), rows)


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
    pieces = [number for word in WORD.findall(phrase) for number in known.words.cut(word)]
    total = known.rows[[number for number in pieces if number != known.words.unknown]].sum(0)
    length = float(np.linalg.norm(total))
    unit: Vector = total / np.float32(length) if length else total
    return unit
