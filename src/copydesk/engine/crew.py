"""Workers that are told one task at a time, each over a line of its own.

Tables travel as Arrow streams. No worker shares a lock or a pipe with another, so at whatever
moment one is killed, the others do not notice (decision 0075).
"""

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

import pyarrow as pa

from copydesk.engine.worker import NO_ROOM, NUMBER, SPENT, pack, receive
from copydesk.errors import NoWorkers

Task = TypeVar("Task")

NURSERY = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
import copydesk.desk
from copydesk.engine.worker import nurse
nurse(int(sys.argv[2]), int(sys.argv[3]))
"""
# A worker has one core. They are read when numpy is imported, so they must be set before.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

FORK = b"\0" * NUMBER.size
PATIENCE = 5  # seconds for workers to die when they are killed


@dataclass(frozen=True)
class Failure:
    """A task that was not worked, and why. Where it is not `final`, another try may do better."""

    reason: str
    final: bool


@dataclass(frozen=True)
class Worker:
    """A process that works, the nursery it is of, and the line to it."""

    number: int
    nursery: subprocess.Popen[bytes]
    line: Connection


@dataclass(frozen=True)
class Job(Generic[Task]):
    """What a worker does now, for how long it may, and when (monotonic) that is over."""

    worker: Worker
    task: Task
    seconds: float
    deadline: float


class Crew(Generic[Task]):
    """At most so many workers, forked when they are needed and anew where one was lost."""

    def __init__(self, most: int, memory: int) -> None:
        """Start the nursery. `memory` is the address space of one worker, in bytes."""
        self._most = most
        self._memory = memory
        self._idle: list[Worker] = []
        self._busy: dict[Connection, Job[Task]] = {}
        self._open_nursery()

    @property
    def busy(self) -> int:
        """How many tasks are being worked."""
        return len(self._busy)

    @property
    def free(self) -> int:
        """How many tasks more can be started."""
        return self._most - len(self._busy)

    def start(
        self, task: Task, work: Callable[..., pa.Table], given: dict[str, pa.Table], seconds: float
    ) -> None:
        """Have a worker work these tables for at most so many seconds.

        Raises:
            NoWorkers: no process could be started.
        """
        worker = self._idle.pop() if self._idle else self._fork()
        with suppress(OSError):  # a worker that is gone is found out when it is listened to
            worker.line.send_bytes(pickle.dumps((pickle.dumps(work), list(given))))
            for table in given.values():
                worker.line.send_bytes(pack(table))
        self._busy[worker.line] = Job(worker, task, seconds, time.monotonic() + seconds)

    def answers(self) -> Iterator[tuple[Task, pa.Table | Failure]]:
        """Wait for some task to end; yield each that has, with its table or why there is none."""
        patience = min(job.deadline for job in self._busy.values()) - time.monotonic()
        for line in wait(list(self._busy), max(0.0, patience)):
            assert isinstance(line, Connection)
            job = self._busy.pop(line)
            yield job.task, self._listen(job.worker)
        now = time.monotonic()
        for job in [job for job in self._busy.values() if job.deadline <= now]:
            # One that ended while the others were heard is heard the next time.
            if not job.worker.line.poll():
                del self._busy[job.worker.line]
                self._end(job.worker)
                yield job.task, Failure(f"took longer than {job.seconds:g} s", final=True)

    def stop(self) -> None:
        """Kill all workers, whatever they do."""
        self._close_nursery()
        for worker in self._idle + [job.worker for job in self._busy.values()]:
            worker.line.close()

    def _listen(self, worker: Worker) -> pa.Table | Failure:
        try:
            reason = worker.line.recv_bytes().decode()
            answer = Failure(reason, final=True) if reason else receive(worker.line)
        except (EOFError, OSError):
            return self._lost(self._end(worker))
        self._idle.append(worker)
        return answer

    def _lost(self, status: int) -> Failure:
        code = os.waitstatus_to_exitcode(status)
        if code == SPENT:
            return Failure(f"needed more than {self._memory / 2**30:g} GiB of memory", final=False)
        how = f"killed its worker (signal {-code})" if code < 0 else f"ended its worker ({code})"
        return Failure(how, final=False)

    def _open_nursery(self) -> None:
        self._orders, theirs = socket.socketpair()
        command = [sys.executable, "-c", NURSERY, json.dumps(sys.path)]
        with theirs, _no_interrupt():
            self._nursery = subprocess.Popen(
                [*command, str(theirs.fileno()), str(self._memory)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={**os.environ, **ONE_THREAD},
            )

    def _close_nursery(self) -> None:
        self._orders.close()  # which the nursery takes for our end, and kills all workers
        try:
            self._nursery.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._nursery.kill()  # and its workers with it
            self._nursery.wait()

    def _fork(self) -> Worker:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            number = self._order(FORK, theirs.fileno())
            if number is None:  # somebody killed the nursery
                self._close_nursery()
                self._open_nursery()
                number = self._order(FORK, theirs.fileno())
            if number is None or number == NO_ROOM:
                raise NoWorkers(
                    "No worker process could be started. See whether the machine lacks memory or "
                    "processes, and what was printed above."
                )
            return Worker(number, self._nursery, Connection(ours.detach()))

    def _end(self, worker: Worker) -> int:
        """Return the status with which the worker ended, killed where it had not."""
        worker.line.close()
        status = None
        if worker.nursery is self._nursery:  # else its number may be another's by now
            status = self._order(NUMBER.pack(worker.number))
        return signal.SIGKILL if status is None else status

    def _order(self, order: bytes, *lines: int) -> int | None:
        """Return what the nursery answers, or None where there is none any more."""
        try:
            socket.send_fds(self._orders, [order], lines)
            answer = self._orders.recv(NUMBER.size)
        except OSError:
            return None
        return int(NUMBER.unpack(answer)[0]) if answer else None


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: what is blocked here stays blocked there."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
