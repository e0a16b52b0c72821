"""The pages of a desk, as they came in: zstd Parquet files, written once and never changed.

All else in a desk can be made again from them, but for what its users have said themselves.
"""

import os
from collections import OrderedDict
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from copydesk.engine.files import flush_folder
from copydesk.errors import DeskDamaged
from copydesk.tables import Pages, shape_of

GROUP = 128  # pages that are read together; a page is read for its characters, one at a time
OPEN = 64  # files that are kept open
SHAPE = shape_of(Pages)


def write_durably(table: pa.Table, file: Path, **options: int | bool) -> None:
    """Write a Parquet file that is there whole, under its name, or not at all."""
    new = file.with_name(file.name + ".new")
    with new.open("wb") as out:
        pq.write_table(table, out, compression="zstd", **options)
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)
    flush_folder(file.parent)


class Archive:
    """The folder of page files; a page is known by its file and its row in it."""

    def __init__(self, folder: Path) -> None:
        """Files are opened when first asked for."""
        self.folder = folder
        self._open: OrderedDict[int, pq.ParquetFile] = OrderedDict()
        self._written: tuple[int, pa.Table] | None = None

    def write(self, number: int, pages: pa.Table) -> str:
        """Keep these pages under this number; return the digest of the file."""
        self.folder.mkdir(exist_ok=True)
        # Texts and offsets hardly repeat: with dictionaries the files are a sixth larger.
        write_durably(pages, self.path(number), row_group_size=GROUP, use_dictionary=False)
        self._open.pop(number, None)
        self._written = number, pages
        return self.digest(number)

    def path(self, number: int) -> Path:
        """Return where the file of this number lies."""
        return self.folder / f"{number:06d}.parquet"

    def digest(self, number: int) -> str:
        """Return the digest of a file as it is on disk now.

        Raises:
            DeskDamaged: it is not there, or cannot be read.
        """
        try:
            return blake2b(self.path(number).read_bytes(), digest_size=16).hexdigest()
        except OSError as error:
            raise self._damaged(number, error) from error

    def read(self, number: int) -> pa.Table:
        """Return all pages of a file; those just written are given once as they are at hand.

        Raises:
            DeskDamaged: it is not there, or cannot be read.
        """
        written, self._written = self._written, None
        if written and written[0] == number:
            return self._shaped(written[1])
        try:
            return self._shaped(self._file(number).read())
        except (pa.ArrowInvalid, OSError) as error:
            raise self._damaged(number, error) from error

    def columns(self, number: int, columns: list[str]) -> pa.Table:
        """Return these columns of all pages of a file, in the order of its rows.

        Raises:
            DeskDamaged: it is not there, or cannot be read.
        """
        try:
            return self._file(number).read(columns=columns).select(columns)
        except (pa.ArrowInvalid, OSError) as error:
            raise self._damaged(number, error) from error

    def fetch(self, places: list[tuple[int, int]], columns: list[str] | None = None) -> pa.Table:
        """Return the pages at these places (file, row), in no order.

        Raises:
            DeskDamaged: a file is not there, or cannot be read.
        """
        wanted: dict[int, list[int]] = {}
        for number, row in places:
            wanted.setdefault(number, []).append(row)
        tables = [
            self._pick(number, np.array(sorted(rows)), columns) for number, rows in wanted.items()
        ]
        if not tables:
            return SHAPE.schema.empty_table().select(columns or SHAPE.schema.names)
        return pa.concat_tables(tables)

    def _pick(self, number: int, rows: np.ndarray, columns: list[str] | None) -> pa.Table:
        try:
            file = self._file(number)
            groups, place = np.unique(rows // GROUP, return_inverse=True)
            table = file.read_row_groups(groups.tolist(), columns=columns)
        except (pa.ArrowInvalid, OSError) as error:
            raise self._damaged(number, error) from error
        return self._shaped(table.take(pa.array(place * GROUP + rows % GROUP)), columns)

    def _shaped(self, table: pa.Table, columns: list[str] | None = None) -> pa.Table:
        """Return the table with the columns of today; one that it was written without is null."""
        names = columns or SHAPE.schema.names
        arrays = [
            table[name].cast(kind) if name in table.column_names else pa.nulls(len(table), kind)
            for name, kind in SHAPE.columns
            if name in names
        ]
        return pa.table(arrays, names=[name for name, _ in SHAPE.columns if name in names])

    def _file(self, number: int) -> pq.ParquetFile:
        if number not in self._open:
            self._open[number] = pq.ParquetFile(self.path(number))
            if len(self._open) > OPEN:
                self._open.popitem(last=False)[1].close()
        self._open.move_to_end(number)
        return self._open[number]

    def _damaged(self, number: int, error: Exception) -> DeskDamaged:
        return DeskDamaged(
            f"The page file {self.path(number)} cannot be read ({error}). Put it back from a "
            f"copy of the desk, or read its pages again into a new desk."
        )
