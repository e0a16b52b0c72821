"""A lone capital at the start of a wording may be a name that no list knows.

Every word is capitalised there, so the name finder leaves it. That it acts gives it away:
`Roe visits the front`, `Roe, Doe and Poe to meet`, `Rebels free hostages`.
"""

from copydesk.facts.capitals import small_words
from copydesk.facts.found import Found
from copydesk.facts.inflect import forms
from copydesk.facts.pieces import DETERMINERS, LINKS, PREPOSITIONS, PRONOUNS, QUOTES, Piece
from copydesk.facts.wordlists import noun_roots, plural_noun

LONGEST = 3  # words of such a name
SMALL = DETERMINERS | PREPOSITIONS | LINKS | PRONOUNS
OPENERS = QUOTES | {":", ".", "!", "?", "—", "–", "|"}


def add_lone(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with such words turned into names of no known kind."""
    out: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = at
        if (
            pieces[at].capital
            and (at == 0 or pieces[at - 1].low in OPENERS)
            and _may_be_name(pieces[at])
        ):
            end = at + 1
            while end < min(at + LONGEST, len(pieces)) and _may_be_name(pieces[end]):
                end += 1
        if end > at and end < len(pieces) and _acts(pieces, end - 1):
            out.append(_named(text, pieces[at], pieces[end - 1]))
            at = end
        else:
            out.append(pieces[at])
            at += 1
    return out


def _named(text: str, first: Piece, last: Piece) -> Piece:
    words = text[first.start : last.end]
    slots = {"text": words, "kind": None, "role": None, "iso3": None}
    name = Found("name", first.start, last.end, slots)
    return first._replace(end=last.end, low=words.lower(), name=name)


def _may_be_name(piece: Piece) -> bool:
    if not piece.capital or piece.name or piece.date or len(piece.low) <= 2:
        return False
    known = piece.low in SMALL or piece.low in forms() or piece.low in noun_roots()
    return piece.low.isalpha() and not (known or piece.low in small_words() or piece.adverb)


def _acts(pieces: list[Piece], at: int) -> bool:
    """Say whether a verb follows, `to` and a verb, or a list of names."""
    after = pieces[at + 1]
    if after.low in (",", "and", "&") and at + 2 < len(pieces):
        return bool(pieces[at + 2].name)
    if after.low == "to" and at + 2 < len(pieces):
        return any(form.tag == "base" for form in forms().get(pieces[at + 2].low, ()))
    tags = {form.tag for form in forms().get(after.low, ())}
    return bool(tags & {"s", "past"}) or ("base" in tags and plural_noun(pieces[at].low))
