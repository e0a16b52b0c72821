"""How fast a desk is searched: milliseconds by kind of word and filter, filing rate, bytes.

    python bench/search.py [--documents 1000000] [--questions 200]

Files invented texts of 48 words from a vocabulary of 200,000 with Zipf's frequencies, in
transactions of 10,000 that are on the disk before the next begins, then asks. Exits 1 if the
slowest hundredth of any kind of question takes more than 50 ms. Wall clock: run it on a machine
that does nothing else.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import numpy as np

from copydesk.engine.search import DDL, KINDS, Entry, Question, file, find
from copydesk.tables import make_id

SLOWEST = 50  # ms, of 99 in 100 questions
WORDS, VOCABULARY, AT_ONCE = 48, 200_000, 10_000
DAYS, TODAY = 1_000, 20_000
SYLLABLES = [c + v for c in "bcdfghjklmnprstvwz" for v in "aeiou"]
ROOTS = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "ACCUSE", "REJECT", "SANCTION"]

Ask = Callable[[random.Random], dict[str, Any]]


def main() -> int:
    """File, ask, print; fail if a kind of question is slow."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=1_000_000)
    options.add_argument("--questions", type=int, default=200, help="of each kind")
    given = options.parse_args()
    words = vocabulary()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.db"
        fill(path, words, given.documents)
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        connection.execute("PRAGMA cache_size = -65536")  # as readers of a desk have it
        slowest, busiest = map(max, zip(*times(connection, words, given.questions), strict=True))
        connection.close()
    print(f"slowest p99 {slowest:.1f} ms, at most {SLOWEST}; of it on the processor {busiest:.1f}")
    return int(slowest > SLOWEST)


def vocabulary() -> list[str]:
    """Return invented words, the commonest first and shorter."""
    dice, words = random.Random(1), dict[str, None]()
    while len(words) < VOCABULARY:
        size = 1 + (len(words) > 60) + (len(words) > 4_000) + min(2, int(dice.expovariate(1)))
        words["".join(dice.choices(SYLLABLES, k=size)) + dice.choice("nrst")] = None
    return list(words)


def entries(words: list[str], number: int) -> Iterator[list[Entry]]:
    """Yield invented entries, so many as are filed at once."""
    dice, numbers = random.Random(2), np.random.default_rng(2)
    odds = np.cumsum(1 / np.arange(1, len(words) + 1))
    lexicon = np.array(words, dtype=object)
    for first in range(0, number, AT_ONCE):
        size = min(AT_ONCE, number - first)
        texts = lexicon[np.searchsorted(odds, numbers.random((size, WORDS)) * odds[-1])]
        yield [entry(first + n, list(text), dice) for n, text in enumerate(texts)]


def entry(number: int, words: list[str], dice: random.Random) -> Entry:
    """Return one: twelve to a story, outlets, countries and origins by falling frequency."""
    kind = dice.choices(KINDS, (20, 30, 30, 20))[0]
    article = kind == "article"
    head = 8 if article else 0
    outlet = f"gazette {rank(dice, 3_000)}"
    return Entry(
        make_id("entry", number), kind, " ".join(words[:head]), " ".join(words[head:]),
        number // 12, outlet, outlet,
        tuple(f"c{rank(dice, 200)}" for _ in range(2)),
        TODAY - dice.randrange(DAYS),
        dice.choice(ROOTS) if kind == "event" else None,
        None if article else rank(dice, 40),
    )  # fmt: skip


def rank(dice: random.Random, most: int) -> int:
    """Return 1 often, and numbers up to `most` ever more seldom."""
    return min(int(dice.paretovariate(0.9)), most)


def fill(path: Path, words: list[str], number: int) -> None:
    """File the entries and print how fast, and how large the index is."""
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")
    for statement in DDL:
        connection.execute(statement)
    spent = busy = said = 0.0
    for portion in entries(words, number):
        said += sum(len(e.title) + len(e.text) for e in portion)
        start, began = time.perf_counter(), time.thread_time()
        with connection:
            file(connection, (), portion)
        spent += time.perf_counter() - start
        busy += time.thread_time() - began
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    size = path.stat().st_size
    print(
        f"{number} entries filed at {number / spent:.0f} a second, "
        f"{number / busy:.0f} a second of processor; "
        f"{size / number:.0f} bytes an entry on the disk for {said / number:.0f} of text",
        flush=True,
    )


def times(
    connection: apsw.Connection, words: list[str], number: int
) -> Iterator[tuple[float, float]]:
    """Print p50 and p99 for each kind of word with each filter; yield p99 by wall and processor."""
    common, middle, rare = words[:60], words[100:3_000], words[3_000:]
    kinds: dict[str, Callable[[random.Random], str]] = {
        "rare": lambda dice: dice.choice(rare),
        "two": lambda dice: " ".join(dice.sample(middle, 2)),
        "middle": lambda dice: dice.choice(words[100:1_000]),
        "common": lambda dice: dice.choice(common),
        "common two": lambda dice: " ".join(dice.sample(common, 2)),
        "common OR rare": lambda dice: f"{dice.choice(common)} OR {dice.choice(rare)}",
        "middle -common": lambda dice: f"{dice.choice(middle)} -{dice.choice(common)}",
        "beginning": lambda dice: f"{dice.choice(rare)[:5]}*",
        "phrase": lambda dice: f'"{dice.choice(common)} {dice.choice(middle)}"',
    }
    print(f"{'ms, p50/p99':<15}" + "".join(f"{name:>12}" for name in FILTERS))
    for kind, say in kinds.items():
        print(f"{kind:<15}", end="")
        for ask in FILTERS.values():
            dice = random.Random(3)
            spent, busy = list[float](), list[float]()
            for _ in range(number):
                question = Question(say(dice), **ask(dice))
                start, began = time.perf_counter(), time.thread_time()
                find(connection, question)
                busy.append((time.thread_time() - began) * 1_000)
                spent.append((time.perf_counter() - start) * 1_000)
            half, most = np.percentile(spent, [50, 99])
            print(f"{half:>7.1f}/{most:<4.1f}", end="", flush=True)
            yield float(most), float(np.percentile(busy, 99))
        print()


FILTERS: dict[str, Ask] = {
    "none": lambda dice: {},
    "kind": lambda dice: {"kinds": (dice.choice(KINDS),)},
    "outlet": lambda dice: {"outlet": f"gazette {rank(dice, 3_000)}"},
    "few outlet": lambda dice: {"outlet": f"gazette {dice.randrange(100, 3_000)}"},
    "country": lambda dice: {"country": f"c{rank(dice, 200)}"},
    "few country": lambda dice: {"country": f"c{dice.randrange(50, 200)}"},
    "last month": lambda dice: {"first": TODAY - 30},
    "old month": lambda dice: {"first": TODAY - 930, "last": TODAY - 900},
    "story": lambda dice: {"story": dice.randrange(1_000)},
    "root": lambda dice: {"root": dice.choice(ROOTS)},
    "origins": lambda dice: {"origins": rank(dice, 40)},
}


if __name__ == "__main__":
    sys.exit(main())
