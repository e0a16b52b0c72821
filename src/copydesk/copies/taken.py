"""Find articles that share so many sentences that one is a copy of the other.

A quarter of one article's body must stand in the other. Words inside quotation marks and
phrases of the trade do not count, nor does a line that anybody might write ("It is closed.").
A teaser with the headline of an article of its own newsroom is a copy of it even where it
has no body. A shared headline is no evidence across newsrooms.
"""

from collections import Counter, defaultdict
from typing import Any, NamedTuple

import numpy as np

from copydesk.copies.report import Report, evidence, took_and_gave
from copydesk.text import key, words

Row = dict[str, Any]

QUARTER = 0.25  # of one article's body: below that it is a shared passage, not a copy
SENTENCE = 5  # words outside quotation marks that make a sentence worth counting
WORDS = 8  # such words that must be shared in all ...
TELLING = 3  # ... and among them words that are neither names nor stop words
HEADLINE = 4  # words of a headline that two articles do not share by chance
# Copies of an article that are listed one by one. In a larger family every article keeps its
# closest relatives, and nobody is cut off: all pairs of 1,000 copies would be half a million.
CLOSEST = 40


class Edge(NamedTuple):
    """Two articles, and their larger share of a body that stands in the other."""

    score: float
    one: Report
    two: Report

    @property
    def shared(self) -> set[int]:
        """The sentences that both print."""
        one, two = ({row["sentence_id"] for row in report.body} for report in self[1:])
        return one & two


def copied(reports: dict[int, Report]) -> tuple[list[Row], set[frozenset[int]]]:
    """Return one row per two articles of a story of which one copies the other, and all such
    pairs: in a very large family not every pair has a row."""
    edges = _edges(reports)
    known = {frozenset((edge.one.article_id, edge.two.article_id)) for edge in edges}
    rows = [_row(edge) for edge in _close(edges)]
    for teaser, article in _teasers(reports):
        if frozenset((teaser.article_id, article.article_id)) not in known:
            rows.append(_teaser(teaser, article))
    return rows, known


def _edges(reports: dict[int, Report]) -> list[Edge]:
    """Return every two articles that share a quarter of one's body, the closest first."""
    some = [report for report in reports.values() if report.body]
    printed = Counter(s for report in some for s in {row["sentence_id"] for row in report.body})
    at = {s: n for n, s in enumerate(s for s, count in printed.items() if count > 1)}
    # Of each article and sentence that others print as well: whether it prints it, its characters
    # and its weights there. What two articles share are products of these.
    prints, characters, words, telling, weighed = np.zeros((5, len(some), len(at)), np.float32)
    for n, report in enumerate(some):
        for row in report.body:
            if row["sentence_id"] in at:
                prints[n, at[row["sentence_id"]]] = 1
                characters[n, at[row["sentence_id"]]] += row["end"] - row["start"]
        for sentence, (count, tells) in _weights(report).items():
            if sentence in at:
                words[n, at[sentence]], telling[n, at[sentence]] = count, tells
                weighed[n, at[sentence]] = 1
    enough = (words @ prints.T >= WORDS) & (telling @ prints.T >= TELLING)
    length = np.array([max(1, report.characters) for report in some], np.float64)
    share = (characters @ prints.T).astype(np.float64) / length[:, None]
    score = np.maximum(share, share.T)
    found = enough & enough.T & (weighed @ weighed.T > 0) & (score >= QUARTER)
    one, two = np.nonzero(np.triu(found, 1))
    edges = [
        Edge(s, some[a], some[b])
        for s, a, b in zip(score[one, two].tolist(), one, two, strict=True)
    ]
    return sorted(edges, key=lambda e: (-e.score, e.one.article_id, e.two.article_id))


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


def _share(report: Report, shared: set[int]) -> float:
    """Return the share of the article's body that these sentences are."""
    rows = (row for row in report.body if row["sentence_id"] in shared)
    characters: int = sum(row["end"] - row["start"] for row in rows)
    return characters / max(1, report.characters)


def _close(edges: list[Edge]) -> list[Edge]:
    """Leave out edges between articles that both have CLOSEST closer ones and hang together."""
    kept = []
    degree: Counter[int] = Counter()
    parent: dict[int, int] = {}
    for edge in edges:
        ids = edge.one.article_id, edge.two.article_id
        roots = [_root(parent, article_id) for article_id in ids]
        if roots[0] != roots[1] or min(degree[article_id] for article_id in ids) < CLOSEST:
            parent[max(roots)] = min(roots)
            degree.update(ids)
            kept.append(edge)
    return kept


def _root(parent: dict[int, int], article_id: int) -> int:
    while parent.setdefault(article_id, article_id) != article_id:
        parent[article_id] = parent[parent[article_id]]
        article_id = parent[article_id]
    return article_id


def _row(edge: Edge) -> Row:
    took, gave = took_and_gave(edge.one, edge.two)
    shared = edge.shared
    rows = [row for row in took.body if row["sentence_id"] in shared]
    given = [row for row in gave.body if row["sentence_id"] in shared]
    return {
        "article_id": took.article_id,
        "on_id": gave.article_id,
        "kind": "copy",
        "coverage": round(_share(gave, shared), 4),
        "score": round(edge.score, 4),
        "evidence": [evidence("shared sentence", row) for row in _side_by_side(rows, given)],
        "covered": [{"start": row["start"], "end": row["end"]} for row in rows],
    }


def _side_by_side(rows: list[Row], given: list[Row]) -> list[Row]:
    """Return each sentence of the one followed by its counterpart in the other."""
    there = {row["sentence_id"]: row for row in reversed(given)}
    return [one for row in rows for one in (row, there[row["sentence_id"]])]


def _teasers(reports: dict[int, Report]) -> list[tuple[Report, Report]]:
    """Return each teaser with the fullest article of its newsroom under its headline."""
    named: dict[tuple[str, int], list[Report]] = defaultdict(list)
    for report in reports.values():
        room, headline = report.first["newsroom"], report.headline
        if room and headline and len(words(headline["text"])) >= HEADLINE:
            named[room, key(headline["text"])].append(report)
    found = []
    for group in named.values():
        fullest = min(group, key=lambda report: (-report.characters, report.article_id))
        for report in group:
            if report is not fullest and "teaser" in (report.first["kind"], fullest.first["kind"]):
                found.append((report, fullest))
    return found


def _teaser(teaser: Report, article: Report) -> Row:
    rows = [row for row in (teaser.headline, *teaser.body) if row]
    heads = [report.headline for report in (teaser, article) if report.headline]
    return {
        "article_id": teaser.article_id,
        "on_id": article.article_id,
        "kind": "copy",
        "coverage": 0.0,
        "score": 1.0,
        "evidence": [evidence("same headline in one newsroom", row) for row in heads],
        "covered": [{"start": row["start"], "end": row["end"]} for row in rows],
    }
