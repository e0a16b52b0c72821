"""Follow the dates of an article, so that `two years later` is read from the date before it.

Only the sentence itself and the few before it are looked at: what was told long ago is not what
a writer counts from. A date told from another that is not known stays a word.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from copydesk.facts import dates
from copydesk.facts.days import leans
from copydesk.facts.stretches import UNKNOWN, Days

Row = dict[str, Any]

BEFORE = 2  # sentences before; in news what is told from further away is told from something else


def dated(told: Row, sentences: Mapping[int, str], n: int, anchor: date | None) -> Row:
    """Return the date of sentence `n` with the days that its rule names.

    `told` is the date of an event; its day is read from the anchor, and where its rule leans
    on the date before, from the sentences up to `n`.
    """
    if not told["rule"]:
        return told
    before = _before(sentences, n, told["text"], anchor) if leans(told["rule"]) else UNKNOWN
    first, last = dates.resolve(told["rule"], anchor, before)
    return {**told, "from": told["from"] or first, "to": told["to"] or last}


def _before(sentences: Mapping[int, str], n: int, words: str, anchor: date | None) -> Days:
    """Return the days of the date that stands nearest before these words."""
    days = UNKNOWN
    for at in range(n - BEFORE, n + 1):
        for rule, found in _found(sentences.get(at, "")):
            if at == n and found == words:
                return days
            days = dates.follow(rule, anchor, days)
    return days


@lru_cache(maxsize=64)
def _found(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((rule, text[start:end]) for start, end, rule in dates.find(text))
