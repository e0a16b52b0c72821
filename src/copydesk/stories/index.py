"""Say by which words an article can be found.

What a report is about stands in its headline and its first paragraphs: a word of the headline
counts twice, what comes after the opening counts nothing. Every word that is no stop word
weighs the same; to weigh rare words more was measured and adds nothing (docs/4-stories.md).
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from copydesk import lexicon
from copydesk.tables import Articles, Terms, build, make_id
from copydesk.text import CJK, fold_word, sentences, stem, words

# Code points of the body that are read. B-cubed on the six development sets of bench/stories.py:
# 600 .820, 1200 .827, 3000 .826.
OPENING = 1200
CHARACTER = re.compile(f"[{CJK}]")
HEADLINE = 2.0  # what a word of the headline counts; 1, 2 and 3 differ by less than .003
SHORT = 4  # letters from which a word tells something in a language without a stop list


def index(articles: Articles) -> Terms:
    """Return one row per article and distinct word, in no order."""
    columns = ["article_id", "kind", "headline", "anchor", "language", "text"]
    rows = []
    for article in articles.select(columns).to_pylist():
        text = article["text"] or ""
        named = {"article_id": article["article_id"], "kind": article["kind"]}
        named |= {"anchor": article["anchor"], "length": float(len(words(text)))}
        headline = article["headline"] or _first_sentence(text)
        for term, weight, title_weight in _weigh(
            Counter(_stems(headline, article["language"])),
            Counter(_stems(text[:OPENING], article["language"])),
            HEADLINE if article["headline"] else 0.0,
        ):
            rows.append({"term": term, "weight": weight, "title_weight": title_weight, **named})
    return build(Terms, rows)


def _weigh(
    headline: Counter[str], body: Counter[str], factor: float
) -> Iterator[tuple[int, float, float]]:
    """Yield each word's id and its weights; the squares of each kind of weight add up to 1."""
    counts = {word: factor * headline[word] + body[word] for word in headline | body}
    weights = {word: 1 + math.log(count) for word, count in counts.items() if count > 0}
    whole = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    for word, weight in weights.items():
        title_weight = 1 / math.sqrt(len(headline)) if word in headline else 0.0
        yield _term(word), weight / whole, title_weight


@lru_cache(maxsize=1 << 17)
def _term(word: str) -> int:
    return make_id("term", word)


def _first_sentence(text: str) -> str:
    start, end = next(iter(sentences(text[:OPENING])), (0, 0))
    return text[start:end]


def _stems(text: str, language: str | None) -> Iterator[str]:
    """Yield the stem of each telling word; where words are not parted, each two characters."""
    stops = _stops(language)
    before = ""
    for start, end in words(text):
        word = text[start:end]
        if CHARACTER.fullmatch(word):
            if before:
                yield before + word
            before = word
            continue
        before = ""
        plain = fold_word(word)
        if len(plain) > 1 and plain not in stops and (stops or len(plain) >= SHORT):
            yield stem(word)


@cache
def _stops(language: str | None) -> frozenset[str]:
    """Return the folded stop words of a language; none if it has no list. Unknown is English."""
    lists = lexicon.load("stopwords")
    return frozenset(fold_word(word) for word in lists.get(language or "en", "").split())
