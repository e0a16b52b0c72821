"""The front page: stories under their days, a page of them at a time.

A story known by a headline only carries nothing yet; such stories stand apart, as headlines.
"""

from dataclasses import dataclass

from copydesk.views.sheets import FrontSheet, StoryLine

STORIES = 100  # stories on one page
BARE = 200  # headlines listed of stories that have no text


@dataclass(frozen=True)
class Shelf:
    """A page of stories under their days: `first` to `last` of `found`."""

    days: tuple[tuple[str | None, tuple[StoryLine, ...]], ...]
    found: int
    first: int
    last: int
    bare: tuple[StoryLine, ...]
    bare_found: int


def lay_out(front: FrontSheet, start: int = 0) -> Shelf:
    """Return a page of stories in the order of the sheet; undated ones under no day."""
    told = [line for line in front.stories if line.count.carriers]
    bare = [line for line in front.stories if not line.count.carriers]
    start = start if 0 <= start < len(told) else 0
    page = told[start : start + STORIES]
    days: dict[str | None, list[StoryLine]] = {}
    for line in page:
        days.setdefault(line.day[:10] if line.day else None, []).append(line)
    return Shelf(
        tuple((day, tuple(its)) for day, its in days.items()),
        len(told),
        start + 1 if page else 0,
        start + len(page),
        tuple(bare[:BARE]),
        len(bare),
    )


def kinds(front: FrontSheet) -> list[str]:
    """Return the kinds of event that stories have, in alphabetical order."""
    return sorted({kind for line in front.stories for kind in line.kinds})
