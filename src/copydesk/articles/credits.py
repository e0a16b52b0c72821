"""Who wrote it: bylines, agencies and the place and agency in front of a first sentence.

An agency's name alone on a line, in a byline or in a dateline is a credit; in running text it
is a source that is quoted, which belongs to the facts.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import lines, wires
from copydesk.text import Span

BYLINE_WORDS = 14
LONGEST_DESK, DESK_WORDS = 40, 4
SIGNING = {"desk", "corespondent"}  # folded; with a name of any sort before them they sign too
BY = re.compile(
    r"(?:(?:written|reported|edited|compiled|story|text|report|analysis|reporting|words|posted|published)"
    r"\s+)?by(?:\s*:\s*|\s+)|(?:reporting|editing|writing)\s+(?:by\s+)?|author\s*:\s*|von\s+|par\s+|por\s+|di\s+"
    r"|door\s+|yazan\s*:?\s+|haber\s*:\s+|muhabir\s*:\s*|بقلم\s*:?\s*|كتب\s*:?\s+|كتبت\s*:?\s+"
    r"|автор\s*:\s*|текст\s*:\s*|oleh\s*:?\s+",
    re.IGNORECASE,
)
SEPARATOR = r"(?:\s*(?:--+|[-–—―|]|:(?=\s+\S))\s*|\s*\|\s*)"
# A hyphen belongs to a word here, so that a line of hyphens can be cut in one way only.
PLACE = r"[^\W\d_][\w'’.-]*(?:[ /][^\W\d_][\w'’.-]*){0,3}"
STAMPED = r"(?:,?\s+(?:[^\W\d_]{3,9}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,9}\.?)(?:,?\s+\d{4})?)"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?:,\s+{PLACE}){{0,2}}){STAMPED}?,?\s*(?P<agency>[(\[][^()\[\]\n]{{2,40}}[)\]])?"
    rf"(?P<cut>{SEPARATOR})(?=\S)"
)
LEADING = re.compile(rf"(?P<agency>[(\[][^()\[\]\n]{{2,40}}[)\]])(?P<cut>{SEPARATOR})(?=\S)")
LONGEST_DATELINE = 70
LOOKED_AT = 3 * LONGEST_DATELINE  # characters; on a line of blanks the pattern takes their square
# "Editing: Ann Bo. Pictures: Cy Dee", in any language: two tasks or more, each with names.
CAPITAL = r"[A-ZÀ-ÞА-Я][\w'’-]*"
NAMES = rf"{CAPITAL}\.?(?:,?\s(?:(?:and|y|e|et|und|de|da|van|von|i|и)\s)?{CAPITAL}){{1,5}}"
TASK = r"[^\W\d_]{3,14}(?:\s[^\W\d_]{2,14})?"
STAFF = re.compile(rf"(?:{TASK}\s?:\s{NAMES}(?:\s?[.;|/,]\s?|$)){{2,4}}")
TRAILING = re.compile(r"\s*[(\[—–-]\s*(?P<name>[^()\[\]—–\n]{2,40})[)\]]?\.?$")
LINE_END = re.compile(
    r"(?:[^.]{0,80}\bcontributed to this (?:report|story|article)"
    r"|\W*(?:source|quelle|fuente|fonte|kaynak|المصدر|источник)\s*:\s*"
    r"|\W*(?:with (?:inputs?|reporting|files) from|avec|mit material von|con información de)\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Head:
    """What stands in front of a first sentence: spans within the block, and where it begins."""

    place: Span | None
    agency: Span | None
    cut: Span
    body: int


@cache
def _agencies() -> dict[str, str]:
    """Return the name of each agency by each spelling of it."""
    rows: Any = lexicon.load("agencies")
    return {
        _spelling(str(alias)): row["name"]
        for row in rows
        for alias in (row["name"], *row.get("aliases", ()))
    }


@cache
def _agency_words() -> frozenset[str]:
    """Return each word that an agency has in its name."""
    return frozenset(word for name in _agencies() for word in name.casefold().split())


def _spelling(words: str) -> str:
    """Return the words as names are compared: an acronym keeps its capitals, AP is not app."""
    found = re.findall(r"\w+", words)
    if len(found) == 1 and len(words) <= 5 and words.isupper():
        return words
    return " ".join(found).casefold()


def agency(words: str) -> str | None:
    """Return the agency that the words are a name of, or None."""
    return _agencies().get(_spelling(words.strip())) if len(words) <= 60 else None


def agency_in(words: str) -> str | None:
    """Return the agency that is named anywhere in a credit, or None; the longest name wins."""
    found = re.findall(r"[\w.-]+", words[:300])
    if _agency_words().isdisjoint(re.findall(r"\w+", words[:300].casefold())):
        return None
    for size in range(min(6, len(found)), 0, -1):
        for start in range(len(found) - size + 1):
            name = agency(" ".join(found[start : start + size]).strip("."))
            if name:
                return name
    return None


def is_credit(line: str) -> bool:
    """Say whether the line only credits an agency: "(AFP)", "Source: Reuters"."""
    if len(line) > 160:
        return False
    bare = line.strip("()[]—–- .·|/")
    if agency(bare) or all(agency(part) for part in re.split(r"\s*[/,&]\s*|\s+and\s+", bare)):
        return True
    if line[0] in "([" and line[-1] in ")]." and wires.by_form(bare):
        return True
    lead = LINE_END.match(line)
    if lead is None or len(lines.words(line)) > 20:
        return False
    return agency_in(line) is not None or wires.by_form(line[lead.end() :]) is not None


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon.load("labels")["byline_words"])


def is_byline(line: str) -> bool:
    """Say whether the line says who wrote: "By" and names."""
    if len(line) > 200:
        return False
    if is_desk(line) or STAFF.fullmatch(line):
        return True
    lead = BY.match(line)
    if not lead or line.rstrip().endswith(("?", "!", ":")):
        return False
    rest = line[lead.end() :]
    if is_desk(rest):
        return True
    found = [rest[a:b] for a, b in lines.words(rest)]
    if not 1 <= len(found) <= BYLINE_WORDS or any(w.isdigit() for w in found):
        return False
    lower = [w for w in found if w[:1].islower() and w.casefold() not in _particles()]
    return not lower or (agency_in(rest) is not None and len(found) <= 6)


def is_desk(line: str) -> bool:
    """Say whether the line signs for a desk or nameless staff: "News desk", "Our correspondent"."""
    if len(line) > LONGEST_DESK or line[-1:] in "?!:;,":
        return False
    folded = lines.fold(line).split()
    heads, words = _desks()
    if not folded or len(folded) > DESK_WORDS or folded[-1] not in heads:
        return False
    if all(word in words or word in heads for word in folded):
        return True
    capitals = all(word[:1].isupper() for word in line.split())
    return capitals and folded[-1] in SIGNING and folded[0] not in words


@cache
def _desks() -> tuple[frozenset[str], frozenset[str]]:
    lists = lexicon.load("labels")
    heads, words = (
        frozenset(words_of.fold(word) for word in lists[name])
        for name in ("desk_heads", "desk_words")
    )
    return heads, words


def head(block: str) -> Head | None:
    """Return the place and agency in front of the block's first sentence, or None.

    >>> block = "PARIS (Reuters) - Two states agreed."
    >>> head(block)
    Head(place=(0, 5), agency=(6, 15), cut=(16, 17), body=18)
    """
    match = DATELINE.match(block, 0, LOOKED_AT) or LEADING.match(block, 0, LOOKED_AT)
    if match is None or match.end() > LONGEST_DATELINE or match.end() >= len(block):
        return None
    place = match.span("place") if "place" in match.groupdict() else None
    named = match.span("agency") if match["agency"] else None
    if not _is_dateline(block, match, place, named):
        return None
    start, end = match.span("cut")
    bare = block[start:end].strip()
    first = block.index(bare, start)
    whole = (place[0], named[0] if named else first) if place else None
    return Head(_trim(block, whole), named, (first, first + len(bare)), match.end())


def _is_dateline(block: str, match: re.Match[str], place: Span | None, named: Span | None) -> bool:
    """A dateline is in capitals, dated, with an agency, or a bare place before a bar or dash."""
    if block[match.end()].islower():
        return False
    if named and agency_in(block[named[0] : named[1]]):
        return True
    if place is None:
        return False
    words = block[place[0] : place[1]]
    if not all(
        w[:1].isupper() or not w[:1].isalpha() or _uncased(w) for w in re.split(r"[\s,/]+", words)
    ):
        return False
    if agency(words):
        return True
    first = re.split(r",", words)[0]
    shouted = first.isupper() and len(first) > 2
    cut = match["cut"].strip()
    dated = match.start("cut") - place[1] > 4 and not named
    if cut == ":":
        return shouted and dated
    long_dash = cut in {"|", "–", "—", "―"} or set(cut) == {"-"}
    return long_dash and (shouted or dated or (len(words.split()) <= 3 and _spaced(block, match)))


def _spaced(block: str, match: re.Match[str]) -> bool:
    before = block[match.start("cut") - 1 : match.start("cut") + 1]
    return any(c.isspace() for c in before) and match["cut"][-1:].isspace()


def _uncased(word: str) -> bool:
    return word[:1].isalpha() and not word[:1].isupper() and not word[:1].islower()


def _trim(block: str, span: Span | None) -> Span | None:
    if span is None:
        return None
    start, end = span
    while end > start and (block[end - 1].isspace() or block[end - 1] in ",-–—|:"):
        end -= 1
    return (start, end)


def tail(block: str) -> Span | None:
    """Return the span of an agency in marks after the last sentence: "... he said. (AFP)"."""
    if len(block) > 1_000_000:
        return None
    match = TRAILING.search(block, max(0, len(block) - 50))
    name = match["name"].strip() if match else ""
    if match is None or not (agency(name) or wires.by_form(name)):
        return None
    before = block[: match.start()].rstrip()
    if not before or before[-1] not in ".!?\"'”’»":
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return (start, match.end())
