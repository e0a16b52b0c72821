"""A page of HTML as lines in boxes: which element holds each line, and how much of it is a link.

A box is an element that sets its text apart; elements that only shape words are none. Everything
is kept as lists of one length (a line's number, an element's number), since a page has hundreds of
each and a crawl has millions of pages.
"""

from itertools import accumulate
from typing import Any

import numpy as np

from copydesk.articles import names

# These shape words or mark a few of them; a line that lies in one lies in the box around it.
INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "font", "i", "label", "mark", "q", "small", "span",
     "strong", "sub", "sup", "time", "u")
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SENTENCE = 40  # characters of the shortest line that counts as a sentence
LINKED = 0.4  # share of a line that may be links before it is no sentence
STOPS = (".", "!", "?", '"', "'", "”", "’", ":", "…", ")", "。", "؟")


class Boxes:
    """The lines of a page and its elements; `tree` is the column of that name in `pages`.

    Of each line: `start`, `stop`, `words`, `box` (the innermost box that holds all of it, or -1)
    and `linked` (how many of its characters are links). Of each element: `tags`, `names`, `traits`,
    `parents`, `starts`, `ends`, `to`, and the lines that begin in it, from `low` to before `high`.
    `sentences` are the lines that are long enough, end as a sentence does and are no links, `links`
    the elements that are links.
    """

    def __init__(self, text: str, tree: dict[str, list[Any]]) -> None:
        """Lay the lines of the text into the elements of the tree."""
        self.text = text
        self.tags: list[str] = tree["tag"]
        self.names: list[str | None] = tree["names"]
        self.parents: list[int] = tree["parent"]
        self.starts: list[int] = tree["start"]
        self.ends: list[int] = tree["end"]
        self.to: list[str | None] = tree["to"]
        self.start: list[int] = []
        self.words: list[str] = []
        at = 0
        for line in text.split("\n"):
            if line and not line.isspace():
                self.start.append(at)
                self.words.append(line)
            at += len(line) + 1
        self.stop = [at + len(line) for at, line in zip(self.start, self.words, strict=True)]
        self.low, self.high = self._inside()
        self.box = self._boxes()
        self.traits = [
            names.NAMELESS if tag in INLINE else names.read(name)
            for tag, name in zip(self.tags, self.names, strict=True)
        ]
        self.links = [element for element, tag in enumerate(self.tags) if tag == "a"]
        self.linked = self._links()
        self.sentences = [
            n
            for n, line in enumerate(self.words)
            if len(line) >= SENTENCE
            and line.endswith(STOPS)
            and self.linked[n] <= LINKED * len(line)
        ]

    def _inside(self) -> tuple[list[int], list[int]]:
        """Return of each element the first line that begins in it, and the first behind it."""
        lines = np.array(self.start, dtype=np.int64)
        low = np.searchsorted(lines, np.array(self.starts, dtype=np.int64))
        high = np.searchsorted(lines, np.array(self.ends, dtype=np.int64))
        return low.tolist(), np.maximum(low, high).tolist()

    def _boxes(self) -> list[int]:
        """Return the innermost box that holds all of each line; inner ones stand behind outer."""
        box = [-1] * len(self.start)
        stop = self.stop
        for element, (tag, low, high) in enumerate(
            zip(self.tags, self.low, self.high, strict=True)
        ):
            if low == high or tag in INLINE:
                continue
            if stop[high - 1] > self.ends[element]:
                high -= 1
            if low + 1 == high:
                box[low] = element
            else:
                box[low:high] = [element] * (high - low)
        return box

    def _links(self) -> list[int]:
        """Return how many characters of each line are links."""
        linked = [0] * len(self.start)
        last = len(linked)
        for element in self.links:
            start, end = self.starts[element], self.ends[element]
            n = self.low[element]
            if n == last or self.start[n] > start:
                n -= 1
            while 0 <= n < last and self.start[n] < end:
                linked[n] += max(0, min(end, self.stop[n]) - max(start, self.start[n]))
                n += 1
        return linked

    def end(self, n: int) -> int:
        """Return where a line ends."""
        return self.stop[n]

    def tag(self, n: int) -> str:
        """Return the tag of the box that holds a line; empty where none does."""
        return self.tags[self.box[n]] if self.box[n] >= 0 else ""

    def inside(self, element: int) -> range:
        """Return the lines that begin in an element."""
        return range(self.low[element], self.high[element])

    def held(self, element: int) -> range:
        """Return the lines that lie in an element with all their characters."""
        low, high = self.low[element], self.high[element]
        if high > low and self.stop[high - 1] > self.ends[element]:
            high -= 1
        return range(low, high)

    def sizes(self, lines: list[int]) -> list[int]:
        """Return for each line how many characters those of some lines before it have."""
        sizes = [0] * (len(self.words) + 1)
        for n in lines:
            sizes[n + 1] = len(self.words[n])
        return list(accumulate(sizes))

    def around(self, n: int) -> list[int]:
        """Return the boxes around a line, innermost first."""
        found, box = [], self.box[n]
        while box >= 0:
            found.append(box)
            box = self.parents[box]
        return found
