"""Which language an article is in, where there is enough of it to say.

The little words of a language tell it in any text of some length, at no cost; they are asked
first, and a model only where they do not settle it. A headline of a few words is too short to
tell Norwegian from Danish; it is taken to be in the language of its page unless it clearly is not.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from copydesk import lexicon

# Below that many letters nothing is said. Below ENOUGH the page is asked as well, and its
# language is taken unless another is more likely by MARGIN (a logarithm). Of 233 English
# headlines 8 are wrong alone, none with their page, by 5.4 at most; of the same headlines on a
# French page 4 are then taken for French.
FEWEST = 20
ENOUGH = 200
MARGIN = 10.0
SAMPLE, FIRST = 2_000, 600
# Share of a text's words that are little words of one language, and how many times those of the
# next. News in the ten languages with a list has .25 to .55, in the next language .02 to .2.
LITTLE = 0.2
AHEAD = 2.0
SYLLABLE = 2  # letters of common words that stand in any language: de, na, ca


def language(text: str, page: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where it is too short to say."""
    if not _has(text, FEWEST):
        return None
    if _has(text, ENOUGH):
        return _settled(text) or _likeliest(text)
    around = _around(page)
    if around is None:
        return _settled(text) or _likeliest(text)
    if _fits(text, around):
        return around
    likely = _likely(text[:SAMPLE])
    best = _likeliest(text)
    return around if likely[best] - likely.get(around, likely[best]) < MARGIN else best


@lru_cache(maxsize=8)  # the page is asked about with each of its articles
def _around(page: str) -> str | None:
    """Return the language of a page, or None where it is too short to say."""
    return _settled(page) or _likeliest(page) if _has(page, ENOUGH) else None


def _has(text: str, letters: int) -> bool:
    """Say whether a text has so many letters; most long ones have them in their first words."""
    if len(text) < letters:
        return False
    if _letters(text[: 2 * letters]) >= letters:
        return True
    return len(text) > 2 * letters and _letters(text[: 4 * SAMPLE]) >= letters


def _letters(text: str) -> int:
    if text.isascii():
        return len(text.encode("ascii").translate(None, NO_LETTERS))
    return sum(map(str.isalpha, text))


def _likeliest(text: str) -> str:
    likely = _likely(text[:SAMPLE])
    return max(sorted(likely), key=lambda code: likely[code])


def _settled(text: str) -> str | None:
    """Return the language whose little words fill the text, or None where none is well ahead.

    Mostly the first sentences settle it.
    """
    return _told(text[:FIRST]) or (_told(text[:SAMPLE]) if len(text) > FIRST else None)


def _told(text: str) -> str | None:
    found = Counter(text.casefold().split())
    little = _little()
    counts: Counter[tuple[str, ...]] = Counter()
    for word, times in found.items():
        codes = little.get(word)
        if codes is None and not word.isalpha():
            codes = little.get(word.strip(EDGES))
        if codes:
            counts[codes] += times
    if not counts:
        return None
    told: Counter[str] = Counter()
    for codes, times in counts.items():
        for code in codes:
            told[code] += times
    (best, most), *rest = sorted(told.items(), key=lambda item: (-item[1], item[0]))
    ahead = not rest or most >= AHEAD * rest[0][1]
    return best if ahead and most >= LITTLE * found.total() and most > 2 else None


ACCENTED = re.compile(r"[^\x00-\x7f\W\d_]")  # a letter that plain ones do not have
NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
EDGES = ".,:;!?\"'“”‘’«»()[]…–—-،؟"


def _fits(text: str, code: str) -> bool:
    """Say whether the words of a short text that tell a language are mostly of this one.

    Names and numbers in plain letters tell of none, and speak for no other.
    """
    little = _little()
    fit = other = 0
    for word in text.casefold().split():
        codes = little.get(word)
        if codes is None and not word.isalpha():
            codes = little.get(word.strip(EDGES))
        if codes is None:
            continue
        if code in codes:
            fit += 1
        else:
            other += 1
    return fit > AHEAD * other or (fit == other == 0 and not ACCENTED.search(text))


@cache
def _little() -> dict[str, tuple[str, ...]]:
    """Return the languages of each little word."""
    words: dict[str, set[str]] = {}
    for name in ("stopwords", "stopwords_more"):
        for code, listed in lexicon.load(name).items():
            for word in str(listed).split():
                words.setdefault(word, set()).add(code)
    for listed in lexicon.load("common")["en"].values():  # short headlines have few little words
        for word in str(listed).split():
            if len(word) > SYLLABLE:
                words.setdefault(word, set()).add("en")
    return {word: tuple(sorted(codes)) for word, codes in words.items()}


@lru_cache(maxsize=1 << 10)
def _likely(text: str) -> dict[str, float]:
    """Return how likely each language is, as logarithms."""
    import py3langid  # half a second to load, which most pages need not wait for

    return dict(py3langid.rank(text))
