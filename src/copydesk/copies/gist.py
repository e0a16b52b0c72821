"""What a sentence says outside its quotation marks: weighed stems of its words and its names.

A rare word or a number tells more than a common word, and a name half as much: all reports
of an event share its names.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from copydesk import lexicon
from copydesk.copies.report import Report
from copydesk.copies.side import stopwords
from copydesk.text import fold_word, stem

NAME = 0.5
# Measured together with rewritten.WEIGHT, see docs/decisions/0022. At .40 two of three free
# rewrites are lost, below .35 reports of one event by different reporters come in.
COVERED = 0.35
SHARED = 1.5  # weight of the telling words that two sentences share at least ...
WORDS = 2  # ... and how many they are
LONG = 4  # words that make a sentence one that could be covered
# Where an article is known to be derived, less shows that a sentence was taken as well.
TOUCH = 2.0  # weight of all that the two sentences share
TOUCHED = 0.25  # and its share of the sentence that says less


# Letters from which a word tells something in a language without a list of common words.
UNKNOWN = 6


@dataclass(frozen=True)
class Gist:
    """Stems of a sentence's telling words (and its numbers) with their weights, and its names."""

    telling: dict[str, float]
    names: frozenset[str]

    @cached_property
    def countable(self) -> bool:
        """Whether it says enough to be covered by more than chance."""
        words = sum(root.isalpha() for root in self.telling)
        return words >= WORDS and len(self.telling) + len(self.names) >= LONG

    @cached_property
    def weight(self) -> float:
        """All that it says."""
        return sum(self.telling.values()) + NAME * len(self.names)

    def shared(self, other: "Gist") -> tuple[float, float]:
        """Return the weight of the telling words that both have, and of all that both have.

        Numbers alone are none: both may have them from the same official.
        """
        both = self.telling.keys() & other.telling.keys()
        telling = sum(self.telling[root] for root in both)
        if not any(root.isalpha() for root in both):
            telling = 0.0
        return telling, telling + NAME * len(self.names & other.names)

    def covered_by(self, other: "Gist") -> float:
        """Return the weight of the telling words shared where the other covers this one, else 0."""
        if len(self.telling.keys() & other.telling.keys()) < WORDS:
            return 0.0
        telling, both = self.shared(other)
        return telling if telling >= SHARED and both >= COVERED * self.weight else 0.0

    def touches(self, other: "Gist") -> bool:
        """Say whether both share enough if it is known that one article took from the other."""
        if self.telling.keys().isdisjoint(other.telling):
            return False
        telling, both = self.shared(other)
        return telling > 0 and both >= max(TOUCH, TOUCHED * min(self.weight, other.weight))


@lru_cache(maxsize=1)
def _common() -> dict[str, float]:
    """Return the weight of each common stem; of two words with one stem the commoner counts."""
    found: dict[str, float] = {}
    for bands in lexicon.load("common").values():
        for weight, text in sorted(bands.items(), reverse=True):
            found.update((stem(word), float(weight)) for word in text.split())
    return found


def gists(reports: dict[int, Report]) -> dict[int, Gist]:
    """Return what each wording of a story says, by key.

    A capital at a sentence's start makes a name only of a word that is one elsewhere.
    """
    small: set[str] = set()
    capital: set[str] = set()
    told = {number: list(_told(report)) for number, report in reports.items()}
    for words in told.values():
        for _, root, initial, plain in words:
            if not initial:
                (small if plain else capital).add(root)
    found: dict[int, Gist] = {}
    for number, report in reports.items():
        if all(row["key"] in found for row in report.body):
            continue
        telling: dict[int, dict[str, float]] = defaultdict(dict)
        names: dict[int, set[str]] = defaultdict(set)
        for n, root, initial, plain in told[number]:
            if root[0].isalpha() and (
                (root in capital and root not in small) if initial else not plain
            ):
                names[n].add(root)
            else:
                telling[n][root] = _common().get(root, 1.0)
        for n, row in enumerate(report.body):
            found.setdefault(row["key"], Gist(telling[n], frozenset(names[n])))
    return found


@lru_cache(maxsize=1 << 16)
def _root(word: str, known: bool) -> str | None:
    """Return the stem of a word, or None of one that is too common to tell anything.

    `known` says whether there is a list of stop words for its language.
    """
    folded = fold_word(word)
    common = folded in stopwords() if known else len(folded) < UNKNOWN and not folded.isdigit()
    return stem(word) if not common and (len(folded) > 1 or folded.isdigit()) else None


def _told(report: Report) -> Iterator[tuple[int, str, bool, bool]]:
    """Yield sentence, stem, whether it starts the sentence and whether it is in small letters,
    of each word outside quotation marks that is no stop word."""
    side, language = report.side, report.first["language"]
    if side is None:
        return
    known = language is None or language in lexicon.load("common")
    for n, row in enumerate(side.rows):
        first, end = side.bounds[n]
        text = row["text"]
        for at in range(first, end):
            if not side.idle[at]:
                word = side.words[at]
                printed = text[word.start : word.end]
                root = _root(printed, known)
                if root is not None:
                    yield n, root, at == first and printed[0].isalpha(), word.plain
