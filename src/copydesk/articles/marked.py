"""The articles of a page of HTML: its own, by the box that holds it, and what its lists link to.

What stands in the box of the article is its text, but for what is furniture by its box, mostly
links, or speaks to the reader. Above the text stand its headline, who wrote it and when.
"""

import re
from typing import Any

from copydesk.articles import credits, furnished, lines, listed, said, spoken, stamps, weigh
from copydesk.articles.boxes import HEADINGS, Boxes
from copydesk.articles.drafts import Draft, Part
from copydesk.articles.furnished import STOPS
from copydesk.articles.listed import Card
from copydesk.articles.pieces import Piece

# Tuned on one half of the sites of the development pages (docs/decisions/0016).
LINKED, LINKED_SIZE = 0.95, 300  # share of links in a line that is a link, and its longest
HEADING_SIZE = 200  # characters of the longest heading between paragraphs
FEWEST = 1  # characters of the shortest line without a stop that is text
SHARED, TITLE_WORDS = (
    0.7,
    3,
)  # share of a heading's words in the page's titles, and its fewest words
ABOVE, BELOW = 40, 6  # lines above and below the text that may tell who wrote it and when
LEAD = 40  # characters of the shortest lead of a card
SIGNED = 6  # first lines of a text that may be a date or a writer
STANDFIRST = 50  # characters of the shortest line under a headline that sums the article up
LEAST, LEAST_SHARE = 200, 0.25  # characters and share of the page's paragraphs that are believed
UNDER = 0.9  # share of a text that must stand below the headline in its box, to begin there
FEWEST_CARDS = 3  # cards on a page that has no article of its own but lists others
WORD = re.compile(r"\w+")
BODY, HEADING = "body", "heading"


def lay_out(
    text: str, tree: dict[str, list[Any]], declared: list[dict[str, str]] | None
) -> tuple[list[Draft], list[Part]] | None:
    """Return the articles of a page and its furniture, or None where its boxes do not tell."""
    boxes = Boxes(text, tree)
    furniture = furnished.furniture(boxes)
    top = _headline(boxes, said.titles(declared))
    chosen = weigh.choose(boxes, furniture, boxes.start[top] if top is not None else None)
    links = listed.headlines(boxes)
    texts: list[int] = []
    page = _Page(boxes, furniture)
    if chosen is not None:
        texts = page.read(chosen.box, top)
        size = sum(len(boxes.words[n]) for n in texts)
        known = size >= LEAST and weigh.share(boxes, chosen, texts) >= LEAST_SHARE
        texts = listed.without_cards(boxes, links, texts) if known else []
    walls = set(texts) | ({top} if top is not None else set())
    cards = listed.cards(boxes, links, walls)
    if not texts and len(cards) < FEWEST_CARDS:
        return None
    return page.lay_out(texts, top, cards)


def _headline(boxes: Boxes, titles: list[str]) -> int | None:
    """Return the line of the first large heading whose words are those of the page's titles."""
    known = set(WORD.findall(" ".join(titles).lower()))
    for wanted in ({"h1"}, {"h2"}):
        for element, tag in enumerate(boxes.tags):
            if tag not in wanted:
                continue
            for n in boxes.inside(element):
                words = WORD.findall(boxes.words[n].lower())
                shared = sum(word in known for word in words)
                if len(words) >= TITLE_WORDS and shared >= SHARED * len(words):
                    return n
    return None


def _inside(
    boxes: Boxes, furniture: list[int | None], box: int, top: int | None
) -> tuple[dict[int, str], dict[int, str]]:
    """Return the role of each line in the article's box, and by what it was told."""
    roles: dict[int, str] = {}
    reasons: dict[int, str] = {}
    for n in boxes.inside(box):
        roles[n], reasons[n] = _judge(boxes, furniture, n)
    texts = [n for n, role in roles.items() if role == BODY]
    texts = _below(boxes, texts, roles, top)
    for n, role in roles.items():
        if top is not None and n <= top and role in {BODY, HEADING} and n not in texts:
            roles[n], reasons[n] = "other", "above the headline"
    for n in weigh.alike(boxes, box, texts):
        role, _ = _judge(boxes, furniture, n)
        if role == BODY:
            roles[n], reasons[n] = BODY, "built like the paragraphs of the article"
            texts.append(n)
    first, last = min(texts, default=0), max(texts, default=-1)
    for n, role in roles.items():
        if role == HEADING and not first < n < last:
            roles[n], reasons[n] = "label", "a heading at the edge of the text"
    return roles, reasons


def _below(boxes: Boxes, texts: list[int], roles: dict[int, str], top: int | None) -> list[int]:
    """Return the lines of a text below the headline that stands in its box; all if few do."""
    under = [n for n in texts if top is None or n > top]
    size = sum(len(boxes.words[n]) for n in under)
    if top not in roles or size <= UNDER * sum(len(boxes.words[n]) for n in texts):
        return texts
    return under


def _judge(boxes: Boxes, furniture: list[int | None], n: int) -> tuple[str, str]:
    """Return the role of a line, were it in an article's box, and by what it was told."""
    line, size = boxes.words[n], len(boxes.words[n])
    if furniture[n] is not None:
        return _furniture(boxes, furniture, n)
    if boxes.linked[n] > LINKED * size and size < LINKED_SIZE:
        return "link", "a link"
    if spoken.is_spoken(line):
        return "promo", "speaks to the reader"
    if boxes.tag(n) in HEADINGS and size < HEADING_SIZE:
        return HEADING, "a heading between paragraphs"
    if size < FEWEST and not line.endswith(STOPS):
        return "other", "a few characters"
    return BODY, "in the box of the article"


def _furniture(boxes: Boxes, furniture: list[int | None], n: int) -> tuple[str, str]:
    """Return the role of a line that is no part of an article, and by what it was told."""
    line, element = boxes.words[n], furniture[n]
    if element is not None:
        tag, names = boxes.tags[element], boxes.names[element]
        where = f"in {tag}" if tag in furnished.APART else f"in {tag} {names}"
        if "caption" in where:
            return "caption", where
        return ("link" if boxes.linked[n] > LINKED * len(line) else "other"), where
    if boxes.linked[n] > LINKED * len(line):
        return "link", "a link"
    if boxes.tag(n) in HEADINGS:
        return "label", "a heading outside the article"
    if spoken.is_spoken(line):
        return "promo", "speaks to the reader"
    return "other", "outside the box of the article"


class _Page:
    """A page whose article is found; puts it together and says what the rest is."""

    def __init__(self, boxes: Boxes, furniture: list[int | None]) -> None:
        """Start with nothing told."""
        self.boxes, self.furniture = boxes, furniture
        self.roles: dict[int, str] = {}
        self.reasons: dict[int, str] = {}
        self.own = Draft(kind="main")
        self.loose: list[Part] = []

    def read(self, box: int, top: int | None = None) -> list[int]:
        """Return the lines of the text of the article in a box."""
        self.roles, self.reasons = _inside(self.boxes, self.furniture, box, top)
        texts = [n for n in sorted(self.roles) if self.roles[n] in {BODY, HEADING}]
        texts = self._unsigned(texts)
        return texts[: spoken.last([self.boxes.words[n] for n in texts])]

    def _unsigned(self, texts: list[int]) -> list[int]:
        """Return the lines of a text without the date and the writer that stand above it."""
        kept: list[int] = []
        for at, n in enumerate(texts[:SIGNED]):
            line = self.boxes.words[n].strip()
            if len(line) >= weigh.PARAGRAPH:
                return kept + texts[at:]
            if _signature(line) is None:
                kept.append(n)
        return kept + texts[SIGNED:]

    def lay_out(
        self, texts: list[int], top: int | None, cards: list[Card]
    ) -> tuple[list[Draft], list[Part]]:
        """Return the own article, those of the cards, and the furniture."""
        taken = set(texts)
        drafts: list[Draft] = []
        if texts:
            drafts.append(self.own)
            self.own.texts = [self._piece(n, "prose") for n in texts]
            if top is not None and top not in taken:
                self.own.titles.append(self._piece(top, "title"))
                taken.add(top)
            others = {n for card in cards for n in card.lines}
            taken |= self._signed(texts[0], texts[-1], top, taken | others)
        for card in cards:
            if not taken.intersection(card.lines):
                drafts.append(self._card(card, taken))
        for n in range(len(self.boxes.words)):
            if n not in taken:
                self._leave(n)
        return drafts, self.loose

    def _leave(self, n: int) -> None:
        """Leave a line as furniture; lines of one sort that follow each other are one segment."""
        role, why = self._loose(n)
        last = self.loose[-1] if self.loose else None
        start, end = self.boxes.start[n], self.boxes.end(n)
        if last and (last.role, last.why) == (role, why) and last.end + 1 == start:
            self.loose[-1] = Part(last.start, end, role, why)
        else:
            self.loose.append(Part(start, end, role, why))

    def _card(self, card: Card, taken: set[int]) -> Draft:
        """Return the article of a card; what is neither headline, lead nor signature is left."""
        draft = Draft(titles=[self._piece(n, "title") for n in card.titles])
        taken |= set(card.titles)
        for n in card.lines:
            line = self.boxes.words[n].strip()
            if n in taken:
                continue
            role = _signature(line)
            if role is not None:
                draft.add(self._piece(n, role[0]), *role)
            elif self.boxes.linked[n] > LINKED * len(line) or len(line) < LEAD:
                continue
            else:
                draft.texts.append(self._piece(n, "prose"))
            taken.add(n)
        draft.kind = "full" if draft.is_whole() else "teaser"
        return draft

    def _loose(self, n: int) -> tuple[str, str]:
        role = self.roles.get(n)
        if role is None or role in {BODY, HEADING}:
            return _furniture(self.boxes, self.furniture, n)
        return role, self.reasons[n]

    def _part(self, n: int, role: str, why: str) -> Part:
        return Part(self.boxes.start[n], self.boxes.end(n), role, why)

    def _piece(self, n: int, kind: str) -> Piece:
        words = self.boxes.words[n]
        lead = len(words) - len(words.lstrip())
        start = self.boxes.start[n] + lead
        fold = lines.fold(words) if kind == "title" else ""
        return Piece(start, start + len(words.strip()), kind, words.strip(), n, None, fold)

    def _signed(self, first: int, last: int, top: int | None, taken: set[int]) -> set[int]:
        """Give the article what is printed round its headline and text; return those lines."""
        begin = max(0, first - ABOVE) if top is None or top > first else max(top - BELOW, 0)
        near = [*range(begin, min(first + BELOW, last)), *range(last + 1, last + 1 + BELOW)]
        given: set[int] = set()
        for n in near:
            if n >= len(self.boxes.words) or n in taken:
                continue
            told = self._sign(n, top is not None and top < n < first)
            if told:
                role, why = told
                self.own.roles.add(role)
                self.own.parts.append(self._part(n, role, why))
                given.add(n)
        return given

    def _sign(self, n: int, under: bool) -> tuple[str, str] | None:
        """Return the role in the article of a line near its text, or None."""
        line = self.boxes.words[n].strip()
        told = _signature(line)
        if told is not None:
            return told
        clear = self.furniture[n] is None and self.boxes.linked[n] <= LINKED * len(line)
        if under and clear and len(line) >= STANDFIRST and not self.own.has("subheadline"):
            return "subheadline", "between the headline and the text"
        return None


def _signature(line: str) -> tuple[str, str] | None:
    """Return the role of a line that says who wrote an article or when, or None."""
    if len(line) > HEADING_SIZE:
        return None
    if credits.is_byline(line):  # also of an agency: "By Associated Press"
        return "byline", "who wrote it"
    if credits.is_credit(line):
        return "agency", "an agency's name alone"
    if len(line) <= 2 * STANDFIRST and stamps.days(line):
        return "date", "a date"
    if len(line) <= STANDFIRST and stamps.ages(line):
        return "time", "an age"
    return None
