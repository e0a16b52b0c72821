"""Score an export's events, quotes and figures on hand-checked pages; score the PLOVER coder.

A fact of the export is right if one of its
mentions overlaps a mention of a gold record and it says the same: an event the root (or one that
the gold allows) and all its states, a quote half of the words and the speaker, a figure the
value. What the gold marks as said by nobody and `several` are not asked for. Only facts in
articles that the gold covers count. PLOVER sentences have source, target and root; they are only
measured on, never learned from.
"""

import collections
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from copydesk.facts import numbers
from copydesk.facts.events import code
from copydesk.facts.wordlists import quad_of

KINDS = ("event", "quote", "figure")
LASTING = ("minute", "hour", "day", "week", "month", "year", "decade", "century")
COOPERATION = ("V-COOP", "M-COOP")
# The public PLOVER sets write CONCEDE and RETREAT as one.
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
UNREAD = "ACCUSE"  # stands for a sentence in which the coder finds nothing

Coder = Callable[[str, str, str], str | None]
Row = dict[str, Any]


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower()))


def page_of(mention: Row) -> str:
    return Path(mention["page"]).name


def touches(fact: Row, gold: Row) -> bool:
    return any(
        page_of(m) == g["file"] and m["start"] < g["end"] and m["end"] > g["start"]
        for m in fact["mentions"]
        for g in gold.get("mentions", [])
        if g.get("start") is not None
    )


def states(gold: Row) -> set[str]:
    cast = [*(gold.get("actors") or []), *(gold.get("targets") or [])]
    return {actor["iso3"] for actor in cast if actor.get("iso3")}


def same_event(fact: Row, gold: Row) -> bool:
    roots = {gold.get("root"), *(gold.get("root_alt") or [])}
    said = {actor.get("iso3") for actor in fact.get("actors") or []}
    return fact.get("root") in roots and states(gold) <= said


def same_quote(fact: Row, gold: Row) -> bool:
    speaker = gold.get("speaker") or {}
    known = ("person", "name", "role", "org", "text")
    names = (
        speaker if isinstance(speaker, str) else " ".join(str(speaker.get(k) or "") for k in known)
    )
    marked = gold["mentions"][0]["text"]
    wanted = words(gold.get("content") or gold.get("text") or marked)
    if not wanted <= words(marked):  # the gold tells what was said in its own words
        wanted = words(marked)
    said = words(fact.get("content"))
    enough = len(wanted & said) >= 0.5 * min(len(wanted), max(1, len(said)))
    return enough and (not words(names) or bool(words(names) & words(fact.get("speaker"))))


def same_figure(fact: Row, gold: Row) -> bool:
    value, said = value_of(gold), fact.get("value")
    if value is None or said is None:
        return False
    # One amount in two currencies is one fact: the mention has the value as it is printed there.
    here = [m["words"] for m in fact["mentions"] if touches({"mentions": [m]}, gold)]
    printed = [number.value for text in here for number in numbers.find(text)]
    return any(abs(each - value) <= 1e-6 * max(1.0, abs(value)) for each in (said, *printed))


def value_of(gold: Row) -> float | None:
    """Return the value of a marked figure; `millions` has the size that it gives at least."""
    value = gold.get("value")
    return gold.get("magnitude") if value is None else value


def counts_same(fact: Row, gold: Row) -> bool:
    """Say whether a word of what is counted is the same, or a stretch of time has its unit."""
    if gold["unit"] in LASTING and fact["unit"] == gold["unit"]:
        return True
    mine, marked = ({word.rstrip("s") for word in words(row.get("counts"))} for row in (fact, gold))
    return bool(mine & marked)


SAME = {"event": same_event, "quote": same_quote, "figure": same_figure}


def is_asked(gold: Row) -> bool:
    """Say whether a record is to be found: words that nobody is said to have said are not."""
    if gold.get("must_not_code_as_quote") or gold.get("speaker_status") == "undisclosed":
        return False
    return gold["type"] != "figure" or value_of(gold) is not None


def covered(fact: Row, articles: list[Row]) -> bool:
    return any(
        page_of(m) == a["file"] and m["start"] >= a["start"] and m["end"] <= a["end"]
        for m in fact["mentions"]
        for a in articles
    )


def score(kind: str, facts: list[Row], gold: list[Row], show: bool) -> None:
    wanted = [g for g in gold if g["type"] == kind and g.get("mentions") and is_asked(g)]
    mine = [f for f in facts if f["kind"] == kind]
    hits = {g["id"]: [f for f in mine if touches(f, g) and SAME[kind](f, g)] for g in wanted}
    right = {f["fact"] for found in hits.values() for f in found}
    recall = sum(bool(found) for found in hits.values()) / max(1, len(wanted))
    precision = len(right) / max(1, len(mine))
    print(
        f"{kind:<8} precision {precision:.3f} of {len(mine)}   recall {recall:.3f} of {len(wanted)}"
    )
    if kind == "event":
        by_status(wanted, hits)
    if kind == "figure":
        counted = sum(any(counts_same(f, g) for f in hits[g["id"]]) for g in wanted)
        matched = sum(bool(found) for found in hits.values())
        print(f"  what is counted {counted / max(1, matched):.3f} of {matched} matched")
    if show:
        for g in wanted:
            if not hits[g["id"]]:
                print(
                    f"  missed {g['id']} {g.get('root') or g.get('value')} {g.get('title') or ''}"
                )
                print(f"         {g['mentions'][0]['text'][:160]}")
        for f in mine:
            if f["fact"] not in right:
                print(f"  false  {f['text'][:160]}  {brief(f)}")


def brief(fact: Row) -> str:
    cast = [(a["name"], a["iso3"], a["role"]) for a in fact.get("actors") or []]
    keys = ("root", "status", "value", "unit", "counts", "speaker")
    return " ".join(str(fact[k]) for k in keys if fact.get(k) is not None) + (
        f" {cast}" if cast else ""
    )


def by_status(wanted: list[Row], hits: dict[str, list[Row]]) -> None:
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    for g in wanted:
        if hits[g["id"]]:
            total[g["status"]] += 1
            right[g["status"]] += any(f["status"] == g["status"] for f in hits[g["id"]])
    told = "  ".join(f"{status} {right[status]}/{n}" for status, n in sorted(total.items()))
    print(f"  status of matched events: {told or 'none matched'}")


def macro(gold: list[Any], said: list[Any]) -> float:
    scores = []
    for label in sorted(set(gold), key=str):
        both = sum(g == label == s for g, s in zip(gold, said, strict=True))
        one = sum((g == label) != (s == label) for g, s in zip(gold, said, strict=True))
        scores.append(2 * both / (2 * both + one) if both + one else 0.0)
    return sum(scores) / len(scores)


def score_plover(path: Path, coder: Coder = code) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    coded = [coder(row["sentence"], row["source"], row["target"]) for row in rows]
    gold = [row["root"] for row in rows]
    said = [YIELD.get(root, root) for root in (root or UNREAD for root in coded)]
    quads = {**quad_of(), "YIELD": "M-COOP", "INVESTIGATE": "V-CONF"}
    level = [[quads[root] for root in side] for side in (gold, said)]
    kind = [[quad in COOPERATION for quad in side] for side in level]
    print(f"plover   {len(rows)} sentences, {sum(r is None for r in coded)} without a root")
    print(
        f"  macro-F1 binary {macro(*kind):.3f}  quad {macro(*level):.3f}  "
        f"root {macro(gold, said):.3f}"
        f"  (root accuracy {sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold):.3f})"
    )


def score_all(facts: list[Row], seeds: Path, show: bool) -> None:
    """Print events, quotes and figures of an export in the articles that the gold covers."""
    gold = json.loads((seeds / "gold_facts.json").read_text("utf-8"))
    facts = [fact for fact in facts if covered(fact, gold["articles"])]
    for kind in KINDS:
        score(kind, facts, gold["facts"], show)
