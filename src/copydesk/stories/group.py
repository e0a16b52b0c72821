"""Group the articles of a circle into stories by how alike they are.

Articles that print one text are one telling. Then the two groups that are most alike, on
average over all their tellings, become one, as long as any two are alike enough. The average
is what keeps events apart: a round-up that resembles two stories does not join them.

Inside a circle all are compared with all, so that no average lacks a likeness which nobody
looked for. No group grows beyond its circle: what else lies on the desk changes nothing.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from copydesk.stories.joined import joined, span, starts
from copydesk.stories.liken import ONE_EVENT, by_words
from copydesk.stories.vectors import Ids, Rows, Vectors, read
from copydesk.tables import ID, Drawn, Gathered, Groups, make_id, shape_of

ONE_TEXT = 1.0  # the likeness of two articles that print one text
EXACT = 1_000_000  # likenesses are summed as whole numbers: no order of rows changes a sum
# A likeness below it counts as none: it is chance. Mean B-cubed changes by less than .0002.
FAINT = 0.1
VOICES = 3  # printings of one text that are compared with others: they hardly differ
# Tellings that are compared with each other at a time. Of more that hang together only those are
# compared that hang together by likenesses of a higher bar, raised by RAISE until none are too
# many: so no circle, however large, costs more than its size.
LARGE = 500
RAISE = 0.05
BATCH = 1 << 20  # pairs that are compared at a time

Likes = npt.NDArray[np.int64]
Edges = dict[int, dict[int, int]]
Pairs = tuple[Rows, Rows, Likes]


def group(gathered: Gathered, drawn: Drawn) -> Groups:
    """Return one row per article of a story of two or more, in no order."""
    articles, first = np.unique(drawn["article_id"].to_numpy(), return_index=True)
    vectors = read(drawn.take(pa.array(first)))
    known = _known(gathered, articles, drawn["circle_id"].to_numpy()[first])
    copies = known[2] >= ONE_TEXT * EXACT
    telling = joined(len(articles), known[0][copies], known[1][copies])
    root = telling.copy()
    for edges in _compared(vectors, telling, known):
        groups = _Groups(edges)
        groups.join()
        for gone in groups.into:
            root[gone] = groups.root(gone)
    return _stories(articles, root[telling])


def _stories(articles: Ids, story: Rows) -> pa.Table:
    """Return the groups table of articles, of each of which the first of its story is known."""
    _, first, back, size = np.unique(
        story, return_index=True, return_inverse=True, return_counts=True
    )
    kept = size[back] > 1
    # Articles ascend, so the first of a story is its smallest.
    ids = np.array([make_id("story", article) for article in articles[first].tolist()], np.uint64)
    return pa.table(
        [pa.array(articles[kept], ID), pa.array(ids[back[kept]], ID)],
        schema=shape_of(Groups).schema,
    )


def _known(gathered: pa.Table, articles: Ids, circle: Ids) -> Pairs:
    """Return, once, the rows of each two articles of one circle that are known to be alike."""
    ends = []
    inside = np.full(len(gathered), len(articles) > 0)
    for name in ("article_id", "other_id"):
        ids = gathered[name].to_numpy()
        rows = np.minimum(np.searchsorted(articles, ids), max(0, len(articles) - 1))
        inside &= articles[rows] == ids if len(articles) else inside
        ends.append(rows)
    one, other = ends
    inside &= (circle[one] == circle[other]) & (one < other) if len(articles) else inside
    alike = np.rint(gathered["likeness"].to_numpy()[inside] * EXACT).astype(np.int64)
    one, other = one[inside], other[inside]
    order = np.lexsort((other, one))
    order = order[starts(one[order], other[order])]
    return one[order], other[order], alike[order]


def _compared(vectors: Vectors, telling: Rows, known: Pairs) -> Iterator[Edges]:
    """Yield the tellings that may be of one story, with all likenesses between them."""
    part = _parts(telling, *_between(telling, *known))[telling]
    spoken = np.flatnonzero(_rank(telling) < VOICES)
    spoken = spoken[np.argsort(part[spoken], kind="stable")]
    begin = np.flatnonzero(starts(part[spoken]))
    held = np.diff(np.append(begin, len(spoken)))
    ends = np.cumsum(held * (held - 1) // 2)
    done = 0
    while done < len(begin):
        before = ends[done - 1] if done else 0
        stop = max(done + 1, int(np.searchsorted(ends, before + BATCH, side="right")))
        size = held[done:stop]
        rows = spoken[begin[done] : begin[done] + size.sum()]
        yield from _edges(vectors, telling, part, rows, known)
        done = stop


def _rank(telling: Rows) -> Rows:
    """Return how many printings of its text stand before each article."""
    order = np.argsort(telling, kind="stable")
    begin = np.flatnonzero(starts(telling[order]))
    held = np.diff(np.append(begin, len(order)))
    rank = np.empty(len(order), np.intp)
    rank[order] = np.arange(len(order)) - np.repeat(begin, held)
    return rank


def _edges(
    vectors: Vectors, telling: Rows, part: Rows, rows: Rows, known: Pairs
) -> Iterator[Edges]:
    """Yield the likenesses between tellings, part by part, for articles sorted by part."""
    begin = np.flatnonzero(starts(part[rows]))
    held = np.diff(np.append(begin, len(rows)))
    left, right = (rows[end] for end in span(np.repeat(begin + held, held)))
    apart = telling[left] != telling[right]
    one, other = np.minimum(left, right)[apart], np.maximum(left, right)[apart]
    here = np.isin(part[known[0]], part[rows]) & (part[known[0]] == part[known[1]])
    known = known[0][here], known[1][here], known[2][here]
    count = len(telling)
    new = ~np.isin(one * count + other, known[0] * count + known[1])
    one, other = one[new], other[new]
    alike = np.rint(by_words(vectors, one, other) * EXACT).astype(np.int64)
    some = alike >= FAINT * EXACT
    unknown = one[some], other[some], alike[some]
    found = (np.concatenate(both) for both in zip(known, unknown, strict=True))
    one, other, alike = _between(telling, *found)
    order = np.argsort(part[one], kind="stable")
    for these in np.split(order, np.flatnonzero(starts(part[one[order]]))[1:]):
        edges: Edges = defaultdict(dict)
        columns = (column[these].tolist() for column in (one, other, alike))
        for a, b, likeness in zip(*columns, strict=True):
            edges[a][b] = edges[b][a] = likeness
        yield edges


def _between(telling: Rows, one: Rows, other: Rows, alike: Likes) -> Pairs:
    """Return how alike two tellings are: the mean over their printings that are alike at all."""
    one, other = telling[one], telling[other]
    small, large = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((large, small))
    order = order[small[order] != large[order]]
    small, large, alike = small[order], large[order], alike[order]
    begin = np.flatnonzero(starts(small, large))
    if not len(begin):
        return small, large, alike
    counts = np.diff(np.append(begin, len(small)))
    return small[begin], large[begin], np.add.reduceat(alike, begin) // counts


def _parts(telling: Rows, one: Rows, other: Rows, alike: Likes) -> Rows:
    """Return for each telling the first with which it hangs together, no more than LARGE."""
    count, bar = len(telling), ONE_EVENT
    part = np.zeros(count, np.intp)
    there = telling == np.arange(count)
    large = np.ones(count, bool)
    while large.any():
        high = large[one] & large[other] & (part[one] == part[other]) & (alike >= bar * EXACT)
        found = joined(count, one[high], other[high])
        part = np.where(large, found, part)
        large &= np.bincount(part, there, count)[part] > LARGE
        bar += RAISE
    return part


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
