"""Put together the fullest text of a family: all that its carriers print, each piece cited.

The sentences stand in one order, merged from the carriers' own. Each is given in the wording that
most carriers print, with all who print it; what a single carrier has is marked, for nobody else
vouches that it was part of the text.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from copydesk.views.diff import bodies_of, merged
from copydesk.views.lookup import Lookup, Row
from copydesk.views.sheets import Outlet, Place, StorySheet
from copydesk.views.story import story


@dataclass(frozen=True)
class Piece:
    """A sentence of the fullest text: its commonest wording, where that is printed, and by whom."""

    text: str
    place: Place
    carriers: tuple[str, ...]
    wordings: int

    @property
    def sole(self) -> bool:
        """Whether a single carrier has it."""
        return len(self.carriers) == 1


@dataclass(frozen=True)
class FullestSheet:
    """The fullest text of a family; `whole` are carriers that print it all.

    That of the largest family of a story holds those of all `others` with two carriers or more.
    """

    story: str
    title: str
    outlets: tuple[Outlet, ...]
    pieces: tuple[Piece, ...]
    whole: tuple[str, ...]
    others: tuple["FullestSheet", ...] = ()


def fullest(look: Lookup, name: str) -> FullestSheet:
    """Return the fullest text of a story's largest family of copies, with those of the others.

    Raises:
        NotFound: there is no such story.
        Ambiguous: there is more than one.
    """
    sheet = story(look, name)
    families: dict[str, list[Outlet]] = defaultdict(list)
    for outlet in sheet.outlets:
        if outlet.how in ("own", "copy"):
            families[outlet.letter].append(outlet)
    ordered = sorted(families.values(), key=len, reverse=True) or [[]]
    others = tuple(_text(look, sheet, some) for some in ordered[1:] if len(some) > 1)
    return replace(_text(look, sheet, ordered[0]), others=others)


def _text(look: Lookup, sheet: StorySheet, family: list[Outlet]) -> FullestSheet:
    articles = [int(outlet.article, 16) for outlet in family]
    bodies = bodies_of(look, articles)
    order = merged(sorted((list(bodies[n]) for n in articles), key=len, reverse=True))
    pieces = []
    names = {int(outlet.article, 16): outlet.name for outlet in family}
    for key in order:
        printed = {n: bodies[n][key] for n in articles if key in bodies[n]}
        pieces.append(_piece(look, printed, names))
    whole = tuple(o.name for o in family if len(bodies[int(o.article, 16)]) >= len(pieces))
    return FullestSheet(sheet.story, sheet.title, tuple(family), tuple(pieces), whole)


def _piece(look: Lookup, printed: dict[int, Row], names: dict[int, str]) -> Piece:
    """Return one sentence in the wording that most of its carriers print."""
    texts = Counter(row["text"] for row in printed.values())
    # Of wordings as common the one without edits, else that of the first carrier.
    row = min(printed.values(), key=lambda row: (-texts[row["text"]], bool(row["edits"])))
    return Piece(row["text"], look.place(row), tuple(names[n] for n in printed), len(texts))
