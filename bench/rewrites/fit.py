"""Fit the weights by which copydesk.copies.likely tells rewrites from independent reports.

Pairs of which enough is covered take part, each with its traits as the room sees them: those of
the dev events of this folder and of tests/copies, and half of the pairs of reports of one event
by different houses (BASIL, AllSides, NeuS; halves by story), which count as independent. The
other half of those pairs is only counted.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import numpy as np
import yaml
from bench import copies as houses
from bench.rewrites.events import article, coverage, events, pairs, tables

from copydesk.copies.gist import gists
from copydesk.copies.likely import LIKELY, SIGNS, WEIGHTS
from copydesk.copies.report import reports
from copydesk.copies.rewritten import candidates
from copydesk.copies.taken import copied
from copydesk.tables import make_id

NAMES = tuple(WEIGHTS)
RIDGE = 0.003  # a little pull to nought: traits that say the same share their weight
Example = tuple[str, bool, list[list[float]]]
"""Where a pair is from, whether it was taken, and its traits in each direction that counts."""


def fit() -> None:
    """Print the weights, what they find, and what is found without each trait."""
    examples = [*invented(), *tested(), *by_houses()]
    asked = Counter(told() | {"houses": 0, "houses held": 0})
    print("pairs:", dict(asked))
    print("enough is covered:", dict(Counter((name, taken) for name, taken, _ in examples)))
    tuned = [row for row in examples if row[0] != "houses held"]
    for left_out in (None, *NAMES):
        kept = [n for n, name in enumerate(NAMES) if name != left_out]
        weights, bias = regress(tuned, kept)
        print(f"without {left_out}:", called(examples, weights, bias, LIKELY))
    weights, bias = regress(tuned, list(range(len(NAMES))))
    named = dict(zip(NAMES, np.round(weights, 2).tolist(), strict=True))
    print(f"weights {named}, bias {bias:.2f}")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(f"called from {least} on:", called(examples, weights, bias, least))
    calibration([(chance(traits, weights, bias), taken) for _, taken, traits in examples])


def called(examples: list[Example], weights: Any, bias: float, least: float) -> dict[Any, int]:
    """Return how many pairs are called derived, by where they are from and whether they were."""
    found = Counter(
        (name, taken) for name, taken, traits in examples if chance(traits, weights, bias) >= least
    )
    return dict(sorted(found.items()))


def calibration(chances: list[tuple[float, bool]]) -> None:
    """Print what share of the pairs was taken, by probability."""
    low = 0.0
    for high in (0.05, 0.2, 0.4, 0.7, 0.95, 1.0):
        held = [row for row in chances if low < row[0] <= high]
        low = high
        if held:
            mean, true = (sum(values) / len(held) for values in zip(*held, strict=True))
            print(f"probability up to {high}: mean {mean:.3f}, taken {true:.3f}, of {len(held)}")


def regress(examples: list[Example], kept: list[int]) -> tuple[Any, float]:
    """Return the weights and the bias of a logistic regression on these traits alone."""
    truth = np.array([float(taken) for _, taken, _ in examples])
    best = [max(traits, key=lambda row: row[NAMES.index("strongest")]) for _, _, traits in examples]
    seen = np.array(best)[:, kept]
    mean, spread = seen.mean(0), seen.std(0) + 1e-9
    rows = np.column_stack([(seen - mean) / spread, np.ones(len(seen))])
    pull = RIDGE * len(rows) * np.diag([1.0] * len(kept) + [1e-9])
    found = np.zeros(len(kept) + 1)
    for _ in range(60):  # Newton's steps
        likely = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (likely - truth) + pull @ found
        bend = (rows * np.maximum(likely * (1 - likely), 1e-6)[:, None]).T @ rows + pull
        found -= np.linalg.solve(bend, slope)
    weights = np.zeros(len(NAMES))
    weights[kept] = found[:-1] / spread
    return weights, float(found[-1] - weights[kept] @ mean)


def chance(traits: list[list[float]], weights: Any, bias: float) -> float:
    """Return the probability of the likelier direction."""
    return float(1 / (1 + np.exp(-max(np.array(row) @ weights + bias for row in traits))))


def told() -> dict[str, int]:
    """Return how many pairs of the dev events are scored, by whether they were taken."""
    counted = Counter(
        f"dev {'taken' if pair.taken else 'apart'}"
        for event in events()
        for pair in pairs(event)
        if pair.part == "dev"
    )
    return dict(counted)


def invented() -> Iterator[Example]:
    dev = [event for event in events() if event["part"] == "dev"]
    truth = {
        (pair.event, frozenset((pair.one, pair.two))): pair.taken
        for event in dev
        for pair in pairs(event)
    }
    told_of, names = tables(dev)
    for (one, two), copy, traits in weighed(told_of):
        key = names[one][0], frozenset((names[one][1], names[two][1]))
        if key in truth and (truth[key] or not copy):
            yield "dev", truth[key], traits


def tested() -> Iterator[Example]:
    """Give the events of the room's tests; rewrites that were kept from tuning stay out."""
    given = yaml.safe_load((houses.ROOT / "tests" / "copies" / "events.yaml").read_text("utf-8"))
    wires = {event["name"]: event["wire"] for event in given["events"]}
    told = [(event["wire"], event["rewrite"], True) for event in given["events"]]
    told += [(event["wire"], event["independent"], False) for event in given["events"]]
    told += [(wires[event["of"]], event["rewrite"], True) for event in given["free"]]
    told += [(event["wire"], event["rewrite"], True) for event in given["brief"]]
    told += [(pair["one"], pair["two"], False) for pair in given["short"]]
    for truth, traits in _each([(f"{n}", *row) for n, row in enumerate(told)]):
        yield "tests", truth, traits


def by_houses() -> Iterator[Example]:
    every = houses.reports_of_houses()
    for half, name in ((0, "houses"), (1, "houses held")):
        told = [
            (f"{name} {n}", *pair, False)
            for n, (story, pair) in enumerate(every)
            if sha256(story.encode()).digest()[-1] % 2 == half
        ]
        print(f"{name}: {len(told)} pairs")
        for truth, traits in _each(told):
            yield name, truth, traits


def _each(told: list[tuple[str, str, str, bool]]) -> Iterator[tuple[bool, list[list[float]]]]:
    """Give truth and traits of pairs of texts, each pair a story of its own."""
    rows, stories, truth = [], {}, {}
    for name, *texts, taken in told:
        for side, text in enumerate(texts):
            number = make_id(name, side)
            rows.append(article(number, str(text), "en"))
            stories[number], truth[number] = make_id(name), bool(taken)
    for (one, _), copy, traits in weighed(coverage(rows, stories)):
        if truth[one] or not copy:
            yield truth[one], traits


def weighed(table: Any) -> Iterator[tuple[tuple[int, int], bool, list[list[float]]]]:
    """Give two articles, whether one is a copy, and the traits of each direction that counts."""
    stories: dict[int, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        stories.setdefault(row["story_id"], []).append(row)
    for rows in stories.values():
        articles = reports(rows)
        _, copies = copied(articles)
        for found in candidates(articles, copies, gists(articles)):
            ids = found.cases[0].taker.article_id, found.cases[0].source.article_id
            signs = min(SIGNS, len(found.signs))
            known = [{**vars(traits), "signs": signs} for traits in found.traits]
            yield ids, frozenset(ids) in copies, [[row[name] for name in NAMES] for row in known]
