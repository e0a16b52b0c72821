"""Cut articles into the sentences that they print.

A sentence never runs from one body span into the next: what stands between them (a
caption, a promotion) is no part of the article. The headline is a printing too, numbered 0.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import OFFSET, Articles, Printings, shape_of
from copydesk.text import key
from copydesk.text.hashes import Numbers
from copydesk.text.many import split

Row = dict[str, Any]


class Piece(NamedTuple):
    """A body span: the row of its article, where it starts on the page, and its characters."""

    article: int
    start: int
    text: str


def cut(articles: Articles) -> Printings:
    """Return one row per sentence and headline of each article, in no order."""
    body, heads = _body(articles), _headlines(articles)
    return pa.concat_tables([body, heads])


def _body(articles: pa.Table) -> pa.Table:
    """Return the sentences of the bodies."""
    pieces = list(_pieces(articles))
    lot, found = split([piece.text for piece in pieces])
    says = found.last > found.first  # a row of dots says nothing, and would be one everywhere
    text, start, end = found.text[says], found.start[says], found.end[says]
    article = np.array([piece.article for piece in pieces], np.int64)[text]
    shift = np.array([piece.start for piece in pieces], np.int64)[text]
    spans = zip(text.tolist(), start.tolist(), end.tolist(), strict=True)
    given = {
        "n": _counted(article), "start": start + shift, "end": end + shift,
        "key": found.keys(lot)[says], "text": [pieces[n].text[a:b] for n, a, b in spans],
    }  # fmt: skip
    return _printings(articles, article, "body", given)


def _pieces(articles: pa.Table) -> Iterator[Piece]:
    """Yield the body spans of each article in order."""
    columns = (articles[name].to_pylist() for name in ("body", "text"))
    for article, (body, text) in enumerate(zip(*columns, strict=True)):
        at = 0
        for span in body or ():
            length = span["end"] - span["start"]
            yield Piece(article, span["start"], text[at : at + length])
            at += length + 1  # the newline that joins two spans


def _counted(article: Numbers) -> Numbers:
    """Return the place of each row among the rows of its article, which follow each other."""
    first = np.searchsorted(article, article)
    return np.arange(len(article)) - first + 1


def _headlines(articles: pa.Table) -> pa.Table:
    headed = pc.and_kleene(
        pc.greater(pc.utf8_length(articles["headline"]), 0), articles["headline_start"].is_valid()
    )
    article = np.flatnonzero(headed.fill_null(False).to_numpy(zero_copy_only=False))
    texts = articles["headline"].take(pa.array(article)).to_pylist()
    start = articles["headline_start"].take(pa.array(article)).to_numpy()
    given = {
        "n": np.zeros(len(article)), "start": start, "text": texts,
        "end": articles["headline_end"].take(pa.array(article)).to_numpy(),
        "key": np.array([key(text) for text in texts], np.uint64),
    }  # fmt: skip
    return _printings(articles, article, "headline", given)


def _printings(articles: pa.Table, article: Numbers, role: str, given: Row) -> pa.Table:
    """Return printings of the articles in these rows."""
    rows = pa.array(article)
    columns = {name: pa.array(values) for name, values in given.items()}
    columns["role"] = pa.array([role] * len(article), pa.string())
    for name in ("article_id", "page_id", "kind", "newsroom"):
        columns[name] = pc.take(articles[name], rows)
    for name in ("n", "start", "end"):
        columns[name] = columns[name].cast(OFFSET)
    schema = shape_of(Printings).schema
    columns["text"] = columns["text"].cast(pa.string())
    return pa.table([columns[name] for name in schema.names], schema=schema)
