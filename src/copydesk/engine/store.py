"""A desk: a folder that keeps pages, and an index of all that the path makes of them.

Whoever opens a desk sees one state of it for as long as he holds it; who adds to it does so
alone. A page that came in stays: a failed one gives way only to the same page read.
"""

import os
import threading
import weakref
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.desk import PATH, sources
from copydesk.engine.files import (
    hold,
    holds_desk,
    naming,
    read_manifest,
    refuse_other_files,
    tidy,
    write_manifest,
    writing,
)
from copydesk.engine.grow import Progress
from copydesk.engine.index import Index, damaged, index_name, make_index, open_index
from copydesk.engine.judged import Row
from copydesk.engine.local import work
from copydesk.engine.search import Answer, Question, find
from copydesk.engine.writer import Writer
from copydesk.errors import DeskDamaged, NotFound
from copydesk.tables import Pages, Shape, shape_of

SHAPES: dict[str, Shape] = {
    shape.name: shape
    for shape in (shape_of(Pages), *(step.gives for step in PATH), *sources().values())
}


class Desk:
    """The tables in a folder, as they stood when it was opened or last added to."""

    def __init__(self, path: Path) -> None:
        """Use `open` or `create`."""
        self.path = path
        self._asking = threading.RLock()
        self._index: Index | None = None
        self._refresh()

    @classmethod
    def open(cls, path: str | Path) -> "Desk":
        """Return the desk in this folder.

        Raises:
            NoDesk: the folder holds none.
            DeskTooNew: a later copydesk wrote it.
            DeskTooOld: an older copydesk wrote it.
            DeskDamaged: its files are not what was written.
        """
        return cls(Path(path))

    @classmethod
    def create(cls, path: str | Path) -> "Desk":
        """Return the desk in this folder; make an empty one if there is none.

        Raises:
            NoDesk: the folder holds other files, which a desk would lie among.
            DeskNotWritten: the disk is full, or the folder may not be written.
        """
        folder = Path(path)
        if not holds_desk(folder):
            refuse_other_files(folder)
            with naming(folder):
                folder.mkdir(parents=True, exist_ok=True)
            with writing(folder):
                if not holds_desk(folder):
                    make_index(folder, 1)
                    write_manifest(folder, index_name(1))
        return cls(folder)

    @property
    def generation(self) -> int:
        """How often the desk has been written; grows with each part of pages."""
        with self._asked() as index:
            return int(index.about("generation"))

    def is_current(self) -> bool:
        """Say whether nobody has written since this state."""
        name = read_manifest(self.path)["index"]
        with self._asked() as index:
            if Path(index.database.filename).name != name:
                return False
            generation = index.about("generation")
        other = open_index(self.path, name)
        try:
            return bool(other.about("generation") == generation)
        finally:
            other.database.close()

    def table(self, name: str, columns: Collection[str] = ()) -> pa.Table:
        """Return a table of the path by its name, whole or with these columns.

        Raises:
            NotFound: the path has no such table.
            DeskDamaged: it cannot be read.
        """
        if name not in SHAPES:
            raise NotFound(f"There is no table {name}. There are {', '.join(SHAPES)}.")
        step = next((step for step in PATH if step.gives.name == name), None)
        if step and not step.kept:
            table = work(step, {table: self.table(table) for table in step.takes})
            return table.select(list(columns)) if columns else table
        with self._asked() as index:
            return index.all(name, list(columns))

    def where(
        self, name: str, column: str, values: Collection[Any], columns: Collection[str] = ()
    ) -> pa.Table:
        """Return the rows whose column is one of these values, with these columns or all.

        Asked by a column under which a table is filed, it costs only the rows that are found.

        Raises:
            NotFound: the path has no such table.
            DeskDamaged: it cannot be read.
        """
        wanted = list(columns) or SHAPES[name].schema.names
        with self._asked() as index:
            if name == "pages" and column == "page_id":
                ids = np.array(sorted(values), np.uint64)
                return index.pages_of(ids, wanted)
            if name != "pages" and index.files(name, column):
                ids = np.array(sorted(values), np.uint64)
                return index.fetch(name, column, ids).select(wanted)
        table = self.table(name)
        kind = table.schema.field(column).type
        known = pc.is_in(table[column], value_set=pa.array(list(values), kind))
        return table.filter(known).select(wanted)

    def search(self, question: Question) -> Answer:
        """Return the articles and facts that answer a question, best first."""
        with self._asked() as index:
            return find(index.database, question)

    def add(self, pages: pa.Table, progress: Progress | None = None) -> int:
        """Add pages and work the path for them; return how many pages are new.

        A page that is here already changes nothing. A page that failed gives way to one of
        the same name that was read. When this returns, the pages are worked; if the process is
        killed before, they are kept as soon as they are taken, and the next `add` works them.

        Raises:
            DeskBusy: somebody else is adding to this desk.
            DeskNotWritten: the disk is full, or the folder may not be written.
            BadTable: these are not pages.
        """
        shape_of(Pages).check(pages)
        # A state that is held keeps SQLite from writing over what is older than it.
        self.close()
        try:
            with Writer(self.path, progress) as writer:
                return writer.add(pages)
        finally:
            # Only when nobody reads an index that no longer counts can it be removed.
            self.close()
            tidy(self.path)
            self._refresh()

    def judge(self, said: Sequence[Row], progress: Progress | None = None) -> int:
        """Keep what users say themselves and let it count; return how many judgements are new.

        They are on disk before anything is made of them: whatever becomes of the index, they stay.

        Raises:
            DeskBusy: somebody else is writing this desk.
            DeskNotWritten: the disk is full, or the folder may not be written.
        """
        try:
            with Writer(self.path, progress) as writer:
                return writer.judge(said)
        finally:
            self.close()
            tidy(self.path)
            self._refresh()

    def close(self) -> None:
        """Let go of the state that is held; the desk cannot be asked any more."""
        with self._asking:
            if self._index:
                self._index.database.close()
                self._index = None
                self._let_go()

    def _refresh(self) -> None:
        """Hold the state that counts now."""
        with self._asking:
            self.close()
            while True:
                name = read_manifest(self.path)["index"]
                # Let go of at the latest when nobody has this desk any more.
                let_go = weakref.finalize(self, os.close, hold(self.path))
                try:
                    index = open_index(self.path, name)
                    # A reader's state begins with what it first reads.
                    index.database.execute("BEGIN")
                    index.about("generation")
                except apsw.CantOpenError as error:
                    let_go()
                    if read_manifest(self.path)["index"] == name:
                        raise DeskDamaged(
                            f"{self.path / name} is missing or cannot be opened ({error}). "
                            f"`copydesk rebuild {self.path}` makes it anew from the pages."
                        ) from error
                    continue  # a writer has just replaced it
                except apsw.Error as error:
                    raise damaged(self.path, error) from error
                self._index, self._let_go = index, let_go
                return

    @contextmanager
    def _asked(self) -> Iterator[Index]:
        """Give the index to one thread at a time."""
        with self._asking:
            if self._index is None:
                self._refresh()
            try:
                assert self._index is not None
                yield self._index
            except (apsw.Error, ValueError, pa.ArrowInvalid) as error:
                raise damaged(self.path, error) from error
