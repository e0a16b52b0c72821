"""Five real pages with gold, where the shared folder holds them."""

import json
import os
import re
from pathlib import Path

import pytest

from copydesk import copies
from copydesk.tables import make_id
from tests.copies.walk import told, walk

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(os.environ.get("COPYDESK_SHARED") or ROOT.parent / "shared") / "seeds"
KINDS = {"main": "main", "related-full": "full", "teaser": "teaser"}

pytestmark = pytest.mark.skipif(
    not (SEEDS / "gold_copies.json").exists(),
    reason=f"no gold under {SEEDS}; set COPYDESK_SHARED to the folder that holds seeds",
)


def gold(name):
    return json.loads((SEEDS / f"gold_{name}.json").read_text("utf-8"))


def gold_articles():
    """Yield the hand-checked articles of the pages as rows of `articles`."""
    for page in gold("articles")["pages"]:
        text = (SEEDS / page["file"]).read_bytes().decode("utf-8")
        for given in page["articles"]:
            spans = given["spans"]
            body, head = spans.get("body", []), spans.get("headline", [[None, None]])[0]
            newsroom = re.sub(r"\W+", " ", given["outlet"] or "").strip().lower() or None
            yield {
                "article_id": make_id(page["file"], given["id"]), "page_id": make_id(page["file"]),
                "kind": KINDS[given["kind"]], "headline": given["headline"],
                "headline_start": head[0], "headline_end": head[1], "outlet": given["outlet"],
                "newsroom": newsroom or (page["file"] if given["kind"] == "main" else None),
                "agency": given["agency"], "body": [{"start": a, "end": b} for a, b in body],
                "text": "\n".join(text[a:b] for a, b in body),
            }  # fmt: skip


@pytest.fixture(scope="module")
def tables():
    return walk(*gold_articles())


def groups(prefix):
    return [group for group in gold("copies")["groups"] if group["id"].startswith(prefix)]


def test_each_sentence_of_the_wire_is_one_sentence_in_all_its_printings(tables):
    rows = tables["carriers"].to_pylist()

    def printed(place):
        mine = [row for row in rows if row["page_id"] == make_id(place["file"])]
        return max(
            mine, key=lambda r: min(r["end"], place["end"]) - max(r["start"], place["start"])
        )

    found = [{printed(o)["sentence_id"] for o in g["occurrences"]} for g in groups("w")]

    assert [len(ids) for ids in found] == [1] * 14
    assert len(set().union(*found)) == 14


@pytest.mark.parametrize("name", ["f01", "n01"])
def test_furniture_and_chance_are_not_linked(tables, name):
    (group,) = groups(name)
    places = [(make_id(o["file"]), o["start"], o["end"]) for o in group["occurrences"]]

    for row in tables["passages"].to_pylist():
        sides = (
            (row["page_id"], row["start"], row["end"]),
            (row["other_page_id"], row["other_start"], row["other_end"]),
        )
        assert not all(
            any(p == q and s < e2 and e > s2 for q, s2, e2 in places) for p, s, e in sides
        )


def test_the_digest_is_derived_from_the_wire_and_the_other_report_stands_alone(tables):
    files = gold("copies")["files"]
    wire = {
        make_id(files[f], a)
        for f, a in (("000", "a0"), ("001", "a0"), ("002", "a0"), ("003", "a3"))
    }
    digest, other = make_id(files["004"], "a0"), make_id(files["003"], "a0")
    event = {*wire, digest, other}
    stories = {row["article_id"]: row["article_id"] for row in tables["articles"].to_pylist()}
    stories |= dict.fromkeys(event, 1)

    rows = copies.depend(told(tables, stories)).to_pylist()

    among = {frozenset((r["article_id"], r["on_id"])) for r in rows if r["kind"] == "copy"}
    assert {frozenset((a, b)) for a in wire for b in wire if a != b} == among
    derived = [r for r in rows if r["kind"] == "derived"]
    assert {r["article_id"] for r in derived} == {digest}
    assert {r["on_id"] for r in derived} == wire
    assert all(other not in (r["article_id"], r["on_id"]) for r in rows)
