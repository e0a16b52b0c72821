"""Tell the words outside quotation marks from those inside.

Two reporters can hear one sentence: equal words inside marks prove nothing about copying. A
sentence may be cut out of a longer quotation: what its first closing mark ends is inside too.
"""

from itertools import takewhile

from copydesk.text import fold_word, words
from copydesk.text.marks import inside, quoted

CLOSING = "”»」』"
OPENING = "“„«「『"


def outside(text: str) -> list[str]:
    """Return the folded words that stand outside quotation marks, in order.

    >>> outside("The envoy's aide said “we agree” twice.")
    ['the', 'envoy', 's', 'aide', 'said', 'twise']
    >>> outside("it must end,” the envoy said.")
    ['the', 'envoy', 'said']
    """
    spans = quoted(text)
    lead = len(list(takewhile(lambda c: c not in OPENING + CLOSING, text)))
    if lead < len(text) and text[lead] in CLOSING:
        spans = [(0, lead), *(span for span in spans if span[0] >= lead)]
    return [fold_word(text[a:b]) for a, b in words(text) if not inside(spans, a)]
