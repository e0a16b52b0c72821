"""Mend quotations over sentences: what runs on has one speaker, what nobody said is none."""

from collections import defaultdict
from typing import Any

Row = dict[str, Any]

MIDDLE = 4  # sentences without marks that a long quotation may run through


def mend(sentences: dict[int, list[Row]], told: list[Row]) -> list[Row]:
    """Give a quotation that runs over sentences one speaker; drop what nobody said."""
    quotes: dict[int, list[Row]] = defaultdict(list)
    for row in told:
        if row["says"] == "quote":
            quotes[row["n"]].append(row)
    added: list[Row] = []
    for n in sorted(sentences):
        opened = next((row for row in quotes[n] if row["quote"]["open"]), None)
        if opened:
            added += _run_on(sentences, opened, n, quotes)
        for row in quotes[n]:
            if row["quote"]["speaker"] is None:
                _lend(row, quotes.get(n - 1, []))
    kept = [row for row in [*told, *added] if row["says"] != "quote" or row["quote"]["speaker"]]
    return kept + _silent(told, kept)


def _run_on(
    sentences: dict[int, list[Row]], opened: Row, n: int, quotes: dict[int, list[Row]]
) -> list[Row]:
    """Follow marks that do not close to the sentence that closes them."""
    middle: list[Row] = []
    for later in range(n + 1, n + 2 + MIDDLE):
        closing = next((row for row in quotes.get(later, []) if _closes(row)), None)
        if closing:
            _share(opened, closing)
            return [_middle(row, opened) for row in middle]
        rows = sentences.get(later)
        if not rows or quotes.get(later):
            break
        middle.append(rows[0])
    return []


def _lend(row: Row, previous: list[Row]) -> None:
    """Take the speaker of the quotation in the sentence before."""
    direct = [other for other in previous if other["quote"]["direct"] == "direct"]
    if direct and row["quote"]["direct"] == "direct" and direct[-1]["quote"]["speaker"]:
        row["quote"] = {**row["quote"], **_speaker(direct[-1]["quote"])}


def _silent(told: list[Row], kept: list[Row]) -> list[Row]:
    """Keep a carrier whose only statement fell away, as one that says nothing."""
    present = {(row["article_id"], row["n"], row["start"]) for row in kept}
    lost = {}
    for row in told:
        place = (row["article_id"], row["n"], row["start"])
        if place not in present:
            gone = ("item", "says", "from", "to", "words", "event", "quote", "figure", "name")
            lost[place] = {**row, **dict.fromkeys(gone)}
    return list(lost.values())


def _closes(row: Row) -> bool:
    """Say whether a quotation closes marks that an earlier sentence opened."""
    return bool(row["from"] == row["start"]) and row["quote"]["direct"] == "direct"


def _speaker(quote: Row) -> Row:
    return {part: quote[part] for part in ("speaker", "speaker_role", "speaker_iso3", "via")}


def _share(opened: Row, closing: Row) -> None:
    for one, other in ((opened, closing), (closing, opened)):
        if one["quote"]["speaker"] is None and other["quote"]["speaker"]:
            one["quote"] = {**one["quote"], **_speaker(other["quote"])}


def _middle(row: Row, opened: Row) -> Row:
    """Return a sentence inside a long quotation as a part of it."""
    quote = {**opened["quote"], "content": row["text"], "direct": "direct", "open": True}
    return {
        **row,
        "item": 0,
        "says": "quote",
        "from": row["start"],
        "to": row["end"],
        "words": row["text"],
        "quote": quote,
    }
