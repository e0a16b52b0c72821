"""The event lexicon as look-up tables: which word forms mean which root.

The lists stand in `lexicon/verbs.yaml`; here they are only turned round.
"""

from functools import cache
from typing import Any

from copydesk.facts.inflect import forms, plural
from copydesk.lexicon import load


@cache
def verb_roots() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return, by first word, the verbs with their particles and their root; longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for root, row in load("verbs")["verbs"].items():
        for lemma in row:
            words = lemma.split()
            table.setdefault(words[0], []).append((tuple(words[1:]), root))
    return {word: tuple(sorted(row, key=lambda r: -len(r[0]))) for word, row in table.items()}


@cache
def noun_roots() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Return, by last word, nouns with the words before it, their root, and whether they
    say an event only beside a verb; longest first."""
    words = load("verbs")
    dependent = set(words["dependent"])
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for root, row in words["nouns"].items():
        for noun in row:
            *before, last = noun.split()
            for form in plural(last):
                table.setdefault(form, []).append((tuple(before), root, noun in dependent))
    return {word: tuple(sorted(row, key=lambda r: -len(r[0]))) for word, row in table.items()}


@cache
def phrasal() -> frozenset[tuple[str, str]]:
    """Return verb and particle where they are one: (`call`, `for`)."""
    words = load("verbs")
    rows = [*words["verbs"].values(), words["light"], *(r["verbs"] for r in words["over"].values())]
    pairs = (lemma.split()[:2] for row in rows for lemma in row if " " in lemma)
    return frozenset((first, second) for first, second in pairs)


@cache
def ambiguous() -> frozenset[str]:
    """Return the forms that are nouns as well as verbs: `strikes`, `visit`, `support`."""
    also = {form for noun in load("verbs")["also-nouns"] for form in plural(noun)}
    return frozenset(noun_roots().keys() & forms().keys()) | also


@cache
def hedge_of() -> dict[str, tuple[str, ...]]:
    """Return what a verb or adjective before an infinitive makes of it."""
    table: dict[str, list[str]] = {}
    for kind, row in load("verbs")["hedges"].items():
        for word in row:
            table.setdefault(word, []).append(kind)
    return {word: tuple(kinds) for word, kinds in table.items()}


@cache
def over_rules() -> dict[str, tuple[dict[str, Any], ...]]:
    """Return, by first word of the verb, the rules that apply over an event noun."""
    table: dict[str, list[dict[str, Any]]] = {}
    for rule in load("verbs")["over"].values():
        for verb in rule["verbs"]:
            first, *rest = verb.split()
            table.setdefault(first, []).append({**rule, "particle": tuple(rest)})
    return {word: tuple(rules) for word, rules in table.items()}


@cache
def light() -> dict[str, frozenset[str]]:
    """Return the verbs that carry an event noun, with their particles ("" for none)."""
    table: dict[str, set[str]] = {}
    for verb in load("verbs")["light"]:
        first, _, particle = verb.partition(" ")
        table.setdefault(first, set()).add(particle)
    return {verb: frozenset(particles) for verb, particles in table.items()}


@cache
def quad_of() -> dict[str, str]:
    """Return the quad of each root."""
    return {root: quad for quad, roots in load("verbs")["quads"].items() for root in roots}


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a plain list of the lexicon as a set of first words."""
    return frozenset(word.split()[0] for word in load("verbs")[name])


def plural_noun(word: str) -> bool:
    """Say whether a lower-case word looks like a plural noun."""
    people = {"people", "men", "women", "troops", "police", "children"}
    return word in people or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )
