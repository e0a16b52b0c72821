"""Cut articles into the sentences that they print.

A sentence never runs from one body span into the next: what stands between them (a
caption, a promotion) is no part of the article. The headline is a printing too, numbered 0.
"""

from collections.abc import Iterator
from typing import Any

from copydesk.tables import Articles, Printings, build
from copydesk.text import key, sentences, words

Row = dict[str, Any]


def cut(articles: Articles) -> Printings:
    """Return one row per sentence and headline of each article, in no order."""
    rows = []
    for article in articles.to_pylist():
        shared = {name: article[name] for name in ("article_id", "page_id", "kind", "newsroom")}
        for n, role, start, text in _pieces(article):
            end = start + len(text)
            place = {"n": n, "role": role, "start": start, "end": end}
            rows.append({**shared, **place, "key": key(text), "text": text})
    return build(Printings, rows)


def _pieces(article: Row) -> Iterator[tuple[int, str, int, str]]:
    """Yield number, role, place in the page and text of each printing of an article."""
    headline = article["headline"]
    if headline and article["headline_start"] is not None:
        yield 0, "headline", article["headline_start"], headline
    n = at = 0
    for span in article["body"] or []:
        length = span["end"] - span["start"]
        piece = article["text"][at : at + length]
        at += length + 1  # the newline that joins two spans
        for start, end in sentences(piece):
            if not words(piece[start:end]):
                continue  # a row of dots says nothing, and would be one sentence everywhere
            n += 1
            yield n, "body", span["start"] + start, piece[start:end]
