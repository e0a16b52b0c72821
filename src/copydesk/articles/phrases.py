"""The words and patterns in which dates, clock times and ages are printed.

The words are data in some fifteen languages (`lexicon/stamps.yaml`).
"""

import re
import unicodedata
from functools import cache
from typing import Any

from copydesk import lexicon


def either(phrases: list[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first, at any white space."""
    ordered = sorted({str(p) for p in phrases}, key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of ages, dates and clock times, each with its kind, in this order."""
    words: Any = lexicon.load("stamps")
    month = either([m for names in words["months"].values() for m in names])
    units = either([u for names in words["units"].values() for u in names])
    one = either(words["one"])
    after, before = either(words["ago_after"]), either(words["ago_before"])
    zones = either(list(words["zones"]))
    count = rf"(?:\d{{1,3}}|(?<![^\W\d_])(?:{one})(?=\s))"
    clock = (
        r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?\s*"
        r"(?:(?P<half>[ap]\.?m\b\.?)|(?:hrs?|horas?)\b\.?)?\s*"
        rf"(?:(?P<zone>(?:{zones})\b)?\s*(?P<offset>[+-]\d{{2}}:?\d{{2}}|[+-]\d{{1,2}}\b)?)"
    )
    flags = re.IGNORECASE
    days = (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]",
        r"(?<!\d)(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[\s-]+(?:de\s+|of\s+)?(?P<name>{month})"
        rf"\b\.?,?(?:[\s-]+(?:de\s+|del\s+)?(?P<year>\d{{4}})(?!\d))?",
        rf"(?<![^\W\d_])(?P<name>{month})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        rf"(?:\s*,?\s*(?P<year>\d{{4}})(?![\d:]))?",
    )
    ages = (
        rf"(?P<count>{count})\s*(?P<unit>{units})\.?\s*(?:\d{{1,2}}\s*(?:{units})\s*)?(?:{after})(?!\w)",
        rf"(?<!\w)(?:{before})\s+(?P<count>\d{{1,3}}|(?:{one})(?=\s))\s*(?P<unit>{units})(?!\w)",
        rf"(?<!\w)(?P<just>{either(list(words['just']))})(?!\w)",
        r"(?:^|(?<=[·|•]\s))(?P<count>\d{1,2})\s?(?P<unit>h|hrs?|m|mins?|d)$",  # "5h" by itself
    )
    return (
        *(("age", re.compile(p, flags)) for p in ages),
        *(("day", re.compile(p, flags)) for p in days),
        ("clock", re.compile(r"(?<![\d:.])" + clock, flags)),
    )


@cache
def months() -> dict[str, int]:
    """Return the number of each month by each of its names."""
    words: Any = lexicon.load("stamps")
    return {plain(name): number for number, names in words["months"].items() for name in names}


@cache
def units() -> dict[str, int]:
    """Return the seconds of each unit by each of its names."""
    words: Any = lexicon.load("stamps")
    return {plain(name): size for size, names in words["units"].items() for name in names}


@cache
def just() -> dict[str, int]:
    """Return the seconds of each age that is printed without a number."""
    return {plain(name): size for name, size in lexicon.load("stamps")["just"].items()}


def plain(word: str) -> str:
    """Return the word without case, accents and the Turkish dotless i, as patterns compare it."""
    flat = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(bare.replace("ı", "i").split())
