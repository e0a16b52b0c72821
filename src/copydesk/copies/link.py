"""Link articles that may share text, and lend each pair the sentences it needs.

A fingerprint joins each article that holds it to the first and to the previous holder in
another newsroom: as good as all pairs, at a cost that grows with the number of articles and
not with its square. First and previous are those of the article ids, so that no order of
arrival changes anything. Who copied from whom is not decided here.

Within one newsroom a text that stands in three articles or more is the house's own standing
matter (a boilerplate, a promotion) and links nothing; in two it is an update or a teaser.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import Fingerprints, Links, Printings, Sides, build, make_id, shape_of

STANDING = 3  # articles of one newsroom that hold a run of words: from here on it is a template
# A run of words in more articles than this is a stock phrase of the trade or of the law.
HEAVY = 10_000

Rows = npt.NDArray[np.intp]


def link(fingerprints: Fingerprints) -> Links:
    """Return two rows per fingerprint and pair of articles that it links, in no order."""
    left, right = _pairs(fingerprints)
    ids: dict[tuple[int, int], int] = {}
    rows: list[dict[str, Any]] = []
    for pair in zip(left.tolist(), right.tolist(), strict=True):
        if pair not in ids:
            ids[pair] = make_id("pair", *pair)
        rows += ({"pair_id": ids[pair], "article_id": article} for article in pair)
    return build(Links, rows)


def _pairs(fingerprints: Fingerprints) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Return the smaller and the larger article id of each linked pair of each fingerprint."""
    table = fingerprints.combine_chunks()
    articles = table["article_id"].to_numpy()
    newsrooms = _newsrooms(table)
    prints = table["fingerprint"].to_numpy()
    order = np.lexsort((articles, prints))
    prints, articles, newsrooms = prints[order], articles[order], newsrooms[order]
    again = np.zeros(len(prints), bool)
    again[1:] = (prints[1:] == prints[:-1]) & (articles[1:] == articles[:-1])
    prints, articles, newsrooms = prints[~again], articles[~again], newsrooms[~again]
    one, two = (
        np.concatenate(both)
        for both in zip(_across(prints, newsrooms), _within(prints, newsrooms), strict=True)
    )
    a, b = articles[one], articles[two]
    found = np.unique(np.stack([prints[one], np.minimum(a, b), np.maximum(a, b)], axis=1), axis=0)
    return found[:, 1], found[:, 2]


def _newsrooms(table: pa.Table) -> npt.NDArray[np.int64]:
    """Return a number per row, equal for equal newsrooms; an unknown one is the article's own."""
    own = pc.cast(table["article_id"], pa.string())
    named = pc.if_else(
        pc.is_valid(table["newsroom"]),
        pc.binary_join_element_wise("n", table["newsroom"], ":"),
        pc.binary_join_element_wise("a", own, ":"),
    )
    codes: npt.NDArray[np.int64] = (
        pc.cast(pa.chunked_array(named).combine_chunks().dictionary_encode().indices, pa.int64())
        .to_numpy(zero_copy_only=False)
    )  # fmt: skip
    return codes


def _heads(*columns: npt.NDArray[Any]) -> tuple[Rows, Rows]:
    """Return, per row, where its run of equal values starts and how long the run is."""
    count = len(columns[0])
    new = np.ones(count, bool)
    if count:
        new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    starts = np.flatnonzero(new)
    run = np.cumsum(new) - 1
    lengths = np.diff(np.append(starts, count))
    return starts[run], lengths[run]


def _across(prints: npt.NDArray[Any], newsrooms: npt.NDArray[Any]) -> tuple[Rows, Rows]:
    """Link each row to the first and the previous row of its print in another newsroom."""
    rows = np.arange(len(prints))
    head, held = _heads(prints)
    block, _ = _heads(prints, newsrooms)
    previous = block - 1  # the row before an unbroken run of one newsroom
    light = held <= HEAVY
    to_previous = rows[light & (previous >= head)]
    # A row of the head's own newsroom takes the first row that is of another one.
    other = np.where(newsrooms != newsrooms[head], rows, len(prints))
    first_other = np.minimum.reduceat(other, np.unique(head)) if len(prints) else other
    first = np.where(
        newsrooms != newsrooms[head], head, first_other[np.unique(head, return_inverse=True)[1]]
    )
    to_first = rows[light & (first < len(prints))]
    return (
        np.concatenate([to_previous, to_first]),
        np.concatenate([previous[to_previous], first[to_first]]),
    )


def _within(prints: npt.NDArray[Any], newsrooms: npt.NDArray[Any]) -> tuple[Rows, Rows]:
    """Link the two rows of a print that stands in exactly two articles of one newsroom."""
    order = np.lexsort((newsrooms, prints))
    start, length = _heads(prints[order], newsrooms[order])
    second = np.flatnonzero((np.arange(len(order)) == start + 1) & (length == STANDING - 1))
    return order[second - 1], order[second]


def lend(links: Links, printings: Printings) -> Sides:
    """Return one row per pair and body sentence of either article, in no order."""
    once = links.group_by(["pair_id", "article_id"]).aggregate([])
    body = printings.filter(pc.equal(printings["role"], "body"))
    lent = once.join(body, "article_id", join_type="inner")
    columns = [name for name, _ in shape_of(Sides).columns]
    return lent.select(columns).cast(shape_of(Sides).schema)
