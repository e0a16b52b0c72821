"""Say how likely it is that one article tells the text of another in other words.

Four traits of the two texts, weighed by a logistic regression. None of them decides: reporters
of one event share figures and the order of a statement, and a rewriter may keep few words of any
one sentence.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from math import exp, log1p

from copydesk.copies.gist import WORDS, Gist

# Fitted by `python -m bench.rewrites --fit` on the invented events of bench/rewrites that are not
# held back, those of tests/copies and half of the pairs of reports by different houses:
# docs/decisions/0064 has the figures and what each trait adds.
BIAS = -10.55
WEIGHTS = {"strongest": 10.74, "signs": 1.79, "figures": 1.66, "order": 2.52}
LIKELY = 0.4  # from which probability on an article is derived

STRONGEST = 6  # sentences that are held best
COPIED = 0.8  # what a sentence that is held in full counts at most: it may be a shared passage
SIGNS = 1  # altered quotations and misprints that count: one tells as much as two


@dataclass(frozen=True)
class Traits:
    """What two texts have in common, seen from the one that may have been rewritten."""

    strongest: float  # what the other holds of the STRONGEST sentences, a share, on average
    figures: float  # logarithm of the numbers that covered sentences share
    order: float  # how far covered sentences stand in one order, more where there are more

    def probability(self, signs: int) -> float:
        """Return how likely a rewrite is, with this many altered quotations and misprints."""
        odds = BIAS + WEIGHTS["signs"] * min(SIGNS, signs)
        odds += sum(WEIGHTS[name] * value for name, value in vars(self).items())
        return 1.0 / (1.0 + exp(-odds))


Held = tuple[float, float, int] | tuple[()]
"""Of a sentence and another: the share of it that the other holds, the weight of the telling words
that cover it if it is covered, and the numbers that both have; nothing if it holds nothing."""


class Holds:
    """How much of a sentence another one holds; each two sentences are compared once."""

    def __init__(self, told: dict[int, Gist]) -> None:
        """Start with nothing compared, given what each wording says, by key."""
        self._told = told
        self._known: dict[int, dict[int, Held]] = defaultdict(dict)
        self._near: dict[int, dict[int, float]] = defaultdict(dict)

    def traits(self, source: list[int], taker: list[int]) -> Traits:
        """Return the traits of two texts, given as the keys of their sentences in order."""
        shares, places, figures = list[float](), list[int](), 0
        for key in source:
            if not self._told[key].countable:
                continue
            known, most, best, place, numbers = self._known[key], 0.0, 0.0, -1, 0
            for n, other in enumerate(taker):
                held = known.get(other)
                if held is None:
                    held = known[other] = self._compare(key, other)
                if held:
                    share, covers, both = held
                    most = max(most, share)
                    if covers > best:
                        best, place, numbers = covers, n, both
            shares.append(most)
            if place >= 0:
                places.append(place)
                figures += numbers
        top = sorted((min(COPIED, share) for share in shares), reverse=True)[:STRONGEST]
        rising = _longest_rise(places) / max(1, len(places))
        return Traits(sum(top) / STRONGEST, log1p(figures), rising * log1p(len(places)))

    def nearest(self, key: int, source: list[int]) -> int | None:
        """Return the place of the sentence from which this one was taken if its article was taken
        from the source, or None if none was."""
        known, gist = self._near[key], self._told[key]
        best, place = 0.0, None
        for n, other in enumerate(source):
            if other not in known:
                words = self._told[other]
                known[other] = gist.shared(words)[1] if gist.touches(words) else 0.0
            if known[other] > best:
                best, place = known[other], n
        return place

    def _compare(self, key: int, other: int) -> Held:
        gist, words = self._told[key], self._told[other]
        common = gist.telling.keys() & words.telling.keys()
        if len(common) < WORDS:
            return ()
        telling, both = gist.shared(words)
        if not telling:
            return ()
        numbers = sum(not root.isalpha() for root in common)
        return both / gist.weight, gist.covered_by(words), numbers


def _longest_rise(places: list[int]) -> int:
    """Return the length of the longest run of places that never falls, others left out."""
    ends: list[int] = []
    for place in places:
        at = bisect_right(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
