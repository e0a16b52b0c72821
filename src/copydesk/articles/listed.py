"""Other articles that a page of HTML lists: cards, each a link that is a headline, with its lead.

Cards come in lists and are built alike, so a link counts only where another one is built like it.
The box of a card is the widest that holds its link and no other card's.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from copydesk.articles.boxes import HEADINGS, Boxes

FEWEST_WORDS, FEWEST_HEADED = (
    5,
    3,
)  # words of a link that is a headline; fewer where it is a heading
LINKED = 0.55  # share of a line that must be the link
LONGEST = 300  # characters of the longest headline
ALIKE = 2  # links of one build that make a list
MOST_LINES, MOST_TEXT = 24, 900  # lines and characters of the largest card
NEAR = 4  # lines between a headline and its repeat in one card
CONTROLS = frozenset(("nav", "footer", "menu", "form", "button", "label"))
CONTROL = re.compile(
    r"(?:^|[\s_.#=\[-])(?:nav|navbar|navigation|menu|footer|breadcrumbs?|share|sharing|social"
    r"|comments?|cookie\w*|consent|toc|table-of-contents|tags?|taglist)(?:$|[\s_\].-])",
    re.IGNORECASE,
)
LIST, MOSTLY = 5, 0.8  # cards in a text, and share of its characters in them, that make it a list
BELOW = 2  # cards at the end of a text that are none of it
NOWHERE = ("#", "javascript:", "mailto:", "tel:")


Link = tuple[int, str]
"""A line that is a link with the words of a headline, and where it leads."""


@dataclass(frozen=True)
class Card:
    """Another article: its lines, and which of them are its headline and the repeats."""

    lines: range
    titles: tuple[int, ...]


@lru_cache(maxsize=1 << 14)
def _is_control(names: str) -> bool:
    return CONTROL.search(names) is not None


def cards(boxes: Boxes, links: list[Link], taken: set[int]) -> list[Card]:
    """Return the cards of a page in order; none reaches over a line that is taken."""
    links = [(n, to) for n, to in links if n not in taken]
    builds = Counter(_build(boxes, n) for n, _ in links)
    links = [(n, to) for n, to in links if builds[_build(boxes, n)] >= ALIKE]
    walls = sorted(taken)
    found: list[Card] = []
    at = 0
    while at < len(links):
        end = at + 1
        while end < len(links) and _is_repeat(links[end - 1], links[end]):
            end += 1
        low = links[at - 1][0] if at else -1
        high = links[end][0] if end < len(links) else len(boxes.words)
        first, last = links[at][0], links[end - 1][0]
        wall = bisect_left(walls, first)
        low = max(low, walls[wall - 1]) if wall else low
        high = min(high, walls[wall]) if wall < len(walls) else high
        titles = tuple(n for n, _ in links[at:end] if n < high)
        found.append(Card(_reach(boxes, first, min(last, high - 1), low, high), titles))
        at = end
    return found


def _is_repeat(before: Link, after: Link) -> bool:
    """Say whether a link leads where the one right above it leads."""
    return before[1] == after[1] and after[0] - before[0] <= NEAR


def headlines(boxes: Boxes) -> list[Link]:
    """Return the lines that are links with the words of a headline, and where each leads."""
    control = _controls(boxes)
    found: list[Link] = []
    for element, tag in enumerate(boxes.tags):
        to = boxes.to[element]
        if tag != "a" or not to or control[element] or to.startswith(NOWHERE):
            continue
        for n in range(
            bisect_right(boxes.start, boxes.starts[element]) - 1,
            bisect_left(boxes.start, boxes.ends[element]),
        ):
            line = boxes.words[n]
            if n < 0 or len(line) > LONGEST or boxes.linked[n] < LINKED * len(line):
                continue
            least = FEWEST_HEADED if boxes.tag(n) in HEADINGS else FEWEST_WORDS
            if line.count(" ") + 1 >= least and (not found or found[-1][0] != n):
                found.append((n, to))
                break
    return sorted(found)


def _controls(boxes: Boxes) -> list[bool]:
    control: list[bool] = []
    for tag, names, parent in zip(boxes.tags, boxes.names, boxes.parents, strict=True):
        above = parent >= 0 and control[parent]
        control.append(above or tag in CONTROLS or bool(names and _is_control(names)))
    return control


def _build(boxes: Boxes, n: int) -> tuple[str, str | None]:
    box = boxes.box[n]
    return (boxes.tags[box], boxes.names[box]) if box >= 0 else ("", None)


def _reach(boxes: Boxes, first: int, last: int, low: int, high: int) -> range:
    """Return the lines of the widest box round a headline that holds no line at low or high."""
    best = range(first, last + 1)
    box = boxes.box[first]
    while box >= 0:
        lines = boxes.inside(box)
        size = boxes.ends[box] - boxes.starts[box]
        if lines.start <= low or lines.stop > high or len(lines) > MOST_LINES or size > MOST_TEXT:
            break
        if lines.stop > last:
            best = lines
        box = boxes.parents[box]
    return best


def without_cards(boxes: Boxes, links: list[Link], texts: list[int]) -> list[int]:
    """Return the lines of a text without the cards of a list below it; none if most are cards."""
    inside = {n: card.titles[0] for card in cards(boxes, links, set()) for n in card.lines}
    held = [n for n in texts if n in inside]
    size = sum(len(boxes.words[n]) for n in held)
    if size >= MOSTLY * sum(len(boxes.words[n]) for n in texts):
        return [] if len({inside[n] for n in held}) >= LIST else texts
    last = max(n for n in texts if n not in inside)
    below = {inside[n] for n in held if n > last}
    return [n for n in texts if n <= last] if len(below) >= BELOW else texts
