"""Say of what kind a change of words is: number, date, name, spelling, or only words.

A change is read where it stands: a 3 beside the name of a month is a day, a capital in German is
mostly a noun. What is told here is never folded away: a number in words is a number.
"""

import re
from functools import lru_cache
from typing import Literal

from copydesk import lexicon
from copydesk.copies.worded import Wording
from copydesk.text import fold_word

Class = Literal["number", "date", "name", ""]
Run = tuple[int, int]

DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)(\D*)")
GROUPED = re.compile(r"\d{1,3}(?:[.,  ]?\d{3})*")
YEAR = re.compile(r"(?:19|20)\d\d")
LETTERS = re.compile(r"[^\W\d_]{3,}")  # of a name such as Sept?
ADJECTIVE = re.compile(r"(?<!t)(?:en|er|es|em|e)$")  # not `sagte`, which a name follows
DAYS = 31
GERMAN = 2  # words that only German has, in a sentence that is taken for German


@lru_cache(maxsize=1)
def calendar() -> frozenset[str]:
    """Return the names of months and weekdays as they are printed: May, but not may."""
    lists = lexicon.load("calendar")
    names = (
        name for kind in ("months", "weekdays") for some in lists[kind].values() for name in some
    )
    return frozenset(part for name in names for part in LETTERS.findall(name))


@lru_cache(maxsize=32)
def listed(name: str) -> frozenset[str]:
    """Return the folded words of a list of what tells of changes."""
    return frozenset(fold_word(str(word)) or str(word) for word in lexicon.load("changed")[name])


@lru_cache(maxsize=1)
def _values() -> dict[str, tuple[float, bool]]:
    """Return the value of each numeral, and whether it multiplies what stands before it."""
    units, more = lexicon.load("units"), lexicon.load("changed")
    plain = {**more["parts"], **units["ordinals"], **units["fractions"], **more["numerals"]}
    found = {fold_word(word): (float(value), False) for word, value in plain.items()}
    found |= {fold_word(word): (float(value), False) for word, value in units["small"].items()}
    scales = {**more["scales"], **units["scales"]}
    return found | {fold_word(word): (float(value), True) for word, value in scales.items()}


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    more = lexicon.load("changed")
    percent = {fold_word(word) or word: "%" for word in more["percent"]}
    return percent | {fold_word(word) or word: sign for word, sign in more["currencies"].items()}


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    told = lexicon.load("spellings").items()
    return {fold_word(short): fold_word(str(full)) for short, full in told if " " not in str(full)}


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Return words that a sentence may begin with and that are no names."""
    lists = (lexicon.load("stopwords"), lexicon.load("stopwords_more"))
    words = {word for some in lists for text in some.values() for word in text.split()}
    for text in lexicon.load("common")["en"].values():
        words |= set(text.split())
    return frozenset(map(fold_word, words))


def class_of(text: Wording, n: int) -> Class:
    """Return what the word of this number tells: a number, a day, a name, or nothing of these."""
    if _dated(text, n):
        return "date"
    if _numeral(text, n):
        return "number"
    return "name" if _named(text, n) else ""


def _numeral(text: Wording, n: int) -> bool:
    word = text.folded[n]
    if word[:1].isdigit() or word in _values():
        return len(word) > 1 or word.isdigit()  # "m" and "k" stand behind a number, as one word
    if word not in _units():
        return False
    beside = (text.near(n, -1), text.near(n, 1))
    return any(each is not None and (each[:1].isdigit() or each in _values()) for each in beside)


def _dated(text: Wording, n: int) -> bool:
    word, folded = text.word(n), text.folded[n]
    if word in calendar() or folded in listed("relative"):
        return True
    before, after = text.near(n, -1), text.near(n, 1)
    if folded in listed("periods"):
        beside = (before, after, text.near(n, -2))
        return any(each in listed("moving") for each in beside if each)
    if folded in listed("moving"):
        return after in listed("periods") or before in listed("periods")
    if not folded[:1].isdigit():
        return False
    return _is_day(text, n) or _is_year(text, n) or _is_clock(text, n)


def _is_day(text: Wording, n: int) -> bool:
    """Say whether a number stands beside a month: 3 May, May 3, 12 de octubre, 12. Oktober."""
    number = text.folded[n].rstrip("stndrhe")
    if not (number.isdigit() and int(number) <= DAYS):
        return False
    places = [n - 1, n + 1]
    if text.near(n, 1) in listed("joints"):
        places.append(n + 2)
    words = [text.word(at) for at in places if 0 <= at < len(text.spans)]
    return any(word in calendar() for word in words)


def _is_year(text: Wording, n: int) -> bool:
    if not YEAR.fullmatch(text.folded[n]) or _numeral_after(text, n):
        return False
    before = text.near(n, -1)
    return before in listed("year-before") or (n > 0 and text.word(n - 1) in calendar())


def _numeral_after(text: Wording, n: int) -> bool:
    after = text.near(n, 1)
    return after is not None and (after in _values() or after in _units())


def _is_clock(text: Wording, n: int) -> bool:
    after, then = text.near(n, 1), text.near(n, 2)
    if after not in listed("clock"):
        return False
    return then in ("m", "clock") if after in ("a", "p", "o") else True


def _named(text: Wording, n: int) -> bool:
    word = text.word(n)
    if not word[:1].isupper():
        return False
    if text.opens(n):
        folded, after = text.folded[n], text.near(n, 1)
        common = folded in _common() or (folded.endswith("s") and len(folded) > 1)
        return not common and after is not None and after not in listed("after-a-noun")
    return not (_is_german(text.text) and _is_noun(text, n))


@lru_cache(maxsize=1024)
def _is_german(text: str) -> bool:
    told = {word for word in re.findall(r"\w+", text.lower())}
    return len(told & listed("german")) >= GERMAN


def _is_noun(text: Wording, n: int) -> bool:
    """Say whether a capital of a German sentence follows what nouns follow."""
    before = text.word(n - 1)
    adjective = before[:1].islower() and bool(ADJECTIVE.search(before))
    return (
        adjective
        or text.folded[n - 1] in listed("german-articles")
        or _numeral(text, n - 1)
        or text.folded[n - 1] in listed("percent")
    )


def same_value(one: Wording, first: Run, two: Wording, other: Run) -> bool:
    """Say whether two runs of words give one value in two forms: thirteen and 13."""
    a, b = _value(one, first), _value(two, other)
    return a is not None and a == b


def _value(text: Wording, run: Run) -> tuple[float | None, str] | None:
    """Return the value and the unit of a run, None where it says more than these."""
    total: float | None = None
    unit = ""
    for word in text.folded[run[0] : run[1]]:
        if match := DIGITS.fullmatch(word):
            number = float(match.group(1).replace(",", ".")) if _is_plain(match.group(1)) else None
            scale = _values().get(match.group(2), (1.0, True))[0]
            if number is None or (match.group(2) and match.group(2) not in _values()):
                return None
            total = (total or 0.0) + number * scale
        elif word in _values():
            value, scales = _values()[word]
            total = (total or 1.0) * value if scales else (total or 0.0) + value
        elif word in _units():
            unit = _units()[word]
        elif word not in ("per", "pour", "por"):
            return None
    return total, unit


def _is_plain(number: str) -> bool:
    return number.count(".") + number.count(",") <= 1


def spelt_alike(one: Wording, first: Run, two: Wording, other: Run) -> bool:
    """Say whether two runs are one word in two spellings: grey, gray; cease-fire, ceasefire."""
    a, b = one.folded[first[0] : first[1]], two.folded[other[0] : other[1]]
    if len(a) == len(b) == 1:
        known = _spellings()
        return known.get(a[0], a[0]) == known.get(b[0], b[0])
    if "".join(a) != "".join(b):
        return False
    digits = any(word[:1].isdigit() for word in (*a, *b))
    return not digits or all(
        GROUPED.fullmatch(text.cut(*run)) for text, run in ((one, first), (two, other))
    )
