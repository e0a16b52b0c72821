"""What servers said of the pages that are in a desk, so that an unchanged one is not sent again.

A small database beside the desk's own. It is no part of the desk: without it all pages are
fetched anew, and known ones come to nothing there. So what is said of a page is noted when its
row is given out, and kept only when the caller says that the rows so far are safe.
"""

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

import apsw

NAME = "fetched.db"
LENGTH = 1_000  # characters of what a server says of a page
TAGS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))


class Seen:
    """What servers said of pages, by the name of the page and the address that gave it."""

    def __init__(self, file: Path | None = None) -> None:
        """Without a file, nothing is kept."""
        self._noted: dict[tuple[str, str], tuple[str | None, str | None]] = {}
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

    def keep(self) -> None:
        """Keep what was noted so far: the rows are safe."""
        rows = [(*key, *said) for key, said in self._noted.items()]
        with self._using:
            if self._database is not None and rows:
                try:
                    with self._database:
                        self._database.executemany("REPLACE INTO seen VALUES (?, ?, ?, ?)", rows)
                except apsw.Error:
                    self._database = None  # a memory that fails costs fetching, not pages
        self._noted.clear()

    def _kept(self, page: str, url: str) -> tuple[str | None, str | None]:
        asked = "SELECT etag, modified FROM seen WHERE page = ? AND url = ?"
        with self._using:
            try:
                found = self._database and self._database.execute(asked, (page, url)).fetchone()
            except apsw.Error:
                found = None
        return found or (None, None)


def _fit(value: str | None) -> str | None:
    fits = value and len(value) <= LENGTH and value.isascii() and value.isprintable()
    return value if fits else None


def _open(file: Path) -> apsw.Connection | None:
    """Return the database; one that cannot be read is made anew, else there is none."""
    for attempt in range(2):
        try:
            database = apsw.Connection(str(file))
            database.set_busy_timeout(5_000)
            database.execute(
                "CREATE TABLE IF NOT EXISTS seen (page TEXT, url TEXT, etag TEXT, modified TEXT,"
                " PRIMARY KEY (page, url)) WITHOUT ROWID"
            )
            return database
        except (apsw.NotADBError, apsw.CorruptError):
            if not attempt:
                file.unlink(missing_ok=True)
        except apsw.Error:
            return None
    return None
