"""A desk in a folder as a source of sheets."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from copydesk.engine.store import Desk
from copydesk.views.article import article, failed, page
from copydesk.views.diff import diff
from copydesk.views.front import front
from copydesk.views.fullest import FullestSheet, fullest
from copydesk.views.lookup import Lookup
from copydesk.views.outlet import OutletSheet, outlet
from copydesk.views.search import SearchSheet, Sought, search
from copydesk.views.sheets import (
    ArticleSheet,
    DiffSheet,
    FactRow,
    FrontSheet,
    PageSheet,
    QuoteSheet,
    StorySheet,
)
from copydesk.views.story import fact, story
from copydesk.views.verify import verify
from copydesk.views.web.source import EVERYTHING, Wishes

Sheet = TypeVar("Sheet")
KEPT = 64  # sheets remembered, so that turning pages costs one look at the tables


class DeskSource:
    """Looks things up in a desk; once more pages were read into it, it is opened again.

    Requests come on many threads and a lookup keeps what it has read, so one looks at a time.
    """

    def __init__(self, folder: Path) -> None:
        """Open the desk in a folder.

        Raises:
            NoDesk: the folder holds no desk.
        """
        self._folder = folder
        self._lock = threading.Lock()
        self._open()

    def _open(self) -> None:
        desk = Desk.open(self._folder)
        self._desk = desk
        self._look = Lookup(desk)
        self._kept: dict[object, object] = {}

    def _ask(self, key: object, answer: Callable[[Lookup], Sheet]) -> Sheet:
        with self._lock:
            if not self._desk.is_current():
                self._desk.close()
                self._open()
            if key in self._kept:
                return self._kept[key]  # type: ignore[return-value]
            sheet = answer(self._look)
            while len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = sheet
            return sheet

    def front(self, wanted: Wishes = EVERYTHING) -> FrontSheet:
        """Return the stories that fit what is wanted."""
        given = (wanted.words, wanted.country, wanted.kind, wanted.at_most)
        return self._ask(("front", wanted), lambda look: front(look, *given))

    def story(self, story_id: str) -> StorySheet:
        """Return a story by its id."""
        return self._ask(("story", story_id), lambda look: story(look, story_id))

    def fact(self, fact_id: str) -> tuple[StorySheet, FactRow]:
        """Return a fact by its id, with its story."""
        return self._ask(("fact", fact_id), lambda look: fact(look, fact_id))

    def article(self, article_id: str) -> ArticleSheet:
        """Return an article by its id."""
        return self._ask(("article", article_id), lambda look: article(look, article_id))

    def page(self, name: str) -> PageSheet:
        """Return a page by its id or name."""
        return self._ask(("page", name), lambda look: page(look, name))

    def failed(self) -> tuple[PageSheet, ...]:
        """Return the pages that could not be read."""
        return self._ask("failed", failed)

    def diff(self, articles: tuple[str, ...]) -> DiffSheet:
        """Return two to six articles sentence by sentence."""
        return self._ask(("diff", articles), lambda look: diff(look, articles))

    def fullest(self, story_id: str) -> FullestSheet:
        """Return the fullest text of a story."""
        return self._ask(("fullest", story_id), lambda look: fullest(look, story_id))

    def outlet(self, name: str) -> OutletSheet:
        """Return what an outlet changed."""
        return self._ask(("outlet", name), lambda look: outlet(look, name))

    def verify(self, quote: str) -> QuoteSheet:
        """Return where a quotation is printed."""
        return self._ask(("verify", quote), lambda look: verify(look, quote))

    def search(self, sought: Sought) -> SearchSheet:
        """Return what a search finds."""
        return self._ask(("search", sought), lambda look: search(look, self._desk.search, sought))
