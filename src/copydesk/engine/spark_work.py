"""What a worker of Spark does with the rows of a step that have met.

An error of ours goes back as it is. Any other, a kill or a time that is over says only that
something in the bucket cannot be worked; then the bucket is given to a pool of one process, which
finds out what, as it does without Spark.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import pyarrow as pa

from copydesk.desk import Step
from copydesk.engine.index import code
from copydesk.engine.pool import Limits, Refused, Workers
from copydesk.engine.spark_arrow import from_spark, to_spark
from copydesk.errors import DeskError, StepFailed
from copydesk.facts.reader import READER
from copydesk.lexicon import OWNERS
from copydesk.tables import ID, WORD, Shape

Work = Callable[..., pa.Table]

PAGE = "page_id"
REFUSED_PAGES = Shape("refused", ((PAGE, ID), ("reason", WORD)))


def working(step: Step, seconds: float) -> Work:
    """Return the work of a step from Spark's tables to Spark's table, which may take so long."""
    ours = code()

    def do(*tables: pa.Table) -> pa.Table:
        _check_version(step, ours)
        given = _given(step, tables)
        try:
            with _at_most(seconds):
                return to_spark(step.gives.check(step.work(**given)), step.gives)
        except DeskError as error:
            raise type(error)(f"{step.name}: {error}") from error
        except Exception as error:  # whatever it is, who reads it must know the step
            raise StepFailed(f"{step.name}: {type(error).__name__}: {error}") from error

    return do


def finding(step: Step, limits: Limits) -> Work:
    """Return what finds the pages on which a step fails, by working it where it does no harm."""

    def do(*tables: pa.Table) -> pa.Table:
        alone = Limits(limits.seconds, limits.memory, workers=1)
        with Workers(alone) as workers:
            _, refused = workers.work(step, _given(step, tables))
        rows = {(page, _reason(each)) for each in refused for page in _pages(each)}
        pages, reasons = zip(*sorted(rows), strict=True) if rows else ((), ())
        return to_spark(
            pa.table([pa.array(pages, ID), pa.array(reasons, WORD)], schema=REFUSED_PAGES.schema),
            REFUSED_PAGES,
        )

    return do


def _reason(refused: Refused) -> str:
    return f"It cannot be worked: {refused.step} {refused.reason}."


def _pages(refused: Refused) -> set[int]:
    """Return the pages that the rows which cannot be worked are of."""
    tables = [table for table in refused.given.values() if PAGE in table.column_names]
    return {page for table in tables for page in table[PAGE].to_pylist() if page is not None}


def _given(step: Step, tables: tuple[pa.Table, ...]) -> dict[str, pa.Table]:
    shapes = zip(step.takes.items(), tables, strict=True)
    return {name: from_spark(table, shape) for (name, shape), table in shapes}


def _check_version(step: Step, ours: str) -> None:
    if code() != ours:
        raise StepFailed(
            f"{step.name}: a worker has another version of copydesk, other owners "
            f"({OWNERS}) or another reader ({READER}) than the machine that asks. "
            "Let all have the same."
        )


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block when its time is over."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"it took longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
