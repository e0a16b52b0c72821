"""Names of outlets with small words inside: "Gulf of Ilmar Times", "Journal de la Baie".

So many words are a headline elsewhere. Such a name has capitals but for its small words, and a
word of outlets at its end, or in front with one small word or two and a place behind it.
"""

from functools import cache

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import lines

LONGEST = 6  # words of a name: "The Bay of San Telmo Herald"
PLACE = 1  # words of the place behind "Times of"; of more it is as often a headline
SMALL = {
    "of", "the", "and", "de", "del", "della", "des", "du", "da", "do", "di", "la", "le", "les",
    "los", "las", "el", "al", "am", "der", "die", "das", "und", "et", "y", "e", "von", "van",
}  # fmt: skip
FRONT = {"voice", "voix", "stimme", "news"}  # words of outlets in front of a small word only
# What headlines end with as often as names do: "Bank of Ilmar Annual Report".
ORDINARY = {"report", "today", "media", "network", "online", "channel", "desk", "bureau", "record"}


def is_outlet(line: str) -> bool:
    """Say whether a line is the name of an outlet with small words inside.

    >>> is_outlet("Gulf of Ilmar Times"), is_outlet("Voz del Norte"), is_outlet("Fall of Ilmar")
    (True, True, False)
    """
    if len(line) > 40 or not line[-1].isalpha() or set(line) & set(':;?!"“”«»()'):
        return False
    spans = [line[a:b] for a, b in lines.words(line)]
    if not 3 <= len(spans) <= LONGEST:
        return False
    small = [n for n, word in enumerate(spans) if n and word.casefold() in SMALL]
    large = [word for n, word in enumerate(spans) if n not in small]
    if not small or not all(word[:1].isupper() for word in large):
        return False
    folded = [words_of.fold_word(word) for word in spans]
    first = 1 if spans[0].casefold() in SMALL and len(spans) > 3 else 0
    last = len(spans) - 1
    if folded[last] in _cues() and last - 1 not in small:
        return True
    behind = [n for n in range(first + 1, len(spans)) if n not in small]
    led = folded[first] in _fronts() and first + 1 in small
    return led and len(behind) == PLACE and behind[0] == last


@cache
def _cues() -> frozenset[str]:
    lists = lexicon.load("labels")
    listed = {words_of.fold(w) for name in ("outlet_words", "masthead_words") for w in lists[name]}
    return frozenset(listed - {words_of.fold(word) for word in ORDINARY})


@cache
def _fronts() -> frozenset[str]:
    return _cues() | {words_of.fold_word(word) for word in FRONT}
