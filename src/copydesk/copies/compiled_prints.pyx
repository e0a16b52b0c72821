# cython: language_level=3, boundscheck=True, wraparound=False, cdivision=True
"""The loop over the runs of words of each text, compiled: the same rows as fingerprint.py.

Every index is checked: a mistake here is an error, never memory of somebody else.
"""

import os

import numpy as np

from libc.stdint cimport int64_t, uint64_t

# Prints are told apart in a table whose places nobody outside this process can foresee.
cdef uint64_t SECRET = int.from_bytes(os.urandom(8), "little") | 1


def prints(
    const uint64_t[::1] ids, const int64_t[::1] first, (int, int) sizes, (uint64_t, uint64_t) odd
):
    """Return each distinct fingerprint of each text, and whose it is (`fingerprint.prints`)."""
    cdef Py_ssize_t texts = len(first) - 1, text, at, last, size, room = len(ids) // 2 + 16
    cdef int words = sizes[0], window = sizes[1], n
    cdef uint64_t run, least, before
    cdef Py_ssize_t known = 0, place, count
    cdef bint new
    found_, owner_ = np.empty(room, np.uint64), np.empty(room, np.int64)
    cdef uint64_t[::1] found = found_, runs = np.empty(1 << 10, np.uint64)
    cdef int64_t[::1] owner = owner_
    # Where in `found` a print stands; entries of the texts before are below `start`.
    cdef int64_t[::1] table = np.full(1 << 10, -1, np.int64)
    cdef int shift = 64 - 10
    cdef Py_ssize_t start
    for text in range(texts):
        count = first[text + 1] - first[text] - words + 1
        if count <= 0:
            continue
        if count > runs.shape[0]:
            runs = np.empty(2 * count, np.uint64)
        while 2 * count > table.shape[0]:
            table = np.full(2 * table.shape[0], -1, np.int64)
            shift -= 1
        if known + count > found.shape[0]:
            room = 2 * (known + count)
            found_, owner_ = np.resize(found_, room), np.resize(owner_, room)
            found, owner = found_, owner_
        for at in range(count):
            run = ids[first[text] + at]
            for n in range(1, words):
                run = run * odd[0] + ids[first[text] + at + n]
            run ^= run >> 32
            run *= odd[1]
            runs[at] = run ^ (run >> 29)
        start = known
        size = min(window, count)
        before = 0
        for at in range(count - size + 1):
            least = runs[at]
            for n in range(1, size):
                if runs[at + n] < least:
                    least = runs[at + n]
            if at and least == before:
                continue
            before = least
            place = <Py_ssize_t>((least * SECRET) >> shift)
            new = True
            while table[place] >= start:
                if found[table[place]] == least:
                    new = False
                    break
                place = (place + 1) & (table.shape[0] - 1)
            if new:
                table[place] = known
                found[known] = least
                owner[known] = text
                known += 1
    return found_[:known].copy(), owner_[:known].copy()
