"""Ids as the engine handles them: distinct values of a column, and how SQLite takes them.

Ids are unsigned and SQLite's integers are not: ids are kept by their bits. A null in a `by`
column counts as 0, as everywhere in the engine.
"""

from typing import Any

import apsw
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Values = npt.NDArray[np.uint64]
Change = tuple[pa.Table, pa.Table]
"""Rows of a table that go, and rows that come."""


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
