"""Where lists, comments and tags begin on a page, and where the text round them goes on.

A label ("Related Articles"), or a card that stands without one (a headline that is printed
twice in a row, an outlet with an age), opens a list. What readers wrote is furniture. A label
such as "Also Read:", or one that comes again and again, opens no zone: the article goes on after
the headline that follows.
"""

from dataclasses import dataclass, field, replace
from itertools import accumulate

from copydesk.articles import comments, prose, rhythm
from copydesk.articles.pieces import Piece

TAG_WORDS = 4
LINKS = 2  # headlines that one label such as "Also read" introduces
BROKEN = 60  # words between two boxes of one name that must be text of the article round them
MET = 4  # pieces within which a headline, an outlet and an age make a card
AHEAD = 60  # pieces that are looked at after a label
ASIDE = {"bullet", "alt-text", "separator"}


@dataclass
class Zone:
    """A stretch of the page between labels: `text`, `list` or `comments`.

    A list is `rhythmic` where its cards were told by their rhythm, without a label.
    """

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    written: bool = False
    rhythmic: bool = False

    def add(self, piece: Piece) -> None:
        """Put a piece into the zone, and note whether it is prose or a headline."""
        self.pieces.append(piece)
        self.written = self.written or piece.kind == "prose"
        if piece.kind == "title":
            self.titles.add(piece.fold)


def read(found: list[Piece], counts: dict[str, int]) -> list[Zone]:
    """Return the zones of a page, in order."""
    zones = [Zone("text")]
    breaks = _breaks(found)
    rhythmic = rhythm.cards(found) or (None, None)
    written = comments.unlabelled(found) or (None, None)
    tagged = False
    for n, piece in enumerate(found):
        here = _in_rhythm(zones, n, rhythmic)
        if n in written and here.kind != ("list" if n == written[1] else "comments"):
            here = _next(zones, "comments" if n == written[0] else "list")
        tagged = _tagged(piece, tagged)
        if tagged and piece.kind != "label":
            piece = replace(piece, kind="label", label="tags")
        elif piece.label in {"listing", "either"} and piece.kind == "label":
            if n in breaks or (
                piece.label == "either" and here.kind == "text" and _is_inline(found, n, counts)
            ):
                piece = replace(piece, label="inline")
            else:
                here = _next(zones, "list")
        elif piece.label == "comments" and piece.kind == "label":
            if comments.follow(piece, found[n + 1 : n + 1 + AHEAD], counts):
                here = _next(zones, "comments")
            elif here.written:
                here = _next(zones, "list")
        elif (here.kind == "comments" and comments.end(found, n)) or (
            here.kind == "text" and _opens_card(found, n, here, counts)
        ):
            here = _next(zones, "list")
        here.add(piece)
    return [replace(zone, pieces=_linked(zone.pieces)) for zone in zones]


def _in_rhythm(zones: list[Zone], n: int, cards: tuple[int | None, int | None]) -> Zone:
    """Return the zone of a piece, a new one where cards without a label begin or end."""
    here = zones[-1]
    if n == cards[0] and here.kind != "comments":
        here = here if here.kind == "list" and not here.written else _next(zones, "list")
        here.rhythmic = True
    elif n == cards[1]:
        here = _next(zones, "text")
    return here


def _breaks(found: list[Piece]) -> set[int]:
    """Return where a label stands that is printed again after more than a few paragraphs.

    A page has one list of a name; a box of links that comes again and again interrupts a text.
    """
    labels = [p.fold for p in found if p.kind == "label" and p.label in {"listing", "either"}]
    if len(set(labels)) == len(labels):
        return set()
    words = [0, *accumulate(prose.size(p.text) if p.kind == "prose" else 0 for p in found)]
    signs = [0, *accumulate(p.kind in {"outlet", "time", "byline"} for p in found)]
    breaks: set[int] = set()
    last: dict[str, int] = {}
    for n, piece in enumerate(found):
        if piece.kind != "label" or piece.label not in {"listing", "either"}:
            continue
        before = last.get(piece.fold)
        if before is not None and words[n] - words[before] >= BROKEN and signs[n] == signs[before]:
            breaks |= {before, n}
        last[piece.fold] = n
    return breaks


def _next(zones: list[Zone], kind: str) -> Zone:
    zones.append(Zone(kind))
    return zones[-1]


def _tagged(piece: Piece, tagged: bool) -> bool:
    """Tags follow their label as long as lines of a few words do."""
    if piece.kind == "label" and piece.label == "tags":
        return True
    few = piece.kind in {"name", "short", "section", "separator", "bullet"} or "#" in piece.text[:1]
    return tagged and few and prose.size(piece.text) <= TAG_WORDS


def _is_inline(found: list[Piece], n: int, counts: dict[str, int]) -> bool:
    """A label that may open a list stands inside an article if prose follows a headline or two.

    A list it is where the headlines are printed elsewhere too, where an outlet or an age
    follows, or where another headline with prose follows: then they are cards.
    """
    ahead = [p for p in found[n + 1 : n + 1 + AHEAD] if p.kind not in ASIDE]
    kinds = [p.kind for p in ahead]
    titles = 0
    while titles < len(kinds) and kinds[titles] == "title":
        titles += 1
    if not 1 <= titles <= LINKS or kinds[titles : titles + 1] != ["prose"]:
        return False
    if any(counts.get(p.fold, 0) > 1 for p in ahead[:titles]):
        return False
    rest = kinds[titles:]
    prose_run = next((i for i, k in enumerate(rest) if k != "prose"), len(rest))
    return rest[prose_run : prose_run + 1] not in (["outlet"], ["time"], ["title"])


def _opens_card(found: list[Piece], n: int, here: Zone, counts: dict[str, int]) -> bool:
    """Say whether another article begins here, after prose and without a label."""
    piece = found[n]
    if not here.written:
        return False
    ahead = found[n : n + MET]
    kinds = [p.kind for p in ahead]
    if piece.kind == "title":
        twice = (
            len(ahead) > 1
            and ahead[1].fold == piece.fold
            and _is_card(found[n + 2 : n + 2 + 2 * MET])
        )
        met = {"outlet", "time"} <= set(kinds[: kinds.index("prose") if "prose" in kinds else MET])
        return (twice or met) and piece.fold not in here.titles
    if piece.kind in {"outlet", "time"} and piece.label != "clock":
        other = "time" if piece.kind == "outlet" else "outlet"
        return other in kinds and _title_follows(found, n)
    return (
        piece.kind == "section"
        and kinds[1:3] == ["title", "title"]
        and (ahead[1].fold == ahead[2].fold)
    )


def _is_card(ahead: list[Piece]) -> bool:
    """Say whether, after a headline that is printed twice, one text follows and then a new card.

    Where two paragraphs follow, the headline is a link and the article around it goes on.
    """
    kinds = [p.kind for p in ahead[: 2 * MET] if p.kind not in {"bullet", "alt-text"}]
    if kinds[:1] != ["prose"] or kinds[1:2] == ["prose"]:
        return False
    solid = [p for p in ahead[: 2 * MET] if p.kind not in {"bullet", "alt-text", "section"}]
    return kinds[1:2] != ["title"] or len({p.fold for p in solid[1:3]}) == 1


def _title_follows(found: list[Piece], n: int) -> bool:
    for piece in found[n : n + 2 * MET]:
        if piece.kind in {"title", "prose"}:
            return piece.kind == "title"
    return False


def _linked(found: list[Piece]) -> list[Piece]:
    """Mark the headlines after a label such as "Also read", on the next lines, as linked."""
    marked = []
    after = 0
    for piece in found:
        if piece.kind == "label" and piece.label == "inline":
            after = LINKS
        elif after and piece.kind in {"title", "maybe"}:
            piece = piece.become("linked")
            after -= 1
        elif piece.kind not in {"bullet", "alt-text"}:
            after = 0
        marked.append(piece)
    return marked
