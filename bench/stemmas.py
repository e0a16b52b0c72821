"""Make pages of known descent as desks copy in earnest, for bench/lineage.py.

A wire is copied from hand to hand. Each copy has one source, a page or the wire itself (of which
half the families have no page), and is published after it; one in ten says no time. A desk keeps
all changes of its source and makes its own: misprints, words exchanged, left out or put in, a
number slipped, clauses and sentences cut, mostly at the end, a sentence of its own, which those who
copy it print as well. Misprints and slips are drawn at large, so two desks hardly make one twice;
clauses and last sentences are cut by many alike.
"""

import random
import re
from dataclasses import dataclass, field

HOURS = 3.0  # between a page and its copy, on average
UNTIMED = 0.1  # of the pages
EDITED = 0.12  # of the sentences, at each hand
COLLECTED = 0.5  # of the wires stand on a page of their own
WIRE = 3.0  # how much likelier a desk copies the wire than any one page
PUT_IN = (
    "late in the day", "by all accounts", "once more", "as feared", "at short notice", "so far",
    "of all places", "in passing", "to some surprise", "without delay", "as a first step",
    "for his part", "so far", "after some delay", "in plain words", "on the spot", "in the end",
    "more than once", "with regret",
)  # fmt: skip


@dataclass
class Copy:
    """A page: its text by sentences (each with the wire's number, or -1), source and time."""

    name: str
    source: str | None
    hours: float
    lines: list[tuple[int, str]] = field(default_factory=list)
    timed: bool = True


def family(
    name: str, wire: list[str], own: list[str], many: int, dice: random.Random
) -> list[Copy]:
    """Return the pages of one wire, sources before takers; `own` are sentences to be added."""
    first = Copy(f"{name}-wire", None, 0.0, list(enumerate(wire)))
    made = [first] if dice.random() < COLLECTED else []
    hands = [first]
    while len(made) < many:
        weights = [WIRE if hand is first else 1.0 for hand in hands]
        source = dice.choices(hands, weights)[0]
        known = source.name if source in made else None
        hours = source.hours + dice.expovariate(1 / HOURS)
        page = Copy(f"{name}-{len(made)}", known, hours, timed=dice.random() >= UNTIMED)
        page.lines = _cut([(n, _edited(text, dice)) for n, text in source.lines], dice)
        if own and dice.random() < 0.3:
            page.lines.insert(dice.randint(1, len(page.lines)), (-1, own.pop()))
        hands.append(page)
        made.append(page)
    return made


def _cut(lines: list[tuple[int, str]], dice: random.Random) -> list[tuple[int, str]]:
    """Return the lines that a desk keeps."""
    if dice.random() < 0.5:
        lines = lines[: max(3, int(len(lines) * dice.uniform(0.4, 1.0)))]
    if dice.random() < 0.1 and len(lines) > 4:
        lines = lines[1:]
    kept = [line for line in lines if dice.random() > 0.04]
    return kept if len(kept) > 2 else lines


def _edited(text: str, dice: random.Random) -> str:
    """Return a sentence as a desk prints it: mostly as it came."""
    if dice.random() >= EDITED:
        return text
    words = text.split(" ")
    at = dice.randrange(1, max(2, len(words) - 1)) if len(words) > 3 else 0
    kind = dice.choice(("misprint", "put in", "left out", "slip", "clause"))
    if kind == "misprint" and len(words[at]) > 4:
        n = dice.randrange(1, len(words[at]) - 2)
        word = words[at]
        words[at] = word[:n] + word[n + 1] + word[n] + word[n + 2 :]
    elif kind == "put in" and at:
        words.insert(at, dice.choice(PUT_IN))
    elif kind == "left out" and at and len(words) > 8:
        del words[at]
    elif kind == "slip" and re.search(r"\d", text):
        return re.sub(
            r"\d+", lambda found: str(int(found.group()) + dice.randint(1, 9)), text, count=1
        )
    elif kind == "clause" and text.count(", ") and len(text.rpartition(", ")[2]) < 0.6 * len(text):
        return text.rpartition(", ")[0] + "."
    return " ".join(words)
