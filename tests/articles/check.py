"""Compare the segments that are found on a page with those that were put on it."""

from typing import Any

from copydesk.articles import find
from tests.articles.sheets import Sheet
from tests.build import page, pages

Found = list[tuple[int, int, str, int | None, str | None]]


def found(text: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = find(pages(page("page.txt", text))).to_pylist()
    return sorted(rows, key=lambda row: row["start"])


def differences(sheet: Sheet) -> list[str]:
    """Return in words what differs: a span, a role, a kind, or who a segment belongs to."""
    want = {(a, b): (role, sheet.kinds.get(name or "")) for a, b, role, name in sheet.segments}
    rows = found(sheet.text)
    have = {(r["start"], r["end"]): (r["role"], r["kind"]) for r in rows}
    said = [
        f"{have.get(span)} instead of {want.get(span)} for {sheet.text[span[0] : span[1]][:60]!r}"
        for span in sorted(want.keys() | have.keys())
        if want.get(span) != have.get(span)
    ]
    names = {(a, b): name for a, b, _, name in sheet.segments}
    ids = {(r["start"], r["end"]): r["article_id"] for r in rows}
    pairs = {(names[span], ids[span]) for span in names.keys() & ids.keys()}
    if (
        not said
        and len(pairs) != len({n for n, _ in pairs})
        or len(pairs) != len({i for _, i in pairs})
    ):
        said.append(f"segments in other articles: {sorted(map(str, pairs))}")
    return said
