"""What readers wrote: whether the lines below a label "Comments" are theirs, and where they end.

Readers answer each other, and write under a name: "Name: text", or a name, an age and a text.
A list of articles that follows the same label has headlines that are printed twice, outlets
with words such as News in their names, or leads.
"""

import re

from copydesk.articles import outlets
from copydesk.articles.pieces import Piece

ANSWERS = 12  # pieces after a label "Comments" within which readers answer each other
NAMED = re.compile(r"[^\W\d_][\w .'’-]{0,28}:\s+\S")
SEVERAL = 2  # lines of the form "Name: text" that need no count on the label
COUNT = re.compile(r"[1-9]")
ASIDE = {"bullet", "separator", "alt-text"}
TEXTS = {"title", "maybe", "prose", "short", "name"}
SIGNS = {"name", "short", "outlet", "byline", "link"}
ENDS = {"copyright", "promo", "link", "section"}


def follow(label: Piece, ahead: list[Piece], counts: dict[str, int]) -> bool:
    """Say whether readers wrote what follows the label."""
    if _answer(ahead):
        return True
    solid = [piece for piece in ahead if piece.kind not in ASIDE]
    return _named(label, solid) or _signed(solid, counts)


def end(found: list[Piece], n: int) -> bool:
    """Say whether what readers wrote ends here: with a copyright, or a headline printed twice."""
    piece = found[n]
    after = found[n + 1] if n + 1 < len(found) else None
    return piece.kind == "copyright" or (
        piece.kind == "title" and after is not None and after.fold == piece.fold != ""
    )


def _answer(ahead: list[Piece]) -> bool:
    """Readers answer each other, and write under a name and a time without a headline."""
    before, titled = "", False
    for n, piece in enumerate(ahead):
        if piece.kind == "label" and piece.label in {"listing", "either"}:
            return False
        sign = piece.label == "comment_sign" and not piece.fold.startswith(("no ", "be the"))
        if sign and n < ANSWERS and not titled:
            return True
        if piece.kind in {"prose", "maybe"} and before in {"time", "date"} and not titled:
            return True
        titled = titled or piece.kind == "title"
        before = piece.kind if piece.kind not in ASIDE else before
    return False


def _named(label: Piece, solid: list[Piece]) -> bool:
    """Say whether all lines up to the next label, copyright or call are "Name: text"."""
    said = 0
    for piece in solid:
        if piece.kind in ENDS or piece.kind == "label":
            break
        if not NAMED.match(piece.text):
            return False
        said += 1
    return said >= SEVERAL or (said == 1 and bool(COUNT.search(label.text)))


def _signed(solid: list[Piece], counts: dict[str, int]) -> bool:
    """Say whether a name, an age and a text follow, and the text is no headline of a card."""
    if [p.kind in kinds for p, kinds in zip(solid, (SIGNS, {"time"}, TEXTS), strict=False)] != [
        True
    ] * 3:
        return False
    name, _, text = solid[:3]
    if outlets.cues() & set(name.fold.split()) or name.fold in outlets.known():
        return False
    lead = len(solid) > 3 and solid[3].kind == "prose"
    return not lead and counts.get(text.fold, 0) < 2
