"""People and bodies without a name that take part in events: `striking teachers`, `both sides`.

The name finder leaves them, as they name nobody; a sentence of news tells as often of them as of
those who have names. Each noun phrase becomes one piece. A state that owns it is its state.
"""

from functools import cache

from copydesk.facts.found import Found
from copydesk.facts.inflect import forms, plural
from copydesk.facts.pieces import DETERMINERS, LINKS, PREPOSITIONS, PRONOUNS, Piece
from copydesk.facts.wordlists import noun_roots, plural_noun
from copydesk.lexicon import load

ROLE = "described"
LEFT = 4  # pieces before the noun in which its article or number is sought
OWNERS = ("'s", "’s")
NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}
    | {"twelve", "dozens", "hundreds", "thousands", "dozen", "hundred", "thousand", "neither"}
)


@cache
def national() -> frozenset[str]:
    """Return the nouns, in every form, for people and bodies that are of a state."""
    return frozenset(form for noun in load("actors")["national"] for form in plural(noun))


@cache
def _nouns() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return by last word the words before it of every noun for people and bodies."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for noun in [*load("actors")["national"], *load("actors")["free"]]:
        *before, last = noun.split()
        for form in plural(last):
            table.setdefault(form, []).append(tuple(before))
    return {last: tuple(sorted(row, key=len, reverse=True)) for last, row in table.items()}


def add_described(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with each such phrase as one piece that acts."""
    out: list[Piece] = []
    for at, piece in enumerate(pieces):
        if _need(pieces, at) is None or not _acts(pieces, at):
            out.append(piece)
            continue
        start = _start(pieces, at)
        gone = at - start
        del out[len(out) - gone :]
        first = pieces[start]
        words = text[first.start : piece.end]
        slots = {"text": words, "kind": "group", "role": ROLE, "iso3": _owner(pieces, start)}
        name = Found("name", first.start, piece.end, slots)
        out.append(Piece(first.start, piece.end, words.lower(), False, name, None))
    return out


def _need(pieces: list[Piece], at: int) -> int | None:
    """Return how many pieces before it belong to a noun (`gang member`), None where it is none."""
    for before in _nouns().get(pieces[at].low, ()):
        if tuple(p.low for p in pieces[max(0, at - len(before)) : at]) == before:
            return len(before)
    return None


def _acts(pieces: list[Piece], at: int) -> bool:
    """Say whether the word is the head of its phrase, and a noun here."""
    piece = pieces[at]
    if piece.name or piece.date or piece.low in noun_roots():
        return False
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if before is not None and before.name and before.kind != "place":
        return False  # `Kenyan fishermen`: the name stands for them
    if after is not None and (after.low in _nouns() or after.name):
        return False  # `police chief`, `spokesman Roe`
    if after is not None and _modified(piece.low, after):
        return False  # `rebel camps`
    owned = after is not None and after.low in OWNERS
    verb = piece.low in forms()
    led = before is not None and (
        before.low in DETERMINERS | NUMBERS or before.low[:1].isdigit() or before.low in OWNERS
    )
    return not owned and (led or not verb)


def _modified(low: str, after: Piece) -> bool:
    """Say whether the word only tells of what kind the next noun is."""
    small = after.low in PREPOSITIONS | LINKS | DETERMINERS | PRONOUNS | {"and", "or"}
    plain = not (small or after.mark or after.date or after.adverb or after.low in forms())
    return plain and not plural_noun(low) and not after.low.endswith(("ed", "ing"))


def _start(pieces: list[Piece], at: int) -> int:
    """Return where the phrase begins: at its article or number, else at the words it needs."""
    need = _need(pieces, at) or 0
    for n in range(at - 1, max(-1, at - 1 - LEFT), -1):
        low = pieces[n].low
        if low in OWNERS:
            return max(n + 1, 0)
        if low in DETERMINERS | NUMBERS or low[:1].isdigit():
            return n
        if pieces[n].name or pieces[n].date or pieces[n].mark or low in PREPOSITIONS | PRONOUNS:
            break
    return at - need


def _owner(pieces: list[Piece], start: int) -> str | None:
    """Return the state of whose people they are: `Kenya's fishermen`."""
    owned = start > 1 and pieces[start - 1].low in OWNERS
    return pieces[start - 2].iso3 if owned else None
