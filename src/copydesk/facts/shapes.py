"""The shape of a name: which run of capitals is one, and which only starts a sentence."""

from collections.abc import Sequence

from copydesk.facts.capitals import (
    BESIDE,
    DATING,
    GIVEN,
    PARTS,
    acts,
    calendar,
    is_acronym,
    is_capital,
    no_names,
    particles,
    small_words,
    titles,
    verbs,
)
from copydesk.facts.gazetteer import APOSTROPHES, Token, cues, plain, spelled
from copydesk.facts.phrases import Known

ASIDE = 24  # words of an aside between a name and its verb
ENDS = frozenset('.;:?!"“”«»')
# Words that begin an aside about a person: `Roe, on his first trip abroad, said`.
ASIDES = frozenset(["on", "in", "at", "from", "with", "back", "now", "here", "still", "then"])
NAME_WORDS = 6  # a longer run of capitals is a title or a list, and only its start is taken


class Shapes:
    """The tokens of a wording, and where names begin and end among them."""

    def __init__(self, row: Sequence[Token], known: Known, headline: bool):
        """Take the tokens, the listed names among them, and whether every word has a capital."""
        self.row, self.known, self.headline = row, known, headline

    def name_at(self, at: int, titled: bool = False) -> int:
        """Return where the name that begins at a token ends, or 0 where none begins."""
        end = at
        while end < min(len(self.row), at + NAME_WORDS):
            if self._carries(end, titled and end == at, end > at):
                end += 1
            elif end > at and self.row[end].text in particles():
                ahead = end + 1
                while ahead < len(self.row) and self.row[ahead].text in particles():
                    ahead += 1
                if ahead >= len(self.row) or not self._carries(ahead, False, True):
                    break
                end = ahead + 1
            elif end > at and self.row[end].text == "." and len(self.row[end - 1].text) == 1:
                end += 1
            else:
                break
        while end > at and self.row[end - 1].text == ".":
            end -= 1
        return 0 if end == at or self._only_starts(at, end, titled) else end

    def _carries(self, at: int, titled: bool, inside: bool) -> bool:
        """Say whether the token can be part of a name."""
        word = self.row[at].text
        if at in self.known:
            end, entry = self.known[at]
            surname = plain(word) in spelled("also_persons")
            short = end == at + 1 and (surname or entry.kind in ("state", "place", "group"))
            follows = titled and self._named_ahead(end)
            return short and (follows or (inside and surname))
        if not is_capital(word) or word in spelled("adjectives"):
            return False
        if word in calendar() and not self._given(at, titled):
            return False
        if self.headline and (inside or not titled):
            return titled or (inside and word.lower() not in verbs() and word[-1:] not in "sdg")
        return word.lower() not in small_words() and not (inside and word.lower() in titles())

    def _given(self, at: int, titled: bool) -> bool:
        """Say whether a month is a given name here: `Prime Minister Jan Roe`."""
        ahead = at + 1 < len(self.row) and is_capital(self.row[at + 1].text)
        if self.row[at].text not in GIVEN or not ahead or at + 1 in self.known:
            return False
        before = self.row[at - 1].text if at else ""
        dated = before.isdigit() or before.lower() in DATING
        return titled or (self.row[at].text == "Jan" and not dated)

    def _named_ahead(self, at: int) -> bool:
        return at < len(self.row) and is_capital(self.row[at].text) and at not in self.known

    def _only_starts(self, at: int, end: int, titled: bool) -> bool:
        """Say whether a lone capital only starts the sentence, or an office stands alone."""
        word = self.row[at].text
        if end - at > 1 or titled:
            return False
        if len(word) < 2 or word.lower() in no_names() or word in spelled("starters"):
            return True
        first = at == 0 or self.row[at - 1].text in "\"'“‘«„:—–-•|.!?"
        if not first or is_acronym([word]):
            return False
        after = self.row[end].text if end < len(self.row) else ""
        speaks = after in cues("say") or after in cues("call") or after in cues("that")
        if after == "," and end + 1 < len(self.row) and not word.endswith("ly"):
            following = self.row[end + 1].text
            aged = following.isdigit() and len(following) == len("29")
            own = " ".join(token.text for token in self.row[end + 1 : end + 4])
            speaks = aged or following in BESIDE or own in PARTS or self._speaks_past(end + 1)
        plural = word.endswith("s") and after not in ("has", "was", "is", "does")
        acted = after in acts() or (after.endswith("ed") and after.islower())
        return not (speaks or acted or after in APOSTROPHES[:4]) or plural

    def _speaks_past(self, start: int) -> bool:
        """Say whether an aside begins here behind which somebody speaks: `Roe, in Suva, said`."""
        first = self.row[start].text
        if not (first in ASIDES or (first.islower() and first.endswith(("ed", "ing", "ly")))):
            return False
        for at in range(start + 1, min(start + ASIDE, len(self.row) - 1)):
            word = self.row[at + 1].text
            if self.row[at].text in ENDS:
                return False
            if self.row[at].text == "," and any(
                word in cues(part) and cues(part)[word] != word for part in ("say", "that", "to")
            ):
                return True
        return False
