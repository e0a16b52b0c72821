"""Hold the ways of running the path to one another: python -m bench.equal [--pages 2000] [--spark]

Makes pages of known lineage (the lineage maker of the shared folder, over freely held news), works
them whole, in seven shards, page by page in an order of chance, and on Spark with two local
workers, and compares every table row for row. Exits 1 where one differs.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
from bench.copies import BASE, SHARED, lineage_maker

from copydesk.desk import sources
from copydesk.engine import local
from copydesk.engine.files import arrange
from copydesk.engine.flat import is_flat
from copydesk.engine.store import SHAPES, Desk
from copydesk.tables import Pages, build, make_id

START = datetime(2025, 8, 1, tzinfo=UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--spark", action="store_true", help="also on Spark (needs Java)")
    given = parser.parse_args()
    wrong = 0
    pages = lineage(given.pages)
    print(f"{len(pages)} pages")
    for way, seconds, differing in compare(pages, spark=given.spark):
        wrong += len(differing)
        print(f"{way:<32} {seconds:>7.1f} s   {', '.join(differing) or 'equal'}", flush=True)
    return int(wrong > 0)


def lineage(count: int, seed: int = 7) -> pa.Table:
    """Return so many pages of known lineage, the earliest first."""
    with tempfile.TemporaryDirectory() as folder:
        lineage_maker().make(
            SimpleNamespace(
                base=[str(SHARED / "data" / f"{name}.jsonl.gz") for name in BASE], out=folder,
                wires=600, seed=seed, outlets=120, days=30, pages_per_wire=16,
            )
        )  # fmt: skip
        lines = (Path(folder) / "pages.jsonl").read_text("utf-8").splitlines()[:count]
    rows = []
    for made in map(json.loads, lines):
        rows.append({
            "page_id": make_id("page", made["id"], made["text"]), "page": made["id"],
            "url": f"https://{made['outlet']}/{made['id']}", "site": made["outlet"],
            "fetched": START + timedelta(hours=made["ts"]), "media_type": "text/plain",
            "characters": len(made["text"]), "status": "ok", "text": made["text"],
        })  # fmt: skip
    return build(Pages, rows)


def compare(pages: pa.Table, *, spark: bool) -> Iterator[tuple[str, float, list[str]]]:
    """Yield each way of working these pages, its seconds, and the tables in which it differs."""
    began = time.perf_counter()
    whole = {"pages": pages}
    local.run(whole)
    expected = {name: arranged(name, table) for name, table in whole.items()}
    yield "whole", time.perf_counter() - began, []

    def differing(tables: dict[str, pa.Table]) -> list[str]:
        return [n for n in SHAPES if not arranged(n, tables[n]).equals(expected[n])]

    began = time.perf_counter()
    sharded = {"pages": pages}
    local.run(sharded, shards=7)
    yield "in seven shards", time.perf_counter() - began, differing(sharded)

    order = np.random.default_rng(3).permutation(len(pages))
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        desk = Desk.create(folder)
        for row in order.tolist():
            desk.add(pages.slice(row, 1))
        seconds = time.perf_counter() - began
        yield "page by page, in any order", seconds, differing(held(desk))
        desk.close()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        desk = Desk.create(folder)
        desk.add(pages.take(pa.array(order)))
        yield "a desk, at once", time.perf_counter() - began, differing(held(desk))
        desk.close()
    if spark:
        yield on_spark(pages, expected)


def on_spark(pages: pa.Table, expected: dict[str, pa.Table]) -> tuple[str, float, list[str]]:
    """Work the pages with two local workers of Spark."""
    from copydesk.engine import spark as engine

    began = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        engine.session("local[2]", settings={"spark.sql.shuffle.partitions": "4"}) as session,
    ):
        made = engine.run(engine.frame(session, pages), folder)
        different = []
        for name, shape in SHAPES.items():
            if name in sources() and name != "pages":
                continue  # nobody has judged anything
            batches = [shape.schema.empty_table(), *engine.read(made, shape)]
            if not arranged(name, pa.concat_tables(batches)).equals(expected[name]):
                different.append(name)
        return "on Spark", time.perf_counter() - began, different


def held(desk: Desk) -> dict[str, pa.Table]:
    return {name: desk.table(name) for name in SHAPES}


def arranged(name: str, table: pa.Table) -> pa.Table:
    """Return the rows in one order; of a table of numbers, which is a set, each of them once."""
    if is_flat(SHAPES[name]):
        table = table.group_by(table.column_names).aggregate([])
    return arrange(table.cast(SHAPES[name].schema))


if __name__ == "__main__":
    sys.exit(main())
