"""The words of one article: folded, placed on the page, and weighed.

A word is *quoted* inside quotation marks, *idle* there or in a phrase that every newsroom
uses ("declined to comment on the matter"), *plain* where it is no name (it stands in small
letters) and *telling* where it is plain and says something (it is no stop word).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any

from copydesk import lexicon
from copydesk.text import CJK, fold_word, word_id, words
from copydesk.text.marks import inside, quoted

# A Chinese, Japanese or Korean character is taken for a word, but two make up one.
CHARACTER = re.compile(f"[{CJK}]")
CHARACTER_WORTH = 0.5
# A piece of a stock phrase: the choices in brackets, or a word.
PIECE = re.compile(r"(?<=\()[^)]+(?=\))|[^\s()|]+(?![^(]*\))")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: its hash, its place in the sentence, and what it is worth."""

    hash: int
    start: int
    end: int
    plain: bool
    telling: bool
    worth: float


@dataclass(slots=True)
class Side:
    """The words of an article's body in order; `spans` count in its page."""

    article_id: int
    page_id: int
    words: list[Word] = field(default_factory=list)
    hashes: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    idle: list[bool] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Return the folded stop words of every language that the desk knows."""
    lists = lexicon.load("stopwords")
    return frozenset(fold_word(word) for text in lists.values() for word in text.split())


@lru_cache(maxsize=1)
def phrases() -> dict[int, list[tuple[int, ...]]]:
    """Return the word hashes of every stock phrase, by the first of them, the longest first."""
    found: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for some in lexicon.load("stock").values():
        for pattern in some:
            choices = [piece.split("|") for piece in PIECE.findall(pattern)]
            for chosen in product(*choices):
                text = " ".join(chosen)
                phrase = tuple(word_id(text[a:b]) for a, b in words(text))
                found[phrase[0]].append(phrase)
    return {first: sorted(set(some), key=lambda p: (-len(p), p)) for first, some in found.items()}


def _stock(hashes: list[int]) -> list[bool]:
    """Say of each word of a sentence whether it stands in a stock phrase."""
    found = [False] * len(hashes)
    for n, first in enumerate(hashes):
        for phrase in phrases().get(first, ()):
            if tuple(hashes[n : n + len(phrase)]) == phrase:
                found[n : n + len(phrase)] = [True] * len(phrase)
                break
    return found


@lru_cache(maxsize=1 << 17)
def traits(word: str) -> tuple[int, bool, float]:
    """Return the id of a word, whether it tells something, and what it is worth."""
    return word_id(word), *weigh(word, fold_word(word))


def weigh(word: str, folded: str) -> tuple[bool, float]:
    """Return whether a word tells something, and what it is worth."""
    character = not folded.isascii() and bool(CHARACTER.match(folded))
    telling = is_plain(word) and (len(folded) > 1 or character) and folded not in stopwords()
    return telling, CHARACTER_WORTH if character else 1.0


def is_plain(word: str) -> bool:
    """Say whether a word is no name, as far as small letters show it."""
    return word[0].isalpha() and not word[0].isupper()


@lru_cache(maxsize=1 << 15)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence."""
    found = []
    for start, end in words(text):
        number, telling, worth = traits(text[start:end])
        found.append(Word(number, start, end, is_plain(text[start:end]), telling, worth))
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _said(text: str) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """Return the hashes of the words of a sentence, and which stand in a stock phrase."""
    hashes = [word.hash for word in words_of(text)]
    return tuple(hashes), tuple(_stock(hashes))


def side(rows: Iterable[dict[str, Any]]) -> Side:
    """Return the words of the sentences of one article, given in any order."""
    ordered = sorted(rows, key=lambda row: row["n"])
    found = Side(ordered[0]["article_id"], ordered[0]["page_id"], rows=ordered)
    marks = quoted(" ".join(row["text"].replace("\n", " ") for row in ordered))
    at = 0
    for number, row in enumerate(ordered):
        text, start = row["text"], row["start"]
        some, first = words_of(text), len(found.words)
        hashes, stock = _said(text)
        found.words += some
        found.hashes += hashes
        found.spans += [(start + word.start, start + word.end) for word in some]
        found.sentence += [number] * len(some)
        if _any_between(marks, at, at + len(text)):
            found.quoted += [inside(marks, at + word.start) for word in some]
        else:
            found.quoted += [False] * len(some)
        found.bounds.append((first, len(found.words)))
        found.idle += stock
        at += len(text) + 1
    found.idle = [a or b for a, b in zip(found.idle, found.quoted, strict=True)]
    return found


def _any_between(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether one of the spans, which are in order, touches these characters."""
    n = bisect_left(spans, (end, end))
    return n > 0 and spans[n - 1][1] > start
