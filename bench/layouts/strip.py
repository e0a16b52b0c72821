"""Boxes to stripped text, as crawlers deliver it: six ways that are in use.

`lines` prints a block a line; `airy` sets paragraphs apart and prints bullets and numbers, as text
browsers do; `glued` prints alternative texts too, with nothing between what touches; `nodes` breaks
at every tag; `rows` leaves what stands in a row on one line; `titled` begins with the title.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.layouts.boxes import BLOCK, Box, Words

APART = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "figure", "blockquote")
)
Mark = tuple[int, int, str, int | None]


@dataclass(frozen=True)
class Style:
    """One way of stripping; `row` parts what stands in a row, else each is a line."""

    name: str
    gap: int = 1
    bullet: str = ""
    numbered: bool = False
    alt: bool = False
    nodes: bool = False
    row: str = ""
    title: bool = False


STYLES = (
    Style("lines"),
    Style("airy", gap=2, bullet="  * ", numbered=True),
    Style("glued", gap=2, bullet="  • ", alt=True),
    Style("nodes", nodes=True),
    Style("rows", row="   "),
    Style("titled", row=" | ", title=True),
)


@dataclass
class Stripped:
    """The text so far, and what was printed where: start, end, role, article."""

    style: Style
    tight: bool
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    pending: str = ""
    before: list[tuple[str, str]] = field(default_factory=list)

    def write(self, inner: list[Box | Words], beside: bool = False) -> None:
        """Print boxes and words; those that stand beside each other on one line, if any do."""
        for n, one in enumerate(inner):
            if n and beside and self.style.row:
                self._part(self.style.row)
            elif n and (self.style.nodes or not self.tight):
                self._break("\n" if self.style.nodes else " ")
            if isinstance(one, Words):
                self._words(one)
            else:
                self._box(one, beside and bool(self.style.row))

    def title(self, head: Words, site: str) -> None:
        """Print the title of the page: its headline and the name of the site."""
        self.write([head])
        self.text += " "
        self.write([Words("|", "separator")])
        self.text += " "
        self.write([Words(site, "outlet")])
        self._break("\n")

    def _box(self, one: Box, beside: bool) -> None:
        if one.tag in {"br", "hr"}:
            self._break("\n")
            return
        apart = one.tag in BLOCK and not beside
        gap = "\n" * (self.style.gap if one.tag in APART else 1)
        if apart:
            self._break(gap)
        listed = self._listed(one) if one.tag in {"ul", "ol"} and not one.row else None
        if listed is None:
            self.write(one.inner, one.row or beside or one.tag == "tr")
        else:
            for bullet, item in listed:
                self.before.append((bullet, "bullet"))
                self._box(item, False)
                self.before.clear()
        if apart:
            self._break(gap)

    def _listed(self, one: Box) -> Iterator[tuple[str, Box]] | None:
        items = [item for item in one.inner if isinstance(item, Box)]
        if one.tag == "ol" and self.style.numbered:
            return ((f"  {n}. ", item) for n, item in enumerate(items, 1))
        return ((self.style.bullet, item) for item in items) if self.style.bullet else None

    def _words(self, words: Words) -> None:
        if words.alt and not self.style.alt:
            return
        self._flush()
        for mark, role in self.before:
            self._print(mark, role, None)
        self.before.clear()
        self._print(words.text, words.role, words.article)

    def _print(self, words: str, role: str, article: int | None) -> None:
        start = len(self.text) + len(words) - len(words.lstrip())
        self.text += words
        self.marks.append((start, start + len(words.strip()), role, article))

    def _break(self, space: str) -> None:
        """Remember the widest space that is due before the next words."""
        if (space.count("\n"), len(space)) > (self.pending.count("\n"), len(self.pending)):
            self.pending = space

    def _part(self, between: str) -> None:
        if self.text and not self.text.endswith("\n") and "\n" not in self.pending:
            self.pending = ""
            if between.strip():
                self._print(between, "separator", None)
            else:
                self.text += between

    def _flush(self) -> None:
        if self.text:
            self.text += self.pending
        self.pending = ""
