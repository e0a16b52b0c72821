"""Find the stretches of equal words that two texts share, of many pairs of texts at once.

Stretches are in order of pair and of the first text's words, and no word of either text is in
two of them.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from copydesk.copies.fingerprint import WORDS, hash_runs
from copydesk.copies.places import Places
from copydesk.text.hashes import Numbers, in_order, ranks, spread
from copydesk.text.lots import Mask

# Stretches with fewer than this many differing words between them are one run.
BRIDGE = 12
OVER = 4  # words that two stretches may share where the text between them was edited
BLOCK = 8  # words that are compared at once where a stretch may go on
AROUND = 8  # stretches before one among which that which it follows is looked for


class Pairs(NamedTuple):
    """Pairs of texts, by their numbers."""

    one: Numbers
    two: Numbers


class Stretches(NamedTuple):
    """Stretches of `size` equal words: the pair, and the first word on either side."""

    pair: Numbers
    one: Numbers
    two: Numbers
    size: Numbers

    def take(self, rows: Numbers | Mask | slice) -> "Stretches":
        """Return these rows."""
        return Stretches(*(column[rows] for column in self))


def together(*some: Stretches) -> Stretches:
    """Return all of the stretches."""
    return Stretches(*(np.concatenate(columns) for columns in zip(*some, strict=True)))


class Texts:
    """Texts as numbers of words, laid end to end, and where their WORDS-grams stand.

    `first` says where the words of each text start; it has one entry more.
    """

    def __init__(self, word: Numbers, first: Numbers):
        """Index the texts."""
        self.word, self.first = word, first
        runs, self.places = hash_runs(word.astype(np.uint64), first)
        self.gram = ranks(runs)
        self.text = np.searchsorted(first, self.places, side="right") - 1
        self._grams = Places(self.text, self.gram)
        self._bounds = np.searchsorted(self.places, first)

    def equal_runs(self, pairs: Pairs) -> Stretches:
        """Return the WORDS-grams of the first text of each pair that the second one holds."""
        here, pair = spread(self._bounds.take(pairs.one), self._bounds.take(pairs.one + 1))
        there, hit = self._grams.find(pairs.two.take(pair), self.gram.take(here))
        one, two = self.places.take(here.take(hit)), self.places.take(there)
        return Stretches(pair.take(hit), one, two, np.full(len(hit), WORDS))


def find_stretches(texts: Texts, pairs: Pairs) -> Stretches:
    """Return the stretches of WORDS or more equal words that each pair shares."""
    found = _extended(texts, pairs, merged(texts.equal_runs(pairs)))
    return _apart(merged(found))


def _extended(texts: Texts, pairs: Pairs, found: Stretches) -> Stretches:
    """Return the stretches up to the words that differ: not every place was looked up."""
    end = found._replace(one=found.one + found.size, two=found.two + found.size)
    ahead = _ahead(texts, pairs, end, 1)
    back = _ahead(texts, pairs, found._replace(one=found.one - 1, two=found.two - 1), -1)
    return Stretches(found.pair, found.one - back, found.two - back, found.size + ahead + back)


def _ahead(texts: Texts, pairs: Pairs, at: Stretches, way: int) -> Numbers:
    """Return how many equal words follow these places on the way."""
    one, two = at.one, at.two
    count = np.zeros(len(one), np.int64)
    going = np.arange(len(one))
    top = len(texts.word) - 1
    while len(going):
        here = (one[going] + way * count[going])[:, None] + way * np.arange(BLOCK)
        there = here + (two - one)[going][:, None]
        same = texts.word[np.clip(here, 0, top)] == texts.word[np.clip(there, 0, top)]
        for place, article in ((here, pairs.one), (there, pairs.two)):
            mine = article[at.pair[going]]
            same &= (place >= texts.first[mine][:, None]) & (place < texts.first[mine + 1][:, None])
        size = np.logical_and.accumulate(same, axis=1).sum(axis=1)
        count[going] += size
        going = going[size == BLOCK]
    return count


def merged(found: Stretches) -> Stretches:
    """Join stretches that overlap or follow each other without a break."""
    if not len(found.pair):
        return found
    shift = found.two - found.one
    order = in_order(found.pair, shift - shift.min(), found.one)
    found, shift = found.take(order), shift[order]
    same = np.append(False, (found.pair[1:] == found.pair[:-1]) & (shift[1:] == shift[:-1]))
    end = found.one + found.size
    # How far the stretches before reach: groups are told apart by adding more than any end.
    group = np.cumsum(~same) * (int(end.max()) + 1)
    reach = np.maximum.accumulate(end + group) - group
    new = np.append(True, ~same[1:] | (found.one[1:] > reach[:-1]))
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(new)) - 1
    kept = found.take(first)
    kept = kept._replace(size=reach[last] - kept.one)
    return kept.take(in_order(kept.pair, kept.one, kept.two))


def _apart(found: Stretches) -> Stretches:
    """Let each word of a pair be in one stretch only: that of the longest chain keeps it.

    An article may print one text twice: the copy that agrees from end to end is the one that
    is meant, not whatever sentence of whatever copy happens to be longest.
    """
    chain, weight = _chains(found)
    found, chain, weight = _trimmed(found, chain, weight)
    crossed = np.unique(found.pair[_crossing(found, found.one) | _crossing(found, found.two)])
    mine = np.isin(found.pair, crossed)
    some = found.take(mine)
    rank = np.lexsort((some.one, chain[mine], -weight[mine], some.pair))
    some = some.take(rank)
    bounds = np.append(np.searchsorted(some.pair, crossed), len(some.pair)).tolist()
    cut = [_untangle(some.take(np.arange(a, b))) for a, b in pairwise(bounds)]
    left = together(found.take(~mine), *cut)
    return left.take(in_order(left.pair, left.one))


def _chains(found: Stretches) -> tuple[Numbers, Numbers]:
    """Return the chain of each stretch, named by its first one, and the words of the chain.

    A stretch follows the nearest before it that ends close to where it starts, on both sides.
    """
    before = np.arange(len(found.pair))
    for step in range(1, AROUND + 1):
        last, here = found.take(slice(None, -step)), found.take(slice(step, None))
        gaps = here.one - last.one - last.size, here.two - last.two - last.size
        follows = (here.pair == last.pair) & (here.one > last.one) & (here.two > last.two)
        for gap in gaps:
            follows &= (gap >= -OVER) & (gap < BRIDGE)
        free = before[step:] == np.arange(step, len(before))
        before[step:][follows & free] -= step
    while (before[before] != before).any():
        before = before[before]
    return before, np.bincount(before, found.size, minlength=len(before))[before].astype(np.int64)


def _trimmed(
    found: Stretches, chain: Numbers, weight: Numbers
) -> tuple[Stretches, Numbers, Numbers]:
    """Leave out of each stretch the few words that the one before it in its chain holds."""
    order = np.lexsort((found.one, chain))
    found, chain, weight = found.take(order), chain[order], weight[order]
    over = np.zeros(len(order), np.int64)
    for start in (found.one, found.two):
        over[1:] = np.maximum(over[1:], (start + found.size)[:-1] - start[1:])
    over[1:] *= chain[1:] == chain[:-1]
    over[over > OVER] = 0
    found = Stretches(found.pair, found.one + over, found.two + over, found.size - over)
    return found, chain, weight


def _crossing(found: Stretches, start: Numbers) -> Mask:
    """Say of each stretch whether the next on one side starts inside it."""
    order = np.lexsort((start, found.pair))
    begins, ends, pair = start[order], (start + found.size)[order], found.pair[order]
    crossed = np.zeros(len(order), bool)
    crossed[order[:-1]] = (pair[1:] == pair[:-1]) & (begins[1:] < ends[:-1])
    return crossed


def _untangle(found: Stretches) -> Stretches:
    """Return the stretches of one pair, each without the words of those before it."""
    starts = int(found.one.min()), int(found.two.min())
    used = [
        bytearray(int((start + found.size).max()) - least)
        for start, least in zip((found.one, found.two), starts, strict=True)
    ]
    kept = []
    for pair, i, j, size in zip(*(column.tolist() for column in found), strict=True):
        places = i - starts[0], j - starts[1]
        for a, b in _free(used, places, size):
            if b - a > OVER // 2:
                kept.append((pair, i + a, j + a, b - a))
                for words, at in zip(used, places, strict=True):
                    words[at + a : at + b] = b"\1" * (b - a)
    return Stretches(*np.array(kept, np.int64).reshape(-1, 4).T)


def _free(used: list[bytearray], places: tuple[int, int], size: int) -> list[tuple[int, int]]:
    """Return the parts of a stretch that are used on neither side."""
    sides = list(zip(used, places, strict=True))
    if all(words.find(1, at, at + size) < 0 for words, at in sides):
        return [(0, size)]
    if any(words.find(0, at, at + size) < 0 for words, at in sides):
        return []
    here, there = (np.frombuffer(words[at : at + size], np.uint8) for words, at in sides)
    edges = np.flatnonzero(np.diff(np.concatenate([[1], here | there, [1]]))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))
