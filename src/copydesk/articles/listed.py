"""Other articles that a page of HTML lists: cards, each a link that is a headline, with its lead.

Cards come in lists and are built alike, so a link counts only where another one is built like it.
The box of a card is the widest that holds its link and no other card's.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.articles.boxes import HEADINGS, Boxes

FEWEST_WORDS, FEWEST_HEADED = (
    5,
    3,
)  # words of a link that is a headline; fewer where it is a heading
LINKED = 0.55  # share of a line that must be the link
LONGEST = 300  # characters of the longest headline
ALIKE = 2  # links of one build that make a list
MOST_LINES, MOST_TEXT = 24, 1400  # lines and characters of the largest card
NEAR = 4  # lines between a headline and its repeat in one card
CONTROLS = frozenset(("nav", "footer", "menu", "form", "button", "label"))
NEVER = frozenset(("html", "body", "main", "article", "li", "a"))
WHOLE = 0.4  # share of a page's characters that no menu has
SHORTEST = 4  # characters of the shortest title
FEWEST_LIKE, LIKE = 2, 0.3  # words of a short headline, and share of its like that are long
MANY = 3  # links of one build that make a list though they are short, or stand in a menu
LINKED_HEADING = 0.45
LIST, MOSTLY = 5, 0.8  # cards in a text, and share of its characters in them, that make it a list
BELOW = 2  # cards at the end of a text that are none of it
IDLE = 20  # the same, below which they are not looked at one by one
LONG = 35  # characters that the links of a menu have on average if they are headlines
FILES = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".jpg", ".jpeg", ".png", ".gif")
NOWHERE = ("#", "javascript:", "mailto:", "tel:")


Build = tuple[str, str | None]
"""Tag and names of the box of a line."""


class Link(NamedTuple):
    """A line that is a link with the words of a headline, where it leads, and its characters."""

    line: int
    to: str
    start: int
    end: int


class Headlines(NamedTuple):
    """The links of a page that are headlines, in its order.

    `titles` are short ones that only their boxes call so; they count where a page only lists.
    """

    sure: list[Link]
    titles: list[Link]

    def all(self) -> list[Link]:
        """Return all of them, in the order of the page."""
        return sorted(self.sure + self.titles)


@dataclass(frozen=True)
class Card:
    """Another article: its lines, and which of them are its headline and the repeats."""

    lines: range
    titles: tuple[Link, ...]


def cards(boxes: Boxes, links: list[Link], taken: set[int]) -> list[Card]:
    """Return the cards of a page in order; none reaches over a line that is taken."""
    links = [link for link in links if link.line not in taken]
    builds = Counter(_build(boxes, link.line) for link in links)
    links = [link for link in links if builds[_build(boxes, link.line)] >= ALIKE]
    walls = sorted(taken)
    found: list[Card] = []
    at = 0
    while at < len(links):
        end = at + 1
        while end < len(links) and _is_repeat(links[end - 1], links[end]):
            end += 1
        low = links[at - 1].line if at else -1
        high = links[end].line if end < len(links) else len(boxes.words)
        first, last = links[at].line, links[end - 1].line
        wall = bisect_left(walls, first)
        low = max(low, walls[wall - 1]) if wall else low
        high = min(high, walls[wall]) if wall < len(walls) else high
        titles = tuple(link for link in links[at:end] if link.line < high)
        found.append(Card(_reach(boxes, first, min(last, high - 1), low, high), titles))
        at = end
    return found


def _is_repeat(before: Link, after: Link) -> bool:
    """Say whether a link leads where the one right above it leads."""
    return before.to == after.to and after.line - before.line <= NEAR


def headlines(boxes: Boxes) -> Headlines:
    """Return the links that have the words of a headline, and those that are named a title."""
    found: dict[int, Link] = {}
    short: list[Link] = []
    menus: defaultdict[int, list[Link]] = defaultdict(list)
    control = _controls(boxes)
    idle = _idle(boxes, control)
    for element, menu in zip(boxes.links, control, strict=True):
        to = boxes.to[element]
        if menu in idle or not to or not _is_page(to):
            continue
        link = _link(boxes, element, to)
        if link is None or link.line in found:
            continue
        size = boxes.text.count(" ", link.start, link.end) + 1
        if menu >= 0:
            menus[menu].append(link)
        elif size >= (FEWEST_HEADED if boxes.tag(link.line) in HEADINGS else FEWEST_WORDS):
            found[link.line] = link
        elif link.end - link.start >= SHORTEST:
            short.append(link)
    for listed in menus.values():
        if _lists_headlines(listed):
            found |= {link.line: link for link in listed}
    builds = Counter(_build(boxes, n) for n in found)
    others = Counter(_build(boxes, link.line) for link in short)
    like = [link for link in short if _is_like(boxes, link, builds, others)]
    named = [link for link in short if link not in like and _is_title(boxes, link.line)]
    builds = Counter(_build(boxes, link.line) for link in named)
    titles = [link for link in named if builds[_build(boxes, link.line)] >= MANY]
    return Headlines(sorted([*found.values(), *like]), titles)


def _idle(boxes: Boxes, control: list[int]) -> set[int]:
    """Return the menus whose links are too few or too short to be headlines."""
    held: defaultdict[int, list[int]] = defaultdict(list)
    for element, menu in zip(boxes.links, control, strict=True):
        if menu >= 0:
            held[menu].append(min(boxes.ends[element] - boxes.starts[element], LONGEST))
    return {
        menu for menu, sizes in held.items() if len(sizes) < MANY or sum(sizes) < IDLE * len(sizes)
    }


def _is_page(to: str) -> bool:
    """Say whether a link may lead to an article: to no place in a page, and to no file."""
    if to.startswith(NOWHERE) or to[-5:].lower().endswith(FILES):
        return False
    return "#" not in to or "#!" in to


def _is_like(boxes: Boxes, link: Link, builds: Counter[Build], others: Counter[Build]) -> bool:
    """Say whether a short line stands in a box built like those of headlines, with a name."""
    build = _build(boxes, link.line)
    if not build[1] or boxes.text.count(" ", link.start, link.end) + 1 < FEWEST_LIKE:
        return False
    return builds[build] >= max(MANY, LIKE * (builds[build] + others[build]))


def _link(boxes: Boxes, element: int, to: str) -> Link | None:
    """Return the line that is mostly one link, of several the first that has words enough."""
    start, end = boxes.starts[element], boxes.ends[element]
    first, last = boxes.low[element], boxes.high[element]
    if first == len(boxes.start) or boxes.start[first] > start:
        first -= 1
    best, most = None, 0
    for n in range(max(first, 0), last):
        line, at = boxes.words[n], boxes.start[n]
        low, high = max(start, at), min(end, boxes.stop[n])
        if len(line) > LONGEST or high - low < LINKED_HEADING * len(line):
            continue
        heading = boxes.tag(n) in HEADINGS
        if not heading and high - low < LINKED * len(line):
            continue
        size = line.count(" ") + 1
        if heading or size >= FEWEST_WORDS or _is_title(boxes, n):
            return Link(n, to, low, high)
        if size > most:
            best, most = Link(n, to, low, high), size
    return best


def _is_title(boxes: Boxes, n: int) -> bool:
    """Say whether a short line is named as a title by its box."""
    box = boxes.box[n]
    if box < 0:
        return False
    return boxes.tags[box] in HEADINGS or boxes.traits[box].title


def _lists_headlines(menu: list[Link]) -> bool:
    """Say whether the links of a menu are headlines: they have the characters of one."""
    return len(menu) >= MANY and sum(link.end - link.start for link in menu) >= LONG * len(menu)


def _controls(boxes: Boxes) -> list[int]:
    """Return for each link the innermost menu, footer or the like around it, or -1.

    What holds a great part of the page is none, whatever it is called.
    """
    most = WHOLE * len(boxes.text)
    starts = [boxes.starts[link] for link in boxes.links]
    control = [-1] * len(starts)
    for element, (tag, traits) in enumerate(zip(boxes.tags, boxes.traits, strict=True)):
        if not (tag in CONTROLS or (traits.control and tag not in NEVER)):
            continue
        start, end = boxes.starts[element], boxes.ends[element]
        if end - start <= most:
            low = bisect_left(boxes.links, element)
            high = bisect_left(starts, end, low)
            control[low:high] = [element] * (high - low)
    return control


def _build(boxes: Boxes, n: int) -> Build:
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
    if not any(texts[0] - MOST_LINES <= link.line <= texts[-1] + MOST_LINES for link in links):
        return texts
    inside = {n: card.titles[0].line for card in cards(boxes, links, set()) for n in card.lines}
    held = [n for n in texts if n in inside]
    size = sum(len(boxes.words[n]) for n in held)
    if size >= MOSTLY * sum(len(boxes.words[n]) for n in texts):
        return [] if len({inside[n] for n in held}) >= LIST else texts
    last = max(n for n in texts if n not in inside)
    below = {inside[n] for n in held if n > last}
    return [n for n in texts if n <= last] if len(below) >= BELOW else texts
