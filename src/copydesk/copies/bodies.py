"""The words of the bodies of many articles: folded, placed on the page, and weighed.

A word is *quoted* inside quotation marks, *idle* there or in a phrase that every newsroom uses
("declined to comment on the matter"), and *telling* where it is no name (it stands in small
letters) and says something (it is no stop word); see side.py, which reads one article alone.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.copies.side import phrases, traits
from copydesk.text.hashes import Hashes, Numbers, distinct
from copydesk.text.many import Mask, Words, read
from copydesk.text.marks import quoted

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Bodies:
    """Articles by id, and all their sentences and words in order.

    Of an article: `article`, `page`, and where its words start (`first`). Of a sentence: `key`,
    span on the page, its article's place (`owner`), and where its words start (`opens`). Of a
    word: its `id`, `word`, a number equal for equal ids, span on the page, sentence, flags. The
    columns that say where something starts have one entry more at the end; `said` and `tells`
    are sums, up to each word, of what words outside quotations and stock phrases weigh.
    """

    article: Hashes
    page: Hashes
    first: Numbers
    key: Hashes
    starts: Numbers
    ends: Numbers
    owner: Numbers
    opens: Numbers
    id: Hashes
    word: Numbers
    start: Numbers
    end: Numbers
    sentence: Numbers
    quoted: Mask
    idle: Mask
    said: Weights
    tells: Weights


def read_bodies(sides: pa.Table) -> Bodies:
    """Return the bodies of the articles of the sides, each of them once."""
    articles, once = np.unique(sides["article_id"].to_numpy(), return_index=True)
    lent = _rows(sides.drop_columns(["pair_id", "article_id"]), once)
    counts = pc.list_value_length(lent["keys"]).to_numpy()
    starts, ends, keys = (
        lent[name].combine_chunks().flatten().to_numpy() for name in ("starts", "ends", "keys")
    )
    starts, ends = starts.astype(np.int64), ends.astype(np.int64)
    owner = np.repeat(np.arange(len(articles)), counts)
    bodies = lent["text"].to_pylist()
    lot = read(bodies)
    ids, telling, worth = _weigh(lot)
    # Where sentences and words start if the bodies stand in a row, a space between.
    at = np.cumsum(ends - starts + 1) - (ends - starts + 1)
    place = at[np.searchsorted(owner, lot.text)] + lot.start
    sentence = np.searchsorted(at, place, side="right") - 1
    marked = _quoted(bodies, place)
    idle = marked | _stock(ids, sentence)
    start = starts[sentence] + place - at[sentence]
    return Bodies(
        article=articles,
        page=lent["page_id"].to_numpy(),
        first=lot.first,
        key=keys,
        starts=starts,
        ends=ends,
        owner=owner,
        opens=np.searchsorted(sentence, np.arange(len(keys) + 1)),
        id=ids,
        word=distinct(ids)[0],
        start=start,
        end=start + lot.end - lot.start,
        sentence=sentence,
        quoted=marked,
        idle=idle,
        said=np.append(0.0, np.cumsum(worth * ~idle)),
        tells=np.append(0.0, np.cumsum(telling & ~idle)),
    )


def _rows(table: pa.Table, rows: Numbers) -> pa.Table:
    """Return these rows, taken batch by batch: a table of many chunks would be copied whole."""
    order = np.argsort(rows)
    some, at = [table.schema.empty_table()], 0
    for batch in table.to_batches():
        mine = rows[order][slice(*np.searchsorted(rows[order], [at, at + len(batch)]))]
        some.append(pa.Table.from_batches([batch.take(pa.array(mine - at))]))
        at += len(batch)
    back = np.empty(len(rows), np.int64)
    back[order] = np.arange(len(rows))
    return pa.concat_tables(some).combine_chunks().take(pa.array(back)).combine_chunks()


def _weigh(lot: Words) -> tuple[Hashes, Mask, Weights]:
    """Return the id of each word, whether it tells something, and what it is worth."""
    found = [traits(word) for word in lot.spelt]
    columns = [
        np.array([trait[n] for trait in found], kind)
        for n, kind in enumerate((np.uint64, bool, np.float64))
    ]
    ids, telling, worth = (column[lot.number] for column in columns)
    return ids, telling, worth


def _quoted(bodies: list[str], place: Numbers) -> Mask:
    """Say of each word whether it stands inside quotation marks, by its place in all bodies."""
    spans: list[tuple[int, int]] = []
    shift = 0
    for body in bodies:
        spans += ((shift + a, shift + b) for a, b in quoted(body.replace("\n", " ")))
        shift += len(body) + 1
    if not spans:
        return np.zeros(len(place), bool)
    start, end = np.array(spans).T
    span = np.searchsorted(start, place, side="right") - 1
    inside: Mask = (span >= 0) & (place < end[span])
    return inside


@lru_cache(maxsize=1)
def _openings() -> Hashes:
    """Return how the stock phrases start: their first two words, or the only one."""
    some = (phrase for group in phrases().values() for phrase in group)
    return np.unique(np.array([_opening(*phrase[:2]) for phrase in some], np.uint64))


def _opening(first: int, second: int = 0) -> int:
    return (first * 3 + second) % (1 << 64)


def _stock(ids: Hashes, sentence: Numbers) -> Mask:
    """Say of each word whether it stands in a stock phrase of its sentence."""
    found = np.zeros(len(ids), bool)
    ends = np.searchsorted(sentence, sentence, side="right") if len(ids) else sentence
    single = ids * np.uint64(3)
    pairs = single.copy()
    pairs[:-1] += ids[1:]
    known = np.zeros(len(ids), bool)
    for openings in (single, pairs):
        at = np.searchsorted(_openings(), openings)
        known |= _openings()[np.minimum(at, len(_openings()) - 1)] == openings
    for n in np.flatnonzero(known).tolist():
        for phrase in phrases().get(int(ids[n]), ()):
            stop = n + len(phrase)
            if stop <= ends[n] and tuple(ids[n:stop].tolist()) == phrase:
                found[n:stop] = True
                break
    return found
