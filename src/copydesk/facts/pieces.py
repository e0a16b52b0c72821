"""Cut a wording into the pieces that the event rules read: words, marks, whole names, dates.

No tagger is asked what a word is: `inflect` knows the forms of the verbs on the list, and
whether a form is a verb here is decided by its neighbours (`verbs`).
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from copydesk.facts import dates
from copydesk.facts.found import Found

TOKEN = re.compile(
    r"['’]s\b|\d{1,3}(?:,\d{3})+(?!\w)|[^\W\d_](?:\.[^\W\d_])+\.?|[^\W_]+(?:[-‐.'’](?!s\b)[^\W_]+)*|\.\.\.|[^\w\s]|_"
)
BE = frozenset(
    {
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "'re",
        "get",
        "gets",
        "got",
        "getting",
    }
)
HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve"})
DO = frozenset({"do", "does", "did"})
MODALS = frozenset(
    {
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "'ll",
        "’ll",
        "cannot",
    }
)
NOT = frozenset({"not", "n't", "never", "no", "neither", "nor", "without"})
DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "your",
    }
    | {
        "my",
        "any",
        "some",
        "no",
        "every",
        "each",
        "such",
        "another",
        "both",
        "all",
        "several",
        "many",
    }
    | {"few", "more", "most", "new", "'s", "’s", "other", "what", "whose"}
)
PREPOSITIONS = frozenset(
    {"of", "in", "on", "at", "by", "for", "with", "from", "into", "onto", "over", "under", "after"}
    | {
        "before",
        "during",
        "since",
        "until",
        "against",
        "between",
        "among",
        "across",
        "along",
        "around",
    }
    | {
        "about",
        "near",
        "through",
        "throughout",
        "toward",
        "towards",
        "within",
        "without",
        "as",
        "than",
    }
    | {
        "per",
        "via",
        "amid",
        "despite",
        "inside",
        "outside",
        "upon",
        "behind",
        "beyond",
        "off",
        "out",
    }
    | {
        "up",
        "down",
        "to",
        "following",
        "including",
        "alongside",
        "like",
        "unlike",
        "aboard",
        "regarding",
    }
)
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "you", "i"})
RELATIVES = frozenset({"which", "who", "whom", "whose", "that", "where"})
LINKS = frozenset(
    {"because", "while", "when", "although", "though", "if", "whether", "unless", "whereas", "but"}
    | {
        "so",
        "that",
        "as",
        "after",
        "before",
        "since",
        "until",
        "once",
        "where",
        "which",
        "who",
        "whom",
    }
)
QUOTES = frozenset("\"“”'‘’«»„‹›")
ADVERBS = frozenset(
    {
        "also",
        "then",
        "later",
        "now",
        "still",
        "already",
        "again",
        "soon",
        "ever",
        "even",
        "just",
        "only",
    }
    | {
        "once",
        "twice",
        "often",
        "yet",
        "instead",
        "meanwhile",
        "today",
        "separately",
        "jointly",
        "both",
    }
    | {
        "not",
        "n't",
        "never",
        "further",
        "thus",
        "therefore",
        "however",
        "recently",
        "first",
        "back",
    }
)


@lru_cache(maxsize=1 << 12)
def _is_mark(low: str) -> bool:
    return not any(c.isalnum() for c in low)


class Piece(NamedTuple):
    """A word, a mark, a whole name or a date of the wording. `low` is its lower-case text."""

    start: int
    end: int
    low: str
    capital: bool = False
    name: Found | None = None
    date: str | None = None

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.name and not self.date and _is_mark(self.low)

    @property
    def kind(self) -> str | None:
        """The kind of the name, if it is one and its kind is known."""
        return self.name.slots.get("kind") if self.name else None

    @property
    def role(self) -> str | None:
        """The office or role of the name."""
        return self.name.slots.get("role") if self.name else None

    @property
    def iso3(self) -> str | None:
        """The state of the name."""
        return self.name.slots.get("iso3") if self.name else None

    @property
    def adverb(self) -> bool:
        """Whether verbs are sought past it."""
        return self.low in ADVERBS or (
            self.low.endswith("ly") and not self.name and len(self.low) > 4
        )


def cut(text: str, names: Iterable[Found]) -> list[Piece]:
    """Return the pieces of the text in order; a name or a date is one piece."""
    spans: list[tuple[int, int, Found | None, str | None]] = [
        (name.start, name.end, name, None) for name in names
    ]
    spans += [(a, b, None, rule) for a, b, rule in dates.find(text)]
    spans.sort(key=lambda s: (s[0], s[3] is None, -s[1]))
    pieces: list[Piece] = []
    new = tuple.__new__  # half the time of Piece(...), in a place where much time goes
    at = 0
    for start, end, name, rule in [*spans, (len(text), len(text), None, None)]:
        if start < at:
            continue
        for token in TOKEN.finditer(text, at, start):
            word = token.group()
            of_word = (token.start(), token.end(), word.lower(), word[0].isupper(), None, None)
            pieces.append(new(Piece, of_word))
        if end > start:
            pieces.append(Piece(start, end, text[start:end].lower(), True, name, rule))
        at = end
    return _without_places(pieces)


def _without_places(pieces: list[Piece]) -> list[Piece]:
    """Leave out where somebody stands in a picture, `Roe, left, and Doe`, and a short name."""
    stands = ("left", "right", "center", "centre", "rear", "front")
    gone: set[int] = set()
    for n in range(1, len(pieces) - 1):
        if pieces[n].low in stands and pieces[n - 1].low == "," and pieces[n + 1].low in (",", "."):
            gone |= {n - 1, n} | ({n + 1} if pieces[n + 1].low == "," else set())
    for n in range(1, len(pieces) - 2):
        # `The Roe Liberation Front (RLF) has declared`: the short name is no clause of its own.
        one = pieces[n].low == "(" and pieces[n + 2].low == ")" and not pieces[n + 1].mark
        if one and pieces[n + 1].low.isalpha() and pieces[n + 1].capital:
            gone |= {n, n + 1, n + 2}
    return [piece for n, piece in enumerate(pieces) if n not in gone] if gone else pieces
