"""Who wrote it: bylines, agencies and the place and agency in front of a first sentence.

An agency's name alone on a line, in a byline or in a dateline is a credit; in running text it
is a source that is quoted, which belongs to the facts.
"""

import re
from functools import cache
from typing import Any

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import lines, wires
from copydesk.articles.phrases import either
from copydesk.text import Span

BYLINE_WORDS = 14
LONGEST_DESK, DESK_WORDS = 40, 4
ACRONYM = 5  # letters of a name in capitals that means nothing in small letters
SIGNING = {"desk", "corespondent"}  # folded; with a name of any sort before them they sign too
BY = re.compile(
    r"(?:(?:written|reported|edited|compiled|story|text|report|analysis|reporting|words|posted|published)"
    r"\s+)?by(?:\s*:\s*|\s+)|(?:reporting|editing|writing)\s+(?:by\s+)?|author\s*:\s*|von\s+|par\s+|por\s+|di\s+"
    r"|door\s+|yazan\s*:?\s+|haber\s*:\s+|muhabir\s*:\s*|بقلم\s*:?\s*|كتب\s*:?\s+|كتبت\s*:?\s+"
    r"|автор\s*:\s*|текст\s*:\s*|oleh\s*:?\s+",
    re.IGNORECASE,
)
# "Editing: Ann Bo. Pictures: Cy Dee", in any language: two tasks or more, each with names.
CAPITAL = r"[A-ZÀ-ÞА-Я][\w'’-]*"
NAMES = rf"{CAPITAL}\.?(?:,?\s(?:(?:and|y|e|et|und|de|da|van|von|i|и)\s)?{CAPITAL}){{1,5}}"
TASK = r"[^\W\d_]{3,14}(?:\s[^\W\d_]{2,14})?"
STAFF = re.compile(rf"(?:{TASK}\s?:\s{NAMES}(?:\s?[.;|/,]\s?|$)){{2,4}}")
# "Ann Bo | Staff writer": a name and what its bearer is at the paper.
TITLED = re.compile(
    rf"{CAPITAL}(?:\s{CAPITAL}){{1,3}}\s*[|,·–—-]\s*(?:[\w’'-]+\s){{0,3}}"
    r"(?i:writer|reporter|correspondent|editor|columnist|redakteur(?:in)?|journaliste|redactora?)"
)
TRAILING = re.compile(r"\s*[(\[—–-]\s*(?P<name>[^()\[\]—–\n]{2,40})[)\]]?\.?$")
LINE_END = re.compile(
    r"[^.]{0,80}\bcontributed to this (?:report|story|article)"
    r"|\W*this (?:report|story|article) (?:was|is) (?:\w+ )?"
    r"(?:published|produced|written|filed) by\s+",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"\s*[/,&;+]\s*|\s+[-–—]\s+|\s+(?:and|et|und|y|e|и|та|ve|en|och|og|i|a|és|și)\s+"
)
LONGEST_CREDIT, CREDIT_WORDS = 160, 20


@cache
def agencies() -> dict[str, str]:
    """Return the name of each agency by each spelling of it."""
    rows: Any = lexicon.load("agencies")
    return {
        _spelling(str(alias)): row["name"]
        for row in rows
        for alias in (row["name"], *row.get("aliases", ()))
    }


@cache
def spellings() -> frozenset[str]:
    """Return the names of agencies as they are written, also in capitals."""
    rows: Any = lexicon.load("agencies")
    names = [str(name) for row in rows for name in (row["name"], *row.get("aliases", ()))]
    shouted = [name.upper() for name in names if len(name) > ACRONYM]
    return frozenset([*names, *shouted, *_bracketed()])


@cache
def _bracketed() -> dict[str, str]:
    """Return the agency of each name that means one only in brackets."""
    rows: Any = lexicon.load("agencies")
    return {name: row["name"] for row in rows for name in row.get("bracketed", ())}


@cache
def agency_words() -> frozenset[str]:
    """Return each word that an agency has in its name, in small letters."""
    names = [*agencies(), *_bracketed()]
    return frozenset(word for name in names for word in name.casefold().split())


def _spelling(words: str) -> str:
    """Return the words as names are compared: an acronym keeps its capitals, AP is not app."""
    found = re.findall(r"\w+", words)
    if len(found) == 1 and len(words) <= ACRONYM and words.isupper():
        return words
    return " ".join(found).casefold()


def agency(words: str) -> str | None:
    """Return the agency that the words are a name of, or None."""
    return agencies().get(_spelling(words.strip())) if len(words) <= 60 else None


def agency_in(words: str) -> str | None:
    """Return the agency that is named anywhere in a credit, or None; the longest name wins."""
    bare = words[:LONGEST_DESK].strip("()[]/（）【】［］ -–—.")
    if bare in _bracketed():
        return _bracketed()[bare]
    found = re.findall(r"[\w.-]+", words[:300])
    if agency_words().isdisjoint(re.findall(r"\w+", words[:300].casefold())):
        return None
    for size in range(min(6, len(found)), 0, -1):
        for start in range(len(found) - size + 1):
            name = agency(" ".join(found[start : start + size]).strip("."))
            if name:
                return name
    return None


def is_credit(line: str) -> bool:
    """Say whether the line only credits an agency: "(AFP)", "Source: Reuters", "Agencias / EFE"."""
    if len(line) > LONGEST_CREDIT:
        return False
    bare = line.strip("()[]（）【】—–- .·|/")
    known = not agency_words().isdisjoint(re.findall(r"\w+", line.casefold()))
    if known and (agency(bare) or _are_agencies(bare)):
        return True
    if line[0] in "([" and line[-1] in ")]." and wires.by_form(bare):
        return True
    lead = _leads().match(bare) if known or ":" in line or "：" in line else None
    if lead and lead.end() < len(bare):
        rest = bare[lead.end() :]
        return (known and _are_agencies(rest)) or bool(lead["source"] and wires.by_form(rest))
    lead = LINE_END.match(line)
    if lead is None or len(lines.words(line)) > CREDIT_WORDS:
        return False
    return agency_in(line) is not None or wires.by_form(line[lead.end() :]) is not None


def _are_agencies(words: str) -> bool:
    """Say whether words are the names of agencies, and of desks beside them."""
    parts = [part.strip(" .") for part in PARTS.split(words) if part.strip(" .")]
    known = [agency(part) is not None for part in parts]
    own = _listed("desk_parts")
    return any(known) and all(
        here or words_of.fold(part) in own for here, part in zip(known, parts, strict=True)
    )


@cache
def _leads() -> re.Pattern[str]:
    """Return the pattern of what leads to the name of an agency: "Source:", "with inputs from"."""
    labels = lexicon.load("labels")
    return re.compile(
        rf"\W*(?:(?P<source>{either(labels['source_labels'])})\s*[:：]|"
        rf"(?:{either(labels['credit_labels'])})(?=\s|(?<=')))\s*",
        re.IGNORECASE,
    )


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words_of.fold(word) for word in lexicon.load("labels")[name])


@cache
def particles() -> frozenset[str]:
    """Return the small words that stand in names and bylines."""
    return frozenset(lexicon.load("labels")["byline_words"])


def is_byline(line: str) -> bool:
    """Say whether the line says who wrote: "By" and names."""
    if len(line) > 200:
        return False
    if is_desk(line) or STAFF.fullmatch(line) or TITLED.fullmatch(line):
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
    lower = [w for w in found if w[:1].islower() and w.casefold() not in particles()]
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
