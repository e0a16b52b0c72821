"""Say which reports of a fact are not independent, and show it.

A report is an article whose body states the fact; a headline makes no report. Two reports are
tied: C where the passage that states it is copied, R where one article rewrites the other and
the fact lies in the rewritten part, A where one credits the other, both run under one agency, or
one newsroom prints both, Q where both name one speaker, agency or document for it.

Ties are the edges of components, so each report is tied to the first of its kind and not to
every other: forty copies of a wire have 39 ties. Each tie that is there is shown by its own
characters, and cutting it takes only its own report out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

import pyarrow.compute as pc

from copydesk.tables import Dependencies, Mentions, Ties, build
from copydesk.text import fold
from copydesk.witnesses.copied import copied
from copydesk.witnesses.report import Report, Reports, Row, lies_in, place, shows

MOST_SHOWN = 4  # pieces of evidence of a dependency that a tie repeats; the rest is in its row

Named = tuple[str, str, Row]
"""A name under which reports are one, as printed, and the mention that shows it."""

Names = Callable[[Report], list[Named]]


def tie(mentions: Mentions, dependencies: Dependencies) -> Ties:
    """Return one row per tie of two reports, in the order of facts and articles."""
    facts: dict[tuple[int, int], Reports] = defaultdict(lambda: defaultdict(list))
    for row in mentions.filter(pc.not_equal(mentions["role"], "headline")).to_pylist():
        facts[row["story_id"], row["fact_id"]][row["article_id"]].append(row)
    depends: dict[int, list[Row]] = defaultdict(list)
    for row in sorted(dependencies.to_pylist(), key=_edge):
        depends[row["story_id"]].append(row)
    rows = []
    for (story_id, fact_id), reports in sorted(facts.items()):
        told = {article: sorted(reports[article], key=place) for article in sorted(reports)}
        named = {"fact_id": fact_id, "story_id": story_id}
        rows += [{**named, **edge} for edge in _ties(told, depends[story_id])]
    return build(Ties, rows)


def _edge(row: Row) -> tuple[int, int, str]:
    return (row["article_id"], row["on_id"], row["kind"])


def _ties(reports: Reports, depends: list[Row]) -> Iterator[Row]:
    if len(reports) < 2:
        return
    here = [row for row in depends if row["article_id"] in reports and row["on_id"] in reports]
    yield from copied(reports, [row for row in here if row["kind"] == "copy"])
    for row in here:
        if row["kind"] in ("derived", "credited"):
            yield from _depends(reports, row)
    yield from _shared(reports, "A", "newsroom", _newsroom)
    yield from _shared(reports, "A", "agency", _agency)
    yield from _shared(reports, "Q", "source", _sources)


def _depends(reports: Reports, row: Row) -> Iterator[Row]:
    """Tie a rewrite (R) or a credit (A), where the fact lies in what was taken.

    A credit without spans stands over the whole article, like a byline.
    """
    spans = row["covered"] or []
    taken = [m for m in reports[row["article_id"]] if lies_in(m, spans)]
    if not taken and (spans or row["kind"] == "derived"):
        return
    shown = [shows(f"{row['kind']}: states the fact", m) for m in taken[:1]]
    yield {
        "article_id": row["article_id"], "other_id": row["on_id"],
        "kind": "R" if row["kind"] == "derived" else "A",
        "score": row["score"], "evidence": [*shown, *(row["evidence"] or [])[:MOST_SHOWN]],
    }  # fmt: skip


def _shared(reports: Reports, kind: str, what: str, names: Names) -> Iterator[Row]:
    """Tie every report to the first one with the same name of this sort."""
    first: dict[str, tuple[int, Row, str]] = {}
    for article, report in reports.items():
        for key, shown, mention in names(report):
            if key not in first:
                first[key] = (article, mention, shown)
            elif first[key][0] != article:
                other, there, _ = first[key]
                said = f"{what}: {shown}"
                yield {
                    "article_id": other, "other_id": article, "kind": kind, "score": 1.0,
                    "evidence": [shows(said, there), shows(said, mention)],
                }  # fmt: skip


def _newsroom(report: Report) -> list[Named]:
    name = report[0]["newsroom"]
    return [(name, report[0]["outlet"] or name, report[0])] if name else []


def _agency(report: Report) -> list[Named]:
    name = report[0]["agency"]
    return [(fold(name), name, report[0])] if name else []


def _sources(report: Report) -> list[Named]:
    named = {
        source["key"]: (source["key"], f"{source['kind']} {source['name']}", mention)
        for mention in reversed(report)
        for source in mention["sources"] or []
        if source["key"]
    }
    return [named[key] for key in sorted(named)]
