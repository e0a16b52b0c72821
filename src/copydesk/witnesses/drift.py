"""Show where the words inside quotation marks changed (slot `wording`, verdict `drift`).

A desk may quote a part, mark what it leaves out, spell in its own way and set its own dashes.
It may not change words between the marks: there two printings of one utterance differ, and the
reader should see both. Reported speech is anybody's wording and never drifts.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Indel, Opcodes

from copydesk.lexicon import load
from copydesk.text import fold
from copydesk.text.contractions import in_full
from copydesk.witnesses.claim import Claim, Row, by_value, row

# What a desk marks as its own inside a quotation: an omission, an insertion in brackets.
MARKED = re.compile(r"\[[^\]\[]{0,80}\]|\([^()]{0,40}\)|\.\.\.|…")
CAPITAL = re.compile(r"\[(\w)\](?=\w)")  # "[W]e" is "we"
MOST_WORDINGS = 60  # of one quotation; each is held against the best attested one


def drifts(claims: list[Claim]) -> Iterator[Row]:
    """Return a row for each wording of one quotation that changed the words of the best one."""
    spoken = [c for c in claims if c.row["quote"]["direct"] in ("direct", "partial")]
    wordings = by_value((fold(c.row["quote"]["content"] or "") or None, c) for c in spoken)
    if len(wordings) < 2:
        return
    carried = Counter({words: len({c.article for c in wordings[words]}) for words in wordings})
    ranked = sorted(wordings, key=lambda w: (_headline(wordings[w]), -carried[w], -len(w), w))
    # The best attested wording may be a fragment; hold others against the longest that has it.
    best = max((w for w in ranked if f" {ranked[0]} " in f" {w} "), key=lambda w: (len(w), w))
    for words in ranked[:MOST_WORDINGS]:
        if words != best and changed(_marked(wordings[best]), _marked(wordings[words])):
            valued = {_content(wordings[w]): wordings[w] for w in (best, words)}
            if len(valued) == 2:
                yield row(("wording", "drift", "story"), valued)


def changed(one: str, other: str) -> bool:
    """Say whether one wording changes words of the other, not only leaves out its ends.

    >>> changed("we are ready to help our friends", "ready to help")
    False
    >>> changed("ready to send our friends grain", "ready to send ... grain")
    False
    >>> changed("ready to send our friends grain", "ready to send grain")
    True
    """
    one, other = CAPITAL.sub(r"\1", one), CAPITAL.sub(r"\1", other)
    if len(MARKED.split(one)) > len(MARKED.split(other)):
        one, other = other, one
    whole, pieces = _told(one), [_told(piece) for piece in MARKED.split(other)]
    return any(_words_differ(whole, piece) for piece in pieces if piece)


def _told(text: str) -> list[str]:
    """Return the folded words, each in its fullest spelling: `sen` is `senator`, `two` is `2`."""
    return [_spellings().get(word, word) for word in fold(in_full(text)).split()]


@cache
def _spellings() -> dict[str, str]:
    return {fold(short): fold(str(full)) for short, full in load("spellings").items()}


def _words_differ(a: list[str], b: list[str]) -> bool:
    """Say whether the words differ between the first and the last ones that both have."""
    short, long = sorted((f" {' '.join(words)} " for words in (a, b)), key=len)
    if short in long:
        return False
    codes = list(_opcodes(a, b))
    if codes and all(tag != "equal" for tag, _, _ in codes):
        return True  # nothing in common: hardly the same utterance, but no omission
    for n, (tag, left, right) in enumerate(codes):
        edge = n in (0, len(codes) - 1)
        # At an end, words that only one side has were left out; words on both sides changed.
        if tag != "equal" and (not edge or (left and right)):
            return True
    return False


def _opcodes(a: list[str], b: list[str]) -> Iterator[tuple[str, int, int]]:
    """Give the runs of equal and of other words, with how many words each side has in them."""
    codes: Opcodes = Indel.opcodes(a, b)
    left: list[str] = []
    right: list[str] = []
    for code in codes:
        if code.tag != "equal":
            left += a[code.src_start : code.src_end]
            right += b[code.dest_start : code.dest_end]
            continue
        # "world view" and "worldview", "I.R.S." and "IRS" are the same letters.
        if "".join(left) != "".join(right):
            yield "other", len(left), len(right)
        left, right = [], []
        yield "equal", code.src_end - code.src_start, code.dest_end - code.dest_start
    if "".join(left) != "".join(right):
        yield "other", len(left), len(right)


def _marked(claims: list[Claim]) -> str:
    return str(claims[0].row["quote"]["content"])


def _content(claims: list[Claim]) -> str:
    return " ".join(_marked(claims).split())


def _headline(claims: list[Claim]) -> bool:
    return all(claim.headline for claim in claims)
