"""Five real pages with segments marked by hand, where the shared folder is at hand."""

import json
import os
from pathlib import Path

import pytest

from tests.articles.check import found

SHARED = Path(os.environ.get("COPYDESK_SHARED") or Path(__file__).parents[3] / "shared")
GOLD = SHARED / "seeds" / "gold_articles.json"
KINDS = {"main": "main", "related-full": "full", "teaser": "teaser", "furniture": None}

pytestmark = pytest.mark.skipif(
    not GOLD.exists(),
    reason=f"The marked pages are not at {GOLD}; set COPYDESK_SHARED to their folder.",
)


def seeds():
    for seed in json.loads(GOLD.read_text("utf-8"))["pages"] if GOLD.exists() else ():
        text = (GOLD.parent / seed["file"]).read_bytes().decode("utf-8")
        yield pytest.param(seed, text, id=seed["file"][:3])


every_seed = pytest.mark.parametrize(("seed", "text"), list(seeds()))


def solid(text, spans):
    return {n for a, b in spans for n in range(a, b) if not text[n].isspace()}


@every_seed
def test_the_texts_of_a_real_page_are_found_to_the_character(seed, text):
    bodies: dict[int, list[tuple[int, int]]] = {}
    kinds = {}
    for row in found(text):
        if row["role"] == "body":
            bodies.setdefault(row["article_id"], []).append((row["start"], row["end"]))
            kinds[row["article_id"]] = row["kind"]

    have = {(kinds[n], frozenset(solid(text, spans))) for n, spans in bodies.items()}
    want = {
        (KINDS[a["kind"]], frozenset(solid(text, a["spans"]["body"])))
        for a in seed["articles"]
        if "body" in a["spans"]
    }
    assert have == want


@every_seed
def test_no_article_of_a_real_page_is_missed_or_added(seed, text):
    rows = found(text)

    heads = {text[r["start"] : r["end"]] for r in rows if r["role"] == "headline"}
    want = {a["headline"] for a in seed["articles"] if a["headline"]}
    assert heads == want
    assert len({r["article_id"] for r in rows} - {None}) == len(seed["articles"])


@every_seed
def test_segments_of_a_real_page_have_the_span_and_role_that_a_reader_gave_them(seed, text):
    have = {(r["start"], r["end"], r["role"], r["kind"]) for r in found(text)}

    role = {"headline-alt": "headline-repeat"}
    want = {
        (s["start"], s["end"], role.get(s["role"], s["role"]), KINDS[s["kind"]])
        for s in seed["segments"]
    }
    # Two prints of one headline are equal to the letter, and the reader took the second.
    assert len(want - have) <= 2
