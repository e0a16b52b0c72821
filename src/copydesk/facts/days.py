"""Read a date rule against a day.

`dates.find` says in which words and by which rule a text names a time; here a rule becomes its
first and last day. A rule that leans on the day of the article, or on a date told before it,
gives nothing where that is not known. The rules are listed in `dates`.
"""

import calendar
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

from copydesk.facts.stretches import (
    UNKNOWN,
    Days,
    month_of,
    months_at,
    months_of,
    season_of,
    shifted,
    stretch,
)

# Which quarters of a stretch of time are its early, middle and late part.
PARTS = {"early": (0, 2), "mid": (1, 3), "late": (2, 4)}
EXACT = {"days": 1, "weeks": 7, "months": 31}  # days above which that unit cannot be counted on
LONG_GONE = 300  # days before the article; what is nearer is read against the article
YEAR_LONG = 366
BACK = 60  # days that a story may step back within the years it tells of


def resolve(rule: str, anchor: date | None, told: Days = UNKNOWN) -> Days:
    """Return the first and last day that the rule names; a rule nobody knows names none.

    `told` are the days of the date before it in the article, against which `two years later`
    is read, and a month without a year where that date lies long before the anchor.

    >>> resolve("weekday:3", date(2024, 5, 3))
    (datetime.date(2024, 5, 1), datetime.date(2024, 5, 1))
    >>> resolve("weekday:3", None)
    (None, None)
    >>> resolve("then:years:2", None, resolve("year:1998", None))[0]
    datetime.date(2000, 1, 1)
    """
    try:
        return _resolve(rule, anchor, told)
    except (ValueError, OverflowError):
        return UNKNOWN


def _resolve(rule: str, anchor: date | None, told: Days) -> Days:
    if ".." in rule:
        first, last = rule.split("..", 1)
        return _between(resolve(first, anchor, told), resolve(last, anchor, told))
    head, _, rest = rule.partition(":")
    if head == "since":
        return resolve(rest, anchor, told)[0], None
    if head == "by":
        return None, resolve(rest, anchor, told)[1]
    if head in PARTS:
        return _part_of(resolve(rest, anchor, told), *PARTS[head])
    if "@" in rule:
        inner, year = rule.split("@", 1)
        return _inside(inner, resolve(year, anchor, told))
    if head == "then":
        return _then(rest, told)
    if head in ABSOLUTE and "-" in rest or head in WHOLE:
        return ABSOLUTE[head](rest)
    if head in ("month", "month-day") and (long_ago := _in_years_told(rule, anchor, told)):
        return long_ago
    return RELATIVE[head](rest, anchor) if anchor and head in RELATIVE else _bare(rule)


def leans(rule: str) -> bool:
    """Say whether the rule may be read against a date told before it."""
    return "then:" in rule or "month:" in rule or "month-day:" in rule


def follow(rule: str, anchor: date | None, told: Days) -> Days:
    """Return the days of the date told last once this one is read too."""
    days = resolve(rule, anchor, told)
    return days if all(days) else told


def _inside(rule: str, year: Days) -> Days:
    """Read a day, month, quarter or season in a year that is told apart: `in May last year`."""
    if year[0] is None:
        return UNKNOWN
    head, _, rest = rule.removeprefix("coming:").partition(":")
    if head == "month-day":
        day = date(year[0].year, int(rest[:2]), int(rest[3:]))
        return day, day
    if head == "month" and len(rest) == 2:
        return month_of(year[0].year, int(rest))
    return resolve(f"{head}:{year[0].year:04}-{rest}", None)


def _part_of(days: Days, first: int, last: int) -> Days:
    """Return some quarters of a stretch of time: of its months, or of the days of a month."""
    start, end = days
    if start is None or end is None:
        return UNKNOWN
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months % 4:
        size = (end - start).days + 1
        return (
            start + timedelta(days=size * first // 4),
            start + timedelta(days=size * last // 4 - 1),
        )
    at = start.year * 12 + start.month - 1
    ends = at + months * last // 4 - 1
    return months_at(at + months * first // 4)[0], months_at(ends)[1]


def _then(rest: str, told: Days) -> Days:
    """Read `then:years:2`, told from the date before: a unit as long as that date or longer."""
    unit, _, count = rest.partition(":")
    if told[0] is None or told[1] is None:
        return UNKNOWN
    length = (told[1] - told[0]).days
    if length >= EXACT.get(unit, 366):
        return UNKNOWN
    if unit == "weeks" and count == "0":
        return stretch("week", told[0], 0)
    return shifted(told[0], unit, int(count))


def _in_years_told(rule: str, anchor: date | None, told: Days) -> Days | None:
    """Read a day or month in the years that the article tells of, if they are long gone."""
    head, _, rest = rule.partition(":")
    if anchor is None or told[0] is None or told[1] is None or len(rest) > 5:
        return None
    if (anchor - told[1]).days < LONG_GONE or (told[1] - told[0]).days > YEAR_LONG:
        return None
    earliest = told[0] - timedelta(days=BACK)
    for year in (earliest.year, earliest.year + 1):
        days = _inside(rule, (date(year, 1, 1), None))
        if days[1] and days[1] >= earliest:
            return days
    return None


def _between(first: Days, last: Days) -> Days:
    """Join two rules; a range that seems to run backwards began a year earlier."""
    if first[0] is None or last[1] is None:
        return UNKNOWN
    start = first[0]
    if start > last[1]:
        start = date(last[1].year - (start.replace(year=last[1].year) > last[1]), start.month, 1)
    return start, last[1]


def _bare(rule: str) -> Days:
    """Read `month:2025-01`, which needs no anchor; other rules stay unknown without one."""
    head, _, rest = rule.partition(":")
    if head == "month" and len(rest) == 7:
        return month_of(int(rest[:4]), int(rest[5:]))
    return UNKNOWN


def _day(rest: str) -> Days:
    day = date.fromisoformat(rest)
    return day, day


def _part(months: int) -> Callable[[str], Days]:
    def read(rest: str) -> Days:
        year, _, number = rest.partition("-")
        return months_of(int(year), (int(number) - 1) * months + 1, months)

    return read


def _month_day(rest: str, anchor: date) -> Days:
    """Take the year in which the day lies nearest to the anchor."""
    month, day = int(rest[:2]), int(rest[3:])
    near = [
        date(year, month, day)
        for year in range(anchor.year - 1, anchor.year + 2)
        if 1 <= year <= MAXYEAR and day <= calendar.monthrange(year, month)[1]
    ]
    best = min(near, key=lambda d: (abs(d - anchor), d), default=None)
    return best, best


def _weekday(rest: str, anchor: date, way: str = "latest") -> Days:
    gap = (anchor.isoweekday() - int(rest)) % 7
    if way == "last" and gap == 0:
        gap = 7
    if way in ("coming", "next"):
        gap = gap - 7 if gap or way == "next" else 0
    day = anchor - timedelta(days=gap)
    return day, day


def _named_month(rest: str, anchor: date, way: str = "latest") -> Days:
    """Read a month without a year: the latest that has begun, or the next one."""
    if len(rest) == 7:
        return month_of(int(rest[:4]), int(rest[5:]))
    month = int(rest)
    year = anchor.year
    if way == "latest":
        year -= month > anchor.month
    elif way == "last":
        year -= month >= anchor.month
    else:
        year += month < anchor.month + (way == "next")
    return month_of(year, month)


def _way(way: str) -> Callable[[str, date], Days]:
    """Read what follows `last:`, `this:`, `next:` or `coming:`."""

    def read(rest: str, anchor: date) -> Days:
        what, _, number = rest.partition(":")
        if what == "weekday":
            return _weekday(number, anchor, way)
        if what == "month" and number:
            return _named_month(number, anchor, way)
        if what == "season":
            return _named_season(number, anchor, way)
        return stretch(what, anchor, {"last": -1, "this": 0}.get(way, 1))

    return read


def _ago(sign: int) -> Callable[[str, date], Days]:
    def read(rest: str, anchor: date) -> Days:
        unit, _, count = rest.partition(":")
        return shifted(anchor, unit, sign * int(count))

    return read


def _past(rest: str, anchor: date) -> Days:
    """Read a stretch up to the anchor; `past:years` has no count, and no first day."""
    unit, _, count = rest.partition(":")
    return shifted(anchor, unit, -int(count))[0] if count else None, anchor


def _ahead(rest: str, anchor: date) -> Days:
    unit, _, count = rest.partition(":")
    return anchor, shifted(anchor, unit, int(count))[1]


def _named_season(rest: str, anchor: date, way: str = "latest") -> Days:
    """Read a season without a year: the latest that has begun, the one before, or the next."""
    years = range(anchor.year - 2, anchor.year + 2)
    every = [season_of(f"{year}-{rest}") for year in years if 1 < year < MAXYEAR]
    if way in ("coming", "next"):
        later = [days for days in every if days[1] and days[1] >= anchor and days[0]]
        ahead = [days for days in later if way == "coming" or days[0] and days[0] > anchor]
        return ahead[0] if ahead else UNKNOWN
    begun = [days for days in every if days[0] and days[0] <= anchor]
    over = [days for days in begun if way == "latest" or days[1] and days[1] < anchor]
    return over[-1] if over else UNKNOWN


ABSOLUTE: dict[str, Callable[[str], Days]] = {
    "day": _day,
    "year": lambda rest: months_of(int(rest), 1, 12),
    "decade": lambda rest: (months_of(int(rest), 1, 12)[0], months_of(int(rest) + 9, 1, 12)[1]),
    "century": lambda rest: (months_of(int(rest), 1, 12)[0], months_of(int(rest) + 99, 1, 12)[1]),
    "quarter": _part(3),
    "half": _part(6),
    "season": season_of,
}
WHOLE = frozenset({"day", "year", "decade", "century"})
RELATIVE: dict[str, Callable[[str, date], Days]] = {
    "month-day": _month_day,
    "weekday": _weekday,
    "month": _named_month,
    "season": _named_season,
    "last": _way("last"),
    "this": _way("this"),
    "next": _way("next"),
    "coming": _way("coming"),
    "ago": _ago(-1),
    "in": _ago(1),
    "past": _past,
    "ahead": _ahead,
}
