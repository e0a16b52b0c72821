"""The page's own article: its text, what stands above it, and what only stands near it.

The text is the run of blocks with the most words of prose after what interrupts it is taken
off (Pasternack and Roth 2009: a maximum subsequence).
"""

import re
from dataclasses import dataclass, field

from copydesk.articles import credits, headline, lines, marks, outlets, prose, slogans
from copydesk.articles.cards import WHY, furniture, reason
from copydesk.articles.drafts import Draft, Part
from copydesk.articles.pieces import Piece

# What a block that is no prose costs, in words, and what a whole interruption may cost: a box
# of buttons and a newsletter form between two paragraphs must not end an article.
COST, MOST = 4, 16
NEUTRAL = {
    "caption", "linked", "time", "date", "byline", "agency", "template-leak", "bullet",
    "separator", "alt-text", "outlet",
}  # fmt: skip
GIVEN = {"outlet", "time", "date", "byline", "agency", "caption"}
TEXT = {"prose", "maybe"}
LEAST = 6  # words of prose that make an article
CROSSHEAD = 14  # words of the longest headline between paragraphs; what is longer is text
LATE, BIO_WORDS = 2, 60  # last paragraphs that may tell who the writer is, and their longest
NEAR = 8  # pieces between a headline and what was printed with it


@dataclass
class Own:
    """What the own part of a page gave: its article, links in it, furniture, and the rest."""

    draft: Draft | None = None
    linked: list[Draft] = field(default_factory=list)
    loose: list[Part] = field(default_factory=list)
    before: list[Piece] = field(default_factory=list)
    rest: list[Piece] = field(default_factory=list)


def read(pieces: list[Piece], counts: dict[str, int]) -> Own:
    """Return the page's own article; without any text, all pieces are left as the rest."""
    run = _run(pieces)
    if run is None:
        return Own(rest=pieces)
    first, end = run
    last = _shed(pieces, first, end)
    own = Own(draft=Draft(kind="main"))
    _above(own, pieces[:first], headline.find(pieces[:first], pieces[first : last + 1], counts))
    _inside(own, pieces[first : last + 1], counts)
    _leave(own, pieces)
    for piece in pieces[last + 1 : end + 1]:
        if piece.kind == "linked":
            own.linked.append(Draft(titles=[piece]))
        else:
            own.loose.append(furniture(piece, "a slogan, or a line above one"))
    after = end + 1
    while after < len(pieces) and pieces[after].kind in GIVEN - {"outlet", "caption"}:
        _give(own, pieces[after])
        after += 1
    own.rest = pieces[after:]
    return own


def _leave(own: Own, pieces: list[Piece]) -> None:
    """Take out of the text what speaks to the reader of other things, and who its writer is."""
    assert own.draft is not None
    texts = own.draft.texts
    names = [name for piece in pieces if piece.kind == "byline" and (name := _writer(piece))]
    asides = slogans.asides([piece.text for piece in texts])
    kept = []
    for n, piece in enumerate(texts):
        if n and n in asides:
            own.loose.append(Part(piece.start, piece.end, "promo", "speaks to the reader"))
        elif n and n >= len(texts) - LATE and _tells_writer(piece, names):
            own.loose.append(Part(piece.start, piece.end, "other", "tells who the writer is"))
        else:
            kept.append(piece)
    own.draft.texts = kept


def _writer(piece: Piece) -> str | None:
    """Return the folded name in a byline, if it has two words or more."""
    lead = credits.BY.match(piece.text)
    name = re.split(r"[,|·•(]", piece.text[lead.end() if lead else 0 :])[0]
    folded = lines.fold(name)
    return folded if " " in folded else None


def _tells_writer(piece: Piece, names: list[str]) -> bool:
    """Say whether a paragraph begins with the name of a writer and quotes nobody."""
    told = marks.is_told(piece.text) or prose.size(piece.text) > BIO_WORDS
    return not told and any(f"{piece.fold} ".startswith(f"{name} ") for name in names)


def text_of(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of the run that weighs most; empty where none weighs enough."""
    run = _run(pieces)
    return pieces[run[0] : run[1] + 1] if run else []


def weight(pieces: list[Piece]) -> int:
    """Return how many words the run of blocks with most prose has, less what interrupts it."""
    return _heaviest(pieces)[0]


def _run(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the first and last prose of the run that weighs most, if it weighs enough."""
    best, run = _heaviest(pieces)
    return run if best >= LEAST else None


def _shed(pieces: list[Piece], first: int, last: int) -> int:
    """Return where the run ends without the slogans that something parts from its end."""
    while (n := _last_text(pieces, first, last)) is not None:
        apart = any(p.kind not in NEUTRAL and p.label != "inline" for p in pieces[n + 1 : last])
        text = " ".join(p.text for p in pieces[first : n + 1] if p.kind in TEXT)
        if not apart or not slogans.is_slogan(pieces[last].text, text):
            break
        last = n
    return last


def _last_text(pieces: list[Piece], first: int, last: int) -> int | None:
    """Return where the paragraph before the last one stands, or None."""
    return next((n for n in range(last - 1, first - 1, -1) if pieces[n].kind in TEXT), None)


def _heaviest(pieces: list[Piece]) -> tuple[int, tuple[int, int]]:
    best, run = 0, (0, -1)
    score, start, gap = 0, 0, 0
    for n, piece in enumerate(pieces):
        if piece.kind not in TEXT:
            gap += 0 if piece.kind in NEUTRAL or piece.label == "inline" else COST
            continue
        words = prose.size(piece.text)
        gain = words if piece.kind == "prose" else min(words, COST)
        score -= min(gap, MOST)
        if score <= 0:
            score, start = 0, n
        score, gap = score + gain, 0
        if score > best:
            best, run = score, (start, n)
    has_prose = any(piece.kind == "prose" for piece in pieces[run[0] : run[1] + 1])
    return (best, run) if has_prose else (0, (0, -1))


def _give(own: Own, piece: Piece) -> None:
    assert own.draft is not None
    own.draft.add(piece, piece.kind, reason(piece))


def _inside(own: Own, pieces: list[Piece], counts: dict[str, int]) -> None:
    """Sort the pieces between the first and the last paragraph."""
    assert own.draft is not None
    fold = own.draft.fold
    for n, piece in enumerate(pieces):
        if piece.kind in TEXT:
            own.draft.texts.append(piece)
        elif piece.kind == "title" and piece.fold == fold:
            own.draft.titles.append(piece)
        elif piece.kind == "linked" or (piece.kind == "title" and counts.get(piece.fold, 0) > 1):
            own.linked.append(Draft(titles=[piece]))
        elif piece.kind == "title" and prose.size(piece.text) > CROSSHEAD:
            own.draft.texts.append(piece)
        elif piece.kind == "title" or (piece.kind in {"name", "short"} and _heads(pieces, n)):
            own.draft.add(piece, "subheadline", "a short line between paragraphs")
        elif piece.kind in GIVEN and not (piece.kind == "outlet" and own.draft.has("outlet")):
            _give(own, piece)
        else:
            own.loose.append(furniture(piece))


def _heads(pieces: list[Piece], n: int) -> bool:
    """Say whether a line of a few words heads the paragraph below it, and is no button."""
    near = [pieces[i].kind for i in (n - 1, n + 1) if 0 <= i < len(pieces)]
    return near[-1:] == ["prose"] and near[0] in {"prose", "maybe", *NEUTRAL}


def _above(own: Own, pieces: list[Piece], at: int | None) -> None:
    """Sort the pieces above the text: headline, what was printed with it, and what was not."""
    assert own.draft is not None
    fold = pieces[at].fold if at is not None else None
    same = {n for n, p in enumerate(pieces) if fold and p.fold == fold and p.kind in TITLES}
    top = min(same) if same else at
    first = _first(pieces, top)
    own.before = pieces[:first]
    dated = {p.line + near for p in pieces if p.kind == "date" for near in range(-2, 3)}
    for n, piece in enumerate(pieces[first:], first):
        if n == at or n in same:
            own.draft.titles.append(piece)
            continue
        role = _role_above(piece, top is not None and n > top, own.draft, dated)
        if role:
            own.draft.add(piece, role, WHY.get(role, "between the headline and the text"))
        elif piece.kind == "linked" or (piece.kind == "title" and top is None):
            own.linked.append(Draft(titles=[piece]))
        else:
            own.loose.append(furniture(piece))


def _first(pieces: list[Piece], top: int | None) -> int:
    """Return where the article begins: its headline, and the lines right above that go with it."""
    if top is None:
        return max(0, len(pieces) - NEAR)
    first = top
    for n in range(top - 1, max(-1, top - 1 - NEAR), -1):
        if pieces[n].kind in {"outlet", "time", "date", "byline", "agency"}:
            first = n
        elif pieces[n].kind not in ASIDE:
            break
    return first


ASIDE = {"label", "section", "separator", "bullet", "alt-text", "template-leak", "link"}
TITLES = {"title", "maybe", "prose", "name", "short"}


def _role_above(piece: Piece, below: bool, draft: Draft, dated: set[int]) -> str | None:
    """Return the role in the article of a piece above its text, or None for furniture.

    `dated` are the lines with a date, and those near them.
    """
    if piece.kind in GIVEN:
        return piece.kind
    if not below:
        return None
    if piece.kind in {"title", "maybe", "prose"} and not draft.has("subheadline"):
        return "subheadline"
    if piece.kind not in {"name", "short"}:
        return None
    words = piece.text.replace(",", " ").split()
    if piece.text.split(",")[0].isupper() and len(words) <= 3 and not draft.has("dateline"):
        return "dateline"
    if outlets.cues() & set(piece.fold.split()):
        return "outlet"
    person = piece.kind == "name" and 2 <= len(words) <= 4
    return "byline" if person and piece.line in dated and not draft.has("byline") else None
