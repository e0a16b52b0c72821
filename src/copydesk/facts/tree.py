"""Make a tree of the scores of heads: every word hangs on one other, one word on the root.

The best head of each word mostly is a tree already. Where it is none, the best tree is found
after Chu and Liu 1965 and Edmonds 1967.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
NEVER = -1e9


def heads(scores: Scores) -> list[int]:
    """Return the head of each word, 0 for the root, of scores by word and head (0 is the root)."""
    many = len(scores)
    found: list[int] = scores.argmax(1).tolist()
    if found.count(0) == 1 and not _cycle([0, *found]):
        return found
    scores = np.array(scores, np.float64)
    scores[np.arange(many), np.arange(1, many + 1)] = NEVER  # no word hangs on itself
    others = scores[:, 1:].max(1) if many > 1 else np.zeros(1)
    root = int((scores[:, 0] - others).argmax())
    scores[:, 0] = NEVER
    scores[root] = NEVER
    scores[root, 0] = 0
    square = np.full((many + 1, many + 1), NEVER)
    square[1:] = scores
    return _best(square)[1:]


def _cycle(found: Sequence[int]) -> list[int]:
    """Return the words of a ring of heads, or nothing; place 0 is the root."""
    seen = [0] * len(found)  # by which start a word was first passed
    seen[0] = -1
    for start in range(1, len(found)):
        at = start
        while not seen[at]:
            seen[at] = start
            at = found[at]
        if seen[at] == start:
            ring = [at]
            while (at := found[at]) != ring[0]:
                ring.append(at)
            return ring
    return []


def _best(scores: Scores) -> list[int]:
    """Return the best tree of a square of scores by word and head, with the root at place 0."""
    found: list[int] = scores.argmax(1).tolist()
    found[0] = 0
    ring = _cycle(found)
    if not ring:
        return found
    ring.sort()
    rest = [n for n in range(len(scores)) if n not in set(ring)]
    gain = scores[ring] - scores[ring, [found[n] for n in ring]][:, None]
    into, out = gain[:, rest], scores[np.ix_(rest, ring)]
    small = np.full((len(rest) + 1, len(rest) + 1), NEVER)  # the ring is the last place
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[:-1, -1], small[-1, :-1] = out.max(1), into.max(0)
    small[0] = NEVER
    inner = _best(small)
    for n, head in enumerate(inner[:-1]):
        if n:
            found[rest[n]] = ring[int(out[n].argmax())] if head == len(rest) else rest[head]
    entry = int(into[:, inner[-1]].argmax())
    found[ring[entry]] = rest[inner[-1]]
    return found
