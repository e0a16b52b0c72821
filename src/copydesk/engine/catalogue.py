"""What of a desk can be found by its words: articles, and the facts that they state."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from copydesk.engine.filing import Entry, file
from copydesk.engine.grow import Changes
from copydesk.engine.index import Index
from copydesk.engine.values import Values, values_of

Row = dict[str, Any]
ENTRIES = 5_000  # articles or facts that are read together


def file_changes(index: Index, changes: Changes) -> None:
    """File anew what changed in a run, in the transaction in which it did."""
    articles = _touched(changes, "article_id", "articles", "stories")
    facts = _touched(changes, "fact_id", "facts", "counts", "mentions")
    _file(index, articles, facts)


def file_all(index: Index) -> None:
    """File all that an index holds, in the transaction in which it was filled."""
    found = (
        values_of(index.all(name, [column]), column)
        for name, column in (("stories", "article_id"), ("facts", "fact_id"))
    )
    _file(index, *found)


def _file(index: Index, articles: Values, facts: Values) -> None:
    for ids, entries in ((articles, _articles), (facts, _facts)):
        for start in range(0, len(ids), ENTRIES):
            some = ids[start : start + ENTRIES]
            found = list(entries(index, some))
            gone = set(some.tolist()) - {entry.id for entry in found}
            file(index.database, sorted(gone), found)


def _touched(changes: Changes, column: str, *names: str) -> Values:
    tables = [table for name in names for table in changes.rows.get(name, ())]
    parts = [values_of(table, column) for table in tables if len(table)]
    return np.unique(np.concatenate([*parts, np.zeros(0, np.uint64)]))


def _articles(index: Index, ids: Values) -> Iterator[Entry]:
    """Yield an entry per article of these ids that there is."""
    stories = _by(index.fetch("stories", "article_id", ids), "article_id")
    columns = ["article_id", "headline", "text", "outlet", "newsroom", "published", "anchor"]
    for row in index.fetch("articles", "article_id", ids).select(columns).to_pylist():
        story = stories.get(row["article_id"], [{"story_id": None}])[0]["story_id"]
        yield Entry(
            row["article_id"], "article", row["headline"] or "", row["text"] or "", story,
            row["outlet"], row["newsroom"], day=_day(row),
        )  # fmt: skip


def _facts(index: Index, ids: Values) -> Iterator[Entry]:
    """Yield an entry per fact of these ids that there is."""
    counts = _by(index.fetch("counts", "fact_id", ids), "fact_id")
    columns = ["fact_id", "article_id", "outlet", "newsroom", "published", "anchor"]
    mentions = _by(index.fetch("mentions", "fact_id", ids).select(columns), "fact_id")
    for row in index.fetch("facts", "fact_id", ids).to_pylist():
        told = sorted(
            mentions.get(row["fact_id"], []), key=lambda m: (_day(m) or 0, m["article_id"])
        )
        outlets = list(dict.fromkeys(m["outlet"] for m in told if m["outlet"]))
        days = [day for day in map(_day, told) if day is not None]
        event, quote = row["event"] or {}, row["quote"] or {}
        states = [actor["iso3"] for actor in event.get("actors") or () if actor["iso3"]]
        states += [quote["speaker_iso3"]] if quote.get("speaker_iso3") else []
        yield Entry(
            row["fact_id"], row["says"], quote.get("speaker") or "", row["text"] or "",
            row["story_id"],
            outlet=outlets[0] if outlets else None,
            newsroom=next((m["newsroom"] for m in told if m["newsroom"]), None),
            countries=sorted(set(states)),
            day=min(days) if days else None,
            root=event.get("root"),
            origins=counts[row["fact_id"]][0]["origins"] if row["fact_id"] in counts else None,
            carriers=outlets[1:],
        )  # fmt: skip


def _by(table: pa.Table, column: str) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        rows[row[column]].append(row)
    return rows


def _day(row: Row) -> int | None:
    """Return the day on which a row appeared, counted from 1970-01-01."""
    day = row["published"].date() if row["published"] else row["anchor"]
    return None if day is None else day.toordinal() - 719_163
