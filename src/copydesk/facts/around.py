"""Look around a word of speech: who speaks, to whom, and where what was said begins."""

from copydesk.facts.clause import Clause
from copydesk.facts.gazetteer import cues
from copydesk.facts.laid import (
    ARTICLES,
    AUXILIARIES,
    JOINTS,
    PASSIVES,
    PRONOUNS,
    TIES,
    TIMES,
    Span,
)
from copydesk.facts.said import (
    ADDRESSED,
    MODALS,
    NOBODY,
    NOMINATIVE,
    SHOWING,
    Said,
    manner,
    past_forms,
    things,
)
from copydesk.lexicon import load

TELLING = frozenset(["tell", "inform", "assure", "remind"])
FINITE = (AUXILIARIES | MODALS) - frozenset(["to", "be", "been", "being", "not", "never"])
PLACE = 8  # words of a place or occasion between a cue and `that`


class Around:
    """The surroundings of the words of speech in one clause; `found` are those read so far."""

    def __init__(self, clause: Clause):
        """Take the clause whose words are looked at."""
        self.clause, self.row, self.word = clause, clause.row, clause.word
        self.found: list[Said] = []

    def closed(self, at: int) -> bool:
        """Say whether a word is inside a name or a quotation."""
        return at in self.clause.quote_at or at in self.clause.name_at

    def comma(self, at: int) -> bool:
        """Say whether a comma stands here, outside of names."""
        return self.row[at].text == "," and not self.closed(at)

    def comma_quote(self, at: int) -> bool:
        """Say whether a comma and then a quotation stand here."""
        return self.word(at) in (",", ":") and at + 1 in self.clause.quote_at

    def passive(self, at: int, word: str) -> bool:
        """Say whether nobody speaks here: `was told`, `would respond`."""
        if word.endswith("ing"):
            return False
        before = self.word(at - 1)
        if before in MODALS and at - 1 not in self.clause.name_at:
            return True
        if before in ("not", "never") or before.endswith(("n't", "n’t")):
            return True
        back = at - 1
        while self.word(back) in ("also", "not", "being", "been", "once") or (
            self.word(back).endswith("ly") and back not in self.clause.name_at
        ):
            if self.word(back) in PASSIVES:
                return True
            back -= 1
        return self.word(back) in PASSIVES

    def starts_name(self, at: int) -> bool:
        """Say whether a name, pronoun or article stands here."""
        word = self.word(at)
        return at in self.clause.name_at or word in PRONOUNS - {"who"} or word in ARTICLES

    def speaker(self, at: int) -> Span | None:
        """Return who speaks: left of the verb, else who spoke or acted before."""
        word, before = self.word(at), self.word(at - 1)
        if word.endswith("ing"):
            loose = before in (
                ",",
                "by",
                "and",
                "while",
                "after",
                "before",
                "in",
                "of",
                "without",
                "",
            )
            if not loose and at - 1 not in self.clause.quote_at:
                near = None if before in AUXILIARIES - PASSIVES else self.clause.before(at)
                to_it = near is not None and self.word(near[0] - 1) == "to"
                return self.earlier(at) if to_it else near
            return self.earlier(at)
        direct = self.clause.before(at)
        if direct:
            return None if self.word(direct[0]) in NOBODY else direct
        joined = self.clause.past_adverbs(at)
        present = word.endswith("s") and self.found and not self.found[-1].cue.endswith("s")
        if (
            present
        ):  # what is said goes on: said the visit reflects old ties and underlines new ones
            return None
        if self.word(joined - 1) in ("and", "but", "or", ",") or self.word(joined) in AUXILIARIES:
            return self.earlier(at) if self.word(joined - 1) != "," else None
        return None

    def begins(self, at: int, speaker: Span) -> int:
        """Return where the attribution begins: at its own speaker, or at a verb that has none."""
        return speaker[0] if speaker == self.clause.before(at) else at

    def earlier(self, at: int) -> Span | None:
        """Return who spoke before, else who acts."""
        for said in reversed(self.found):
            if said.speaker and said.how != "source" and not said.relative:
                return self._turned(said.end, at) or said.speaker
        return self.clause.actor(at)

    def _turned(self, start: int, at: int) -> Span | None:
        """Return who acts since `while` or `but`: `..., while Fiji left the talks, calling ...`."""
        turns = [n for n in range(start, at) if self.word(n) in ("while", "but", "whereas")]
        return self.clause.subject_at(turns[-1] + 1) if turns else None

    def right(self, said: Said, strict: bool) -> int | None:
        """Pass addressee, time and manner; return where the words begin, or None."""
        at = self.past_manner(said.end)
        if self.word(said.end - 1) in load("cues")["addressing"]:
            said.addressee = self.addressee(at, cues("say").get(said.cue) in TELLING)
            at = said.addressee[1] if said.addressee else at
        at = self.past_manner(at)
        said.end = at
        if self.word(at) == "that" and at not in self.clause.name_at:
            return None if self.acts(at + 1) else at + 1
        if self.word(at) in (",", ":") and at + 1 in self.clause.quote_at:
            return at + 1
        if self.word(at) == "with" and (colon := self._colon_ahead(at)):
            return colon
        ahead = self._that_ahead(at) if self.word(at) in TIES else None
        if ahead:
            return ahead
        if at in self.clause.quote_at:
            shows = cues("that").get(said.cue) in SHOWING
            return None if strict and shows else at
        named = self.word(at) in NOMINATIVE and at not in self.clause.name_at
        told = cues("say").get(said.cue) == "tell" and not said.addressee
        if not named and said.cue in things() and not self._is_clause(at):
            return None
        return at if named or (not strict and not told and self.starts_clause(at)) else None

    def apart(self, at: int) -> bool:
        """Say whether nothing that a verb takes stands here: `she noted | on Friday`.

        `the ministry, which puts the loss at 3 million` and `concluded 11 accords` have an object,
        so the words before them are not what was said.
        """
        if at >= len(self.row) or at in self.clause.quote_at:
            return True
        if at in self.clause.name_at:
            return False
        word = self.word(at)
        if self.word(at + 1) in ("before", "after", "later", "earlier", "ago"):  # hours before
            return True
        return (
            not word[0].isalnum() or word in TIES | JOINTS | TIMES or word.endswith(("ing", "ed"))
        )

    def _that_ahead(self, at: int) -> int | None:
        """Pass a place before what was said: `told reporters in Suva that`."""
        for ahead in range(at, min(at + PLACE, len(self.row))):
            if ahead in self.clause.quote_at or self.word(ahead) in (",", ":", ".", ";", "and"):
                return None
            if self.word(ahead) == "that" and ahead not in self.clause.name_at:
                return None if self.acts(ahead + 1) else ahead + 1
        return None

    def _is_clause(self, at: int) -> bool:
        """Say whether a verb stands before the first stop: else a thing is claimed or pledged."""
        if self.word(at) == "any":  # denies any part in it
            return True
        if self.word(at).endswith("ing") and not self.closed(at):
            return False
        for n in range(at, len(self.row)):
            word = self.word(n)
            if not self.closed(n) and word in (",", ";", ".", "which", "who", "that", "whose"):
                return False
            if self.acts(n) or (word.endswith("ed") and self.word(n - 1) not in ARTICLES):
                return True
        return False

    def _colon_ahead(self, at: int) -> int | None:
        """Pass what leads to a colon: `answered with one word: "Ours."`"""
        ahead = (n for n in range(at, at + PLACE) if self.comma_quote(n))
        return next((n + 1 for n in ahead if self.word(n) == ":"), None)

    def acts(self, at: int) -> bool:
        """Say whether a finite verb stands here: `a letter that | gave no names`."""
        if self.closed(at):
            return False
        word = self.word(at)
        return word in FINITE or word in past_forms()

    def has_verb(self, start: int, end: int) -> bool:
        """Say whether words hold a finite verb, so that they can be a clause of their own."""
        return any(self.acts(at) for at in range(start, end))

    def starts_clause(self, at: int) -> bool:
        """Say whether words that were said can begin here."""
        word = self.word(at)
        if not word or not (word[0].isalnum() or word in "$€£"):
            return False
        if word.endswith("ed") and self.row[at].text.islower():
            return at + 1 in self.clause.quote_at  # said unnamed "plotters" were behind it
        if word == "nothing":
            return False
        return word not in JOINTS | (TIES - {"about"}) | {"to", "earlier", "so", "it"} or (
            word in ("it", "if", "after", "while", "when", "what", "how", "why", "whether", "both")
        )

    def addressee(self, at: int, told: bool = False) -> Span | None:
        """Return to whom it was said; who is `told` may also end the sentence."""
        name = self.clause.name_at.get(at)
        if name:
            return (at, self.clause.last_of(name, at))
        word = self.word(at)
        owned = word == "her" and not self._stops(at + 1) and self.word(at + 1) not in NOMINATIVE
        if word in ("him", "her", "them", "us", "me", "it", "you") and not owned:
            return (at, at + 1)
        if word in ADDRESSED:
            return (at, at + 1)
        end = at
        while end < at + 6 and end < len(self.row) and not self._stops(end, told and end > at):
            end += 1
        begins = word not in JOINTS | TIES | {"not"}
        return (at, end) if end > at and begins and self._stops(end, told) else None

    def _stops(self, at: int, told: bool = False) -> bool:
        """Say whether the one told ends here: `told her hosts | that`, `asked him | not to`."""
        if (
            told
            and (self.word(at) in (TIES - {"of"}) | TIMES | {".", ""})
            and at not in self.clause.name_at
        ):
            return True
        if self.word(at) == "not" and self.word(at + 1) == "to":
            return True
        return self.word(at) in ("that", ",", ":", "to") or at in self.clause.quote_at

    def past_manner(self, at: int) -> int:
        """Pass when, where and how it was said."""
        for _ in range(4):
            if not at < len(self.row) or self.closed(at):
                break
            match = manner().match(self.clause.text, self.row[at].start)
            if not match:
                break
            while at < len(self.row) and self.row[at].start < match.end():
                at += 1
        return at
