"""Link articles that may share text, and lend each pair the sentences it needs.

A fingerprint joins each article that holds it to the first and to the previous holder in
another newsroom: as good as all pairs, at a cost that grows with the number of articles and
not with its square. First and previous are those of the article ids, so that no order of
arrival changes anything. Who copied from whom is not decided here.

Within one newsroom a text that stands in three articles or more is the house's own standing
matter (a boilerplate, a promotion) and links none of them; in two it is an update or a teaser. In
a dozen it is a template, which a neighbour may have by chance: it links nobody at all.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import (
    Fingerprints,
    Ids,
    Links,
    Printings,
    Sides,
    pair_ids,
    shape_of,
)
from copydesk.text.hashes import Hashes, Numbers, distinct, in_order, ranks, starts
from copydesk.text.lots import Mask

try:
    from copydesk.copies import compiled_links as compiled
except ImportError:  # installed where there is no C compiler
    compiled = None  # type: ignore[assignment]

STANDING = 3  # articles of one newsroom that hold a run of words: from here on it is a template
# From here on it links none of them to other newsrooms either: no wire is printed so often.
HOUSE = 12
# A run of words in more articles than this is a stock phrase of the trade or of the law.
HEAVY = 10_000

SPREAD = np.uint64(0x9E3779B97F4A7C15)


def link(fingerprints: Fingerprints) -> Links:
    """Return two rows per fingerprint and pair of articles that it links, in no order.

    A pair is said once for each fingerprint, so that it stands until the last is gone.
    """
    prints, articles = (fingerprints[name].to_numpy() for name in ("fingerprint", "article_id"))
    newsrooms = pc.coalesce(fingerprints["newsroom_id"], fingerprints["article_id"]).to_numpy()
    small, large = _linked(prints, articles, newsrooms)
    pairs = np.tile(pair_ids(small, large), 2)
    ends = np.concatenate([small, large])
    return pa.table([pa.array(pairs), pa.array(ends)], schema=shape_of(Links).schema)


def _linked(prints: Hashes, articles: Ids, newsrooms: Ids) -> tuple[Ids, Ids]:
    """Return the articles of each link, the smaller first, once a fingerprint."""
    order = np.argsort(prints)
    if compiled is not None:
        return compiled.linked(prints, articles, newsrooms, order, (STANDING, HOUSE))
    number, article, newsroom, ids = _holders(prints, articles, newsrooms, order)
    near, often = _within(number, newsroom)
    few = np.flatnonzero(~often)
    far = _across(number.take(few), newsroom.take(few))
    one, two = (
        np.concatenate([few.take(ends), others]) for ends, others in zip(far, near, strict=True)
    )
    a, b, which = article[one], article[two], number[one]
    small, large = np.minimum(a, b), np.maximum(a, b)
    order = in_order(small, large, which)
    small, large, which = small[order], large[order], which[order]
    said = starts(which, small, large)
    return ids.take(small[said]), ids.take(large[said])


def _holders(
    prints: Hashes, articles: Ids, newsrooms: Ids, order: Numbers
) -> tuple[Numbers, Numbers, Numbers, Ids]:
    """Return print, article and newsroom of each holder once, by print and article, as numbers.

    An article of unknown newsroom is of a newsroom of its own; a print that one article alone
    holds is left out. The ids of the articles are given by number; these are in order of the ids.
    """
    new = starts(prints.take(order))
    alone = new & np.append(new[1:], True)
    rows, number = order[~alone], (np.cumsum(new) - 1)[~alone]
    articles, newsrooms = articles.take(rows), newsrooms.take(rows)
    article, newsroom = ranks(articles), ranks(newsrooms)
    ids = np.empty(int(article.max(initial=-1)) + 1, np.uint64)
    ids[article] = articles
    order = in_order(number, article)
    number, article, newsroom = (column.take(order) for column in (number, article, newsroom))
    first = starts(number, article)
    return number[first], article[first], newsroom[first], ids


def _heads(*columns: Numbers) -> tuple[Numbers, Numbers]:
    """Return, per row, where its run of equal values starts and how long the run is."""
    first = np.flatnonzero(starts(*columns))
    lengths = np.diff(np.append(first, len(columns[0])))
    return np.repeat(first, lengths), np.repeat(lengths, lengths)


def _across(prints: Numbers, newsrooms: Numbers) -> tuple[Numbers, Numbers]:
    """Link each row to the first and the previous row of its print in another newsroom."""
    rows = np.arange(len(prints))
    head, _ = _heads(prints)
    block, _ = _heads(prints, newsrooms)
    previous = block - 1  # the row before an unbroken run of one newsroom
    to_previous = rows[previous >= head]
    # A row of the head's own newsroom takes the first row that is of another one.
    elsewhere = newsrooms != newsrooms[head]
    heads = np.flatnonzero(head == rows)
    other = np.where(elsewhere, rows, len(prints))
    first_other = np.minimum.reduceat(other, heads) if len(prints) else other
    first = np.where(elsewhere, head, np.repeat(first_other, np.diff(np.append(heads, len(rows)))))
    to_first = rows[first < len(prints)]
    return (
        np.concatenate([to_previous, to_first]),
        np.concatenate([previous[to_previous], first[to_first]]),
    )


def _within(prints: Numbers, newsrooms: Numbers) -> tuple[tuple[Numbers, Numbers], Mask]:
    """Link the two rows of a print that stands in exactly two articles of one newsroom.

    The second value says which rows are of prints that stand in HOUSE articles of their newsroom.
    """
    order = in_order(prints, newsrooms, np.arange(len(prints)))
    start, length = _heads(prints[order], newsrooms[order])
    second = np.flatnonzero((np.arange(len(order)) == start + 1) & (length == STANDING - 1))
    often = np.zeros(len(order), bool)
    often[order] = length >= HOUSE
    return (order[second - 1], order[second]), often


def lend(links: Links, printings: Printings) -> Sides:
    """Return one row per pair and article of it that has a body, in no order."""
    bodies, texts = _bodies(printings)
    ends = links["pair_id"].to_numpy() * SPREAD + links["article_id"].to_numpy()
    some = links.take(pa.array(distinct(ends)[1]))
    at = pc.index_in(some["article_id"], value_set=bodies["article_id"].combine_chunks())
    known = at.is_valid()
    some, at = some.filter(known), at.filter(known).combine_chunks()
    columns = [some["pair_id"], *bodies.take(at).columns]
    text = pa.DictionaryArray.from_arrays(at, texts)
    return pa.table([*columns, text], schema=shape_of(Sides).schema)


def _bodies(printings: Printings) -> tuple[pa.Table, pa.Array]:
    """Return one row per article that has a body, as a side, and the texts of the bodies."""
    body = printings.filter(pc.equal(printings["role"], "body"))
    order = in_order(ranks(body["article_id"].to_numpy()), body["n"].to_numpy())
    if (order[1:] < order[:-1]).any():
        body = body.take(pa.array(order))
    body = body.combine_chunks()
    first = np.flatnonzero(starts(body["article_id"].to_numpy()))
    bounds = pa.array(np.append(first, len(body)), pa.int32())
    keys, begins, ends, texts = (
        pa.ListArray.from_arrays(bounds, body[name].combine_chunks())
        for name in ("key", "start", "end", "text")
    )
    head = body.select(["article_id", "page_id"]).take(pa.array(first))
    schema = pa.schema(list(shape_of(Sides).schema)[1:-1])
    text = pc.binary_join(texts, " ").cast(pa.large_string())
    return pa.table([*head.columns, keys, begins, ends], schema=schema), text
