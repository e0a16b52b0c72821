"""Code sentences that come without pages: lines in, what they say out.

A line is an article of its own in a story of its own, and goes through the same three steps as
the sentences of pages: read once, laid where it stands, understood in its surroundings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from copydesk import facts
from copydesk.desk import Step
from copydesk.engine.pool import Workers
from copydesk.facts.events import code as root_of
from copydesk.tables import Coverage, Resolved, build, make_id
from copydesk.text import sentences

Row = dict[str, Any]

# Lines that a text may share a worker with; one of them that breaks a step is cut out (pool).
TOGETHER = 200
# Code points of a text. A line is a sentence or a short report; what is longer is a page.
LONGEST = 100_000
LISTS = ("events", "quotes", "figures")


@dataclass(frozen=True)
class Line:
    """A text to be coded. `name` is its id as it came, `day` the day of publication.

    `source` and `target` are two actors as printed, whose event is asked for; `reason` says
    why the line cannot be coded.
    """

    name: Any
    text: str = ""
    day: date | None = None
    source: str | None = None
    target: str | None = None
    reason: str | None = None


def told(coverage: Coverage) -> Resolved:
    """Return what sentences say where they stand: the room of facts from reading to resolving."""
    readings = facts.read(coverage.select(["key", "role", "text"]))
    return facts.resolve(facts.state(coverage, readings))


TELL = Step(told, by="story_id")


def coded(lines: Iterable[Line], workers: Workers) -> Iterator[Row]:
    """Yield what each line says, in the order of the lines; see EXCHANGE for the keys.

    A line that cannot be coded has a `reason`, and nothing else.

    Raises:
        NoWorkers: no process could be started.
    """
    given = list(lines)
    rows, refused = workers.work(TELL, {"coverage": _coverage(given)}, TOGETHER)
    said: dict[int, list[Row]] = defaultdict(list)
    for row in rows.to_pylist():
        said[row["article_id"]].append(row)
    broken = {
        number: one.reason
        for one in refused
        for number in one.given["coverage"]["article_id"].to_pylist()
    }
    for number, line in enumerate(given):
        why = line.reason or broken.get(number)
        yield failed(line.name, why) if why else _answer(line, said[number])


def failed(name: Any, reason: str) -> Row:
    """Return the row of a line that cannot be coded."""
    return {"id": name, **{kind: [] for kind in LISTS}, "root": None, "reason": reason}


def _coverage(lines: list[Line]) -> pa.Table:
    """Return the sentences of the lines, as if each line were the body of an article."""
    rows = []
    for number, line in enumerate(lines):
        for n, (start, end) in enumerate(sentences(line.text) if not line.reason else ()):
            words = line.text[start:end]
            key = make_id(words)  # not one for all spellings: spans must be those of the line
            rows.append({
                "story_id": number, "article_id": number, "page_id": number, "kind": "main",
                "anchor": line.day, "sentence_id": key, "key": key, "n": n + 1,
                "role": "body", "start": start, "end": end, "text": words,
            })  # fmt: skip
    return build(Coverage, rows)


def _answer(line: Line, rows: list[Row]) -> Row:
    rows.sort(key=lambda row: (row["n"], row["from"] or 0, row["to"] or 0, row["item"] or 0))
    by = {kind: [row for row in rows if row["says"] == kind] for kind in ("event", "quote")}
    return {
        "id": line.name,
        "events": [_event(row, by["quote"]) for row in by["event"]],
        "quotes": [_quote(row) for row in by["quote"]],
        "figures": [_figure(row) for row in rows if row["says"] == "figure"],
        "root": root_of(line.text, line.source, line.target)
        if line.source and line.target
        else None,
    }


def _event(row: Row, quotes: list[Row]) -> Row:
    event, date = row["event"], row["event"]["date"]
    start, end = _placed(row, event["trigger_start"], event["trigger_end"])
    if start is None or end is None:  # a visit that another deed implies has no words of its own
        start, end = row["from"], row["to"]
    return {
        "root": event["root"], "quad": event["quad"], "status": event["status"],
        "trigger": event["trigger"], "start": start, "end": end,
        "actors": [_actor(row, actor) for actor in event["actors"] or ()],
        "date": date and {"from": _day(date["from"]), "to": _day(date["to"]), "text": date["text"]},
        "place": event["place"], "object": event["object"],
        "claimed_by": event["claimed_by"] or _spoken_by(start, end, quotes),
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _actor(row: Row, actor: Row) -> Row:
    start, end = _placed(row, actor["start"], actor["end"])
    named = {name: actor[name] for name in ("name", "iso3", "org", "role")}
    return {**named, "start": start, "end": end}


def _placed(row: Row, start: int | None, end: int | None) -> tuple[int | None, int | None]:
    """Return where characters of a sentence stand in the text of its line."""
    if start is None or end is None:
        return None, None
    return row["start"] + start, row["start"] + end


def _spoken_by(start: int, end: int, quotes: list[Row]) -> str | None:
    """Return who speaks the words in which an event stands, the nearest speaker first."""
    around = [q for q in quotes if q["from"] <= start and end <= q["to"] and q["quote"]["speaker"]]
    nearest = min(around, key=lambda q: (q["to"] - q["from"], q["from"]), default=None)
    return str(nearest["quote"]["speaker"]) if nearest else None


def _quote(row: Row) -> Row:
    quote = row["quote"]
    return {
        "content": quote["content"], "speaker": quote["speaker"],
        "role": quote["speaker_role"], "iso3": quote["speaker_iso3"],
        "addressee": quote["addressee"], "direct": quote["direct"], "via": quote["via"],
        "start": row["from"], "end": row["to"],
    }  # fmt: skip


def _figure(row: Row) -> Row:
    figure = row["figure"]
    return {
        **{name: figure[name] for name in ("value", "operator", "unit", "counts", "condition")},
        "start": row["from"],
        "end": row["to"],
    }
