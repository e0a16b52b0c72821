"""Hash many stretches of a sequence at once: polynomials by prefix sums (Karp and Rabin 1987)."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

# Odd, so that it has an inverse modulo 2^64 and sums over stretches come from prefix sums.
BASE = 0x9E3779B97F4A7C15
RANGE = 1 << 64
LEAST = 1 << 16  # powers that are kept at least


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
    """Return for each stretch the sum of its values, the nth of them times BASE to the n."""
    size = max(LEAST, 1 << int(len(values)).bit_length())
    up, down = powers(BASE, size), powers(pow(BASE, -1, RANGE), size)
    total = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * up[: len(values)], out=total[1:])
    found: Hashes = (total[ends] - total[starts]) * down[starts]
    return found


def distinct(hashes: Hashes) -> tuple[Numbers, Numbers]:
    """Return the number of each hash among the distinct ones, and where each of these is first."""
    number = pa.array(hashes).dictionary_encode().indices.to_numpy().astype(np.int64)
    first = np.empty(int(number.max(initial=-1)) + 1, np.int64)
    first[number[::-1]] = np.arange(len(number))[::-1]
    return number, first
