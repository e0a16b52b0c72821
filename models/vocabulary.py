"""Choose the pieces that the reader keeps of MiniLM's vocabulary.

Half of the file would be pieces, and most news never prints: other scripts, rare names, marks.
The vocabulary is ordered by how common a piece is, so the first are kept, and all that the word
lists of copydesk hold.
"""

from pathlib import Path

from copydesk.facts.gazetteer import entries
from copydesk.facts.inflect import forms
from copydesk.text.wordpieces import FIRST, LAST, UNKNOWN, fold

MOST = 22_000
LATIN = 0x250  # the first code point behind Latin letters with marks


def keep(source: Path) -> tuple[list[int], list[str]]:
    """Return the numbers and texts of the pieces kept, from a `vocab.txt`."""
    pieces = source.read_text("utf-8").split("\n")
    listed = {fold(word) for words in entries() for word in words} | set(forms())
    chosen = []
    for number, piece in enumerate(pieces):
        plain = bool(piece) and not piece.startswith("[") and all(ord(c) < LATIN for c in piece)
        if piece in (UNKNOWN, FIRST, LAST, "[", "]") or (
            plain and (len(chosen) < MOST or piece in listed)
        ):
            chosen.append(number)
    return chosen, [pieces[number] for number in chosen]
