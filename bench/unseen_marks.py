"""What the scores of tests/unseen share: a figure, and where the gold points on a page."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Pages = dict[str, str]


@dataclass
class Figure:
    """One figure: how many were right of how many, and what was missed."""

    name: str
    right: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    def mark(self, good: bool, miss: str) -> None:
        """Count one more, right or missed."""
        self.wanted += 1
        self.right += good
        if not good:
            self.misses.append(miss)

    @property
    def value(self) -> float:
        """The share that was right; 1 where nothing was asked."""
        return round(self.right / self.wanted, 3) if self.wanted else 1.0


def locate(text: str, words: str, start: int = 0) -> tuple[int, int]:
    """Return the span of these words, which must stand once from `start` on.

    Raises:
        SystemExit: they stand there never or more than once, so the gold says nothing.
    """
    count = text.count(words, start)
    if count != 1:
        sys.exit(f"The gold cites {words!r}, which stands {count} times. Cite it by more words.")
    at = text.index(words, start)
    return at, at + len(words)


def body_of(gold: Row, text: str) -> set[int]:
    """Return the visible characters of the gold's body, cited by its first and last words."""
    spans = []
    for first, last in gold["body"]:
        start = text.index(first)
        spans.append((start, text.index(last, start) + len(last)))
    return solid(text, spans)


def solid(text: str, spans: Iterable[Any]) -> set[int]:
    return {i for a, b in spans for i in range(a, min(b, len(text))) if not text[i].isspace()}


def tokens(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower().replace("’", "'")))


def overlap(one: set[Any], other: set[Any]) -> float:
    return len(one & other) / max(1, len(one | other))


def on(page: str, row: Row) -> bool:
    return Path(row["page"]).name == page
