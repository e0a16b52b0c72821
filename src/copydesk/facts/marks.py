"""Find what stands between quotation marks, in every style of mark.

An apostrophe is told from a closing mark by what follows: `Iran's` has a letter after it, and
in `workers' rights` a closing mark that fits better comes later. A mark that opens and does
not close runs to the end (the quotation goes on in the next sentence); one that closes what
was not opened ends a quotation that began in an earlier sentence. Marks within a quotation
belong to its words.
"""

import re
from typing import NamedTuple

PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "'": "'’",
}
SINGLE = "'‘’"
CLOSERS = "”’»›」』\"'"
MARK = re.compile("[\"'“”„«»‹›「」『』‘’]")
BEFORE_OPENING = "\0 \t\n\u00a0([{-—–:/\u2009\u202f\u200a"
STOPS = ".,!?…;"
SHORT = re.compile(r"['’](?:em|til|tis|twas|cause|n|bout|\d0s|\d\d)\b", re.IGNORECASE)


class Quoted(NamedTuple):
    """Words in marks: `start` and `end` without the marks, `outer` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    opened: bool
    closed: bool


def find(text: str) -> list[Quoted]:
    """Return the quoted stretches of the text, in order; none lies in another."""
    found: list[Quoted] = []
    # Two single marks are one double mark, as old wires print it.
    text = text.replace("''", '\0"').replace("``", '\0"')
    past = 0
    marks = [match.start() for match in MARK.finditer(text)]
    if not marks:
        return found
    closers = _Closers(text, marks)
    for at in marks:
        if at < past:
            continue
        if not _opens(text, at):
            if not found and _ends_earlier(text, at):
                found.append(Quoted(0, at, 0, at + 1, False, True))
            continue
        end = closers.after(at)
        closed = end < len(text)
        if closed or _may_stay_open(text, at):
            found.append(Quoted(at + 1, end, at, end + closed, True, closed))
            past = end + 1
    return [_bare(text, quoted) for quoted in found if text[quoted.start : quoted.end].strip("\0 ")]


def _bare(text: str, quoted: Quoted) -> Quoted:
    """Take the first half of a mark of two out of the words."""
    outer = quoted.outer_start - (quoted.outer_start > 0 and text[quoted.outer_start - 1] == "\0")
    end = quoted.end - (text[quoted.end - 1] == "\0")
    return quoted._replace(outer_start=outer, end=end)


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in PAIRS and mark != '"':
        return False
    spaced = mark in "«„" or (mark == '"' and at == 0)
    if at + 1 >= len(text) or (text[at + 1].isspace() and not spaced):
        return False
    before = text[at - 1] if at else " "
    if mark in "“„«‹「『":
        return True
    if before not in BEFORE_OPENING and before not in '“"«':
        return False
    return not (mark in SINGLE and SHORT.match(text, at))


def _ends_earlier(text: str, at: int) -> bool:
    """Say whether a mark closes a quotation that an earlier sentence opened."""
    mark = text[at]
    if mark not in CLOSERS or at == 0:
        return False
    if mark in SINGLE:
        return text[at - 1] in STOPS and (at + 1 == len(text) or not text[at + 1].isalnum())
    return not text[at - 1].isspace() and not text[at - 1].isdigit()


def _may_stay_open(text: str, at: int) -> bool:
    """Say whether an unclosed mark begins a quotation: it must stand where a sentence begins.

    A lone apostrophe or an inch sign in the middle of a sentence opens nothing.
    """
    back = at - 1
    while back >= 0 and text[back].isspace():
        back -= 1
    starts = back < 0 or text[back] in ",:;—–.!?…"
    return text[at + 1].isalnum() and (starts or text[at] in "“„«")


class _Closers:
    """Where the marks that may close stand, found once, so that a long text costs one pass."""

    def __init__(self, text: str, marks: list[int]):
        self.text = text
        self.places = [at for at in marks if text[at] in "”“’»«›」』\"'"]
        self.cursor = 0
        self.hopeless: set[str] = set()

    def after(self, start: int) -> int:
        """Return the mark that closes what opens at `start`, or the end of the text."""
        mark = self.text[start]
        if mark in self.hopeless:
            return len(self.text)
        closing = PAIRS.get(mark, '"')
        while self.cursor < len(self.places) and self.places[self.cursor] <= start:
            self.cursor += 1
        end = self._single(closing) if mark in SINGLE else self._plain(closing)
        if end == len(self.text):
            self.hopeless.add(mark)
        return end

    def _plain(self, closing: str) -> int:
        for n in range(self.cursor, len(self.places)):
            if self.text[self.places[n]] in closing:
                return self.places[n]
        return len(self.text)

    def _single(self, closing: str) -> int:
        """Pass apostrophes: the first sure mark, else the first that can be one."""
        possible = len(self.text)
        for n in range(self.cursor, len(self.places)):
            place = self.places[n]
            after = self.text[place + 1 : place + 2]
            if self.text[place] not in closing:
                continue
            if possible < len(self.text) and _opens(self.text, place):
                break
            if after.isalnum() or self.text[place - 1].isspace():
                continue
            if not self._owns(place):
                return place
            possible = min(possible, place)
        return possible

    def _owns(self, place: int) -> bool:
        """Say whether the mark may be that of an owner: `the workers' rights`."""
        before, after = self.text[place - 1], self.text[place + 1 : place + 3]
        return before in "sxz" and after[:1] == " " and after[1:2].isalnum()
