"""Find who is said to have said something in a wording, and which words are theirs.

Three orders are read: the speaker first (`Roe said that ...`), last (`..., Roe said`, `...,
said Roe`), and named as a source (`according to Roe`). A participle (`..., adding that`) belongs
to who spoke before it, else to who acts. Whose words go through an agency or paper
(`..., Acme News reported`; `quoted by`) keeps that as `via`.
"""

from functools import cache

from copydesk.facts.gazetteer import APOSTROPHES, cues
from copydesk.facts.laid import ARTICLES, AUXILIARIES, LEADS, PRONOUNS, SHORT, Span, is_office
from copydesk.facts.named import NamedSources
from copydesk.facts.said import (
    JUDGING_AS,
    JUDGING_NOUNS,
    NOUNS,
    SAYING,
    Said,
    foreign_cues,
    openers,
)
from copydesk.lexicon import load

ASIDE = 12  # words between two halves of a quotation


@cache
def _phrase_leads() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in cues("phrases"))


class Speech(NamedSources):
    """Reads the attributions of one clause, from left to right."""

    def read(self) -> list[Said]:
        """Return the attributions in order, each with the words it covers."""
        past, known = 0, openers()
        for at, token in enumerate(self.row):
            marked = at - 1 in self.clause.quote_at
            if at < past or not (token.low in known or marked) or self.closed(at):
                continue
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
        phrase = self._in_words(at)
        if phrase:
            return phrase
        quoted = self._quoting(at) if word in cues("quote") else None
        if quoted:
            return quoted
        for part, read in (("say", self._saying), ("to", self._asking), ("that", self._saying)):
            if word in cues(part) and not self.passive(at, word):
                said = read(at, strict=part == "that" or word in NOUNS)
                if said:
                    return said
        pair = f"{word} {self.word(at + 1)}"
        judges = word in cues("call") and not self._names_thing(at)
        if (judges or pair in cues("pairs")) and not self.passive(at, word):
            return self._judging(at)
        foreign = pair if pair in foreign_cues() else word if word in foreign_cues() else None
        if foreign:
            return self._around(at, at + 1 + (foreign == pair), foreign=True)
        return self._around(at, at + 1) if self._follows_words(at) else None

    def _in_words(self, at: int) -> Said | None:
        """Read `let it be known that` and the like."""
        if self.word(at) not in _phrase_leads():
            return None
        for length in (4, 3, 2):
            phrase = " ".join(self.word(at + n) for n in range(length))
            if phrase in cues("phrases") and self.word(at + length) == "that":
                speaker, start = self.speaker(at), at + length + 1
                if speaker and start < len(self.row):
                    begin = self.begins(at, speaker)
                    return Said("say", phrase, begin, start, speaker, [(start, len(self.row))])
        return None

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
        if not speaker:
            return None
        said = Said("say", self.word(at), self.begins(at, speaker), at + 1, speaker)
        relative = self.word(at - 1) in ("who", "which")
        said.relative = relative and at - 1 not in self.clause.name_at
        if self._is_noun(at, speaker):
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
        commas = sum(self.comma(at) for at in range(said.begin))
        leads = self.word(0) in LEADS and 0 not in self.clause.name_at and commas == 1
        goes_on = said.end < len(self.row) and self.comma(said.end) and right[1] - right[0] > SHORT
        quoted = any(at in self.clause.quote_at for at in range(said.begin))
        return right if leads and goes_on and not quoted else left

    def _goes_on(self, said: Said) -> int | None:
        """Return where words in marks go on: `"Yes," she said on a call, "and again yes."`"""
        if (
            said.begin - 1 not in self.clause.quote_at
            and said.begin - 2 not in self.clause.quote_at
        ):
            return said.end + 1 if self.comma_quote(said.end) else None
        ahead = range(said.end, min(said.end + ASIDE, len(self.row)))
        place = next((n for n in ahead if self.comma(n) or n in self.clause.quote_at), None)
        return place + 1 if place is not None and self.comma_quote(place) else None

    def _is_noun(self, at: int, speaker: Span) -> bool:
        """Say whether the word is a thing: `struck a softer note:`, `points to`."""
        word, base = self.word(at), cues("that").get(self.word(at))
        if base == "point" and self.word(at + 1) != "out":
            return True
        plain = word in NOUNS and not word.endswith(("s", "ing"))
        return plain and self.word(speaker[0]) in ("a", "an", "one")

    def _names_thing(self, at: int) -> bool:
        """Say whether a verb of judging is a noun here: `in stark terms`."""
        if self.word(at) not in JUDGING_NOUNS or at - 1 in self.clause.name_at:
            return False
        before = self.word(at - 1)
        several = before.endswith("s") and not before.endswith("ss")
        verbal = before in PRONOUNS | AUXILIARIES | {"and", "but", ",", "which", ""}
        return not (verbal or several or is_office(before) or before.endswith("ly"))

    def _trails(self, said: Said, start: int | None) -> bool:
        """Say whether what was said stands before the speaker."""
        before = said.begin - 1
        left = said.begin > 2 or bool({before, before - 1} & self.clause.quote_at.keys())
        closes = before in self.clause.quote_at or self.word(before) in (",", "—", "–", "?", "!")
        if not left or not closes or said.relative:
            return False
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

    def _asking(self, at: int, strict: bool) -> Said | None:
        """Read `urged Fiji to open the talks`: the words from `to` on."""
        speaker = self.speaker(at)
        if not speaker:
            return None
        said = Said("to", self.word(at), self.begins(at, speaker), at + 1, speaker)
        if self._is_noun(at, speaker):
            return None
        on = self.word(at + 1) in ("on", "upon")
        if cues("to")[self.word(at)] == "call" and not on:
            return None
        start = at + 1 + on
        if self.word(start) not in ("to", "not"):
            said.addressee = self.addressee(start)
            start = said.addressee[1] if said.addressee else start
        start = self.past_manner(start)
        told = start + (self.word(start) == "not")
        if self.word(told) != "to" or self.word(told + 1) in ARTICLES or not self._follows(told):
            return None
        if told > start and not said.addressee:  # asked not to be named
            return None
        said.end, said.contents = start, [(start, len(self.row))]
        return said

    def _follows(self, at: int) -> bool:
        return at + 1 < len(self.row) and at + 1 not in self.clause.name_at

    def _judging(self, at: int) -> Said | None:
        """Read `called the vote "a farce"` and `dismissed it as noise`."""
        quotes = [n for n in self.clause.quote_at if n > at]
        words = [self.word(n) for n in range(at, len(self.row))]
        judged = cues("call").get(self.word(at)) in JUDGING_AS and "as" in words
        if not quotes and not judged:
            return None
        speaker = self.speaker(at)
        if not speaker:
            return None
        said = Said("call", self.word(at), self.begins(at, speaker), at + 1, speaker)
        said.contents = [(at + 1, len(self.row))]
        return said

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
