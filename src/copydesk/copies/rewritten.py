"""Find articles that tell another's whole text in other words.

Two reporters of one event share its names, its figures and its official words; hardly ever
do they share the rest, sentence by sentence. So a sentence is *covered* where one sentence of
the other article holds much of what it says outside quotation marks (see gist.py), and an
article is *derived* where much of the other is covered. A quotation that was altered inside
its marks, and a misprint that both have, speak for the same but never alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from copydesk.copies.altered import Sign, altered, shared_misprints
from copydesk.copies.gist import WORDS, Gist, gists
from copydesk.copies.report import Report, evidence, took_and_gave

Row = dict[str, Any]
Pair = tuple[int, int]  # the article that covers, the article that is covered

# Telling words in covered sentences, by weight. Of 3,234 pairs of reports of one event from
# different houses 5 reach it, of 15 invented and real rewrites 14: docs/decisions/0022.
WEIGHT = 18.0
# A wire of five or six sentences cannot weigh so much: there nearly all of it must be covered.
WHOLE = 0.75
WEIGHT_OF_WHOLE = 13.0
SIGN = 4.0  # what an altered quotation or a shared misprint adds
SPREAD = 1.5  # articles that print a text's sentences: a wire has carriers, a rewrite has none
FEWEST = 3  # sentences that must be covered all the same
# Sentences of an article that are held against those of others, from its start. Long reads have
# some 500; a page may print a hundred thousand that are alike, and all pairs would be compared.
MOST = 600
SHARE = 0.45  # of the sentences that could be covered, in one of the two articles


@dataclass
class Cover:
    """The sentences of one article that another covers, by key and weight of what they share."""

    weights: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """What speaks for one article having taken its matter from another."""

    taker: Report
    source: Report
    covered: tuple[Row, ...]
    countable: int
    weight: float

    @property
    def share(self) -> float:
        """How much of the source is covered."""
        return len(self.covered) / max(1, self.countable)

    @property
    def counts(self) -> bool:
        """Whether enough sentences are covered for the weight to mean anything."""
        return len(self.covered) >= FEWEST and self.share >= SHARE

    @property
    def needed(self) -> float:
        """The weight that must be covered: less where nearly all of a short source is."""
        whole = self.share >= WHOLE and len(self.covered) > FEWEST
        return WEIGHT_OF_WHOLE if whole else WEIGHT


def derived(reports: dict[int, Report], copies: set[frozenset[int]]) -> list[Row]:
    """Return one row per two articles of a story of which one rewrites the other.

    What two articles copy from each other is no rewriting: in such a pair only the other
    sentences count.
    """
    told = gists(reports)
    covers = _covers(reports, told, copies)
    spread = _spread(reports)
    rows = []
    for one, two in sorted({(min(pair), max(pair)) for pair in covers}):
        pair = reports[one], reports[two]
        both = {row["sentence_id"] for row in pair[0].body} & {
            row["sentence_id"] for row in pair[1].body
        }
        skip = both if frozenset((one, two)) in copies else set()
        cases = [_case(a, b, told, covers, skip) for a, b in (pair, pair[::-1])]
        signs = _signs(cases)
        if signs is not None:
            rows.append(_row(_direct(cases, signs, spread), told, signs, skip))
    return rows


def _covers(
    reports: dict[int, Report], told: dict[int, Gist], copies: set[frozenset[int]]
) -> dict[Pair, Cover]:
    """Return what each article covers of each other one, but for what it copies from it.

    Wordings are compared once, however many articles print them, and only where they share
    words: the cost does not grow with the number of copies.
    """
    holding: dict[str, list[int]] = defaultdict(list)
    compared = {row["key"] for report in reports.values() for row in report.body[:MOST]}
    for key in sorted(compared):
        for root in told[key].telling:
            holding[root].append(key)
    printed, copied = _printed(reports, copies)
    covers: dict[Pair, Cover] = defaultdict(Cover)
    for key in sorted(compared):
        gist = told[key]
        if not gist.countable:
            continue
        skipped = {source: copied(key, source) for source in printed[key]}
        near = Counter(chain.from_iterable(holding[root] for root in gist.telling))
        for other in sorted(near):
            weight = gist.covered_by(told[other]) if near[other] >= WORDS else 0.0
            if weight:
                for source, skip in skipped.items():
                    for taker in printed[other] - skip:
                        best = covers[taker, source].weights
                        best[key] = max(weight, best.get(key, 0.0))
    return covers


def _printed(
    reports: dict[int, Report], copies: set[frozenset[int]]
) -> tuple[dict[int, set[int]], Callable[[int, int], set[int]]]:
    """Return the articles that print each wording, and a function: the article itself and its
    copies that print the sentence of this wording as well, which is no rewriting of it."""
    printed: dict[int, set[int]] = defaultdict(set)
    carried: dict[int, set[int]] = defaultdict(set)
    sentence: dict[int, int] = {}
    for report in reports.values():
        for row in report.body:
            printed[row["key"]].add(report.article_id)
            carried[row["sentence_id"]].add(report.article_id)
            sentence[row["key"]] = row["sentence_id"]
    kin: dict[int, set[int]] = defaultdict(set)
    for one, two in copies:
        kin[one].add(two)
        kin[two].add(one)
    return printed, lambda key, article: (carried[sentence[key]] & kin[article]) | {article}


def _case(
    taker: Report,
    source: Report,
    told: dict[int, Gist],
    covers: dict[Pair, Cover],
    skip: set[int],
) -> Case:
    weights = covers.get((taker.article_id, source.article_id), Cover()).weights
    rows = {row["key"]: row for row in source.body if row["sentence_id"] not in skip}
    countable = sum(told[key].countable for key in rows)
    covered = tuple(row for key, row in rows.items() if key in weights)
    return Case(taker, source, covered, countable, sum(weights[row["key"]] for row in covered))


def _signs(cases: list[Case]) -> list[Sign] | None:
    """Return the further signs of a derivation, or None where there is no derivation."""
    counting = [case for case in cases if case.counts]
    if not counting:
        return None
    one, two = cases[0].taker, cases[0].source
    signs = [*altered(one, two), *shared_misprints(one, two)]
    enough = any(case.weight + SIGN * len(signs) >= case.needed for case in counting)
    return signs if enough else None


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


def _direct(cases: list[Case], signs: list[Sign], spread: dict[int, float]) -> Case:
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
    if abs(cases[0].share - cases[1].share) > SHARE / 2:
        return max(cases, key=lambda case: case.share)
    return cases[0] if took_and_gave(one, two)[0] is one else cases[1]


def _row(case: Case, told: dict[int, Gist], signs: list[Sign], skip: set[int]) -> Row:
    shown = [item for sign in signs for item in sign.evidence]
    signed = {(item["page_id"], item["start"]) for item in shown}
    covered: list[Row] = []
    for row in case.taker.body[:MOST]:
        near = None if row["sentence_id"] in skip else _nearest(row, case.source, told)
        if near:
            shown.append(evidence("tells it in other words", row))
            shown.append(evidence("is told in other words", near))
        if near or (row["page_id"], row["start"]) in signed:
            covered.append({"start": row["start"], "end": row["end"]})
    taken = sum(row["end"] - row["start"] for row in case.covered)
    return {
        "article_id": case.taker.article_id,
        "on_id": case.source.article_id,
        "kind": "derived",
        "coverage": round(taken / max(1, case.source.characters), 4),
        "score": round(case.share, 4),
        "evidence": shown,
        "covered": covered,
    }


def _nearest(row: Row, source: Report, told: dict[int, Gist]) -> Row | None:
    """Return the sentence of the source from which this one was taken, if one was."""
    gist = told[row["key"]]
    near = [other for other in source.body[:MOST] if gist.touches(told[other["key"]])]
    return max(near, key=lambda other: gist.shared(told[other["key"]])[1], default=None)
