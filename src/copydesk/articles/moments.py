"""When something was published or changed: the instant, and the day where the page is at home.

A publisher's clock is told by a zone that stands beside it; a Z only says that the time was turned
into UTC for machines. Then what is printed, or the day in the address, shows the page's own zone.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from copydesk.articles import stamps
from copydesk.articles.stamps import DAY, HOUR, MINUTE, Stamp

MONTH = "month"
CLOCK = re.compile(r"\d[T ]\d{1,2}:\d\d")
ZONE = re.compile(r"(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$")
SHORT_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")
FRACTION = re.compile(r"\.\d+")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
ONLY_MONTH = re.compile(r"(\d{4})-(\d\d)")
EARLIEST = 1900  # years before that are those of an archive's boxes, not of a page
LONGEST = 100
# Zones are whole quarters of an hour, from Baker Island to Kiribati.
QUARTER, WEST, EAST = 15, -12 * 60, 14 * 60


@dataclass(frozen=True)
class Moment:
    """A time in UTC; for a precision of day or month its midnight.

    `day` is the day in the page's zone, `zone` the minutes by which that is ahead of UTC (None: not
    known), `clock` the minutes since midnight that are printed, `text` the words as they stand.
    """

    at: datetime
    precision: str
    text: str
    day: date
    zone: int | None = None
    clock: int | None = None

    @property
    def exact(self) -> bool:
        """Whether the time of day is known."""
        return self.precision in {MINUTE, HOUR}


def declared(words: str) -> Moment | None:
    """Return the time that a declaration gives, or None where it is unreadable.

    A clock time without a zone gives the day that is written, and so does midnight, which is how
    machines write a day.

    >>> declared("2031-04-08T23:30:00-05:00").at.isoformat()
    '2031-04-09T04:30:00+00:00'
    >>> declared("2031-04-08 23:30").precision, declared("2031-04").precision
    ('day', 'month')
    """
    text = " ".join(words[:LONGEST].split())
    plain = FRACTION.sub("", text, count=1)
    plain = ZONE.sub(lambda m: "+00:00" if m.group() in {"Z", "UTC", "GMT"} else m.group(), plain)
    plain = SHORT_ZONE.sub(r"\1:\2", plain.replace(" +", "+"))
    if EPOCH.fullmatch(plain):
        at = datetime.fromtimestamp(int(plain[:10]), UTC)
        return Moment(at, MINUTE, text, at.date())
    if month := ONLY_MONTH.fullmatch(plain):
        plain = f"{plain}-01"
    try:
        at = datetime.fromisoformat(plain)
    except ValueError:
        return _worded(text)
    if at.year < EARLIEST:
        return None
    return _of_day(at, MONTH, text) if month else _of_clock(at, plain, text)


def _worded(text: str) -> Moment | None:
    found = (of_stamp(stamp, text, None) for stamp in stamps.days(text))
    return next((moment for moment in found if moment), None)


def _of_clock(at: datetime, plain: str, text: str) -> Moment | None:
    """Return a time as it is written; UTC is taken for no page's own zone."""
    ahead = at.utcoffset()
    zone = int(ahead.total_seconds() // 60) if ahead else None
    if not CLOCK.search(plain) or (at.hour, at.minute, at.second) == (0, 0, 0):
        return replace(_of_day(at, DAY, text), zone=zone)
    clock = 60 * at.hour + at.minute
    if at.tzinfo is None:
        return replace(_of_day(at, DAY, text), clock=clock)
    try:
        return Moment(at.astimezone(UTC), MINUTE, text, at.date(), zone)
    except OverflowError:
        return None


def _of_day(at: datetime, precision: str, text: str) -> Moment:
    return Moment(datetime(at.year, at.month, at.day, tzinfo=UTC), precision, text, at.date())


def of_stamp(
    stamp: Stamp, text: str, fetched: datetime | None, first: str | None = None
) -> Moment | None:
    """Return the time that a printed stamp gives, or None where it cannot be known.

    `first` says what stands first in a date of numbers, `day` or `month`, where that is known.
    """
    if stamp.readings and first:
        at, precision = stamp.readings[first == MONTH], DAY
    elif read := stamp.resolve(fetched):
        at, precision = read
    else:
        return None
    day = (at + timedelta(minutes=stamp.zone)).date() if stamp.zone is not None else at.date()
    return Moment(at, precision, text, day, stamp.zone, stamp.clock)


def located(moment: Moment, signs: list[Moment]) -> Moment:
    """Return a moment with the day, and where it can be told the zone, in which the page has it.

    The first sign that can be the same moment counts: the same instant with a zone, a clock time
    that is whole quarters of an hour away, or a day that is the same somewhere.
    """
    if not moment.exact or moment.zone is not None:
        return moment
    for sign in signs:
        if sign.exact and sign.zone and abs(sign.at - moment.at) < timedelta(minutes=1):
            return replace(moment, zone=sign.zone, day=sign.day)
        zone = _away(moment, sign) if sign.zone is None and sign.clock is not None else None
        if zone is not None:
            return replace(moment, zone=zone, day=sign.day)
    for sign in signs:
        if sign.zone is None and sign.clock is None and _is_somewhere(moment.at, sign.day):
            return replace(moment, day=sign.day)
    return moment


def _away(moment: Moment, sign: Moment) -> int | None:
    """Return the zone in which the clock showed the sign's time at that moment, or None."""
    midnight = datetime(sign.day.year, sign.day.month, sign.day.day, tzinfo=UTC)
    local = midnight + timedelta(minutes=sign.clock or 0)
    away = int((local - moment.at.replace(second=0, microsecond=0)).total_seconds() // 60)
    return away if WEST <= away <= EAST and away % QUARTER == 0 else None


def _is_somewhere(at: datetime, day: date) -> bool:
    """Say whether it is that day somewhere on Earth."""
    first, last = (at + timedelta(minutes=ahead) for ahead in (WEST, EAST))
    return first.date() <= day <= last.date()
