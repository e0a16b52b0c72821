"""Which new pages stand behind rows that no worker can work."""

import numpy as np
import pyarrow as pa

from copydesk.engine.index import Index
from copydesk.engine.pool import Refused
from copydesk.engine.shelf import values_of

# Where a table does not name pages, the tables that lead from its ids to articles.
WAYS = {"key": "printings", "fact_id": "mentions", "story_id": "stories", "term": "terms"}


def guilty(index: Index, came: pa.Table, refused: list[Refused]) -> dict[int, str]:
    """Return the pages among those that came that stand behind refused rows, with the reason."""
    new = set(came["page_id"].to_pylist())
    found: dict[int, str] = {}
    for one in refused:
        reason = f"It cannot be worked: {one.step} {one.reason}."
        for table in one.given.values():
            found |= dict.fromkeys(_pages(index, table) & new, reason)
    return found


def _pages(index: Index, table: pa.Table) -> set[int]:
    """Return the pages that rows of a table come from."""
    if "page_id" in table.column_names:
        return set(table["page_id"].to_pylist())
    articles = [
        values_of(table, column)
        for column in ("article_id", "other_id")
        if column in table.column_names
    ]
    if not articles:
        articles = [
            values_of(index.fetch(name, column, values_of(table, column)), "article_id")
            for column, name in WAYS.items()
            if column in table.column_names and index.files(name, column)
        ]
    if not articles:
        return set()
    ids = np.unique(np.concatenate(articles))
    return set(index.fetch("articles", "article_id", ids)["page_id"].to_pylist())
