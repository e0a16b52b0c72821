"""Work the path for the pages that came or went, and touch nothing else.

A step is worked again for the values of its `by` that some changed row has, with all rows of
those values, old and new. What it gives is compared with what rests there; only what differs
goes on to the steps behind it. So a page costs what hangs together with it, however large the
desk is, and the rows that come out are those of one run over all pages.

This is incremental view maintenance, by recomputing groups and by counting derivations (Gupta,
Mumick and Subrahmanian, Maintaining Views Incrementally, SIGMOD 1993).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.desk import Step
from copydesk.engine import local
from copydesk.engine.filed import Filed
from copydesk.engine.flat import Flat
from copydesk.engine.index import Index, filed_by
from copydesk.engine.values import Change, Values, values_of

Work = Callable[[Step, dict[str, pa.Table]], pa.Table]
"""Works a step on tables: here, or in other processes, or from what a killed run left."""

Progress = Callable[[str, int, int], None]
"""Told the name of the step that starts, how many are done, and how many there are."""

NO_VALUES: Values = np.zeros(0, np.uint64)


@dataclass(frozen=True)
class Doing:
    """How steps are worked: those whose tables rest, and joins, which are made when asked for."""

    step: Work
    join: Work


@dataclass
class Changes:
    """What has changed in one run: rows of tables that rest, and values by column of any table."""

    doing: Doing
    rows: dict[str, Change] = field(default_factory=dict)
    joins: dict[str, Step] = field(default_factory=dict)
    """Steps whose tables do not rest, by the table that they give."""

    def touched(self, index: Index, name: str, column: str) -> Values:
        """Return the values of a column that changed rows of the table have or had."""
        if name not in self.joins:
            gone, came = self.rows.get(name, (None, None))
            parts = [values_of(table, column) for table in (gone, came) if table is not None]
            return np.unique(np.concatenate([*parts, NO_VALUES]))
        step = self.joins[name]
        first, *others = step.takes
        if column in step.columns:
            parts = [self.touched(index, table, column) for table in step.takes]
            return np.unique(np.concatenate(parts))
        found = [self.touched(index, first, column)]
        for other in others:
            # Rows of the first table that meet a changed row of the other one.
            met = self.touched(index, other, step.columns[0])
            found.append(values_of(fetch(index, self, first, step.columns[0], met), column))
        return np.unique(np.concatenate(found))


def fetch(index: Index, changes: Changes, name: str, column: str, values: Values) -> pa.Table:
    """Return the rows of a table, resting or not, that have one of these values in the column."""
    if name not in changes.joins:
        return index.fetch(name, column, values)
    step = changes.joins[name]
    by = step.columns[0]
    first, *others = step.takes
    given = {first: fetch(index, changes, first, column, values)}
    met = values_of(given[first], by)
    for other in others:
        given[other] = fetch(index, changes, other, by, met)
    return changes.doing.join(step, given)


def grow(
    index: Index,
    before: Index,
    sources: dict[str, Change],
    doing: Doing,
    progress: Progress | None = None,
) -> Changes:
    """Work the path of the index for what goes and comes of its sources; return what changed.

    `index` is written, in the caller's transaction, in which the sources themselves are changed
    already; `before` shows the tables as they stood when it began.

    Raises:
        BadTable: a step gave a table that is not of the shape its signature names.
    """
    changes = Changes(doing, dict(sources))
    path = index.path
    for done, step in enumerate(path):
        if progress:
            progress(step.name, done, len(path))
        if not step.kept:
            changes.joins[step.gives.name] = step
        elif step.by is None:
            _alone(index, changes, step)
        else:
            _together(index, before, changes, step)
    if progress:
        progress("", len(path), len(path))
    return changes


def _alone(index: Index, changes: Changes, step: Step) -> None:
    """Work a step whose rows go alone, on the rows that came."""
    (name,) = step.takes
    gone, came = changes.rows.get(name, (None, None))
    if gone is None or came is None or not len(gone) + len(came):
        return
    shelf = index.shelves[step.gives.name]
    given = changes.doing.step(step, {name: came}) if len(came) else step.gives.schema.empty_table()
    if isinstance(shelf, Flat):
        old = step.work(gone) if len(gone) else step.gives.schema.empty_table()
        changes.rows[step.gives.name] = shelf.put(index.database, old, given)
        return
    by = changes.touched(index, name, filed_by(step))
    changes.rows[step.gives.name] = shelf.put(index.database, by, given)


def _together(index: Index, before: Index, changes: Changes, step: Step) -> None:
    """Work a step on all rows of the values of `by` that changed rows have."""
    if isinstance(step.by, tuple):
        old, new = _components(index, before, changes, step)
    else:
        (column,) = step.columns
        parts = [changes.touched(index, name, column) for name in step.takes]
        by = np.unique(np.concatenate(parts))
        if not len(by):
            return
        new = {name: _now(index, changes, name, column, by) for name in step.takes}
        shelf = index.shelves[step.gives.name]
        if isinstance(shelf, Filed):
            given = changes.doing.step(step, new)
            changes.rows[step.gives.name] = shelf.put(index.database, by, given)
            return
        old = {name: fetch(before, changes, name, column, by) for name in step.takes}
    if not any(map(len, [*old.values(), *new.values()])):
        return
    shelf = index.shelves[step.gives.name]
    assert isinstance(shelf, Flat)
    said = local.work(step, old) if any(map(len, old.values())) else step.gives.schema.empty_table()
    changes.rows[step.gives.name] = shelf.put(index.database, said, changes.doing.step(step, new))


def _now(index: Index, changes: Changes, name: str, column: str, values: Values) -> pa.Table:
    """Return the rows of a table as they are now; pages that have just come are at hand."""
    if name != "pages" or name not in changes.rows:
        return fetch(index, changes, name, column, values)
    came = changes.rows[name][1]
    found = came.filter(pc.is_in(came[column], value_set=pa.array(values)))
    others = np.setdiff1d(values, values_of(found, column))
    return pa.concat_tables([found, index.fetch(name, column, others)]) if len(others) else found


def _components(
    index: Index, before: Index, changes: Changes, step: Step
) -> tuple[dict[str, pa.Table], dict[str, pa.Table]]:
    """Return all edges, as they were and as they are, that hang together with a changed one."""
    (name,) = step.takes
    nodes = np.unique(
        np.concatenate([changes.touched(index, name, column) for column in step.columns])
    )
    while True:
        found = [
            [fetch(state, changes, name, column, nodes) for column in step.columns]
            for state in (before, index)
        ]
        ends = [values_of(t, column) for tables in found for t in tables for column in step.columns]
        reached = np.unique(np.concatenate([nodes, *ends]))
        if len(reached) == len(nodes):
            # By then either column finds every edge.
            return {name: found[0][0]}, {name: found[1][0]}
        nodes = reached
