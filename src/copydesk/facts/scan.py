"""Scan one wording for events: verbs first, then the event nouns that no verb took."""

from dataclasses import replace
from functools import cached_property
from typing import Any

from copydesk.facts import actors, governed, harm, status, triggers, worded
from copydesk.facts.claims import claimants
from copydesk.facts.clauses import Clauses
from copydesk.facts.described import ROLE as DESCRIBED
from copydesk.facts.found import Found
from copydesk.facts.record import Deed, record
from copydesk.facts.sides import Sides
from copydesk.facts.status import Hedge
from copydesk.facts.treed import Tree
from copydesk.facts.triggers import Noun
from copydesk.facts.verbs import Verb
from copydesk.facts.wordlists import words_of

# Event nouns that need but one actor: `Norland's visit`, `the invitation of the king`.
ALONE = actors.TRIPS | {"invitation", "ultimatum"}
GREETING = frozenset({"welcome", "receive", "greet", "host"})
# Kinds of hedges whose governing verb tells an event of its own.
GOVERNING = frozenset({"agreed", "planned", "asked"}) | governed.ALONE
PROMISED = frozenset({"AID", "SUPPORT", "COOPERATE"})  # what one may promise another


class Scan(Sides):
    """One pass over a wording."""

    def __init__(self, text: str, clauses: Clauses, tree: Tree | None = None):
        """Prepare the hedges of the wording; its tree, where there is one."""
        super().__init__(clauses, tree)
        self.text = text
        self.taken: set[int] = set()
        self.outer: set[int] = set()  # governing verbs whose own event is kept
        self.found: list[Found] = []
        self.governors = self._governors()

    @cached_property
    def scene(self) -> harm.Scene:
        """What the sentence speaks of, where a trigger asks for it."""
        return harm.scene(self.text, self.pieces)

    def _governors(self) -> set[int]:
        """Return the verbs that only hedge another: `agreed to meet` is read at `meet`."""
        return {
            hedge.at
            for verb in self.clauses.verbs
            if (hedge := self.hedges[verb.at])
            and hedge.kind not in ("purpose", "claimed")
            and self._trigger(verb)[0]
        }

    def run(self) -> list[Found]:
        """Return the events in the order in which they were found."""
        for verb in self.clauses.verbs:
            self._verb(verb)
        for noun in self.nouns:
            if noun.at not in self.taken:
                self._noun(noun)
        return self.found

    def _verb(self, verb: Verb) -> None:
        hedge = self.hedges[verb.at]
        root, end, noun, made = self._trigger(verb)
        if root is None or verb.at in self.governors or (hedge and hedge.kind == "purpose"):
            return
        if noun:
            self.taken.add(noun.at)
        over = bool(made and made["over"])
        sources, aims = self._sides((verb, end), noun, root, over)
        turned = self._turned(verb, noun, root, aims)
        if turned is None or self._idle(verb, noun, turned[0], sources):
            return
        root, aims = turned
        if not noun and not self._enough(verb, root, sources, aims):
            return
        outcome = status.settle(self.clauses, verb, root, made["status"] if made else None, hedge)
        if self._unsaid(verb, outcome, sources):
            return
        if self._promised(verb, outcome, sources, aims):
            outcome = status.Outcome("AGREE", "planned")
        last = noun.at if noun and noun.at > end else end
        told_by = claimants(self.clauses, verb, outcome.status, hedge, sources)
        deed = Deed(outcome, sources, aims, last, verb=verb, claimants=told_by)
        inner = self._governed(deed, hedge)
        if inner:
            self._keep(inner)

    def _promised(
        self, verb: Verb, outcome: status.Outcome, sources: list[int], aims: list[int]
    ) -> bool:
        """Say whether it is promised in words: `Norland said it would help Sudria`."""
        told = self.clauses.previous(verb.start)
        said = told is not None and told.lemma in words_of("saying")
        helpful = outcome.status == "planned" and outcome.root in PROMISED
        inside = said and told is not None and status.inside(self.clauses, told, verb)
        both = (sources and aims) or any(
            " " in (self.pieces[n].iso3 or "") or self.pieces[n].low.startswith("their ")
            for n in sources
        )
        return bool(helpful and inside and both)

    def _governed(self, deed: Deed, hedge: Hedge | None) -> Deed | None:
        """Keep the event that a governing verb tells; return what it governs, if it tells two."""
        if hedge is None or hedge.verb is None or hedge.kind not in GOVERNING:
            return deed
        governor = hedge.verb
        if hedge.kind in governed.ALONE:
            return replace(deed, governor=governor)
        told = governed.outer(hedge)
        if told is None:
            return deed
        if governor.at not in self.outer:
            self.outer.add(governor.at)
            agreed = deed.verb if hedge.kind == "agreed" else None
            self._keep(
                Deed(told, deed.sources, deed.aims, governor.at, verb=governor, inner=agreed)
            )
        if hedge.kind == "planned":
            return None
        outcome = status.Outcome(deed.outcome.root, governed.inner(hedge, deed.outcome.status))
        asked = actors.targets(self.clauses, self.clauses.zone(governor.at), "REQUEST")
        if hedge.kind != "asked":
            return replace(deed, outcome=outcome, undated=True)
        aims = [n for n in deed.aims if n not in asked]
        return replace(deed, outcome=outcome, sources=asked, aims=aims)

    def _turned(
        self, verb: Verb, noun: Noun | None, root: str, aims: list[int]
    ) -> tuple[str, list[int]] | None:
        """Return the root and targets of verbs that say another thing of other targets."""
        if verb.lemma == "warn" and not aims:
            aims = self._told_of(verb)
            return ("ACCUSE", aims) if aims else None
        if verb.lemma in GREETING and not noun and not worded.by_words(self.clauses, verb):
            named = any(self.pieces[n].iso3 or self.pieces[n].kind == "person" for n in aims)
            if self._guests(aims) and (named or verb.lemma not in ("receive", "host")):
                return "CONSULT", aims
            return ("SUPPORT", aims) if verb.lemma != "receive" else None
        return root, aims

    def _idle(self, verb: Verb, noun: Noun | None, root: str, sources: list[int]) -> bool:
        """Say whether the verb tells of no deed: of an accident, of silence, of what is decried."""
        hedge = self.hedges[verb.at]
        if self._harmless(verb, noun, root, sources) or worded.silent(self.clauses, verb):
            return True
        if root == "PROTEST" and not sources:
            return True
        if noun and verb.lemma == "receive" and self.pieces[noun.at].low in harm.words("papers"):
            return True
        told = self.clauses.previous(verb.start)
        decried = hedge is not None and hedge.verb is None and told is not None
        return bool(decried and told and triggers.named_bad(self.clauses, told))

    def _harmless(self, verb: Verb, noun: Noun | None, root: str, sources: list[int]) -> bool:
        """Say whether a verb of harm tells of a match, of an accident, or is a figure of speech."""
        if (
            self.scene.sport
            and (root in harm.PHYSICAL or verb.lemma in harm.PLAYED)
            or harm.weather(self.pieces, verb.at, verb.at)
        ):
            return True
        if root != "ASSAULT":
            return False
        if noun:
            return harm.noun_of_speech(self.pieces, noun.start, noun.at)
        subject = self.clauses.subject(verb)
        return harm.figure_of_speech(self.clauses, verb) or harm.by_accident(
            self.pieces, self.scene, verb, subject, bool(sources)
        )

    def _unsaid(self, verb: Verb, outcome: status.Outcome, sources: list[int]) -> bool:
        """Say whether nobody is named who did it: `it was postponed`, `had not been consulted`."""
        if not verb.passive or sources:
            return False
        subject = self.clauses.subject(verb)
        pronoun = bool(subject) and self.pieces[subject[-1]].low == "it"
        return outcome.status == "denied" or (outcome.status == "postponed" and pronoun)

    def _trigger(self, verb: Verb) -> tuple[str | None, int, Noun | None, dict[str, Any] | None]:
        """Return the verb's root, its last particle, its event noun and what it makes of it."""
        root, end = triggers.verb_root(self.pieces, verb)
        if triggers.named_bad(self.clauses, verb):
            return "ACCUSE", verb.at, None, None
        by_words = worded.by_words(self.clauses, verb)
        if by_words:
            return by_words, verb.at, None, None
        if root is None and triggers.rings(self.clauses, verb):
            return "CONSULT", verb.at, None, None
        if verb.lemma == "become" and not self._member(verb):
            return None, end, None, None
        if verb.lemma == "leave" and not verb.passive and self._forces(verb):
            return "RETREAT", end, None, None
        noun = triggers.object_noun(self.clauses, verb, self.nouns)
        made = triggers.carried(self.clauses, verb, noun) if noun else None
        if not noun or not made or (end > verb.at and root and not made["over"]):
            return root, end, None, None
        return made["root"], end, noun, made

    def _enough(self, verb: Verb, root: str, sources: list[int], aims: list[int]) -> bool:
        """Say whether enough sides are named for a verb that means many things."""
        if worded.by_words(self.clauses, verb) or verb.lemma == "call" and root == "CONSULT":
            return bool(sources or (verb.passive and aims))
        if verb.lemma not in words_of("needs-both") or verb.lemma == "become":
            return True
        several = len(sources) > 1 or any(" " in (self.pieces[n].iso3 or "") for n in sources)
        return bool(sources and aims) or (several and root in actors.TOGETHER | {"ASSAULT"})

    def _forces(self, verb: Verb) -> bool:
        """Say whether armed forces are what leaves, and a state what they leave."""
        words = " ".join(self.pieces[n].low for n in self.clauses.subject(verb)).split()
        zone = self.clauses.zone(verb.at)
        return bool(words_of("forces") & set(words) and zone and self.pieces[zone[0]].iso3)

    def _member(self, verb: Verb) -> bool:
        members = {"member", "members", "ally", "allies", "partner", "partners", "party"}
        return any(self.pieces[n].low in members for n in self.clauses.zone(verb.at))

    def _noun(self, noun: Noun) -> None:
        if self.scene.sport and noun.root in harm.PHYSICAL:
            return
        if harm.noun_of_speech(self.pieces, noun.start, noun.at) or harm.weather(
            self.pieces, noun.start, noun.at
        ):
            return
        sources, aims, both = actors.beside(self.clauses, noun)
        named = [n for n in aims if self.pieces[n].role != DESCRIBED]
        enough = (sources and aims) or len(both) > 1
        enough = enough or (sources and self.pieces[noun.at].low in ALONE)
        if not enough and (noun.dependent or not named or noun.root not in ("ASSAULT", "CONSULT")):
            return
        if noun.root == "CONSULT" and not sources and len(both) < 2:
            return
        if noun.root in ("CONSULT", "AGREE") and not aims:
            aims = self._invited(noun)
        outcome = status.of_noun(self.clauses, noun.start, noun.at, noun.root)
        self._keep(Deed(outcome, sources + both, aims + both, noun.at, noun=noun))

    def _keep(self, deed: Deed) -> None:
        found = record(self.text, self.clauses, deed)
        if found:
            self.found.append(found)
