"""Read the phrase that says what somebody is: `the former Iranian deputy oil minister`.

A phrase is a run of modifiers, peoples and states that ends in a word for an office, a group
of office holders, or a body; what follows after `of`, `for`, `to` or `at` belongs to it when
it names a state, an organisation or a body.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from copydesk.facts.gazetteer import APOSTROPHES, Entry, Token, cues, office, offices

Known = dict[int, tuple[int, Entry]]

ABBREVIATED = 4  # letters of the longest title with a point: Mrs., Prof., Capt.
LONGEST = 14  # tokens; a longer run of office words is a list or noise
OPENING = 3  # words before the office itself: `all the other`
SINGLE = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "your", "my", "another", "one"]
)
COUNTS = frozenset(
    ["both", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    + ["several", "many", "some", "most", "all", "other"]
)
TIES = frozenset(("of", "for", "to", "at", "from"))


class Phrase(NamedTuple):
    """An office or body as described: where, what kind of name, which office, whose state."""

    start: int
    end: int
    kind: str
    role: str | None
    iso3: str | None
    definite: bool
    speaks: bool


@cache
def _firsts() -> frozenset[str]:
    """Return the words that can begin an office or body, past the article."""
    alone = ("plurals", "heads", "bodies", "modifiers")
    longer = offices("bodies") | offices("bare") | offices("long_heads")
    words = frozenset(phrase.split()[0] for phrase in longer if " " in phrase)
    return words.union(*(offices(part) for part in alone))


@cache
def opening_words() -> frozenset[str]:
    """Return the words, articles among them, at which a phrase can begin."""
    return _firsts() | SINGLE | COUNTS


@cache
def _pairs() -> frozenset[str]:
    """Return the bodies of two words."""
    return frozenset(body for body in offices("bodies") | offices("bare") if " " in body)


def may_begin(row: Sequence[Token], known: Known, at: int) -> bool:
    """Say whether an office or body may be described from this token on; see `_Run.read`."""
    low = row[at].low
    stop = min(len(row), at + OPENING)
    while at < stop and (low in SINGLE or low in COUNTS):
        at += 1
        low = row[at].low if at < len(row) else ""
    return at in known or low in _firsts() or "-" in low or (not at and low in APOSTROPHES)


class _Run:
    """What has been read of a phrase so far; `end` stands after its last office or body."""

    def __init__(self, row: Sequence[Token], known: Known, start: int):
        self.row, self.known, self.start, self.at = row, known, start, start
        self.words: list[str] = []
        self.states: list[str] = []
        self.end = 0
        self.kind = ""
        self.role: str | None = None
        self.counted = self.fixed = self.owned = False
        self.passed = 0  # end of the last listed name

    def read(self) -> None:
        """Read on until a token that cannot be part of the phrase."""
        self._open()
        while self.at < min(len(self.row), self.start + LONGEST) and self._take():
            pass

    def _open(self) -> None:
        """Pass the article and the count: `the two`, `both`, `his`."""
        while self.at < min(len(self.row), self.start + OPENING):
            word = self.row[self.at].low
            if word in SINGLE:
                self.fixed = True
            elif word in COUNTS:
                self.counted = self.fixed = True
            else:
                return
            self.at += 1

    def _take(self) -> bool:
        if self.at in self.known:
            return self._take_known()
        word, _, _, small = self.row[self.at]
        if word in APOSTROPHES and self.end == self.at:
            self.words, self.fixed, self.owned = [], True, True
            self.at += 1
            return True
        if small == "and" and not self.end and self._joins():
            self.at += 1
            return True
        return (small in _firsts() or "-" in small) and self._take_word(word, small)

    def _take_word(self, word: str, small: str) -> bool:
        pair = f"{small} {self.row[self.at + 1].low}" if self.at + 1 < len(self.row) else ""
        if pair in _pairs():
            return self._close("organisation", [pair], 2)
        trio = " ".join(token.low for token in self.row[self.at : self.at + 3])
        if trio in offices("long_heads"):
            return self._close("person", trio.split(), 3)
        if "-" in small and small.rpartition("-")[2] in offices("heads"):
            return self._close("person", small.split("-"), 1)
        for part, kind in (("plurals", "group"), ("heads", "person"), ("bodies", "organisation")):
            if small in offices(part) and not (self.owned and small in offices("documents")):
                return self._close(kind, [word], 1)
        if small in offices("modifiers") and word != "Then":
            self.words.append(word)
            self.at += 1
            return True
        return False

    def _take_known(self) -> bool:
        end, entry = self.known[self.at]
        joined = self.at > self.start and self.row[self.at - 1].text == "and"
        if (self.end or self.words) and entry.role != "people" and not joined:
            return False
        if entry.iso3:
            self.states.append(entry.iso3)
        self.at = self.passed = end
        if self.at < len(self.row) and self.row[self.at].text in APOSTROPHES:
            self.at += 1
        self.fixed = True
        return True

    def _joins(self) -> bool:
        """Say whether `and` stands inside the phrase: Polish and Czech, Culture and Tourism."""
        after = self.at + 1
        if after >= len(self.row) or self.at == self.start:
            return False
        if after in self.known:
            return self.passed == self.at
        return bool(self.words) and self.row[after].low in offices("modifiers")

    def _abbreviates(self) -> bool:
        """Say whether the next mark is the point of `Mr.`, `Gen.` before a name."""
        if self.at + 1 >= len(self.row) or self.row[self.at].text != ".":
            return False
        short = len(self.row[self.at - 1].text) <= ABBREVIATED
        return short and self.row[self.at + 1].text[:1].isupper()

    def _close(self, kind: str, words: list[str], length: int) -> bool:
        self.words += words
        self.at += length
        if self._abbreviates():
            self.at += 1
        self.end, self.kind, self.role = self.at, kind, office(self.words)
        return True


def office_at(row: Sequence[Token], known: Known, start: int) -> Phrase | None:
    """Return the phrase that begins at a token, or None where none does."""
    if start >= len(row) or not may_begin(row, known, start):
        return None
    run = _Run(row, known, start)
    run.read()
    if not run.end:
        return None
    end, states = _complement(row, known, run.end)
    last = row[run.end - 1].low
    capital = row[run.end - 1].text[0].isupper()
    kind = "group" if run.counted and run.kind != "person" else run.kind
    spoken = " ".join(token.low for token in row[start : run.end])
    alone = spoken in offices("bare") or last in offices("bare")
    bare_body = run.kind == "organisation" and capital and (run.end - start > 1 or end > run.end)
    speaks = run.fixed or alone or bare_body or (end > run.end and capital)
    codes = list(dict.fromkeys(run.states + ([] if run.states else states)))
    if kind != "group":
        codes = codes[:1]
    iso3 = " ".join(codes) or None
    return Phrase(start, end, kind, run.role, iso3, run.fixed or capital, speaks)


def _complement(row: Sequence[Token], known: Known, at: int) -> tuple[int, list[str]]:
    """Return the end of what belongs to an office after `of` or `for`, and its states."""
    if at + 1 >= len(row) or row[at].text not in TIES:
        return at, []
    start = at + 1 + (row[at + 1].text in ("the", "a", "an"))
    run = _Run(row, known, start)
    run.read()
    named = run.end < len(row) and row[run.end].text[:1].isupper()
    if run.end and (run.kind == "organisation" or not named):
        return run.end, run.states
    if start in known:
        return _states(row, known, start)
    end = start
    while end < len(row) and end not in known and _proper(row, end):
        end += 1
    if end == start or (end - start == 1 and row[start].text in cues("say")):
        return at, []
    return end, []


def _states(row: Sequence[Token], known: Known, at: int) -> tuple[int, list[str]]:
    """Return the end of a list of known names, `Fiji, Tonga and Samoa`, and their states."""
    end, entry = known[at]
    states = [entry.iso3] if entry.iso3 else []
    while end + 1 < len(row) and row[end].text in (",", "and"):
        after = end + 1 + (row[end + 1].text == "and")
        if after not in known or known[after][1].kind != entry.kind:
            break
        end, entry = known[after]
        if entry.iso3:
            states.append(entry.iso3)
    return end, states


def _proper(row: Sequence[Token], at: int) -> bool:
    word = row[at].text
    if word in ("and", "of", "&"):
        return (
            at + 1 < len(row) and row[at + 1].text[:1].isupper() and row[at - 1].text[:1].isupper()
        )
    return word[:1].isupper() and row[at].low not in offices("heads")
