"""Find who and what a wording names: people with their office, states, places, bodies, groups.

A name is what a list knows, or capitalised words that stand where a name stands: after an
office, before a verb of speech, or as two words that no list of things explains. What is
capitalised but unexplained is given with no `kind`: the story may know better (`resolve`).

Names do not overlap. The span of a person holds the office printed beside the name
(`Iranian President Roe Doe`), the slot `text` only the name. Descriptions without a name
(`the Iranian president`, `both leaders`) are given too; `iso3` of several states is `BLR IRN`.
"""

from collections.abc import Sequence

from copydesk.facts.capitals import is_acronym
from copydesk.facts.found import Found
from copydesk.facts.gazetteer import (
    Entry,
    Token,
    cues,
    look_up,
    offices,
    spelled,
    tokens,
)
from copydesk.facts.laid import MASTHEADS
from copydesk.facts.phrases import Phrase, may_begin, office_at, opening_words
from copydesk.facts.shapes import Shapes
from copydesk.text import QUOTES

HEADLINE = (
    0.7  # share of capitalised long words; headlines of the seeds 0.8 and more, prose .1 to .5
)
LONG_WORD = 4
AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ess", "eur")
CALLING = 3  # words of a calling: `cross-country skier`


def find(text: str) -> list[Found]:
    """Return the names in the text, in order; no two overlap."""
    row = tokens(text)
    if not row:
        return []
    return _Scan(text, row, text.isupper() or _is_headline(text, row)).run()


def _is_headline(text: str, row: Sequence[Token]) -> bool:
    """Say whether nearly every longer word of a wording without a stop has a capital."""
    if text.rstrip("\"'”’»").endswith((".", "?")):
        return False
    letters = [token.text for token in row if len(token.text) >= LONG_WORD and token.text.isalpha()]
    capital = sum(word[0].isupper() for word in letters)
    return capital >= HEADLINE * len(letters) and len(letters) > 2


class _Scan(Shapes):
    """One pass over the tokens of a wording; `headline` where every word has a capital."""

    def __init__(self, text: str, row: Sequence[Token], headline: bool):
        super().__init__(row, look_up(row, shouted=text.isupper()), headline)
        self.text = text
        self.found: list[Found] = []
        self.described: set[int] = set()

    def run(self) -> list[Found]:
        at, openers = 0, opening_words()
        for n, (word, _, _, low) in enumerate(self.row):
            # A name begins with a capital, or with a small particle that is joined to one.
            if n < at:
                continue
            joined = len(word) > 2 and not word.isalnum()
            opens = low in openers and may_begin(self.row, self.known, n)
            if opens or joined or word[0].isupper() or n in self.known or not n:
                at = self._step(n)
        return self.found

    def _step(self, at: int) -> int:
        phrase = office_at(self.row, self.known, at)
        if phrase:
            return self._office(phrase)
        if at in self.known:
            return self._listed(at)
        end = self.name_at(at)
        return self._capitals(at, end) if end else at + 1

    # offices ------------------------------------------------------------------------------------

    def _office(self, phrase: Phrase) -> int:
        """Take an office with the names printed beside it, or as a description."""
        at = phrase.end
        if phrase.kind == "organisation" and at in self.known:
            end, entry = self.known[at]
            if entry.kind == "organisation":
                self._add(phrase.start, end, at, ("organisation", phrase.role, entry.iso3))
                return end
        if phrase.kind == "organisation" and self._calls_by_name(phrase):
            end = self.name_at(at, titled=True)
            self._add(phrase.start, end, at, ("organisation", phrase.role, phrase.iso3))
            return end
        end = self.name_at(at, titled=True) if phrase.kind != "organisation" else 0
        if end:
            return self._holders(phrase, at, end)
        if phrase.kind == "person" and phrase.start not in self.described:
            beside = self._beside(phrase)
            if beside:
                self._add(phrase.start, beside[1], beside[0], ("person", phrase.role, phrase.iso3))
                return beside[1]
        if phrase.speaks and phrase.start not in self.described:
            self._add(phrase.start, at, phrase.start, (phrase.kind, phrase.role, phrase.iso3))
        return at

    def _calls_by_name(self, phrase: Phrase) -> bool:
        """Say whether a name follows a body in small letters: `the news agency Acme`."""
        last = self.row[phrase.end - 1].text
        return not self.headline and last.islower() and bool(self.name_at(phrase.end, titled=True))

    def _holders(self, phrase: Phrase, at: int, end: int) -> int:
        """Take every holder of an office in the plural: Presidents A B and C D."""
        royal = end - at == 1 and self.row[at - 1].text.lower() in offices("royal")
        self._add(phrase.start, end, at - royal, ("person", phrase.role, phrase.iso3))
        while phrase.kind == "group" and end < len(self.row) and self.row[end].text in (",", "and"):
            start = end + 1
            if start < len(self.row) and self.row[start].text == "and":
                start += 1
            following = self.name_at(start)
            if not following:
                break
            self._add(start, following, start, ("person", phrase.role, phrase.iso3))
            end = following
        return end

    def _beside(self, phrase: Phrase) -> tuple[int, int] | None:
        """Return the name set beside an office: `the minister for trade, Roe Doe, said`."""
        at = phrase.end
        if not phrase.definite or at >= len(self.row) or self.row[at].text != ",":
            return None
        second = office_at(self.row, self.known, at + 1)
        start = second.end if second and second.kind == "person" else at + 1
        end = self.name_at(start, titled=start > at + 1)
        if not end or self._is_thing(start, end):
            return None
        after = self.row[end].text if end < len(self.row) else "."
        leads = phrase.start == 0 or self.row[phrase.start - 1].text in QUOTES
        return (start, end) if after in ",.;" or (leads and after in cues("say")) else None

    # lists and capitals -------------------------------------------------------------------------

    def _listed(self, at: int) -> int:
        end, entry = self.known[at]
        if self._titles_paper(entry, end):  # the Suva Herald; The Guardian Post is another paper
            end, entry = end + 1, Entry("organisation", "newspaper", None)
        body = self._body(entry, end)
        if body:  # Lesotho Highlands Authority
            self._add(at, body, at, ("organisation", None, entry.iso3))
            return body
        name = self._calling(end) if entry.role == "people" else 0
        if name:
            role = self.row[name - 1].text
            last = self.name_at(name, titled=True)
            self._add(at, last, name, ("person", role, entry.iso3))
            return last
        self._add(at, end, at, (entry.kind, entry.role, entry.iso3))
        return end

    def _body(self, entry: Entry, at: int) -> int:
        """Return where a body ends whose name begins with a listed state or place, or 0."""
        if self.headline or entry.kind not in ("state", "place") or at >= len(self.row):
            return 0
        end = self.name_at(at, titled=True)
        last = self.row[end - 1].text if end else ""
        body = last in spelled("organisation_words") and not self._is_thing(at, end)
        return end if end - at > 1 and body else 0

    def _titles_paper(self, entry: Entry, end: int) -> bool:
        follows = end < len(self.row) and self.row[end].text in MASTHEADS
        return follows and not self.headline and entry.role in ("news agency", "capital", "city")

    def _calling(self, at: int) -> int:
        """Return where the name begins after a calling that no list has: `Swedish skier Roe`."""
        end = at
        while end < min(len(self.row), at + CALLING) and self.row[end].text.islower():
            end += 1
        if end == at or not self.row[end - 1].text.endswith(AGENTS) or self.headline:
            return 0
        return end if self.name_at(end) - end > 1 else 0

    def _capitals(self, at: int, end: int) -> int:
        """Take capitalised words that no list knows, as far as their company explains them."""
        words = [token.text for token in self.row[at:end]]
        office_after = self._described(end)
        if office_after and not self._is_thing(at, end):
            self._add(at, end, at, ("person", office_after.role, office_after.iso3))
            self.described.add(office_after.start)
        elif spelled("organisation_words") & set(words) or is_acronym(words):
            kind = "place" if self._is_thing(at, end) else "organisation"
            if self._guess(at, end) == "place" and is_acronym(words):
                kind = "place"
            if not spelled("thing_words") & set(words):
                self._add(at, end, at, (kind, None, None))
        elif not self.headline:
            self._add(at, end, at, (self._guess(at, end), None, None))
        return end

    def _guess(self, at: int, end: int) -> str | None:
        before = self.row[at - 1].text.lower() if at else ""
        after = self.row[end].text if end < len(self.row) else ""
        if before in ("in", "near", "inside", "outside", "around", "across"):
            return "place"
        if after in cues("say") or after in cues("call") or after in ("who", "whose"):
            return "person"
        if before == "at":
            return "place"
        return "person" if end - at > 1 else None

    def _described(self, end: int) -> Phrase | None:
        """Return the office set after a name: `Roe Doe, the Iranian foreign minister, said`."""
        if end + 1 >= len(self.row) or self.row[end].text not in (",", "("):
            return None
        phrase = office_at(self.row, self.known, end + 1)
        if not phrase or phrase.kind != "person" or self.name_at(phrase.end, titled=True):
            return None
        after = self.row[phrase.end].text if phrase.end < len(self.row) else "."
        beside = {",", ")", ".", ";", "of", "at", "for", "from", "in", "who", "on", "with", "and"}
        return phrase if after in beside and (phrase.definite or after in ",).;") else None

    def _is_thing(self, at: int, end: int) -> bool:
        words = {token.text for token in self.row[at:end]}
        return bool(words & (spelled("place_words") | spelled("thing_words")))

    def _add(
        self, start: int, end: int, name: int, what: tuple[str | None, str | None, str | None]
    ) -> None:
        kind, role, iso3 = what
        first, last = self.row[start].start, self.row[end - 1].end
        text = self.text[self.row[name].start : last]
        slots = {"text": text, "kind": kind, "role": role, "iso3": iso3}
        self.found.append(Found("name", first, last, slots))
