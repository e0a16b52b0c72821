"""Which new pages stand behind rows that no worker can work."""

import numpy as np
import pyarrow as pa

from copydesk.engine.index import Index
from copydesk.engine.pool import Refused
from copydesk.engine.values import values_of
from copydesk.errors import DeskDamaged

# Where a table does not name pages, the tables that lead from its ids to articles.
WAYS = {"key": "printings", "fact_id": "mentions", "story_id": "stories", "term": "terms"}


class Refusal(Exception):
    """Pages that no worker can read, by id, with the reason; their file is worked without them."""

    def __init__(self, pages: dict[int, str]) -> None:
        """Keep the pages."""
        super().__init__(pages)
        self.pages = pages


class CannotBeWorked(Exception):
    """Rows that a step cannot be worked on."""

    def __init__(self, refused: list[Refused]) -> None:
        """Keep the rows."""
        super().__init__(refused)
        self.refused = refused


def refusal(index: Index, number: int, refused: list[Refused]) -> Refusal:
    """Return which pages of a file have to fail.

    Raises:
        DeskDamaged: none of them is guilty, so rows that rest in the desk are.
    """
    pages = guilty(index, index.archive.read(number), refused)
    if not pages:
        raise DeskDamaged(
            f"{len(refused)} groups of rows of the desk cannot be worked, first by "
            f"{refused[0].step}, which {refused[0].reason}. Please report this with the version."
        )
    return Refusal(pages)


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
