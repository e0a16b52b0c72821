"""How `depend` and `descend` bear one story that thousands copied: python -m bench.family_scale

    python -m bench.family_scale [--copies 500 1000 2500 5000]

Makes a story of near-equal copies of one text (30 sentences of invented words; a tenth of each
copy is left out, three in ten are cut short, and a tenth of its sentences stand in one of six
edited wordings), and prints for each size the rows, the seconds of the processor and the peak
memory, each size in a process of its own. Exits 1 where memory is more than MEMORY.
"""

import argparse
import itertools
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from copydesk import copies
from copydesk.tables import Coverage, build, make_id, shape_of
from copydesk.text import key

SENTENCES, WORDINGS = 30, 6
MEMORY = 3 << 30
SYLLABLES = (
    ["bar", "mel", "tor", "fin", "sag", "lun", "dor", "kes"],
    ["aden", "omar", "ilip", "uron", "atas", "ovel"],
    ["er", "ing", "ard", "ol", "ush", "ent", "ica", "om"],
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, nargs="+", default=[500, 1_000, 2_500, 5_000])
    parser.add_argument("--walk", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.walk:
        print(json.dumps(walk(given.walk)))
        return 0
    most = 0
    print(" copies  dependencies  depend s  descend s  peak MiB")
    for size in given.copies:
        command = [sys.executable, "-m", "bench.family_scale", "--walk", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        made = json.loads(done.stdout)
        most = max(most, made["memory"])
        print(
            f"{size:>7}  {made['rows']:>12,}  {made['depend']:>8.1f}  {made['descend']:>9.1f}"
            f"  {made['memory'] >> 20:>8,}", flush=True,
        )  # fmt: skip
    return int(most > MEMORY)


def walk(size: int) -> dict[str, float]:
    """Return what a story of so many copies takes."""
    coverage = build(Coverage, list(printings(size)))
    begun = time.process_time()
    dependencies = copies.depend(coverage)
    between = time.process_time()
    copies.descend(coverage, dependencies)
    return {
        "rows": len(dependencies), "depend": between - begun,
        "descend": time.process_time() - between,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10,
    }  # fmt: skip


def printings(size: int) -> Iterator[dict[str, object]]:
    """Yield the rows of coverage of so many copies, always the same."""
    dice = random.Random(1)
    words = ["".join(parts) for parts in itertools.product(*SYLLABLES)]
    names = [name for name, _ in shape_of(Coverage).columns]
    wire = [sentence(dice, words) for _ in range(SENTENCES)]
    edited = {text: [edit(dice, text, words) for _ in range(WORDINGS)] for text in wire}
    for number in range(size):
        body = [text for text in wire if dice.random() < 0.9]
        if dice.random() < 0.3:
            body = wire[: dice.randint(2, SENTENCES)]
        at, article = 0, make_id("article", str(number))
        for n, text in enumerate(body, 1):
            printed = dice.choice(edited[text]) if dice.random() < 0.1 else text
            yield dict.fromkeys(names) | {
                "story_id": 1, "sentence_id": key(text), "key": key(printed), "text": printed,
                "article_id": article, "page_id": article, "kind": "main", "role": "body", "n": n,
                "start": at, "end": at + len(printed), "newsroom": f"{number}",
                "outlet": f"{number}",
            }  # fmt: skip
            at += len(printed) + 1


def sentence(dice: random.Random, words: list[str]) -> str:
    """Return a sentence of such words."""
    return " ".join(dice.choices(words, k=dice.randint(8, 22))).capitalize() + "."


def edit(dice: random.Random, text: str, words: list[str]) -> str:
    """Return the sentence with one of its words exchanged."""
    some = text.split()
    some[dice.randrange(len(some))] = dice.choice(words)
    return " ".join(some)


if __name__ == "__main__":
    sys.exit(main())
