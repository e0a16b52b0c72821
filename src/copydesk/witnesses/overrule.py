"""Lay what users have judged beside the reports that it is about.

A user who knows better has the last word: two articles that are tied can be cut apart, two that
are not can be joined. A judgement on one fact names the statement of the fact in its first
article, not the fact's id: ids change when a story grows, what an article says does not.
"""

from collections import defaultdict
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import Judgements, Mentions, Testimonies, shape_of

Row = dict[str, Any]
RULINGS = pa.array(["cut", "join"])


def overrule(mentions: Mentions, judgements: Judgements) -> Testimonies:
    """Return one row per mention, with the judgements on its article that are about it."""
    made = judgements.filter(pc.is_in(judgements["kind"], value_set=RULINGS))
    found: list[list[Row] | None] = [None] * len(mentions)
    if len(made):
        filed: dict[int, list[Row]] = defaultdict(list)
        for row in made.to_pylist():
            filed[row["article_id"]].append(row)
        ids = pa.array(sorted(filed), made.schema.field("article_id").type)
        judged = pc.is_in(mentions["article_id"], value_set=ids).combine_chunks()
        places = pc.indices_nonzero(judged)
        columns = ("article_id", "key", "item", "says", "implied")
        rows = mentions.select(columns).take(places).to_pylist()
        for place, mention in zip(places.to_pylist(), rows, strict=True):
            mine = filed[mention["article_id"]]
            rulings = [_ruling(row) for row in mine if speaks_of(row, mention)]
            found[place] = sorted(rulings, key=lambda row: row["judgement_id"]) or None
    schema = shape_of(Testimonies).schema
    column = pa.array(found, schema.field("rulings").type)
    told = [mentions[name] for name in schema.names[:-1]]
    return pa.table([*told, column], schema=schema)


def speaks_of(judgement: Row, mention: Row) -> bool:
    """Say whether a judgement on an article is about this mention: all are, or one statement."""
    if judgement["key"] is None:
        return True
    same = ("key", "item", "says", "implied")
    return all(judgement[name] == mention[name] for name in same)


def _ruling(row: Row) -> Row:
    return {name: row[name] for name in ("judgement_id", "kind", "other_id", "ties")}
