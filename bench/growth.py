"""Measure how a desk grows: python -m bench.growth [--pages 1000 10000 100000] [--plot FILE.svg]

Makes short pages of known lineage (the lineage maker of the shared folder, over invented texts:
word chains with names of their own, so that no two wires tell one event), reads them into one
desk, and prints for each size pages a second, peak memory of all processes, bytes on disk a page,
and how long 100 new pages take beside what they take on an empty desk. Exits 1 where that is more
than THRICE, or memory more than MEMORY.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
from bench.copies import BASE, SHARED, lineage_maker

from copydesk.tables import Pages, build, make_id

CHUNK = 2_500  # pages that are made together
START = datetime(2025, 1, 1, tzinfo=UTC)
DAY_PAGES = 400  # pages a day, as a desk that follows some forty sites sees them
NEW = 100
THRICE = 3.0
MEMORY = 2 << 30

READ = """
import sys, time
import pyarrow.parquet as pq
from copydesk.engine.store import Desk
start = time.perf_counter()
desk = Desk.create(sys.argv[1])
for file in sys.argv[2:]:
    desk.add(pq.read_table(file))
print(time.perf_counter() - start)
"""


@dataclass(frozen=True)
class Size:
    """What was measured at one size of the desk; seconds, bytes."""

    pages: int
    seconds: float
    memory: int
    disk: int
    empty: float
    full: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for pages and desk, else thrown away")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = given.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        sizes = list(measure(sorted(given.pages), folder))
    if given.plot:
        given.plot.write_text(plot(sizes), "utf-8")
    last = sizes[-1]
    return int(last.full > THRICE * last.empty or max(s.memory for s in sizes) > MEMORY)


def measure(wanted: list[int], folder: Path) -> Iterator[Size]:
    """Grow one desk to each size in turn, and yield what that took."""
    chunks = make(folder / "pages", wanted[-1] + NEW * (len(wanted) + 1))
    rest: pa.Table = next(chunks)
    held, seconds, memory = 0, 0.0, 0
    print("pages   pages/s   peak MiB   bytes/page   100 new: empty s   full s   ratio")
    for size in wanted:
        files: list[Path] = []
        while held < size:
            if not len(rest):
                rest = next(chunks)
            part, rest = rest.slice(0, size - held), rest.slice(size - held)
            files.append(save(part, folder / f"part-{held}.parquet"))
            held += len(part)
        took, peak = read(folder / "desk", files)
        seconds, memory = seconds + took, max(memory, peak)
        for file in files:
            file.unlink()
        while len(rest) < NEW:
            rest = pa.concat_tables([rest, next(chunks)])
        new, rest = save(rest.slice(0, NEW), folder / "new.parquet"), rest.slice(NEW)
        empty, _ = read(folder / f"empty-{size}", [new])
        disk = sum(file.stat().st_size for file in (folder / "desk").rglob("*") if file.is_file())
        full, peak = read(folder / "desk", [new])
        found = Size(size, seconds, max(memory, peak), disk // held, empty, full)
        held += NEW
        print(
            f"{size:>6}  {size / seconds:>8.1f}  {found.memory >> 20:>9}  {found.disk:>11}"
            f"  {empty:>17.2f}  {full:>7.2f}  {full / empty:>6.2f}", flush=True,
        )  # fmt: skip
        yield found


def save(pages: pa.Table, file: Path) -> Path:
    pq.write_table(pages, file)
    return file


def read(desk: Path, files: list[Path]) -> tuple[float, int]:
    """Read pages in a process of its own; return the seconds and the bytes that it needed."""
    command = [sys.executable, "-c", READ, str(desk), *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        peak = [0]
        watch = threading.Thread(target=_watch, args=(reader, peak))
        watch.start()
        out, _ = reader.communicate()
        watch.join()
    if reader.returncode:
        raise SystemExit(reader.returncode)
    return float(out), peak[0]


def _watch(process: "subprocess.Popen[str]", peak: list[int]) -> None:
    """Keep the most memory that a process and its children had together (shared parts once)."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_memory, _family(process.pid))))
        time.sleep(0.25)


def _family(pid: int) -> list[int]:
    children = defaultdict(list)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children[int(fields[1])].append(int(stat.parent.name))
    found = [pid]
    for one in found:
        found += children[one]
    return found


def _memory(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(kib) << 10 for kib in re.findall(r"^Pss:\s+(\d+)", text, re.MULTILINE))


def make(folder: Path, count: int, chain: "Chain | None" = None) -> Iterator[pa.Table]:
    """Yield pages of known lineage, in order of time, until there are so many."""
    folder.mkdir(parents=True, exist_ok=True)
    maker, chain = lineage_maker(), chain or Chain()
    made = 0
    for number in range(count):
        if made >= count:
            return
        wires = CHUNK // 7
        texts = folder / "base.jsonl"
        lines = (
            json.dumps({"id": f"{number}-{n}", "text": chain.article()}) for n in range(wires * 3)
        )
        texts.write_text("\n".join(lines), "utf-8")
        days = CHUNK / DAY_PAGES
        with Path(os.devnull).open("w") as null:
            out, sys.stdout = sys.stdout, null
            try:
                maker.make(
                    SimpleNamespace(
                        base=[str(texts)], out=str(folder), wires=wires, seed=number, outlets=40,
                        days=days, pages_per_wire=4,
                    )
                )  # fmt: skip
            finally:
                sys.stdout = out
        pages = table(folder / "pages.jsonl", number, days)
        made += len(pages)
        yield pages


def table(file: Path, number: int, days: float) -> pa.Table:
    """Return the pages of a file that the maker wrote, fetched when they are said to appear."""
    rows = []
    for line in file.read_text("utf-8").splitlines():
        made = json.loads(line)
        name = f"{number}-{made['id']}"
        when = START + timedelta(days=number * days, hours=made["ts"])
        rows.append({
            "page_id": make_id("page", name, made["text"]), "page": name,
            "url": f"https://{made['outlet']}/{name}", "site": made["outlet"], "fetched": when,
            "media_type": "text/plain", "characters": len(made["text"]), "status": "ok",
            "text": made["text"],
        })  # fmt: skip
    return build(Pages, rows)


class Chain:
    """Makes texts whose words follow each other as in real ones, with names of their own."""

    def __init__(self) -> None:
        """Read which word follows which in the texts of the base."""
        self.dice = random.Random(11)
        self.next: dict[str, list[str]] = defaultdict(list)
        maker = lineage_maker()
        for _, text in maker.read_base(str(SHARED / "data" / f"{name}.jsonl.gz") for name in BASE):
            for line in text.split("\n"):
                words = ["", *line.split(), ""]
                for one, two in zip(words, words[1:], strict=False):
                    self.next[one].append(two)

    def article(self) -> str:
        """Return five to nine sentences on an event of its own."""
        names = [self._name() for _ in range(4)]
        return "\n".join(self._sentence(names) for _ in range(self.dice.randint(5, 9)))

    def _sentence(self, names: list[str]) -> str:
        words: list[str] = [self.dice.choice(names), "said" if self.dice.random() < 0.3 else "will"]
        word = self.dice.choice(self.next[""])
        while word and len(words) < 26:
            # Real names would make all invented events one.
            words.append(self.dice.choice(names) if word[:1].isupper() else word)
            word = self.dice.choice(self.next[word])
        return " ".join(words).rstrip(" .,;:!?\"'") + "."

    def _name(self) -> str:
        parts = [self.dice.choice("bdfgklmnprstvz") + self.dice.choice("aeiou") for _ in range(3)]
        return "".join(parts).capitalize() + self.dice.choice(["", "n", "r", "s", "l"])


def plot(sizes: list[Size]) -> str:
    """Return a picture: pages a second and the cost of 100 new pages over the size of the desk."""
    width, height, left, top = 640, 260, 60, 40
    most = max(size.pages / size.seconds for size in sizes)
    slow = max(max(size.full, size.empty) for size in sizes)
    steps = [left + n * (width - 2 * left) / max(1, len(sizes) - 1) for n in range(len(sizes))]

    def line(values: list[float], top_value: float, style: str) -> str:
        heights = [top + (height - 2 * top) * (1 - value / top_value) for value in values]
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in zip(steps, heights, strict=True))
        marks = "".join(
            f'<text x="{x:.0f}" y="{y - 7:.0f}" text-anchor="middle">{value:.3g}</text>'
            for x, y, value in zip(steps, heights, values, strict=True)
        )
        return f'<polyline points="{points}" fill="none" stroke="#222" {style}/>{marks}'

    labels = "".join(
        f'<text x="{x:.0f}" y="{height - 18}" text-anchor="middle">{size.pages:,} pages</text>'
        for x, size in zip(steps, sizes, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="11">'
        '<text x="10" y="16">solid: pages a second · dashed: seconds for 100 new pages, '
        "dotted: on an empty desk</text>"
        + line([size.pages / size.seconds for size in sizes], most * 1.15, 'stroke-width="2"')
        + line([size.full for size in sizes], slow * 2.5, 'stroke-dasharray="6 4"')
        + line([size.empty for size in sizes], slow * 2.5, 'stroke-dasharray="1 4"')
        + labels
        + "</svg>\n"
    )


if __name__ == "__main__":
    sys.exit(main())
