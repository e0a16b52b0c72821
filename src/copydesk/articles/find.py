"""Every article on a page, and everything on it that is none.

Every visible character of a page lies in one segment. A segment that no article has is
furniture; its role says of which sort, and `why` says by what it was told.
"""

from typing import Any

from copydesk.articles import layout, marked
from copydesk.articles.drafts import Draft, Part
from copydesk.tables import Pages, Segments, build, make_id


def find(pages: Pages) -> Segments:
    """Return one row per segment of each readable page, in no order."""
    rows: list[dict[str, Any]] = []
    columns = pages.select(["page_id", "status", "text", "tree", "declared"]).to_pylist()
    for page in columns:
        if page["status"] == "ok" and page["text"]:
            rows += [{"page_id": page["page_id"], **row} for row in segments(page)]
    return build(Segments, rows)


def segments(page: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the segments of one page, in the order of the page."""
    page_id, text = page["page_id"], page["text"]
    drafts, loose = _lay_out(page)
    rows = [_row(part, None, None) for part in loose]
    for draft in drafts:
        parts = draft.close()
        article_id = make_id("article", page_id, min(part.start for part in parts))
        rows += [
            _row(part, None, None)
            if part.role == "separator"
            else _row(part, article_id, draft.kind)
            for part in parts
        ]
    return _merged(sorted(rows, key=lambda row: row["start"]), text)


def _lay_out(page: dict[str, Any]) -> tuple[list[Draft], list[Part]]:
    """Return the articles and the furniture, by the elements of the page where they tell."""
    if page["tree"] and page["tree"]["tag"]:
        told = marked.lay_out(page["text"], page["tree"], page["declared"])
        if told is not None:
            return told
    return layout.lay_out(page["text"])


def _row(part: Part, article_id: int | None, kind: str | None) -> dict[str, Any]:
    return {
        "start": part.start, "end": part.end, "role": part.role,
        "article_id": article_id, "kind": kind, "why": part.why,
    }  # fmt: skip


def _merged(rows: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Return the rows with paragraphs of one body that follow each other as one, trimmed."""
    kept: list[dict[str, Any]] = []
    for row in rows:
        while row["end"] > row["start"] and text[row["end"] - 1].isspace():
            row["end"] -= 1
        last = kept[-1] if kept else None
        if (
            last
            and last["role"] == row["role"] == "body"
            and last["article_id"] == row["article_id"]
        ):
            last["end"] = row["end"]
        elif row["end"] > row["start"]:
            kept.append(row)
    return kept
