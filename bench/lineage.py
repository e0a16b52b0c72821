"""Measure whom the lineage names as source, on pages of known lineage: python -m bench.lineage

Two makers of pages: `desks` (bench/stemmas.py: copied from hand to hand, with misprints, times
after those of the sources) and `maker` (the lineage maker of the shared folder: edits that many
make alike, times at random). Both print freely held news texts of the shared folder. Of a claimed
source is asked whether it is right: the page that was copied or one that prints the same
(`hand`), or at least a page of the same branch, which has the shared changes from one that both
copied (`branch`). Printed: how many pages were made from another, how many sources are claimed,
precision of both, recall. Exits with 1 if a precision lies below its floor.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
from bench import stemmas
from bench.copies import BASE, SHARED, lineage_maker, run

from copydesk import copies
from copydesk.tables import Coverage, build, make_id, shape_of

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8")).get("lineage", {})
OUTLETS = 120
Page = dict[str, Any]


class Told:
    """What is known of pages: their story, source, time, and what they print."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.story: dict[str, str] = {}
        self.source: dict[str, str | None] = {}
        self.hours: dict[str, float | None] = {}
        self.prints: dict[str, set[Any]] = {}
        self.spans: dict[str, list[tuple[int, int]]] = {}

    def line(self, name: str) -> list[str]:
        """Return a page's source, its source's source, and so on."""
        found = []
        while (source := self.source[name]) is not None:
            found.append(source)
            name = source
        return found

    def verdict(self, name: str, source: str) -> str:
        """Say how right a claimed source is."""
        line, other = self.line(name), self.line(source)
        if line and (line[0] == source or self.prints[line[0]] == self.prints[source]):
            return "hand"
        return "branch" if {*line, name} & {*other, source} else "wrong"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wires", type=int, default=150)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--untimed", action="store_true", help="without times")
    given = parser.parse_args()
    low = False
    for name, make in (("desks", desks), ("maker", maker)):
        pages, told = make(given.wires, given.seed)
        figures = counted(pages, told, timed=not given.untimed)
        print(name, ", ".join(f"{what} {figure:g}" for what, figure in figures.items()))
        measured = given.seed == 7 and not given.untimed
        low |= measured and any(
            figures[what] < floor for what, floor in FLOORS.get(name, {}).items()
        )
    return int(low)


def bases() -> list[str]:
    return [str(SHARED / "data" / f"{name}.jsonl.gz") for name in BASE]


def desks(wires: int, seed: int) -> tuple[list[Page], Told]:
    """Return pages copied from hand to hand."""
    dice = random.Random(seed)
    base = lineage_maker().clean_base(bases(), dice)
    own = [text for _, texts in base[wires:] for text in texts[:2]]
    pages, told = [], Told()
    for name, texts in base[:wires]:
        many = min(40, max(2, int(dice.paretovariate(1.1) * 2.5)))
        outlets = dice.sample(range(OUTLETS), many)
        for copy, outlet in zip(stemmas.family(name, texts, own, many, dice), outlets, strict=True):
            text = "\n".join(line for _, line in copy.lines)
            pages.append(
                {"id": copy.name, "outlet": f"outlet{outlet}", "text": text, "ts": copy.hours}
            )
            told.story[copy.name], told.source[copy.name] = name, copy.source
            told.hours[copy.name] = copy.hours if copy.timed else None
            told.prints[copy.name] = set(copy.lines)
            told.spans[copy.name] = [(0, len(text))]
    return pages, told


def maker(wires: int, seed: int) -> tuple[list[Page], Told]:
    """Return pages of the shared maker, without those that print two versions of one wire."""
    with tempfile.TemporaryDirectory() as folder:
        lineage_maker().make(
            SimpleNamespace(
                base=bases(), out=folder, wires=wires, seed=seed, outlets=OUTLETS, days=30,
                pages_per_wire=8,
            )
        )  # fmt: skip
        pages, truth = (
            [json.loads(line) for line in (Path(folder) / name).read_text("utf-8").splitlines()]
            for name in ("pages.jsonl", "truth.jsonl")
        )
    told = Told()
    for page, known in zip(pages, truth, strict=True):
        name = page["id"]
        wire = [s for s in known["spans"] if s["kind"] in ("wire", "teaser")]
        stories = [s["origin"].rpartition(":")[0] for s in wire]
        told.source[name], told.hours[name] = known["from"], page["ts"]
        told.prints[name] = {(s["origin"], tuple(s["edits"])) for s in wire}
        if not wire or len({s["origin"] for s in wire}) < len(wire):
            continue
        told.story[name] = story = Counter(stories).most_common(1)[0][0]
        told.spans[name] = [
            (s["s"], s["e"])
            for s in known["spans"]
            if s["kind"] == "own" or s["origin"].rpartition(":")[0] == story
        ]
    return pages, told


def counted(pages: list[Page], told: Told, timed: bool) -> dict[str, float]:
    """Return the figures of the claims, by what they are."""
    names = {make_id(page["id"]): page["id"] for page in pages}
    coverage = _coverage(pages, told, names, timed)
    rows = copies.descend(coverage, copies.depend(coverage)).to_pylist()
    known = sum(told.source[names[row["article_id"]]] is not None for row in rows)
    found = Counter(
        told.verdict(names[row["article_id"]], names[row["from_id"]])
        for row in rows
        if row["shown"]
    )
    claims = max(1, sum(found.values()))
    return {
        "pages": len(rows), "made from another": known, "claims": sum(found.values()),
        "precision of hand": round(found["hand"] / claims, 3),
        "precision of branch": round((claims - found["wrong"]) / claims, 3),
        "recall of hand": round(found["hand"] / max(1, known), 3),
        "recall of branch": round((found["hand"] + found["branch"]) / max(1, known), 3),
    }  # fmt: skip


def _coverage(pages: list[Page], told: Told, names: dict[int, str], timed: bool) -> pa.Table:
    """Return the sentences of each page's own article; another room leaves out the rest."""
    columns = [name for name, _ in shape_of(Coverage).columns]
    rows = []
    for row in run(pages)["carriers"].to_pylist():
        name = names[row["article_id"]]
        inside = any(a < row["end"] and b > row["start"] for a, b in told.spans.get(name, ()))
        if name in told.story and inside:
            hours = told.hours[name] if timed else None
            row["published"] = None if hours is None else int(hours * 3600e6)
            row |= {"story_id": make_id(told.story[name]), "kind": "main"}
            rows.append({column: row.get(column) for column in columns})
    return build(Coverage, rows)


if __name__ == "__main__":
    sys.exit(main())
