"""The tokens of HTML and where each stands: all that this room asks of a parser.

turbohtml tokenizes by the HTML standard, in C, in linear time and without nesting, and knows line
and column of each token. Another parser takes its place here, if it passes
tests/pages/test_visible.py.
"""

from collections.abc import Iterator
from typing import Protocol, cast

import numpy as np
from turbohtml import TokenType, tokenize

TEXT, START, END = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
REFERENCE = TokenType.CHARACTER_REFERENCE
NAMELESS = "</>"  # an end tag that ends nothing: it is left out of the text in which it stands


class Token(Protocol):
    """A text, a tag or a character reference; what a token of its type lacks is None there."""

    @property
    def type(self) -> TokenType:
        """TEXT, START, END, REFERENCE, or another for what is not shown."""

    @property
    def data(self) -> str:
        """The text, or the characters that a reference stands for."""

    @property
    def source(self) -> str:
        """The characters of a tag or a reference in the markup; a text stands there as it is."""

    @property
    def tag(self) -> str:
        """The tag, in small letters."""

    @property
    def attrs(self) -> list[tuple[str, str]]:
        """The attributes of a start tag, in their order; of two of one name the first."""

    def attr(self, name: str) -> str | None:
        """Return the value of an attribute, if there is one of this name."""

    @property
    def line(self) -> int:
        """The line in the markup, from 1."""

    @property
    def col(self) -> int:
        """The column, in code points from 0."""


def tokens(markup: str) -> Iterator[Token]:
    """Return the tokens of markup, in its order; a character reference is its own token.

    Line ends are \\n. Texts of scripts, styles and the like come whole.
    """
    found = tokenize(markup, resolve_references=False, capture_source=True)
    return cast(Iterator[Token], found)


def parts(markup: str, at: int, left: int) -> Iterator[tuple[str, int]]:
    """Yield the parts of a text of so many characters that begins here, and where each stands.

    Between them something was left out of it.
    """
    while left:
        end = markup.find(NAMELESS, at, at + left + len(NAMELESS))
        size = left if end < 0 else end - at
        if size:
            yield markup[at : at + size], at
        at += size + len(NAMELESS)
        left -= size


def line_starts(utf8: bytes) -> list[int]:
    """Return the offset of code points at which each line of markup begins.

    Plus its column, that is the offset of a token.
    """
    units = np.frombuffer(utf8, np.int8)
    ends = np.flatnonzero(units == ord("\n"))
    inner = np.flatnonzero(units < -64)  # bytes of a character that are not its first
    ends -= np.searchsorted(inner, ends)
    return [0, *(ends + 1).tolist()]
