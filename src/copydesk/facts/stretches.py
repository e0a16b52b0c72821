"""First and last day of months, seasons, weeks and years, and of what lies some of them away."""

import calendar
from datetime import MAXYEAR, date, timedelta

Days = tuple[date | None, date | None]
UNKNOWN: Days = (None, None)
LONG = {"days": 1, "weeks": 7}


def month_of(year: int, month: int) -> Days:
    """Return the days of a month; a year that no calendar has gives none."""
    if not 1 <= year <= MAXYEAR:
        return UNKNOWN
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months_of(year: int, first: int, count: int) -> Days:
    """Return the days of so many months from the first on."""
    return month_of(year, first)[0], month_of(year, first + count - 1)[1]


def months_at(count: int) -> Days:
    """Return the month of which so many have gone by since the year 0."""
    return month_of(count // 12, count % 12 + 1)


def season_of(rest: str) -> Days:
    """Read a season of the north, in whole months; winter begins in the year that names it."""
    year, _, number = rest.partition("-")
    first = int(year) * 12 + int(number) * 3 - 1
    return months_at(first)[0], months_at(first + 2)[1]


def stretch(what: str, anchor: date, step: int) -> Days:
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
    return month_of(first // 12, first % 12 + 1)[0], month_of(last // 12, last % 12 + 1)[1]


def shifted(anchor: date, unit: str, count: int) -> Days:
    """Return the day, month or year that lies `count` units from the anchor."""
    if unit in LONG:
        day = anchor + timedelta(days=LONG[unit] * count)
        return day, day
    if unit in ("hours", "minutes"):
        return anchor, anchor
    if unit == "months":
        months = anchor.year * 12 + anchor.month - 1 + count
        return month_of(months // 12, months % 12 + 1)
    return months_of(anchor.year + count * {"decades": 10, "centuries": 100}.get(unit, 1), 1, 12)
