"""Do two events state the same fact?

Who did what to whom, when, and whether it happened or is only planned. Two reports of one act
agree in the act, the actors and the day; what one of them leaves out is no disagreement. Days
that cannot both be right make two facts, which `witnesses.clash` then lays side by side, and so
do a plan and its fulfilment. To accuse, reject, ask and threaten is to say something: two such
acts are one only where what is said is alike too.
"""

import re
from functools import lru_cache

from copydesk.facts.gather import NEVER
from copydesk.facts.other_words import in_other_words, other_people, told_in_full
from copydesk.facts.parties import actors, parties, stems
from copydesk.facts.taken_up import takes_up
from copydesk.facts.wording import (
    Row,
    Wording,
    content,
    head,
    like_nouns,
    narrowed,
    reporting,
    stand_together,
)

# Roots that reports of one act exchange freely: "agree", "sign" and "deepen ties" in one breath.
FAMILIES = {
    "AGREE": "accord", "SUPPORT": "accord", "COOPERATE": "accord",
    "CONCEDE": "yield", "RETREAT": "yield",
}  # fmt: skip
SAYING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # acts that consist in words
# Content stems of what is said that two reports of one such act share, and of the shorter the
# share; one stem alone ("violated its airspace", "violated the truce") proves nothing.
SAID, SAID_SHARE = 2, 1 / 3
MUTUAL = frozenset({"accord", "CONSULT"})  # who came first in the sentence says nothing
STATUS = {
    "happened": "done", "claimed": "done",
    "planned": "ahead", "proposed": "ahead", "threatened": "ahead",
}  # fmt: skip
SAME = 0.655  # of the weights below; one act in other words has .66 and more, another act .65
COMPARABLE = 0.6  # of the weights that remain without day, place and status
OTHER_OBJECT = 0.65  # what is left of the likeness when the objects differ
MONTH = re.compile(r"(?:month|month-day):(?:\d{4}-)?(\d\d)(?:-\d\d)?")
NOBODY_NAMED = 0.5  # two acts without a named actor can be set side by side, hardly joined
OTHER_PLACE = 0.9  # a town and its country share no word either, so this is weak


def family(event: Row) -> str:
    """Return the family of an event's root, or the stem of its trigger where it has none."""
    if event["root"]:
        return FAMILIES.get(event["root"], str(event["root"]))
    return _of_word(event["trigger"])


@lru_cache(maxsize=1 << 12)
def _of_word(trigger: str | None) -> str:
    return "word:" + " ".join(sorted(stems(trigger)))


def blocks(one: Wording) -> list[tuple[object, ...]]:
    """Return what two events must have in common to be compared at all."""
    event = one.slots
    act = (family(event), STATUS.get(event["status"], event["status"]))
    who: list[tuple[object, ...]] = [(*act, actor) for actor in actors(event)]
    # Where a story says so much of two states that their blocks are cut off, these remain.
    date, object_ = event["date"] or {}, head(event["object"])
    if told_in_full(event):
        who.append((act[1], "whatever the act", actors(event), date["from"]))
    finer = [(*act, actors(event), "day", date.get("from")), (*act, actors(event), object_)]
    return [*who, *finer, *(("sentence", each) for each in one.classes)]


def alike(one: Wording, other: Wording) -> tuple[float, str]:
    """Return how surely two events are one fact, 0 where they cannot be, and why."""
    a, b = one.slots, other.slots
    if stand_together(one, other):
        return 0.0, ""
    if STATUS.get(a["status"], a["status"]) != STATUS.get(b["status"], b["status"]):
        return 0.0, ""
    if dates_clash(a["date"], b["date"]):
        return 0.0, ""
    if family(a) != family(b):
        spoken = {a["root"], b["root"]} & SAYING
        one_act = not spoken and in_other_words(a, b, same_object(a, b))
        return (SAME, _why(a, b)) if one_act else (0.0, "")
    who = _same_actors(a, b)
    if who == 0 or not _says_alike(one, other):
        return 0.0, ""
    score = 0.35 * who + 0.25 * _same_act(a, b) + 0.2 * _same_day(a, b)
    objects = same_object(a, b)
    score += 0.2 * objects
    if objects == 0:
        score *= OTHER_OBJECT
    if a["place"] and b["place"] and not content(a["place"]) & content(b["place"]):
        score *= OTHER_PLACE
    if one.classes & other.classes:
        score = max(score, SAME)
    return (score if score >= SAME else 0.0), _why(a, b)


def _says_alike(one: Wording, other: Wording) -> bool:
    """Say whether two acts that consist in words say the same; any other act is free of this."""
    if not {one.slots["root"], other.slots["root"]} & SAYING or one.classes & other.classes:
        return True
    a, b = _matter(one), _matter(other)
    least = min(len(a), len(b))
    return len(a & b) >= max(min(SAID, least), SAID_SHARE * least)


def _matter(one: Wording) -> frozenset[str]:
    """Return the stems of what an act in words says: what its sentence says without its parties."""
    row, trigger = one.first, one.slots["trigger"] or ""
    names = " ".join(actor["name"] or "" for actor in one.slots["actors"] or [])
    at = row["text"].find(trigger, max(0, row["from"] - row["start"]))
    apart = content(names) | content(trigger) | reporting()
    behind = content(row["text"][at + len(trigger) :]) - apart if at >= 0 else frozenset()
    # "... is an insult, Norland complained": there it all stands before.
    return behind if len(behind) >= SAID else one.around - apart


def topics(one: Wording) -> list[tuple[object, ...]]:
    """Return what two events must have in common to be able to disagree."""
    kind = family(one.slots)
    sentences: list[tuple[object, ...]] = [("sentence", each) for each in one.classes]
    acts = [(kind, "act", each) for each in stems(one.slots["trigger"])]
    return [*sentences, *acts, *((kind, actor) for actor in actors(one.slots))]


def comparable(one: Wording, other: Wording) -> tuple[float, str]:
    """Return how surely two events are one act, whatever day, place or status each gives it."""
    a, b = one.slots, other.slots
    if stand_together(one, other) or family(a) != family(b):
        return 0.0, ""
    if one.classes & other.classes and stems(a["trigger"]) == stems(b["trigger"]):
        return 1.0, "one sentence, edited"
    again = takes_up(one, other)
    if again is not None:
        return (1.0, "taken up again") if again else (NEVER, "")
    who = _same_actors(a, b) or _one_party(one, other)
    if who == 0 or _others(a, b, "sources") or _others(a, b, "targets"):
        return 0.0, ""
    if not actors(a) and not actors(b):
        who = NOBODY_NAMED
    score = (0.35 * who + 0.25 * _same_act(a, b) + 0.2 * same_object(a, b)) / 0.8
    if same_object(a, b) == 0:
        score *= OTHER_OBJECT
    return (score if score >= COMPARABLE else 0.0), _why(a, b)


def dates_clash(a: Row | None, b: Row | None) -> bool:
    """Say whether two dates cannot both be the day of one act."""
    if not a or not b:
        return False
    if a["from"] and a["to"] and b["from"] and b["to"]:
        return bool(a["to"] < b["from"] or b["to"] < a["from"])
    for part in (weekday, month):
        one, other = part(a), part(b)
        if one is not None and other is not None:
            return one != other
    return False


def weekday(date: Row) -> int | None:
    """Return the day of the week that a date names, Monday = 1, or None."""
    if date["from"] and date["from"] == date["to"]:
        return int(date["from"].isoweekday())
    rule = date["rule"] or ""
    name, _, number = rule.rpartition(":")
    return int(number) if name == "weekday" and number.isdigit() else None


def month(date: Row) -> int | None:
    """Return the month that a date lies in, or None; the rule gives it where no year is known."""
    if date["from"] and date["to"]:
        return int(date["from"].month) if date["from"].month == date["to"].month else None
    named = MONTH.fullmatch(date["rule"] or "")
    return int(named[1]) if named else None


def same_object(a: Row, b: Row) -> float:
    """Return how alike what was done or made is; 0 where both say it and it differs."""
    one, other = _object_words(a), _object_words(b)
    if not one or not other:
        return 0.5
    if like_nouns(head(a["object"]), head(b["object"])):
        return 0.0 if narrowed(a["object"], b["object"]) else 1.0
    return 0.8 if one & other else 0.0


def _object_words(event: Row) -> frozenset[str]:
    """Return the stems of the object, without the names of those who take part."""
    if not event["object"]:
        return frozenset()
    names = [actor["name"] or "" for actor in event["actors"] or []]
    return content(event["object"]) - content(" ".join(names))


def _same_actors(a: Row, b: Row) -> float:
    one, other = actors(a), actors(b)
    if not one or not other:
        return 0.3 if one == other else 0.2
    if other_people(a, b) or (_turned(a, b) and not _may_turn(a, b)):
        return 0.0
    if one == other:
        return 1.0
    if _others(a, b, "sources") or _others(a, b, "targets"):
        return 0.0
    if one <= other or other <= one:
        return 0.6
    # Two states each: "signed with Osk" is another act than "signed with Kalvo".
    return 0.0 if _states(one) - other and _states(other) - one else 0.15 * bool(one & other)


def _states(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if len(name) == 3 and name.isupper())


def _one_party(one: Wording, other: Wording) -> float:
    """Return how alike the actors are where each report leaves out another's nationality.

    In "the Danish group Havn agreed" and "Havn agreed to buy the Chilean firm" only Havn is named.
    """
    named = [parties(each.slots).named for each in (one, other)]
    if not named[0] or named[0] != named[1]:
        return 0.0
    act = stems(one.slots["trigger"]) & stems(other.slots["trigger"])
    around = (one.around & other.around) - reporting() - content(" ".join(named[0])) - act
    return 0.6 if len(around) >= SAID else 0.0


def _may_turn(a: Row, b: Row) -> bool:
    """Say whether it is one act whoever is named first: a visit and a welcome, a signing."""
    one_act = bool(stems(a["trigger"]) & stems(b["trigger"]))
    return family(a) == "CONSULT" or (family(a) in MUTUAL and one_act)


def _turned(a: Row, b: Row) -> bool:
    """Say whether who acts in the one suffers in the other."""
    one, other = parties(a), parties(b)
    return bool(one.sources & other.targets or one.targets & other.sources)


def _others(a: Row, b: Row, role: str) -> bool:
    """Say whether both name who has this role, and name others."""
    one, other = (getattr(parties(event), role) for event in (a, b))
    return bool(one and other and not one & other)


def _same_act(a: Row, b: Row) -> float:
    if stems(a["trigger"]) & stems(b["trigger"]):
        return 1.0
    return 0.7 if a["root"] == b["root"] else 0.4


def _same_day(a: Row, b: Row) -> float:
    one, other = a["date"], b["date"]
    if not one or not other:
        return 0.5
    if one["from"] and one["from"] == other["from"] and one["to"] == other["to"]:
        return 1.0
    if one["rule"] and one["rule"] == other["rule"]:
        return 1.0
    return 0.7


def _why(a: Row, b: Row) -> str:
    who = ", ".join(sorted(actors(a) & actors(b))) or "nobody named"
    act = a["root"] or a["trigger"] or "the act"
    when = " on one day" if _same_day(a, b) == 1.0 else ""
    return f"{act} by {who}{when}: {a['trigger']} / {b['trigger']}"
