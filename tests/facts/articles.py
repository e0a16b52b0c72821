"""Articles for tests of the facts room: sentences as carriers, read, stated and resolved."""

from datetime import date
from typing import Any

import pyarrow as pa

from copydesk.facts import read, resolve, state
from copydesk.tables import Coverage, Printings, build, make_id, shape_of
from copydesk.text import key

Row = dict[str, Any]
PRINTED = {name for name, _ in shape_of(Printings).columns}
THURSDAY = date(2024, 5, 2)


def article(
    *sentences: str, headline: str = "", name: str = "a", anchor: date | None = THURSDAY
) -> list[Row]:
    """Return the carriers of an article, one a sentence; a headline is the sentence 0."""
    told = [("headline", headline)] * bool(headline) + [("body", one) for one in sentences]
    rows, start = [], 0
    for n, (role, wording) in enumerate(told, 0 if headline else 1):
        rows.append(
            {
                "story_id": 1,
                "article_id": make_id(name),
                "page_id": make_id("page", name),
                "kind": "main",
                "anchor": anchor,
                "sentence_id": key(wording),
                "key": key(wording),
                "n": n,
                "role": role,
                "start": start,
                "end": start + len(wording),
                "text": wording,
            }
        )
        start += len(wording) + 1
    return rows


def printings(*rows: Row) -> pa.Table:
    """Return the printings of carriers."""
    return build(Printings, [{k: v for k, v in row.items() if k in PRINTED} for row in rows])


def resolved(*articles: list[Row]) -> list[Row]:
    """Return what a story of these articles says, resolved."""
    rows = [row for each in articles for row in each]
    readings = read(printings(*rows))
    return list(resolve(state(build(Coverage, rows), readings)).to_pylist())


def speakers(*articles: list[Row]) -> list[tuple[str, str | None, str | None]]:
    """Return speaker, role and state of each quotation of a story, in order."""
    return [
        (row["quote"]["speaker"], row["quote"]["speaker_role"], row["quote"]["speaker_iso3"])
        for row in resolved(*articles)
        if row["says"] == "quote"
    ]
