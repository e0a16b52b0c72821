"""Say who was where: two leaders who do something together in the state of one of them met there.

`The presidents of A and B signed a pact in the capital of B` tells of a visit as well as of a
pact. The visit is a fact of its own, stated by the same words: the visitor is the source, the
host the target, as PLOVER codes a visit.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]

JOINT = frozenset({"SUPPORT", "AGREE", "COOPERATE"})
DONE = frozenset({"happened"})


def presence(rows: list[Row]) -> list[Row]:
    """Return the visits that the events of one story imply, as further event rows.

    `rows` are resolved statements. A visit takes place and date of the event that implies it; where
    that has no date, the date under which the same article tells the same deed elsewhere.
    """
    places = _places(rows)
    bodies = _bodies(rows)
    following = _items(rows)
    told: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row["says"] == "event":
            told[row["article_id"]].append(row)
    out = []
    for row in rows:
        event = row["event"] if row["says"] == "event" else None
        if not event or event["root"] not in JOINT or event["status"] not in DONE:
            continue
        host = places.get((row["article_id"], row["n"], event["place"]))
        leaders = [a for a in event["actors"] or [] if a["iso3"] and a["name"] not in bodies]
        visitors = [a for a in leaders if a["iso3"] != host]
        hosts = [a for a in leaders if a["iso3"] == host]
        if visitors and hosts:
            key = (row["article_id"], row["n"])
            following[key] = item = following.get(key, -1) + 1
            event = _visit(row, visitors, hosts, told[row["article_id"]])
            out.append({**row, **_leaders(row), "item": item, "event": event})
    return out


def implied(row: Row) -> bool:
    """Say whether an event row is implied: its trigger stands outside the words that it cites."""
    return bool(row["event"]["trigger"]) and row["event"]["trigger"] not in (row["words"] or "")


def _leaders(row: Row) -> Row:
    """Return the characters that show the visit: who was there, without the deed itself."""
    words, trigger = row["words"] or "", row["event"]["trigger"] or ""
    at = words.find(trigger)
    if not trigger or at < 0 or len(words) == len(trigger):
        return {}
    before, after = words[:at].rstrip(), words[at + len(trigger) :].strip()
    start = 0 if before else len(words) - len(after)
    kept = before or after
    first = row["from"] + start
    return {"from": first, "to": first + len(kept), "words": kept}


def _visit(row: Row, visitors: list[Row], hosts: list[Row], told: list[Row]) -> Row:
    event = row["event"]
    cast = [{**a, "role": "source"} for a in visitors] + [{**a, "role": "target"} for a in hosts]
    date = event["date"] or next(_same_deed(row, told), None)
    return {
        **event, "root": "CONSULT", "quad": "V-COOP", "status": "happened", "actors": cast,
        "claimed_by": None, "date": date, "object": None,
    }  # fmt: skip


def _same_deed(row: Row, told: list[Row]) -> Iterator[Row]:
    """Yield the dates under which the article tells the same deed of the same states."""
    mine = _states(row["event"])
    for other in sorted(told, key=lambda r: (r["n"], r["item"] or 0)):
        event = other["event"]
        same = event["root"] == row["event"]["root"] and _states(event) >= mine
        if same and event["date"]:
            yield event["date"]


def _states(event: Row) -> set[str]:
    return {actor["iso3"] for actor in event["actors"] or [] if actor["iso3"]}


def _places(rows: list[Row]) -> dict[tuple[int, int, str], str]:
    """Return the state of each place by article, sentence and words."""
    return {
        (row["article_id"], row["n"], row["name"]["text"]): row["name"]["iso3"]
        for row in rows
        if row["says"] == "name" and row["name"]["iso3"]
    }


def _bodies(rows: list[Row]) -> set[str]:
    """Return the names that are no persons: states and places sign pacts without travelling."""
    kinds = ("state", "place", "organisation")
    return {
        row["name"]["text"]
        for row in rows
        if row["says"] == "name" and row["name"]["kind"] in kinds
    }


def _items(rows: list[Row]) -> dict[tuple[int, int], int]:
    """Return the last item number of each sentence."""
    last: dict[tuple[int, int], int] = {}
    for row in rows:
        key = (row["article_id"], row["n"])
        last[key] = max(last.get(key, -1), -1 if row["item"] is None else row["item"])
    return last
