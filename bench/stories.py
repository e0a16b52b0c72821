"""How well stories are grouped: B-cubed F1 on the development sets of the shared data.

    python bench/stories.py [--cap 1200] [--languages] [SET ...]

Each set is grouped on its own by the steps of the stories room, run as the path runs them. An
article of a set that holds headlines only has no text; its set's date is its day. A set larger
than the cap is cut to whole stories. The data and the scorer lie in the folder `shared` beside
the checkout (or in COPYDESK_SHARED); nothing of them is in this repository.
"""

import argparse
import gzip
import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from os import environ
from pathlib import Path
from typing import Any

import pyarrow as pa

from copydesk.desk import PATH
from copydesk.engine.local import run
from copydesk.tables import Articles, Passages, build, make_id

SHARED = Path(environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
SETS = ("og2021", "uci", "ecbplus", "basil", "allsides", "neus")
STEPS = (
    "sketch", "index", "pair", "meet", "lend", "liken", "lean", "circle", "gather", "draw",
    "group", "enrol", "title",
)  # fmt: skip
# Mean of the six sets at the default cap.
FLOOR: float = json.loads((Path(__file__).parent / "floors.json").read_text())["stories"]["mean"]


def main() -> int:
    """Print the figures of each set and their mean; fail below the floor."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sets", nargs="*", default=SETS, metavar="SET")
    options.add_argument("--cap", type=int, default=1200, help="articles of a set, about")
    options.add_argument("--languages", action="store_true", help="og2021 by language")
    given = options.parse_args()
    if not (SHARED / "data" / "stories").is_dir():
        print(f"There is no story data in {SHARED}. Set COPYDESK_SHARED.", file=sys.stderr)
        return 2
    if given.languages:
        for language in ("en", "es", "pt", "fr", "ru", "de", "ar", "sl"):
            report(f"og2021 {language}", load("og2021", given.cap, language))
        return 0
    mean = sum(report(name, load(name, given.cap)) for name in given.sets) / len(given.sets)
    print(f"{'mean':<12} {mean:.4f}")
    return int(tuple(given.sets) == SETS and given.cap == 1200 and mean < FLOOR)


def report(name: str, rows: list[dict[str, Any]]) -> float:
    """Group one set, print its figures, return its B-cubed F1."""
    start = time.perf_counter()
    predicted = group(rows)
    seconds = time.perf_counter() - start
    found = scorer()({row["id"]: row["story"] for row in rows}, predicted)
    print(
        f"{name:<12} {found['b3_f1']:.4f}"
        f"  precision {found['b3_p']:.3f}  recall {found['b3_r']:.3f}"
        f"  {found['pred_stories']} stories for {found['gold_stories']}"
        f"  {len(rows)} articles, {len(rows) / seconds:.0f} a second",
        flush=True,
    )
    return float(found["b3_f1"])


def group(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Return the story of each article."""
    names = {make_id("article", row["id"]): row["id"] for row in rows}
    tables = {"articles": articles(rows), "passages": build(Passages, [])}
    steps = {f"stories.{name}" for name in STEPS}
    run(tables, tuple(step for step in PATH if step.name in steps))
    return {names[row["article_id"]]: row["story_id"] for row in tables["stories"].to_pylist()}


def articles(rows: list[dict[str, Any]]) -> pa.Table:
    """Return the rows of a set as the articles room would hand them on."""
    return build(
        Articles,
        [
            {
                "article_id": make_id("article", row["id"]),
                "kind": "main",
                "headline": row["title"],
                "language": row["lang"],
                "published": (day := datetime.fromisoformat(row["date"]) if row["date"] else None),
                "anchor": day and day.date(),
                "text": row.get("text") or "",
            }
            for row in rows
        ],
    )


def load(name: str, cap: int, language: str = "en") -> list[dict[str, Any]]:
    """Return the development part of a set: whole stories, up to about so many articles."""
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in lines(SHARED / "data" / "stories" / f"{name}.jsonl.gz"):
        if row["split"] == "dev" and row["lang"] == language:
            stories[str(row["story"])].append(row)
    kept: list[dict[str, Any]] = []
    for story in sorted(stories, key=lambda story: hashlib.sha1(story.encode()).hexdigest()):
        if not kept or len(kept) + len(stories[story]) <= cap:
            kept += stories[story]
    return kept


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def scorer() -> Any:
    """Return the shared scoring function."""
    sys.path.insert(0, str(SHARED / "bench"))
    from score_stories import scores

    return scores


if __name__ == "__main__":
    sys.exit(main())
