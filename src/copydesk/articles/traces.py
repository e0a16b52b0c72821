"""What must stand in a line for a costly pattern to match anywhere in it.

Most lines have nothing of what the patterns for credits, ages or template code look for, and that
a word is not there is seen in a fraction of the time in which the pattern finds it out.
"""

import re
from functools import lru_cache

from copydesk.articles.lines import KEPT

# Letters that a pattern without case takes for i, s, v, d, o, t or st, and `str.lower` does not.
# Nothing is said of lines that have them (a dotless i is one), nor may a word that is asked for.
ODD = re.compile("[\u0130\u0131\u017f\u1c80-\u1c88\ufb05\ufb06]")
LETTERS = re.compile(r"[^\W\d_]+")
LEAK = re.compile(
    r"\{\{|\{%|<%|\$\{|#\{|<\?|\[|%%|%\(|\?\.|\.[A-Za-z_]\w*\(|@[MHVU]|undefined\s|null\s|NaN\s"
)


@lru_cache(maxsize=KEPT)
def lower(line: str) -> str | None:
    """Return the line without capitals and with single spaces, or None where that could mislead.

    >>> lower("Photo  by ANN BO"), lower("ſtaff")
    ('photo by ann bo', None)
    """
    return None if ODD.search(line) else " ".join(line.lower().split())


def may_have(line: str, words: tuple[str, ...]) -> bool:
    """Say whether one of these words may stand in the line, whatever its case and spaces."""
    plain = lower(line)
    return plain is None or any(word in plain for word in words)


@lru_cache(maxsize=KEPT)
def letters(line: str) -> frozenset[str] | None:
    """Return each run of letters of the line in lower case, or None where that could mislead."""
    plain = lower(line)
    return None if plain is None else frozenset(LETTERS.findall(plain))


def first_letters(phrases: list[str]) -> frozenset[str]:
    """Return the first run of letters of each phrase, as `letters` has them.

    A pattern without case takes i for a dotless i.
    """
    first = (LETTERS.search(str(phrase).lower().replace("ı", "i")) for phrase in phrases)
    return frozenset(found.group() for found in first if found)


def may_leak(block: str) -> bool:
    """Say whether there may be template code in the block."""
    return LEAK.search(block) is not None


# A credit of a picture ends a line, in marks or behind one of these words.
CREDIT = (
    "photo", "image", "picture", "foto", "bild", "credit", "صورة", "courtesy", "via ", "pool",
    "getty", "shutterstock",
)  # fmt: skip
CREDITED = (
    "wikimedia commons", "epa", "handout", "file", "screengrab", "screenshot", "reuters", "afp",
    "ap", "xinhua", "anadolu", "dpa", "ansa", "efe", "tass",
)  # fmt: skip
REACH = 140  # characters from the mark that opens such a credit to the end, without brackets


def may_end_in_credit(block: str) -> bool:
    """Say whether a block may end in the credit of a picture."""
    plain = lower(block)
    if plain is None:
        return True
    tail = plain.rstrip("]). ")[-REACH:]
    if any(word in tail for word in CREDIT):
        return True
    return any(mark in tail for mark in "[(|/—–-") and any(word in tail for word in CREDITED)
