"""Tell the words outside quotation marks from those inside.

Two reporters can hear one sentence: equal words inside marks prove nothing about copying. An
apostrophe is no mark, and a mark that never closes quotes the rest of its sentence.
"""

import re

from copydesk.text import fold_word, words

# A pair of marks, or a single straight or curly one that stands like an opening one.
PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", "「": "」", "『": "』"}
OPENS = re.compile(r"(?<![^\W_])[\"“„«‘'「『](?=\S)")

CLOSES = re.compile(r"[”»」』]")


def outside(text: str) -> list[str]:
    """Return the folded words that stand outside quotation marks, in order.

    >>> outside("The envoy's aide said “we agree” twice.")
    ['the', 'envoy', 's', 'aide', 'said', 'twise']
    """
    quoted = _quoted(text)
    told = []
    at = 0
    for start, end in words(text):
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        if at == len(quoted) or not quoted[at][0] <= start < quoted[at][1]:
            told.append(fold_word(text[start:end]))
    return told


def _quoted(text: str) -> list[tuple[int, int]]:
    """Return the spans inside marks, in order; what a first closing mark ends is inside too."""
    closed = CLOSES.search(text)
    position = closed.end() if closed and not OPENS.search(text, 0, closed.start()) else 0
    spans = [(0, position)] if position else []
    while match := OPENS.search(text, position):
        end = _close(text, match)
        spans.append((match.start(), end))
        position = max(end, match.end())
    return spans


def _close(text: str, opening: re.Match[str]) -> int:
    """Return where the quotation that opens here ends: after its closing mark, or the text."""
    marks = PAIRS[opening.group()]
    for at in range(opening.end(), len(text)):
        # A mark between two letters is an apostrophe: "Norland's", "won’t".
        if text[at] in marks and not _inside_word(text, at):
            return at + 1
    return len(text)


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and at + 1 < len(text) and text[at + 1].isalnum()
