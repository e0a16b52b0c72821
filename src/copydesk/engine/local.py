"""Run the path in this process, one step after another, whole or in shards.

A shard is a slice of every table a step takes, cut so that rows with equal `by` lie in one
shard. The rows that come out are the same however many shards there are; their order is not.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.desk import PATH, Step, sources

Progress = Callable[[str, int, int], None]
"""Told the name of the step that starts, how many are done, and how many there are."""

Numbers = npt.NDArray[np.uint64]


def run(
    tables: dict[str, pa.Table],
    path: tuple[Step, ...] = PATH,
    *,
    shards: int | None = None,
    progress: Progress | None = None,
) -> None:
    """Add to `tables` what each step gives, checked against its shape; a source not there is empty.

    Raises:
        BadTable: a step gave a table that is not of the shape its signature names.
    """
    for name, shape in sources(path).items():
        tables.setdefault(name, shape.schema.empty_table())
    for done, step in enumerate(path):
        if progress:
            progress(step.name, done, len(path))
        given = {name: tables[name] for name in step.takes}
        tables[step.gives.name] = work(step, given, shards)
    if progress:
        progress("", len(path), len(path))


def work(step: Step, given: dict[str, pa.Table], shards: int | None = None) -> pa.Table:
    """Return what the step gives for these tables, in no order."""
    given = thin(step, given)
    if shards is None:
        return step.gives.check(step.work(**given))
    parts = split(step, given, shards)
    # A shard without rows gives none; one is run all the same, so that every step is tried.
    full = [part for part in parts if any(len(table) for table in part.values())]
    return pa.concat_tables(step.gives.check(step.work(**part)) for part in full or parts[:1])


def thin(step: Step, given: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the tables without the rows whose `by` too many share for it to say anything."""
    if step.most is None:
        return given
    kept = {}
    for name, table in given.items():
        counts = table.group_by(step.columns[0]).aggregate([([], "count_all")])
        heavy = counts.filter(pc.greater(counts["count_all"], step.most))[step.columns[0]]
        known = pc.is_in(table[step.columns[0]], value_set=heavy.combine_chunks())
        kept[name] = table.filter(pc.invert(known)) if len(heavy) else table
    return kept


def split(step: Step, given: dict[str, pa.Table], shards: int) -> list[dict[str, pa.Table]]:
    """Return the tables in so many shards; rows that must meet are in one shard."""
    homes = {name: _homes(step, table, shards) for name, table in given.items()}
    return [
        {name: table.filter(pa.array(homes[name] == shard)) for name, table in given.items()}
        for shard in range(shards)
    ]


def _homes(step: Step, table: pa.Table, shards: int) -> Numbers:
    """Return the shard of each row."""
    return meet(step, table) % np.uint64(shards)


def meet(step: Step, table: pa.Table) -> Numbers:
    """Return a number for each row; rows that must meet have the same."""
    match step.by:
        case None:
            return np.arange(len(table), dtype=np.uint64)
        case str(column):
            return _numbers(table, column)
        case (one, other):
            return components(_numbers(table, one), _numbers(table, other))


def _numbers(table: pa.Table, column: str) -> Numbers:
    # Ids are hashes already, so they spread evenly as they are. A null meets all other nulls.
    values: Numbers = table[column].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
    return values


def components(one: Numbers, other: Numbers) -> Numbers:
    """Return for each edge the smallest id that it hangs together with.

    Every node takes the smallest name among its neighbours, then the name of that name,
    until none changes: few rounds even for long chains.

    >>> components(np.array([1, 5, 3], np.uint64), np.array([2, 6, 2], np.uint64)).tolist()
    [1, 5, 1]
    """
    nodes, ends = np.unique(np.concatenate([one, other]), return_inverse=True)
    left, right = ends[: len(one)], ends[len(one) :]
    names = np.arange(len(nodes))
    while True:
        low = np.minimum(names[left], names[right])
        new = names.copy()
        for side in (left, right):
            np.minimum.at(new, side, low)
            np.minimum.at(new, names[side], low)
        new = new[new]
        if np.array_equal(new, names):
            return np.asarray(nodes[names[left]], dtype=np.uint64)
        names = new
