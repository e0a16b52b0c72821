"""Which articles of a story copy each other, and which of these pairs are listed.

A story may have thousands of copies: what is known of every two of them is one bit, and the
shares are found for some articles at a time, never for all pairs at once.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.copies.report import Report
from copydesk.text.hashes import Numbers, in_order, starts
from copydesk.text.lots import Mask

QUARTER = 0.25  # of one article's body: below that it is a shared passage, not a copy
SENTENCE = 5  # words outside quotation marks that make a sentence worth counting
WORDS = 8  # such words that must be shared in all ...
TELLING = 3  # ... and among them words that are neither names nor stop words
# Of one of the two bodies, where so many of these words must stand: a paragraph that stands in the
# opening of neither is background that both re-ran (docs/decisions/0182).
OPENING = 1 / 3
# Copies of an article that are listed one by one. In a larger family every article keeps its
# closest relatives, and nobody is cut off: all pairs of 1,000 copies would be half a million.
CLOSEST = 40
CELLS = 1 << 22  # of a table of articles and sentences, or of pairs, that are worked at once

Grid = NDArray[np.float32]
Scores = NDArray[np.float64]


class Edges(NamedTuple):
    """Pairs of articles by their places, the smaller first, and the larger share of a body."""

    one: Numbers
    two: Numbers
    score: Scores

    def take(self, rows: Numbers | Mask) -> "Edges":
        """Return these rows."""
        return Edges(self.one[rows], self.two[rows], self.score[rows])


class Kin:
    """For every two articles, whether they share a quarter of one's body."""

    def __init__(self, articles: list[int]):
        """Begin with articles, given by id, that share nothing."""
        self.place = {article: n for n, article in enumerate(articles)}
        self._bits = np.zeros((len(articles), -(-len(articles) // 8)), np.uint8)

    def note(self, first: int, near: Mask) -> None:
        """Note which articles (columns) share so much with those from `first` on (rows)."""
        self._bits[first : first + len(near)] = np.packbits(near, axis=1)

    def akin(self, some: Numbers, others: Numbers) -> Mask:
        """Say which of some articles (rows) share so much with which others, by places."""
        rows = np.unpackbits(self._bits[some], axis=1, count=len(self.place))
        return rows[:, others].astype(bool)

    def __contains__(self, pair: frozenset[int]) -> bool:
        """Say whether these two articles, given by id, share so much."""
        one, two = (self.place.get(article) for article in pair)
        if one is None or two is None:
            return False
        return bool(self._bits[one, two >> 3] << (two & 7) & 128)


class _Prints(NamedTuple):
    """A row for each article and sentence of it that others print as well, in order of both.

    `prints` is 1; `words` stand outside quotation marks, `opening` are those of a sentence that
    `opens` the article; `weighed` says that they are SENTENCE or more.
    """

    article: Numbers
    sentence: Numbers
    prints: Numbers
    characters: Numbers
    words: Numbers
    telling: Numbers
    opens: Numbers
    opening: Numbers
    weighed: Numbers


PRODUCTS = (
    ("words", "prints"), ("prints", "words"), ("telling", "prints"), ("prints", "telling"),
    ("characters", "prints"), ("prints", "characters"), ("opening", "prints"),
    ("prints", "opening"), ("opens", "words"), ("words", "opens"), ("weighed", "weighed"),
)  # fmt: skip
GIVEN = frozenset(name for pair in PRODUCTS for name in pair)


def kin(some: list[Report]) -> tuple[Kin, Edges]:
    """Return which of these articles, in order of ids, copy each other, and the edges to list.

    An edge is listed if it is one of the CLOSEST of either article, or if without it and all
    closer ones its two articles would not hang together.
    """
    known = Kin([report.article_id for report in some])
    listed, forest = _none(), _none()
    for first, score in _scores(some):
        known.note(first, score > 0)
        row, column = np.nonzero(score)
        edges = Edges(row + first, column, score[row, column])
        order = np.lexsort((column, -edges.score, row))
        heads = np.searchsorted(row, row.take(order))
        near = order[np.arange(len(order)) - heads < CLOSEST]
        listed = _joined(listed, _turned(edges.take(near)))
        forest = _forest(_joined(forest, edges.take(edges.one < edges.two)), len(some))
    found = _joined(listed, forest)
    order = in_order(found.one, found.two)
    new = starts(found.one.take(order), found.two.take(order))
    return known, found.take(order[new])


def _none() -> Edges:
    none = np.zeros(0, np.int64)
    return Edges(none, none, np.zeros(0))


def _joined(*some: Edges) -> Edges:
    return Edges(*(np.concatenate(columns) for columns in zip(*some, strict=True)))


def _turned(edges: Edges) -> Edges:
    return Edges(np.minimum(edges.one, edges.two), np.maximum(edges.one, edges.two), edges.score)


def _forest(edges: Edges, count: int) -> Edges:
    """Return the edges that join what closer ones leave apart (Kruskal)."""
    edges = edges.take(np.lexsort((edges.two, edges.one, -edges.score)))
    root, kept = np.arange(count), []
    left, size = np.arange(len(edges.one)), 1
    while len(left):
        some, left = left[:size], left[size:]
        for n in some.tolist():
            one, two = root[edges.one[n]], root[edges.two[n]]
            if one != two:
                root[root == max(one, two)] = min(one, two)
                kept.append(n)
        left = left[root[edges.one[left]] != root[edges.two[left]]]
        size *= 2
    return edges.take(np.array(kept, np.int64))


def _scores(some: list[Report]) -> Iterator[tuple[int, Scores]]:
    """Yield articles from a place on and, for each, the share of a body that it and every
    article have in common: the larger of the two, or 0 where neither is a copy."""
    prints = _prints(some)
    count = len(some)
    length = np.array([max(1, report.characters) for report in some], np.float64)
    bounds = np.searchsorted(prints.article, np.arange(count + 1))
    step = max(1, CELLS // max(1, count))
    for first in range(0, count, step):
        last = min(count, first + step)
        sentences = np.unique(prints.sentence[bounds[first] : bounds[last]])
        both = _common(prints, (first, last), sentences, count)
        found = both["weighed", "weighed"] > 0
        for one, other in (("words", "prints"), ("prints", "words")):
            found &= both[one, other] >= WORDS
        for one, other in (("telling", "prints"), ("prints", "telling")):
            found &= both[one, other] >= TELLING
        # Of a quotation that one of them leads with other words all but those are quoted.
        mine = np.minimum(both["opening", "prints"], both["opens", "words"])
        others = np.minimum(both["prints", "opening"], both["words", "opens"])
        found &= np.maximum(mine, others) >= WORDS
        score = np.maximum(
            both["characters", "prints"].astype(np.float64) / length[first:last, None],
            both["prints", "characters"].astype(np.float64) / length[None, :],
        )
        score[~found | (score < QUARTER)] = 0.0
        score[np.arange(last - first), np.arange(first, last)] = 0.0
        yield first, score


def _common(
    prints: _Prints, rows: tuple[int, int], sentences: Numbers, count: int
) -> dict[tuple[str, str], Grid]:
    """Return what the articles of these rows have in common with all `count` articles: for each of
    PRODUCTS the sum, over these sentences, of what one gives times what the other gives."""
    first, last = rows
    found = {pair: np.zeros((last - first, count), np.float32) for pair in PRODUCTS}
    step = max(1, CELLS // max(1, count))
    for at in range(0, len(sentences), step):
        some = sentences[at : at + step]
        column = np.minimum(np.searchsorted(some, prints.sentence), len(some) - 1)
        held = np.flatnonzero(some[column] == prints.sentence)
        place = prints.article[held], column[held]
        grids = {
            name: _laid(place, values[held], (count, len(some)))
            for name, values in prints._asdict().items()
            if name in GIVEN
        }
        for one, other in PRODUCTS:
            found[one, other] += grids[one][first:last] @ grids[other].T
    return found


def _laid(place: tuple[Numbers, Numbers], values: Numbers | Scores, shape: tuple[int, int]) -> Grid:
    grid = np.zeros(shape, np.float32)
    grid[place] = values
    return grid


def _prints(some: list[Report]) -> _Prints:
    rows = [row for n, report in enumerate(some) for row in _printed(n, report)]
    columns = np.array([row[2:] for row in rows], np.int64).reshape(-1, 7).T
    article = np.array([row[0] for row in rows], np.int64)
    sentence = np.array([row[1] for row in rows], np.uint64)
    _, number, held = np.unique(sentence, return_inverse=True, return_counts=True)
    shared = np.flatnonzero(held[number] > 1)
    return _Prints(*(column[shared] for column in (article, number, *columns)))


def _printed(article: int, report: Report) -> Iterator[tuple[int, ...]]:
    """Yield a row for each sentence of an article, in the order of the columns of _Prints."""
    weights, sizes, opens, before = _weights(report), dict[int, int](), set[int](), 0
    for row in report.body:
        sentence, size = row["sentence_id"], row["end"] - row["start"]
        sizes[sentence] = sizes.get(sentence, 0) + size
        if before <= OPENING * report.characters:
            opens.add(sentence)
        before += size
    for sentence, size in sizes.items():
        words, telling = weights.get(sentence, (0, 0))
        first = sentence in opens
        yield (
            article, sentence, 1, size, words, telling, first, words * first, sentence in weights,
        )  # fmt: skip


def _weights(report: Report) -> dict[int, tuple[int, int]]:
    """Return, by sentence, how many unquoted words it has and how many of them tell."""
    found: dict[int, tuple[int, int]] = {}
    side = report.side
    for n, row in enumerate(report.body):
        assert side is not None
        outside = [at for at in range(*side.bounds[n]) if not side.idle[at]]
        if len(outside) >= SENTENCE:
            telling = sum(side.words[at].telling for at in outside)
            found[row["sentence_id"]] = (len(outside), telling)
    return found
