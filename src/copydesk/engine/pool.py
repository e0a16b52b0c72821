"""Work one step in several processes, and lose nothing but what cannot be worked.

A step is cut as `local.split` cuts it, but along sorted values, so that the parts are of one
size; a value that many rows share stays whole. A part that kills its worker, takes too long,
needs too much memory or raises is cut again, until the value that does so stands alone.
"""

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

import numpy as np
import pyarrow as pa

from copydesk.desk import PATH, Step
from copydesk.engine.crew import Crew, Failure
from copydesk.engine.local import meet, thin

# New pages from which a pool is sooner done. Before its first page each worker spends some 1.4 s
# on the language model, word lists and patterns. CPU seconds of the whole path (591 short pages of
# a lineage bench, busy machine): 1.0 here for 100 pages, 3.9 for 300, 6.8 for 591; with its eight
# heaviest steps on four free cores 2.0, 4.0 and 5.0, on two 3.6, 6.6 and 8.1. All other steps
# give back less than it takes to send their tables.
PAYS = 500
LIGHT = frozenset(
    step.name
    for step in PATH
    if step.name
    not in {
        "articles.find", "articles.describe", "copies.cut", "copies.align", "copies.depend",
        "stories.sketch", "stories.liken", "stories.group", "facts.read", "facts.resolve",
        "facts.merge", "witnesses.tie", "witnesses.clash",
    }
)  # fmt: skip
"""Steps that are sooner worked in this process than sent to others; those that read words, or
compare what a story says, are not among them."""


PARTS_PER_WORKER = 6  # so that the last to end is at most a sixth of a worker's time late
ROWS = 100  # a task costs .3 to .9 ms beside its work, which is then below a hundredth of it
CUTS = 8  # pieces of a part that failed, and how much sooner a piece is given up (decision 0076)
TRIES = 2  # a worker may be killed from outside, so a value alone must kill two


@dataclass(frozen=True)
class Limits:
    """What one task may take: wall seconds and bytes of address space; and how many at once."""

    seconds: float = 120.0
    memory: int = 4 << 30
    workers: int | None = None

    @property
    def processes(self) -> int:
        """How many workers: those wished for, else one for each core this process may use."""
        return self.workers or len(os.sched_getaffinity(0))


@dataclass(frozen=True)
class Refused:
    """The rows of one value of `by`, or the one row, that cannot be worked, and why."""

    step: str
    given: dict[str, pa.Table]
    reason: str


@dataclass(frozen=True)
class Part:
    """The values from `low` up to `high`, in the order of `Whole.values`."""

    low: int
    high: int
    tries: int = 0
    whole: bool = True

    @property
    def alone(self) -> bool:
        """Whether it is one value, which cannot be cut."""
        return self.high - self.low == 1

    def cut(self) -> list["Part"]:
        """Return it in pieces."""
        ends = np.linspace(self.low, self.high, min(CUTS, self.high - self.low) + 1).astype(int)
        return [Part(low, high, whole=False) for low, high in zip(ends, ends[1:], strict=False)]


class Whole:
    """The tables that a step takes, to be cut between any two values of `by`."""

    def __init__(self, step: Step, given: dict[str, pa.Table]) -> None:
        """Find the values and how many rows each has."""
        self.step = step
        self.given = thin(step, given)
        self.meets = {name: meet(step, table) for name, table in self.given.items()}
        self.values, self.counts = np.unique(
            np.concatenate(list(self.meets.values())), return_counts=True
        )

    def parts(self, workers: int, rows: int) -> list[Part]:
        """Return parts of about equally many rows, and no fewer than so many, largest first."""
        if not len(self.values):
            return []
        size = max(rows, -(-int(self.counts.sum()) // (workers * PARTS_PER_WORKER)))
        before = np.cumsum(self.counts) - self.counts
        cuts = np.flatnonzero(np.diff(before // size)) + 1
        ends = [0, *cuts.tolist(), len(self.values)]
        parts = [Part(low, high) for low, high in zip(ends, ends[1:], strict=False)]
        return sorted(parts, key=lambda part: -self.counts[part.low : part.high].sum())

    def rows(self, part: Part) -> dict[str, pa.Table]:
        """Return the rows of each table whose values are in the part."""
        if self.step.by is None:
            number = part.high - part.low
            return {name: table.slice(part.low, number) for name, table in self.given.items()}
        first, last = self.values[part.low], self.values[part.high - 1]
        inside = {name: (first <= meets) & (meets <= last) for name, meets in self.meets.items()}
        return {
            name: table.filter(pa.array(inside[name])).combine_chunks()
            for name, table in self.given.items()
        }


class Workers:
    """Processes that work steps; none is started before there is work."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Set the limits."""
        self.limits = limits or Limits()
        self._crew: Crew[Part] | None = None

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes."""
        self.stop()

    def stop(self) -> None:
        """End all processes at once; more work starts new ones."""
        crew, self._crew = self._crew, None
        if crew:
            crew.stop()

    def work(
        self, step: Step, given: dict[str, pa.Table], rows_per_task: int = ROWS
    ) -> tuple[pa.Table, list[Refused]]:
        """Return what the step gives for these tables, in no order, and what it cannot work.

        Raises:
            BadTable: the step gave a table that is not of the shape its signature names.
            NoWorkers: no process could be started.
        """
        whole = Whole(step, given)
        worked, refused = [step.gives.schema.empty_table()], []
        try:
            for part, answer in self._answers(whole, rows_per_task):
                if isinstance(answer, Failure):
                    refused.append(Refused(step.name, whole.rows(part), answer.reason))
                else:
                    worked.append(step.gives.check(answer))
        except BaseException:  # Ctrl-C among them: what is being worked is of no use any more
            self.stop()
            raise
        return pa.concat_tables(worked), refused

    def _answers(self, whole: Whole, rows: int) -> Iterator[tuple[Part, pa.Table | Failure]]:
        """Yield each part with its table, and each value that stands alone with its failure."""
        waiting = deque(whole.parts(self.limits.processes, rows))
        if waiting and self._crew is None:
            self._crew = Crew(self.limits.processes, self.limits.memory)
        crew = self._crew
        while crew and (waiting or crew.busy):
            while waiting and crew.free:
                part = waiting.popleft()
                crew.start(part, whole.step.work, whole.rows(part), self._seconds(part))
            for part, answer in crew.answers():
                if not isinstance(answer, Failure):
                    yield part, answer
                elif not part.alone:
                    waiting.extendleft(part.cut())
                elif answer.final or part.tries + 1 == TRIES:
                    yield part, answer
                else:
                    waiting.appendleft(replace(part, tries=part.tries + 1))

    def _seconds(self, part: Part) -> float:
        """Return how long the part may take.

        Pieces of a failed part are given up sooner, for one of them holds the value that failed
        and the others have an eighth to do; a value alone has the whole time before it is refused.
        """
        return self.limits.seconds if part.whole or part.alone else self.limits.seconds / CUTS
