"""Find rows of a desk: the only place where the views read tables.

A lookup holds one state of a desk. Whatever is asked for is picked out of the Arrow tables
by the columns that it is filed under, so a question about one story costs one story.
People name things loosely, so a story, a page or an article is found by its id, by the
beginning of its id, or by words; where more than one answers, the question is sent back.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from copydesk.errors import Ambiguous, NotFound
from copydesk.tables import Judgements, shape_of, show_id
from copydesk.text import fold
from copydesk.views.sheets import Place

Row = dict[str, Any]


class Source(Protocol):
    """What tables are read from: a desk, or tables at hand."""

    def table(self, name: str, columns: Collection[str] = ()) -> pa.Table:
        """Return a table by its name, with these columns or all."""

    def where(
        self, name: str, column: str, values: Collection[Any], columns: Collection[str] = ()
    ) -> pa.Table:
        """Return the rows whose column is one of these values, with these columns or all."""


class Tables:
    """Tables at hand as a source."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        """Keep the tables, by name; where nobody judged, there are no judgements."""
        none = shape_of(Judgements)
        self._tables = {none.name: none.schema.empty_table(), **tables}

    def table(self, name: str, columns: Collection[str] = ()) -> pa.Table:
        """Return a table by its name, with these columns or all."""
        table = self._tables[name]
        return table.select(list(columns)) if columns else table

    def where(
        self, name: str, column: str, values: Collection[Any], columns: Collection[str] = ()
    ) -> pa.Table:
        """Return the rows whose column is one of these values, with these columns or all."""
        table = self._tables[name]
        wanted = pa.array(list(values), table.schema.field(column).type)
        found = table.filter(pc.is_in(table[column], value_set=wanted))
        return found.select(list(columns)) if columns else found


HEX = re.compile(r"[0-9a-f]{4,16}")
HEADS = ("page_id", "page", "url", "fetched", "status", "reason")  # of a page, without its content
ADDRESSED = ("page_id", "page", "url", "fetched", "status")
SHOWN = 5  # of the rows that a loose name answers to, so many are read back


class Lookup:
    """One state of a desk, or of tables at hand."""

    def __init__(self, source: Source) -> None:
        """Keep the source; a table is read when it is first asked for."""
        self._source = source
        self._tables: dict[str, pa.Table] = {}
        self._texts: dict[int, str] = {}
        self._pages: dict[int, str] = {}
        self._addressed: pa.Table | None = None
        self._told: set[int] | None = None

    def table(self, name: str) -> pa.Table:
        """Return a table by its name, whole."""
        if name not in self._tables:
            self._tables[name] = self._source.table(name)
        return self._tables[name]

    def all(self, name: str, *columns: str) -> list[Row]:
        """Return every row of a table, with these columns or all."""
        if columns and name not in self._tables:
            return list(self._source.table(name, columns).to_pylist())
        table = self.table(name)
        return list((table.select(columns) if columns else table).to_pylist())

    def where(self, name: str, column: str, values: Collection[Any], *columns: str) -> list[Row]:
        """Return the rows of a table whose `column` is one of `values`."""
        names = tuple(dict.fromkeys((column, *columns))) if columns else ()
        return list(self._source.where(name, column, values, names).to_pylist())

    def text(self, page_id: int) -> str:
        """Return the text of a page; of a page that could not be read, nothing."""
        if page_id not in self._texts:
            self.fetch({page_id})
        return self._texts[page_id]

    def fetch(self, page_ids: Collection[int]) -> None:
        """Read the texts of these pages at once, so that `text` need not one by one."""
        missing = set(page_ids) - self._texts.keys()
        for row in self.where("pages", "page_id", missing, "page", "text") if missing else ():
            self._texts[row["page_id"]] = row["text"] or ""
            self._pages[row["page_id"]] = row["page"]

    def fetch_names(self, page_ids: Collection[int]) -> None:
        """Read the names of these pages at once, so that `page_name` need not read all."""
        missing = set(page_ids) - self._pages.keys()
        for row in self.where("pages", "page_id", missing, "page") if missing else ():
            self._pages[row["page_id"]] = row["page"]

    def page_name(self, page_id: int) -> str:
        """Return the name by which a page came in."""
        if page_id not in self._pages:
            self._pages = {r["page_id"]: r["page"] for r in self.all("pages", "page_id", "page")}
        return self._pages[page_id]

    def at_address(self, address: str) -> list[Row]:
        """Return the pages at an address: of this URL without its fragment, else of this name."""
        if self._addressed is None:
            table = self._source.table("pages", ADDRESSED)
            url = pc.replace_substring_regex(table["url"], "#.*", "")
            # A page without a URL goes by its name.
            known = pc.if_else(pc.equal(pc.fill_null(url, ""), ""), table["page"], url)
            self._addressed = table.append_column("address", known)
        found = self._addressed.filter(pc.equal(self._addressed["address"], address))
        return list(found.to_pylist())

    def told(self) -> set[int]:
        """Return the articles that have text, not only a headline."""
        if self._told is None:
            table = self._source.table("articles", ("article_id", "body"))
            spans = pc.fill_null(pc.list_value_length(table["body"]), 0)
            self._told = set(table["article_id"].filter(pc.greater(spans, 0)).to_pylist())
        return self._told

    def place(self, row: Row, start: str = "start", end: str = "end") -> Place:
        """Return the characters between two offsets of a row that names its page."""
        a, b = row[start], row[end]
        return Place(
            article=show_id(row.get("article_id")) or "",
            page=self.page_name(row["page_id"]),
            start=a,
            end=b,
            text=self.text(row["page_id"])[a:b],
        )

    def find_page(self, name: str) -> Row:
        """Return the row of the page of this name, end of a name, or id.

        Raises:
            NotFound: no page is called so.
            Ambiguous: more than one page is.
        """
        rows = self.all("pages", *HEADS)
        exact = [row for row in rows if name in (row["page"], row["url"])]
        tail = [row for row in rows if row["page"].endswith("/" + name)]
        found = exact or tail or [row for row in rows if _is_id(name, row["page_id"])]
        return _one(found, f"page {name}", "copydesk export DESK --table pages", _say_page)

    def find_article(self, name: str) -> Row:
        """Return the article of this id, the main article of this page, or that headline.

        Raises:
            NotFound: no article is called so.
            Ambiguous: more than one article is.
        """
        few = self.all("articles", "article_id", "page_id", "kind", "headline")
        found = [row for row in few if _is_id(name, row["article_id"])]
        found = found or self._called(few, name)
        one = _one(found, f"article {name}", "copydesk export DESK --table articles", _say_article)
        return self.where("articles", "article_id", [one["article_id"]])[0]

    def find_story(self, name: str) -> int:
        """Return the story of this id, of these words in its title or a headline, or of a page.

        Raises:
            NotFound: no story is called so.
            Ambiguous: more than one story is.
        """
        rows = {r["story_id"]: r for r in self.all("stories", "story_id", "title")}
        found = [row for row in rows.values() if _is_id(name, row["story_id"])]
        found = found or _by_words(list(rows.values()), name, "title")
        if not found:
            few = self.all("articles", "article_id", "page_id", "kind", "headline")
            articles = {row["article_id"] for row in self._called(few, name)}
            homes = self.where("stories", "article_id", articles, "story_id")
            found = [rows[story] for story in {row["story_id"] for row in homes}]
        one = _one(found, f"story {name}", "copydesk stories --desk DESK", _say_story)
        return int(one["story_id"])

    def find_fact(self, name: str) -> int:
        """Return the fact of this id, or of the beginning of one.

        Raises:
            NotFound: there is none.
            Ambiguous: there is more than one.
        """
        number = self.known_fact(name)
        if number is None:
            raise NotFound(
                f"There is no fact {name}. `copydesk export DESK --table facts` lists them."
            )
        return number

    def known_fact(self, name: str) -> int | None:
        """Return the fact of this id, or of the beginning of one, if there is one.

        Raises:
            Ambiguous: there is more than one.
        """
        return self._known(name, "facts", "fact_id")

    def known_story(self, name: str) -> int | None:
        """Return the story of this id, or of the beginning of one, if there is one.

        Raises:
            Ambiguous: there is more than one.
        """
        return self._known(name, "stories", "story_id")

    def _known(self, name: str, table: str, column: str) -> int | None:
        ids = {row[column] for row in self.all(table, column)} if HEX.fullmatch(name) else set()
        found = [{column: number} for number in ids if _is_id(name, number)]
        if not found:
            return None
        what = f"{table} {name}"
        one = _one(found, what, "copydesk export", lambda row: f"{row[column]:016x}")
        return int(one[column])

    def _called(self, articles: list[Row], name: str) -> list[Row]:
        """Return the main article of the page of this name, else those of such a headline."""
        rows = self.all("pages", "page_id", "page")
        pages = {r["page_id"] for r in rows if r["page"] == name or r["page"].endswith("/" + name)}
        here = [row for row in articles if row["page_id"] in pages]
        found = [row for row in here if row["kind"] == "main"] or here
        return found or _by_words(articles, name, "headline")


def _is_id(name: str, number: int) -> bool:
    return bool(HEX.fullmatch(name)) and f"{number:016x}".startswith(name)


def _by_words(rows: list[Row], name: str, column: str) -> list[Row]:
    """Return the rows whose title is this; else those that hold all its words."""
    asked = fold(name)
    if not asked:
        return []
    titles = [(row, fold(row[column] or "")) for row in rows]
    whole = [row for row, title in titles if title == asked]
    return whole or [row for row, title in titles if set(asked.split()) <= set(title.split())]


def _one(found: list[Row], what: str, where: str, say: Callable[[Row], str]) -> Row:
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"There is no {what}. `{where}` lists what there is.")
    names = "; ".join(sorted(say(row) for row in found)[:SHOWN])
    raise Ambiguous(f"{len(found)} answer to {what}: {names}. Name one by its id.")


def _say_page(row: Row) -> str:
    return f"{row['page_id']:016x} {row['page']}"


def _say_article(row: Row) -> str:
    return f"{row['article_id']:016x} {row['headline'] or 'without headline'}"


def _say_story(row: Row) -> str:
    return f"{row['story_id']:016x} {row['title'] or 'without title'}"


def moment(value: datetime | date | None, precision: str | None = None) -> str | None:
    """Return a time as ISO 8601 UTC; a date alone stays a date, a month a month.

    >>> moment(datetime(2026, 3, 4, 19, 42, tzinfo=UTC)), moment(date(2026, 3, 4))
    ('2026-03-04T19:42:00Z', '2026-03-04')
    """
    if isinstance(value, datetime):
        if precision == "day":
            return value.date().isoformat()
        if precision == "month":
            return f"{value:%Y-%m}"
        text = value.astimezone(UTC).isoformat(timespec="seconds")
        return text.replace("+00:00", "Z")
    return value.isoformat() if value else None
