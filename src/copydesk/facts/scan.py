"""Scan one wording for events: verbs first, then the event nouns that no verb took."""

from typing import Any

from copydesk.facts import actors, status, triggers
from copydesk.facts.clauses import Clauses
from copydesk.facts.found import Found
from copydesk.facts.pieces import PREPOSITIONS
from copydesk.facts.status import Hedge, Outcome
from copydesk.facts.triggers import Noun
from copydesk.facts.verbs import Verb
from copydesk.facts.wordlists import quad_of, words_of

OBJECT_WORDS = 9  # pieces of an object's words that are kept
# A host greets a guest: CONSULT; a state greets a step: SUPPORT.
# Event nouns that need but one actor: `Norland's visit`, `the invitation of the king`.
ALONE = actors.TRIPS | {"invitation", "ultimatum"}
GREETING = frozenset({"welcome", "receive", "greet", "host"})
WITH_GUEST = frozenset({"person", "group", "state", "organisation"})


class Scan:
    """One pass over a wording."""

    def __init__(self, text: str, clauses: Clauses):
        """Prepare the clauses, event nouns and hedges of the wording."""
        self.text, self.clauses = text, clauses
        self.pieces = clauses.pieces
        self.nouns = triggers.nouns(clauses)
        self.taken: set[int] = set()
        self.found: list[Found] = []
        self.hedges = {verb.at: status.hedge(clauses, verb) for verb in clauses.verbs}
        self.governors = self._governors()

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
        root, end, noun, state = self._trigger(verb)
        if root is None or verb.at in self.governors or (hedge and hedge.kind == "purpose"):
            return
        if noun:
            self.taken.add(noun.at)
        sources, aims = actors.of_verb(self.clauses, verb, noun, root)
        aims = aims or self._farther(verb)
        if triggers.named_bad(self.clauses, verb):
            aims = self._blamed(verb, aims)
        sources, aims = self._asked(hedge, sources, aims)
        if verb.lemma == "warn" and not aims:
            root, aims = "ACCUSE", self._told_of(verb)
        if verb.lemma in GREETING and not noun:
            root = "CONSULT" if self._guests(aims) else "SUPPORT"
        if (
            not noun
            and verb.lemma in words_of("needs-both")
            and not (sources and aims)
            and not hedge
        ):
            return
        outcome = status.settle(self.clauses, verb, root, state, hedge)
        last = noun.at if noun and noun.at > end else end
        self._add((verb, last), outcome, sources, aims)

    def _trigger(self, verb: Verb) -> tuple[str | None, int, Noun | None, str | None]:
        """Return the verb's root, its last particle, and its event noun with a status."""
        root, end = triggers.verb_root(self.pieces, verb)
        if triggers.named_bad(self.clauses, verb):
            return "ACCUSE", verb.at, None, None
        if verb.lemma == "become" and not self._member(verb):
            return None, end, None, None
        noun = triggers.object_noun(self.clauses, verb, self.nouns)
        made = triggers.carried(self.pieces, verb, noun) if noun else None
        if not noun or not made or (end > verb.at and root and not made["over"]):
            return root, end, None, None
        return made["root"], end, noun, made["status"]

    def _farther(self, verb: Verb) -> list[int]:
        """Return whom the governed infinitive aims at: `threatened to leave the pact`."""
        for inner in self.clauses.verbs:
            hedge = self.hedges[inner.at]
            if hedge and hedge.at == verb.at and hedge.kind not in ("purpose", "claimed"):
                return actors.targets(self.clauses, self.clauses.zone(inner.at), "THREATEN")
        return []

    def _member(self, verb: Verb) -> bool:
        members = {"member", "members", "ally", "allies", "partner", "partners", "party"}
        return any(self.pieces[n].low in members for n in self.clauses.zone(verb.at))

    def _blamed(self, verb: Verb, aims: list[int]) -> list[int]:
        """Return who did what is called bad, if its words say so; never whom it befell."""
        for noun in self.nouns:
            if noun.at in self.clauses.zone(verb.at):
                return actors.beside(self.clauses, noun)[0]
        return aims

    def _told_of(self, verb: Verb) -> list[int]:
        """Return the subject of what is warned of: `warned that Norland was arming`."""
        following = next(
            (v for v in self.clauses.verbs if v.at > verb.at and v.shape == "finite"), None
        )
        return actors.doers(self.clauses, self.clauses.subject(following)) if following else []

    def _asked(
        self, hedge: Hedge | None, sources: list[int], aims: list[int]
    ) -> tuple[list[int], list[int]]:
        """Put who is asked or allowed among the targets: `urged Norland to stop`."""
        if hedge and not hedge.verb:
            own = self._planner(hedge)
            return own or sources, aims
        if not hedge or not hedge.verb or hedge.kind not in ("asked", "let", "claimed", "planned"):
            return sources, aims
        governor = hedge.verb
        if hedge.kind == "claimed":
            return actors.doers(
                self.clauses, self.clauses.subject(governor)
            ) if governor.passive else (
                actors.targets(self.clauses, self.clauses.zone(governor.at), "ACCUSE")
            ), aims
        middle = actors.targets(self.clauses, self.clauses.zone(governor.at), "REQUEST")
        if hedge.kind == "planned":
            return sources, aims
        return actors.doers(self.clauses, self.clauses.subject(governor)), middle + aims

    def _planner(self, hedge: Hedge) -> list[int]:
        """Return whose bid, plan or readiness it is: `Norland's readiness to help`."""
        start = hedge.at
        while start and not (self.pieces[start - 1].mark or start - 1 in self.clauses.by_piece):
            start -= 1
        owned = any(p.low in ("'s", "’s") for p in self.pieces[start : hedge.at])
        return actors.possessor(self.clauses, hedge.at, start) if owned else []

    def _guests(self, aims: list[int]) -> bool:
        return any(self.pieces[n].kind in WITH_GUEST for n in aims)

    def _noun(self, noun: Noun) -> None:
        sources, aims, both = actors.beside(self.clauses, noun)
        enough = (sources and aims) or len(both) > 1
        enough = enough or (sources and self.pieces[noun.at].low in ALONE)
        if not enough and (noun.dependent or not aims or noun.root not in ("ASSAULT", "CONSULT")):
            return
        if noun.root == "CONSULT" and not sources and len(both) < 2:
            return
        outcome = status.of_noun(self.clauses, noun.start, noun.at, noun.root)
        self._add((None, noun.at), outcome, sources + both, aims + both, noun)

    def _add(
        self, trigger: tuple[Verb | None, int], outcome: Outcome, sources: list[int], aims: list[int],
        noun: Noun | None = None,
    ) -> None:  # fmt: skip
        """Write the event down, unless nobody acts in it."""
        verb, last = trigger
        first = verb.at if verb else noun.start if noun else last
        cast = self._cast(outcome.root, sources, aims)
        if not cast:
            return
        zone = self.clauses.zone(last)
        day, where = self._date(verb, zone), actors.place(self.clauses, zone)
        used = {first, last, *sources, *aims} | ({day} if day is not None else set())
        used |= {where} if where is not None else set()
        start = min(self.pieces[n].start for n in used)
        end = max(self.pieces[n].end for n in used)
        head = verb.at if verb else (noun.at if noun else last)
        words = self.text[self.pieces[min(head, last)].start : self.pieces[max(head, last)].end]
        place = (
            self.text[self.pieces[where].start : self.pieces[where].end]
            if where is not None
            else None
        )
        self.found.append(
            Found("event", start, end, {
                "root": outcome.root, "quad": quad_of()[outcome.root], "status": outcome.status,
                "trigger": words, "actors": cast, "date": self._dated(day), "place": place,
                "object": self._object(verb, last, zone),
            })
        )  # fmt: skip

    def _cast(self, root: str, sources: list[int], aims: list[int]) -> list[dict[str, Any]]:
        """Return the actors with their roles; what is done together has `both` on every side."""
        sources = list(dict.fromkeys(actors.persons(self.clauses, sources)))
        aims = [n for n in dict.fromkeys(actors.persons(self.clauses, aims)) if n not in sources]
        mutual = root in actors.TOGETHER and (not aims and len(sources) > 1)
        cast: list[dict[str, Any]] = []
        for found, role in ((sources, "both" if mutual else "source"), (aims, "target")):
            for n in found:
                for actor in actors.spell(self.text, self.clauses, n, role):
                    if not any(
                        a["name"] == actor["name"] and a["iso3"] == actor["iso3"] for a in cast
                    ):
                        cast.append(actor)
        states = [actor["iso3"] for actor in cast]
        if root in actors.TOGETHER and len(states) > 1 and not aims:
            cast = [{**actor, "role": "both"} for actor in cast]
        return cast if any(actor["name"] for actor in cast) else []

    def _date(self, verb: Verb | None, zone: list[int]) -> int | None:
        """Return the date of the event: behind it in its clause, else before its verb."""
        around = list(zone)
        if verb:
            at = verb.start - 1
            while at >= 0 and (
                self.pieces[at].date
                or self.pieces[at].low in PREPOSITIONS
                or self.pieces[at].adverb
            ):
                around.append(at)
                at -= 1
            if self.clauses.verbs and self.clauses.verbs[0] is verb:
                around += [n for n in range(0, 3) if n < verb.start]
        return next((n for n in around if self.pieces[n].date), None)

    def _dated(self, at: int | None) -> dict[str, Any] | None:
        if at is None:
            return None
        piece = self.pieces[at]
        words = self.text[piece.start : piece.end]
        return {"from": None, "to": None, "text": words, "rule": piece.date}

    def _words(self, at: int | None) -> str | None:
        return self.text[self.pieces[at].start : self.pieces[at].end] if at is not None else None

    def _object(self, verb: Verb | None, last: int, zone: list[int]) -> str | None:
        """Return the words of what is done or made, up to the next preposition but `of`."""
        if verb is None:
            return None
        start = verb.at + 1
        while start in zone and self.pieces[start].low in PREPOSITIONS:
            start += 1
        end = max(last + 1, start)
        for n in zone[:OBJECT_WORDS]:
            if n >= start and (self.pieces[n].low in PREPOSITIONS - {"of"} or self.pieces[n].date):
                break
            end = max(end, n + 1)
        span = [p for p in self.pieces[start:end] if not p.mark]
        return self.text[span[0].start : span[-1].end] if span else None
