"""A wording with its words as they are compared: spans, folded forms, and what is quoted."""

import re
from functools import lru_cache
from typing import NamedTuple

from copydesk.text import QUOTES, Span, fold_word, words
from copydesk.text.marks import inside, quoted

NOTHING = "∅"
SIGNS = re.compile("[%$€£¥]")  # marks that say as much as a word


class Wording(NamedTuple):
    """A text with its words, and the marks that say which of them are quoted."""

    text: str
    spans: list[Span]
    folded: list[str]
    marks: list[Span]

    def word(self, n: int) -> str:
        """Return a word as printed."""
        start, end = self.spans[n]
        return self.text[start:end]

    def near(self, n: int, by: int) -> str | None:
        """Return the folded word so many places on, None beyond the ends."""
        return self.folded[n + by] if 0 <= n + by < len(self.folded) else None

    def opens(self, n: int) -> bool:
        """Say whether a word stands first in the sentence, or in what is quoted in it."""
        if n == 0:
            return True
        return any(mark in self.text[self.spans[n - 1][1] : self.spans[n][0]] for mark in "“«„:•")

    def span(self, start: int, end: int) -> Span:
        """Return the characters from word `start` up to word `end`; none stand behind a word."""
        if start < end:
            return self.spans[start][0], self.spans[end - 1][1]
        at = self.spans[start - 1][1] if start else 0
        return at, at

    def cut(self, start: int, end: int) -> str:
        """Return the text from word `start` up to word `end`, NOTHING if they are one."""
        if start >= end:
            return NOTHING
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def between(self, before: int) -> Span:
        """Return the characters between word `before` and the one ahead of it."""
        start = self.spans[before - 1][1] if before else 0
        return start, self.spans[before][0] if before < len(self.spans) else len(self.text)

    def gap(self, before: int, *ways: str) -> str:
        """Return the marks between word `before` and the one ahead of it.

        With one way only the quotation marks that touch the one (`tail`) or the other (`head`):
        where words beside it were changed, the rest belongs to the change.
        """
        start, end = self.between(before)
        marks = self.text[start:end].strip() if 0 < before < len(self.spans) else ""
        if len(ways) == 1:
            pieces = self.text[start:end].split() or [""]
            touches = not self.text[start:end][-1 if ways[0] == "head" else 0 :][:1].isspace()
            marks = pieces[-1 if ways[0] == "head" else 0] if touches else ""
            marks = "".join(mark for mark in marks if mark in QUOTES)
        return marks

    def quotes(self, start: int, end: int) -> bool:
        """Say whether one of the words is quoted."""
        return any(inside(self.marks, self.spans[n][0]) for n in range(start, end))


@lru_cache(maxsize=1 << 12)
def wording(text: str) -> Wording:
    """Return the text with its words; a currency or a percent sign is a word of its own."""
    spans = words(text)
    if SIGNS.search(text):
        spans = sorted({*spans, *(match.span() for match in SIGNS.finditer(text))})
    folded = [fold_word(text[a:b]) for a, b in spans]
    return Wording(text, spans, folded, quoted(text))
