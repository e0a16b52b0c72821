"""Lay some texts end to end and find their words: what `text.words` finds, many at once.

A lot is as much text as has its arrays in the processor's cache. Each code point has a class,
and where the classes change words begin and end. Before, between and behind the texts stands a
line end; no word and no sentence runs over one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from copydesk.text import INVISIBLE
from copydesk.text.hashes import STRIDE, Hashes, Numbers, Units, spellings, units_of
from copydesk.text.points import (
    CHARACTER,
    DIGIT,
    HIDDEN,
    INNER,
    LETTER,
    MARK,
    PLANE,
    POINT,
    Flags,
    flags_of,
)

Mask = npt.NDArray[np.bool_]

SIZE = 1 << 16  # code points of a lot, if it has more than one text


@dataclass(frozen=True)
class Lot:
    """Some texts laid end to end, with the classes of their code points.

    `begin` and `end` are where each text stands in `joined`; `any` are all classes that occur.
    """

    texts: list[str]
    joined: str
    units: Units
    points: npt.NDArray[np.unsignedinteger]
    flags: Flags
    any: np.uint16
    begin: Numbers
    end: Numbers

    def has(self, some: np.uint16) -> bool:
        """Say whether a code point of one of these classes occurs."""
        return bool(self.any & some)


def lots(texts: list[str]) -> Iterator[Lot]:
    """Yield the texts in lots, in order."""
    some: list[str] = []
    size = 0
    for text in texts:
        if some and size + len(text) > SIZE:
            yield lay(some)
            some, size = [], 0
        some.append(text)
        size += len(text) + 1
    if some:
        yield lay(some)


def lay(texts: list[str]) -> Lot:
    """Return the texts as one lot."""
    joined = "\n".join(["", *texts, ""])
    units = units_of(joined)
    points: npt.NDArray[np.unsignedinteger] = units[:-STRIDE]
    if len(points) > len(joined):
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
    flags = flags_of(points)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    end = np.cumsum(lengths + 1)
    every = np.bitwise_or.reduce(flags)
    return Lot(texts, joined, units, points, flags, every, end - lengths, end)


def edges(inside: Mask) -> tuple[Numbers, Numbers]:
    """Return where stretches start, and where they end; the first and the last place lie outside.

    >>> [some.tolist() for some in edges(np.array([False, True, True, False]))]
    [[1], [3]]
    """
    change = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return change[::2], change[1::2]


def words_of(lot: Lot) -> tuple[Numbers, Numbers]:
    """Return where the words of a lot start and end, as `text.words` does."""
    flags = lot.flags
    starts, ends = edges((flags & INNER) != 0)
    if lot.has(DIGIT):
        starts, ends = _part_numbers(lot, starts, ends)
    if lot.has(CHARACTER):
        alone = np.flatnonzero((flags & CHARACTER) != 0)
        starts, ends = np.sort(np.append(starts, alone)), np.sort(np.append(ends, alone + 1))
    if lot.has(HIDDEN):
        hidden = np.flatnonzero((flags[starts] & HIDDEN) != 0)
        places = zip(starts[hidden].tolist(), ends[hidden].tolist(), strict=True)
        gone = hidden[np.array([not lot.joined[a:b].strip(INVISIBLE) for a, b in places], bool)]
        starts, ends = np.delete(starts, gone), np.delete(ends, gone)
    return starts, ends


def _part_numbers(lot: Lot, starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Part what follows a number and its letters, and join what a point or comma divides."""
    flags = lot.flags

    def in_number(places: Numbers) -> Mask:
        owner = starts[np.searchsorted(starts, places, side="right") - 1]
        found: Mask = (flags[owner] & DIGIT) != 0
        return found

    if lot.has(MARK | HIDDEN):
        marks = np.flatnonzero((flags & (MARK | HIDDEN)) != 0)
        marks = marks[(flags[marks - 1] & INNER) != 0]
        marks = marks[in_number(marks)]
        _, one = np.unique(np.searchsorted(starts, marks, side="right"), return_index=True)
        starts, ends = _parted(starts, ends, marks[one])
    digits = np.flatnonzero((flags & DIGIT) != 0)
    before = flags[digits - 1]
    again = digits[(before & LETTER) != 0]
    again = again[in_number(again)]
    starts, ends = _parted(starts, ends, again)
    ahead = digits[(before & POINT) != 0]
    ahead = ahead[(flags[ahead - 2] & DIGIT) != 0]
    ahead = ahead[in_number(ahead - 2)]
    at = np.searchsorted(starts, ahead)
    return np.delete(starts, at), np.delete(ends, at - 1)


def _parted(starts: Numbers, ends: Numbers, at: Numbers) -> tuple[Numbers, Numbers]:
    """Return the words, parted at these places."""
    if not len(at):
        return starts, ends
    return np.sort(np.append(starts, at)), np.sort(np.append(ends, at))


def spelt(lot: Lot, starts: Numbers, ends: Numbers) -> Hashes:
    """Return a hash of each word as it is printed."""
    if lot.points.itemsize > lot.units.itemsize:
        # A code point beyond the first plane takes two units.
        shift = np.cumsum(lot.points >= PLANE)
        starts, ends = starts + shift[starts - 1], ends + shift[ends - 1]
    return spellings(lot.units, starts, ends)
