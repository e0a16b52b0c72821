"""What servers said of the pages that are in a desk, so that an unchanged one is not sent again.

Many servers say nothing of that, so it is also known which pages were given out: one that is sent
again with the same text is no news. A small database beside the desk's own, and no part of it:
without it all pages are fetched anew, and known ones come to nothing in the desk. What is said of
a page is noted when its row is given out, and kept only when the caller says that the rows so far
are safe.
"""

from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any

import apsw

NAME = "fetched.db"
LENGTH = 1_000  # characters of what a server says of a page
TAGS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))

TABLES = """
    CREATE TABLE IF NOT EXISTS seen (page TEXT, url TEXT, etag TEXT, modified TEXT,
        PRIMARY KEY (page, url)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS read (page_id INTEGER PRIMARY KEY);
"""
SAID = "SELECT etag, modified FROM seen WHERE page = ? AND url = ?"
READ = "SELECT 1 FROM read WHERE page_id = ?"


class Seen:
    """What servers said of pages, by the name of the page and the address that gave it."""

    def __init__(self, file: Path | None = None) -> None:
        """Without a file, nothing is kept."""
        self._noted: dict[tuple[str, str], tuple[str | None, str | None]] = {}
        self._rows: set[int] = set()
        self._database = _open(file) if file else None
        self._using = Lock()

    def asking(self, page: str, url: str) -> dict[str, str]:
        """Return the headers that ask for a page only if it has changed."""
        said = self._noted.get((page, url)) or self._kept(page, url)
        return {name: value for (_, name), value in zip(TAGS, said, strict=True) if value}

    def note(self, page: str, url: str, headers: Mapping[str, str]) -> None:
        """Note what a server said of a page whose row is given out."""
        etag, modified = (_fit(headers.get(key)) for key, _ in TAGS)
        if etag or modified:
            self._noted[page, url] = (etag, modified)

    def is_new(self, page_id: int) -> bool:
        """Say whether a page was never given out, and note that now it is."""
        number = page_id - (page_id >> 63 << 64)  # as SQLite counts
        if number in self._rows or self._fetch(READ, (number,)):
            return False
        self._rows.add(number)
        return True

    def keep(self) -> None:
        """Keep what was noted so far: the rows are safe."""
        said = [(*key, *tags) for key, tags in self._noted.items()]
        with self._using:
            if self._database is not None and (said or self._rows):
                try:
                    with self._database:
                        self._database.executemany("REPLACE INTO seen VALUES (?, ?, ?, ?)", said)
                        rows = [(number,) for number in self._rows]
                        self._database.executemany("INSERT OR IGNORE INTO read VALUES (?)", rows)
                except apsw.Error:
                    self._database = None  # a memory that fails costs fetching, not pages
        self._noted.clear()
        self._rows.clear()

    def _kept(self, page: str, url: str) -> tuple[str | None, str | None]:
        return self._fetch(SAID, (page, url)) or (None, None)

    def _fetch(self, asked: str, values: tuple[Any, ...]) -> Any:
        with self._using:
            try:
                return self._database and self._database.execute(asked, values).fetchone()
            except apsw.Error:
                return None


def _fit(value: str | None) -> str | None:
    fits = value and len(value) <= LENGTH and value.isascii() and value.isprintable()
    return value if fits else None


def _open(file: Path) -> apsw.Connection | None:
    """Return the database; one that cannot be read is made anew, else there is none."""
    for attempt in range(2):
        try:
            database = apsw.Connection(str(file))
            database.set_busy_timeout(5_000)
            database.execute(TABLES)
            return database
        except (apsw.NotADBError, apsw.CorruptError):
            if not attempt:
                file.unlink(missing_ok=True)
        except apsw.Error:
            return None
    return None
