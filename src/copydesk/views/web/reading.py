"""A page as it came: its text cut at stretches, sentences and the characters that were asked for.

Every character of the page stands once, in order. What a stretch leaves between its sentences is
kept; a line of the page is a line on the screen, with the roles of its stretches beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.views.sheets import PageSheet, Sentence, Stretch

LOOSE = re.compile(r"\S+(?:[^\S\n]+\S+)*")


@dataclass(frozen=True)
class Piece:
    """A run of characters: of a sentence or of none, asked for (`marked`) or not."""

    text: str
    sentence: Sentence | None
    opens: bool
    marked: bool
    anchor: str | None


@dataclass(frozen=True)
class Part:
    """A stretch, with the white space that stands before it on its line."""

    stretch: Stretch
    gap: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    """Stretches that share a line; `label` is empty where it would repeat the one above.

    `apart` is true where an empty line stands above.
    """

    parts: tuple[Part, ...]
    label: str
    apart: bool

    @property
    def article(self) -> str | None:
        """The article of the line; None where all of it is furniture."""
        return next((part.stretch.article for part in self.parts if part.stretch.article), None)


def parse_mark(text: str | None) -> tuple[int, int] | None:
    """Return the characters that an address asks for, or None where it asks for none.

    >>> parse_mark("120-160"), parse_mark("9-3"), parse_mark("x"), parse_mark(None)
    ((120, 160), None, None, None)
    """
    first, _, last = (text or "").partition("-")
    if not (first.isascii() and last.isascii() and first.isdigit() and last.isdigit()):
        return None
    if max(len(first), len(last)) > 9:
        return None
    start, end = int(first), int(last)
    return (start, end) if start < end else None


def lay_out(page: PageSheet, mark: tuple[int, int] | None = None) -> tuple[Block, ...]:
    """Return the lines of a page in reading order."""
    lines: list[list[Part]] = []
    above: list[str] = []
    at, named = 0, False
    for stretch in whole(page):
        pieces = tuple(_pieces(stretch, mark, named))
        named = named or any(piece.anchor == "mark" for piece in pieces)
        gap = page.text[at : stretch.start]
        at = stretch.end
        if not lines or "\n" in gap:
            lines.append([])
            above.append(gap)
        lines[-1].append(Part(stretch, gap if lines[-1] else "", pieces))
    labels = [_label(parts) for parts in lines]
    return tuple(
        Block(
            tuple(parts),
            "" if n and labels[n] == labels[n - 1] else labels[n][0],
            n > 0 and above[n].count("\n") > 1,
        )
        for n, parts in enumerate(lines)
    )


def _label(parts: list[Part]) -> tuple[str, str | None]:
    """Return the roles of a line, each once, and its article."""
    roles = dict.fromkeys(part.stretch.role for part in parts if part.stretch.role != "separator")
    return " · ".join(roles) or parts[0].stretch.role, parts[0].stretch.article


def whole(page: PageSheet) -> Iterator[Stretch]:
    """Yield the stretches in order, and what lies in none: nothing that was printed is hidden."""
    at = 0
    for stretch in sorted(page.stretches, key=lambda s: (s.start, s.end)):
        if stretch.start >= at:
            yield from _loose(page.text, at, stretch.start)
            yield stretch
            at = stretch.end
    yield from _loose(page.text, at, len(page.text))


def _loose(text: str, start: int, end: int) -> Iterator[Stretch]:
    for match in LOOSE.finditer(text, start, end):
        why = "lies in no segment"
        yield Stretch(match.start(), match.end(), "other", None, None, why, match.group())


def _pieces(stretch: Stretch, mark: tuple[int, int] | None, named: bool) -> Iterator[Piece]:
    """Yield the runs of a stretch between which nothing changes."""
    for start, end, sentence in _runs(stretch):
        cuts = {start, end}
        if mark:
            cuts |= {cut for cut in mark if start < cut < end}
        edges = sorted(cuts)
        for a, b in zip(edges, edges[1:], strict=False):
            marked = mark is not None and mark[0] < b and mark[1] > a
            opens = sentence is not None and a == sentence.start
            text = stretch.text[a - stretch.start : b - stretch.start]
            anchor = "mark" if marked and not named else None
            named = named or marked
            yield Piece(text, sentence, opens, marked, anchor)


def _runs(stretch: Stretch) -> Iterator[tuple[int, int, Sentence | None]]:
    at = stretch.start
    for sentence in sorted(stretch.sentences, key=lambda s: (s.start, s.end)):
        start, end = max(sentence.start, at), min(sentence.end, stretch.end)
        if start >= end:
            continue
        if at < start:
            yield at, start, None
        yield start, end, sentence
        at = end
    if at < stretch.end:
        yield at, stretch.end, None
