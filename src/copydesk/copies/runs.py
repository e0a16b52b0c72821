"""Grow stretches of equal words into runs, stepping over small edits.

A stretch grows where, behind an edit of a few words, enough equal words follow. Stretches that
stand close together in the same order on both sides are one run, edited between.
"""

import numpy as np

from copydesk.copies.fingerprint import WORDS
from copydesk.copies.stretches import Pairs, Stretches, Texts, merged, together
from copydesk.text.hashes import Numbers, spread
from copydesk.text.lots import Mask

# An edit of up to this many words ("on Aug. 20", "the agency said") is stepped over ...
SKIP = 4
# ... if this many equal words follow; a single word that was replaced needs one less.
FOLLOW = 2

REACH = SKIP + FOLLOW
# Edits, the smallest first: words that it takes on the first side, and on the second.
EDITS = np.array(
    sorted(
        ((a, b) for a in range(SKIP + 1) for b in range(SKIP + 1) if a or b),
        key=lambda edit: (max(edit), sum(edit), edit),
    )
)


def grow(texts: Texts, pairs: Pairs, found: Stretches) -> Stretches:
    """Return the stretches with the shorter ones to which small edits lead from them."""
    return _grown(found, _walk(texts, pairs, found, 1), _walk(texts, pairs, found, -1))


def from_ends(texts: Texts, pairs: Pairs) -> Stretches:
    """Return the stretches to which small edits lead from the start and the end of each pair."""
    number = np.arange(len(pairs.one))
    i, j = texts.first.take(pairs.one), texts.first.take(pairs.two)
    head = Stretches(number, i, j, _equal(texts, pairs, Stretches(number, i, j, number), 1))
    i, j = texts.first.take(pairs.one + 1) - 1, texts.first.take(pairs.two + 1) - 1
    size = _equal(texts, pairs, Stretches(number, i, j, number), -1)
    tail = Stretches(number, i + 1 - size, j + 1 - size, size)
    back = together(tail, _walk(texts, pairs, tail, -1))
    found = _grown(head, _walk(texts, pairs, head, 1), back)
    return found.take(found.size > 0)


def _grown(found: Stretches, ahead: Stretches, back: Stretches) -> Stretches:
    """Return the stretches with those that lead on from them, each word used once a side."""
    ahead, back = _words(ahead), _words(back)
    # A stretch comes before what leads from it.
    words = together(ahead, back)
    leads = np.arange(len(words.pair)) < len(ahead.pair)
    for side in (1, 2):
        free = ~_within(found, words, side)
        words, leads = words.take(free), leads[free]
        first = _firsts(words.pair, words[side])
        words, leads = words.take(first), leads[first]
    return merged(together(found, words.take(_in_order(found, words, leads))))


def _in_order(found: Stretches, words: Stretches, leads: Mask) -> Mask:
    """Say of each word whether it keeps the order between the stretches on either side of it.

    Words met on the way from the stretch before (`leads`) come before those met from the next.
    """
    span = int(max(found.one.max(initial=0), words.one.max(initial=0))) + 1
    gap = np.searchsorted(found.pair * span + found.one, words.pair * span + words.one) - 1
    last, top = np.maximum(gap, 0), len(found.pair) - 1
    following = np.minimum(gap + 1, top)
    before = (gap >= 0) & (found.pair[last] == words.pair)
    after = (gap < top) & (found.pair[following] == words.pair)
    end = (found.two + found.size)[last]
    ordered = before & after & (found.two[following] >= end)
    kept = ~ordered | ((words.two >= end) & (words.two < found.two[following]))
    # What follows the last stretch of one pair and what leads to the first of the next are apart.
    place = 2 * (gap + 1) + before
    reach = np.full((2, 2 * len(found.pair) + 2), -1)
    for side in (0, 1):
        np.maximum.at(reach[side], place[leads & kept], words[1 + side][leads & kept])
    crosses = (words.one <= reach[0][place]) | (ordered & (words.two <= reach[1][place]))
    orderly: Mask = kept & (leads | ~crosses)
    return orderly


def _walk(texts: Texts, pairs: Pairs, found: Stretches, way: int) -> Stretches:
    """Return the short stretches met on the way from the end (or start) of each stretch."""
    past = found.size if way > 0 else np.full(len(found.size), -1)
    pair, i, j = found.pair, found.one + past, found.two + past
    met = [Stretches(*(np.zeros(0, np.int64) for _ in range(4)))]
    while len(pair):
        one = _ahead(texts, pairs.one[pair], i, way, -1)
        two = _ahead(texts, pairs.two[pair], j, way, -2)
        follow = one[:, EDITS[:, 0]] == two[:, EDITS[:, 1]]
        more = one[:, EDITS[:, 0] + 1] == two[:, EDITS[:, 1] + 1]
        more[:, (EDITS == 1).all(axis=1)] = True
        led = follow & more
        best = led.argmax(axis=1)
        going = np.flatnonzero(led[np.arange(len(best)), best])
        edit = EDITS[best[going]]
        pair = pair[going]
        i, j = i[going] + way * edit[:, 0], j[going] + way * edit[:, 1]
        size = _equal(texts, pairs, Stretches(pair, i, j, pair), way)
        low = 0 if way > 0 else 1 - size
        met.append(Stretches(pair, i + low, j + low, size))
        # So many equal words are mostly a stretch that is known and walks on from its own ends.
        short = size < WORDS
        pair, size = pair[short], size[short]
        i, j = i[short] + way * size, j[short] + way * size
    return together(*met)


def _ahead(texts: Texts, article: Numbers, at: Numbers, way: int, none: int) -> Numbers:
    """Return the next words on the way, one row for each place; `none` beyond the article."""
    places = at[:, None] + way * np.arange(REACH)
    beyond = (places < texts.first[article][:, None]) | (
        places >= texts.first[article + 1][:, None]
    )
    found: Numbers = texts.word[np.clip(places, 0, len(texts.word) - 1)]
    found[beyond] = none
    return found


def _equal(texts: Texts, pairs: Pairs, at: Stretches, way: int) -> Numbers:
    """Return how many equal words follow on the way, counted up to WORDS."""
    one = _ahead(texts, pairs.one[at.pair], at.one, way, -1)[:, :WORDS]
    two = _ahead(texts, pairs.two[at.pair], at.two, way, -2)[:, :WORDS]
    size: Numbers = np.logical_and.accumulate(one == two, axis=1).sum(axis=1)
    return size


def _words(found: Stretches) -> Stretches:
    """Return each word of the stretches as one of its own."""
    one, row = spread(found.one, found.one + found.size)
    return Stretches(
        found.pair[row], one, found.two[row] + one - found.one[row], np.ones(len(row), np.int64)
    )


def _within(found: Stretches, words: Stretches, side: int) -> Mask:
    """Say of each word whether it lies in a stretch of its pair, on this side."""
    ends = found[side] + found.size
    span = int(max(ends.max(initial=0), words[side].max(initial=0))) + 1
    start = found.pair * span + found[side]
    order = np.argsort(start)
    place = words.pair * span + words[side]
    at = np.searchsorted(start[order], place, side="right") - 1
    if not len(start):
        return np.zeros(len(place), bool)
    inside: Mask = (at >= 0) & (place < (start + found.size)[order][at])
    return inside


def _firsts(pair: Numbers, place: Numbers) -> Numbers:
    """Return the first row of each pair and place, in order."""
    span = int(place.max(initial=0)) + 1
    return np.sort(np.unique(pair * span + place, return_index=True)[1])
