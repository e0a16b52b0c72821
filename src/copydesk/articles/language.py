"""Which language an article is in, where there is enough of it to say.

A headline of a few words is too short to tell Norwegian from Danish; it is taken to be in the
language of its page unless it clearly is not.
"""

from functools import lru_cache

# Below that many letters nothing is said. Below ENOUGH the page is asked as well, and its
# language is taken unless another is more likely by MARGIN (a logarithm). Of 233 English
# headlines 8 are wrong alone, none with their page, by 5.4 at most; of the same headlines on a
# French page 4 are then taken for French.
FEWEST = 20
ENOUGH = 200
MARGIN = 10.0
SAMPLE = 2_000


def language(text: str, page: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where it is too short to say."""
    letters = _letters(text)
    if letters < FEWEST:
        return None
    likely = _likely(text[:SAMPLE])
    best = max(sorted(likely), key=lambda code: likely[code])
    if letters >= ENOUGH or _letters(page) < ENOUGH:
        return best
    around = _likely(page[:SAMPLE])
    whole = max(sorted(around), key=lambda code: around[code])
    return whole if likely[best] - likely[whole] < MARGIN else best


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text[: 4 * SAMPLE])


@lru_cache(maxsize=1 << 10)
def _likely(text: str) -> dict[str, float]:
    """Return how likely each language is, as logarithms."""
    import py3langid  # half a second to load, which reading a page list need not wait for

    return dict(py3langid.rank(text))
