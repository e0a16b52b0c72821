"""See at a glance what a sentence cannot say.

Most sentences name no day, count nothing or tell of no deed, and their bare words show it. Each
reader asks here first, with the words that it needs to begin; a sentence that has none of them
is passed over. A glance may let through what the reader then passes over, never the reverse.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

LETTERS = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+")
# What patterns that ignore case take for the letters i and s as well.
ALIKE = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"))


@lru_cache(maxsize=8)
def bare(text: str) -> frozenset[str]:
    """Return the runs of letters in the text, in small letters.

    >>> sorted(bare("Roe's 30-year-old ship"))
    ['old', 'roe', 's', 'ship', 'year']
    """
    if not text.isascii():
        for letter, plain in ALIKE:
            text = text.replace(letter, plain)
    return frozenset(LETTERS.findall(text.lower()))


@lru_cache(maxsize=8)
def digits(text: str) -> int:
    """Return the length of the longest run of digits in the text."""
    return max(map(len, DIGITS.findall(text)), default=0)


def signs(forms: Iterable[str]) -> frozenset[str]:
    """Return of each listed form the run of letters by which a glance knows it: the longest.

    >>> sorted(signs(["cease-fire", "tens of thousands"]))
    ['cease', 'thousands']
    """
    runs = (sorted(bare(form), key=lambda run: (-len(run), run)) for form in forms)
    return frozenset(found[0] for found in runs if found)
