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
    fates,
    head,
    is_common,
    is_numbered,
    is_person,
    is_tally,
    like_nouns,
    narrowed,
    noun_class,
    reporting,
    stand_together,
)
from copydesk.text import fold

SMALL = 10  # most desks write them as words; a story has several of each
SHARED = 2  # content stems around a small number; tried 1: "two years" joins across a story
NEAR_WORDS = 40  # characters in which a cue stands before or behind a number
LARGE = 1000  # numbers that two reports hardly share or nearly share by chance
NEAR = 0.1  # "over 28 million" and 28.4 million lie 1.4 % apart, "some 2,000" and 2,150 7 %
BESIDE = 3  # words on either side of a figure that must be equal for it to stand in one place ...
FEWEST = 3  # ... and in all: a sentence's first or last word has few beside it
SPAN = ("for ", "over ")  # "for two years" says how long, not in which case
DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
AGAIN = 1.5  # times the smaller, up to which "the 58 tons" can be the 61 tons told before
THE = re.compile(r"\b(?:the|these|those)\s+$", re.I)
# "the dead were 25", "the number of the missing stood at 9": told before, whatever the number.
THEY_WERE = re.compile(
    r"\bthe (?:\w+ ){1,4}?(?:was|were|is|are|had reached|stood at|stands at)\s+$", re.I
)
NARROWER = re.compile(r"\W*(?:that|who|which|whose|whom|of the|of its|of their|of them)\b", re.I)
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
    if _is_common(a) or is_tally(head(a["counts"])) != is_tally(head(b["counts"])):
        # A headline is short: one stem beside the counted thing is as much as two of a sentence.
        least = SHARED if one.printed and other.printed else 1
        if len((one.around & other.around) - content(a["counts"])) < least:
            return 0.0, ""
    return noun, f"{said}, counting {a['counts'] or b['counts'] or 'the same'}"


def topics(one: Wording) -> list[tuple[object, ...]]:
    """Return what two figures must have in common to be able to disagree: what they count."""
    noun, money = head(one.slots["counts"]), currency(one.slots)
    nouns: list[tuple[object, ...]] = [("noun", noun_class(noun), money)] if noun else []
    told, done = fates(one.slots["counts"])
    bare = head(told)
    nouns += [("fate", each) for each in sorted(done)]
    nouns += [("noun", noun_class(bare), money)] if bare and bare != noun else []
    nouns += [("sentence", each) for each in sorted(one.classes)]
    return [*nouns, ("people",)] if is_person(noun) else [*nouns, ("money", money)]


def comparable(one: Wording, other: Wording) -> tuple[float, str]:
    """Return how surely two figures count one thing, whatever number each gives."""
    a, b = one.slots, other.slots
    if _one_place(one, other):
        return 1.0, "one figure of one sentence, changed"
    if a["unit"] in DURATIONS or (stand_together(one, other) and not _told_again(one, other)):
        return 0.0, ""
    if not _is_number(a["value"]) or not _is_number(b["value"]):
        return 0.0, ""
    if (a["unit"] or "") != (b["unit"] or "") or not _counts_alike(a, b):
        return 0.0, ""
    if _told_again(one, other):
        return 0.8, "told again in one article"
    if not _one_case(a, b) and not _near(a["value"], b["value"]):
        return 0.0, ""
    if one.classes & other.classes:
        return 1.0, "one sentence, edited"
    return (0.8, "counted alike") if _alike_around(one, other) else (0.0, "")


def _one_place(one: Wording, other: Wording) -> bool:
    """Say whether two figures stand in one place of one sentence, which a desk edited there."""
    a, b = one.slots, other.slots
    if one.classes.isdisjoint(other.classes) or not one.keys.isdisjoint(other.keys):
        return False
    if not _is_number(a["value"]) or not _is_number(b["value"]) or a["unit"] != b["unit"]:
        return False
    ahead, behind = zip(_words_beside(one), _words_beside(other), strict=True)
    return ahead[0] == ahead[1] and behind[0] == behind[1] and len(ahead[0] + behind[0]) >= FEWEST


def _words_beside(one: Wording) -> tuple[list[str], list[str]]:
    """Return the folded words before and behind a figure, the nearest few."""
    row = one.first
    start, end = max(0, row["from"] - row["start"]), row["to"] - row["start"]
    return fold(row["text"][:start]).split()[-BESIDE:], fold(row["text"][end:]).split()[:BESIDE]


def _counts_alike(a: Row, b: Row) -> bool:
    nouns = head(a["counts"]), head(b["counts"])
    if is_numbered(nouns[0]) or is_numbered(nouns[1]):
        return False
    known = _fates_agree(a, b)
    if known is not None:
        return known
    if like_nouns(*nouns):
        return not narrowed(a["counts"], b["counts"])
    # A large number of people is told as people, passengers or visitors; so is one amount.
    return _near(a["value"], b["value"]) and (
        _people_and_kind(*nouns) or (currency(a) is not None and None in nouns)
    )


def _fates_agree(a: Row, b: Row) -> bool | None:
    """Say whether the same was done to the same people; None where one does not say what."""
    (one, done), (other, also) = fates(a["counts"]), fates(b["counts"])
    if not done or not also:
        return None
    if not done & also:
        return False
    a_noun, b_noun = head(one), head(other)
    if a_noun is None or b_noun is None or _people_and_kind(a_noun, b_noun):
        return True
    return like_nouns(a_noun, b_noun) and not narrowed(one, other)


def _told_again(one: Wording, other: Wording) -> bool:
    """Say whether one of two figures takes up in its article what the other counted before."""
    if not one.articles & other.articles:
        return False
    a, b = sorted((one, other), key=lambda each: each.first["from"])
    low, high = sorted(abs(each.slots["value"] or 0.0) for each in (a, b))
    if high > AGAIN * low or _before(a, THE) or not _before(b, THE, THEY_WERE):
        return False
    if _before(b, THEY_WERE) and not fates(b.slots["counts"])[1]:
        return False
    measured = (a.slots["unit"] or "") not in ("", "percent", "ordinal", "times")
    known = _fates_agree(a.slots, b.slots)
    return bool(known or (measured and not NARROWER.match(_behind(b))))


def _before(one: Wording, *cues: re.Pattern[str]) -> bool:
    """Say whether the words before a number end in one of the cues."""
    row = one.first
    ahead = row["text"][: max(0, row["from"] - row["start"])][-2 * NEAR_WORDS :]
    return any(cue.search(ahead) for cue in cues)


def _behind(one: Wording) -> str:
    row = one.first
    return str(row["text"][row["to"] - row["start"] :][:NEAR_WORDS])


def _people_and_kind(one: str | None, other: str | None) -> bool:
    people = head("people")
    return (one == people and is_person(other)) or (other == people and is_person(one))


def _one_case(a: Row, b: Row) -> bool:
    """Say whether both hold under one condition: in war is not in peace, nor in general."""
    one, other = (
        "" if (c or "").startswith(SPAN) else c or "" for c in (a["condition"], b["condition"])
    )
    return bool(one) == bool(other) and (not one or _meet(one, other))


def _meet(one: str, other: str) -> bool:
    """Say whether two conditions share a word that means something: "by 2028", "in 2028"."""
    years = [{word for word in fold(each).split() if word[0].isdigit()} for each in (one, other)]
    return bool(content(one) & content(other) or years[0] & years[1])


def _alike_around(one: Wording, other: Wording) -> bool:
    """Say whether the sentences tell the same of what is counted: people killed, not housed."""
    counted = content(one.slots["counts"]) | content(other.slots["counts"]) | reporting()
    if _near(one.slots["value"], other.slots["value"]):
        return bool((one.around & other.around) - counted)
    done, also = (effects(each.beside | content(each.slots["counts"])) for each in (one, other))
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
    if (a["unit"] in DURATIONS) != (b["unit"] in DURATIONS):  # two years are no two presidents
        return 0.0
    if a["unit"] == b["unit"] == "percent" or a["unit"] in DURATIONS:
        return 0.8
    one, other = head(a["counts"]), head(b["counts"])
    known = _fates_agree(a, b)
    if known is not None:
        return 0.9 if known else 0.0
    if is_tally(one) != is_tally(other):
        return 0.6 if abs(a["value"]) > SMALL else 0.0
    if like_nouns(one, other):
        return 0.6 if narrowed(a["counts"], b["counts"]) else 1.0 if one == other else 0.8
    return 0.7 if abs(a["value"]) >= LARGE and _people_and_kind(one, other) else 0.0


def _same_condition(a: Row, b: Row) -> bool:
    if not a["condition"] or not b["condition"]:
        return True
    return _meet(a["condition"], b["condition"])
