"""Find what only a copyist passes on: a quotation altered inside its marks, and a misprint.

A part of a quotation is no alteration: any reporter may quote less. Words that are missing
or replaced between others are one, for the marks promise that nothing is.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import OSA, LCSseq

from copydesk.copies.report import Report, evidence
from copydesk.text import stem

Row = dict[str, Any]

QUOTATION = 5  # words of a quotation that two do not share by chance
KEPT = 0.75  # of the shorter quotation's words, in the same order
MOST = 200  # quotations of an article that are compared; no report of one event has more
ENDING = 3  # letters at its end where a difference is an inflection


@dataclass(frozen=True)
class Sign:
    """A sign of dependence: its evidence, and which article has the lesser wording (0: neither)."""

    lesser: int
    evidence: tuple[Row, ...]


def altered(one: Report, two: Report) -> list[Sign]:
    """Return the quotations that one of two articles altered."""
    found = []
    for mine, row in one.quotations[:MOST]:
        for yours, other in two.quotations[:MOST]:
            if _is_altered(mine, yours):
                short = one if len(mine) <= len(yours) else two
                what = evidence("altered quotation", row), evidence("altered quotation", other)
                found.append(Sign(short.article_id, what))
    return found


def _is_altered(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) < QUOTATION or one == two:
        return False
    if LCSseq.similarity(short, long) < KEPT * len(short):
        return False
    size = len(short)
    return all(long[n : n + size] != short for n in range(len(long) - size + 1))


def shared_misprints(one: Report, two: Report) -> list[Sign]:
    """Return the words that both articles misprint alike.

    A misprint is a word that both have and that differs in one letter, not at its end, from
    a word that both use more often.
    """
    counts = {
        word: one.long_words[word] + two.long_words[word]
        for word in one.long_words.keys() & two.long_words.keys()
    }
    alike: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        alike[word[-ENDING:]].append(word)
    signs = []
    for word in sorted(word for some in alike.values() if len(some) > 1 for word in some):
        rights = (right for right in alike[word[-ENDING:]] if counts[right] > counts[word])
        if any(_one_letter_off(word, right) for right in rights):
            rows = (one.vocabulary[word][0], two.vocabulary[word][0])
            signs.append(Sign(0, tuple(evidence("shared misprint", row) for row in rows)))
    return signs


def _one_letter_off(word: str, right: str) -> bool:
    if abs(len(word) - len(right)) > 1 or stem(word) == stem(right):
        return False
    return OSA.distance(word, right, score_cutoff=1) == 1
