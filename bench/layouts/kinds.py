"""The list of layouts, and which of them rules may be tuned on.

A layout is a function that puts one page of a site together. Sixteen are held back, those of the
first 44 whose names came first by their hash: who writes rules never looks at their pages, nor at
what is wrong on one of them. Layouts that come later are for tuning.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bench.layouts.boxes import Inner
from bench.layouts.site import Site

Make = Callable[[Site], Inner]
HELD = frozenset(
    (
        "agency_ticker_with_texts",
        "archive_in_a_table",
        "cluster_of_reports_on_one_event",
        "daily_digest_by_letter",
        "index_of_a_blog",
        "index_with_whole_posts",
        "magazine_feature_signed_below",
        "photo_story_with_captions",
        "questions_and_answers",
        "reader_with_source_below_and_feed",
        "results_of_a_search",
        "river_of_sources",
        "story_under_a_wall_of_links",
        "swipe_cards_of_sixty_words",
        "ticker_by_the_clock",
        "town_hall_release",
    )
)
LAYOUTS: dict[str, "Layout"] = {}


@dataclass(frozen=True)
class Layout:
    """A layout: its function, what its site calls boxes, what its head declares, its languages."""

    name: str
    make: Make
    dress: str
    head: str
    languages: tuple[str, ...]


def layout(dress: str = "own", head: str = "some", languages: str = "en") -> Callable[[Make], Make]:
    """Enter a function into the list under its name."""

    def enter(make: Make) -> Make:
        LAYOUTS[make.__name__] = Layout(make.__name__, make, dress, head, tuple(languages.split()))
        return make

    return enter
