"""Say what hangs together, and where in a sorted table it stands."""

from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.intp]


def joined(count: int, one: Rows, other: Rows) -> Rows:
    """Return, for each of so many things, the smallest with which these edges join it.

    Everything takes the smallest name among its neighbours, then the name of that name, until
    none changes: few rounds even for long chains.

    >>> joined(5, np.array([4, 1]), np.array([3, 4])).tolist()
    [0, 1, 2, 1, 1]
    """
    names = np.arange(count)
    while True:
        low = np.minimum(names[one], names[other])
        new = names.copy()
        for ends in (one, other, names[one], names[other]):
            np.minimum.at(new, ends, low)
        new = new[new]
        if np.array_equal(new, names):
            return names
        names = new


def starts(*columns: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Say of each row whether it differs from the row before in one of the columns."""
    new = np.ones(len(columns[0]), bool)
    if len(new):
        new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return new


def span(ends: Rows) -> tuple[Rows, Rows]:
    """Return each row with each row after it, up to the row's end."""
    counts = np.maximum(0, ends - np.arange(len(ends)) - 1)
    left = np.repeat(np.arange(len(ends)), counts)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    return left, left + 1 + steps
