"""How much a block looks like running text.

Running text ends its sentences; a headline does not. A block with two sentences, or with one
that is long enough and ends, is prose. A short one that ends is prose only in such company.
"""

import re
from functools import lru_cache
from itertools import islice

from copydesk import text as words_of
from copydesk.articles import lines

TITLE, MAYBE, PROSE = 0, 1, 2
FIRST_UNSPACED = "\u3040"  # where the letters begin that need no space between words
# A name in brackets may follow the last point: "... the minister said. (AFP)".
SHUT = r"[\"'“”‘’»«›)\]」』]*(?:\s*[(\[][^()\[\]\n]{1,40}[)\]])?\s*$"
END = re.compile(rf"[.!?…؟۔。！？।]{SHUT}")  # of many stops, the last is asked about
POINT = re.compile(rf"[.۔。।]{SHUT}")
SHORTENED = re.compile(r"(?:\b[^\W\d_]\.){2,}$")  # U.S. or D.C. at the end of a headline
QUESTION = re.compile(r"[?!؟？！][\"'“”‘’»«›)\]」』]*\s*$")

# Fewest words of one sentence that stand as prose by themselves, as in C4's and jusText's rules
# for lines: navigation and slogans that end with a point stay below.
ALONE = 8
# A question or exclamation of at most so many words may be a headline.
ASKED = 20
# Two sentences make prose from so many words on; "Watch. Share." does not. If the last one does
# not end, it takes more: "'We saw it.' What the town remembers" is a headline.
TOGETHER = 10
TOGETHER_OPEN = 25
# Without a closing point a line is a headline up to so many words: 300 characters are some 50.
LONGEST_TITLE = 60
# More is not read to judge a block: one line may hold megabytes.
SAMPLE = 4_000


def grade(block: str) -> int:
    """Return PROSE, MAYBE (a short sentence, a question) or TITLE for a block of text."""
    if len(block) > SAMPLE:
        return PROSE
    count = size(block)
    if not END.search(block) or ("." in block[-2:] and _is_shortened(block)):
        several = count >= TOGETHER_OPEN and _several(block)
        return PROSE if several or count > LONGEST_TITLE else TITLE
    if count >= TOGETHER and _several(block):
        return PROSE
    if QUESTION.search(block):
        return PROSE if count > ASKED else MAYBE
    if not POINT.search(block):  # an ellipsis: a lead that was cut, or a headline that was
        return PROSE if count > ASKED else MAYBE
    return PROSE if count >= ALONE else MAYBE


def _is_shortened(block: str) -> bool:
    """Say whether the block ends in initials; only its end is looked at."""
    return SHORTENED.search(block, max(0, len(block) - 20)) is not None


def _several(block: str) -> bool:
    """Say whether the block has a second sentence."""
    return next(islice(words_of.each_sentence(block), 1, None), None) is not None


@lru_cache(maxsize=1 << 14)
def size(block: str) -> int:
    """Return the number of words, of a long block an estimate; two Chinese characters are one."""
    sample = block[:SAMPLE]
    if sample.isascii():
        return len(words_of.PLAIN.findall(sample)) + (len(block) - len(sample)) // 6
    spans = lines.words(sample)
    unspaced = 0
    if max(sample) >= FIRST_UNSPACED:
        unspaced = sum(1 for a, b in spans if b == a + 1 and sample[a] >= FIRST_UNSPACED)
    return len(spans) - unspaced // 2 + (len(block) - len(sample)) // 6
