"""The one process that writes a desk: it works what was taken, and remakes what is of old."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import apsw
import pyarrow as pa
import pyarrow.parquet as pq

from copydesk.desk import PATH, Step
from copydesk.engine import judged
from copydesk.engine.archive import Archive
from copydesk.engine.blame import CannotBeWorked, Refusal, refusal
from copydesk.engine.catalogue import file_changes
from copydesk.engine.filed import Filed
from copydesk.engine.files import (
    MANIFEST,
    OLD,
    arrange,
    naming,
    read_manifest,
    write_manifest,
    writing,
)
from copydesk.engine.grow import Doing, Progress, grow
from copydesk.engine.hands import Hands
from copydesk.engine.index import (
    Index,
    code,
    damaged,
    index_name,
    make_index,
    open_index,
    remove_index,
    transaction,
)
from copydesk.engine.intake import SMALL, Stages, parts, take, untold, work_file
from copydesk.engine.local import work
from copydesk.engine.owned import owned
from copydesk.engine.pool import Limits
from copydesk.engine.values import signed, values_of
from copydesk.errors import DeskTooOld


class Writer(AbstractContextManager["Writer"]):
    """Holds the desk in a folder for writing.

    Raises:
        DeskBusy: somebody else holds it.
        DeskNotWritten: the disk is full, or the folder may not be written.
        DeskDamaged: its files are not what was written.
    """

    def __init__(
        self,
        folder: Path,
        progress: Progress | None = None,
        limits: Limits | None = None,
        path: tuple[Step, ...] = PATH,
    ) -> None:
        """Nothing is held before the block begins; `limits` are those of one task of a worker."""
        self.folder = folder
        self.progress = progress
        self.path = path
        self._held = ExitStack()
        self._hands = Hands(limits, self._held)

    def __enter__(self) -> "Writer":
        """Hold the desk."""
        self._held.enter_context(_speaking(self.folder))
        self._held.enter_context(writing(self.folder))
        self._held.enter_context(owned(self.folder))
        return self

    def __exit__(self, *error: Any) -> bool | None:
        """Let the desk go."""
        return self._held.__exit__(*error)

    def add(self, pages: pa.Table) -> int:
        """Take pages in and work them; return how many pages are new.

        What an earlier process took in and did not work is worked first.
        """
        index = self._current()
        try:
            held = _count(index)
            self._catch_up(index)
            for part in parts(pages):
                taken = take(index, part)
                if taken is not None:
                    self._work(index, taken)
            return _count(index) - held
        finally:
            index.put_away()

    def take(self, batches: Iterable[pa.Table]) -> pa.Table:
        """Take pages in without working them; return name, state and reason of each that came."""
        index = self._current()
        told = []
        try:
            for batch in batches:
                told.append(batch.select(["page", "status", "reason"]))
                for part in parts(batch):
                    take(index, part)
        finally:
            index.database.close()
        return pa.concat_tables(told)

    def judge(self, said: Sequence[judged.Row]) -> int:
        """Write what users say, and work what it changes; return how many judgements are new."""
        index = self._current()
        try:
            self._catch_up(index)
            known = {row["id"] for row in judged.read(self.folder)}
            new = [row for row in said if row["id"] not in known]
            judged.add(self.folder, new)
            self._uphold(index)
            return len(new)
        finally:
            index.database.close()

    def rebuild(self) -> None:
        """Make the index anew from the pages; what a killed rebuild has made is gone on with."""
        with self._renewed() as index:
            _take_over(index, self.folder)
            self._uphold(index)
            for file in untold(index):
                self._work(index, file)

    def renew(self, fill: Callable[[Index], None]) -> None:
        """Make an index that is filled by others; all pages on disk are entered in it already."""
        with self._renewed() as index:
            _take_over(index, self.folder)
            fill(index)

    @contextmanager
    def _renewed(self) -> Iterator[Index]:
        """Give the next index, which counts from the end of the block on."""
        number, generation = self._before()
        new = self.folder / index_name(number + 1)
        if new.exists() and not _is_ours(new):
            remove_index(new)
        if not new.exists():
            make_index(self.folder, number + 1, generation + 1)
        index = open_index(self.folder, new.name, write=True, path=self.path)
        try:
            yield index
        finally:
            index.database.close()
        write_manifest(self.folder, new.name)

    def _current(self) -> Index:
        """Return the index; made anew first if another program made it."""
        name = read_manifest(self.folder)["index"]
        index = open_index(self.folder, name, write=True, path=self.path)
        index.migrate()
        if index.about("code") == code():
            return index
        index.database.close()
        self.rebuild()
        return open_index(
            self.folder, read_manifest(self.folder)["index"], write=True, path=self.path
        )

    def _before(self) -> tuple[int, int]:
        """Return number and generation of the index that counts now; 0 where it is lost."""
        try:
            name = read_manifest(self.folder)["index"]
        except DeskTooOld:
            _adopt(self.folder)
            return 0, 0
        number = int(Path(name).stem.split("-")[1])
        try:
            index = open_index(self.folder, name)
            try:
                return number, int(index.about("generation"))
            finally:
                index.database.close()
        except (apsw.Error, TypeError):
            return number, 0

    def _catch_up(self, index: Index) -> None:
        """Work what is on disk and not in the index."""
        self._uphold(index)
        for number in untold(index):
            index.database.execute("UPDATE taken SET tries = tries + 1 WHERE file = ?", (number,))
            self._work(index, number)

    def _uphold(self, index: Index) -> None:
        """Work what users have said and the index does not know."""
        table = judged.tabled(judged.standing(judged.read(self.folder)))
        shelf, old = index.shelves["judgements"], index.all("judgements", [])
        if arrange(old).equals(arrange(table)):
            return
        assert isinstance(shelf, Filed)
        with self._writing(index) as before:
            by = values_of(pa.concat_tables([old, table]), shelf.by)
            change = {"judgements": shelf.put(index.database, by, table)}
            file_changes(index, grow(index, before, change, Doing(work, work), self.progress))

    @contextmanager
    def _writing(self, index: Index) -> Iterator[Index]:
        """Give the index as it stood, in a transaction that makes the next generation of it."""
        before = open_index(self.folder, Path(index.database.filename).name, path=self.path)
        try:
            before.database.execute("BEGIN")
            before.about("generation")
            with transaction(index.database):
                yield before
                index.tell("generation", index.about("generation") + 1)
        finally:
            before.database.close()

    def _work(self, index: Index, number: int) -> None:
        """Work the pages of one file; without those that cannot be worked, which have failed."""
        while True:
            try:
                return self._try(index, number)
            except Refusal as found:
                rows = [(signed(page), reason) for page, reason in found.pages.items()]
                index.database.executemany("INSERT OR REPLACE INTO refused VALUES (?, ?)", rows)

    def _try(self, index: Index, number: int) -> None:
        """Work the pages of one file, in one transaction."""
        taken = "SELECT pages, digest, tries FROM taken WHERE file = ?"
        row: Any = index.database.execute(taken, (number,)).get
        size, digest, tries = row
        stages: Stages | None = None
        passing = self._hands.for_pages(size, tries)
        doing = Doing(passing, passing)
        if size > SMALL:
            refused = index.database.execute("SELECT page_id FROM refused").fetchall()
            marks = code(), digest, index.about("generation"), refused
            stages = Stages(self.folder / "work", *marks)
            doing = Doing(stages.keep(passing, self.path), passing)
        with self._writing(index) as before:
            try:
                changes = work_file(index, before, number, doing, self.progress)
            except CannotBeWorked as error:
                raise refusal(index, number, error.refused) from error
            file_changes(index, changes)
            index.database.execute("UPDATE taken SET worked = 1 WHERE file = ?", (number,))
        if stages:
            stages.clear()


def _adopt(folder: Path) -> None:
    """Keep the pages of a desk of the first format as the first page file of this one."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    lay = folder / str(manifest["tables"])
    archive = Archive(folder / "pages")
    if not archive.path(1).exists() and lay.name.startswith(OLD):
        archive.write(1, pq.read_table(lay / "pages.parquet"))


def _is_ours(file: Path) -> bool:
    """Say whether this program began the index, so that it can be gone on with."""
    try:
        index = open_index(file.parent, file.name)
        try:
            return bool(index.about("code") == code())
        finally:
            index.database.close()
    except apsw.Error:
        return False


def _take_over(index: Index, folder: Path) -> None:
    """Enter every page file of the folder that the index does not know yet, to be worked."""
    known = {number for (number,) in index.database.execute("SELECT file FROM taken")}
    for file in sorted((folder / "pages").glob("*.parquet")):
        number = int(file.stem)
        if number not in known:
            row = (number, len(index.archive.read(number)), index.archive.digest(number))
            index.database.execute("INSERT INTO taken VALUES (?, ?, ?, 0, 0)", row)


def _count(index: Index) -> int:
    return int(index.database.execute("SELECT count(*) FROM pages").get)


@contextmanager
def _speaking(folder: Path) -> Iterator[None]:
    """Say in words why a desk cannot be written; it is as it was."""
    with naming(folder):
        try:
            yield
        except (apsw.FullError, apsw.IOError, apsw.ReadOnlyError) as error:
            raise OSError(None, str(error)) from error
        except (apsw.CorruptError, apsw.NotADBError, apsw.CantOpenError) as error:
            raise damaged(folder, error) from error
