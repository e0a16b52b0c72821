"""Read verbs whose root hangs on what they are done to, or on words farther behind.

To close a border is to coerce, to close an embassy to sanction; to take a town is to attack, to
take somebody to task to accuse. The words stand in `lexicon/objects.yaml`.
"""

from functools import cache
from typing import NamedTuple

from copydesk.facts.clauses import Clauses
from copydesk.facts.inflect import plural
from copydesk.facts.pieces import PREPOSITIONS
from copydesk.facts.verbs import Verb
from copydesk.lexicon import load

REACH = 9  # pieces behind a verb in which its object's words are sought
# Prepositions that an object may hold: `hundreds of refugees`, `a convoy with medicine`.
HOLDING = frozenset({"of", "with", "more", "than", "up", "over", "about", "around", "as"})
AIMING = frozenset({"at", "on", "into", "toward", "towards", "against"})


class Rule(NamedTuple):
    """What a verb with these particles says of these things."""

    particles: tuple[str, ...]
    things: frozenset[str]
    phrases: tuple[str, ...]  # things of several words
    root: str
    unless_aimed: bool


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """Return by verb the rules that hold for it, those with particles first."""
    table: dict[str, list[Rule]] = {}
    for row in load("objects")["rows"]:
        forms = [form for thing in row["things"] for form in plural(thing)]
        things = frozenset(form for form in forms if " " not in form)
        phrases = tuple(form for form in forms if " " in form)
        for verb in row["verbs"]:
            lemma, *particles = verb.split()
            aimed = bool(row.get("unless-aimed"))
            rule = Rule(tuple(particles), things, phrases, row["root"], aimed)
            table.setdefault(lemma, []).append(rule)
    return {
        verb: tuple(sorted(row, key=lambda r: -len(r.particles))) for verb, row in table.items()
    }


@cache
def behind() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return by verb the words behind it that make a root; longest first."""
    table = {
        verb: [(tuple(words.split()), root) for words, root in row.items()]
        for verb, row in load("objects")["behind"].items()
    }
    return {verb: tuple(sorted(row, key=lambda r: -len(r[0]))) for verb, row in table.items()}


def by_object(clauses: Clauses, verb: Verb) -> str | None:
    """Return the root that its object or the words behind it give a verb, if they do."""
    if verb.lemma not in rules() and verb.lemma not in behind():
        return None
    lows = [word for n in clauses.zone(verb.at) for word in clauses.pieces[n].low.split()]
    for words, root in behind().get(verb.lemma, ()):
        if _holds(lows[: REACH + len(words)], words):
            return root
    for rule in rules().get(verb.lemma, ()):
        size = len(rule.particles)
        if tuple(lows[:size]) != rule.particles:
            continue
        things = _of_subject(clauses, verb) if verb.passive else _object(lows[size:])
        named = rule.things & set(things) or any(p in " ".join(things) for p in rule.phrases)
        if named and not (rule.unless_aimed and AIMING & set(lows)):
            return rule.root
    return None


def _holds(lows: list[str], words: tuple[str, ...]) -> bool:
    size = len(words)
    return any(tuple(lows[n : n + size]) == words for n in range(len(lows) - size + 1))


def _object(lows: list[str]) -> list[str]:
    """Return the words of an object up to where it goes: `hundreds of refugees from Fiji`."""
    for n, word in enumerate(lows[:REACH]):
        if word in PREPOSITIONS - HOLDING or word == ",":
            return lows[:n]
    return lows[:REACH]


def _of_subject(clauses: Clauses, verb: Verb) -> list[str]:
    words = [word for n in clauses.subject(verb) for word in clauses.pieces[n].low.split()]
    return _object(words)
