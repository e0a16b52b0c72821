"""Print all figures of the room of facts: our own sentences, real pages, PLOVER, speed.

usage: python -m bench.facts [--show] [--part dev] [corpus] [seeds] [plover] [speed]

`corpus` scores our own annotated sentences by rules alone, by the trained reader alone, and by both
(models/corpus; `--part test` is what counts, and is
read by nobody), `seeds` the five hand-checked pages, `plover` roots where the actors are given,
`speed` words a second of the whole room on one core. Without a name, all of them. The shared
folder (COPYDESK_SHARED) holds the pages and the PLOVER sentences, which are measured on only.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from bench import facts_corpus, facts_seeds
from bench.unseen import run
from models.corpus import load

from copydesk.engine.coding import Line
from copydesk.facts.reader import READER, choice

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
READERS = {
    "lexicon only": facts_corpus.code,
    "model only": facts_corpus.model_alone,
    "both": facts_corpus.code,
}
WHICH = ("corpus", "seeds", "plover", "speed")


def corpus(part: str, show: bool) -> None:
    """Score rules alone, the model alone where there is one, and both together."""
    for reader, coder in READERS.items():
        os.environ[READER] = "rules" if reader == "lexicon only" else "trained"
        if choice() == "rules" and reader != "lexicon only":
            continue
        found = facts_corpus.score([part], coder)
        print(f"corpus   {part}, {found.sentences} sentences, {reader}")
        for line in found.lines():
            if coder is facts_corpus.code or not line.startswith(("quotation", "figure")):
                print(f"  {line}")
    for line in found.misses if show else ():
        print(f"    {line}")


def seeds(show: bool) -> None:
    """Read the pages into a new desk, export it, and hold its facts against the gold."""
    with tempfile.TemporaryDirectory() as folder:
        export = run(SHARED / "seeds", Path(folder), None)
    facts_seeds.score_all(export["facts"], SHARED / "seeds", show)


def speed() -> None:
    """Print words a second of processor time; each sentence of the corpus is distinct."""
    items = [item for part in ("train", "dev", "test") for item in load(part)]
    lines = [Line(i.item, facts_corpus.text_of(i), i.published) for i in items]
    words = sum(len(line.text.split()) for line in lines)
    list(facts_corpus.code(lines[:20]))
    begun = time.process_time()
    list(facts_corpus.code(lines))
    spent = time.process_time() - begun
    print(f"speed    {words / spent:,.0f} words a second of one core ({words:,} words)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("which", nargs="*", choices=[*WHICH, []], help="what to measure")
    parser.add_argument("--show", action="store_true", help="list what is missed and what is false")
    parser.add_argument("--part", default="test", choices=("train", "dev", "test"))
    chosen = parser.parse_args()
    which = chosen.which or WHICH
    if chosen.show and chosen.part == "test" and "corpus" in which:
        parser.error("nobody looks at the test part: give --part dev with --show")
    if "corpus" in which:
        corpus(chosen.part, chosen.show)
    if "seeds" in which:
        seeds(chosen.show)
    if "plover" in which:
        facts_seeds.score_plover(SHARED / "data/facts/plover_PLV_train.jsonl.gz")
    if "speed" in which:
        speed()


if __name__ == "__main__":
    main()
