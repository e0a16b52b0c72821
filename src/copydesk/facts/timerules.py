"""Turn words that name a time into a rule.

One reader a pattern of `timewords`: it takes a match and gives a rule, or nothing where the
words are no time. The rules are listed in `dates`.
"""

import re
from collections.abc import Callable

from copydesk.facts.timewords import DASH, names, tense
from copydesk.facts.years import is_year
from copydesk.lexicon import load

# Months that are also names or verbs need a number or one of these before them.
WEAK = frozenset({"march", "april", "may", "june", "august"})
WEAK_LEAD = re.compile(
    r"(?:\b(?:in|since|until|till|during|early|late|mid|this|last|next|between)[\s-]|[Mm]id-)$",
    re.I,
)
CLAUSE = re.compile(r"[;()\"“”]|[.!?]\s|\bthat\b")
SEASON_LEAD = re.compile(
    r"\b(?:in|by|until|since|during|over|through|throughout|before|after)\s+(?P<the>the\s+)?$", re.I
)
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
    if m["part"]:
        if m["part"].istitle() and m.string[: m.start()].rstrip()[-1:].isalnum():
            return None  # the name of a programme: `CBS This Morning`
        return "ago:days:1" if "night" in m["part"].lower() else "ago:days:0"
    day = {"yesterday": -1, "tomorrow": 1}.get(m["near"].lower(), 0)
    if m["far"]:
        day += 1 if "after" in m["far"].lower() else -1
    return f"in:days:{day}" if day > 0 else f"ago:days:{-day}"


def _stretch(m: re.Match[str]) -> str | None:
    way = {"previous": "last", "past": "last", "coming": "next", "current": "this", "the": "this"}
    return f"{way.get(m['way'].lower(), m['way'].lower())}:{m['what'].lower()}"


def _ago(m: re.Match[str]) -> str | None:
    return f"ago:{m['unit'].lower()}s:{_number(m['n'])}"


def _ahead(m: re.Match[str]) -> str | None:
    return f"in:{m['unit'].lower()}s:{_number(m['n'])}"


def _past(m: re.Match[str]) -> str | None:
    return f"past:{m['unit'].lower()}s:{_number(m['n'])}"


def _forward(m: re.Match[str]) -> str | None:
    return f"ahead:{m['unit'].lower()}s:{_number(m['n'])}"


def _recent(m: re.Match[str]) -> str | None:
    return f"past:{m['unit'].lower()}s"


def _then(m: re.Match[str]) -> str | None:
    """Read a time told from the date before: `two years later`."""
    if m["unit"].lower() in ("hour", "minute"):
        return None
    back = (m["way"] or m["side"]).lower() in ("earlier", "before")
    return f"then:{m['unit'].lower()}s:{'-' if back else ''}{_number(m['n'])}"


def _same(m: re.Match[str]) -> str | None:
    """Read `that year`, `the following month`, `the day before`; `said that week` may go on."""
    way = m["way"].lower()
    if way == "that" and tense()[0].search(m.string[max(0, m.start() - 12) : m.start()].rstrip()):
        return None
    step = -1 if way == "before" else int(way == "after" or way.endswith(("following", "next")))
    return f"then:{m['unit'].lower()}s:{step}"


def _nth_of_month(m: re.Match[str]) -> str | None:
    day = load("calendar")["nth"].index(m["nth"].lower()) + 1
    stem = f"day:{m['y']}-" if m["y"] else "month-day:"
    return f"{stem}{_month(m['month']):02}-{day:02}" if m["month"][0].isupper() else None


def _season(m: re.Match[str]) -> str | None:
    """Read a season with its year, with `last` and the like, or behind a preposition."""
    word = m["season"].lower()
    number, way = load("calendar")["seasons"][word], (m["way"] or "").lower()
    if m["y"]:
        return f"season:{m['y']}-{number}"
    if way:
        way = {"this": "", "past": "last"}.get(way, way)
        return f"{way}:season:{number}" if way else f"season:{number}"
    before = m.string[max(0, m.start() - 16) : m.start()]
    led = SEASON_LEAD.search(before)
    if not led or not m["season"].islower() or (word == "fall" and not led["the"]):
        return None
    return (
        None if re.match(r"\s+of\b", m.string[m.end() :][:4]) else _in_time(m, f"season:{number}")
    )


def _century(m: re.Match[str]) -> str | None:
    nth = m["nth"].lower()
    spelled = load("calendar")["nth"]
    number = spelled.index(nth) + 1 if nth in spelled else _number(nth)
    return f"century:{(number - 1) * 100:04}" if 2 <= number <= 21 else None


def _part_of_year(m: re.Match[str]) -> str | None:
    number, half = ORDINALS[m["nth"].lower()], m["what"].lower() == "half"
    return f"{m['what'].lower()}:{number}" if number <= (2 if half else 4) else None


def _part(m: re.Match[str]) -> str | None:
    number = ORDINALS.get((m["nth"] or "").lower()) or int(m["q"] or 0)
    what = "half" if (m["what"] or m["h"] or "").lower() in ("half", "h") else "quarter"
    return (
        f"{what}:{m['y'] or m['z']}-{number}"
        if 1 <= number <= (2 if what == "half" else 4)
        else None
    )


def _year(m: re.Match[str]) -> str | None:
    last = m["to"] or (m["short"] and m["y"][:2] + m["short"])
    if last:
        return f"year:{m['y']}..year:{last}" if last > m["y"] else None
    return f"year:{m['y']}" if is_year(m) else None


def _decade(m: re.Match[str]) -> str | None:
    """Read the years of a decade; of a century where two noughts are printed (`the 1800s`)."""
    hundred = m["y"].endswith("0") and m["y"] != "200"
    return f"century:{m['y']}0" if hundred else f"decade:{m['y']}0"


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
    "ahead": _forward,
    "recent": _recent,
    "then": _then,
    "same": _same,
    "nth of month": _nth_of_month,
    "season": _season,
    "century": _century,
    "part of year": _part_of_year,
    "part": _part,
    "year": _year,
    "decade": _decade,
}
