"""Score copydesk on the hand-made pages of tests/unseen, which nobody who built it had read.

usage: python -m bench.unseen [--show] [SET...]

Each set is read into a new desk, exported, and held against its gold.json (tests/unseen/README.md
says what that holds). Printed: one figure a line, `set name value`; with --show what was missed.
Floors stand in bench/floors.json under `unseen`; tests/test_unseen.py holds the figures to them.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import unseen_facts, unseen_texts
from bench.unseen_marks import Figure, Row

PAGES = Path(__file__).parents[1] / "tests" / "unseen"
TABLES = ("articles", "segments", "sentences", "dependencies", "stories", "facts", "clashes")


def main() -> None:
    show = "--show" in sys.argv
    names = [word for word in sys.argv[1:] if word != "--show"]
    for name in names or sets():
        for figure in measure(name):
            line = f"{name:<10} {figure.name:<44} {figure.value:.3f}"
            print(f"{line}  ({figure.right} of {figure.wanted})")
            for miss in figure.misses if show else ():
                print(f"             - {miss}")


def sets() -> list[str]:
    return sorted(gold.parent.name for gold in PAGES.glob("*/gold.json"))


def measure(name: str) -> list[Figure]:
    """Read, export and score one set; the figures come in the order of the path."""
    gold = json.loads((PAGES / name / "gold.json").read_text(encoding="utf-8"))
    pages = {p.name: p.read_text(encoding="utf-8") for p in (PAGES / name).glob("*.txt")}
    with tempfile.TemporaryDirectory() as folder:
        export = run(PAGES / name, Path(folder), gold.get("fetched"))
    found, match = unseen_texts.articles(gold, pages, export["articles"])
    return [
        *found,
        unseen_texts.once(pages, export["segments"]),
        *unseen_texts.sentences(gold, pages, export["sentences"]),
        *unseen_texts.dependencies(gold, match, export["dependencies"]),
        unseen_texts.stories(gold, match, export["stories"]),
        *unseen_facts.facts(gold, pages, export["facts"]),
        unseen_facts.counts(gold, export["facts"]),
        unseen_facts.corroborated(gold, export["facts"]),
        *unseen_facts.clashes(gold, match, export["clashes"]),
    ]


def run(pages: Path, folder: Path, fetched: str | None) -> dict[str, list[Row]]:
    """Return the exported tables of a desk of these pages."""
    desk, out = str(folder / "desk"), folder / "export"
    when = ["--fetched", fetched] if fetched else []
    texts = [str(path) for path in sorted(pages.glob("*.txt"))]
    for words in (["read", *texts, "--desk", desk, *when], ["export", desk, "--all", str(out)]):
        call = [sys.executable, "-c", "from copydesk.views.cli import main; main()", *words]
        subprocess.run(call, check=True, capture_output=True)
    return {table: rows(out / f"{table}.jsonl") for table in TABLES}


def rows(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    main()
