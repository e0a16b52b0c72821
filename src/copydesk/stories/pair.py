"""Pair the articles that may tell one event: those that stand under one term.

Under a single word that many hold stands what has nothing else in common, so it pairs nobody.
A couple of words that many hold is a story of many reports: each is paired with a few of the
others, which differ from couple to couple.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from copydesk.stories.joined import span, starts
from copydesk.tables import ID, Meetings, Pairs, Passages, Terms, pair_ids, shape_of

# Articles under one term that are all paired with each other, if it is one word, or a couple. Mean
# B-cubed of the six development sets of bench/stories.py: 50 and 200 .8394, 30 and 30 .8398, with
# 84 and 51 pairs an article in the most crowded of them.
ALONE = 30
CROWD = 30
FEW = 15  # of a couple's crowd, how many others each article is paired with, twice
# Under a term with more articles than this stands a stock phrase: no event has so many reports
# in DAYS days that share no other couple of words.
HEAVY = 2_000

Ids = npt.NDArray[np.uint64]


def pair(terms: Terms) -> Pairs:
    """Return two rows per term and pair of articles that stand under it, in no order.

    A pair is said once for each of its terms, so that what a term says never depends on others.
    """
    left, right = _pairs(terms)
    small, large = np.minimum(left, right), np.maximum(left, right)
    said = np.tile(pair_ids(small, large), 2)
    return pa.table(
        [pa.array(said, ID), pa.array(np.concatenate([small, large]), ID)],
        schema=shape_of(Pairs).schema,
    )


def _pairs(terms: pa.Table) -> tuple[Ids, Ids]:
    """Return the two articles of each pair, term by term."""
    term, article = terms["term"].to_numpy(), terms["article_id"].to_numpy()
    # In a crowd neighbours are paired. They stand in another order under each term.
    place = (article ^ term) * np.uint64(0x9E3779B97F4A7C15)
    order = np.lexsort((article, place, term))
    order = order[starts(term[order], article[order])]
    term, article = term[order], article[order]
    couple = terms["words"].to_numpy()[order] > 1
    guest = terms["guest"].to_numpy()[order].astype(bool)
    begin = np.flatnonzero(starts(term))
    held = np.diff(np.append(begin, len(term)))
    hosts = np.add.reduceat(~guest, begin) if len(begin) else held
    run = np.repeat(np.arange(len(begin)), held)
    all_met = held[run] <= np.where(couple, CROWD, ALONE)
    reach = np.where(all_met, held[run], np.where(couple, FEW, 0))
    reach[hosts[run] == 0] = 0
    ends = np.minimum((begin + held)[run], np.arange(len(term)) + 1 + reach)
    left, right = span(ends)
    met = ~(guest[left] & guest[right])
    return article[left[met]], article[right[met]]


def meet(pairs: Pairs, passages: Passages) -> Meetings:
    """Return two rows per pair of articles that stand under one term or share text, in no order."""
    copied = [passages.select(["pair_id", end]).rename_columns(["pair_id", "article_id"])
              for end in ("article_id", "other_id")]  # fmt: skip
    return pa.concat_tables([pairs, *copied]).group_by(["pair_id", "article_id"]).aggregate([])
