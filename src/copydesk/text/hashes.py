"""Hash many stretches at once: of numbers by prefix sums, of text four UTF-16 units at a time."""

from functools import lru_cache
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

try:
    from copydesk.text import compiled
except ImportError:  # installed where there is no C compiler
    compiled = None  # type: ignore[assignment]

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Units = npt.NDArray[np.uint16]

# Odd, so that it has an inverse modulo 2^64 and sums over stretches come from prefix sums.
BASE = 0x9E3779B97F4A7C15
RANGE = 1 << 64
LEAST = 1 << 16  # powers that are kept at least

NEARLY = 32  # numbers in order for one that is not, from which on they are nearly in order

STRIDE = 4  # units of 16 bits that one number of 64 holds
SPREAD = 0xD6E8FEB86659FD93
# What is left of four units if only the first 0, 1, 2, 3 or 4 count.
FIRST = np.array([(1 << 16 * n) - 1 for n in range(STRIDE + 1)], np.uint64)


@lru_cache(maxsize=4)
def powers(base: int, count: int) -> Hashes:
    """Return base to the power of 0, 1, 2, ... up to `count` of them, modulo 2^64."""
    found = np.ones(max(1, count), np.uint64)
    size = 1
    while size < count:
        more = min(size, count - size)
        found[size : size + more] = found[:more] * np.uint64(pow(base, size, RANGE))
        size += more
    return found


def sums(values: Hashes, starts: Numbers, ends: Numbers) -> Hashes:
    """Return for each stretch the sum of its values, the nth of them times BASE to the n.

    A polynomial over prefix sums (Karp and Rabin 1987).
    """
    size = max(LEAST, 1 << int(len(values)).bit_length())
    up, down = powers(BASE, size), powers(pow(BASE, -1, RANGE), size)
    total = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * up[: len(values)], out=total[1:])
    found: Hashes = (total.take(ends) - total.take(starts)) * down.take(starts)
    return found


def distinct(hashes: Hashes) -> tuple[Numbers, Numbers]:
    """Return the number of each hash among the distinct ones, and where each of these is first."""
    if compiled is not None:
        return compiled.distinct(np.ascontiguousarray(hashes))
    number = pa.array(hashes).dictionary_encode().indices.to_numpy().astype(np.int64)
    first = np.empty(int(number.max(initial=-1)) + 1, np.int64)
    first[number[::-1]] = np.arange(len(number))[::-1]
    return number, first


def once(hashes: Hashes) -> Numbers:
    """Return one row of each distinct hash, whichever: where hardly any are equal, the fastest."""
    order = np.argsort(hashes)
    found: Numbers = order[starts(hashes.take(order))]
    return found


def in_order(*columns: Numbers) -> Numbers:
    """Return the rows sorted by the columns, none of them negative, the first one first.

    One number holds all of them where it can: sorting by it is many times faster.
    """
    spans = [int(column.max(initial=0)) + 1 for column in columns]
    if prod(spans) >= 1 << 63:
        return np.lexsort(columns[::-1])
    packed = columns[0].astype(np.int64)
    for column, span in zip(columns[1:], spans[1:], strict=True):
        packed = packed * span + column
    falls = np.count_nonzero(packed[1:] < packed[:-1])
    # What is nearly in order is put in order by merging, at little more than a look at it.
    return np.argsort(packed, kind="stable" if NEARLY * falls < len(packed) else None)


def ranks(values: Hashes) -> Numbers:
    """Return the place of each value among the distinct ones, in order of size."""
    order = np.argsort(values)
    found = np.empty(len(order), np.int64)
    found[order] = np.cumsum(starts(values.take(order))) - 1
    return found


def spread(first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    """Return every number from each first up to its last, without it, and whose it is."""
    sizes = np.maximum(0, last - first)
    row = np.repeat(np.arange(len(first)), sizes)
    before = np.cumsum(sizes) - sizes
    return np.arange(len(row)) + (first - before).take(row), row


def starts(*columns: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Say of each row whether it differs from the row before in one of the columns."""
    new = np.ones(len(columns[0]), bool)
    if len(new):
        new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return new


def units_of(text: str) -> Units:
    """Return the UTF-16 units of a text, and STRIDE zeros behind them."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass") + bytes(2 * STRIDE), "<u2")


def spelling(text: str) -> int:
    """Return the hash of a text, as `spellings` finds it."""
    data = text.encode("utf-16-le", "surrogatepass")
    found = 0
    for at in range(0, len(data), 2 * STRIDE):
        number = int.from_bytes(data[at : at + 2 * STRIDE], "little") * SPREAD % RANGE
        found = found * BASE + (number ^ (number >> 32))
    found = (found % RANGE) * SPREAD % RANGE
    return found ^ (found >> 32)


def spellings(units: Units, starts: Numbers, ends: Numbers) -> Hashes:
    """Return the hash of each stretch of these units, which STRIDE others follow."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    # Every four units that follow each other, as one number: they overlap in memory.
    four = np.ndarray((len(units) - STRIDE + 1,), "<u8", units, strides=(2,))
    size = ends - starts
    found = _mixed(four[starts] & FIRST.take(np.minimum(size, STRIDE)))
    row = np.flatnonzero(size > STRIDE)
    done = STRIDE
    while len(row):
        left = size.take(row) - done
        more = four[starts.take(row) + done] & FIRST.take(np.minimum(left, STRIDE))
        found[row] = found.take(row) * np.uint64(BASE) + _mixed(more)
        row = row[left > STRIDE]
        done += STRIDE
    found *= np.uint64(SPREAD)
    return found ^ (found >> np.uint64(32))


def spellings_of(texts: list[str]) -> Hashes:
    """Return the hash of each text (`spelling`)."""
    units = units_of("".join(texts))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    if int(lengths.sum()) + STRIDE < len(units):  # some characters take two units
        lengths = np.array([len(units_of(text)) - STRIDE for text in texts], np.int64)
    ends = np.cumsum(lengths)
    return spellings(units, ends - lengths, ends)


def _mixed(four: Hashes) -> Hashes:
    found: Hashes = four * np.uint64(SPREAD)
    return found ^ (found >> np.uint64(32))
