"""Find events: who did what to whom, when, where, and whether it happened at all.

Trigger first: a verb, a light verb with an event noun, or an event noun alone, in every clause;
then its actors among the names of the clause; then its root and status. A trigger without an
actor is no event. Roots are those of PLOVER; the words stand in `lexicon/verbs.yaml`.
"""

import re

from copydesk.facts.clauses import Clauses
from copydesk.facts.described import add_described
from copydesk.facts.found import Found
from copydesk.facts.glance import bare
from copydesk.facts.inflect import forms
from copydesk.facts.lone import add_lone
from copydesk.facts.parse import Parse
from copydesk.facts.pieces import cut
from copydesk.facts.presence import presence
from copydesk.facts.proposed import Proposed
from copydesk.facts.scan import Scan
from copydesk.facts.status import HARM
from copydesk.facts.telling import may_tell
from copydesk.facts.treed import Tree
from copydesk.facts.triggers import nouns, verb_root
from copydesk.facts.visits import add_visits
from copydesk.facts.wordlists import quad_of, words_of

# What follows whoever ought to do something.
OUGHT = re.compile(r"\W+(?:must|should|ought to|ha[sd] to|have to|needs? to)\b(?! have been)")
__all__ = ["code", "find", "presence"]


def find(text: str, names: list[Found], parse: Parse | None = None) -> list[Found]:
    """Return the events of the text, in order; actors are names as `names.find` gives them.

    `parse` is the text as a trained reader sees it; without it the rules work alone.
    """
    if not may_tell(bare(text)):
        return []
    pieces = add_described(text, add_lone(text, cut(text, names)))
    scan = Scan(text, Clauses(pieces), Tree(parse, pieces) if parse else None)
    found = add_visits(text, scan.clauses, scan.nouns, scan.run())
    if scan.tree:
        found = Proposed(text, scan.clauses, scan.tree).beside(found)
    return sorted(found, key=lambda f: (f.start, f.end, f.slots["root"]))


def code(text: str, source: str, target: str) -> str | None:
    """Return the root of what `source` does to `target` in the text, or None.

    Both are given as printed. The event that has both counts before one that has only one of
    them; where no event has either, the verb that stands nearest behind the source.
    """
    if _told_to(text, source, target):
        return "REQUEST"
    names = [_given(text, words) for words in dict.fromkeys((source, target)) if words in text]
    names.sort(key=lambda f: f.start)
    clauses = Clauses(cut(text, names))
    events = Scan(text, clauses).run()
    ranked = sorted(
        ((_fits(event, source, target), -n, event) for n, event in enumerate(events)),
        key=lambda row: row[:2],
    )
    if ranked and ranked[-1][0] > 0:
        return _of_pair(ranked[-1][2])
    after = names[0].end if names else 0
    for verb in clauses.verbs:
        root = verb_root(clauses.pieces, verb)[0]
        if root and clauses.pieces[verb.at].start >= after:
            return root
    return next(iter(_roots_of_nouns(text)), None)


def _told_to(text: str, source: str, target: str) -> bool:
    """Say whether one says what another ought to do: `Fiji said Tonga must leave`."""
    at = text.find(target, text.find(source) + len(source)) if source in text else -1
    if at < 0 or not OUGHT.match(text, at + len(target)):
        return False
    between = text[text.find(source) + len(source) : at].lower().split()
    saying = words_of("saying")
    return any(form.lemma in saying for word in between for form in forms().get(word, ()))


def _roots_of_nouns(text: str) -> list[str]:
    """Return the roots of the event nouns of a text, whatever they do there, in order."""
    return [noun.root for noun in nouns(Clauses(cut(text, [])))]


def _of_pair(event: Found) -> str:
    """Return the root of what one does to another, by the rules of the PLOVER manual.

    Help, meetings and concessions to come are promised (AGREE), harm to come is threatened, what
    is put off or was not done is refused.
    """
    root, status = str(event.slots["root"]), event.slots["status"]
    helpful = quad_of()[root] in ("V-COOP", "M-COOP")
    if status in ("planned", "proposed"):
        return "AGREE" if helpful else "THREATEN" if root in HARM else root
    return "REJECT" if helpful and status in ("postponed", "denied") else root


def _given(text: str, words: str) -> Found:
    start = text.find(words)
    slots = {"text": words, "kind": "organisation", "role": None, "iso3": None}
    return Found("name", start, start + len(words), slots)


def _fits(event: Found, source: str, target: str) -> int:
    """Rank an event by the actors that it shares with those given, in their roles."""
    roles = {actor["name"]: actor["role"] for actor in event.slots["actors"]}
    mine, theirs = roles.get(source), roles.get(target)
    score = 2 * (mine is not None) + 2 * (theirs is not None)
    return score + (mine in ("source", "both")) + (theirs in ("target", "both"))
