"""Slogans: short paragraphs below a text that advertise the site, and look like news.

"Members hear every story read aloud." asks nothing and has no label, so that only its company
gives it away: a button or a bare line parts it from the text, and it has hardly a word of it.
"""

from copydesk.articles import headline, prose

LONGEST = 14  # words; on the pages of tests/unseen slogans have 8 to 11
SAID = 6  # of its words at most one in so many stands in the text
SAMPLE = 20_000  # characters of a text in which its words are looked for


def is_slogan(words: str, text: str) -> bool:
    """Say whether a paragraph that something parts from a text has nothing to do with it.

    >>> is_slogan("Read the world by a better light.", "Two ports reopened after the storm.")
    True
    >>> is_slogan("Both ports had been shut for a week.", "Two ports reopened after the storm.")
    False
    """
    if prose.size(words) > LONGEST:
        return False
    own = headline.content(words)
    return bool(own) and SAID * len(own & headline.content(text[:SAMPLE])) <= len(own)
