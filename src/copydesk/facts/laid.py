"""A wording laid out as its words, names as wholes, and each quotation as one piece."""

from bisect import bisect_right
from dataclasses import dataclass, field

from copydesk.facts import dateline
from copydesk.facts.found import Found
from copydesk.facts.gazetteer import Token, offices, tokens
from copydesk.facts.marks import Quoted

Span = tuple[int, int]

PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "both", "one", "others"])
ARTICLES = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "some", "many", "most", "several"]
    + ["these", "those", "two", "three", "four", "five", "all", "both", "another", "no", "few"]
)
JOINTS = frozenset(
    ["that", "but", "while", "because", "as", "after", "when", "although", "though", "if", "since"]
    + [
        "whether",
        "and",
        "or",
        "which",
        "who",
        "where",
        "before",
        "until",
        "so",
        "than",
        "what",
        "how",
    ]
    + ["why", "whose", "amid", "despite", "following", "with", "without", "unless", "once", "yet"]
)
TIES = frozenset(
    ["of", "from", "for", "at", "by", "in", "on", "to", "with", "near", "inside", "about"]
)
LEADS = TIES | frozenset(
    ["after", "before", "during", "while", "when", "as", "since", "despite", "amid", "following"]
    + ["although", "though", "if", "because", "under", "over", "without", "earlier", "later"]
    + [
        "last",
        "until",
        "ahead",
        "speaking",
        "asked",
        "citing",
        "quoting",
        "according",
        "but",
        "and",
    ]
)
AUXILIARIES = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "will",
        "would",
        "can",
    ]
    + ["could", "may", "might", "must", "should", "did", "does", "do", "not", "n't", "never"]
)
PASSIVES = frozenset(["is", "are", "was", "were", "be", "been", "being"])
TIMES = frozenset(
    ["also", "later", "then", "earlier", "previously", "once", "again", "now", "today", "yesterday"]
    + ["last", "this", "week", "month", "year", "morning", "night", "evening", "afternoon", "ago"]
    + ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "further"]
    + ["january", "february", "march", "april", "june", "july", "august", "september", "october"]
    + ["november", "december", "always", "just", "even", "often", "therefore", "himself", "herself"]
    + [
        "jan",
        "feb",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "itself",
        "instead",
        "still",
        "too",
        "long",
        "first",
        "only",
    ]
)
PARTS = frozenset(
    ["one", "some", "many", "most", "both", "none", "each", "two", "three", "several"]
)
DONE = frozenset(
    ["seen", "made", "sent", "shown", "given", "held", "written", "drawn", "taken", "put"]
)
# Last words of the names of media: `Meridian Press`, `the Harbour Herald`.
MASTHEADS = frozenset(
    ["Press", "News", "Times", "Post", "Herald", "Tribune", "Gazette", "Telegraph", "Courier"]
    + ["Journal", "Wire", "Newswire", "Agency", "Radio", "TV", "Television", "Broadcasting"]
    + ["Chronicle", "Observer", "Daily", "Weekly", "Mail", "Dispatch", "Examiner", "Mirror"]
)
SHORT = 5  # words of a plural that speaks without an article: `local fishermen`
LONGEST = 14  # words of a speaker that no list names; a longer run is a clause
BESIDE = 30  # words of an apposition or relative clause


@dataclass
class Laid:
    """The words of a wording with its names and quotations laid over them."""

    text: str
    names: list[Found]
    quoted: list[Quoted]
    row: list[Token] = field(default_factory=list)
    quote_at: dict[int, Quoted] = field(default_factory=dict)
    name_at: dict[int, Found] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay out the row behind the dateline: a quotation is one token."""
        at = dateline.end(self.text) if not self.quoted or self.quoted[0].opened else 0
        for quoted in self.quoted:
            self._words(at, quoted.outer_start)
            self.quote_at[len(self.row)] = quoted
            self.row.append(Token("\0", quoted.outer_start, quoted.outer_end, "\0"))
            at = quoted.outer_end
        self._words(at, len(self.text))
        at_first = self.row[0].start if self.row else 0
        starts = [token.start for token in self.row]
        for name in self.names:
            first = bisect_right(starts, name.start) - 1
            if name.start < at_first or first in self.quote_at or first < 0:
                continue
            while first < len(self.row) and self.row[first].start < name.end:
                self.name_at[first] = name
                first += 1

    def _words(self, start: int, end: int) -> None:
        for word in tokens(self.text[start:end]):
            first, last = word.start + start, word.end + start
            self.row.append(Token(word.text, first, last, word.low) if start else word)

    def word(self, at: int) -> str:
        """Return the word at a place in small letters; empty outside the row."""
        return self.row[at].low if 0 <= at < len(self.row) else ""

    def first_of(self, name: Found, at: int) -> int:
        """Return where the name that covers a place begins."""
        while at and self.name_at.get(at - 1) is name:
            at -= 1
        return at

    def last_of(self, name: Found, at: int) -> int:
        """Return where the name that covers a place ends, exclusive."""
        while self.name_at.get(at) is name:
            at += 1
        return at


def speaks(name: Found) -> bool:
    """Say whether a name is of a kind that says things."""
    kind, role = name.slots["kind"], name.slots["role"]
    if kind in ("person", "organisation", "state", None):
        return True
    return (kind, role) == ("place", "capital") or bool(kind == "group" and role != "people")


def is_agency(name: Found) -> bool:
    """Say whether a name is of a medium that carries what others say."""
    role = str(name.slots["role"])
    if role.endswith(
        ("agency", "media", "newspaper", "broadcaster", "television", "tv", "daily", "radio")
    ):
        return True
    titled = str(name.slots["text"]).split()
    return name.slots["kind"] != "person" and len(titled) > 1 and titled[-1] in MASTHEADS


def is_office(word: str) -> bool:
    """Say whether a word names an office, a body or their holders."""
    listed = any(word in offices(part) for part in ("heads", "plurals", "bodies"))
    return listed or f"{word}s" in offices("plurals")
