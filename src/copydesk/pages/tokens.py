"""The tokens of HTML and where each stands: all that this room asks of a parser.

turbohtml tokenizes by the HTML standard, in C, in linear time and without nesting, and knows line
and column of each token. Another parser takes its place here, if it passes
tests/pages/test_visible.py.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Protocol

TEXT, START, END, REFERENCE = 0, 1, 2, 5


class Token(Protocol):
    """A text, a tag or a character reference. What has no `tag` or `attrs` has None there."""

    @property
    def type(self) -> int:
        """TEXT, START, END, REFERENCE, or another number for what is not shown."""

    @property
    def data(self) -> str | None:
        """The text, or the characters that a reference stands for."""

    @property
    def source(self) -> str | None:
        """The characters in the markup; None of a text, which stands there as it is."""

    @property
    def tag(self) -> str | None:
        """The tag, in small letters."""

    @property
    def attrs(self) -> list[tuple[str, str]] | None:
        """The attributes of a start tag, in their order, and all of those that come twice."""

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
    from turbohtml import tokenize

    return tokenize(markup, resolve_references=False, capture_source=True)


def line_starts(markup: str) -> list[int]:
    """Return the offset at which each line begins; plus its column, that of a token."""
    return [0, *accumulate(len(line) + 1 for line in markup.split("\n"))]
