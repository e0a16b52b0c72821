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
FINE = 1 << 32  # likenesses are added up in such parts of one, so that their order is nothing


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
    scores = _scores(wordings, rule, start)
    links = _Links(scores)
    groups = {at: [at] for at in range(len(start))}
    home = list(range(len(start)))
    alike = [pair for pair in scores if scores[pair] > 0]
    for pair in sorted(alike, key=lambda p: (-scores[p], p)):
        one, other = sorted(home[at] for at in pair)
        size = len(groups[one]) * len(groups[other]) if one != other else 0
        if size and links.hold(one, other, size, rule.every_pair):
            for at in groups[other]:
                home[at] = one
            groups[one] += groups.pop(other)
            links.join(one, other)
    return [sorted(n for at in groups[g] for n in start[at]) for g in sorted(groups)]


class _Links:
    """What is known of the pairs across each two groups: sum, number alike, one impossible.

    Kept up as groups are joined, so that joining a thousand costs no more than their pairs.
    """

    def __init__(self, scores: dict[tuple[int, int], float]):
        self.of: dict[int, dict[int, list[int]]] = defaultdict(dict)
        for (one, other), score in scores.items():
            never = score == NEVER
            link = [0 if never else round(score * FINE), not never, never]
            self.of[one][other] = self.of[other][one] = link

    def hold(self, one: int, other: int, size: int, every_pair: bool) -> bool:
        """Say whether two groups with so many pairs across are one."""
        total, alike, never = self.of[one][other]
        every = alike == size or not every_pair
        # Three fourths of .8 are enough, though each was rounded to a part.
        return every and not never and total + size >= ENOUGH * FINE * size

    def join(self, one: int, other: int) -> None:
        """Put the links of the other group with those of the one."""
        for third, link in self.of.pop(other).items():
            del self.of[third][other]
            if third == one:
                continue
            mine = self.of[one].get(third)
            if mine is None:
                self.of[one][third] = self.of[third][one] = link
            else:
                mine[:] = (mine[0] + link[0], mine[1] + link[1], mine[2] + link[2])


def _scores(
    wordings: Sequence[Wording], rule: Rule, start: list[list[int]]
) -> dict[tuple[int, int], float]:
    """Return the likeness of each two groups of `start` that are alike at all, or NEVER."""
    unit = {n: at for at, group in enumerate(start) for n in group}
    scores: dict[tuple[int, int], float] = {}
    for a, b in _pairs(wordings, rule.blocks):
        pair = (min(unit[a], unit[b]), max(unit[a], unit[b]))
        if unit[a] != unit[b] and scores.get(pair) != NEVER:
            likeness = rule.alike(wordings[a], wordings[b])[0]
            if likeness:
                scores[pair] = NEVER if likeness == NEVER else max(scores.get(pair, 0), likeness)
    return scores


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
