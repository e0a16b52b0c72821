"""Who stands on which side of an event: by the rules of `actors`, past hedges, and by the tree."""

from copydesk.facts import actors, harm, status, triggers, worded
from copydesk.facts.clauses import Clauses
from copydesk.facts.described import ROLE as DESCRIBED
from copydesk.facts.status import Hedge
from copydesk.facts.treed import Tree
from copydesk.facts.triggers import Noun
from copydesk.facts.verbs import Verb

WITH_GUEST = frozenset({"person", "group", "state", "organisation"})


class Sides:
    """The clauses of a wording, asked who does what to whom."""

    def __init__(self, clauses: Clauses, tree: Tree | None):
        """Take the clauses, and the tree where there is one."""
        self.clauses, self.tree, self.pieces = clauses, tree, clauses.pieces
        self.nouns = triggers.nouns(clauses)
        self.hedges = {verb.at: status.hedge(clauses, verb) for verb in clauses.verbs}

    def _sides(
        self, trigger: tuple[Verb, int], noun: Noun | None, root: str, over: bool
    ) -> tuple[list[int], list[int]]:
        """Return who does it, and to whom; beyond the verb's clause where it names nobody."""
        verb = trigger[0]
        sources, aims = actors.of_verb(self.clauses, trigger, noun, root, over)
        sources, aims = self._by_tree(verb.at, root, sources, aims)
        sources = sources or worded.apposed(self.clauses, verb)
        aims = aims or self._farther(verb) or self._of_object(verb)
        if root == "PROTEST" and not sources:
            sources = self._where(verb)
        if triggers.named_bad(self.clauses, verb):
            aims = self._blamed(verb, aims)
        if verb.lemma in worded.SENDING:
            aims = [n for n in aims if not harm.words("forces") & {self.pieces[n].low}]
        return self._asked(self.hedges[verb.at], sources, aims)

    def _by_tree(
        self, at: int, root: str, sources: list[int], aims: list[int]
    ) -> tuple[list[int], list[int]]:
        """Return the two sides with those that the tree adds, where there is one.

        Where the rules find nobody, the tree must name both: decision 0153.
        """
        if self.tree is None:
            return sources, aims
        mine, theirs = self.tree.sides(at, root)
        if not (sources or aims or (mine and theirs)):
            return sources, aims
        sources = list(dict.fromkeys([*sources, *mine]))
        return sources, [n for n in dict.fromkeys([*aims, *theirs]) if n not in sources]

    def _of_object(self, verb: Verb) -> list[int]:
        """Return who stands behind the event noun that is the object: `accept threats from A`."""
        noun = triggers.object_noun(self.clauses, verb, self.nouns)
        return actors.beside(self.clauses, noun)[0] if noun and noun.at > verb.at else []

    def _where(self, verb: Verb) -> list[int]:
        """Return the state in which people protest: nobody else is named."""
        at = actors.place(self.clauses, self.clauses.zone(verb.at))
        return [at] if at is not None and self.pieces[at].iso3 else []

    def _farther(self, verb: Verb) -> list[int]:
        """Return whom the governed infinitive aims at: `threatened to leave the pact`."""
        for inner in self.clauses.verbs:
            hedge = self.hedges[inner.at]
            if hedge and hedge.at == verb.at and hedge.kind not in ("purpose", "claimed"):
                return actors.targets(self.clauses, self.clauses.zone(inner.at), "THREATEN")
        return []

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
        found = actors.doers(self.clauses, self.clauses.subject(following)) if following else []
        return [n for n in found if self.pieces[n].name]

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
        owned = {
            n for n in aims if n + 1 < len(self.pieces) and self.pieces[n + 1].low in ("'s", "’s")
        }
        guests = [n for n in aims if n not in owned and self.pieces[n].role != DESCRIBED]
        return any(self.pieces[n].kind in WITH_GUEST for n in guests)

    def _invited(self, noun: Noun) -> list[int]:
        """Return the host of `A's visit at the invitation of B`, or the guest of the invitation."""
        for other in self.nouns:
            pair = {self.pieces[noun.at].low, self.pieces[other.at].low}
            if other.at != noun.at and "invitation" in pair and pair & actors.TRIPS:
                return actors.beside(self.clauses, other)[0]
        return []
