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


def shared_runs(one: Side, two: Side) -> list[Run]:
    """Return the runs that two sides share, by their place on the first side."""
    found: list[Run] = []
    taken: set[tuple[int, int]] = set()
    for _, gram in sorted((one.places[g][0], g) for g in one.places.keys() & two.places.keys()):
        for i in one.places[gram]:
            for j in two.places[gram]:
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
    ends = (len(one), len(two)) if way > 0 else (-1, -1)
    i, j = start[0] + way, start[1] + way
    while i != ends[0] and j != ends[1]:
        if one[i] != two[j]:
            step = _step(_ahead(one, i, way), _ahead(two, j, way))
            if step is None:
                break
            i, j = i + way * step[0], j + way * step[1]
        run.append((i, j))
        i, j = i + way, j + way
    return run


def _ahead(words: list[int], at: int, way: int) -> list[int]:
    """Return the next words on the way, as far as an edit and what must follow it can reach."""
    reach = SKIP + FOLLOW
    return words[at : at + reach] if way > 0 else words[max(0, at - reach + 1) : at + 1][::-1]


def _step(one: list[int], two: list[int]) -> tuple[int, int] | None:
    """Return how many words of either side the smallest edit takes, if equal words follow it."""
    best: tuple[int, int, int, int] | None = None
    for a, word in enumerate(one[: SKIP + 1]):
        if word not in two:
            continue
        for b, other in enumerate(two[: SKIP + 1]):
            follow = FOLLOW if (a, b) != (1, 1) else FOLLOW - 1
            if word == other and one[a : a + follow] == two[b : b + follow]:
                rank = (max(a, b), a + b, a, b)
                whole = a + follow <= len(one) and b + follow <= len(two)
                if whole and (best is None or rank < best):
                    best = rank
    return best[2:] if best else None


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
