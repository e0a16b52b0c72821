"""The words of a page put one after the other, one block a line, and where each run came from.

White space of any sort collapses to one space. What stands before the next words (a gap) is known
by whoever reads the page, and is told with them.
"""

import re

RUN = re.compile(r"\S+(?: \S+)*")
ODD = re.compile(r"[^\S ]|  ")  # white space that is no single space

# What stands before the next words: nothing; a space if else they would grow together; a space; a
# line's end.
NOTHING, SEAM, SPACE, LINE = range(4)


class Runs:
    """The words so far (`parts`), and of each run of them its start and end here and in the markup.

    These are in `trace`, one number after the other. Each method returns the gap after the words.
    """

    def __init__(self) -> None:
        """Start without words."""
        self.parts: list[str] = []
        self.trace: list[int] = []
        self._size = 0

    def text(self, words: str, source: int, gap: int, preformatted: int) -> int:
        """Add the words of a text, which stands here in the markup."""
        # What is printable has no white space but spaces.
        if not words.isprintable() or "  " in words:
            if preformatted and "\n" in words:
                return self._lines(words, source, gap)
            if ODD.search(words):
                return self._spread(words, source, gap)
        if words[0] == " ":
            if words == " ":
                return max(gap, SPACE)
            words = words[1:]
            source += 1
            gap = max(gap, SPACE)
        after = NOTHING
        if words[-1] == " ":
            words = words[:-1]
            after = SPACE
        self._put(words, source, len(words), gap)
        return after

    def reference(self, words: str, source: int, length: int, gap: int) -> int:
        """Add what a character reference of this length stands for."""
        if not words.strip():
            return max(gap, SPACE)
        self._put(words, source, length, gap)
        return NOTHING

    def _lines(self, words: str, source: int, gap: int) -> int:
        """Add preformatted text, whose lines end where they end in the markup."""
        for line in words.split("\n"):
            self._spread(line, source, gap)
            gap = LINE
            source += len(line) + 1
        return gap

    def _spread(self, words: str, source: int, gap: int) -> int:
        """Add text with white space of any sort in it, as runs."""
        end = 0
        for run in RUN.finditer(words):
            start = run.start()
            if start > end:
                gap = max(gap, SPACE)
            end = run.end()
            self._put(run.group(), source + start, end - start, gap)
            gap = NOTHING
        return max(gap, SPACE) if end < len(words) else gap

    def _put(self, words: str, source: int, length: int, gap: int) -> None:
        """Add words without white space at either end."""
        size, parts = self._size, self.parts
        if gap == LINE:
            if size:
                parts.append("\n")
                size += 1
        elif gap == SPACE or (gap == SEAM and self._would_glue(words)):
            parts.append(" ")
            size += 1
        self._size = end = size + len(words)
        self.trace += (size, end, source, source + length)
        parts.append(words)

    def _would_glue(self, words: str) -> bool:
        """Say whether words would grow together; a letter alone is set in a style of its own."""
        before = self.parts[-1]
        return len(before) > 1 and before[-1].isalnum() and words[0].isalnum()
