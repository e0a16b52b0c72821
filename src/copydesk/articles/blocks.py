"""Lines and paragraphs of a stripped page.

A line is a block, but for text that was wrapped to a width: there a paragraph goes over
several lines. Wrapping shows: a line ends where the next line's first word would no longer
have fitted. Nothing else joins lines, so that a list of headlines stays a list.
"""

from copydesk.text import Span

# Widths at which mail, wire and terminal text is wrapped; longer lines mean no wrapping.
NARROW, WIDE = 40, 110
# Share of a page's line breaks that must be forced by the width, and how many there must be.
# Not measured: above one half, since a paragraph of three lines has one break that is free.
FORCED = 0.6
FEWEST = 3


def blocks(text: str) -> list[tuple[Span, ...]]:
    """Return the blocks of a page, in order; each is the spans of its lines, trimmed."""
    lines = trimmed_lines(text)
    width = max((end - start for start, end in lines), default=0)
    neighbours = [text.count("\n", a[1], b[0]) == 1 for a, b in zip(lines, lines[1:], strict=False)]
    forced = [
        near and _forced(text, a, b, width)
        for near, a, b in zip(neighbours, lines, lines[1:], strict=False)
    ]
    if not (NARROW <= width <= WIDE and _wrapped(text, lines, neighbours, forced)):
        return [(line,) for line in lines]
    found: list[list[Span]] = []
    for line, joined in zip(lines, [False, *forced], strict=False):
        if joined:
            found[-1].append(line)
        else:
            found.append([line])
    return [tuple(block) for block in found]


def trimmed_lines(text: str) -> list[Span]:
    """Return the span of each line that has a visible character, without white space round it."""
    found = []
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            found.append((first, first + len(bare)))
        start = stop + 1
    return found


def _forced(text: str, line: Span, after: Span, width: int) -> bool:
    """Say whether the next line's first word would not have fitted on this line."""
    word = text[after[0] : after[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _wrapped(text: str, lines: list[Span], near: list[bool], forced: list[bool]) -> bool:
    """Say whether the page's lines were wrapped: most breaks forced, and inside sentences."""
    breaks = [n for n, joined in enumerate(forced) if joined]
    if len(breaks) < FEWEST or len(breaks) < FORCED * sum(near):
        return False
    inside = sum(text[lines[n][1] - 1] not in ".!?:؟。" for n in breaks)
    return inside >= FORCED * len(breaks)
