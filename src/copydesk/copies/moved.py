"""Find phrases that only stand elsewhere in another printing of a sentence."""

from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from copydesk.copies.worded import Wording

MOVED = 2  # words that a phrase needs for its being elsewhere to be a change of order
LONE = 3  # letters that one word needs for it, beside what it changed places with
ALIKE = 0.5  # share of the longer phrase that must stand in the other to be the same, moved


class Place(NamedTuple):
    """A run of words before, and the run that stands for it after; one may be empty."""

    a: int
    b: int
    c: int
    d: int


def moved(one: Wording, two: Wording, changed: list[Place]) -> tuple[list[Place], list[Place]]:
    """Return the phrases that stand elsewhere, and the changes that are left."""
    found: list[Place] = []
    left = list(changed)
    for lost in changed:
        for come in changed:
            if lost is come or lost not in left or come not in left:
                continue
            phrase = _phrase(one, two, lost, come)
            if phrase:
                found.append(phrase)
                left = [place for place in left if place not in (lost, come)]
                left += [
                    *_beside(lost, (phrase.a, phrase.b), before=True),
                    *_beside(come, (phrase.c, phrase.d), before=False),
                ]
    return found, left


def _phrase(one: Wording, two: Wording, lost: Place, come: Place) -> Place | None:
    """Return the phrase that is gone here and has come there, from its first to its last word."""
    gone, there = one.folded[lost.a : lost.b], two.folded[come.c : come.d]
    if not gone or not there:
        return None
    same = [op for op in LCSseq.opcodes(gone, there) if op.tag == "equal"]
    if not same:
        return None
    first, last = same[0], same[-1]
    phrase = Place(
        lost.a + first.src_start, lost.a + last.src_end,
        come.c + first.dest_start, come.c + last.dest_end,
    )  # fmt: skip
    longest = max(phrase.b - phrase.a, phrase.d - phrase.c)
    shared = sum(op.src_end - op.src_start for op in same)
    if longest < MOVED:
        near = abs(lost.a - come.a) <= 2 * MOVED and len(gone[0]) >= LONE
        return phrase if near and len(gone) == len(there) == 1 else None
    return phrase if shared >= MOVED and shared >= ALIKE * longest else None


def _beside(place: Place, cut: tuple[int, int], *, before: bool) -> list[Place]:
    """Return what is left of a change when a phrase was taken from one of its sides."""
    start, end = (place.a, place.b) if before else (place.c, place.d)
    head, tail = (start, cut[0]), (cut[1], end)
    # What the other side holds belongs to what stands beside it: behind the phrase, if anything.
    behind = tail[0] < tail[1] or head[0] == head[1]
    other = (place.c, place.d) if before else (place.a, place.b)
    sides = [(head, (other[0], other[0])), (tail, other)] if behind else [(head, other)]
    if not behind and tail[0] < tail[1]:
        sides.append((tail, (other[1], other[1])))
    found = [Place(*mine, *its) if before else Place(*its, *mine) for mine, its in sides]
    return [each for each in found if each.a < each.b or each.c < each.d]


def changed_inside(one: Wording, two: Wording, place: Place) -> list[Place]:
    """Return what was changed inside a phrase that moved."""
    ops = LCSseq.opcodes(one.folded[place.a : place.b], two.folded[place.c : place.d])
    found: list[Place] = []
    for op in ops:
        if op.tag == "equal":
            continue
        starts = place.a + op.src_start, place.c + op.dest_start
        here = Place(starts[0], place.a + op.src_end, starts[1], place.c + op.dest_end)
        if found and found[-1].b == here.a and found[-1].d == here.c:
            found[-1] = Place(found[-1].a, here.b, found[-1].c, here.d)
        else:
            found.append(here)
    return found
