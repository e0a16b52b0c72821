"""Who a word of speech belongs to: the noun phrases of a laid out wording.

A speaker is the name, pronoun or plain noun phrase beside a word of speech, past adverbs,
appositions and relative clauses (`Roe, who is visiting Fiji, said`).
"""

from functools import cached_property

from copydesk.facts.gazetteer import APOSTROPHES, cues
from copydesk.facts.laid import (
    ARTICLES,
    AUXILIARIES,
    BESIDE,
    DONE,
    JOINTS,
    LEADS,
    LONGEST,
    PARTS,
    PRONOUNS,
    SHORT,
    TIES,
    TIMES,
    Laid,
    Span,
    is_office,
    speaks,
)


class Clause(Laid):
    """A wording whose speakers can be found."""

    # to the left of a word of speech ------------------------------------------------------------

    def before(self, at: int) -> Span | None:
        """Return the speaker whose verb stands at a place, as a span of the row."""
        end = self.past_adverbs(at)
        if end <= 0:
            return None
        if self.word(end - 1) in (",", "–", "—", ")"):
            closing, opening = end - 1, self._opening(end - 1)
            if not opening:
                return None
            name, phrase = self.name_at.get(closing - 1), self._phrase(opening)
            named = name is not None and name.slots["kind"] == "person"
            if name and named and self.first_of(name, closing - 1) == opening + 1:
                return (phrase[0] if phrase else opening + 1, closing)
            end = opening
        if self.word(end - 1) in ("who", "which") and end - 1 not in self.name_at:
            end -= 1
            end -= self.word(end - 1) == ","
        return self._phrase(end)

    def past_adverbs(self, at: int) -> int:
        """Return the place before the adverbs and auxiliaries of a verb."""
        end = at
        while end > 0:
            word = self.word(end - 1)
            dated = word == "on" and end < at
            counted = word.rstrip(".").isdigit() and end < at and self.word(end - 2) in TIMES
            adverb = word in AUXILIARIES or word in TIMES or word.endswith("ly")
            if not (adverb or dated or counted) or (end - 1) in self.name_at:
                break
            end -= 1
        return end

    def _opening(self, closing: int) -> int | None:
        """Return where the noun before an apposition ends, given the mark that closes it."""
        name = self.name_at.get(closing - 1)
        first = self.first_of(name, closing - 1) if name else closing
        if any(self.word(n) == "," for n in range(first, closing)):
            return closing
        partner = "(" if self.word(closing) == ")" else self.word(closing)
        for at in range(closing - 1, max(-1, closing - BESIDE), -1):
            if at in self.quote_at:
                break
            if self.word(at) == partner and at not in self.name_at:
                if partner == "(":
                    return at
                return at if self._is_beside(at + 1, closing) else None
        apart = first == 0 or first - 1 in self.quote_at
        return closing if name and apart else None

    def _is_beside(self, start: int, end: int) -> bool:
        word = self.word(start)
        if word in (
            "who",
            "which",
            "whose",
            "speaking",
            "citing",
            "where",
            "now",
            "aged",
            "a",
            "an",
        ):
            return True
        if (word.isdigit() and end - start == 1) or word in TIES or word.endswith("ed"):
            return True
        name = self.name_at.get(start)
        before = self.name_at.get(start - 2)
        person = name is not None and name.slots["kind"] in ("person", "organisation", "group")
        near = end - start < LONGEST
        return person or (before is not None and speaks(before) and near)

    def _phrase(self, end: int) -> Span | None:
        """Return the noun phrase that ends before a place."""
        start = end
        while start > 0 and end - start < LONGEST:
            step = self._left(start, end)
            if step == start:
                break
            start = step
        return (start, end) if start < end and self._can_speak(start, end) else None

    def _left(self, start: int, end: int) -> int:
        """Return the phrase's start moved over the word or name before it, if it belongs."""
        at = start - 1
        word = self.word(at)
        if at in self.quote_at or (
            start < end and self.word(start) in PRONOUNS and start not in self.name_at
        ):
            return start
        if word == "of" and start < end and self.word(at - 1) in PARTS:
            return at - 1  # one of them
        tied = start == end or self.word(start) in TIES or self.word(start) in ("and", "&", ",")
        name = self.name_at.get(at)
        if name:
            return self.first_of(name, at) if tied or self._lower_noun(start) else start
        if start < end and start in self.name_at:
            return self._link(at, start)
        if word in ARTICLES:
            return at
        if start < end and self.word(start) in ARTICLES:
            return at if word in TIES and self._noun(at - 1) else start
        if word in TIES:
            return at if start < end and self._noun(at - 1) else start
        return at if self._noun(at) or (word in PRONOUNS and start == end) else start

    def _link(self, at: int, start: int) -> int:
        """Join a name to what stands before it: `Fiji and Tonga`, `analysts at Acme Bank`."""
        word = self.word(at)
        if word in ("and", "&") and at - 1 in self.name_at:
            return at
        if word in TIES and (self._noun(at - 1) or at - 1 in self.name_at):
            return at
        return at if self._noun(at) and self.row[at].text.islower() else start

    def _lower_noun(self, at: int) -> bool:
        return self._noun(at) and self.row[at].text.islower()

    def _noun(self, at: int) -> bool:
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
        return word not in cues("say") and word not in ("there", "here")

    def _can_speak(self, start: int, end: int) -> bool:
        """Say whether a noun phrase looks like somebody: named, an office, or `the` with a noun."""
        first, last = self.word(start), self.word(end - 1)
        if first in ("i", "you", "we", "'", "’") and end - start == 1:
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

    # to the right -------------------------------------------------------------------------------

    def after(self, at: int) -> Span | None:
        """Return the noun phrase that begins at a place, as a span of the row."""
        end = at
        while end < len(self.row) and end - at < LONGEST:
            name = self.name_at.get(end)
            word = self.word(end)
            if name:
                tied = end == at or self.word(end - 1) in TIES | ARTICLES | {"and", "&"}
                if not tied and (not self._noun(end - 1) or end - 1 in self.name_at):
                    break
                end = self.last_of(name, end)
            elif word in PRONOUNS and end == at:
                end += 1
                break
            elif (
                (word in ARTICLES and (end == at or self.word(end - 1) in TIES))
                or (
                    self._noun(end)
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
        return (at, end) if end > at and self._can_speak(at, end) else None

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
        return (
            following in self.name_at or self._noun(following) or self.word(following) in ARTICLES
        )

    # the subject of the sentence ----------------------------------------------------------------

    @cached_property
    def subject(self) -> Span | None:
        """The name or pronoun that the sentence begins with, past what leads it in."""
        at = 0
        while at < len(self.row) and not self.row[at].text[0].isalnum() and at not in self.quote_at:
            at += 1
        if self.word(at) in LEADS and at not in self.name_at:
            at = next((n + 1 for n in range(at, len(self.row)) if self._comma(n)), at)
        at += self.word(at) in ARTICLES and at not in self.name_at
        return self._speaker_at(at)

    def _comma(self, at: int) -> bool:
        return self.row[at].text == "," and at not in self.name_at

    def _speaker_at(self, at: int) -> Span | None:
        name = self.name_at.get(at)
        if name and speaks(name):
            return (at, self.last_of(name, at))
        if self.word(at) in PRONOUNS - {"who", "i", "you", "we"}:
            return (at, at + 1)
        return None

    def actor(self, before: int) -> Span | None:
        """Return who acts in the clause before a place, for `..., saying`."""
        if self.subject and self.subject[1] <= before:
            return self.subject
        at = before - 1
        while at >= 0:
            name = self.name_at.get(at)
            if not name:
                at -= 1
                continue
            start, end = self.first_of(name, at), self.last_of(name, at)
            word = self.word(end)
            if speaks(name) and word.isalpha() and word not in JOINTS | TIES and end < before:
                return (start, end)
            at = start - 1
        return None
