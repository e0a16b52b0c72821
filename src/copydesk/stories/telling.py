"""Pick the words of a text that tell what it is about, and say which of them are names.

A name is a word that a text prints with a capital where nothing else asks for one: inside a
sentence, and not in a headline or a text that capitalises most of its words anyway.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import lexicon
from copydesk.text import CJK, QUOTES, fold_word, sentences, stem, words

CHARACTER = re.compile(f"[{CJK}]")
SHORT = 4  # letters from which a word tells something in a language without a stop list
# In a text that capitalises more of its words than this, a capital is a matter of style.
STYLE = 0.6


@dataclass(frozen=True)
class Telling:
    """A telling word: its stem, where it starts, and whether it has a capital of its own."""

    stem: str
    start: int
    capital: bool


def telling(text: str, language: str | None) -> Iterator[Telling]:
    """Yield each word that is no stop word; where words are not parted, each two characters."""
    stops = _stops(language)
    starts = {start for start, _ in sentences(text)}
    before = ""
    for start, end in words(text):
        word = text[start:end]
        if CHARACTER.fullmatch(word):
            if before:
                yield Telling(before + word, start, False)
            before = word
            continue
        before = ""
        plain = fold_word(word)
        if len(plain) > 1 and plain not in stops and (stops or len(plain) >= SHORT):
            first = start in starts or text[max(0, start - 1)] in QUOTES
            yield Telling(stem(word), start, word[0].isupper() and not first)


def names(*parts: list[Telling]) -> frozenset[str]:
    """Return the stems that stand with a capital of their own at least as often as without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for part in parts:
        own = Counter(word.stem for word in part if word.capital)
        if own.total() <= STYLE * len(part):
            capital += own
            small += Counter(word.stem for word in part if not word.capital)
    return frozenset(word for word, count in capital.items() if count >= small[word])


@cache
def _stops(language: str | None) -> frozenset[str]:
    """Return the folded stop words of a language; none if it has no list. Unknown is English."""
    lists = lexicon.load("stopwords") | lexicon.load("stopwords_more")
    return frozenset(fold_word(word) for word in lists.get(language or "en", "").split())
