"""Read verbs whose root hangs on the words around them, not on the verb alone.

To send surgeons is aid, to send soldiers is to mobilise; to call on somebody to do something is
to ask. The words stand in `lexicon/harm.yaml`.
"""

from copydesk.facts.clauses import Clauses
from copydesk.facts.harm import words
from copydesk.facts.objects import by_object
from copydesk.facts.pieces import PREPOSITIONS
from copydesk.facts.verbs import Verb
from copydesk.facts.wordlists import phrasal
from copydesk.lexicon import load

SENDING = frozenset(
    {"send", "dispatch", "fly", "airlift", "rush", "ship", "order", "move", "pledge"}
)
TRADING = frozenset({"trade", "exchange"})
LISTING = frozenset({"add", "put", "place", "listed"})  # `added two banks to its sanctions list`
SUING = frozenset({"take", "bring", "refer"})  # `took Norland to court`
PUNISHING = frozenset({"sanctions", "sanction"})
# Prepositions that an object may hold: `two aircraft with surgeons`, `a team of divers`.
HOLDING = frozenset({"of", "with", "up"})


def by_words(clauses: Clauses, verb: Verb) -> str | None:
    """Return the root that the words around a verb give it, if they do."""
    if verb.lemma == "call" and asks(clauses, verb):
        return "REQUEST"
    things = _object(clauses, verb)
    if verb.lemma in TRADING:
        return _traded(clauses, verb, things) or by_object(clauses, verb)
    if verb.lemma in LISTING and _blacklists(clauses, verb):
        return "SANCTION"
    if verb.lemma == "recall" and things & words("envoys"):
        return "SANCTION"
    if verb.lemma in SUING and _to_court(clauses, verb, things):
        return "ACCUSE"
    known = by_object(clauses, verb)
    if known or verb.lemma not in SENDING - {"pledge"}:
        return known
    if verb.lemma not in ("order", "move") and things & words("relief"):
        return "AID"
    return "MOBILIZE" if things & words("forces") else None


def _traded(clauses: Clauses, verb: Verb, things: set[str]) -> str | None:
    """Return what it is to give as good as one gets: blows, accusations, threats; not fish."""
    behind = {piece.low for piece in clauses.pieces[verb.at + 1 : verb.at + 2]}
    if any((verb.lemma, word) in phrasal() for word in behind):
        return None  # `exchanged fire` is listed as a verb
    things |= behind  # `blows` looks like a verb of its own
    for name, root in (("blows", "ASSAULT"), ("reproaches", "ACCUSE"), ("menaces", "THREATEN")):
        if things & words(name):
            return root
    return None


def _blacklists(clauses: Clauses, verb: Verb) -> bool:
    """Say whether somebody is put on a list of those who are punished."""
    lows = [clauses.pieces[n].low for n in clauses.zone(verb.at)]
    pairs = zip(lows, lows[1:], strict=False)
    return any(one in PUNISHING and other in words("lists") for one, other in pairs)


def asks(clauses: Clauses, verb: Verb) -> bool:
    """Say whether somebody is called on to do something: `called on both sides to talk`."""
    zone = clauses.zone(verb.at)
    if len(zone) < 2 or clauses.pieces[zone[0]].low not in ("on", "upon"):
        return False
    inner = clauses.by_piece.get(zone[-1] + 1)
    return bool(inner and inner.shape == "infinitive") or clauses.pieces[zone[-1]].low == "to"


def _object(clauses: Clauses, verb: Verb) -> set[str]:
    """Return the words of what is sent or taken, up to where it goes."""
    pieces = clauses.pieces
    if verb.passive:
        return {word for n in clauses.subject(verb) for word in pieces[n].low.split()}
    out: set[str] = set()
    for word in (word for n in clauses.zone(verb.at) for word in pieces[n].low.split()):
        if word in PREPOSITIONS - HOLDING:
            break
        out.add(word)
    return out


def _to_court(clauses: Clauses, verb: Verb, things: set[str]) -> bool:
    zone = clauses.zone(verb.at)
    lows = [clauses.pieces[n].low for n in zone]
    if "to" not in lows or verb.passive:
        return False
    behind = {word for low in lows[lows.index("to") :] for word in low.split()}
    before = [clauses.pieces[n] for n in zone[: lows.index("to")]]
    party = any(piece.iso3 for piece in before)
    return bool(behind & words("courts")) and (party or bool(things & words("cases")))


def silent(clauses: Clauses, verb: Verb) -> bool:
    """Say whether somebody only does not talk: `declined to comment`."""
    after = [piece.low for piece in clauses.pieces[verb.at + 1 : verb.at + 3]]
    quiet = load("harm")["silence"]
    return (
        verb.lemma in ("decline", "refuse")
        and after[:1] == ["to"]
        and after[1:] != []
        and (after[1] in quiet)
    )


def apposed(clauses: Clauses, verb: Verb) -> list[int]:
    """Return the name beside a subject that has none: `The owner, Acme Lines, denied`."""
    pieces = clauses.pieces
    end = verb.start - 1
    if verb.shape != "finite" or verb.passive or end < 1 or pieces[end].low != ",":
        return []
    name = pieces[end - 1]
    subject = clauses.subject(verb)
    plain = bool(subject) and not any(pieces[n].capital for n in subject[1:])
    beside = plain and subject[-1] + 1 < end - 1 and pieces[subject[-1] + 1].low == ","
    return [end - 1] if beside and name.name and name.kind != "place" else []
