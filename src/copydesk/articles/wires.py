"""Agencies that no list has, told by the form of their credit.

A name in brackets in a dateline is that of an agency, unless it is a place or says what sort of
text follows. Elsewhere a name needs a word that agencies have in theirs: "By Polaris News Service",
"Source: Polarpress". A person may be called Press, so that after a given name that word is none.
"""

import re
from functools import cache

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import lines

LONGEST = 60
WORDS = 6
BARE_WORDS = 2  # words of a name in a dateline that has no word of agencies
PARTICLES = {
    "of",
    "the",
    "de",
    "du",
    "da",
    "do",
    "des",
    "del",
    "la",
    "le",
    "et",
    "and",
    "di",
    "e",
    "y",
}
SOURCE = re.compile(
    r"\W*(?:source|sources|quelle|fuente|fonte|kaynak|المصدر|источник)\s*:\s*", re.IGNORECASE
)
PART = re.compile(r"\s*[,;/|]\s*|\s+(?:and|for|und|et|y|e|ve)\s+")


def by_form(words: str) -> str | None:
    """Return the name if it is that of an agency by one of its words, or None.

    >>> by_form("(Polaris News Service)"), by_form("Ann Press"), by_form("Polarpress")
    ('Polaris News Service', None, 'Polarpress')
    """
    name = _bare(words)
    folded = _folded(name)
    return name if folded and _is_agency(folded) else None


def in_credit(words: str) -> str | None:
    """Return the agency that a byline or a source line names by its form, or None."""
    lead = SOURCE.match(words)
    rest = words[lead.end() :] if lead else _unsigned(words)
    names = (by_form(part) for part in PART.split(rest[:LONGEST]))
    return by_form(rest) or next((name for name in names if name), None)


def in_dateline(words: str) -> str | None:
    """Return the name in the brackets of a dateline, unless it is no name of an agency."""
    name = _bare(words)
    folded = _folded(name)
    if not folded or name.endswith(".") or set(folded) & _listed("not_agencies"):
        return None
    if name.casefold() in _places() or _is_agency(folded):
        return None if name.casefold() in _places() else name
    fits = len(folded) <= BARE_WORDS and not (len(folded) > 1 and folded[0] in _given())
    return name if fits else None


def fullest(names: list[str]) -> str | None:
    """Return the first name, in the fullest form in which it stands among the others.

    >>> fullest(["Polaris", "Orbit Wire", "Polaris Press"])
    'Polaris Press'
    """
    if not names:
        return None
    first = _folded(names[0])
    same = [name for name in names if _folded(name)[: len(first)] == first]
    return max(same, key=lambda name: (len(_folded(name)), name == names[0]))


def _bare(words: str) -> str:
    name = " ".join(words.strip().strip("()[]—–-· |").split()) if len(words) <= 2 * LONGEST else ""
    return name if len(name) <= LONGEST else ""


def _folded(name: str) -> list[str]:
    """Return the folded words of a name; none where it has the form of no name."""
    spans = [name[a:b] for a, b in lines.words(name)]
    if not 1 <= len(spans) <= WORDS or any(w[0].isdigit() for w in spans):
        return []
    if any(w[0].islower() and w not in PARTICLES for w in spans) or set(name) & set(':;!?"“”'):
        return []
    return lines.fold(name).split()


def _is_agency(folded: list[str]) -> bool:
    if len(folded) == 1:
        return any(
            folded[0].endswith(part) and len(folded[0]) > len(part) + 2
            for part in _listed("agency_parts")
        )
    joined = " ".join(folded)
    if folded[0] in _listed("agency_starts") or any(
        joined.endswith(f" {end}") for end in _listed("agency_ends")
    ):
        return True
    return folded[-1] in _listed("agency_or_name") and folded[0] not in _given()


def _unsigned(words: str) -> str:
    """Return a byline without its "By"."""
    first, _, rest = words.partition(" ")
    return rest if lines.fold(first) in _listed("byline_starts") else words


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words_of.fold(word) for word in lexicon.load("labels")[name])


@cache
def _given() -> frozenset[str]:
    return frozenset(words_of.fold(word) for word in lexicon.load("given")["given"].split())


@cache
def _places() -> frozenset[str]:
    rows: dict[str, dict[str, list[str]]] = lexicon.load("states")
    return frozenset(
        str(n).casefold() for row in rows.values() for names in row.values() for n in names
    )
