"""Say how the articles of one story depend on each other.

Three kinds, which may hold at once: `copy` (they share a quarter of a body), `derived` (one
tells the other's text in other words) and `credited` (one names the other or its agency as its
source). Equal headlines, names, figures and official quotations are no evidence: reporters
of one event share those. An exact quotation inside a rewrite leaves the article derived.
"""

from collections import defaultdict
from typing import Any

from copydesk.copies.credited import credited
from copydesk.copies.report import reports
from copydesk.copies.rewritten import derived
from copydesk.copies.taken import copied
from copydesk.tables import Coverage, Dependencies, build


def depend(coverage: Coverage) -> Dependencies:
    """Return one row per two dependent articles of a story and kind of dependence, in no order."""
    stories: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in coverage.to_pylist():
        stories[row["story_id"]].append(row)
    rows = []
    for story_id, told in stories.items():
        articles = reports(told)
        if len(articles) < 2:
            continue
        copies, pairs = copied(articles)
        found = [*copies, *derived(articles, pairs), *credited(articles)]
        rows += [{"story_id": story_id, **row} for row in found]
    return build(Dependencies, rows)
