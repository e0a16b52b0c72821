"""Text as the desk sees it: words, sentences, spelling, and spans that survive them.

A sentence is known by its folded words, so defence = defense, neutralise = neutralize,
programme = program, and any style of quotation mark, dash or space is the same.
Numbers and names are never folded away: 13 is not 31, 28 is not 28.4.

Offsets are code points, end exclusive, and always those of the text that was given.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

import numpy as np

from copydesk.tables import Ids, make_id
from copydesk.text.hashes import spelling

Span = tuple[int, int]

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
CJK_CHARACTER = re.compile(f"[{CJK}]")
MARK_CHARACTER = re.compile(f"[{MARKS}]")
# A number keeps its inner points and commas; a Chinese, Japanese or Korean character is a word.
WORD = re.compile(rf"\d+(?:[.,]\d+)*[^\W\d_{CJK}]*|[{CJK}]|(?:[^\W_{CJK}]+|[{INVISIBLE}{MARKS}]+)+")
PLAIN = re.compile(r"\d+(?:[.,]\d+)*[A-Za-z]*|[A-Za-z0-9]+")  # the same, of an ASCII text
UNSEEN = re.compile(f"[{INVISIBLE}]")

OPENING = "\"'“‘«„‹([{「『"
CLOSING = "\"'”’»“›)]}」』"
QUOTES = "\"'“”‘’«»„‹›「」『』"


def words(text: str) -> list[Span]:
    """Return the span of each word of the text, in order."""
    if not UNSEEN.search(text):
        return [match.span() for match in (PLAIN if text.isascii() else WORD).finditer(text)]
    return [match.span() for match in WORD.finditer(text) if match.group().strip(INVISIBLE)]


# What a rule needs at least, which is told faster than by the rule; the rule; what it leaves.
BRITISH = (
    ("ou", re.compile(r"(?<=[a-z])ou(?=r)|(?<=m)ou(?=ld)|(?<=m)ou(?=lt)"), "o"),
    ("tre", re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    ("tred", re.compile(r"(?<=[a-z]{2})tred$"), "tered"),
    ("gramme", re.compile(r"gramme(?=s?$)"), "gram"),
    ("ogue", re.compile(r"ogue(?=s?$)"), "og"),
    ("dgement", re.compile(r"dgement"), "dgment"),
    ("ae", re.compile(r"ae(?=[dm])"), "e"),
    ("oe", re.compile(r"oe(?=uv)|^oe(?=[sd])|(?<=^f)oe(?=t)"), "e"),
    ("c", re.compile(r"c(?=[ei])"), "s"),
    ("z", re.compile(r"z"), "s"),
)
DOUBLED = re.compile(r"(.)\1+")
SHORT = 3  # letters of a word that keeps its doubled letters: AP is not APP
# What one of these rules needs at least; six of ten words of English have none of it.
SPELT = re.compile(r"ou|tre|gramme|ogue|dgement|ae|oe|c[ei]|z|(.)\1")
THOUSANDS = re.compile(r"^\d{1,3}(,\d{3})+(?=\D|$)")


@lru_cache(maxsize=1 << 17)
def fold_word(word: str) -> str:
    """Return the word without case, accents, doubled letters and British or American spelling.

    >>> fold_word("Neutralise") == fold_word("neutralize")
    True
    >>> fold_word("défense") == fold_word("Defence")
    True
    >>> fold_word("28.4") == fold_word("284"), fold_word("33") == fold_word("3")
    (False, False)
    """
    plain = word.lower() if word.isascii() else _bare(word)
    if not plain.isalpha() and any(map(str.isdigit, plain)):
        return plain.replace(",", "") if THOUSANDS.match(plain) else plain
    if not SPELT.search(plain):
        return plain
    before = ""
    while plain != before:  # one rule can make room for another; each pass only shortens or settles
        before = plain
        for needed, pattern, common in BRITISH:
            if needed in plain:
                plain = pattern.sub(common, plain)
        if len(plain) > SHORT:
            plain = DOUBLED.sub(r"\1", plain)
    return plain


def _bare(word: str) -> str:
    """Return the word without case, accents and what is not seen."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
        if c not in INVISIBLE and not unicodedata.combining(c)
    )


def fold(text: str) -> str:
    """Return the folded words of the text, one space between them.

    >>> fold("“We neutralise it,” he said — twice.")
    'we neutralise it he said twise'
    """
    if UNSEEN.search(text):
        return " ".join(fold_word(text[start:end]) for start, end in words(text))
    return " ".join(map(fold_word, (PLAIN if text.isascii() else WORD).findall(text)))


@lru_cache(maxsize=1 << 17)
def word_id(word: str) -> int:
    """Return the id of the folded word."""
    return spelling(fold_word(word))


def key(text: str) -> int:
    """Return the id of the text's folded words: equal for a sentence in any spelling."""
    return make_id("sentence", fold(text))


def folded_keys(folded: Iterable[bytes]) -> Ids:
    """Return the keys of texts that are folded already, in UTF-8."""
    start = hashlib.blake2b(b"sentence\x1f", digest_size=8)
    found = []
    for text in folded:
        hashed = start.copy()
        hashed.update(text)
        found.append(hashed.digest())
    return np.frombuffer(b"".join(found), ">u8").astype(np.uint64)


SUFFIX = re.compile(r"(?:ations?|ments?|ings?|edly|ed|ies|es|ian|ions?|ers?|ly|s|y|e)$")
STEM = 4  # letters that must remain; below that unlike words run together


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Return the folded word without its commonest English endings; never shorter than STEM.

    >>> stem("agreements") == stem("agreed"), stem("Iranian") == stem("Iran")
    (True, True)
    """
    plain = fold_word(word)
    if len(plain) <= STEM or not plain.isalpha():
        return plain
    short = SUFFIX.sub("", plain)
    return short if len(short) >= STEM else plain[: max(STEM, len(short))]


# Sentences --------------------------------------------------------------------------------------

STOP = re.compile(rf"(?<![.!?…؟۔])[.!?…؟۔]+[{re.escape(CLOSING)}]*(?=\s)|[。！？]+[」』”]*|\n+")
ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘—-])(?:Mr|Mrs|Ms|Mme|Dr|Prof|St|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Gov|Sen|Rep|"
    r"Rev|Hon|Pres|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|"
    r"No|Nos|Art|vs|v|cf|approx|est|Inc|Corp|Ltd|Co|Bros|Dept|Fig|Vol|e\.g|i\.e|etc|a\.m|p\.m)\.$"
)
INITIALS = re.compile(r"(?:^|[\s(\"'“‘—-])(?:[^\W\d_]\.)+$")
# After "U.S." or an abbreviation that can also end a sentence, only these words start a new one.
STARTER = re.compile(
    r"(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|His|Her|Their|As|For|After|"
    r"When|While|If|Both|However|Also|Meanwhile)\b"
)
MAY_END = re.compile(r"(?:Inc|Corp|Ltd|Co|Jr|Sr|etc|a\.m|p\.m)\.$")


def sentences(text: str) -> list[Span]:
    """Return the span of each sentence, trimmed of white space, in order.

    A line end ends a sentence; an abbreviation, an initial or a number's point does not.

    >>> s = "Gen. Roe left on Aug. 20. “We agree,” he told the U.S. envoy. “Soon.” It ended."
    >>> [s[a:b] for a, b in sentences(s)]
    ['Gen. Roe left on Aug. 20.', '“We agree,” he told the U.S. envoy.', '“Soon.”', 'It ended.']
    """
    return list(each_sentence(text))


def each_sentence(text: str) -> Iterator[Span]:
    """Yield the span of each sentence as `sentences` returns them, as soon as it is found."""
    start = 0
    for end in chain(_stops(text), (len(text),)):
        a, b = start, end
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            yield (a, b)
        start = end


def _stops(text: str) -> Iterator[int]:
    for match in STOP.finditer(text):
        if match.group()[0] in "\n。！？" or _ends(text, match):
            yield match.end()


def _ends(text: str, match: re.Match[str]) -> bool:
    """Say whether the stop ends a sentence: what follows must be able to start one."""
    ahead = match.end()
    while ahead < len(text) and text[ahead].isspace():
        if text[ahead] == "\n":
            return True
        ahead += 1
    while ahead < len(text) and text[ahead] in OPENING + "—–-•":
        ahead += 1
    if ahead >= len(text):
        return True
    if text[ahead].islower():
        return False
    return match.group() != "." or ends_sentence(text, match.end(), ahead)


def ends_sentence(text: str, end: int, ahead: int) -> bool:
    """Say whether the point before `end` ends a sentence, if the next would start at `ahead`."""
    before = text[max(0, end - 24) : end]
    if INITIALS.search(before) or MAY_END.search(before):
        return bool(STARTER.match(text, ahead))
    return not ABBREVIATION.search(before)


# Spans ------------------------------------------------------------------------------------------


def carry_span(span: Span, source: str, target: str) -> Span:
    """Return where a span of `source` stands in `target`, a text with the same folded words.

    Both texts must have equal `key`; the span grows to whole words and keeps a mark that
    touches it (a quotation mark, a currency sign) where `target` has one too.

    >>> carry_span((3, 15), "to 'neutralise' it", "to  “neutralize” it")
    (4, 16)
    """
    here, there = words(source), words(target)
    inside = [n for n, (a, b) in enumerate(here) if a < span[1] and b > span[0]]
    if not inside or inside[-1] >= len(there):
        return (0, len(target))
    start, end = there[inside[0]][0], there[inside[-1]][1]
    if here[inside[0]][0] > span[0] and start and not target[start - 1].isspace():
        start -= 1
    if here[inside[-1]][1] < span[1] and end < len(target) and not target[end].isspace():
        end += 1
    return (start, end)
