"""Say which different wordings are one sentence, edited.

A sentence that was edited is the same if a verified passage runs through both wordings and they
share most of their words in the same order; one unverified link would run whole families of
sentences together.
"""

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from copydesk.copies.bodies import Bodies, Forms
from copydesk.text.hashes import Numbers, in_order, ranks, spread, starts
from copydesk.text.lots import Mask

# Measured in bench/copies.py: see docs/decisions/0021.
ALIKE = 0.5  # words in the same order, as a share of the longer wording
WITHIN = 0.8  # or of the shorter one: a sentence that was cut
CORE = 5  # then at least this many of them
TURNED = 0.7  # or, of the longer one in any order: clauses that changed places
FEW = 8  # then at least this many of them
SENTENCE = 1_000  # words; what is longer is no sentence, and comparing it would never end
FRAME = 3  # words outside quotation marks that two wordings must share, or all they have

SURROGATES = 0xD800  # code points that no text may have, so that words are numbered around them
SKIPPED = 0x800

Scores = npt.NDArray[np.float64]
Edited = tuple[Numbers, Numbers, Numbers, Scores]


def one_sentence(
    bodies: Bodies, met: tuple[Numbers, Numbers, Numbers], touched: list[Numbers], known: Mask
) -> Edited:
    """Return run, sentence on either side and likeness of what is one sentence, edited.

    `met` are the runs and the different sentences of which they pair words, `touched` the first
    and the last sentence of each run, on either side. Each sentence is used once a run, the most
    alike first; a sentence that stands in the run on both sides not. Between articles that are
    `known` to be copies (by run) words inside quotation marks count as the others.
    """
    run, one, two = met
    keep = ~(
        _stands(bodies, one, touched[2].take(run), touched[3].take(run))
        | _stands(bodies, two, touched[0].take(run), touched[1].take(run))
    )
    run, one, two = run[keep], one[keep], two[keep]
    score, framed = _likenesses(bodies, one, two)
    score[~framed & ~known.take(run)] = 0.0
    some = np.flatnonzero(score > 0)
    some = some[np.lexsort((two[some], one[some], -score[some], run[some]))]
    run, one, two, score = run[some], one[some], two[some], score[some]
    left, kept = np.arange(len(run)), []
    while len(left):
        best = np.ones(len(left), bool)
        for sentence in (one, two):
            order = in_order(run.take(left), sentence.take(left), left)
            new = starts(run.take(left).take(order), sentence.take(left).take(order))
            best[order] &= new
        chosen = left[best]
        kept.append(chosen)
        gone = np.zeros(len(left), bool)
        for sentence in (one, two):
            span = int(sentence.max()) + 1
            place = run * span + sentence
            known = np.sort(place.take(chosen))
            at = np.minimum(np.searchsorted(known, place.take(left)), len(known) - 1)
            gone |= known.take(at) == place.take(left)
        left = left[~gone]
    rows = np.sort(np.concatenate([np.zeros(0, np.int64), *kept]))
    return run[rows], one[rows], two[rows], score[rows]


def _stands(bodies: Bodies, sentence: Numbers, first: Numbers, last: Numbers) -> Mask:
    """Say of each sentence whether one of these sentences of the other side has its key."""
    # Asked of all sentences at once: a run may have as many as its page, and each is asked about.
    count = len(bodies.key)
    known = np.sort(bodies.key * count + np.arange(count))
    key = bodies.key.take(sentence) * count
    at = np.searchsorted(known, key + first)
    found: Mask = known.take(np.minimum(at, count - 1)) <= key + last
    return found & (at < count)


def _likenesses(bodies: Bodies, one: Numbers, two: Numbers) -> tuple[Scores, Mask]:
    """Return how far the sentences are one, and whether outside quotation marks as well.

    It is found once for two forms, however many articles print them.
    """
    one, two = bodies.form.take(one), bodies.form.take(two)
    both = one * len(bodies.forms.first) + two
    order = np.argsort(both)
    new = starts(both.take(order))
    number = np.empty(len(both), np.int64)
    number[order] = np.cumsum(new) - 1
    rows = order[new]
    score, framed = likeness(bodies.forms, one.take(rows), two.take(rows))
    return score.take(number), framed.take(number)


def likeness(forms: Forms, one: Numbers, two: Numbers) -> tuple[Scores, Mask]:
    """Return how far the forms are one sentence: the share of words, or 0 where they are not.

    The second column says whether the words outside quotation marks agree as well: a rewrite
    keeps the quotation and the names, and its own words show that it is none of the copies.
    """
    some, number = np.unique(np.append(one, two), return_inverse=True)
    words = _Strings(forms, some)
    pairs = number[: len(one)], number[len(one) :]
    shared, lengths = _shared(words.every, words.every_sorted, pairs, 0)
    score = np.where(lengths[1] > 0, np.round(shared / np.maximum(1, lengths[1]), 4), 0.0)
    quotes = np.flatnonzero((score > 0) & words.quotes(pairs))
    quoting = tuple(side.take(quotes) for side in pairs)
    plain, _ = _shared(words.plain, words.plain_sorted, quoting, FRAME)
    framed = np.ones(len(score), bool)
    framed[quotes] = plain > 0
    return score, framed


class _Strings:
    """The words of forms as strings, a character for each word, also outside quotation marks."""

    def __init__(self, forms: Forms, form: Numbers):
        first, last = forms.first.take(form), forms.first.take(form + 1)
        last = np.minimum(last, first + SENTENCE + 1)
        at, row = spread(first, last)
        word = ranks(forms.word.take(at).astype(np.uint64))
        word += (word >= SURROGATES) * SKIPPED
        plain = ~forms.quoted.take(at)
        self._count = len(form)
        self.every = self._cut(word, row)
        self.plain = self._cut(word[plain], row[plain])
        order = in_order(row, word)
        self.every_sorted = self._cut(word.take(order), row)
        order = order[plain.take(order)]
        self.plain_sorted = self._cut(word.take(order), row[plain])

    def _cut(self, word: Numbers, row: Numbers) -> list[str]:
        joined = word.astype("<u4").tobytes().decode("utf-32-le")
        bounds = np.searchsorted(row, np.arange(self._count + 1)).tolist()
        return [joined[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]

    def quotes(self, pairs: tuple[Numbers, Numbers]) -> Mask:
        """Say of each pair whether one of the two quotes a word."""
        some = np.array(
            [len(a) > len(b) for a, b in zip(self.every, self.plain, strict=True)], bool
        )
        found: Mask = some.take(pairs[0]) | some.take(pairs[1])
        return found


def _shared(
    words: list[str], ordered: list[str], pairs: tuple[Numbers, ...], least: int
) -> tuple[Numbers, tuple[Numbers, Numbers]]:
    """Return how many words each pair shares, 0 where they are too few, and the lengths.

    They are shared in the same order, or nearly all of them in any: as many as the longest
    common subsequence of the words in order of their numbers.
    """
    size = np.fromiter(map(len, words), np.int64, len(words))
    sizes = size.take(pairs[0]), size.take(pairs[1])
    short, long = np.minimum(*sizes), np.maximum(*sizes)
    found = _subsequence(words, pairs)
    if least:
        known = (found >= np.minimum(least, short)) & (found > 0)
        enough = known & ((found >= ALIKE * long) | (found >= WITHIN * short))
    else:
        known = long <= SENTENCE
        enough = known & (found >= ALIKE * long)
        enough |= known & (found >= CORE) & (found >= WITHIN * short)
    rest = np.flatnonzero(known & ~enough & (short >= FEW) & (short >= TURNED * long))
    turned = _subsequence(ordered, tuple(side.take(rest) for side in pairs))
    nearly = (turned >= FEW) & (turned >= TURNED * long.take(rest))
    found[~enough] = 0
    found[rest[nearly]] = turned[nearly]
    return found, (short, long)


def _subsequence(words: list[str], pairs: tuple[Numbers, ...]) -> Numbers:
    """Return the length of the longest common subsequence of each pair."""
    one, two = ([words[n] for n in side.tolist()] for side in pairs)
    if not one:
        return np.zeros(0, np.int64)
    return cpdist(one, two, scorer=LCSseq.similarity, dtype=np.int64)
