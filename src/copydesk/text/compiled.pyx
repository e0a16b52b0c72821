# cython: language_level=3, boundscheck=True, wraparound=False, cdivision=True
"""The loops over characters and words, compiled: the same rows as many.py, lots.py and hashes.py.

Built where the machine that installs the package has a C compiler; without it the same is found
by NumPy. Every index is checked: a mistake here is an error, never memory of somebody else.
"""

import os

import numpy as np


from libc.stdint cimport int64_t, uint16_t, uint32_t, uint64_t

cdef extern from *:
    """
    #define ODD_BASE 0x9E3779B97F4A7C15ULL
    #define ODD_SPREAD 0xD6E8FEB86659FD93ULL
    """
    const uint64_t ODD_BASE
    const uint64_t ODD_SPREAD

# Classes of code points, as points.py numbers them.
cdef enum:
    LETTER = 1 << 0
    DIGIT = 1 << 1
    MARK = 1 << 2
    HIDDEN = 1 << 3
    CHARACTER = 1 << 4
    POINT = 1 << 5
    SPACE = 1 << 6
    LINE = 1 << 7
    STOP = 1 << 8
    FULL = 1 << 9
    CLOSES = 1 << 10
    OPENS = 1 << 11
    LOWER = 1 << 12
    INNER = LETTER | DIGIT | MARK | HIDDEN
    STARTS = INNER | CHARACTER | STOP | FULL | LINE

# Letters of the longest abbreviation that ends with a point; see `text.ABBREVIATION`.
cdef Py_ssize_t LONGEST = 6

# Words are told apart in a table whose places nobody outside this process can foresee.
cdef uint64_t SECRET = int.from_bytes(os.urandom(8), "little") | 1


cdef class Rows:
    """Rows of so many whole numbers, which grow."""

    def __init__(self, Py_ssize_t width, Py_ssize_t room):
        self.held = np.empty((width, room + 16), np.int64)
        self.count = 0

    cdef int more(self) except -1:
        """Make room for as many again."""
        cdef Py_ssize_t room = self.held.shape[1]
        grown = np.empty((self.held.shape[0], 2 * room), np.int64)
        grown[:, :room] = self.held
        self.held = grown

    def columns(self):
        """Return the columns."""
        return [column[: self.count] for column in np.asarray(self.held)]


cdef inline uint64_t mixed(uint64_t four) noexcept:
    four *= ODD_SPREAD
    return four ^ (four >> 32)


cdef class Reader:
    """Reads texts one after the other; the words and the sentences of all stand in rows.

    `words` are text, start, end and hash; `sentences` text, start, end, first word and the one
    after the last.
    """

    cdef Rows words
    cdef Rows sentences
    cdef const uint16_t[::1] plane
    cdef uint32_t[::1] points
    cdef uint16_t[::1] flags
    cdef object class_of
    cdef object ends
    cdef dict beyond
    cdef bint split
    cdef Py_ssize_t text, cut, opens

    def __init__(self, plane, class_of, ends, bint split, Py_ssize_t room):
        self.words = Rows(4, room // 5)
        self.sentences = Rows(5, room // 64 if split else 0)
        self.plane = plane
        self.class_of, self.ends, self.split = class_of, ends, split
        self.beyond = {}
        self.text = 0
        self.points = np.empty(1 << 12, np.uint32)
        self.flags = np.empty(1 << 12, np.uint16)

    cdef uint16_t rare(self, uint32_t point):
        """Return the classes of a code point beyond the first plane."""
        if point not in self.beyond:
            self.beyond[point] = self.class_of(chr(point))
        return self.beyond[point]

    def read(self, str text):
        """Read the next text."""
        cdef Py_ssize_t n, size = len(text)
        cdef Py_UCS4 point
        if size + 2 > self.points.shape[0]:
            self.points = np.empty(2 * size + 2, np.uint32)
            self.flags = np.empty(2 * size + 2, np.uint16)
        cdef uint32_t[::1] points = self.points
        cdef uint16_t[::1] flags = self.flags
        cdef const uint16_t[::1] plane = self.plane
        n = 0
        for point in text:
            points[n] = point
            flags[n] = plane[point] if point < 0x10000 else self.rare(point)
            n += 1
        points[size], flags[size] = 10, LINE | SPACE
        self.cut, self.opens = 0, self.words.count
        self.scan(text, size)
        if self.split:
            self.sentence(size)
        self.text += 1

    cdef int scan(self, str text, Py_ssize_t size) except -1:
        cdef uint16_t[::1] flags = self.flags
        cdef Py_ssize_t at = 0, end, last = -1
        cdef uint16_t here
        cdef bint seen
        while at < size:
            here = flags[at]
            if not here & STARTS:
                at += 1
                continue
            end = at + 1
            if here & DIGIT:
                while flags[end] & DIGIT or (flags[end] & POINT and flags[end + 1] & DIGIT):
                    end += 1
                while flags[end] & LETTER:
                    end += 1
                self.word(at, end)
                last = end
            elif here & CHARACTER:
                self.word(at, end)
                last = end
            elif here & INNER:
                seen = not here & HIDDEN
                while flags[end] & INNER:
                    seen = seen or not flags[end] & HIDDEN
                    end += 1
                if seen:
                    self.word(at, end)
                    last = end
            elif self.split and here & LINE:
                self.sentence(at)
            elif self.split and here & STOP:
                while flags[end] & STOP:
                    end += 1
                self.stop(text, at, end, last == at)
            elif self.split and here & FULL:
                while flags[end] & FULL:
                    end += 1
                while self.points[end] == 0x300D or self.points[end] == 0x300F or (
                    self.points[end] == 0x201D
                ):
                    end += 1
                self.sentence(end)
            at = end

    cdef int word(self, Py_ssize_t start, Py_ssize_t end) except -1:
        cdef Rows rows = self.words
        if rows.count == rows.held.shape[1]:
            rows.more()
        rows.held[0, rows.count] = self.text
        rows.held[1, rows.count] = start
        rows.held[2, rows.count] = end
        rows.held[3, rows.count] = <int64_t>self.spelling(start, end)
        rows.count += 1

    cdef uint64_t spelling(self, Py_ssize_t start, Py_ssize_t end) except? 0:
        """Return the hash of the code points of a word (`hashes.spelling`)."""
        cdef uint64_t found = 0, four = 0
        cdef int bits = 0
        cdef uint32_t point
        while start < end:
            point = self.points[start]
            start += 1
            if point >= 0x10000:
                four |= (<uint64_t>(0xD7C0 + (point >> 10))) << bits
                bits += 16
                if bits == 64:
                    found = found * ODD_BASE + mixed(four)
                    four, bits = 0, 0
                point = 0xDC00 | (point & 0x3FF)
            four |= (<uint64_t>point) << bits
            bits += 16
            if bits == 64:
                found = found * ODD_BASE + mixed(four)
                four, bits = 0, 0
        if bits:
            found = found * ODD_BASE + mixed(four)
        found *= ODD_SPREAD
        return found ^ (found >> 32)

    cdef int stop(self, str text, Py_ssize_t first, Py_ssize_t last, bint after_word) except -1:
        """End a sentence at these points or marks, if one ends there (`text.sentences`)."""
        cdef uint16_t[::1] flags = self.flags
        cdef Py_ssize_t end = last, ahead, word
        while flags[end] & CLOSES:
            end += 1
        if not flags[end] & SPACE:
            return 0
        ahead = end
        while flags[ahead] & SPACE and not flags[ahead] & LINE:
            ahead += 1
        if not flags[ahead] & LINE:
            while flags[ahead] & OPENS:
                ahead += 1
            # A line end ahead of which marks stand is that of the text, or ends no sentence.
            if ahead < len(text):
                if flags[ahead] & LOWER:
                    return 0
                if first + 1 == last == end and after_word and self.points[first] == 46:
                    word = self.words.count - 1
                    if self.doubtful(word) and not self.ends(
                        text, self.words.held[1, word], first, end, ahead
                    ):
                        return 0
        return self.sentence(end)

    cdef bint doubtful(self, Py_ssize_t word) except -1:
        """Say whether the point behind a word may be part of an abbreviation: at a glance."""
        cdef Py_ssize_t start = self.words.held[1, word], end = self.words.held[2, word]
        if end - start == 1:
            return True
        if end - start <= LONGEST and not self.flags[start] & LOWER:
            return True
        cdef uint32_t last = self.points[end - 1], before = self.points[end - 2]
        if last == c"c":
            return before == c"n" or before == c"t"  # Inc, etc
        if last == c"r":
            return before == c"J" or before == c"S"
        return (
            (last == c"p" and before == c"r")  # Corp
            or (last == c"d" and before == c"t")  # Ltd
            or (last == c"o" and before == c"C")
            or (last == c"s" and before == c"v")
            or (last == c"f" and before == c"c")
            or (last == c"x" and before == c"o")  # approx
            or (last == c"t" and before == c"s")  # est
        )

    cdef int sentence(self, Py_ssize_t end) except -1:
        """Note what stands between the last cut and this one, without spaces around it."""
        cdef uint16_t[::1] flags = self.flags
        cdef Rows rows = self.sentences
        cdef Py_ssize_t start = self.cut, stop = end
        self.cut = end
        while start < stop and flags[start] & SPACE:
            start += 1
        while start < stop and flags[stop - 1] & SPACE:
            stop -= 1
        if start < stop:
            if rows.count == rows.held.shape[1]:
                rows.more()
            rows.held[0, rows.count] = self.text
            rows.held[1, rows.count] = start
            rows.held[2, rows.count] = stop
            rows.held[3, rows.count] = self.opens
            rows.held[4, rows.count] = self.words.count
            rows.count += 1
        self.opens = self.words.count


def read(list texts, plane, class_of, ends, bint split):
    """Return the columns of the words and of the sentences of the texts."""
    cdef Py_ssize_t room = 0
    for text in texts:
        room += len(text)
    reader = Reader(plane, class_of, ends, split, room)
    for text in texts:
        reader.read(text)
    return reader.words.columns(), reader.sentences.columns()


def distinct(const uint64_t[::1] hashes):
    """Return what `hashes.distinct` does."""
    cdef Py_ssize_t count = len(hashes), n, place, known = 0, size = 1 << 10
    cdef int shift = 64 - 10
    number_ = np.empty(count, np.int64)
    first_ = np.empty(count // 4 + 16, np.int64)
    cdef int64_t[::1] number = number_, first = first_, table = np.full(size, -1, np.int64)
    cdef uint64_t value
    cdef int64_t entry
    for n in range(count):
        value = hashes[n]
        place = <Py_ssize_t>((value * SECRET) >> shift)
        while True:
            entry = table[place]
            if entry < 0 or hashes[first[entry]] == value:
                break
            place = (place + 1) & (size - 1)
        if entry < 0:
            if known == first.shape[0]:
                first_ = np.concatenate([first_, np.empty(known, np.int64)])
                first = first_
            entry = known
            table[place] = known
            first[known] = n
            known += 1
            if 2 * known > size:
                size *= 2
                shift -= 1
                table = fill(hashes, first, known, size, shift)
        number[n] = entry
    return number_, first_[:known].copy()


cdef int64_t[::1] fill(
    const uint64_t[::1] hashes, int64_t[::1] first, Py_ssize_t known, Py_ssize_t size, int shift
):
    """Return a larger table of the distinct hashes."""
    cdef int64_t[::1] table = np.full(size, -1, np.int64)
    cdef Py_ssize_t n, place
    for n in range(known):
        place = <Py_ssize_t>((hashes[first[n]] * SECRET) >> shift)
        while table[place] >= 0:
            place = (place + 1) & (size - 1)
        table[place] = n
    return table
