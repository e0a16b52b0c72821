"""Find the words that say an event: verbs with their particles, and event nouns."""

from dataclasses import dataclass
from typing import Any

from copydesk.facts.clauses import Clauses
from copydesk.facts.pieces import DETERMINERS, LINKS, PREPOSITIONS, QUOTES, Piece
from copydesk.facts.verbs import Verb
from copydesk.facts.wordlists import light, noun_roots, over_rules, verb_roots, words_of

NEAR = 5  # pieces behind a passive: `was hit by sanctions`, `placed under heavy sanctions`
OBJECT_REACH = 12  # pieces between a verb and the event noun that is its object
# Prepositions that an object may hold: `a package of 13 documents`, `came under attack`.
THROUGH = frozenset({"of", "under", "toward", "towards"})
HOLDERS = frozenset({"package", "series", "set", "raft", "wave", "round", "number", "string"})
VAGUE = frozenset({"them", "it", "this", "that", "these", "those", "him", "her", "us", "me"})
WITH = frozenset(
    {"target", "hit", "slap", "strike", "punish", "threaten"}
)  # `hit X with sanctions`


@dataclass(frozen=True)
class Noun:
    """An event noun: its piece, the first piece of its phrase, its root."""

    at: int
    start: int
    root: str
    dependent: bool


def nouns(clauses: Clauses) -> list[Noun]:
    """Return the event nouns that are no verbs here and no part of a longer noun."""
    pieces = clauses.pieces
    found = []
    roots = noun_roots()
    for at, piece in enumerate(pieces):
        if piece.low not in roots or piece.name or at in clauses.by_piece or _holds(pieces, at):
            continue
        for before, root, dependent in roots[piece.low]:
            start = at - len(before)
            if start >= 0 and all(pieces[start + n].low == word for n, word in enumerate(before)):
                if not _modifies(clauses, at):
                    found.append(Noun(at, _phrase_start(clauses, start), root, dependent))
                break
    return found


def _holds(pieces: list[Piece], at: int) -> bool:
    """Say whether the noun only holds others: `a package of agreements`."""
    after = pieces[at + 1].low if at + 1 < len(pieces) else ""
    return pieces[at].low in HOLDERS and after == "of"


def _modifies(clauses: Clauses, at: int) -> bool:
    """Say whether another noun follows: `sanctions regime`, `attack helicopters`."""
    if at + 1 >= len(clauses.pieces) or at + 1 in clauses.by_piece:
        return False
    after = clauses.pieces[at + 1]
    small = DETERMINERS | PREPOSITIONS | LINKS | {"and", "or", "but", "nor"}
    plain = not (after.mark or after.name or after.date or after.adverb or after.low in small)
    plain = plain and after.low not in words_of("postponed")
    return plain and not after.low.endswith("ing")


def _phrase_start(clauses: Clauses, at: int) -> int:
    """Return where the noun phrase begins: over adjectives, names and possessives."""
    while at > 0:
        piece = clauses.pieces[at - 1]
        owner = piece.low in ("'s", "’s")
        if not owner and (
            piece.low in PREPOSITIONS | LINKS | {"and", "or", ","} or at - 1 in clauses.by_piece
        ):
            break
        if piece.mark and piece.low not in ("'", "’", "-") or piece.date:
            break
        at -= 1
        if piece.low in DETERMINERS and not owner:
            break
        if piece.name and (at == 0 or clauses.pieces[at - 1].low in PREPOSITIONS):
            break
    return at


def verb_root(pieces: list[Piece], verb: Verb) -> tuple[str | None, int]:
    """Return the root of a verb and the last piece of its particles."""
    for particles, root in verb_roots().get(verb.lemma, ()):
        at = verb.at
        for word in particles:
            at = _next_word(pieces, at)
            if at >= len(pieces) or pieces[at].low != word:
                break
        else:
            return root, at
    return None, verb.at


def _next_word(pieces: list[Piece], at: int) -> int:
    """Return the next piece that may be a particle: `spoke by telephone on Monday with`."""
    at += 1
    while at + 1 < len(pieces):
        aside = pieces[at].adverb or pieces[at].date is not None
        if pieces[at].low in ("by", "on") and (
            pieces[at + 1].date or pieces[at + 1].low in ("phone", "telephone", "video")
        ):
            at += 2
        elif aside:
            at += 1
        else:
            break
    return at


def object_noun(clauses: Clauses, verb: Verb, found: list[Noun]) -> Noun | None:
    """Return the event noun that is the verb's object (of a passive: its subject's head)."""
    inside = set(clauses.subject(verb) if verb.passive else clauses.zone(verb.at)[:OBJECT_REACH])
    if verb.passive and verb.at + 1 < len(clauses.pieces):
        led = clauses.pieces[verb.at + 1].low
        inside |= set(clauses.zone(verb.at)[:NEAR]) if led in ("under", "by") else set()
    for noun in found:
        if noun.at not in inside:
            continue
        if verb.passive or _reaches(clauses, verb, noun):
            return noun
    return None


def _reaches(clauses: Clauses, verb: Verb, noun: Noun) -> bool:
    """Say whether the noun is the verb's object, not part of something beside it."""
    between = clauses.pieces[verb.at + 1 : noun.start]
    while between and (between[0].low in PREPOSITIONS | {"part"} or between[0].adverb):
        between = between[1:]
    small = {p.low for p in between if p.low in PREPOSITIONS}
    if [p.low for p in between[:3]] == ["the", "number", "of"]:
        return False
    if verb.lemma in WITH and small == {"with"}:
        return True
    return small <= THROUGH and not any(p.name for p in between)


def _on_hold(clauses: Clauses, verb: Verb) -> bool:
    """Say whether an event is put off: `put the signing of the pact on hold`."""
    lows = [clauses.pieces[n].low for n in clauses.zone(verb.at)]
    pairs = zip(lows, lows[1:], strict=False)
    return verb.lemma in ("put", "place") and ("on", "hold") in pairs


def carried(clauses: Clauses, verb: Verb, noun: Noun) -> dict[str, Any] | None:
    """Return what the verb makes of the event noun: root and perhaps a status, or None."""
    pieces = clauses.pieces
    if _on_hold(clauses, verb):
        return {"root": noun.root, "status": "postponed", "over": True}
    for rule in over_rules().get(verb.lemma, ()):
        particles = rule["particle"]
        if tuple(p.low for p in pieces[verb.at + 1 : verb.at + 1 + len(particles)]) != particles:
            continue
        if rule["nouns"] == "all":
            put_off = rule.get("status") == "postponed"
            root = noun.root if put_off else rule["root"]
            return {"root": root, "status": rule.get("status"), "over": True}
        if noun.root in rule["nouns"]:
            return {"root": rule["nouns"][noun.root], "status": rule.get("status"), "over": True}
    particles = light().get(verb.lemma)
    ahead = " ".join(p.low for p in pieces[verb.at + 1 : verb.at + 3]) + " "
    if particles and any(not p or ahead.startswith(f"{p} ") for p in particles):
        return {"root": noun.root, "status": None, "over": False}
    return None


def named_bad(clauses: Clauses, verb: Verb) -> bool:
    """Say whether the verb calls something bad: `called the raid an act of terror`."""
    zone = clauses.zone(verb.at)
    if verb.lemma not in words_of("naming") or not zone or clauses.pieces[zone[0]].low in VAGUE:
        return False
    inner = clauses.by_piece.get(zone[-1] + 1)
    if inner and inner.shape == "infinitive":  # `called the decision to leave hostile`
        zone = zone + clauses.zone(inner.at)
    return any(clauses.pieces[n].low in words_of("bad") for n in zone)


def rings(clauses: Clauses, verb: Verb) -> bool:
    """Say whether somebody telephones: `called Roe on Friday`, not `called Roe a friend`."""
    zone = clauses.zone(verb.at)
    if verb.lemma != "call" or verb.passive or not zone:
        return False
    person = clauses.pieces[zone[0]]
    after = clauses.pieces[zone[1]] if len(zone) > 1 else None
    plain = after is None or after.date or after.low in ("on", "to", "about", "over", ".", "and")
    return person.kind in ("person", "organisation", None) and bool(person.name) and bool(plain)


def quoted(pieces: list[Piece], at: int) -> bool:
    """Say whether a piece stands inside quotation marks that opened before it."""
    double = sum(p.low in ('"', "“", "”", "«", "»") for p in pieces[:at])
    single = sum(p.low in QUOTES - {'"', "“", "”", "«", "»"} for p in pieces[:at])
    return double % 2 == 1 or single % 2 == 1
