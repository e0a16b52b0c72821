"""The patterns of words that name a time; what each of them means is said in `dates`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from copydesk.facts.glance import signs
from copydesk.lexicon import load

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%.,]*\d)"
YEAR = r"(?:1\d|20|21)\d\d(?![\d%])"
DASH = r"\s?[-–—]\s?"
UNITS = r"minute|hour|day|week|month|year|decade"
STRETCH = r"week(?:end)?|month|year|quarter|decade|century"
NTH = r"first|1st|second|2nd|third|3rd|fourth|4th"
WHOLE = r"this|last|next|that|the same|the following"


class Names(NamedTuple):
    """Numbers of months and weekdays by lower-case name, and patterns of their names."""

    months: dict[str, int]
    days: dict[str, int]
    every: str
    english: str
    week: str


@cache
def names() -> Names:
    """Return the names of months and weekdays that the lexicon knows."""
    words = load("calendar")
    months = _numbers(words["months"])
    days = _numbers(words["weekdays"])
    short = (m for m in words["months"]["en-short"] if m not in words["months"]["en"])
    english = [*words["months"]["en"], *(f"{m}\\.?" for m in short)]
    foreign = [m for code, row in words["months"].items() if len(code) == 2 for m in row]
    week = [*words["weekdays"]["en"], *(f"{d}\\.?" for d in words["weekdays"]["en-short"])]
    return Names(months, days, either([*english, *foreign]), either(english), either(week))


def either(words: list[str]) -> str:
    """Return a pattern of these words, each whole."""
    return "(?:" + "|".join(sorted(set(words), key=len, reverse=True)) + r")(?!\w)"


def _numbers(table: dict[str, list[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in table.values():
        for number, name in enumerate(row, 1):
            for form in _forms(name):
                found.setdefault(form.lower(), number)
    return found


def _forms(pattern: str) -> Iterator[str]:
    """Spell out the few patterns that the calendar uses: `Tues?`, `Thu(?:rs)?`, `(?:A|B)`."""
    if pattern.startswith("(?:"):
        yield from pattern[3:-1].split("|")
    elif pattern.endswith(")?"):
        stem, _, tail = pattern[:-2].partition("(?:")
        yield from (stem, stem + tail)
    elif pattern.endswith("?"):
        yield from (pattern[:-2], pattern[:-1])
    else:
        yield pattern


@cache
def tense() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of verbs of saying and of words that speak of the future."""
    words = load("calendar")
    return (
        re.compile(r"\b(?:" + "|".join(words["saying"]) + r")\b", re.I),
        re.compile(r"(?<!\w)(?:" + "|".join(words["future"]) + r")\b", re.I),
    )


class Reader(NamedTuple):
    """A pattern with its name, and what a text must hold for it: one of the words, some digits."""

    name: str
    pattern: re.Pattern[str]
    words: frozenset[str]
    digits: int


@cache
def patterns() -> tuple[Reader, ...]:
    """Return the patterns, those that say most first."""
    table = [*_with_number(), *_with_name(), *_relative(), *_parts()]
    needs = _needs()
    return tuple(
        Reader(name, re.compile(pattern, flags), signs(needs[name]), DIGITS.get(name, 0))
        for name, pattern, flags in table
    )


# Digits in a row that a pattern needs: a day has one, a year four.
DIGITS = {"day of month": 1, **dict.fromkeys(("iso", "numeric", "year", "decade"), 4)}
DIGITS |= {"month of year": 4, "part": 4}


def _needs() -> dict[str, Iterable[str]]:
    """Return for each pattern the words without one of which it finds nothing; none if empty."""
    months, days, *_ = names()
    units = UNITS.split("|")
    spans = [*units, *(f"{unit}s" for unit in units)]
    stretches = [*STRETCH.replace("(?:end)?", "").split("|"), "weekend"]
    return {
        "iso": (), "numeric": (), "year": (), "decade": (),
        "day of month": months, "month of year": months, "month": months,
        "weekday": days, "foreign weekday": days,
        "near": ("yesterday", "today", "tonight", "tomorrow", "morning", "afternoon", "evening",
                 "night"),
        "stretch": stretches, "ago": spans, "in": spans, "past": spans, "ahead": spans,
        "recent": spans, "then": spans, "same": units, "season": load("calendar")["seasons"],
        "nth of month": load("calendar")["nth"], "century": ("century", "centuries"),
        "part": ("quarter", "half", "q", "h"), "part of year": ("quarter", "half"),
    }  # fmt: skip


@cache
def dating() -> frozenset[str]:
    """Return all words of which a text without digits must hold one to name a time."""
    return frozenset().union(*(each.words for each in patterns() if not each.digits))


def _with_number() -> Iterator[tuple[str, str, int]]:
    """Yield the patterns in which a number names the day."""
    _, _, every, english, week = names()
    lead = rf"(?<!\w)(?:{week},?\s+)?"
    second = rf"(?:(?:{DASH}|\s+(?:and|to)\s+)(?P<e>{DAY}))?"
    number = r"(?P<a>\d{1,2})(?P<dot>[/.])(?P<b>\d{1,2})(?P=dot)"
    month, day = r"(?P<a>1[0-2]|0?[1-9])", r"(?P<b>3[01]|[12]\d|0?[1-9])"
    yield "iso", rf"(?<![\w/.-])(?P<y>{YEAR})(?P<dot>[-/.]){month}(?P=dot){day}(?!\d)", 0
    yield "numeric", rf"(?<![\w/.-]){number}(?P<y>{YEAR})", 0
    yield (
        "day of month",
        rf"{lead}(?:the\s+)?(?<![\d.,$€£])(?P<d>{DAY}){second}\.?\s+(?:of\s+|de\s+)?"
        rf"(?P<month>{every})(?:,?\s+(?:de\s+)?(?P<y>{YEAR}))?",
        re.I,
    )
    yield (
        "nth of month",
        rf"(?<!\w)the\s+(?P<nth>{either(load('calendar')['nth'])})\s+of\s+"
        rf"(?P<month>{english})(?:,?\s+(?P<y>{YEAR}))?",
        re.I,
    )
    yield (
        "day of month",
        rf"{lead}(?P<month>{english})\s+(?P<d>{DAY}){second}"
        rf"(?!\s*(?:percent|%|million|billion|people))(?:,?\s+(?P<y>{YEAR}))?",
        re.I,
    )


def _with_name() -> Iterator[tuple[str, str, int]]:
    """Yield the patterns in which a month or a weekday stands by its name."""
    words = load("calendar")
    english = names().english
    way = r"(?:(?P<way>last|next|this|past|coming)\s+)?"
    days = "|".join(day for code in words["before"] for day in words["weekdays"][code])
    leads = "|".join(lead for row in words["before"].values() for lead in row)
    yield "month of year", rf"(?<!\w)(?P<month>{english}),?\s+(?:of\s+)?(?P<y>{YEAR})", re.I
    yield "weekday", rf"(?<![\w-]){way}(?P<day>{either(words['weekdays']['en'])})(?!s\b)", re.I
    yield "foreign weekday", rf"(?<!\w)(?:{leads})\s+(?P<day>{days})(?!\w)", 0
    yield "month", rf"(?<!\w){way}(?P<month>{english})", re.I
    yield (
        "season",
        rf"(?<!\w){way}(?P<season>{'|'.join(words['seasons'])})(?:(?:\s+of|,)?\s+(?P<y>{YEAR})"
        rf"(?:{DASH}(?P<to>\d\d(?:\d\d)?))?)?(?!\w|-)",
        re.I,
    )


def _relative() -> Iterator[tuple[str, str, int]]:
    """Yield the patterns that lean on the day of the article."""
    count = r"(?P<n>\d{1,3}|" + "|".join(load("calendar")["numbers"]) + ")"
    unit = rf"(?P<unit>{UNITS})s?"
    way = r"(?P<way>last|next|this|previous|coming|current)"
    ends = r"(?=\s*(?:[.,;:)”\"]|$))"
    yield (
        "near",
        r"(?<![\w-])(?:(?P<far>the\s+day\s+(?:before|after)\s+)?(?P<near>yesterday|today|tonight|"
        r"tomorrow)|(?P<part>this\s+(?:morning|afternoon|evening)|last\s+night))(?!\w)",
        re.I,
    )
    yield (
        "stretch",
        rf"(?<!\w)(?:(?:earlier|later)\s+)?{way}\s+(?P<what>{STRETCH})(?!\w|-|\s+of\b)",
        re.I,
    )
    yield "stretch", rf"(?<=end of )(?P<way>the)\s+(?P<what>{STRETCH})(?!\w|-)", re.I
    yield "ago", rf"(?<!\w){count}\s+{unit}\s+ago(?!\w)", re.I
    yield "in", rf"(?<!\w)in\s+{count}\s+{unit}['’]?\s+time(?!\w)", re.I
    yield "past", rf"(?<!\w)the\s+(?:last|past)\s+(?:{count}\s+)?{unit}(?!\w|-|\s+of\b)", re.I
    yield "ahead", rf"(?<!\w)the\s+(?:next|coming)\s+{count}\s+{unit}(?!\w|-)", re.I
    few = r"the\s+(?:last|past)\s+(?:few|several|couple\s+of|recent)|recent"
    yield "recent", rf"(?<!\w)(?:{few})\s+(?P<unit>{UNITS})s(?!\w|-)", re.I
    yield (
        "then",
        rf"(?<!\w){count}\s+{unit}\s+(?:(?P<way>later|earlier)(?!\w|\s+than)|"
        rf"(?P<side>before|after|afterwards){ends})",
        re.I,
    )
    yield (
        "same",
        r"(?<!\w)(?:(?:later|earlier)\s+)?(?P<way>that(?:\s+same)?|the\s+(?:very\s+)?same|"
        r"the\s+following|the\s+next(?=\s+day))\s+(?P<unit>day|week|month|year)(?!\w|-)",
        re.I,
    )
    yield "same", rf"(?<!\w)the\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after){ends}", re.I


def _parts() -> Iterator[tuple[str, str, int]]:
    """Yield the patterns of years, their parts and their decades."""
    nth = rf"(?P<nth>{NTH})\s+(?P<what>quarter|half)\s+of\s+(?P<y>{YEAR})"
    to = rf"(?:(?:{DASH}|\s+to\s+)(?P<to>{YEAR})|[-–—/](?P<short>\d\d))?"
    spelled = either(load("calendar")["nth"])
    yield "part", rf"(?<!\w)(?:{nth}|(?P<h>[QH])(?P<q>[1-4])\s+(?P<z>{YEAR}))", re.I
    yield "year", rf"(?<![\w$€£.,/-])(?P<y>{YEAR}){to}(?!\w|[-/.,]\d)", 0
    yield "decade", r"(?<!\w)(?P<y>(?:1\d|20)\d)0['’]?s(?!\w)", 0
    yield (
        "century",
        rf"(?<!\w)(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{spelled})(?:\s+|-|\s-\s)centur(?:y|ies)"
        r"(?!\w|\s+B)",
        re.I,
    )
    yield (
        "part of year",
        rf"(?<!\w)(?P<nth>{NTH})\s+(?P<what>quarter|half)(?=\s+(?:of\s+)?(?:{WHOLE})\s+year\b)",
        re.I,
    )
