"""Which lines name an outlet: short names beside an age or a date, and wherever else they stand.

No list of sites is needed. A name that stands beside the age of an article on a page is an
outlet there, and so is every other line with that name. The list of well-known outlets in the
lexicon only adds those that stand beside no stamp.
"""

from functools import cache
from typing import Any

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles.pieces import Piece

BETWEEN = {"bullet", "alt-text", "separator"}
NAMES = {"name", "agency"}
STAMPS = {"time", "date"}
FAR = 2  # lines between a name and its stamp


@cache
def cues() -> frozenset[str]:
    """Return the folded words that outlets have in their names, and people have not."""
    return frozenset(words_of.fold(word) for word in lexicon.load("labels")["outlet_words"])


@cache
def known() -> dict[str, dict[str, Any]]:
    """Return the well-known outlets by each folded spelling of their names."""
    rows: Any = lexicon.load("outlets")
    return {
        words_of.fold(str(name)): row for row in rows for name in (row["name"], *row["aliases"])
    }


def mark(found: list[Piece]) -> list[Piece]:
    """Return the pieces with those that name an outlet marked as such."""
    names = _beside_stamps(found)
    return [piece.become("outlet") if _is_outlet(piece, names) else piece for piece in found]


def _is_outlet(piece: Piece, names: set[str]) -> bool:
    if piece.kind not in {*NAMES, "title", "short"} or piece.text[:1] in "([":
        return False
    if piece.fold in names:
        return True
    return piece.kind == "name" and piece.fold in known()


def _beside_stamps(found: list[Piece]) -> set[str]:
    """Return the folded names that stand beside an age, or again and again beside a date."""
    aged: set[str] = set()
    dated: dict[str, int] = {}
    solid = [piece for piece in found if piece.kind not in BETWEEN]
    stamps = [n for n, p in enumerate(solid) if p.kind in STAMPS and p.label != "clock"]
    sides = {n: (_name(solid, n, -1), _name(solid, n, 1)) for n in stamps}
    # Between two names an age goes with that side on which the page's other ages have theirs.
    after = sum(1 for one, two in sides.values() if two and not one)
    before = sum(1 for one, two in sides.values() if one and not two)
    for n, (one, two) in sides.items():
        name = two or one if after > before else one or two
        if name is None:
            continue
        if solid[n].kind == "time":
            aged.add(name.fold)
        else:
            dated[name.fold] = dated.get(name.fold, 0) + 1
    cued = {fold for fold in dated if cues() & set(fold.split())}
    return aged | cued | {fold for fold, times in dated.items() if times > 1}


def _name(solid: list[Piece], n: int, step: int) -> Piece | None:
    """Return the name on that side of the stamp, if one stands within a line or two."""
    if not 0 <= n + step < len(solid):
        return None
    near = solid[n + step]
    fits = near.kind in NAMES and near.fold and abs(near.line - solid[n].line) <= FAR
    return near if fits else None
