"""Say what a number counts, without a parser: the noun phrase beside it.

A number above one is followed by adjectives and a plural noun; the phrase ends with the last
plural in a row, at a small word, or at a stop. Where nothing follows, what is counted stands
before ("the toll rose to 45"). The fate of counted people belongs to it: killed is not wounded.
"""

import re
from functools import cache, lru_cache

from copydesk.facts.measures import Measure
from copydesk.facts.numbers import Number
from copydesk.lexicon import load

WORD = re.compile(r"[^\W\d_]+(?:[-‐.'’][^\W\d_]+)*")
BESIDE = re.compile(r"(?:\s?\([^()]{0,40}\)\s?|\)\s|[-–](?=\w)|[ ]?[\"“‘'](?=\w)|[ \u00a0])")
OF = re.compile(r"\s+(?:worth\s+)?(?:of|in)\s+(?:(?:the|its|his|her|their|all|those)\s+)?")
OWNER = re.compile(r"(?:[\w-]{1,30} ){0,3}[\w-]{1,30}(?:['’]s|s['’]) ")
OF_WHAT = re.compile(r" of (?!the |its |his |her |their )([a-z-]+(?: [a-z-]+)?)")
INNER = re.compile(
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)\s", re.I
)
ARTICLE = re.compile(r"\b(?:an?|the|its|his|her|their|our)\s+(?:\w+\s+)?$", re.I)
POINTERS = ("more", "other", "others", "them", "us", "these", "those", "whom", "which")
LONGEST = 5  # words of a noun phrase; beyond that the phrase has been left
SHORT = 3  # words that are kept where no plural noun was met


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of one list of the units."""
    return frozenset(load("units")[name])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("units")["fate-verbs"]) | listed("fates") | listed("levels")


def phrase(text: str, end: int, number: Number, measure: Measure) -> tuple[str, int]:
    """Return the counted noun phrase behind the number, and where it ends."""
    of = OF.match(text, end)
    money = bool(measure.unit and len(measure.unit) == 3 and measure.unit.isupper())
    money = money or measure.unit in load("units")["shared"]
    if of and ("of" in of.group() or money):
        suffered = WORD.match(text, of.end())
        if suffered and suffered.group() in listed("fates") and not measure.unit:
            return suffered.group(), suffered.end()
        owner = OWNER.match(text, of.end())
        if owner and not listed("stop").isdisjoint(owner.group().lower().split()):
            owner = None  # of its people to last year's drought
        thing = owner.end() if owner else of.end()
        inner = INNER.match(text, thing)
        what, at = noun_phrase(text, inner.end() - 1 if inner else thing, bool(inner or owner))
        if what or not measure.unit:
            return what, at
    if measure.unit in load("units")["units"] and not measure.tied and measure.unit != "percent":
        return "", end
    if measure.unit == "percent" and not _led(text, number):
        what, at = noun_phrase(text, end, False)
        head = what.lower().split()[-1] if what else ""
        known = head in listed("fallen") | listed("risen") or head.endswith("s")
        return (what, at) if known else ("", end)
    return noun_phrase(text, end, number.value != 1 and number.form != "nth" and not measure.unit)


def _led(text: str, number: Number) -> bool:
    """Say whether an article stands before the number, so that a noun must follow it."""
    return bool(ARTICLE.search(text[max(0, number.start - 20) : number.start]))


def noun_phrase(text: str, at: int, plural: bool) -> tuple[str, int]:
    """Read words up to the last plural in a row, or to a word that cannot belong to a noun."""
    words: list[tuple[int, int]] = []
    heads = 0
    start = at
    while len(words) < LONGEST:
        gap = BESIDE.match(text, at)
        word = WORD.match(text, gap.end() if gap else at)
        if not word or (words and gap is None) or (words and "(" in gap.group()):  # type: ignore[union-attr]
            break
        kind = _kind(text, word, bool(words))
        if kind == "stop" or (heads and kind != "plural"):
            break
        words.append(word.span())
        heads += kind == "plural"
        at = word.end()
        if text[at - 2 : at] in ("'s", "’s"):
            break
    if not words:
        return "", start
    if text[words[0][0] : at].lower() in POINTERS or (
        not heads and words[0][1] - at == 0 and _verb(text, words[0])
    ):
        return "", start
    if not heads:
        words = words[: SHORT + (not plural)]
    first, last = words[0][0], words[-1][1]
    return text[first:last] + _of(text, last), last


def _kind(text: str, word: re.Match[str], inside: bool) -> str:
    """Say whether a word ends the phrase, is a plural noun, or goes on with it."""
    low = word.group().lower()
    if low in listed("stop") or low in listed("fates") or low in load("calendar")["saying"]:
        return "stop"
    if inside and (low in _verbs() or re.search(r"(?:ed|ly)$", low)) and word.group()[0].islower():
        return "stop" if low not in ("armed", "united", "unmanned", "family") else "word"
    if low in listed("irregular-plurals"):
        return "plural"
    if len(low) > 3 and re.search(r"(?<![suic])s$|(?:ie|sse|che|xe|she|use)s$|[^o]us?es$", low):
        return "plural"
    return "word"


def _verb(text: str, word: tuple[int, int]) -> bool:
    """Say whether the one word behind the number is a verb: `the two raised`."""
    return bool(re.search(r"[a-z]ed$", text[word[0] : word[1]]))


def _of(text: str, end: int) -> str:
    """Return ` of parliament` behind a head, where it is short and no name."""
    match = OF_WHAT.match(text, end)
    if not match:
        return ""
    words = [w for w in match.group(1).split()]
    keep = []
    for word in words:
        if word in listed("stop") or word in _verbs() or word.endswith(("ed", "ly")):
            break
        keep.append(word)
        if word.endswith("s"):
            break
    return " of " + " ".join(keep) if keep else ""


@lru_cache(maxsize=64)
def title_case(text: str) -> bool:
    """Say whether nearly all longer words of the text begin with a capital."""
    words = [w for w in WORD.findall(text) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


# What became of them ----------------------------------------------------------------------------


FATE_BEHIND = re.compile(
    r"\s+(?:(?:people|others|were|was|are|is|had|have|has|been|being|reported|confirmed|left|still|"
    r"reportedly)\s+){0,4}(?P<fate>[a-z]+)\b",
    re.I,
)


def fate_before(text: str, start: int) -> str | None:
    """Return the fate that the verb before the number gives: `kill 18`, `left 5` says none."""
    behind = WORD.findall(re.split(r"[,;:.()]", text[max(0, start - 30) : start])[-1])
    for word in reversed(behind[-2:]):
        if word.lower() in load("units")["fate-verbs"]:
            return str(load("units")["fate-verbs"][word.lower()])
        if word.lower() not in ("another", "the", "other", "all", "and"):
            break
    return None


def fate(text: str, start: int, end: int, what: str) -> str:
    """Add the fate of the counted to what is counted: `people killed`, `killed`."""
    match = FATE_BEHIND.match(text, end)
    word = match["fate"].lower() if match else ""
    found = word if word in listed("fates") else load("units")["fate-after"].get(word)
    found = found or fate_before(text, start)
    if not found or found in what.split():
        return what
    found = "killed" if found == "dead" else found
    return f"{what} {found}" if what else found


# Under which condition --------------------------------------------------------------------------

PERIOD = r"(?:day|week|month|quarter|year|hour|decade|half|season|period|minute|night)s?"
MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:19|20)\d\d)(?:\s+and\s+|\s+to\s+|\s+)?){1,4}"
)
NEXT = r"(?:(?:first|last|past|next|same|current|second|third|fourth|previous)\s+)?"
WAR = r"(?:peacetime|wartime|war|crisis|emergency)"
BEHIND = re.compile(
    rf"\s+(?P<c>(?:(?:per|a|an|each|every)\s+{PERIOD}|annually|daily|weekly|monthly"
    rf"|(?:in|during|over|within|for|by)\s+(?:the\s+)?{NEXT}(?:[\w-]+\s+)?{PERIOD}"
    r"(?:\s+of\s+(?:\d{4}|the\s+year))?"
    rf"|(?:in|during|under)\s+(?:a\s+|the\s+|an\s+)?(?:[a-z]+\s+){{0,2}}{WAR}"
    rf"|(?:in|by|since|between|from|during|for|of)\s+(?:early\s|late\s|mid-)?{MONTH}"
    r"|(?:compared|from)\s+(?:to|with)\s+(?:the\s+)?(?:same\s+)?[\w ]{3,30}))(?!\w)",
    re.I,
)
AHEAD = re.compile(
    r"^[\"'“‘]?(?P<c>(?:In|During|Under|Within|By|At|If|For)\s[^,;:\"”]{3,70}),", re.I
)


REACH = 60  # characters behind what is counted in which its condition is looked for


def condition(text: str, end: int) -> str | None:
    """Return the condition under which the figure holds: `in peacetime`, `per day`, or null."""
    rest = text[end : end + 120]
    for gap in re.finditer(r"(?=\s)", rest[:REACH]):
        if re.search(r"[,;:.!?]", rest[: gap.start()]):
            break
        match = BEHIND.match(rest, gap.start())
        if match:
            return match["c"].strip()
    first = AHEAD.match(text)
    if first and first.end() < end and _conditional(first["c"]):
        return first["c"].strip()
    return None


def _conditional(words: str) -> bool:
    low = words.lower()
    known = load("units")["conditions"]
    return (
        low.startswith("if ")
        or any(re.search(rf"\b{word}\b", low) for word in known)
        or bool(
            re.search(rf"\b(?:first|last|past|next|same)\b.*\b{PERIOD}\b|\b(?:19|20)\d\d\b", low)
        )
    )
