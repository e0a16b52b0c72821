"""Find the visits that no clause of their own tells.

A participle set beside a name (`Roe, visiting Suva, said`) tells a visit as `Roe, who is visiting
Suva` does. A visit of `the latter` or `the former` is one by the second or first of the two
persons named together before it.
"""

from collections.abc import Iterator

from copydesk.facts import actors, status
from copydesk.facts.clauses import Clauses
from copydesk.facts.found import Found
from copydesk.facts.pieces import Piece
from copydesk.facts.record import Deed, record
from copydesk.facts.triggers import Noun
from copydesk.facts.wordlists import verb_roots

OWNERS = ("'s", "’s")
VISITING = frozenset({"visiting", "touring"})
ORDER = {"former": 0, "latter": 1}


def add_visits(text: str, clauses: Clauses, nouns: list[Noun], found: list[Found]) -> list[Found]:
    """Return the events with the visits that they leave out, or give to somebody farther away."""
    visits = {}
    for deed in (*_beside(clauses), *_of_two(clauses, nouns)):
        visit = record(text, clauses, deed)
        if visit:
            visits[clauses.pieces[deed.first].start] = visit
    kept = [event for event in found if _trigger_start(text, event) not in visits]
    return kept + list(visits.values())


def _trigger_start(text: str, event: Found) -> int | None:
    """Return where the trigger of a visit stands in the text."""
    if event.slots["root"] != "CONSULT":
        return None
    at = text.find(str(event.slots["trigger"]), event.start, event.end)
    return None if at < 0 else at


def _beside(clauses: Clauses) -> Iterator[Deed]:
    """Yield `Roe, visiting Suva` and `Roe, on Monday visiting Suva`."""
    for verb in clauses.verbs:
        comma = verb.start - 1
        visits = clauses.pieces[verb.at].low in VISITING and verb.lemma in verb_roots()
        if not visits or verb.shape != "participle" or comma < 1 or verb.negated:
            continue
        if clauses.pieces[comma].low != "," or not _person(clauses.pieces[comma - 1]):
            continue
        aims = actors.targets(clauses, clauses.zone(verb.at), "CONSULT") or _host(clauses, verb.at)
        if aims:
            outcome = status.Outcome("CONSULT", "happened")
            yield Deed(outcome, [comma - 1], aims, verb.at, verb=verb)


def _of_two(clauses: Clauses, nouns: list[Noun]) -> Iterator[Deed]:
    """Yield `Roe and Doe signed it during the latter's visit to Suva`."""
    pieces = clauses.pieces
    for noun in nouns:
        which = next((n for n in range(noun.start, noun.at) if pieces[n].low in ORDER), None)
        if pieces[noun.at].low not in actors.TRIPS or which is None:
            continue
        if pieces[which + 1].low not in OWNERS:
            continue
        pair = [n for n in range(which) if _person(pieces[n])][-2:]
        aims = actors.targets(clauses, clauses.zone(noun.at), "CONSULT") or _host(clauses, noun.at)
        if len(pair) == 2 and aims:
            outcome = status.of_noun(clauses, noun.start, noun.at, "CONSULT")
            yield Deed(outcome, [pair[ORDER[pieces[which].low]]], aims, noun.at, noun=noun)


def _host(clauses: Clauses, at: int) -> list[int]:
    """Return the place or state named first behind a visit, capital or not."""
    zone = clauses.zone(at)
    return [n for n in zone if clauses.pieces[n].kind in ("place", "state")][:1]


def _person(piece: Piece) -> bool:
    """Say whether a piece is a person, or a name that no list knows."""
    return piece.name is not None and piece.kind in ("person", None)
