"""What a line is by the company it keeps: lines that are printed twice, lines among buttons."""

from copydesk.articles import calls, outlets, prose
from copydesk.articles.pieces import Piece

LONGEST_TITLE = 30  # words of a headline that ends with a point, known from being repeated
FEW_WORDS = 4  # a headline of so many words is told from a button only by what is beside it


def read(found: list[Piece], site: str | None) -> tuple[list[Piece], dict[str, int]]:
    """Return the pieces as their neighbours show them to be, and how often each line stands."""
    marked = repeated(outlets.mark(found))
    counts = count(marked)
    return calls.read(supported(marked), counts, site), counts


def count(found: list[Piece]) -> dict[str, int]:
    """Return how often each folded line stands on the page that may be a headline."""
    counts: dict[str, int] = {}
    for piece in found:
        if piece.fold and piece.kind in {"title", "maybe", "name", "short"}:
            counts[piece.fold] = counts.get(piece.fold, 0) + 1
    return counts


def repeated(found: list[Piece]) -> list[Piece]:
    """A sentence that is printed twice in a row is a headline with a point."""
    twice = {
        a.fold
        for a, b in zip(found, found[1:], strict=False)
        if a.fold and a.fold == b.fold and a.kind in {"prose", "maybe", "name", "short"}
        and 2 <= prose.size(a.text) <= LONGEST_TITLE
    }  # fmt: skip
    kinds = {"prose", "maybe", "name", "short"}
    return [p.become("title") if p.fold in twice and p.kind in kinds else p for p in found]


def supported(found: list[Piece]) -> list[Piece]:
    """Return the pieces with short lines among buttons no longer taken for headlines."""
    solid = [n for n, piece in enumerate(found) if piece.kind not in {"separator", "alt-text"}]
    kept = list(found)
    for at, n in enumerate(solid):
        piece = found[n]
        if piece.kind not in {"title", "maybe"} or prose.size(piece.text) > FEW_WORDS:
            continue
        near = [found[solid[i]] for i in (at - 1, at + 1) if 0 <= i < len(solid)]
        if piece.label != "glued" and not any(_supports(other, piece) for other in near):
            kept[n] = piece.become("short")
    return kept


def _supports(other: Piece, piece: Piece) -> bool:
    """Say whether a neighbour shows that a short line is a headline."""
    if other.kind in {"title", "maybe"}:
        return other.fold == piece.fold or prose.size(other.text) > FEW_WORDS
    return other.kind in {"prose", "time", "date", "outlet", "byline", "caption", "bullet"} or (
        other.kind == "label" and other.label in {"listing", "either", "inline", "stamp"}
    )
