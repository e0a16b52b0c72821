"""What can stand in a noun phrase that says something, and the phrase that begins at a place."""

from copydesk.facts.gazetteer import APOSTROPHES, cues
from copydesk.facts.laid import (
    ARTICLES,
    AUXILIARIES,
    DONE,
    JOINTS,
    LONGEST,
    PRONOUNS,
    SHORT,
    TIES,
    TIMES,
    Laid,
    Span,
    is_office,
)


class Nouns(Laid):
    """A wording whose noun phrases can be read from left to right."""

    def noun(self, at: int) -> bool:
        """Say whether a word can stand inside a plain noun phrase."""
        word = self.word(at)
        if not word or at in self.quote_at or at in self.name_at:
            return at in self.name_at
        if word in JOINTS or word in AUXILIARIES or word in PRONOUNS or word in TIES:
            return False
        if not (word[0].isalnum() or word in APOSTROPHES or word in ("%", "$", "£", "€")):
            return False
        if word.endswith("ed") and self.row[at].text.islower():
            return self.word(at - 1) in ARTICLES
        return word not in cues("say") and word not in ("there", "here", "according")

    def can_speak(self, start: int, end: int) -> bool:
        """Say whether a noun phrase looks like somebody: named, an office, or `the` with a noun."""
        first, last = self.word(start), self.word(end - 1)
        mine = first.partition("’")[0].partition("'")[0] in ("i", "you", "we", "")
        if mine and end - start == 1:
            return False
        if end - start == 1 and self.word(start) in ARTICLES - {"both", "some", "many", "most"}:
            return False
        if not any(self.row[at].text[0].isalpha() for at in range(start, end)):
            return False
        named = any(at in self.name_at for at in range(start, end))
        capital = self.row[start].text[0].isupper() and start > 0
        several = any(word.endswith("s") and not word.endswith("ss") for word in (first, last))
        plural = several and end - start < SHORT
        some = first in ARTICLES or first in PRONOUNS or plural or is_office(last)
        return named or capital or (some and first not in APOSTROPHES)

    def after(self, at: int) -> Span | None:
        """Return the noun phrase that begins at a place, as a span of the row."""
        end = at
        while end < len(self.row) and end - at < LONGEST:
            name = self.name_at.get(end)
            word = self.word(end)
            if name:
                tied = end == at or self.word(end - 1) in TIES | ARTICLES | {"and", "&"}
                if not tied and (not self.noun(end - 1) or end - 1 in self.name_at):
                    break
                end = self.last_of(name, end)
            elif word in PRONOUNS and end == at and not (word == "one" and self.noun(at + 1)):
                end += 1
                break
            elif (
                (word in ARTICLES | {"one"} and (end == at or self.word(end - 1) in TIES))
                or (
                    self.noun(end)
                    and word not in ARTICLES
                    and not self._times(end)
                    and (end - 1 not in self.name_at or end == at or word in APOSTROPHES)
                )
                or (
                    word in ("of", "for", "at", "from", "and", "&")
                    and end > at
                    and self._goes_on(end)
                )
            ):
                end += 1
            else:
                break
        end = self._named_beside(at, end)
        return (at, end) if end > at and self.can_speak(at, end) else None

    def _named_beside(self, at: int, end: int) -> int:
        """Take in the name set beside a noun: `one passenger, Roe Doe.`"""
        name = self.name_at.get(end + 1)
        if end == at or self.word(end) != "," or name is None or name.slots["kind"] != "person":
            return end
        if any(place in self.name_at for place in range(at, end)) or at in self.name_at:
            return end
        last = self.last_of(name, end + 1)
        return last if self.word(last) in (",", ".", "") else end

    def _times(self, at: int) -> bool:
        """Say whether a word after a noun tells when or how, or begins what was done."""
        done = self.word(at).endswith("ed") or self.word(at) in DONE
        if done and self.row[at].text.islower():
            return self.word(at - 1) not in ARTICLES
        return self.word(at) in TIMES or self.word(at).endswith("ly")

    def _goes_on(self, at: int) -> bool:
        following = at + 1
        if self.word(at) in ("and", "&"):
            return following in self.name_at and at - 1 in self.name_at
        if at - 1 in self.name_at and self.word(at) == "of":  # Roe of the miners, Roe of the tackle
            near = range(following, following + 4)
            return any(n in self.name_at or is_office(self.word(n)) for n in near)
        return following in self.name_at or self.noun(following) or self.word(following) in ARTICLES
