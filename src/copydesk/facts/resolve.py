"""Read pronouns, offices, surnames and dates in the article and story where they stand.

An article is followed sentence by sentence, as a reader does: `he` is who spoke or acted last,
`the court` the court named last, a quotation without a speaker goes on from the one before.
Who holds which office is learned from the whole story (`people`). A day of the week is read
against the day of the article, `two years later` against the date before it; where that is not
known the words stay, and no day is made up.
"""

from collections import defaultdict
from typing import Any

import pyarrow as pa

from copydesk.facts.events import presence
from copydesk.facts.people import People
from copydesk.facts.supposed import suppose
from copydesk.facts.talk import Talk
from copydesk.facts.timeline import dated
from copydesk.tables import Resolved, Statements

Row = dict[str, Any]

CHANGED = ("item", "says", "from", "to", "words", "event", "quote")
READ = ("story_id", "article_id", "n", "start", "end", "text", "anchor", "name", *CHANGED)


def resolve(statements: Statements) -> Resolved:
    """Return the statements with their references read, by article and place.

    A quotation that nobody can have said is gone; one that runs on through a sentence without
    marks is added, and so is the visit that a deed of two leaders at a place implies.
    """
    stories: dict[int, list[Row]] = defaultdict(list)
    for place, row in enumerate(statements.select(READ).to_pylist()):
        # The figure is not read here: a row only keeps whose it has.
        row |= {"place": place, "figure": place}
        stories[row["story_id"]].append(row)
    rows = [row for story in sorted(stories) for row in _story(stories[story])]
    source = statements.take(pa.array([row["place"] for row in rows], pa.int64()))
    held = pa.array([row["figure"] for row in rows], pa.int64())
    named = [row["place"] if row["name"] else None for row in rows]
    columns = {name: source[name] for name in statements.column_names}
    columns["figure"] = statements["figure"].take(held)
    columns["name"] = statements["name"].take(pa.array(named, pa.int64()))
    for name in CHANGED:
        columns[name] = pa.array([row[name] for row in rows], columns[name].type)
    return pa.table(columns, schema=statements.schema)


def _story(rows: list[Row]) -> list[Row]:
    rows.sort(key=_place)
    people = People(rows)
    articles: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        articles[row["article_id"]].append(row)
    for article in articles.values():
        suppose(people, article)
    told: list[Row] = []
    for article in articles.values():
        told += _dated(Talk(people, article).follow(), {row["n"]: row["text"] for row in article})
    return sorted([*told, *presence(told)], key=_place)


def _place(row: Row) -> tuple[int, int, int, int]:
    item = -1 if row["item"] is None else row["item"]
    return (row["article_id"], row["n"], row["start"], item)


def _dated(rows: list[Row], sentences: dict[int, str]) -> list[Row]:
    """Return the statements of an article with the days of their events."""
    for row in rows:
        if row["says"] == "event" and row["event"]["date"]:
            date = dated(row["event"]["date"], sentences, row["n"], row["anchor"])
            row["event"] = {**row["event"], "date": date}
    return rows
