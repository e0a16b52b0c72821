"""A page as it came: its text cut at stretches, sentences and the characters that were asked for.

Every character of the page stands once, in order. What a stretch leaves between its sentences is
kept; white space between stretches becomes the break between two lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.views.sheets import PageSheet, Sentence, Stretch


@dataclass(frozen=True)
class Piece:
    """A run of characters: of a sentence or of none, asked for (`marked`) or not."""

    text: str
    sentence: Sentence | None
    opens: bool
    marked: bool
    anchor: str | None


@dataclass(frozen=True)
class Block:
    """A stretch as it is drawn; `label` is empty where the stretch before had the same role."""

    stretch: Stretch
    label: str
    article: str | None
    furniture: bool
    apart: bool
    pieces: tuple[Piece, ...]


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
    """Return the blocks of a page in reading order."""
    blocks: list[Block] = []
    before: Stretch | None = None
    named = False
    for stretch in sorted(page.stretches, key=lambda s: (s.start, s.end)):
        pieces = tuple(_pieces(stretch, mark, named))
        named = named or any(piece.anchor == "mark" for piece in pieces)
        same = before is not None and (before.role, before.article) == (
            stretch.role,
            stretch.article,
        )
        gap = page.text[before.end : stretch.start] if before else ""
        blocks.append(
            Block(
                stretch,
                "" if same else stretch.role,
                stretch.article if before is None or before.article != stretch.article else None,
                stretch.article is None,
                gap.count("\n") > 1,
                pieces,
            )
        )
        before = stretch
    return tuple(blocks)


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
