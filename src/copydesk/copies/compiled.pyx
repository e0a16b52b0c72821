# cython: language_level=3, boundscheck=True, wraparound=False, cdivision=True
"""The loops over what two articles share, compiled: the same rows as alike.py and shared.py.

Every index is checked: a mistake here is an error, never memory of somebody else.
"""

import numpy as np

from libc.stdint cimport int64_t
from libc.stdlib cimport qsort

from copydesk.text.compiled cimport Rows


cdef int add(Rows rows, int64_t row, int64_t one, int64_t two) except -1:
    if rows.count == rows.held.shape[1]:
        rows.more()
    rows.held[0, rows.count] = row
    rows.held[1, rows.count] = one
    rows.held[2, rows.count] = two
    rows.count += 1


cdef class Meeting:
    """Finds the sentences of two articles that are equal or near, pair by pair."""

    cdef const int64_t[::1] bounds, key, near_bounds, near
    cdef int64_t[::1] head, follows
    cdef int64_t places
    cdef Rows equal, alike, alone

    def __init__(self, bounds, key, near_bounds, near, places):
        self.bounds, self.key, self.near_bounds, self.near = bounds, key, near_bounds, near
        self.head = np.full(len(near_bounds) - 1, -1, np.int64)
        self.follows = np.empty(len(key), np.int64)
        self.places = places
        self.equal, self.alike, self.alone = (Rows(3, len(key)) for _ in range(3))

    cdef int note(self, int64_t article) except -1:
        """Note where each key stands in this article: the first place, and those that follow."""
        cdef int64_t n, key
        for n in range(self.bounds[article + 1] - 1, self.bounds[article] - 1, -1):
            key = self.key[n]
            self.follows[n] = self.head[key]
            self.head[key] = n

    cdef int forget(self, int64_t article) except -1:
        cdef int64_t n
        for n in range(self.bounds[article], self.bounds[article + 1]):
            self.head[self.key[n]] = -1

    cdef int find(self, Rows rows, int64_t row, int64_t here, int64_t key) except -1:
        """Add the first places of a key in the article that was noted."""
        cdef int64_t there = self.head[key], left = self.places
        while there >= 0 and left > 0:
            add(rows, row, here, there)
            there = self.follows[there]
            left -= 1

    cdef int meet(self, int64_t pair, int64_t article) except -1:
        cdef int64_t here, key, n
        for here in range(self.bounds[article], self.bounds[article + 1]):
            key = self.key[here]
            if self.head[key] >= 0:
                self.find(self.equal, pair, here, key)
                continue
            add(self.alone, pair, here, key)
            for n in range(self.near_bounds[key], self.near_bounds[key + 1]):
                if self.head[self.near[n]] >= 0:
                    self.find(self.alike, self.alone.count - 1, here, self.near[n])


def meet(const int64_t[::1] ones, const int64_t[::1] twos, bounds, key, near_bounds, near, places):
    """Return pair and sentence on either side of those that are equal, then of those that are near
    with, for the pair, their rows among the third: pair, sentence and key of the first article's
    that have no equal.

    `near` are the keys that are near each key, from one of `near_bounds` to the next.
    """
    cdef Meeting meeting = Meeting(bounds, key, near_bounds, near, places)
    cdef int64_t noted = -1
    cdef Py_ssize_t pair
    for pair in range(len(ones)):
        if twos[pair] != noted:
            if noted >= 0:
                meeting.forget(noted)
            noted = twos[pair]
            meeting.note(noted)
        meeting.meet(pair, ones[pair])
    return meeting.equal.columns(), meeting.alike.columns(), meeting.alone.columns()


cdef struct Ranked:
    int64_t weight
    int64_t chain
    int64_t begin
    int64_t row


cdef int ahead(const void* a, const void* b) noexcept nogil:
    cdef const Ranked* one = <const Ranked*>a
    cdef const Ranked* two = <const Ranked*>b
    if one.weight != two.weight:
        return -1 if one.weight > two.weight else 1
    if one.chain != two.chain:
        return -1 if one.chain < two.chain else 1
    if one.begin != two.begin:
        return -1 if one.begin < two.begin else 1
    return -1 if one.row < two.row else one.row > two.row


cdef bint unseen(int[::1] seen, int64_t first, int64_t last, int turn) except -1:
    """Say whether none of these words was seen in this turn."""
    cdef int64_t word
    for word in range(first, last):
        if seen[word] == turn:
            return False
    return True


cdef class Keeper:
    """Keeps pieces so that no word of either article of a pair is in two of them."""

    cdef const int64_t[::1] one, one_end, two, two_end
    cdef int[::1] seen_one, seen_two
    cdef int64_t[:, ::1] ranked
    cdef int64_t[::1] chain, weight
    cdef int turn
    cdef int64_t over, bridge, around
    cdef unsigned char[::1] kept

    def __init__(self, one, one_end, two, two_end, words, limits):
        self.one, self.one_end, self.two, self.two_end = one, one_end, two, two_end
        self.seen_one, self.seen_two = np.zeros(words, np.intc), np.zeros(words, np.intc)
        self.ranked = np.empty((16, 4), np.int64)
        self.chain, self.weight = np.empty(16, np.int64), np.empty(16, np.int64)
        self.over, self.bridge, self.around = limits
        self.kept = np.ones(len(one), np.uint8)
        self.turn = 0

    cdef bint crosses(self, Py_ssize_t first, Py_ssize_t last) except -1:
        """Say whether two of these pieces share a word on one side."""
        cdef Py_ssize_t n
        cdef int64_t word, reach = -1, other = -1
        cdef bint turned = False
        for n in range(first, last):
            if self.one[n] < reach:
                return True
            reach = self.one_end[n]
            turned |= self.two[n] < other
            other = self.two_end[n]
        if not turned:
            return False
        self.turn += 1
        for n in range(first, last):
            for word in range(self.two[n], self.two_end[n]):
                if self.seen_two[word] == self.turn:
                    return True
                self.seen_two[word] = self.turn
        return False

    cdef int chains(self, Py_ssize_t first, Py_ssize_t last) except -1:
        """Note the chain of each piece, by its first one, and how many words each chain has."""
        cdef Py_ssize_t n, before
        cdef int64_t here, there
        for n in range(first, last):
            self.chain[n - first] = n - first
            self.weight[n - first] = 0
            for before in range(n - 1, max(first, n - self.around) - 1, -1):
                here = self.one[n] - self.one_end[before]
                there = self.two[n] - self.two_end[before]
                if (
                    self.one[n] > self.one[before] and self.two[n] > self.two[before]
                    and -self.over <= here < self.bridge and -self.over <= there < self.bridge
                ):
                    self.chain[n - first] = self.chain[before - first]
                    break
            self.weight[self.chain[n - first]] += self.one_end[n] - self.one[n]

    cdef int rank(self, Py_ssize_t first, Py_ssize_t last) except -1:
        """Put the pieces in order: the longest chain first."""
        cdef Py_ssize_t n, count = last - first
        if count > self.ranked.shape[0]:
            self.ranked = np.empty((2 * count, 4), np.int64)
            self.chain, self.weight = np.empty(2 * count, np.int64), np.empty(2 * count, np.int64)
        self.chains(first, last)
        for n in range(count):
            self.ranked[n, 0] = self.weight[self.chain[n]]
            self.ranked[n, 1] = self.chain[n]
            self.ranked[n, 2] = self.one[first + n]
            self.ranked[n, 3] = first + n
        qsort(&self.ranked[0, 0], count, sizeof(Ranked), ahead)

    cdef bint free(self, Py_ssize_t n) except -1:
        """Say whether no word of this piece is in one that is kept."""
        return unseen(self.seen_one, self.one[n], self.one_end[n], self.turn) and unseen(
            self.seen_two, self.two[n], self.two_end[n], self.turn
        )

    cdef int keep(self, Py_ssize_t first, Py_ssize_t last) except -1:
        """Keep the best of these pieces, which are those of a pair."""
        cdef Py_ssize_t rank, n
        if not self.crosses(first, last):
            return 0
        self.rank(first, last)
        self.turn += 1
        for rank in range(last - first):
            n = self.ranked[rank, 3]
            self.kept[n] = self.free(n)
            if self.kept[n]:
                self.seen_one[self.one[n] : self.one_end[n]] = self.turn
                self.seen_two[self.two[n] : self.two_end[n]] = self.turn


def kept(const int64_t[::1] pair, one, one_end, two, two_end, Py_ssize_t words, limits):
    """Say which pieces to keep (`shared._kept`): they stand in order of the pair and of `one`."""
    cdef Keeper keeper = Keeper(one, one_end, two, two_end, words, limits)
    cdef Py_ssize_t n, first = 0, count = len(pair)
    for n in range(1, count + 1):
        if n == count or pair[n] != pair[first]:
            keeper.keep(first, n)
            first = n
    return np.asarray(keeper.kept).view(bool)


def sharing(
    const int64_t[::1] word, const int64_t[::1] first, const int64_t[::1] ones,
    const int64_t[::1] twos,
):
    """Return for each pair of texts how many words of the second stand in the first."""
    found = np.empty(len(ones), np.int64)
    cdef int64_t[::1] count = found, seen = np.full(np.max(word, initial=-1) + 1, -1, np.int64)
    cdef Py_ssize_t pair
    cdef int64_t n, noted = -1
    for pair in range(len(ones)):
        if ones[pair] != noted:
            noted = ones[pair]
            for n in range(first[noted], first[noted + 1]):
                seen[word[n]] = noted
        count[pair] = 0
        for n in range(first[twos[pair]], first[twos[pair] + 1]):
            count[pair] += seen[word[n]] == noted
    return found


def beside(
    pieces, const int64_t[::1] ones, const int64_t[::1] twos, const int64_t[::1] bounds,
    const int64_t[::1] opens, const int64_t[:, ::1] steps,
):
    """Return the pairs and their sentences that stand by linked ones (`shared._beside`).

    `pieces` are pair, sentences and size, in order; `opens` says where the words of each sentence
    start among those of all.
    """
    cdef const int64_t[::1] pair = pieces[0], one = pieces[1], two = pieces[2], size = pieces[3]
    cdef Py_ssize_t count = len(pair), first = 0, n, step
    cdef int64_t[::1] seen_one = np.full(len(opens), -1, np.int64)
    cdef int64_t[::1] seen_two = np.full(len(opens), -1, np.int64)
    cdef int64_t shared, mine, here, there
    cdef bint rest_one, rest_two
    cdef Rows rows = Rows(3, count // 4)
    while first < count:
        mine = pair[first]
        n = first
        while n < count and pair[n] == mine:
            seen_one[one[n]] = seen_two[two[n]] = mine
            n += 1
        while first < count and pair[first] == mine:
            shared = 0
            n = first
            while n < count and pair[n] == mine and one[n] == one[first] and two[n] == two[first]:
                shared += size[n]
                n += 1
            rest_one = opens[one[first] + 1] - opens[one[first]] > shared
            rest_two = opens[two[first] + 1] - opens[two[first]] > shared
            for step in range(steps.shape[0]):
                here, there = one[first] + steps[step, 0], two[first] + steps[step, 1]
                if not bounds[ones[mine]] <= here < bounds[ones[mine] + 1]:
                    continue
                if not bounds[twos[mine]] <= there < bounds[twos[mine] + 1]:
                    continue
                if not (seen_one[here] != mine if steps[step, 0] else rest_one):
                    continue
                if not (seen_two[there] != mine if steps[step, 1] else rest_two):
                    continue
                add(rows, mine, here, there)
            first = n
    return rows.columns()
