"""How the copies room bears many pages: seconds, peak memory, pairs and classes at each size.

    python -m bench.copies_scale [--pages 10000 100000] [--plot FILE.svg]

Makes short pages of known lineage (bench/growth.py; words drawn by how often news has them, so
that only copies share runs of words), in order of time, and walks the room from the text to the
classes of sentences: page by page what goes alone, then links by shards of fingerprints, then
pairs by the page that came later. Each size is a process of its own; seconds are those of its
processor. Passages are counted and dropped, as a desk files them. Exits 1 where a page of the
largest size takes HALF more than one of the smallest, or memory more than MEMORY.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from bench.growth import Chain, make

from copydesk import copies
from copydesk.desk import PATH
from copydesk.engine.local import thin
from copydesk.tables import Articles, shape_of
from copydesk.text.hashes import once, starts

SHARDS = 64
PART = 2_500  # pages that are worked together
BLOCK = 16 * PART  # pages whose printings are held in one piece: pieces are few at any size
HALF = 1.5
MEMORY = 4 << 30
LINK = next(step for step in PATH if step.work is copies.link)
COLUMNS = ("key", "article_id", "page_id", "n", "role", "start", "end", "text")


class Words(Chain):
    """Makes sentences of words that have nothing to do with each other."""

    def __init__(self) -> None:
        """Read how often each word stands in the texts of the base."""
        super().__init__()
        self._words = [word for some in self.next.values() for word in some if word]

    def _sentence(self, names: list[str]) -> str:
        words = self.dice.choices(self._words, k=self.dice.randint(6, 24))
        words = [self.dice.choice(names) if word[:1].isupper() else word for word in words]
        return " ".join([self.dice.choice(names), *words]).rstrip(" .,;:!?\"'") + "."


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--walk", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.walk:
        print(json.dumps(walk(given.walk, given.pages[0])))
        return 0
    found = []
    print("  pages  seconds  pages/s  us/page  peak MiB  pairs/page  passages/page  classes/page")
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), max(given.pages))
        for size in sorted(given.pages):
            command = [sys.executable, "-m", "bench.copies_scale", "--walk", folder]
            done = subprocess.run([*command, "--pages", str(size)], capture_output=True, text=True)
            if done.returncode:
                print(done.stderr, file=sys.stderr)
                return done.returncode
            made = json.loads(done.stdout.splitlines()[-1])
            found.append(made)
            print(
                f"{size:>7}  {made['seconds']:>7.1f}  {size / made['seconds']:>7,.0f}"
                f"  {1e6 * made['seconds'] / size:>7.0f}  {made['memory'] >> 20:>8}"
                f"  {made['pairs'] / size:>10.2f}  {made['passages'] / size:>13.2f}"
                f"  {made['classes'] / size:>12.2f}", flush=True,
            )  # fmt: skip
            print("         " + ", ".join(f"{k} {v:.1f}" for k, v in made["steps"].items()))
    if given.plot:
        given.plot.write_text(plot(found), "utf-8")
    slow = [made["seconds"] / made["pages"] for made in found]
    return int(slow[-1] > HALF * slow[0] or max(made["memory"] for made in found) > MEMORY)


def write(folder: Path, count: int) -> None:
    """Write so many pages as articles, PART in a file, in order of time."""
    rest: list[pa.Table] = []
    number = 0
    for pages in make(folder / "made", count + PART, Words()):
        rest.append(articles(pages))
        if sum(map(len, rest)) >= PART:
            held = pa.concat_tables(rest)
            pq.write_table(held.slice(0, PART), folder / f"{number:05}.parquet")
            rest, number = [held.slice(PART)], number + 1


def articles(pages: pa.Table) -> pa.Table:
    """Return each page as one article of its outlet."""
    ends = pc.utf8_length(pages["text"]).combine_chunks().cast(pa.int32())
    spans = pa.StructArray.from_arrays(
        [pa.array(np.zeros(len(ends), np.int32)), ends], ["start", "end"]
    )
    columns = {
        "article_id": pages["page_id"], "page_id": pages["page_id"], "text": pages["text"],
        "kind": pa.array(["main"] * len(pages)), "newsroom": pages["site"],
        "body": pa.ListArray.from_arrays(np.arange(len(pages) + 1, dtype=np.int32), spans),
    }  # fmt: skip
    schema = shape_of(Articles).schema
    return pa.table(
        [columns.get(name, pa.nulls(len(pages), kind))
         for name, kind in zip(schema.names, schema.types, strict=True)],
        schema=schema,
    )  # fmt: skip


class Clock:
    """Seconds of the processor, by step."""

    def __init__(self) -> None:
        """Start."""
        self.steps: dict[str, float] = {}
        self._last = time.process_time()

    def note(self, step: str) -> None:
        """File what passed since the last note under this step."""
        now = time.process_time()
        self.steps[step] = self.steps.get(step, 0.0) + now - self._last
        self._last = now


def walk(folder: Path, size: int) -> dict[str, object]:
    """Walk the room with the first pages of the folder, and return what that took."""
    clock = Clock()
    printed, prints, order = read(folder, size, clock)
    ids, small, large = linked(prints, clock)
    del prints
    matches, passages = aligned(printed, order, (ids, small, large), clock)
    classes = copies.settle(matches)
    clock.note("settle")
    keys = pa.chunked_array([chunk for block in printed for chunk in block["key"].chunks])
    pc.index_in(keys, value_set=classes["key"].combine_chunks())
    clock.note("carry")
    return {
        "pages": size, "seconds": sum(clock.steps.values()), "steps": clock.steps,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10, "pairs": len(ids),
        "passages": passages, "classes": len(classes),
    }  # fmt: skip


def read(
    folder: Path, size: int, clock: Clock
) -> tuple[list[pa.Table], list[list[pa.Table]], pa.Array]:
    """Return the printings by block, the fingerprints by shard, and the articles in order."""
    printed, parts, ids = [], [], []
    prints: list[list[pa.Table]] = [[] for _ in range(SHARDS)]
    files = sorted(folder.glob("*.parquet"))[: -(-size // PART)]
    for file in files:
        table = pq.read_table(file).slice(0, size - PART * len(ids))
        clock.note("read")
        parts.append(copies.cut(table).select(COLUMNS))
        if len(parts) == BLOCK // PART or file == files[-1]:
            printed.append(pa.concat_tables(parts).combine_chunks())
            parts = []
        clock.note("cut")
        made = copies.fingerprint(table)
        clock.note("fingerprint")
        shard = made["fingerprint"].to_numpy() % np.uint64(SHARDS)
        for number in range(SHARDS):
            prints[number].append(made.filter(pa.array(shard == number)))
        ids.append(table["article_id"].combine_chunks())
        clock.note("shard")
    return printed, prints, pa.concat_arrays(ids)


def linked(prints: list[list[pa.Table]], clock: Clock) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return each linked pair once: its id, and the ids of its articles."""
    found = [np.zeros((0, 3), np.uint64)]
    for shard in prints:
        links = copies.link(**thin(LINK, {"fingerprints": pa.concat_tables(shard)}))
        shard.clear()
        half = len(links) // 2
        pair, ends = links["pair_id"].to_numpy(), links["article_id"].to_numpy()
        rows = once(pair[:half])
        found.append(np.stack([pair[rows], ends[rows], ends[half + rows]], axis=1))
    pairs = np.concatenate(found)
    pairs = pairs[once(pairs[:, 0])]
    clock.note("link")
    return pairs[:, 0], pairs[:, 1], pairs[:, 2]


def aligned(
    printed: list[pa.Table], order: pa.Array, pairs: tuple[np.ndarray, ...], clock: Clock
) -> tuple[pa.Table, int]:
    """Return the matches of all pairs, and the number of passages.

    Pairs are worked by the part in which the later of their articles came.
    """
    ids, small, large = pairs
    ends = [pc.index_in(pa.array(side), value_set=order).to_numpy() for side in (small, large)]
    part = np.maximum(*ends) // PART
    firsts = [np.flatnonzero(starts(some["article_id"].to_numpy())) for some in printed]
    rows = np.argsort(part, kind="stable")
    bounds = np.searchsorted(part[rows], np.arange(-(-len(order) // PART) + 1))
    matches, passages = [copies.match(copies.align(_no_sides()))], 0
    for here, until in zip(bounds, bounds[1:], strict=False):
        mine = rows[here:until]
        needed = np.unique(np.concatenate([end[mine] for end in ends]))
        held = pa.concat_tables(_of(printed, firsts, needed))
        links = pa.table({
            "pair_id": np.concatenate([ids[mine]] * 2),
            "article_id": np.concatenate([small[mine], large[mine]]),
        })  # fmt: skip
        sides = copies.lend(links, held)
        clock.note("lend")
        found = copies.align(sides)
        clock.note("align")
        passages += len(found)
        matches.append(copies.match(found))
        clock.note("match")
    return pa.concat_tables(matches), passages


def _no_sides() -> pa.Table:
    return next(step for step in PATH if step.work is copies.lend).gives.schema.empty_table()


def _of(
    printed: list[pa.Table], firsts: list[np.ndarray], articles: np.ndarray
) -> Iterator[pa.Table]:
    """Yield the printings of these articles, by their places in the order in which they came."""
    for number in np.unique(articles // BLOCK).tolist():
        some, first = printed[number], firsts[number]
        mine = articles[articles // BLOCK == number] - number * BLOCK
        ends = np.append(first[1:], len(some))
        taken = [np.arange(a, b) for a, b in zip(first[mine], ends[mine], strict=True)]
        yield some.take(pa.array(np.concatenate(taken)))


def plot(found: list[dict]) -> str:
    """Return a picture: seconds and peak memory over the number of pages."""
    width, height, left, top = 640, 280, 60, 40
    most = max(made["pages"] for made in found)

    def line(name: str, unit: float, style: str, shift: int) -> str:
        highest = max(made[name] for made in found)
        points = [
            (left + (width - 2 * left) * made["pages"] / most,
             top + (height - 2 * top) * (1 - made[name] / highest))
            for made in found
        ]  # fmt: skip
        drawn = " ".join(f"{x:.0f},{y:.0f}" for x, y in [(left, height - top), *points])
        marks = "".join(
            f'<text x="{x:.0f}" y="{y + shift:.0f}" text-anchor="middle">{made[name] / unit:,.1f}'
            "</text>"
            for (x, y), made in zip(points, found, strict=True)
        )
        return f'<polyline points="{drawn}" fill="none" stroke="#222" {style}/>{marks}'

    labels = "".join(
        f'<text x="{left + (width - 2 * left) * made["pages"] / most:.0f}" y="{height - 20}" '
        f'text-anchor="middle">{made["pages"]:,}</text>'
        for made in found
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="11">'
        '<text x="10" y="16">pages through the copies room. solid: seconds of one core · '
        "dashed: peak memory in GiB</text>"
        + line("seconds", 1.0, 'stroke-width="2"', -8)
        + line("memory", float(1 << 30), 'stroke-dasharray="6 4"', 16)
        + labels
        + "</svg>\n"
    )


if __name__ == "__main__":
    sys.exit(main())
