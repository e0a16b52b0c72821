"""Take pages into a desk: keep them first, then work them.

Pages are taken in parts. A part is on disk, under its number, before any work on it begins: from
then on it cannot be lost. Its work is one transaction, so readers see all of it or nothing. If
the process is killed, the next one works what was taken and not worked; of a large part the
tables that were already made lie in a folder of the run and are not made again.
"""

import shutil
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from copydesk.desk import Step
from copydesk.engine.archive import SHAPE, Archive, write_durably
from copydesk.engine.files import arrange, flush_folder
from copydesk.engine.grow import Changes, Doing, Progress, Work, grow
from copydesk.engine.index import Index, transaction
from copydesk.engine.values import Change, signed, values_of

PART = 2_500  # pages that are worked together at most
CHARACTERS = 25_000_000  # and their characters: what is worked at once must fit into memory
SMALL = 64  # pages; of so few nothing is kept of a run that was killed


def parts(pages: pa.Table) -> Iterator[pa.Table]:
    """Yield the pages in parts that can be worked at once."""
    characters = np.cumsum(pages["characters"].fill_null(0).to_numpy())
    start = 0
    while start < len(pages):
        before = characters[start - 1] if start else 0
        end = int(np.searchsorted(characters, before + CHARACTERS, side="right"))
        end = max(start + 1, min(end, start + PART))
        yield pages.slice(start, end - start)
        start = end


def take(index: Index, pages: pa.Table) -> int | None:
    """Keep pages on disk, to be worked; return their number, or None if all are known."""
    known = index.fetch("pages", "page_id", values_of(pages, "page_id"))
    pages = _without(pages, known)
    if not len(pages):
        return None
    last = int(index.database.execute("SELECT coalesce(max(file), 0) FROM taken").get)
    digest = index.archive.write(last + 1, pages)
    with transaction(index.database):
        index.database.execute(
            "INSERT INTO taken VALUES (?, ?, ?, 0, 0)", (last + 1, len(pages), digest)
        )
    return last + 1


def _without(pages: pa.Table, known: pa.Table) -> pa.Table:
    """Return the pages that are not among those known, told in the same way."""
    if not len(known):
        return pages
    again = pc.is_in(pages["page_id"].combine_chunks(), value_set=known["page_id"].combine_chunks())
    old = {row["page_id"]: row for row in known.to_pylist()}
    same = [
        met and old[row["page_id"]] == row if met else False
        for met, row in zip(again.to_pylist(), pages.to_pylist(), strict=True)
    ]
    return pages.filter(pa.array([not one for one in same], pa.bool_()))


def untold(index: Index) -> list[int]:
    """Return the numbers of the files that are taken and not yet worked, in order."""
    rows = index.database.execute("SELECT file FROM taken WHERE NOT worked ORDER BY file")
    return [number for (number,) in rows]


def work_file(
    index: Index, before: Index, number: int, doing: Doing, progress: Progress | None
) -> Changes:
    """Work the pages of one file into the index, in the caller's transaction."""
    return grow(index, before, {"pages": enter(index, before, number)}, doing, progress)


def enter(index: Index, before: Index, number: int) -> Change:
    """Enter where the pages of one file lie; return the pages that go and that come.

    `before` shows the index as it stood when the caller's transaction began.
    """
    gone, came = _turnover(index, number)
    index.database.executemany(
        "DELETE FROM pages WHERE page_id = ?", [(signed(page),) for page in gone]
    )
    columns = (came[name].to_pylist() for name in ("page_id", "page", "file", "row"))
    places = sorted((signed(page), *place) for page, *place in zip(*columns, strict=True))
    index.database.executemany("INSERT INTO pages VALUES (?, ?, ?, ?)", places)
    return (
        before.fetch("pages", "page_id", np.array(gone, np.uint64)),
        index.as_worked(came.select(SHAPE.schema.names)),
    )


def _turnover(index: Index, number: int) -> tuple[list[int], pa.Table]:
    """Return the ids that go and, each with its place, the pages that come for a file."""
    pages = index.archive.read(number)
    new = pages.append_column("file", pa.array(np.full(len(pages), number))).append_column(
        "row", pa.array(np.arange(len(pages)))
    )
    names = sorted(set(pages["page"].to_pylist()))
    held: list[tuple[int, int]] = []
    for name in names:
        held += index.database.execute("SELECT file, row FROM pages WHERE page = ?", (name,))
    if not held and len(names) == len(pages):
        return [], new  # as of most files: nothing of them is known, and nothing comes twice
    old = _placed(index.archive, held)
    kept = merge(old, new)
    before, after = _places(old), _places(kept)
    gone = [page for place, page in before.items() if place not in after]
    came = kept.filter(pa.array([place not in before for place in after], pa.bool_()))
    return gone, came


def _places(pages: pa.Table) -> dict[tuple[int, int], int]:
    """Return the id of each page by its place."""
    columns = (pages[name].to_pylist() for name in ("file", "row", "page_id"))
    return {(file, row): page for file, row, page in zip(*columns, strict=True)}


def _placed(archive: Archive, places: list[tuple[int, int]]) -> pa.Table:
    """Return the pages at these places, each with its place."""
    tables = []
    for file in sorted({file for file, _ in places}):
        rows = sorted(row for at, row in places if at == file)
        table = archive.fetch([(file, row) for row in rows])
        tables.append(
            table.append_column("file", pa.array(np.full(len(rows), file))).append_column(
                "row", pa.array(np.array(rows))
            )
        )
    if tables:
        return pa.concat_tables(tables)
    none = pa.array(np.zeros(0, np.int64))
    return SHAPE.schema.empty_table().append_column("file", none).append_column("row", none)


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


class Stages:
    """The tables that the steps of a run have given, on disk until the run is over."""

    def __init__(self, folder: Path, *marks: object) -> None:
        """`marks` name what the tables depend on: the program, the pages, and the desk before."""
        name = blake2b("\x1f".join(map(str, marks)).encode(), digest_size=8).hexdigest()
        self.root = folder
        self.folder = folder / name
        if folder.exists():
            for old in folder.iterdir():
                if old != self.folder:
                    shutil.rmtree(old, ignore_errors=True)

    def keep(self, work: Work, path: tuple[Step, ...]) -> Work:
        """Return the work of a path's steps, which takes from disk what was already made."""
        self.folder.mkdir(parents=True, exist_ok=True)
        flush_folder(self.root)
        numbers = {step.name: n for n, step in enumerate(path)}

        def once(step: Step, given: dict[str, pa.Table]) -> pa.Table:
            file = self.folder / f"{numbers[step.name]:02d}-{step.name}.parquet"
            if file.exists():
                return step.gives.check(pq.read_table(file).cast(step.gives.schema))
            table = work(step, given)
            write_durably(table, file)
            return table

        return once

    def clear(self) -> None:
        """Remove them: what they were kept for is in the index."""
        shutil.rmtree(self.folder, ignore_errors=True)
