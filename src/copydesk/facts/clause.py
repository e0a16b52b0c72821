"""Who a word of speech belongs to: the noun phrases of a laid out wording.

A speaker is the name, pronoun or plain noun phrase beside a word of speech, past adverbs,
appositions and relative clauses (`Roe, who is visiting Fiji, said`).
"""

from functools import cached_property

from copydesk.facts.capitals import DESCRIBING
from copydesk.facts.found import Found
from copydesk.facts.gazetteer import cues
from copydesk.facts.laid import (
    ARTICLES,
    AUXILIARIES,
    BESIDE,
    JOINTS,
    LEADS,
    LONGEST,
    PARTS,
    PRONOUNS,
    TIES,
    TIMES,
    Span,
    is_office,
    speaks,
)
from copydesk.facts.nouns import Nouns

LEAD_COMMAS = 3  # commas before the subject: `On Monday, 4 May, in Suva, Roe ...`


class Clause(Nouns):
    """A wording whose speakers can be found."""

    # to the left of a word of speech ------------------------------------------------------------

    def before(self, at: int) -> Span | None:
        """Return the speaker whose verb stands at a place, as a span of the row."""
        end = self.past_adverbs(at)
        if end <= 0:
            return None
        if self.word(end - 1) in (",", "–", "—", ")"):
            listed = self._list_beside(end - 1)
            if listed:
                return listed
            closing, opening = end - 1, self._opening(end - 1)
            if not opening:
                return None
            name, phrase = self.name_at.get(closing - 1), self._phrase(opening)
            named = name is not None and name.slots["kind"] != "place"
            beside = name and named and self._beside(opening + 1, name, closing - 1)
            if name and beside and (name.slots["kind"] == "person" or phrase):
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

    def _list_beside(self, closing: int) -> Span | None:
        """Return who leads the row before an aside that ends in a list: `Roe, with A, B and C,`."""
        opening = self.subject[1] if self.subject else closing
        first = opening + 1
        commas = [n for n in range(first, closing) if self._comma(n)]
        if closing - opening > BESIDE or self.word(opening) != "," or not commas:
            return None
        aside = range(first, closing)
        plain = [self.word(n) for n in aside if n not in self.name_at]
        if any(n in self.quote_at for n in aside) or any(word in cues("say") for word in plain):
            return None
        begins = first not in self.name_at and self.word(first).endswith(("ed", "ing"))
        ends = any(self.word(n) in ("and", "or") for n in range(commas[-1], closing))
        return self.subject if begins and ends else None

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
            "however",
            "though",
            "meanwhile",
            "too",
            "a",
            "an",
        ):
            return True
        if (word.isdigit() and end - start == 1) or word in TIES:
            return True
        if word.endswith(("ed", "ing")) or is_office(word):
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
        start, end = self._past_relative(start, end)
        start = self._past_deed(start, end)
        return (start, end) if start < end and self.can_speak(start, end) else None

    def _beside(self, start: int, name: Found, at: int) -> bool:
        """Say whether a name stands here, or behind a word that describes it: `Suva-based Acme`."""
        first = self.first_of(name, at)
        return start <= first and all(
            self.word(n).endswith(DESCRIBING) for n in range(start, first)
        )

    def _past_relative(self, start: int, end: int) -> Span:
        """Go back over a clause that tells which one is meant: `The owner of a ship that sank`."""
        lower = start < end and start not in self.name_at and self.row[start].text.islower()
        tells = self.word(start - 1) in ("that", "who", "which") and start - 1 not in self.name_at
        if not (lower and tells) or self.word(start) in ARTICLES | PRONOUNS:
            return start, end
        end = start = start - 1 - (self.word(start - 2) == ",")
        while start > 0 and end - start < LONGEST:
            step = self._left(start, end)
            if step == start:
                break
            start = step
        return start, end

    def _past_deed(self, start: int, end: int) -> int:
        """Leave out what is done for somebody: `fined for buying ships on behalf of Roe, who`."""
        name = self.name_at.get(end - 1)
        doing = self.word(start).endswith("ing") and self.row[start].text.islower()
        led = self.word(start - 1) in TIES | {"after", "before", "without", "while"}
        if not (start < end and doing and led and name and name.slots["kind"] == "person"):
            return start
        return self.first_of(name, end - 1)

    def _left(self, start: int, end: int) -> int:
        """Return the phrase's start moved over the word or name before it, if it belongs."""
        at = start - 1
        word = self.word(at)
        if at in self.quote_at or (
            start < end and self.word(start) in PRONOUNS and start not in self.name_at
        ):
            return start
        plain = start < end and start not in self.name_at and self.word(start) not in ARTICLES
        if word == "to" and plain:  # likely to placate
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
            return at if word in TIES and self.noun(at - 1) else start
        if word in TIES:
            return at if start < end and self.noun(at - 1) else start
        return at if self.noun(at) or (word in PRONOUNS and start == end) else start

    def _link(self, at: int, start: int) -> int:
        """Join a name to what stands before it: `Fiji and Tonga`, `analysts at Acme Bank`."""
        word = self.word(at)
        if word in ("and", "&") and at - 1 in self.name_at:
            return at
        if word in TIES and (self.noun(at - 1) or at - 1 in self.name_at):
            return at
        capital = self.row[at].text.istitle() and at > 0 and self.word(at - 1) in ARTICLES
        return at if self.noun(at) and (self.row[at].text.islower() or capital) else start

    def _lower_noun(self, at: int) -> bool:
        return self.noun(at) and self.row[at].text.islower()

    # the subject of the sentence ----------------------------------------------------------------

    @cached_property
    def subject(self) -> Span | None:
        """The name or pronoun that the sentence begins with, past what leads it in."""
        at = 0
        while at < len(self.row) and not self.row[at].text[0].isalnum() and at not in self.quote_at:
            at += 1
        if self.word(at) not in LEADS or at in self.name_at:
            return self.subject_at(at)
        commas = [n + 1 for n in range(at, len(self.row)) if self._comma(n)][:LEAD_COMMAS]
        found = (span for place in commas if (span := self.subject_at(place)))
        return next(found, None)

    def subject_at(self, at: int) -> Span | None:
        """Return the name that begins here, or a noun phrase with a verb behind it."""
        begins = at + (self.word(at) in ARTICLES and at not in self.name_at)
        named = self._speaker_at(begins)
        if named or self.word(at) not in ARTICLES or at in self.name_at:
            return named
        plain = self.after(at)
        acts = plain is not None and self.word(plain[1]).endswith("ed")
        return plain if plain and (acts or self.word(plain[1]) in AUXILIARIES) else None

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
