"""Who works the steps: this process, or workers, in which what cannot be worked fails alone."""

from contextlib import ExitStack

import pyarrow as pa

from copydesk.desk import Step
from copydesk.engine.blame import CannotBeWorked
from copydesk.engine.grow import Work
from copydesk.engine.local import work
from copydesk.engine.pool import LIGHT, PAYS, Limits, Workers
from copydesk.errors import DeskError


class Hands:
    """Works steps for who writes a desk; workers are started when they are first needed."""

    def __init__(self, limits: Limits | None, held: ExitStack) -> None:
        """`limits` are those of one task of a worker; `held` ends the workers."""
        self.limits = limits
        self._held = held
        self._workers: Workers | None = None

    def for_pages(self, number: int, tries: int) -> Work:
        """Return how to work so many pages, over which so many processes have died before.

        Pages that killed are worked where they can kill only a worker, and who sets limits wants
        them kept.
        """
        return self.in_workers if number >= PAYS or tries or self.limits else self.here

    def here(self, step: Step, given: dict[str, pa.Table]) -> pa.Table:
        """Work a step in this process; if it raises, where the rows at which it does fail alone.

        Raises:
            CannotBeWorked: there are such rows.
        """
        try:
            return work(step, given)
        except (DeskError, OSError):
            raise
        except Exception:
            return self._apart(step, given)

    def in_workers(self, step: Step, given: dict[str, pa.Table]) -> pa.Table:
        """Work a step in several processes, unless that takes longer than it does here.

        Raises:
            CannotBeWorked: there are rows that no worker can work.
        """
        light = step.name in LIGHT and not self.limits
        return self.here(step, given) if light else self._apart(step, given)

    def _apart(self, step: Step, given: dict[str, pa.Table]) -> pa.Table:
        if self._workers is None:
            self._workers = self._held.enter_context(Workers(self.limits))
        table, refused = self._workers.work(step, given)
        if refused:
            raise CannotBeWorked(refused)
        return table
