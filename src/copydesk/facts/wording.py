"""A distinct statement of one story, with the rows that print it.

Copies of a sentence are read alike, so equal readings are compared once however many articles
print them; `merge` works on wordings, never on printings.
"""

from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any

from copydesk.lexicon import load
from copydesk.text import fold, fold_word, stem, words

Row = dict[str, Any]

NEAR = 40  # characters on either side of a number: the verb and the things it is set beside


@dataclass
class Wording:
    """What one wording says: the slots of its kind, and the rows of the story that print it."""

    kind: str
    slots: Row
    rows: list[Row] = field(default_factory=list)
    speaker: str | None = None

    @property
    def first(self) -> Row:
        """The smallest row: it stands for the others, which read alike."""
        return self.rows[0]

    @cached_property
    def places(self) -> frozenset[tuple[int, int]]:
        """The sentences that print it, each with the number of the reading in it."""
        return frozenset((row["key"], row["item"]) for row in self.rows)

    @cached_property
    def keys(self) -> frozenset[int]:
        """The sentences that print it, as they are spelled."""
        return frozenset(row["key"] for row in self.rows)

    @cached_property
    def classes(self) -> frozenset[int]:
        """The distinct sentences, in any edit, that print it."""
        return frozenset(row["sentence_id"] for row in self.rows)

    @cached_property
    def articles(self) -> frozenset[int]:
        """The articles that print it in their bodies."""
        return frozenset(row["article_id"] for row in self.rows if row["role"] != "headline")

    @cached_property
    def around(self) -> frozenset[str]:
        """Stems of the content words of its sentence."""
        return content(self.first["text"])

    @cached_property
    def beside(self) -> frozenset[str]:
        """Stems of the content words next to it, on either side."""
        row = self.first
        start, end = row["from"] - row["start"], row["to"] - row["start"]
        before = row["text"][max(0, start - NEAR) : max(0, start)]
        return content(before) | content(row["text"][end : end + NEAR])

    @cached_property
    def printed(self) -> bool:
        """Whether a body prints it, not only a headline."""
        return any(row["role"] != "headline" for row in self.rows)


def stand_together(one: Wording, other: Wording) -> bool:
    """Say whether one sentence says both, in two places: then it says two things."""
    return not one.keys.isdisjoint(other.keys) and one.places.isdisjoint(other.places)


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(fold_word(word) for word in load("stopwords")["en"].split())


@cache
def _classes() -> dict[str, int]:
    return {stem(word): n for n, line in enumerate(load("likewords")["classes"]) for word in line}


@cache
def _after_head() -> frozenset[str]:
    return frozenset(load("likewords")["after_head"].split())


@cache
def _effects() -> dict[str, int]:
    return {stem(word): n for n, line in enumerate(load("likewords")["effects"]) for word in line}


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in load("likewords")[name])


@lru_cache(maxsize=1 << 13)
def content(text: str | None) -> frozenset[str]:
    """Return the stems of the words that carry meaning, without numbers."""
    folded = fold(text or "").split()
    return frozenset(
        stem(word) for word in folded if word not in _stopwords() and not word[0].isdigit()
    )


@lru_cache(maxsize=1 << 14)
def head(phrase: str | None) -> str | None:
    """Return the stem of the noun that a phrase is about.

    >>> head("a package of documents signed by two states"), head("foreign tourists")
    ('docu', 'torist')
    """
    nouns: list[str] = []
    text = phrase or ""
    for start, end in words(text):
        word = text[start:end]
        if word.casefold() not in _after_head():
            nouns.append(word)
        elif word.casefold() == "of" and nouns and stem(nouns[-1]) in _stems("collective"):
            nouns = []
        elif nouns:
            break
    return stem(nouns[-1]) if nouns else None


@lru_cache(maxsize=1 << 13)
def narrowed(one: str | None, other: str | None) -> bool:
    """Say whether two phrases narrow their noun to different kinds of it.

    >>> narrowed("fishing treaty", "radar treaty"), narrowed("new treaty", "fishing treaty")
    (True, False)
    """
    a, b = (
        content(p) - {head(p) or ""} - _stems("plain") - _stems("collective") for p in (one, other)
    )
    return bool(a and b) and not a & b


def like_nouns(one: str | None, other: str | None) -> bool:
    """Say whether two stemmed nouns name the same kind of thing.

    >>> like_nouns(stem("documents"), stem("accord")), like_nouns(stem("judge"), stem("prosecutor"))
    (True, False)
    """
    return one is not None and other is not None and noun_class(one) == noun_class(other)


def noun_class(noun: str | None) -> object:
    """Return the class of nouns that a stem stands in, or the stem itself."""
    return _classes().get(noun or "", noun)


def is_common(noun: str | None) -> bool:
    """Say whether a noun is counted for many reasons in one story: people, houses."""
    return noun in _stems("common")


def is_person(noun: str | None) -> bool:
    """Say whether a noun counts people of some kind: passengers, voters."""
    return noun in _stems("persons")


def is_numbered(noun: str | None) -> bool:
    """Say whether a noun is numbered and not counted: the 12000 block."""
    return noun in _stems("numbered")


def is_calling(noun: str | None) -> bool:
    """Say whether a noun names people who act for themselves: teachers, nurses."""
    return noun in _stems("callings")


def is_tally(noun: str | None) -> bool:
    """Say whether a noun only says that something was counted: a majority, a toll."""
    return noun in _stems("tallies")


@lru_cache(maxsize=1 << 13)
def fates(phrase: str | None) -> tuple[str, frozenset[int]]:
    """Return what is counted without what was done to it, and the classes of what was done.

    >>> fates("dockers missing")[0], fates("missing dockers")[1] == fates("unaccounted for")[1]
    ('dockers', True)
    """
    printed = [(word, stem(word)) for word in _printed(phrase)]
    free = " ".join(word for word, short in printed if short not in _effects())
    return free, effects(frozenset(short for _, short in printed))


def _printed(phrase: str | None) -> list[str]:
    return [(phrase or "")[start:end] for start, end in words(phrase or "")]


def reporting() -> frozenset[str]:
    """Return the stems of words that any two reports share."""
    return _stems("reporting")


def effects(stems: frozenset[str]) -> frozenset[int]:
    """Return the classes of what is done to those who are counted: killed, arrested, ..."""
    return frozenset(_effects()[each] for each in stems if each in _effects())
