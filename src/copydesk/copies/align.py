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

from copydesk.copies.alike import Alike
from copydesk.copies.bodies import Bodies, Weights, read_bodies
from copydesk.copies.shared import Pieces, shared
from copydesk.copies.stretches import BRIDGE, Pairs
from copydesk.copies.wordings import one_sentence
from copydesk.tables import MATCH, OFFSET, SCORE, Matches, Passages, Sides, shape_of
from copydesk.text.hashes import Hashes, Numbers, in_order, ranks, starts
from copydesk.text.lots import Mask

SOLID = 3  # equal words without a break: two reports of one event share many single words
LEAST = 8  # solid words of a passage outside quotation marks
TELLING = 3  # of them, words that are neither names nor stop words
# From this many equal words on, a run is no stock phrase; a shorter one must make up
# most of a sentence on one side (a teaser's cut sentence is a whole one there).
LONG = 16
MOST = 0.7
# Two articles with so many solid words in verified runs are copies: there a run needs but few
# words, quoted or not, if it makes up most of a sentence.
KNOWN = 40
FEW = 5
SIMILAR = 0.5  # equal words in the passage, as a share of the longer side
LOT = 16_000  # pairs that are aligned at once, so that their arrays stay small

KINDS = [
    [name for n, name in enumerate(("added", "cut", "word")) if mask >> n & 1] for mask in range(8)
]


class Runs(NamedTuple):
    """Runs of pieces: the pair, the first and the last piece, and the equal words.

    `similarity` are the equal words as a share of the words on the longer side.
    """

    pair: Numbers
    first: Numbers
    last: Numbers
    words: Numbers
    similarity: npt.NDArray[np.float64]


class Laid(NamedTuple):
    """Where each piece starts and ends among the words of all articles, and of which run it is.

    `stretch` numbers the stretches: pieces that follow each other without a break on both sides.
    """

    one: Numbers
    one_end: Numbers
    two: Numbers
    two_end: Numbers
    stretch: Numbers
    run: Numbers


def align(sides: Sides) -> Passages:
    """Return one row per passage that both articles of a pair share, in no order."""
    tables = [shape_of(Passages).schema.empty_table()]
    if len(sides):
        bodies = read_bodies(sides)
        ids, pairs = _pairs(sides, bodies)
        alike = Alike(bodies)
        for at in range(0, len(ids), LOT):
            some = Pairs(pairs.one[at : at + LOT], pairs.two[at : at + LOT])
            tables.append(_passages(bodies, alike, ids[at : at + LOT], some))
    return pa.concat_tables(tables)


def _pairs(sides: pa.Table, bodies: Bodies) -> tuple[Hashes, Pairs]:
    """Return each pair of which both sides are there, the smaller article id first."""
    pair, article = sides["pair_id"].to_numpy(), ranks(sides["article_id"].to_numpy())
    number = ranks(pair)
    order = in_order(number, article)
    order = order[starts(number.take(order), article.take(order))]
    number, article = number.take(order), article.take(order)
    first = np.flatnonzero(np.append(number[1:] == number[:-1], False))
    # Pairs with one second article follow each other: its sentences are looked up together.
    first = first[in_order(article.take(first + 1), article.take(first))]
    return pair.take(order.take(first)), Pairs(article.take(first), article.take(first + 1))


def _passages(bodies: Bodies, alike: Alike, ids: Hashes, pairs: Pairs) -> pa.Table:
    pieces = shared(bodies, alike, pairs)
    laid = _lay(bodies, pieces)
    every = _runs(pieces, laid)
    sure, known = verified(bodies, pieces, laid, every)
    rows = np.flatnonzero(sure.take(laid.run))
    pieces = pieces.take(rows)
    laid = _lay(bodies, pieces, (np.cumsum(sure) - 1).take(laid.run.take(rows)))
    found = _runs(pieces, laid)
    one, two = pairs.one.take(found.pair), pairs.two.take(found.pair)
    a, b = (
        _span(bodies, (sentence.take(found.first), at.take(found.first)),
              (sentence.take(found.last), (at + pieces.size).take(found.last)))
        for sentence, at in ((pieces.one, pieces.at_one), (pieces.two, pieces.at_two))
    )  # fmt: skip
    columns = [
        ids.take(found.pair), bodies.article.take(one), bodies.article.take(two),
        bodies.page.take(one), *a, bodies.page.take(two), *b, found.words,
        np.round(found.similarity, 4), _kinds(laid, len(found.pair)),
        _matches(bodies, pieces, laid, found, known[sure]),
    ]  # fmt: skip
    schema = shape_of(Passages).schema
    return pa.table(
        [pa.array(column).cast(kind) for column, kind in zip(columns, schema.types, strict=True)],
        schema=schema,
    )


def _lay(bodies: Bodies, pieces: Pieces, run: Numbers | None = None) -> Laid:
    """Return where the pieces stand; they are in order of pair and first side.

    Stretches that stand close together in the same order on both sides are one run.
    """
    one = bodies.opens.take(pieces.one) + pieces.at_one
    two = bodies.opens.take(pieces.two) + pieces.at_two
    ends = one + pieces.size, two + pieces.size
    gaps = one[1:] - ends[0][:-1], two[1:] - ends[1][:-1]
    same = pieces.pair[1:] == pieces.pair[:-1]
    follows = same & (gaps[0] == 0) & (gaps[1] == 0)
    near = same & (np.maximum(*gaps) < BRIDGE) & (np.minimum(*gaps) >= 0)
    for sentence in (pieces.one, pieces.two):
        near &= sentence[1:] - sentence[:-1] <= 1  # a whole sentence between them is no edit
    stretch, runs = (np.cumsum(np.append(True, ~some)[: len(one)]) - 1 for some in (follows, near))
    return Laid(one, ends[0], two, ends[1], stretch, runs if run is None else run)


def _runs(pieces: Pieces, laid: Laid) -> Runs:
    """Return the runs that the pieces are of, by number."""
    first = np.flatnonzero(starts(laid.run))
    last = np.append(first[1:], len(laid.run))[: len(first)] - 1
    words = np.bincount(laid.run, pieces.size, minlength=len(first)).astype(np.int64)
    length = np.maximum(
        laid.one_end.take(last) - laid.one.take(first),
        laid.two_end.take(last) - laid.two.take(first),
    )
    return Runs(pieces.pair.take(first), first, last, words, words / np.maximum(1, length))


def verified(bodies: Bodies, pieces: Pieces, laid: Laid, every: Runs) -> tuple[Mask, Mask]:
    """Say of each run whether only copying explains it, and whether it is between known copies."""
    solid = np.bincount(laid.stretch, pieces.size).take(laid.stretch) >= SOLID
    forms, runs = bodies.forms, len(every.pair)
    one = bodies.words(pieces.one) + pieces.at_one
    two = bodies.words(pieces.two) + pieces.at_two
    count, telling = (
        np.bincount(
            laid.run,
            solid * np.minimum(
                *(weights.take(at + pieces.size) - weights.take(at) for at in (one, two))
            ),
            minlength=runs,
        )
        for weights in (forms.said, forms.tells)
    )  # fmt: skip
    alike = every.similarity >= SIMILAR
    group = _turned(pieces, laid.run, runs)
    told = np.bincount(group, count * alike, minlength=runs).take(group)
    telling = np.bincount(group, telling * alike, minlength=runs).take(group)
    parts, most = (
        share.take(group) for share in _parts(bodies, pieces, group.take(laid.run), runs)
    )
    sure: Mask = alike & (told >= LEAST) & (telling >= TELLING)
    sure &= (count >= LONG) | (parts >= MOST)
    known = np.bincount(every.pair, sure * count).take(every.pair) >= KNOWN
    words = np.bincount(laid.run, solid * pieces.size, minlength=runs)
    words = np.bincount(group, words * alike, minlength=runs).take(group)
    few = known & (words >= FEW) & (most >= MOST) & alike
    return sure | few, known


def _turned(pieces: Pieces, run: Numbers, count: int) -> Numbers:
    """Return for each run the first one that pairs the same two sentences as it does.

    Clauses that changed places are runs of their own, and one edit of one sentence.
    """
    met = pieces.pair, pieces.one, pieces.two
    order = in_order(*met, run)
    new = starts(*(column.take(order) for column in met))
    first = run.take(order[new])[np.cumsum(new) - 1] if len(order) else run
    group = np.arange(count)
    np.minimum.at(group, run.take(order), first)
    while (group[group] != group).any():
        group = group[group]
    return group


def _parts(bodies: Bodies, pieces: Pieces, run: Numbers, count: int) -> list[Weights]:
    """Return for each run the largest share of a sentence's words that it takes on one side.

    Twice: a sentence of fewer than LEAST words, then one of fewer than FEW, counts as if it had
    so many.
    """
    most = [np.zeros(count), np.zeros(count)]
    for sentence in (pieces.one, pieces.two):
        order = in_order(run, sentence)
        head = np.flatnonzero(starts(run.take(order), sentence.take(order)))
        if len(head):
            taken = np.add.reduceat(pieces.size.take(order), head)
            head = order.take(head)
            owner, length = run.take(head), bodies.length(sentence.take(head))
            for found, least in zip(most, (LEAST, FEW), strict=True):
                np.maximum.at(found, owner, taken / np.maximum(least, length))
    return most


def _span(
    bodies: Bodies, first: tuple[Numbers, Numbers], last: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    """Return the characters from word to word, with the marks of a sentence it completes.

    A word is given by its sentence and its place there; the last one by the place behind it.
    """
    forms = bodies.forms
    head, tail = first[0], last[0]
    begin, end = bodies.words(head) + first[1], bodies.words(tail) + last[1] - 1
    return (
        bodies.starts.take(head) + np.where(first[1] == 0, 0, forms.start.take(begin)),
        np.where(last[1] == bodies.length(tail), bodies.ends.take(tail),
                 bodies.starts.take(tail) + forms.end.take(end)),
    )  # fmt: skip


def _kinds(laid: Laid, count: int) -> list[list[str]]:
    """Return what sets the two wordings of a run apart: words cut, added or replaced."""
    follows = laid.run[1:] == laid.run[:-1]
    left = (laid.one[1:] > laid.one_end[:-1]) & follows
    right = (laid.two[1:] > laid.two_end[:-1]) & follows
    mask = np.zeros(count, np.int64)
    for bit, hit in enumerate((right & ~left, left & ~right, left & right)):
        some = np.zeros(count, bool)
        some[laid.run[1:][hit]] = True
        mask |= some * (1 << bit)
    return [KINDS[n] for n in mask.tolist()]


def _matches(bodies: Bodies, pieces: Pieces, laid: Laid, found: Runs, known: Mask) -> pa.Array:
    """Return the wordings of each run that differ and are one sentence."""
    touched = [side.take(at) for side in (pieces.one, pieces.two) for at in found[1:3]]
    rows = np.flatnonzero(bodies.key.take(pieces.one) != bodies.key.take(pieces.two))
    met = laid.run.take(rows), pieces.one.take(rows), pieces.two.take(rows)
    order = in_order(*met)
    order = order[starts(*(column.take(order) for column in met))]
    run, one, two = (column.take(order) for column in met)
    run, one, two, score = one_sentence(bodies, (run, one, two), touched, known)
    one, two = bodies.key.take(one), bodies.key.take(two)
    small, large = np.minimum(one, two), np.maximum(one, two)
    order = np.lexsort((-score, large, small, run))
    columns = [
        pa.array(bodies.keys.take(small[order])), pa.array(bodies.keys.take(large[order])),
        pa.array(score[order], SCORE),
    ]  # fmt: skip
    offsets = np.searchsorted(run[order], np.arange(len(found.pair) + 1))
    values = pa.StructArray.from_arrays(columns, fields=list(MATCH))
    return pa.ListArray.from_arrays(pa.array(offsets, OFFSET), values)


def match(passages: Passages) -> Matches:
    """Return one row per match of a passage, in no order."""
    found = pc.list_flatten(passages["matches"]).combine_chunks()
    columns = [found.field(name) for name, _ in shape_of(Matches).columns]
    return pa.table(columns, schema=shape_of(Matches).schema)
