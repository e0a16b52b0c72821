"""Whether an article can be read without paying or signing in, as far as its page says so.

What the head declares counts first: it is said of this article. What is printed must be said of it
too; a button "Subscribe" stands on every page of a paper.
"""

from functools import cache

from copydesk import lexicon

AFTER = 1000  # characters below the text in which the wall may stand
BEFORE = 300  # and above its end, where a wall is part of the text
LONGEST = 240  # characters of a line that is a wall


def stands(free: bool | None, text: str, end: int) -> bool | None:
    """Say whether a paywall stands before the article, or None where nothing says so.

    `end` is where the text of the article ends.

    >>> stands(None, "Rain fell.\\nSubscribe to continue reading.", 10)
    True
    >>> stands(None, "Rain fell.\\nSubscribe", 10) is None
    True
    """
    if free is not None:
        return not free
    near = text[max(0, end - BEFORE) : end + AFTER].lower().replace("’", "'")
    if not any(wall in near for wall in _walls()):
        return None
    lines = (line for line in near.split("\n") if len(line) <= LONGEST)
    return True if any(wall in line for line in lines for wall in _walls()) else None


@cache
def _walls() -> tuple[str, ...]:
    return tuple(str(wall).lower() for wall in lexicon.load("paywall")["paywall"])
