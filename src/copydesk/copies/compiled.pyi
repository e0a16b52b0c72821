"""What compiled.pyx gives, if it was built."""

from collections.abc import Sequence

from copydesk.text.hashes import Numbers
from copydesk.text.lots import Mask

def meet(
    ones: Numbers,
    twos: Numbers,
    bounds: Numbers,
    key: Numbers,
    near_bounds: Numbers,
    near: Numbers,
    places: int,
) -> tuple[list[Numbers], list[Numbers], list[Numbers]]:
    """Return pair and sentences that are equal, those that are near, and those without an equal."""

def kept(
    pair: Numbers,
    one: Numbers,
    one_end: Numbers,
    two: Numbers,
    two_end: Numbers,
    words: int,
    limits: tuple[int, int, int],
) -> Mask:
    """Say which pieces to keep, so that no word of a pair is in two of them."""

def sharing(word: Numbers, first: Numbers, ones: Numbers, twos: Numbers) -> Numbers:
    """Return for each pair of texts how many words of the second stand in the first."""

def beside(
    pieces: Sequence[Numbers],
    ones: Numbers,
    twos: Numbers,
    bounds: Numbers,
    opens: Numbers,
    steps: Numbers,
) -> list[Numbers]:
    """Return the pairs and their sentences that stand by linked ones."""
