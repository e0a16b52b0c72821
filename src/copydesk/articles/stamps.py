"""Dates, clock times and ages as pages print them: "Aug. 21, 2025", "vor 3 Stunden", "5h ago".

A stamp is only what stands on a line of its own or at the edge of one; days that are named in
running text belong to the facts. A time without its zone says no more than the day. A date
such as 03/04/2025 has two readings, so it is kept as words and read as none.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from copydesk import lexicon
from copydesk.articles import traces
from copydesk.articles.lines import KEPT
from copydesk.articles.phrases import either, just, months, patterns, plain, units

MINUTE, HOUR, DAY = "minute", "hour", "day"
# The largest number that an age has in each unit; "Channel 415 hours ago" is Channel 4, 15 hours.
LARGEST = {1: 90, 60: 120, 3600: 72, 86_400: 60, 604_800: 60, 2_592_000: 30, 31_536_000: 99}


DIGIT = re.compile(r"\d")
FIGURES = re.compile(r"\d[-/.]\d|[年년]")  # what a date without the name of a month has


@dataclass(frozen=True)
class Stamp:
    """When, as far as the words say. `at` is UTC; `ago` counts back from the time of fetching.

    `yearless` is a month and day without a year; `unread` a date with two readings (`readings`, the
    one with the day first before the other), or with none. `clock` are the minutes since midnight
    where a clock time is printed, `zone` the minutes by which the printed zone is ahead of UTC.
    """

    start: int
    end: int
    at: datetime | None = None
    precision: str = DAY
    ago: timedelta | None = None
    yearless: tuple[int, int] | None = None
    unread: bool = False
    readings: tuple[datetime, datetime] | None = None
    clock: int | None = None
    zone: int | None = None

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


@cache
def _trace() -> re.Pattern[str]:
    """Return what every age has in it, in lower case."""
    words: Any = lexicon.load("stamps")
    after, before, just = (
        either([p.lower() for p in words[name]]) for name in ("ago_after", "ago_before", "just")
    )
    return re.compile(rf"(?:{after})(?!\w)|(?:{before})\s|{just}|(?:^|\s)\d\d?\s?[hmd]\w{{0,3}}$")


def ages(line: str) -> list[Stamp]:
    """Return the ages that a line prints, in order."""
    return list(_ages(line))


@lru_cache(maxsize=KEPT)
def _ages(line: str) -> tuple[Stamp, ...]:
    lowered = traces.lower(line)
    if lowered is not None and not _trace().search(lowered):
        return ()
    found: list[Stamp] = []
    for kind, pattern in patterns():
        if kind == "age":
            for match in pattern.finditer(line):
                stamp = _age(match)
                if stamp and not any(s.start < stamp.end and stamp.start < s.end for s in found):
                    found.append(stamp)
    return tuple(sorted(found, key=lambda s: s.start))


def _age(match: re.Match[str]) -> Stamp | None:
    fields = match.groupdict()
    if fields.get("just"):
        seconds = just()[plain(fields["just"])]
        grain = MINUTE if seconds < 3600 else HOUR if seconds < 86_400 else DAY
        return Stamp(*match.span(), ago=timedelta(seconds=seconds), precision=grain)
    unit = units()[plain(fields["unit"])]
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
    clock = patterns()[-1][1]
    for kind, pattern in patterns():
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
        return _read_numbers(match)
    month = months()[plain(fields["name"])] if fields.get("name") else int(fields["month"])
    day = int(fields["day"])
    if fields["year"] is None:
        return Stamp(*match.span(), yearless=(month, day))
    at = _day(int(fields["year"]), month, day)
    return Stamp(*match.span(), at=at, unread=at is None)


def _read_numbers(match: re.Match[str]) -> Stamp:
    """Return a date of numbers; with points, or a day past the twelfth, it has one reading."""
    first, second, year = (int(match[name]) for name in ("first", "second", "year"))
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if "." in match.group() or first > 12 or first == second:
        return Stamp(*match.span(), at=day_first, unread=day_first is None)
    if day_first and month_first:
        return Stamp(*match.span(), unread=True, readings=(day_first, month_first))
    return Stamp(*match.span(), at=month_first, unread=month_first is None)


BETWEEN = re.compile(
    r"[T\s,.|·•–—/-]*(?:(?:at|um|à|a\s+las|alle|ore|saat|الساعة|в|kl\.?)\s+)?", re.IGNORECASE
)
BEFORE = 40  # characters before a date in which its clock time may stand
LATER = re.compile(r"[\s,.|·•–—-]*(?:on\s+)?(?:[^\W\d_]{2,10}\.?,?\s+)?")


def _with_clock(line: str, stamp: Stamp, clock: re.Pattern[str]) -> Stamp:
    """Return the stamp with the clock time beside it; a zone makes it exact."""
    gap = BETWEEN.match(line, stamp.end)
    match = clock.match(line, gap.end() if gap else stamp.end)
    if match is not None and _is_clock(match):
        end = stamp.end + len(line[stamp.end : match.end()].rstrip())
        return _at_clock(replace(stamp, end=end), match)
    for match in clock.finditer(line, max(0, stamp.start - BEFORE), stamp.start):
        if _is_clock(match) and LATER.fullmatch(line, match.end(), stamp.start):
            return _at_clock(stamp, match)
    return stamp


def _is_clock(match: re.Match[str]) -> bool:
    return bool(match["minute"] or match["half"]) and int(match["hour"]) <= 24


def _at_clock(stamp: Stamp, match: re.Match[str]) -> Stamp:
    hour = int(match["hour"]) % 12 + (12 if match["half"] and match["half"][0] in "pP" else 0)
    hour = hour if match["half"] else int(match["hour"]) % 24
    minutes = 60 * hour + int(match["minute"] or 0)
    offset = _offset(match, stamp.at)
    if stamp.at is None or offset is None:
        return replace(stamp, clock=minutes)
    try:
        at = stamp.at + timedelta(minutes=minutes) - offset
    except OverflowError:
        return stamp
    zone = int(offset.total_seconds() // 60)
    return replace(stamp, at=at, precision=MINUTE, clock=minutes, zone=zone)


def _offset(match: re.Match[str], day: datetime | None) -> timedelta | None:
    """Return how far the printed zone is from UTC on a day, or None where no zone is printed."""
    if match["offset"]:
        digits = match["offset"][1:].replace(":", "")
        hours, minutes = (
            (int(digits[:2]), int(digits[2:])) if len(digits) == 4 else (int(digits), 0)
        )
        sign = -1 if match["offset"][0] == "-" else 1
        away = sign * timedelta(hours=hours, minutes=minutes)
        return away if abs(away) < timedelta(hours=24) else None
    if match["zone"]:
        words: Any = lexicon.load("stamps")
        name = match["zone"].casefold()
        ahead = name in words["summer"] and day is not None and _is_summer(day)
        return timedelta(hours=words["zones"][name] + ahead)
    return None


def _is_summer(day: datetime) -> bool:
    """Say whether clocks in North America are an hour ahead on a day (the rule since 2007)."""
    march, november = (datetime(day.year, month, 1, tzinfo=UTC) for month in (3, 11))
    first = march + timedelta(days=7 + (6 - march.weekday()) % 7)
    return first <= day < november + timedelta(days=(6 - november.weekday()) % 7)


def clocks(line: str) -> list[Stamp]:
    """Return the clock times of a line that has them without a date: "14:05", "2.30pm GMT"."""
    found = []
    for match in patterns()[-1][1].finditer(line):
        if _is_clock(match):
            end = match.start() + len(match.group().rstrip())
            found.append(Stamp(match.start(), end))
    return found
