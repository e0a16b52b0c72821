"""A report: what one article prints of one fact."""

from typing import Any

Row = dict[str, Any]
Report = list[Row]
"""The mentions of a fact in the body of one article, in the order of its page."""

Reports = dict[int, Report]
"""The reports of one fact by article, in the order of their ids."""

HALF = 0.5  # share of a mention's characters that must lie in what was taken


def place(mention: Row) -> tuple[int, int, int, int]:
    """Return what sorts the mentions of a report."""
    return (mention["start"], mention["from"], mention["to"], mention["item"])


def lies_in(mention: Row, spans: list[Row] | None) -> bool:
    """Say whether a mention lies in these spans of its article."""
    start, end = mention["from"], mention["to"]
    inside = sum(max(0, min(end, s["end"]) - max(start, s["start"])) for s in spans or [])
    return bool(inside >= HALF * max(1, end - start))


def shows(what: str, mention: Row) -> Row:
    """Return the evidence that the sentence of a mention gives."""
    return {
        "what": what, "page_id": mention["page_id"],
        "start": mention["start"], "end": mention["end"],
    }  # fmt: skip
