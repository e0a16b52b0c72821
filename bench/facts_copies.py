"""What the room of facts costs where pages are copies: python -m bench.facts_copies [--plot SVG]

Makes equally many pages of known lineage from fewer and fewer wires, so that each sentence is
printed more often, and walks the room of facts over them. Printed: pages, printings, the share of
their characters that repeat a sentence, and milliseconds of one core for each page to read (once
for each distinct sentence) and to lay out, resolve and merge (once for each printing). Exits 1
where a page of the most copied costs more than half as much to read as one of the least copied.
"""

import argparse
import collections
import json
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
from bench.copies import BASE, SHARED, lineage_maker, run

from copydesk import facts
from copydesk.tables import Coverage, make_id, shape_of

PAGES = 480
SHARES = (1, 2, 4, 8, 16)  # pages of a wire


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--plot", type=Path, help="draw the figures")
    given = parser.parse_args()
    found = [measured(share) for share in SHARES]
    print("pages of a wire  pages  printings  repeated  read ms/page  understood ms/page")
    for made in found:
        print(
            f"{made['share']:>15}  {made['pages']:>5}  {made['printings']:>9,}  "
            f"{made['repeated']:>8.2f}  {made['read']:>12.2f}  {made['rest']:>18.2f}"
        )
    if given.plot:
        given.plot.write_text(plot(found), "utf-8")
    return int(found[-1]["read"] > found[0]["read"] / 2)


def measured(share: int) -> dict[str, Any]:
    """Return what pages cost of which so many print one wire."""
    pages, stories = made(share)
    tables = run(pages)
    coverage = covered(tables["carriers"], stories)
    begun = time.process_time()
    readings = facts.read(tables["printings"])
    read = time.process_time() - begun
    begun = time.process_time()
    facts.merge(facts.resolve(facts.state(coverage, readings)))
    rest = time.process_time() - begun
    printed = tables["printings"].select(["key", "text"]).to_pydict()
    keys = printed["key"]
    distinct = dict(zip(keys, map(len, printed["text"]), strict=True))
    return {
        "share": share, "pages": len(pages), "printings": len(keys),
        "repeated": 1 - sum(distinct.values()) / sum(map(len, printed["text"])),
        "read": 1000 * read / len(pages), "rest": 1000 * rest / len(pages),
    }  # fmt: skip


def made(share: int) -> tuple[list[dict[str, Any]], dict[int, int]]:
    """Return pages of which so many print one wire, and the story of each article."""
    maker = lineage_maker()
    with tempfile.TemporaryDirectory() as folder:
        maker.make(
            SimpleNamespace(
                base=[str(SHARED / "data" / f"{name}.jsonl.gz") for name in BASE], out=folder,
                wires=PAGES // share, seed=7, outlets=120, days=30, pages_per_wire=share,
            )
        )  # fmt: skip
        pages, truth = (
            [json.loads(line) for line in (Path(folder) / name).read_text("utf-8").splitlines()]
            for name in ("pages.jsonl", "truth.jsonl")
        )
    stories = {}
    for page in truth:
        wires = (span["origin"].rpartition(":")[0] for span in page["spans"])
        most = collections.Counter(wires).most_common(1)
        stories[make_id(page["id"])] = make_id(most[0][0] if most else page["id"])
    return pages, stories


def covered(carriers: pa.Table, stories: dict[int, int]) -> pa.Table:
    """Return the carriers as sentences of their stories; nothing else of an article is known."""
    told = pa.array([stories[one] for one in carriers["article_id"].to_pylist()], pa.uint64())
    schema = shape_of(Coverage).schema
    columns = {**{name: carriers[name] for name in carriers.column_names}, "story_id": told}
    return pa.table(
        [columns.get(field.name, pa.nulls(len(carriers), field.type)) for field in schema],
        schema=schema,
    )


def plot(found: list[dict[str, Any]]) -> str:
    """Return a picture: milliseconds a page over the share of characters that repeat."""
    width, height, left, top = 640, 280, 60, 40
    most = max(made["read"] + made["rest"] for made in found)

    def at(made: dict[str, Any], value: float) -> tuple[float, float]:
        x = left + (width - 2 * left) * made["repeated"]
        return x, top + (height - 2 * top) * (1 - value / most)

    def line(name: str, style: str, shift: int) -> str:
        points = [at(made, made[name]) for made in found]
        drawn = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        marks = "".join(
            f'<text x="{x:.0f}" y="{y + shift:.0f}" text-anchor="middle">{made[name]:.1f}</text>'
            for (x, y), made in zip(points, found, strict=True)
        )
        return f'<polyline points="{drawn}" fill="none" stroke="#222" {style}/>{marks}'

    labels = "".join(
        f'<text x="{at(made, 0)[0]:.0f}" y="{height - 20}" text-anchor="middle">'
        f"{made['repeated']:.0%}</text>"
        for made in found
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="11">'
        '<text x="10" y="16">milliseconds of one core a page, over the share of printings that '
        "repeat a sentence. solid: read · dashed: understood and merged</text>"
        + line("read", 'stroke-width="2"', -8)
        + line("rest", 'stroke-dasharray="6 4"', 16)
        + labels
        + "</svg>\n"
    )


if __name__ == "__main__":
    sys.exit(main())
