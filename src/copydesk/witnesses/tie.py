"""Say which reports of a fact are not independent, and show it.

A report is an article whose body states the fact; a headline makes no report. Two reports are
tied: C where the passage that states it is copied, R where one article rewrites the other and
the fact lies in the rewritten part, A where one credits the other, both run under one agency, one
newsroom prints both or one owner has both newsrooms, Q where both name one speaker, agency or
document for it.

Ties are the edges of components, so each report is tied to the first of its kind and not to
every other: forty copies of a wire have 39 ties. Each tie that is there is shown by its own
characters, and cutting it takes only its own report out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

import pyarrow.compute as pc

from copydesk.lexicon import load
from copydesk.tables import Dependencies, Mentions, Ties, build
from copydesk.text import fold
from copydesk.witnesses.copied import copied
from copydesk.witnesses.owners import owners
from copydesk.witnesses.report import (
    Depends,
    Report,
    Reports,
    Row,
    components,
    lies_in,
    place,
    shows,
)

# Share of an article that its rewrite covers, from which on what both state and the rewrite
# prints above a rewritten sentence was taken too: a lead or a short clause aligns with nothing.
MOSTLY = 0.5
MOST_SHOWN = 4  # pieces of evidence of a dependency that a tie repeats; the rest is in its row

READ = (
    "fact_id", "story_id", "article_id", "page_id", "newsroom", "outlet", "agency", "sentence_id",
    "start", "end", "text", "item", "from", "to", "sources",
)  # fmt: skip

Named = tuple[str, str, Row]
"""A name under which reports are one, as printed, and the mention that shows it."""

Names = Callable[[Report], list[Named]]


def tie(mentions: Mentions, dependencies: Dependencies) -> Ties:
    """Return one row per tie of two reports, in the order of facts and articles."""
    stories: dict[int, list[Row]] = defaultdict(list)
    bodies = mentions.select(READ).filter(pc.not_equal(mentions["role"], "headline"))
    for row in bodies.to_pylist():
        stories[row["story_id"]].append(row)
    edges: dict[int, list[Row]] = defaultdict(list)
    for row in dependencies.to_pylist():
        edges[row["story_id"]].append(row)
    rows, owned = [], owners()
    for story_id, told in sorted(stories.items()):
        depends = Depends(edges[story_id], told)
        for fact_id, reports in _facts(told):
            named = {"fact_id": fact_id, "story_id": story_id}
            rows += [{**named, **edge} for edge in _ties(reports, depends, owned)]
    return build(Ties, rows)


def _facts(told: list[Row]) -> Iterator[tuple[int, Reports]]:
    """Give the reports of each fact, everything in its order."""
    facts: dict[int, Reports] = defaultdict(lambda: defaultdict(list))
    for row in told:
        facts[row["fact_id"]][row["article_id"]].append(row)
    for fact_id, reports in sorted(facts.items()):
        yield fact_id, {article: sorted(reports[article], key=place) for article in sorted(reports)}


def _ties(reports: Reports, depends: Depends, owned: dict[str, str]) -> Iterator[Row]:
    if len(reports) < 2:
        return
    copies = list(copied(reports, depends))
    yield from copies
    text = components(reports, ((row["article_id"], row["other_id"]) for row in copies))
    for article, report in reports.items():
        yield from _once(_derived(report, reports, depends.by_article["derived", article]), text)
        yield from _once(_credited(report, depends, article), text)
    yield from _shared(reports, "A", "newsroom", _newsroom)
    yield from _owned(reports, owned)
    yield from _shared(reports, "A", "agency", _agency)
    yield from _named(reports)
    yield from _shared(reports, "Q", "source", _sources)


def _once(rows: Iterator[Row], text: dict[int, int]) -> Iterator[Row]:
    """Give one tie to each text: forty copies of what was rewritten are rewritten once."""
    seen: set[int] = set()
    for row in rows:
        if row["other_id"] in text and text[row["other_id"]] not in seen:
            seen.add(text[row["other_id"]])
            yield row


def _derived(report: Report, reports: Reports, rows: list[Row]) -> Iterator[Row]:
    """Tie a rewrite to what it rewrites, where the fact lies in the rewritten part (R)."""
    for row in rows:
        covered = row["covered"]
        if row["on_id"] in reports and (row["coverage"] or 0.0) >= MOSTLY and covered:
            covered = [{"start": 0, "end": max(span["end"] for span in covered)}]
        taken = [mention for mention in report if lies_in(mention, covered)]
        if taken:
            yield _depends(row, "R", shows("told in other words", taken[0]))


def _credited(report: Report, depends: Depends, article: int) -> Iterator[Row]:
    """Tie a report to the one it credits for the fact, or for everything (A)."""
    for row in depends.by_article["credited", article]:
        taken = [mention for mention in report if lies_in(mention, row["covered"])]
        if taken or depends.holds_nothing(row):
            yield _depends(row, "A", shows("states the fact", (taken or report)[0]))


def _depends(row: Row, kind: str, stated: Row) -> Row:
    return {
        "article_id": row["article_id"], "other_id": row["on_id"], "kind": kind,
        "score": row["score"], "evidence": [stated, *(row["evidence"] or [])[:MOST_SHOWN]],
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


def _owned(reports: Reports, owned: dict[str, str]) -> Iterator[Row]:
    """Tie the first report of every newsroom to that of another with the same owner (A)."""
    first: dict[str, Report] = {}
    for report in reports.values():
        newsroom = report[0]["newsroom"]
        if newsroom in owned:
            first.setdefault(newsroom, report)

    def owner(report: Report) -> list[Named]:
        name = owned[report[0]["newsroom"]]
        return [(fold(name), name, report[0])]

    ones = {report[0]["article_id"]: report for report in first.values()}
    yield from _shared(ones, "A", "owner", owner)


def _named(reports: Reports) -> Iterator[Row]:
    """Tie a report to the one whose outlet or agency it names as its source for the fact (A)."""
    printers = _printers(reports)
    owners: dict[str | None, list[int]] = {}
    for article, report in reports.items():
        for mention in report:
            for source in mention["sources"] or []:
                key = source["key"]
                if key not in owners:
                    owners[key] = _owners(key, printers)
                other = next((each for each in owners[key] if each != article), None)
                if other is not None:
                    said = f"credits {source['name']}"
                    yield {
                        "article_id": article, "other_id": other, "kind": "A", "score": 1.0,
                        "evidence": [shows(said, mention), shows("is credited", reports[other][0])],
                    }  # fmt: skip


def _printers(reports: Reports) -> dict[frozenset[str], list[int]]:
    """Return the first two articles of each newsroom and agency, by the words of its name."""
    spelled: dict[str, list[int]] = defaultdict(list)
    for article, report in reports.items():
        for name in {report[0]["outlet"], report[0]["agency"]} - {None, ""}:
            spelled[name] += [article] if len(spelled[name]) < 2 else []
    printers: dict[frozenset[str], list[int]] = defaultdict(list)
    for name, articles in spelled.items():
        words = frozenset(fold(name).split())
        printers[words] = sorted({*printers[words], *articles})[:2]
    return printers


def _owners(key: str | None, printers: dict[frozenset[str], list[int]]) -> list[int]:
    """Return the first two articles of the newsrooms or agencies that a source key names."""
    tokens = frozenset((key or "").split())
    if not tokens - _generic():
        return []
    named = [
        article
        for name, articles in printers.items()
        if (tokens <= name or name <= tokens) and name - _generic()
        for article in articles
    ]
    return sorted(set(named))[:2]


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(" ".join(load("nameless")["papers"])).split())


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
