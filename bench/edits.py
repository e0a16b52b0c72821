"""Measure the kinds of edits on sentences with known edits: python -m bench.edits [--wrong N]

Each sentence of bench/edits.yaml is printed again and again with one to three of its edits, and
one time in three in another style of marks. An edit counts as found if one of its kind touches
its characters in either printing; an edit that touches none of its kind is wrong. Printed:
precision, recall and F1 of each kind, and their mean over the kinds, for the sentences that the
rules were written on and for those held back (every third, and all forms of edits marked as such).
Exits with 1 if a mean lies below its floor.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml

from copydesk.copies.changes import Change, changes

FOLDER = Path(__file__).parent
FLOORS = json.loads((FOLDER / "floors.json").read_text("utf-8")).get("edits", {})
KINDS = (
    "spelling", "typography", "cut", "added", "word", "number", "name", "date", "quotation",
    "order",
)  # fmt: skip
SLOT = re.compile(r"\{(\w+)(:\w+)?\|([^|}]*)\|([^|}]*)\}")
LEAD = " ~ "
PAIRS = 12  # printings of a sentence that are measured
STYLE = 3  # one printing in so many is set in another style of marks
SEED = 5
CURLED = {'"': "“”", "«": "“”", "„": '""'}
Span = tuple[int, int]


@dataclass(frozen=True)
class Known:
    """An edit that was made: its kind, and its characters before and after (None: anywhere)."""

    kind: str
    before: Span | None
    after: Span | None


@dataclass(frozen=True)
class Pair:
    """Two printings of a sentence, and the edits between them."""

    before: str
    after: str
    known: tuple[Known, ...]
    held: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, help="show so many that were not found")
    parser.add_argument("--held", action="store_true", help="show those of the part held back")
    given = parser.parse_args()
    low = False
    pairs = list(made())
    for part, held in (("written on", False), ("held back", True)):
        some = [pair for pair in pairs if pair.held == held]
        mean, lines = scored(some)
        print(f"{part}: {len(some)} pairs, macro-F1 {mean:.3f}")
        print("\n".join(lines))
        low |= mean < FLOORS.get(part, 0.0)
        if given.held == held:
            show(some, given.wrong)
    return int(low)


def made() -> Iterator[Pair]:
    """Yield the pairs, the same in every run."""
    dice = random.Random(SEED)
    for told in yaml.safe_load((FOLDER / "edits.yaml").read_text("utf-8")).values():
        for number, base in enumerate(told):
            held = number % 3 == 2
            slots = list(SLOT.finditer(base))
            usable = [n for n, slot in enumerate(slots) if held or not slot.group(2)]
            ways = [set(some) for size in (1, 2, 3) for some in combinations(usable, size)]
            if LEAD in base:
                ways += [{-1}, *({-1, n} for n in usable)]
            for n, way in enumerate(dice.sample(ways, min(PAIRS, len(ways)))):
                yield pair(base, way, held, restyled=n % STYLE == 0)


def pair(base: str, way: set[int], held: bool, restyled: bool) -> Pair:
    """Return the sentence and its printing with these edits; -1 moves its lead."""
    before, there = _printed(base, set(), moved=False)
    after, here = _printed(base, way, moved=-1 in way)
    kinds = [slot.group(1) for slot in SLOT.finditer(base)]
    known = [Known(kinds[n], there[n], here[n]) for n in sorted(way - {-1})]
    if -1 in way:
        known.append(Known("order", None, None))
    if restyled and (set(after) & set(CURLED)):
        after = _curled(after)
        known.append(Known("typography", None, None))
    return Pair(before, after, tuple(known), held)


def _printed(base: str, way: set[int], moved: bool) -> tuple[str, dict[int, Span]]:
    """Return the sentence with these edits made, and where each slot stands in it."""
    text, at, spans = "", 0, dict[int, Span]()
    for n, slot in enumerate(SLOT.finditer(base)):
        text += base[at : slot.start()]
        start = len(text)
        text += slot.group(4 if n in way else 3)
        spans[n] = start, len(text)
        at = slot.end()
    text += base[at:]
    if LEAD not in text:
        return text, spans
    cut = text.index(LEAD)
    lead, rest = text[:cut], text[cut + len(LEAD) :]
    if not moved:
        joint = ", " if lead.split()[0] not in ("Am", "Nach") else " "
        text = lead + joint + rest
        return text, {n: _shifted(span, cut, len(joint) - len(LEAD)) for n, span in spans.items()}
    text = f"{rest[0].upper()}{rest[1:-1]} {lead[0].lower()}{lead[1:]}."
    shifted = {}
    for n, (a, b) in spans.items():
        shift = -(cut + len(LEAD)) if a >= cut else len(rest)
        shifted[n] = a + shift, b + shift
    return text, shifted


def _shifted(span: Span, cut: int, by: int) -> Span:
    return (span[0] + by, span[1] + by) if span[0] > cut else span


def _curled(text: str) -> str:
    """Return the text with other quotation marks, of equal length."""
    opening = next(mark for mark in text if mark in CURLED)
    closing = {'"': '"', "«": "»", "„": "“"}[opening]
    style = CURLED[opening]
    first = text.index(opening)
    last = text.index(closing, first + 1)
    return text[:first] + style[0] + text[first + 1 : last] + style[1] + text[last + 1 :]


def scored(pairs: list[Pair]) -> tuple[float, list[str]]:
    """Return the mean of F1 over the kinds, and a line for each kind."""
    found, wanted, right, hit = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for each in pairs:
        told = changes(each.before, each.after)
        found.update(change.kind for change in told)
        wanted.update(known.kind for known in each.known)
        right.update(c.kind for c in told if any(_meets(c, k) for k in each.known))
        hit.update(k.kind for k in each.known if any(_meets(c, k) for c in told))
    lines, sums = [], []
    for kind in (kind for kind in KINDS if wanted[kind]):
        precision, recall = right[kind] / max(1, found[kind]), hit[kind] / wanted[kind]
        sums.append(2 * precision * recall / max(1e-9, precision + recall))
        lines.append(
            f"  {kind:<11} {wanted[kind]:>4} made, precision {precision:.3f}, "
            f"recall {recall:.3f}, F1 {sums[-1]:.3f}"
        )
    return sum(sums) / len(sums), lines


def _meets(change: Change, known: Known) -> bool:
    """Say whether a change is of the kind of a known edit and touches its characters."""
    if change.kind != known.kind:
        return False
    spans = (change.before, known.before), (change.after, known.after)
    return any(b is None or (a[0] <= b[1] and b[0] <= a[1]) for a, b in spans)


def show(pairs: list[Pair], most: int) -> None:
    """Print the first pairs of which an edit was missed or wrong."""
    for each in pairs:
        told = changes(each.before, each.after)
        missed = [k.kind for k in each.known if not any(_meets(c, k) for c in told)]
        wrong = [c for c in told if not any(_meets(c, k) for k in each.known)]
        if (missed or wrong) and most > 0:
            most -= 1
            print(f"  - {each.before}\n  + {each.after}")
            print(f"    missed {missed}; wrong {[f'{c.kind}: {c.words}' for c in wrong]}")


if __name__ == "__main__":
    sys.exit(main())
