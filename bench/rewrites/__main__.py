"""Score the rewrites and the independent reports of this folder: python -m bench.rewrites

Prints, for the events that may be looked at (dev) and for those held back (unseen), how many
rewrites are called derived and how many independent reports are called derived or copies; how
many of each degree of rewriting are found; how well the score tells its own certainty; and pairs
of reports of one event by different houses that are called derived, where the shared folder is
there. Of the unseen part only totals are printed.

    --fit     fit the weights of copydesk.copies.likely anew, and leave each trait out in turn
    --missed  name the pairs of the dev part that were judged wrongly

Floors stand in bench/floors.json under `rewrites`.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from bench import copies as houses
from bench.rewrites.events import PARTS, Pair, dependencies, events, pairs
from bench.rewrites.fit import fit

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text("utf-8"))
BINS = (0.5, 0.9, 0.99, 1.0)
Judged = list[tuple[Pair, dict[str, float]]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--pairs", type=int, default=3000, help="pairs of reports by houses")
    given = parser.parse_args()
    if given.fit:
        fit()
        return 0
    told = events()
    found = dependencies(told)
    judged: dict[str, Judged] = {part: [] for part in PARTS}
    for event in told:
        for pair in pairs(event):
            kinds = found.get((pair.event, frozenset((pair.one, pair.two))), {})
            judged[pair.part].append((pair, kinds))
    low = []
    for part in PARTS:
        figures = measure(judged[part])
        show(part, judged[part], figures)
        floors = FLOORS.get("rewrites", {}).get(part, {})
        low += [f"{part}: {name}" for name, floor in floors.items() if figures[name] < floor]
    degrees(judged["dev"])
    calibration([row for part in PARTS for row in judged[part]])
    if given.missed:
        missed(judged["dev"])
    if (houses.SHARED / "data").exists():
        kinds = houses.dependent(houses.independent(given.pairs))
        told_of = f"{kinds.count('derived')} derived, {kinds.count('copy')} copied"
        print(f"reports by different houses: {told_of}, of {given.pairs}")
    for name in low:
        print(f"below its floor: {name}", file=sys.stderr)
    return int(bool(low))


def measure(rows: Judged) -> dict[str, float]:
    """Return the shares that the floors hold."""
    taken = [kinds for pair, kinds in rows if pair.taken]
    apart = [kinds for pair, kinds in rows if not pair.taken]
    right = sum("derived" in kinds for kinds in taken)
    wrong = sum("derived" in kinds for kinds in apart)
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, len(taken)),
        "recall with copies": sum(bool(kinds) for kinds in taken) / max(1, len(taken)),
        "independent left apart": sum(not kinds for kinds in apart) / max(1, len(apart)),
    }


def show(part: str, rows: Judged, figures: dict[str, float]) -> None:
    """Print the totals of a part."""
    taken = sum(pair.taken for pair, _ in rows)
    named = ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
    print(f"{part}: {named} ({taken} pairs taken, {len(rows) - taken} apart)")


def degrees(rows: Judged) -> None:
    """Print how many of each degree of rewriting, and of each kind of report, are found."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, kinds in rows:
        name = f"{'rewrite' if pair.taken else 'independent'}: {pair.degree}"
        counted[name]["all"] += 1
        counted[name].update(kinds.keys())
    for name, count in sorted(counted.items()):
        print(f"  {name:<40} {count['derived']} derived, {count['copy']} copied, of {count['all']}")


def calibration(rows: Judged) -> None:
    """Print by score what share of the pairs called derived is."""
    scored = [(kinds["derived"], pair.taken) for pair, kinds in rows if "derived" in kinds]
    low = 0.0
    for high in BINS:
        held = [row for row in scored if low < row[0] <= high]
        low = high
        if held:
            mean, true = (sum(values) / len(held) for values in zip(*held, strict=True))
            print(f"  score up to {high}: mean {mean:.3f}, true {true:.3f}, of {len(held)}")


def missed(rows: Judged) -> None:
    for pair, kinds in rows:
        if pair.taken != ("derived" in kinds):
            said = ", ".join(sorted(kinds)) or "nothing"
            print(f"  {pair.event}: {pair.one}, {pair.two} ({pair.degree}): {said}")


if __name__ == "__main__":
    sys.exit(main())
