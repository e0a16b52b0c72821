"""Find what only a copyist passes on: a quotation altered inside its marks, and a misprint.

A part of a quotation is no alteration: any reporter may quote less. Words that are missing
or replaced between others are one, for the marks promise that nothing is.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import OSA, LCSseq

from copydesk.copies.report import Report, evidence
from copydesk.copies.side import Side, words_of
from copydesk.text import fold_word, stem

Row = dict[str, Any]

QUOTATION = 5  # words of a quotation that two do not share by chance
KEPT = 0.75  # of the shorter quotation's words, in the same order
MISPRINT = 6  # letters of a word in which one wrong letter is no other word
ENDING = 3  # letters at its end where a difference is an inflection


@dataclass(frozen=True)
class Sign:
    """A sign of dependence: its evidence, and which article has the lesser wording (0: neither)."""

    lesser: int
    evidence: tuple[Row, ...]


def altered(one: Report, two: Report) -> list[Sign]:
    """Return the quotations that one of two articles altered."""
    found = []
    for mine, row in _quotations(one.side):
        for yours, other in _quotations(two.side):
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


def _quotations(side: Side | None) -> list[tuple[tuple[int, ...], Row]]:
    """Return the word hashes of each run of quoted words, with the sentence where it starts."""
    found: list[tuple[tuple[int, ...], Row]] = []
    if side is None:
        return found
    run: list[int] = []
    for n, quoted in enumerate([*side.quoted, False]):
        if quoted:
            run.append(n)
        elif run:
            found.append((tuple(side.hashes[m] for m in run), side.rows[side.sentence[run[0]]]))
            run = []
    return found


def shared_misprints(one: Report, two: Report) -> list[Sign]:
    """Return the words that both articles misprint alike.

    A misprint is a word that both have and that differs in one letter, not at its end, from
    a word that both use more often.
    """
    mine, yours = _words(one), _words(two)
    counts = Counter({word: len(rows) + len(yours.get(word, ())) for word, rows in mine.items()})
    both = [word for word in mine if word in yours and len(word) >= MISPRINT]
    signs = []
    for word in sorted(both):
        for right in both:
            if counts[right] > counts[word] and _one_letter_off(word, right):
                rows = (mine[word][0], yours[word][0])
                signs.append(Sign(0, tuple(evidence("shared misprint", row) for row in rows)))
                break
    return signs


def _one_letter_off(word: str, right: str) -> bool:
    if not (word.isalpha() and right.isalpha()) or stem(word) == stem(right):
        return False
    if abs(len(word) - len(right)) > 1 or word[-ENDING:] != right[-ENDING:]:
        return False
    return OSA.distance(word, right, score_cutoff=1) == 1


def _words(report: Report) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in report.side.rows if report.side else []:
        for word in words_of(row["text"]):
            found.setdefault(fold_word(row["text"][word.start : word.end]), []).append(row)
    return found
