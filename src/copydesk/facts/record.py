"""Write an event down: its actors with their roles, its date, place, object and characters."""

from dataclasses import dataclass
from typing import Any

from copydesk.facts import actors
from copydesk.facts.clauses import Clauses
from copydesk.facts.found import Found
from copydesk.facts.pieces import PREPOSITIONS
from copydesk.facts.status import Outcome
from copydesk.facts.triggers import Noun
from copydesk.facts.verbs import Verb
from copydesk.facts.wordlists import quad_of

NEAR = 4  # pieces between `refused` and what is refused that are still one trigger
OBJECT_WORDS = 9  # pieces of an object's words that are kept


@dataclass(frozen=True)
class Deed:
    """An event by its pieces: who, to whom, and the verb or noun that says it.

    `last` is the last piece of the trigger, `claimants` who says that it happened or did not.
    """

    outcome: Outcome
    sources: list[int]
    aims: list[int]
    last: int
    verb: Verb | None = None
    noun: Noun | None = None
    claimants: tuple[int, ...] = ()
    governor: Verb | None = None  # `refused to leave`: the verb that says what became of it

    inner: Verb | None = None  # what was agreed: a day behind it is that of the agreement
    undated: bool = False

    @property
    def first(self) -> int:
        """The first piece of the trigger."""
        if self.governor:
            return self.governor.at
        return self.verb.at if self.verb else self.last

    @property
    def opens(self) -> int:
        """The first piece of the trigger's phrase."""
        return self.noun.start if self.noun else self.first


def record(text: str, clauses: Clauses, deed: Deed) -> Found | None:
    """Return the event, or None where nobody acts in it."""
    cast = _cast(text, clauses, deed)
    if not cast:
        return None
    zone = clauses.zone(deed.last)
    behind = zone + clauses.zone(deed.inner.at) if deed.inner else zone
    day = None if deed.undated else _date(clauses, deed.verb, behind)
    where = actors.place(clauses, zone)
    used = {deed.opens, deed.first, deed.last, *deed.sources, *deed.aims}
    used |= {n for n in (day, where) if n is not None}
    first, last = sorted((deed.first, deed.last))
    if deed.governor and last - first > NEAR:
        last = first
    slots = {
        "root": deed.outcome.root,
        "quad": quad_of()[deed.outcome.root],
        "status": deed.outcome.status,
        "claimed_by": _told_by(text, clauses, deed.claimants),
        "trigger": _words(text, clauses, first, last),
        "trigger_start": clauses.pieces[first].start,
        "trigger_end": clauses.pieces[last].end,
        "actors": cast,
        "date": _dated(text, clauses, day),
        "place": None if where is None else _words(text, clauses, where, where),
        "object": _object(text, clauses, deed, zone),
    }
    start = min(clauses.pieces[n].start for n in used)
    return Found("event", start, max(clauses.pieces[n].end for n in used), slots)


def _words(text: str, clauses: Clauses, first: int, last: int) -> str:
    return text[clauses.pieces[first].start : clauses.pieces[last].end]


def _told_by(text: str, clauses: Clauses, claimants: tuple[int, ...]) -> str | None:
    """Return the words that name who claims or denies, the first of them."""
    return _words(text, clauses, claimants[0], claimants[0]) if claimants else None


def _cast(text: str, clauses: Clauses, deed: Deed) -> list[dict[str, Any]]:
    """Return the actors with their roles; what is done together has `both` on every side."""
    sources = list(dict.fromkeys(actors.persons(clauses, deed.sources)))
    aims = [n for n in dict.fromkeys(actors.persons(clauses, deed.aims)) if n not in sources]
    cast: dict[tuple[str, str | None], dict[str, Any]] = {}
    for found, role in ((sources, "source"), (aims, "target")):
        for n in found:
            for actor in actors.spell(text, clauses, n, role):
                cast.setdefault((actor["name"], actor["iso3"]), actor)
    mutual = not aims or _mutual(clauses, deed)
    together = deed.outcome.root in actors.TOGETHER and len(cast) > 1 and mutual and sources
    return [{**actor, "role": "both"} if together else actor for actor in cast.values()]


def _mutual(clauses: Clauses, deed: Deed) -> bool:
    """Say whether both sides did it: `signed a pact with A`, `met A`; not `visited A`.

    Whoever is only ready to work with another speaks for one side.
    """
    if deed.outcome.status != "happened":
        return False
    if deed.verb and deed.outcome.root == "CONSULT":
        return deed.verb.lemma in (
            "meet",
            "confer",
            "negotiate",
            "speak",
            "talk",
            "hold",
            "discuss",
        )
    near = {clauses.pieces[n - 1].low for n in deed.aims if n} | {
        clauses.pieces[n - 2].low for n in deed.aims if n > 1
    }
    return "with" in near


def _date(clauses: Clauses, verb: Verb | None, zone: list[int]) -> int | None:
    """Return the date of the event: behind it in its clause, else before its verb."""
    pieces = clauses.pieces
    around = list(zone)
    if verb:
        at = verb.start - 1
        while at >= 0 and (pieces[at].date or pieces[at].low in PREPOSITIONS or pieces[at].adverb):
            around.append(at)
            at -= 1
        if clauses.verbs[0] is verb:  # `On Friday, Norland signed ...`
            around += [n for n in range(3) if n < verb.start]
    return next((n for n in around if pieces[n].date), None)


def _dated(text: str, clauses: Clauses, at: int | None) -> dict[str, Any] | None:
    if at is None:
        return None
    words = _words(text, clauses, at, at)
    return {"from": None, "to": None, "text": words, "rule": clauses.pieces[at].date}


def _object(text: str, clauses: Clauses, deed: Deed, zone: list[int]) -> str | None:
    """Return the words of what is done or made, up to the next preposition but `of`."""
    if deed.verb is None:
        return None
    pieces = clauses.pieces
    start = deed.verb.at + 1
    while start in zone and pieces[start].low in PREPOSITIONS:
        start += 1
    end = max(deed.last + 1, start)
    for n in zone[:OBJECT_WORDS]:
        if n >= start and (pieces[n].low in PREPOSITIONS - {"of"} or pieces[n].date):
            break
        end = max(end, n + 1)
    span = [n for n in range(start, end) if not pieces[n].mark]
    return _words(text, clauses, span[0], span[-1]) if span else None
