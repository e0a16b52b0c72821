"""Say of which state somebody is where none is printed beside him.

`the ministry` is that named with its state before; a minister or an army in a report of one
state is of that state, and in one of two states not of that of the other side. Rebels, firms
and charities are of no state that is not printed.
"""

from collections.abc import Iterable
from typing import Any

from copydesk.facts.described import national

Row = dict[str, Any]

# Words before and in a description that stands for two states.
PAIRING = frozenset({"both", "two", "each", "either", "neither"})
PAIRED = frozenset(
    {"sides", "countries", "nations", "states", "governments", "capitals", "neighbours"}
    | {"neighbors", "parties"}
)
PAIRED_ONE = frozenset(
    {"side", "country", "government", "capital", "leaders", "presidents", "ministers", "armies"}
    | {"premiers", "navies", "fleets", "embassies", "parliaments", "delegations", "militaries"}
    | {"republics", "kingdoms", "men", "generals", "rulers", "army"}
)
FEW = 5  # states that an article names; where there are more nobody's is guessed


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


def is_pair(text: str) -> bool:
    """Say whether two states are meant: `both countries`, `the two leaders`, `each side`."""
    words = text.lower().split()
    counted = words[:1] != [] and (words[0] in PAIRING or words[:2] == ["the", "two"])
    if words[:1] == ["the"] and len(words) == 2:
        return words[1] in PAIRED
    return counted and (len(words) == 1 or words[-1] in PAIRED | PAIRED_ONE)


def of_state(text: str, person: bool) -> bool:
    """Say whether somebody is of some state: a person, or people and bodies so described."""
    return person or (plain(text) and head(text) in national())


class Lands:
    """The states of one article: those it names, in order, and who was named with one."""

    def __init__(self, home: str | None, states: Iterable[str]):
        """Begin an article that is written from a state, if one is known, and names these."""
        self.home = home
        self.few = len(set(states)) <= FEW
        self.described: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.named: list[str] = []

    def note(self, names: Iterable[Row]) -> None:
        """Remember the states of a sentence, once it has been read."""
        for row in names:
            codes = (row["name"]["iso3"] or "").split()
            if len(codes) == 1:
                self.described[head(row["name"]["text"])] = codes[0]
            if row["name"]["kind"] == "person" and len(codes) == 1:
                self.people[row["name"]["text"]] = codes[0]
            self.named += [code for code in codes if code not in self.named]

    def states(self, actor: Row, person: bool, event: Row, names: list[Row]) -> tuple[str, ...]:
        """Return of which state an actor of an event is: none, one, or two for `both sides`."""
        text = actor["name"] or ""
        if actor["iso3"] or actor["org"]:
            return ()
        others = {
            other["iso3"]
            for other in event["actors"]
            if other["iso3"] and (other["role"] != actor["role"] or other["role"] == "both")
        }
        here = [code for row in names for code in (row["name"]["iso3"] or "").split()]
        if is_pair(text):
            return self._pair(here, others)
        if not of_state(text, person):
            return ()
        known = self.described.get(head(text)) if plain(text) else self.people.get(text)
        likely = [known, self.home, *here, *self.named] if self.few else [known]
        found = next((code for code in likely if code and code not in others), None)
        return (found,) if found else ()

    def _pair(self, here: list[str], others: set[str]) -> tuple[str, ...]:
        """Return the two states that are meant: those of the sentence, else the first named."""
        for codes in (here, self.named):
            two = [code for code in dict.fromkeys(codes) if code not in others][:2]
            if len(two) == 2 and self.few:
                return tuple(two)
        return ()
