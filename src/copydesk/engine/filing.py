"""File articles, events, quotations and figures under their words: the index of a desk.

The index rests in the desk's one SQLite file, in tables of its own, and keeps no text: what a hit
says is read from the desk, and `marks` says where the words stand in it. An entry's place is its
day, newest first, then a hash of its id, so the newest that hold a word are read first without a
look at the others. A word that few entries hold is ranked over all of them, one that many hold
over the newest; so a common word costs what a rare one does. Values to filter by are words of a
column of their own, so that the index itself meets them with the words.

Equal entries give equal answers, in whatever order and portions they were filed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import apsw

from copydesk.engine.question import fold
from copydesk.engine.values import signed

DDL = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(
        title, text, filed, content='', contentless_delete=1,
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M* Cn'")""",
    """CREATE TABLE IF NOT EXISTS search_entries(
        place INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL,
        words INTEGER NOT NULL)""",
    "CREATE TABLE IF NOT EXISTS search_words(word TEXT PRIMARY KEY) WITHOUT ROWID",
    """CREATE TABLE IF NOT EXISTS search_days(
        day INTEGER PRIMARY KEY, entries INTEGER NOT NULL, words INTEGER NOT NULL)""",
    "CREATE TABLE IF NOT EXISTS search_origins(origins INTEGER PRIMARY KEY)",
    "INSERT INTO search(search, rank) VALUES('hashsize', 16777216)",
)
"""The tables of the index. `search_words` are all words ever filed, `search_origins` all counts;
`search_days` says how many entries and words lie in each day of `place`."""

PORTION = 10_000  # entries filed at once; the index wants rows in order, so they are sorted

# place = day counted back from LAST_DAY, 20 bits of hash, 4 bits for entries of one hash.
LAST_DAY = 200_000  # 2517-07-30
NO_DAY = (1 << 18) - 1
SLOTS = 4
IN_DAY = 20 + SLOTS
MIXED = 0x9E3779B97F4A7C15  # odd; spreads ids that are no hashes, as those of tests

FILED = "\ue000"  # first character of every filter value; no word of a text holds it


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found by its words.

    `id` is an article_id or fact_id, `kind` one of KINDS. `title` is the headline of an article or
    the speaker of a quotation; `text` the body, or what the fact says. `day` counts from
    1970-01-01. `carriers` are the names of further outlets that print a fact.
    """

    id: int
    kind: str
    title: str
    text: str
    story_id: int | None = None
    outlet: str | None = None
    newsroom: str | None = None
    countries: Sequence[str] = ()
    day: int | None = None
    root: str | None = None
    origins: int | None = None
    carriers: Sequence[str] = ()


def file(connection: apsw.Connection, removed: Sequence[int], entries: Iterable[Entry]) -> None:
    """Take entries out and file others, in the transaction that is open.

    An entry whose id is filed already takes the place of the older one.
    """
    _remove(connection, removed)
    source = iter(entries)
    while portion := {entry.id: entry for entry in islice(source, PORTION)}:
        _remove(connection, portion)
        _add(connection, portion.values())


def _remove(connection: apsw.Connection, ids: Iterable[int]) -> None:
    gone = Counter[int]()
    words = Counter[int]()
    sql = "DELETE FROM search_entries WHERE id = ? RETURNING place, words"
    for number in ids:
        for place, size in connection.execute(sql, (signed(number),)):
            connection.execute("DELETE FROM search WHERE rowid = ?", (place,))
            gone[place >> IN_DAY] -= 1
            words[place >> IN_DAY] -= size
    _count(connection, gone, words)


def _add(connection: apsw.Connection, entries: Iterable[Entry]) -> None:
    known, sizes, words = set[str](), Counter[int](), Counter[int]()
    rows = list[tuple[int, str, str, str]]()
    for place, entry in sorted(((_place(e), e) for e in entries), key=lambda row: row[0]):
        title, text = fold(entry.title), fold(entry.text)
        held = [*title.split(), *text.split()]
        known.update(held)
        free = _free(connection, place)
        connection.execute(
            "INSERT INTO search_entries VALUES(?, ?, ?, ?)",
            (free, signed(entry.id), entry.kind, len(held)),
        )
        rows.append((free, title, text, _filed(entry)))
        sizes[free >> IN_DAY] += 1
        words[free >> IN_DAY] += len(held)
    connection.executemany(
        "INSERT INTO search(rowid, title, text, filed) VALUES(?, ?, ?, ?)", sorted(rows)
    )
    connection.executemany(
        "INSERT OR IGNORE INTO search_words VALUES(?)", ((word,) for word in sorted(known))
    )
    origins = {entry.origins for entry in entries if entry.origins is not None}
    connection.executemany(
        "INSERT OR IGNORE INTO search_origins VALUES(?)", ((n,) for n in sorted(origins))
    )
    _count(connection, sizes, words)


def _count(connection: apsw.Connection, entries: Counter[int], words: Counter[int]) -> None:
    connection.executemany(
        "INSERT INTO search_days VALUES(?, ?, ?) ON CONFLICT(day) DO UPDATE SET "
        "entries = entries + excluded.entries, words = words + excluded.words",
        [(day, entries[day], words[day]) for day in sorted(entries)],
    )


def _place(entry: Entry) -> int:
    """Return the first place that an entry may take."""
    hashed = (entry.id * MIXED & (1 << 64) - 1) >> 64 - (IN_DAY - SLOTS)
    return day_of(entry.day) << IN_DAY | hashed << SLOTS


def day_of(day: int | None) -> int:
    """Return the day of `place`: counted back, so that the newest come first."""
    return NO_DAY if day is None else min(max(LAST_DAY - day, 0), NO_DAY - 1)


def _free(connection: apsw.Connection, place: int) -> int:
    """Return the first place from this on that is not taken."""
    while True:
        last = place | (1 << SLOTS) - 1
        sql = "SELECT place FROM search_entries WHERE place BETWEEN ? AND ?"
        taken = {number for (number,) in connection.execute(sql, (place, last))}
        for number in range(place, last + 1):
            if number not in taken:
                return number
        place = last + 1


@lru_cache(maxsize=1 << 14)
def value(letter: str, given: str) -> str:
    """Return the word under which a filter value is filed."""
    return FILED + letter + "".join(fold(given).split())


@lru_cache(maxsize=1 << 14)
def name(outlet: str) -> tuple[str, ...]:
    """Return the words under which the name of an outlet is filed, which stand side by side."""
    return tuple(FILED + "o" + word for word in fold(outlet).split())


def _filed(entry: Entry) -> str:
    """Return the filter values of an entry as words."""
    values = [value("k", entry.kind)]
    values += [value("c", code) for code in sorted(set(entry.countries))]
    if entry.story_id is not None:
        values.append(value("s", f"{entry.story_id:x}"))
    if entry.root:
        values.append(value("r", entry.root))
    if entry.origins is not None:
        values.append(value("n", str(entry.origins)))
    outlets = sorted({*filter(None, (entry.outlet, entry.newsroom, *entry.carriers))})
    for words in dict.fromkeys(map(name, outlets)):
        values += [*words, FILED]  # so that no name runs on into the next
    values += dict.fromkeys(value("w", outlet) for outlet in outlets)
    return " ".join(values)
