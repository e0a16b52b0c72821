# cython: language_level=3, boundscheck=True, wraparound=False, cdivision=True
"""The loop over the holders of each fingerprint, compiled: the same links as link.py.

Every index is checked: a mistake here is an error, never memory of somebody else.
"""

import numpy as np

from libc.stdint cimport int64_t, uint64_t
from libc.stdlib cimport qsort

cdef struct Holder:
    uint64_t key
    uint64_t other


cdef int before(const void* a, const void* b) noexcept nogil:
    cdef const Holder* one = <const Holder*>a
    cdef const Holder* two = <const Holder*>b
    if one.key != two.key:
        return -1 if one.key < two.key else 1
    if one.other != two.other:
        return -1 if one.other < two.other else 1
    return 0


cdef class Linker:
    """Links the holders of one fingerprint after the other."""

    # Article and newsroom of each holder; newsroom and place among the holders.
    cdef uint64_t[:, ::1] held, rooms
    cdef uint64_t[:, ::1] found
    cdef Py_ssize_t count, links, standing, house

    def __init__(self, room, standing, house):
        self.held, self.rooms = np.empty((16, 2), np.uint64), np.empty((16, 2), np.uint64)
        self.found = np.empty((2, room + 16), np.uint64)
        self.links = 0
        self.standing, self.house = standing, house

    cdef int add(self, Py_ssize_t one, Py_ssize_t two) except -1:
        """Add a link between two holders, the smaller article first."""
        if self.links == self.found.shape[1]:
            self.found = np.concatenate([self.found, np.empty_like(self.found)], axis=1)
        self.found[0, self.links] = self.held[min(one, two), 0]
        self.found[1, self.links] = self.held[max(one, two), 0]
        self.links += 1

    cdef int gather(
        self, const uint64_t[::1] articles, const uint64_t[::1] newsrooms,
        const int64_t[::1] order, Py_ssize_t first, Py_ssize_t last,
    ) except -1:
        """Take the holders, each once, in order of their articles."""
        cdef Py_ssize_t n, size = last - first
        cdef bint ordered = True
        if size > self.held.shape[0]:
            self.held = np.empty((2 * size, 2), np.uint64)
            self.rooms = np.empty((2 * size, 2), np.uint64)
        for n in range(size):
            self.held[n, 0] = articles[order[first + n]]
            self.held[n, 1] = newsrooms[order[first + n]]
            ordered = ordered and (n == 0 or self.held[n - 1, 0] <= self.held[n, 0])
        if not ordered:
            qsort(&self.held[0, 0], size, sizeof(Holder), before)
        self.count = 1
        for n in range(1, size):
            if self.held[n, 0] != self.held[self.count - 1, 0]:
                self.keep(n)

    cdef int keep(self, Py_ssize_t n) except -1:
        self.held[self.count, 0] = self.held[n, 0]
        self.held[self.count, 1] = self.held[n, 1]
        self.count += 1

    cdef int within(self) except -1:
        """Link two holders of one newsroom, and leave out those of which it has too many."""
        cdef Py_ssize_t n, first = 0, size, place, count = self.count
        cdef bint often = False
        for n in range(count):
            self.rooms[n, 0] = self.held[n, 1]
            self.rooms[n, 1] = n
        qsort(&self.rooms[0, 0], count, sizeof(Holder), before)
        for n in range(1, count + 1):
            if n < count and self.rooms[n, 0] == self.rooms[first, 0]:
                continue
            size = n - first
            if size == self.standing - 1:
                self.add(self.rooms[first, 1], self.rooms[n - 1, 1])
            if size >= self.house:
                often = True
            else:
                for place in range(first, n):
                    self.rooms[place, 0] = count
            first = n
        if often:
            self.leave()

    cdef int leave(self) except -1:
        """Leave out the holders that `within` did not mark."""
        cdef Py_ssize_t n, count = self.count
        # What was marked is put back in order of its places.
        for n in range(count):
            if self.rooms[n, 0] != count:
                self.rooms[n, 1] = count
            self.rooms[n, 0] = 0
        qsort(&self.rooms[0, 0], count, sizeof(Holder), before)
        self.count = 0
        for n in range(count):
            if self.rooms[n, 1] < count:
                self.keep(self.rooms[n, 1])

    cdef int across(self) except -1:
        """Link each holder to the first and the previous one of another newsroom, each pair once."""
        cdef Py_ssize_t n, other = 0, previous = -1, last = 0
        cdef uint64_t home
        if not self.count:
            return 0
        home = self.held[0, 1]
        while other < self.count and self.held[other, 1] == home:
            other += 1
        if other == self.count:
            return 0
        for n in range(1, self.count):
            if self.held[n, 1] != self.held[n - 1, 1]:
                previous = n - 1
            # The first holder; for those of its own newsroom, the first that is of another one.
            if self.held[n, 1] != home:
                self.add(0, n)
            else:
                self.add(n, other)
            if previous > 0 and not self.said(n, previous, other, home):
                self.add(previous, n)

    cdef bint said(self, Py_ssize_t n, Py_ssize_t previous, Py_ssize_t other, uint64_t home):
        """Say whether two holders are linked already, as the first and one of its newsroom."""
        if n == other:
            return self.held[previous, 1] == home
        return previous == other and self.held[n, 1] == home


def linked(
    const uint64_t[::1] prints, const uint64_t[::1] articles, const uint64_t[::1] newsrooms,
    const int64_t[::1] order, (Py_ssize_t, Py_ssize_t) often,
):
    """Return the articles of each link, the smaller first, once a fingerprint.

    `order` are the rows in order of their fingerprints.
    """
    cdef Linker linker = Linker(2 * len(prints), often[0], often[1])
    cdef Py_ssize_t n, first = 0, count = len(order)
    for n in range(1, count + 1):
        if n < count and prints[order[n]] == prints[order[first]]:
            continue
        if n - first > 1:
            linker.gather(articles, newsrooms, order, first, n)
            linker.within()
            linker.across()
        first = n
    found = np.asarray(linker.found)[:, : linker.links]
    return found[0], found[1]
