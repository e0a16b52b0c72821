"""Find articles that tell another's whole text in other words.

Two reporters of one event share its names, its figures and its official words; hardly ever
do they share the rest, sentence by sentence. So a sentence is *covered* where one sentence of
the other article holds much of what it says outside quotation marks (see gist.py). Where much of
an article is covered, likely.py says how likely it is that one was taken from the other: how much
is held and in which order, which numbers went with it, and quotations altered inside their marks
or misprints that both have, which never speak alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from copydesk.copies.altered import Sign, altered, shared_misprints
from copydesk.copies.gist import WORDS, Gist, gists
from copydesk.copies.kin import Kin
from copydesk.copies.likely import LIKELY, SIGNS, Holds, Traits
from copydesk.copies.report import Report, evidence, took_and_gave
from copydesk.text.hashes import Numbers
from copydesk.text.lots import Mask

Row = dict[str, Any]
Pair = tuple[int, int]  # the article that covers, the article that is covered

# Below these nothing is called derived, whatever else speaks for it: of 6,000 pairs of reports of
# one event by different houses 2 in 100 reach both (docs/decisions/0064).
FEWEST = 3  # sentences that must be covered ...
SHARE = 0.4  # ... and their share of those that could be, in one of the two articles
CLEARLY = 0.225  # how much more one covers of the other that has matter of its own
SPREAD = 1.5  # articles that print a text's sentences: a wire has carriers, a rewrite has none
# Sentences of an article that are held against those of others, from its start. Long reads have
# some 500; a page may print a hundred thousand that are alike, and all pairs would be compared.
MOST = 600


@dataclass(frozen=True)
class Case:
    """What speaks for one article having taken its matter from another."""

    taker: Report
    source: Report
    covered: tuple[Row, ...]
    countable: int

    @property
    def share(self) -> float:
        """How much of the source is covered."""
        return len(self.covered) / max(1, self.countable)

    @property
    def counts(self) -> bool:
        """Whether enough sentences are covered for the rest to mean anything."""
        return len(self.covered) >= FEWEST and self.share >= SHARE


@dataclass(frozen=True)
class Candidate:
    """Two articles of which one may rewrite the other: both cases, the traits of those that count,
    and the sentences that both print, where one copies the other."""

    cases: tuple[Case, Case]
    traits: tuple[Traits, ...]
    skip: frozenset[int]
    holds: Holds

    @cached_property
    def signs(self) -> list[Sign]:
        """Quotations that one altered, and misprints that both have."""
        one, two = self.cases[0].taker, self.cases[0].source
        return [*altered(one, two), *shared_misprints(one, two)]

    @cached_property
    def probability(self) -> float:
        """How likely it is that one was taken from the other."""
        if max(traits.probability(SIGNS) for traits in self.traits) < LIKELY:
            return 0.0  # whatever the signs are, and they cost most
        return max(traits.probability(len(self.signs)) for traits in self.traits)


def derived(reports: dict[int, Report], copies: Kin) -> list[Row]:
    """Return one row per two articles of a story of which one rewrites the other.

    What two articles copy from each other is no rewriting: in such a pair only the other
    sentences count.
    """
    told = gists(reports)
    spread = _spread(reports)
    return [
        _row(_direct(pair.cases, pair.signs, spread), pair)
        for pair in candidates(reports, copies, told)
        if pair.probability >= LIKELY
    ]


def candidates(
    reports: dict[int, Report], copies: Kin, told: dict[int, Gist]
) -> Iterator[Candidate]:
    """Yield every two articles of which enough is covered for a rewrite, by their ids."""
    covers = _covers(reports, told, copies)
    holds = Holds(told)
    for one, two in sorted({(min(pair), max(pair)) for pair in covers}):
        pair = reports[one], reports[two]
        both = frozenset[int]()
        if frozenset((one, two)) in copies:
            both = _sentences(pair[0]) & _sentences(pair[1])
        cases = (
            _case(*pair, told, covers[one, two], both),
            _case(*pair[::-1], told, covers[two, one], both),
        )
        counting = [case for case in cases if case.counts]
        traits = tuple(
            holds.traits(_keys(case.source, both), _keys(case.taker, both)) for case in counting
        )
        if traits:
            yield Candidate(cases, traits, both, holds)


def _sentences(report: Report) -> frozenset[int]:
    return frozenset(row["sentence_id"] for row in report.body)


def _keys(report: Report, skip: frozenset[int]) -> list[int]:
    """Return the keys of an article's first sentences in order, but for those skipped."""
    return [row["key"] for row in report.body[:MOST] if row["sentence_id"] not in skip]


def _covers(reports: dict[int, Report], told: dict[int, Gist], copies: Kin) -> dict[Pair, set[int]]:
    """Return the keys of the sentences that each article covers of each other one, but for what
    it copies from it.

    Wordings are compared once, however many articles print them, and only where they share
    words: the cost does not grow with the number of copies.
    """
    holding: dict[str, list[int]] = defaultdict(list)
    compared = {row["key"] for report in reports.values() for row in report.body[:MOST]}
    for key in sorted(compared):
        for root in told[key].telling:
            holding[root].append(key)
    printed, carried = _printed(reports, copies)
    covers: dict[Pair, set[int]] = defaultdict(set)
    ids = list(copies.place)
    for key in sorted(compared):
        gist = told[key]
        if not gist.countable:
            continue
        near = Counter(chain.from_iterable(holding[root] for root in gist.telling))
        sources, carriers = printed[key], carried(key)
        for other in sorted(near):
            if near[other] >= WORDS and gist.covered_by(told[other]):
                takers = printed[other]
                free = takers[:, None] != sources
                free &= ~(copies.akin(takers, sources) & carriers[takers][:, None])
                for taker, source in zip(*(at.tolist() for at in np.nonzero(free)), strict=True):
                    covers[ids[takers[taker]], ids[sources[source]]].add(key)
    return covers


def _printed(
    reports: dict[int, Report], copies: Kin
) -> tuple[dict[int, Numbers], Callable[[int], Mask]]:
    """Return the places of the articles that print each wording, and a function: of all places,
    whether its sentence is printed there. What a copy prints of that is no rewriting."""
    printed: dict[int, list[int]] = defaultdict(list)
    carried: dict[int, list[int]] = defaultdict(list)
    sentence: dict[int, int] = {}
    for report in reports.values():
        for row in report.body:
            printed[row["key"]].append(copies.place[report.article_id])
            carried[row["sentence_id"]].append(copies.place[report.article_id])
            sentence[row["key"]] = row["sentence_id"]

    def carriers(key: int) -> Mask:
        found = np.zeros(len(copies.place), bool)
        found[carried[sentence[key]]] = True
        return found

    return {key: np.unique(places) for key, places in printed.items()}, carriers


def _case(
    taker: Report, source: Report, told: dict[int, Gist], covers: set[int], skip: frozenset[int]
) -> Case:
    rows = {row["key"]: row for row in source.body if row["sentence_id"] not in skip}
    countable = sum(told[key].countable for key in rows)
    return Case(taker, source, tuple(row for key, row in rows.items() if key in covers), countable)


def _spread(reports: dict[int, Report]) -> dict[int, float]:
    """Return how many articles of the story print a sentence of each article, on average."""
    printed = Counter(
        sentence
        for report in reports.values()
        for sentence in {row["sentence_id"] for row in report.body}
    )
    return {
        number: sum(printed[row["sentence_id"]] for row in report.body) / max(1, len(report.body))
        for number, report in reports.items()
    }


def _direct(cases: tuple[Case, Case], signs: list[Sign], spread: dict[int, float]) -> Case:
    """Return the case of the article that took: the later; else the one whose text stands alone
    where the other's was printed by several; else the one that shortened a quotation; else the
    one that covers more than is covered of it, for it has matter of its own.
    """
    one, two = cases[0].taker, cases[1].taker
    times = [report.first["published"] for report in (one, two)]
    if all(times) and times[0] != times[1]:
        return cases[0] if times[0] > times[1] else cases[1]
    widely = [spread[report.article_id] >= SPREAD for report in (one, two)]
    if widely[0] != widely[1]:
        return cases[1] if widely[0] else cases[0]
    shortened = [sum(sign.lesser == report.article_id for sign in signs) for report in (one, two)]
    if shortened[0] != shortened[1]:
        return cases[0] if shortened[0] > shortened[1] else cases[1]
    if abs(cases[0].share - cases[1].share) > CLEARLY:
        return max(cases, key=lambda case: case.share)
    return cases[0] if took_and_gave(one, two)[0] is one else cases[1]


def _row(case: Case, pair: Candidate) -> Row:
    shown = [item for sign in pair.signs for item in sign.evidence]
    signed = {(item["page_id"], item["start"]) for item in shown}
    covered: list[Row] = []
    source = _keys(case.source, frozenset())
    for row in case.taker.body[:MOST]:
        near = None if row["sentence_id"] in pair.skip else pair.holds.nearest(row["key"], source)
        if near is not None:
            shown.append(evidence("tells it in other words", row))
            shown.append(evidence("is told in other words", case.source.body[near]))
        if near is not None or (row["page_id"], row["start"]) in signed:
            covered.append({"start": row["start"], "end": row["end"]})
    taken = sum(row["end"] - row["start"] for row in case.covered)
    return {
        "article_id": case.taker.article_id,
        "on_id": case.source.article_id,
        "kind": "derived",
        "coverage": round(taken / max(1, case.source.characters), 4),
        "score": round(pair.probability, 4),
        "evidence": shown,
        "covered": covered,
    }
