"""Find which different sentences share a run of words, and which words of them are equal.

The same edited sentences meet in many pairs of articles: two wordings are compared once.
"""

from typing import NamedTuple

import numpy as np

from copydesk.copies.bodies import Bodies
from copydesk.copies.places import Places, spread
from copydesk.copies.runs import from_ends, grow
from copydesk.copies.stretches import Pairs, Stretches, Texts, find_stretches
from copydesk.text.hashes import Hashes, Numbers, in_order, once, starts

# Wordings that share one run of words and are listed in pairs: of a phrase that more of them
# have, each pair of articles looks for itself.
CROWD = 64
# Equal words of two sentences that stand beside equal ones but share no run of words.
SOME = 2
SHARE = 0.7  # of the longer one, or all words of the shorter


class Matter(NamedTuple):
    """Equal words of pairs of wordings: where those of a pair start, and their stretches.

    `first` has one entry more than there are pairs; `one` and `two` count from the start of the
    wording.
    """

    first: Numbers
    one: Numbers
    two: Numbers
    size: Numbers


class Alike:
    """The wordings of the bodies, by the number of their key, and which are alike."""

    def __init__(self, bodies: Bodies):
        """Index the wordings."""
        self._bodies = bodies
        self._places = Places(bodies.owner, bodies.key)
        printed = np.empty(len(bodies.keys), np.int64)
        printed[bodies.key] = np.arange(len(bodies.key))  # one printing of each
        at = bodies.words(printed)
        sizes = bodies.length(printed)
        first = np.append(0, np.cumsum(sizes))
        self._texts = Texts(bodies.forms.word.take(spread(at, at + sizes)[0]), first)
        self._share()

    def _share(self) -> None:
        """Note which wordings share a run of words, and which have one that is in a crowd."""
        texts = self._texts
        order = in_order(texts.gram, texts.text)
        gram, text = texts.gram.take(order), texts.text.take(order)
        new = starts(gram, text)
        gram, text = gram[new], text[new]
        head = np.flatnonzero(starts(gram))
        size = np.diff(np.append(head, len(gram)))
        end, size = np.repeat(head + size, size), np.repeat(size, size)
        some = np.flatnonzero((size > 1) & (size <= CROWD))
        other, row = spread(some + 1, end.take(some))
        count = len(self._bodies.keys)
        both = text.take(some).take(row).astype(np.uint64) * np.uint64(count)
        both += text.take(other).astype(np.uint64)
        small, large = np.divmod(both.take(once(both)).astype(np.int64), count)
        one, two = np.append(small, large), np.append(large, small)
        order = in_order(one, two)
        self._near = two.take(order)
        self._bounds = np.searchsorted(one.take(order), np.arange(count + 1))
        crowd = np.flatnonzero(size > CROWD)
        order = crowd[np.argsort(text.take(crowd), kind="stable")]
        self._crowded = gram.take(order)
        self._held = np.searchsorted(text.take(order), np.arange(count + 1))
        self._any = (np.diff(self._bounds) > 0) | (np.diff(self._held) > 0)
        sentence = np.flatnonzero(np.diff(self._held).take(self._bodies.key) > 0)
        key = self._bodies.key.take(sentence)
        at, row = spread(self._held.take(key), self._held.take(key + 1))
        self._standing = sentence.take(row)
        self._phrases = Places(self._bodies.owner.take(self._standing), self._crowded.take(at))

    def equal(self, article: Numbers, sentence: Numbers) -> tuple[Numbers, Numbers]:
        """Return the sentences of these articles with the keys of these sentences, and whose."""
        return self._places.find(article, self._bodies.key.take(sentence))

    def near(self, article: Numbers, sentence: Numbers) -> tuple[Numbers, Numbers]:
        """Return the sentences of these articles that share a run of words with these."""
        key = self._bodies.key.take(sentence)
        row = np.flatnonzero(self._any.take(key))
        key, article = key.take(row), article.take(row)
        at, of_row = spread(self._bounds.take(key), self._bounds.take(key + 1))
        there, hit = self._places.find(article.take(of_row), self._near.take(at))
        found = [(there, row.take(of_row).take(hit))]
        at, of_row = spread(self._held.take(key), self._held.take(key + 1))
        if len(at):
            there, hit = self._phrases.find(article.take(of_row), self._crowded.take(at))
            found.append((self._standing.take(there), row.take(of_row).take(hit)))
            there, hit = (np.concatenate(both) for both in zip(*found, strict=True))
            order = in_order(hit, there)
            new = starts(hit.take(order), there.take(order))
            return there.take(order)[new], hit.take(order)[new]
        return found[0]

    def matter(self, one: Numbers, two: Numbers) -> Matter:
        """Return the equal words of these pairs of keys."""
        pairs = Pairs(one, two)
        return self._matter(pairs, grow(self._texts, pairs, find_stretches(self._texts, pairs)))

    def little(self, one: Numbers, two: Numbers) -> Matter:
        """Return the equal words of these pairs of keys that share no run of words.

        They are those that small edits part from the start or the end, if they are most of the
        words of the longer wording or all of the shorter.
        """
        pairs = Pairs(one, two)
        found = from_ends(self._texts, pairs)
        words = np.bincount(found.pair, found.size, minlength=len(one))
        sizes = np.diff(self._texts.first)
        short = np.minimum(sizes.take(one), sizes.take(two))
        long = np.maximum(sizes.take(one), sizes.take(two))
        enough = (words >= SOME) & ((words == short) | (words >= SHARE * long))
        return self._matter(pairs, found.take(enough.take(found.pair)))

    def _matter(self, pairs: Pairs, found: Stretches) -> Matter:
        one, two = pairs
        first = np.searchsorted(found.pair, np.arange(len(one) + 1))
        starts_of = self._texts.first
        here, there = starts_of.take(one), starts_of.take(two)
        return Matter(
            first, found.one - here.take(found.pair), found.two - there.take(found.pair), found.size
        )


def distinct_pairs(one: Numbers, two: Numbers, count: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return which pair each is, without regard to sides, and the smaller and larger of these."""
    small, large = np.minimum(one, two), np.maximum(one, two)
    both: Hashes = small.astype(np.uint64) * np.uint64(count) + large.astype(np.uint64)
    order = np.argsort(both)
    new = starts(both.take(order))
    number = np.empty(len(both), np.int64)
    number[order] = np.cumsum(new) - 1
    rows = order[new]
    return number, small.take(rows), large.take(rows)
