"""Say who claims that an event happened, or denies it: the subject of the word of speech around it.

`Fiji said Tonga had shelled a port`, `..., Fiji said`, `Tonga denied shelling it`, `accused by Fiji
of shelling`. Words that nobody says (`reportedly`) have no claimant.
"""

from copydesk.facts import actors
from copydesk.facts.clauses import Clauses
from copydesk.facts.pieces import QUOTES
from copydesk.facts.status import Hedge, inside
from copydesk.facts.verbs import Verb
from copydesk.facts.wordlists import words_of

TOLD = frozenset({"claimed", "denied"})
DENYING = frozenset({"deny", "refute", "dispute", "reject", "dismiss"})


def claimants(
    clauses: Clauses, verb: Verb, status: str, over: Hedge | None, sources: list[int]
) -> tuple[int, ...]:
    """Return the pieces that name who claims or denies the event of a verb."""
    if status not in TOLD:
        return ()
    if over and over.verb and over.kind == "claimed":
        governor = over.verb
        return tuple(
            actors.agents(clauses, clauses.zone(governor.at))
            if governor.passive
            else actors.doers(clauses, clauses.subject(governor))
        )
    told = clauses.previous(verb.start)
    speaks = told and told.lemma in words_of("saying") | DENYING and inside(clauses, told, verb)
    if told and speaks:
        return tuple(actors.doers(clauses, clauses.subject(told)))
    behind = said_behind(clauses, verb)
    if behind:
        return tuple(actors.doers(clauses, clauses.subject(behind)))
    return tuple(sources) if status == "denied" and verb.lemma in DENYING else ()


def said_behind(clauses: Clauses, verb: Verb) -> Verb | None:
    """Return the word of speech that ends the sentence in which the verb stands: `, Fiji said`."""
    pieces = clauses.pieces
    for said in clauses.verbs:
        if said.at <= verb.at or said.lemma not in words_of("saying") or said.shape != "finite":
            continue
        subject = clauses.subject(said)
        first = min([said.start, *subject])
        led = first > 0 and pieces[first - 1].low in {",", *QUOTES}
        after = pieces[said.at + 1].low if said.at + 1 < len(pieces) else "."
        closes = after in (".", ",", ";", "on", "in", "late", "early", "at") or bool(
            said.at + 1 < len(pieces) and pieces[said.at + 1].date
        )
        if subject and led and closes:
            return said
    return None
