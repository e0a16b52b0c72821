"""The visible text of an HTML page, one block a line, with the way back into the markup.

The tokens come from turbohtml, which tells them by the rules of the HTML standard and keeps the
source of each, so every character is traced; the elements are ours (`elements`). White space of
any sort collapses to one space. What a browser would not show (scripts, styles, forms' choices,
what is marked as hidden) is left out; what only a style sheet hides is not known to be hidden.
"""

import re
from array import array
from dataclasses import dataclass, field
from typing import Any

from copydesk.pages.declared import Declared
from copydesk.pages.elements import BLOCK, VOID, Elements, Open, tags
from copydesk.pages.tokens import END, START, TEXT, tokens

# More elements than any page of news has; the text of those after them is still read.
MOST_ELEMENTS = 200_000
LONGEST_NAMES = 300  # characters of an element's classes and other names that are kept
LONGEST_LINK = 2000

HIDDEN = tags(
    "script style noscript textarea select datalist option iframe object svg math title "
    "canvas audio video noembed noframes"
)
SHOWN_IF = {"template": "shadowrootmode", "dialog": "open"}  # the attribute that shows them
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Elements that only shape words; without a name of their own they say nothing of a page's parts.
PLAIN = tags(
    "abbr acronym b bdi bdo big code data del dfn em font i ins kbd mark nobr q s samp small span "
    "strike strong sub sup tt u var wbr"
)
# Two of these that touch are set apart by a style sheet: a name and an age, two links of a menu.
APART = tags("a button cite label span time")
RUN = re.compile(r"\S+(?: \S+)*")
NAMES = {"id": "#{}"} | {
    name: f"[{name}={{}}]"
    for name in ("itemprop", "role", "rel", "property", "data-testid", "data-component")
}
NAMELESS: dict[str, str] = {}
BREAKS, DECLARING, LEADING = tags("br hr"), tags("html meta link"), tags("a time")


def _numbers() -> "array[int]":
    return array("i")


@dataclass
class Tree:
    """The elements that hold visible text, outermost first; `parent` is -1 where there is none."""

    parent: "array[int]" = field(default_factory=_numbers)
    tag: list[str] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    to: list[str | None] = field(default_factory=list)
    start: "array[int]" = field(default_factory=_numbers)
    end: "array[int]" = field(default_factory=_numbers)


@dataclass
class Trace:
    """Runs of text and where they stand in the markup. What lies between runs is white space.

    Where both sides are equally long, the characters are the same; else a character reference
    (`&amp;`) stands in the markup.
    """

    start: "array[int]" = field(default_factory=_numbers)
    end: "array[int]" = field(default_factory=_numbers)
    source: "array[int]" = field(default_factory=_numbers)
    source_end: "array[int]" = field(default_factory=_numbers)

    def add(self, start: int, end: int, source: int, source_end: int) -> None:
        """Add a run; one that goes on where the last one ended lengthens it."""
        last = len(self.end) - 1
        if (
            last >= 0
            and self.end[last] == start
            and self.source_end[last] == source
            and end - start == source_end - source
            and start - self.start[last] == source - self.source[last]
        ):
            self.end[last], self.source_end[last] = end, source_end
            return
        self.start.append(start)
        self.end.append(end)
        self.source.append(source)
        self.source_end.append(source_end)


class Visible:
    """The visible text of a page (`text`), its elements, its trace and what its head declares."""

    def __init__(self, markup: str) -> None:
        """Read markup whose line ends are \\n."""
        self.tree, self.trace, self.declared = Tree(), Trace(), Declared()
        self._open = Elements()
        self._parts: list[str] = []
        self._size = 0
        self._fresh, self._space, self._ended, self._seam = True, False, False, False
        self._hidden = self._pre = 0
        for kind, words, at, more in tokens(markup):
            if kind == START:
                self._start(words, more)
            elif kind == END:
                self._end(words)
            elif self._hidden:
                self.declared.hear(words)
            elif words.isspace() and not self._pre:
                self._space = True
            elif kind == TEXT:
                self._text(words, at)
            else:
                self._put(words, at, more)
        for element in reversed(self._open.stack):
            self._closed(element)
        self.text = "".join(self._parts)
        del self._parts

    def _start(self, tag: str, attributes: list[tuple[str, str]]) -> None:
        named = dict(reversed(attributes)) if attributes else NAMELESS
        if tag in DECLARING:
            self.declared.head(tag, named)
        if tag in VOID:
            if tag in BREAKS:
                self._break()
            return
        for element in self._open.ended_by(tag):
            self._closed(element)
        stack = self._open.stack
        hidden, kept = (stack[-1].hidden, stack[-1].kept) if stack else (False, -1)
        hidden = hidden or _is_hidden(tag, named)
        if tag in BLOCK:
            self._break()
        elif tag in APART:
            self._seam = self._ended
        own = -1 if hidden else self._keep(tag, named, kept)
        if self._open.push(Open(tag, hidden, own if own >= 0 else kept, own)):
            self._pre += tag == "pre" and not hidden
            self._hidden += hidden
            if hidden:
                self.declared.listen(tag, named, outermost=self._hidden == 1)

    def _keep(self, tag: str, named: dict[str, str], parent: int) -> int:
        """Enter an element into the tree and return its place; -1 where it says nothing."""
        names = _names(named) if named else None
        tree = self.tree
        if (names is None and tag in PLAIN) or len(tree.tag) >= MOST_ELEMENTS:
            return -1
        to = None
        if tag in LEADING:
            to = named.get("href" if tag == "a" else "datetime")
        tree.parent.append(parent)
        tree.tag.append(tag)
        tree.names.append(names)
        tree.to.append(to[:LONGEST_LINK] if to else None)
        tree.start.append(self._size)
        tree.end.append(-1)
        return len(tree.tag) - 1

    def _end(self, tag: str) -> None:
        if tag == "br" or tag == "p":
            self._break()
        for element in self._open.close(tag):
            self._closed(element)

    def _closed(self, element: Open) -> None:
        """Take note that an element has ended."""
        tag = element.tag
        if element.hidden:
            self._hidden -= 1
            self.declared.close(tag)
            return
        if tag in BLOCK:
            self._break()
            self._pre -= tag == "pre"
        elif tag in APART:
            self._ended = True
        if element.own >= 0:
            self.tree.end[element.own] = self._size

    def _break(self) -> None:
        self._fresh, self._space, self._ended, self._seam = True, False, False, False

    def _text(self, words: str, source: int) -> None:
        """Add the words of a text token, each run of them with its place in the markup."""
        if self._pre and "\n" in words:
            for line in words.split("\n"):
                self._text_line(line, source)
                self._break()
                source += len(line) + 1
            return
        self._text_line(words, source)

    def _text_line(self, words: str, source: int) -> None:
        end = 0
        for run in RUN.finditer(words):
            if run.start() > end:
                self._space = True
            self._put(run.group(), source + run.start(), run.end() - run.start())
            end = run.end()
        if end < len(words):
            self._space = True

    def _put(self, words: str, source: int, length: int) -> None:
        """Add words without white space at either end, which stand here in the markup."""
        if self._fresh:
            if self._size:
                self._parts.append("\n")
                self._size += 1
        elif self._space or (self._seam and self._would_glue(words)):
            self._parts.append(" ")
            self._size += 1
        self._fresh = self._space = self._ended = self._seam = False
        end = self._size + len(words)
        self.trace.add(self._size, end, source, source + length)
        self._parts.append(words)
        self._size = end

    def _would_glue(self, words: str) -> bool:
        """Say whether words would grow together; a letter alone is set in a style of its own."""
        before = self._parts[-1]
        return len(before) > 1 and before[-1].isalnum() and words[0].isalnum()


def _is_hidden(tag: str, named: dict[str, str]) -> bool:
    if tag in HIDDEN:
        return True
    if tag in SHOWN_IF:
        return SHOWN_IF[tag] not in named
    if not named:
        return False
    if "hidden" in named and named["hidden"].lower() != "until-found":
        return True
    return "style" in named and HIDING.search(named["style"]) is not None


def _names(named: dict[str, str]) -> str | None:
    """Return an element's names as a style sheet would write them: `.story #main [role=main]`."""
    found = ["." + name for name in named["class"].split()] if "class" in named else []
    for key in named.keys() & NAMES.keys():
        if named[key]:
            found.append(NAMES[key].format(named[key]))
    return " ".join(sorted(found))[:LONGEST_NAMES] or None


def columns(page: Visible) -> dict[str, Any]:
    """Return the columns `tree`, `trace` and `declared` of a page's row."""
    tree, trace = page.tree, page.trace
    # A separator stands before the first character of what was opened behind it.
    start = [
        s + (s < e and page.text[s].isspace()) for s, e in zip(tree.start, tree.end, strict=True)
    ]
    place, kept = {-1: -1}, list[int]()
    for n, (first, end) in enumerate(zip(start, tree.end, strict=True)):
        if end > first:
            place[n] = len(kept)
            kept.append(n)
    return {
        "tree": {
            "parent": array("i", (place[tree.parent[n]] for n in kept)),
            "tag": [tree.tag[n] for n in kept], "names": [tree.names[n] for n in kept],
            "to": [tree.to[n] for n in kept],
            "start": array("i", (start[n] for n in kept)),
            "end": array("i", (tree.end[n] for n in kept)),
        },
        "trace": {
            "start": trace.start, "end": trace.end,
            "source": trace.source, "source_end": trace.source_end,
        },
        "declared": page.declared.said,
    }  # fmt: skip
