"""A page put together: its own article, the cards of its lists, and everything else.

A page is read in zones. It opens with its own article; a label ("Related Articles"), or a card
that stands without one (a headline that is printed twice in a row, an outlet with an age), ends
that and opens a list. What readers wrote is furniture. A label such as "Also Read:" opens no
zone: the article goes on after the headline that follows.
"""

from dataclasses import dataclass, replace

from copydesk.articles import cards, headline, outlets, own, prose
from copydesk.articles.cards import furniture
from copydesk.articles.drafts import Draft, Part
from copydesk.articles.pieces import Piece, pieces

TAG_WORDS = 4
LONGEST_TITLE = 30  # words of a headline that ends with a point, known from being repeated
LINKS = 2  # headlines that one label such as "Also read" introduces
FEW_WORDS = 4  # a headline of so many words is told from a button only by what is beside it
ZONES_UP = 3  # lists that may stand between an article and its headline
ALIKE = 0.6  # share of the cards of a list that are built alike, and most words that one has
BROKEN = 60  # words between two boxes of one name that must be text of the article round them
NOTICE = 40  # words of a text without a headline that may be a notice above the article
SHARE = 4  # the own article has at least this part (1/4) of the words of the heaviest zone
ANSWERS = 12  # pieces after a label "Comments" within which readers answer each other
MET = 4  # pieces within which a headline, an outlet and an age make a card


@dataclass
class Zone:
    """A stretch of the page between labels: `text`, `list` or `comments`."""

    kind: str
    pieces: list[Piece]


def lay_out(text: str) -> tuple[list[Draft], list[Part]]:
    """Return the articles of a page and its furniture."""
    found = _repeated(outlets.mark(pieces(text)))
    counts = _counts(found)
    found = _supported(found, counts)
    zones = _zones(found, counts)
    chosen = _own_zone(zones)
    if chosen is not None:
        zones = _stitch(zones, chosen)
        zones, chosen = _reach_up(zones, chosen)
    drafts: list[Draft] = []
    loose: list[Part] = []
    for n, zone in enumerate(zones):
        if zone.kind == "comments" and n != chosen:
            loose += [_comment(piece) for piece in zone.pieces]
            continue
        lists = [zone.pieces]
        if n == chosen:
            got = own.read(zone.pieces, counts)
            drafts += [*([got.draft] if got.draft else []), *got.linked]
            loose += got.loose
            lists = [got.before, got.rest]
        for pieces_of_list in lists:
            listed = cards.read(pieces_of_list)
            drafts += listed.drafts
            loose += listed.loose + [furniture(piece) for piece in listed.orphans]
    return _join(drafts), loose


def _own_zone(zones: list[Zone]) -> int | None:
    """Return the zone of the page's own article: the first that weighs enough, and is no list.

    A label such as "Latest" stands in the navigation above an article as often as below it, so
    that where a zone stands does not settle what it is.
    """
    weights = [0 if _is_list(zone) else own.weight(zone.pieces) for zone in zones]
    weights = [w // 4 if z.kind == "comments" else w for w, z in zip(weights, zones, strict=True)]
    most = max(weights, default=0)
    if most < own.LEAST:
        return None
    return next(n for n, weight in enumerate(weights) if weight and SHARE * weight >= most)


def _is_list(zone: Zone) -> bool:
    """Say whether most words of the zone stand in two cards or more that are marked as cards.

    An outlet or an age marks a card, and so does a headline that is printed again over a text in
    one piece. A date or a writer stands with any article: they make a list only where most
    cards have them and none has most of the words.
    """
    if zone.kind == "comments":
        return False
    written = [card for card in cards.read(zone.pieces).drafts if card.texts]
    words = sum(card.words() for card in written)
    strong = [c for c in written if c.is_aged() or (len(c.titles) > 1 and len(c.texts) == 1)]
    if len(strong) > 1 and 2 * sum(card.words() for card in strong) > words:
        return True
    marked = [card for card in written if card in strong or card.is_signed()]
    alike = len(marked) > 1 and len(marked) >= ALIKE * len(written)
    return alike and max(card.words() for card in written) <= ALIKE * words


def _stitch(zones: list[Zone], chosen: int) -> list[Zone]:
    """Return the zones with the own article whole again where a list stands in the middle of it.

    The list is one of headlines without text; what follows the last of them, in two paragraphs
    or more and without an outlet or an age, goes on with the article.
    """
    kept = zones[: chosen + 1]
    for n, zone in enumerate(zones[chosen + 1 :], chosen + 1):
        if zone.kind != "list" or not _goes_on(zone.pieces):
            return kept + zones[n:]
        text = next(i for i, piece in enumerate(zone.pieces) if piece.kind == "prose")
        inner = [p.become("linked") if p.kind == "title" else p for p in zone.pieces[:text]]
        kept[-1] = Zone(kept[-1].kind, [*kept[-1].pieces, *inner, *zone.pieces[text:]])
    return kept


def _reach_up(zones: list[Zone], chosen: int) -> tuple[list[Zone], int]:
    """Return the zones with the own article's headline in its zone, where a list parts them."""
    text = own.text_of(zones[chosen].pieces)
    above = zones[chosen].pieces[: zones[chosen].pieces.index(text[0])]
    if any(p.kind in {"title", "maybe"} and headline.is_sure(p, text) for p in above):
        return zones, chosen
    for n in range(chosen - 1, max(-1, chosen - 1 - ZONES_UP), -1):
        here = zones[n].pieces
        sure = [i for i, p in enumerate(here) if p.kind == "title" and headline.is_sure(p, text)]
        if not sure or zones[n].kind == "comments":
            continue
        at = here.index(next(p for p in here if p.fold == here[sure[-1]].fold))
        if any(p.kind == "prose" for p in here[at:]):
            return zones, chosen
        between = [p for zone in zones[n + 1 : chosen] for p in zone.pieces] + above
        linked = [p.become("linked") if p.kind == "title" else p for p in between]
        joined = Zone("text", [*here[at:], *linked, *zones[chosen].pieces[len(above) :]])
        return [*zones[:n], Zone(zones[n].kind, here[:at]), joined, *zones[chosen + 1 :]], n + 1
    return zones, chosen


def _goes_on(listed: list[Piece]) -> bool:
    solid = [p for p in listed if p.kind not in {"bullet", "alt-text", "separator", "label"}]
    start = next((i for i, piece in enumerate(solid) if piece.kind == "prose"), None)
    if start is None:
        return False
    if start and [p.kind for p in solid[start : start + 2]] != ["prose", "prose"]:
        return False
    titles = [p.fold for p in solid[:start] if p.kind == "title"]
    signed = any(p.kind in {"outlet", "time", "date", "byline"} for p in solid[:start])
    return not signed and (not titles or len(set(titles)) > 1) and titles[-1:] != titles[-2:-1]


def _supported(found: list[Piece], counts: dict[str, int]) -> list[Piece]:
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


def _counts(found: list[Piece]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for piece in found:
        if piece.fold and piece.kind in {"title", "maybe", "name", "short"}:
            counts[piece.fold] = counts.get(piece.fold, 0) + 1
    return counts


def _repeated(found: list[Piece]) -> list[Piece]:
    """A sentence that is printed twice in a row is a headline with a point."""
    twice = {
        a.fold
        for a, b in zip(found, found[1:], strict=False)
        if a.fold and a.fold == b.fold and a.kind in {"prose", "maybe", "name", "short"}
        and 2 <= prose.size(a.text) <= LONGEST_TITLE
    }  # fmt: skip
    kinds = {"prose", "maybe", "name", "short"}
    return [p.become("title") if p.fold in twice and p.kind in kinds else p for p in found]


def _comment(piece: Piece) -> Part:
    part = furniture(piece)
    if part.role in {"other", "link", "outlet", "time", "date", "byline"}:
        return replace(part, role="other", why="what readers wrote")
    return part


def _zones(found: list[Piece], counts: dict[str, int]) -> list[Zone]:
    zones = [Zone("text", [])]
    breaks = _breaks(found)
    tagged = False
    for n, piece in enumerate(found):
        here = zones[-1]
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
            if _are_comments(found[n + 1 :]):
                here = _next(zones, "comments")
            elif any(p.kind == "prose" for p in here.pieces):
                here = _next(zones, "list")
        elif here.kind == "text" and _opens_card(found, n, here, counts):
            here = _next(zones, "list")
        here.pieces.append(piece)
    return [Zone(zone.kind, _linked(zone.pieces)) for zone in zones]


def _breaks(found: list[Piece]) -> set[int]:
    """Return where a label stands that is printed again after more than a few paragraphs.

    A page has one list of a name; a box of links that comes again and again interrupts a text.
    """
    breaks: set[int] = set()
    last: dict[str, int] = {}
    for n, piece in enumerate(found):
        if piece.kind != "label" or piece.label not in {"listing", "either"}:
            continue
        if piece.fold in last:
            between = found[last[piece.fold] + 1 : n]
            signed = any(p.kind in {"outlet", "time", "byline"} for p in between)
            words = sum(prose.size(p.text) for p in between if p.kind == "prose")
            if words >= BROKEN and not signed:
                breaks |= {last[piece.fold], n}
        last[piece.fold] = n
    return breaks


def _next(zones: list[Zone], kind: str) -> Zone:
    zones.append(Zone(kind, []))
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
    ahead = [p for p in found[n + 1 :] if p.kind not in {"bullet", "alt-text"}]
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


def _are_comments(ahead: list[Piece]) -> bool:
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
        before = piece.kind if piece.kind not in {"bullet", "separator", "alt-text"} else before
    return False


def _opens_card(found: list[Piece], n: int, here: Zone, counts: dict[str, int]) -> bool:
    """Say whether another article begins here, after prose and without a label."""
    piece = found[n]
    if not any(p.kind == "prose" for p in here.pieces):
        return False
    ahead = found[n : n + MET]
    kinds = [p.kind for p in ahead]
    if piece.kind == "title":
        own_titles = {p.fold for p in here.pieces if p.kind == "title"}
        twice = len(ahead) > 1 and ahead[1].fold == piece.fold and _is_card(found[n + 2 :])
        met = {"outlet", "time"} <= set(kinds[: kinds.index("prose") if "prose" in kinds else MET])
        return (twice or met) and piece.fold not in own_titles
    if piece.kind == "outlet":
        return "time" in kinds and _title_follows(found, n)
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


def _join(drafts: list[Draft]) -> list[Draft]:
    """Join teasers with the article that has their headline; settle which is the page's own."""
    _promote(drafts)
    joined: list[Draft] = []
    ordered = sorted(drafts, key=lambda d: ({"main": 0, "full": 1, "teaser": 2}[d.kind], d.start))
    for draft in ordered:
        home = (
            next((d for d in joined if _same(d, draft)), None) if draft.kind == "teaser" else None
        )
        if home is None:
            joined.append(draft)
        else:
            _absorb(home, draft)
    return joined


def _promote(drafts: list[Draft]) -> None:
    """Make the article with most of the page's text the page's own, where none is yet."""
    whole = [draft for draft in drafts if draft.kind == "full"]
    main = next((draft for draft in drafts if draft.kind == "main"), None)
    if not whole or (main and (main.titles or main.words() > NOTICE)):
        return
    longest = max(whole, key=lambda d: (d.words(), -d.start))
    if 2 * longest.words() > sum(draft.words() for draft in whole):
        longest.kind = "main"
        if main:
            main.kind = "full" if main.is_whole() else "teaser"


def _same(one: Draft, other: Draft) -> bool:
    return bool(one.fold) and one.fold == other.fold


def _absorb(home: Draft, other: Draft) -> None:
    home.titles += other.titles
    for part in other.parts:
        role = "outlet-repeat" if part.role == "outlet" and home.has("outlet") else part.role
        home.parts.append(replace(part, role=role))
    if not home.texts:
        home.texts = other.texts
    else:
        home.parts += [Part(p.start, p.end, "other", "the lead again") for p in other.texts]
