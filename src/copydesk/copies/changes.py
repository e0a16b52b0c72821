"""Find what was changed between two printings of a sentence, with the characters of each change.

Words are aligned by their longest common subsequence. A phrase that stands elsewhere is `order`,
whatever was changed in it beside; a run of changed words is cut where it holds a number, a day or
a name on either side, so that "13 boats → 14 ships" is a number and a word.
"""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from copydesk.copies.changed import Class, class_of, same_value, spelt_alike
from copydesk.copies.moved import Place, changed_inside, moved
from copydesk.copies.worded import NOTHING, Wording, wording
from copydesk.text import Span

STRAY = 3  # letters of a word that is equal by chance amid changes
TORN = 3  # changed words around it
CLAUSE = 2  # words of a clause that a comma sets apart
COMMAS = frozenset(",;–—(")
DATED = 6  # words of a day that was left out or put in: "late on the evening of Friday"


class Change(NamedTuple):
    """A change: its kind, its characters before and after, and its words `before → after`."""

    kind: str
    before: Span
    after: Span
    words: str


@lru_cache(maxsize=1 << 14)
def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return how `after` differs from `before`: marks and spelling first, then words.

    >>> [(c.kind, c.words) for c in changes("It sold 13 old boats.", "It sold 14 ships.")]
    [('number', '13 → 14'), ('word', 'old boats → ships')]
    """
    one, two = wording(before), wording(after)
    equal, changed = _aligned(one, two)
    found = [change for place in equal for change in _light(one, two, place)]
    elsewhere, left = moved(one, two, changed)
    for place in elsewhere:
        words = one.cut(place.a, place.b)
        ends = one.span(place.a, place.b), two.span(place.c, place.d)
        found.append(Change("order", *ends, f"{words} → {words}"))
        left += changed_inside(one, two, place)
    for place in sorted(left):
        found += [_heavy(one, two, piece) for piece in _pieces(one, two, place)]
    return tuple(found)


def _aligned(one: Wording, two: Wording) -> tuple[list[Place], list[Place]]:
    """Return the runs of equal words, and the changes between them."""
    equal: list[Place] = []
    changed: list[Place] = []
    for op in LCSseq.opcodes(one.folded, two.folded):
        place = Place(op.src_start, op.src_end, op.dest_start, op.dest_end)
        if op.tag == "equal":
            equal.append(place)
        elif changed and changed[-1].b == place.a and changed[-1].d == place.c:
            changed[-1] = Place(changed[-1].a, place.b, changed[-1].c, place.d)
        else:
            changed.append(place)
    if len(changed) < 2:
        return equal, changed
    return _mended(one, two, equal, changed)


def _mended(
    one: Wording, two: Wording, equal: list[Place], changed: list[Place]
) -> tuple[list[Place], list[Place]]:
    """Join changes that only a stray little word parts: "[After] the [vote in]" is one phrase."""
    joined = [changed[0]]
    gone: set[Place] = set()
    for place in changed[1:]:
        last = joined[-1]
        between = Place(last.b, place.a, last.d, place.c)
        sizes = [last.b - last.a, last.d - last.c, place.b - place.a, place.d - place.c]
        stray = between.b - between.a == 1 and len(one.word(between.a)) <= STRAY
        one_sided = abs(sizes[0] + sizes[2] - sizes[1] - sizes[3]) >= TORN
        if stray and one_sided:
            joined[-1] = Place(last.a, place.b, last.c, place.d)
            gone.add(between)
        else:
            joined.append(place)
    if not gone:
        return equal, changed
    left = [place for place in equal if place not in gone]
    tidy = []
    for place in joined:
        trimmed, ends = _trimmed(one, two, place)
        left += ends
        tidy.append(trimmed)
    return sorted(left), [place for place in tidy if place.a < place.b or place.c < place.d]


def _trimmed(one: Wording, two: Wording, place: Place) -> tuple[Place, list[Place]]:
    """Return a change without the equal words at its ends, and these."""
    a, b, c, d = place
    while b > a and d > c and one.folded[b - 1] == two.folded[d - 1]:
        b, d = b - 1, d - 1
    while a < b and c < d and one.folded[a] == two.folded[c]:
        a, c = a + 1, c + 1
    ends = [Place(place.a, a, place.c, c), Place(b, place.b, d, place.d)]
    return Place(a, b, c, d), [end for end in ends if end.a < end.b]


def _light(one: Wording, two: Wording, place: Place) -> list[Change]:
    """Return what differs where the folded words are equal: spelling, and marks between words."""
    found = []
    start, end, other, _ = place
    if one.cut(start, end) == two.cut(other, other + end - start):
        gaps = [0, end - start]  # printed alike: only the marks around it may differ
    else:
        gaps = list(range(end - start + 1))
        for n in range(end - start):
            a, b = one.word(start + n), two.word(other + n)
            case = a.lower() == b.lower()
            # The first word of a sentence has its capital from there, and loses it elsewhere.
            if a == b or (case and one.opens(start + n) != two.opens(other + n)):
                continue
            spans = one.spans[start + n], two.spans[other + n]
            found.append(Change("typography" if case else "spelling", *spans, f"{a} → {b}"))
    for n in gaps:
        ways = ("tail",) if n == end - start else ("head",) if n == 0 else ("tail", "head")
        a, b = one.gap(start + n, *ways), two.gap(other + n, *ways)
        if a != b:
            spans = one.between(start + n), two.between(other + n)
            found.append(Change("typography", *spans, _apart(a, b)))
    return found


def _apart(a: str, b: str) -> str:
    """Return two strings of marks with an arrow between, without what they have in common."""
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return f"{a or NOTHING} → {b or NOTHING}"


def _pieces(one: Wording, two: Wording, place: Place) -> list[Place]:
    """Return a change cut where it holds a number, a day or a name on either side."""
    if place.a == place.b or place.c == place.d:
        return [place]
    if spelt_alike(one, place[:2], two, place[2:]) or _quoted(one, two, place):
        return [place]
    gone, come = _runs(one, *place[:2]), _runs(two, *place[2:])
    many = min(len(gone), len(come))
    if [kind for kind, _, _ in gone[:many]] == [kind for kind, _, _ in come[:many]]:
        gone, come = gone[:many], come[:many]
    elif [kind for kind, _, _ in gone[-many:]] == [kind for kind, _, _ in come[-many:]]:
        gone, come = gone[-many:], come[-many:]
    else:
        return _clauses(one, two, place)
    found, a, c = [], place.a, place.c
    for (_, start, end), (_, other, to) in zip(gone, come, strict=True):
        # An article goes with its noun: "la semaine prochaine → le mois prochain".
        if start - a == other - c == 1 and max(len(one.word(a)), len(two.word(c))) <= STRAY:
            start, other = a, c
        found += [Place(a, start, c, other), Place(start, end, other, to)]
        a, c = end, to
    found.append(Place(a, place.b, c, place.d))
    return [
        part
        for piece in found
        if one.folded[piece.a : piece.b] != two.folded[piece.c : piece.d]
        for part in _clauses(one, two, piece)
    ]


def _clauses(one: Wording, two: Wording, place: Place) -> list[Place]:
    """Return a change cut at the comma behind which, or before which, a clause was put in or left
    out: "safe → clean, a claim doctors dispute" is a word and a clause."""
    a, b, c, d = place
    if not (a < b and c < d):
        return [place]
    before = b - a > d - c
    text, start, end = (one, a, b) if before else (two, c, d)
    short = min(b - a, d - c)
    at = next((n for n in range(start + 1, end) if set(text.gap(n)) & COMMAS), None)
    if at is None:
        return [place]
    last = abs(end - at - short) < abs(at - start - short)
    kept, rest = ((at, end), (start, at)) if last else ((start, at), (at, end))
    if kept[1] - kept[0] > short + 1 or rest[1] - rest[0] < CLAUSE:
        return [place]
    other = (c, d) if before else (a, b)
    edge = other[0] if last else other[1]
    parts = [(kept, other), (rest, (edge, edge))]
    return sorted(Place(*x, *y) if before else Place(*y, *x) for x, y in parts)


def _runs(text: Wording, start: int, end: int) -> list[tuple[Class, int, int]]:
    """Return the runs of words of one class that tells: numbers, days, names."""
    found: list[tuple[Class, int, int]] = []
    for n in range(start, end):
        kind = class_of(text, n)
        if kind and found and found[-1][0] == kind and found[-1][2] == n:
            found[-1] = (kind, found[-1][1], n + 1)
        elif kind:
            found.append((kind, n, n + 1))
    return found


def _heavy(one: Wording, two: Wording, place: Place) -> Change:
    """Name a change of words by what was changed."""
    ends = one.span(*place[:2]), two.span(*place[2:])
    words = f"{one.cut(*place[:2])} → {two.cut(*place[2:])}"
    return Change(_kind(one, two, place), *ends, words)


def _kind(one: Wording, two: Wording, place: Place) -> str:
    a, b, c, d = place
    if _quoted(one, two, place):
        return "quotation"
    if a == b or c == d:
        return "date" if _only_a_day(one, two, place) else "cut" if c == d else "added"
    if spelt_alike(one, (a, b), two, (c, d)) or same_value(one, (a, b), two, (c, d)):
        return "spelling"
    classes = [{class_of(one, n) for n in range(a, b)}, {class_of(two, n) for n in range(c, d)}]
    if "date" in classes[0] | classes[1]:
        return "date"
    if "number" in classes[0] & classes[1] or _digits(one, a, b) != _digits(two, c, d):
        return "number"
    return "name" if "name" in classes[0] & classes[1] else "word"


def _digits(text: Wording, start: int, end: int) -> set[str]:
    """Return the numbers of a run, those in words where nothing else stands in it."""
    found = {word for word in text.folded[start:end] if word[:1].isdigit()}
    alone = [class_of(text, n) for n in range(start, end)] == ["number"]
    return found or ({text.folded[start]} if alone else set())


def _only_a_day(one: Wording, two: Wording, place: Place) -> bool:
    """Say whether what was left out or put in is a day, with the little words before it."""
    text, start, end = (one, *place[:2]) if place.a < place.b else (two, *place[2:])
    if end - start > DATED:
        return False
    classes = [class_of(text, n) for n in range(start, end)]
    rest = [text.folded[start + n] for n, kind in enumerate(classes) if kind != "date"]
    little = all(len(word) <= STRAY or word.isdigit() for word in rest)
    return "date" in classes and (little or len(rest) == 1)


def _quoted(one: Wording, two: Wording, place: Place) -> bool:
    """Say whether words inside quotation marks were changed, and none outside."""
    a, b, c, d = place
    longer = one.quotes(a, b) if a < b else two.quotes(c, d)
    return (one.quotes(a, b) or a == b) and (two.quotes(c, d) or c == d) and longer
