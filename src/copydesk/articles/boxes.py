"""A page of HTML as lines in boxes: which element holds each line, and how much of it is a link.

A box is an element that sets its text apart; elements that only shape words are none. Everything
is kept as lists of one length (a line's number, an element's number), since a page has hundreds of
each and a crawl has millions of pages.
"""

from bisect import bisect_left
from typing import Any

# These shape words or mark a few of them; a line that lies in one lies in the box around it.
INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "font", "i", "label", "mark", "q", "small", "span",
     "strong", "sub", "sup", "time", "u")
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Boxes:
    """The lines of a page and its elements; `tree` is the column of that name in `pages`.

    Of each line: `start`, `words`, `box` (the innermost box that holds all of it, or -1) and
    `linked` (how many of its characters are links). Of each element: `tags`, `names`, `parents`,
    `starts`, `ends`, `to`.
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
        self.linked = [0] * len(self.start)
        self.box = [-1] * len(self.start)
        self._lay()

    def _lay(self) -> None:
        """Find the box of each line, and add up its links."""
        starts, ends, tags, parents = self.starts, self.ends, self.tags, self.parents
        element, last, around = 0, len(starts), -1
        for n, start in enumerate(self.start):
            end = start + len(self.words[n])
            while element < last and starts[element] < end:
                if tags[element] == "a":
                    self._link(n, starts[element], ends[element])
                around = element
                element += 1
            box = around
            while box >= 0 and (starts[box] > start or ends[box] < end or tags[box] in INLINE):
                box = parents[box]
            self.box[n] = box

    def _link(self, n: int, start: int, end: int) -> None:
        while n < len(self.start) and self.start[n] < end:
            at = self.start[n]
            self.linked[n] += max(0, min(end, at + len(self.words[n])) - max(start, at))
            n += 1

    def end(self, n: int) -> int:
        """Return where a line ends."""
        return self.start[n] + len(self.words[n])

    def tag(self, n: int) -> str:
        """Return the tag of the box that holds a line; empty where none does."""
        return self.tags[self.box[n]] if self.box[n] >= 0 else ""

    def inside(self, element: int) -> range:
        """Return the lines that begin in an element."""
        return range(
            bisect_left(self.start, self.starts[element]),
            bisect_left(self.start, self.ends[element]),
        )

    def around(self, n: int) -> list[int]:
        """Return the boxes around a line, innermost first."""
        found, box = [], self.box[n]
        while box >= 0:
            found.append(box)
            box = self.parents[box]
        return found
