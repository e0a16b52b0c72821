"""Say how the articles of one story depend on each other.

Three kinds, which may hold at once: `copy` (they share a quarter of a body), `derived` (one
tells the other's text in other words) and `credited` (one names the other or its agency as its
source). Equal headlines, names, figures and official quotations are no evidence: reporters
of one event share those. An exact quotation inside a rewrite leaves the article derived.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import pyarrow as pa

from copydesk.copies.credited import credited
from copydesk.copies.report import reports
from copydesk.copies.rewritten import derived
from copydesk.copies.taken import copied
from copydesk.tables import Coverage, Dependencies, build

LOT = 2_000  # rows that are held as Python values at once


def depend(coverage: Coverage) -> Dependencies:
    """Return one row per two dependent articles of a story and kind of dependence, in no order."""
    stories: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in coverage.to_pylist():
        stories[row["story_id"]].append(row)
    return in_lots(Dependencies, (row for told in stories.items() for row in _rows(*told)))


def _rows(story_id: int, told: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    articles = reports(told)
    if len(articles) > 1:
        copies, pairs = copied(articles)
        for row in chain(copies, derived(articles, pairs), credited(articles)):
            yield {"story_id": story_id, **row}


def in_lots(table: Any, rows: Iterable[dict[str, Any]]) -> pa.Table:
    """Return a table of the annotated type, built LOT rows at a time: with their evidence the
    rows of thousands of copies weigh ten times as much as their table."""
    rows = iter(rows)
    made = [build(table, [])]
    while some := list(islice(rows, LOT)):
        made.append(build(table, some))
    return pa.concat_tables(made).combine_chunks()
