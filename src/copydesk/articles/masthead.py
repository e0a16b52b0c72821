"""The name of the outlet whose page it is, printed above everything else.

It stands among the first lines, above the headline, and must be told from a city, a section, a
topic and a person. What tells it: it is a well-known outlet; it is named again where the page says
whose it is (copyright, "Follow ...", an address); it has a word that outlets have in their names;
or it is in capitals right above the navigation. One of these is enough, looks alone are not.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import kinds, lines, marks, outlets
from copydesk.articles.pieces import Piece

WHY = "the outlet's name above the page"
LOOK = 60  # pieces from the top among which a masthead is looked for
TRIED = 4  # lines that are no furniture among them
WORDS = 6
SHORT = 3  # a line of more words with a cue may be a headline, unless another line follows
HEADLINE = 4  # words of the line that is a headline below
NAVIGATION = 3  # links right below a name in capitals
ADDRESS = 5  # letters of a name that an address repeats
AROUND = {"link", "section", "label", "alt-text", "separator", "bullet", "template-leak", "promo"}
ASIDE = {"alt-text", "separator", "bullet"}
NAMES = {"name", "short", "title", "maybe", "agency"}
TAGLINE = re.compile(r"\s+[—–|·-]+\s+|\s*[|·]\s*")
TAGLINE_WORDS = 4
OWNER = {"copyright", "promo"}
ADDRESSES = re.compile(
    r"(?:@|//|www\.)((?:[\w-]+\.)+[a-z]{2,})|(?<![\w@])@(\w{3,30})", re.IGNORECASE
)


@dataclass(frozen=True)
class Found:
    """The masthead, or None, and all other pieces in order."""

    name: Piece | None
    rest: list[Piece]


def take(found: list[Piece]) -> Found:
    """Return the masthead apart from the other pieces of the page."""
    tried = 0
    for n, piece in enumerate(found[:LOOK]):
        if piece.kind in AROUND:
            continue
        if piece.kind not in NAMES or tried == TRIED or not _alone(found, n):
            break
        name, rest = _parted(piece)
        if _is_masthead(name, bool(rest), found, n, tried == 0):
            return Found(name, [*found[:n], *rest, *_quiet(found[n + 1 :], name)])
        if _size(piece) >= WORDS:
            break
        tried += 1
    return Found(None, found)


def _size(piece: Piece) -> int:
    return len(lines.words(piece.text))


def _alone(found: list[Piece], n: int) -> bool:
    """Say whether nothing but furniture stands on the line, and it signs no card below it."""
    line = [p for p in found[max(0, n - 10) : n + 10] if p.line == found[n].line]
    if any(p.kind not in AROUND for p in line if p is not found[n]):
        return False
    below = [p.kind for p in found[n + 1 : n + 10] if p.kind not in ASIDE]
    # An outlet, a headline and an age, with no text: the first card of a list.
    card = below[:2] == ["title", "time"] and below[2:3] not in (["prose"], ["maybe"])
    return not card and below[:1] not in (["time"], ["date"])


def _parted(piece: Piece) -> tuple[Piece, list[Piece]]:
    """Return the name, and the mark and tagline behind it: "The Lantern — English edition"."""
    match = TAGLINE.search(piece.text)
    if match is None:
        return piece, []
    tagline = piece.text[match.end() :]
    folded = lines.fold(tagline).split()
    known = marks.label(tagline) in {"section", "link"} or bool(
        _listed("tagline_words") & set(folded)
    )
    if not known or len(folded) > TAGLINE_WORDS:
        return piece, []
    name = _piece(piece, 0, match.start(), "name")
    bare = match.group().strip()
    start = match.start() + match.group().index(bare)
    section = "section" if marks.label(tagline) == "section" else "link"
    return name, [
        _piece(piece, start, start + len(bare), "separator"),
        _piece(piece, match.end(), len(piece.text), section),
    ]


def _piece(whole: Piece, start: int, end: int, kind: str) -> Piece:
    words = whole.text[start:end]
    return replace(
        whole, start=whole.start + start, end=whole.start + end, kind=kind, text=words,
        fold=lines.fold(words),
    )  # fmt: skip


def _quiet(after: list[Piece], name: Piece) -> list[Piece]:
    """Return the pieces below with the name, where it stands again, no longer a headline."""
    again = {"title", "maybe"}
    return [p.become("short") if p.fold == name.fold and p.kind in again else p for p in after]


def _is_masthead(name: Piece, tagged: bool, found: list[Piece], n: int, first: bool) -> bool:
    folded = _bare(name.fold)
    if not folded or len(folded) > WORDS or name.text[-1] in ".!?:;,…" or name.text[:1] in "([\"“'":
        return False
    if name.fold in outlets.known():
        return True
    if marks.label(name.text) or " ".join(folded) in _places() or all(w.isdigit() for w in folded):
        return False
    if _is_owner(folded, found, n):
        return True
    if not kinds.is_name(name.text[:1].upper() + name.text[1:]) or set(folded) <= _listed(
        "not_outlets"
    ):
        return False
    if _has_cue(folded) and (len(folded) <= SHORT or _headed(found, n)):
        return len(folded) > 1 or name.fold != folded[0] or _is_compound(folded[0])
    if not first or not _headed(found, n):
        return False
    return (tagged and len(folded) > 1) or (name.text.isupper() and _above_navigation(found, n))


def _bare(fold: str) -> list[str]:
    """Return the words of a name without the article in front."""
    found = fold.split()
    return found[1:] if len(found) > 1 and found[0] in _listed("articles") else found


def _has_cue(folded: list[str]) -> bool:
    """Say whether the first or last word of a name is one that outlets have in theirs."""
    cues = outlets.cues() | _listed("masthead_words")
    first = folded[0] in cues and len(folded) > 1
    return folded[-1] in cues or first or _is_compound(folded[0]) or _is_compound(folded[-1])


def _is_compound(word: str) -> bool:
    """Say whether a word of a name is made of another and news, press, post, blatt or the like."""
    parts = _listed("outlet_parts")
    return word not in _listed("not_outlets") and any(
        len(word) > len(part) + 2 and (word.startswith(part) or word.endswith(part))
        for part in parts
    )


def _is_owner(folded: list[str], found: list[Piece], n: int) -> bool:
    """Say whether the page belongs to the name, by a copyright, a call or an address."""
    name = " ".join(folded)
    squashed = "".join(folded)
    for piece in found[n + 1 :]:
        if piece.kind in OWNER and re.search(rf"\b{re.escape(name)}\b", piece.fold):
            return True
        if piece.kind == "caption" and piece.fold.endswith((f"photo {name}", f"image {name}")):
            return True
    if len(squashed) < ADDRESS:
        return False
    hosts = {words_of.fold_word(host) for piece in found for host in _hosts(piece.text)}
    return any(len(host) >= ADDRESS and squashed.startswith(host) for host in hosts)


def _hosts(text: str) -> list[str]:
    """Return the names in the addresses of a text, without www and the last part."""
    if "@" not in text and "//" not in text and "www." not in text:
        return []
    found = []
    for match in ADDRESSES.finditer(text):
        parts = (match[1] or f"{match[2]}.x").split(".")
        found.append(max(parts[:-1], key=len))
    return found


def _headed(found: list[Piece], n: int) -> bool:
    """Say whether a headline stands below, before any text."""
    for piece in found[n + 1 :]:
        if piece.kind == "prose":
            return False
        if piece.kind in {"title", "maybe"} and _size(piece) >= HEADLINE:
            return True
    return False


def _above_navigation(found: list[Piece], n: int) -> bool:
    after = [
        p for p in found[n + 1 : n + 1 + 4 * NAVIGATION] if p.kind not in {"separator", "bullet"}
    ]
    return len(after) >= NAVIGATION and all(
        p.kind in {"link", "section"} for p in after[:NAVIGATION]
    )


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words_of.fold(word) for word in lexicon.load("labels")[name])


@cache
def _places() -> frozenset[str]:
    """Return the folded names of states, and of what belongs to them."""
    rows: dict[str, dict[str, list[str]]] = lexicon.load("states")
    return frozenset(
        words_of.fold(str(name))
        for row in rows.values()
        for names in row.values()
        for name in names
    )
