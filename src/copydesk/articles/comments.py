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
REACH = 7  # pieces of one reader's words and name
MOST = 0.7  # share of the buttons that stand under such words
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


def unlabelled(found: list[Piece]) -> tuple[int, int] | None:
    """Return where readers' words begin and end that no label announces, or None.

    Below each of them stand buttons to answer it, and above it a name, with an age as a rule; no
    headline stands among them, which cards of articles have.
    """
    signs = [n for n, piece in enumerate(found) if _is_button(found, n)]
    starts = [start for n in signs if (start := _begins(found, n)) is not None]
    if len(starts) < SEVERAL or len(starts) < MOST * len(signs):
        return None
    return starts[0], signs[-1] + 1


def _is_button(found: list[Piece], n: int) -> bool:
    """Say whether the first of the buttons to answer a reader stands here."""
    piece = found[n]
    before = found[n - 1] if n else None
    return (
        piece.label == "comment_sign"
        and not piece.fold.startswith(("no ", "be the"))
        and (before is None or before.label != "comment_sign")
    )


def _begins(found: list[Piece], n: int) -> int | None:
    """Return where the words above a button begin: at the name, or the age, of who wrote them."""
    texts = 0
    for at in range(n - 1, max(-1, n - REACH), -1):
        piece = found[at]
        if piece.kind in SIGNS | {"time", "date"} and texts:
            first = at
            while first and found[first - 1].kind in SIGNS | {"time", "date"}:
                first -= 1
            return max(first, at - 2)
        if piece.kind in {"prose", "maybe", "short"}:
            texts += 1
        elif piece.kind not in ASIDE:
            return None
    return None


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
