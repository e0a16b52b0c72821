"""How far two people who read the same sentences mark the same.

Marks are held against each other by overlap of their words, each at most once, the largest
overlap first. Roots and statuses are compared on triggers that both marked, with the kappa of
J. Cohen, A Coefficient of Agreement for Nominal Scales (1960).
"""

import collections
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from models.corpus.items import HERE, PARTS, SECOND, load
from models.corpus.marks import Event, Figure, Quote, Sentence, Span

Mark = TypeVar("Mark")


@dataclass
class Overlap:
    """How many marks the first and the second pass have, and how many of them are the same."""

    first: int = 0
    second: int = 0
    same: int = 0

    def add(self, first: int, second: int, same: int) -> None:
        """Count the marks of one more sentence or event."""
        self.first += first
        self.second += second
        self.same += same

    @property
    def f1(self) -> float:
        """Return the F1 of one pass against the other, 1 where neither marked anything."""
        marked = self.first + self.second
        return 2 * self.same / marked if marked else 1.0


def pair(
    first: Sequence[Mark], second: Sequence[Mark], span: Callable[[Mark], Span]
) -> list[tuple[Mark, Mark]]:
    """Return the marks of two passes that overlap, each at most once, largest overlap first."""
    sizes = [
        (shared(span(one), span(other)), i, j)
        for (i, one), (j, other) in itertools.product(enumerate(first), enumerate(second))
    ]
    pairs, left, right = [], set(), set()
    for size, i, j in sorted(sizes, key=lambda row: (-row[0], row[1], row[2])):
        if size > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((first[i], second[j]))
    return pairs


def shared(one: Span, other: Span) -> int:
    """Return how many characters two spans share; below 1 they share none."""
    return min(one.end, other.end) - max(one.start, other.start)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two labels each, 1 where all are the same label."""
    total = len(pairs)
    seen = sum(one == other for one, other in pairs) / total
    left = collections.Counter(one for one, _ in pairs)
    right = collections.Counter(other for _, other in pairs)
    chance = sum(left[label] * right[label] for label in left) / total**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


class Agreement:
    """What the two passes have in common, sentence by sentence."""

    def __init__(self) -> None:
        """Start with no sentence."""
        self.sentences = 0
        self.triggers, self.sources, self.targets = Overlap(), Overlap(), Overlap()
        self.quotes, self.figures = Overlap(), Overlap()
        self.roots: list[tuple[str, str]] = []
        self.statuses: list[tuple[str, str]] = []
        self.allowed = 0
        self.speakers: list[bool] = []

    def hear(self, first: Sentence, second: Sentence) -> None:
        """Count one sentence that both have read."""
        self.sentences += 1
        events = pair(first.events, second.events, lambda event: event.trigger)
        self.triggers.add(len(first.events), len(second.events), len(events))
        for one, other in events:
            self.hear_event(one, other)
        quotes = pair(first.quotes, second.quotes, lambda quote: quote.content)
        self.quotes.add(len(first.quotes), len(second.quotes), len(quotes))
        self.speakers += [same_speaker(one, other) for one, other in quotes]
        self.hear_figures(first.figures, second.figures)

    def hear_event(self, one: Event, other: Event) -> None:
        """Count one event that both have marked."""
        self.roots.append((one.root, other.root))
        self.allowed += bool({one.root, *one.also} & {other.root, *other.also})
        self.statuses.append((one.status, other.status))
        # Who meets is source and target at once, so that "A met B" may be marked either way.
        for overlap, mine, theirs in (
            (self.sources, one.source + one.both, other.source + other.both),
            (self.targets, one.target + one.both, other.target + other.both),
        ):
            same = pair(mine, theirs, lambda actor: actor.text)
            overlap.add(len(mine), len(theirs), len(same))

    def hear_figures(self, first: Sequence[Figure], second: Sequence[Figure]) -> None:
        """Count the figures of one sentence; a second pass may leave them all out."""
        if second:
            pairs = pair(first, second, lambda figure: figure.text)
            same = sum(one.value == other.value for one, other in pairs)
            self.figures.add(len(first), len(second), same)

    def table(self) -> str:
        """Return the figures, a line each."""
        rows = [
            f"sentences read by both        {self.sentences}",
            f"triggers                      F1 {self.triggers.f1:.3f}"
            f"  ({self.triggers.first} and {self.triggers.second}, {self.triggers.same} shared)",
        ]
        if self.roots:
            same = sum(one == other for one, other in self.roots) / len(self.roots)
            allowed = self.allowed / len(self.roots)
            status = sum(one == other for one, other in self.statuses) / len(self.statuses)
            rows += [
                f"roots of shared triggers      same {same:.3f}  kappa {kappa(self.roots):.3f}"
                f"  same where a second root counts {allowed:.3f}",
                f"statuses of shared triggers   same {status:.3f}"
                f"  kappa {kappa(self.statuses):.3f}",
                f"sources of shared triggers    F1 {self.sources.f1:.3f}",
                f"targets of shared triggers    F1 {self.targets.f1:.3f}",
            ]
        rows.append(f"quotations                    F1 {self.quotes.f1:.3f}")
        if self.speakers:
            share = sum(self.speakers) / len(self.speakers)
            rows.append(f"speakers of shared quotations same {share:.3f}")
        if self.figures.first:
            rows.append(f"figures                       F1 {self.figures.f1:.3f}")
        return "\n".join(rows)


def same_speaker(one: Quote, other: Quote) -> bool:
    """Return whether two marks of a quotation name the same speaker, or neither any."""
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker
    return shared(one.speaker, other.speaker) > 0


def agreement(folder: Path = HERE) -> Agreement:
    """Return what the two passes of the corpus in a folder have in common."""
    first = {item.item: item for part in PARTS for item in load(part, folder)}
    found = Agreement()
    for other in load(SECOND, folder):
        for one, two in zip(first[other.item].told, other.told, strict=True):
            found.hear(one, two)
    return found
