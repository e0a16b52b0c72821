"""Look whether a desk rests as it was written: its index, its page files, its pieces and lists.

Nothing here knows what the rows say; that is for `cited` and `agree`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import apsw
import numpy as np
import pyarrow as pa

from copydesk.engine.archive import Archive
from copydesk.engine.filed import Filed, pairs
from copydesk.engine.flat import NONE, Flat
from copydesk.engine.index import Index, Shelf
from copydesk.engine.values import Values
from copydesk.errors import DeskDamaged
from copydesk.tables import show_id

REBUILD = "`copydesk rebuild DESK` makes the index anew from the pages."
RESTORE = "Put the file back from a copy of the desk, or read its pages again into a new desk."
PIECES = 2_000  # pieces that are looked into at once
BYTES = 1_000_000  # and their size packed, of which objects take fifty times as much
ROWS = 100_000  # rows of a table of numbers that are looked at together
MOST_TOLD = 100  # faults that SQLite names


@dataclass
class Check:
    """One thing that was looked for: in how many rows, how many are wrong, and one that is."""

    name: str
    remedy: str = REBUILD
    looked: int = 0
    wrong: int = 0
    example: str = ""

    def fault(self, example: str, wrong: int = 1) -> None:
        """Count rows that are wrong; the first one is told."""
        self.wrong += wrong
        self.example = self.example or example


def index_file(index: Index) -> Check:
    """Look whether SQLite finds its own file whole."""
    check = Check("index file")
    check.looked = int(index.database.execute("PRAGMA page_count").get)
    try:
        for (line,) in index.database.execute(f"PRAGMA integrity_check({MOST_TOLD})"):
            if line != "ok":
                check.fault(str(line))
    except apsw.CorruptError as error:
        check.fault(str(error))
    return check


def page_files(index: Index) -> tuple[Check, set[int]]:
    """Look whether each page file holds what was entered; return also those that do."""
    check, sound = Check("page files", RESTORE), set()
    for file, digest in index.database.execute("SELECT file, digest FROM taken ORDER BY file"):
        check.looked += 1
        try:
            found = index.archive.digest(file)
        except DeskDamaged as error:
            check.fault(str(error))
            continue
        if found == digest:
            sound.add(file)
        else:
            name = index.archive.path(file).name
            check.fault(f"{name} has the digest {found}, and {digest} was entered")
    return check, sound


def places(index: Index, sound: set[int]) -> Check:
    """Look whether each page is where the index says, and each page that was worked is there."""
    check = Check("places of pages")
    rows = index.database.execute("SELECT page_id, page, file, row FROM pages ORDER BY file, row")
    filed: dict[int, list[tuple[int, str, int]]] = {}
    names: set[str] = set()
    ids: set[int] = set()
    for page_id, page, file, row in rows:
        check.looked += 1
        filed.setdefault(file, []).append((page_id & (1 << 64) - 1, page, row))
        names.add(page)
        ids.add(page_id & (1 << 64) - 1)
    worked = {file for (file,) in index.database.execute("SELECT file FROM taken WHERE worked")}
    for file in sorted(filed.keys() - worked):
        page_id, page, _ = filed[file][0]
        check.fault(f"page {show_id(page_id)} ({page}) is said to be in file {file}, which is not")
    for file in sorted(worked & sound):
        there = _pages_in(index.archive, file)
        for page_id, page, row in filed.get(file, []):
            if not 0 <= row < len(there) or there[row][:2] != (page_id, page):
                check.fault(f"page {show_id(page_id)} ({page}) is not in row {row} of file {file}")
        for page_id, page, status in there:
            if page not in names if status == "failed" else page_id not in ids:
                check.fault(f"page {show_id(page_id)} ({page}) of file {file} is not in the index")
    return check


def _pages_in(archive: Archive, file: int) -> list[tuple[int, str, str]]:
    table = archive.columns(file, ["page_id", "page", "status"])
    return list(zip(*(table[c].to_pylist() for c in ("page_id", "page", "status")), strict=True))


class Rests:
    """Goes through the tables, a batch at a time, and looks how they rest."""

    def __init__(self, index: Index) -> None:
        """Nothing has been looked at yet."""
        self.index = index
        self.pieces = Check("pieces of tables")
        self.numbers = Check("rows of numbers")
        self.lists = Check("lists of pieces")

    def batches(self, shelf: Shelf) -> Iterator[pa.Table]:
        """Yield the rows of a table that can be read."""
        yield from self._filed(shelf) if isinstance(shelf, Filed) else self._flat(shelf)

    def look_at_numbers(self, shelf: Flat) -> None:
        """Look whether rows hold numbers, and are said at least once."""
        name = shelf.shape.name
        odd = " OR ".join(
            f"typeof(\"{column}\") NOT IN ('integer', 'real')"
            for column in (*shelf.shape.schema.names, "said")
        )
        rows = self.index.database.execute(f'SELECT count(*) FROM "{name}"').get
        self.numbers.looked += int(rows)
        for row in self.index.database.execute(f'SELECT * FROM "{name}" WHERE said < 1 OR {odd}'):
            self.numbers.fault(f"{name}: {row}")

    def distinct(self, shelf: Flat, column: str) -> Values:
        """Return the distinct values of an id column of a table of numbers."""
        name = shelf.shape.name
        rows = self.index.database.execute(
            f'SELECT DISTINCT "{column}" FROM "{name}" WHERE typeof("{column}") = \'integer\''
        )
        bits = np.fromiter((value for (value,) in rows), np.int64)
        found: Values = bits[bits != NONE].view(np.uint64)
        return found

    def _flat(self, shelf: Flat) -> Iterator[pa.Table]:
        """Yield the rows that hold numbers."""
        names = shelf.shape.schema.names
        columns = ", ".join(f'"{column}"' for column in names)
        numbers = " AND ".join(f"typeof(\"{column}\") IN ('integer', 'real')" for column in names)
        query = f'SELECT {columns} FROM "{shelf.shape.name}" WHERE said > 0 AND {numbers}'
        for batch in _batches(self.index.database.execute(query), ROWS):
            yield shelf.read(batch)

    def _filed(self, shelf: Filed) -> Iterator[pa.Table]:
        """Look whether pieces hold rows of the shape, each under its own value, and the lists."""
        name = shelf.shape.name
        listed: dict[str, list[Any]] = {column: [] for column in shelf.asked}
        rows = self.index.database.execute(f'SELECT by, piece FROM "{name}"')
        for batch in _portions(rows):
            self.pieces.looked += len(batch)
            for table in self._read(shelf, batch):
                for column, found in listed.items():
                    both = np.array(sorted(pairs(table, column, shelf.by)), np.int64)
                    found.append(both.reshape(-1, 2))
                yield table
        for column, found in listed.items():
            self._list(f"{name}/{column}", found)

    def _read(self, shelf: Filed, batch: list[tuple[int, bytes]]) -> Iterator[pa.Table]:
        """Yield the rows of these pieces; of those that cannot be read, none."""
        try:
            table = shelf.unpack(piece for _, piece in batch)
            if _runs(table, shelf.by) == [by for by, _ in batch]:
                yield table
                return
        except Exception as error:  # bytes that are not ours raise anything
            if len(batch) == 1:
                said = f"cannot be read ({type(error).__name__}: {error})"
                self.pieces.fault(f"{shelf.shape.name} {_show(batch[0][0])}: {said}")
                return
        if len(batch) == 1:
            said = "holds no rows, or rows of another value"
            self.pieces.fault(f"{shelf.shape.name} {_show(batch[0][0])}: {said}")
            return
        for one in batch:
            yield from self._read(shelf, [one])

    def _list(self, name: str, found: list[Any]) -> None:
        """Look whether a list names each piece in which a value stands, and no other."""
        rows = self.index.database.execute(f'SELECT value, by FROM "{name}"')
        said = np.array(rows.fetchall(), np.int64).reshape(-1, 2)
        self.lists.looked += len(said)
        stands = np.concatenate([*found, np.zeros((0, 2), np.int64)])
        said, stands = np.unique(said, axis=0), np.unique(stands, axis=0)
        if np.array_equal(said, stands):
            return
        one, other = (set(map(tuple, rows.tolist())) for rows in (said, stands))
        for value, by in sorted(one - other)[:1]:
            wrong = len(one - other)
            self.lists.fault(f"{name}: {_show(value)} is not in the piece {_show(by)}", wrong)
        for value, by in sorted(other - one)[:1]:
            wrong = len(other - one)
            self.lists.fault(f"{name}: {_show(value)} is in the piece {_show(by)} unlisted", wrong)


def _portions(rows: Iterator[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    """Yield pieces in portions that can be unpacked at once."""
    portion: list[tuple[int, bytes]] = []
    size = 0
    for by, piece in rows:
        portion.append((by, piece))
        size += len(piece)
        if len(portion) == PIECES or size > BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _runs(table: pa.Table, column: str) -> list[int]:
    """Return the values of a column, by their bits, each once where it follows itself."""
    keys = table[column].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
    first = np.ones(len(keys), bool)
    first[1:] = keys[1:] != keys[:-1]
    bits: list[int] = keys[first].view(np.int64).tolist()
    return bits


def _show(bits: int) -> str:
    return f"{bits & (1 << 64) - 1:016x}"


def _batches(rows: Iterator[Any], most: int) -> Iterator[list[Any]]:
    while batch := list(islice(rows, most)):
        yield batch
