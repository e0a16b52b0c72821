"""Find articles that share so many sentences that one is a copy of the other.

A quarter of one article's body must stand in the other. Words inside quotation marks and
phrases of the trade do not count, nor does a line that anybody might write ("It is closed.").
A teaser with the headline of an article of its own newsroom is a copy of it even where it
has no body. A shared headline is no evidence across newsrooms.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from copydesk.copies.kin import Kin, kin
from copydesk.copies.report import Report, evidence, took_and_gave
from copydesk.text import key, words

Row = dict[str, Any]

HEADLINE = 4  # words of a headline that two articles do not share by chance


def copied(reports: dict[int, Report]) -> tuple[Iterator[Row], Kin]:
    """Return one row per two articles of a story of which one copies the other, and all such
    pairs: in a very large family not every pair has a row. A row is made when it is asked for."""
    some = [report for report in reports.values() if report.body]
    known, edges = kin(some)

    def rows() -> Iterator[Row]:
        columns = (column.tolist() for column in edges)
        for one, two, score in zip(*columns, strict=True):
            yield _row(some[one], some[two], score)
        for teaser, article in _teasers(reports):
            if frozenset((teaser.article_id, article.article_id)) not in known:
                yield _teaser(teaser, article)

    return rows(), known


def _share(report: Report, shared: set[int]) -> float:
    """Return the share of the article's body that these sentences are."""
    rows = (row for row in report.body if row["sentence_id"] in shared)
    characters: int = sum(row["end"] - row["start"] for row in rows)
    return characters / max(1, report.characters)


def _row(one: Report, two: Report, score: float) -> Row:
    took, gave = took_and_gave(one, two)
    shared = _sentences(took) & _sentences(gave)
    rows = [row for row in took.body if row["sentence_id"] in shared]
    given = [row for row in gave.body if row["sentence_id"] in shared]
    return {
        "article_id": took.article_id,
        "on_id": gave.article_id,
        "kind": "copy",
        "coverage": round(_share(gave, shared), 4),
        "score": round(score, 4),
        "evidence": [evidence("shared sentence", row) for row in _side_by_side(rows, given)],
        "covered": [{"start": row["start"], "end": row["end"]} for row in rows],
    }


def _sentences(report: Report) -> set[int]:
    return {row["sentence_id"] for row in report.body}


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
