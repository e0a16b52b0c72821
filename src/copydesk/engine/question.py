"""What is asked of a search, and where its words stand in a text.

A word is found however it is accented, cased or composed. Writing without spaces between words
(Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese) is read character by character, so that any
run of it is found inside any longer run. Whatever is typed is a question: nothing is an error.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk.text import INVISIBLE, Span

KINDS = ("article", "event", "quote", "figure")
LONGEST = 1_000  # characters of a question that are read
MOST = 64  # words and phrases of a question that are read
SHORTEST = 2  # letters that a beginning (`word*`) has at least; below, it is the word itself

# Marks above, below and inside letters that readers leave out; vowel signs of other scripts stay.
LEFT_OUT = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u3099\u309a]"
)
# Written without spaces between words.
UNSPACED = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
ALIKE = {
    "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th",
    "ى": "ي", "ی": "ي", "ک": "ك",
}  # fmt: skip
STRUCK = re.compile(r"LATIN SMALL LETTER ([A-Z]) WITH ")
QUOTES = '"“”„«»「」『』'
RUN = re.compile(r"\S+")
ASKED = re.compile(rf"(-*)(?:[{QUOTES}]([^{QUOTES}]*)(?:[{QUOTES}]|$)|([^\s{QUOTES}]+))")


@dataclass(frozen=True)
class Question:
    """What to find: words, and what it must be of.

    `words`: all needed; `"exact phrase"`, `word*` (a beginning), `-word` (not this), `OR` between
    alternatives. `outlet`: of this name, or where none is, with these words in its name. `first`
    and `last` are days since 1970-01-01, both included; `origins`: at most so many, of facts only;
    `page` counts from 0, in steps of `limit`.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    outlet: str | None = None
    country: str | None = None
    first: int | None = None
    last: int | None = None
    story: int | None = None
    root: str | None = None
    origins: int | None = None
    limit: int = 20
    page: int = 0

    def asks(self) -> bool:
        """Say whether anything is asked for, be it by a word or by a filter."""
        return any(
            given not in (None, (), "")
            for given in (
                self.words.strip(), self.kinds, self.outlet, self.country, self.first, self.last,
                self.story, self.root, self.origins,
            )
        )  # fmt: skip


@dataclass(frozen=True)
class Term:
    """A word or phrase as folded words; with `begins`, the last is the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True)
class Choice:
    """One alternative of a question: terms that must stand, and terms that must not."""

    needed: tuple[Term, ...]
    banned: tuple[Term, ...] = ()


class _Folding(dict[int, str]):
    """What each character is folded to, made when it is first met."""

    def __missing__(self, number: int) -> str:
        folded = self[number] = _fold(chr(number))
        return folded


def _fold(character: str) -> str:
    if character in INVISIBLE or LEFT_OUT.match(character):
        return ""
    if UNSPACED.match(character):
        plain = unicodedata.normalize("NFKC", character)
        return "".join(
            f" {c} " for c in (plain if "가" <= plain <= "힣" else _bare(plain)) if _in_word(c)
        )
    plain = _bare(unicodedata.normalize("NFKD", character).casefold())
    return "".join(_base(c) if _in_word(c) else " " for c in plain)


def _bare(text: str) -> str:
    return LEFT_OUT.sub("", unicodedata.normalize("NFKD", text))


def _in_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def _base(character: str) -> str:
    struck = STRUCK.match(unicodedata.name(character, ""))
    return struck[1].lower() if struck else ALIKE.get(character, character)


FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text as it is filed and asked for: folded words with spaces between them.

    >>> fold("Łódź: ‘Café’ 東京2").split()
    ['lodz', 'cafe', '東', '京', '2']
    """
    return text.translate(FOLDING)


@lru_cache(maxsize=256)
def read(words: str) -> tuple[Choice, ...]:
    """Return the alternatives that are asked for; none if there is no word to find.

    >>> [choice.needed for choice in read('dock* "two ships" OR ferry')]
    [(Term(words=('dock',), begins=True), Term(words=('two', 'ships'), begins=False)), \
(Term(words=('ferry',), begins=False),)]
    """
    choices, needed, banned = [], list[Term](), list[Term]()
    for minus, term in _terms(words[:LONGEST]):
        if term is None:
            choices.append(Choice(tuple(needed), tuple(banned)))
            needed, banned = [], []
        elif term.words and term not in (heap := banned if minus else needed):
            heap.append(term)
    choices.append(Choice(tuple(needed), tuple(banned)))
    return tuple(dict.fromkeys(c for c in choices if c.needed or c.banned))


def _terms(words: str) -> Iterator[tuple[bool, Term | None]]:
    """Yield each term and whether it must not stand; None between alternatives."""
    for number, match in enumerate(ASKED.finditer(words)):
        minus, phrase, word = match.groups()
        if number >= MOST:
            return
        if word == "OR" and not minus:
            yield False, None
        else:
            asked = tuple(fold(phrase or word or "").split())
            long = bool(asked) and len(asked[-1]) >= SHORTEST
            yield bool(minus), Term(asked, long and bool(word) and word.endswith("*"))


def marks(words: str, text: str) -> list[Span]:
    """Return the spans of a text where words of a question stand, in order and apart.

    Offsets are code points of the text, end exclusive.

    >>> marks("cafés* -tea", "The Cafe and the cafés; tea.")
    [(17, 22)]
    """
    spans = _split(text)
    folded = [word for word, _, _ in spans]
    found = set[Span]()
    for term in {term for choice in read(words) for term in choice.needed}:
        size = len(term.words)
        *head, last = term.words
        for n in range(len(folded) - size + 1):
            here = folded[n + size - 1]
            ends = here.startswith(last) if term.begins else here == last
            if ends and folded[n : n + size - 1] == head:
                found.add((spans[n][1], spans[n + size - 1][2]))
    return _apart(found)


def _split(text: str) -> list[tuple[str, int, int]]:
    """Return each folded word of a text with its span."""
    return [
        (word, run.start() + start, run.start() + end)
        for run in RUN.finditer(text)
        for word, start, end in _parts(run.group())
    ]


@lru_cache(maxsize=1 << 14)
def _parts(run: str) -> tuple[tuple[str, int, int], ...]:
    """Return each folded word of a text without spaces, with its span; most come again."""
    words = list[tuple[str, int, int]]()
    held, start, end = "", 0, 0
    for offset, character in enumerate(run):
        folded = FOLDING[ord(character)]
        for c in folded:
            if c != " ":
                start = start if held else offset
                held, end = held + c, offset + 1
            elif held:
                words.append((held, start, end))
                held = ""
        if held and not folded and character not in INVISIBLE:
            end = offset + 1  # a mark belongs to the letter before it
    return (*words, (held, start, end)) if held else tuple(words)


def _apart(spans: set[Span]) -> list[Span]:
    """Return the spans in order, those that overlap or touch as one."""
    joined = list[Span]()
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
