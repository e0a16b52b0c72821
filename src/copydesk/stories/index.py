"""Say under which terms an article can be found by the others that tell its event.

Two reports of one event share some of their weightiest words, or at least two of the very
weightiest. So an article stands under each of its SINGLES first words, which find what is told
rarely, and under each couple of its COUPLES first words, which find it also in a crowd. A term
is of some days, so that no crowd is that of a whole year: any two articles as far apart as
they may be compared have a term of the same days.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from copydesk.stories.vectors import Vectors, read
from copydesk.tables import Sketches, Terms, shape_of

# Share of the pairs with a likeness of .17 and more that the terms find in five of the six
# development sets of bench/stories.py, where up to 100 are paired: 10 and 8 .97, 6 and 8 .94,
# 16 and 8 .98, but half as many pairs again. In the sixth all articles share a few words: .7.
SINGLES = 12
COUPLES = 8
NAME = 1.5  # what a name weighs here against another word: who and where tell events apart
# Days of a term. An article with a day of publishing stands under the terms of its days and of
# the next, so it meets all that were published up to so many days before or after it.
DAYS = 5
NO_DAYS = np.iinfo(np.int64).min

Numbers = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Keys:
    """Singles and couples of words, one row per article: their keys, which of them there are, and
    of how many words each column is."""

    key: Numbers
    known: Flags
    words: npt.NDArray[np.int32]


def index(sketches: Sketches) -> Terms:
    """Return one row per article and term under which it stands, in no order."""
    vectors = read(sketches)
    keys = _keys(*_first(vectors))
    parts = [_under(vectors.article, keys, *where) for where in _days(vectors)]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    return pa.table([pa.array(column) for column in columns], schema=shape_of(Terms).schema)


def _first(vectors: Vectors) -> tuple[Numbers, Flags]:
    """Return the weightiest words of each article, and which of these there are."""
    weight = vectors.log * np.where(vectors.named, NAME, 1.0)
    order = np.lexsort((vectors.word, -weight, vectors.owner))
    rank = np.arange(len(order)) - vectors.start[vectors.owner]
    kept = rank < SINGLES
    words = np.zeros((len(vectors.article), SINGLES), np.uint64)
    known = np.zeros(words.shape, bool)
    place = vectors.owner[kept], rank[kept]
    words[place] = vectors.word[order][kept]
    known[place] = True
    return words, known


def _keys(words: Numbers, known: Flags) -> _Keys:
    """Return the keys of the singles and couples of these words."""
    one, other = np.array([*combinations(range(COUPLES), 2)]).T
    low, high = (end(words[:, one], words[:, other]) for end in (np.minimum, np.maximum))
    half = np.uint64(32)
    return _Keys(
        key=np.concatenate([words << half | words, low << half | high], axis=1),
        known=np.concatenate([known, known[:, one] & known[:, other]], axis=1),
        words=np.repeat(np.array([1, 2], np.int32), [SINGLES, len(one)]),
    )


def _days(vectors: Vectors) -> list[tuple[npt.NDArray[np.int64], Flags, bool]]:
    """Return, round by round, days of terms, the articles that stand there, and if as guests."""
    own = vectors.day // DAYS
    timeless = np.full(len(own), NO_DAYS)
    fetched = vectors.has_day & ~vectors.dated
    return [
        (own, vectors.has_day, False),
        (own + 1, vectors.has_day, False),
        # Where only the day of fetching is known, what others published before is as near.
        (own - 1, fetched, False),
        (timeless, ~vectors.has_day, False),
        (timeless, vectors.has_day, True),
    ]


def _under(
    article: Numbers, keys: _Keys, days: npt.NDArray[np.int64], there: Flags, guest: bool
) -> tuple[Numbers, Numbers, npt.NDArray[np.int32], Flags]:
    """Return the columns of the terms of these days; a guest stands under single words only."""
    rows, columns = np.nonzero(keys.known & there[:, None] & ~(guest & (keys.words > 1)))
    terms = _scramble(keys.key[rows, columns] + _scramble(days[rows].astype(np.uint64)))
    return terms, article[rows], keys.words[columns], np.full(len(rows), guest)


def _scramble(numbers: Numbers) -> Numbers:
    """Return numbers that lie evenly in 64 bits, different for different numbers (splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    scrambled: Numbers = numbers ^ (numbers >> np.uint64(31))
    return scrambled
