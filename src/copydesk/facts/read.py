"""Read each distinct sentence once, however often it is printed.

A key stands for one sentence in any spelling, so one of its printings is read for all: the
wording that most articles print, then the smallest, so that neither the order of rows nor how
they are split decides. A sentence that stands in a body is read as such even where it also
stands as a headline.
"""

from collections import Counter
from typing import Any

from copydesk.facts import events, figures, names, quotes
from copydesk.facts.entities import explained
from copydesk.facts.found import Found
from copydesk.facts.glance import bare
from copydesk.facts.parse import Parse
from copydesk.facts.reader import parsed
from copydesk.facts.said import speaking
from copydesk.facts.telling import may_tell
from copydesk.tables import Printings, Readings, build

# Code points; what is longer is no sentence, and says nothing. Of 28,319 sentences of news and
# Wikinews two have more than 600 and none 1,000; what is said in one costs the square of it.
LONGEST = 2_000
# Things that a sentence says, the first of it; a longer list is a table. Of 415 sentences of news
# with more than 250 characters one says 28 and 352 say less than ten. Each row holds its sentence.
MOST = 60


def read(printings: Printings) -> Readings:
    """Return one row per thing that a distinct wording says, by key and item."""
    wordings: dict[int, Counter[tuple[bool, str]]] = {}
    columns = printings.select(["key", "role", "text"]).to_pydict()
    for key, role, text in zip(columns["key"], columns["role"], columns["text"], strict=True):
        wordings.setdefault(key, Counter())[(role == "headline", text)] += 1
    rows = []
    for key in sorted(wordings):
        headline, wording = _chosen(wordings[key])
        rows += [{"key": key, **row} for row in _rows(wording, headline)]
    return build(Readings, rows)


def _chosen(printed: Counter[tuple[bool, str]]) -> tuple[bool, str]:
    """Return the wording that is read for all, and whether it is a headline."""
    return min(printed, key=lambda wording: (wording[0], -printed[wording], wording[1]))


def _rows(wording: str, headline: bool) -> list[dict[str, Any]]:
    found = _found(wording, headline) if len(wording) <= LONGEST else []
    found.sort(key=lambda one: (one.start, one.end, one.kind, repr(sorted(one.slots.items()))))
    return [
        {
            "item": item,
            "wording": wording,
            "kind": one.kind,
            "start": one.start,
            "end": one.end,
            "words": wording[one.start : one.end],
            one.kind: one.slots,
        }
        for item, one in enumerate(found[:MOST])
    ]


def _found(wording: str, headline: bool) -> list[Found]:
    named, parse = names.find(wording), _parse(wording)
    return [
        *explained(wording, named),
        *quotes.find(wording, named, headline, parse),
        *events.find(wording, named, parse),
        *figures.find(wording, parse),
    ]


def _parse(wording: str) -> Parse | None:
    """Return the wording as the trained reader sees it, where it may tell or quote something."""
    words = bare(wording)
    return parsed(wording) if may_tell(words) or not words.isdisjoint(speaking()) else None
