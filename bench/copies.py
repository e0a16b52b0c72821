"""Measure the copies room on pages of known lineage: python -m bench.copies [--wires N] [--peers]

Makes pages from freely held news texts with the lineage maker of the shared folder (found by
COPYDESK_SHARED, else as the sibling `shared` of the checkout), reads each page as one article
of its outlet, and scores the distinct sentences and passages that the room finds. Prints
character F1, page-pair F1, witnesses for each copied sentence (truth 1.00), the share of
original sentences wrongly linked, recall for each kind of edit, and pages a second of this
process's time; with --peers the same of other tools, in the same run.

Then it counts the rewrites that `depend` finds: of the invented events in tests/copies, and
(wrongly, in most cases) in pairs of reports of one event by different houses.
"""

import argparse
import gzip
import importlib.util
import itertools
import json
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import yaml
from bench.copies_peers import LINE, compare

from copydesk import copies
from copydesk.tables import Articles, Coverage, build, make_id, shape_of
from copydesk.text import words

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("COPYDESK_SHARED") or ROOT.parent / "shared")
BASE = ("copies/wikinews_en_gum", "copies/wikinews_fr_100", "stories/basil", "stories/allsides")
REPORTS = ("stories/basil", "stories/allsides", "stories/neus")
# The set on which the floors were measured.
WIRES, SEED = 150, 7
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())["copies"]
Link = tuple[str, int, int, str, int, int]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wires", type=int, default=WIRES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--pages-per-wire", type=int, default=4)
    parser.add_argument("--pairs", type=int, default=3000, help="pairs of independent reports")
    parser.add_argument("--base", nargs="*", help="news texts, JSON Lines of {id, text}")
    parser.add_argument("--peers", action="store_true", help="other tools on the same pages")
    given = parser.parse_args()
    if not (SHARED / "bench" / "lineage_bench.py").exists():
        print(f"No lineage maker under {SHARED}. Set COPYDESK_SHARED.", file=sys.stderr)
        return 2
    maker = lineage_maker()
    base = given.base or [str(SHARED / "data" / f"{name}.jsonl.gz") for name in BASE]
    with tempfile.TemporaryDirectory() as folder:
        maker.make(
            SimpleNamespace(
                base=base, out=folder, wires=given.wires, seed=given.seed,
                outlets=120, days=30, pages_per_wire=given.pages_per_wire,
            )
        )  # fmt: skip
        lines = (Path(folder) / "pages.jsonl").read_text("utf-8").splitlines()
        pages = [json.loads(line) for line in lines]
        tables = run(pages)
        truth = f"{folder}/truth.jsonl"
        figures = maker.score(truth, links(tables, pages))
        again = run(pages)["times"]
        show(figures, pages, tables["times"], again)
        if given.peers:
            compare(pages, truth, maker.score, speed(pages, again))
    show_rewrites(given.pairs)
    measured = (given.wires, given.seed, given.pages_per_wire, given.base) == (WIRES, SEED, 4, None)
    return int(measured and any(figures[name] < floor for name, floor in FLOORS.items()))


def lineage_maker() -> ModuleType:
    path = SHARED / "bench" / "lineage_bench.py"
    spec = importlib.util.spec_from_file_location("lineage_bench", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(pages: list[dict[str, Any]]) -> dict[str, Any]:
    """Walk the room with each page as one article of its outlet."""
    rows = [
        {
            "article_id": make_id(page["id"]), "page_id": make_id(page["id"]), "kind": "main",
            "newsroom": page["outlet"], "body": [{"start": 0, "end": len(page["text"])}],
            "text": page["text"],
        }
        for page in pages
    ]  # fmt: skip
    tables: dict[str, Any] = {"articles": build(Articles, rows), "times": {}}

    def step(gives: str, work: Any, *takes: str) -> None:
        # Seconds of this process: on a busy machine they say more than those of the clock.
        started = time.process_time()
        tables[gives] = work(*(tables[name] for name in takes))
        tables["times"][work.__name__] = time.process_time() - started

    step("printings", copies.cut, "articles")
    step("fingerprints", copies.fingerprint, "articles")
    step("links", copies.link, "fingerprints")
    step("sides", copies.lend, "links", "printings")
    step("passages", copies.align, "sides")
    step("matches", copies.match, "passages")
    step("classes", copies.settle, "matches")
    step("carried", copies.carry, "printings", "classes")
    step("carriers", copies.compare, "carried")
    return tables


def links(tables: dict[str, Any], pages: list[dict[str, Any]]) -> Iterator[Link]:
    """Yield every pair of carriers of one sentence on two pages, and every passage.

    A day that stands alone ("4 juillet 2012.") links nothing by itself.
    """
    names = {make_id(page["id"]): page["id"] for page in pages}
    carried: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for row in tables["carriers"].to_pylist():
        if len(words(row["text"])) >= LINE or not any(map(str.isdigit, row["text"])):
            carried[row["sentence_id"]].append((names[row["page_id"]], row["start"], row["end"]))
    for places in carried.values():
        for n, place in enumerate(places):
            yield from ((*place, *other) for other in places[:n] if other[0] != place[0])
    for row in tables["passages"].to_pylist():
        here = (names[row["page_id"]], row["start"], row["end"])
        yield (*here, names[row["other_page_id"]], row["other_start"], row["other_end"])


def show_rewrites(most: int) -> None:
    """Print how many rewrites are found where there are some, and where there are none."""
    told = yaml.safe_load((ROOT / "tests" / "copies" / "events.yaml").read_text("utf-8"))
    wires = {event["name"]: event["wire"] for event in told["events"]}
    true = [(event["wire"], event["rewrite"]) for event in told["events"]]
    true += [(wires[event["of"]], event["rewrite"]) for event in told["free"]]
    false = [(event["wire"], event["independent"]) for event in told["events"]]
    false += [(pair["one"], pair["two"]) for pair in told["short"]]
    for name, pairs in (
        ("invented rewrites", true),
        ("free rewrites, never tuned on", [(wires[e["of"]], e["rewrite"]) for e in told["unseen"]]),
        ("invented independent reports", false),
        ("reports by different houses", independent(most)),
    ):
        kinds = dependent(pairs)
        copied = kinds.count("copy")
        print(f"{name:<34} {kinds.count('derived')} derived, {copied} copied, of {len(pairs)}")


def independent(most: int) -> list[tuple[str, str]]:
    """Return pairs of reports of one event by different houses, always the same."""
    return [pair for _, pair in reports_of_houses()[:most]]


def reports_of_houses() -> list[tuple[str, tuple[str, str]]]:
    """Return all such pairs in a fixed disorder, with the story of each."""
    stories: dict[str, list[str]] = defaultdict(list)
    for name in REPORTS:
        with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row.get("text"):
                    stories[name + row["story"]].append(row["text"])
    pairs = [
        (story, pair)
        for story, texts in stories.items()
        for pair in itertools.combinations(texts, 2)
    ]
    random.Random(1).shuffle(pairs)
    return pairs


def dependent(pairs: list[tuple[str, str]]) -> list[str]:
    """Return the kind of each pair that depends, each pair as a story of its own."""
    pages = [
        {"id": f"{n}.{side}", "outlet": f"{n}.{side}", "text": text}
        for n, pair in enumerate(pairs)
        for side, text in enumerate(pair)
    ]
    stories = {make_id(page["id"]): int(page["id"].split(".")[0]) for page in pages}
    names = [name for name, _ in shape_of(Coverage).columns]
    rows = [
        {name: {**row, "story_id": stories[row["article_id"]]}.get(name) for name in names}
        for row in run(pages)["carriers"].to_pylist()
    ]
    found = copies.depend(build(Coverage, rows)).to_pylist()
    return [kind for _, kind in sorted({(row["story_id"], row["kind"]) for row in found})]


def speed(pages: list[dict[str, Any]], times: dict[str, float]) -> float:
    """Return pages a second from the text to the classes of sentences, edits left out."""
    return len(pages) / sum(spent for name, spent in times.items() if name != "compare")


def show(
    figures: dict[str, Any], pages: list[dict[str, Any]], first: dict[str, float],
    again: dict[str, float],
) -> None:  # fmt: skip
    characters = sum(len(page["text"]) for page in pages)
    for name, value in figures.items():
        if name == "found_by_edit":
            value = ", ".join(f"{kind} {share}" for kind, (share, _) in value.items())
        print(f"{name:<34} {value}")
    print(f"{len(pages)} pages, {characters} characters. The first time words are folded; again:")
    for name, times in (("first", first), ("again", again)):
        print(
            f"{name:<6} {speed(pages, times):,.0f} pages a second, "
            f"{len(pages) / sum(times.values()):,.0f} with edits; "
            f"{characters / times['fingerprint'] / 1e6:.0f} M characters fingerprinted a second; "
            + ", ".join(f"{step} {spent:.3f}" for step, spent in times.items())
        )


if __name__ == "__main__":
    sys.exit(main())
