"""What compiled.pyx gives, if it was built."""

from copydesk.text.hashes import Hashes, Numbers
from copydesk.text.lots import Mask

def prints(
    ids: Hashes, first: Numbers, sizes: tuple[int, int], odd: tuple[int, int]
) -> tuple[Hashes, Numbers]:
    """Return each distinct fingerprint of each text, and whose it is."""

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
