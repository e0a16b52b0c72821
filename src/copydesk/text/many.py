"""Read the words and sentences of many texts at once: what `words` and `sentences` find, faster.

All texts are laid end to end as code points, a line end between them; no word and no sentence
runs over a line end. Each code point has a class, and where classes change words and sentences
begin and end. Only what is rare (an abbreviation's point) is looked at one by one.

A word is known by a number among the distinct words of the lot, so that what is costly (folding,
hashing) is done once for each distinct word. Words are told apart by hashes of their code points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from copydesk.text import (
    ABBREVIATION,
    INVISIBLE,
    MAY_END,
    ends_sentence,
    fold_word,
    folded_key,
    word_id,
)
from copydesk.text.hashes import Hashes, Numbers, distinct, sums
from copydesk.text.points import (
    CHARACTER,
    CLOSES,
    DIGIT,
    FULL,
    HIDDEN,
    INNER,
    LETTER,
    LINE,
    LOWER,
    MARK,
    OPENS,
    POINT,
    SPACE,
    STOP,
    Flags,
    flags_of,
)

Mask = npt.NDArray[np.bool_]

ZERO = np.uint16(0)
LOT = 1 << 18  # code points that are read at once, so that their arrays stay in the cache
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

    def ids(self) -> Hashes:
        """Return the id of each word (`text.word_id`)."""
        ids = np.array([word_id(word) for word in self.spelt], np.uint64)
        return ids[self.number]


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
        number, first = distinct(sums(words.ids(), self.first, self.last))
        folded = [fold_word(word) for word in words.spelt]
        spans = zip(self.first[first].tolist(), self.last[first].tolist(), strict=True)
        texts = (" ".join([folded[n] for n in words.number[a:b].tolist()]) for a, b in spans)
        return np.array([folded_key(text) for text in texts], np.uint64)[number]


@dataclass(frozen=True)
class Lot:
    """Some texts laid end to end, with the classes of their code points."""

    texts: list[str]
    joined: str
    points: npt.NDArray[np.uint32]
    flags: Flags  # one more than there are points: a line end
    begin: Numbers  # of each text
    end: Numbers


def read(texts: list[str]) -> Words:
    """Return the words of the texts."""
    return _read(texts, split=False)[0]


def split(texts: list[str]) -> tuple[Words, Sentences]:
    """Return the words and the sentences of the texts."""
    return _read(texts, split=True)


def _read(texts: list[str], split: bool) -> tuple[Words, Sentences]:
    words: list[tuple[Numbers, ...]] = []
    found: list[tuple[Numbers, ...]] = []
    hashes: list[Hashes] = [np.zeros(0, np.uint64)]
    lots: list[tuple[int, str]] = []
    done = at = 0
    for some in _lots(texts):
        lot = _lay(some)
        starts, ends = _words(lot)
        text = np.searchsorted(lot.begin, starts, side="right") - 1
        hashes.append(sums(lot.points.astype(np.uint64) + np.uint64(1), starts, ends))
        if split:
            found.append(_place(_sentences(lot, starts, ends), starts, lot.begin, done, at))
        words.append((text + done, starts - lot.begin[text], ends - lot.begin[text]))
        lots.append((at, lot.joined))
        done, at = done + len(some), at + len(starts)
    text, start, end = _joined(words, 3)
    number, spelt = _number(np.concatenate(hashes), texts, text, start, end)
    first = np.searchsorted(text, np.arange(len(texts) + 1))
    return Words(text, start, end, number, spelt, first), Sentences(*_joined(found, 5))


def _joined(parts: list[tuple[Numbers, ...]], count: int) -> list[Numbers]:
    none = np.zeros(0, np.int64)
    return [np.concatenate([none, *(part[n] for part in parts)]) for n in range(count)]


def _number(
    hashes: Hashes, texts: list[str], text: Numbers, start: Numbers, end: Numbers
) -> tuple[Numbers, list[str]]:
    """Return the number of each word among the distinct ones, and these."""
    number, first = distinct(hashes)
    places = zip(text[first].tolist(), start[first].tolist(), end[first].tolist(), strict=True)
    return number, [texts[n][a:b] for n, a, b in places]


def _lots(texts: list[str]) -> Iterator[list[str]]:
    some: list[str] = []
    size = 0
    for text in texts:
        if some and size + len(text) > LOT:
            yield some
            some, size = [], 0
        some.append(text)
        size += len(text) + 1
    if some:
        yield some


def _lay(texts: list[str]) -> Lot:
    joined = "\n".join(texts)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    flags = np.append(flags_of(points), LINE | SPACE)
    lengths = np.array([len(text) for text in texts])
    end = np.cumsum(lengths + 1) - 1
    return Lot(texts, joined, points, flags, end - lengths, end)


def _edges(inside: Mask) -> tuple[Mask, Mask]:
    """Say where a stretch starts, and which is its last place."""
    start, last = inside.copy(), inside.copy()
    start[1:] &= ~inside[:-1]
    last[:-1] &= ~inside[1:]
    return start, last


def _words(lot: Lot) -> tuple[Numbers, Numbers]:
    """Return where the words of a lot start and end, as `text.words` does."""
    flags = lot.flags[:-1]
    start, last = _edges((flags & INNER) != 0)
    alone = (flags & CHARACTER) != 0
    start |= alone
    last |= alone
    digits = np.flatnonzero(flags & DIGIT)
    if len(digits):
        _part_numbers(flags, digits, start, last)
    starts, ends = np.flatnonzero(start), np.flatnonzero(last) + 1
    hidden = np.flatnonzero(flags[starts] & HIDDEN)
    if len(hidden):
        places = zip(starts[hidden].tolist(), ends[hidden].tolist(), strict=True)
        empty = [not lot.joined[a:b].strip(INVISIBLE) for a, b in places]
        gone = hidden[np.array(empty)]
        starts, ends = np.delete(starts, gone), np.delete(ends, gone)
    return starts, ends


def _part_numbers(flags: Flags, digits: Numbers, start: Mask, last: Mask) -> None:
    """Part what follows a number and its letters, and join what a point or comma divides."""

    def in_number(places: Numbers) -> Mask:
        begins = np.flatnonzero(start)
        owner = begins[np.searchsorted(begins, places, side="right") - 1]
        found: Mask = (flags[owner] & DIGIT) != 0
        return found

    marks = np.flatnonzero(flags & (MARK | HIDDEN))
    marks = marks[(marks > 0) & ((flags[marks - 1] & INNER) != 0)]
    marks = marks[in_number(marks)]
    if len(marks):
        begins = np.flatnonzero(start)
        _, one = np.unique(np.searchsorted(begins, marks, side="right"), return_index=True)
        start[marks[one]] = last[marks[one] - 1] = True
    again = digits[(digits > 0) & ((flags[digits - 1] & LETTER) != 0)]
    again = again[in_number(again)]
    start[again] = last[again - 1] = True
    ahead = digits[(digits > 1) & ((flags[digits - 1] & POINT) != 0)]
    ahead = ahead[(flags[ahead - 2] & DIGIT) != 0]
    ahead = ahead[in_number(ahead - 2)]
    start[ahead] = last[ahead - 2] = False


def _place(
    spans: tuple[Numbers, Numbers], words: Numbers, begin: Numbers, done: int, at: int
) -> tuple[Numbers, ...]:
    start, end = spans
    text = np.searchsorted(begin, start, side="right") - 1
    return (
        text + done, start - begin[text], end - begin[text],
        np.searchsorted(words, start) + at, np.searchsorted(words, end) + at,
    )  # fmt: skip


def _sentences(lot: Lot, starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Return where the sentences of a lot start and end, as `text.sentences` does."""
    lines = np.flatnonzero(_edges((lot.flags[:-1] & LINE) != 0)[1]) + 1
    bounds = [lot.begin, lot.end, lines, _stops(lot, starts, ends), *_full(lot)]
    cuts = np.unique(np.concatenate(bounds))
    solid = np.flatnonzero((lot.flags[:-1] & SPACE) == 0)
    if not len(solid) or len(cuts) < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    at = np.searchsorted(solid, cuts)
    some = at[1:] > at[:-1]
    return solid[at[:-1][some]], solid[at[1:][some] - 1] + 1


def _full(lot: Lot) -> Iterator[Numbers]:
    """Yield the stops that need no space behind them."""
    if (lot.flags & FULL).any():
        yield np.array([match.end() for match in FULL_STOP.finditer(lot.joined)])


def _stops(lot: Lot, starts: Numbers, ends: Numbers) -> Numbers:
    """Return where sentences end at a point or mark that stands before a space."""
    first, last = map(np.flatnonzero, _edges((lot.flags[:-1] & STOP) != 0))
    end = _skip(lot.flags, last + 1, CLOSES)
    before_space = (lot.flags[end] & SPACE) != 0
    first, last, end = first[before_space], last[before_space], end[before_space]
    ahead = _skip(lot.flags, end, SPACE, but=LINE)
    sure = (lot.flags[ahead] & LINE) != 0
    ahead = _skip(lot.flags, ahead, OPENS)
    sure |= np.isin(ahead, lot.end)
    may = sure | ((lot.flags[ahead] & LOWER) == 0)
    point = (first == last) & (end == last + 1) & (lot.points[first] == ord("."))
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


@lru_cache(maxsize=1 << 16)
def _doubtful(word: str) -> bool:
    """Say whether a point behind this word may be none that ends a sentence."""
    point = f"{word}."
    return len(word) == 1 or bool(ABBREVIATION.search(point) or MAY_END.search(point))
