"""Which language an article is in, where there is enough of it to say.

The little words of a language tell it in any text of some length, at no cost; they are asked
first, and a model only where they do not settle it. A headline of a few words is too short to
tell Norwegian from Danish; it is taken to be in the language of its page unless it clearly is not.
"""

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
SAMPLE = 2_000
# Share of a text's words that are little words of one language, and how many times those of the
# next. News in the ten languages with a list has .25 to .55, in the next language .02 to .2.
LITTLE = 0.2
AHEAD = 2.0
SYLLABLE = 2  # letters of common words that stand in any language: de, na, ca


def language(text: str, page: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where it is too short to say."""
    letters = _letters(text)
    if letters < FEWEST:
        return None
    if letters >= ENOUGH or _letters(page) < ENOUGH:
        return _settled(text[:SAMPLE]) or _likeliest(text)
    around = _settled(page[:SAMPLE]) or _likeliest(page)
    if _fits(text, around):
        return around
    likely = _likely(text[:SAMPLE])
    best = _likeliest(text)
    return around if likely[best] - likely.get(around, likely[best]) < MARGIN else best


@lru_cache(maxsize=8)  # the page is asked about with each of its articles
def _letters(text: str) -> int:
    return sum(map(str.isalpha, text[: 4 * SAMPLE]))


def _likeliest(text: str) -> str:
    likely = _likely(text[:SAMPLE])
    return max(sorted(likely), key=lambda code: likely[code])


@lru_cache(maxsize=1 << 10)
def _settled(text: str) -> str | None:
    """Return the language whose little words fill the text, or None where none is well ahead."""
    found = text.casefold().split()
    little = _little()
    counts: Counter[str] = Counter()
    for word, times in Counter(found).items():
        for code in little.get(word.strip(EDGES), ()):
            counts[code] += times
    if not counts:
        return None
    (best, most), *rest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ahead = not rest or most >= AHEAD * rest[0][1]
    return best if ahead and most >= LITTLE * len(found) and most > 2 else None


EDGES = ".,:;!?\"'“”‘’«»()[]…–—-،؟"


def _fits(text: str, code: str) -> bool:
    """Say whether the words of a short text that tell a language are mostly of this one."""
    told = [_little().get(word.strip(EDGES)) for word in text.casefold().split()]
    known = [codes for codes in told if codes]
    return sum(code in codes for codes in known) > AHEAD * sum(code not in c for c in known)


@cache
def _little() -> dict[str, frozenset[str]]:
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
    return {word: frozenset(codes) for word, codes in words.items()}


@lru_cache(maxsize=1 << 10)
def _likely(text: str) -> dict[str, float]:
    """Return how likely each language is, as logarithms."""
    import py3langid  # half a second to load, which most pages need not wait for

    return dict(py3langid.rank(text))
