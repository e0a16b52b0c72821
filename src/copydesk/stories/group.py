"""Group articles into stories by how alike they are.

Articles that print one text are one telling. Then the two groups that are most alike, on
average over all their tellings, become one, as long as any two are alike enough. The average
is what keeps events apart: a round-up that resembles two stories does not join them.

Pairs without a likeness count as not alike at all. So no group ever grows beyond the articles
that hang together, and the result does not depend on what else lies on the desk.
"""

import heapq
from collections import defaultdict

from copydesk.tables import Groups, Likenesses, build, make_id

# The dial from coarse to fine: the mean likeness from which two groups tell one event. Higher
# makes more and smaller stories. Mean B-cubed of the six development sets of bench/stories.py:
# .15 .827, .16 .830, .17 .836, .18 .836, .19 .833, though the sets differ in what they call one
# event (the best for one is below .06, for another .25).
ONE_EVENT = 0.17
ONE_TEXT = 1.0  # the likeness of two articles that print one text
EXACT = 1_000_000  # likenesses are summed as whole numbers: no order of rows changes a sum

Edges = dict[int, dict[int, int]]


def group(likenesses: Likenesses) -> Groups:
    """Return one row per article of a story of two or more, in no order."""
    columns = (likenesses[name].to_pylist() for name in ("article_id", "other_id", "likeness"))
    edges = list(zip(*columns, strict=True))
    tellings = _tellings([(a, b) for a, b, likeness in edges if likeness >= ONE_TEXT])
    groups = _Groups(_between(edges, tellings))
    groups.join()
    members: dict[int, list[int]] = defaultdict(list)
    for article in {end for edge in edges for end in edge[:2]}:
        members[groups.root(tellings.get(article, article))].append(article)
    return build(
        Groups,
        [
            {"article_id": article, "story_id": make_id("story", min(found))}
            for found in members.values()
            if len(found) > 1
            for article in found
        ],
    )


def _tellings(copies: list[tuple[int, int]]) -> dict[int, int]:
    """Return for each article that is a copy the smallest id among the copies of its text."""
    roots: dict[int, int] = {}

    def root(article: int) -> int:
        while roots.setdefault(article, article) != article:
            roots[article] = roots[roots[article]]
            article = roots[article]
        return article

    for pair in copies:
        small, large = sorted(map(root, pair))
        roots[large] = small
    return {article: root(article) for article in roots}


def _between(edges: list[tuple[int, int, float]], tellings: dict[int, int]) -> Edges:
    """Return how alike two tellings are: the mean over the pairs of articles that are compared."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for a, b, likeness in edges:
        one, other = sorted((tellings.get(a, a), tellings.get(b, b)))
        if one != other:
            found[one, other].append(round(likeness * EXACT))
    between: Edges = defaultdict(dict)
    for (one, other), likes in found.items():
        between[one][other] = between[other][one] = sum(likes) // len(likes)
    return between


class _Groups:
    """Groups of tellings, each known by the smallest id in it, and the sums between them."""

    def __init__(self, between: Edges) -> None:
        self.between = between
        self.size = dict.fromkeys(between, 1)
        self.into: dict[int, int] = {}
        self.heap = [
            (-self.mean(one, other), one, other)
            for one, others in between.items()
            for other in others
            if one < other and self.mean(one, other) >= ONE_EVENT
        ]
        heapq.heapify(self.heap)

    def mean(self, one: int, other: int) -> float:
        """Return how alike two groups are on average over all pairs of their tellings."""
        return self.between[one][other] / (self.size[one] * self.size[other] * EXACT)

    def root(self, telling: int) -> int:
        """Return the group that a telling has come into."""
        while telling in self.into:
            telling = self.into[telling]
        return telling

    def join(self) -> None:
        """Join the two groups most alike, and again, until no two are alike enough."""
        while self.heap:
            likeness, one, other = heapq.heappop(self.heap)
            # An entry is out of date if a group has gone or grown since.
            if other in self.between.get(one, {}) and -likeness == self.mean(one, other):
                self._merge(one, other)

    def _merge(self, one: int, other: int) -> None:
        """Take the other group, whose id is the larger, into the one."""
        gone = self.between.pop(other)
        self.into[other] = one
        self.size[one] += self.size.pop(other)
        mine = self.between[one]
        del mine[other], gone[one]
        for third, likeness in gone.items():
            theirs = self.between[third]
            del theirs[other]
            mine[third] = theirs[one] = mine.get(third, 0) + likeness
        for third in mine:
            mean = self.mean(one, third)
            if mean >= ONE_EVENT:
                heapq.heappush(self.heap, (-mean, min(one, third), max(one, third)))
