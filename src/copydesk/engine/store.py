"""A desk: a folder that keeps every table of the path between runs.

Whoever opens a desk sees one run of the path, whole, for as long as he holds it open; who adds
to it does so alone. A page that came in stays: a failed one gives way only to the same page read.
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import copydesk
from copydesk.desk import PATH
from copydesk.engine.files import (
    arrange,
    holds_desk,
    naming,
    read_manifest,
    refuse_other_files,
    write,
    writing,
)
from copydesk.engine.local import Progress, run
from copydesk.errors import BadTable, DeskDamaged, NotFound
from copydesk.tables import Pages, Shape, shape_of

SHAPES: dict[str, Shape] = {
    shape.name: shape for shape in (shape_of(Pages), *(step.gives for step in PATH))
}


class Desk:
    """The tables in a folder, as they stood when it was opened or last added to."""

    def __init__(self, path: Path) -> None:
        """Use `open` or `create`."""
        self.path = path
        self._refresh()

    @classmethod
    def open(cls, path: str | Path) -> "Desk":
        """Return the desk in this folder.

        Raises:
            NoDesk: the folder holds none.
            DeskTooNew: a later copydesk wrote it.
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
                    write(folder, 1, code(), {n: s.schema.empty_table() for n, s in SHAPES.items()})
        return cls(folder)

    @property
    def generation(self) -> int:
        """How often the desk has been written; grows by one each time."""
        return int(self._manifest["generation"])

    def table(self, name: str) -> pa.Table:
        """Return a table of the path by its name; it is read when first asked for.

        Raises:
            NotFound: the path has no such table.
            DeskDamaged: the file cannot be read, or is of another version's shape.
        """
        if name not in SHAPES:
            raise NotFound(f"There is no table {name}. There are {', '.join(SHAPES)}.")
        if name not in self._tables:
            self._tables[name] = self._read(name)
        return self._tables[name]

    def add(self, pages: pa.Table, progress: Progress | None = None) -> int:
        """Add pages and work the path again; return how many pages are new.

        A page that is here already changes nothing. A page that failed gives way to one of
        the same name that was read.

        Raises:
            DeskBusy: somebody else is adding to this desk.
            DeskNotWritten: the disk is full, or the folder may not be written.
            BadTable: these are not pages.
        """
        shape_of(Pages).check(pages)
        with writing(self.path):
            self._refresh()
            before = self.table("pages")
            tables = {"pages": merge(before, pages)}
            if tables["pages"].equals(before) and self._manifest["code"] == code():
                return 0
            run(tables, progress=progress)
            write(self.path, self.generation + 1, code(), tables)
            self._refresh()
        return len(set(tables["pages"]["page_id"].to_pylist()) - set(before["page_id"].to_pylist()))

    def _refresh(self) -> None:
        """Open the files of the run that counts now."""
        while True:
            self._manifest = read_manifest(self.path)
            folder = self.path / self._manifest["tables"]
            try:
                self._files = {name: pa.OSFile(str(folder / f"{name}.parquet")) for name in SHAPES}
            except FileNotFoundError as error:
                if read_manifest(self.path) == self._manifest:
                    raise DeskDamaged(
                        f"A file of {folder} is missing ({error}). "
                        f"Read the pages again into a new desk."
                    ) from error
                continue  # a writer has just replaced the run that we were opening
            self._tables: dict[str, pa.Table] = {}
            return

    def _read(self, name: str) -> pa.Table:
        try:
            return SHAPES[name].check(pq.read_table(self._files[name]))
        except BadTable as error:
            raise DeskDamaged(
                f"{self.path} was written by another version of copydesk: its table {name} has "
                f"other columns. Read its pages again into a new desk."
            ) from error
        except (pa.ArrowInvalid, OSError) as error:
            raise DeskDamaged(
                f"The table {name} of {self.path} cannot be read ({error}). "
                f"Read its pages again into a new desk."
            ) from error


def merge(before: pa.Table, pages: pa.Table) -> pa.Table:
    """Return all pages, each once, without failures that were made good; in any order the same."""
    both = pa.concat_tables([before, pages])
    failed = pc.equal(both["status"], "failed")
    read = both.filter(pc.invert(failed))["page"]
    # The page id stands first in the order, so that equal pages now follow each other.
    both = arrange(both.filter(pc.invert(pc.and_(failed, pc.is_in(both["page"], value_set=read)))))
    known = both["page_id"].to_numpy()
    first = np.ones(len(both), bool)
    first[1:] = known[1:] != known[:-1]
    return both.filter(pa.array(first)).combine_chunks()


@cache
def code() -> str:
    """Return a hash of the program and its word lists: other code may give other tables."""
    root = Path(copydesk.__file__).parent
    digest = blake2b(digest_size=8)
    for file in sorted([*root.rglob("*.py"), *root.rglob("*.yaml")]):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
