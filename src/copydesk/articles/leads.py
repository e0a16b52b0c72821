"""Where the links of a page lead, and what its `time` elements say.

A page has some hundred links, of which a few are asked for. So the elements are filtered as they
lie in the table, and only what is asked for becomes words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Time = tuple[int, str | None, str]
"""A `time` element: where it starts, its names, and the `datetime` that it is marked with."""


@dataclass(frozen=True)
class Leads:
    """The links of a page in its order, and its `time` elements."""

    times: list[Time] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first: int = 0
    to: Any = None
    tree: Any = None

    def over(self, start: int, end: int) -> str | None:
        """Return where the link leads that has most of a span of the page, or None."""
        best, most = -1, 0
        for n in range(max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)):
            first, last = self.starts[n], self.ends[n]
            shared = (last if last < end else end) - (first if first > start else start)
            if shared > most:
                best, most = n, shared
        return self._to(best) if 2 * most >= end - start and best >= 0 else None

    def inside(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the links that lie in a span, with where they lead."""
        for n in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            if self.ends[n] <= end:
                yield self.starts[n], self.ends[n], self._to(n)

    def times_in(self, start: int, end: int) -> list[Time]:
        """Return the `time` elements that begin in a span."""
        at = bisect_left(self.times, start, key=lambda time: time[0])
        return list(takewhile(lambda time: time[0] < end, self.times[at:]))

    def marked(self, start: int, end: int) -> list[Time]:
        """Return the `time` elements that begin in a span."""
        return self.times[bisect_left(self.times, (start,)) : bisect_left(self.times, (end,))]

    def named(self, word: str) -> Iterator[tuple[str, int, int]]:
        """Yield the names and spans of the elements with a word in their names, in order."""
        if self.tree is None or not self.tree.is_valid:
            return
        lists = {name: self.tree[name].values for name in ("names", "start", "end")}
        found = pc.match_substring_regex(lists["names"], pattern=word, ignore_case=True)
        some = pc.indices_nonzero(found)
        yield from zip(*(one.take(some).to_pylist() for one in lists.values()), strict=True)

    def _to(self, n: int) -> str:
        return str(self.to[self.first + n].as_py())


def read(trees: pa.ChunkedArray) -> list[Leads]:
    """Return the leads of each page, from the column `tree`."""
    return [leads for chunk in trees.chunks if len(chunk) for leads in _of_chunk(chunk)]


def _of_chunk(chunk: pa.StructArray) -> Iterator[Leads]:
    lists = dict(zip((field.name for field in chunk.type), chunk.flatten(), strict=True))
    edges = lists["to"].offsets.to_numpy()
    base = edges[0]  # a slice of a table has the values of its rows behind those of others
    values = {name: lists[name].flatten() for name in ("tag", "names", "to", "start", "end")}
    led = np.flatnonzero(values["to"].is_valid().to_numpy(zero_copy_only=False))
    is_time = pc.equal(values["tag"].take(led), "time").to_numpy(zero_copy_only=False)
    links, marked = led[~is_time], led[is_time]
    starts, ends = (values[name].to_numpy()[links].tolist() for name in ("start", "end"))
    where = values["to"].take(links)
    times = list(
        zip(*(values[n].take(marked).to_pylist() for n in ("start", "names", "to")), strict=True)
    )
    first, last = np.searchsorted(links, edges - base), np.searchsorted(marked, edges - base)
    for n in range(len(chunk)):
        a, b = int(first[n]), int(first[n + 1])
        yield Leads(times[last[n] : last[n + 1]], starts[a:b], ends[a:b], a, where, chunk[n])
