"""Read the words and sentences of many texts at once: what `words` and `sentences` find, faster.

Where words and sentences begin and end is found by a compiled loop (compiled.pyx) where one was
built, else lot by lot (lots.py): the same places. Only what is rare (an abbreviation's point) is
looked at one by one.

A word is known by a number among the distinct words of the texts, so that what is costly (folding)
is done once for each distinct word. Words are told apart by hashes of their characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from copydesk.text import ABBREVIATION, MAY_END, ends_sentence, fold_word, folded_keys
from copydesk.text.hashes import Hashes, Numbers, distinct, spellings_of, spread, sums
from copydesk.text.lots import Lot, edges, lots, spelt, words_of
from copydesk.text.points import (
    CLOSES,
    FULL,
    LINE,
    LOWER,
    OPENS,
    SPACE,
    STOP,
    Flags,
    classes_of,
    plane,
)

try:
    from copydesk.text import compiled
except ImportError:  # installed where there is no C compiler
    compiled = None  # type: ignore[assignment]

ZERO = np.uint16(0)
FULL_STOP = re.compile("[。！？]+[」』”]*")


@dataclass(frozen=True)
class Words:
    """The words of many texts in order: number of the text, span in it, number of the word.

    `spelt` are the distinct words as printed, by number. `first` says where the words of each
    text start among all; it has one entry more than there are texts.
    """

    text: Numbers
    start: Numbers
    end: Numbers
    number: Numbers
    spelt: list[str]
    first: Numbers

    @cached_property
    def folded(self) -> list[str]:
        """The distinct words, folded."""
        return list(map(fold_word, self.spelt))

    @cached_property
    def ids(self) -> Hashes:
        """The id of each word (`text.word_id`)."""
        return spellings_of(self.folded).take(self.number)


@dataclass(frozen=True)
class Sentences:
    """The sentences of many texts in order: number of the text, span in it, and their words.

    `first` and `last` are the first word of a sentence and the one after its last, counted
    among all words.
    """

    text: Numbers
    start: Numbers
    end: Numbers
    first: Numbers
    last: Numbers

    def keys(self, words: Words) -> Hashes:
        """Return the key of each sentence (`text.key`), found once for equal folded words."""
        number, first = distinct(sums(words.ids, self.first, self.last))
        folded = [word.encode("utf-8", "surrogatepass") for word in words.folded]
        at, _ = spread(self.first[first], self.last[first])
        of_word = words.number.take(at).tolist()
        ends = np.cumsum(self.last[first] - self.first[first]).tolist()
        spans = zip([0, *ends], ends, strict=False)
        texts = (b" ".join([folded[n] for n in of_word[a:b]]) for a, b in spans)
        return folded_keys(texts)[number]


def read(texts: list[str]) -> Words:
    """Return the words of the texts."""
    return _read(texts, split=False)[0]


def split(texts: list[str]) -> tuple[Words, Sentences]:
    """Return the words and the sentences of the texts."""
    return _read(texts, split=True)


def _read(texts: list[str], split: bool) -> tuple[Words, Sentences]:
    if compiled is None:
        words, found = _by_lots(texts, split)
    else:
        words, found = compiled.read(texts, plane(), classes_of, _ends, split)
    text, start, end, hashes = words
    number, first = distinct(hashes.view(np.uint64))
    places = zip(text[first].tolist(), start[first].tolist(), end[first].tolist(), strict=True)
    printed = [texts[n][a:b] for n, a, b in places]
    opens = np.searchsorted(text, np.arange(len(texts) + 1))
    return Words(text, start, end, number, printed, opens), Sentences(*found)


def _by_lots(texts: list[str], split: bool) -> tuple[list[Numbers], list[Numbers]]:
    """Return text, start, end and hash of each word, and the columns of the sentences."""
    words: list[tuple[Numbers, ...]] = []
    found: list[tuple[Numbers, ...]] = []
    done = at = 0
    for lot in lots(texts):
        starts, ends = words_of(lot)
        hashes = spelt(lot, starts, ends)
        if split:
            found.append(_place(lot, _sentences(lot, starts, ends), starts, done, at))
        text, begin = _owners(lot, starts)
        words.append((text + done, starts - begin, ends - begin, hashes.view(np.int64)))
        done, at = done + len(lot.texts), at + len(starts)
    return _joined(words, 4), _joined(found, 5)


def _joined(parts: list[tuple[Numbers, ...]], count: int) -> list[Numbers]:
    none = np.zeros(0, np.int64)
    return [np.concatenate([none, *(part[n] for part in parts)]) for n in range(count)]


def _owners(lot: Lot, starts: Numbers) -> tuple[Numbers, Numbers]:
    """Return, for places in order, in which text of the lot they lie, and where that begins."""
    counts = np.diff(np.searchsorted(starts, np.append(lot.begin, len(lot.joined))))
    return np.repeat(np.arange(len(counts)), counts), np.repeat(lot.begin, counts)


def _place(
    lot: Lot, spans: tuple[Numbers, Numbers], words: Numbers, done: int, at: int
) -> tuple[Numbers, ...]:
    start, end = spans
    text, begin = _owners(lot, start)
    first, last = np.searchsorted(words, start), np.searchsorted(words, end)
    return text + done, start - begin, end - begin, first + at, last + at


def _sentences(lot: Lot, starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Return where the sentences of a lot start and end, as `text.sentences` does."""
    lines = np.flatnonzero((lot.flags & LINE) != 0)
    cuts = np.sort(np.concatenate([lines, _stops(lot, starts, ends), *_full(lot)]))
    solid = np.flatnonzero((lot.flags & SPACE) == 0)
    if not len(solid):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    at = np.searchsorted(solid, cuts)
    some = at[1:] > at[:-1]
    return solid[at[:-1][some]], solid[at[1:][some] - 1] + 1


def _full(lot: Lot) -> Iterator[Numbers]:
    """Yield the stops that need no space behind them."""
    if lot.has(FULL):
        yield np.array([match.end() for match in FULL_STOP.finditer(lot.joined)])


def _stops(lot: Lot, starts: Numbers, ends: Numbers) -> Numbers:
    """Return where sentences end at a point or mark that stands before a space."""
    first, last = edges((lot.flags & STOP) != 0)
    end = _skip(lot.flags, last, CLOSES)
    before_space = (lot.flags[end] & SPACE) != 0
    first, last, end = first[before_space], last[before_space], end[before_space]
    ahead = _skip(lot.flags, end, SPACE, but=LINE)
    sure = (lot.flags[ahead] & LINE) != 0
    ahead = _skip(lot.flags, ahead, OPENS)
    sure |= lot.end[np.searchsorted(lot.end, ahead)] == ahead
    may = sure | ((lot.flags[ahead] & LOWER) == 0)
    point = (first + 1 == last) & (end == last) & (lot.points[first] == ord("."))
    word = np.minimum(np.searchsorted(ends, first), max(0, len(ends) - 1))
    after_word = ends[word] == first if len(ends) else sure
    doubtful = np.flatnonzero(may & ~sure & point & after_word)
    for n, at in zip(doubtful.tolist(), word[doubtful].tolist(), strict=True):
        if _doubtful(lot.joined[starts[at] : ends[at]]):
            may[n] = ends_sentence(lot.joined, int(end[n]), int(ahead[n]))
    stops: Numbers = end[may]
    return stops


def _skip(flags: Flags, at: Numbers, over: np.uint16, but: np.uint16 = ZERO) -> Numbers:
    """Return the places from which on no class of `over` follows, or one of `but` does."""
    at = at.copy()
    going = np.arange(len(at))
    while len(going):
        here = flags[at[going]]
        going = going[((here & over) != 0) & ((here & but) == 0)]
        at[going] += 1
    return at


def _ends(text: str, word: int, point: int, end: int, ahead: int) -> bool:
    """Say whether the point behind a word ends a sentence, if the next would start at `ahead`."""
    return not _doubtful(text[word:point]) or ends_sentence(text, end, ahead)


@lru_cache(maxsize=1 << 16)
def _doubtful(word: str) -> bool:
    """Say whether a point behind this word may be none that ends a sentence."""
    point = f"{word}."
    return len(word) == 1 or bool(ABBREVIATION.search(point) or MAY_END.search(point))
