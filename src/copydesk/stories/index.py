"""Say by which words an article can be found, and how much each weighs.

What a report is about stands in its headline and its first paragraphs: a word of the headline
counts twice, what comes after the opening counts nothing. Every telling word weighs the same;
to weigh rare words more was measured and adds nothing (docs/4-stories.md).

Three views of an article: all its words, its names (who and where), and its headline.
"""

import math
from collections import Counter
from functools import lru_cache

from copydesk.stories.telling import names, telling
from copydesk.tables import Articles, Terms, build, make_id
from copydesk.text import sentences, words

# Code points of the body that are read. Mean B-cubed of the six development sets of
# bench/stories.py, by words alone: 600 .820, 1200 .827, 3000 .826.
OPENING = 1200
HEADLINE = 2  # what a word of the headline counts; 1, 2 and 3 differ by less than .003

Weights = dict[str, float]


def index(articles: Articles) -> Terms:
    """Return one row per article and distinct word, in no order."""
    rows = []
    columns = ["article_id", "kind", "headline", "published", "anchor", "language", "text"]
    for article in articles.select(columns).to_pylist():
        text = article["text"] or ""
        whole, name, title = _views(article["headline"] or "", text, article["language"])
        shared = {"length": len(words(text)), "names": len(name)}
        shared["dated"] = article["published"] is not None
        shared |= {column: article[column] for column in ("article_id", "kind", "anchor")}
        for word, weight in whole.items():
            rows.append(
                {
                    "term": _term(word),
                    "weight": weight,
                    "name_weight": name.get(word, 0.0),
                    "title_weight": title.get(word, 0.0),
                    **shared,
                }
            )
    return build(Terms, rows)


def _views(headline: str, text: str, language: str | None) -> tuple[Weights, Weights, Weights]:
    """Return the weights of all words, of the names among them, and of the headline."""
    head = list(telling(headline, language))
    body = list(telling(text[:OPENING], language))
    counts = Counter(word.stem for word in body)
    for word in head:
        counts[word.stem] += HEADLINE
    known = names(head, body)
    # A text without a headline is introduced by its first sentence.
    first = _first_sentence(text)
    title = {word.stem for word in head or body if head or word.start < first}
    return (
        _scale(counts),
        _scale({word: count for word, count in counts.items() if word in known}),
        # One more than the words there are: a short headline proves less.
        dict.fromkeys(title, 1 / math.sqrt(len(title) + 1)),
    )


def _scale(counts: dict[str, int]) -> Weights:
    """Return a weight for each word: less than its count, and of length 1 together."""
    weights = {word: 1 + math.log(count) for word, count in counts.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def _first_sentence(text: str) -> int:
    """Return where the first sentence ends."""
    return next(iter(sentences(text[:OPENING])), (0, 0))[1]


@lru_cache(maxsize=1 << 17)
def _term(word: str) -> int:
    return make_id("term", word)
