"""Group the articles of a desk by the event that they tell.

An article is like another as far as they share telling words, the more so the closer in time
they stand; articles that print one text are one telling, however many they are. A story is a
set of articles that are alike on average: one article that resembles two events joins
neither to the other. What an article is like depends on its own words alone, never on what else
lies on the desk, so stories do not depend on the order in which pages came.
"""

from copydesk.stories.circle import circle, draw, gather, lean
from copydesk.stories.enrol import cover, enrol, title
from copydesk.stories.group import group
from copydesk.stories.index import index
from copydesk.stories.liken import lend, liken
from copydesk.stories.pair import HEAVY, meet, pair
from copydesk.stories.sketch import sketch

__all__ = [
    "HEAVY",
    "circle",
    "cover",
    "draw",
    "enrol",
    "gather",
    "group",
    "index",
    "lean",
    "lend",
    "liken",
    "meet",
    "pair",
    "sketch",
    "title",
]
