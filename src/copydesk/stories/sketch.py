"""Sketch an article: the words that tell what it is about, and when it was published.

What a report is about stands in its headline and its first paragraphs: a word of the headline
counts twice, what comes after the opening counts nothing. Every telling word weighs the same;
to weigh rare words more was measured and adds nothing (docs/4-stories.md).

Three views of an article: all its words, its names (who and where), and its headline.
"""

from collections import Counter
from functools import lru_cache
from typing import Any

from copydesk.stories.telling import names, telling
from copydesk.tables import Articles, Sketches, build, make_id
from copydesk.text import sentences, words

# Code points of the body that are read. Mean B-cubed of the six development sets of
# bench/stories.py, by words alone: 600 .820, 1200 .827, 3000 .826.
OPENING = 1200
HEADLINE = 2  # what a word of the headline counts; 1, 2 and 3 differ by less than .003
MOST = 255  # what the count of a word is written down as, at most

READ = ["article_id", "kind", "headline", "published", "anchor", "language", "text"]


def sketch(articles: Articles) -> Sketches:
    """Return one row per article, in no order."""
    return build(Sketches, [_sketch(article) for article in articles.select(READ).to_pylist()])


def _sketch(article: dict[str, Any]) -> dict[str, Any]:
    text = article["text"] or ""
    head = list(telling(article["headline"] or "", article["language"]))
    body = list(telling(text[:OPENING], article["language"]))
    counts = Counter(_number(word.stem) for word in body)
    for word in head:
        counts[_number(word.stem)] += HEADLINE
    named = {_number(word) for word in names(head, body)}
    # A text without a headline is introduced by its first sentence.
    first = next(iter(sentences(text[:OPENING])), (0, 0))[1]
    title = {_number(word.stem) for word in head or body if head or word.start < first}
    length = len(words(text))
    found = sorted(counts)
    return {
        "article_id": article["article_id"],
        "day": article["anchor"],
        "dated": article["published"] is not None,
        "bare": article["kind"] == "teaser" and not length,
        "length": length,
        "words": found,
        "counts": [min(MOST, counts[word]) for word in found],
        "named": [word in named for word in found],
        "titled": [word in title for word in found],
    }


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    """Return the 31-bit number of a word."""
    return make_id("term", word) >> 33
