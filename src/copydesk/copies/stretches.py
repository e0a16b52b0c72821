"""Find the stretches of equal words that two articles share, of many pairs at once.

Equal sentences are found by their keys; what else is shared, by 5-grams of the sentences that
are not. Stretches are in order of pair and of the first article's words, and no word of either
article is in two of them.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from copydesk.copies.bodies import Bodies
from copydesk.copies.fingerprint import WORDS, hash_runs
from copydesk.text.hashes import Numbers, distinct
from copydesk.text.many import Mask

# Where a sentence or a run of words stands more often than this in one article, more places
# add nothing.
PLACES = 4
FILTER = 1 << 11  # places of an article's filter, one byte each
# Stretches with fewer than this many differing words between them are one run.
BRIDGE = 12
OVER = 4  # words that two stretches may share where the text between them was edited
BLOCK = 8  # words that are compared at once where a stretch may go on
AROUND = 8  # stretches before one among which that which it follows is looked for


class Pairs(NamedTuple):
    """Pairs of articles, by their places among the bodies."""

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


def spread(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Return every number from each start up to its end, and which start it belongs to."""
    sizes = np.maximum(0, ends - starts)
    row = np.repeat(np.arange(len(starts)), sizes)
    before = np.cumsum(sizes) - sizes
    return np.arange(len(row)) - before[row] + starts[row], row


class Places:
    """Where each value stands in each article: the first PLACES places."""

    def __init__(self, owner: Numbers, value: Numbers):
        """Index the values at 0, 1, 2, ..., each in the article that owns it."""
        self._size = int(value.max(initial=0)) + 1
        both = owner * self._size + value
        self._order = np.argsort(both, kind="stable")
        self._known = both[self._order]
        new = np.append(True, self._known[1:] != self._known[:-1])
        starts = np.flatnonzero(new)
        counts = np.diff(np.append(starts, len(both)))
        self._count = np.minimum(np.repeat(counts, counts), PLACES)
        rank = np.arange(len(both)) - np.repeat(starts, counts)
        # Most of what is asked for is nowhere: a look at the article's filter says so at once.
        self._seen = np.zeros((int(owner.max(initial=-1)) + 1) * FILTER, bool)
        self._seen[owner * FILTER + value % FILTER] = True
        self.counted = np.empty(len(both), bool)  # whether a place is one of the first
        self.counted[self._order] = rank < PLACES

    def find(self, owner: Numbers, value: Numbers) -> tuple[Numbers, Numbers]:
        """Return the places in these articles of these values, and which of them it is."""
        row = np.flatnonzero(self._seen[owner * FILTER + value % FILTER])
        both = owner[row] * self._size + value[row]
        at = np.minimum(np.searchsorted(self._known, both), len(self._known) - 1)
        hit = self._known[at] == both
        at, row = at[hit], row[hit]
        places, of_row = spread(at, at + self._count[at])
        return self._order[places], row[of_row]


class Index:
    """Where the sentences and the WORDS-grams of all bodies stand."""

    def __init__(self, bodies: Bodies):
        """Index the bodies."""
        self.bodies = bodies
        self.key = distinct(bodies.key)[0]
        self.sentences = Places(bodies.owner, self.key)
        self.bounds = np.searchsorted(bodies.owner, np.arange(len(bodies.article) + 1))
        article = bodies.owner[bodies.sentence]
        runs, places = hash_runs(bodies.id, article)
        number = distinct(runs)[0]
        self.gram = np.full(len(article), len(runs))
        self.gram[places] = number
        # Most runs of words stand in one place only: no need to look for them anywhere.
        often = (np.bincount(number, minlength=1) > 1)[number] if len(runs) else number > 0
        self.grams = Places(article, self.gram)
        self.asked = np.zeros(len(article), bool)
        self.asked[places[often]] = True
        self.asked &= self.grams.counted


def find_stretches(index: Index, pairs: Pairs) -> Stretches:
    """Return the stretches of WORDS or more equal words that each pair shares."""
    equal, unequal = _equal_sentences(index, pairs)
    found = merged(together(equal, _equal_runs(index, pairs, *unequal)))
    found = _extended(index.bodies, pairs, found.take(found.size >= WORDS))
    return _apart(merged(found))


def _equal_sentences(index: Index, pairs: Pairs) -> tuple[Stretches, tuple[Numbers, Numbers]]:
    """Return the equal sentences, and pair and place of those of the first that have no equal."""
    sentence, pair = spread(index.bounds[pairs.one], index.bounds[pairs.one + 1])
    there, hit = index.sentences.find(pairs.two[pair], index.key[sentence])
    alone = np.ones(len(sentence), bool)
    alone[hit] = False
    counted = index.sentences.counted[sentence[hit]]
    there, hit = there[counted], hit[counted]
    opens = index.bodies.opens
    here = opens[sentence[hit]]
    size = opens[sentence[hit] + 1] - here
    return Stretches(pair[hit], here, opens[there], size), (pair[alone], sentence[alone])


def _equal_runs(index: Index, pairs: Pairs, pair: Numbers, sentence: Numbers) -> Stretches:
    """Return the WORDS-grams of these sentences of the first article that the second holds."""
    bodies = index.bodies
    first = np.maximum(bodies.opens[sentence] - WORDS + 1, bodies.first[pairs.one[pair]])
    here, row = spread(first, bodies.opens[sentence + 1])
    asked = index.asked[here]
    here, pair = here[asked], pair[row[asked]]
    there, hit = index.grams.find(pairs.two[pair], index.gram[here])
    return Stretches(pair[hit], here[hit], there, np.full(len(hit), WORDS))


def _extended(bodies: Bodies, pairs: Pairs, found: Stretches) -> Stretches:
    """Return the stretches up to the words that differ: not every place was looked up."""
    end = found._replace(one=found.one + found.size, two=found.two + found.size)
    ahead = _ahead(bodies, pairs, end, 1)
    back = _ahead(bodies, pairs, found._replace(one=found.one - 1, two=found.two - 1), -1)
    return Stretches(found.pair, found.one - back, found.two - back, found.size + ahead + back)


def _ahead(bodies: Bodies, pairs: Pairs, at: Stretches, way: int) -> Numbers:
    """Return how many equal words follow these places on the way."""
    one, two = at.one, at.two
    count = np.zeros(len(one), np.int64)
    going = np.arange(len(one))
    top = len(bodies.word) - 1
    while len(going):
        here = (one[going] + way * count[going])[:, None] + way * np.arange(BLOCK)
        there = here + (two - one)[going][:, None]
        same = bodies.word[np.clip(here, 0, top)] == bodies.word[np.clip(there, 0, top)]
        for place, article in ((here, pairs.one), (there, pairs.two)):
            mine = article[at.pair[going]]
            same &= (place >= bodies.first[mine][:, None]) & (
                place < bodies.first[mine + 1][:, None]
            )
        size = np.logical_and.accumulate(same, axis=1).sum(axis=1)
        count[going] += size
        going = going[size == BLOCK]
    return count


def merged(found: Stretches) -> Stretches:
    """Join stretches that overlap or follow each other without a break."""
    if not len(found.pair):
        return found
    found = found.take(_by_diagonal(found))
    shift = found.two - found.one
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
    return kept.take(np.lexsort((kept.two, kept.one, kept.pair)))


def _by_diagonal(found: Stretches) -> Numbers:
    """Return the order by pair, by how far the second side stands behind the first, and by place.

    One number holds all three where it can: sorting by it is several times faster.
    """
    shift = found.two - found.one
    shift = shift - shift.min()
    span, size = int(shift.max()) + 1, int(found.one.max()) + 1
    if (int(found.pair.max()) + 1) * span * size < 1 << 62:
        return np.argsort((found.pair * span + shift) * size + found.one)
    return np.lexsort((found.one, shift, found.pair))


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
    return left.take(np.lexsort((left.one, left.pair)))


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
