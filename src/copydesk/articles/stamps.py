"""Dates, clock times and ages as pages print them: "Aug. 21, 2025", "vor 3 Stunden", "5h ago".

A stamp is only what stands on a line of its own or at the edge of one; days that are named in
running text belong to the facts. A time without its zone says no more than the day. A date
such as 03/04/2025 has two readings, so it is kept as words and read as none.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from copydesk import lexicon
from copydesk.articles import traces
from copydesk.articles.lines import KEPT

MINUTE, HOUR, DAY = "minute", "hour", "day"
# The largest number that an age has in each unit; "Channel 415 hours ago" is Channel 4, 15 hours.
LARGEST = {1: 90, 60: 120, 3600: 72, 86_400: 60, 604_800: 60, 2_592_000: 30, 31_536_000: 99}


DIGIT = re.compile(r"\d")
FIGURES = re.compile(r"\d[-/.]\d|[年년]")  # what a date without the name of a month has


@dataclass(frozen=True)
class Stamp:
    """When, as far as the words say. `at` is UTC; `ago` counts back from the time of fetching.

    `yearless` is a month and day without a year; `unread` a date with two readings, or with none.
    """

    start: int
    end: int
    at: datetime | None = None
    precision: str = DAY
    ago: timedelta | None = None
    yearless: tuple[int, int] | None = None
    unread: bool = False

    @property
    def relative(self) -> bool:
        """Whether the stamp is an age."""
        return self.ago is not None

    def resolve(self, fetched: datetime | None) -> tuple[datetime, str] | None:
        """Return the time in UTC and its precision, or None where it cannot be known."""
        if self.at is not None:
            return self.at, self.precision
        if fetched is None:
            return None
        if self.ago is not None:
            at = fetched - self.ago
            return (_midnight(at) if self.precision == DAY else at), self.precision
        return _nearest_year(self.yearless, fetched) if self.yearless else None


def _midnight(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _nearest_year(day: tuple[int, int], fetched: datetime) -> tuple[datetime, str] | None:
    """Return the last such day that is not after the day after the page was fetched."""
    for year in (fetched.year + 1, fetched.year, fetched.year - 1):
        at = _day(year, *day)
        if at is not None and at <= fetched + timedelta(days=1):
            return at, DAY
    return None


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def either(phrases: list[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first, at any white space."""
    ordered = sorted({str(p) for p in phrases}, key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words: Any = lexicon.load("stamps")
    month = either([m for names in words["months"].values() for m in names])
    units = either([u for names in words["units"].values() for u in names])
    one = either(words["one"])
    after, before = either(words["ago_after"]), either(words["ago_before"])
    zones = either(list(words["zones"]))
    count = rf"(?:\d{{1,3}}|(?<![^\W\d_])(?:{one})(?=\s))"
    clock = (
        r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?\s*"
        r"(?:(?P<half>[ap]\.?m\b\.?)|(?:hrs?|horas?)\b\.?)?\s*"
        rf"(?:(?P<zone>(?:{zones})\b)?\s*(?P<offset>[+-]\d{{2}}:?\d{{2}}|[+-]\d{{1,2}}\b)?)"
    )
    flags = re.IGNORECASE
    days = (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]",
        r"(?<!\d)(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[\s-]+(?:de\s+|of\s+)?(?P<name>{month})"
        rf"\b\.?,?(?:[\s-]+(?:de\s+|del\s+)?(?P<year>\d{{4}})(?!\d))?",
        rf"(?<![^\W\d_])(?P<name>{month})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        rf"(?:\s*,?\s*(?P<year>\d{{4}})(?![\d:]))?",
    )
    ages = (
        rf"(?P<count>{count})\s*(?P<unit>{units})\.?\s*(?:\d{{1,2}}\s*(?:{units})\s*)?(?:{after})(?!\w)",
        rf"(?<!\w)(?:{before})\s+(?P<count>\d{{1,3}}|(?:{one})(?=\s))\s*(?P<unit>{units})(?!\w)",
        rf"(?<!\w)(?P<just>{either(list(words['just']))})(?!\w)",
    )
    return (
        *(("age", re.compile(p, flags)) for p in ages),
        *(("day", re.compile(p, flags)) for p in days),
        ("clock", re.compile(r"(?<![\d:.])" + clock, flags)),
    )


@cache
def _months() -> dict[str, int]:
    words: Any = lexicon.load("stamps")
    return {plain(name): number for number, names in words["months"].items() for name in names}


@cache
def _units() -> dict[str, int]:
    words: Any = lexicon.load("stamps")
    return {plain(name): size for size, names in words["units"].items() for name in names}


@cache
def _just() -> dict[str, int]:
    return {plain(name): size for name, size in lexicon.load("stamps")["just"].items()}


def plain(word: str) -> str:
    """Return the word without case, accents and the Turkish dotless i, as patterns compare it."""
    flat = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(bare.replace("ı", "i").split())


@cache
def _trace() -> re.Pattern[str]:
    """Return what every age has in it, in lower case."""
    words: Any = lexicon.load("stamps")
    after, before, just = (
        either([p.lower() for p in words[name]]) for name in ("ago_after", "ago_before", "just")
    )
    return re.compile(rf"(?:{after})(?!\w)|(?:{before})\s|{just}")


def ages(line: str) -> list[Stamp]:
    """Return the ages that a line prints, in order."""
    return list(_ages(line))


@lru_cache(maxsize=KEPT)
def _ages(line: str) -> tuple[Stamp, ...]:
    lowered = traces.lower(line)
    if lowered is not None and not _trace().search(lowered):
        return ()
    found: list[Stamp] = []
    for kind, pattern in _patterns():
        if kind == "age":
            for match in pattern.finditer(line):
                stamp = _age(match)
                if stamp and not any(s.start < stamp.end and stamp.start < s.end for s in found):
                    found.append(stamp)
    return tuple(sorted(found, key=lambda s: s.start))


def _age(match: re.Match[str]) -> Stamp | None:
    fields = match.groupdict()
    if fields.get("just"):
        seconds = _just()[plain(fields["just"])]
        grain = MINUTE if seconds < 3600 else HOUR if seconds < 86_400 else DAY
        return Stamp(*match.span(), ago=timedelta(seconds=seconds), precision=grain)
    unit = _units()[plain(fields["unit"])]
    number, start = fields["count"], match.start()
    if not number.isdigit():
        number = "1"
    while int(number) > LARGEST[unit] and len(number) > 1:
        number, start = number[1:], match.end("count") - len(number) + 1
    grain = MINUTE if unit <= 60 else HOUR if unit == 3600 else DAY
    return Stamp(start, match.end(), ago=timedelta(seconds=unit * int(number)), precision=grain)


def days(line: str) -> list[Stamp]:
    """Return the dates that a line prints, in order, each with the clock time that follows it."""
    return list(_days(line)) if DIGIT.search(line) else []


@cache
def _month_words() -> frozenset[str]:
    """Return the first letters of each month."""
    names = [name for names in lexicon.load("stamps")["months"].values() for name in names]
    return traces.first_letters(names)


@lru_cache(maxsize=KEPT)
def _days(line: str) -> tuple[Stamp, ...]:
    letters = traces.letters(line)
    if letters is not None and letters.isdisjoint(_month_words()) and not FIGURES.search(line):
        return ()
    found: list[Stamp] = []
    clock = _patterns()[-1][1]
    for kind, pattern in _patterns():
        if kind != "day":
            continue
        for match in pattern.finditer(line):
            if any(s.start < match.end() and match.start() < s.end for s in found):
                continue
            found.append(_with_clock(line, _read_day(match), clock))
    return tuple(sorted(found, key=lambda s: s.start))


def _read_day(match: re.Match[str]) -> Stamp:
    fields = match.groupdict()
    if fields.get("first"):
        first, second, year = int(fields["first"]), int(fields["second"]), int(fields["year"])
        if "." in match.group() or first > 12 or first == second:
            at = _day(year, second, first)
        else:
            at = _day(year, first, second) if second > 12 else None
        return Stamp(*match.span(), at=at, unread=at is None)
    month = _months()[plain(fields["name"])] if fields.get("name") else int(fields["month"])
    day = int(fields["day"])
    if fields["year"] is None:
        return Stamp(*match.span(), yearless=(month, day))
    at = _day(int(fields["year"]), month, day)
    return Stamp(*match.span(), at=at, unread=at is None)


BETWEEN = re.compile(
    r"[T\s,.|·•–—/-]*(?:(?:at|um|à|a\s+las|alle|ore|saat|الساعة|в|kl\.?)\s+)?", re.IGNORECASE
)


def _with_clock(line: str, stamp: Stamp, clock: re.Pattern[str]) -> Stamp:
    """Return the stamp with the clock time right after it; a zone makes it exact."""
    gap = BETWEEN.match(line, stamp.end)
    match = clock.match(line, gap.end() if gap else stamp.end)
    if match is None or not (match["minute"] or match["half"]) or int(match["hour"]) > 24:
        return stamp
    hour = int(match["hour"]) % 12 + (12 if match["half"] and match["half"][0] in "pP" else 0)
    hour = hour if match["half"] else int(match["hour"]) % 24
    offset = _offset(match)
    end = stamp.end + len(line[stamp.end : match.end()].rstrip())
    if stamp.at is None or offset is None:
        return replace(stamp, end=end)
    try:
        local = stamp.at + timedelta(hours=hour, minutes=int(match["minute"] or 0)) - offset
    except OverflowError:
        return stamp
    return Stamp(stamp.start, end, local, MINUTE)


def _offset(match: re.Match[str]) -> timedelta | None:
    """Return how far the printed zone is from UTC, or None where no zone is printed."""
    if match["offset"]:
        digits = match["offset"][1:].replace(":", "")
        hours, minutes = (
            (int(digits[:2]), int(digits[2:])) if len(digits) == 4 else (int(digits), 0)
        )
        sign = -1 if match["offset"][0] == "-" else 1
        away = sign * timedelta(hours=hours, minutes=minutes)
        return away if abs(away) < timedelta(hours=24) else None
    if match["zone"]:
        zones: dict[str, int] = lexicon.load("stamps")["zones"]
        return timedelta(hours=zones[match["zone"].casefold()])
    return None


def clocks(line: str) -> list[Stamp]:
    """Return the clock times of a line that has them without a date: "14:05", "2.30pm GMT"."""
    found = []
    for match in _patterns()[-1][1].finditer(line):
        if (match["minute"] or match["half"]) and int(match["hour"]) <= 24:
            end = match.start() + len(match.group().rstrip())
            found.append(Stamp(match.start(), end))
    return found
