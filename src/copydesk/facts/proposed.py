"""Events that the trained reader proposes, laid beside those of the rules.

Where both see a trigger the root is that of the rules, and the reader adds states that they miss.
What the reader alone sees is an event where it is sure and a state takes part; its actors are the
names in the words that it gives, else the heads of those words.
"""

from dataclasses import replace

from copydesk.facts.actors import acts
from copydesk.facts.clauses import Clauses
from copydesk.facts.found import Found
from copydesk.facts.parse import Trigger, Words
from copydesk.facts.record import Deed, record
from copydesk.facts.status import Outcome
from copydesk.facts.treed import Tree

# Chosen on the dev part of the corpus and on hand-checked pages, decision 0154.
SURE = 0.97  # of a trigger that the reader alone sees
BESIDE = 0.9  # of one in a wording in which the rules see another event
SETTLES = 0.9  # of one whose status counts before that of the rules


class Proposed:
    """What the reader proposes for one wording."""

    def __init__(self, text: str, clauses: Clauses, tree: Tree):
        """Take the wording, its clauses and its tree."""
        self.text, self.clauses, self.tree = text, clauses, tree
        self.pieces = clauses.pieces

    def beside(self, found: list[Found]) -> list[Found]:
        """Return the events of the rules as the reader sees them, and those that it adds."""
        triggers = self.tree.parse.triggers
        out = []
        for event in found:
            near = [trigger for trigger in triggers if self._overlaps(event, trigger)]
            best = max(near, key=lambda trigger: trigger.p, default=None)
            out.append(self._settled(event, best) if best else event)
        least = BESIDE if found else SURE
        for trigger in triggers:
            if trigger.p >= least and not any(self._overlaps(event, trigger) for event in found):
                added = self._event(trigger)
                out += [added] if added and _states(added) else []
        return out

    def _overlaps(self, event: Found, trigger: Trigger) -> bool:
        start, end = self.tree.parse.span((trigger.start, trigger.end))
        first, last = event.slots["trigger_start"], event.slots["trigger_end"]
        return bool(first < end and start < last)

    def _settled(self, event: Found, trigger: Trigger) -> Found:
        """Return an event of the rules with the status and the further states of the reader."""
        slots = dict(event.slots)
        if trigger.p >= SETTLES:
            slots["status"] = trigger.status
        proposed = self._event(trigger)
        if proposed:
            known = _states(event)
            sided = {actor["role"] for actor in event.slots["actors"] if actor["iso3"]}
            more = [
                actor
                for actor in proposed.slots["actors"]
                if actor["iso3"] and actor["iso3"] not in known and actor["role"] not in sided
            ]
            slots["actors"] = [*slots["actors"], *more]
        return replace(event, slots=slots)

    def _event(self, trigger: Trigger) -> Found | None:
        first, last = self._at(trigger.start), self._at(trigger.end - 1)
        if first is None or last is None:
            return None
        sources = self._who((*trigger.both, *trigger.source))
        aims = [n for n in self._who(trigger.target) if n not in sources]
        if not sources or not aims:
            mine, theirs = self.tree.sides(last, trigger.root)
            sources = sources or [n for n in mine if n not in aims]
            aims = aims or [n for n in theirs if n not in sources and not trigger.both]
        outcome = Outcome(trigger.root, trigger.status)
        verb = next((v for v in self.clauses.verbs if first <= v.at <= last), None)
        return record(self.text, self.clauses, Deed(outcome, sources, aims, last, verb=verb))

    def _at(self, word: int) -> int | None:
        return self.tree.piece_of.get(word)

    def _who(self, runs: tuple[Words, ...]) -> list[int]:
        """Return the pieces that name the actors of these runs of words."""
        out: list[int] = []
        for start, end in runs:
            inside = [self._at(word) for word in range(start, end)]
            pieces = list(dict.fromkeys(n for n in inside if n is not None))
            named = [n for n in pieces if acts(self.pieces[n])]
            words = [n for n in pieces if not self.pieces[n].mark]
            out += named or words[-1:]
        return list(dict.fromkeys(out))


def _states(event: Found) -> set[str]:
    return {actor["iso3"] for actor in event.slots["actors"] if actor["iso3"]}
