"""Say what a shared word adds to the likeness of two articles.

Two reports of one event appear within days of each other, so a word that they share counts
less with every day between them. Where one does not say when it appeared, the time is neither
proof nor disproof: a page may be fetched long after.
A bare headline has few words, and two of them may well meet by chance: it must share most.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from copydesk.tables import Pairs, Terms, build, make_id, shape_of

# All measured as the mean B-cubed of the six development sets of bench/stories.py.
WINDOW = 10  # days; further apart, two articles are not compared
FADE = 5.0  # days after which a shared word counts 1/e: 3 days .834, 5 .836, 7 .832, 10 .825
UNKNOWN = 0.7  # what a word counts where a day is not known: .65 .832, .7 .836, .75 .834
# What a word counts where one side is the bare headline of a teaser: two such must share
# two words in three. Not measured, no gold knows teasers: two headlines on one country stay apart.
BARE = 0.27
# Names from which an article says who and where; one with fewer is compared by all its words.
NAMES = 3
# Articles of a day (and articles without a day) that one word pairs: those in which it weighs
# most. It bounds the work; 100 costs .02, 50 costs .05.
CROWD = 200

Ids = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.intp]
NO_DAY = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Postings:
    """The columns of the terms table, sorted by word and day; no day stands first."""

    term: Ids
    article: Ids
    weight: npt.NDArray[np.float64]
    name: npt.NDArray[np.float64]
    title: npt.NDArray[np.float64]
    names: npt.NDArray[np.int32]
    length: npt.NDArray[np.int32]
    bare: npt.NDArray[np.bool_]
    day: npt.NDArray[np.int64]
    dated: npt.NDArray[np.bool_]

    def take(self, rows: Rows | npt.NDArray[np.bool_]) -> "Postings":
        """Return these rows."""
        return Postings(**{name: column[rows] for name, column in vars(self).items()})


def pair(terms: Terms) -> Pairs:
    """Return one row per word and two articles that share it, in no order."""
    if not len(terms):
        return build(Pairs, [])
    found = _sort(terms)
    near, dateless = _near(found), _dateless(found)
    left = found.take(np.concatenate([near[0], dateless[0]]))
    right = found.take(np.concatenate([near[1], dateless[1]]))
    return _table(left, right)


def _sort(terms: pa.Table) -> Postings:
    days = terms["anchor"].combine_chunks().cast(pa.int32()).cast(pa.int64())
    length = terms["length"].to_numpy()
    found = Postings(
        term=terms["term"].to_numpy(),
        article=terms["article_id"].to_numpy(),
        weight=terms["weight"].to_numpy(),
        name=terms["name_weight"].to_numpy(),
        title=terms["title_weight"].to_numpy(),
        names=terms["names"].to_numpy(),
        length=length,
        bare=(np.array(terms["kind"].to_pylist(), object) == "teaser") & (length == 0),
        dated=np.array(terms["dated"].to_pylist(), bool),
        day=days.fill_null(NO_DAY).to_numpy(zero_copy_only=False),
    )
    return found.take(np.lexsort((found.article, found.day, found.term)))


def _near(found: Postings) -> tuple[Rows, Rows]:
    """Return the two rows of each pair of dated articles that share a word within the window."""
    word = _number(found.term)
    rows = np.flatnonzero((found.day != NO_DAY) & _leads(found, word, found.day))
    if not len(rows):
        return rows, rows
    day = found.day[rows] - found.day[rows].min()
    place = word[rows] * (day.max() + WINDOW + 1) + day
    return _span(rows, np.searchsorted(place, place + WINDOW, side="right"))


def _dateless(found: Postings) -> tuple[Rows, Rows]:
    """Return the two rows of each pair of articles that share a word, one of them of no day."""
    word = _number(found.term)
    rows = np.flatnonzero(_leads(found, word))
    ends = np.searchsorted(word[rows], word[rows], side="right")
    # A word's dateless rows stand first, so each meets all rows behind it; a dated row none.
    return _span(rows, np.where(found.day[rows] == NO_DAY, ends, 0))


def _number(term: Ids) -> Rows:
    return np.unique(term, return_inverse=True)[1]


def _leads(found: Postings, *groups: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Say for each row whether it is among the CROWD heaviest that are equal in all groups."""
    # Of equal weights no article is preferred for all its words: the tie differs by word.
    order = np.lexsort((found.article ^ found.term, -found.weight, *reversed(groups)))
    new = np.zeros(len(order), bool)
    new[:1] = True
    for group in groups:
        new[1:] |= group[order][1:] != group[order][:-1]
    starts = np.flatnonzero(new)
    rank = np.empty(len(order), np.intp)
    rank[order] = np.arange(len(order)) - starts[np.cumsum(new) - 1]
    return rank < CROWD


def _span(rows: Rows, ends: Rows) -> tuple[Rows, Rows]:
    """Return each row with each row after it, up to the row's end."""
    counts = np.maximum(0, ends - np.arange(len(rows)) - 1)
    left = np.repeat(np.arange(len(rows)), counts)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    return rows[left], rows[left + 1 + steps]


def _table(left: Postings, right: Postings) -> pa.Table:
    small = left.article < right.article
    known = left.dated & right.dated
    gap = np.where(known, np.abs(left.day - right.day), 0)
    factor = np.where(left.bare | right.bare, BARE, np.where(known, 1.0, UNKNOWN))
    factor *= np.exp(-gap / FADE)
    # With no text on one side half the likeness is that of the headlines, with none on either
    # all of it.
    bodiless = (left.length == 0) * 1.0 + (right.length == 0)
    words = 1 - bodiless / 2
    known_names = (bodiless == 0) & (left.names >= NAMES) & (right.names >= NAMES)
    product = (words * left.weight * right.weight + (1 - words) * left.title * right.title) * factor
    one = np.where(small, left.article, right.article)
    other = np.where(small, right.article, left.article)
    columns = [
        _pair_ids(one, other),
        one,
        other,
        left.term,
        product,
        np.where(known_names, left.name * right.name * factor, product),
        np.where(small, left.length, right.length),
        np.where(small, right.length, left.length),
    ]
    return pa.table([pa.array(column) for column in columns], schema=shape_of(Pairs).schema)


def _pair_ids(one: Ids, other: Ids) -> Ids:
    """Return the id of each pair, as the copies room makes it."""
    articles, numbers = np.unique(np.concatenate([one, other]), return_inverse=True)
    codes = numbers[: len(one)] * len(articles) + numbers[len(one) :]
    pairs, back = np.unique(codes, return_inverse=True)
    ends = zip(*(articles[part].tolist() for part in np.divmod(pairs, len(articles))), strict=True)
    ids = np.array([make_id("pair", a, b) for a, b in ends], np.uint64)
    return ids[back]
