"""Count the witnesses of each fact: carriers, texts, independent reports, origins.

Five outlets with one wire are five carriers of one text. The four numbers never rise from left
to right; the third is the headline figure.
"""

import pyarrow as pa

from copydesk.tables import COUNT, Counts, Witnesses, shape_of

LEVELS = ("article_id", "text_id", "independent_id", "origin_id")


def count(witnesses: Witnesses) -> Counts:
    """Return one row per fact that is carried at all, in no order."""
    counted = witnesses.group_by(["fact_id", "story_id"]).aggregate(
        [(level, "count_distinct") for level in LEVELS]
    )
    numbers = [counted[f"{level}_count_distinct"].cast(COUNT) for level in LEVELS]
    columns = [counted["fact_id"], counted["story_id"], *numbers]
    return pa.table(columns, schema=shape_of(Counts).schema)
