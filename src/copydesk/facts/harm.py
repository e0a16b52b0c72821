"""Tell harm that somebody did from sport, accidents and figures of speech.

`Norland beat Sudria 3-2` is a match, `an explosion killed nine` an accident, `exports hit a
record` a figure of speech. The words stand in `lexicon/harm.yaml`. Where the words do not say
who or what attacked, nobody did: a false attack is worse than one that is missed.
"""

import re
from dataclasses import dataclass
from functools import cache

from copydesk.facts.clauses import Clauses
from copydesk.facts.inflect import plural
from copydesk.facts.pieces import DETERMINERS, PREPOSITIONS, Piece
from copydesk.facts.verbs import Verb
from copydesk.lexicon import load

# Roots that a report of a match, a storm or a blaze may be taken for.
PHYSICAL = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "THREATEN", "RETREAT", "CONCEDE"})
PLAYED = frozenset({"defend", "join"})  # titles and clubs
SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])")
GAMES = 2  # words such as `goal` and `final` that make a sentence one of sport


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of the lexicon with the plurals of its words."""
    return frozenset(form for word in load("harm")[name] for form in {word, *plural(word)})


def _near(pieces: list[Piece], name: str) -> set[str]:
    listed = words(name)
    return {p.low for p in pieces if p.low in listed}


@dataclass(frozen=True)
class Scene:
    """What a sentence speaks of: a match, an attack, armed people, a mishap."""

    sport: bool
    attack: bool
    armed: bool
    hazard: bool


def scene(text: str, pieces: list[Piece]) -> Scene:
    """Return what the sentence speaks of; read once for all its verbs."""
    attack = _near(pieces, "attack")
    armed = bool(_near(pieces, "armed"))
    games = len(_near(pieces, "game")) + bool(SCORE.search(text))
    plain = {word for p in pieces for word in p.low.split()}
    played = bool(plain & words("sport")) or games >= GAMES
    violent = bool(attack - {"attack", "strike", "attacks", "strikes"}) or armed
    hazard = any(_hazard(pieces, n) for n in range(len(pieces)))
    return Scene(played and not violent, bool(attack), armed, hazard)


def by_accident(
    pieces: list[Piece], here: Scene, verb: Verb, subject: list[int], known: bool
) -> bool:
    """Say whether nobody did it: a hazard did, or no word says that anybody attacked.

    `known` says that the sentence names who did it.
    """
    if verb.lemma not in load("harm")["mishap"] or here.attack:
        return False
    if any(_hazard(pieces, n) for n in (subject if not verb.passive else [])):
        return True
    return not known and (not here.armed or here.hazard)


def weather(pieces: list[Piece], start: int, at: int) -> bool:
    """Say whether a warning or threat is one of weather: `flood warning`, `Blizzard warning`."""
    return any(_hazard(pieces, n) for n in range(max(0, start - 1), at)) and bool(
        pieces[at].low.startswith(("warning", "threat", "alert", "watch"))
    )


def _hazard(pieces: list[Piece], at: int) -> bool:
    """Say whether a piece names a mishap that nobody did: `a fire`, not `Norland's fire on it`."""
    here = pieces[at].low.split()
    if not words("hazard") & set(here):
        return False
    before, after = pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None
    owned = before is not None and bool(before.low in ("'s", "’s") or before.iso3)
    owned = owned and here[-1] in words("armable")
    aimed = after is not None and after.low in ("on", "at") and here[-1] == "fire"
    return not (owned or aimed)


def figure_of_speech(clauses: Clauses, verb: Verb) -> bool:
    """Say whether a verb of harm has an object or a particle that makes it speech."""
    pieces = clauses.pieces
    after = pieces[verb.at + 1].low if verb.at + 1 < len(pieces) else ""
    if after in load("harm")["behind"].get(verb.lemma, ()):
        return True
    if verb.lemma not in load("harm")["figures-with"] or verb.passive:
        return False
    head = ""
    for n in clauses.zone(verb.at):
        piece = pieces[n]
        if piece.low in PREPOSITIONS - {"back"} or piece.mark or piece.name or piece.date:
            break
        if not piece.adverb and piece.low not in DETERMINERS:
            head = piece.low
            if head in words("figurative"):
                break
    return head in words("figurative")


def noun_of_speech(pieces: list[Piece], start: int, at: int) -> bool:
    """Say whether an event noun is speech: `attack of nerves`, `war on poverty`, `price war`."""
    noun = next((n for n in load("harm")["kind-of"] if pieces[at].low in plural(n)), None)
    if noun and {p.low for p in pieces[start:at]} & set(load("harm")["kind-of"][noun]):
        return True
    behind = [p.low for p in pieces[at + 1 : at + 4]]
    if len(behind) < 2 or behind[0] not in ("of", "on", "against"):
        return False
    return bool(set(behind[1:3]) & words("of-what"))
