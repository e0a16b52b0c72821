"""The golds of segments: real pages on which people marked every article, as spans in the markup.

A gold holds no words of its page, only where its articles stand in the markup (line ends as \\n,
no NULs, as the pages room reads it), so it stays true when the visible text is laid out anew.
README.md beside this module says what a gold holds and by which rules pages are marked.
"""

import gzip
import hashlib
import json
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from copydesk.pages import row

SHARED = Path(os.environ.get("COPYDESK_SHARED", "shared")) / "data" / "articles"
FOLDER = Path(__file__).with_name("pages")
PLAN = Path(__file__).with_name("plan.json")
PARTS = ("dev", "held")
ROLES = ("headline", "subheadline", "byline", "date", "time", "body", "caption", "repeats")
Row = dict[str, Any]
Span = tuple[int, int]


class Laid:
    """A page as it is laid out: its row, and the way between its text and its source.

    The source of a page of HTML is its markup, that of a page of text the text itself.
    """

    def __init__(self, page: Row) -> None:
        """Take the row of a readable page."""
        self.page: Row = page
        self.text: str = page["text"]
        trace = page.get("trace") or dict.fromkeys(("start", "end", "source", "source_end"), ())
        self._start, self._end = list(trace["start"]), list(trace["end"])
        self._source, self._source_end = list(trace["source"]), list(trace["source_end"])
        if not self._start:
            self._start, self._end = [0], [len(self.text)]
            self._source, self._source_end = [0], [len(self.text)]

    def source(self, start: int, end: int) -> Span:
        """Return where a span of the text, white space at its ends aside, stands in the source."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            raise ValueError("a span without visible characters has no place in the source")
        first, last = bisect_right(self._end, start), bisect_left(self._start, end) - 1
        left, right = self._source[first], self._source_end[last]
        if self._is_plain(first):
            left += start - self._start[first]
        if self._is_plain(last):
            right -= self._end[last] - end
        return left, right

    def shown(self, start: int, end: int) -> Span | None:
        """Return where a span of the source stands in the text; None if none of it is shown."""
        first, last = bisect_right(self._source_end, start), bisect_left(self._source, end) - 1
        if first > last:
            return None
        left, right = self._start[first], self._end[last]
        if self._is_plain(first):
            left += max(0, start - self._source[first])
        if self._is_plain(last):
            right -= max(0, self._source_end[last] - end)
        return left, right

    def characters(self, spans: Iterable[Iterable[int]]) -> frozenset[int]:
        """Return the offsets in the text of the characters, not spaces, of spans of the source."""
        shown = (self.shown(*span) for span in spans)
        return frozenset(n for span in shown if span for n in self.visible(*span))

    def visible(self, start: int, end: int) -> Iterator[int]:
        """Yield the offsets of the characters of a span of the text that are no white space."""
        return (n for n in range(start, end) if not self.text[n].isspace())

    def _is_plain(self, run: int) -> bool:
        """Say whether a run is the same characters in the text and in the source."""
        size = self._end[run] - self._start[run]
        return size == self._source_end[run] - self._source[run]


def lay(name: str, url: str | None, html: str) -> Laid:
    """Return a page of HTML as the pages room lays it out.

    Raises:
        ValueError: the page cannot be read.
    """
    page = row.of_markup(row.Known(name, url), html)
    if page["status"] != "ok":
        raise ValueError(f"{name}: {page['reason']}")
    return Laid(page)


def is_shared() -> bool:
    """Say whether the pages that the golds are about are at hand."""
    return (SHARED / "wcxb.html.jsonl.gz").exists()


def sources(wanted: Iterable[str]) -> Iterator[Row]:
    """Yield the shared pages with these ids: id, url, title and html."""
    left = set(wanted)
    for name in sorted({page_id.partition("/")[0] for page_id in left}):
        with gzip.open(SHARED / f"{name}.gold.jsonl.gz", "rt", encoding="utf-8") as lines:
            known = {page["id"]: page for page in map(json.loads, lines)}
        with gzip.open(SHARED / f"{name}.html.jsonl.gz", "rt", encoding="utf-8") as lines:
            for page in map(json.loads, lines):
                if page["id"] in left:
                    said = known[page["id"]]
                    yield {key: said.get(key) for key in ("id", "url", "title")} | page


def digest(html: str) -> str:
    """Return the SHA-256 of a page's HTML, which says that a gold is about this very page."""
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()


def file_of(page_id: str) -> Path:
    """Return where the gold of a page stands."""
    return FOLDER / f"{page_id.replace('/', '-')}.json"


def golds(part: str | None = None) -> list[Row]:
    """Return the golds of a part, or all, by id."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    return [gold for gold in found if part is None or gold["part"] == part]


def part_of(page_id: str) -> str:
    """Return the part that the plan gives a page.

    Raises:
        ValueError: the plan has no such page.
    """
    plan = json.loads(PLAN.read_text(encoding="utf-8"))
    for pages in plan["pages"].values():
        for page in pages:
            if page["id"] == page_id:
                return str(page["part"])
    raise ValueError(f"{page_id} is not in {PLAN.name}")


def write(gold: Row) -> None:
    """Write a gold, an article a line, so that a change of one shows."""
    head = {key: value for key, value in gold.items() if key != "articles"}
    lines = ",\n".join("  " + json.dumps(article) for article in gold["articles"])
    start = json.dumps(head, indent=1, ensure_ascii=False)[:-2]
    path = file_of(gold["id"])
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'{start},\n "articles": [\n{lines}\n ]\n}}\n', encoding="utf-8")


def unsound(gold: Row, laid: Laid) -> list[str]:
    """Say what is wrong with the spans of a gold: outside the page, hidden, or marked twice."""
    wrong: list[str] = []
    owner: dict[int, int] = {}
    for number, article in enumerate(gold["articles"]):
        for role in ROLES:
            for start, end in article.get(role, ()):
                if laid.shown(start, end) is None:
                    wrong.append(f"article {number}: {role} {start}-{end} is not shown")
                    continue
                for n in laid.characters([(start, end)]):
                    if owner.setdefault(n, number) != number:
                        wrong.append(f"article {number}: {role} {start}-{end} is another's too")
                        break
    return wrong
