"""Say where each reading stands: on the page of every article that prints the sentence.

One wording was read for all printings of its key; its spans are carried over to each printing
word by word, so a quotation is shown with the marks and the spelling of its own page.
"""

from typing import Any

from copydesk.tables import Coverage, Readings, Statements, build, shape_of
from copydesk.text import carry_span

CARRIED = tuple(name for name, _ in shape_of(Coverage).columns if name != "edits")


def state(coverage: Coverage, readings: Readings) -> Statements:
    """Return one row per carrier and reading of its key, by page and place.

    A carrier that says nothing has one row with null `says`: its words are the surroundings in
    which others are understood.
    """
    read: dict[int, list[dict[str, Any]]] = {}
    for reading in readings.to_pylist():
        read.setdefault(reading["key"], []).append(reading)
    rows: list[dict[str, Any]] = []
    for carrier in coverage.select(CARRIED).to_pylist():
        said = read.get(carrier["key"])
        rows += [_stated(carrier, reading) for reading in said] if said else [carrier]
    rows.sort(key=lambda row: (row["page_id"], row["article_id"], row["n"], row.get("item") or 0))
    return build(Statements, rows)


def _stated(carrier: dict[str, Any], reading: dict[str, Any]) -> dict[str, Any]:
    span = (reading["start"], reading["end"])
    source, target = reading["wording"], carrier["text"]
    start, end = span if source == target else carry_span(span, source, target)
    kind = reading["kind"]
    return {
        **carrier,
        "item": reading["item"],
        "says": kind,
        "from": carrier["start"] + start,
        "to": carrier["start"] + end,
        "words": target[start:end],
        kind: reading[kind],
    }
