"""Find the numbers in a sentence, in digits or in words, with their size.

Only a number that counts or measures is of use: times of day, dates, years, telephone
numbers, scores, names with a number (`F-16`, `G7`, `Article 5`) are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from copydesk.facts import dates
from copydesk.facts.glance import bare, digits, signs
from copydesk.facts.ordinals import is_ordinal, ordinals, touch
from copydesk.lexicon import load

DIGITS = re.compile(
    r"(?<![\w.,/:])(?<![A-Za-z][-‐–])(?P<sign>[-−+](?=\d))?"
    r"(?P<n>\d{1,3}(?:[,\u00a0\u202f]\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<nth>st|nd|rd|th)?(?!\d)"
)
TOKEN = re.compile(r"[A-Za-z]+")
GAP = re.compile(r"[ \u00a0\u202f]|-")
# Digits that are no amount: links, telephone numbers, times of day, versions, coordinates.
OTHER = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|(?<!\w)(?:\+\d{1,3}[ -]?|\(?0)\d*\)?(?:[ -]\d{2,4}){2,}"
    r"|\b\d{3}-\d{3,4}-\d{4}\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b\.?"
    r"|\b\d{3,4}\s?(?:GMT|UTC|local time|hours local)|\b\d{1,2}\s?o['’]clock|\b\d+(?:\.\d+){2,}"
    r"|\b\d+-\d+\s+(?:vote|ruling|decision|win|victory|defeat|draw|loss|lead|score)\b"
    r"|\b\d+[-\s]years?[-\s]old\b|\b24/7\b|\b9/11\b|\b50[-/]50\b|\b\d+(?:\.\d+)?°\s?[NSEW]?\b",
    re.I,
)
LINK = re.compile(r"@|://|www\.", re.I)
SHARE = re.compile(
    r"(?<!first )(?<!second )\b(?P<of>two[- ]thirds|three[- ]quarters|"
    r"(?:one|a)[- ](?:third|quarter|fifth|tenth)|half)(?=\s+of\b)"
    r"|(?<=\bby )(?P<by>two[- ]thirds|three[- ]quarters|"
    r"(?:a|one)[- ](?:third|quarter|fifth|tenth)|half)"
    r"(?=[ .,;)]|$)|(?P<twice>\btwice)(?! (?:as|the|that|a|every)\b)",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """A number in the text: where it stands, its value, and how it is written."""

    start: int
    end: int
    value: float
    form: str = (
        "plain"  # or `nth` (32nd), `vague` (thousands of), `share` (two-thirds of), `times` (twice)
    )
    spelled: bool = False


def find(text: str) -> list[Number]:
    """Return the numbers of the text in order, none overlapping.

    >>> [n.value for n in find("two hundred and fifty of the 1,200 tents; F-16; 3.5 million")]
    [250.0, 1200.0, 3500000.0]
    """
    if not digits(text) and bare(text).isdisjoint(counting()):
        return []
    used = bytearray(len(text))
    others = OTHER.finditer(text) if digits(text) or LINK.search(text) else ()
    for start, end in chain((m.span() for m in others), ((a, b) for a, b, _ in dates.find(text))):
        used[start:end] = b"\1" * (end - start)
    out = []
    for number in chain(_shares(text), _in_digits(text), _in_words(text)):
        if not any(used[number.start : number.end]):
            out.append(number)
            used[number.start : number.end] = b"\1" * (number.end - number.start)
    return sorted(out, key=lambda n: n.start)


@cache
def _parts() -> frozenset[str]:
    """Return the words of which one stands in a share: `half of`, `two-thirds of`."""
    return frozenset({"thirds", "quarters", "twice"}) | signs(load("units")["fractions"])


@cache
def counting() -> frozenset[str]:
    """Return the words of which a text without digits must hold one to tell a number."""
    words = load("units")
    tables = ("small", "ordinals", "ordinals-led", "vague", "scales")
    return _parts() | {"tens"} | signs(word for table in tables for word in words[table])


def _shares(text: str) -> Iterator[Number]:
    sizes = load("units")["fractions"]
    if bare(text).isdisjoint(_parts()):
        return
    for m in SHARE.finditer(text):
        if m["twice"]:
            yield Number(m.start(), m.end(), 2.0, "times", spelled=True)
            continue
        name = re.sub(r"^(?:one|a)\W", "", (m["of"] or m["by"]).lower()).replace(" ", "-")
        yield Number(m.start(), m.end(), float(sizes[name]), "share", spelled=True)


def _in_digits(text: str) -> list[Number]:
    out = []
    for m in DIGITS.finditer(text):
        if len(m["n"]) > 18:
            continue
        value, end = float(re.sub(r"[^\d.]", "", m["n"])), m.end()
        scale, after = _scale(text, end) if not m["nth"] else (1, end)
        if after == end and text[end : end + 1].isalpha() and not _unit_glued(text, end):
            continue
        sign = -1 if m["sign"] in ("-", "−") else 1
        form = "nth" if m["nth"] else "plain"
        out.append(Number(m.start(), after, sign * value * scale, form))
    return out


def _unit_glued(text: str, end: int) -> bool:
    """Say whether a known unit is glued to the digits: `5km`, `300kg`."""
    match = TOKEN.match(text, end)
    return match is not None and match.group().lower() in short_units()


@cache
def short_units() -> frozenset[str]:
    """Return the units that are written without a space after the number."""
    forms = chain.from_iterable(load("units")["units"].values())
    return frozenset(form for form in forms if len(form) <= 3 and form.isalpha())


def _scale(text: str, end: int) -> tuple[float, int]:
    """Return the factor that follows the number and the end of its word."""
    factor, at = 1.0, end
    for _ in range(2):
        start = at + 1 if GAP.match(text, at) else at
        word = TOKEN.match(text, start)
        size = load("units")["scales"].get(word.group().lower()) if word else None
        if (
            word is None
            or size is None
            or (word.group().lower() == "m" and not _millions(text, end, word))
        ):
            break
        factor, at = factor * size, word.end()
    return factor, at


def _millions(text: str, end: int, word: re.Match[str]) -> bool:
    """Tell `£5m` and `5m people` from `5 m` of height."""
    before = text[max(0, end - 16) : end]
    money = re.search(r"[$€£¥₹]\s?[\d.,]+$", before)
    return bool(money) or (
        word.start() == end and bool(re.match(r" [a-z]+s\b", text[word.end() :][:20]))
    )


def _in_words(text: str) -> list[Number]:
    vague, leads = load("units")["vague"], _leads()
    if bare(text).isdisjoint(counting()):
        return []
    tokens = [(m.start(), m.end(), m.group().lower()) for m in TOKEN.finditer(text)]
    out: list[Number] = []
    n = 0
    while n < len(tokens):
        if tokens[n][2] not in leads:
            n += 1
            continue
        if tokens[n][2] in vague or tokens[n][2] in ("tens", "several"):
            number, n = _vague(tokens, n)
        else:
            number, n = _spelled(text, tokens, n)
        if number:
            out.append(number)
    return out


@cache
def _leads() -> frozenset[str]:
    """Return the words with which a number in words can begin."""
    words = load("units")
    return frozenset(
        {"a", "an", "half", "tens", "several", *words["vague"], *words["small"], *ordinals()}
    )


def _vague(tokens: list[tuple[int, int, str]], n: int) -> tuple[Number | None, int]:
    """Read `thousands (of)`, `tens of thousands`: at least that many."""
    sizes = load("units")["vague"]
    if tokens[n][2] == "several":
        scale = load("units")["scales"].get(tokens[n + 1][2]) if n + 1 < len(tokens) else None
        if not scale or len(tokens[n + 1][2]) < 5:
            return None, n + 1
        return Number(tokens[n][0], tokens[n + 1][1], float(scale), "vague", spelled=True), n + 2
    phrase = " ".join(token for _, _, token in tokens[n : n + 3])
    count = 3 if phrase in sizes else 1
    size = sizes.get(phrase if count == 3 else tokens[n][2])
    follows = tokens[n + count][2] if n + count < len(tokens) else ""
    if size is None or follows != "of":
        return None, n + 1
    last = tokens[n + count - 1][1]
    return Number(tokens[n][0], last, float(size), "vague", spelled=True), n + count


def _spelled(text: str, tokens: list[tuple[int, int, str]], n: int) -> tuple[Number | None, int]:
    """Read a number in words from token `n`; return it and the next token to look at."""
    words = load("units")
    small, scales = words["small"], words["scales"]
    first = tokens[n][2]
    if first in ordinals():
        size = float(ordinals()[first])
        if is_ordinal(text, tokens, n):
            return Number(*tokens[n][:2], size, "nth", spelled=True), n + 1
        return None, n + 1
    total = current = 0.0
    at, seen = n, False
    if first in ("a", "an", "half"):
        at, current = _article(tokens, n)
        seen = at > n
    while at < len(tokens) and (at == n or touch(text, tokens, at)):
        word = tokens[at][2]
        if word in small and (current == 0 or _adds(current, small[word], tokens, at)):
            current += small[word]
        elif word in scales and len(word) > 2 and seen:
            current, total = _grow(current, total, scales[word])
        elif word == "and" and seen and _and_more(tokens, at, current):
            current += 0.5 * (tokens[at + 1][2] == "a")
            at += 2 * (tokens[at + 1][2] == "a")
        else:
            break
        seen, at = True, at + 1
    if not seen:
        return None, n + 1
    end = tokens[at - 1][1]
    return Number(tokens[n][0], end, total + current, spelled=True), at


def _article(tokens: list[tuple[int, int, str]], n: int) -> tuple[int, float]:
    """Read `a (million)`, `half a (million)`; return where the scale stands and what it takes."""
    scales = load("units")["scales"]
    half = tokens[n][2] == "half"
    at = n + 1
    if half and at < len(tokens) and tokens[at][2] in ("a", "an"):
        at += 1
    following = tokens[at][2] if at < len(tokens) else ""
    if len(following) > 4 and following in scales and following not in ("lakhs", "crores"):
        return at, 0.5 if half else 1.0
    return n, 0.0


def _adds(current: float, value: int, tokens: list[tuple[int, int, str]], at: int) -> bool:
    """Say whether a small number adds to what was read: `twenty` + `one`, `hundred` + `fifty`."""
    if current % 100 == 0:
        return True
    return current % 100 >= 20 and current % 10 == 0 and 0 < value < 10


def _grow(current: float, total: float, size: float) -> tuple[float, float]:
    """Multiply by a scale; from a thousand on the group is closed."""
    if size < 1000:
        return (current or 1) * size, total
    return 0.0, (total + (current or 1)) * size if current == 0 else total + current * size


def _and_more(tokens: list[tuple[int, int, str]], at: int, current: float) -> bool:
    """Say whether `and` goes on with the number: `two hundred and five`, `two and a half`."""
    small, scales = load("units")["small"], load("units")["scales"]
    rest = [token for _, _, token in tokens[at + 1 : at + 4]]
    if rest[:2] == ["a", "half"]:
        return True
    if not rest or rest[0] not in small or current % 100 or current == 0 and at == 0:
        return False
    return not any(word in scales for word in rest[1:3])
