"""Place, day and agency in front of a first sentence, in the forms in which agencies write them.

`HALVRIK, April 7 (Xinhua) -- `, `(ANSA) - HALVRIK, 07 APR - `, `HALVRIK | AFP | `. A form without
brackets or a dash behind it is believed only of an agency that is known by its name.
"""

import re
from dataclasses import dataclass
from functools import cache

from copydesk import lexicon
from copydesk.articles import credits
from copydesk.text import Span

LONGEST = 90  # characters of the longest dateline
LOOKED_AT = 3 * LONGEST  # characters; on a line of blanks the patterns take their square
PLACE_WORDS = 3  # words of a place that is not in capitals
SHORTEST = 2  # letters of a place in capitals must be more
SEPARATOR = r"(?:\s*(?:--+|[-–—―|]|:(?=\s+\S))\s*|\s*\|\s*)"
# A hyphen belongs to a word here, so that a line of hyphens can be cut in one way only.
PLACE = r"[^\W\d_][\w'’.-]*(?:[ /][^\W\d_][\w'’.-]*){0,3}"
PLACES = rf"{PLACE}(?:,\s+{PLACE}){{0,2}}"
STAMPED = r"(?:,?\s+(?:[^\W\d_]{3,9}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,9}\.?)(?:,?\s+\d{4})?)"
BRACKETED = r"[(\[][^()\[\]\n]{2,40}[)\]]"
DATELINE = re.compile(
    rf"(?P<place>{PLACES}){STAMPED}?,?\s*(?P<agency>{BRACKETED})?(?P<cut>{SEPARATOR})(?=\S)"
)
LEADING = re.compile(rf"(?P<agency>{BRACKETED})(?P<cut>{SEPARATOR})(?=\S)")
# What may stand before the name of a known agency, behind it, and behind a credit that leads.
OPEN, CLOSE = r"[(\[（【［/]", r"[)\]）】］/]"
BEFORE = re.compile(
    rf"(?:(?P<place>{PLACES})(?P<day>{STAMPED})?)?(?P<apart>[\s.,|–—―-]*)(?P<open>{OPEN})?\s*"
)
AFTER = re.compile(
    rf"\s*(?P<close>{CLOSE})?(?P<mark>\s*(?:[.,:]?\s*(?:--+|[-–—―|=])|[.:](?=\s))?)\s*"
)
SECOND = re.compile(rf"(?P<place>{PLACES}){STAMPED}?,?{SEPARATOR}(?=\S)")
# Chinese, Japanese and Korean agencies put place and day beside their name, and 电 or a bracket
# behind; a Korean reporter signs there too.
WIRED = r"[^\s（）()\[\]【】［］]"
HAN = (
    rf"[（(\[【［]?(?P<before>(?:{WIRED}|[ 　](?=\S)){{0,16}}?)(?:=|\s)?(?P<agency>{{names}})"
    rf"(?P<after>{WIRED}{{0,16}}?)(?:[电電][）)\]】］]?|[）)\]】］])(?P<rest>（记者[^）]{{1,30}}）)?"
    r"(?P<signed>\s*[가-힣·]{2,20}\s+(?:기자|특파원))?[\s　]*[-–=]?[\s　]*"
)

Part = tuple[int, int, str]


@dataclass(frozen=True)
class Head:
    """What stands in front of a first sentence: spans with roles, and where the sentence begins."""

    parts: tuple[Part, ...]
    body: int


def head(block: str) -> Head | None:
    """Return the place and agency in front of the block's first sentence, or None.

    >>> head("PARIS (Reuters) - Two states agreed.").parts
    ((0, 5, 'dateline'), (6, 15, 'agency'), (16, 17, 'separator'))
    """
    found = _bracketed(block)
    if found and any(role == "agency" for _, _, role in found.parts):
        return _led(block, found)
    start = block[:LONGEST]
    if not credits.agency_words().isdisjoint(re.findall(r"\w+", start.casefold())):
        found = _named(block) or found
    if not start.isascii():
        found = _wired(block) or found
    return found


def _bracketed(block: str) -> Head | None:
    """Return a place, or an agency in brackets, with a dash or bar behind it."""
    match = DATELINE.match(block, 0, LOOKED_AT) or LEADING.match(block, 0, LOOKED_AT)
    if match is None or match.end() > LONGEST or match.end() >= len(block):
        return None
    place = match.span("place") if "place" in match.groupdict() else None
    named = match.span("agency") if match["agency"] else None
    if not _is_dateline(block, match, place, named):
        return None
    end = named[0] if named else match.start("cut")
    core: list[Part] = [(place[0], end, "dateline")] if place else []
    core += [(*named, "agency")] if named else []
    return _filled(block, core, match.end())


def _led(block: str, found: Head) -> Head:
    """Return a head that begins with its agency together with the place behind it, if any."""
    if found.parts[0][2] != "agency":
        return found
    second = SECOND.match(block, found.body, LOOKED_AT)
    if second is None or not _shouted(second["place"]) or second.end() > LONGEST:
        return found
    core = [found.parts[0], (second.start(), second.end(), "dateline")]
    return _filled(block, core, second.end())


def _named(block: str) -> Head | None:
    """Return a head with an agency that is known by name, in one of the other forms."""
    for match in _names().finditer(block, 0, min(LONGEST, len(block))):
        before = BEFORE.fullmatch(block, 0, match.start())
        after = AFTER.match(block, match.end(), LOOKED_AT)
        if before is None or after is None or bool(before["open"]) != bool(after["close"]):
            continue
        body = after.end()
        if body >= len(block) or block[body].islower() or not _fits(before, after):
            continue
        start = before.start("open") if before["open"] else match.start()
        end = after.end("close") if after["close"] else match.end()
        core: list[Part] = [(start, end, "agency")]
        if before["place"]:
            stop = before.end("day") if before["day"] else before.end("place")
            core.insert(0, (before.start("place"), stop, "dateline"))
        return _led(block, _filled(block, core, body))
    return None


def _fits(before: re.Match[str], after: re.Match[str]) -> bool:
    """Say whether what stands around an agency's name makes it a credit, not a subject."""
    place, marked = before["place"], bool(after["mark"].strip())
    if place and not _is_place(place):
        return False
    if before["open"]:
        return bool(place) or before.end() <= 1
    apart = before["apart"].strip(" .,") or before["day"] or (place and place[-1] == "-")
    return bool(place) and bool(apart) and (marked or place.isupper())


def _wired(block: str) -> Head | None:
    match = _han().match(block, 0, LOOKED_AT)
    if match is None or match.end() >= len(block):
        return None
    core = [
        (*match.span(name), role)
        for name, role in (
            ("before", "dateline"), ("agency", "agency"), ("after", "dateline"),
            ("rest", "byline"), ("signed", "byline"),
        )
        if match[name]
    ]  # fmt: skip
    return _filled(block, core, match.end())


def _filled(block: str, core: list[Part], body: int) -> Head:
    """Return the parts without white space and marks at their edges, and what lies between."""
    parts: list[Part] = []
    at = 0
    for start, end, role in (*core, (body, body, "body")):
        while end > start and (
            block[end - 1].isspace() or (role == "dateline" and block[end - 1] in ",-–—―|:")
        ):
            end -= 1
        while start < end and block[start].isspace():
            start += 1
        gap = block[at:start]
        if gap.strip():
            first = at + len(gap) - len(gap.lstrip())
            parts.append((first, at + len(gap.rstrip()), "separator"))
        if role != "body":
            parts.append((start, end, role))
        at = end
    return Head(tuple(parts), body)


def _is_dateline(block: str, match: re.Match[str], place: Span | None, named: Span | None) -> bool:
    """A dateline is in capitals, dated, with an agency, or a bare place before a bar or dash."""
    if block[match.end()].islower():
        return False
    if named and credits.agency_in(block[named[0] : named[1]]):
        return True
    if place is None:
        return False
    words = block[place[0] : place[1]]
    if not _is_place(words):
        return False
    if credits.agency(words):
        return True
    cut = match["cut"].strip()
    dated = match.start("cut") - place[1] > len(" -- ") and not named
    if cut == ":":
        return _shouted(words) and (dated or words.title() in _cities())
    long_dash = cut in {"|", "–", "—", "―"} or set(cut) == {"-"}
    bare = len(words.split()) <= PLACE_WORDS and _spaced(block, match)
    return long_dash and (_shouted(words) or dated or bare)


def _is_place(words: str) -> bool:
    """Say whether each word of a place has a capital, or its script has none."""
    return all(
        w[:1].isupper() or not w[:1].isalpha() or _uncased(w) for w in re.split(r"[\s,/]+", words)
    )


def _shouted(words: str) -> bool:
    first = words.split(",")[0]
    return first.isupper() and len(first) > SHORTEST


def _spaced(block: str, match: re.Match[str]) -> bool:
    before = block[match.start("cut") - 1 : match.start("cut") + 1]
    return any(c.isspace() for c in before) and match["cut"][-1:].isspace()


def _uncased(word: str) -> bool:
    return word[:1].isalpha() and not word[:1].isupper() and not word[:1].islower()


def _is_han(word: str) -> bool:
    return word[0] >= "\u3040"


@cache
def _names() -> re.Pattern[str]:
    names = sorted((n for n in credits.spellings() if not _is_han(n)), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, names))})(?![^\W_])")


@cache
def _han() -> re.Pattern[str]:
    names = sorted((n for n in credits.spellings() if _is_han(n)), key=lambda n: (-len(n), n))
    return re.compile(HAN.replace("{names}", "|".join(map(re.escape, names))))


@cache
def _cities() -> frozenset[str]:
    """Return the capitals and cities that the word lists know."""
    rows = lexicon.load("states")
    return frozenset(
        str(city)
        for row in rows.values()
        for name in ("capitals", "cities")
        for city in row.get(name, ())
    )
