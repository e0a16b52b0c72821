"""Do two figures state the same fact?

The same value of the same unit, counting the same kind of thing under the same condition. A
bound or a rounded number ("more than 12 million") is another, coarser fact than the number
itself. A small number is common: it needs a like sentence around it. One amount that is
printed in two currencies ("75 million euros ($88 million)") is one fact.
"""

import re
from math import isfinite
from typing import TypeGuard

from copydesk.facts.wording import (
    Row,
    Wording,
    content,
    effects,
    head,
    is_common,
    is_numbered,
    is_person,
    like_nouns,
    narrowed,
    noun_class,
    reporting,
    stand_together,
)

SMALL = 10  # most desks write them as words; a story has several of each
SHARED = 2  # content stems around a small number; tried 1: "two years" joins across a story
LARGE = 1000  # numbers that two reports hardly share or nearly share by chance
NEAR = 0.1  # "over 28 million" and 28.4 million lie 1.4 % apart, "some 2,000" and 2,150 7 %
SPAN = ("for ", "over ")  # "for two years" says how long, not in which case
DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
COARSE = {"=": "=", ">": ">", ">=": ">", "<": "<", "<=": "<", "~": "~"}
CURRENCY = re.compile(r"[A-Z]{3}")
BETWEEN = re.compile(r"\W*(?:(?:or|about|around|approximately|nearly|some|roughly|US)\W*){0,3}")


def blocks(one: Wording) -> list[tuple[object, ...]]:
    """Return what two figures must have in common to be compared at all."""
    figure = one.slots
    return [(figure["value"], COARSE.get(figure["operator"], "="), currency(figure))]


def alike(one: Wording, other: Wording) -> tuple[float, str]:
    """Return how surely two figures are one fact, 0 where they cannot be, and why."""
    a, b = one.slots, other.slots
    if not _is_number(a["value"]) or blocks(one) != blocks(other) or stand_together(one, other):
        return 0.0, ""
    if not _same_condition(a, b):
        return 0.0, ""
    said = f"{a['text'] or a['value']} in both"
    if one.classes & other.classes:
        return 1.0, said
    noun = _same_noun(a, b)
    if noun == 0:
        return 0.0, ""
    if _is_common(a):
        # A headline is short: one stem beside the counted thing is as much as two of a sentence.
        least = SHARED if one.printed and other.printed else 1
        if len((one.around & other.around) - content(a["counts"])) < least:
            return 0.0, ""
    return noun, f"{said}, counting {a['counts'] or b['counts'] or 'the same'}"


def topics(one: Wording) -> list[tuple[object, ...]]:
    """Return what two figures must have in common to be able to disagree: what they count."""
    noun, money = head(one.slots["counts"]), currency(one.slots)
    nouns = [("noun", noun_class(noun), money)] if noun else []
    return [*nouns, ("people",)] if is_person(noun) else [*nouns, ("money", money)]


def comparable(one: Wording, other: Wording) -> tuple[float, str]:
    """Return how surely two figures count one thing, whatever number each gives."""
    a, b = one.slots, other.slots
    if stand_together(one, other) or a["unit"] in DURATIONS:
        return 0.0, ""
    if not _is_number(a["value"]) or not _is_number(b["value"]):
        return 0.0, ""
    if (a["unit"] or "") != (b["unit"] or "") or not _counts_alike(a, b):
        return 0.0, ""
    if not _one_case(a, b) and not _near(a["value"], b["value"]):
        return 0.0, ""
    if one.classes & other.classes:
        return 1.0, "one sentence, edited"
    return (0.8, "counted alike") if _alike_around(one, other) else (0.0, "")


def _counts_alike(a: Row, b: Row) -> bool:
    nouns = head(a["counts"]), head(b["counts"])
    if is_numbered(nouns[0]) or is_numbered(nouns[1]):
        return False
    if like_nouns(*nouns):
        return not narrowed(a["counts"], b["counts"])
    # A large number of people is told as people, passengers or visitors; so is one amount.
    return _near(a["value"], b["value"]) and (
        _people_and_kind(*nouns) or (currency(a) is not None and None in nouns)
    )


def _people_and_kind(one: str | None, other: str | None) -> bool:
    people = head("people")
    return (one == people and is_person(other)) or (other == people and is_person(one))


def _one_case(a: Row, b: Row) -> bool:
    """Say whether both hold under one condition: in war is not in peace, nor in general."""
    one, other = (
        "" if (c or "").startswith(SPAN) else c or "" for c in (a["condition"], b["condition"])
    )
    return bool(one) == bool(other) and (not one or bool(content(one) & content(other)))


def _alike_around(one: Wording, other: Wording) -> bool:
    """Say whether the sentences tell the same of what is counted: people killed, not housed."""
    counted = content(one.slots["counts"]) | content(other.slots["counts"]) | reporting()
    if _near(one.slots["value"], other.slots["value"]):
        return bool((one.around & other.around) - counted)
    done, also = effects(one.beside), effects(other.beside)
    if done | also and not done & also:
        return False
    noun = head(one.slots["counts"])
    if is_common(noun) and not done & also:
        return False
    around = len((one.around & other.around) - counted)
    near = done & also or (one.beside & other.beside) - counted
    small = max(abs(one.slots["value"]), abs(other.slots["value"])) <= SMALL
    return bool(near) and around >= 1 + is_common(noun) + small


def _is_number(value: float | None) -> TypeGuard[float]:
    return value is not None and isfinite(value)


def _near(a: float | None, b: float | None) -> bool:
    """Say whether two numbers are large and so close that one may round the other."""
    if not _is_number(a) or not _is_number(b) or min(abs(a), abs(b)) < LARGE:
        return False
    return abs(a - b) <= NEAR * max(abs(a), abs(b))


def currency(figure: Row) -> str | None:
    """Return the ISO 4217 code of an amount of money, None for any other figure."""
    unit = figure["unit"] or ""
    return unit if CURRENCY.fullmatch(unit) else None


def converted(one: Row, other: Row) -> bool:
    """Say whether the second row gives the amount of the first in another currency."""
    a, b = currency(one["figure"]), currency(other["figure"])
    if a is None or b is None or a == b or one["start"] != other["start"]:
        return False
    gap = one["text"][one["to"] - one["start"] : other["from"] - other["start"]]
    return one["to"] <= other["from"] and bool(BETWEEN.fullmatch(gap))


def _is_common(figure: Row) -> bool:
    small = abs(figure["value"]) <= SMALL and figure["value"] == int(figure["value"])
    return small or (figure["unit"] or "") in DURATIONS


def _same_noun(a: Row, b: Row) -> float:
    if currency(a):
        return 0.8
    if (a["unit"] or "") != (b["unit"] or "") and a["unit"] and b["unit"]:
        return 0.9 if like_nouns(head(a["unit"]), head(b["unit"])) else 0.0
    if a["counts"] is None or b["counts"] is None:
        return 0.0 if abs(a["value"]) <= SMALL else 0.6
    if a["unit"] == b["unit"] == "percent" or a["unit"] in DURATIONS:
        return 0.8
    one, other = head(a["counts"]), head(b["counts"])
    if like_nouns(one, other):
        return 0.6 if narrowed(a["counts"], b["counts"]) else 1.0 if one == other else 0.8
    return 0.7 if abs(a["value"]) >= LARGE and _people_and_kind(one, other) else 0.0


def _same_condition(a: Row, b: Row) -> bool:
    if not a["condition"] or not b["condition"]:
        return True
    return bool(content(a["condition"]) & content(b["condition"]))
