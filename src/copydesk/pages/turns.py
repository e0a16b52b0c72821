"""Whose turn it is: one question at a time to a host, many hosts at once.

The hosts that wait stand in the order in which they may be asked again. Each question is worked
in a thread of its own, which dies with the process: nobody waits for a server in order to stop.
"""

import heapq
import itertools
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Generic, TypeVar

Question = TypeVar("Question")
Outcome = TypeVar("Outcome")


@dataclass
class Host(Generic[Question]):
    """A host and what it is yet to be asked; `ready` is when it may be asked again."""

    name: str
    waiting: deque[Question] = field(default_factory=deque)
    ready: float = 0.0
    busy: bool = False


class Turns(Generic[Question, Outcome]):
    """Questions that wait for their host's turn, and the threads that ask them."""

    def __init__(self, work: Callable[[Question], Outcome], workers: int) -> None:
        """`work` asks one question; it raises nothing."""
        self._work, self._workers = work, workers
        self._hosts: dict[str, Host[Question]] = {}
        self._line: list[tuple[float, int, Host[Question]]] = []
        self._number = itertools.count()
        self._told: queue.SimpleQueue[tuple[Host[Question], Question, Outcome]] = (
            queue.SimpleQueue()
        )
        self._busy = 0

    def add(self, host: str, question: Question, first: bool = False, wait: float = 0.0) -> None:
        """Let a question wait for its host, which is asked nothing for `wait` seconds."""
        met = self._hosts.setdefault(host, Host(host))
        met.ready = max(met.ready, monotonic() + wait)
        empty = not met.waiting
        (met.waiting.appendleft if first else met.waiting.append)(question)
        if empty and not met.busy:
            self._queue(met)

    def rest(self, host: str, seconds: float) -> None:
        """Ask a host nothing for a while."""
        met = self._hosts.setdefault(host, Host(host))
        met.ready = max(met.ready, monotonic() + seconds)

    def outcomes(self) -> Iterator[tuple[Question, Outcome]]:
        """Yield each question and what came of it, until none waits; more may be added meanwhile.

        What is to be added to the same host, and how long it is to rest, must be said before the
        next is asked for.
        """
        while self._busy or self._line:
            self._start()
            left = max(0.0, self._line[0][0] - monotonic()) if self._line else None
            try:
                host, question, outcome = self._told.get(
                    timeout=left if self._busy < self._workers else None
                )
            except queue.Empty:
                continue
            self._busy -= 1
            yield question, outcome
            host.busy = False
            if host.waiting:
                self._queue(host)

    def _queue(self, host: Host[Question]) -> None:
        heapq.heappush(self._line, (host.ready, next(self._number), host))

    def _start(self) -> None:
        while self._line and self._busy < self._workers and self._line[0][0] <= monotonic():
            _, _, host = heapq.heappop(self._line)
            if host.ready > monotonic():  # it was asked to rest meanwhile
                self._queue(host)
                continue
            host.busy = True
            self._busy += 1
            question = host.waiting.popleft()
            threading.Thread(target=self._ask, args=(host, question), daemon=True).start()

    def _ask(self, host: Host[Question], question: Question) -> None:
        self._told.put((host, question, self._work(question)))
