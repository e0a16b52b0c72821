"""What Spark holds of a table, and the way back: the one place that knows how they differ.

Spark has no unsigned numbers. An id goes there as the signed number of the same 64 bits, so
nothing is lost and equal stays equal; only order changes, and no step asks Spark for order.
Text has no large form there, and needs none: Spark hands over a table in small batches. Text that
many rows share is spelt out in each of them.
"""

from typing import Any

import pyarrow as pa

from copydesk.errors import BadTable
from copydesk.tables import Shape

SIGNED = {pa.uint64(): pa.int64()}
SMALL = {
    pa.large_string(): pa.string(),
    pa.dictionary(pa.int32(), pa.large_string()): pa.string(),
}
NAMES = {
    pa.bool_(): "BOOLEAN", pa.int8(): "TINYINT", pa.int16(): "SMALLINT", pa.int32(): "INT",
    pa.int64(): "BIGINT", pa.float32(): "FLOAT", pa.float64(): "DOUBLE", pa.string(): "STRING",
    pa.binary(): "BINARY", pa.date32(): "DATE", pa.timestamp("us", tz="UTC"): "TIMESTAMP",
}  # fmt: skip


def declare(shape: Shape) -> str:
    """Return the columns of a table as Spark's SQL declares them.

    >>> declare(Shape("groups", (("end", pa.uint64()), ("body", pa.list_(pa.large_string())))))
    '`end` BIGINT, `body` ARRAY<STRING>'

    Raises:
        BadTable: a column has a type that Spark cannot hold.
    """
    return ", ".join(f"`{name}` {_declared(kind, shape.name)}" for name, kind in shape.columns)


def _declared(kind: pa.DataType, table: str) -> str:
    kind = SIGNED.get(kind, SMALL.get(kind, kind))
    if pa.types.is_list(kind):
        return f"ARRAY<{_declared(kind.value_type, table)}>"
    if pa.types.is_struct(kind):
        inner = (f"`{field.name}`: {_declared(field.type, table)}" for field in kind)
        return f"STRUCT<{', '.join(inner)}>"
    if kind not in NAMES:
        raise BadTable(f"{table}: Spark cannot hold a column of {kind}. Use a type of tables.py.")
    return NAMES[kind]


def to_spark(table: pa.Table, shape: Shape) -> pa.Table:
    """Return a table of this shape as Spark holds it; nothing is copied but large text."""
    small, held = _forms(shape)
    return _seen_as(table.cast(small), held)


def from_spark(table: pa.Table, shape: Shape) -> pa.Table:
    """Return the table that `to_spark` was given; columns that are not of the shape are left out.

    Raises:
        BadTable: a column is missing, or does not hold what the shape says.
    """
    small, held = _forms(shape)
    try:
        table = table.select(held.names).cast(held)
    except (KeyError, pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise BadTable(
            f"{shape.name}: Spark holds other columns than tables.py names ({error}). "
            f"Give it tables that this version of copydesk made."
        ) from error
    return _seen_as(table, small).cast(shape.schema)


def _forms(shape: Shape) -> tuple[pa.Schema, pa.Schema]:
    """Return the columns with small text, and the same with signed ids."""
    small = [(name, _each(kind, SMALL)) for name, kind in shape.columns]
    return pa.schema(small), pa.schema([(name, _each(kind, SIGNED)) for name, kind in small])


def _each(kind: pa.DataType, change: dict[pa.DataType, pa.DataType]) -> pa.DataType:
    """Return the type with every part of it changed, however deep it lies."""
    if pa.types.is_list(kind):
        return pa.list_(_each(kind.value_type, change))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _each(field.type, change)) for field in kind])
    return change.get(kind, kind)


def _seen_as(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return the same bytes under types that lay them out alike."""
    columns = [
        pa.chunked_array(
            [pa.array(_Seen(chunk, field.type)) for chunk in column.chunks], field.type
        )
        for column, field in zip(table.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=schema)


class _Seen:
    """An array under another type, handed over by Arrow's own protocol: no byte is touched."""

    def __init__(self, array: pa.Array, kind: pa.DataType) -> None:
        self.array, self.kind = array, kind

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        return self.kind.__arrow_c_schema__(), self.array.__arrow_c_array__()[1]
