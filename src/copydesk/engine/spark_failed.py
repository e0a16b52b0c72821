"""What went wrong in a worker, said as if it had gone wrong here."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from copydesk import errors
from copydesk.errors import DeskError, StepFailed

# The modules whose errors carry what a worker said; they have no base in common.
SPARKS = ("py4j", "pyspark")
# The last error of a Python traceback, as the worker printed it.
OURS = re.compile(r"^copydesk\.errors\.(\w+): (.*?)(?=^\s+at |\Z)", re.DOTALL | re.MULTILINE)
KILLED = re.compile(r"Python worker exited unexpectedly|ExecutorLostFailure|worker lost")
CAUSE = re.compile(r"^(?:Caused by: |: )?(?:[a-z]\w*\.)+(\w+: .+)$", re.MULTILINE)


@contextmanager
def saying(name: str) -> Iterator[None]:
    """Raise what a worker raised in the work of this name as the DeskError that it is.

    Raises:
        StepFailed: it was none; a worker was killed, or Spark broke off.
    """
    try:
        yield
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in SPARKS:
            raise
        raise _ours(name, str(error)) from error


def _ours(name: str, told: str) -> DeskError:
    """Return the error that the words of Spark tell of."""
    found = OURS.findall(told)
    if found:
        kind, message = found[-1]
        made: DeskError = getattr(errors, kind)(message.strip())
        return made
    if KILLED.search(told):
        return StepFailed(
            f"{name}: a worker was killed each time it tried, perhaps for its memory. "
            f"Give workers more memory (spark.executor.memoryOverhead) or use more buckets."
        )
    causes = CAUSE.findall(told) or told.strip().splitlines()
    return StepFailed(f"{name}: Spark broke off ({causes[-1]}).")
