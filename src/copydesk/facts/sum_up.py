"""Say each fact once, in its fullest wording, and why its mentions are one fact.

The fullest wording is a printed one, never a blend: an event takes from its other mentions only
a day or a place that it does not give itself, and a ministry is named with him who spoke for
it. A body goes before a headline, words in quotation marks before reported speech, and the sum
before its conversion in brackets.
"""

from collections import defaultdict
from typing import Any

from copydesk.facts import same_event, same_figure, same_quote
from copydesk.facts.parties import actors
from copydesk.facts.sources import speaker_of, spokes
from copydesk.facts.wording import Wording
from copydesk.tables import Facts, Mentions, build

Row = dict[str, Any]
DIRECT = {"direct": 0, "partial": 1, "indirect": 2}
IMPLIED = "implied by those who are told to be there"
READ = (
    "fact_id", "story_id", "implied", "sources", "article_id", "sentence_id", "key", "role",
    "start", "text", "item", "says", "from", "to", "words", "event", "quote", "figure",
)  # fmt: skip
MOST_REASONS = 12  # reasons kept for a fact with many wordings, in the order of the wordings
LONGEST = 600  # characters of a line that stands for a fact; a sentence rarely has more
ALIKE = {
    "event": same_event.alike,
    "quote": same_quote.alike,
    "figure": same_figure.alike,
}


def sum_up(mentions: Mentions) -> Facts:
    """Return one row per fact, sorted by its id."""
    facts: dict[int, list[Row]] = defaultdict(list)
    for row in mentions.select(READ).to_pylist():
        facts[row["fact_id"]].append(row)
    return build(Facts, [_fact(sorted(facts[key], key=_order)) for key in sorted(facts)])


def _fact(rows: list[Row]) -> Row:
    best = rows[0]
    kind = best["says"]
    slots = _filled(best, rows) if kind == "event" else best[kind]
    if kind == "quote":
        best = {**best, "quote": _spoken_for(best["quote"], rows)}
        slots = best["quote"]
    return {
        "fact_id": best["fact_id"], "story_id": best["story_id"], "says": kind,
        "text": _line(best, kind), kind: slots, "merged": _reasons(rows, kind),
    }  # fmt: skip


def _spoken_for(quote: Row, rows: list[Row]) -> Row:
    """Return a quotation with both names where one report names a body and another who spoke.

    A spokesman and his ministry are one speaker, and each report names only the one it heard.
    """
    named = {r["quote"]["speaker"]: spokes(r["quote"]["speaker_role"]) for r in rows[::-1]}
    names = [n for n in named if n and n != n.lower() and named[n] != spokes(quote["speaker_role"])]
    if not quote["speaker"] or not names:
        return quote
    body, voice = quote["speaker"], sorted(names)[0]
    if named[body]:
        body, voice = voice, body
    return {**quote, "speaker": f"{body} ({voice})"}


def _order(row: Row) -> tuple[Any, ...]:
    """Fullest first; then what no order of rows can change."""
    fixed = (row["key"], row["item"], row["article_id"], row["start"], row["from"], row["to"])
    return (row["role"] == "headline", bool(row["implied"]), *_emptiness(row), *fixed)


def _emptiness(row: Row) -> tuple[int, ...]:
    if row["says"] == "quote":
        quote = row["quote"]
        who = quote["speaker"] or ""
        named = (not who) + (who == who.lower())  # a name says more than "the company"
        return (DIRECT.get(quote["direct"], 3), named, -len(quote["content"] or ""))
    if row["says"] == "figure":
        figure = row["figure"]
        bracketed = row["text"][: row["from"] - row["start"]].rstrip().endswith("(")
        return (bracketed, -sum(bool(figure[slot]) for slot in ("counts", "unit", "condition")))
    event = row["event"]
    date = event["date"] or {}
    slots = [event["place"], event["object"], event["root"], date.get("text"), date.get("from")]
    return (-len(actors(event)), -sum(bool(slot) for slot in slots))


def _filled(best: Row, rows: list[Row]) -> Row:
    """Return the event of the fullest row, with day and place of the first row that gives them."""
    event: Row = dict(best["event"])
    for slot in ("date", "place", "object"):
        given = (row["event"][slot] for row in rows if row["event"][slot])
        event[slot] = event[slot] or next(given, None)
    dated = (r["event"]["date"] for r in rows if r["event"]["date"] and r["event"]["date"]["from"])
    if event["date"] and not event["date"]["from"]:
        event["date"] = next(dated, event["date"])
    return event


def _line(row: Row, kind: str) -> str:
    """Return what an analyst reads: the sentence, the words and who said them, or the number."""
    if kind == "quote":
        quote = row["quote"]
        words = quote["content"] or ""
        told = words if quote["direct"] == "indirect" else f"“{words}”"
        who = quote["speaker"] or quote["speaker_role"]
        return _cut(f"{who}: {told}" if who else told)
    if kind == "figure":
        figure = row["figure"]
        number = figure["text"] or row["words"]
        parts = [number, figure["counts"], figure["condition"]]
        told = [p for n, p in enumerate(parts) if p and (n == 0 or p not in (number or ""))]
        return _cut(" ".join(told) + f" — {row['text']}")
    return _cut(row["text"])


def _cut(line: str) -> str:
    line = " ".join(line[: 2 * LONGEST].split())
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rsplit(" ", 1)[0] + "…"


def _reasons(rows: list[Row], kind: str) -> list[str]:
    """Return why each further wording is the fact of the fullest one, once each."""
    wordings: dict[tuple[int, int], Row] = {}
    for row in rows:
        wordings.setdefault((row["key"], row["item"]), row)
    first, *others = [_wording(row, kind) for row in wordings.values()]
    reasons = [
        IMPLIED
        if other.first["implied"]
        else ALIKE[kind](first, other)[1] or _otherwise(first, other)
        for other in others
    ]
    return list(dict.fromkeys(reasons))[:MOST_REASONS]


def _otherwise(first: Wording, other: Wording) -> str:
    """Return why two wordings are one fact that are not alike by themselves."""
    if first.kind == "figure" and first.slots["unit"] != other.slots["unit"]:
        return "one amount in two currencies"
    return "like other wordings of it"


def _wording(row: Row, kind: str) -> Wording:
    return Wording(kind, row[kind], [row], speaker_of(row) if kind == "quote" else None)
