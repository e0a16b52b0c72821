"""A page put together: its own article, the cards of its lists, and everything else."""

from dataclasses import replace

from copydesk.articles import calls, cards, company, headline, masthead, own, zones
from copydesk.articles.cards import furniture
from copydesk.articles.drafts import Draft, Part
from copydesk.articles.pieces import Piece, pieces
from copydesk.articles.zones import Zone

ZONES_UP = 3  # lists that may stand between an article and its headline
ALIKE = 0.6  # share of the cards of a list that are built alike, and most words that one has
SIGNED, NEARLY_ALL = 4, 0.8  # cards with a day or a writer below their texts, and their share
NOTICE = 40  # words of a text without a headline that may be a notice above the article
TOP_WORDS, LONE_WORDS = 5, 30  # of a line by itself above and below the own article
SHARE = 4  # the own article has at least this part (1/4) of the words of the heaviest zone


def lay_out(text: str) -> tuple[list[Draft], list[Part]]:
    """Return the articles of a page and its furniture."""
    top = masthead.take(pieces(text))
    found, counts = company.read(top.rest, top.name.fold if top.name else None)
    parted = zones.read(found, counts)
    chosen = _own_zone(parted)
    if chosen is not None:
        parted, chosen = _reach_up(_stitch(parted, chosen), chosen)
    drafts: list[Draft] = []
    loose: list[Part] = []
    for n, zone in enumerate(parted):
        if zone.kind == "comments" and n != chosen:
            loose += [_comment(piece) for piece in zone.pieces]
            continue
        lists = [zone.pieces]
        if n == chosen:
            got = own.read(zone.pieces, counts)
            drafts += [*([got.draft] if got.draft else []), *got.linked]
            loose += got.loose
            lists = [
                calls.lone(got.before, counts, TOP_WORDS),
                calls.lone(got.rest, counts, LONE_WORDS),
            ]
        for pieces_of_list in lists:
            listed = cards.read(pieces_of_list)
            drafts += listed.drafts
            loose += listed.loose + [furniture(piece) for piece in listed.orphans]
    joined = _join(drafts)
    return joined, loose + _sign(joined, top.name)


def _sign(drafts: list[Draft], name: Piece | None) -> list[Part]:
    """Give the masthead to the page's own article, or leave it as furniture.

    Where another outlet is printed with the article, the masthead is that of an aggregator.
    """
    if name is None:
        return []
    own_article = next((draft for draft in drafts if draft.kind == "main"), None)
    if own_article is None or own_article.has("outlet"):
        return [Part(name.start, name.end, "outlet", masthead.WHY)]
    own_article.add(name, "outlet", masthead.WHY)
    return []


def _own_zone(parted: list[Zone]) -> int | None:
    """Return the zone of the page's own article: the first that weighs enough, and is no list.

    A label such as "Latest" stands in the navigation above an article as often as below it, so
    that where a zone stands does not settle what it is.
    """
    weights = [own.weight(zone.pieces) for zone in parted]
    weights = [0 if w and _is_list(z) else w for w, z in zip(weights, parted, strict=True)]
    weights = [w // 4 if z.kind == "comments" else w for w, z in zip(weights, parted, strict=True)]
    most = max(weights, default=0)
    if most < own.LEAST:
        return None
    return next(
        n for n, weight in enumerate(weights) if weight >= own.LEAST and SHARE * weight >= most
    )


def _is_list(zone: Zone) -> bool:
    """Say whether most words of the zone stand in two cards or more that are marked as cards.

    An outlet or an age marks a card, and so does a headline that is printed again over a text in
    one piece. A date or a writer stands with any article: they make a list only where most
    cards have them and none has most of the words.
    """
    if zone.kind == "comments":
        return False
    if zone.rhythmic:
        return True
    written = [card for card in cards.read(zone.pieces).drafts if card.texts]
    words = sum(card.words() for card in written)
    strong = [c for c in written if c.is_aged() or (len(c.titles) > 1 and len(c.texts) == 1)]
    if len(strong) > 1 and 2 * sum(card.words() for card in strong) > words:
        return True
    marked = [card for card in written if card in strong or card.is_signed()]
    alike = len(marked) > 1 and len(marked) >= ALIKE * len(written)
    below = [card for card in written if card.is_signed(above=False)]
    alike = alike or len(below) >= max(SIGNED, NEARLY_ALL * len(written))
    return alike and max(card.words() for card in written) <= ALIKE * words


def _stitch(parted: list[Zone], chosen: int) -> list[Zone]:
    """Return the zones with the own article whole again where a list stands in the middle of it.

    The list is one of headlines without text; what follows the last of them, in two paragraphs
    or more and without an outlet or an age, goes on with the article.
    """
    kept = parted[: chosen + 1]
    for n, zone in enumerate(parted[chosen + 1 :], chosen + 1):
        if zone.kind != "list" or not _goes_on(zone.pieces):
            return kept + parted[n:]
        text = next(i for i, piece in enumerate(zone.pieces) if piece.kind == "prose")
        inner = [p.become("linked") if p.kind == "title" else p for p in zone.pieces[:text]]
        kept[-1] = Zone(kept[-1].kind, [*kept[-1].pieces, *inner, *zone.pieces[text:]])
    return kept


def _reach_up(parted: list[Zone], chosen: int) -> tuple[list[Zone], int]:
    """Return the zones with the own article's headline in its zone, where a list parts them."""
    text = own.text_of(parted[chosen].pieces)
    above = parted[chosen].pieces[: parted[chosen].pieces.index(text[0])]
    if any(p.kind in {"title", "maybe"} and headline.is_sure(p, text) for p in above):
        return parted, chosen
    for n in range(chosen - 1, max(-1, chosen - 1 - ZONES_UP), -1):
        here = parted[n].pieces
        sure = [i for i, p in enumerate(here) if p.kind == "title" and headline.is_sure(p, text)]
        if not sure or parted[n].kind == "comments":
            continue
        at = here.index(next(p for p in here if p.fold == here[sure[-1]].fold))
        if any(p.kind == "prose" for p in here[at:]):
            return parted, chosen
        between = [p for zone in parted[n + 1 : chosen] for p in zone.pieces] + above
        linked = [p.become("linked") if p.kind == "title" else p for p in between]
        joined = Zone("text", [*here[at:], *linked, *parted[chosen].pieces[len(above) :]])
        return [*parted[:n], Zone(parted[n].kind, here[:at]), joined, *parted[chosen + 1 :]], n + 1
    return parted, chosen


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


def _comment(piece: Piece) -> Part:
    part = furniture(piece)
    if piece.kind == "link":
        return part
    if part.role in {"other", "link", "outlet", "time", "date", "byline"}:
        return replace(part, role="other", why="what readers wrote")
    return part


def _join(drafts: list[Draft]) -> list[Draft]:
    """Join teasers with the article that has their headline; settle which is the page's own."""
    _promote(drafts)
    joined: list[Draft] = []
    homes: dict[str, Draft] = {}
    rank = {"main": 0, "full": 1, "teaser": 2}
    for draft in sorted(drafts, key=lambda d: (rank[d.kind], d.start)):
        home = homes.get(draft.fold) if draft.kind == "teaser" else None
        if home is not None:
            _absorb(home, draft)
            continue
        joined.append(draft)
        if draft.fold:
            homes.setdefault(draft.fold, draft)
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


def _absorb(home: Draft, other: Draft) -> None:
    home.titles += other.titles
    for part in other.parts:
        role = "outlet-repeat" if part.role == "outlet" and home.has("outlet") else part.role
        home.parts.append(replace(part, role=role))
        home.roles.add(role)
    if not home.texts:
        home.texts = other.texts
    else:
        home.parts += [Part(p.start, p.end, "other", "the lead again") for p in other.texts]
