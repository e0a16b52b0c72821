"""Lists of other articles: cards, each with a headline, and perhaps outlet, age and text.

Cards of one list are built alike. What opens the first card (an outlet, an age, a section, a
bullet, a headline) opens the others too, so that what stands between two headlines goes to the
card that it belongs to. A new headline always opens a card; the same headline again does not.
"""

from dataclasses import dataclass, field

from copydesk.articles import prose, slogans
from copydesk.articles.drafts import OF_DAY, Draft, Part
from copydesk.articles.pieces import Piece

GIVEN = {"outlet", "time", "date", "byline", "agency", "caption"}
OPENERS = GIVEN | {"bullet", "section"}
CLOSERS = {"promo", "copyright"}
STAMPS = {"outlet", "time", "date"}
NEAR = 4  # pieces from a stamp to the headline that it stands above
FEWEST = 2  # stamps between a text and a headline that show how a list is built
FIRST = 40  # paragraphs of a card whose words are compared with those of the next
TITLE_WORDS = 3  # in a list a line of so many words is a headline
MOOD = ("?", "!", "؟", "？", "！")

WHY = {
    "outlet": "a name beside an age, or known",
    "time": "an age",
    "date": "a date",
    "byline": "who wrote it",
    "agency": "an agency's name alone",
    "caption": "tells what a picture shows",
    "label": "a label",
    "link": "a button or link",
    "section": "a section's name",
    "bullet": "a bullet or number",
    "separator": "a separator",
    "promo": "asks the reader for something",
    "alt-text": "stands for a picture",
    "template-leak": "template code that was not filled in",
    "copyright": "says whose the page is",
}


@dataclass
class Cards:
    """What a list gave: articles, furniture, and prose before any headline."""

    drafts: list[Draft] = field(default_factory=list)
    loose: list[Part] = field(default_factory=list)
    orphans: list[Piece] = field(default_factory=list)


def reason(piece: Piece) -> str:
    """Return in words what a piece was told by."""
    return OF_DAY if piece.label == "clock" else WHY.get(piece.kind, "")


def furniture(piece: Piece, why: str | None = None) -> Part:
    """Return the piece as a part of no article."""
    role = piece.kind
    if role in {"name", "short"}:
        role, why = "link", why or "a few words by themselves"
    elif role in {"title", "maybe", "prose", "linked"}:
        role, why = "other", why or "text that belongs to no article"
    return Part(piece.start, piece.end, role, why or reason(piece))


class _Reader:
    """Reads a list from its first piece to its last."""

    def __init__(self, pieces: list[Piece]) -> None:
        # A name that shares its line with a count or an age is an outlet's, however long it is.
        shared = {piece.line for piece in pieces if piece.kind in {"link", "time", "date"}}
        self.pieces = [
            piece if piece.kind == "name" and piece.line in shared else self._listed(piece)
            for piece in pieces
        ]
        self.got = Cards()
        self.card: Draft | None = None
        self.opener: str | None = None
        self.parted = False  # something that is no part of a card stands since the last text

    @staticmethod
    def _listed(piece: Piece) -> Piece:
        """In a list three words are a headline; a question is one, a short sentence is a lead."""
        if piece.kind in {"name", "short"} and prose.size(piece.text) >= TITLE_WORDS:
            return piece.become("section" if piece.text.isupper() else "title")
        if piece.kind == "maybe":
            return piece.become("title" if piece.text.rstrip("\"'”’»)").endswith(MOOD) else "prose")
        return piece

    def read(self) -> Cards:
        self.opener = _opener(self.pieces)
        for piece in self.pieces:
            if piece.kind == "title":
                self._title(piece)
            elif piece.kind == "prose":
                self._prose(piece)
                self.parted = False
            elif piece.kind == "linked":
                self.got.drafts.append(Draft(titles=[piece]))
            elif piece.kind in GIVEN:
                self._given(piece)
            else:
                self._rest(piece)
        self._close()
        return self.got

    def _close(self) -> None:
        card, self.card = self.card, None
        if card is None:
            return
        if card.titles or card.texts:
            card.kind = "full" if card.is_whole() else "teaser"
            self.got.drafts.append(card)
        else:
            self.got.loose += card.parts

    def _open(self) -> Draft:
        if self.card is None:
            self.card = Draft()
        return self.card

    def _title(self, piece: Piece) -> None:
        if self.card is not None and self.card.titles and self.card.fold != piece.fold:
            self._close()
        self._open().titles.append(piece)

    def _prose(self, piece: Piece) -> None:
        if self.card is None or not self.card.titles or self._is_slogan(piece):
            self.got.orphans.append(piece)
        else:
            self.card.texts.append(piece)

    def _is_slogan(self, piece: Piece) -> bool:
        """Say whether a paragraph advertises the site, speaking to readers or behind a button."""
        assert self.card is not None
        near = (*self.card.titles[:FIRST], *self.card.texts[:FIRST])
        text = " ".join(p.text for p in near)
        if slogans.is_aside(piece.text, text):
            return True
        return bool(self.card.texts) and self.parted and slogans.is_slogan(piece.text, text)

    def _given(self, piece: Piece) -> None:
        done = self.card is not None and bool(self.card.titles)
        leads = self.opener in OPENERS
        new = self.opener in GIVEN and self.card is not None and bool(self.card.texts)
        if done and leads and (piece.kind == self.opener or new):
            self._close()
        self._open().add(piece, piece.kind, reason(piece))

    def _rest(self, piece: Piece) -> None:
        opens = piece.kind == self.opener and self.card is not None and bool(self.card.titles)
        if opens or piece.kind in CLOSERS:
            self._close()
        self.parted = self.parted or piece.kind not in {"bullet", "separator", "alt-text"}
        self.got.loose.append(furniture(piece))


def _opener(pieces: list[Piece]) -> str | None:
    """Return the kind of piece that opens each card of the list.

    It is what stands first, unless bare lines stand over the list: then a stamp follows them
    at once, stands between every text and the next headline, and not below the last text.
    """
    kinds = [piece.kind for piece in pieces if piece.kind in OPENERS | {"title", "prose"}]
    first = next((kind for kind in kinds if kind != "prose"), None)
    bare = next((n for n, kind in enumerate(kinds) if kind != "title"), 0)
    if bare == 0 or kinds[bare] not in STAMPS:
        return first
    texts = [n for n, kind in enumerate(kinds) if kind == "prose" and kinds[n + 1 :]]
    below = [n for n in texts if kinds[n + 1] in STAMPS]
    above = [n for n in below if "title" in kinds[n + 2 : n + 2 + NEAR]]
    between = len(above) >= FEWEST and above == below
    return kinds[bare] if between else first


def read(pieces: list[Piece]) -> Cards:
    """Return the cards of a list, in order."""
    return _Reader(pieces).read()
