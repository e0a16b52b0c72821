"""Measure dates against the hand-valued dates of GUM (genres with a free licence).

usage: python bench/dates.py [SHARED/data/facts/gum_dates.jsonl.gz] [--show HALF]

A date counts as found when words that we take for a time overlap the annotated words, and as
exact when both mean the same first and last day. A range that we read as one is also exact when
the annotated day is one end of it, for GUM marks the ends apart. Dates are read in the order of
the document against its day and the date before. Where GUM marks `1970s` of `the late 1970s`, the
whole decade is right. Only sentences with a date are in the file, so
precision is not measured here.

Apart from all dates, those are counted `where the text resolves`: a year of our era and words
of the calendar. Without them are eras and occasions (`the Crusades`, `our last day`), times of
every year (`summers` without a year) and years before Christ. Documents are halved by a hash of
their name: the rules were read against half 0 alone.
"""

import argparse
import calendar
import collections
import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from copydesk.facts import dates

Days = tuple[date | None, date | None]
Row = dict[str, Any]

BOUNDS = ("when", "from", "to", "notBefore", "notAfter")
UNREAD = ("(no date)", "(every year)", "(before Christ)")
MONTHS = "|".join([*calendar.month_name[1:], *calendar.month_abbr[1:]])
WEEKDAYS = "|".join(calendar.day_name)
UNIT = r"(?:day|week|weekend|month|year|decade|centur(?:y|ie)|quarter)s?"
WAY = r"this|last|next|past|previous|coming|following|same|that|these|current|recent"
KINDS = (  # the first that fits
    ("decade or century", r"\b\d{3}0\s?['’]?s\b|\bcentur"),
    ("season", r"spring|summer|autumn|winter|\bfall\b"),
    ("day", rf"\b(?:{MONTHS})\b.*\b\d\d?(?:st|nd|rd|th)?\b(?!\d)"),
    ("day", rf"\b\d\d?\w*\s(?:of\s)?(?:{MONTHS})\b"),
    ("month", rf"\b(?:{MONTHS})\b"),
    ("weekday", rf"\b(?:{WEEKDAYS})\b"),
    ("year", r"^\D*(?:1\d|20|21)\d\d\D*$|\b(?:1\d|20|21)\d\d\b"),
    ("today", r"today|tonight|yesterday|tomorrow|this (?:morning|evening)|last night"),
    ("counted from a day", rf"\b{UNIT}\s(?:ago|later|earlier|before|after)\b"),
    ("counted from a day", rf"\b(?:{WAY})\b.*\b{UNIT}\b"),
)  # fmt: skip


def kind_of(text: str, value: Row) -> str:
    """Return the kind of an annotated date; of those in brackets the text does not resolve."""
    bounds = [value[key] for key in BOUNDS if key in value]
    if not all(re.fullmatch(r"-{0,2}\d+(?:-\d\d){0,2}(?:T[\d:]+)?", bound) for bound in bounds):
        return "(no date)"
    if any(bound.startswith("--") for bound in bounds):
        return "(every year)"
    if any(bound.startswith("-") for bound in bounds):
        return "(before Christ)"
    for name, pattern in KINDS:
        if re.search(pattern, text, re.I):
            return name
    return "(era or occasion)"


def first_day(value: str) -> date:
    year, month, day = [*map(int, value.partition("T")[0].split("-")), 1, 1][:3]
    return date(year, month, day)


def last_day(value: str) -> date:
    parts = [int(part) for part in value.partition("T")[0].split("-")]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    return date(parts[0], month, day)


def gold_days(value: Row) -> Days:
    start = value.get("when") or value.get("from") or value.get("notBefore")
    end = value.get("when") or value.get("to") or value.get("notAfter")
    return start and first_day(start), end and last_day(end)


def printed(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentence as it is printed, and where each of its tokens stands."""
    text, places = "", []
    for token in tokens:
        glued = re.match(r"^(?:[.,;:!?)\]’'%]|n't$)", token) or text.endswith(("(", "[", "“", "‘"))
        token = token.replace("&amp;", "&")
        text += token if glued or not text else f" {token}"
        places.append((len(text) - len(token), len(text)))
    return text, places


def readings(rule: str, anchor: date, told: Days) -> Iterator[Days]:
    """Yield what a rule means: as a whole, and each end of it as it is named."""
    yield dates.resolve(rule, anchor, told)
    bare = re.sub(r"^(?:since|by):", "", rule)
    for part in (bare, *re.split(r"\.\.|@", bare), re.sub(r"^(?:early|mid|late):", "", bare)):
        yield dates.resolve(part, anchor, told)


def read(path: Path) -> Iterator[tuple[int, str, str, str, Days, list[str], bool]]:
    """Yield for each annotated date its half, kind, sentence, words, days, rules and verdict."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    told: dict[str, Days] = collections.defaultdict(lambda: (None, None))
    for row in rows:
        text, places = printed(row["text"].split(" "))
        anchor = date.fromisoformat(row["created"])
        half = hashlib.blake2b(row["doc"].encode()).digest()[-1] % 2
        found = []
        for start, end, rule in dates.find(text):
            found.append((start, end, rule, [*readings(rule, anchor, told[row["doc"]])]))
            told[row["doc"]] = dates.follow(rule, anchor, told[row["doc"]])
        for mark in row["dates"]:
            start, end = places[mark["a"]][0], places[mark["b"] - 1][1]
            mine = [one for one in found if one[0] < end and start < one[1]]
            kind = kind_of(mark["text"], mark)
            days = (None, None) if kind in UNREAD else gold_days(mark)
            exact = any(days in one[3] for one in mine) and days != (None, None)
            yield half, kind, text, text[start:end], days, [one[2] for one in mine], exact


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    shared = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
    parser.add_argument(
        "file", type=Path, nargs="?", default=shared / "data/facts/gum_dates.jsonl.gz"
    )
    parser.add_argument("--show", type=int, choices=(0, 1), help="list what is wrong in this half")
    chosen = parser.parse_args()
    if not chosen.file.exists():
        raise SystemExit(f"There is no {chosen.file}: give the file of GUM's dates.")
    marks = [*read(chosen.file)]
    for name, halves in (("both halves", (0, 1)), ("half 0", (0,)), ("half 1", (1,))):
        every = [m for m in marks if m[0] in halves]
        clear = [m for m in every if not m[1].startswith("(")]
        print(f"{name:<12} where the text resolves: {share(clear)}   all: {share(every)}")
    for kind in sorted({m[1] for m in marks}):
        print(f"  {kind:<22} {share([m for m in marks if m[1] == kind])}")
    for half, kind, text, words, days, rules, exact in marks:
        if half == chosen.show and not exact and not kind.startswith("("):
            print(f"{kind}: {words!r} is {days[0]} to {days[1]}, read {rules}\n    {text[:200]}")


def share(marks: list[Any]) -> str:
    every = max(1, len(marks))
    exact, found = sum(m[6] for m in marks) / every, sum(bool(m[5]) for m in marks) / every
    return f"exact {exact:.3f}, found {found:.3f} of {len(marks)}"


if __name__ == "__main__":
    main()
