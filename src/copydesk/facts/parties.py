"""Who takes part in an event, and the stems of the words that tell it.

A state is known by its code, anybody else by the folded name. What two events are held against
each other by is read once for equal actors, however many pairs there are.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from copydesk.facts.gazetteer import entries, offices
from copydesk.facts.wording import Row
from copydesk.text import fold, stem

MEMBERS = re.compile(r"(?:[Tt]he )?(\w+) (?:of|from) (?:the )?([A-Z].*)")


@lru_cache(maxsize=1 << 12)
def stems(words: str | None) -> frozenset[str]:
    """Return the stems of the words of a trigger."""
    return frozenset(stem(word) for word in fold(words or "").split())


def actors(event: Row) -> frozenset[str]:
    """Return who takes part: states by code, others by their folded name."""
    return parties(event).everybody


class Parties(NamedTuple):
    """Who takes part in an event: all, who does it, whom it is done to, who is named by name."""

    everybody: frozenset[str]
    sources: frozenset[str]
    targets: frozenset[str]
    named: frozenset[str]


def parties(event: Row) -> Parties:
    """Return who takes part in an event."""
    actors = event["actors"] or ()
    return _told(tuple([(actor["name"], actor["iso3"], actor["role"]) for actor in actors]))


@lru_cache(maxsize=1 << 12)
def _told(actors: tuple[tuple[str | None, str | None, str | None], ...]) -> Parties:
    keys = [iso3 or fold(_group(name or "")) if iso3 or name else None for name, iso3, _ in actors]
    known = [(key, name, role) for key, (name, _, role) in zip(keys, actors, strict=True)]
    told = [(key, name, role) for key, name, role in known if key is not None]
    return Parties(
        frozenset(key for key, _, _ in told),
        frozenset(key for key, _, role in told if role == "source"),
        frozenset(key for key, _, role in told if role == "target"),
        frozenset(key for key, name, _ in told if _has_name(name)),
    )


def _group(name: str) -> str:
    """Return the name of a group without the word for its people.

    >>> _group("Rebels of the Kasunga Front"), _group("members of parliament")
    ('Kasunga Front', 'members of parliament')
    """
    match = MEMBERS.fullmatch(name)
    return match[2] if match and match[1].lower() in offices("plurals") else name


def _has_name(name: str | None) -> bool:
    last = (name or "").split()[-1:]
    known = entries().get(tuple(last))
    return bool(last) and last[0] != last[0].lower() and not (known and known.kind == "group")
