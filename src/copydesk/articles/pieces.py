"""Blocks cut into pieces: each piece a span with a guess of what it is, by its own words.

Stripping glues things that stood apart: an outlet and an age, a section and a headline, a
label and a date. They come apart where one of them can be told by its form, or where the rest
of the line stands on the page as a line of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import text as words_of
from copydesk.articles import lines, marks, meta, rows, seams, stamps
from copydesk.articles.blocks import blocks
from copydesk.articles.kinds import SHORT, name_line
from copydesk.text import Span

BULLET = re.compile(r"(?:[•▪●◦‣∙■□▶►»*·]+|[-–]|\(?\d{1,3}[.)])(?=\s+\S|$)|[•▪●◦‣■►]+")
SEPARATOR = re.compile(r"\s+([—–|·-])\s+")
SHORTEST_KNOWN = 3  # words of a line that can tell where a glued line comes apart
LONGEST_KNOWN = 600
LONGEST_DATE = 60
# No page of news has so many lines. Beyond that, lines are not looked for in other lines, and lines
# that differ in their numbers only are read once.
HUGE = 20_000
DIGIT = re.compile(r"\d")
GLUED_WORDS = 12  # words that may stand glued in front of a line that stands elsewhere


@dataclass(frozen=True)
class Piece:
    """A span of the page with a guess. `kind` is a role of tables.ROLES, or `title`, `prose`,
    `maybe`, `name`, `short`; `label` the list that a label is on; `line` the block's number."""

    start: int
    end: int
    kind: str
    text: str
    line: int
    label: str | None = None
    fold: str = ""

    def become(self, kind: str) -> "Piece":
        """Return the piece with another kind."""
        return Piece(self.start, self.end, kind, self.text, self.line, self.label, self.fold)


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a page in order; every visible character lies in one of them."""
    found = [(block[0][0], block[-1][1]) for block in blocks(text)]
    huge = len(found) > HUGE
    known = Known([] if huge else [" ".join(text[a:b].split()) for a, b in found])
    memory: dict[str, list[Cut]] = {}
    cut: list[Piece] = []
    for number, (start, end) in enumerate(found):
        block = text[start:end]
        frame = _frame(block) if huge else block
        if frame not in memory:
            memory[frame] = list(_cut(block, known))
        for a, b, kind, label in memory[frame]:
            cut.append(_piece(text, (start + a, start + b), kind, label, number))
    return cut


def _frame(block: str) -> str:
    """Return the block with its digits masked, if none of them can be part of a date or an age.

    Of the masked digits every date can be made; where none is read, none is in the block.
    """
    if len(block) > LONGEST_KNOWN or "(" in block:
        return block
    frame = DIGIT.sub("1", block)
    return block if _has_stamp(frame) else frame


@lru_cache(maxsize=1 << 12)
def _has_stamp(frame: str) -> bool:
    return bool(stamps.ages(frame) or stamps.days(frame) or stamps.clocks(frame))


def _piece(text: str, span: Span, kind: str, label: str | None, line: int) -> Piece:
    words = text[span[0] : span[1]]
    fold = lines.fold(words) if len(words) <= LONGEST_KNOWN else ""
    return Piece(*span, kind, words, line, label, fold)


class Known(dict[str, int]):
    """How often each folded line stands on the page; short and very long ones left out."""

    def __init__(self, printed: list[str]) -> None:
        """Count the lines, and those that start and end with each word."""
        super().__init__()
        for line in printed:
            if len(line) <= LONGEST_KNOWN:
                fold = lines.fold(line)
                if fold.count(" ") >= SHORTEST_KNOWN - 1:
                    self[fold] = self.get(fold, 0) + 1
        self.company = seams.Company(printed, self)
        self._first = Counter(fold.partition(" ")[0] for fold in self)
        self._last = Counter(fold.rpartition(" ")[2] for fold in self)

    def may_hold(self, fold: str) -> bool:
        """Say whether another line may be the start or the end of this one."""
        itself = fold in self
        first, last = self._first[fold.partition(" ")[0]], self._last[fold.rpartition(" ")[2]]
        return first > itself or last > itself


Cut = tuple[int, int, str, str | None]


def _cut(block: str, known: Known) -> Iterator[Cut]:
    """Cut leaks out of a block, then cut what lies between them."""
    start = 0
    for a, b in marks.leaks(block):
        yield from _between(block, start, a, known)
        yield (a, b, "template-leak", None)
        start = b
    yield from _between(block, start, len(block), known)


def _between(block: str, start: int, end: int, known: Known) -> Iterator[Cut]:
    start, end = _trimmed(block, start, end)
    bullet = BULLET.match(block, start, end) if start < end else None
    # "11. April" is a date, and "11." no number of a list.
    dated = (
        bullet
        and block[start].isdigit()
        and any(s.start == 0 for s in stamps.days(block[start:end][:LONGEST_DATE]))
    )
    if bullet and bullet.end() > bullet.start() and not dated:
        yield (bullet.start(), bullet.end(), "bullet", None)
        start, end = _trimmed(block, bullet.end(), end)
    if start >= end:
        return
    part = block[start:end]
    for a, b, kind, label in _parts(part, known):
        yield (start + a, start + b, kind, label)


def _trimmed(block: str, start: int, end: int) -> Span:
    while start < end and block[start].isspace():
        start += 1
    while end > start and block[end - 1].isspace():
        end -= 1
    return start, end


def _parts(part: str, known: Known) -> Iterator[Cut]:
    """Cut a block without leaks and bullets into its parts."""
    if len(part) > LONGEST_KNOWN:
        yield (0, len(part), *_long(part))
        return
    told = _told(part)
    dated = meta.read(part, known) if told[0][3] == "stamp" and DIGIT.search(part) else None
    if dated:
        yield from dated
        return
    if told[-1][3] is not None or told[0][2] == "label":
        yield from told
        return
    kind = told[0][2]
    row = rows.read(part, known) or seams.row(part)
    if row:
        yield from row
        return
    seam = known.company.seam(part)
    if seam is not None:
        yield from _between(part, 0, seam, known)
        dash = SEPARATOR.match(part, seam)
        if dash:
            yield (*dash.span(1), "separator", None)
        yield from _between(part, dash.end() if dash else seam, len(part), known)
        return
    if kind in {"title", "name", "maybe", "prose", "short"}:
        glued = meta.read(part, known) or _glued(part, known)
        if glued:
            yield from glued
            return
    yield from told


@lru_cache(maxsize=lines.KEPT)
def _told(part: str) -> tuple[Cut, ...]:
    """Return the parts of a line as its own words tell them: a label, and what stands behind it.

    The lines that pages have in common are mostly labels, and nothing else need be asked of them.
    """
    skip = marks.inline(part)
    if skip:
        rest = _trimmed(part, skip, len(part))
        behind: tuple[Cut, ...] = ((*rest, "linked", None),) if rest[0] < rest[1] else ()
        return ((0, skip, "label", "inline"), *behind)
    tags = marks.tags(part)
    if tags:
        rest = _trimmed(part, tags, len(part))
        return ((0, tags, "label", "tags"), (*rest, "label", "tags"))
    return ((0, len(part), *name_line(part)),)


def _long(part: str) -> tuple[str, str | None]:
    if marks.is_caption(part):
        return "caption", None
    return ("promo" if marks.is_promotion(part) else "prose"), None


def _glued(part: str, known: Known) -> list[Cut] | None:
    """Return the parts of a line whose end, or start, stands on the page as a line of its own."""
    spans = lines.words(part)
    fold = lines.fold(part)
    if known.get(fold, 0) > 1:
        return None
    if not known.may_hold(fold):
        return _section(part, spans)
    folds = [words_of.fold_word(part[a:b]) for a, b in spans]
    for n in range(1, min(GLUED_WORDS, len(spans) - SHORTEST_KNOWN) + 1):
        if " ".join(folds[n:]) in known:
            start = _opening(part, spans[n][0])
            return _two(part, start, front=True)
        if " ".join(folds[:-n]) in known:
            return _two(part, _closing(part, spans[-n - 1][1]), front=False)
    return _section(part, spans)


def _opening(part: str, at: int) -> int:
    while at and part[at - 1] in words_of.OPENING:
        at -= 1
    return at


def _closing(part: str, at: int) -> int:
    while at < len(part) and part[at] in words_of.CLOSING + ".!?…":
        at += 1
    return at


def _two(part: str, at: int, front: bool) -> list[Cut] | None:
    """Return both sides of a cut; the side that stands elsewhere is a title or prose there."""
    left, right = _trimmed(part, 0, at), _trimmed(part, at, len(part))
    if left[0] >= left[1] or right[0] >= right[1]:
        return None
    spare, rest = (left, right) if front else (right, left)
    kind, label = name_line(part[spare[0] : spare[1]])
    if kind == "prose" or (kind == "title" and not front):
        return None
    if kind in {"name", "short"} and part[spare[0] : spare[1]].isupper():
        kind = "section"
    whole, other = name_line(part[rest[0] : rest[1]])
    return sorted([(*spare, kind, label), (*rest, whole, other)])


def _section(part: str, spans: tuple[Span, ...]) -> list[Cut] | None:
    """Return a section's name in capitals and the headline that is glued to it."""
    for n in (3, 2, 1):
        if len(spans) < n + SHORT:
            continue
        name = part[: spans[n - 1][1]]
        rest = _trimmed(part, spans[n - 1][1], len(part))
        if name.isupper() and marks.label(name) == "section" and not part[rest[0] :].isupper():
            start = rest[0]
            cut: list[Cut] = [(0, spans[n - 1][1], "section", "section")]
            while start < rest[1] and part[start] in "|:-–—/» ":
                start += 1
            if start > rest[0]:
                cut.append((rest[0], _trimmed(part, rest[0], start)[1], "separator", None))
            return [*cut, (start, rest[1], *name_line(part[start : rest[1]]))]
    return None
