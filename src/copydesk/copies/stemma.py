"""Weigh from which carrier of a family each other one was copied, or from a text nobody has.

The method is that of textual criticism (Lachmann's common errors; Maas, Textkritik, 1927), as a
tree of least cost: a carrier that was copied from another shares its changes, adds its own, and
undoes none; it prints nothing that the other lacks. Which wording of a sentence came first is not
known: several first texts are tried, and only what holds under all that cost about as little as
the best is told. Costs are in nats: how much less likely a copy is for each difference.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.copies.arborescence import least_tree
from copydesk.copies.changes import Change, changes

Row = dict[str, Any]
Grid = NDArray[np.float64]

# Costs and thresholds; measured on pages of known lineage (bench/lineage.py, decisions/0137).
CHANGE = 2.5  # of a few words put in, left out or exchanged: rarely made twice
CUT = 2.0  # of a clause left out: desks cut the same one
JOINED = 0.1  # of many words put in: mostly a line that stands beside, which a layout joined to it
CLAUSE = 4  # words up to which a desk puts words in as easily as it leaves them out
MOST = 4.0  # of all changes in one sentence, which are made at one sitting
HOUSE = 0.1  # of spelling and marks, which a house makes anew
UNDONE = 6.0  # of a change of the source that the taker lacks
MISSING = 6.0  # of a sentence of the family's that the source lacks
LOST = 0.5  # of a sentence of the source's that the taker lacks
LATE = 4.0  # of a source that was published after the taker
CREDIT = 4.0  # gained where the taker names the source
STARTS = 4  # of the fullest carriers whose wordings are tried for the first text
LARGE = 100  # carriers of a family of which only the fullest is tried
ROUNDS = 3  # of voting on it
FIRST = -1  # stands for the first text among sources
HOUSES = frozenset(("spelling", "typography"))
CUTS = frozenset(("cut", "order", "date"))


class Edit(NamedTuple):
    """A change against the first text: its sentence, and the change there."""

    sentence: int
    change: Change


@dataclass(frozen=True)
class Weighed:
    """What one first text makes of a family, by places in the family: costs of each source (column)
    for each taker (row), the cost of the first text itself, and the changes of each carrier."""

    from_other: Grid
    from_first: Grid
    edits: tuple[Edit, ...]
    made: NDArray[np.bool_]

    @cached_property
    def sources(self) -> list[int]:
        """The source of each carrier in the tree of least cost; FIRST is the first text."""
        many = len(self.from_first)
        costs = np.full((many + 1, many + 1), np.inf)
        costs[1:, 0], costs[1:, 1:] = self.from_first, self.from_other
        return [source - 1 for source in least_tree(costs)[1:]]

    @cached_property
    def once(self) -> NDArray[np.bool_]:
        """Which changes were made in one place of the tree only.

        What several desks made, each by itself, shows no descent; nor does the first wording where
        the tree holds it for a change.
        """
        source = np.array(self.sources, np.int64)
        inherited = np.where((source >= 0)[:, None], self.made[source], False)
        once: NDArray[np.bool_] = (self.made & ~inherited).sum(0) == 1
        return once

    @cached_property
    def telling(self) -> NDArray[np.bool_]:
        """Which changes are more than a house's style or a line that its layout joined."""
        return np.array([weight(edit.change) > JOINED for edit in self.edits], bool)

    @cached_property
    def cost(self) -> float:
        """What the whole tree costs."""
        return float(
            sum(
                self.from_first[n] if source == FIRST else self.from_other[n, source]
                for n, source in enumerate(self.sources)
            )
        )

    def comes_from(self, n: int, other: int) -> bool:
        """Say whether a carrier has its text, over any number of hands, from another."""
        while n not in (FIRST, other):
            n = self.sources[n]
        return n == other


class Family:
    """The carriers of one text: which sentences each prints, in which wording, and when."""

    def __init__(
        self, bodies: list[list[Row]], times: list[float | None], credits: set[tuple[int, int]]
    ) -> None:
        """Read the bodies; `credits` are (taker, source) by their places."""
        self.bodies, self.times, self.credits = bodies, times, credits
        self.texts: list[dict[int, Row]] = [
            {row["sentence_id"]: row for row in reversed(body)} for body in bodies
        ]
        carried = Counter(sentence for texts in self.texts for sentence in texts)
        # What one article prints twice is two sentences that only look alike, or a refrain.
        twice = {
            sentence
            for body in bodies
            for sentence, count in Counter(row["sentence_id"] for row in body).items()
            if count > 1
        }
        self.sentences = sorted(s for s, count in carried.items() if count > 1 and s not in twice)
        self.place = {sentence: n for n, sentence in enumerate(self.sentences)}
        self.prints = np.zeros((len(bodies), len(self.sentences)), bool)
        self.wordings: dict[int, dict[int, str]] = defaultdict(dict)
        self.counts: dict[int, Counter[int]] = defaultdict(Counter)
        for n, texts in enumerate(self.texts):
            for sentence, row in texts.items():
                if sentence in self.place:
                    self.prints[n, self.place[sentence]] = True
                    self.wordings[sentence].setdefault(row["key"], row["text"])
                    self.counts[sentence][row["key"]] += 1

    def common(self) -> dict[int, int]:
        """Return the first text in the wordings (keys) that most carriers print."""
        return {
            sentence: min(
                counts, key=lambda key: (-counts[key], -len(self.wordings[sentence][key]), key)
            )
            for sentence, counts in self.counts.items()
        }

    def first_as(self, n: int) -> dict[int, int]:
        """Return the first text as one carrier has it, where that prints it."""
        here = {s: row["key"] for s, row in self.texts[n].items() if s in self.place}
        return {**self.common(), **here}

    def weighed(self) -> list[Weighed]:
        """Return what the likeliest first texts make of the family, the best first."""
        common = self.common()
        fullest = sorted(range(len(self.bodies)), key=lambda n: (-self.prints[n].sum(), n))
        tried = STARTS if len(self.bodies) <= LARGE else 1
        starts = [common, *(self.first_as(n) for n in fullest[:tried])]
        found: dict[tuple[int, ...], Weighed] = {}
        for first in starts:
            for _ in range(ROUNDS):
                name = tuple(first[sentence] for sentence in self.sentences)
                if name in found:
                    break
                found[name] = self.weigh(first)
                first = self._voted(found[name], first)
        return sorted(found.values(), key=lambda weighed: weighed.cost)

    def _voted(self, weighed: Weighed, first: dict[int, int]) -> dict[int, int]:
        """Return the first text as those have it that hang on it, each line of descent one vote."""
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for n, source in enumerate(weighed.sources):
            if source == FIRST:
                for sentence, row in self.texts[n].items():
                    if sentence in self.place:
                        votes[sentence][row["key"]] += 1
        return {
            sentence: max(votes[sentence], key=lambda key: (votes[sentence][key], key == was, -key))
            if votes[sentence]
            else was
            for sentence, was in first.items()
        }

    def weigh(self, first: dict[int, int]) -> Weighed:
        """Return what a first text makes of the family."""
        many = len(self.bodies)
        costs = np.zeros((many, many))
        from_first = np.zeros(many)
        edits: dict[Edit, int] = {}
        makers: list[tuple[int, int]] = []
        for sentence, wordings in self.wordings.items():
            order = sorted(wordings)
            told = [_edits(sentence, wordings, first[sentence], key) for key in order]
            here = np.flatnonzero(self.prints[:, self.place[sentence]])
            which = np.array([order.index(self.texts[n][sentence]["key"]) for n in here])
            steps = np.array([[_step(one, other) for other in told] for one in told])
            costs[np.ix_(here, here)] += steps[np.ix_(which, which)]
            alone = np.array([_made(one) for one in told])
            from_first[here] += alone[which]
            # A source that lacks the sentence is of no help with its changes.
            lacks = np.flatnonzero(~self.prints[:, self.place[sentence]])
            costs[np.ix_(here, lacks)] += alone[which][:, None] + MISSING
            for n, at in zip(here.tolist(), which.tolist(), strict=True):
                makers += [(n, edits.setdefault(edit, len(edits))) for edit in told[at]]
        made = np.zeros((many, len(edits)), bool)
        for n, edit in makers:
            made[n, edit] = True
        prints = self.prints.astype(np.float64)
        costs += np.log1p((1.0 - prints) @ prints.T) * LOST + self._beside()
        np.fill_diagonal(costs, np.inf)
        from_first += np.log1p((~self.prints).sum(1)) * LOST
        return Weighed(costs, from_first, tuple(edits), made)

    def _beside(self) -> Grid:
        """Return what times and credits add."""
        known = np.array([time is not None for time in self.times])
        times = np.array([time or 0.0 for time in self.times])
        late = (times[None, :] > times[:, None]) & known[None, :] & known[:, None]
        costs: Grid = late * LATE
        for taker, source in self.credits:
            costs[taker, source] -= CREDIT
        return costs


def _edits(sentence: int, wordings: dict[int, str], first: int, key: int) -> tuple[Edit, ...]:
    """Return the changes of a wording against the first; where they stand after is of no matter."""
    found = changes(wordings[first], wordings[key]) if key != first else ()
    return tuple(Edit(sentence, change._replace(after=(0, 0))) for change in found)


def _made(edits: tuple[Edit, ...]) -> float:
    """Return what it costs to make these changes in one sentence."""
    return min(MOST, sum(weight(edit.change) for edit in edits))


def _step(taker: tuple[Edit, ...], source: tuple[Edit, ...]) -> float:
    """Return what it costs to come to the taker's wording from the source's."""
    cuts = [edit.change.before for edit in taker if edit.change.kind == "cut"]
    undone = any(
        edit not in taker
        and weight(edit.change) > JOINED
        and not any(a <= edit.change.before[0] and edit.change.before[1] <= b for a, b in cuts)
        for edit in source
    )
    return _made(tuple(e for e in taker if e not in source)) + (UNDONE if undone else 0.0)


def weight(change: Change) -> float:
    """Return what it costs to make a change."""
    if change.kind in HOUSES:
        return HOUSE
    gone, come = (len(side.split()) for side in change.words.split(" → "))
    if change.kind in CUTS and gone > CLAUSE:
        return CUT
    return JOINED if come > gone + CLAUSE else CHANGE
