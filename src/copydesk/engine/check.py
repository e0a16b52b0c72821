"""Look through a desk for what is not as it was written; change nothing.

What is looked for, in this order: the index file and the page files as bytes (`sound`), the
pages where the index says, what rests in the tables and their lists, what is cited on the pages
(`cited`), and whether the tables agree (`agree`). A row from which nothing else follows can be
lost unseen: only the path itself, worked anew by a rebuild, could give it again.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import apsw
import numpy as np

from copydesk.engine.agree import IDS, SIDED, Agree
from copydesk.engine.cited import Cited, portions
from copydesk.engine.files import hold, read_manifest
from copydesk.engine.flat import Flat
from copydesk.engine.grow import Progress
from copydesk.engine.index import Index, damaged, open_index
from copydesk.engine.judged import read, standing
from copydesk.engine.sound import Check, Rests, index_file, page_files, places
from copydesk.tables import show_id

__all__ = ["Check", "check"]


def check(folder: str | Path, progress: Progress | None = None) -> list[Check]:
    """Return what was looked for in the desk of this folder, and what was found.

    Raises:
        NoDesk: the folder holds none.
        DeskTooNew: a later copydesk wrote it.
        DeskTooOld: an older copydesk wrote it.
        DeskDamaged: the index cannot be opened at all.
    """
    folder = Path(folder)
    read_manifest(folder)  # a folder that is no desk is left as it is
    held = hold(folder)
    try:
        index = open_index(folder, read_manifest(folder)["index"])
        try:
            # All that is looked at is of one state, whoever writes meanwhile.
            index.database.execute("BEGIN")
            index.about("generation")
            return list(_checks(index, folder, progress or (lambda *_: None)))
        finally:
            index.database.close()
    except apsw.Error as error:
        raise damaged(folder, error) from error
    finally:
        os.close(held)


def _checks(index: Index, folder: Path, progress: Progress) -> Iterator[Check]:
    total = 4 + len(index.shelves)
    progress("index file", 0, total)
    whole = index_file(index)
    yield whole
    if whole.wrong:
        return  # of a torn file no table can be trusted to be what it seems
    progress("page files", 1, total)
    files, sound = page_files(index)
    yield files
    progress("pages", 2, total)
    yield places(index, sound)
    yield _judgements(index, folder)
    progress("spans", 3, total)
    cited = Cited()
    for ids in portions(index, sound):
        cited.look(index, ids)
    rests, agree = Rests(index), Agree(*cited.lengths())
    for done, (name, shelf) in enumerate(index.shelves.items(), 4):
        progress(name, done, total)
        if isinstance(shelf, Flat):
            rests.look_at_numbers(shelf)
        if isinstance(shelf, Flat) and name not in SIDED:
            for column in IDS.keys() & set(shelf.shape.schema.names):
                agree.cite(name, column, rests.distinct(shelf, column))
            continue
        for table in rests.batches(shelf):
            agree.take(name, table)
    every = [page_id for (page_id,) in index.database.execute("SELECT page_id FROM pages")]
    agree.end(np.array(every, np.int64).view(np.uint64))
    yield _entries(index, agree)
    progress("", total, total)
    yield from (rests.pieces, rests.numbers, rests.lists, *cited.checks, *agree.checks)


def _judgements(index: Index, folder: Path) -> Check:
    """Look whether the index has what users said, no more and no less."""
    check = Check("judgements")
    said = {row["id"] for row in standing(read(folder))}
    check.looked = len(said)
    known: set[str] = set()
    try:
        for number in index.all("judgements", ["judgement_id"])["judgement_id"].to_pylist():
            known.add(f"{number:016x}")
    except Exception:  # a torn piece raises anything, and is found where pieces are looked at
        return check
    for one in sorted(said - known)[:1]:
        check.fault(f"{one} is not in the index", len(said - known))
    for one in sorted(known - said)[:1]:
        check.fault(f"{one} is in the index, and nobody said it", len(known - said))
    return check


def _entries(index: Index, agree: Agree) -> Check:
    """Look whether each article and fact can be searched for, and nothing else can be found."""
    check = Check("entries of the search")
    rows = index.database.execute("SELECT id FROM search_entries")
    filed = np.fromiter((number for (number,) in rows), np.int64).view(np.uint64)
    there = np.union1d(agree.ids_of("articles", "article_id"), agree.ids_of("facts", "fact_id"))
    check.looked = len(filed)
    for lost, what in (
        (np.setdiff1d(there, filed), "cannot be searched for"),
        (np.setdiff1d(filed, there), "can be searched for, and is no article or fact"),
    ):
        if len(lost):
            check.fault(f"{show_id(int(lost[0]))} {what}", len(lost))
    return check
