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

from copydesk.tables import (
    ID,
    Fingerprints,
    Links,
    Printings,
    Sides,
    make_id,
    shape_of,
)
from copydesk.text.hashes import distinct

STANDING = 3  # articles of one newsroom that hold a run of words: from here on it is a template
# A run of words in more articles than this is a stock phrase of the trade or of the law.
HEAVY = 10_000
CHUNK = 50_000  # sides in one array of text

SPREAD = np.uint64(0x9E3779B97F4A7C15)

Ids = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.intp]


def link(fingerprints: Fingerprints) -> Links:
    """Return two rows per fingerprint and pair of articles that it links, in no order.

    A pair is said once for each fingerprint, so that it stands until the last is gone.
    """
    one, two = _pairs(fingerprints)
    order = np.lexsort((two, one))
    one, two = one[order], two[order]
    first = _starts(one, two)
    ends = zip(one[first].tolist(), two[first].tolist(), strict=True)
    distinct = np.array([make_id("pair", *pair) for pair in ends], np.uint64)
    ids = distinct[np.cumsum(first) - 1]
    return pa.table(
        [pa.array(np.tile(ids, 2), ID), pa.array(np.concatenate([one, two]), ID)],
        schema=shape_of(Links).schema,
    )


def _pairs(fingerprints: Fingerprints) -> tuple[Ids, Ids]:
    """Return the smaller and the larger article id of each pair that each fingerprint links."""
    prints, articles, newsrooms = _holders(fingerprints)
    one, two = (
        np.concatenate(both)
        for both in zip(_across(prints, newsrooms), _within(prints, newsrooms), strict=True)
    )
    a, b, which = articles[one], articles[two], prints[one]
    small, large = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((large, small, which))
    small, large, which = small[order], large[order], which[order]
    first = _starts(which, small, large)
    return small[first], large[first]


def _holders(fingerprints: Fingerprints) -> tuple[Ids, Ids, Ids]:
    """Return print, article and newsroom of each holder once, by print and article.

    An article of unknown newsroom is of a newsroom of its own.
    """
    table = fingerprints.combine_chunks()
    prints, articles = table["fingerprint"].to_numpy(), table["article_id"].to_numpy()
    newsrooms = pc.coalesce(table["newsroom_id"], table["article_id"]).to_numpy()
    order = np.lexsort((articles, prints))
    prints, articles, newsrooms = prints[order], articles[order], newsrooms[order]
    first = _starts(prints, articles)
    return prints[first], articles[first], newsrooms[first]


def _starts(*columns: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Say of each row whether it differs from the row before in one of the columns."""
    new = np.ones(len(columns[0]), bool)
    if len(new):
        new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return new


def _heads(*columns: npt.NDArray[Any]) -> tuple[Rows, Rows]:
    """Return, per row, where its run of equal values starts and how long the run is."""
    new = _starts(*columns)
    starts = np.flatnonzero(new)
    run = np.cumsum(new) - 1
    lengths = np.diff(np.append(starts, len(new)))
    return starts[run], lengths[run]


def _across(prints: Ids, newsrooms: Ids) -> tuple[Rows, Rows]:
    """Link each row to the first and the previous row of its print in another newsroom."""
    rows = np.arange(len(prints))
    head, _ = _heads(prints)
    block, _ = _heads(prints, newsrooms)
    previous = block - 1  # the row before an unbroken run of one newsroom
    to_previous = rows[previous >= head]
    # A row of the head's own newsroom takes the first row that is of another one.
    elsewhere = newsrooms != newsrooms[head]
    heads, print_of = np.unique(head, return_inverse=True)
    other = np.where(elsewhere, rows, len(prints))
    first_other = np.minimum.reduceat(other, heads) if len(prints) else other
    first = np.where(elsewhere, head, first_other[print_of])
    to_first = rows[first < len(prints)]
    return (
        np.concatenate([to_previous, to_first]),
        np.concatenate([previous[to_previous], first[to_first]]),
    )


def _within(prints: Ids, newsrooms: Ids) -> tuple[Rows, Rows]:
    """Link the two rows of a print that stands in exactly two articles of one newsroom."""
    order = np.lexsort((newsrooms, prints))
    start, length = _heads(prints[order], newsrooms[order])
    second = np.flatnonzero((np.arange(len(order)) == start + 1) & (length == STANDING - 1))
    return order[second - 1], order[second]


def lend(links: Links, printings: Printings) -> Sides:
    """Return one row per pair and article of it that has a body, in no order."""
    bodies = _bodies(printings)
    ends = links["pair_id"].to_numpy() * SPREAD + links["article_id"].to_numpy()
    once = links.take(pa.array(distinct(ends)[1]))
    at = pc.index_in(once["article_id"], value_set=bodies["article_id"].combine_chunks())
    known = at.is_valid()
    once, at = once.filter(known), at.filter(known)
    # Chunk by chunk: the text of one array must stay below two gigabytes.
    chunks = [bodies.take(at.slice(n, CHUNK)) for n in range(0, len(at), CHUNK)]
    lent = pa.concat_tables([bodies.slice(0, 0), *chunks])
    return lent.add_column(0, "pair_id", once["pair_id"]).cast(shape_of(Sides).schema)


def _bodies(printings: Printings) -> pa.Table:
    """Return one row per article that has a body, as a side."""
    body = printings.filter(pc.equal(printings["role"], "body"))
    order = np.lexsort((body["n"].to_numpy(), body["article_id"].to_numpy()))
    body = body.take(pa.array(order)).combine_chunks()
    first = np.flatnonzero(_starts(body["article_id"].to_numpy()))
    bounds = pa.array(np.append(first, len(body)), pa.int32())
    keys, starts, ends, texts = (
        pa.ListArray.from_arrays(bounds, body[name].combine_chunks())
        for name in ("key", "start", "end", "text")
    )
    head = body.select(["article_id", "page_id"]).take(pa.array(first))
    return pa.table(
        [*head.columns, keys, starts, ends, pc.binary_join(texts, " ")],
        schema=pa.schema(list(shape_of(Sides).schema)[1:]),
    )
