"""Find who is said to have said something in a wording, and which words are theirs.

Three orders are read: the speaker first (`Roe said that ...`), last (`..., Roe said`, `...,
said Roe`), and named as a source (`according to Roe`). A participle (`..., adding that`) belongs
to who spoke before it, else to who acts. Whose words go through an agency or paper
(`..., Acme News reported`; `quoted by`) keeps that as `via`.
"""

from copydesk.facts.gazetteer import APOSTROPHES, cues
from copydesk.facts.laid import AUXILIARIES, LEADS, SHORT, Span, is_office
from copydesk.facts.naming import Naming
from copydesk.facts.said import (
    CONDITIONS,
    NOUNS,
    SAYING,
    TELLING_NOUNS,
    Said,
    foreign_cues,
    openers,
)
from copydesk.lexicon import load

TALES = ("story", "tale", "lie", "joke", "anecdote", "truth")
ASIDE = 12  # words between two halves of a quotation


class Speech(Naming):
    """Reads the attributions of one clause, from left to right."""

    def read(self) -> list[Said]:
        """Return the attributions in order, each with the words it covers."""
        past, known = 0, openers()
        for at, token in enumerate(self.row):
            marked = at - 1 in self.clause.quote_at
            if at < past or not (token.low in known or marked):
                continue
            if self.closed(at) and token.low not in TELLING_NOUNS:
                continue
            said = self.told_of(at)
            if said is None and not self.closed(at):
                said = self.own_view(at) or self.source(at) or self._verb(at)
            if said:
                self.found.append(said)
                past = said.end
        self._after_colons()
        self.end_contents()
        return self.carried()

    def _after_colons(self) -> None:
        """Give words in marks behind a colon to the subject: `She struck a softer note: "..."`."""
        subject = self.clause.subject
        for at in self.clause.quote_at:
            taken = any(start <= at < end for said in self.found for start, end in said.contents)
            if subject is None or taken or self.word(at - 1) != ":":
                continue
            if subject[1] < at - 1 and self.word(subject[1]) not in APOSTROPHES:
                said = Said("say", ":", at - 1, at, subject, [(at, at + 1)])
                self.found = sorted([*self.found, said], key=lambda each: each.begin)

    def _verb(self, at: int) -> Said | None:
        word = self.word(at)
        phrase = self.in_words(at)
        if phrase:
            return phrase
        quoted = self._quoting(at) if word in cues("quote") else None
        if quoted:
            return quoted
        for part, read in (("say", self._saying), ("to", self.asking), ("that", self._saying)):
            if word in cues(part) and not self.passive(at, word):
                said = read(at, strict=part == "that" or word in NOUNS)
                if said:
                    return said
        pair = f"{word} {self.word(at + 1)}"
        judges = word in cues("call") and not self.names_thing(at)
        if (judges or pair in cues("pairs")) and not self.passive(at, word):
            return self.judging(at)
        foreign = pair if pair in foreign_cues() else word if word in foreign_cues() else None
        if foreign:
            return self._around(at, at + 1 + (foreign == pair), foreign=True)
        return self._around(at, at + 1) if self._follows_words(at) else None

    def _follows_words(self, at: int) -> bool:
        """Say whether any verb at all tells who spoke: `"It is over," shrugged Roe.`"""
        quoted = self.clause.quote_at.get(at - 1)
        if quoted is None or not self.word(at).endswith("ed"):
            return False
        return self.clause.text[quoted.end - 1] in ",?!…" or self.word(at) in cues("call")

    def _saying(self, at: int, strict: bool) -> Said | None:
        """Read a verb that takes a clause: content right of it, else left of its speaker."""
        inverted = self._inverted(at)
        if inverted:
            return inverted
        speaker = self.speaker(at)
        if not speaker or self._tells_story(at):
            return None
        said = Said("say", self.word(at), self.begins(at, speaker), at + 1, speaker)
        relative = self.word(at - 1) in ("who", "which")
        said.relative = relative and at - 1 not in self.clause.name_at
        if self.is_noun(at, speaker):
            return None
        start = self.right(said, strict)
        if 0 < said.begin < at and self._trails(said, start):
            said.contents = [self._around_aside(said)]
            rest = self._goes_on(said)
            if rest:
                said.contents.append((rest, rest + 1))
        elif start is not None:
            said.contents = [(start, len(self.row))]
        return said if said.contents else None

    def _around_aside(self, said: Said) -> Span:
        """Return what was said left of its speaker; of `In May, he said, the dam broke` the rest.

        A lead-in of one comma is nothing that anybody said.
        """
        left, right = (0, said.begin), (said.end + 1, len(self.row))
        if held := self._held_apart(said.begin, said.end):
            return held
        place = next((n for n in (said.begin - 1, said.begin - 2) if n in self.clause.quote_at), 0)
        if self.word(place - 1) == ":":
            return (place, said.begin)
        commas = sum(self.comma(at) for at in range(said.begin))
        leads = self.word(0) in LEADS and 0 not in self.clause.name_at and commas == 1
        goes_on = said.end < len(self.row) and self.comma(said.end) and right[1] - right[0] > SHORT
        quoted = any(at in self.clause.quote_at for at in range(said.begin))
        return right if leads and goes_on and not quoted else left

    def _held_apart(self, begin: int, end: int) -> Span | None:
        """Return the clause in which an attribution is only set: `The goat, she said, had died.`

        Left of it no verb stands yet, or only a condition; `which, she said, ...` begins anew.
        """
        ahead = (n for n in range(end, min(end + SHORT, len(self.row))) if self.comma(n))
        end = next(ahead, end)
        if not (self.comma(begin - 1) and end < len(self.row) and self.comma(end)):
            return None
        stops = (n for n in range(begin - 2, -1, -1) if self.word(n) in (";", ":", "—", "–"))
        start = next(stops, -1) + 1
        if any(n in self.clause.quote_at for n in range(start, begin)):
            return None
        if self.word(begin - 2) in ("which", "who"):
            return (end + 1, len(self.row))
        leads = self.word(start) in CONDITIONS and start not in self.clause.name_at
        long = len(self.row) - end > SHORT
        if long and (leads or not self.has_verb(start, begin)):
            return (end + 1, len(self.row)) if leads else (start, len(self.row))
        return None

    def _goes_on(self, said: Said) -> int | None:
        """Return where words in marks go on: `"Yes," she said on a call, "and again yes."`"""
        if self.word(said.end) == "," and self.word(said.end + 1) == "and":
            return said.end + 2 if said.end + 2 in self.clause.quote_at else None
        if (
            said.begin - 1 not in self.clause.quote_at
            and said.begin - 2 not in self.clause.quote_at
        ):
            return said.end + 1 if self.comma_quote(said.end) else None
        ahead = range(said.end, min(said.end + ASIDE, len(self.row)))
        place = next((n for n in ahead if self.comma(n) or n in self.clause.quote_at), None)
        return place + 1 if place is not None and self.comma_quote(place) else None

    def _tells_story(self, at: int) -> bool:
        """Say whether something is told, or was found to be: `tells a story`, `found to have`."""
        if cues("say").get(self.word(at)) == "tell":
            return self.word(at + 1) in ("a", "the") and self.word(at + 2) in TALES
        return self.word(at) == "found" and self.word(at + 1) == "to"

    def _trails(self, said: Said, start: int | None) -> bool:
        """Say whether what was said stands before the speaker."""
        before = said.begin - 1
        left = said.begin > 2 or bool({before, before - 1} & self.clause.quote_at.keys())
        closes = before in self.clause.quote_at or self.word(before) in (",", "—", "–", "?", "!")
        if not left or not closes or said.relative:
            return False
        if self._held_apart(said.begin, said.end):
            return True
        when = start or 0
        told_when = self.word(when) in CONDITIONS and when > said.begin + 1
        if told_when and self.comma(before) and self.has_verb(0, before):
            return self.word(when - 1) != "that"
        addressing = said.cue in load("cues")["addressing"]
        if start is None and not addressing and not self.apart(said.end):
            return False
        leads = start is not None and self.word(0) in LEADS and 0 not in self.clause.name_at
        quoted = before in self.clause.quote_at and start not in self.clause.quote_at and not leads
        return start is None or quoted or self._speaks_next(start)

    def _speaks_next(self, at: int) -> bool:
        """Say whether another attribution begins at once: a full stop was lost before it."""
        named = self.clause.after(at)
        return named is not None and self.word(named[1]) in cues("say")

    def _inverted(self, at: int) -> Said | None:
        """Read `"...," said Roe` and `..., says the minister.`"""
        before = self.word(at - 1)
        if at == 0 or not (at - 1 in self.clause.quote_at or before in (",", "—", "–")):
            return None
        if self.word(at).endswith("ing") or cues("say").get(self.word(at)) == "tell":
            return None
        only_judges = self.word(at) in cues("call") and self.word(at) not in cues("that")
        if only_judges and self.word(at) not in cues("say"):
            return None
        if at - 1 not in self.clause.quote_at:
            base = cues("say").get(self.word(at), self.word(at)) == self.word(at)
            if base or self.clause.before(at):
                return None
        return self._around(at, at + 1)

    def _ends_row(self, named: Span) -> bool:
        """Say whether an office ends a headline: `..., says monitor`."""
        return named[1] == len(self.row) and is_office(self.word(named[1] - 1))

    def _around(self, at: int, end: int, foreign: bool = False) -> Said | None:
        """Take the speaker after the verb, or before it, of words that stand around it."""
        named = self.clause.after(end)
        after = self.word(named[1]) if named else ""
        if (
            named
            and (foreign or self._ends_row(named) or self.names(named))
            and after not in AUXILIARIES | {"that"}
        ):
            said = Said("say", self.word(at), at, named[1], named, [(0, at)])
            said.contents = [(0, at)] if at > 1 or at - 1 in self.clause.quote_at else []
            said.end = self.past_manner(said.end)
            if held := self._held_apart(at, said.end):
                said.contents = [held]
            if self.comma_quote(named[1]):
                said.contents.append((named[1] + 1, named[1] + 2))
            return said if said.contents else None
        if self.word(at) in cues("say") or self.word(at) in cues("that"):
            return None
        speaker = self.clause.before(at)
        quote = next((n for n in (at - 2, end, end + 1) if n in self.clause.quote_at), None)
        if speaker is None or quote is None:
            return None
        return Said("say", self.word(at), speaker[0], end, speaker, [(quote, quote + 1)])

    def _quoting(self, at: int) -> Said | None:
        """Read `Acme News quoted Roe as telling Doe` and `Roe was quoted by it as saying`."""
        saying = next(
            (n for n in range(at + 1, min(at + 24, len(self.row))) if self._as_saying(n)), None
        )
        if saying is None:
            return None
        left = self.clause.before(at)
        if self.passive(at, self.word(at)):
            by = self.word(at + 1) == "by"
            via = self.clause.after(at + 2) if by else None
            said = Said("quoted", "quoted", left[0] if left else at, saying + 2, left, via=via)
        else:
            named = self.clause.after(at + 1)
            said = Said("quoted", "quoted", left[0] if left else at, saying + 2, named, via=left)
        start = self.right(said, strict=False)
        before = said.begin - 1
        told = before > 1 and (before in self.clause.quote_at or self.comma(before))
        marked = start in self.clause.quote_at or self.word((start or 0) - 1) == "that"
        goes_on = start is not None and (marked or not told)
        said.contents = [(start or 0, len(self.row))] if goes_on else [(0, said.begin)]
        return said if said.contents[0][1] > said.contents[0][0] else None

    def _as_saying(self, at: int) -> bool:
        return self.word(at) == "as" and self.word(at + 1) in SAYING and not self.closed(at)
