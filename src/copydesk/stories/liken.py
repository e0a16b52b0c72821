"""Say how alike two articles are, by the words and by the text that they share.

Text that was copied is the surest sign of one event: it outweighs any difference in words.
Two reports of one event appear within days of each other, so shared words count less with
every day between them. Where one does not say when it appeared, the time is neither
proof nor disproof: a page may be fetched long after.
A bare headline has few words, and two of them may well meet by chance: it must share most.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.stories.vectors import Ids, Numbers, Rows, Vectors, read
from copydesk.tables import Lent, Likenesses, Meetings, Passages, Sketches, shape_of

# All measured as the mean B-cubed of the six development sets of bench/stories.py.
CLOSE = 5  # days; two days of publishing further apart, words do not show one event
WINDOW = 10  # days; further apart, two articles are not compared
FADE = 5.0  # days after which a shared word counts 1/e: 3 days .834, 5 .836, 7 .832, 10 .825
UNKNOWN = 0.7  # what a word counts where a day is not known: .65 .832, .7 .836, .75 .834
# What a word counts where one side is the bare headline of a teaser: two such must share
# two words in three. Not measured, no gold knows teasers: two headlines on one country stay apart.
BARE = 0.27
# Two articles are no more alike than this times their names are: two elections in two
# countries share most words but neither persons nor places. It parts invented twins
# that words alone would join (tests/stories). The six development sets of bench/stories.py
# hold few twins; there it costs .006 (no such limit .842, 1.5 .839, 1.25 .836, 1 .835).
NAMES = 1.25
KNOWN = 3  # names from which an article says who and where; one with fewer is not limited
# The dial from coarse to fine: the likeness, and the mean likeness of two groups, from which they
# tell one event. Higher makes more and smaller stories. Mean B-cubed of the six development sets
# of bench/stories.py: .15 .827, .16 .830, .17 .836, .18 .836, .19 .833, though the sets differ in
# what they call one event (the best for one is below .06, for another .25).
ONE_EVENT = 0.17
# Two articles print one text if a passage takes this share of the longer body. Then their
# likeness is 1; what has only words in common never reaches it.
ONE_TEXT = 0.7
WORDS_ALONE = 0.99
# A passage that takes this share of the shorter body makes its likeness at least that share:
# the short report is a cut of the long one.
MOST = 0.5
EXACT = 2.0**40  # sums are of whole numbers, so that the order of rows cannot change them
BATCH = 1 << 20  # words that are looked up at a time


def lend(meetings: Meetings, sketches: Sketches) -> Lent:
    """Return one row per side of a pair, in no order."""
    found = pc.index_in(meetings["article_id"], value_set=sketches["article_id"].combine_chunks())
    known = found.is_valid()
    lent = sketches.take(found.filter(known))
    return lent.add_column(0, "pair_id", meetings["pair_id"].filter(known)).cast(
        shape_of(Lent).schema
    )


def liken(lent: Lent, passages: Passages) -> Likenesses:
    """Return two rows per pair of articles that may tell one event, one from either side."""
    ids, one, other, vectors = _sides(lent)
    far = vectors.has_day[one] & vectors.has_day[other] & (_gap(vectors, one, other) > WINDOW)
    text = _by_text(_shared(ids, passages), vectors.length[one], vectors.length[other])
    alike = np.maximum(by_words(vectors, one, other), np.where(far, 0.0, np.round(text, 6)))
    kept = alike >= ONE_EVENT
    ends = vectors.article[one[kept]], vectors.article[other[kept]]
    columns = [np.concatenate(ends), np.concatenate(ends[::-1]), np.tile(alike[kept], 2)]
    return pa.table([pa.array(column) for column in columns], schema=shape_of(Likenesses).schema)


def by_words(vectors: Vectors, one: Rows, other: Rows) -> Numbers:
    """Return how alike the articles of each pair are by their words and days; 0 if too far apart.

    `one` and `other` are rows of the vectors.
    """
    gap = _gap(vectors, one, other)
    days = vectors.has_day[one] & vectors.has_day[other]
    dated = vectors.dated[one] & vectors.dated[other]
    rows = np.flatnonzero(~days | (gap <= np.where(dated, CLOSE, WINDOW)))
    bare = vectors.bare[one] | vectors.bare[other]
    factor = np.where(bare, BARE, np.where(dated, 1.0, UNKNOWN))
    factor *= np.exp(-np.where(days & dated, gap, 0) / FADE)
    alike = np.zeros(len(one))
    alike[rows] = _limited(vectors, one[rows], other[rows], factor[rows])
    return np.round(alike, 6).astype(np.float64)


def _gap(vectors: Vectors, one: Rows, other: Rows) -> npt.NDArray[np.int64]:
    """Return the days between the articles of each pair."""
    gap: npt.NDArray[np.int64] = np.abs(vectors.day[one] - vectors.day[other])
    return gap


def _sides(lent: pa.Table) -> tuple[Ids, Rows, Rows, Vectors]:
    """Return the pairs, the rows of their two articles, and the vectors of these."""
    articles, first, back = np.unique(
        lent["article_id"].to_numpy(), return_index=True, return_inverse=True
    )
    vectors = read(lent.take(pa.array(first)))
    pairs = lent["pair_id"].to_numpy()
    order = np.lexsort((back, pairs))
    pairs, back = pairs[order], back[order]
    follows = np.zeros(len(pairs), bool)
    follows[1:] = (pairs[1:] == pairs[:-1]) & (back[1:] != back[:-1])
    second = np.flatnonzero(follows)
    return pairs[second], back[second - 1], back[second], vectors


def _limited(vectors: Vectors, one: Rows, other: Rows, factor: Numbers) -> Numbers:
    """Return the likeness of pairs by their words, which their names limit."""
    whole = vectors.log / _length(vectors, vectors.log)[vectors.owner]
    named = vectors.log * vectors.named
    name = named / np.maximum(_length(vectors, named), 1.0)[vectors.owner]
    # One more than the words there are: a short headline proves less.
    title = vectors.titled / np.sqrt(vectors.total(vectors.titled) + 1)[vectors.owner]
    names = vectors.total(vectors.named)
    # With no text on one side half the likeness is that of the headlines, with none on either
    # all of it.
    bodiless = (vectors.length[one] == 0) * 1.0 + (vectors.length[other] == 0)
    limited = (bodiless == 0) & (names[one] >= KNOWN) & (names[other] >= KNOWN)
    found = np.zeros(len(one))
    for rows, sums in _shared_words(vectors, one, other, (whole, name, title)):
        of_all, of_names, of_title = sums
        part = 1 - bodiless[rows] / 2
        words = (part * of_all + (1 - part) * of_title) * factor[rows]
        limit = np.where(limited[rows], NAMES * of_names * factor[rows], words)
        found[rows] = np.minimum(np.minimum(words, limit), WORDS_ALONE)
    return found


def _length(vectors: Vectors, weights: Numbers) -> Numbers:
    return np.sqrt(vectors.total(weights * weights))


def _shared_words(
    vectors: Vectors, one: Rows, other: Rows, weights: tuple[Numbers, ...]
) -> Iterator[tuple[slice, list[Numbers]]]:
    """Yield, for one batch of pairs after another, the sums of products of shared words."""
    # The words of the shorter sketch are looked up in the longer.
    swap = vectors.size[one] > vectors.size[other]
    one, other = np.where(swap, other, one), np.where(swap, one, other)
    keys = vectors.owner.astype(np.uint64) << np.uint64(32) | vectors.word
    ends = np.cumsum(vectors.size[one])
    start = 0
    while start < len(one):
        done = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + BATCH, side="right")))
        rows = slice(start, stop)
        size = vectors.size[one[rows]]
        pair = np.repeat(np.arange(stop - start), size)
        first = np.repeat(vectors.start[one[rows]] - (np.cumsum(size) - size), size)
        mine = first + np.arange(len(first))
        wanted = other[rows][pair].astype(np.uint64) << np.uint64(32) | vectors.word[mine]
        theirs = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = keys[theirs] == wanted if len(keys) else np.zeros(0, bool)
        pair, mine, theirs = pair[hit], mine[hit], theirs[hit]
        yield rows, [_sum(pair, w[mine] * w[theirs], stop - start) for w in weights]
        start = stop


def _sum(pair: Rows, products: Numbers, pairs: int) -> Numbers:
    return np.bincount(pair, np.rint(products * EXACT), pairs) / EXACT


def _shared(ids: Ids, passages: pa.Table) -> Numbers:
    """Return how many words the passages of each pair share."""
    found = passages["pair_id"].to_numpy()
    known = np.isin(found, ids)
    shared = np.zeros(len(ids))
    np.add.at(shared, np.searchsorted(ids, found[known]), passages["words"].to_numpy()[known])
    return shared


def _by_text(shared: Numbers, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> Numbers:
    """Return the likeness that the shared words of passages show; 0 where they show none."""
    of_shorter = np.minimum(1.0, shared / np.maximum(np.minimum(one, other), 1.0))
    of_longer = shared / np.maximum(np.maximum(one, other), 1.0)
    part = np.where(of_shorter >= MOST, np.minimum(of_shorter, WORDS_ALONE), 0.0)
    return np.where(of_longer >= ONE_TEXT, 1.0, part)
