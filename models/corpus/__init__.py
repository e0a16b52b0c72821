"""Sentences of invented events with their marks: see README.md beside this file.

`load` reads one part with every mark as a span of its sentence. `python -m models.corpus check`
holds every mark against the text, `python -m models.corpus agree` measures the two passes.
"""

from models.corpus.items import PARTS, load
from models.corpus.marks import (
    KINDS,
    OPERATORS,
    ROOTS,
    STATUSES,
    Actor,
    BadMark,
    Event,
    Figure,
    Item,
    Quote,
    Sentence,
    Span,
)

__all__ = [
    "KINDS",
    "OPERATORS",
    "PARTS",
    "ROOTS",
    "STATUSES",
    "Actor",
    "BadMark",
    "Event",
    "Figure",
    "Item",
    "Quote",
    "Sentence",
    "Span",
    "load",
]
