"""The sentences of the bodies of many articles, each printed form of a sentence read once.

A word is *quoted* inside quotation marks, *idle* there or in a phrase that every newsroom uses
("declined to comment on the matter"), and *telling* where it is no name (it stands in small
letters) and says something (it is no stop word); see side.py, which reads one article alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.copies.side import phrases, weigh
from copydesk.text import Span
from copydesk.text.hashes import Hashes, Numbers, distinct, once, ranks, spread, starts
from copydesk.text.lots import Mask
from copydesk.text.many import Words, read
from copydesk.text.marks import quotations, quoted

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Forms:
    """Sentences as they are printed, quoted alike, each once, and their words in order.

    Of a form: where its words start (`first`, with one entry more at the end). Of a word:
    `word`, a number equal for equal folded words, its span in the sentence, and whether it is
    quoted. `said` and `tells` are sums, up to each word, of what words outside quotations and
    stock phrases weigh.
    """

    first: Numbers
    word: Numbers
    start: Numbers
    end: Numbers
    quoted: Mask
    said: Weights
    tells: Weights


@dataclass(frozen=True)
class Bodies:
    """Articles by id, and all their sentences in order.

    Of an article: `article`, `page`, and where its sentences start (`bounds`). Of a sentence:
    the number of its key among all `keys`, span on the page, its article's place (`owner`), its
    form, and how many words stand before it (`opens`). `bounds` and `opens` have one entry more.
    """

    article: Hashes
    page: Hashes
    bounds: Numbers
    keys: Hashes
    key: Numbers
    starts: Numbers
    ends: Numbers
    owner: Numbers
    form: Numbers
    opens: Numbers
    forms: Forms

    def words(self, sentence: Numbers) -> Numbers:
        """Return where the words of these sentences start among those of the forms."""
        return self.forms.first.take(self.form.take(sentence))

    def length(self, sentence: Numbers) -> Numbers:
        """Return how many words these sentences have."""
        return self.opens.take(sentence + 1) - self.opens.take(sentence)


def read_bodies(sides: pa.Table) -> Bodies:
    """Return the bodies of the articles of the sides, each of them once."""
    lent = _lent(sides)
    counts = pc.list_value_length(lent["keys"]).to_numpy()
    begins, ends, keys = (
        lent[name].combine_chunks().flatten().to_numpy() for name in ("starts", "ends", "keys")
    )
    begins, ends = begins.astype(np.int64), ends.astype(np.int64)
    bounds = np.append(0, np.cumsum(counts, dtype=np.int64))
    printed, number = _printed(lent["text"].to_pylist(), bounds, ends - begins)
    form, forms = _forms(printed, number, lent["text"].to_pylist(), bounds, ends - begins)
    key = ranks(keys)
    known = np.empty(int(key.max(initial=-1)) + 1, np.uint64)
    known[key] = keys
    return Bodies(
        article=lent["article_id"].to_numpy(),
        page=lent["page_id"].to_numpy(),
        bounds=bounds,
        keys=known,
        key=key,
        starts=begins,
        ends=ends,
        owner=np.repeat(np.arange(len(lent)), counts),
        form=form,
        opens=np.append(0, np.cumsum(np.diff(forms.first).take(form))),
        forms=forms,
    )


def _lent(sides: pa.Table) -> pa.Table:
    """Return one side of each article, in order of their ids.

    They are taken batch by batch: a table of many chunks would be copied whole.
    """
    ids = sides["article_id"].to_numpy()
    rows, at = once(ids), 0
    some = []
    for batch in sides.drop_columns(["pair_id"]).to_batches():
        mine = np.sort(rows[(rows >= at) & (rows < at + len(batch))]) - at
        taken = pa.Table.from_batches([batch.take(pa.array(mine))])
        some.append(taken.set_column(5, "text", taken["text"].cast(pa.large_string())))
        at += len(batch)
    found = pa.concat_tables(some)
    return found.take(pa.array(np.argsort(found["article_id"].to_numpy()))).combine_chunks()


def _printed(
    bodies: list[str], bounds: Numbers, lengths: Numbers
) -> tuple[dict[str, int], Numbers]:
    """Return the distinct sentences as printed, and of each sentence which it is."""
    printed: dict[str, int] = {}
    number = []
    sizes, opens = lengths.tolist(), bounds.tolist()
    for body, first, last in zip(bodies, opens, opens[1:], strict=False):
        at = 0
        for size in sizes[first:last]:
            number.append(printed.setdefault(body[at : at + size], len(printed)))
            at += size + 1
    return printed, np.array(number, np.int64)


def _forms(
    printed: dict[str, int], number: Numbers, bodies: list[str], bounds: Numbers, lengths: Numbers
) -> tuple[Numbers, Forms]:
    """Return the form of each sentence, and all forms.

    Mostly a sentence is quoted as it would be alone; where a quotation runs over several
    sentences, the whole article says what is quoted.
    """
    texts = list(printed)
    lot = read(texts)
    marked = [quotations(text.replace("\n", " ")) for text in texts]
    alone = _inside(*_spans([spans for spans, _ in marked]), lot.text, lot.start)
    form, masks, source = number.copy(), [alone], list(range(len(texts)))
    known: dict[tuple[int, bytes], int] = {}
    loose = np.array([not closed for _, closed in marked], bool)
    for row, mask in _otherwise(lot, alone, loose.take(number), number, (bodies, bounds, lengths)):
        text = int(number[row])
        form[row] = known.setdefault((text, mask.tobytes()), len(source))
        if form[row] == len(source):
            source.append(text)
            masks.append(mask)
    return form, _laid(lot, np.array(source, np.int64), masks)


def _otherwise(
    lot: Words, alone: Mask, loose: Mask, number: Numbers, held: tuple[list[str], Numbers, Numbers]
) -> Iterator[tuple[int, Mask]]:
    """Yield the sentences that are quoted otherwise than alone, and which of their words are."""
    bodies, bounds, lengths = held
    owner = np.repeat(np.arange(len(bodies)), np.diff(bounds))
    some = np.flatnonzero(np.bincount(owner, loose, len(bodies)) > 0)
    row, of_body = spread(bounds.take(some), bounds.take(some + 1))
    at = np.cumsum(lengths + 1) - lengths - 1
    shift = at.take(row) - at.take(bounds.take(some)).take(of_body)
    text = number.take(row)
    word, of_row = spread(lot.first.take(text), lot.first.take(text + 1))
    spans = _spans([quoted(bodies[n].replace("\n", " ")) for n in some.tolist()])
    mask = _inside(*spans, of_body.take(of_row), shift.take(of_row) + lot.start.take(word))
    other = of_row[mask != alone.take(word)]
    other = other[starts(other)]
    ends = np.searchsorted(of_row, np.append(other, len(row)))
    for n, first in zip(other.tolist(), ends.tolist(), strict=False):
        size = int(lot.first[text[n] + 1] - lot.first[text[n]])
        yield int(row[n]), mask[first : first + size]


def _laid(lot: Words, source: Numbers, masks: list[Mask]) -> Forms:
    """Return the forms: of each the text that it prints, and which of all words are quoted."""
    sizes = np.diff(lot.first).take(source)
    first = np.append(0, np.cumsum(sizes))
    at = np.arange(first[-1]) + np.repeat(lot.first[:-1].take(source) - first[:-1], sizes)
    marked = np.concatenate(masks)
    telling, worth = _weigh(lot)
    idle = marked | _stock(lot.ids, lot.text).take(at)
    return Forms(
        first=first,
        word=distinct(lot.ids)[0].take(at),
        start=lot.start.take(at),
        end=lot.end.take(at),
        quoted=marked,
        said=np.append(0.0, np.cumsum(worth.take(at) * ~idle)),
        tells=np.append(0.0, np.cumsum(telling.take(at) & ~idle)),
    )


def _weigh(lot: Words) -> tuple[Mask, Weights]:
    """Return of each word whether it tells something, and what it is worth."""
    found = [weigh(*word) for word in zip(lot.spelt, lot.folded, strict=True)]
    telling, worth = np.array(found, np.float64).reshape(-1, 2).T
    return telling.astype(bool).take(lot.number), worth.take(lot.number)


def _spans(quotes: list[list[Span]]) -> tuple[Numbers, Numbers, Numbers]:
    """Return the text of each quotation, and where it starts and ends in that."""
    spans = [(n, *span) for n, some in enumerate(quotes) for span in some]
    text, start, end = np.array(spans, np.int64).reshape(-1, 3).T
    return text, start, end


def _inside(text: Numbers, start: Numbers, end: Numbers, of: Numbers, place: Numbers) -> Mask:
    """Say of each place in a text whether it lies in one of the spans, which are in order."""
    if not len(text):
        return np.zeros(len(place), bool)
    size = int(max(end.max(), place.max(initial=0))) + 1
    span = np.searchsorted(text * size + start, of * size + place, side="right") - 1
    inside: Mask = (span >= 0) & (text[span] == of) & (place < end[span])
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
