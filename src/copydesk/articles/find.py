"""Every article on a page, and everything on it that is none.

Every visible character of a page lies in one segment. A segment that no article has is
furniture; its role says of which sort, and `why` says by what it was told.
"""

from operator import itemgetter
from typing import Any

import pyarrow as pa

from copydesk.articles import layout, marked
from copydesk.articles.drafts import Draft, Part
from copydesk.tables import Pages, Segments, make_id, shape_of

COLUMNS = ("page_id", "start", "end", "role", "article_id", "kind", "why")
Span = tuple[int, int, str, int | None, str | None, str]
"""A segment: start, end, role, article id and kind (none for furniture), and why."""


def find(pages: Pages) -> Segments:
    """Return one row per segment of each readable page, in no order."""
    rows: list[tuple[Any, ...]] = []
    columns = pages.select(["page_id", "status", "text", "tree", "declared"]).to_pylist()
    for page in columns:
        if page["status"] == "ok" and page["text"]:
            page_id = page["page_id"]
            rows += [(page_id, *span) for span in _spans(page)]
    shape = shape_of(Segments)
    values = zip(*rows, strict=True) if rows else ((),) * len(shape.columns)
    filled = dict(zip(COLUMNS, values, strict=True))
    return pa.table(
        [pa.array(filled[name], kind) for name, kind in shape.columns], schema=shape.schema
    )


def _spans(page: dict[str, Any]) -> list[Span]:
    """Return the segments of one page, in the order of the page."""
    page_id, text = page["page_id"], page["text"]
    drafts, loose = _lay_out(page)
    spans: list[Span] = [(p.start, p.end, p.role, None, None, p.why) for p in loose]
    for draft in drafts:
        parts, kind = draft.close(), draft.kind
        article_id = make_id("article", page_id, min(part.start for part in parts))
        for p in parts:
            own = p.role != "separator"
            spans.append(
                (p.start, p.end, p.role, article_id if own else None, kind if own else None, p.why)
            )
    spans.sort(key=itemgetter(0))
    return _merged(spans, text)


def _lay_out(page: dict[str, Any]) -> tuple[list[Draft], list[Part]]:
    """Return the articles and the furniture, by the elements of the page where they tell."""
    if page["tree"] and page["tree"]["tag"]:
        told = marked.lay_out(page["text"], page["tree"], page["declared"])
        if told is not None:
            return told
    return layout.lay_out(page["text"])


def _merged(spans: list[Span], text: str) -> list[Span]:
    """Return the spans with paragraphs of one body that follow each other as one, trimmed."""
    kept: list[Span] = []
    for start, stop, role, article_id, kind, why in spans:
        end = stop
        while end > start and text[end - 1].isspace():
            end -= 1
        if kept and role == "body" == kept[-1][2] and article_id == kept[-1][3]:
            kept[-1] = (kept[-1][0], end, *kept[-1][2:])
        elif end > start:
            kept.append((start, end, role, article_id, kind, why))
    return kept
