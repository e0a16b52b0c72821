"""Any rows that a table may hold, drawn from the types of its columns."""

from datetime import UTC

import pyarrow as pa
from hypothesis.strategies import (
    binary,
    booleans,
    dates,
    datetimes,
    fixed_dictionaries,
    floats,
    integers,
    just,
    lists,
    none,
    text,
)

PLAIN = {
    pa.bool_(): booleans(),
    pa.int32(): integers(-(2**31), 2**31 - 1),
    pa.int64(): integers(-(2**63), 2**63 - 1),
    pa.uint64(): integers(0, 2**64 - 1),
    pa.float64(): floats(allow_nan=False),
    pa.string(): text(max_size=4),
    pa.large_string(): text(max_size=4),
    pa.binary(): binary(max_size=4),
    pa.date32(): dates(),
    pa.timestamp("us", tz="UTC"): datetimes(timezones=just(UTC)),
}


def values(kind):
    """Return what a column of this type may hold."""
    if pa.types.is_list(kind):
        return none() | lists(values(kind.value_type), max_size=2)
    if pa.types.is_struct(kind):
        return none() | fixed_dictionaries({field.name: values(field.type) for field in kind})
    if pa.types.is_dictionary(kind):
        return values(kind.value_type)
    return none() | PLAIN[kind]


def rows_of(shape):
    """Return tables of this shape with a few rows."""
    row = fixed_dictionaries({name: values(kind) for name, kind in shape.columns})
    return lists(row, max_size=2).map(lambda rows: pa.Table.from_pylist(rows, schema=shape.schema))
