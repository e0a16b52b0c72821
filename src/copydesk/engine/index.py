"""The SQLite file of a desk: every table of the path, on shelves, and which pages are worked.

It is an index: all of it can be made again from the page files. One process writes it at a time;
who reads sees one state for as long as he keeps a connection, however much is written meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import apsw
import pyarrow as pa
import pyarrow.compute as pc

import copydesk
from copydesk import lexicon
from copydesk.desk import PATH, Step, sources
from copydesk.engine import filing
from copydesk.engine.archive import SHAPE, Archive
from copydesk.engine.filed import Filed
from copydesk.engine.flat import Flat, is_flat
from copydesk.engine.values import Values, array_of
from copydesk.errors import DeskDamaged
from copydesk.facts.reader import choice

# What views ask for, beyond what the path itself asks its tables by.
ASKED = {
    "judgements": ("other_id",),
    "articles": ("article_id",),
    "counts": ("fact_id", "story_id"),
    "carriers": ("article_id", "page_id"),
    "stories": ("article_id",),
    "dependencies": ("article_id",),
    "facts": ("story_id",),
    "mentions": ("article_id",),
    "witnesses": ("story_id",),
    "passages": ("article_id", "other_id"),
}
VERSION = 1  # of the tables below; raised together with a new entry of MIGRATIONS
MIGRATIONS: dict[int, tuple[str, ...]] = {}
"""The statements that turn an index of a version into one of the next."""

TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE taken (file INTEGER PRIMARY KEY, pages INTEGER, digest TEXT, tries INTEGER, "
    "worked INTEGER)",
    "CREATE TABLE pages (page_id INTEGER PRIMARY KEY, page TEXT NOT NULL, "
    "file INTEGER NOT NULL, row INTEGER NOT NULL)",
    "CREATE INDEX pages_by_name ON pages (page)",
    "CREATE TABLE refused (page_id INTEGER PRIMARY KEY, reason TEXT NOT NULL)",
)
NAMED = ("page_id", "page", "url", "site", "fetched", "media_type")
"""What is known of a page that cannot be read."""

Shelf = Flat | Filed

BUSY = 60_000  # milliseconds for which a connection waits for another one's commit


def shelves(path: tuple[Step, ...] = PATH) -> dict[str, Shelf]:
    """Return the shelf of each table that is kept."""
    found: dict[str, Shelf] = {}
    for name, shape in sources(path).items():
        if name != SHAPE.name:  # pages lie in files of their own
            asked = dict.fromkeys([*_asked(name, path), *ASKED.get(name, ())])
            by = shape.columns[0][0]
            asked.pop(by, None)
            found[name] = Filed(shape, by, tuple(asked))
    for step in path:
        if not step.kept:
            continue
        shape = step.gives
        asked = dict.fromkeys([*_asked(step.gives.name, path), *ASKED.get(shape.name, ())])
        if is_flat(shape):
            found[shape.name] = Flat(shape, tuple(asked))
        else:
            by = filed_by(step)
            asked.pop(by, None)
            found[shape.name] = Filed(shape, by, tuple(asked))
    return found


def filed_by(step: Step) -> str:
    """Return the column by which a step's rows are filed: its `by`, else what names its row."""
    return step.columns[0] if step.columns else next(iter(step.takes.values())).columns[0][0]


def _asked(name: str, path: tuple[Step, ...]) -> Iterator[str]:
    """Yield the columns by which the steps of the path ask for a table."""
    for step in path:
        if name not in step.takes:
            continue
        yield from step.columns
        if not step.kept and name == next(iter(step.takes)):
            # A join that is not kept is made from the rows of this table that are asked for.
            shape = dict(step.takes[name].columns)
            yield from (c for c in _asked(step.gives.name, path) if c in shape)


def connect(file: Path, *, write: bool = False) -> apsw.Connection:
    """Return a connection; a reader's can change nothing."""
    flags = (
        apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE if write else apsw.SQLITE_OPEN_READONLY
    )
    database = apsw.Connection(str(file), flags=flags)
    database.set_busy_timeout(BUSY)
    database.execute("PRAGMA cache_size = -65536")
    if write:
        database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        database.execute("PRAGMA journal_size_limit = 67108864")
    return database


@contextmanager
def transaction(database: apsw.Connection) -> Iterator[None]:
    """Keep all that is written in the block, or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


class Index:
    """The tables as one connection sees them."""

    def __init__(
        self, database: apsw.Connection, archive: Archive, path: tuple[Step, ...] = PATH
    ) -> None:
        """Use `make` first where the file is new."""
        self.database = database
        self.archive = archive
        self.path = path
        self.shelves = shelves(path)

    def make(self, about: dict[str, Any]) -> None:
        """Make every table, empty, and write what the index says of itself."""
        with transaction(self.database):
            for statement in (*TABLES, *filing.DDL):
                self.database.execute(statement)
            for shelf in self.shelves.values():
                shelf.make(self.database)
            self.database.execute(f"PRAGMA user_version = {VERSION}")
            for name, value in about.items():
                self.tell(name, value)

    def migrate(self) -> None:
        """Bring the tables of an older version to those of today."""
        version = self.database.pragma("user_version")
        while version in MIGRATIONS:
            with transaction(self.database):
                for statement in MIGRATIONS[version]:
                    self.database.execute(statement)
                version += 1
                self.database.execute(f"PRAGMA user_version = {version}")

    def about(self, name: str) -> Any:
        """Return what the index says of itself under this name."""
        return self.database.execute("SELECT value FROM about WHERE name = ?", (name,)).get

    def tell(self, name: str, value: Any) -> None:
        """Write what the index says of itself."""
        self.database.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def fetch(self, name: str, column: str, values: Values) -> pa.Table:
        """Return the rows of a table that have one of these values in a column it is asked by."""
        if name == "pages":
            return self.pages_of(values, SHAPE.schema.names)
        return self.shelves[name].fetch(self.database, column, values)

    def all(self, name: str, columns: list[str]) -> pa.Table:
        """Return every row of a table, with these columns or all."""
        if name == "pages":
            return self.pages("1", (), columns or SHAPE.schema.names)
        table = self.shelves[name].all(self.database)
        return table.select(columns) if columns else table

    def files(self, name: str, column: str) -> bool:
        """Say whether rows of a table can be fetched by a column."""
        shelf = self.shelves.get(name)
        if shelf is None:
            return False
        return column in shelf.asked or (isinstance(shelf, Filed) and column == shelf.by)

    def as_worked(self, pages: pa.Table) -> pa.Table:
        """Return whole pages; of these, those that no worker could read are failed."""
        rows: list[Any] = self.database.execute("SELECT page_id, reason FROM refused").fetchall()
        refused = {page & (1 << 64) - 1: reason for page, reason in rows}
        return refuse(pages, refused) if refused else pages

    def put_away(self) -> None:
        """Close; the log is emptied unless somebody reads an older state, whom nobody waits for."""
        self.database.set_busy_timeout(0)
        self.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.database.close()

    def pages_of(self, ids: Values, columns: list[str]) -> pa.Table:
        """Return these columns of the pages of these ids."""
        if not len(ids):
            return SHAPE.schema.empty_table().select(columns)
        return self.pages("pages.page_id IN carray(?)", (array_of(ids),), columns)

    def pages(self, where: str, given: tuple[Any, ...], columns: list[str]) -> pa.Table:
        """Return pages, of which those that no worker could read are failed."""
        rows: list[Any] = self.database.execute(
            "SELECT pages.page_id, file, row, reason FROM pages LEFT JOIN refused USING (page_id) "
            f"WHERE {where}",
            given,
        ).fetchall()
        names = list(dict.fromkeys(["page_id", *columns]))
        found = self.archive.fetch([(file, row) for _, file, row, _ in rows], names)
        refused = {page & (1 << 64) - 1: reason for page, _, _, reason in rows if reason}
        table = refuse(found, refused) if refused else found
        return table.select(columns)


def refuse(pages: pa.Table, refused: dict[int, str]) -> pa.Table:
    """Return the pages; those that are refused have failed, for this reason, and have no text."""
    ids = pa.array(sorted(refused), pa.uint64())
    guilty = pc.is_in(pages["page_id"].combine_chunks(), value_set=ids)
    rows = [
        {name: row[name] for name in NAMED if name in row}
        | {"status": "failed", "reason": refused[row["page_id"]]}
        for row in pages.filter(guilty).to_pylist()
    ]
    arrays = [
        pa.array([row.get(name) for row in rows], pages.schema.field(name).type)
        for name in pages.column_names
    ]
    failed = pa.table(arrays, schema=pages.schema)
    return pa.concat_tables([pages.filter(pc.invert(guilty)), failed])


def index_name(number: int) -> str:
    """Return the file name of the index of this number; each rebuild takes the next."""
    return f"index-{number:06d}.db"


def make_index(folder: Path, number: int, generation: int = 1) -> None:
    """Make an empty index; whoever is killed meanwhile leaves nothing under its name."""
    new = folder / f"{index_name(number)}.new"
    remove_index(new)
    index = Index(connect(new, write=True), Archive(folder / "pages"))
    index.make({"code": code(), "written_by": copydesk.__version__, "generation": generation})
    # Closed by its last connection, a database is one file.
    index.database.close()
    new.rename(folder / index_name(number))


def open_index(
    folder: Path, name: str, *, write: bool = False, path: tuple[Step, ...] = PATH
) -> Index:
    """Return the index of this name.

    Raises:
        CantOpenError: there is none.
    """
    if not (folder / name).exists():
        raise apsw.CantOpenError(f"no file {name}")
    return Index(connect(folder / name, write=write), Archive(folder / "pages"), path)


def remove_index(file: Path) -> None:
    """Remove an index and what SQLite keeps beside it."""
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()


def damaged(folder: Path, error: Exception) -> DeskDamaged:
    """Return the error that says of a desk's index that it cannot be read."""
    return DeskDamaged(
        f"The index of {folder} cannot be read ({error}). "
        f"`copydesk rebuild {folder}` makes it anew from the pages."
    )


def code() -> str:
    """Return a hash of the program, its word lists and who reads: others may give other tables.

    Raises:
        BadLexicon: the user's own list of owners cannot be read.
    """
    own = sorted(lexicon.own_owners().items())
    marks = f"{_program()}{choice()}{own or ''}"
    return blake2b(marks.encode(), digest_size=8).hexdigest()


@cache
def _program() -> str:
    root = Path(copydesk.__file__).parent
    digest = blake2b(digest_size=8)
    for file in sorted([*root.rglob("*.py"), *root.rglob("*.yaml"), *root.rglob("*.onnx")]):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
