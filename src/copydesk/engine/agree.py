"""Look whether the tables of a desk agree: ids, spans, words, and counts.

Each table is read once, a batch at a time. Of a row that another table must hold too, a hash is
kept (`marks`); so a desk of any size is looked at in some bytes a row. The hashes are Python's
own, good for one process; two different rows in four billion would pass for one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.engine.sound import Check
from copydesk.engine.values import Values, values_of
from copydesk.tables import show_id
from copydesk.witnesses import count

ODD = np.uint64(0x9E3779B97F4A7C15)
PRINTED = ("article_id", "page_id", "n", "key", "role", "start", "end", "text")
CARRIED = (*PRINTED, "sentence_id")
TOLD = ("article_id", "page_id", "kind", "outlet", "newsroom", "agency", "language")
STATED = ("fact_id", "story_id", "says")
HEARD = ("fact_id", "story_id", "article_id")
SAID = ("article_id", "sentence_id", "n", "key", "role", "start", "end", "text")
COUNTED = ("fact_id", "story_id", "carriers", "texts", "independent", "origins")

IDS = {
    "article_id": "articles", "other_id": "articles", "on_id": "articles", "page_id": "pages",
    "other_page_id": "pages", "fact_id": "facts", "story_id": "stories", "key": "printings",
    "other_key": "printings",
}  # fmt: skip
"""The table that must hold what stands in a column of this name, in whatever table."""

SPANS = (
    ("page_id", "start", "end"),
    ("page_id", "from", "to"),
    ("other_page_id", "other_start", "other_end"),
)


def carrying(mentions: pa.Table) -> pa.Table:
    """Return the mentions that make their article a carrier: those in its body."""
    return mentions.filter(pc.not_equal(mentions["role"], "headline"))


def in_article(segments: pa.Table) -> pa.Table:
    """Return the segments that belong to an article."""
    return segments.filter(pc.is_valid(segments["article_id"]))


@dataclass(frozen=True)
class Side:
    """Rows of a table as another one must hold them: these columns, after this change."""

    table: str
    columns: tuple[str, ...]
    made: Callable[[pa.Table], pa.Table] = lambda table: table


EQUAL = (
    (Side("segments", ("article_id", "page_id", "kind"), in_article),
     Side("articles", ("article_id", "page_id", "kind"))),
    (Side("printings", PRINTED), Side("carried", PRINTED)),
    (Side("carried", CARRIED), Side("carriers", CARRIED)),
    (Side("articles", TOLD), Side("enrolled", TOLD)),
    (Side("articles", TOLD), Side("stories", TOLD)),
    (Side("carriers", SAID), Side("coverage", SAID)),
    (Side("mentions", STATED), Side("facts", STATED)),
    (Side("mentions", HEARD, carrying), Side("witnesses", HEARD)),
    (Side("witnesses", COUNTED, count), Side("counts", COUNTED)),
)  # fmt: skip
"""Two tables that say the same rows."""

CITING = {
    "readings": ("key", "wording", "item", "start", "end", "words"),
    "mentions": ("fact_id", "text", "start", "from", "to", "words"),
}
"""Tables with words of their own: id, sentence, its place (of a mention), span, and the words."""

WITHIN = (
    (Side("mentions", SAID), Side("coverage", SAID)),
    (Side("ties", ("fact_id", "article_id")), Side("witnesses", ("fact_id", "article_id"))),
    (Side("ties", ("fact_id", "other_id")), Side("witnesses", ("fact_id", "article_id"))),
)
"""A table whose rows another one must say too."""

SIDED = {side.table for pair in (*EQUAL, *WITHIN) for side in pair}
"""Tables whose rows others are held against."""


class Agree:
    """Takes the tables of a desk batch by batch, then says where they disagree."""

    def __init__(self, ids: Values, lengths: Any) -> None:
        """`ids` are the pages whose lengths are known, in order."""
        self.ids, self.lengths = ids, lengths
        self.spans = Check("spans within their pages")
        self.words = Check("words that are cited")
        self.same = Check("rows that two tables hold")
        self.known = Check("ids that are cited")
        self._sides: dict[int, tuple[list[Values], list[Values]]] = {}
        self._cited: dict[tuple[str, str], list[Values]] = {}
        self._homes: tuple[Values, Values] = (ids[:0], ids[:0])

    @property
    def checks(self) -> tuple[Check, ...]:
        """What was looked for."""
        return self.spans, self.words, self.known, self.same

    def take(self, name: str, table: pa.Table) -> None:
        """Look at rows of a table, and keep what others must agree with."""
        if name == "judgements":
            return  # users may judge what is to come, or what is here no longer
        for flat in _flattened(table):
            for column in flat.column_names:
                if column in IDS:
                    valid = flat.filter(pc.is_valid(flat[column]))
                    self.cite(name, column, values_of(valid, column))
            self._spans(name, flat)
        self._words(name, table)
        for number, side in enumerate(side for pair in (*EQUAL, *WITHIN) for side in pair):
            if side.table == name and len(table):
                rows = side.made(table)
                found, first = np.unique(marks(rows, side.columns), return_index=True)
                names = rows[side.columns[0]].combine_chunks().fill_null(0).to_numpy(False)
                kept = self._sides.setdefault(number, ([], []))
                kept[0].append(found)
                kept[1].append(names[first])

    def cite(self, name: str, column: str, values: Values) -> None:
        """Keep ids that a column cites."""
        self._cited.setdefault((name, column), []).append(values)

    def ids_of(self, name: str, column: str) -> Values:
        """Return the distinct ids in a column of a table that was taken."""
        return np.unique(np.concatenate([*self._cited.get((name, column), []), self.ids[:0]]))

    def end(self, pages: Values) -> None:
        """Hold against each other what was kept; `pages` are all that the index has."""
        homes = {table: [pages] if table == "pages" else [] for table in IDS.values()}
        for (table, column), found in self._cited.items():
            if IDS[column] == table and column != "other_key":
                homes[table] += found
        for (table, column), found in self._cited.items():
            cited = np.unique(np.concatenate(found))
            lost = np.setdiff1d(cited, np.concatenate([*homes[IDS[column]], pages[:0]]))
            self.known.looked += len(cited)
            if len(lost):
                where = f"{IDS[column]} that {table}.{column} cites"
                self.known.fault(
                    f"there is no {show_id(int(lost[0]))} among the {where}", len(lost)
                )
        for number, (one, other) in enumerate((*EQUAL, *WITHIN)):
            self._within(one, other, 2 * number, 2 * number + 1)
            if number < len(EQUAL):
                self._within(other, one, 2 * number + 1, 2 * number)

    def _within(self, one: Side, other: Side, here: int, there: int) -> None:
        """Look whether each row of one side is a row of the other."""
        none: tuple[list[Values], list[Values]] = ([], [])
        found, names = (np.concatenate([*p, self.ids[:0]]) for p in self._sides.get(here, none))
        known = np.concatenate([*self._sides.get(there, none)[0], self.ids[:0]])
        lost = np.flatnonzero(~np.isin(found, known))
        self.same.looked += len(found)
        if len(lost):
            what = f"{one.columns[0]} {show_id(int(names[lost[0]]))}"
            said = f"a row of {one.table} ({what}) is not in {other.table} as it stands there"
            self.same.fault(said, len(lost))

    def _spans(self, name: str, table: pa.Table) -> None:
        for page, start, end in SPANS:
            if not {page, start, end} <= set(table.column_names):
                continue
            rows = table.select([page, start, end]).drop_null()
            ids, starts, ends = (
                rows[c].combine_chunks().to_numpy(False) for c in (page, start, end)
            )
            at = np.minimum(np.searchsorted(self.ids, ids), max(0, len(self.ids) - 1))
            read = self.ids[at] == ids if len(self.ids) else np.zeros(len(ids), bool)
            self.spans.looked += int(read.sum())
            wrong = (starts < 0) | (ends < starts)
            if len(self.ids):
                wrong |= ends > self.lengths[at]
            wrong = np.flatnonzero(wrong & read)
            if len(wrong):
                n = wrong[0]
                where = f"{starts[n]}-{ends[n]} of page {show_id(int(ids[n]))}"
                self.spans.fault(f"{name} cites {where}, which has not so many", len(wrong))

    def _words(self, name: str, table: pa.Table) -> None:
        """Look whether words are the characters that they cite in the sentence they stand in."""
        columns = CITING.get(name)
        if columns is None:
            return
        rows = zip(*(table[column].to_pylist() for column in columns), strict=True)
        self.words.looked += len(table)
        for number, text, at, start, end, words in rows:
            first = start - (at if name == "mentions" else 0)
            if first < 0 or text[first : first + end - start] != words:
                what = f"a row of {name} ({columns[0]} {show_id(number)})"
                self.words.fault(f"the words of {what} are not those that it cites")


def marks(table: pa.Table, columns: tuple[str, ...]) -> Values:
    """Return a hash of each row's values in these columns."""
    made = np.zeros(len(table), np.uint64)
    for name in columns:
        column = table[name].combine_chunks()
        if pa.types.is_integer(column.type):
            numbers = column.fill_null(0).to_numpy(zero_copy_only=False)
            bits = numbers.astype(np.int64, copy=False).view(np.uint64)
        else:
            bits = np.array([hash(v) for v in column.to_pylist()], np.int64).view(np.uint64)
        made = (made ^ bits) * ODD
        made ^= made >> np.uint64(29)
    return made


def _flattened(table: pa.Table) -> Iterator[pa.Table]:
    """Yield the table, and each of its lists of things that cite a page or an id as a table."""
    yield table
    for name, kind in zip(table.column_names, table.schema.types, strict=True):
        if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
            names = {field.name for field in kind.value_type}
            if names & IDS.keys() and name != "sources":
                inside = pc.list_flatten(table[name].combine_chunks())
                yield pa.Table.from_struct_array(inside)
