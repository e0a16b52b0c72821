"""The people of a story: who holds which office of which state, learned from its pages.

`Iranian President Roe Doe` on one page says what `Doe` and `the Iranian president` mean on all
pages of the story. What is printed beside a name counts first. Where two holders of one office
are named together and no page says whose they are, the order in which their states are named
and the state in whose name each speaks decide between those two states.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from copydesk.facts.gazetteer import offices
from copydesk.text import fold_word, words

Row = dict[str, Any]

# Names of a story that share a word; a word of more of them means nobody. Each is held against
# each other, and a page may print a hundred thousand.
MOST_NAMES = 300
PRINTED, INFERRED = 100, 1  # votes: what a page prints outweighs any number of inferences
NOBODY = frozenset(
    ["counterpart", "people", "ally", "close ally", "friend", "opponent", "rival", "critic"]
)
ARTICLES = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "both", "two", "three", "four", "five"]
)


class Person(NamedTuple):
    """Somebody as the story knows them."""

    name: str
    role: str | None
    iso3: str | None


Folded = tuple[str, ...]


@lru_cache(maxsize=1 << 13)
def is_description(text: str, role: str | None) -> bool:
    """Say whether a name is none: `the president`, `British lawmakers`, `both leaders`."""
    spelled = text.split()
    if not spelled or spelled[0].lower() in ARTICLES:
        return True
    last = spelled[-1].lower()
    if last == (role or "").rpartition(" ")[2] and last in offices("heads"):
        return True
    return last in offices("plurals") or (last in offices("bodies") and role is not None)


@cache
def _titles() -> frozenset[str]:
    return offices("royal") | offices("honorifics") | {"s"}


@lru_cache(maxsize=1 << 13)
def folded(name: str) -> Folded:
    """Return the folded words of a name without its titles."""
    spelled = [name[start:end] for start, end in words(name)]
    bare = [fold_word(word) for word in spelled if word.lower() not in _titles()]
    return tuple(bare or [fold_word(word) for word in spelled])


class People:
    """The persons named in the statements of one story."""

    def __init__(self, rows: list[Row]):
        """Learn names, offices and states from the name rows of a story."""
        self.spelled: dict[Folded, Counter[str]] = defaultdict(Counter)
        self.roles: dict[Folded, Counter[str]] = defaultdict(Counter)
        self.states: dict[Folded, Counter[str]] = defaultdict(Counter)
        named = [row["name"] for row in rows if row["says"] == "name" and _is_person(row["name"])]
        for name in named:
            self.spelled[folded(name["text"])][name["text"]] += 1
        self._holding: dict[str, set[Folded]] = defaultdict(set)
        for one in self.spelled:
            for word in set(one):
                self._holding[word].add(one)
        self._longer: dict[Folded, frozenset[Folded]] = {}
        self._known: dict[Folded, Person] = {}
        self._holders: dict[tuple[str, str], list[Folded]] = {}
        self.full = {one: self._fullest(one) for one in sorted(self.spelled)}
        self._everyone = sorted(set(self.full.values()))
        ranked = [name for name in named if _is_rank_and_name(name["text"])]
        for name in named:
            if not _is_rank_and_name(name["text"]):
                self._learn(self.full[folded(name["text"])], name)
        for name in ranked:
            self._learn(self.royal(name["text"]) or self.full[folded(name["text"])], name)

    def _learn(self, who: Folded, name: Row) -> None:
        role = name["role"]
        if role and role not in NOBODY:
            self.roles[who][role] += PRINTED
        if name["iso3"]:
            self.states[who][name["iso3"].split()[0]] += PRINTED

    def suppose(self, who: Folded, iso3: str) -> None:
        """Note whose state somebody may speak for, where only order or manner suggests it."""
        self.states[who][iso3] += INFERRED
        self._known.pop(who, None)
        self._holders.clear()

    def _sharing(self, word: str) -> set[Folded]:
        """Return the names of the story with this word; none if they are too many to mean one."""
        among = self._holding.get(word, set())
        return among if len(among) <= MOST_NAMES else set()

    def _wider(self, one: Folded) -> frozenset[Folded]:
        """Return the longer names of the story that this name may stand for."""
        if one not in self._longer:
            among = self._sharing(one[0]) | self._sharing(one[-1])
            self._longer[one] = frozenset(other for other in among if _part(one, other))
        return self._longer[one]

    def _fullest(self, one: Folded) -> Folded:
        """Return the longest name that this name is a part of; itself where several differ."""
        wider = self._wider(one)
        longest = max(wider, key=lambda other: (len(other), other), default=one)
        sole = all(other == longest or _part(other, longest) for other in wider)
        return longest if sole else one

    def find(self, text: str, near: list[Folded]) -> Folded | None:
        """Return the person that a name means; of several, the one named last in the text."""
        one = folded(text)
        if not one:
            return None
        if self.full.get(one, one) != one:
            return self.full[one]
        wider = {self.full[other] for other in self._wider(one)}
        if len(wider) == 1:
            return next(iter(wider))
        return next((who for who in near if who in wider), one if one in self.full else None)

    def royal(self, text: str) -> Folded | None:
        """Return who `Prince Ivo` is: the only one of the story with that first name and rank."""
        if not _is_rank_and_name(text):
            return None
        name = text.partition(" ")[2]
        among = {self.full[one] for one in self._sharing(fold_word(name))}
        ranks = ("prince", "princess", "king", "queen", "emir", "minister", "sultan", "sheikh")
        fits = [
            who
            for who in sorted(among)
            if len(who) > 1 and any(role.endswith(ranks) for role in self.roles[who])
        ]
        return fits[0] if len(fits) == 1 else None

    def person(self, who: Folded) -> Person:
        """Return what the story knows of somebody."""
        if who not in self._known:
            self._known[who] = self._person(who)
        return self._known[who]

    def _person(self, who: Folded) -> Person:
        name = max(self.spelled[who].items(), key=lambda pair: (pair[1], pair[0]))[0]
        courtesy = offices("honorifics") | {"former"}
        offices_held = {role: n for role, n in self.roles[who].items() if role not in courtesy}
        return Person(name, _first(offices_held or self.roles[who]), _first(self.states[who]))

    def holder(self, role: str, iso3: str | None, near: list[Folded]) -> Folded | None:
        """Return who holds an office: the only one who can be meant, else the one named last."""
        head = role.rpartition(" ")[2]
        fits = [who for who in dict.fromkeys(near) if self._holds(who, role, head, iso3)]
        if iso3 and not fits:
            fits = self._all_holders(role, iso3)
            return fits[0] if len(fits) == 1 else None
        return fits[0] if fits else None

    def _all_holders(self, role: str, iso3: str) -> list[Folded]:
        """Return everybody of the story who holds an office of a state; sought once."""
        if (role, iso3) not in self._holders:
            head = role.rpartition(" ")[2]
            fits = [who for who in self._everyone if self._holds(who, role, head, iso3)]
            self._holders[role, iso3] = fits
        return self._holders[role, iso3]

    def _holds(self, who: Folded, role: str, head: str, iso3: str | None) -> bool:
        held = self.person(who)
        same = any(known == role or known.endswith(f" {role}") for known in self.roles[who])
        led = head == "leader" and (held.role or "").endswith(
            ("president", "minister", "king", "prince")
        )
        return (same or led) and (iso3 is None or held.iso3 == iso3)


def _is_person(name: Row) -> bool:
    return name["kind"] in ("person", None) and not is_description(name["text"], name["role"])


def _part(one: Folded, other: Folded) -> bool:
    """Say whether a shorter name can stand for a longer one: last words, or first and last."""
    if not one or len(one) >= len(other):
        return False
    if other[-len(one) :] == one:
        return True
    if len(one) == 1 and len(other) > len(("given", "surname")):
        return one[0] == other[-2]  # Acosta for Ramon Acosta Vera
    return len(one) > 1 and other[0] == one[0] and one[-1] in (other[-1], other[len(one) - 1])


def _is_rank_and_name(text: str) -> bool:
    """Say whether a name is a rank and one name: `Prince Ivo`, `Pope Leo`."""
    rank, _, name = text.partition(" ")
    return rank.lower() in offices("royal") and bool(name) and " " not in name


def _first(votes: Mapping[str, int]) -> str | None:
    return min(votes, key=lambda each: (-votes[each], each)) if votes else None
