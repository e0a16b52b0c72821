"""How any other table rests in SQLite: one packed piece per value of the `by` of its step.

Beside the pieces lies, for each other column that the table is asked by, a list of the pieces in
which a value stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import apsw
import msgpack
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.engine.files import arrange
from copydesk.engine.values import Change, Values, array_of
from copydesk.tables import Shape

PACKED = b"\x01"  # how a piece begins that is compressed
PLAIN = b"\x00"
WORTH = 256  # bytes; less gains nothing by being compressed


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
        columns = [_listed(column.combine_chunks()) for column in self._to_bare(table)]
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


def _listed(column: pa.Array) -> list[Any]:
    """Return the values of a column; numbers and words a tenth as dear as one by one."""
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        words: list[Any] = column.to_numpy(zero_copy_only=False).tolist()
        return words
    if not pa.types.is_integer(kind):
        return list(column.to_pylist())
    numbers: list[Any] = column.fill_null(0).to_numpy().tolist()
    for place in np.flatnonzero(column.is_null().to_numpy(zero_copy_only=False)).tolist():
        numbers[place] = None
    return numbers


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
