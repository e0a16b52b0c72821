"""Write out what English contracts, so that "won't" and "will not" are the same words."""

import re

# In this order: "can't" and "won't" before the rest of "n't". "'s" and "'d" are left as they are,
# since only a tree tells "is" from "has" from the genitive.
FULL = (
    (re.compile(r"\b(c)an['’]t\b", re.IGNORECASE), r"\1annot"),
    (re.compile(r"\b(w)on['’]t\b", re.IGNORECASE), r"\1ill not"),
    (re.compile(r"\b(sh)an['’]t\b", re.IGNORECASE), r"\1all not"),
    (re.compile(r"(?<=\w)n['’]t\b", re.IGNORECASE), " not"),
    (re.compile(r"(?<=\w)['’]re\b", re.IGNORECASE), " are"),
    (re.compile(r"(?<=\w)['’]ll\b", re.IGNORECASE), " will"),
    (re.compile(r"(?<=\w)['’]ve\b", re.IGNORECASE), " have"),
    (re.compile(r"\b(i)['’]m\b", re.IGNORECASE), r"\1 am"),
    (re.compile(r"\bcan not\b", re.IGNORECASE), "cannot"),
)


def in_full(text: str) -> str:
    """Return the text with its contractions written out.

    >>> in_full("We can’t and won't say they're ours")
    'We cannot and will not say they are ours'
    """
    if "'" in text or "’" in text or "can not" in text:
        for short, full in FULL:
            text = short.sub(full, text)
    return text
