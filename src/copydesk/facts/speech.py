"""Find who is said to have said something in a wording, and which words are theirs.

Three orders are read: the speaker first (`Roe said that ...`), last (`..., Roe said`, `...,
said Roe`), and named as a source (`according to Roe`). A participle (`..., adding that`) belongs
to who spoke before it, else to who acts. Whose words go through an agency or paper
(`..., Acme News reported`; `quoted by`) keeps that as `via`.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from copydesk.facts.clause import (
    ARTICLES,
    AUXILIARIES,
    JOINTS,
    PASSIVES,
    PRONOUNS,
    TIES,
    Clause,
    Span,
    is_agency,
)
from copydesk.facts.gazetteer import cues
from copydesk.lexicon import load

JUDGING_AS = frozenset(
    ["describe", "condemn", "denounce", "characterize", "characterise", "dismiss", "refer", "label"]
    + ["brand", "portray", "depict", "hail", "praise", "slam", "criticise", "criticize", "regard"]
    + ["see", "view", "call", "decry", "deride", "reject", "cite"]
)
# Forms that are nouns as often as verbs: cues only where a clause or quotation follows at once.
NOUNS = frozenset(
    ["claims", "states", "state", "report", "reports", "promise", "promises", "note", "notes"]
    + ["estimates", "estimate", "stress", "stresses", "comment", "comments", "complaints", "hope"]
    + ["hopes", "fear", "fears", "finds", "plans", "vow", "vows", "pledge", "pledges", "demand"]
    + ["demands", "request", "requests", "call", "calls", "warns", "rule", "rules", "show", "shows"]
    + ["answer", "claim", "reply", "replies", "signal", "signals", "forecast", "forecasts", "post"]
    + [
        "posts",
        "joke",
        "jokes",
        "remark",
        "remarks",
        "advise",
        "judge",
        "judges",
        "reading",
        "read",
    ]
    + [
        "feeling",
        "thinking",
        "projects",
        "project",
        "document",
        "adds",
        "repeat",
        "boast",
        "counter",
    ]
)
ADDRESSED = frozenset(
    ["reporters", "journalists", "lawmakers", "parliament", "supporters", "investors", "analysts"]
    + ["viewers", "listeners", "police", "crowds", "delegates", "staff", "employees", "fans"]
    + ["jurors", "voters", "residents", "officials", "ministers", "shareholders", "colleagues"]
    + ["people", "users", "customers", "members", "congress", "senators", "leaders", "teammates"]
)
NOMINATIVE = frozenset(["he", "she", "they", "it", "we", "i", "there"])
MODALS = frozenset(["would", "must", "can", "could", "should", "may", "might", "to"])
SAYING = frozenset(["saying", "telling", "stating", "warning", "claiming", "adding", "calling"])


@dataclass
class Said:
    """An attribution: spans count places in the row of the clause."""

    how: str  # say, to, call, source, quoted or colon
    cue: str
    begin: int  # where the attribution itself begins and ends, without what was said
    end: int
    speaker: Span | None
    contents: list[Span] = field(default_factory=list)
    addressee: Span | None = None
    via: Span | None = None
    relative: bool = False


@cache
def _manner() -> re.Pattern[str]:
    phrases = "|".join(load("cues")["manner"])
    return re.compile(rf"(?:{phrases})(?![\w-])", re.IGNORECASE)


@cache
def _foreign() -> frozenset[str]:
    return frozenset(load("cues")["foreign"])


@cache
def _sources() -> frozenset[str]:
    phrases = ["according to", "in the words of", "in the view of", "in the opinion of"]
    return frozenset([*phrases, *load("cues")["foreign_sources"]])


@cache
def _participles() -> frozenset[str]:
    parts = ("say", "that", "call", "to", "quote")
    return frozenset(form for part in parts for form in cues(part) if form.endswith("ing"))


class Speech:
    """Reads the attributions of one clause, from left to right."""

    def __init__(self, clause: Clause):
        """Take the clause; `read` reads it."""
        self.clause, self.row, self.word = clause, clause.row, clause.word
        self.found: list[Said] = []

    def read(self) -> list[Said]:
        """Return the attributions in order, each with the words it covers."""
        at = 0
        while at < len(self.row):
            said = None if self._closed(at) else self._source(at) or self._verb(at)
            if said:
                self.found.append(said)
            at = max(at + 1, said.end if said else 0)
        self._end_contents()
        return self._carried()

    def _closed(self, at: int) -> bool:
        return at in self.clause.quote_at or at in self.clause.name_at

    # sources ------------------------------------------------------------------------------------

    def _source(self, at: int) -> Said | None:
        for length in (4, 3, 2, 1):
            phrase = " ".join(self.word(at + n) for n in range(length))
            if phrase not in _sources():
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
            close = next((n for n in range(at, min(at + 12, len(self.row))) if self._comma(n)), at)
            return close + (self.word(close) == ",")
        return at + 1

    def _comma(self, at: int) -> bool:
        return self.row[at].text == "," and not self._closed(at)

    # verbs --------------------------------------------------------------------------------------

    def _verb(self, at: int) -> Said | None:
        word = self.word(at)
        quoted = self._quoting(at) if word in cues("quote") else None
        if quoted:
            return quoted
        for part, read in (("say", self._saying), ("to", self._asking), ("that", self._saying)):
            if word in cues(part) and not self._passive(at, word):
                said = read(at, strict=part == "that" or word in NOUNS)
                if said:
                    return said
        if word in cues("call") and not self._passive(at, word):
            return self._judging(at)
        pair = f"{word} {self.word(at + 1)}"
        foreign = pair if pair in _foreign() else word if word in _foreign() else None
        return self._around(at, at + 1 + (foreign == pair), foreign=True) if foreign else None

    def _passive(self, at: int, word: str) -> bool:
        """Say whether nobody speaks here: `was told`, `would respond`."""
        if word.endswith("ing"):
            return False
        if self.word(at - 1) in MODALS and at - 1 not in self.clause.name_at:
            return True
        back = at - 1
        while self.word(back) in ("also", "not", "being", "been", "once") or (
            self.word(back).endswith("ly") and back not in self.clause.name_at
        ):
            if self.word(back) in PASSIVES:
                return True
            back -= 1
        return self.word(back) in PASSIVES

    def _saying(self, at: int, strict: bool) -> Said | None:
        """Read a verb that takes a clause: content right of it, else left of its speaker."""
        inverted = self._inverted(at)
        if inverted:
            return inverted
        speaker = self._speaker(at)
        if not speaker:
            return None
        said = Said("say", self.word(at), self._begins(at, speaker), at + 1, speaker)
        relative = self.word(at - 1) in ("who", "which")
        said.relative = relative and at - 1 not in self.clause.name_at
        start = self._right(said, strict)
        if 0 < said.begin < at and self._trails(said, start):
            said.contents = [(0, said.begin)]
            if self._comma_quote(said.end):
                said.contents.append((said.end + 1, said.end + 2))
        elif start is not None:
            said.contents = [(start, len(self.row))]
        return said if said.contents else None

    def _trails(self, said: Said, start: int | None) -> bool:
        """Say whether what was said stands before the speaker."""
        before = said.begin - 1
        left = said.begin > 2 or before in self.clause.quote_at
        closes = before in self.clause.quote_at or self.word(before) in (",", "—", "–", "?", "!")
        if not left or not closes:
            return False
        quoted = before in self.clause.quote_at and start not in self.clause.quote_at
        return start is None or quoted or self._speaks_next(start)

    def _speaks_next(self, at: int) -> bool:
        """Say whether another attribution begins at once: a full stop was lost before it."""
        named = self.clause.after(at)
        return named is not None and self.word(named[1]) in cues("say")

    def _comma_quote(self, at: int) -> bool:
        return self.word(at) in (",", ":") and at + 1 in self.clause.quote_at

    def _inverted(self, at: int) -> Said | None:
        """Read `"...," said Roe` and `..., says the minister.`"""
        before = self.word(at - 1)
        if at == 0 or not (at - 1 in self.clause.quote_at or before in (",", "—", "–")):
            return None
        if self.word(at).endswith("ing"):
            return None
        if self.word(at) in cues("call") and self.word(at) not in cues("say"):
            return None
        if at - 1 not in self.clause.quote_at:
            base = cues("say").get(self.word(at), self.word(at)) == self.word(at)
            if base or self.clause.before(at):
                return None
        return self._around(at, at + 1)

    def _around(self, at: int, end: int, foreign: bool = False) -> Said | None:
        """Take the speaker after the verb, or before it, of words that stand around it."""
        named = self.clause.after(end)
        after = self.word(named[1]) if named else ""
        if (
            named
            and (foreign or self._starts_name(named[0]))
            and after not in AUXILIARIES | {"that"}
        ):
            said = Said("say", self.word(at), at, named[1], named, [(0, at)])
            said.contents = [(0, at)] if at > 1 or at - 1 in self.clause.quote_at else []
            if self._comma_quote(named[1]):
                said.contents.append((named[1] + 1, named[1] + 2))
            return said if said.contents else None
        if self.word(at) in cues("say") or self.word(at) in cues("that"):
            return None
        speaker = self.clause.before(at)
        quote = next((n for n in (at - 2, end, end + 1) if n in self.clause.quote_at), None)
        if speaker is None or quote is None:
            return None
        return Said("say", self.word(at), speaker[0], end, speaker, [(quote, quote + 1)])

    def _starts_name(self, at: int) -> bool:
        word = self.word(at)
        return at in self.clause.name_at or word in PRONOUNS - {"who"} or word in ARTICLES

    def _speaker(self, at: int) -> Span | None:
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
                return None if before in AUXILIARIES - PASSIVES else self.clause.before(at)
            return self._earlier(at)
        direct = self.clause.before(at)
        if direct:
            return direct
        joined = self.clause._past_adverbs(at)
        present = word.endswith("s") and self.found and not self.found[-1].cue.endswith("s")
        if (
            present
        ):  # what is said goes on: said the visit reflects old ties and underlines new ones
            return None
        if self.word(joined - 1) in ("and", "but", "or", ",") or self.word(joined) in AUXILIARIES:
            return self._earlier(at) if self.word(joined - 1) != "," else None
        return None

    def _begins(self, at: int, speaker: Span) -> int:
        """Return where the attribution begins: at its own speaker, or at a verb that has none."""
        return speaker[0] if speaker == self.clause.before(at) else at

    def _earlier(self, at: int) -> Span | None:
        for said in reversed(self.found):
            if said.speaker and said.how != "source":
                return said.speaker
        return self.clause.actor(at)

    def _right(self, said: Said, strict: bool) -> int | None:
        """Pass addressee, time and manner; return where the words begin, or None."""
        at = self._past_manner(said.end)
        if self.word(said.end - 1) in load("cues")["addressing"]:
            said.addressee = self._addressee(at)
            at = said.addressee[1] if said.addressee else at
        at = self._past_manner(at)
        said.end = at
        if self.word(at) == "that" and at not in self.clause.name_at:
            return at + 1
        if self.word(at) in (",", ":") and at + 1 in self.clause.quote_at:
            return at + 1
        if at in self.clause.quote_at:
            return at
        named = self.word(at) in NOMINATIVE and at not in self.clause.name_at
        return at if named or (not strict and self._starts_clause(at)) else None

    def _starts_clause(self, at: int) -> bool:
        word = self.word(at)
        if not word or not (word[0].isalnum() or word in "$€£"):
            return False
        if word.endswith("ed") and self.row[at].text.islower():
            return False
        return word not in JOINTS | (TIES - {"about"}) | {"to", "earlier", "so", "it"} or (
            word in ("it", "if", "after", "while", "when", "what", "how", "why", "whether", "both")
        )

    def _addressee(self, at: int) -> Span | None:
        name = self.clause.name_at.get(at)
        if name:
            return (at, self.clause.last_of(name, at))
        word = self.word(at)
        if word in ("him", "her", "them", "us", "me", "it", "you") or word in ADDRESSED:
            return (at, at + 1)
        end = at
        while (
            end < at + 6 and end < len(self.row) and self.word(end) not in ("that", ",", ":", "to")
        ):
            if end in self.clause.quote_at:
                break
            end += 1
        stops = self.word(end) in ("that", ",", ":", "to") or end in self.clause.quote_at
        return (at, end) if stops and end > at and word not in JOINTS | TIES else None

    def _past_manner(self, at: int) -> int:
        for _ in range(4):
            if not at < len(self.row) or self._closed(at):
                break
            match = _manner().match(self.clause.text, self.row[at].start)
            if not match:
                break
            while at < len(self.row) and self.row[at].start < match.end():
                at += 1
        return at

    # asking, judging, quoting -------------------------------------------------------------------

    def _asking(self, at: int, strict: bool) -> Said | None:
        """Read `urged Fiji to open the talks`: the words from `to` on."""
        speaker = self._speaker(at)
        if not speaker:
            return None
        said = Said("to", self.word(at), self._begins(at, speaker), at + 1, speaker)
        start = at + 1 + (self.word(at + 1) == "on")
        if self.word(start) != "to":
            said.addressee = self._addressee(start)
            start = said.addressee[1] if said.addressee else start
        start = self._past_manner(start)
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
        speaker = self._speaker(at)
        if not speaker:
            return None
        said = Said("call", self.word(at), self._begins(at, speaker), at + 1, speaker)
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
        if self._passive(at, self.word(at)):
            by = self.word(at + 1) == "by"
            via = self.clause.after(at + 2) if by else None
            said = Said("quoted", "quoted", left[0] if left else at, saying + 2, left, via=via)
        else:
            named = self.clause.after(at + 1)
            said = Said("quoted", "quoted", left[0] if left else at, saying + 2, named, via=left)
        start = self._right(said, strict=False)
        said.contents = [(start, len(self.row))] if start is not None else [(0, said.begin)]
        return said if said.contents[0][1] > said.contents[0][0] else None

    def _as_saying(self, at: int) -> bool:
        return self.word(at) == "as" and self.word(at + 1) in SAYING and not self._closed(at)

    # ends ---------------------------------------------------------------------------------------

    def _end_contents(self) -> None:
        """End what was said where the next attribution begins."""
        for said, after in zip_longest(self.found, self.found[1:]):
            start, end = said.contents[0]
            if end <= said.begin or start < said.begin:
                continue
            if said.relative:
                end = next((n for n in range(start, end) if self._comma(n)), end)
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
        return word in _participles() and not self._closed(at)

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
