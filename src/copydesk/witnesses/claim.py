"""A claim: one mention as a witness states it, ready to be held against another.

A claim knows its text (copies of a text say one thing once) and the value it gives to the slot
that is looked at. Claims that are set apart by a word ("another", "earlier") speak of two
things, and two things cannot disagree.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from copydesk.lexicon import load
from copydesk.tables import make_id
from copydesk.text import fold, fold_word, words

Row = dict[str, Any]

SUBJECT = 2  # words of a subject that may stand before the words that are cited
# "the dead were 25": what the number counts is known, so it is counted again.
THEY_WERE = re.compile(
    r"\bthe (?:\w+ ){1,4}?(?:was|were|is|are|had reached|stood at|stands at)\s+$", re.I
)
# "after two months of talks" says how it came, not after which other act.
LASTED = re.compile(r"\bafter (?:\w+ ){1,2}?(?:hours?|days?|weeks?|months?|years?) of\b", re.I)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
NOWHERE: frozenset[int] = frozenset()
PRINTED = frozenset({"figure", "date"})  # slots whose values are shown as they are printed
SHORT = 40  # characters of a value that is shown so
BESIDE = 60  # characters before a statement in which a word can set it apart
BEHIND = 20  # characters after it; further on begins what is said of it


@dataclass(frozen=True)
class Claim:
    """A mention with its text and its independent report (its own article, for a headline)."""

    row: Row
    text_id: int
    independent_id: int

    @property
    def article(self) -> int:
        """The article that prints it."""
        return int(self.row["article_id"])

    @property
    def printed(self) -> str:
        """Its sentence."""
        return str(self.row["text"])

    @property
    def headline(self) -> bool:
        """Whether a headline says it."""
        return bool(self.row["role"] == "headline")

    def beside(self) -> tuple[str, str]:
        """Return the characters before and after the statement in its sentence."""
        start, end = self.row["from"] - self.row["start"], self.row["to"] - self.row["start"]
        before, after = self.printed[max(0, start - BESIDE) : max(0, start)], self.printed[end:]
        # "An hour later she said that 25 had died": what stands before "that" is of the saying.
        before = before.rpartition(" that ")[-1] if self.row["says"] == "figure" else before
        return before, LASTED.sub("", after[: 2 * BESIDE])[:BEHIND]


def order(claim: Claim) -> tuple[int, ...]:
    """Return what sorts claims in an order that no arrival changes."""
    row = claim.row
    return (claim.headline, claim.article, row["start"], row["from"], row["to"], row["item"])


def set_apart(claim: Claim) -> bool:
    """Say whether words of its sentence set a claim apart from others of its kind."""
    here, near = _as_spelled(claim.printed), _as_spelled(" ".join(claim.beside()))
    return bool(here & _spelled("anywhere") or near & _spelled("beside"))


@lru_cache(maxsize=1 << 12)  # copies print one sentence many times
def _as_spelled(text: str) -> frozenset[str]:
    """Return the words in small letters; folded, "latter" would be "later"."""
    return frozenset(text[start:end].casefold() for start, end in words(text))


@lru_cache(maxsize=1 << 12)
def folded(text: str) -> str:
    """Return the folded text, remembered for its next copy."""
    return fold(text)


@cache
def _spelled(name: str) -> frozenset[str]:
    return frozenset(load("apart")[name])


def in_parts(claim: Claim) -> bool:
    """Say whether its sentence counts parts or sums: "33 in all, including 13 in the north"."""
    return not _cues("parts").isdisjoint(folded(claim.printed).split())


def when(claim: Claim) -> set[str]:
    """Return the months and years that its sentence names."""
    named = set(folded(claim.printed).split())
    return (named & _cues("months")) | {word for word in named if YEAR.fullmatch(word)}


def points_back(claim: Claim) -> bool:
    """Say whether a statement speaks of a thing as told before: "the strike"."""
    start = claim.row["from"] - claim.row["start"]
    if claim.row["says"] == "event":
        trigger = claim.row["event"]["trigger"] or ""
        start = max(start, claim.printed.find(trigger, max(0, start)))
    ahead = claim.printed[: max(0, start)][-BESIDE:]
    if claim.row["says"] == "figure" and THEY_WERE.search(ahead):
        return True
    before = [word for word in folded(ahead).split() if word != "s"]
    return before[-1:] != [] and before[-1] in _cues("back")


def named_before(claim: Claim) -> bool:
    """Say whether a statement is of somebody named before: "the dockers went on strike"."""
    start = claim.row["from"] - claim.row["start"]
    before = folded(claim.printed[: max(0, start)][-BESIDE:]).split()[-SUBJECT:]
    first = folded(claim.printed[max(0, start) :][:BESIDE]).split()[:1]
    return bool({*before, *first} & _cues("named"))


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in load("apart")[name])


def row(
    what: tuple[str, str, str], valued: dict[str, list[Claim]], narrow: frozenset[int] = NOWHERE
) -> Row:
    """Return a row of clashes from the claims of each value.

    `what` is slot, verdict and inside. Each value is shown once per text that prints it; inside
    articles (`narrow`: the copies of one text that contradicts itself) once in each of them.
    """
    slot, verdict, inside = what
    sides, known, read = [], set(), _as_printed(slot, valued)
    for value, claims in sorted(valued.items()):
        here = [claim for claim in claims if not narrow or claim.article in narrow]
        for claim in _one_each(here, each_article=bool(narrow)):
            known.add((value, claim.row["fact_id"]))
            sides.append(
                {
                    "value": read.get(value, value),
                    "fact_id": claim.row["fact_id"], "article_id": claim.article,
                    "page_id": claim.row["page_id"],
                    "start": claim.row["from"], "end": claim.row["to"],
                }
            )  # fmt: skip
    return {
        "clash_id": make_id("clash", slot, verdict, min(narrow, default="story"), *sorted(known)),
        "story_id": next(iter(valued.values()))[0].row["story_id"],
        "slot": slot, "verdict": verdict, "inside": inside, "sides": sides,
    }  # fmt: skip


def _as_printed(slot: str, valued: dict[str, list[Claim]]) -> dict[str, str]:
    """Return how each day or number is printed where it is first told, if that tells them apart."""
    read = {value: _words(claims[0].row, slot) for value, claims in valued.items()}
    short = all(0 < len(words) <= SHORT for words in read.values())
    return read if short and len({*map(fold, read.values())}) == len(read) else {}


def _words(mention: Row, slot: str) -> str:
    given = mention["figure"] if slot == "figure" else (mention["event"] or {}).get("date")
    return " ".join(((given or {}).get("text") or "").split()) if slot in PRINTED else ""


def shared(valued: dict[str, list[Claim]]) -> set[int]:
    """Return the articles that state more than one of the values."""
    seen: set[int] = set()
    twice: set[int] = set()
    for claims in valued.values():
        articles = {claim.article for claim in claims}
        twice |= seen & articles
        seen |= articles
    return twice


def rows(slot: str, found: Iterable[tuple[str, dict[str, list[Claim]]]]) -> Iterator[Row]:
    """Return one row for all values of one thing that stand against each other.

    `found` are pairs of values with a verdict. A text that states two of them contradicts
    itself and is a row of its own; the rest stands in the story.
    """
    wide: dict[str, dict[str, list[Claim]]] = defaultdict(dict)
    narrow: dict[tuple[str, tuple[int, ...]], list[tuple[int, dict[str, list[Claim]]]]]
    narrow = defaultdict(list)
    for verdict, pair in found:
        inside = shared(pair)
        own = by_article(c for side in pair.values() for c in side) if inside else {}
        for article in sorted(inside):
            claims = own[article]
            texts = {c.text_id if not c.headline else 0 for c in claims}
            narrow[verdict, tuple(sorted(texts))].append((article, pair))
        if not inside:
            wide[verdict].update(pair)
    for (verdict, _), printed in sorted(narrow.items(), key=lambda each: each[0]):
        valued = {value: side for _, pair in printed for value, side in pair.items()}
        yield row((slot, verdict, "article"), valued, frozenset(a for a, _ in printed))
    for verdict, valued in sorted(wide.items()):
        yield row((slot, verdict, "story"), valued)


def by_article(claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """Return the claims of each article, in the order given."""
    own: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.article].append(claim)
    return own


def _one_each(claims: Iterable[Claim], each_article: bool) -> list[Claim]:
    """Return the first claim of each text, or of each article."""
    first: dict[int, Claim] = {}
    for claim in sorted(claims, key=order):
        first.setdefault(claim.article if each_article else claim.text_id, claim)
    return list(first.values())


def by_value(claims: Iterable[tuple[str | None, Claim]]) -> dict[str, list[Claim]]:
    """Return the claims of each value, those without one left out, each list in order."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for value, claim in claims:
        if value is not None:
            found[value].append(claim)
    return {value: sorted(found[value], key=order) for value in sorted(found)}
