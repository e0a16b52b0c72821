"""Hold the articles that were found on a page against those that people marked on it.

All is counted in characters that are no white space, by their place on the page, so nothing here
reads words. Articles of the gold share no characters, nor do those that are found; so at an overlap
F1 of .8 no article can match two others, and the order of matching does not matter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SAME = 0.8  # overlap F1 from which two texts, or two headlines, are one
NOTHING: frozenset[int] = frozenset()
Places = frozenset[int]


@dataclass(frozen=True)
class Piece:
    """One article as characters: the places of its headline, its body and all of its parts.

    `again` are other printings of its headline, `days` the days it is dated by. What is
    optional is neither right nor wrong if it was found.
    """

    kind: str
    headline: Places = NOTHING
    body: Places = NOTHING
    whole: Places = NOTHING
    again: tuple[Places, ...] = ()
    days: frozenset[str] = frozenset()
    optional: bool = False

    @property
    def printed(self) -> bool:
        """Whether it is printed with its text: main or full."""
        return self.kind != "teaser"

    def likeness(self, found: "Piece") -> float:
        """Return how much of this article, marked by people, is the one that was found."""
        if self.printed != found.printed:
            return 0.0
        if self.printed and self.body:
            return overlap(self.body, found.body)
        return max(overlap(head, found.headline) for head in (self.headline, *self.again))


@dataclass
class Tally:
    """What was right on some pages; every figure is made from these counts."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    likeness: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count what another tally has counted too."""
        for name in ("right", "found", "wanted", "characters"):
            getattr(self, name).update(getattr(other, name))
        self.likeness += other.likeness
        self.pages += other.pages

    def figures(self) -> dict[str, float]:
        """Return the figures by name, from 0 to 1, more is better; none of what is not there."""
        figures: dict[str, float] = {}
        for kind in ("article", "main", "full", "teaser"):
            figures |= self._prf(kind)
        if self.pages:
            figures["article F1 by page"] = sum(self.pages) / len(self.pages)
        for key in ("kind", "headline", "date"):
            if self.wanted[key]:
                figures[f"{key} of matched"] = self.right[key] / self.wanted[key]
        if self.likeness:
            figures["body F1"] = sum(self.likeness) / len(self.likeness)
        size = self.characters["body"]
        if size:
            figures["body without furniture"] = 1 - self.characters["furniture"] / size
            figures["body without other articles"] = 1 - self.characters["other"] / size
        return figures

    def _prf(self, kind: str) -> dict[str, float]:
        wanted, found = self.wanted[kind], self.found[kind]
        precision = self.right[f"{kind} found"] / found if found else 0.0
        recall = self.right[f"{kind} wanted"] / wanted if wanted else 0.0
        if not wanted:
            return {}
        both = precision + recall
        return {
            f"{kind} P": precision, f"{kind} R": recall,
            f"{kind} F1": 2 * precision * recall / both if both else 0.0,
        }  # fmt: skip


@dataclass(frozen=True)
class Miss:
    """An article that was not found, or found where there is none, with the best that there was."""

    what: str
    piece: Piece
    best: float


def overlap(one: Places, other: Places) -> float:
    """Return the F1 of the characters that two texts share."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 0.0


def compare(wanted: list[Piece], found: list[Piece]) -> tuple[Tally, list[Miss]]:
    """Return what is right of the articles found on one page, and what is missed or made up.

    A headline found at a second place where people saw it too is neither right nor wrong.
    """
    tally, misses = Tally(), []
    pairs: dict[int, int] = {}
    for number, piece in enumerate(found):
        likest = max(range(len(wanted)), key=lambda n: wanted[n].likeness(piece), default=None)
        best = wanted[likest].likeness(piece) if likest is not None else 0.0
        if likest is not None and best >= SAME and wanted[likest].optional:
            continue
        if likest is not None and best >= SAME and likest not in pairs:
            pairs[likest] = number
            tally.right[f"{piece.kind} found"] += 1
            tally.right["article found"] += 1
        elif _is_again(piece, wanted):
            continue
        else:
            misses.append(Miss("none there", piece, best))
        tally.found[piece.kind] += 1
        tally.found["article"] += 1
    for number, piece in enumerate(wanted):
        if piece.optional:
            continue
        tally.wanted[piece.kind] += 1
        tally.wanted["article"] += 1
        if number in pairs:
            tally.right[f"{piece.kind} wanted"] += 1
            tally.right["article wanted"] += 1
            _describe(tally, piece, found[pairs[number]])
        else:
            best = max((piece.likeness(other) for other in found), default=0.0)
            misses.append(Miss("not found", piece, best))
        if piece.printed and piece.body:
            tally.likeness.append(max((piece.likeness(f) for f in found), default=0.0))
    _fill(tally, wanted, found)
    if tally.wanted["article"] or tally.found["article"]:
        tally.pages.append(tally.figures().get("article F1", 0.0))
    return tally, misses


def _is_again(found: Piece, wanted: Iterable[Piece]) -> bool:
    """Say whether a teaser is a headline of an article that was matched at another place."""
    return not found.printed and any(
        overlap(head, found.headline) >= SAME
        for piece in wanted
        for head in (*piece.again, *((piece.headline,) if not piece.printed else ()))
    )


def _describe(tally: Tally, wanted: Piece, found: Piece) -> None:
    """Count what is right about an article that was matched."""
    if wanted.printed:
        tally.wanted["kind"] += 1
        tally.right["kind"] += wanted.kind == found.kind
        if wanted.headline:
            heads = (wanted.headline, *wanted.again)
            tally.wanted["headline"] += 1
            tally.right["headline"] += any(overlap(h, found.headline) >= SAME for h in heads)
    if wanted.days:
        tally.wanted["date"] += 1
        tally.right["date"] += bool(wanted.days & found.days)


def _fill(tally: Tally, wanted: list[Piece], found: list[Piece]) -> None:
    """Count the characters of the bodies that were found, and of which sort they are."""
    owner: dict[int, int] = {}
    for number, piece in enumerate(wanted):
        owner |= dict.fromkeys(piece.whole, number)
    for piece in found:
        owners = Counter(owner.get(place, -1) for place in piece.body)
        furniture = owners.pop(-1, 0)
        most = max(owners.values(), default=0)
        tally.characters["body"] += len(piece.body)
        tally.characters["furniture"] += furniture
        tally.characters["other"] += sum(owners.values()) - most


def pooled(tallies: Iterator[Tally]) -> Tally:
    """Return the counts of many pages as one."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole
