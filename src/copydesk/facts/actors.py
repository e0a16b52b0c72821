"""Say who acts on whom: the names in a subject and behind a verb, by their prepositions."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from copydesk.facts.clauses import Clauses
from copydesk.facts.gazetteer import usual_names
from copydesk.facts.pieces import DETERMINERS, PREPOSITIONS, PRONOUNS, Piece
from copydesk.facts.triggers import Noun, quoted
from copydesk.facts.verbs import Verb
from copydesk.facts.wordlists import noun_roots, words_of
from copydesk.lexicon import load

Actor = dict[str, Any]

TARGET = frozenset(
    {
        "",
        "with",
        "to",
        "on",
        "against",
        "of",
        "toward",
        "towards",
        "between",
        "among",
        "upon",
        "for",
        "into",
    }
)
AWAY = frozenset({"from", "out"})  # also lead to a target of RETREAT, SANCTION and COERCE
PLACE = frozenset({"in", "at", "near", "outside", "inside", "around"})
# Behind these words stands the reason or the time, and nobody whom the event is aimed at.
ASIDE = frozenset(
    {"due", "amid", "after", "following", "despite", "since", "wake", "over", "during", "because"}
    | {"before", "including", "via", "ahead"}
)
# Event nouns whose `of` leads to what they befall; of the others it leads to who does them.
BEFALL = frozenset({"ASSAULT", "SANCTION", "COERCE", "ACCUSE", "RETREAT", "REJECT"})
TRIPS = frozenset({"visit", "trip", "tour"})
# What a state may have in another: `open an embassy in Norland`.
SEATS = frozenset(
    {"embassy", "embassies", "consulate", "consulates", "base", "bases", "headquarters"}
)
AIMED = frozenset(
    {("AID", "for"), ("SUPPORT", "for"), ("REQUEST", "for"), ("ACCUSE", "for"), ("ASSAULT", "at")}
)
TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})


@dataclass(frozen=True)
class Named:
    """A name in the wording with the preposition that leads to it."""

    at: int
    preposition: str


def led(pieces: list[Piece], span: list[int], through: bool = False) -> list[Named]:
    """Return the names in these pieces, each with the last preposition before it.

    Names in a reason or a time are led by `aside`, unless `through`.
    """
    out = []
    preposition = ""
    for n in span:
        piece = pieces[n]
        if piece.name:
            out.append(Named(n, preposition))
        elif piece.low in ASIDE and not through:
            preposition = "aside"
        elif piece.low == "of":  # `in the town of X` is still in, `sanctions on aides of X` on
            preposition = preposition or "of"
        elif piece.low in PREPOSITIONS and preposition != "aside":
            preposition = piece.low
    return out


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(day.lower() for day in load("calendar")["weekdays"]["en"])


def acts(piece: Piece) -> bool:
    """Say whether a name can act: not a paper, a statement or a plain place."""
    if not piece.name:
        return piece.low in PRONOUNS
    if piece.low.removesuffix("s") in _weekdays():  # `on Sundays`
        return False
    if piece.role in load("verbs")["reporters"] and not piece.iso3:
        return False
    if piece.kind == "place":
        return bool(piece.iso3) and piece.role == "capital"
    return piece.kind is not None or piece.capital


def doers(clauses: Clauses, span: list[int]) -> list[int]:
    """Return the names that a subject stands for: its heads, else what `of` them names."""
    pieces = clauses.pieces
    named = [name for name in led(pieces, span) if acts(pieces[name.at])]
    heads = [name.at for name in named if name.preposition == ""]
    if not heads:
        leads = ("of", "from", "for") if _of_things(pieces, span) else ("of", "from", "for", "in")
        owned = [name.at for name in named if name.preposition in leads]
        heads = owned
    if heads:
        bodies = all(pieces[n].iso3 is None and pieces[n].kind != "person" for n in heads)
        where = [n.at for n in named if n.preposition in ("of", "from", "in") and pieces[n.at].iso3]
        return heads + (where if bodies else [])
    return [n for n in span if pieces[n].low in PRONOUNS][:1] or _unnamed(pieces, span)


def _of_things(pieces: list[Piece], span: list[int]) -> bool:
    """Say whether the phrase is of a thing in a place: `11 accords in Oslo that open ports`."""
    lead = next((n for n in span if pieces[n].low in PREPOSITIONS), None)
    return lead is not None and lead > span[0] and pieces[lead - 1].low in noun_roots()


def _unnamed(pieces: list[Piece], span: list[int]) -> list[int]:
    """Return the last capitalised word of a short subject that no list knows: `Rebels`."""
    words = [n for n in span if not pieces[n].mark]
    capital = [
        n for n in words if pieces[n].capital and pieces[n].low not in DETERMINERS | PREPOSITIONS
    ]
    short = 0 < len(words) <= 4 and capital == words
    return capital[-1:] if short and pieces[words[-1]].low not in noun_roots() else []


def targets(clauses: Clauses, span: list[int], root: str) -> list[int]:
    """Return the names behind a verb or noun that the event is aimed at."""
    pieces = clauses.pieces
    allowed = TARGET | (AWAY if root in ("RETREAT", "SANCTION", "COERCE") else frozenset())
    allowed |= {"at"} if root == "ASSAULT" else frozenset()
    named = [name for name in led(pieces, span) if acts(pieces[name.at])]
    found = [
        name.at
        for name in named
        if name.preposition in allowed or (name.preposition == "in" and _body(pieces[name.at]))
    ]
    alone = [n.at for n in named if n.preposition == "with" and pieces[n.at].role == "described"]
    found = [n for n in found if n not in alone] or found  # `visiting Suva with her staff`
    if any(pieces[n].low.split()[-1] in SEATS for n in found):
        found += [n.at for n in named if n.preposition in PLACE and pieces[n.at].iso3]
    if not found and root in ("ASSAULT", "MOBILIZE", "COERCE", "PROTEST"):
        found = [
            name.at
            for name in led(pieces, span)
            if name.preposition in PLACE and pieces[name.at].iso3
        ]
    return found


def _body(piece: Piece) -> bool:
    """Say whether `in` leads to a body and not to a place: `membership in the alliance`."""
    return piece.kind == "organisation"


def agents(clauses: Clauses, span: list[int]) -> list[int]:
    """Return the names behind `by`."""
    named = led(clauses.pieces, span)
    return [name.at for name in named if name.preposition == "by" and acts(clauses.pieces[name.at])]


def owner(clauses: Clauses, noun: Noun) -> list[int]:
    """Return the name before an event noun that does it: `US strikes`, `Norland's visit`."""
    return possessor(clauses, noun.at, noun.start)


def possessor(clauses: Clauses, at: int, start: int) -> list[int]:
    """Return the last name that acts between two pieces."""
    for n in range(at - 1, start - 1, -1):
        if clauses.pieces[n].name and acts(clauses.pieces[n]):
            return [n]
    return []


def beside(clauses: Clauses, noun: Noun) -> tuple[list[int], list[int], list[int]]:
    """Return who does an event noun, whom it befalls, and who does it together."""
    sources, aims, both = [], [], []
    named = led(clauses.pieces, clauses.zone(noun.at))
    for name in named:
        if not acts(clauses.pieces[name.at]):
            continue
        if name.preposition == "between":
            both.append(name.at)
        elif name.preposition in ("by", "from") or (
            name.preposition == "of" and noun.root not in BEFALL
        ):
            sources.append(name.at)
        elif name.preposition in TARGET - {"", "for"} or (noun.root, name.preposition) in AIMED:
            aims.append(name.at)
    if not aims and clauses.pieces[noun.at].low in SEATS:
        aims = [n.at for n in named if n.preposition in PLACE and clauses.pieces[n.at].iso3]
    if not aims and noun.root == "ASSAULT":
        aims = targets(clauses, clauses.zone(noun.at), "ASSAULT")
    own = owner(clauses, noun)
    before = clauses.pieces[noun.start - 1].low if noun.start else ""
    trip = clauses.pieces[noun.at].low in TRIPS and before in ("on", "during")
    if trip and own and not aims and clauses.pieces[own[0]].kind in ("state", "place"):
        traveller = clauses.previous(noun.at)
        return (doers(clauses, clauses.subject(traveller)) if traveller else []), own, both
    return own + sources, aims, both


def place(clauses: Clauses, span: list[int]) -> int | None:
    """Return the name of the place that the pieces give: `in Oslo`, `in the capital, Oslo`."""
    pieces = clauses.pieces
    for name in led(pieces, span, through=True):
        here = pieces[name.at]
        known = here.kind in ("place", "state", None) and here.role != "people"
        if name.preposition in PLACE and known:
            return name.at
    last = span[-1] if span else 0
    after = pieces[last + 1 : last + 3]
    city = pieces[last].low in ("capital", "city", "town", "port") and len(after) == 2
    return last + 2 if city and after[0].low == "," and after[1].name else None


def spell(text: str, clauses: Clauses, at: int, role: str) -> list[Actor]:
    """Return the actors that a name stands for; `the leaders of A and B` are two."""
    piece = clauses.pieces[at]
    span = {"role": role, "start": piece.start, "end": piece.end}
    if not piece.name:
        return [{"name": text[piece.start : piece.end], "iso3": None, "org": None, **span}]
    slots = piece.name.slots
    states = (slots.get("iso3") or "").split() or [None]
    org = body_name(slots["text"]) if piece.kind == "organisation" else None
    return [
        {"name": slots["text"], "iso3": state, "org": None if state else org, **span}
        for state in states
    ]


def body_name(text: str) -> str | None:
    """Return the usual name of an organisation, or None where it is only described."""
    first, _, rest = text.partition(" ")
    bare = rest if rest and first.lower() in DETERMINERS else text
    return usual_names().get(bare, bare) if bare != bare.lower() else None


def speaker(clauses: Clauses, at: int) -> list[int]:
    """Return who says the words in quotation marks around a piece: for `we` and `I`."""
    for verb in clauses.verbs:
        if verb.lemma in words_of("saying") and not quoted(clauses.pieces, verb.at):
            found = doers(clauses, clauses.subject(verb))
            if found and found[0] != at:
                return found
    return []


def addressee(clauses: Clauses, before: int) -> list[int]:
    """Return who is spoken to: for `you`."""
    for verb in clauses.verbs:
        if verb.at < before and verb.lemma in ("tell", "inform", "assure", "remind", "ask"):
            return targets(clauses, clauses.zone(verb.at), "CONSULT")[:1]
    return []


def persons(clauses: Clauses, found: list[int]) -> list[int]:
    """Put the speaker for `we` and `I` in a quotation, the addressee for `you`."""
    out: list[int] = []
    for n in found:
        low = clauses.pieces[n].low
        if low in ("we", "i") and not clauses.pieces[n].name:
            out += speaker(clauses, n) or [n]
        elif low == "you":
            out += addressee(clauses, n)
        else:
            out.append(n)
    return out


def of_verb(
    clauses: Clauses, trigger: tuple[Verb, int], noun: Noun | None, root: str, over: bool = False
) -> tuple[list[int], list[int]]:
    """Return the pieces that name source and target of a verb, with its event noun if any.

    `trigger` is the verb with its last particle; `over` that the verb acts on the noun's event.
    """
    verb, last = trigger
    subject = clauses.subject(verb)
    zone = [n for n in clauses.zone(verb.at) if n > last]
    if verb.passive:
        sources = agents(clauses, zone)
        if noun:
            own, aims, both = beside(clauses, noun)
            if noun.at > verb.at:
                return sources + own, doers(clauses, subject) + aims
            return sources + own, aims + both + targets(clauses, zone, root)
        aims = doers(clauses, subject)
        if not sources and root in ("SANCTION", "COERCE"):  # `expelled from Norland`
            sources = [n.at for n in led(clauses.pieces, zone) if n.preposition == "from"]
        more = [n for n in targets(clauses, zone, root) if n not in sources and root != "CONSULT"]
        return sources, aims or more
    sources = doers(clauses, subject)
    if noun and noun.at > verb.at and verb.lemma in words_of("suffer"):
        own, aims, both = beside(clauses, noun)
        return own + agents(clauses, zone), sources + both
    if noun and noun.at > verb.at:
        own, aims, both = beside(clauses, noun)
        if over:  # who condemns a raid on A by B aims at B
            own, aims = own or aims, []
        rest = [n for n in targets(clauses, zone, root) if n not in own and n < noun.start]
        return sources, rest + [n for n in own if n not in sources] + aims + both
    found = targets(clauses, zone, root)
    you = [n for n in zone if clauses.pieces[n].low in ("you", "him", "her")]
    article = {
        n for n in you if n + 1 < len(clauses.pieces) and clauses.pieces[n].low in DETERMINERS
    }
    return sources, found or [n for n in you if n not in article][:1]
