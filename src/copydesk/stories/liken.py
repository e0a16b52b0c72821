"""Say how alike two articles are, by the words and by the text that they share.

Text that was copied is the surest sign of one event: it outweighs any difference in words.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import Likenesses, Pairs, Passages, build, shape_of

# Two articles are no more alike than this times their names are: two elections in two
# countries share most words but neither persons nor places. It parts invented twins
# that words alone would join (tests/stories). The six development sets of bench/stories.py
# hold few twins; there it costs .006 (no such limit .842, 1.5 .839, 1.25 .836, 1 .835).
NAMES = 1.25
# A likeness below it counts as none, which keeps chance pairs out of the tables and changes
# the mean B-cubed of the six sets by less than .0002.
FAINT = 0.1
# Two articles print one text if a passage takes this share of the longer body. Then their
# likeness is 1; what has only words in common never reaches it.
ONE_TEXT = 0.7
WORDS_ALONE = 0.99
# A passage that takes this share of the shorter body makes its likeness at least that share:
# the short report is a cut of the long one.
MOST = 0.5
EXACT = 2.0**40  # sums are of whole numbers, so that the order of rows cannot change them

Numbers = npt.NDArray[np.float64]


def liken(pairs: Pairs, passages: Passages) -> Likenesses:
    """Return one row per pair of articles that are at all alike, in no order."""
    if not len(pairs):
        return build(Likenesses, [])
    ids, first, back = np.unique(
        pairs["pair_id"].to_numpy(), return_index=True, return_inverse=True
    )
    words, names = (_sum(pairs[name], back, len(ids)) for name in ("product", "name_product"))
    by_words = np.minimum(np.minimum(words, NAMES * names), WORDS_ALONE)
    lengths = [pairs[name].to_numpy()[first] for name in ("length", "other_length")]
    by_text = _by_text(_shared(ids, passages), np.minimum(*lengths), np.maximum(*lengths))
    found = pa.table(
        [
            pa.array(ids),
            pairs["article_id"].take(pa.array(first)),
            pairs["other_id"].take(pa.array(first)),
            pa.array(np.round(np.maximum(by_words, by_text), 6)),
        ],
        schema=shape_of(Likenesses).schema,
    )
    return found.filter(pc.greater_equal(found["likeness"], FAINT))


def _sum(column: pa.ChunkedArray, back: npt.NDArray[np.intp], pairs: int) -> Numbers:
    """Return the sum over the words of each pair."""
    sums = np.zeros(pairs, np.int64)
    np.add.at(sums, back, np.rint(column.to_numpy() * EXACT).astype(np.int64))
    return sums / EXACT


def _shared(ids: npt.NDArray[np.uint64], passages: pa.Table) -> Numbers:
    """Return how many words the passages of each pair share."""
    found = passages["pair_id"].to_numpy()
    known = np.isin(found, ids)
    shared = np.zeros(len(ids))
    np.add.at(shared, np.searchsorted(ids, found[known]), passages["words"].to_numpy()[known])
    return shared


def _by_text(shared: Numbers, shorter: Numbers, longer: Numbers) -> Numbers:
    """Return the likeness that the shared words of passages show; 0 where they show none."""
    of_shorter = np.minimum(1.0, shared / np.maximum(shorter, 1.0))
    of_longer = shared / np.maximum(longer, 1.0)
    part = np.where(of_shorter >= MOST, np.minimum(of_shorter, WORDS_ALONE), 0.0)
    return np.where(of_longer >= ONE_TEXT, 1.0, part)
