"""Ask a desk while it is written: python -m bench.reading [--pages 20000] [--part 500]

One process reads pages of known lineage into a desk, part by part; this one opens the desk again
and again, asks it as the views do, and looks whether each answer is of one state. Prints how many
states were seen and how long answers took; exits 1 if an answer mixed two states or failed.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from bench.growth import make

from copydesk.engine.question import Question
from copydesk.engine.store import Desk

WRITE = """
import sys
import pyarrow.parquet as pq
from copydesk.engine.store import Desk
desk = Desk.create(sys.argv[1])
part = int(sys.argv[2])
for file in sys.argv[3:]:
    pages = pq.read_table(file)
    for start in range(0, len(pages), part):
        desk.add(pages.slice(start, part))
"""


@dataclass
class Seen:
    """What a reader saw: states, seconds of each answer, and what was wrong."""

    states: set[int] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--part", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(passing)
        files = []
        for number, pages in enumerate(make(folder / "made", given.pages)):
            files.append(folder / f"{number}.parquet")
            pq.write_table(pages, files[-1])
        seen = watch(folder / "desk", files, given.part)
    times = np.array(seen.seconds) * 1000
    print(
        f"{len(times)} answers of {len(seen.states)} states, "
        f"p50 {np.quantile(times, 0.5):.0f} ms, p99 {np.quantile(times, 0.99):.0f} ms, "
        f"{len(seen.wrong)} wrong {seen.wrong[:1]}"
    )
    return int(bool(seen.wrong))


def watch(folder: Path, files: list[Path], part: int) -> Seen:
    """Ask the desk until another process has read all files into it."""
    Desk.create(folder).close()
    command = [sys.executable, "-c", WRITE, str(folder), str(part), *map(str, files)]
    seen = Seen()
    with subprocess.Popen(command) as writer:
        while writer.poll() is None:
            ask(folder, seen)
    if writer.returncode:
        seen.wrong.append(f"the writer ended with {writer.returncode}")
    ask(folder, seen)
    return seen


def ask(folder: Path, seen: Seen) -> None:
    """Open the desk, ask what a reader asks, and note whether the answers are of one state."""
    desk = Desk.open(folder)
    try:
        generation = desk.generation
        start = time.perf_counter()
        found = desk.search(Question("said", limit=5))
        ids = [hit.id for hit in found.hits if hit.kind == "article"]
        stories = set(desk.where("stories", "article_id", ids)["story_id"].to_pylist())
        told = desk.where("stories", "story_id", stories)["article_id"].to_pylist()
        covered = desk.where("coverage", "article_id", told)["article_id"].to_pylist()
        facts = desk.where("facts", "story_id", stories)["fact_id"].to_pylist()
        counts = desk.where("counts", "story_id", stories)["fact_id"].to_pylist()
        seen.seconds.append(time.perf_counter() - start)
        pages = desk.table("pages", ["page_id"])["page_id"].to_pylist()
        homes = desk.table("stories", ["page_id", "article_id"])
        if not set(counts) <= set(facts):  # what only a headline says is counted nowhere
            seen.wrong.append(f"state {generation}: counts without facts")
        if not set(covered) <= set(told):
            seen.wrong.append(f"state {generation}: coverage of articles in no story")
        if not set(homes["page_id"].to_pylist()) <= set(pages):
            seen.wrong.append(f"state {generation}: articles of unknown pages")
        if ids and not set(ids) <= set(told):
            seen.wrong.append(f"state {generation}: found articles that are in no story")
        if desk.generation != generation:
            seen.wrong.append(f"state {generation}: the state changed while it was held")
        if seen.states and generation < max(seen.states):
            seen.wrong.append(f"state {generation}: after {max(seen.states)}")
        seen.states.add(generation)
    finally:
        desk.close()


if __name__ == "__main__":
    sys.exit(main())
