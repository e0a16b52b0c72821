"""Which box of a page of HTML holds its article.

A paragraph speaks for the box around it, less for the box around that, and so on (the idea of
Readability, 2009); the box with most voices wins. Where an article is cut into several boxes the
one around them is taken, and paragraphs outside that are built like those inside are added.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from copydesk.articles.boxes import LINKED, SENTENCE, STOPS, Boxes

# All were tuned on one half of the sites of the development pages (docs/decisions/0016).
DECAY = 0.6  # of a paragraph's voice that reaches the next box outwards
UNENDED, LISTED, ABOVE = (
    0.2,
    0.3,
    0.5,
)  # what a line without a stop, in a list, above the headline counts
PARAGRAPH = 60  # characters of a line that is surely one of a text
WIDER, MOST = (
    1.2,
    0.75,
)  # a wider box must hold so much more, and the narrower at most so much of all
LEVELS = 9  # boxes outwards that are tried
BUILT = 0.25  # share of an article's characters that paragraphs of one build must have
FAINTEST = 0.1
TEXT = frozenset(("p", "div", "pre", "blockquote", "section", "article", "td", "li"))
NOTICE = re.compile(
    r"\bcookies?\b|privacy policy|terms of (?:use|service)|your (?:browser|consent|email address)"
    r"|all rights reserved",
    re.IGNORECASE,
)
# What a line must have in small letters for that to be found; it is asked of every line.
CUES = (
    "cookie", "privacy policy", "terms of", "your browser", "your consent", "your email address",
    "all rights reserved",
)  # fmt: skip
Build = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Chosen:
    """The box of an article, and how many characters the page's paragraphs have."""

    box: int
    whole: int


def choose(boxes: Boxes, furniture: list[int | None], headline: int | None) -> Chosen | None:
    """Return the box that holds the article, or None where no line is a sentence."""
    held: dict[int, int] = {}
    spoken: dict[int, float] = {}
    for n, line in enumerate(boxes.words):
        size, box = len(line), boxes.box[n]
        if size < SENTENCE or furniture[n] is not None or boxes.linked[n] > LINKED * size:
            continue
        if box < 0 or _is_notice(line):
            continue
        tag, ended = boxes.tags[box], line.endswith(STOPS)
        if size >= PARAGRAPH and ended and tag != "li":
            held[box] = held.get(box, 0) + size
        voice = float(size) if ended and tag in TEXT else UNENDED * size
        voice *= LISTED if tag == "li" else 1.0
        voice *= ABOVE if headline is not None and boxes.start[n] < headline else 1.0
        spoken[box] = spoken.get(box, 0.0) + voice
    held = _outwards(boxes, held)
    voices: dict[int, float] = {}
    for box, voice in spoken.items():
        _speak(boxes, box, voice, voices)
    if not voices:
        return None
    whole = max(held.values(), default=0)
    box = _widen(boxes, max(voices, key=lambda b: voices[b]), held, whole)
    return Chosen(box, whole)


def _is_notice(line: str) -> bool:
    small = line.lower()
    return any(cue in small for cue in CUES) and NOTICE.search(line) is not None


def _outwards(boxes: Boxes, held: dict[int, int]) -> dict[int, int]:
    """Return what each box holds, with what the boxes in it hold."""
    found: dict[int, int] = {}
    for inner, size in held.items():
        box = inner
        while box >= 0:
            found[box] = found.get(box, 0) + size
            box = boxes.parents[box]
    return found


def _speak(boxes: Boxes, box: int, voice: float, voices: dict[int, float]) -> None:
    """Add the voice of a box's lines to the boxes around it; a bare `div` is itself such a box."""
    box = box if boxes.tags[box] == "div" else boxes.parents[box]
    weight = 1.0
    while box >= 0 and weight >= FAINTEST:
        voices[box] = voices.get(box, 0.0) + voice * weight
        weight *= DECAY
        box = boxes.parents[box]


def _widen(boxes: Boxes, best: int, held: dict[int, int], whole: int) -> int:
    """Return the box around the best one where the article goes on there."""
    here = best
    for _ in range(LEVELS):
        outer = boxes.parents[here]
        if outer < 0:
            break
        if held.get(outer, 0) > WIDER * held.get(best, 0) and held.get(best, 0) < MOST * whole:
            best = outer
        here = outer
    return best


def share(boxes: Boxes, chosen: Chosen, texts: list[int]) -> float:
    """Return which share of the page's paragraphs a text has, in characters."""
    size = sum(len(boxes.words[n]) for n in texts if is_paragraph(boxes, n))
    return size / chosen.whole if chosen.whole else 1.0


def is_sentence(boxes: Boxes, n: int) -> bool:
    """Say whether a line is long enough, ends as a sentence does and is no link."""
    line = boxes.words[n]
    linked = boxes.linked[n] > LINKED * len(line)
    return len(line) >= SENTENCE and line.endswith(STOPS) and not linked


def is_paragraph(boxes: Boxes, n: int) -> bool:
    """Say whether a line is surely one of a text."""
    line = boxes.words[n]
    return len(line) >= PARAGRAPH and line.endswith(STOPS) and boxes.tag(n) != "li"


def alike(boxes: Boxes, box: int, texts: list[int]) -> list[int]:
    """Return the paragraphs outside a box that are built like most of those in it.

    A second `h1` opens another article, so nothing is taken from beyond one.
    """
    builds: Counter[Build] = Counter()
    for n in texts:
        if len(boxes.words[n]) >= PARAGRAPH:
            builds[_build(boxes, n)] += len(boxes.words[n])
    least = BUILT * builds.total()
    known = {b for b, size in builds.items() if size >= least and any(names for _, names in b)}
    if not known:
        return []
    inside = boxes.inside(box)
    first, end = boxes.starts[box], boxes.ends[box]
    tops = [s for s, tag in zip(boxes.starts, boxes.tags, strict=True) if tag == "h1"]
    low = max((s for s in tops if s < first), default=-1)
    high = tops[bisect_left(tops, end)] if bisect_left(tops, end) < len(tops) else len(boxes.text)
    holders = {b[1] for b in known if b[1:] and b[1][1]}
    held = _held(boxes, holders)
    built = {n for n in boxes.sentences if n not in inside and _build(boxes, n) in known}
    return [n for n in sorted(held | built) if n not in inside and low <= boxes.start[n] < high]


def _held(boxes: Boxes, holders: set[tuple[str, str | None]]) -> set[int]:
    """Return the lines of boxes that are built like those that hold the paragraphs of a text.

    Such a box holds a paragraph or a list of the same article; so its short lines count too.
    """
    if not holders:
        return set()
    return {
        n
        for element, (tag, names) in enumerate(zip(boxes.tags, boxes.names, strict=True))
        if (tag, names) in holders
        for n in boxes.inside(element)
        if boxes.tag(n) == "li"
    }


def _build(boxes: Boxes, n: int) -> Build:
    """Return tag and names of a line's box and of the box around it."""
    box = boxes.box[n]
    if box < 0:
        return ()
    outer = boxes.parents[box]
    own = (boxes.tags[box], boxes.names[box])
    return (own, (boxes.tags[outer], boxes.names[outer])) if outer >= 0 else (own,)
