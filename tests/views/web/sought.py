"""What a search finds in the desk made by hand, with the hard cases: hostile, long, many, bare."""

from copydesk.views.search import Excerpt, Group, Hit
from copydesk.views.sheets import Count, Place
from tests.views.web.cable import ARABIC, HOSTILE, STORY, key
from tests.views.web.printed import ME, TEXT

LEAD = "Estonia and Uruguay signed a treaty on Friday"


def excerpt(words: str, *sought: str) -> Excerpt:
    """Return words of the article, with what was sought in them marked."""
    start = TEXT.index(words)
    spans = sorted((words.index(word), words.index(word) + len(word)) for word in sought)
    return Excerpt(Place(ME, "courier.html", start, start + len(words), words), tuple(spans))


def hit(kind: str, title: str, count: Count | None = None, **more: object) -> Hit:
    """Return a hit whose title is marked from the first to the fourth character."""
    given = {
        "detail": "", "outlets": ("Baltic Courier",), "day": "2031-05-02",
        "excerpt": excerpt(LEAD, "treaty", "Uruguay"), "story_title": "Cable treaty",
    }  # fmt: skip
    return Hit(
        id=ME if kind == "article" else key("fact 0"), kind=kind, title=title, marks=((0, 4),),
        story=STORY, count=count, **(given | more),
    )  # type: ignore[arg-type]  # fmt: skip


GROUPS = (
    Group(
        "article", 1_000, True,
        (hit("article", "Estonia and Uruguay sign"), hit("article", HOSTILE, outlets=(HOSTILE,)),
         hit("article", "", day=None, excerpt=None), hit("article", "word " * 90)),
    ),
    Group(
        "event", 2, False,
        (hit("event", "Estonia signs a treaty", Count(9, 3, 4, 2, 8), detail="AGREE · EST → URY",
             outlets=tuple(f"Outlet {n}" for n in range(400))),
         hit("event", ARABIC, Count(1, 1, 1, 1, 1))),
    ),
    Group("quote", 60, False, (hit("quote", "“a line of light”", Count(2, 2, 2, 1, 2)),)),
)  # fmt: skip
