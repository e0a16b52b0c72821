"""Look whether what is cited stands on its page, to the character.

Pages are read in the order of their files, some hundred at a time, each with its segments,
articles and sentences. All further tables cite these, and are held against them by `agree`.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from copydesk.engine.index import Index
from copydesk.engine.sound import Check
from copydesk.engine.values import Values
from copydesk.tables import show_id

Row = dict[str, Any]
PAGES = 512  # pages whose text is held at once


class Cited:
    """What a look at the pages found; `pages` are those that were read, with their lengths."""

    def __init__(self) -> None:
        """Nothing has been looked at yet."""
        self.segments = Check("segments on their pages")
        self.articles = Check("articles on their pages")
        self.printings = Check("sentences on their pages")
        self._ids: list[int] = []
        self._lengths: list[int] = []

    @property
    def checks(self) -> tuple[Check, ...]:
        """What was looked for."""
        return self.segments, self.articles, self.printings

    def lengths(self) -> tuple[Values, Any]:
        """Return the ids of the pages that were read, in order, and their lengths."""
        ids, lengths = np.array(self._ids, np.uint64), np.array(self._lengths, np.int64)
        order = np.argsort(ids)
        return ids[order], lengths[order]

    def look(self, index: Index, ids: Values) -> None:
        """Look at these pages; those of which something cannot be read are passed over."""
        try:
            texts = {row["page_id"]: row["text"] or "" for row in _rows(_pages(index, ids))}
            segments = _by_page(index.fetch("segments", "page_id", ids))
            articles = {r["article_id"]: r for r in _rows(index.fetch("articles", "page_id", ids))}
            known = np.array(sorted(articles), np.uint64)
            printings = _rows(index.fetch("printings", "article_id", known))
        except Exception:  # a torn piece raises anything, and is found where pieces are looked at
            for one in ids if len(ids) > 1 else ():
                self.look(index, np.array([one], np.uint64))
            return
        self._ids += texts
        self._lengths += map(len, texts.values())
        self._segments(segments, texts)
        for row in articles.values():
            self._article(row, texts.get(row["page_id"], ""))
        for row in printings:
            self._printing(row, articles[row["article_id"]], texts.get(row["page_id"], ""))

    def _segments(self, filed: dict[int, list[Row]], texts: dict[int, str]) -> None:
        """Every character that is no space lies in one segment of its page."""
        for page_id, text in texts.items():
            at = 0
            rows = sorted(filed.get(page_id, []), key=lambda row: (row["start"], row["end"]))
            self.segments.looked += len(rows)
            for row in [*rows, {"start": len(text), "end": len(text), "role": "end of the page"}]:
                start, end = row["start"], row["end"]
                where = f"{row['role']} {start}-{end} of page {show_id(page_id)}"
                if not at <= start <= end <= len(text):
                    self.segments.fault(f"{where} lies over another one or beyond the page")
                elif text[at:start].strip():
                    self.segments.fault(f"{where} follows {start - at} characters in no segment")
                at = max(at, min(end, len(text)))

    def _article(self, row: Row, text: str) -> None:
        """Its text is that of its body, its headline stands where it is said to."""
        self.articles.looked += 1
        name = f"article {show_id(row['article_id'])}"
        body = row["body"] or []
        if any(not 0 <= span["start"] <= span["end"] <= len(text) for span in body):
            self.articles.fault(f"the body of {name} lies beyond its page")
        elif "\n".join(text[span["start"] : span["end"]] for span in body) != (row["text"] or ""):
            self.articles.fault(f"the text of {name} is not what stands at its body")
        elif row["headline_start"] is not None:
            printed = text[max(0, row["headline_start"]) : max(0, row["headline_end"])]
            if " ".join(printed.split()) != row["headline"]:
                self.articles.fault(f"the headline of {name} does not stand where it is said to")

    def _printing(self, row: Row, article: Row, text: str) -> None:
        """It is, letter by letter, what stands there; a headline is one line for several."""
        self.printings.looked += 1
        name = f"sentence {row['n']} of article {show_id(row['article_id'])}"
        if row["role"] == "headline":
            if (row["text"], row["start"]) != (article["headline"], article["headline_start"]):
                self.printings.fault(f"{name} is not its headline")
        elif row["start"] < 0 or text[row["start"] : row["end"]] != row["text"]:
            where = f"{row['start']}-{row['end']} of page {show_id(row['page_id'])}"
            self.printings.fault(f"{name} is not what stands at {where}")


def portions(index: Index, sound: set[int]) -> Iterator[Values]:
    """Yield the pages of the files that are as they were entered, some at a time."""
    rows = index.database.execute("SELECT page_id, file FROM pages ORDER BY file, row")
    ids = np.array([page_id for page_id, file in rows if file in sound], np.int64)
    for start in range(0, len(ids), PAGES):
        yield ids[start : start + PAGES].view(np.uint64)


def _pages(index: Index, ids: Values) -> pa.Table:
    return index.pages_of(ids, ["page_id", "text"])


def _rows(table: pa.Table) -> list[Row]:
    return list(table.to_pylist())


def _by_page(table: pa.Table) -> dict[int, list[Row]]:
    filed: dict[int, list[Row]] = {}
    for row in table.select(["page_id", "start", "end", "role"]).to_pylist():
        filed.setdefault(row["page_id"], []).append(row)
    return filed
