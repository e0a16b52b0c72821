"""Find which different sentences share a run of words, and which words of them are equal.

The same edited sentences meet in many pairs of articles: two wordings are compared once.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from copydesk.copies.bodies import Bodies
from copydesk.copies.places import PLACES, Places
from copydesk.copies.runs import from_ends, grow
from copydesk.copies.stretches import Pairs, Stretches, Texts, find_stretches
from copydesk.text.hashes import Hashes, Numbers, in_order, once, spread, starts
from copydesk.text.lots import Mask

try:
    from copydesk.copies import compiled
except ImportError:  # installed where there is no C compiler
    compiled = None  # type: ignore[assignment]

# Wordings that share one run of words and are listed in pairs: of a phrase that more of them
# have, each pair of articles looks for itself.
CROWD = 64
# Equal words of two sentences that stand beside equal ones but share no run of words.
SOME = 2
SHARE = 0.7  # of the longer one, or all words of the shorter


class Met(NamedTuple):
    """Sentences of the two articles of a pair that may be one: the pair, and the two sentences."""

    pair: Numbers
    one: Numbers
    two: Numbers

    def take(self, rows: Mask) -> "Met":
        """Return these rows."""
        return Met(*(column[rows] for column in self))


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

    @cached_property
    def _places(self) -> Places:
        return Places(self._bodies.owner, self._bodies.key)

    def meet(self, pairs: Pairs) -> tuple[Met, Met]:
        """Return the equal sentences of these pairs, and those that share a run of words.

        A sentence of the first article that has an equal one is not asked for what it shares.
        """
        if compiled is None:
            return self._met(pairs)
        bodies = self._bodies
        equal, near, alone = compiled.meet(
            pairs.one, pairs.two, bodies.bounds, bodies.key, self._bounds, self._near, PLACES
        )
        pair, sentence, key = alone
        there, row = self._crowd(pairs.two.take(pair), key, (near[2], near[0]))
        return Met(*equal), Met(pair.take(row), sentence.take(row), there)

    def _met(self, pairs: Pairs) -> tuple[Met, Met]:
        bounds = self._bodies.bounds
        sentence, pair = spread(bounds.take(pairs.one), bounds.take(pairs.one + 1))
        key = self._bodies.key.take(sentence)
        there, hit = self._places.find(pairs.two.take(pair), key)
        equal = Met(pair.take(hit), sentence.take(hit), there)
        alone = self._any.take(key)
        alone[hit] = False
        pair, sentence, key = pair[alone], sentence[alone], key[alone]
        article = pairs.two.take(pair)
        at, of_row = spread(self._bounds.take(key), self._bounds.take(key + 1))
        there, hit = self._places.find(article.take(of_row), self._near.take(at))
        there, row = self._crowd(article, key, (there, of_row.take(hit)))
        return equal, Met(pair.take(row), sentence.take(row), there)

    def _crowd(
        self, article: Numbers, key: Numbers, found: tuple[Numbers, Numbers]
    ) -> tuple[Numbers, Numbers]:
        """Return what was found and the sentences of the articles that share a crowded run."""
        at, of_row = spread(self._held.take(key), self._held.take(key + 1))
        if not len(at):
            return found
        place, hit = self._phrases.find(article.take(of_row), self._crowded.take(at))
        there = np.append(found[0], self._standing.take(place))
        row = np.append(found[1], of_row.take(hit))
        order = in_order(row, there)
        order = order[starts(row.take(order), there.take(order))]
        return there.take(order), row.take(order)

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
        texts = self._texts
        sizes = np.diff(texts.first)
        short = np.minimum(sizes.take(one), sizes.take(two))
        long = np.maximum(sizes.take(one), sizes.take(two))
        some = np.arange(len(one))
        if compiled is not None:  # most have so few words in common that none need be placed
            words = compiled.sharing(texts.word, texts.first, one, two)
            some = np.flatnonzero((words >= SOME) & ((words >= short) | (words >= SHARE * long)))
        found = from_ends(texts, Pairs(one.take(some), two.take(some)))
        found = found._replace(pair=some.take(found.pair))
        words = np.bincount(found.pair, found.size, minlength=len(one))
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
