"""Hold the days that reports give one act against each other (slot `date`).

Only days clash: "Thursday" and "Wednesday", not "in July" and "last month". Without an anchor
two weekdays are compared as words. Acts of one kind follow each other in a bad week, so it
takes a sign that one act is meant: an act that is done once, or words that point back to it.
"""

from collections.abc import Iterator
from itertools import combinations

from copydesk.text import fold
from copydesk.witnesses.claim import (
    Claim,
    Row,
    by_article,
    by_value,
    folded,
    named_before,
    points_back,
    rows,
    set_apart,
    shared,
)

# Acts that a pair does once in a story; attacks, talks and accusations come again the next day.
ONCE = frozenset({"SANCTION", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT"})
AGAIN = frozenset({"ASSAULT", "CONSULT", "ACCUSE", "REQUEST", "REJECT", "THREATEN"})
DONE = frozenset({"happened", "claimed"})
WEEK = 7
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days(claims: list[Claim]) -> Iterator[Row]:
    """Return a row for each two days given for one act."""
    dated = [(_day(c), c) for c in claims if c.row["event"]["status"] in DONE]
    if len({day for day, _ in dated if day is not None}) < 2:
        return
    values = by_value((day, claim) for day, claim in dated if day and not set_apart(claim))
    found = []
    for one, other in combinations(values, 2):
        pair = {one: values[one], other: values[other]}
        if _apart(values[one][0], values[other][0]) and _one_act(pair) and _two_texts(pair):
            found.append(("clash", pair))
    yield from rows("date", found)


def _day(claim: Claim) -> str | None:
    """Return the day that a claim gives, as words; None where it gives none."""
    date = claim.row["event"]["date"] or {}
    number = _weekday(date)
    if number is None:
        return None
    name = NAMES[number - 1]
    return f"{name} {date['from']}" if date.get("from") else name


def _weekday(date: Row) -> int | None:
    if date.get("from") and date["from"] == date["to"]:
        return int(date["from"].isoweekday())
    name, _, number = (date.get("rule") or "").rpartition(":")
    return int(number) if name == "weekday" and number in "1234567" else None


def _apart(one: Claim, other: Claim) -> bool:
    """Say whether two days are not the same; a week between anchors proves nothing."""
    a, b = one.row["event"]["date"], other.row["event"]["date"]
    if a["from"] and b["from"] and "weekday" not in (a["rule"] or "") + (b["rule"] or ""):
        return bool(a["from"] != b["from"])
    return _weekday(a) != _weekday(b)


def _one_act(pair: dict[str, list[Claim]]) -> bool:
    """Say whether something shows that both sides speak of one act."""
    claims = [claim for side in pair.values() for claim in side]
    sentences = [{claim.row["sentence_id"] for claim in side} for side in pair.values()]
    once = all(claim.row["event"]["root"] in ONCE for claim in claims)
    deeds = [{_deed(claim) for claim in side} - {None} for side in pair.values()]
    one = sentences[0] & sentences[1] or deeds[0] & deeds[1]
    return bool(one) or once or any(map(points_back, claims)) or _told_again(pair)


def _told_again(pair: dict[str, list[Claim]]) -> bool:
    """Say whether one side tells the other's act again in its words, of those named before.

    "Dockers went on strike on Monday ... The dockers went on strike on Tuesday": a second
    strike would be called another one.
    """
    one, other = pair.values()
    own = by_article(other)
    return any(
        a.row["event"]["root"] not in AGAIN
        and folded(a.row["event"]["trigger"] or "") == folded(b.row["event"]["trigger"] or "-")
        and named_before(a) != named_before(b)
        for a in one
        for b in own.get(a.article, ())
    )


def _deed(claim: Claim) -> tuple[str, str] | None:
    """Return what was done to how many, and where: the same twelve are killed once."""
    event = claim.row["event"]
    done = fold(event["object"] or "")
    counted = any(character.isdigit() for character in done)
    return (done, fold(event["place"])) if counted and event["place"] else None


def _two_texts(pair: dict[str, list[Claim]]) -> bool:
    """Say whether two texts, or one article, stand against each other."""
    one, other = ({claim.text_id for claim in side} for side in pair.values())
    return not one & other or len(one | other) > 1 or bool(shared(pair))
