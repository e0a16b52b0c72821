"""Find when a sentence says something happens.

A date is found by its words alone and kept as a rule; only `resolve` needs the day on which
the article stands (its anchor), so that a sentence printed on two days is read once. A bare
weekday is the last such day up to and including the anchor, unless its clause speaks of the
future. A word that is also a verb, a name or a paper (`may`, `March`, `Sun`) is a date only
beside a number or a preposition of time.

Rules: `day:2025-08-20`, `month-day:08-20` (nearest), `weekday:3`, `coming:weekday:3` (from the
anchor on), `next:weekday:3` (after it), `last:weekday:3` (before it), `month:2025-01`, `month:01`
(the latest that has begun), `coming:month:01`, `last:month:11`, `next:month:11`, `year:2025`,
`decade:1990`, `quarter:2025-1`, `half:2025-1`, `ago:days:3`, `in:days:3`, `last:week`,
`this:month`, `next:year`, `past:days:3` (that long up to the anchor), `RULE..RULE` (from the
first day of one to the last of the other), `since:RULE`, `by:RULE` (a first, a last day only),
`century:1900`, `season:2025-2` (summer, in the north), `season:2`, `last:season:2`, `past:years`
(some, up to the anchor), `ahead:years:3` (that long from it on), `early:RULE`, `mid:RULE`,
`late:RULE` (its first, middle and last half), `then:years:2` (told from the date before; 0 is
`that year`), `RULE@RULE` (a day, month, season or quarter in a year: `month:05@last:year`).
"""

import re
from functools import lru_cache

from copydesk.facts.days import follow, resolve
from copydesk.facts.glance import bare, digits
from copydesk.facts.timerules import READERS
from copydesk.facts.timewords import DASH, dating, patterns

__all__ = ["find", "follow", "resolve"]

Dated = tuple[int, int, str]

LEAD = re.compile(
    r"\b(?P<how>since|by|until|till|before)\s+(?:the\s+)?(?:(?:end|start|beginning|middle)\s+of\s+)?$",
    re.I,
)
JOIN = re.compile(rf"(?:\s+(?:and|to|until|till|through)\s+|{DASH})$")
OF = re.compile(r"\s+(?:of\s+|in\s+)?|,\s*")
YEARLESS = re.compile(
    r"(?:coming:)?(?:month:\d\d|month-day:\d\d-\d\d|season:\d|quarter:\d|half:\d)"
)
YEARLY = re.compile(r"year:\d{4}|(?:last|this|next):year|then:years:[01]")
DATED = re.compile(r"^(?:day|month|season|quarter|year):(\d{4})")
PART = re.compile(
    r"(?<!\w)(?:the\s+)?(?P<how>early|mid|late|later)(?:\s+in)?[\s-]\s?(?:-\s)?(?:the\s+)?$", re.I
)
LONG_RULE = re.compile(
    r"(?:coming:|last:|next:)?(?:month|season)\b|(?:year|decade|century|quarter)\b|(?:last|this|next):"
    r"(?:year|month|decade|century)|then:(?:years|months):"
)
RANGE = re.compile(r"\b(?:between|from)\s+$", re.I)


def find(text: str) -> list[Dated]:
    """Return each time that the text names: start, end and rule, in order, none overlapping.

    >>> text = "Talks, put off since May 2023, will resume on Friday, he said Monday."
    >>> [(text[a:b], rule) for a, b, rule in find(text)][:2]
    [('since May 2023', 'since:month:2023-05'), ('Friday', 'coming:weekday:5')]
    """
    return list(_found(text))


@lru_cache(maxsize=8)  # the readers of figures and of events ask one after the other
def _found(text: str) -> tuple[Dated, ...]:
    words, longest = bare(text), digits(text)
    if not longest and words.isdisjoint(dating()):
        return ()
    taken: list[Dated] = []
    used = bytearray(len(text))
    for each in patterns():
        if longest < each.digits or (each.words and words.isdisjoint(each.words)):
            continue
        for match in each.pattern.finditer(text):
            start, end = match.span()
            rule = None if any(used[start:end]) else READERS[each.name](match)
            if rule:
                taken.append((start, end, rule))
                used[start:end] = b"\1" * (end - start)
    found = _parted(text, _of_year(text, _joined(text, sorted(taken))))
    return tuple(_led(text, found))


def _joined(text: str, dates: list[Dated]) -> list[Dated]:
    """Make one range of `between D and D` and `from D to D`."""
    out: list[Dated] = []
    for start, end, rule in dates:
        if out and JOIN.fullmatch(text, out[-1][1], start) and ".." not in out[-1][2]:
            first, _, before = out[-1]
            led = RANGE.search(text[max(0, first - 9) : first])
            if led or not text[out[-1][1] : start].strip().isalpha():
                lead = len(led.group()) if led else 0
                year = DATED.search(rule)
                if year and YEARLESS.fullmatch(before):
                    before = f"{before.removeprefix('coming:')}@year:{year.group(1)}"
                out[-1] = (first - lead, end, f"{before}..{rule}")
                continue
        out.append((start, end, rule))
    return out


def _of_year(text: str, dates: list[Dated]) -> list[Dated]:
    """Read a day, month or season inside the year behind it: `in May last year`."""
    out: list[Dated] = []
    for start, end, rule in dates:
        if out and YEARLY.fullmatch(rule) and OF.fullmatch(text, out[-1][1], start):
            first, _, before = out[-1]
            parts = before.replace("coming:", "").split("..")
            if all(YEARLESS.fullmatch(part) for part in parts):
                out[-1] = (first, end, "..".join(f"{part}@{rule}" for part in parts))
                continue
        out.append((start, end, rule))
    return [each for each in out if not each[2].startswith(("quarter:", "half:")) or _whole(each)]


def _whole(each: Dated) -> bool:
    """Say whether a quarter or half has its year."""
    return "-" in each[2] or "@" in each[2]


def _parted(text: str, dates: list[Dated]) -> list[Dated]:
    """Take `early`, `mid-` and `late` into the month, year or decade that follows them."""
    out = []
    for start, end, rule in dates:
        part = PART.search(text[max(0, start - 24) : start])
        if part and LONG_RULE.match(rule) and ".." not in rule:
            how = {"later": "late"}.get(part["how"].lower(), part["how"].lower())
            start, rule = start - len(part.group()), f"{how}:{rule}"
        out.append((start, end, rule))
    return out


def _led(text: str, dates: list[Dated]) -> list[Dated]:
    """Take `since`, `by` and `until` into the date that follows them."""
    out = []
    for start, end, rule in dates:
        lead = LEAD.search(text[max(0, start - 30) : start])
        if lead and ".." not in rule:
            since = lead["how"].lower() == "since"
            start -= len(lead.group())
            rule = f"since:{rule.removeprefix('coming:')}" if since else f"by:{rule}"
        out.append((start, end, rule))
    return out
