"""Find the verbs of a wording.

Without a parser, a form is a verb by its neighbours: after `to` or an auxiliary, after a name
that has no possessive, before an article or a name; the same form after an article, a number
or a demonym is a noun (`US strikes on`, `the visit`).
"""

from dataclasses import dataclass, field, replace

from copydesk.facts.inflect import Form, forms
from copydesk.facts.pieces import (
    BE,
    DETERMINERS,
    DO,
    HAVE,
    LINKS,
    MODALS,
    NOT,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    Piece,
)
from copydesk.facts.wordlists import ambiguous, hedge_of, phrasal, plural_noun, words_of

# Verbs behind which an -ing form is a verb too: `considered lifting`, `denied attacking`.
GERUND = frozenset(
    {
        "consider",
        "propose",
        "suggest",
        "start",
        "begin",
        "stop",
        "continue",
        "deny",
        "cease",
        "resume",
    }
    | {"avoid", "mull", "weigh", "halt", "quit", "risk", "admit"}
)


@dataclass(frozen=True)
class Verb:
    """A verb in the wording. `at` is its piece, `start` the piece of its first auxiliary.

    `shape` is finite, infinitive, participle (no subject of its own) or reduced (the noun
    before it is its subject).
    """

    at: int
    start: int
    lemma: str
    shape: str
    passive: bool = False
    negated: bool = False
    helpers: frozenset[str] = field(default_factory=frozenset)


def verbs(pieces: list[Piece]) -> list[Verb]:
    """Return the verbs in order; an auxiliary belongs to its verb."""
    found = []
    known = forms()
    for at, piece in enumerate(pieces):
        if not (piece.low in known or piece.low.endswith("ed")) or piece.low in MODALS:
            continue
        if piece.name or piece.date or piece.mark:
            continue
        verb = _verb(pieces, at)
        if verb:
            found.append(verb)
    starts = {n for verb in found for n in range(verb.start, verb.at)}
    kept = [verb for verb in found if verb.at not in starts]
    for n, (before, verb) in enumerate(zip(kept, kept[1:], strict=False), 1):
        # `to arm and train`: the second verb is an infinitive too.
        paired = pieces[verb.at - 1].low in ("and", "or") and verb.at - before.at == 2
        if paired and before.shape == "infinitive" and pieces[verb.at].low == verb.lemma:
            kept[n] = replace(verb, start=before.start, shape="infinitive", helpers=before.helpers)
    return kept


def _verb(pieces: list[Piece], at: int) -> Verb | None:
    known = forms().get(pieces[at].low, ())
    if not known and _unknown_past(pieces, at):
        known = (Form(pieces[at].low, "past"),)
    if not known:
        return None
    start, helpers, negated = _helpers(pieces, at)
    before = pieces[start - 1] if start else None
    if "to" in helpers or helpers & (MODALS | DO):
        return _after_helper(pieces, at, known, (start, helpers, negated))
    for form in known:
        shape = _shape(pieces, at, form, helpers, before)
        if shape:
            passive = shape == "passive" or (
                form.tag == "past" and bool(helpers & BE) and form.lemma != "be"
            )
            shape = "reduced" if shape == "passive" else shape
            return Verb(at, start, form.lemma, shape, passive, negated, frozenset(helpers))
    return None


def _unknown_past(pieces: list[Piece], at: int) -> bool:
    """Say whether a word in -ed that no list knows is a verb: something must say so beside it."""
    low = pieces[at].low
    if not low.endswith("ed") or len(low) < 5 or "-" in low or not at:
        return False
    before = pieces[at - 1]
    after = pieces[at + 1] if at + 1 < len(pieces) else before
    led = before.name or before.low in PRONOUNS | RELATIVES | BE | HAVE or plural_noun(before.low)
    return bool(led or after.name or after.low in (DETERMINERS | {"by", "to"}) - {"more", "most"})


def _helpers(pieces: list[Piece], at: int) -> tuple[int, set[str], bool]:
    """Return where the auxiliaries before a verb start, which they are, and a negation."""
    start, negated = at, False
    helpers: set[str] = set()
    n = at - 1
    while n >= 0 and n >= at - 6:
        low = pieces[n].low
        if low in NOT and low != "no":
            negated = True
        elif low in BE | HAVE | DO | MODALS or low == "to":
            if pieces[n].name or (low == "to" and helpers & {"to"}):
                break
            helpers.add("be" if low in BE else "have" if low in HAVE else low)
            helpers |= {low}
            start = n
            if low == "to" or low in MODALS:
                break
        elif not pieces[n].adverb:
            break
        n -= 1
    if start < at and n >= 0 and pieces[n].low in NOT:
        negated = True
    return start, helpers, negated


def _after_helper(
    pieces: list[Piece], at: int, known: tuple[Form, ...], lead: tuple[int, set[str], bool]
) -> Verb | None:
    start, helpers, negated = lead
    for form in known:
        if form.tag in ("base", "past", "ing"):
            bare = form.tag == "past" and not helpers & (BE | HAVE)
            if bare and not any(f.tag == "base" for f in known):
                return None
            shape = "infinitive" if "to" in helpers else "finite"
            passive = form.tag == "past" and bool(helpers & BE)
            if form.tag == "base" and shape == "infinitive" and _noun_here(pieces, at):
                return None
            return Verb(at, start, form.lemma, shape, passive, negated, frozenset(helpers))
    return None


def _noun_here(pieces: list[Piece], at: int) -> bool:
    """Say whether `to` + word is no infinitive: `threats to trade in`, `return to work`."""
    after = pieces[at + 1].low if at + 1 < len(pieces) else "."
    return pieces[at].low in ambiguous() and (
        after in ("of", "and", ",", ".") or after in BE | HAVE
    )


def _shape(
    pieces: list[Piece], at: int, form: Form, helpers: set[str], before: Piece | None
) -> str | None:
    """Say in which shape the form is a verb here, or None where it is none."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if form.tag == "past":
        return _past(pieces, at, form, helpers, before)
    if form.tag == "ing":
        if helpers & BE:
            return "finite"
        if before is None or before.low in PREPOSITIONS | LINKS | {"and", "or"} or before.mark:
            return "participle" if not (after and after.low in ("of",)) else None
        if any(form.lemma in GERUND for form in forms().get(before.low, ())):
            return "participle"
        noun = after is None or after.mark or after.low in ("of", "and")
        led = before.name or plural_noun(before.low)
        return "reduced" if led and not noun else None
    if form.lemma in ("be", "have", "do") and form.tag == "s":
        return "finite"
    if helpers & (BE | HAVE):
        return None
    return _present(pieces, at, form, before)


def _past(
    pieces: list[Piece], at: int, form: Form, helpers: set[str], before: Piece | None
) -> str | None:
    if helpers & (BE | HAVE):
        return "finite"
    after = _past_date(pieces, at + 1)
    if after and after.low == "by" and form.lemma not in words_of("intransitive"):
        return "passive"
    if before is None or before.low in DETERMINERS - {"that", "both", "all"}:
        return None
    if before.low in PREPOSITIONS - {"after", "before", "since", "as", "than", "up", "down", "out"}:
        return None
    no_object = after is None or after.mark or after.date or after.low in PREPOSITIONS | LINKS
    own = before.low in PRONOUNS | RELATIVES | {"and", "but"}
    told = after is not None and after.low == "to" and form.lemma in hedge_of()
    own = own or told or (after is not None and after.low == "that")
    if (
        no_object
        and not own
        and form.lemma not in words_of("intransitive")
        and not _phrase(pieces, at)
    ):
        return "passive"
    return "finite"


def _past_date(pieces: list[Piece], at: int) -> Piece | None:
    """Return the piece here, or the one behind a date where it is `that`: `said on Friday that`."""
    on = at < len(pieces) and pieces[at].low == "on"
    after = at + on + 1
    dated = after < len(pieces) and pieces[at + on].date
    if dated and pieces[after].low in ("that", "to"):
        return pieces[after]
    return pieces[at] if at < len(pieces) else None


def _present(pieces: list[Piece], at: int, form: Form, before: Piece | None) -> str | None:
    """Tell `Roe visits police` and `raids kill 18` from `Norland strikes on` and `the visit`."""
    if before is None or before.date:
        return None if before is None or form.tag == "base" else "finite"
    plain = before.low not in DETERMINERS | PREPOSITIONS and not before.low[:1].isdigit()
    if form.tag == "base":
        several = before.low in PRONOUNS - {"he", "she", "it"} or plural_noun(before.low)
        if not (several or _joined(pieces, at) or before.low in RELATIVES | {"and"}):
            return None
    elif not plain or before.role == "people":
        return None
    if pieces[at].low not in ambiguous():
        return "finite" if plain or before.low == "that" else None
    names = before.name or before.low in PRONOUNS | RELATIVES | {"and", ","}
    if _phrase(pieces, at) and (names or before.adverb or plural_noun(before.low)):
        return "finite"
    inner = at > 1 and pieces[at - 2].low in DETERMINERS | PREPOSITIONS
    if inner and before.kind in ("state", "place"):
        return None
    return "finite" if _has_object(pieces, at, before) else None


def _has_object(pieces: list[Piece], at: int, before: Piece) -> bool:
    """Say whether an object follows a word that may be a noun too."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None or after.mark or after.low in PREPOSITIONS | BE | HAVE | {"and", "or"}:
        return False
    if after.name or after.date or after.low in DETERMINERS | PRONOUNS or after.low[:1].isdigit():
        return True
    return bool(before.name) and not forms().get(after.low)


def _phrase(pieces: list[Piece], at: int) -> bool:
    """Say whether the verb's particle follows: `calls for`, `met with`."""
    after = pieces[at + 1].low if at + 1 < len(pieces) else ""
    return any((form.lemma, after) in phrasal() for form in forms().get(pieces[at].low, ()))


def _joined(pieces: list[Piece], at: int) -> bool:
    """Say whether several names stand before: `A and B agree`, `A, B agree`, `Both nations`."""
    before = pieces[at - 1]
    if before.kind == "group" and before.role != "people":
        return True
    return bool(
        before.name and at > 2 and pieces[at - 2].low in ("and", ",", "&") and pieces[at - 3].name
    )
