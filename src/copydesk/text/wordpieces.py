"""Cut words into the pieces that the trained reader knows, as BERT's uncased vocabulary does.

Letters lose case and accents, marks of the same meaning become one. How a word was written
(small, Capital, CAPITALS, with digits) is told beside its pieces: names depend on it.
Method: Wu et al. 2016 (longest piece first); Devlin et al. 2019 (vocabulary).
"""

import unicodedata
from collections.abc import Sequence

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
PIECES = 8  # of one word; the rest of a link or of a word without end says nothing more
SHAPES = 8
MOST_KNOWN = 100_000  # words kept with their pieces: those of a language, not of a stranger
# Marks that outlets write in many ways.
PLAIN = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "."}
)


class WordPieces:
    """A vocabulary; the place of a piece in the list is its number."""

    def __init__(self, vocabulary: Sequence[str]):
        """Number the pieces."""
        self.numbers = {piece: n for n, piece in enumerate(vocabulary)}
        self.unknown = self.numbers[UNKNOWN]
        self.first, self.last = self.numbers[FIRST], self.numbers[LAST]
        self.known: dict[str, tuple[tuple[int, ...], list[int]]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a word, at least one."""
        return self.shaped(word)[0]

    def shaped(self, word: str) -> tuple[tuple[int, ...], list[int]]:
        """Return the numbers of the pieces of a word, and for each how the word is written."""
        found = self.known.get(word)
        if found is None:
            pieces = self._cut(word)
            found = pieces, [shape(word)] * len(pieces)
            if len(self.known) < MOST_KNOWN:
                self.known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for part in _parts(fold(word)):
            pieces += self._longest(part)
            if len(pieces) >= PIECES:
                break
        return tuple(pieces[:PIECES]) or (self.unknown,)

    def _longest(self, part: str) -> list[int]:
        pieces: list[int] = []
        at = 0
        while at < len(part) and len(pieces) < PIECES:
            for end in range(min(len(part), at + 20), at, -1):
                number = self.numbers.get(("##" if at else "") + part[at:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            pieces.append(number)
            at = end
        return pieces


def fold(word: str) -> str:
    """Return the word in small letters, without accents, with plain marks."""
    if word.isascii():
        return word.lower().replace("`", "'")
    split = unicodedata.normalize("NFD", word.translate(PLAIN).lower())
    return "".join(c for c in split if unicodedata.category(c) != "Mn")


def _parts(word: str) -> list[str]:
    """Return the runs of letters and digits, and each other mark alone."""
    if word.isalnum():
        return [word]
    parts, run = [], ""
    for c in word:
        if c.isalnum():
            run += c
        elif not c.isspace():
            parts += [run, c] if run else [c]
            run = ""
    return [*parts, run] if run else parts


def shape(word: str) -> int:
    """Return how a word is written, as a number below `SHAPES`."""
    if any(c.isdigit() for c in word):
        return 5 if any(c.isalpha() for c in word) else 4
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) == 1 else 3
    if word[:1].isupper():
        return 6 if word[1:].islower() else 7
    return 7 if word.lower() != word else 0
