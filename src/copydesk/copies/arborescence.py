"""Find the tree of least cost on directed costs (Chu and Liu 1965, Edmonds 1967).

Every point but the root takes its cheapest source. Where these close a ring, the ring is made one
point, which costs from outside what it costs more to enter it there, and the search goes on in the
smaller graph; all rings at once, so that half of the points are gone at each turn where many are.
"""

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]
Points = NDArray[np.int64]


def least_tree(costs: Grid) -> list[int]:
    """Return the source of each point, -1 for the root, which is point 0.

    `costs[n, m]` is what it costs that point n has its source in m; infinite where it cannot.
    Every point must be reachable from the root at a finite cost. Of equal costs the first counts.

    >>> least_tree(np.array([[9., 9, 9], [5, 9, 1], [5, 1, 9]]))
    [-1, 0, 1]
    """
    inward = costs.copy()
    np.fill_diagonal(inward, np.inf)
    sources = inward.argmin(1)
    sources[0] = -1
    home = _rings(sources)
    if home.max() == len(sources) - 1:
        return [int(source) for source in sources]
    kept = np.where(sources >= 0, inward[np.arange(len(sources)), sources], 0.0)
    alone = np.bincount(home) == 1
    # To enter a ring costs what is spared by leaving its source out.
    entering = inward - np.where(alone[home], 0.0, kept)[:, None]
    entering[home[:, None] == home[None, :]] = np.inf
    found = [int(source) for source in sources]
    for point, source in enumerate(least_tree(_joined(entering, home))):
        if source >= 0:
            takers, givers = np.flatnonzero(home == point), np.flatnonzero(home == source)
            part = entering[np.ix_(takers, givers)]
            taker, giver = divmod(int(part.argmin()), len(givers))
            found[takers[taker]] = int(givers[giver])
    return found


def _rings(sources: Points) -> Points:
    """Return the number of each point in the smaller graph: one for all points of a ring."""
    state = np.zeros(len(sources), np.int64)
    ring = np.arange(len(sources))
    for start in range(len(sources)):
        n = start
        while n >= 0 and not state[n]:
            state[n] = start + 1
            n = int(sources[n])
        if n >= 0 and state[n] == start + 1:
            at = int(sources[n])
            while at != n:
                ring[at] = n
                at = int(sources[at])
    ring[0] = -1  # the root comes first
    return np.unique(ring, return_inverse=True)[1]


def _joined(entering: Grid, home: Points) -> Grid:
    """Return the costs between the points of the smaller graph."""
    order = np.argsort(home, kind="stable")
    starts = np.searchsorted(home[order], np.arange(int(home.max()) + 1))
    by_giver = np.minimum.reduceat(entering[:, order], starts, axis=1)
    joined: Grid = np.minimum.reduceat(by_giver[order], starts, axis=0)
    return joined
