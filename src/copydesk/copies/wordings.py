"""Say which different wordings are one sentence, edited.

A sentence that was edited is the same if a verified passage runs through both wordings and they
share most of their words in the same order; one unverified link would run whole families of
sentences together.
"""

from collections import Counter

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from copydesk.copies.bodies import Bodies
from copydesk.copies.stretches import Stretches, spread
from copydesk.text.hashes import Numbers, distinct, sums
from copydesk.text.many import Mask

# Measured in bench/copies.py: see docs/decisions/0021.
ALIKE = 0.5  # words in the same order, as a share of the longer wording
WITHIN = 0.8  # or of the shorter one: a sentence that was cut
CORE = 5  # then at least this many of them
TURNED = 0.7  # or, of the longer one in any order: clauses that changed places
FEW = 8  # then at least this many of them
SENTENCE = 1_000  # words; what is longer is no sentence, and comparing it would never end
FRAME = 3  # words outside quotation marks that two wordings must share, or all they have

Scores = npt.NDArray[np.float64]
Edited = tuple[Numbers, Numbers, Numbers, Scores]


def one_sentence(
    bodies: Bodies, found: Stretches, number: Numbers, touched: list[Numbers]
) -> Edited:
    """Return run, sentence on either side and likeness of what is one sentence, edited.

    `touched` are the first and the last sentence of each run, on either side. Each sentence is
    used once a run, the most alike first; a sentence that stands in the run on both sides not.
    """
    run, one, two = _candidates(bodies, found, number)
    keep = ~(
        _stands(bodies, one, touched[2][run], touched[3][run])
        | _stands(bodies, two, touched[0][run], touched[1][run])
    )
    run, one, two = run[keep], one[keep], two[keep]
    score = _likenesses(bodies, one, two)
    order = np.lexsort((two, one, -score, run))
    order = order[score[order] > 0]
    run, one, two, score = run[order], one[order], two[order], score[order]
    kept = []
    used: set[tuple[int, int]] = set()
    for n, (r, s, t) in enumerate(zip(run.tolist(), one.tolist(), two.tolist(), strict=True)):
        if (r, s) not in used and (r, -1 - t) not in used:
            used |= {(r, s), (r, -1 - t)}
            kept.append(n)
    rows = np.array(kept, np.int64)
    return run[rows], one[rows], two[rows], score[rows]


def _candidates(
    bodies: Bodies, found: Stretches, number: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the different sentences of which a run has paired words, each once."""
    first, last = bodies.sentence[found.one], bodies.sentence[found.one + found.size - 1]
    sentence, row = spread(first, last + 1)
    shift = (found.two - found.one)[row]
    start = np.maximum(found.one[row], bodies.opens[sentence])
    end = np.minimum((found.one + found.size)[row], bodies.opens[sentence + 1])
    other = bodies.sentence[np.minimum(start + shift, len(bodies.sentence) - 1)]
    equal = (bodies.key[sentence] == bodies.key[other]) & (bodies.opens[other] == start + shift)
    left = np.flatnonzero((end > start) & ~equal)
    here, of_left = spread(start[left], end[left])
    rows = left[of_left]
    there = bodies.sentence[here + shift[rows]]
    run, one = number[row[rows]], sentence[rows]
    new = np.flatnonzero(
        np.append(True, (run[1:] != run[:-1]) | (one[1:] != one[:-1]) | (there[1:] != there[:-1]))[
            : len(run)
        ]
    )
    run, one, there = run[new], one[new], there[new]
    order = np.lexsort((there, one, run))
    run, one, there = run[order], one[order], there[order]
    new = np.append(True, (run[1:] != run[:-1]) | (one[1:] != one[:-1]) | (there[1:] != there[:-1]))
    new = new[: len(run)] & (bodies.key[one] != bodies.key[there])
    return run[new], one[new], there[new]


def _stands(bodies: Bodies, sentence: Numbers, first: Numbers, last: Numbers) -> Mask:
    """Say of each sentence whether one of these sentences of the other side has its key."""
    other, row = spread(first, last + 1)
    same = bodies.key[other] == bodies.key[sentence[row]]
    found = np.zeros(len(sentence), bool)
    found[row[same]] = True
    return found


def _likenesses(bodies: Bodies, one: Numbers, two: Numbers) -> Scores:
    """Return how far the sentences are one: the share of words, or 0 where they are not.

    It is found once for two wordings, quoted alike, however many articles print them.
    """
    forms = sums(
        (bodies.word * 2 + bodies.quoted).astype(np.uint64), bodies.opens[:-1], bodies.opens[1:]
    )
    number, first = distinct(forms[one] * np.uint64(3) + forms[two])
    pairs = zip(one[first].tolist(), two[first].tolist(), strict=True)
    opens, words, marks = bodies.opens.tolist(), bodies.word, bodies.quoted
    said = np.append(0, np.cumsum(marks))
    found = []
    for pair in pairs:
        spans = [slice(opens[s], opens[s + 1]) for s in pair]
        score = likeness(*(words[span].tolist() for span in spans))
        if score and any(said[span.stop] > said[span.start] for span in spans):
            plain = (words[span][~marks[span]].tolist() for span in spans)
            score = score if _framed(*plain) else 0.0
        found.append(score)
    return np.array(found, np.float64)[number]


def likeness(one: list[int], two: list[int]) -> float:
    """Return how far two wordings are one sentence: the share of words, or 0 where they are not."""
    short, long = sorted((len(one), len(two)))
    if long > SENTENCE:
        return 0.0
    shared = LCSseq.similarity(one, two)
    if shared >= ALIKE * long or (shared >= CORE and shared >= WITHIN * short):
        return round(shared / long, 4)
    turned = _turned(one, two)
    return round(turned / long, 4) if turned else 0.0


def _turned(one: list[int], two: list[int]) -> int:
    """Return how many words two wordings share in any order, if they are nearly all."""
    both = (Counter(one) & Counter(two)).total()
    return both if both >= FEW and both >= TURNED * max(len(one), len(two)) else 0


def _framed(one: list[int], two: list[int]) -> bool:
    """Say whether two wordings share most of their words outside quotation marks as well.

    A rewrite keeps the quotation and the names: its own words show that it is none of the copies.
    """
    short, long = sorted((len(one), len(two)))
    shared = LCSseq.similarity(one, two)
    if shared < min(FRAME, short) or not shared:
        return False
    return bool(shared >= ALIKE * long or shared >= WITHIN * short or _turned(one, two))
