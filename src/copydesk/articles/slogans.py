"""Slogans: short paragraphs below a text that advertise the site, and look like news.

"Members hear every story read aloud." asks nothing and has no label, so that only its company
gives it away: a button or a bare line parts it from the text, and it has hardly a word of it.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import headline, lines, marks, prose

LONGEST = 14  # words; on the pages of tests/unseen slogans have 8 to 11
ASIDE_WORDS = 30  # of the longest paragraph that speaks to the reader of the page
POLITE = re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihr(?:e[mnr]?)?)\b")
MANY = 2_000  # paragraphs of a text that are compared
SAID = 6  # of its words at most one in so many stands in the text
SAMPLE = 20_000  # characters of a text in which its words are looked for


def is_slogan(words: str, text: str) -> bool:
    """Say whether a paragraph that something parts from a text has nothing to do with it.

    >>> is_slogan("Read the world by a better light.", "Two ports reopened after the storm.")
    True
    >>> is_slogan("Both ports had been shut for a week.", "Two ports reopened after the storm.")
    False
    """
    if prose.size(words) > LONGEST:
        return False
    own = headline.content(words)
    return bool(own) and SAID * len(own & headline.content(text[:SAMPLE])) <= len(own)


def is_aside(words: str, text: str) -> bool:
    """Say whether a short paragraph speaks to the reader and of nothing that the text is about.

    >>> is_aside("How do you rate this story?", "Two ports reopened after the storm.")
    True
    >>> is_aside("How do you rate this port?", "One port reopened after the storm.")
    False
    """
    own = headline.content(words) if speaks(words) else set()
    return bool(own) and SAID * len(own & _content(text[:SAMPLE])) <= len(own)


def asides(texts: list[str]) -> set[int]:
    """Return which paragraphs of a text speak to the reader of what no other one speaks of."""
    spoken = [n for n, words in enumerate(texts) if speaks(words)]
    if not spoken:
        return set()
    said = Counter(word for words in texts[:MANY] for word in headline.content(words[:SAMPLE]))
    found = set()
    for n in spoken:
        own = headline.content(texts[n])
        shared = sum(said[word] > (n < MANY) for word in own)
        if own and SAID * shared <= len(own):
            found.add(n)
    return found


@lru_cache(maxsize=16)
def _content(text: str) -> frozenset[str]:
    return frozenset(headline.content(text))


def speaks(words: str) -> bool:
    """Say whether a short paragraph has a word for the reader and quotes nobody."""
    return prose.size(words) <= ASIDE_WORDS and _speaks(words) and not marks.is_told(words)


def _speaks(words: str) -> bool:
    """Say whether a line has a word for the reader; "sie" is one in German only with a capital."""
    folded = {words_of.fold_word(words[a:b]) for a, b in lines.words(words)}
    return bool(folded & _readers()) or bool(POLITE.search(words))


@cache
def _readers() -> frozenset[str]:
    listed = {words_of.fold(str(word)) for word in lexicon.load("labels")["reader_words"]}
    return frozenset(listed - {"sie", "ihr", "ihre", "ihren", "su", "tu"}) | {"tus", "tuyo"}
