"""The tokens of HTML and where each stands: all that this room asks of a parser.

turbohtml tokenizes by the HTML standard, in C, in linear time and without nesting, and keeps the
source of each token. Another parser takes its place here, if it passes tests/pages/test_tokens.py.
"""

from collections.abc import Iterator
from typing import Any

TEXT, START, END, REFERENCE = range(4)
Token = tuple[int, str, int, Any]
"""Its kind, the text or the tag, its offset in the source, and what more there is: the attributes
of a start tag as pairs, how many characters a reference has in the source, else None."""


def tokens(markup: str) -> Iterator[Token]:
    """Yield the texts and tags of markup, in its order; a character reference is its own token.

    Line ends are \\n. Texts of scripts, styles and the like come whole; comments do not come.
    """
    from turbohtml import TokenType, tokenize

    text, start, end = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
    reference = TokenType.CHARACTER_REFERENCE
    at = 0
    for token in tokenize(markup, resolve_references=False, capture_source=True):
        kind = token.type
        if kind is text:
            words = token.data or ""
            yield TEXT, words, at, None
            at += len(words)
            continue
        length = len(token.source or "")
        if kind is start:
            yield START, token.tag or "", at, token.attrs
        elif kind is end:
            yield END, token.tag or "", at, None
        elif kind is reference:
            yield REFERENCE, token.data or "", at, length
        at += length
