"""Say how each printing of a sentence differs from the sentence's reference wording.

The reference is the wording that most printings carry: not the first or the right one, only
the one against which the others are least odd. Differences are named as an editor would
name them, `kind: before → after`; NOTHING stands for no words on one side.
"""

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import LCSseq

from copydesk import lexicon
from copydesk.tables import Carried, Carriers, shape_of
from copydesk.text import QUOTES, Span, fold_word, words
from copydesk.text.hashes import distinct
from copydesk.text.marks import inside, quoted

NOTHING = "∅"
LETTERS = re.compile(r"[^\W\d_]{3,}")  # of a name such as Sept?
MOVED = 2  # words that a phrase needs for its being elsewhere to be a change of order


def compare(carried: Carried) -> Carriers:
    """Return every printing with the edits that set it apart, in no order."""
    text = pc.dictionary_encode(carried["text"].combine_chunks())
    sentence, _ = distinct(carried["sentence_id"].to_numpy())
    wording = sentence * max(1, len(text.dictionary)) + text.indices.to_numpy()
    number, first = distinct(wording.astype(np.uint64))
    of_sentence = sentence[first]
    several = np.bincount(of_sentence)[of_sentence] > 1 if len(first) else first > 0
    told = carried.select(["key", "text"]).take(pa.array(first[several])).to_pylist()
    printed: dict[int, list[Printed]] = defaultdict(list)
    counts = np.bincount(number)[several].tolist() if len(first) else []
    for n, row, count in zip(of_sentence[several].tolist(), told, counts, strict=True):
        printed[n].append(Printed(row["key"], row["text"], count))
    before = {n: reference(some) for n, some in printed.items()}
    edits: list[list[str]] = [[]] * len(first)
    for at, row in zip(np.flatnonzero(several).tolist(), told, strict=True):
        edits[at] = differences(before[of_sentence[at]], row["text"])
    schema = shape_of(Carriers).schema
    column = pa.array(edits, schema.field("edits").type).take(pa.array(number))
    return pa.table([*carried.columns, column], schema=schema)


class Printed(NamedTuple):
    """A wording of a sentence, and how many printings have it."""

    key: int
    text: str
    times: int


def reference(printed: list[Printed]) -> str:
    """Return the commonest text of the commonest wording; of equals the longest."""
    keys: Counter[int] = Counter()
    longest: dict[int, int] = defaultdict(int)
    for key, text, count in printed:
        keys[key] += count
        longest[key] = max(longest[key], len(text))
    best = min(keys, key=lambda key: (-keys[key], -longest[key], key))
    return min((-count, text) for key, text, count in printed if key == best)[1]


class Wording(NamedTuple):
    """A text with its words, and the marks that say which of them are quoted."""

    text: str
    spans: list[Span]
    folded: list[str]
    marks: list[Span]

    def cut(self, start: int, end: int) -> str:
        """Return the text from word `start` up to word `end`, NOTHING if they are one."""
        if start >= end:
            return NOTHING
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def gap(self, before: int, *ways: str) -> str:
        """Return the marks between word `before` and the one ahead of it.

        With one way only the quotation marks that touch the one (`tail`) or the other (`head`):
        where words beside it were changed, the rest belongs to the change.
        """
        start = self.spans[before - 1][1] if before else 0
        end = self.spans[before][0] if before < len(self.spans) else len(self.text)
        marks = self.text[start:end].strip() if 0 < before < len(self.spans) else ""
        if len(ways) == 1:
            pieces = self.text[start:end].split() or [""]
            touches = not self.text[start:end][-1 if ways[0] == "head" else 0 :][:1].isspace()
            marks = pieces[-1 if ways[0] == "head" else 0] if touches else ""
            marks = "".join(mark for mark in marks if mark in QUOTES)
        return marks

    def quotes(self, start: int, end: int) -> bool:
        """Say whether one of the words is quoted."""
        return any(inside(self.marks, self.spans[n][0]) for n in range(start, end))


def _wording(text: str) -> Wording:
    spans = words(text)
    return Wording(text, spans, [fold_word(text[a:b]) for a, b in spans], quoted(text))


@lru_cache(maxsize=1 << 14)
def _differences(before: str, after: str) -> tuple[str, ...]:
    one, two = _wording(before), _wording(after)
    found: list[str] = []
    changed: list[tuple[int, int, int, int]] = []
    for op in LCSseq.opcodes(one.folded, two.folded):
        place = (op.src_start, op.src_end, op.dest_start, op.dest_end)
        if op.tag == "equal":
            found += _light(one, two, place)
        elif changed and changed[-1][1] == place[0] and changed[-1][3] == place[2]:
            changed[-1] = (changed[-1][0], place[1], changed[-1][2], place[3])
        else:
            changed.append(place)
    found += [_heavy(one, two, place) for place in _reordered(one, two, changed, found)]
    return tuple(dict.fromkeys(found))


def differences(before: str, after: str) -> list[str]:
    """Return how `after` differs from `before`, each difference once.

    >>> differences("They signed a 'pact' on Monday in Riga.", "They signed a “pact” in Riga.")
    ["typography: ' → “", "typography: ' → ”", 'date: on Monday → ∅']
    >>> differences("The centre holds 13 boats.", "The center holds 14 boats.")
    ['spelling: centre → center', 'number: 13 → 14']
    """
    return list(_differences(before, after))


def _light(one: Wording, two: Wording, place: tuple[int, int, int, int]) -> list[str]:
    """Return what differs where the folded words are equal: spelling, and marks between words."""
    found = []
    start, end, other, _ = place
    if one.cut(start, end) == two.cut(other, other + end - start):
        gaps = [0, end - start]  # printed alike: only the marks around it may differ
    else:
        gaps = list(range(end - start + 1))
        for n in range(end - start):
            a, b = one.cut(start + n, start + n + 1), two.cut(other + n, other + n + 1)
            if a != b:
                kind = "typography" if a.casefold() == b.casefold() else "spelling"
                found.append(f"{kind}: {a} → {b}")
    for n in gaps:
        ways = ("tail",) if n == end - start else ("head",) if n == 0 else ("tail", "head")
        a, b = one.gap(start + n, *ways), two.gap(other + n, *ways)
        if a != b:
            found.append(f"typography: {_apart(a, b)}")
    return found


def _apart(a: str, b: str) -> str:
    """Return two strings of marks with an arrow between, without what they have in common."""
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return f"{a or NOTHING} → {b or NOTHING}"


def _reordered(
    one: Wording, two: Wording, changed: list[tuple[int, int, int, int]], found: list[str]
) -> list[tuple[int, int, int, int]]:
    """Note phrases that only moved, and return the other changes."""
    left = []
    gone = {
        tuple(one.folded[a:b]): place for place in changed for a, b in [place[:2]] if b - a >= MOVED
    }
    come = {
        tuple(two.folded[c:d]): place for place in changed for c, d in [place[2:]] if d - c >= MOVED
    }
    moved = {phrase for phrase in gone if phrase in come and gone[phrase] != come[phrase]}
    for place in changed:
        a, b, c, d = place
        if tuple(one.folded[a:b]) in moved:
            found.append(f"order: {one.cut(a, b)} → {one.cut(a, b)}")
            a = b
        if tuple(two.folded[c:d]) in moved:
            c = d
        if a < b or c < d:
            left.append((a, b, c, d))
    return left


def _heavy(one: Wording, two: Wording, place: tuple[int, int, int, int]) -> str:
    """Name a change of words by what was changed."""
    a, b, c, d = place
    before, after = one.cut(a, b), two.cut(c, d)
    return f"{_kind(one, two, place)}: {before} → {after}"


def _kind(one: Wording, two: Wording, place: tuple[int, int, int, int]) -> str:
    a, b, c, d = place
    sides = [(one, n) for n in range(a, b)], [(two, n) for n in range(c, d)]
    both = [*sides[0], *sides[1]]
    if (
        (one.quotes(a, b) or a == b)
        and (two.quotes(c, d) or c == d)
        and not _outer(one, two, place)
    ):
        return "quotation"
    if any(word.cut(n, n + 1) in _calendar() for word, n in both):
        return "date"
    if a == b or c == d:
        return "cut" if c == d else "added"
    numbers = [
        {word.folded[n] for word, n in side if word.folded[n][0].isdigit()} for side in sides
    ]
    if numbers[0] != numbers[1]:
        return "number"
    names = all(any(n and _capital(word, n) for word, n in side) for side in sides)
    return "name" if names else "word"


def _outer(one: Wording, two: Wording, place: tuple[int, int, int, int]) -> bool:
    """Say whether words were put in or left out outside quotation marks on the longer side."""
    a, b, c, d = place
    return not (one.quotes(a, b) if a < b else two.quotes(c, d))


def _capital(wording: Wording, n: int) -> bool:
    return wording.text[wording.spans[n][0]].isupper()


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    """Return the names of months and weekdays as they are printed: May, but not may."""
    lists = lexicon.load("calendar")
    names = (
        name for kind in ("months", "weekdays") for some in lists[kind].values() for name in some
    )
    return frozenset(part for name in names for part in LETTERS.findall(name))
