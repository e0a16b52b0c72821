"""Find the figures in a sentence: how many of what.

A figure is a number with what it counts or measures. A bound ("more than 12 million") keeps its
operator, a change its sign ("a 2.1 percent drop" is -2.1), a range becomes its two bounds. What
is counted is the noun phrase beside the number, read without a parser: up to its first plural
noun, or to a small word or a stop; "kill 18" counts the killed.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from copydesk.facts import amounts, counted, levels, numbers
from copydesk.facts.found import Found
from copydesk.facts.measures import Measure, after, before, money, unit
from copydesk.facts.numbers import Number
from copydesk.facts.parse import Parse
from copydesk.lexicon import load

TO = re.compile(r"\s?(?:-|–|—|to|and)\s?")
BETWEEN = re.compile(r"\bbetween\s+(?:\S{1,3})?$", re.I)
FROM = re.compile(r"\bfrom\s+(?:\S{1,4}\s?)?$", re.I)
FORMS = {"nth": "ordinal", "share": "share", "times": "times"}
LASTING = frozenset(["minute", "hour", "day", "night", "week", "month", "year", "decade"])
HOURS = 12  # on the clock
YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")


@dataclass(frozen=True)
class Reading:
    """A number with its surroundings: the operator before it and the unit behind it."""

    number: Number
    start: int
    end: int
    operator: str
    measure: Measure
    tail: int  # where what is counted begins: behind the upper bound of a range


def find(text: str, parse: Parse | None = None) -> list[Found]:
    """Return the figures of the text, in order; with its tree, what amounts and times are of.

    >>> [figure] = find("Nearly 3,000 foreign nurses arrived in the first 9 months.")[:1]
    >>> [figure.slots[slot] for slot in ("value", "operator", "counts", "condition")]
    [3000.0, '~', 'foreign nurses', 'in the first 9 months']
    """
    readings = [r for r in map(lambda n: _read(text, n), numbers.find(text)) if r]
    out: list[Found] = []
    ranged = _ranged(text, readings)
    for reading in ranged:
        found = _figure(text, reading, parse)
        if found:
            out.append(found)
    return _shared(text, ranged, out)


def _shared(text: str, readings: list[Reading], found: list[Found]) -> list[Found]:
    """Give figures what stands only beside their neighbour.

    `from 80 to 300 megawatts` has one unit, and `14 billion shillings ($109 million)` counts
    one thing in two currencies.
    """
    at = {figure.start: figure for figure in found}
    for low, high in pairwise(readings):
        before, after = at.get(low.start), at.get(high.start)
        gap = text[low.end : high.start]
        if after and before and gap.strip() == "(" and not after.slots["counts"]:
            after.slots["counts"] = before.slots["counts"]
        elif after and before is None and _from_to(text, low, gap):
            same = {key: after.slots[key] for key in ("unit", "counts", "condition")}
            words = text[low.start : low.end]
            slots = {"value": low.number.value, "operator": low.operator, **same}
            at[low.start] = Found("figure", low.start, low.end, {**slots, "text": words})
    return [at[start] for start in sorted(at)]


def _from_to(text: str, low: Reading, gap: str) -> bool:
    """Say whether a number without a unit stands in `from 80 to 300 megawatts`."""
    return not low.measure.unit and gap.strip() == "to" and bool(FROM.search(text[: low.start]))


def _read(text: str, number: Number) -> Reading | None:
    """Join a number with its currency, its unit and its operator; drop labels."""
    head, currency = money(text, number.start)
    end, measure = unit(text, number, currency)
    start, operator = before(text, head)
    end, later = after(text, end)
    if number.form == "vague":
        operator = ">="
    if _label(text, number, measure):
        return None
    return Reading(number, start, end, later or operator or "=", measure, end)


def _label(text: str, number: Number, measure: Measure) -> bool:
    """Say whether the number only names something or points back to it."""
    words = load("units")
    ahead, behind = (
        text[number.end : number.end + 24],
        text[max(0, number.start - 24) : number.start],
    )
    last = re.search(r"([\w.#№]+)[\s-]*$", behind)
    word = last.group(1).lower() if last else ""
    following = re.match(r"[\s-]*([A-Za-z]+)", ahead)
    next_word = following.group(1).lower() if following else ""
    if measure.unit:
        return number.value == 1 and number.spelled and not _one(word, next_word)
    if word in words["labels"] and not (
        word == "number" or next_word in words["irregular-plurals"]
    ):
        return True
    if number.spelled and number.form == "plain":
        if number.value == 1:
            return not _one(word, next_word)
        if re.match(r"\s+o['’]clock", ahead):
            return True
        if word == "at" and _clock(text, ahead, number):
            return True
        pointing = word in ("the", "both", "between", "these", "those", "our", "their", "his")
        return (
            number.value in (2, 3)
            and pointing
            and (next_word in words["pointing"] or next_word.endswith("ed"))
        )
    return _year(text, number, next_word) or _named(text, number, last, next_word)


def _clock(text: str, ahead: str, number: Number) -> bool:
    """Say whether `at nine` is a time of day: nothing is counted, and no level is told."""
    behind = text[max(0, number.start - 80) : number.start]
    verb = re.search(r"([\w-]+)\s+at[\s-]*$", behind)
    level = verb is not None and verb.group(1).lower() in load("units")["levels"]
    following = re.match(r"\s+([A-Za-z]+)", ahead)
    counts = following is not None and following.group(1).lower() not in load("units")["stop"]
    told = levels.REPORTED.search(behind)
    return number.value <= HOURS and not (level or counts or told)


def _one(word: str, next_word: str) -> bool:
    words = load("units")
    return bool(next_word) and next_word not in words["not-one"] and word not in words["before-one"]


def _year(text: str, number: Number, next_word: str) -> bool:
    """Say whether four digits are a year: nothing is counted right behind them."""
    if not YEAR.fullmatch(text[number.start : number.end]):
        return False
    people = next_word in load("units")["irregular-plurals"]
    bounded = before(text, number.start)[1]
    return not (
        people or bounded or (next_word.endswith("s") and counted.fate_before(text, number.start))
    )


def _named(text: str, number: Number, last: re.Match[str] | None, next_word: str) -> bool:
    """Say whether the number belongs to a name before it: `Artemis 2`, `Norland 3, Sudria 1`."""
    if not last or number.form == "nth" or number.value >= 1000 or counted.title_case(text):
        return False
    word = last.group(1)
    second = re.match(r"[\s-]*[a-z]+ ([a-z]+)", text[number.end : number.end + 40])
    following = (next_word, second.group(1) if second else "")
    plural = any(
        each.endswith("s") or each in load("units")["irregular-plurals"] for each in following
    )
    opens = not text[: max(0, number.start - len(last.group()))].strip(" \"'“‘(")
    return word[0].isupper() and not opens and not plural and text[number.start - 1] in " -"


def _ranged(text: str, readings: list[Reading]) -> list[Reading]:
    """Turn `20 to 30 tents` and `between 20 and 30 tents` into a lower and an upper bound."""
    out: list[Reading] = []
    for reading in readings:
        low = out[-1] if out else None
        if low and _is_range(text, low, reading):
            factor = 1.0
            if low.number.value < 100 <= reading.number.value and reading.number.value % 1000 == 0:
                factor = _factor(text, reading.number)
            measure = reading.measure
            number = replace(low.number, value=low.number.value * factor)
            out[-1] = replace(low, number=number, operator=">=", measure=measure, tail=reading.end)
            reading = replace(reading, operator="<=")
        out.append(reading)
    return out


def _is_range(text: str, low: Reading, high: Reading) -> bool:
    gap = text[low.end : high.number.start]
    head = money(text, high.number.start)[0]
    if low.measure.unit and low.measure != high.measure or low.number.form != "plain":
        return False
    if not TO.fullmatch(text, low.end, max(low.end, min(head, high.number.start))):
        return False
    if low.number.value >= high.number.value:
        return False
    behind = text[max(0, low.start - 14) : low.start]
    if "and" in gap:
        return bool(BETWEEN.search(behind))
    return not ("to" in gap and FROM.search(behind))


def _factor(text: str, number: Number) -> float:
    """Return the scale in which the upper bound is written: `2 to 3 million`."""
    word = re.search(r"[a-z]+$", text[number.start : number.end].lower())
    return float(load("units")["scales"].get(word.group(), 1)) if word else 1.0


def _figure(text: str, reading: Reading, parse: Parse | None) -> Found | None:
    """Say what is counted; a bare number that counts nothing is no figure."""
    number, name = reading.number, reading.measure.unit or FORMS.get(reading.number.form)
    what, end = counted.phrase(text, reading.tail, number, reading.measure)
    value, what = levels.change(text, (reading.start, end), number.value, name, what)
    what = counted.fate(text, reading.start, end, what or levels.pointed(text, reading.end))
    if parse and not what and name and number.form == "plain" and name not in LASTING:
        what = amounts.thing(text, parse, (reading.start, reading.end))
    if not what and number.form != "times":
        what = levels.subject(text, reading.start)
    if not what and name in LASTING:
        what = levels.lasting(text, (reading.start, reading.end))
    if not what and (not name or name == "ordinal"):
        return None
    words = text[reading.start : reading.end]
    return Found(
        "figure",
        reading.start,
        reading.end,
        {
            "value": round(value, 6),
            "operator": reading.operator,
            "unit": name,
            "counts": what or None,
            "condition": counted.condition(text, end),
            "text": words,
        },
    )
