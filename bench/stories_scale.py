"""How the stories room bears many articles: seconds, peak memory, rows and bytes of each step.

    python bench/stories_scale.py ARTICLES [--days 30] [--undated] [--largest .01]

The articles are invented: word chains over the example pages, in which the names and words of an
event stand. Events have few reports or many: the largest has a hundredth of the desk (`--largest`),
the n-th largest an n-th of that, the smallest one. An event's reports appear within four days. The
figures say what the room costs, not how good it is: bench/stories.py says that.
"""

import argparse
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from copydesk.desk import PATH
from copydesk.engine.local import work
from copydesk.tables import Articles, Passages, build, make_id

EXAMPLES = Path(__file__).parents[1] / "src" / "copydesk" / "examples"
STEPS = [step for step in PATH if step.name.startswith("stories.") and "carriers" not in step.takes]
SYLLABLES = [
    one + other for one in "bcdfghjklmnprstvwz" for other in ("a", "e", "i", "o", "un", "ar")
]
SENTENCES = 8
EVENT_DAYS = 4
BATCH = 5_000


def main() -> None:
    """Print one line a step, and the whole."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles", type=int)
    options.add_argument("--days", type=int, default=30)
    options.add_argument("--undated", action="store_true")
    options.add_argument("--largest", type=float, default=0.01)
    given = options.parse_args()
    days = None if given.undated else given.days
    rows = invent(given.articles, days, given.largest)
    tables = {"articles": pa.concat_tables(rows), "passages": build(Passages, [])}
    count = len(tables["articles"])
    before = _peak()
    began = time.perf_counter()
    for step in STEPS:
        start = time.perf_counter()
        tables[step.gives.name] = table = work(step, {name: tables[name] for name in step.takes})
        print(
            f"{step.name:<16} {time.perf_counter() - start:7.1f} s {len(table) / count:8.1f} rows"
            f" {table.nbytes / count:8.0f} bytes an article{'' if step.kept else ' (not kept)'}",
            flush=True,
        )
        if step.name == "stories.liken":
            del tables["lent"]
    seconds = time.perf_counter() - began
    print(f"{count} articles, {seconds:.1f} s, {count / seconds:.0f} a second", end=", ")
    print(f"{_peak() - before:.1f} GB above the {before:.1f} GB of the articles")
    report(tables)


def report(tables: dict[str, pa.Table]) -> None:
    """Print how large circles and stories are."""
    circles = Counter(tables["circles"]["circle_id"].to_pylist())
    stories = Counter(tables["stories"]["story_id"].to_pylist())
    weighed = sum(size * size for size in circles.values()) / max(1, len(tables["stories"]))
    print(f"largest circles {[size for _, size in circles.most_common(5)]}", end=", ")
    print(f"an article is compared with {weighed:.0f} in its circle", end=", ")
    print(f"{len(stories)} stories, largest {[size for _, size in stories.most_common(5)]}")


def invent(articles: int, days: int | None, largest: float) -> Iterator[pa.Table]:
    """Yield invented articles, some at a time."""
    dice = random.Random(articles)
    chain = _chain()
    rows: list[dict[str, Any]] = []
    made = rank = 0
    while made < articles:
        rank += 1
        size = min(max(1, round(articles * largest / rank)), articles - made)
        event = _event(dice)
        first = dice.randrange(days) if days else 0
        for _ in range(size):
            day = date(2026, 1, 1) + timedelta(first + dice.randrange(EVENT_DAYS)) if days else None
            rows.append(_article(made, event, day, chain, dice))
            made += 1
        if len(rows) > BATCH or made == articles:
            yield build(Articles, rows)
            rows = []


def _chain() -> dict[str, list[str]]:
    """Return the words that follow each word on the example pages."""
    follows: dict[str, list[str]] = defaultdict(list)
    for file in sorted(EXAMPLES.glob("*.txt")):
        words = file.read_bytes().decode("utf-8", "replace").lower().split()
        for word, after in zip(words, words[1:], strict=False):
            follows[word].append(after)
    return follows


def _event(dice: random.Random) -> list[str]:
    """Return the names and words of an event: the first six are names."""
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(16)]
    return [word.title() for word in words[:6]] + words[6:]


def _article(
    number: int,
    event: list[str],
    day: date | None,
    chain: dict[str, list[str]],
    dice: random.Random,
) -> dict[str, Any]:
    starts = list(chain)
    sentences = []
    for _ in range(SENTENCES):
        word = dice.choice(starts)
        sentence = [word]
        while len(sentence) < dice.randint(10, 20):
            word = dice.choice(chain.get(word) or starts)
            sentence.append(word)
        for told in dice.sample(event, 3):
            sentence.insert(dice.randrange(1, len(sentence)), told)
        sentences.append(" ".join(sentence).capitalize() + ".")
    published = datetime.combine(day, datetime.min.time(), UTC) if day else None
    return {
        "article_id": make_id("article", number), "kind": "main", "language": "en",
        "headline": " ".join(dice.sample(event[:9], 3) + dice.choices(starts, k=3)),
        "published": published, "anchor": day, "text": " ".join(sentences),
    }  # fmt: skip


def _peak() -> float:
    """Return the most memory that this process has held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main()
