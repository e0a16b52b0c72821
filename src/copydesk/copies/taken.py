"""Find articles that share so many sentences that one is a copy of the other.

A quarter of one article's body must stand in the other. Words inside quotation marks do not
count, nor do a line or two that anybody might write ("The investigation continues.").
A teaser with the headline of an article of its own newsroom is a copy of it without a body.
"""

from collections import defaultdict
from typing import Any

from copydesk.copies.report import Report, evidence, took_and_gave
from copydesk.text import key, words

Row = dict[str, Any]

QUARTER = 0.25  # of one article's body: below that it is a shared passage, not a copy
SENTENCE = 5  # words outside quotation marks that make a sentence worth counting
WORDS = 8  # such words that must be shared in all ...
TELLING = 3  # ... and among them words that are neither names nor stop words
HEADLINE = 4  # words of a headline that two articles do not share by chance


def copied(reports: dict[int, Report]) -> list[Row]:
    """Return one row per two articles of a story of which one copies the other."""
    carried: dict[int, list[int]] = defaultdict(list)
    for report in reports.values():
        for sentence in sorted(_weights(report)):
            carried[sentence].append(report.article_id)
    shared: dict[tuple[int, int], set[int]] = defaultdict(set)
    for sentence, articles in carried.items():
        for n, article in enumerate(articles):
            for other in articles[:n]:
                shared[other, article].add(sentence)
    rows = []
    for (a, b), sentences in sorted(shared.items()):
        row = _copy(reports[a], reports[b], sentences)
        if row:
            rows.append(row)
    known = {frozenset((row["article_id"], row["on_id"])) for row in rows}
    own = [
        row
        for row in _teasers(reports)
        if frozenset((row["article_id"], row["on_id"])) not in known
    ]
    return rows + own


def _weights(report: Report) -> dict[int, tuple[int, int]]:
    """Return, by sentence, how many unquoted words it has and how many of them tell."""
    found: dict[int, tuple[int, int]] = {}
    body = report.side
    for row, bounds in zip(report.body, body.bounds if body else [], strict=True):
        assert body is not None
        outside = [n for n in range(*bounds) if not body.quoted[n]]
        if len(outside) >= min(SENTENCE, bounds[1] - bounds[0]) and len(outside) >= SENTENCE:
            telling = sum(body.words[n].telling for n in outside)
            found[row["sentence_id"]] = (len(outside), telling)
    return found


def _copy(one: Report, two: Report, shared: set[int]) -> Row | None:
    """Return the row of two articles that share these sentences, if that is a copy."""
    for report in (one, two):
        weights = [weight for s, weight in _weights(report).items() if s in shared]
        if sum(w for w, _ in weights) < WORDS or sum(t for _, t in weights) < TELLING:
            return None
    everything = {row["sentence_id"] for row in one.body} & {row["sentence_id"] for row in two.body}
    shares = {
        report.article_id: sum(
            row["end"] - row["start"] for row in report.body if row["sentence_id"] in everything
        )
        / max(1, report.characters)
        for report in (one, two)
    }
    if max(shares.values()) < QUARTER:
        return None
    took, gave = took_and_gave(one, two)
    rows = [row for row in took.body if row["sentence_id"] in everything]
    given = [row for row in gave.body if row["sentence_id"] in everything]
    return {
        "article_id": took.article_id,
        "on_id": gave.article_id,
        "kind": "copy",
        "coverage": round(shares[gave.article_id], 4),
        "score": round(max(shares.values()), 4),
        "evidence": [evidence("shared sentence", row) for row in (*rows, *given)],
        "covered": [{"start": row["start"], "end": row["end"]} for row in rows],
    }


def _teasers(reports: dict[int, Report]) -> list[Row]:
    """Return one row per teaser and article of one newsroom under one headline."""
    named: dict[tuple[str, int], list[Report]] = defaultdict(list)
    for report in reports.values():
        room, headline = report.first["newsroom"], report.headline
        if room and headline and len(words(headline["text"])) >= HEADLINE:
            named[room, key(headline["text"])].append(report)
    rows = []
    for group in named.values():
        fullest = min(group, key=lambda report: (-report.characters, report.article_id))
        for report in group:
            if report is not fullest and "teaser" in (report.first["kind"], fullest.first["kind"]):
                rows.append(_teaser(report, fullest))
    return rows


def _teaser(teaser: Report, article: Report) -> Row:
    assert teaser.headline and article.headline
    spans = [{"start": row["start"], "end": row["end"]} for row in (teaser.headline, *teaser.body)]
    return {
        "article_id": teaser.article_id,
        "on_id": article.article_id,
        "kind": "copy",
        "coverage": 0.0,
        "score": 1.0,
        "evidence": [
            evidence("same headline in one newsroom", report.headline)
            for report in (teaser, article)
        ],
        "covered": spans,
    }
