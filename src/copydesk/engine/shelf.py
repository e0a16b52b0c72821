"""How the rows of one table rest in SQLite, filed under the columns by which they are asked for.

A table of numbers rests row by row, each with how often it was said: the same link may be found
by many fingerprints, and goes only when the last of them no longer finds it. Any other table
rests as one packed piece per value of the `by` of the step that gives it, with a list, for each
other column that it is asked by, of the pieces in which a value stands.

Ids are unsigned and SQLite's integers are not: ids are kept by their bits. A null in a `by`
column is filed under 0, as everywhere in the engine.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import apsw
import msgpack
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.engine.files import arrange
from copydesk.tables import Shape

Values = npt.NDArray[np.uint64]
Change = tuple[pa.Table, pa.Table]
"""Rows of a table that go, and rows that come."""

NONE = -(1 << 63)  # a null among numbers, which the keys of a table must not hold
NO_SCORE = -float(np.finfo(np.float64).max)
PACKED = b"\x01"  # how a piece begins that is compressed
PLAIN = b"\x00"
WORTH = 256  # bytes; less gains nothing by being compressed


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


def values_of(table: pa.Table, column: str) -> Values:
    """Return the distinct values of an id column; a null is 0."""
    found = pc.unique(table[column]).fill_null(0)
    ids: Values = np.unique(found.to_numpy(zero_copy_only=False).astype(np.uint64, copy=False))
    return ids


def array_of(values: Values) -> Any:
    """Return the values as what `carray` takes, which is never nothing."""
    bits = np.ascontiguousarray(values).view(np.int64)
    return apsw.carray(bits)


def signed(number: int) -> int:
    """Return an id as SQLite keeps it.

    >>> signed(1), signed((1 << 64) - 1)
    (1, -1)
    """
    return number - (1 << 64) if number >> 63 else number


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


@dataclass(frozen=True)
class Filed:
    """A table in pieces: all rows of one value of `by` lie packed in one."""

    shape: Shape
    by: str
    asked: tuple[str, ...]
    """The columns, other than `by`, by which rows are fetched."""

    @cached_property
    def _bare(self) -> pa.Schema:
        """The columns as numbers, words and lists: times and days are numbers."""
        return pa.schema([(name, _plain(kind)) for name, kind in self.shape.columns])

    def make(self, database: apsw.Connection) -> None:
        """Make the table, empty."""
        name = self.shape.name
        database.execute(f'CREATE TABLE "{name}" (by INTEGER PRIMARY KEY, piece BLOB NOT NULL)')
        for column in self.asked:
            database.execute(
                f'CREATE TABLE "{name}/{column}" '
                "(value INTEGER, by INTEGER, PRIMARY KEY (value, by)) WITHOUT ROWID"
            )

    def fetch(self, database: apsw.Connection, column: str, values: Values) -> pa.Table:
        """Return the rows that have one of these values in the column."""
        if not len(values):
            return self.shape.schema.empty_table()
        name = self.shape.name
        if column == self.by:
            pieces = f'SELECT piece FROM "{name}" WHERE by IN carray(?)'
            return self.unpack(p for (p,) in database.execute(pieces, (array_of(values),)))
        rows = database.execute(
            f'SELECT piece FROM "{name}" WHERE by IN '
            f'(SELECT by FROM "{name}/{column}" WHERE value IN carray(?))',
            (array_of(values),),
        )
        table = self.unpack(piece for (piece,) in rows)
        known = pc.is_in(table[column].combine_chunks().fill_null(0), value_set=pa.array(values))
        return table.filter(known)

    def all(self, database: apsw.Connection) -> pa.Table:
        """Return every row."""
        pieces = database.execute(f'SELECT piece FROM "{self.shape.name}"')
        return self.unpack(piece for (piece,) in pieces)

    def put(self, database: apsw.Connection, by: Values, new: pa.Table) -> Change:
        """Let these rows stand for these values of `by`; return the rows that go and that come.

        Rows of a value of which nothing changed neither go nor come.
        """
        name = self.shape.name
        ordered, starts = self._cut(new)
        pieces = dict(zip((int(v) for v in starts), self._pack(ordered, starts), strict=True))
        if not len(by):
            return new, new
        resting = f'SELECT by, piece FROM "{name}" WHERE by IN carray(?)'
        old = dict(database.execute(resting, (array_of(by),)))
        come = {value: piece for value, piece in pieces.items() if old.get(value) != piece}
        go = {value: piece for value, piece in old.items() if pieces.get(value) != piece}
        database.executemany(
            f'DELETE FROM "{name}" WHERE by = ?', [(v,) for v in go if v not in pieces]
        )
        database.executemany(f'INSERT OR REPLACE INTO "{name}" VALUES (?, ?)', sorted(come.items()))
        gone = self.unpack(go.values())
        changed = np.array(list(come), np.int64).view(np.uint64)
        came = ordered.filter(
            pc.is_in(ordered[self.by].combine_chunks().fill_null(0), value_set=pa.array(changed))
        )
        for column in self.asked:
            self._file(database, column, gone, came)
        return gone, came

    def _file(self, database: apsw.Connection, column: str, gone: pa.Table, came: pa.Table) -> None:
        """Keep the list of pieces in which each value of a column stands."""
        before, now = (pairs(table, column, self.by) for table in (gone, came))
        name = f"{self.shape.name}/{column}"
        database.executemany(
            f'DELETE FROM "{name}" WHERE value = ? AND by = ?', sorted(before - now)
        )
        database.executemany(f'INSERT INTO "{name}" VALUES (?, ?)', sorted(now - before))

    def _cut(self, table: pa.Table) -> tuple[pa.Table, dict[int, int]]:
        """Return the rows by value, in the one order, and where each value starts."""
        if not len(table):
            return table, {}
        table = arrange(table)
        keys = table[self.by].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        bits = keys[starts].view(np.int64)
        return table.take(pa.array(order)), dict(zip(bits.tolist(), starts.tolist(), strict=True))

    def _pack(self, table: pa.Table, starts: dict[int, int]) -> Iterator[bytes]:
        """Yield the rows of each value as one piece."""
        columns = [column.to_pylist() for column in self._to_bare(table)]
        ends = [*starts.values(), len(table)][1:]
        for start, end in zip(starts.values(), ends, strict=True):
            piece: bytes = msgpack.packb([column[start:end] for column in columns])
            if len(piece) < WORTH:
                yield PLAIN + piece
            else:
                size = len(piece).to_bytes(4, "little")
                yield PACKED + size + pa.compress(piece, codec="zstd", asbytes=True)

    def unpack(self, pieces: Iterable[bytes]) -> pa.Table:
        """Return the rows of these pieces."""
        columns: list[list[Any]] = [[] for _ in self.shape.columns]
        for piece in pieces:
            data: Any = memoryview(piece)[1:]
            if piece[:1] == PACKED:
                size = int.from_bytes(data[:4], "little")
                data = pa.decompress(data[4:], size, codec="zstd", asbytes=True)
            for column, found in zip(columns, msgpack.unpackb(data), strict=True):
                column.extend(found)
        arrays = [
            pa.array(column, bare).cast(kind) if bare != kind else pa.array(column, kind)
            for column, bare, (_, kind) in zip(
                columns, self._bare.types, self.shape.columns, strict=True
            )
        ]
        return pa.table(arrays, schema=self.shape.schema)

    def _to_bare(self, table: pa.Table) -> Sequence[pa.ChunkedArray]:
        return [
            column.cast(bare) if bare != column.type else column
            for column, bare in zip(table.columns, self._bare.types, strict=True)
        ]


def _plain(kind: pa.DataType) -> pa.DataType:
    """Return the type whose Python values can be packed without a calendar."""
    if pa.types.is_date32(kind):
        return pa.int32()
    if pa.types.is_timestamp(kind):
        return pa.int64()
    if pa.types.is_list(kind):
        return pa.list_(_plain(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _plain(field.type)) for field in kind])
    return kind


def pairs(table: pa.Table, column: str, by: str) -> set[tuple[int, int]]:
    """Return each value of a column with each piece in which it stands, by their bits."""
    both = [
        table[name].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False).view(np.int64)
        for name in (column, by)
    ]
    return set(zip(*(part.tolist() for part in both), strict=True))


Shelf = Flat | Filed
