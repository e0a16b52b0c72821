"""Which language an article is in, where there is enough of it to say.

A headline of a few words is too short to tell Norwegian from Danish, or to trust any guess; it
is taken to be in the language of its page if its letters are of the same script.
"""

import unicodedata
from functools import lru_cache

# Below that many letters nothing is said. Below ENOUGH the page is asked as well.
FEWEST = 20
ENOUGH = 200
SAMPLE = 2_000


def language(text: str, page: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where it is too short to say."""
    letters = _letters(text)
    if letters < FEWEST:
        return None
    if letters >= ENOUGH:
        return _guess(text[:SAMPLE])
    whole = _guess(page[:SAMPLE]) if _letters(page) >= ENOUGH else None
    alone = _guess(text[:SAMPLE])
    return whole if whole and (alone == whole or _script(text) == _script(page[:SAMPLE])) else alone


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text[: 4 * SAMPLE])


@lru_cache(maxsize=1 << 12)
def _guess(text: str) -> str:
    import py3langid  # takes a tenth of a second to load, and a desk may never need it

    code: str = py3langid.classify(text)[0]
    return code


def _script(text: str) -> str:
    """Return the script of most letters, by the first word of their Unicode names."""
    names: dict[str, int] = {}
    for c in text[:SAMPLE]:
        if c.isalpha():
            script = unicodedata.name(c, "?").split()[0]
            names[script] = names.get(script, 0) + 1
    return max(sorted(names), key=lambda s: names[s], default="?")
