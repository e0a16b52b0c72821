"""An article as it is being put together: its pieces and the role each has."""

from dataclasses import dataclass, field

from copydesk import text as words_of
from copydesk.articles import credits, datelines, prose
from copydesk.articles.pieces import Piece

# A card with its text printed whole, against a headline with a lead. A lead is one sentence, or
# two short ones; the shortest of the six real articles that were printed whole has 76 words.
WHOLE_WORDS = 70
WHOLE_SENTENCES = 4
WHOLE_PARAGRAPHS, FEWEST_WORDS = 2, 30
TWO_SENTENCES = 45
CUT_WORDS = 120  # a text that ends in an ellipsis is a lead up to so many words
OF_DAY = "a time of day"
OPENING = {
    "dateline": "a place before the first sentence",
    "agency": "an agency before the first sentence",
    "byline": "a reporter before the first sentence",
    "separator": "",
}
CUT_OFF = ("…", "...", "[…]", "[...]")


@dataclass(frozen=True)
class Part:
    """A span with its final role. `why` says in words what speaks for the role."""

    start: int
    end: int
    role: str
    why: str


@dataclass
class Draft:
    """The parts of one article. `titles` are its headline and the repeats, as printed."""

    kind: str = "teaser"
    titles: list[Piece] = field(default_factory=list)
    texts: list[Piece] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)

    @property
    def fold(self) -> str:
        """The folded headline; empty where there is none."""
        return self.titles[0].fold if self.titles else ""

    @property
    def start(self) -> int:
        """Where the first piece of the article stands on the page."""
        spans = [p.start for p in (*self.titles, *self.texts)] + [p.start for p in self.parts]
        return min(spans)

    def has(self, role: str) -> bool:
        """Say whether the article has a part of this role."""
        return role in self.roles

    def add(self, piece: Piece, role: str, why: str) -> None:
        """Give a piece to the article; the second outlet line repeats the first."""
        role = "outlet-repeat" if role == "outlet" and self.has("outlet") else role
        self.roles.add(role)
        self.parts.append(Part(piece.start, piece.end, role, why))

    def is_aged(self) -> bool:
        """Say whether an outlet or an age is printed with the article."""
        return any(p.role in {"outlet", "time"} and p.why != OF_DAY for p in self.parts)

    def is_signed(self, above: bool = True) -> bool:
        """Say whether a date or a writer is printed with it, above the text or anywhere."""
        text = self.texts[0].start if above and self.texts else None
        given = [p for p in self.parts if p.role in {"date", "byline"}]
        return any(text is None or p.end <= text for p in given)

    def words(self) -> int:
        """Return how many words the text has."""
        return sum(prose.size(piece.text) for piece in self.texts)

    def is_whole(self) -> bool:
        """Say whether the text is an article printed whole, not the lead of a teaser."""
        if not self.texts:
            return False
        words = self.words()
        cut = self.texts[-1].text.rstrip().endswith(CUT_OFF)
        if cut and words <= CUT_WORDS:
            return False
        if words >= WHOLE_WORDS:
            return True
        if len(self.texts) >= WHOLE_PARAGRAPHS and words >= FEWEST_WORDS:
            return True
        sentences = sum(len(words_of.sentences(piece.text)) for piece in self.texts)
        return sentences >= WHOLE_SENTENCES or (sentences > 1 and words >= TWO_SENTENCES)

    def close(self) -> list[Part]:
        """Return all parts: the fullest headline, its repeats, dateline, text and the rest."""
        found = list(self.parts)
        best = max(self.titles, key=lambda p: (not p.text.isupper(), len(p.text)), default=None)
        for piece in self.titles:
            first = piece is best
            role = "headline" if first else "headline-repeat"
            why = "the fullest print of the headline" if first else "the headline again"
            found.append(Part(piece.start, piece.end, role, why))
        for n, piece in enumerate(self.texts):
            found += _text_parts(piece, n == 0, n == len(self.texts) - 1)
        return found


def _text_parts(piece: Piece, first: bool, last: bool) -> list[Part]:
    """Return the parts of a paragraph: dateline and agency before it, agency after it."""
    start, end = piece.start, piece.end
    found: list[Part] = []
    head = datelines.head(piece.text) if first else None
    if head:
        found = [Part(start + a, start + b, role, OPENING[role]) for a, b, role in head.parts]
        start += head.body
    tail = credits.tail(piece.text) if last else None
    if tail and piece.start + tail[0] > start:
        a, b = piece.start + tail[0], piece.start + tail[1]
        found.append(Part(a, b, "agency", "an agency after the last sentence"))
        end = a
    found.append(Part(start, end, "body", "sentences"))
    return found
