"""Look up where a value stands in an article, for many articles and values at once."""

import numpy as np

from copydesk.text.hashes import Numbers, in_order, spread, starts

# Where a sentence or a run of words stands more often than this in one article, more places
# add nothing.
PLACES = 4
ROOM = 4  # buckets for each entry, so that most of what is nowhere meets an empty one
SPREAD = np.uint64(0x9E3779B97F4A7C15)
STEP = np.uint64(0xD6E8FEB86659FD93)


class Places:
    """Where each value stands in each article: the first PLACES places.

    A hash table: entries of one bucket follow each other.
    """

    def __init__(self, owner: Numbers, value: Numbers):
        """Index the values at 0, 1, 2, ..., each in the article that owns it."""
        self._owner, self._value = owner, value
        order = in_order(owner, value, np.arange(len(owner)))
        heads = np.flatnonzero(starts(owner.take(order), value.take(order)))
        counts = np.diff(np.append(heads, len(order)))
        kept = np.sort(order[np.arange(len(order)) - np.repeat(heads, counts) < PLACES])
        self._shift = np.uint64(64 - (ROOM * len(kept) + 1).bit_length())
        bucket = self._bucket(owner.take(kept), value.take(kept))
        self._entry = kept[in_order(bucket, np.arange(len(kept)))]
        self._first = np.zeros((1 << 64 - int(self._shift)) + 1, np.int64)
        np.cumsum(np.bincount(bucket, minlength=len(self._first) - 1), out=self._first[1:])

    def _bucket(self, owner: Numbers, value: Numbers) -> Numbers:
        found = owner.astype(np.uint64) * SPREAD
        found += value.astype(np.uint64)
        found *= STEP
        found ^= found >> np.uint64(32)
        found *= SPREAD
        return (found >> self._shift).astype(np.int64)

    def find(self, owner: Numbers, value: Numbers) -> tuple[Numbers, Numbers]:
        """Return the places in these articles of these values, and which of them it is."""
        bucket = self._bucket(owner, value)
        first, last = self._first.take(bucket), self._first.take(bucket + 1)
        row = np.flatnonzero(last > first)
        at, of_row = spread(first.take(row), last.take(row))
        entry, row = self._entry.take(at), row.take(of_row)
        same = self._value.take(entry) == value.take(row)
        same &= self._owner.take(entry) == owner.take(row)
        return entry[same], row[same]
