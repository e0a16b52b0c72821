"""Where a page prints one article after another without a label: told by what comes again.

Every headline opens a unit that lasts up to the next one. Units are articles, not the parts of one
article, if several that follow each other have the same stamps beside their headlines, or one
paragraph each; and if each headline says what its own text says, which a heading between the
paragraphs of an article does not.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

from copydesk import text as words_of
from copydesk.articles import headline, prose
from copydesk.articles.pieces import Piece

STAMPS = {"outlet", "time", "date", "byline"}
ABOVE = STAMPS | {"section", "caption"}
ASIDE = {"bullet", "separator", "alt-text", "template-leak"}
TEXT = {"prose", "maybe"}
FEWEST = 3  # units that make a list
SIGNS = 2  # stamps of each of two articles that follow each other
OPENING = {"listing", "either", "comments"}
TITLE_WORDS = 4
LEAD_SENTENCES = 2
LEAD_WORDS = 70  # of the longest paragraph that is a lead
SAID, SAID_SHARE = 2, 0.34  # content words of a headline that stand in its text, and their share
COMMON = 0.3  # share of the content words of a lead that stand in the text above: it goes on there
APART = 0.15  # share of the content words of an article that another one has, too
MOST_UNITS, MOST_STORIES = 400, 60  # on a page; more are not compared with each other
MIXED = 0.25  # share of them that may have more
MOST = 0.6  # share of the units whose headline says what the text says
PURE = 0.75  # share of the headlines with a text that have only a lead, but for the page's own
MOST_OF_ALL = 0.4  # the same where the page has no other headlines with a text
WHOLE = 3.0  # the page's own article has so many times the words of a card, and sentences


@dataclass(frozen=True)
class Unit:
    """A headline and what stands up to the next; `first` is where its stamps or it begin."""

    first: int
    head: frozenset[str]  # content words of the headline
    above: frozenset[str]
    below: frozenset[str]
    under: frozenset[str]  # stamps below its text; those above the next headline are among them
    texts: tuple[Piece, ...]
    words: int  # up to the next headline
    lead: bool  # one paragraph that may be a lead, right below the headline
    says: bool
    parted: bool  # a label that opens a list stands between its text and the next headline


def cards(found: list[Piece]) -> tuple[int, int] | None:
    """Return where several articles that follow each other begin, and where the next is none.

    The page's own article, if it stands above them or below, is not among them.
    """
    units = _units(found)
    if len(units) > MOST_UNITS:
        return None
    for alike in (_signed, _leads, _stories):
        run = _run(units, alike)
        while alike is _leads and run and _goes_on(units, run[0]):
            run = run[1:]
        if run and run[0].first == units[0].first and all(len(unit.texts) > 1 for unit in run):
            run = run[1:]  # of articles printed whole the first is the page's own
        pure = alike is not _leads or len(run) >= PURE * (len(units) - 1)
        if alike is _leads and run:
            run = [*_short_above(units, run[0]), *run]
        if run and pure and (len(run) >= FEWEST - 1 or _is_signed(run[0])):
            return run[0].first, _end(found, units, run)
    return None


def _short_above(units: list[Unit], first: Unit) -> list[Unit]:
    """Return the units right above a list that have no more text than its cards."""
    above = units[: units.index(first)]
    long = [n for n, unit in enumerate(above) if not _is_short(unit)]
    return above[long[-1] + 1 :] if long else above


def _is_short(unit: Unit) -> bool:
    text = unit.texts[0].text
    single = len(unit.texts) == 1 and unit.words <= LEAD_WORDS
    return single and len(words_of.sentences(text)) <= LEAD_SENTENCES


def _end(found: list[Piece], units: list[Unit], run: list[Unit]) -> int:
    """Return where the page's own article begins below a list, or the end of the page."""
    behind = [unit for unit in units if unit.first > run[-1].first and unit.first not in
              {card.first for card in run}]  # fmt: skip
    if behind:
        whole = behind[0]
        for unit in behind[1:]:
            if whole.parted or unit.above | unit.below:
                break
            whole = _joined(whole, unit)
        if _is_own(whole, run):
            return whole.first
    return len(found)


def _units(found: list[Piece]) -> list[Unit]:
    """Return the headlines of a page with their texts; what has no text is no unit."""
    at = [n for n, piece in enumerate(found) if _heads(found, n)]
    units = []
    for n, here in enumerate(at):
        end = at[n + 1] if n + 1 < len(at) else len(found)
        unit = _unit(found, here, end)
        if unit.texts:
            units.append(unit)
        elif unit.parted and units:
            units[-1] = replace(units[-1], parted=True)
    return units


def _heads(found: list[Piece], n: int) -> bool:
    """Say whether a headline stands here that was not printed right before."""
    piece = found[n]
    if piece.kind != "title" or prose.size(piece.text) < TITLE_WORDS:
        return False
    before = [p for p in found[max(0, n - 4) : n] if p.kind not in ASIDE | STAMPS]
    return not before or before[-1].fold != piece.fold


def _unit(found: list[Piece], title: int, end: int) -> Unit:
    first, above = title, set()
    for n in range(title - 1, max(-1, title - 6), -1):
        if found[n].kind in ABOVE:
            first = n
            above.add(found[n].kind)
        elif found[n].kind not in ASIDE:
            break
    inside = found[title + 1 : end]
    text = next((n for n, p in enumerate(inside) if p.kind in TEXT), len(inside))
    texts = []
    for piece in inside[text:]:
        if piece.kind in TEXT:
            texts.append(piece)
        elif piece.kind not in ASIDE | {"caption", "link", "linked", "subheadline"}:
            break
    below = {p.kind for p in inside[:text]} & STAMPS
    own = frozenset(headline.content(found[title].text))
    shared = len(own & headline.content(" ".join(p.text for p in texts)[: headline.SAMPLE]))
    says = shared >= SAID or (bool(own) and shared >= SAID_SHARE * len(own))
    behind = inside[text:] or inside
    parted = any(p.kind == "label" and p.label in OPENING for p in behind)
    words = sum(prose.size(p.text) for p in inside if p.kind in TEXT)
    under = {p.kind for p in inside[text:]} & STAMPS
    signs = frozenset(above & STAMPS), frozenset(below), frozenset(under)
    near = all(piece.kind in STAMPS | ASIDE for piece in inside[:text])
    lead = near and len(texts) == 1 and words == prose.size(texts[0].text) <= LEAD_WORDS
    return Unit(first, own, *signs, tuple(texts), words, lead, says, parted)


def _goes_on(units: list[Unit], unit: Unit) -> bool:
    """Say whether a unit speaks of what the text above it speaks of."""
    above = units[: units.index(unit)]
    own = _said(unit)
    return any(len(own & _said(other)) >= COMMON * len(own) for other in above)


def _said(unit: Unit) -> set[str]:
    return headline.content(" ".join(piece.text for piece in unit.texts)[: headline.SAMPLE])


Alike = Callable[[list[Unit]], tuple[list[Unit], int]]


def _run(units: list[Unit], alike: Alike) -> list[Unit]:
    """Return the longest stretch of units that are alike, without the page's own article."""
    best: list[Unit] = []
    start = 0
    while start < len(units):
        run, taken = alike(units[start:])
        if len(run) > len(best):
            best = run
        start += max(1, taken)
    best = _without_own(best)
    telling = [unit for unit in best if unit.says]
    alone = bool(units) and len(best) == len(units) and not _of_one(units)
    share = MOST_OF_ALL if alone else MOST
    enough = len(best) >= FEWEST or (len(best) == FEWEST - 1 and all(map(_is_signed, best)))
    return best if enough and len(telling) >= share * len(best) else []


def _is_signed(unit: Unit) -> bool:
    """Say whether a unit is an article printed whole, with a writer and a day or the like."""
    return len(unit.texts) > 1 and len(unit.below) >= SIGNS


def _of_one(units: list[Unit]) -> bool:
    """Say whether texts further down still speak of what the first headline says."""
    return len(units[0].head & set().union(*map(_said, units[1:]))) >= SAID


def _without_own(units: list[Unit]) -> list[Unit]:
    """Return the longer stretch above or below the page's own article, if it is among them."""
    for n, unit in enumerate(units):
        others = units[:n] + units[n + 1 :]
        if others and _is_own(unit, others):
            return max(units[:n], units[n + 1 :], key=len)
    return units


def _is_own(unit: Unit, others: list[Unit]) -> bool:
    """Say whether a unit is the page's own article, beside cards of others."""
    return len(unit.texts) > 1 and unit.words >= WHOLE * median(other.words for other in others)


def _signed(units: list[Unit]) -> tuple[list[Unit], int]:
    """Return the first units, as long as they have a stamp at the same place, and how many.

    Those without any go on with the unit above: they are crossheads with their paragraphs.
    """
    for place in ("above", "below", "under"):
        shared: frozenset[str] = getattr(units[0], place)
        run: list[Unit] = []
        taken = 0
        for unit in units:
            if run and run[-1].parted:
                break
            if shared & getattr(unit, place):
                shared &= getattr(unit, place)
                run.append(unit)
            elif run and not unit.above | unit.below:
                run[-1] = _joined(run[-1], unit)
            else:
                break
            taken += 1
        if len(run) > 1 and not _misplaced(place, shared, run[-1], units[taken:]):
            return run, taken
    return [], 0


def _misplaced(place: str, shared: frozenset[str], last: Unit, after: list[Unit]) -> bool:
    """Say whether stamps above headlines are those below the texts before them, or the reverse."""
    if place == "above":
        return bool(shared & last.under)
    return place == "under" and bool(after) and bool(shared & after[0].above)


def _joined(unit: Unit, other: Unit) -> Unit:
    texts, words = unit.texts + other.texts, unit.words + other.words
    return replace(unit, texts=texts, words=words, lead=False, parted=other.parted)


def _leads(units: list[Unit]) -> tuple[list[Unit], int]:
    """Return the first units, as long as each has one paragraph that may be a lead."""
    run: list[Unit] = []
    for unit in units:
        if not unit.lead or (run and run[-1].parted):
            break
        run.append(unit)
    return run, len(run)


def _stories(units: list[Unit]) -> tuple[list[Unit], int]:
    """Return all units, if each tells something else and its headline says what."""
    if len(units) > MOST_STORIES or not all(unit.says for unit in units):
        return [], len(units)
    shared = sum(_shares(unit, units) for unit in units)
    return (units if shared <= MIXED * len(units) else []), len(units)


def _shares(unit: Unit, units: list[Unit]) -> bool:
    """Say whether the text of a unit speaks of what another one does, or of its headline."""
    own = _said(unit)
    others = [other for other in units if other is not unit]
    return any(
        len(own & _said(other)) >= APART * len(own) or len(own & other.head) >= SAID
        for other in others
    )
