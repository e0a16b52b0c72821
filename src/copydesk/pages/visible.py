"""The visible text of an HTML page, one block a line, with the way back into the markup.

The tokens come from turbohtml, which tells them by the rules of the HTML standard and keeps the
source of each, so every character is traced; the elements are ours (`elements`). White space of
any sort collapses to one space. What a browser would not show (scripts, styles, forms' choices,
what is marked as hidden) is left out; what only a style sheet hides is not known to be hidden.
"""

import re
from array import array
from functools import lru_cache
from typing import Any

from copydesk.pages.declared import Declared
from copydesk.pages.elements import BLOCK, VOID, Elements, Open, tags
from copydesk.pages.tokens import END, REFERENCE, START, TEXT, Token, line_starts, tokens

# More elements than any page of news has; the text of those after them is still read.
MOST_ELEMENTS = 200_000
LONGEST_NAMES = 300  # characters of an element's classes and other names that are kept
LONGEST_LINK = 2000

# Elements whose content is never shown, up to their end tag.
HIDDEN = tags(
    "script style noscript textarea select datalist iframe object svg math title "
    "canvas audio video noembed noframes"
)
# A block in one of these is not in it: browsers end it there.
FOREIGN = tags("svg math select")
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
ODD = re.compile(r"[^\S ]|  ")  # white space that is no single space
NAMES = {"id": "#{}"} | {
    name: f"[{name}={{}}]"
    for name in ("itemprop", "role", "rel", "property", "data-testid", "data-component")
}
NAMELESS: dict[str, str] = {}
BREAKS, DECLARING, LEADING = tags("br hr"), tags("html base meta link"), tags("a time")


class Visible:
    """The visible text of a page (`text`), its elements, its trace and what its head declares.

    `tree` has for each element [parent, tag, names, to, start, end], `trace` for each run of text
    its start and end in the text and in the markup, one number after the other.
    """

    def __init__(self, markup: str) -> None:
        """Read markup whose line ends are \\n."""
        self.tree: list[list[Any]] = []
        self.trace: list[int] = []
        self.declared = Declared()
        self._open = Elements()
        self._parts: list[str] = []
        self._size = self._hidden = self._pre = self._skipped = 0
        self._skipping = ""
        self._fresh, self._space, self._ended, self._seam = True, False, False, False
        starts = line_starts(markup)
        for token in tokens(markup):
            kind = token.type
            if self._skipping:
                self._skip(token)
            elif kind == START:
                self._start(token.tag or "", token.attrs)
            elif kind == END:
                self._end(token.tag or "")
            elif self._hidden:
                continue
            elif kind == TEXT:
                words = token.data or ""
                if words.isspace() and not self._pre:
                    self._space = True
                else:
                    self._text(words, starts[token.line - 1] + token.col)
            elif kind == REFERENCE:
                self._reference(token, starts[token.line - 1] + token.col)
        for element in reversed(self._open.stack):
            self._closed(element)
        self.text = "".join(self._parts)
        del self._parts

    def _start(self, tag: str, attributes: list[tuple[str, str]] | None) -> None:
        named = dict(reversed(attributes)) if attributes else NAMELESS
        if tag in DECLARING:
            self.declared.head(tag, named)
        if tag in VOID:
            if tag in BREAKS:
                self._break()
            return
        if tag in HIDDEN:
            self._skipping, self._skipped = tag, 1
            self.declared.listen(tag, named)
            return
        for element in self._open.ended_by(tag):
            self._closed(element)
        stack = self._open.stack
        _, hidden, kept, _ = stack[-1] if stack else ("", False, -1, -1)
        hidden = hidden or (bool(named) or tag in SHOWN_IF) and _is_hidden(tag, named)
        if tag in BLOCK:
            self._break()
        elif tag in APART:
            self._seam = self._ended
        own = -1 if hidden else self._keep(tag, named, kept)
        if self._open.push((tag, hidden, own if own >= 0 else kept, own)):
            self._hidden += hidden
            self._pre += tag == "pre" and not hidden

    def _skip(self, token: Token) -> None:
        """Pass over a token of an element whose content is never shown."""
        tag, kind = self._skipping, token.type
        if kind == END:
            self._skipped -= token.tag == tag
        elif kind == START:
            if token.tag in BLOCK and tag in FOREIGN:
                self._skipping = ""
                self._start(token.tag or "", token.attrs)
                return
            self._skipped += token.tag == tag
        elif kind in (TEXT, REFERENCE):
            self.declared.hear(token.data or "")
        if not self._skipped:
            self._skipping = ""
            self.declared.close(tag)

    def _keep(self, tag: str, named: dict[str, str], parent: int) -> int:
        """Enter an element into the tree and return its place; -1 where it says nothing."""
        names = _names(named) if named else None
        if (names is None and tag in PLAIN) or len(self.tree) >= MOST_ELEMENTS:
            return -1
        to = None
        if named and tag in LEADING:
            to = named.get("href" if tag == "a" else "datetime", "")[:LONGEST_LINK] or None
        self.tree.append([parent, tag, names, to, self._size, -1])
        return len(self.tree) - 1

    def _end(self, tag: str) -> None:
        if tag == "br" or tag == "p":
            self._break()
        for element in self._open.close(tag):
            self._closed(element)

    def _closed(self, element: Open) -> None:
        """Take note that an element has ended."""
        tag, hidden, _, own = element
        if hidden:
            self._hidden -= 1
            return
        if tag in BLOCK:
            self._break()
            self._pre -= tag == "pre"
        elif tag in APART:
            self._ended = True
        if own >= 0:
            self.tree[own][5] = self._size

    def _break(self) -> None:
        self._fresh, self._space, self._ended, self._seam = True, False, False, False

    def _text(self, words: str, source: int) -> None:
        """Add the words of a text token, each run of them with its place in the markup."""
        if self._pre and "\n" in words:
            for line in words.split("\n"):
                self._runs(line, source)
                self._break()
                source += len(line) + 1
        elif words.isspace():
            self._space = True
        elif ODD.search(words):
            self._runs(words, source)
        else:
            bare = words.lstrip(" ")
            source += len(words) - len(bare)
            self._space = self._space or len(bare) < len(words)
            ends = bare.endswith(" ")
            self._put(bare[:-1] if ends else bare, source, len(bare) - ends)
            self._space = ends

    def _reference(self, token: Token, source: int) -> None:
        words = token.data or ""
        if not words.strip():
            self._space = True
        else:
            self._put(words, source, len(token.source or ""))

    def _runs(self, words: str, source: int) -> None:
        end = 0
        for run in RUN.finditer(words):
            start = run.start()
            if start > end:
                self._space = True
            end = run.end()
            self._put(run.group(), source + start, end - start)
        if end < len(words):
            self._space = True

    def _put(self, words: str, source: int, length: int) -> None:
        """Add words without white space at either end, which stand here in the markup."""
        size = self._size
        if self._fresh:
            if size:
                self._parts.append("\n")
                size += 1
        elif self._space or (self._seam and self._would_glue(words)):
            self._parts.append(" ")
            size += 1
        self._fresh = self._space = self._ended = self._seam = False
        end = size + len(words)
        self.trace += (size, end, source, source + length)
        self._parts.append(words)
        self._size = end

    def _would_glue(self, words: str) -> bool:
        """Say whether words would grow together; a letter alone is set in a style of its own."""
        before = self._parts[-1]
        return len(before) > 1 and before[-1].isalnum() and words[0].isalnum()


def _is_hidden(tag: str, named: dict[str, str]) -> bool:
    if tag in SHOWN_IF:
        return SHOWN_IF[tag] not in named
    if "hidden" in named and named["hidden"].lower() != "until-found":
        return True
    return "style" in named and HIDING.search(named["style"]) is not None


def _names(named: dict[str, str]) -> str | None:
    """Return an element's names as a style sheet would write them: `.story #main [role=main]`."""
    names = _classes(named["class"]) if "class" in named else ""
    for key in named:
        if key in NAMES and named[key]:
            names += " " + NAMES[key].format(named[key])
    return names.lstrip()[:LONGEST_NAMES] or None


@lru_cache(maxsize=1 << 14)
def _classes(names: str) -> str:
    return " ".join(["." + name for name in names.split()])


def columns(page: Visible) -> dict[str, Any]:
    """Return the columns `tree`, `trace` and `declared` of a page's row."""
    text = page.text
    place: list[int] = []
    kept: list[tuple[int, str, str | None, str | None, int, int]] = []
    for parent, tag, names, to, start, end in page.tree:
        # A separator stands before the first character of what was opened behind it.
        start += start < end and text[start].isspace()
        if end > start:
            place.append(len(kept))
            kept.append((place[parent] if parent >= 0 else -1, tag, names, to, start, end))
        else:
            place.append(-1)
    lists = list(zip(*kept, strict=True)) or [()] * 6
    parents, tag, names, to, start, end = lists
    runs = array("i", page.trace)
    return {
        "tree": {
            "parent": array("i", parents), "tag": list(tag), "names": list(names),
            "to": list(to), "start": array("i", start), "end": array("i", end),
        },
        "trace": {
            "start": runs[::4], "end": runs[1::4], "source": runs[2::4], "source_end": runs[3::4],
        },
        "declared": page.declared.said,
    }  # fmt: skip
