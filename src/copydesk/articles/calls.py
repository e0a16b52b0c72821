"""Lines that look like headlines and are none: calls to the reader, and labels that end in a colon.

"Put the world in your pocket" is told from "You may be paying too much tax" by its form (it
begins with an order, and speaks to the reader) and by its company: a headline stands among
headlines, or with an outlet, an age or a lead; a call stands between furniture.
"""

import re
from functools import cache
from itertools import accumulate

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import lines, marks
from copydesk.articles.pieces import Piece

CALL_WORDS = 10
HEAD_WORDS = 6
LABEL_WORDS = 8
ASIDE = {"bullet", "alt-text", "separator", "template-leak"}
LOOKS = {"title", "maybe", "short", "name"}
# What stands above or below a headline and never beside a call.
WITH_HEADLINE = {"title", "outlet", "time", "date", "byline", "agency", "caption", "section"}
TEXT = {"prose", "maybe"}
OURS = re.compile(
    r"(?:our|nos|notre|unsere?|nuestr[oa]s?|nossos?|i nostri|наши)\s[^:]{2,40}:\s", re.IGNORECASE
)
# "A world of news in your hand: Install Quill": an order at the end with one name, or with an app.
CLOSING_CALL = re.compile(
    r"[^:\n]{0,80}\b(?:your|app)\b[^:\n]{0,60}[:–—]\s*(?:install|download)\s+(?:(?:the|our)\s+)?"
    r"[\w’'-]{1,30}(?:\s+app)?[.!]?$"
    r"|[^:\n]{0,80}\byour\s+(?:\w+\s+)?(?:news|stories|headlines|reading|newspapers?)\b[^:\n]{0,60}"
    r"[:–—]\s*(?:get|join)\s+(?:(?:the|our)\s+)?[\w’'-]{1,30}(?:\s+app)?[.!]?$",
    re.IGNORECASE,
)


def read(found: list[Piece], counts: dict[str, int], site: str | None) -> list[Piece]:
    """Return the pieces with calls to the reader, and labels that no list has, marked as such.

    `site` is the folded name above the page: "Take the Lantern on the road" is a call there.
    """
    solid = [n for n, piece in enumerate(found) if piece.kind not in ASIDE]
    calls = {n: _spoken(found[n], site) for n in solid if _may_be(found[n], counts)}
    kept = list(found)
    left = _left([found[n] for n in solid])
    written = False
    for at, n in enumerate(solid):
        piece = found[n]
        written = written or piece.kind == "prose"
        if piece.kind not in LOOKS or piece.label is not None:
            continue
        before, after = (
            found[solid[i]] if 0 <= i < len(solid) and not calls.get(solid[i]) else None
            for i in (at - 1, at + 1)
        )
        if piece.text[-1] in ":：" and _opens(found, solid[at + 1 :][:AHEAD], piece, written):
            kept[n] = _label(piece, "either" if _is_cued(piece) else "listing")
        elif calls.get(n) == "count":
            kept[n] = _label(piece, "comments")
        elif written and (
            _heads_cards(piece, before, after)
            or (2 * left[at] <= left[0] and _heads_list(found, solid[at : at + NEAR], before))
        ):
            kept[n] = _label(piece, "listing")
        elif n in calls:
            kept[n] = _called(piece, before, after, calls[n])
    return kept


def _may_be(piece: Piece, counts: dict[str, int]) -> bool:
    return piece.kind in LOOKS and piece.label is None and counts.get(piece.fold, 0) < 2


def _label(piece: Piece, label: str) -> Piece:
    return Piece(piece.start, piece.end, "label", piece.text, piece.line, label, piece.fold)


def _heads_cards(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    """Say whether a short line such as "Up next for you" stands right above an outlet's card."""
    if after is None or after.kind != "outlet" or len(lines.words(piece.text)) > HEAD_WORDS:
        return False
    above = before is None or before.kind not in WITH_HEADLINE
    return above and len(_words("label_words") & set(piece.fold.split())) >= 1


def _left(solid: list[Piece]) -> list[int]:
    """Return how many characters of prose stand at each piece and below it."""
    sizes = [len(piece.text) if piece.kind == "prose" else 0 for piece in solid]
    return list(accumulate(reversed(sizes)))[::-1]


def _heads_list(found: list[Piece], near: list[int], before: Piece | None) -> bool:
    """Say whether a line stands above headlines and is none: much shorter, or with such words.

    "What others are reading" has words of labels; "Seen from Osk" is told only by three headlines
    right below it that are all longer.
    """
    head, *below = (found[n] for n in near)
    size = len(lines.words(head.text))
    if head.text[-1] in ".!?…,;" or size > HEAD_WORDS or (before and before.kind == "title"):
        return False
    titles = [piece for piece in below if piece.kind == "title"]
    first = below[0].kind if below else ""
    if first not in {"title", *STAMPED} or len(titles) < (2 if _is_cued(head) else 3):
        return False
    if _is_cued(head):
        return True
    longer = [piece for piece in titles[:3] if len(lines.words(piece.text)) > size]
    bare = all(piece.kind == "title" for piece in below[:3])
    return 1 < size <= SHORTEST and bare and len(longer) == 3


NEAR = 8  # pieces from a label of a list on, with itself
SHORTEST = 4  # words of the longest label that has no word of labels
STAMPED = {"outlet", "time", "date", "byline"}
AHEAD = 40  # pieces after a label that are looked at


def _opens(found: list[Piece], ahead: list[int], label: Piece, written: bool) -> bool:
    """Say whether headlines follow a line with a colon, as they follow a label.

    Below a text, and with words such as "more" or "you", one headline is enough. Other words may
    head an enumeration inside the text; there prose follows after the items.
    """
    if len(lines.words(label.text)) > LABEL_WORDS:
        return False
    kinds = [found[n].kind for n in ahead]
    titles = next((i for i, kind in enumerate(kinds) if kind != "title"), len(kinds))
    if not titles or (not written and titles < 2):
        return False
    return _is_cued(label) or kinds[titles : titles + 1] not in (["prose"], ["maybe"])


def _is_cued(label: Piece) -> bool:
    return bool(_words("label_words") & set(label.fold.split()))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words_of.fold(word) for word in lexicon.load("labels")[name])


def _called(piece: Piece, before: Piece | None, after: Piece | None, spoken: str | None) -> Piece:
    """Return the piece as a promotion or link, if it speaks to the reader between furniture."""
    if after is not None and after.kind in WITH_HEADLINE | {"prose"}:
        return piece
    above = before.kind if before is not None else "link"
    if piece.text.endswith(".") and above in TEXT:
        return piece.become("link") if OURS.match(piece.text) else piece
    if OURS.match(piece.text) and not marks.is_told(piece.text):
        return piece.become("link")
    if spoken and (above not in WITH_HEADLINE or spoken == "site"):
        return piece.become("promo")
    return piece


def _spoken(piece: Piece, site: str | None) -> str | None:
    """Return what makes a line an order to the reader: `count`, `site`, `reader`, or None."""
    if CLOSING_CALL.match(piece.text) and not marks.is_told(piece.text):
        return "reader"
    folded = piece.fold.split()
    if not 2 <= len(folded) <= CALL_WORDS or marks.is_told(piece.text):
        return None
    if folded[0] not in _words("orders"):
        return None
    if marks.COUNTED.search(piece.text):
        return "count"
    if set(folded) & _words("site_words") or (site and site in piece.fold):
        return "site"
    return "reader" if set(folded) & _words("reader_words") else None


def lone(listed: list[Piece], counts: dict[str, int], longest: int) -> list[Piece]:
    """Return the pieces with a headline that stands by itself among furniture taken for a link.

    A list has a label, several headlines, outlets, ages or leads; what has none of these is a
    line of the site: "Letters to the editor: post@lantern.example", "Listen live on 98.4".
    """
    solid = [n for n, piece in enumerate(listed) if piece.kind not in ASIDE]
    kept = list(listed)
    for at, n in enumerate(solid):
        piece = listed[n]
        near = [listed[solid[i]] for i in (at - 1, at + 1) if 0 <= i < len(solid)]
        bulleted = n > 0 and listed[n - 1].kind == "bullet"
        if piece.kind != "title" or piece.label or bulleted or counts.get(piece.fold, 0) > 1:
            continue
        if len(lines.words(piece.text)) <= longest and not any(map(_lists, near)):
            kept[n] = piece.become("link")
    return kept


def _lists(near: Piece) -> bool:
    """Say whether a neighbour of a headline shows that it is one of a list."""
    label = near.kind == "label" and near.label in {"listing", "either", "inline"}
    return label or near.kind in WITH_HEADLINE | TEXT | {"linked"}
