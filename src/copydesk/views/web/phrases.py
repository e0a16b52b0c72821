"""Numbers, days and kinds as an editor would say them."""

from datetime import date, datetime

UNKNOWN_TIME = "no date printed"
FACT_KINDS = {"event": "What happened", "quote": "Who said it", "figure": "Figures"}
EDGES = {
    "C": "copied: the passage that states it",
    "R": "rewritten: it lies in the part that was covered",
    "A": "credited, one agency, newsroom or owner",
    "Q": "both name the same speaker, agency or document",
    "J": "joined by a user",
}


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "story", "stories"), count(1200, "page")
    ('1 story', '1,200 pages')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def moment(text: str | None) -> datetime | None:
    """Return an ISO 8601 date or time, or None where it is neither.

    >>> moment("2031-05-02T14:05:00Z").hour, moment("yesterday")
    (14, None)
    """
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def has_hour(text: str | None) -> bool:
    """Say whether a time is more than a day.

    >>> has_hour("2031-05-02"), has_hour("2031-05-02T14:05:00Z")
    (False, True)
    """
    return bool(text) and len(text or "") > len("2031-05-02")


def day(text: str | None, weekday: bool = True) -> str:
    """Return a day as a newspaper prints it; words that are no date stay as they are.

    >>> day("2031-05-02"), day("2031-05-02", weekday=False), day(None)
    ('Fri 2 May 2031', '2 May 2031', 'no date printed')
    """
    when = moment(text)
    if when is None:
        return text or UNKNOWN_TIME
    return f"{when:%a} {_day(when)}" if weekday else _day(when)


def time(text: str | None) -> str:
    """Return a day, with its hour where that is known.

    >>> time("2031-05-02T14:05:00Z"), time("2031-05-02")
    ('2 May 2031, 14:05 UTC', '2 May 2031')
    """
    when = moment(text)
    if when is None:
        return text or UNKNOWN_TIME
    return f"{_day(when)}, {when:%H:%M} UTC" if has_hour(text) else _day(when)


def days(first: str | None, last: str | None) -> str:
    """Return a first and a last day as one range.

    >>> days("2031-05-02", "2031-05-03"), days("2031-05-31", "2031-06-01"), days(None, None)
    ('2–3 May 2031', '31 May – 1 June 2031', 'no date printed')
    """
    a, b = moment(first), moment(last)
    if a is None or b is None or a.date() == b.date():
        return day(first or last, weekday=False)
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{_day(b)}"
    return f"{a.day} {a:%B}" + ("" if a.year == b.year else f" {a.year}") + f" – {_day(b)}"


def _day(when: date) -> str:
    return f"{when.day} {when:%B} {when.year}"


def percent(share: float) -> str:
    """Return a share in per cent; what is there is never rounded to nothing.

    >>> percent(0.916), percent(0.001), percent(0)
    ('92 %', '<1 %', '0 %')
    """
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return ">99 %"
    return f"{share * 100:.0f} %"


def edge(kind: str) -> str:
    """Return what joins two reports, in words."""
    return EDGES.get(kind, kind)


def order(kind: str) -> int:
    """Return the place of a kind of fact on a page: what happened comes first."""
    kinds = list(FACT_KINDS)
    return kinds.index(kind) if kind in kinds else len(kinds)


def section(kind: str) -> str:
    """Return the heading under which facts of a kind stand."""
    return FACT_KINDS.get(kind, kind.capitalize() or "Other")
