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
first day of one to the last of the other), `since:RULE`, `by:RULE` (a first, a last day only).
"""

import re
from collections.abc import Callable
from functools import lru_cache

from copydesk.facts.days import resolve
from copydesk.facts.glance import bare, digits
from copydesk.facts.timewords import DASH, dating, names, patterns, tense
from copydesk.lexicon import load

__all__ = ["find", "resolve"]

Dated = tuple[int, int, str]

# Months that are also names or verbs need a number or one of these before them.
WEAK = frozenset({"march", "april", "may", "june", "august"})
WEAK_LEAD = re.compile(
    r"(?:\b(?:in|since|until|till|during|early|late|mid|this|last|next|between)[\s-]|[Mm]id-)$",
    re.I,
)
LEAD = re.compile(
    r"\b(?P<how>since|by|until|till|before)\s+(?:the\s+)?(?:(?:end|start|beginning|middle)\s+of\s+)?$",
    re.I,
)
JOIN = re.compile(rf"(?:\s+(?:and|to|until|till|through)\s+|{DASH})$")
RANGE = re.compile(r"\b(?:between|from)\s+$", re.I)
CLAUSE = re.compile(r"[;()\"“”]|[.!?]\s|\bthat\b")
YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|during|before|after|through|throughout|between|early|"
    r"late|mid|year|summer|winter|spring|autumn|fall|end|for|than|than\sin|to|and)[\s-]|\()$",
    re.I,
)
# "in 2000 people" counts people; a year ends its phrase or is followed by a small word.
AFTER_YEAR = (
    r"[a-z]+ly|and|or|to|at|by|in|on|as|the|an?|for|with|when|after|before|but|that|which|was|were|"
    r"is|are|has|had|have|from|of|because|due|amid|under|over|up|until|it|he|she|they|who|will|"
    r"would|said|says|followed|compared"
)
YEAR_TAIL = re.compile(rf"(?=\s*(?:[.,;:)”\"'’!?—–-]|$|(?:{AFTER_YEAR})\b))")
# "the 2018 election" names a year, "the 2018 voters" does not.
ARTICLE = re.compile(r"\b(?:the|a|its|his|her|their)\s$", re.I)
SINGULAR = re.compile(r"\s(?!people|men|women|children|police|troops)[A-Za-z-]*[a-rt-zA-RT-Z]\b")
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip


def _month(word: str) -> int:
    return names().months[word.lower().rstrip(".")]


def _number(word: str | None) -> int:
    words = load("calendar")["numbers"]
    word = (word or "1").lower()
    return int(words[word]) if word in words else int(re.sub(r"\D", "", word) or 1)


# One reader a pattern: it turns a match into a rule, or into None where the words are no date. ---


def _numeric(m: re.Match[str]) -> str | None:
    a, b = int(m["a"]), int(m["b"])
    if m["dot"] == "/" and a != b and a <= 12 and b <= 12:
        return None
    day, month = (a, b) if b <= 12 else (b, a)
    return f"day:{m['y']}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _iso(m: re.Match[str]) -> str | None:
    return f"day:{m['y']}-{int(m['a']):02}-{int(m['b']):02}"


def _day_of_month(m: re.Match[str]) -> str | None:
    month = _month(m["month"])
    if m["month"].lower() in ("may", "march", "mars", "mai", "mart") and m["month"][0].islower():
        return None if m["month"] in ("may", "march") else _day_rule(m, month)
    return _day_rule(m, month)


def _day_rule(m: re.Match[str], month: int) -> str:
    rules = []
    for day in (m["d"], m["e"]):
        if day:
            number = _number(day)
            stem = f"day:{m['y']}-" if m["y"] else "month-day:"
            rules.append(f"{stem}{month:02}-{number:02}")
    return "..".join(rules)


def _month_of_year(m: re.Match[str]) -> str | None:
    return f"month:{m['y']}-{_month(m['month']):02}" if m["month"][0].isupper() else None


def _month_alone(m: re.Match[str]) -> str | None:
    word, before = m["month"], m.string[max(0, m.start("month") - 12) : m.start("month")]
    if not word[0].isupper():
        return None
    way = (m["way"] or "").lower()
    if not way and (word.lower() in WEAK or len(word.rstrip(".")) <= 4):
        if not WEAK_LEAD.search(before) and not _follows_date(m):
            return None
        if re.match(
            r"\s+(?:has|had|is|was|said|says|told|took|became|resigned)\b", m.string[m.end() :][:12]
        ):
            return None
    if re.match(r"\s+[A-Z]\w+(?<!day)\b", m.string[m.end() : m.end() + 24]) and not way:
        return None if not WEAK_LEAD.search(before) else f"month:{_month(word):02}"
    way = {"this": "", "past": "last", "coming": "coming"}.get(way, way)
    return f"{way}:month:{_month(word):02}" if way else _in_time(m, f"month:{_month(word):02}")


def _follows_date(m: re.Match[str]) -> bool:
    """Say whether the word stands after `January and`, `from May to` and the like."""
    before = m.string[max(0, m.start() - 40) : m.start()]
    return bool(re.search(rf"{names().english}(?:\s+(?:and|to|until|through)\s+|{DASH})$", before))


def _weekday(m: re.Match[str]) -> str | None:
    words = load("calendar")
    number = names().days[m["day"].lower().rstrip(".")]
    before = m.string[max(0, m.start("day") - 12) : m.start("day")].split()
    after = m.string[m.end() : m.end() + 16].split()
    if before and before[-1] in words["named-before"]:
        return None
    if after and m.string[m.end()] == " " and after[0].strip(".,") in words["named-after"]:
        return None
    way = {"this": "", "past": "last"}.get((m["way"] or "").lower(), (m["way"] or "").lower())
    return f"{way}:weekday:{number}" if way else _in_time(m, f"weekday:{number}")


def _in_time(m: re.Match[str], rule: str) -> str:
    """Put `coming:` before the rule where the date's own clause speaks of the future."""
    behind = m.string[max(0, m.start() - 90) : m.start()]
    saying, future = tense()
    clause = CLAUSE.split(behind)[-1]
    said, ahead = _last(saying, clause), _last(future, clause)
    if ahead > said:
        return f"coming:{rule}"
    if said >= 0 or (clause.strip() and not _opens(clause)):
        return rule
    rest = CLAUSE.split(m.string[m.end() : m.end() + 70].lstrip(" ,"))[0]
    first_said, first_ahead = saying.search(rest), future.search(rest)
    if first_ahead and (not first_said or first_ahead.start() < first_said.start()):
        return f"coming:{rule}"
    return rule


def _opens(clause: str) -> bool:
    """Say whether only a preposition stands between the last comma and the date."""
    return len(re.split(r"[,:]", clause)[-1].split()) <= 1


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _foreign_weekday(m: re.Match[str]) -> str | None:
    return f"weekday:{names().days[m['day'].lower()]}"


def _near(m: re.Match[str]) -> str | None:
    return {"yesterday": "ago:days:1", "tomorrow": "in:days:1"}.get(m["near"].lower(), "ago:days:0")


def _stretch(m: re.Match[str]) -> str | None:
    way = {"previous": "last", "past": "last", "coming": "next", "current": "this", "the": "this"}
    return f"{way.get(m['way'].lower(), m['way'].lower())}:{m['what'].lower()}"


def _ago(m: re.Match[str]) -> str | None:
    return f"ago:{m['unit'].lower()}s:{_number(m['n'])}"


def _ahead(m: re.Match[str]) -> str | None:
    return f"in:{m['unit'].lower()}s:{_number(m['n'])}"


def _past(m: re.Match[str]) -> str | None:
    return f"past:{m['unit'].lower()}s:{_number(m['n'])}"


def _part(m: re.Match[str]) -> str | None:
    number = ORDINALS.get((m["nth"] or "").lower()) or int(m["q"] or 0)
    what = "half" if (m["what"] or m["h"] or "").lower() in ("half", "h") else "quarter"
    return (
        f"{what}:{m['y'] or m['z']}-{number}"
        if 1 <= number <= (2 if what == "half" else 4)
        else None
    )


def _year(m: re.Match[str]) -> str | None:
    if m["to"]:
        return f"year:{m['y']}..year:{m['to']}"
    before = m.string[max(0, m.start() - 12) : m.start()]
    dated = YEAR_LEAD.search(before) and YEAR_TAIL.match(m.string, m.end())
    named = ARTICLE.search(before) and SINGULAR.match(m.string, m.end())
    return f"year:{m['y']}" if dated or named else None


def _decade(m: re.Match[str]) -> str | None:
    return f"decade:{m['y']}0"


READERS: dict[str, Callable[[re.Match[str]], str | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day of month": _day_of_month,
    "month of year": _month_of_year,
    "weekday": _weekday,
    "foreign weekday": _foreign_weekday,
    "month": _month_alone,
    "near": _near,
    "stretch": _stretch,
    "ago": _ago,
    "in": _ahead,
    "past": _past,
    "part": _part,
    "year": _year,
    "decade": _decade,
}


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
    return tuple(_led(text, _joined(text, sorted(taken))))


def _joined(text: str, dates: list[Dated]) -> list[Dated]:
    """Make one range of `between D and D` and `from D to D`."""
    out: list[Dated] = []
    for start, end, rule in dates:
        if out and JOIN.fullmatch(text, out[-1][1], start) and ".." not in out[-1][2]:
            first, _, before = out[-1]
            led = RANGE.search(text[max(0, first - 9) : first])
            if led or not text[out[-1][1] : start].strip().isalpha():
                lead = len(led.group()) if led else 0
                out[-1] = (first - lead, end, f"{before}..{rule}")
                continue
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
