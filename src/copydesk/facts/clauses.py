"""Say for each verb of a wording who its subject is and what follows it.

A clause ends at a conjunction, a semicolon or the next verb that has a subject of its own. An
aside between commas is stepped over, a list of names is not parted.
"""

from copydesk.facts.pieces import LINKS, PREPOSITIONS, QUOTES, RELATIVES, Piece
from copydesk.facts.verbs import Verb, verbs

AS_WELL = frozenset({"well", "such", "known", "long", "far", "same"})  # `A as well as B`
REACH = 40  # pieces that a subject may lie before its verb


class Clauses:
    """The verbs of a wording with their subjects."""

    def __init__(self, pieces: list[Piece]):
        """Find the verbs of these pieces."""
        self.pieces = pieces
        self._zones: dict[int, list[int]] = {}
        self.verbs = verbs(pieces)
        self.by_piece = {n: verb for verb in self.verbs for n in range(verb.start, verb.at + 1)}

    def previous(self, at: int, shapes: tuple[str, ...] = ("finite",)) -> Verb | None:
        """Return the last verb of these shapes that stands before a piece."""
        best = None
        for verb in self.verbs:
            if verb.at >= at:
                break
            if verb.shape in shapes:
                best = verb
        return best

    def subject(self, verb: Verb, depth: int = 4) -> list[int]:
        """Return the pieces of the verb's subject, in order; of a passive, what it befalls."""
        if verb.shape in ("participle", "infinitive") and depth:
            if self._gapped(verb):
                return [verb.start - 2]
            head = self._head(verb)
            if not head and verb.shape == "infinitive":
                return self._noun_phrase(self._back(verb.start - 1))
            return self.subject(head, depth - 1) if head else []
        end = self._back(verb.start - 1)
        if end < 0:
            return []
        low = self.pieces[end].low
        if low in RELATIVES:
            while end and self.pieces[end - 1].low in ("of", "both", "all", "some", "most", "many"):
                end -= 1
            return self._noun_phrase(
                end - 2 if end and self.pieces[end - 1].low == "," else end - 1
            )
        if low in ("and", "but", "or", "then") and depth:
            head = self._head(verb)
            return self.subject(head, depth - 1) if head else []
        if low == ",":
            end = self._opened(end)
            if end < 0:
                return []
        return self._noun_phrase(end)

    def _gapped(self, verb: Verb) -> bool:
        """Say whether a name stands in for a clause: `A by arming them and B by training them`."""
        before = self.pieces[max(0, verb.start - 3) : verb.start]
        return (
            len(before) == 3 and before[2].low == "by" and before[1].name is not None
            and before[0].low in ("and", ",", ";", "—", "–", "-")
        )  # fmt: skip

    def _head(self, verb: Verb) -> Verb | None:
        """Return the verb whose subject a verb without one shares."""
        before = self.pieces[verb.start - 1].low if verb.start else ""
        shapes = ("finite", "reduced") if verb.shape == "infinitive" else ("finite",)
        head = self.previous(verb.start, shapes)
        while head and before in (",", "and", "but") and self._relative(head):
            outer = self.previous(head.start)
            if not outer:
                break
            head = outer
        return head

    def _relative(self, verb: Verb) -> bool:
        """Say whether the verb stands in a relative clause that a comma has closed."""
        end = self._back(verb.start - 1)
        return (
            end > 0 and self.pieces[end].low in ("which", "who") and self.pieces[end - 1].low == ","
        )

    def _back(self, at: int) -> int:
        """Step back over adverbs, dates and their prepositions, and quotation marks."""
        while at >= 0:
            piece = self.pieces[at]
            after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
            leads_date = piece.low in ("on", "in", "at") and after is not None and after.date
            if not (piece.date or piece.adverb or leads_date or piece.low in QUOTES):
                break
            at -= 1
        return at

    def _opened(self, comma: int) -> int:
        """Return the piece before the aside that a comma closes: `Roe, an ally of X, left`."""
        opener = -1
        crossed = False
        for n in range(comma - 1, max(-1, comma - REACH), -1):
            low = self.pieces[n].low
            if low in (";", ":", ".") or (low == "that" and n not in self.by_piece):
                break
            if low in QUOTES and opener < 0:
                return comma - 1
            if low == "," and self.pieces[n + 1].low in ("which", "who", "whose"):
                return n - 1
            if low == "," and opener < 0:
                opener = n
            verb = self.by_piece.get(n)
            crossed = crossed or bool(verb and verb.shape == "finite" and opener >= 0)
            if crossed and low == "," and n != opener:
                break
        return opener - 1 if opener > 0 else comma - 1

    def _noun_phrase(self, end: int) -> list[int]:
        """Return the pieces of the noun phrase that ends at a piece."""
        n = end
        while n >= 0 and n > end - REACH:
            piece = self.pieces[n]
            verb = self.by_piece.get(n)
            if verb and verb.shape == "infinitive" and verb.start - 1 not in self.by_piece:
                end = n = verb.start - 1  # `the decision to leave`: the decision is what acts
                continue
            if verb and verb.shape != "reduced":
                break
            if verb:
                end = n - 1
            opens = piece.low == "as" and (
                n == 0 or self.pieces[n - 1].mark or self.pieces[n - 1].low not in AS_WELL
            )
            if (
                opens
                or piece.low in LINKS - {"as"}
                or piece.low in (";", ":", ".", "(", "—", "–", "-")
            ):
                break
            if piece.low in QUOTES and n < end:
                break
            if piece.low == "," and not self._listed(n):
                break
            n -= 1
        return [m for m in range(n + 1, end + 1) if m not in self.by_piece]

    def _listed(self, comma: int) -> bool:
        """Say whether a comma parts names of a list, and does not close `According to X,`."""
        first = comma - 1
        while first >= 0 and self.pieces[first].low not in (",", ";", ":", "."):
            first -= 1
        if self.pieces[first + 1].low in PREPOSITIONS | {"according"} and first < 0:
            return False
        after = comma + 1
        while after < len(self.pieces) and self.pieces[after].low in ("and", "the", "former"):
            after += 1
        before = self.pieces[comma - 1] if comma else None
        here = self.pieces[after] if after < len(self.pieces) else None
        return bool(before and here and before.name and here.name)

    def zone(self, at: int) -> list[int]:
        """Return the pieces that follow a verb or noun up to the end of its clause."""
        if at not in self._zones:
            self._zones[at] = self._zone(at)
        return self._zones[at]

    def _zone(self, at: int) -> list[int]:
        out: list[int] = []
        for n in range(at + 1, len(self.pieces)):
            piece = self.pieces[n]
            verb = self.by_piece.get(n)
            if verb and verb.shape in ("finite", "infinitive", "participle"):
                break
            if piece.low in (";", ":", ".", "(", "—", "–") and n > at + 1:
                break
            if piece.low in LINKS and piece.low != "as" and not self._leads_noun(n):
                break
            if piece.low == "," and (not self._listed(n) or self._speaks(n)):
                break
            if (
                piece.low in ("and", ",")
                and n + 3 in self.by_piece
                and self._gapped(self.by_piece[n + 3])
            ):
                break
            out.append(n)
        return out

    def _speaks(self, comma: int) -> bool:
        """Say whether a name behind a comma starts a clause: `talks with A, B said`."""
        after = self.by_piece.get(comma + 2)
        return bool(after and after.shape == "finite" and self.pieces[comma + 1].name)

    def _leads_noun(self, at: int) -> bool:
        """Tell the preposition `after the talks` from the conjunction `after they met`."""
        if self.pieces[at].low not in ("after", "before", "since", "until", "so"):
            return False
        for n in range(at + 1, min(at + 8, len(self.pieces))):
            verb = self.by_piece.get(n)
            if verb:
                return verb.shape == "participle"
            if self.pieces[n].low in (",", ".", ";"):
                return True
        return True
