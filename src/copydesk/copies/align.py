"""Align the two sides of a pair word by word, and keep what only copying explains.

What two independent reports share by chance does not count: words inside quotation marks
(both heard them), phrases of the trade, strings of names and titles, and a short run inside
sentences that otherwise differ. All pairs are aligned at once: a passage is a run of stretches
of equal words (stretches.py, runs.py), and what is asked of it are sums over its stretches.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.copies.bodies import Bodies, read_bodies
from copydesk.copies.runs import grow, runs
from copydesk.copies.stretches import Index, Pairs, Stretches, find_stretches, spread
from copydesk.copies.wordings import one_sentence
from copydesk.tables import MATCH, OFFSET, SCORE, Matches, Passages, Sides, shape_of
from copydesk.text.hashes import Hashes, Numbers
from copydesk.text.many import Mask

SOLID = 3  # equal words without a break: two reports of one event share many single words
LEAST = 8  # solid words of a passage outside quotation marks
TELLING = 3  # of them, words that are neither names nor stop words
# From this many equal words on, a run is no stock phrase; a shorter one must make up
# most of a sentence on one side (a teaser's cut sentence is a whole one there).
LONG = 16
MOST = 0.7
SIMILAR = 0.5  # equal words in the passage, as a share of the longer side
LOT = 4_000  # pairs that are aligned at once, so that their arrays stay small

KINDS = [
    [name for n, name in enumerate(("added", "cut", "word")) if mask >> n & 1] for mask in range(8)
]


class Runs(NamedTuple):
    """Runs of stretches: the pair, first and last word on either side, and the equal words."""

    pair: Numbers
    one: Numbers
    one_last: Numbers
    two: Numbers
    two_last: Numbers
    words: Numbers

    def take(self, rows: Numbers | Mask) -> "Runs":
        """Return these rows."""
        return Runs(*(column[rows] for column in self))

    @property
    def similarity(self) -> npt.NDArray[np.float64]:
        """The equal words of each run as a share of the words on its longer side."""
        length = np.maximum(self.one_last - self.one, self.two_last - self.two) + 1
        share: npt.NDArray[np.float64] = self.words / length
        return share


def align(sides: Sides) -> Passages:
    """Return one row per passage that both articles of a pair share, in no order."""
    tables = [shape_of(Passages).schema.empty_table()]
    if len(sides):
        bodies = read_bodies(sides)
        ids, pairs = _pairs(sides, bodies)
        index = Index(bodies)
        for at in range(0, len(ids), LOT):
            some = Pairs(pairs.one[at : at + LOT], pairs.two[at : at + LOT])
            tables.append(_passages(index, ids[at : at + LOT], some))
    return pa.concat_tables(tables)


def _pairs(sides: pa.Table, bodies: Bodies) -> tuple[Hashes, Pairs]:
    """Return each pair of which both sides are there, the smaller article id first."""
    pair = sides["pair_id"].to_numpy()
    article = np.searchsorted(bodies.article, sides["article_id"].to_numpy())
    order = np.lexsort((article, pair))
    pair, article = pair[order], article[order]
    again = np.append(False, (pair[1:] == pair[:-1]) & (article[1:] == article[:-1]))
    pair, article = pair[~again], article[~again]
    first = np.flatnonzero(np.append(pair[1:] == pair[:-1], False))
    # Pairs with one second article follow each other: its words are looked up together.
    first = first[np.lexsort((article[first], article[first + 1]))]
    return pair[first], Pairs(article[first], article[first + 1])


def _passages(index: Index, ids: Hashes, pairs: Pairs) -> pa.Table:
    bodies = index.bodies
    found = grow(bodies, pairs, find_stretches(index, pairs))
    number = runs(found)
    every = _runs(found, number)
    kept = np.flatnonzero(verified(bodies, found, number, every))
    of_kept = np.isin(number, kept)
    found, number = found.take(of_kept), np.searchsorted(kept, number[of_kept])
    shown = every.take(kept)
    one, two = pairs.one[shown.pair], pairs.two[shown.pair]
    a, b = _span(bodies, shown.one, shown.one_last), _span(bodies, shown.two, shown.two_last)
    columns = [
        ids[shown.pair], bodies.article[one], bodies.article[two],
        bodies.page[one], *a, bodies.page[two], *b, shown.words,
        np.round(shown.similarity, 4), _kinds(found, number, len(kept)),
        _matches(bodies, found, number, shown),
    ]  # fmt: skip
    schema = shape_of(Passages).schema
    return pa.table(
        [pa.array(column).cast(kind) for column, kind in zip(columns, schema.types, strict=True)],
        schema=schema,
    )


def _runs(found: Stretches, number: Numbers) -> Runs:
    """Return the runs that the stretches are of, by number."""
    first = np.flatnonzero(np.append(True, number[1:] != number[:-1])[: len(number)])
    last = np.append(first[1:], len(number))[: len(first)] - 1
    ends = [start + found.size - 1 for start in (found.one, found.two)]
    words = np.bincount(number, found.size, minlength=len(first)).astype(np.int64)
    return Runs(
        found.pair[first], found.one[first], ends[0][last], found.two[first], ends[1][last], words
    )


def verified(bodies: Bodies, found: Stretches, number: Numbers, every: Runs) -> Mask:
    """Say of each run whether only copying explains it."""
    solid = found.size >= SOLID
    some, of_run = found.take(solid), number[solid]
    count, telling = (
        np.bincount(
            of_run,
            np.minimum(
                *(weights[start + some.size] - weights[start] for start in (some.one, some.two))
            ),
            minlength=len(every.pair),
        )
        for weights in (bodies.said, bodies.tells)
    )
    sure: Mask = (count >= LEAST) & (telling >= TELLING) & (every.similarity >= SIMILAR)
    short = np.flatnonzero(sure & (count < LONG))
    mine = np.isin(number, short)
    parts = _parts(bodies, found.take(mine), number[mine], len(every.pair))
    sure[short] = parts[short] >= MOST
    return sure


def _parts(
    bodies: Bodies, found: Stretches, number: Numbers, count: int
) -> npt.NDArray[np.float64]:
    """Return for each run the largest share of a sentence's words that it takes on one side."""
    most = np.zeros(count)
    here, row = spread(found.one, found.one + found.size)
    there = here + found.two[row] - found.one[row]
    for place in (here, there):
        sentence = bodies.sentence[place]
        both, taken = np.unique(number[row] * len(bodies.key) + sentence, return_counts=True)
        run, sentence = np.divmod(both, len(bodies.key))
        size = bodies.opens[sentence + 1] - bodies.opens[sentence]
        np.maximum.at(most, run, taken / np.maximum(LEAST, size))
    return most


def _span(bodies: Bodies, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    """Return the characters from word to word, with the marks of a sentence it completes."""
    head, tail = bodies.sentence[first], bodies.sentence[last]
    start = np.where(bodies.opens[head] == first, bodies.starts[head], bodies.start[first])
    end = np.where(bodies.opens[tail + 1] == last + 1, bodies.ends[tail], bodies.end[last])
    return start, end


def _kinds(found: Stretches, number: Numbers, count: int) -> list[list[str]]:
    """Return what sets the two wordings of a run apart: words cut, added or replaced."""
    follows = number[1:] == number[:-1]
    left, right = (
        (start[1:] - (start + found.size)[:-1] > 0) & follows for start in (found.one, found.two)
    )
    mask = np.zeros(count, np.int64)
    for bit, hit in enumerate((right & ~left, left & ~right, left & right)):
        mask[number[1:][hit]] |= 1 << bit
    return [KINDS[n] for n in mask.tolist()]


def _matches(bodies: Bodies, found: Stretches, number: Numbers, shown: Runs) -> pa.Array:
    """Return the wordings of each run that differ and are one sentence."""
    touched = (shown.one, shown.one_last, shown.two, shown.two_last)
    run, one, two, score = one_sentence(
        bodies, found, number, [bodies.sentence[word] for word in touched]
    )
    small, large = (
        np.minimum(bodies.key[one], bodies.key[two]),
        np.maximum(bodies.key[one], bodies.key[two]),
    )
    order = np.lexsort((-score, large, small, run))
    columns = [pa.array(small[order]), pa.array(large[order]), pa.array(score[order], SCORE)]
    offsets = np.searchsorted(run[order], np.arange(len(shown.pair) + 1))
    values = pa.StructArray.from_arrays(columns, fields=list(MATCH))
    return pa.ListArray.from_arrays(pa.array(offsets, OFFSET), values)


def match(passages: Passages) -> Matches:
    """Return one row per match of a passage, in no order."""
    found = pc.list_flatten(passages["matches"]).combine_chunks()
    columns = [found.field(name) for name, _ in shape_of(Matches).columns]
    return pa.table(columns, schema=shape_of(Matches).schema)
