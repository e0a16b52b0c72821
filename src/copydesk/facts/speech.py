"""Find who is said to have said something in a wording, and which words are theirs.

Three orders are read: the speaker first (`Roe said that ...`), last (`..., Roe said`, `...,
said Roe`), and named as a source (`according to Roe`). A participle (`..., adding that`) belongs
to who spoke before it, else to who acts. Whose words go through an agency or paper
(`..., Acme News reported`; `quoted by`) keeps that as `via`.
"""

from itertools import zip_longest

from copydesk.facts.around import Around
from copydesk.facts.gazetteer import cues
from copydesk.facts.laid import ARTICLES, AUXILIARIES, Span, is_agency, is_office
from copydesk.facts.said import (
    JUDGING_AS,
    NOUNS,
    SAYING,
    Said,
    foreign_cues,
    participles,
    sources,
)


class Speech(Around):
    """Reads the attributions of one clause, from left to right."""

    def read(self) -> list[Said]:
        """Return the attributions in order, each with the words it covers."""
        at = 0
        while at < len(self.row):
            said = None if self.closed(at) else self._source(at) or self._verb(at)
            if said:
                self.found.append(said)
            at = max(at + 1, said.end if said else 0)
        self._end_contents()
        return self._carried()

    def _source(self, at: int) -> Said | None:
        for length in (4, 3, 2, 1):
            phrase = " ".join(self.word(at + n) for n in range(length))
            if phrase not in sources():
                continue
            named = self.clause.after(at + length)
            if not named:
                return None
            said = Said("source", phrase, at, named[1], named)
            leads = not any(self.row[n].text[0].isalnum() for n in range(at)) and not at
            if leads or self.word(at - 1) in ("but", "and"):
                said.contents = [(self._past_commas(named[1]), len(self.row))]
            else:
                said.contents = [(0, at)]
            return said
        return None

    def _past_commas(self, at: int) -> int:
        """Pass the comma after a source, and what is set beside it, up to its own comma."""
        if self.word(at) not in (",", "—", "–"):
            close = next((n for n in range(at, min(at + 12, len(self.row))) if self.comma(n)), at)
            return close + (self.word(close) == ",")
        return at + 1

    def _verb(self, at: int) -> Said | None:
        word = self.word(at)
        quoted = self._quoting(at) if word in cues("quote") else None
        if quoted:
            return quoted
        for part, read in (("say", self._saying), ("to", self._asking), ("that", self._saying)):
            if word in cues(part) and not self.passive(at, word):
                said = read(at, strict=part == "that" or word in NOUNS)
                if said:
                    return said
        if word in cues("call") and not self.passive(at, word):
            return self._judging(at)
        pair = f"{word} {self.word(at + 1)}"
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
        if not speaker:
            return None
        said = Said("say", self.word(at), self.begins(at, speaker), at + 1, speaker)
        relative = self.word(at - 1) in ("who", "which")
        said.relative = relative and at - 1 not in self.clause.name_at
        start = self.right(said, strict)
        if 0 < said.begin < at and self._trails(said, start):
            said.contents = [(0, said.begin)]
            if self.comma_quote(said.end):
                said.contents.append((said.end + 1, said.end + 2))
        elif start is not None:
            said.contents = [(start, len(self.row))]
        return said if said.contents else None

    def _trails(self, said: Said, start: int | None) -> bool:
        """Say whether what was said stands before the speaker."""
        before = said.begin - 1
        left = said.begin > 2 or bool({before, before - 1} & self.clause.quote_at.keys())
        closes = before in self.clause.quote_at or self.word(before) in (",", "—", "–", "?", "!")
        if not left or not closes:
            return False
        quoted = before in self.clause.quote_at and start not in self.clause.quote_at
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
        if self.word(at) in cues("call") and self.word(at) not in cues("say"):
            return None
        if at - 1 not in self.clause.quote_at:
            base = cues("say").get(self.word(at), self.word(at)) == self.word(at)
            if base or self.clause.before(at):
                return None
        return self._around(at, at + 1)

    def _names(self, named: Span) -> bool:
        """Say whether a noun phrase begins as a name does or holds one: `keeper Roe Doe`."""
        return self.starts_name(named[0]) or any(at in self.clause.name_at for at in range(*named))

    def _ends_row(self, named: Span) -> bool:
        """Say whether an office ends a headline: `..., says monitor`."""
        return named[1] == len(self.row) and is_office(self.word(named[1] - 1))

    def _around(self, at: int, end: int, foreign: bool = False) -> Said | None:
        """Take the speaker after the verb, or before it, of words that stand around it."""
        named = self.clause.after(end)
        after = self.word(named[1]) if named else ""
        if (
            named
            and (foreign or self._ends_row(named) or self._names(named))
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
        start = at + 1 + (self.word(at + 1) == "on")
        if self.word(start) != "to":
            said.addressee = self.addressee(start)
            start = said.addressee[1] if said.addressee else start
        start = self.past_manner(start)
        if self.word(start) != "to" or self.word(start + 1) in ARTICLES or not self._follows(start):
            return None
        said.end, said.contents = start, [(start, len(self.row))]
        return said

    def _follows(self, at: int) -> bool:
        return at + 1 < len(self.row) and at + 1 not in self.clause.name_at

    def _judging(self, at: int) -> Said | None:
        """Read `called the vote "a farce"` and `dismissed it as noise`."""
        quotes = [n for n in self.clause.quote_at if n > at]
        words = [self.word(n) for n in range(at, len(self.row))]
        judged = cues("call")[self.word(at)] in JUDGING_AS and "as" in words
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
        said.contents = [(start, len(self.row))] if start is not None else [(0, said.begin)]
        return said if said.contents[0][1] > said.contents[0][0] else None

    def _as_saying(self, at: int) -> bool:
        return self.word(at) == "as" and self.word(at + 1) in SAYING and not self.closed(at)

    def _end_contents(self) -> None:
        """End what was said where the next attribution begins."""
        for said, after in zip_longest(self.found, self.found[1:]):
            start, end = said.contents[0]
            if end <= said.begin or start < said.begin:
                continue
            if said.relative:
                end = next((n for n in range(start, end) if self.comma(n)), end)
            if after and start < after.begin <= end and self._breaks(after.begin):
                end = after.begin
            turns = (n for n in range(start + 1, end) if self._turns(n))
            said.contents[0] = (start, next(turns, end))

    def _turns(self, at: int) -> bool:
        """Say whether a participle of speech turns from what was said to how: `, citing ...`."""
        word = self.word(at)
        if not word.endswith("ing") or not (
            self.word(at - 1) == "," or at - 1 in self.clause.quote_at
        ):
            return False
        return word in participles() and not self.closed(at)

    def _breaks(self, at: int) -> bool:
        before = self.word(at - 1)
        return before in (",", "—", "–", ";", "and", "but", "while") or (
            self.word(at) in ("according",) or at - 1 in self.clause.quote_at
        )

    def _carried(self) -> list[Said]:
        """Turn `..., according to Acme News` after another speaker into that speaker's `via`."""
        kept: list[Said] = []
        for said in self.found:
            inner = [
                other
                for other in self.found
                if other is not said
                and other.how in ("say", "quoted", "to", "call")
                and any(a <= other.begin and other.end <= b for a, b in said.contents)
            ]
            if inner and said.end > inner[-1].end and (said.how == "source" or self._medium(said)):
                for other in inner:
                    other.via = other.via or said.speaker
            else:
                kept.append(said)
        return kept

    def _medium(self, said: Said) -> bool:
        name = self.clause.name_at.get(said.speaker[0]) if said.speaker else None
        return name is not None and is_agency(name)
