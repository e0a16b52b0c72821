"""Say what became of an event: did it happen, is it planned, threatened, put off, denied, claimed?

What is promised or planned is no deed: PLOVER counts cooperation that is still to come as AGREE
and harm that is still to come as THREATEN. A refusal is REJECT, a demand REQUEST.
"""

from dataclasses import dataclass

from copydesk.facts.clauses import Clauses
from copydesk.facts.inflect import forms
from copydesk.facts.pieces import DETERMINERS, PREPOSITIONS
from copydesk.facts.verbs import Verb
from copydesk.facts.wordlists import hedge_of, quad_of, words_of

COMING = frozenset({"will", "would", "shall", "'ll", "’ll"})
MAYBE = frozenset({"may", "might", "could", "can"})
OUGHT = frozenset({"must", "should"})
HARM = frozenset({"SANCTION", "ASSAULT", "COERCE"})
PROMISING = frozenset({"offer", "promise", "pledge", "vow", "volunteer", "commit", "undertake"})
PROMISES = frozenset({"agreed", "planned", "vowed"})
PUTTING_OFF = frozenset({"postpone", "cancel", "delay", "defer", "adjourn", "shelve"})


@dataclass(frozen=True)
class Outcome:
    """The root and status that an event ends with."""

    root: str
    status: str


@dataclass(frozen=True)
class Hedge:
    """What stands before an infinitive: its kind, and the verb or word that says it."""

    kind: str
    at: int
    verb: Verb | None


def hedge(clauses: Clauses, verb: Verb) -> Hedge | None:
    """Return what governs an infinitive; kind `purpose` where it only says what for."""
    if verb.shape == "participle":
        return _of_participle(clauses, verb)
    if verb.shape != "infinitive":
        return None
    at = verb.start - 1
    while at >= 0 and (clauses.pieces[at].adverb or clauses.pieces[at].low in ("'", '"', "“", "‘")):
        at -= 1
    if at < 0:
        return None
    word = clauses.pieces[at].low
    governor = clauses.by_piece.get(at)
    if governor:
        kinds = ("planned",) if governor.lemma == "be" else hedge_of().get(governor.lemma, ())
        return Hedge(kinds[0] if kinds else "purpose", at, governor)
    if word in words_of("adjectives"):
        return Hedge(hedge_of()[word][0], at, None)
    for form in forms().get(word, ()):
        if hedge_of().get(form.lemma) and not clauses.pieces[at].name:
            return Hedge(hedge_of()[form.lemma][0], at, None)
    return _over_object(clauses, verb, at)


def _over_object(clauses: Clauses, verb: Verb, at: int) -> Hedge | None:
    """Read `urged Norland to stop`, `allowed Norland to use`, `signed a pact to boost`."""
    governor = clauses.previous(verb.start, ("finite", "infinitive", "participle", "reduced"))
    if not governor:
        return None
    zone = clauses.zone(governor.at)
    if not zone or zone[-1] < at - 1:
        return None if clauses.pieces[at].name else Hedge("purpose", at, governor)
    kinds = [k for k in _kinds(clauses, governor) if k in ("asked", "let", "helped", "planned")]
    if governor.passive and "planned" in kinds:
        return Hedge("planned", governor.at, governor)
    kinds = [k for k in kinds if k != "planned"]
    return Hedge(kinds[0] if kinds else "purpose", governor.at, governor)


def _kinds(clauses: Clauses, governor: Verb) -> tuple[str, ...]:
    """Return what a verb makes of the infinitive behind its object: `called on A to leave`."""
    after = clauses.pieces[governor.at + 1].low if governor.at + 1 < len(clauses.pieces) else ""
    if governor.lemma in ("call", "appeal", "push", "press") and after in (
        "on",
        "upon",
        "for",
        "to",
    ):
        return ("asked",)
    return hedge_of().get(governor.lemma, ())


def _of_participle(clauses: Clauses, verb: Verb) -> Hedge | None:
    """Read `accused of aiding`, `proposed holding`: the participle after a claiming verb."""
    before = clauses.pieces[verb.start - 1].low if verb.start else ""
    governor = clauses.previous(verb.start, ("finite", "reduced", "participle"))
    direct = clauses.by_piece.get(verb.start - 1)
    if direct and hedge_of().get(direct.lemma):
        return Hedge(hedge_of()[direct.lemma][0], direct.at, direct)
    claims = words_of("claiming") | {"blame", "charge", "cite"}
    if before in ("of", "for", "with") and governor and governor.lemma in claims:
        return Hedge("claimed", governor.at, governor)
    step = verb.start > 1 and clauses.pieces[verb.start - 2].low in (
        "step",
        "move",
        "decision",
        "act",
    )
    if before in ("in", "for", "from", "without", "despite", "of", "with", "to") and not step:
        return Hedge("purpose", verb.start, None)
    return None


def settle(
    clauses: Clauses, verb: Verb, root: str, status: str | None, over: Hedge | None
) -> Outcome:
    """Return root and status of a verb's event, after hedge, auxiliary and negation."""
    if status or verb.lemma in PUTTING_OFF:
        return Outcome(root, status or "postponed")
    if _conditional(clauses, verb):
        return Outcome(root, "possible")
    if over and over.kind != "purpose":
        governor = over.verb
        outcome = _hedged(root, over.kind, governor is None)
        helpful = quad_of()[root] in ("V-COOP", "M-COOP")
        if governor and governor.negated and helpful and over.kind in PROMISES:
            return Outcome("REJECT", "happened")
        if governor and governor.helpers & MAYBE:
            return Outcome(outcome.root, "possible")
        return outcome
    return _plain(clauses, verb, root, over)


def _plain(clauses: Clauses, verb: Verb, root: str, over: Hedge | None) -> Outcome:
    """Return root and status of a verb that nothing governs."""
    coming = bool(verb.helpers & COMING) or (verb.shape == "infinitive" and over is None)
    if verb.negated:
        helpful = quad_of()[root] in ("V-COOP", "M-COOP")
        return Outcome("REJECT", "happened") if helpful and coming else Outcome(root, "denied")
    if coming:
        return Outcome("THREATEN", "threatened") if root in HARM else Outcome(root, "planned")
    if verb.helpers & MAYBE:
        return Outcome(root, "possible")
    if verb.helpers & OUGHT:
        return Outcome("REQUEST", "proposed")
    if root == "THREATEN":
        return Outcome(root, "threatened")
    if root == "AGREE" and verb.lemma not in ("agree", "invite", "consent"):
        return Outcome(
            root, "proposed" if "proposed" in hedge_of().get(verb.lemma, ()) else "planned"
        )
    return Outcome(root, _told(clauses, verb, root))


def _conditional(clauses: Clauses, verb: Verb) -> bool:
    """Say whether the verb's clause begins with `if` or `unless`."""
    subject = clauses.subject(verb)
    first = min([verb.start, *subject])
    return first > 0 and clauses.pieces[first - 1].low in ("if", "unless", "whether")


def _hedged(root: str, kind: str, adjective: bool) -> Outcome:
    """Return root and status of what a verb, adjective or noun governs."""
    helpful = quad_of()[root] in ("V-COOP", "M-COOP")
    promised = adjective and helpful and root != "CONSULT"
    known = {
        "agreed": Outcome(root, "planned"),
        "planned": Outcome("AGREE" if promised else root, "planned"),
        "proposed": Outcome(root, "proposed"),
        "vowed": Outcome(
            "AGREE" if helpful else "THREATEN", "planned" if helpful else "threatened"
        ),
        "threatened": Outcome("THREATEN", "threatened"),
        "refused": Outcome("REJECT", "happened"),
        "stopped": Outcome("SANCTION" if helpful else "RETREAT", "happened"),
        "asked": Outcome(root, "proposed"),
        "let": Outcome("COOPERATE", "happened"),
        "claimed": Outcome(root, "claimed"),
    }
    return known.get(kind, Outcome(root, "happened"))


def _told(clauses: Clauses, verb: Verb, root: str) -> str:
    """Say `claimed` where a party tells of harm, or a word says that it is only reported."""
    near = {clauses.pieces[n].low for n in range(max(0, verb.start - 2), verb.at + 1)}
    if near & {"reportedly", "allegedly", "purportedly", "supposedly"}:
        return "claimed"
    told = clauses.previous(verb.start)
    if told and told.lemma in ("deny", "refute") and inside(clauses, told, verb):
        return "denied"
    if quad_of()[root] != "M-CONF":
        return "happened"
    if told and told.lemma in words_of("saying") and inside(clauses, told, verb):
        return "claimed"
    return "happened"


def inside(clauses: Clauses, told: Verb, verb: Verb) -> bool:
    """Say whether the verb stands in what the other verb tells: nothing parts them but `that`."""
    between = clauses.pieces[told.at + 1 : verb.start]
    return not any(p.low in (",", ";", ":", ".", "while", "when", "after", "as") for p in between)


def of_noun(clauses: Clauses, start: int, at: int, root: str) -> Outcome:
    """Return root and status of an event noun by its adjectives: `pending talks`."""
    words = {clauses.pieces[n].low for n in range(start, at)}
    if words & {"alleged", "suspected", "reported"}:
        return Outcome(root, "claimed")
    if words & {"possible", "potential", "likely"}:
        return Outcome(root, "possible")
    if words & words_of("pending"):
        return Outcome(root, "proposed" if "proposed" in words else "planned")
    return Outcome(root, "happened")


def small(word: str) -> bool:
    """Say whether a word is an article or a preposition."""
    return word in DETERMINERS | PREPOSITIONS
