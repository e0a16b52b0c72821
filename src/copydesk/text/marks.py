"""Find the words that stand inside quotation marks.

Two reporters can hear the same sentence, so what is quoted proves no copying. A quotation
may run over several sentences; a mark that never closes reaches to the end of its line.
"""

import re
from bisect import bisect_left, bisect_right

from copydesk.text import Span

try:
    from copydesk.text import compiled_marks as compiled
except ImportError:  # installed where there is no C compiler
    compiled = None  # type: ignore[assignment]

# Quotations longer than this are marks gone astray, not speech.
LONGEST = 1_500
PAIRS = {
    "“": "”",
    "„": "”“",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’",
    '"': '"',
    "'": "'",
}
MARK = re.compile("[\"'“”„«»‹›「」『』‘’]")
# A mark that may open a quotation: an apostrophe in a word or behind one does not.
OPENER = re.compile("[“„«‹「『]|(?<![^\\W_])(?<![.,!?;])[\"'‘]")
# An apostrophe (it's, the ministers' car) is told from a closing mark by what touches it.
BEFORE_CLOSING = re.compile(r"[.,!?;…%)\w]")


def quoted(text: str) -> list[Span]:
    """Return the spans between quotation marks, marks left out, in order.

    >>> text = "He's 'ready to go,' the ministers' aide said. “Now!”"
    >>> [text[start:end] for start, end in quoted(text)]
    ['ready to go,', 'Now!']
    """
    return quotations(text)[0]


def quotations(text: str) -> tuple[list[Span], bool]:
    """Return what `quoted` does, and whether every quotation that opens surely ends in the text.

    >>> quotations("“Now!” he said."), quotations("“Now. It is time.")
    (([(1, 5)], True), ([(1, 17)], False))
    """
    if compiled is not None:
        return compiled.quotations(text)
    if not OPENER.search(text):
        return [], True
    marks = [match.start() for match in MARK.finditer(text)]
    found: list[Span] = []
    closed = True
    n = 0
    while n < len(marks):
        start = marks[n]
        n += 1
        if not _opens(text, start):
            continue
        end, n = _end(text, marks, n, start)
        if end > start + 1:
            found.append((start + 1, end))
        closed = closed and start < end < len(text) and _ends_surely(text, start, end)
    return found, closed


def _ends_surely(text: str, start: int, end: int) -> bool:
    mark = text[end]
    possessive = mark in "'’" and text[end - 1] in "sS"
    return mark in PAIRS[text[start]] and _closes(text, end) and not possessive


def inside(spans: list[Span], at: int) -> bool:
    """Say whether the character at this offset lies in one of the spans, which are in order."""
    n = bisect_right(spans, (at, 1 << 62)) - 1
    return n >= 0 and spans[n][0] <= at < spans[n][1]


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in PAIRS:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "«‹「『":
        return True  # French puts a space inside the marks
    if not after or after.isspace():
        return False
    return mark not in "\"'‘" or not before or not (before.isalnum() or before in ".,!?;")


def _end(text: str, marks: list[int], n: int, start: int) -> tuple[int, int]:
    """Return where the quotation that opens at `start` ends, and the mark to go on from."""
    closing, stop = PAIRS[text[start]], text.find("\n", start, start + LONGEST)
    stop = min(len(text), start + LONGEST) if stop < 0 else stop
    fallback = None
    for m in range(n, len(marks)):
        at = marks[m]
        if at >= stop:
            break
        if text[at] in closing and _closes(text, at):
            if closing not in "'’" or text[at - 1] not in "sS":
                return at, m + 1
            fallback = fallback or (at, m + 1)  # may be a possessive: look for a better one
        elif text[at] == text[start] and _opens(text, at):
            # Each paragraph of a long quotation opens anew.
            return fallback or ((at, m) if closing != text[at] else (start, m))
    if fallback:
        return fallback
    if text[start] in "\"'‘":
        return start, n
    return stop, bisect_left(marks, stop)


def _closes(text: str, at: int) -> bool:
    if text[at] not in "\"'’":
        return True
    after = text[at + 1 : at + 2]
    return bool(BEFORE_CLOSING.match(text, at - 1)) and not after.isalnum()
