"""How a table of numbers rests in SQLite: row by row, each with how often it was said.

The same link may be found by many fingerprints, and goes only when the last of them no longer
finds it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import apsw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.engine.values import Change, Values, array_of
from copydesk.tables import Shape

NONE = -(1 << 63)  # a null among numbers, which the keys of a table must not hold
NO_SCORE = -float(np.finfo(np.float64).max)


def is_flat(shape: Shape) -> bool:
    """Say whether the table holds nothing but numbers.

    >>> is_flat(Shape("links", (("pair_id", pa.uint64()),)))
    True
    """
    return all(
        pa.types.is_integer(kind)
        or pa.types.is_floating(kind)
        or pa.types.is_boolean(kind)
        or pa.types.is_date32(kind)
        for _, kind in shape.columns
    )


@dataclass(frozen=True)
class Flat:
    """A table of numbers: a row of SQLite for a row, with how often it is said."""

    shape: Shape
    asked: tuple[str, ...]
    """The columns by which rows are fetched; the rows lie in the order of the first."""

    @cached_property
    def _columns(self) -> list[str]:
        first = [self.asked[0]] if self.asked else []
        return first + [name for name, _ in self.shape.columns if name not in first]

    def make(self, database: apsw.Connection) -> None:
        """Make the table, empty."""
        name, columns = self.shape.name, ", ".join(f'"{name}"' for name in self._columns)
        database.execute(
            f'CREATE TABLE "{name}" ({columns}, said, PRIMARY KEY ({columns})) WITHOUT ROWID'
        )
        for column in self.asked[1:]:
            database.execute(f'CREATE INDEX "{name}/{column}" ON "{name}" ("{column}")')

    def fetch(self, database: apsw.Connection, column: str, values: Values) -> pa.Table:
        """Return the rows that have one of these values in the column."""
        if not len(values):
            return self.shape.schema.empty_table()
        where = f'"{column}" IN carray(?)'
        return self._select(database, where, (array_of(values),))

    def all(self, database: apsw.Connection) -> pa.Table:
        """Return every row."""
        return self._select(database, "1", ())

    def put(self, database: apsw.Connection, old: pa.Table, new: pa.Table) -> Change:
        """Take back what was said and say what is now; return the rows that go and that come."""
        net = _net(old, new, self._columns)
        table = net.select(self.shape.schema.names).cast(self.shape.schema)
        counts = net["said"].to_numpy()
        said = ", ".join("?" * (len(self._columns) + 1))
        saying = (
            f'INSERT INTO "{self.shape.name}" VALUES ({said}) '
            "ON CONFLICT DO UPDATE SET said = said + excluded.said"
        )
        rows = self._rows(net)
        given = [(*row, count) for row, count in zip(rows, counts.tolist(), strict=True)]
        if not len(old):
            # Nothing goes. A row that was there already counts as one that comes: that costs
            # some work and changes nothing, and is rarer than asking each row is dear.
            database.executemany(saying, given)
            return table.slice(0, 0), table
        after = np.array(
            [now for (now,) in database.executemany(f"{saying} RETURNING said", given)], np.int64
        )
        gone = [row for row, now in zip(rows, after.tolist(), strict=True) if now == 0]
        every = " AND ".join(f'"{name}" = ?' for name in self._columns)
        database.executemany(f'DELETE FROM "{self.shape.name}" WHERE {every}', gone)
        return (
            table.filter(pa.array((after == 0) & (counts < 0))),
            table.filter(pa.array((after == counts) & (counts > 0))),
        )

    def _rows(self, table: pa.Table) -> list[tuple[Any, ...]]:
        """Return the rows as SQLite takes them."""
        lists = []
        for name in self._columns:
            column = table[name].combine_chunks()
            if pa.types.is_floating(column.type):
                lists.append(column.fill_null(NO_SCORE).to_pylist())
                continue
            if column.type == pa.uint64():
                column = column.view(pa.int64())
            lists.append(_number(column).fill_null(NONE).to_pylist())
        return list(zip(*lists, strict=True))

    def _select(self, database: apsw.Connection, where: str, given: tuple[Any, ...]) -> pa.Table:
        names = self.shape.schema.names
        columns = ", ".join(f'"{name}"' for name in names)
        rows = database.execute(
            f'SELECT {columns} FROM "{self.shape.name}" WHERE {where}', given
        ).fetchall()
        return self.read(rows)

    def read(self, rows: Sequence[Sequence[Any]]) -> pa.Table:
        """Return rows as SQLite keeps them, in the columns of the shape, as a table."""
        if not rows:
            return self.shape.schema.empty_table()
        arrays = []
        for (_, kind), found in zip(self.shape.columns, zip(*rows, strict=True), strict=True):
            if pa.types.is_floating(kind):
                arrays.append(pa.array([None if v == NO_SCORE else v for v in found], kind))
                continue
            bits = np.array(found, np.int64)
            numbers = pa.array(bits, mask=bits == NONE)
            arrays.append(numbers.view(kind) if kind == pa.uint64() else _back(numbers, kind))
        return pa.table(arrays, schema=self.shape.schema)


def _number(column: pa.Array) -> pa.Array:
    """Return integers for integers, days and truths."""
    if pa.types.is_date32(column.type):
        column = column.cast(pa.int32())
    return column.cast(pa.int64())


def _back(numbers: pa.Array, kind: pa.DataType) -> pa.Array:
    return numbers.cast(pa.int32()).cast(kind) if pa.types.is_date32(kind) else numbers.cast(kind)


def _net(old: pa.Table, new: pa.Table, order: list[str]) -> pa.Table:
    """Return each distinct row with how much more often it is said than it was, if it is.

    The rows lie in the order of these columns, in which SQLite takes them fastest.
    """
    names = new.column_names
    both = pa.concat_tables(
        [
            old.append_column("said", pa.array(np.full(len(old), -1, np.int64))),
            new.append_column("said", pa.array(np.ones(len(new), np.int64))),
        ]
    )
    sums = both.group_by(names).aggregate([("said", "sum")])
    sums = sums.rename_columns([*names, "said"])
    sums = sums.filter(pc.not_equal(sums["said"], 0))
    return sums.sort_by([(name, "ascending") for name in order]) if len(sums) else sums
