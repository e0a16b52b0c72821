"""Measure that a copy with one figure changed is never merged: python -m bench.figures [--wrong N]

Each wire of bench/figures.yaml is printed by two outlets; the second prints one figure otherwise:
in digits, in words, a decimal, a scale word, a percentage, an amount, a fraction, a day. Both pages
go through the whole path. The figure is merged if one fact has both printings of it among its
mentions; it is told if a clash lies between the two. Printed: both shares for each form of figures.
Exits with 1 if one is merged, or if fewer are told than the floor says.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import yaml

from copydesk.engine.local import run
from copydesk.pages import row
from copydesk.tables import Pages, build

FOLDER = Path(__file__).parent
FLOORS = json.loads((FOLDER / "floors.json").read_text("utf-8")).get("figures", {})
SLOT = re.compile(r"\{(\w+)\|([^|}]*)\|([^}]*)\}")
OUTLETS = (("Tarn Ledger", "3 hours ago"), ("Quay Observer", "2 hours ago"))
Tables = dict[str, pa.Table]


class Case(NamedTuple):
    """Two printings of a wire that differ in one figure, with where it stands in each page."""

    form: str
    pages: tuple[str, str]
    spans: tuple[tuple[int, int], tuple[int, int]]


class Verdict(NamedTuple):
    """What became of a figure: read on both sides, merged, told by a clash."""

    read: bool
    merged: bool
    told: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, help="show so many merged or not told")
    given = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    for case in cases():
        verdict = judged(case)
        for form in (case.form, "all"):
            counts.setdefault(form, Counter()).update(
                made=1, read=verdict.read, merged=verdict.merged, told=verdict.told
            )
        if (verdict.merged or not verdict.told) and given.wrong > 0:
            given.wrong -= 1
            print("merged" if verdict.merged else "not told", case.form, verdict.read)
            for page, (start, end) in zip(case.pages, case.spans, strict=True):
                print(
                    f"   …{page[max(0, start - 60) : start]}[{page[start:end]}]{page[end:][:50]}…"
                )
    for form in sorted(counts, key=lambda form: (form == "all", form)):
        made, read, merged, told = (counts[form][n] for n in ("made", "read", "merged", "told"))
        print(f"{form:<9} {made:>3} made, {read:>3} read, {merged} merged, {told} told by a clash")
    every = counts["all"]
    return int(every["merged"] > 0 or every["told"] < FLOORS.get("told", 0) * every["made"])


def cases() -> Iterator[Case]:
    """Yield every wire once for each of its figures."""
    for wire in yaml.safe_load((FOLDER / "figures.yaml").read_text("utf-8")):
        slots = list(SLOT.finditer(wire["text"]))
        for n, slot in enumerate(slots):
            printed = [_page(wire, outlet, changed) for outlet, changed in enumerate((None, n))]
            (one, spans), (two, others) = printed
            yield Case(slot.group(1), (one, two), (spans[n], others[n]))


def _page(
    wire: dict[str, str], outlet: int, changed: int | None
) -> tuple[str, list[tuple[int, int]]]:
    """Return the page of an outlet, and where each figure stands in it."""
    name, hours = OUTLETS[outlet]
    text = f"{wire['head']}\n\n{name}\n{hours}\n\n"
    at, spans = 0, []
    for n, slot in enumerate(SLOT.finditer(wire["text"])):
        text += wire["text"][at : slot.start()]
        words = slot.group(3 if n == changed else 2)
        spans.append((len(text), len(text) + len(words)))
        text += words
        at = slot.end()
    return text + wire["text"][at:] + "\n", spans


def judged(case: Case) -> Verdict:
    """Return what the path makes of the two printings."""
    rows = [
        row.of_text(row.Known(f"{name}.txt"), text)
        for (name, _), text in zip(OUTLETS, case.pages, strict=True)
    ]
    tables: Tables = {"pages": build(Pages, rows)}
    run(tables)
    ids = [each["page_id"] for each in rows]
    facts = [_facts(tables, ids[n], case.spans[n], case.form) for n in (0, 1)]
    told = any(
        all(any(_lies(side, ids[n], case.spans[n]) for side in clash["sides"]) for n in (0, 1))
        for clash in tables["clashes"].to_pylist()
    )
    return Verdict(bool(facts[0] and facts[1]), bool(facts[0] & facts[1]), told)


def _facts(tables: Tables, page: int, span: tuple[int, int], form: str) -> set[int]:
    """Return the facts that state the figure: figures, of a day the events that it dates."""
    kind = "event" if form in ("day", "date") else "figure"
    return {
        mention["fact_id"]
        for mention in tables["mentions"].to_pylist()
        if mention["says"] == kind and mention["page_id"] == page and _states(mention, span, kind)
    }


def _states(mention: dict[str, Any], span: tuple[int, int], kind: str) -> bool:
    if kind == "figure":
        return bool(mention["from"] < span[1] and span[0] < mention["to"])
    dated = (mention["event"]["date"] or {}).get("text")
    return bool(dated) and mention["start"] <= span[0] and span[1] <= mention["end"]


def _lies(side: dict[str, Any], page: int, span: tuple[int, int]) -> bool:
    """Say whether a side of a clash is the sentence's part with the figure, or around it."""
    return bool(side["page_id"] == page and side["start"] < span[1] and span[0] < side["end"])


if __name__ == "__main__":
    sys.exit(main())
