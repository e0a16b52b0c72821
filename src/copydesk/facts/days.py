"""Read a date rule against a day.

`dates.find` says in which words and by which rule a text names a time; here a rule becomes its
first and last day. A rule that leans on the day of the article gives nothing where that day is
not known. The rules are listed in `dates`.
"""

import calendar
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

Days = tuple[date | None, date | None]
UNKNOWN: Days = (None, None)
LONG = {"days": 1, "weeks": 7}


def resolve(rule: str, anchor: date | None) -> Days:
    """Return the first and last day that the rule names; a rule nobody knows names none.

    >>> resolve("weekday:3", date(2024, 5, 3))
    (datetime.date(2024, 5, 1), datetime.date(2024, 5, 1))
    >>> resolve("weekday:3", None)
    (None, None)
    """
    try:
        if ".." in rule:
            first, last = rule.split("..", 1)
            return _between(resolve(first, anchor), resolve(last, anchor))
        head, _, rest = rule.partition(":")
        if head == "since":
            return resolve(rest, anchor)[0], None
        if head == "by":
            return None, resolve(rest, anchor)[1]
        if head in ABSOLUTE:
            return ABSOLUTE[head](rest)
        return RELATIVE[head](rest, anchor) if anchor and head in RELATIVE else _bare(rule)
    except (ValueError, OverflowError):
        return UNKNOWN


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
        return _month(int(rest[:4]), int(rest[5:]))
    return UNKNOWN


def _day(rest: str) -> Days:
    day = date.fromisoformat(rest)
    return day, day


def _month(year: int, month: int) -> Days:
    if not 1 <= year <= MAXYEAR:
        return UNKNOWN
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, first: int, count: int) -> Days:
    return _month(year, first)[0], _month(year, first + count - 1)[1]


def _part(months: int) -> Callable[[str], Days]:
    def read(rest: str) -> Days:
        year, _, number = rest.partition("-")
        return _months(int(year), (int(number) - 1) * months + 1, months)

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
        return _month(int(rest[:4]), int(rest[5:]))
    month = int(rest)
    year = anchor.year
    if way == "latest":
        year -= month > anchor.month
    elif way == "last":
        year -= month >= anchor.month
    else:
        year += month < anchor.month + (way == "next")
    return _month(year, month)


def _way(way: str) -> Callable[[str, date], Days]:
    """Read what follows `last:`, `this:`, `next:` or `coming:`."""

    def read(rest: str, anchor: date) -> Days:
        what, _, number = rest.partition(":")
        if what == "weekday":
            return _weekday(number, anchor, way)
        if what == "month" and number:
            return _named_month(number, anchor, way)
        return _stretch(what, anchor, {"last": -1, "this": 0}.get(way, 1))

    return read


def _stretch(what: str, anchor: date, step: int) -> Days:
    """Return the whole week, month, year, ... that lies `step` from that of the anchor."""
    if what == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if what == "weekend":
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step, days=5)
        return saturday, saturday + timedelta(days=1)
    size = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[what]
    count = anchor.year * 12 + anchor.month - 1
    first = count // size * size + step * size
    last = first + size - 1
    return _month(first // 12, first % 12 + 1)[0], _month(last // 12, last % 12 + 1)[1]


def _shift(anchor: date, unit: str, count: int) -> Days:
    """Return the day, month or year that lies `count` units from the anchor."""
    if unit in LONG:
        day = anchor + timedelta(days=LONG[unit] * count)
        return day, day
    if unit == "months":
        months = anchor.year * 12 + anchor.month - 1 + count
        return _month(months // 12, months % 12 + 1)
    return _months(anchor.year + count * {"decades": 10, "centuries": 100}.get(unit, 1), 1, 12)


def _ago(sign: int) -> Callable[[str, date], Days]:
    def read(rest: str, anchor: date) -> Days:
        unit, _, count = rest.partition(":")
        if unit in ("hours", "minutes"):
            return anchor, anchor
        return _shift(anchor, unit, sign * int(count))

    return read


def _past(rest: str, anchor: date) -> Days:
    unit, _, count = rest.partition(":")
    return _shift(anchor, unit, -int(count))[0], anchor


ABSOLUTE: dict[str, Callable[[str], Days]] = {
    "day": _day,
    "year": lambda rest: _months(int(rest), 1, 12),
    "decade": lambda rest: (_months(int(rest), 1, 12)[0], _months(int(rest) + 9, 1, 12)[1]),
    "quarter": _part(3),
    "half": _part(6),
}
RELATIVE: dict[str, Callable[[str, date], Days]] = {
    "month-day": _month_day,
    "weekday": _weekday,
    "month": _named_month,
    "last": _way("last"),
    "this": _way("this"),
    "next": _way("next"),
    "coming": _way("coming"),
    "ago": _ago(-1),
    "in": _ago(1),
    "past": _past,
}
