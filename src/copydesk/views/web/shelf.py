"""The front page: stories under their days, a page of them at a time."""

from dataclasses import dataclass

from copydesk.views.sheets import FrontSheet, StoryLine

STORIES = 100  # stories on one page


@dataclass(frozen=True)
class Shelf:
    """A page of stories under their days: `first` to `last` of `found`."""

    days: tuple[tuple[str | None, tuple[StoryLine, ...]], ...]
    found: int
    first: int
    last: int


def lay_out(front: FrontSheet, start: int = 0) -> Shelf:
    """Return a page of stories in the order of the sheet; undated ones under no day."""
    start = start if 0 <= start < len(front.stories) else 0
    page = front.stories[start : start + STORIES]
    days: dict[str | None, list[StoryLine]] = {}
    for line in page:
        days.setdefault(line.day[:10] if line.day else None, []).append(line)
    return Shelf(
        tuple((day, tuple(its)) for day, its in days.items()),
        len(front.stories),
        start + 1 if page else 0,
        start + len(page),
    )


def kinds(front: FrontSheet) -> list[str]:
    """Return the kinds of event that stories have, in alphabetical order."""
    return sorted({kind for line in front.stories for kind in line.kinds})
