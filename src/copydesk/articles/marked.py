"""The articles of a page of HTML: its own, by the box that holds it, and what its lists link to.

What stands in the box of the article is its text, but for what is furniture by its box, mostly
links, or speaks to the reader. Above the text stand its headline, who wrote it and when.
"""

import re
from collections import Counter
from typing import Any

from copydesk.articles import furnished, judged, listed, posts, said, spoken, weigh
from copydesk.articles.boxes import STOPS, Boxes
from copydesk.articles.drafts import Draft, Part
from copydesk.articles.judged import BODY, HEADING, LINKED, STANDFIRST
from copydesk.articles.listed import Card, Link
from copydesk.articles.pieces import Piece
from copydesk.articles.posts import Post, Posts

# Tuned on one half of the sites of the development pages (docs/decisions/0016).
SHARED, TITLE_WORDS = (
    0.7,
    3,
)  # share of a heading's words in the page's titles, and its fewest words
LINKED_LEAD = 80  # characters of the shortest lead of a card that is part of its link
ABOVE, BELOW = 40, 6  # lines above and below the text that may tell who wrote it and when
AGAIN = 2  # times that a line stands on a page if it is none
LEAD = 30  # characters of the shortest lead of a card
SIGNED = 6  # first lines of a text that may be a date or a writer
LEAST, LEAST_SHARE = 200, 0.25  # characters and share of the page's paragraphs that are believed
# Behind a paywall a page shows its headline and a sentence; it says then that it is an article.
LEAST_DECLARED = 60
TOLD, MANY = 0.2, 5  # share of a text that is sentences, and headlines in it if it is a list
FEWEST_CARDS = 3  # cards on a page that has no article of its own but lists others
WORD = re.compile(r"\w+")


def lay_out(
    text: str, tree: dict[str, list[Any]], declared: list[dict[str, str]] | None
) -> tuple[list[Draft], list[Part]] | None:
    """Return the articles of a page and its furniture, or None where its boxes do not tell."""
    boxes = Boxes(text, tree)
    furniture = furnished.furniture(boxes)
    top = _headline(boxes, said.titles(declared))
    links = listed.headlines(boxes)
    found = posts.posts(boxes, furniture, {link.line for link in links.all()}, top, declared)
    page = _Page(boxes, furniture if found is None else found.hide(furniture, top))
    least = LEAST_DECLARED if top is not None and said.is_article(declared) else LEAST
    texts = page.own_text(top, links.sure, found, least)
    printed = page.posts(found, furniture, set(texts)) if found else []
    walls = set(texts) | ({top} if top is not None else set()) | page.taken
    cards = listed.cards(boxes, links.sure if texts else links.all(), walls)
    if not texts and not printed and len(cards) < FEWEST_CARDS:
        return None
    return page.lay_out(texts, top, cards, printed)


def _headline(boxes: Boxes, titles: list[str]) -> int | None:
    """Return the line of the first large heading whose words are those of the page's titles.

    On a page without a title it is the only one.
    """
    known = set(WORD.findall(" ".join(titles).lower()))
    if not known:
        large = [n for e, tag in enumerate(boxes.tags) if tag == "h1" for n in boxes.inside(e)]
        return large[0] if len(large) == 1 else None
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


class _Page:
    """A page whose article is found; puts it together and says what the rest is."""

    def __init__(self, boxes: Boxes, furniture: list[int | None]) -> None:
        """Start with nothing told."""
        self.boxes, self.furniture = boxes, furniture
        self.roles: dict[int, str] = {}
        self.reasons: dict[int, str] = {}
        self.own = Draft(kind="main")
        self.loose: list[Part] = []
        self.taken: set[int] = set()
        self.again = Counter(line.strip() for line in boxes.words)

    def own_text(
        self, top: int | None, links: list[Link], found: Posts | None, least: int
    ) -> list[int]:
        """Return the lines of the text of the page's own article; none if it has none.

        A text of fewer than `least` characters is none.
        """
        boxes = self.boxes
        chosen = weigh.choose(boxes, self.furniture, boxes.start[top] if top is not None else None)
        if chosen is None:
            return []
        texts = self.read(chosen.box, top)
        size = sum(len(boxes.words[n]) for n in texts)
        told = sum(len(boxes.words[n]) for n in texts if weigh.is_sentence(boxes, n))
        if size < least or weigh.share(boxes, chosen, texts) < LEAST_SHARE:
            return []
        inside = boxes.inside(chosen.box)
        if told < TOLD * size and sum(link.line in inside for link in links) >= MANY:
            return []
        if found is not None and not found.leads(boxes, texts, top):
            return []
        return listed.without_cards(boxes, links, texts)

    def read(self, box: int, top: int | None = None) -> list[int]:
        """Return the lines of the text of the article in a box."""
        self.roles, self.reasons = judged.inside(self.boxes, self.furniture, box, top)
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
            if judged.signature(line) is None:
                kept.append(n)
        return kept + texts[SIGNED:]

    def posts(self, found: Posts, furniture: list[int | None], own: set[int]) -> list[Draft]:
        """Return the articles of posts that are printed whole, or lead to one."""
        drafts = []
        for post in found.posts:
            if own.intersection(post.lines):
                continue
            signed = posts.stamps(self.boxes, post)
            texts = posts.texts(self.boxes, furniture, post, {n for n, *_ in signed})
            texts = [n for n in texts if found.live or not self._is_again(n)]
            whole = found.live or posts.is_whole(self.boxes, texts)
            titled = post.title is not None
            if post.is_link or (texts and (whole or titled)) or (found.live and titled):
                drafts.append(self._post(post, texts, "full" if whole else "teaser", signed))
        return drafts

    def _post(
        self, post: Post, texts: list[int], kind: str, signed: list[tuple[int, str, str]]
    ) -> Draft:
        draft = Draft(kind, texts=[self._piece(n, "prose") for n in texts])
        self.taken |= set(texts)
        if post.title is not None:
            draft.titles.append(self._piece(post.title, "title"))
            self.taken.add(post.title)
        for n, role, why in signed:
            if n not in self.taken:
                draft.add(self._piece(n, role), role, why)
                self.taken.add(n)
        return draft

    def lay_out(
        self, texts: list[int], top: int | None, cards: list[Card], printed: list[Draft]
    ) -> tuple[list[Draft], list[Part]]:
        """Return the own article, those of posts and cards, and the furniture."""
        taken = set(texts) | self.taken
        drafts = list(printed)
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
        draft = Draft(titles=[self._title(link) for link in card.titles])
        taken |= {link.line for link in card.titles}
        for n in card.lines:
            line = self.boxes.words[n].strip()
            if n in taken:
                continue
            role = judged.signature(line)
            if role is not None:
                draft.add(self._piece(n, role[0]), *role)
            elif self._is_link(n, line) or self._is_label(n, line):
                continue
            else:
                draft.texts.append(self._piece(n, "prose"))
            taken.add(n)
        whole = [p.line for p in draft.texts]
        draft.kind = "full" if posts.is_whole(self.boxes, whole) else "teaser"
        return draft

    def _is_label(self, n: int, line: str) -> bool:
        """Say whether a line of a card is no lead: short, or on several cards, or to the reader."""
        return len(line) < LEAD or spoken.is_spoken(line) or self._is_again(n)

    def _is_again(self, n: int) -> bool:
        """Say whether a short line stands on the page more than once, as a button of cards does."""
        line = self.boxes.words[n].strip()
        return len(line) < weigh.PARAGRAPH and self.again[line] >= AGAIN

    def _is_link(self, n: int, line: str) -> bool:
        """Say whether a line of a card is a link of its own; a lead may lie in the card's link."""
        if self.boxes.linked[n] <= LINKED * len(line):
            return False
        return len(line) < LINKED_LEAD or not line.endswith(STOPS)

    def _loose(self, n: int) -> tuple[str, str]:
        role = self.roles.get(n)
        if role is None or role in {BODY, HEADING}:
            return judged.apart(self.boxes, self.furniture, n)
        return role, self.reasons[n]

    def _part(self, n: int, role: str, why: str) -> Part:
        return Part(self.boxes.start[n], self.boxes.end(n), role, why)

    def _title(self, link: Link) -> Piece:
        """Return the piece of a link that is a headline; what else its line has is furniture."""
        piece = self._piece(link.line, "title")
        start, end = max(piece.start, link.start), min(piece.end, link.end)
        for a, b in ((piece.start, start), (end, piece.end)):
            if self.boxes.text[a:b].strip():
                self.loose.append(Part(a, b, "other", "beside a headline"))
        words = self.boxes.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Piece(start, start + len(words), "title", words, link.line, None, "")

    def _piece(self, n: int, kind: str) -> Piece:
        words = self.boxes.words[n]
        lead = len(words) - len(words.lstrip())
        start = self.boxes.start[n] + lead
        return Piece(start, start + len(words.strip()), kind, words.strip(), n, None, "")

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
        told = judged.signature(line)
        if told is not None:
            return told
        clear = self.furniture[n] is None and self.boxes.linked[n] <= LINKED * len(line)
        if under and clear and len(line) >= STANDFIRST and not self.own.has("subheadline"):
            return "subheadline", "between the headline and the text"
        return None
