"""A lone capital at the start of a wording may be a name that no list knows.

Every word is capitalised there, so the name finder leaves it. That it acts gives it away:
`Roe visits the front`, `Roe, Doe and Poe to meet`, `Rebels free hostages`.
"""

from dataclasses import replace

from copydesk.facts.found import Found
from copydesk.facts.inflect import forms
from copydesk.facts.pieces import DETERMINERS, LINKS, PREPOSITIONS, PRONOUNS, QUOTES, Piece
from copydesk.facts.wordlists import noun_roots, plural_noun
from copydesk.lexicon import load

OPENERS = QUOTES | {":", ".", "!", "?", "—", "–", "|"}


def add_lone(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with such words turned into names of no known kind."""
    out = list(pieces)
    for n, piece in enumerate(pieces[:-1]):
        opens = n == 0 or pieces[n - 1].low in OPENERS
        if opens and _may_be_name(piece) and _acts(pieces, n):
            words = text[piece.start : piece.end]
            slots = {"text": words, "kind": None, "role": None, "iso3": None}
            out[n] = replace(piece, name=Found("name", piece.start, piece.end, slots))
    return out


def _may_be_name(piece: Piece) -> bool:
    small = DETERMINERS | PREPOSITIONS | LINKS | PRONOUNS
    known = piece.low in small or piece.low in forms() or piece.low in noun_roots()
    common = piece.low in load("stopwords")["en"].split()
    letters = piece.low.isalpha() and len(piece.low) > 2
    return bool(
        piece.capital
        and letters
        and not (piece.name or piece.date or known or common or piece.adverb)
    )


def _acts(pieces: list[Piece], at: int) -> bool:
    """Say whether a verb follows, `to` and a verb, or a list of names."""
    after = pieces[at + 1]
    if after.low in (",", "and", "&") and at + 2 < len(pieces):
        return bool(pieces[at + 2].name)
    if after.low == "to" and at + 2 < len(pieces):
        return any(form.tag == "base" for form in forms().get(pieces[at + 2].low, ()))
    tags = {form.tag for form in forms().get(after.low, ())}
    return bool(tags & {"s", "past"}) or ("base" in tags and plural_noun(pieces[at].low))
