"""The words of a line, looked up again and again while its kind is settled.

Each test of a line asks for its words; on a page of many short lines most of the time went
there, so that the last lines are remembered.
"""

from functools import lru_cache

from copydesk import text as words_of
from copydesk.text import Span

LONGEST = 600  # characters of a line that is remembered; paragraphs are not asked twice
KEPT = 1 << 13  # lines; a line is asked about within a few lines of where it stands


def words(line: str) -> tuple[Span, ...]:
    """Return the span of each word of the line, in order."""
    return _words(line) if len(line) <= LONGEST else tuple(words_of.words(line))


def fold(line: str) -> str:
    """Return the folded words of the line, one space between them."""
    return _fold(line) if len(line) <= LONGEST else words_of.fold(line)


@lru_cache(maxsize=KEPT)
def _words(line: str) -> tuple[Span, ...]:
    return tuple(words_of.words(line))


@lru_cache(maxsize=KEPT)
def _fold(line: str) -> str:
    return words_of.fold(line)
