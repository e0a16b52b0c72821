"""Read sketches as columns of numbers: one row per word of an article."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from copydesk.stories.sketch import MOST

Ids = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

# What a word weighs that stands so often in an article: less than its count.
LOG = 1 + np.log(np.maximum(1, np.arange(MOST + 1)))


@dataclass(frozen=True)
class Vectors:
    """Articles, and their words. A word's `owner` is the row of its article, where its words
    begin at `start`; words ascend within their article."""

    article: Ids
    day: npt.NDArray[np.int64]
    has_day: Flags
    dated: Flags
    bare: Flags
    length: npt.NDArray[np.int64]
    start: Rows
    size: Rows
    owner: Rows
    word: Ids
    log: Numbers
    named: Flags
    titled: Flags

    def total(self, values: Numbers | Flags) -> Numbers:
        """Return the sum over the words of each article."""
        return np.bincount(self.owner, values, len(self.article)).astype(np.float64)


def read(sketches: pa.Table) -> Vectors:
    """Return the vectors of sketches, in their order."""
    table = sketches.combine_chunks()
    words = _list(table, "words")
    size = np.diff(words.offsets.to_numpy())
    anchor = _column(table, "day")
    return Vectors(
        article=_column(table, "article_id").to_numpy(),
        day=anchor.cast(pa.int32()).cast(pa.int64()).fill_null(0).to_numpy(),
        has_day=anchor.is_valid().to_numpy(zero_copy_only=False),
        dated=_column(table, "dated").to_numpy(zero_copy_only=False),
        bare=_column(table, "bare").to_numpy(zero_copy_only=False),
        length=_column(table, "length").cast(pa.int64()).to_numpy(),
        start=np.cumsum(size) - size,
        size=size.astype(np.intp),
        owner=np.repeat(np.arange(len(table)), size),
        word=words.flatten().to_numpy().astype(np.uint64),
        log=LOG[_list(table, "counts").flatten().to_numpy()],
        named=_list(table, "named").flatten().to_numpy(zero_copy_only=False),
        titled=_list(table, "titled").flatten().to_numpy(zero_copy_only=False),
    )


def _column(table: pa.Table, name: str) -> pa.Array:
    """Return a column in one piece."""
    column = table[name]
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _list(table: pa.Table, name: str) -> pa.ListArray:
    return _column(table, name)
