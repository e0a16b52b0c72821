"""Read what is asked, judged and named: `urged Fiji to stay`, `called it a farce`.

Here stand the words of speech that take something else than a clause: what shall be done, what
a thing is called, a phrase (`let it be known that`), a noun (`a statement by Fiji that ...`).
"""

from functools import cache

from copydesk.facts.gazetteer import cues
from copydesk.facts.laid import ARTICLES, AUXILIARIES, PRONOUNS, TIMES, Span, is_office
from copydesk.facts.named import NamedSources
from copydesk.facts.said import JUDGING_AS, JUDGING_NOUNS, NOUNS, TELLING_NOUNS, Said

NAMING = frozenset(["call", "brand", "label", "dub", "term", "declare", "pronounce"])
NAMED_TO = frozenset([",", ".", ";", ":", "but", "while", "although", "after", "before", "when"])


@cache
def _phrase_leads() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in cues("phrases"))


class Naming(NamedSources):
    """The attributions of one clause that are no plain reports of what somebody said."""

    def in_words(self, at: int) -> Said | None:
        """Read `let it be known that` and the like."""
        if self.word(at) not in _phrase_leads():
            return None
        for length in (4, 3, 2):
            phrase = " ".join(self.word(at + n) for n in range(length))
            speaker = self.speaker(at) if phrase in cues("phrases") else None
            if speaker is None:
                continue
            begin, end = self.begins(at, speaker), self.past_manner(at + length)
            said = Said("say", phrase, begin, end, speaker)
            if self.word(end) == "that" and end + 1 < len(self.row):
                said.contents = [(end + 1, len(self.row))]
            elif self.comma(begin - 1) and self.has_verb(0, begin) and not self.closed(end):
                said.contents = [(0, begin)]
            return said if said.contents else None
        return None

    def told_of(self, at: int) -> Said | None:
        """Read `a statement by the White House that ...`."""
        if self.word(at) not in TELLING_NOUNS or self.word(at + 1) not in ("by", "from", "in"):
            return None
        named = self.clause.after(at + 2)
        if named is None or self.word(named[1]) != "that" or self.acts(named[1] + 1):
            return None
        start = named[1] + 1
        return Said("say", self.word(at), at, start, named, [(start, len(self.row))])

    def names_thing(self, at: int) -> bool:
        """Say whether a verb of judging is a noun here: `in stark terms`."""
        if self.word(at) not in JUDGING_NOUNS or at - 1 in self.clause.name_at:
            return False
        before = self.word(at - 1)
        several = before.endswith("s") and not before.endswith("ss")
        verbal = before in PRONOUNS | AUXILIARIES | {"and", "but", ",", "which", ""}
        return not (verbal or several or is_office(before) or before.endswith("ly"))

    def asking(self, at: int, strict: bool) -> Said | None:
        """Read `urged Fiji to open the talks`: the words from `to` on."""
        speaker = self.speaker(at)
        if not speaker:
            return None
        said = Said("to", self.word(at), self.begins(at, speaker), at + 1, speaker)
        if self.is_noun(at, speaker):
            return None
        on = self.word(at + 1) in ("on", "upon") and self.word(at + 2) not in TIMES
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

    def judging(self, at: int) -> Said | None:
        """Read `called the vote "a farce"`, `dismissed it as noise`, `which Fiji calls a lie`."""
        if named := self._names_it(at):
            return named
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

    def _names_it(self, at: int) -> Said | None:
        """Read what somebody calls a thing: `which Fiji calls a lie`, `called it a farce`."""
        base = cues("call").get(self.word(at))
        if base not in NAMING:
            return None
        speaker = self.clause.before(at)
        start = at + 1 + (self.word(at + 1) in ("it", "them", "this", "that", "him"))
        if speaker is None:
            return None
        turned = start > at + 1 or self.word(speaker[0] - 1) in ("which", "what", "that")
        article = self.word(start) in ("a", "an", "its", "the", "his", "her", "another")
        if not turned or not article:
            return None
        stops = (n for n in range(start, len(self.row)) if self.word(n) in NAMED_TO)
        end = next(stops, len(self.row))
        if any(n in self.clause.quote_at for n in range(at, end)):
            return None
        return Said("names", self.word(at), speaker[0], at + 1, speaker, [(start, end)])

    def is_noun(self, at: int, speaker: Span) -> bool:
        """Say whether the word is a thing: `struck a softer note:`, `points to`."""
        word, base = self.word(at), cues("that").get(self.word(at))
        if base == "point" and self.word(at + 1) != "out":
            return True
        plain = word in NOUNS and not word.endswith(("s", "ing"))
        return plain and self.word(speaker[0]) in ("a", "an", "one")
