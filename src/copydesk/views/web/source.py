"""Where the pages get their sheets from: anything that can look things up in a desk."""

from dataclasses import dataclass
from typing import Protocol

from copydesk.views.fullest import FullestSheet
from copydesk.views.outlet import OutletSheet
from copydesk.views.search import SearchSheet, Sought
from copydesk.views.sheets import (
    ArticleSheet,
    DiffSheet,
    FactRow,
    FrontSheet,
    PageSheet,
    QuoteSheet,
    StorySheet,
)


@dataclass(frozen=True)
class Wishes:
    """What a reader of the front page asks for; an empty field asks for nothing."""

    words: str = ""
    country: str = ""
    kind: str = ""
    at_most: int | None = None


EVERYTHING = Wishes()


class Source(Protocol):
    """What the web asks a desk for. Each raises NotFound where there is no such row."""

    def front(self, wanted: Wishes = EVERYTHING) -> FrontSheet:
        """Return the stories that fit what is wanted."""

    def story(self, story_id: str) -> StorySheet:
        """Return a story by its id."""

    def fact(self, fact_id: str) -> tuple[StorySheet, FactRow]:
        """Return a fact by its id, with its story."""

    def article(self, article_id: str) -> ArticleSheet:
        """Return an article by its id."""

    def page(self, name: str) -> PageSheet:
        """Return a page by its id or name."""

    def failed(self) -> tuple[PageSheet, ...]:
        """Return the pages that could not be read."""

    def diff(self, articles: tuple[str, ...]) -> DiffSheet:
        """Return two to six articles sentence by sentence."""

    def fullest(self, story_id: str) -> FullestSheet:
        """Return the fullest text of a story."""

    def outlet(self, name: str) -> OutletSheet:
        """Return what an outlet changed."""

    def verify(self, quote: str) -> QuoteSheet:
        """Return where a quotation is printed."""

    def search(self, sought: Sought) -> SearchSheet:
        """Return what a search finds."""
