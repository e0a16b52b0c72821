"""Grow shared runs of words out of shared 5-grams, stepping over small edits.

A run is a list of pairs of equal words, rising on both sides. It grows while words are equal
and steps over a few words that were changed, put in or left out, if enough equal words
follow. Two runs that stand close together in the same order are one run, edited between.
"""

from copydesk.copies.fingerprint import WORDS
from copydesk.copies.side import Side

Run = list[tuple[int, int]]

# An edit of up to this many words ("on Aug. 20", "the agency said") is stepped over ...
SKIP = 4
# ... if this many equal words follow; a single word that was replaced needs one less.
FOLLOW = 2
# Runs with at most this many differing words between them are one passage.
BRIDGE = 12
# Ways over an edit, the smallest first: words skipped on either side.
STEPS = sorted(
    ((a, b) for a in range(SKIP + 1) for b in range(SKIP + 1) if a or b),
    key=lambda step: (max(step), sum(step), step),
)


def shared_runs(one: Side, two: Side) -> list[Run]:
    """Return the runs that two sides share, by their place on the first side."""
    found: list[Run] = []
    taken: set[tuple[int, int]] = set()
    for gram, places in one.places.items():
        for i in places:
            for j in two.places.get(gram, ()):
                if (i, j) in taken or one.hashes[i : i + WORDS] != two.hashes[j : j + WORDS]:
                    continue
                run = _grow(one.hashes, two.hashes, i, j)
                taken.update(run)
                found.append(run)
    return _bridge(sorted(_distinct(found)))


def _grow(one: list[int], two: list[int], i: int, j: int) -> Run:
    back = _walk(one, two, (i, j), -1)
    return [*reversed(back), (i, j), *_walk(one, two, (i, j), 1)]


def _walk(one: list[int], two: list[int], start: tuple[int, int], way: int) -> Run:
    """Return the pairs of equal words met on the way from a pair, the pair left out."""
    run: Run = []
    i, j = start
    while True:
        i, j = i + way, j + way
        if not _equal(one, two, i, j):
            step = _step(one, two, (i, j), way)
            if step is None:
                return run
            i, j = step
        run.append((i, j))


def _equal(one: list[int], two: list[int], i: int, j: int) -> bool:
    return 0 <= i < len(one) and 0 <= j < len(two) and one[i] == two[j]


def _step(one: list[int], two: list[int], at: tuple[int, int], way: int) -> tuple[int, int] | None:
    """Return the next pair of equal words beyond a small edit, if there is one."""
    for a, b in STEPS:
        i, j = at[0] + way * a, at[1] + way * b
        follow = FOLLOW if (a, b) != (1, 1) else FOLLOW - 1
        if all(_equal(one, two, i + way * n, j + way * n) for n in range(follow)):
            return i, j
    return None


def _distinct(runs: list[Run]) -> list[Run]:
    """Leave out a run whose first-side words a longer run already pairs on the same lines."""
    kept: list[Run] = []
    used: set[int] = set()
    used_two: set[int] = set()
    for run in sorted(runs, key=lambda run: (-len(run), run)):
        fresh = [(i, j) for i, j in run if i not in used and j not in used_two]
        if len(fresh) >= WORDS:
            kept.append(fresh)
            used.update(i for i, _ in fresh)
            used_two.update(j for _, j in fresh)
    return kept


def _bridge(runs: list[Run]) -> list[Run]:
    """Join runs that follow each other on both sides with little between."""
    joined: list[Run] = []
    for run in runs:
        if joined:
            (i, j), (k, m) = joined[-1][-1], run[0]
            if 0 < k - i <= BRIDGE and 0 < m - j <= BRIDGE:
                joined[-1] = joined[-1] + run
                continue
        joined.append(run)
    return joined
