"""A desk made by hand: answers with the sheets beside it, and with nothing for what it lacks."""

from dataclasses import replace

from copydesk.errors import BadInput, NotFound
from copydesk.views.fullest import FullestSheet, Piece
from copydesk.views.outlet import Carried, Changed, OutletSheet
from copydesk.views.search import SearchSheet, Sought
from copydesk.views.sheets import (
    ArticleSheet,
    DiffSheet,
    FactRow,
    FrontSheet,
    PageSheet,
    Place,
    QuoteSheet,
    StorySheet,
)
from copydesk.views.web.source import EVERYTHING, Wishes
from tests.views.web.cable import HOSTILE, key
from tests.views.web.extremes import FRONT, STORIES
from tests.views.web.printed import ARTICLE, DIFF, FAILED, PAGE, QUOTE, evil_article
from tests.views.web.sought import GROUPS


class FakeDesk:
    """Answers with the sheets above, and with nothing for what it does not know."""

    def __init__(self, front: FrontSheet = FRONT) -> None:
        self._front = front

    def front(self, wanted: Wishes = EVERYTHING) -> FrontSheet:
        kept = tuple(
            line
            for line in self._front.stories
            if wanted.words.lower() in line.title.lower()
            and wanted.country in ("", *line.countries)
            and wanted.kind in ("", *line.kinds)
            and (wanted.at_most is None or line.count.independent <= wanted.at_most)
        )
        return replace(self._front, stories=kept)

    def story(self, story_id: str) -> StorySheet:
        if story_id not in STORIES:
            raise NotFound(f"No story {story_id} in this desk.")
        return STORIES[story_id]

    def fact(self, fact_id: str) -> tuple[StorySheet, FactRow]:
        for sheet in STORIES.values():
            for row in sheet.facts:
                if row.fact == fact_id:
                    return sheet, row
        raise NotFound(f"No fact {fact_id} in this desk.")

    def article(self, article_id: str) -> ArticleSheet:
        if article_id == key("evil article"):
            return evil_article()
        if article_id not in {o.article for s in STORIES.values() for o in s.outlets}:
            raise NotFound(f"No article {article_id} in this desk.")
        return ARTICLE

    def page(self, name: str) -> PageSheet:
        for sheet in (PAGE, *FAILED):
            if name in (sheet.page, sheet.page_id):
                return sheet
        raise NotFound(f"No page {name} in this desk.")

    def failed(self) -> tuple[PageSheet, ...]:
        return FAILED

    def diff(self, articles: tuple[str, ...]) -> DiffSheet:
        for article in articles:
            self.article(article)
        return DIFF

    def fullest(self, story_id: str) -> FullestSheet:
        sheet = self.story(story_id)
        place = PAGE.stretches[0]
        spot = Place(ARTICLE.article, PAGE.page, place.start, place.end, place.text)
        names = tuple(outlet.name for outlet in sheet.outlets)
        pieces = (
            Piece(f"It says more. {HOSTILE}", spot, names, 2),
            Piece("This stands once.", spot, names[:1], 1),
        )
        return FullestSheet(sheet.story, sheet.title, sheet.outlets, pieces, names[:1])

    def outlet(self, name: str) -> OutletSheet:
        if name == "nobody":
            raise NotFound("No article is of the outlet nobody.")
        place = PAGE.stretches[0]
        spot = Place(ARTICLE.article, PAGE.page, place.start, place.end, place.text)
        changes = (Changed("number", "24 → 42", spot), Changed("word", f"a → {HOSTILE}", spot))
        carried = Carried(
            ARTICLE.article, HOSTILE, None, ARTICLE.story, 9, 7, changes, ARTICLE.article
        )
        return OutletSheet(name, (carried,), (("number", 1), ("word", 1)))

    def verify(self, quote: str) -> QuoteSheet:
        if quote == HOSTILE:
            return QuoteSheet(quote, "not printed", ())
        return replace(QUOTE, asked=quote)

    def search(self, sought: Sought) -> SearchSheet:
        if sought.since == "Monday":
            raise BadInput("Monday is no day. Write it as 2026-03-04.")
        if sought.words in ("", "zebra"):
            return SearchSheet(sought.words, ())
        groups = tuple(group for group in GROUPS if sought.kind in ("", group.kind))
        return SearchSheet(sought.words, groups)
