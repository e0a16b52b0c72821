"""Five real pages, from their bytes to the counts: who stands behind what, and what disagrees.

The gold lies outside this repository; without it these tests are skipped.
"""

import json
import os
from collections import defaultdict
from pathlib import Path

import pytest

from copydesk import pages
from copydesk.engine.local import run
from copydesk.tables import Pages, build

ROOT = Path(__file__).parents[2]
SEEDS = Path(os.environ.get("COPYDESK_SHARED") or ROOT.parent / "shared") / "seeds"

pytestmark = pytest.mark.skipif(
    not (SEEDS / "gold_facts.json").exists(),
    reason=f"no gold under {SEEDS}; set COPYDESK_SHARED to the folder that holds seeds",
)


@pytest.fixture(scope="module")
def tables():
    made = {"pages": build(Pages, list(pages.read(sorted(SEEDS.glob("*.txt")))))}
    run(made)
    return made


@pytest.fixture(scope="module")
def stated(tables):
    """Say for each fact of the gold which facts of that kind were read where it stands."""
    gold = {f["id"]: f for f in json.loads((SEEDS / "gold_facts.json").read_text("utf-8"))["facts"]}
    names = {row["page_id"]: Path(row["page"]).name for row in tables["pages"].to_pylist()}
    counts = {row["fact_id"]: row for row in tables["counts"].to_pylist()}

    def near(gold_id):
        found = defaultdict(int)
        for row in tables["mentions"].to_pylist():
            for place in gold[gold_id]["mentions"]:
                here = (
                    names[row["page_id"]] == place["file"] and row["says"] == gold[gold_id]["type"]
                )
                if here and row["from"] < place["end"] and row["to"] > place["start"]:
                    found[row["fact_id"]] += 1
        return [counts[fact] for fact in found if fact in counts]

    return near


def numbers(count):
    return tuple(count[name] for name in ("carriers", "texts", "independent", "origins"))


def test_the_package_of_documents_has_five_carriers_and_one_report(stated):
    assert (5, 2, 1, 1) in map(numbers, stated("G01"))


def test_the_quotation_that_two_reporters_heard_has_two_reports_and_one_origin(stated):
    assert (6, 3, 2, 1) in map(numbers, stated("Q06"))


def test_the_visit_is_told_by_two_independent_reports(stated):
    assert 2 in [count["independent"] for count in stated("E22")]


def test_no_fact_has_more_reports_than_texts_or_more_texts_than_carriers(tables):
    for count in tables["counts"].to_pylist():
        found = numbers(count)
        assert list(found) == sorted(found, reverse=True)
        assert found[-1] >= 1


def test_nothing_clashes_but_what_the_gold_calls_a_contradiction(tables):
    rows = tables["clashes"].to_pylist()

    clashes = [(row["slot"], row["inside"]) for row in rows if row["verdict"] == "clash"]
    assert clashes == [("date", "article")]
    assert {row["verdict"] for row in rows} <= {"clash", "drift", "rounding", "progress"}
