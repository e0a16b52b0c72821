"""Gather wordings into facts, so that every two of one fact are alike enough.

Pairs are taken from the likest down, and two groups become one only where the wordings of both
are alike on average and no pair of them is impossible. Never single link: one half-true pair
would chain a week of different sanctions into one. The order of the rows plays no part.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copydesk.facts.wording import Wording

Alike = Callable[[Wording, Wording], tuple[float, str]]
Blocks = Callable[[Wording], list[tuple[object, ...]]]

# Distinct wordings that share a block. Above it the block is too common to say anything (every
# sentence of a large story names the same two states) and all pairs would cost minutes.
LARGEST_BLOCK = 400
NEVER = -1.0  # a likeness that keeps two groups apart, whatever else is alike in them
ENOUGH = 0.6  # mean likeness of two groups; see the measures of the `same_*` modules


@dataclass(frozen=True)
class Rule:
    """How wordings of a kind are gathered: what must be equal, and how alike two of them are."""

    blocks: Blocks
    alike: Alike
    every_pair: bool = True  # one impossible pair keeps two groups apart


def gather(wordings: Sequence[Wording], rule: Rule, start: list[list[int]]) -> list[list[int]]:
    """Return groups of the indexes of wordings, each index once; those of `start` stay together.

    `wordings` must be sorted by their first rows: ties between equal likenesses go that way.
    Two groups of `start` are as alike as their likest wordings.
    """
    unit = {n: at for at, group in enumerate(start) for n in group}
    scores: dict[tuple[int, int], float] = {}
    for a, b in _pairs(wordings, rule.blocks):
        pair = (min(unit[a], unit[b]), max(unit[a], unit[b]))
        if unit[a] != unit[b] and scores.get(pair) != NEVER:
            likeness = rule.alike(wordings[a], wordings[b])[0]
            worst = likeness == NEVER
            scores[pair] = NEVER if worst else max(scores.get(pair, 0.0), likeness)
    groups = {at: [at] for at in range(len(start))}
    home = dict(zip(groups, groups, strict=True))
    for pair in sorted(
        (pair for pair in scores if scores[pair] > 0), key=lambda p: (-scores[p], p)
    ):
        one, other = sorted(home[at] for at in pair)
        if one == other:
            continue
        cross = _cross(groups[one], groups[other], scores)
        if NEVER in cross:
            continue
        if (0.0 not in cross or not rule.every_pair) and sum(cross) / len(cross) >= ENOUGH:
            groups[one] += groups.pop(other)
            home.update((at, one) for at in groups[one])
    return [sorted(n for at in groups[g] for n in start[at]) for g in sorted(groups)]


def _pairs(wordings: Sequence[Wording], blocks: Blocks) -> set[tuple[int, int]]:
    members: dict[object, list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        for block in blocks(wording):
            members[block].append(n)
    return {
        (a, b)
        for block in members.values()
        if len(block) <= LARGEST_BLOCK
        for i, a in enumerate(block)
        for b in block[i + 1 :]
    }


def _cross(one: list[int], other: list[int], scores: dict[tuple[int, int], float]) -> list[float]:
    """Return the likeness of every pair across two groups, 0 where it is impossible."""
    return [scores.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
