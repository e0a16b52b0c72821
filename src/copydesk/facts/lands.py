"""Say of which state somebody is where none is printed beside him.

`the ministry` is that named with its state before; a minister or an army in a report of one
state is of that state, and in one of two states not of that of the other side. Rebels, firms
and charities are of no state that is not printed.
"""

from collections.abc import Iterable
from typing import Any

from copydesk.facts.described import national
from copydesk.facts.gazetteer import offices

Row = dict[str, Any]

FEW = 5  # states that an article names; where there are more nobody's is guessed
# Offices that somebody holds for no state.
PRIVATE = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "chief", "director", "leader", "chairman"}
    | {"chairwoman", "head", "analyst", "professor", "lawyer", "executive", "manager", "owner"}
    | {"founder", "editor", "coach", "bishop", "adviser", "coordinator", "counterpart", "people"}
)


def head(text: str) -> str:
    """Return the last word of a description before what belongs to it: `judges in Suva`."""
    words = text.lower().split()
    for n, word in enumerate(words):
        if n and word in ("of", "in", "from", "with", "at", "for", "on", "led"):
            return words[n - 1]
    return words[-1] if words else ""


def plain(text: str) -> bool:
    """Say whether it is a description: only the first word of a sentence has a capital."""
    return text[1:] == text[1:].lower()


def of_state(text: str, role: str | None) -> bool:
    """Say whether somebody with this office, or so described, is of some state."""
    last = (role or "").split()[-1:]
    if last and last[0] not in PRIVATE and last[0] in offices("heads"):
        return not (role or "").startswith("former")
    return plain(text) and head(text) in national()


class Lands:
    """The states of one article: those it names, in order, and who was named with one."""

    def __init__(self, home: str | None, states: Iterable[str]):
        """Begin an article that is written from a state, if one is known, and names these."""
        self.home = home
        self.few = len(set(states)) <= FEW
        self.described: dict[str, str] = {}
        self.named: list[str] = []

    def note(self, names: Iterable[Row]) -> None:
        """Remember the states of a sentence, once it has been read."""
        for row in names:
            codes = (row["name"]["iso3"] or "").split()
            if len(codes) == 1:
                self.described[head(row["name"]["text"])] = codes[0]
            self.named += [code for code in codes if code not in self.named]

    def state(self, actor: Row, role: str | None, event: Row, names: list[Row]) -> str | None:
        """Return of which state an actor of an event is, or None where nothing says it."""
        text = actor["name"] or ""
        if actor["iso3"] or actor["org"] or not of_state(text, role):
            return None
        known = self.described.get(head(text)) if plain(text) else None
        others = {
            other["iso3"]
            for other in event["actors"]
            if other["iso3"] and (other["role"] != actor["role"] or other["role"] == "both")
        }
        here = [code for row in names for code in (row["name"]["iso3"] or "").split()]
        likely = [known, self.home, *here, *self.named] if self.few else [known]
        return next((code for code in likely if code and code not in others), None)
