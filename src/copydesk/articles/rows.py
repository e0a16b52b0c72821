"""Rows of links: "Home > World > Asia", "News | Sport", ":: News :: Sport ::", "Terms   Privacy".

What parts the links may be a mark, a wide gap or nothing but a space. A row is known by its
links: some of them must be on the lists of labels, or stand in capitals in a row with gaps.
"""

import re
from functools import lru_cache

from copydesk.articles import kinds, lines, marks, meta
from copydesk.text import Span

Cut = tuple[int, int, str, str | None]
ROW = re.compile(r"\s+[>»›|/·•]+\s+|\s*[|»›]\s*|(?:^|\s)\s*::\s*(?=\s|$)")
MARK = re.compile(r"[>»›|/·•:]")  # what every such row has
GAP = re.compile(r"\s{2,}")
LONGEST_ROW = 300
LINKS = {"link", "section", "comments", "comment_sign"}
CELL_WORDS = 4
UNMARKED = 4  # cells of a row that is known by its gaps and capitals alone
FEWEST = 3  # labels that make a row without marks and gaps
KNOWN = 0.75  # share of the words of such a row that must be labels
LABEL_WORDS = 3


def read(part: str, known: dict[str, int]) -> list[Cut] | None:
    """Return the parts of a row of links, or None where the line is no such row."""
    if len(part) > LONGEST_ROW:
        return None
    if MARK.search(part) and ROW.search(part):
        found = _marked(part, known)
        if found:
            return found
    return _gapped(part, known) or _plain(part)


def _marked(part: str, known: dict[str, int]) -> list[Cut] | None:
    """Return the parts of a row with marks between its links, if some of them are known."""
    found: list[Cut] = []
    links, cells = 0, 0
    for span, mark in _cells(part, ROW):
        if span[0] < span[1]:
            words = part[slice(*span)]
            dated = meta.read(words, known)
            if dated:
                found += [(span[0] + a, span[0] + b, k, n) for a, b, k, n in dated]
            else:
                kind, label = kinds.name_line(words)
                links += label in LINKS
                cells += 1
                if kind in {"prose", "maybe"} or (kind == "title" and label is None and mark):
                    kind = "crowded" if len(lines.words(words)) <= CELL_WORDS else "prose"
                if kind == "prose":
                    return None
                found.append((*span, kind, label))
        if mark:
            found.append((*mark, "separator", None))
    if not links or 2 * links < len(found) // 2:
        return None
    crowded = any(kind == "crowded" for _, _, kind, _ in found)
    if crowded and cells < FEWEST:
        return None
    stamped = any(kind in {"time", "date"} for _, _, kind, _ in found)
    button = {"crowded"} if stamped else {"crowded", "name", "short"}
    return [(a, b, "link" if k in button else k, n) for a, b, k, n in found]


def _cells(part: str, between: re.Pattern[str]) -> list[tuple[Span, Span | None]]:
    """Return each cell of a row with the mark after it, both trimmed; cells may be empty."""
    found: list[tuple[Span, Span | None]] = []
    start = 0
    for match in between.finditer(part):
        found.append((_trim(part, start, match.start()), _trim(part, *match.span())))
        start = match.end()
    return [*found, (_trim(part, start, len(part)), None)]


def _trim(part: str, start: int, end: int) -> Span:
    while start < end and part[start].isspace():
        start += 1
    while end > start and part[end - 1].isspace():
        end -= 1
    return start, end


def _gapped(part: str, known: dict[str, int]) -> list[Cut] | None:
    """Return the cells of a row with wide gaps, where they are known or in capitals."""
    if not GAP.search(part):
        return None
    spans = [span for span, _ in _cells(part, GAP)]
    words = [part[slice(*span)] for span in spans]
    if any(not 1 <= len(lines.words(w)) <= CELL_WORDS or w[-1] in ".,:;!?…" for w in words):
        return None
    if any(meta.read(w, known) for w in words):
        return None
    labels = [marks.label(w) for w in words]
    links = sum(label in LINKS for label in labels)
    capitals = all(w[0].isupper() or w[0].isdigit() for w in words)
    enough = links == len(words) if len(words) < FEWEST else bool(links)
    if not (enough or (len(words) >= UNMARKED and capitals)):
        return None
    return [_link(span, label) for span, label in zip(spans, labels, strict=True)]


def _link(span: Span, label: str | None) -> Cut:
    return (*span, "section" if label == "section" else "link", label or "link")


def _plain(part: str) -> list[Cut] | None:
    """Return the links of a row that has only spaces between them, if nearly all are labels."""
    found = _bare(part)
    return list(found) if found else None


@lru_cache(maxsize=lines.KEPT)
def _bare(part: str) -> tuple[Cut, ...] | None:
    spans = lines.words(part)
    if not FEWEST <= len(spans) <= 30 or part[-1] in ".,:;!?…" or marks.label(part):
        return None
    found: list[Cut] = []
    labelled, covered, n = 0, 0, 0
    while n < len(spans):
        if not part[spans[n][0]].isupper():
            return None
        size, label = _longest(part, spans[n : n + LABEL_WORDS])
        cell = (spans[n][0], spans[n + size - 1][1])
        labelled += label is not None
        covered += size if label else 0
        found.append(_link(cell, label))
        n += size
    if labelled < FEWEST or covered < KNOWN * len(spans):
        return None
    return tuple(found) if found[-1][1] == len(part) and found[0][0] == 0 else None


def _longest(part: str, spans: tuple[Span, ...]) -> tuple[int, str | None]:
    """Return how many words the longest label at the front has, and the label."""
    for size in range(min(LABEL_WORDS, len(spans)), 0, -1):
        label = marks.label(part[spans[0][0] : spans[size - 1][1]])
        if label in LINKS:
            return size, label
    return 1, None
