"""Read the pronouns of reported speech: `Fiji said that it had not been asked`.

In what somebody is reported to have said, `it`, `he`, `she` and `they` are the speaker, unless
number or kind forbids it or another name stands before the pronoun in the same words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from copydesk.facts.mind import HE, IT, THEY, Mind, Named, is_plural

Row = dict[str, Any]

BODIES = ("organisation", "state")


def speaks_at(row: Row) -> int:
    """Return where the speaker of a quotation stands on the page, as printed beside its cue."""
    text, quote = row["text"], row["quote"]
    first, last = row["from"] - row["start"], row["to"] - row["start"]
    if not quote["speaker"] or not quote["cue"]:
        return int(row["from"])
    speaker = [at for at in _stands(text, quote["speaker"]) if not first <= at < last]
    found = (match.start() for match in _cue(quote["cue"]).finditer(text))
    cue = [at for at in found if not first <= at < last]
    if not speaker or not cue:
        return int(row["from"])
    nearest = min(speaker, key=lambda at: min(abs(at - verb) for verb in cue))
    return int(row["start"] + nearest)


@lru_cache(maxsize=1 << 10)
def _cue(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _stands(text: str, name: str) -> Iterator[int]:
    """Yield where a name stands whole; a pattern for each name would cost more than the search."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        whole = not (at and _in_word(text[at - 1])) and not _in_word(text[end : end + 1])
        if whole:
            yield at
        at = text.find(name, end if whole else at + 1)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class Within:
    """One event and what is reported around it."""

    def __init__(self, mind: Mind, event: Row, quotes: list[Row], names: list[Row]):
        """Take the event, the quotations of its sentence as read, and the names of it."""
        self.mind, self.at = mind, event["from"]
        around = [
            row
            for row in quotes
            if row["quote"]["direct"] == "indirect" and row["from"] <= self.at < row["to"]
        ]
        self.quote = min(around, key=lambda row: row["to"] - row["from"], default=None)
        first = self.quote["from"] if self.quote else self.at
        self.before = [row for row in names if first <= row["from"] < self.at]

    def means(self, word: str) -> Named | None:
        """Return whom a pronoun means here, if it is whoever speaks."""
        small = word.lower()
        if self.quote is None or small not in HE | IT | THEY:
            return None
        said = self.quote["quote"]
        if not said["speaker"]:
            return None
        if self._rivals(small):
            return self._nearest() if small in HE else None
        if not self._agrees(small, said):
            return None
        return (said["speaker"], said["speaker_role"], said["speaker_iso3"])

    def _rivals(self, word: str) -> bool:
        """Say whether another name that the pronoun may mean stands before it."""
        kinds = BODIES if word in IT else ("person", None) if word in HE else (*BODIES, "group")
        return any(row["name"]["kind"] in kinds for row in self.before)

    def _nearest(self) -> Named | None:
        """Return the person named last before the pronoun in the same words."""
        known = [who for row in self.before if (who := self.mind.person_of(row))]
        return self.mind.people.person(known[-1]) if known else None

    def _agrees(self, word: str, said: Row) -> bool:
        person = self.mind.is_person(said)
        several = is_plural(said["speaker"]) or " " in (said["speaker_iso3"] or "")
        if word in HE:
            return person and not several
        if word in IT:
            return not person and not several
        return several or not person
