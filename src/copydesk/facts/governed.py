"""Read verbs that govern another: `asked A to leave` is a request, and a leaving that is proposed.

Who agrees, promises or asks does something, whatever becomes of it; what is agreed or asked is an
event of its own with a status. A refusal or a threat is told once, at the verb that says it.
"""

from copydesk.facts.status import PROMISING, Hedge, Outcome

OUTER = {
    "agreed": Outcome("AGREE", "happened"),
    "asked": Outcome("REQUEST", "happened"),
    "refused": Outcome("REJECT", "happened"),
}
FORCING = frozenset({"force", "compel", "oblige", "push", "persuade", "cajole", "coax", "require"})
# Of these the governing verb alone tells the event: what is refused or threatened is not there.
ALONE = frozenset({"refused", "vowed", "threatened"})


def outer(over: Hedge | None) -> Outcome | None:
    """Return the event that a governing verb tells, or None where it only hedges the other."""
    if over is None or over.verb is None or over.verb.negated:
        return None
    if over.kind == "planned" and over.verb.lemma in PROMISING:
        return OUTER["agreed"]
    if over.kind == "asked" and over.verb.lemma in FORCING:
        return None
    return OUTER.get(over.kind) if over.kind not in ALONE else None


def inner(over: Hedge | None, status: str) -> str:
    """Return the status of what somebody is asked or has agreed to do."""
    told = outer(over)
    if told is None or over is None:
        return status
    return "proposed" if told.root == "REQUEST" or _offered(over) else "planned"


def _offered(over: Hedge) -> bool:
    return over.verb is not None and over.verb.lemma in ("offer", "propose", "volunteer")
