"""Measure which statements of two outlets are merged into one fact: python -m bench.same [--wrong]

Each pair of bench/same.yaml is two invented sentences of two articles of one story; the words in
braces are one event, quotation or figure told twice, or two different ones. The sentences go
through the room of facts. Printed for each kind: the share of pairs of one thing that are one fact
(recall, and of those where both are read at all), and the share of pairs of two things that are
wrongly one. Even rows are for development, odd rows are held back: nobody tunes on them, and
--wrong shows none of them.
"""

import argparse
import datetime
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from copydesk import facts
from copydesk.engine.coding import told
from copydesk.tables import Coverage, build, make_id

FOLDER = Path(__file__).parent
BRACED = re.compile(r"\{([^}]*)\}")
DAY = datetime.date(2031, 3, 6)
HALVES = ("development", "held back")
Span = tuple[int, int]


class Case(NamedTuple):
    """Two sentences, and the characters of each that are asked about."""

    kind: str
    same: bool
    half: str
    texts: tuple[str, str]
    spans: tuple[Span, Span]


class Verdict(NamedTuple):
    """Whether both sides were read as something of the kind, and are one fact."""

    read: bool
    merged: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--wrong", action="store_true", help="show what is wrong in development")
    given = parser.parse_args()
    found = [(case, judged(case)) for case in cases()]
    for kind in ("event", "quote", "figure"):
        for half in HALVES:
            mine = [(c, v) for c, v in found if (c.kind, c.half) == (kind, half)]
            print(f"{kind:<7} {half:<12} {_told(mine)}")
    for case, verdict in found if given.wrong else ():
        if case.half == HALVES[0] and verdict.merged != case.same:
            print(f"{'apart' if case.same else 'merged'} read={verdict.read} {case.kind}")
            print(*(f"    {text}" for text in case.texts), sep="\n")
    return 0


def _told(rows: list[tuple[Case, Verdict]]) -> str:
    same = [verdict for case, verdict in rows if case.same]
    other = [verdict for case, verdict in rows if not case.same]
    read, merged = sum(v.read for v in same), sum(v.merged for v in same)
    wrong = sum(v.merged for v in other)
    return (
        f"one thing, one fact {merged / len(same):.3f} ({merged} of {len(same)}, {read} read)   "
        f"two things, one fact {wrong / len(other):.3f} ({wrong} of {len(other)})"
    )


def cases() -> Iterator[Case]:
    """Yield the pairs in the order of the file."""
    written = yaml.safe_load((FOLDER / "same.yaml").read_text("utf-8"))
    for kind, sides in written.items():
        for name, pairs in sides.items():
            for number, pair in enumerate(pairs):
                (one, a), (other, b) = map(_bare, pair)
                yield Case(kind, name == "same", HALVES[number % 2], (one, other), (a, b))


def _bare(marked: str) -> tuple[str, Span]:
    """Return a sentence without its braces, and the span of what stood in the last of them."""
    text, span, at = "", (0, 0), 0
    for match in BRACED.finditer(marked):
        text += marked[at : match.start()]
        span = (len(text), len(text) + len(match[1]))
        text += match[1]
        at = match.end()
    return text + marked[at:], span


def judged(case: Case) -> Verdict:
    """Return whether the two statements were read, and merged."""
    rows = [
        {
            "story_id": 1, "article_id": n, "page_id": n, "kind": "main", "newsroom": f"paper-{n}",
            "anchor": DAY, "sentence_id": make_id(text), "key": make_id(text), "n": 1,
            "role": "body", "start": 0, "end": len(text), "text": text,
        }
        for n, text in enumerate(case.texts)
    ]  # fmt: skip
    merged = facts.merge(told(build(Coverage, rows))).to_pylist()
    sides = [
        {
            row["fact_id"]
            for row in merged
            if row["article_id"] == n and row["says"] == case.kind and _touches(row, span, case)
        }
        for n, span in enumerate(case.spans)
    ]
    return Verdict(all(sides), bool(sides[0] & sides[1]))


def _touches(row: dict[str, object], span: Span, case: Case) -> bool:
    """Say whether a statement is that which is asked about: an event by its trigger."""
    start, end = row["from"], row["to"]
    event = row["event"]
    if case.kind == "event" and isinstance(event, dict) and event["trigger_start"] is not None:
        start, end = event["trigger_start"], event["trigger_end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return start < span[1] and span[0] < end


if __name__ == "__main__":
    sys.exit(main())
