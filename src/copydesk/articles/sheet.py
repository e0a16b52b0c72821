"""A page and its segments, as rows: what is known of the page before its articles are described.

The columns are taken out of Arrow one by one, since a row of many nested values costs more to make
than to read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

import pyarrow as pa

from copydesk import text as words_of
from copydesk.articles import leads, links, masthead, said
from copydesk.articles.leads import Leads
from copydesk.articles.said import Said
from copydesk.tables import Pages, Segments

OUTLETS = ("outlet", "outlet-repeat")
SILENT = Said()


class Part(NamedTuple):
    """A segment of a page: its article, if any, its span, its role, the article's kind, and why."""

    page_id: int
    article_id: int
    start: int
    end: int
    role: str
    kind: str | None
    why: str | None


@dataclass
class Page:
    """A page that was read; `fetched` is UTC, `signed` are the folded names of its outlets."""

    page_id: int
    url: str | None
    site: str | None
    fetched: datetime | None
    text: str
    declared: list[tuple[str, str]]
    leads: Leads
    signed: set[str] = field(default_factory=set)

    @cached_property
    def said(self) -> Said:
        """What the head of the page says of its article."""
        return said.read(self.declared) if self.declared else SILENT

    @cached_property
    def canonical(self) -> str | None:
        """Where the page wants to be known."""
        return links.canonical(self.url, self.said.addresses)

    @cached_property
    def base(self) -> str | None:
        """What the links of the page are read against."""
        return links.base(self.url, self.said.base, self.canonical)

    def words(self, part: Part | None) -> str | None:
        """Return the words of a segment, with single spaces."""
        return " ".join(self.text[part.start : part.end].split()) if part else None


def read(pages: Pages) -> dict[int, Page]:
    """Return the pages that have text, by their ids."""
    names = ("page_id", "url", "site", "fetched", "text")
    columns = [pages[name].to_pylist() for name in names]
    rows = zip(*columns, _declared(pages["declared"]), leads.read(pages["tree"]), strict=True)
    return {
        number: Page(
            number, url, site, fetched.astimezone(UTC) if fetched else None, text, told, led
        )
        for number, url, site, fetched, text, told, led in rows
        if text
    }


def _declared(column: pa.ChunkedArray) -> Iterator[list[tuple[str, str]]]:
    """Yield what each page declares, as names and values; none of a page of text."""
    for chunk in column.chunks:
        if not len(chunk):
            continue
        edges = chunk.offsets.to_numpy()
        pairs = [values.to_pylist() for values in chunk.flatten().flatten()]
        told = list(zip(*pairs, strict=True))
        for n in range(len(chunk)):
            yield told[edges[n] - edges[0] : edges[n + 1] - edges[0]]


def parts(segments: Segments, known: dict[int, Page]) -> Iterable[Part]:
    """Return the segments of articles, article by article, in the order of their page.

    Names of outlets that stand outside any article are entered with their page.
    """
    columns = (segments[name].to_pylist() for name in Part._fields)
    found = []
    for row in zip(*columns, strict=True):
        page_id, article_id, _, _, role, _, _ = row
        if (article_id is not None or role in OUTLETS) and page_id in known:
            part = Part(*row)
            if role in OUTLETS:
                _sign(known[page_id], part)
            if article_id is not None:
                found.append(part)
    found.sort()
    return found


def _sign(page: Page, part: Part) -> None:
    name = page.words(part) or ""
    folded = words_of.fold(name)
    page.signed |= {folded, folded.removeprefix("the ")}
    if part.why == masthead.WHY:  # the name of the site, for what has no outlet
        page.site = page.site or name
