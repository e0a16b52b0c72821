"""Say from which carrier each article of a story most likely has its text, and what shows it.

Copies are weighed as a family (`stemma`); a rewrite has the direction that `depend` found; a credit
names its source. A source is claimed only where it is likelier by far than the text that nobody
has, than every other carrier, and than the other direction. Everything else hangs on the carrier
that was seen first, which claims nothing.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from copydesk.copies.report import Report, evidence, reports
from copydesk.copies.stemma import FIRST, Edit, Family, Weighed
from copydesk.tables import Coverage, Dependencies, Lineage, build

Row = dict[str, Any]

# Nats by which a claimed source must be likelier. On pages copied from hand to hand 19 of 20 claims
# are right, of a sixth of the copies (bench/lineage.py, decisions/0137).
OVER_FIRST = 2.0  # ... than the first text itself
OVER_OTHER = 0.3  # ... than any other carrier that prints other words
OVER_TURNED = 0.5  # ... than the same two the other way round
OVER_ITSELF = 4.0  # ... by which another first text costs more, that would not have it so
LARGEST = 1_000  # carriers of a family beyond which nothing is claimed: every two are weighed
ONCE = 0.5  # of the changes that both have were made in one place of the tree only
SHOWN = 4  # shared changes that are given as evidence


@dataclass(frozen=True)
class Claim:
    """That one article has its text from another: how strongly, by what, and its characters."""

    article: int
    source: int
    kind: str
    score: float
    shown: str | None
    evidence: tuple[Row, ...] = ()


def descend(coverage: Coverage, dependencies: Dependencies) -> Lineage:
    """Return one row per article that depends on another or on which one depends, in no order."""
    told: dict[int, list[Row]] = defaultdict(list)
    for row in coverage.to_pylist():
        told[row["story_id"]].append(row)
    edges: dict[int, list[Row]] = defaultdict(list)
    copy = pc.equal(dependencies["kind"], "copy")
    # What copies share is found anew: their evidence is by far the most of the table.
    bare = dependencies.filter(copy).drop_columns(["evidence", "covered"])
    for row in chain(bare.to_pylist(), dependencies.filter(pc.invert(copy)).to_pylist()):
        edges[row["story_id"]].append(row)
    rows: list[Row] = []
    for story_id, some in edges.items():
        rows += [{"story_id": story_id, **row} for row in _tree(reports(told[story_id]), some)]
    return build(Lineage, rows)


def _tree(articles: dict[int, Report], edges: list[Row]) -> Iterator[Row]:
    """Yield the rows of one story: every article hangs on one other, or on none."""
    claims = [*_copies(articles, edges), *_rewrites(edges), *_credits(edges)]
    sources: dict[int, Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.score, c.article, c.source)):
        if claim.article not in sources and not _leads(sources, claim.source, claim.article):
            sources[claim.article] = claim
    _hang(articles, edges, sources)
    for article_id in sorted({row[side] for row in edges for side in ("article_id", "on_id")}):
        found = sources.get(article_id)
        yield {
            "article_id": article_id,
            "from_id": found.source if found else None,
            "kind": found.kind if found else None,
            "shown": found.shown if found else None,
            "score": round(found.score, 4) if found else 0.0,
            "evidence": list(found.evidence) if found else [],
        }


def _leads(sources: dict[int, Claim], article: int, to: int) -> bool:
    """Say whether an article has its text, over any number of hands, from another."""
    while article != to and article in sources:
        article = sources[article].source
    return article == to


def _hang(articles: dict[int, Report], edges: list[Row], sources: dict[int, Claim]) -> None:
    """Hang what has no claimed source on the carrier of its family that was seen first."""
    for family in _families([row for row in edges if row["kind"] == "copy"]):
        free = [n for n in family if n not in sources]
        known = all(articles[n].first["published"] for n in free)
        first = min(free, key=lambda n: articles[n].rank if known else articles[n].rank[1:])
        for article in free:
            if article != first:
                sources[article] = Claim(article, first, "copy", 0.0, None)


def _families(edges: list[Row]) -> list[list[int]]:
    """Return the articles that hang together by these edges."""
    home: dict[int, int] = {}

    def root(article: int) -> int:
        while home.setdefault(article, article) != article:
            home[article] = home[home[article]]
            article = home[article]
        return article

    for row in edges:
        one, other = sorted((root(row["article_id"]), root(row["on_id"])))
        home[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for article in sorted(home):
        found[root(article)].append(article)
    return [found[key] for key in sorted(found)]


def _rewrites(edges: list[Row]) -> Iterator[Claim]:
    """Yield the sources of rewrites: the text most of which they cover, if no other comes near."""
    taken: dict[int, list[Row]] = defaultdict(list)
    credited = {(row["article_id"], row["on_id"]) for row in edges if row["kind"] == "credited"}
    copied = {row[side] for row in edges if row["kind"] == "copy" for side in ("article_id",)}
    for row in edges:
        if row["kind"] == "derived" and row["article_id"] not in copied:
            taken[row["article_id"]].append(row)
    for article, rows in taken.items():
        named = [row for row in rows if (article, row["on_id"]) in credited]
        best = min(named or rows, key=lambda row: (-row["coverage"], -row["score"], row["on_id"]))
        sole = len(named or rows) == 1
        shown = "credit" if named and sole else "text" if sole else None
        score = best["score"] if shown else 0.0
        yield Claim(
            article, best["on_id"], "derived", score, shown, tuple(best["evidence"][:SHOWN])
        )


def _credits(edges: list[Row]) -> Iterator[Claim]:
    """Yield the sources that are named and of which nothing was copied or rewritten."""
    others = {frozenset((r["article_id"], r["on_id"])) for r in edges if r["kind"] != "credited"}
    for row in edges:
        pair = row["article_id"], row["on_id"]
        if row["kind"] == "credited" and frozenset(pair) not in others:
            yield Claim(*pair, "credited", row["score"], "credit", tuple(row["evidence"][:SHOWN]))


def _copies(articles: dict[int, Report], edges: list[Row]) -> Iterator[Claim]:
    """Yield the sources of copies that are claimed."""
    credited = {(row["article_id"], row["on_id"]) for row in edges if row["kind"] == "credited"}
    for ids in _families([row for row in edges if row["kind"] == "copy"]):
        if len(ids) > LARGEST:
            continue
        some = [articles[n] for n in ids]
        place = {article: n for n, article in enumerate(ids)}
        named = {(place[a], place[b]) for a, b in credited if a in place and b in place}
        published = [report.first["published"] for report in some]
        times = [time.timestamp() if time else None for time in published]
        family = Family([list(report.body) for report in some], times, named)
        if not family.sentences:
            continue
        every = family.weighed()
        for taker, source, score in _claimed(family, every):
            shown = "credit" if (taker, source) in named else "text"
            kept = tuple(_shared(family, every[0], taker, source))
            yield Claim(ids[taker], ids[source], "copy", score, shown, kept)


def _claimed(family: Family, every: list[Weighed]) -> Iterator[tuple[int, int, float]]:
    """Yield taker, source and by how much it is likelier.

    What a source shares with its takers may be the first wording, which others changed: a claim
    holds only if it holds under every first text under which the family costs about as little.
    """
    told = _sources(every[0], family.prints)
    for other in every[1:]:
        apart = other.cost - every[0].cost
        if apart >= OVER_ITSELF:
            break
        also = _sources(other, family.prints)
        told = {n: found for n, found in told.items() if also.get(n, (None,))[0] == found[0]}
    for taker, (source, score) in told.items():
        yield taker, source, score


def _sources(weighed: Weighed, prints: NDArray[np.bool_]) -> dict[int, tuple[int, float]]:
    """Return the source of each taker that has one under a first text, and its margin."""
    found: dict[int, tuple[int, float]] = {}
    costs, first, made = weighed.from_other, weighed.from_first, weighed.made
    for taker, source in enumerate(weighed.sources):
        if source == FIRST:
            continue
        least = float(costs[taker, source])
        over_first = float(first[taker]) - least
        over_turned = float(first[taker] + costs[source, taker] - first[source]) - least
        shared = made[taker] & made[source] & weighed.telling
        if (
            not shared.any()
            or weighed.once[shared].mean() < ONCE
            or over_first < OVER_FIRST
            or over_turned < OVER_TURNED
        ):
            continue
        twins = (made == made[source]).all(1) & (prints == prints[source]).all(1)
        near = np.flatnonzero(~twins & (costs[taker] < least + OVER_OTHER))
        if not any(not weighed.comes_from(int(n), taker) for n in near):
            found[taker] = source, min(over_first, over_turned)
    return found


def _shared(family: Family, weighed: Weighed, taker: int, source: int) -> Iterator[Row]:
    """Yield the changes that both carriers have, the rarest first, with their characters."""
    both = np.flatnonzero(weighed.made[taker] & weighed.made[source])
    rare = weighed.made.sum(0)
    edits: list[Edit] = [weighed.edits[n] for n in sorted(both, key=lambda n: (rare[n], n))]
    for edit in edits[:SHOWN]:
        what = f"both have {edit.change.kind}: {edit.change.words}"
        yield evidence(what, family.texts[source][edit.sentence])
        yield evidence(what, family.texts[taker][edit.sentence])
