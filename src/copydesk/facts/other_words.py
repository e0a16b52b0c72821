"""Events told in unlike words: when acts of two roots are one, and one root of two peoples is two.

A root is an opinion of a list of words, so one act may come with two of them; and people without a
name are known by their state, which two groups share. Nearness of words is that of static vectors
(decision 0190).
"""

from copydesk.facts.parties import parties
from copydesk.facts.wording import Row, head, is_calling, like_nouns
from copydesk.text.vectors import nearness

NEAR = 0.3  # nearness of two triggers of one act; attacked, raided .32, seized, freed .18


def told_in_full(event: Row) -> bool:
    """Say whether an event names who did it, to whom, and on which day."""
    sides, date = parties(event), event["date"] or {}
    day = date.get("from")
    return bool(sides.sources and sides.targets and day and day == date["to"])


def in_other_words(a: Row, b: Row, objects: float) -> bool:
    """Say whether two acts of unlike roots are one: `seized a tanker`, `the tanker was captured`.

    The same did it to the same on the same day, in the same quarter of PLOVER, and what it was
    done to is named alike; or nothing is named, and the triggers are near in meaning. `objects` is
    how alike the objects are, 0 where both are named and differ.
    """
    if not (told_in_full(a) and told_in_full(b)) or a["quad"] != b["quad"]:
        return False
    if parties(a)[:3] != parties(b)[:3]:
        return False
    if a["date"]["from"] != b["date"]["from"] or objects == 0:
        return False
    return objects == 1 or nearness(a["trigger"] or "", b["trigger"] or "") >= NEAR


def other_people(a: Row, b: Row) -> bool:
    """Say whether two groups of one state on one side are of unlike callings: teachers, nurses."""
    pairs = (
        (head(one["name"]), head(other["name"]))
        for one in a["actors"] or ()
        for other in b["actors"] or ()
        if one["iso3"] and (one["iso3"], one["role"]) == (other["iso3"], other["role"])
        if _is_plain(one["name"]) and _is_plain(other["name"])
    )
    return any(
        not like_nouns(*heads) and (is_calling(heads[0]) or is_calling(heads[1])) for heads in pairs
    )


def _is_plain(name: str | None) -> bool:
    """Say whether a name is a description: its last word is small, or the only one."""
    words = (name or "").split()
    return bool(words) and (words[-1].islower() or (len(words) == 1 and is_calling(head(name))))
