"""The visible text of an HTML page, one block a line, with the way back into the markup.

The tokens come from turbohtml, which tells them by the rules of the HTML standard and keeps the
source of each, so every character is traced; the elements are ours (`elements`). White space of
any sort collapses to one space (`runs`). What a browser would not show (scripts, styles, forms'
choices, what is marked as hidden) is left out; what only a style sheet hides is not known to be
hidden.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt

from copydesk.pages import elements, starts
from copydesk.pages.declared import Declared
from copydesk.pages.elements import (
    APART,
    BLOCK,
    BREAK,
    DEEPEST,
    ENDS,
    LINK,
    PARAGRAPH,
    PART,
    PRE,
    Open,
    tags,
)  # fmt: skip
from copydesk.pages.runs import LINE, SEAM, SPACE, Runs
from copydesk.pages.tokens import END, REFERENCE, START, TEXT, Token, line_starts, parts, tokens

# More elements than any page of news has; the text of those after them is still read.
MOST_ELEMENTS = 200_000
MOST_TAGS = 20_000  # that are remembered; a page of news has some 350 that differ

# Elements whose content is never shown, up to their end tag.
HIDDEN = tags(
    "script style noscript textarea select datalist iframe object svg math title "
    "canvas audio video noembed noframes"
)
# A block in one of these is not in it: browsers end it there.
FOREIGN = tags("svg math select")
BREAKS, DECLARING = tags("br hr"), tags("html base meta link")
ASIDE = elements.VOID | HIDDEN | DECLARING
BROKEN = "br", BREAK, False, False, None, None

Numbers = npt.NDArray[np.int32]


class Visible:
    """The visible text of a page (`text`), its elements, its trace and what its head declares."""

    def __init__(self, markup: str, utf8: bytes | None = None) -> None:
        """Read markup whose line ends are \\n; `utf8` are its bytes, if they are at hand."""
        self._declared = Declared()
        self._runs = Runs()
        self._open = elements.Elements()
        # Of each element that is kept: what its tag says, the element around it, and how long the
        # trace was at its start and at its end. It has text if these differ.
        self._said: list[starts.Said] = []
        self._parents: list[int] = []
        self._first: list[int] = []
        self._last: list[int] = []
        self._read(markup, line_starts(markup.encode() if utf8 is None else utf8))
        self.text = "".join(self._runs.parts)

    # A page has 3,000 tokens, and all time goes into what is done for each: one loop with what it
    # knows in local variables is faster than methods with the state in attributes (decision 0103).
    def _read(self, markup: str, lines: list[int]) -> None:  # noqa: C901
        opened, put, trace = self._open, self._runs.text, self._runs.trace
        said, parents, first, last = self._said, self._parents, self._first, self._last
        stack, beyond = opened.stack, opened.beyond
        # What start tags say, by their characters: half of them were met before on their page.
        met: dict[str, starts.Said] = {}
        recall = met.get
        gap, ended, kept = LINE, False, -1
        hiding = preformatted = paragraphs = links = 0

        def closed(ended_now: Iterable[Open]) -> None:
            """Take note that elements have ended, innermost first."""
            nonlocal gap, ended, kept, hiding, preformatted, paragraphs, links
            for _, sort, hides, own in ended_now:
                if sort == PARAGRAPH:
                    paragraphs -= 1
                elif sort == LINK:
                    links -= 1
                if hiding:
                    hiding -= hides
                    continue
                if sort >= BLOCK:
                    gap = LINE
                    preformatted -= sort == PRE
                elif sort >= APART:
                    ended = True
                if own >= 0:
                    last[own] = len(trace)
                    kept = parents[own]

        stream = tokens(markup)
        for token in stream:
            kind = token.type
            if kind is START:
                source = token.source
                says = recall(source)
                if says is None:
                    tag = token.tag
                    if tag in ASIDE:
                        says = self._aside(token, stream)
                        if says is None:
                            continue
                    else:
                        says = starts.read(tag, token.attrs)
                        if len(met) < MOST_TAGS:
                            met[source] = says
                tag, sort, keeps, hides, _, _ = says
                if sort >= BLOCK:
                    if sort == BREAK:
                        gap = LINE
                        continue
                    # What a part ends is most often not there: its wall was opened last.
                    if paragraphs or (sort == PART and stack[-1][0] not in ENDS[tag][1]):
                        closed(opened.ended_by(tag))
                    gap = LINE
                elif sort >= APART:
                    if links and sort == LINK:
                        closed(opened.ended_by(tag))
                    if ended and not gap:
                        gap = SEAM
                if len(stack) > DEEPEST:
                    beyond[tag] += 1
                    continue
                if sort == LINK:
                    links += 1
                elif sort == PARAGRAPH:
                    paragraphs += 1
                if hides:
                    hiding += 1
                elif sort == PRE and not hiding:
                    preformatted += 1
                if keeps and not hiding and (own := len(said)) < MOST_ELEMENTS:
                    stack.append((tag, sort, hides, own))
                    said.append(says)
                    parents.append(kept)
                    first.append(len(trace))
                    last.append(0)
                    kept = own
                else:
                    stack.append((tag, sort, hides, -1))
            elif kind is END:
                tag = token.tag
                if stack[-1][0] == tag and not hiding and not beyond:
                    # As `closed` does, for the commonest tag of all.
                    _, sort, _, own = stack.pop()
                    if len(stack) < opened.filed:
                        opened.forget(tag, sort)
                    if sort >= BLOCK:
                        gap = LINE
                        if sort == PARAGRAPH:
                            paragraphs -= 1
                        elif sort == PRE:
                            preformatted -= 1
                    elif sort >= APART:
                        ended = True
                        if sort == LINK:
                            links -= 1
                    if own >= 0:
                        last[own] = len(trace)
                        kept = parents[own]
                else:
                    if tag == "br" or tag == "p":
                        gap = LINE
                    closed(opened.close(tag))
            elif hiding:
                continue
            elif kind is TEXT:
                words = token.data
                if words.isspace() and not preformatted:
                    if gap < SPACE:
                        gap = SPACE
                else:
                    at = lines[token.line - 1] + token.col
                    if markup.startswith(words, at):
                        gap = put(words, at, gap, preformatted)
                    else:
                        for part, start in parts(markup, at, len(words)):
                            gap = put(part, start, gap, preformatted)
                    ended = False
            elif kind is REFERENCE:
                at = lines[token.line - 1] + token.col
                gap = self._runs.reference(token.data, at, len(token.source), gap)
                ended = False
        closed(reversed(stack))

    def _aside(self, token: Token, stream: Iterator[Token]) -> starts.Said | None:
        """Read a tag that opens nothing that is shown; return what is to be done all the same.

        An element whose content is never shown is passed over, to the tag that ends it.
        """
        while token.tag in ASIDE:
            tag = token.tag
            if tag in BREAKS:
                return BROKEN
            if tag in DECLARING:
                self._declared.head(tag, token)
                return starts.read(tag, token.attrs) if tag == "html" else None
            if tag not in HIDDEN:
                return None
            self._declared.listen(tag, token)
            after = self._skip(tag, stream)
            if after is None:
                return None
            token = after
        return starts.read(token.tag, token.attrs)

    def _skip(self, tag: str, stream: Iterator[Token]) -> Token | None:
        """Pass over an element whose content is never shown; return the start tag that ends it."""
        depth, foreign, declared = 1, tag in FOREIGN, self._declared
        for token in stream:
            kind = token.type
            if kind is END:
                depth -= token.tag == tag
                if not depth:
                    declared.close(tag)
                    return None
            elif kind is START:
                if foreign and token.tag in elements.BLOCKS:
                    return token
                depth += token.tag == tag
            elif declared.listening and (kind is TEXT or kind is REFERENCE):
                declared.hear(token.data)
        return None

    def columns(self) -> dict[str, Any]:
        """Return the columns `tree`, `trace` and `declared` of the page's row."""
        first, last, parents = map(_numbers, (self._first, self._last, self._parents))
        trace = array("i", self._runs.trace)
        runs = np.frombuffer(trace, np.int32)
        full = last > first
        place = np.cumsum(full, dtype=np.int32) - np.int32(1)
        parents = parents[full]
        said = list(compress(self._said, full.tolist()))
        return {
            "tree": {
                "parent": _array(np.where(parents < 0, parents, place[parents])),
                "tag": [says[0] for says in said],
                "names": [says[4] for says in said],
                "to": [says[5] for says in said],
                "start": _array(runs[first[full]]),
                "end": _array(runs[last[full] - 3]),
            },
            "trace": {
                "start": trace[::4], "end": trace[1::4],
                "source": trace[2::4], "source_end": trace[3::4],
            },
            "declared": self._declared.said,
        }  # fmt: skip


def _numbers(numbers: list[int]) -> Numbers:
    return np.frombuffer(array("i", numbers), np.int32)


def _array(numbers: Numbers) -> "array[int]":
    return array("i", numbers.tobytes())
