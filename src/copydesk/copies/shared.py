"""Find what each pair of articles shares, sentence by sentence.

Equal sentences are found by their keys; of the others those that share a run of words, with the
words that are equal. Where a sentence could be several of the other article (a text that is
printed twice), it is the one in the longest chain: the copy that agrees from end to end.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from copydesk.copies.alike import Alike, Matter, Met, distinct_pairs
from copydesk.copies.bodies import Bodies
from copydesk.copies.stretches import BRIDGE, Pairs
from copydesk.copies.wordings import SENTENCE
from copydesk.text.hashes import Numbers, in_order, spread, starts
from copydesk.text.lots import Mask

try:
    from copydesk.copies import compiled
except ImportError:  # installed where there is no C compiler
    compiled = None  # type: ignore[assignment]

OVER = 4  # words by which sentences of one chain may overlap
AROUND = 8  # sentences before one among which that which it follows is looked for
# Where a sentence stands that may be like another, from two linked ones: beside them on both
# sides, or inside one of them, where a line without a point was glued to the next sentence.
BESIDE = ((-1, -1), (1, 1), (0, -1), (0, 1), (-1, 0), (1, 0))


class Pieces(NamedTuple):
    """Stretches of `size` equal words inside one sentence of either article of a pair.

    The sentence on either side, and the first word, counted from its start.
    """

    pair: Numbers
    one: Numbers
    two: Numbers
    at_one: Numbers
    at_two: Numbers
    size: Numbers

    def take(self, rows: Numbers | Mask) -> "Pieces":
        """Return these rows."""
        if rows.dtype == bool:
            rows = np.flatnonzero(rows)
        return Pieces(*(column.take(rows) for column in self))


def shared(bodies: Bodies, alike: Alike, pairs: Pairs) -> Pieces:
    """Return the equal words of each pair, in order of the pair and of the first article."""
    equal, near = alike.meet(pairs)
    none, size = np.zeros(len(equal.pair), np.int64), bodies.length(equal.one)
    whole = Pieces(*equal, none, none, size)
    pieces = _chosen(bodies, whole.take(size > 0), _near(bodies, alike, near))
    return _chosen(bodies, pieces, _beside(bodies, alike, pairs, pieces))


def _chosen(bodies: Bodies, *some: Pieces) -> Pieces:
    """Return the pieces in order, without those that share a word with a better one."""
    pieces = Pieces(*(np.concatenate(columns) for columns in zip(*some, strict=True)))
    pieces = pieces.take(_order(pieces))
    return pieces.take(_kept(bodies, pieces))


def _order(pieces: Pieces) -> Numbers:
    return in_order(pieces.pair, pieces.one, pieces.at_one, pieces.two, pieces.at_two)


def _near(bodies: Bodies, alike: Alike, met: Met) -> Pieces:
    """Return the equal words of these sentences, but of those that are too long for sentences."""
    short = np.maximum(bodies.length(met.one), bodies.length(met.two)) <= SENTENCE
    return _pieces(bodies, alike.matter, met.take(short))


def _beside(bodies: Bodies, alike: Alike, pairs: Pairs, pieces: Pieces) -> Pieces:
    """Return the equal words of sentences that stand alike beside those that share some."""
    if compiled is None:
        pair, one, two = _free(bodies, pairs, pieces)
    else:
        linked = pieces.pair, pieces.one, pieces.two, pieces.size
        steps = np.array(BESIDE, np.int64)
        pair, one, two = compiled.beside(linked, *pairs, bodies.bounds, bodies.opens, steps)
    order = in_order(pair, one, two)
    order = order[starts(pair.take(order), one.take(order), two.take(order))]
    return _pieces(bodies, alike.little, Met(pair.take(order), one.take(order), two.take(order)))


def _free(bodies: Bodies, pairs: Pairs, pieces: Pieces) -> tuple[Numbers, ...]:
    """Return the pairs and their sentences that stand by linked ones and have words to spare."""
    slots = [_Slots(bodies, side) for side in pairs]
    taken = [
        slot.marked(pieces.pair, sentence)
        for slot, sentence in zip(slots, (pieces.one, pieces.two), strict=True)
    ]
    met = starts(pieces.pair, pieces.one, pieces.two)
    links = pieces.take(met)
    shared = np.bincount(np.cumsum(met) - 1, pieces.size) if len(met) else links.size
    rest = [bodies.length(sentence) > shared for sentence in (links.one, links.two)]
    found = []
    for steps in BESIDE:
        free = np.ones(len(links.pair), bool)
        ends = links.one + steps[0], links.two + steps[1]
        for slot, known, sentence, step, left in zip(slots, taken, ends, steps, rest, strict=True):
            inside = slot.inside(links.pair, sentence)
            free &= inside
            free &= ~known.take(slot.place(links.pair, sentence) * inside) if step else left
        found.append([column[free] for column in (links.pair, *ends)])
    return tuple(np.concatenate(both) for both in zip(*found, strict=True))


class _Slots:
    """A place for each sentence of one side of each pair."""

    def __init__(self, bodies: Bodies, article: Numbers):
        self._first, self._last = bodies.bounds.take(article), bodies.bounds.take(article + 1)
        self._end = np.cumsum(self._last - self._first)

    def inside(self, pair: Numbers, sentence: Numbers) -> Mask:
        """Say whether these are sentences of this side of these pairs."""
        found: Mask = sentence >= self._first.take(pair)
        return found & (sentence < self._last.take(pair))

    def place(self, pair: Numbers, sentence: Numbers) -> Numbers:
        found: Numbers = (self._end - self._last).take(pair) + sentence
        return found

    def marked(self, pair: Numbers, sentence: Numbers) -> Mask:
        """Say of each place whether it is that of one of these sentences."""
        return _marked(self.place(pair, sentence), int(self._end.max(initial=0)) + 1)


def _marked(rows: Numbers, count: int) -> Mask:
    """Say of each of so many rows whether it is one of these."""
    found = np.zeros(count, bool)
    found[rows] = True
    return found


def _pieces(bodies: Bodies, matter_of: Callable[[Numbers, Numbers], Matter], met: Met) -> Pieces:
    """Return the equal words of two sentences of each pair, found once for equal ones."""
    pair, here, there = met
    one, two = bodies.key.take(here), bodies.key.take(there)
    number, small, large = distinct_pairs(one, two, len(bodies.keys))
    matter = matter_of(small, large)
    at, row = spread(matter.first.take(number), matter.first.take(number + 1))
    turned = (one > two).take(row)
    ahead, behind = matter.one.take(at), matter.two.take(at)
    return Pieces(
        pair.take(row), here.take(row), there.take(row), np.where(turned, behind, ahead),
        np.where(turned, ahead, behind), matter.size.take(at),
    )  # fmt: skip


class _Ends(NamedTuple):
    """Where pieces stand among the words of all articles, on either side."""

    one: Numbers
    one_end: Numbers
    two: Numbers
    two_end: Numbers


def _ends(bodies: Bodies, pieces: Pieces) -> _Ends:
    one = bodies.opens.take(pieces.one) + pieces.at_one
    two = bodies.opens.take(pieces.two) + pieces.at_two
    return _Ends(one, one + pieces.size, two, two + pieces.size)


def _kept(bodies: Bodies, pieces: Pieces) -> Mask:
    """Say which pieces to keep, so that no word of either article of a pair is in two of them.

    A piece of the longest chain comes first.
    """
    ends = _ends(bodies, pieces)
    if compiled is not None:
        limits = OVER, BRIDGE, AROUND
        return compiled.kept(pieces.pair, *ends, int(bodies.opens[-1]), limits)
    kept = np.ones(len(pieces.pair), bool)
    crossing = _crossing(pieces.pair, ends.one, ends.one_end)
    crossing |= _crossing(pieces.pair, ends.two, ends.two_end)
    crossed = _marked(pieces.pair[crossing], int(pieces.pair.max(initial=0)) + 1)
    rows = np.flatnonzero(crossed.take(pieces.pair))
    if not len(rows):
        return kept
    some, ends = pieces.take(rows), _Ends(*(column.take(rows) for column in ends))
    chain = _chains(some.pair, ends)
    weight = np.bincount(chain, some.size)[chain].astype(np.int64)
    rank = np.empty(len(rows), np.int64)
    left = np.arange(len(rows))
    rank[in_order(weight.max() - weight, chain, ends.one, left)] = left
    kept[rows] = False
    while len(left):
        best = _best(some, rank, left)
        kept[rows[best]] = True
        left = left[~_touched(some, ends, left, best)]
    return kept


def _crossing(pair: Numbers, begin: Numbers, end: Numbers) -> Mask:
    """Say of each piece whether one before it on one side, in its pair, reaches into it."""
    order = in_order(pair, begin)
    begin, end, owner = begin.take(order), end.take(order), pair.take(order)
    # Pairs are told apart by adding more than any end.
    group = owner * (int(end.max(initial=0)) + 1)
    reach = np.maximum.accumulate(end + group) - group
    crossed = np.zeros(len(order), bool)
    crossed[order[1:]] = (owner[1:] == owner[:-1]) & (reach[:-1] > begin[1:])
    return crossed


def _chains(pair: Numbers, ends: _Ends) -> Numbers:
    """Return the chain of each piece, named by its first one.

    A piece follows the nearest before it that ends close to where it starts, on both sides.
    """
    before = np.arange(len(pair))
    for step in range(1, min(AROUND, len(pair) - 1) + 1):
        last, here = slice(None, -step), slice(step, None)
        gaps = ends.one[here] - ends.one_end[last], ends.two[here] - ends.two_end[last]
        follows = (pair[here] == pair[last]) & (ends.one[here] > ends.one[last])
        follows &= ends.two[here] > ends.two[last]
        for gap in gaps:
            follows &= (gap >= -OVER) & (gap < BRIDGE)
        free = before[step:] == np.arange(step, len(before))
        before[step:][follows & free] -= step
    while (before[before] != before).any():
        before = before[before]
    return before


def _best(pieces: Pieces, rank: Numbers, left: Numbers) -> Numbers:
    """Return of those left the ones that are the first by rank of both their sentences."""
    first = np.ones(len(left), bool)
    for sentence in (pieces.one, pieces.two):
        order = left[in_order(pieces.pair.take(left), sentence.take(left), rank.take(left))]
        heads = order[starts(pieces.pair.take(order), sentence.take(order))]
        first &= _marked(heads, len(rank)).take(left)
    return left[first]


def _touched(pieces: Pieces, ends: _Ends, left: Numbers, best: Numbers) -> Mask:
    """Say which of those left are among the best, or share a word with one of them."""
    gone = _marked(best, len(pieces.pair)).take(left)
    for sentence, begin, end in (
        (pieces.one, ends.one, ends.one_end), (pieces.two, ends.two, ends.two_end),
    ):  # fmt: skip
        span = int(sentence.max()) + 1
        known = pieces.pair.take(best) * span + sentence.take(best)
        order = np.argsort(known)
        asked = pieces.pair.take(left) * span + sentence.take(left)
        at = np.minimum(np.searchsorted(known.take(order), asked), len(known) - 1)
        other = best.take(order).take(at)
        same = known.take(order).take(at) == asked
        same &= (begin.take(left) < end.take(other)) & (end.take(left) > begin.take(other))
        gone |= same
    return gone
