"""Who acts on whom by the tree of a trained reader: a second opinion beside the rules.

Subjects, objects and what hangs on them by a preposition, past passives, relative clauses,
participles, coordinated and governed verbs. Answers are pieces, as those of `actors` are.
"""

from copydesk.facts.actors import AIMED, AWAY, BEFALL, PLACE, TARGET, acts
from copydesk.facts.parse import Parse
from copydesk.facts.pieces import Piece

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
OBJECTS = frozenset({"obj", "iobj"})
BESIDE = frozenset({"obl", "obl:agent", "obl:unmarked", "nmod", "nmod:unmarked"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
DEEP = 4  # verbs through which a subject is sought
# Verbs whose subject, not object, does what they govern: `promised A to leave`.
OWN = frozenset({"promise", "promised", "promises", "vow", "vowed", "threaten", "threatened"})


class Tree:
    """The tree of a wording, asked by pieces."""

    def __init__(self, parse: Parse, pieces: list[Piece]):
        """Lay words and pieces over each other."""
        self.parse, self.pieces = parse, pieces
        self.piece_of: dict[int, int] = {}
        at = 0
        for word, start in enumerate(parse.starts):
            while at < len(pieces) and pieces[at].end <= start:
                at += 1
            if at < len(pieces) and pieces[at].start <= start:
                self.piece_of[word] = at
        self.word_of: dict[int, int] = {}
        for word, piece in self.piece_of.items():
            head = self.piece_of.get(parse.heads[word])
            if head != piece:
                self.word_of.setdefault(piece, word)

    def sides(self, piece: int, root: str) -> tuple[list[int], list[int]]:
        """Return the pieces of who does it and to whom, of a verb or an event noun."""
        word = self.word_of.get(piece)
        if word is None:
            return [], []
        if self.parse.tags[word].startswith("N"):
            return self._of_noun(word, root)
        return self._of_verb(word, root)

    def _of_verb(self, word: int, root: str) -> tuple[list[int], list[int]]:
        passive = self._passive(word)
        subject = self._actors(self._subject(word, DEEP), root)
        by, aimed = self._beside(word, root)
        objects = [c for c in self.parse.children[word] if self.parse.relations[c] in OBJECTS]
        for noun in objects:
            aimed += self._actors([noun], root, through=True)
        if self._relation(word) == "acl:relcl" and not passive and not objects:
            head = self.parse.heads[word]
            if self._has_subject(word) and not self._relative_subject(word):
                aimed += self._actors([head], root)
        if passive:
            return by, subject or aimed
        return subject or by, _apart(aimed, subject)

    def _of_noun(self, word: int, root: str) -> tuple[list[int], list[int]]:
        sources, aims = [], []
        for child in self.parse.children[word]:
            relation, found = self._relation(child), self._actors([child], root)
            if relation in ("nmod:poss", "compound", "amod"):
                sources += found
            elif relation in BESIDE:
                case = self._case(child)
                if case in ("by", "from") or (case == "of" and root not in BEFALL):
                    sources += found
                elif case == "between":
                    sources += found
                    aims += found
                elif case in TARGET or (root, case) in AIMED:
                    aims += found
        return sources, _apart(aims, sources)

    def _relation(self, word: int) -> str:
        return self.parse.relations[word]

    def _case(self, word: int) -> str:
        """Return the preposition of a phrase, in small letters."""
        cases = [c for c in self.parse.children[word] if self._relation(c) == "case"]
        at = self.piece_of.get(cases[0]) if cases else None
        return self.pieces[at].low if at is not None else ""

    def _passive(self, word: int) -> bool:
        relations = {self._relation(c) for c in self.parse.children[word]}
        bare = self.parse.tags[word] == "VBN" and self._relation(word) in ("acl", "amod")
        return bool(relations & {"nsubj:pass", "aux:pass"}) or bare

    def _has_subject(self, word: int) -> bool:
        return any(self._relation(c) in SUBJECTS for c in self.parse.children[word])

    def _relative_subject(self, word: int) -> bool:
        """Say whether `who` or `which` is the verb's subject."""
        own = [c for c in self.parse.children[word] if self._relation(c) in SUBJECTS]
        return any(self._low(c) in RELATIVE for c in own)

    def _low(self, word: int) -> str:
        at = self.piece_of.get(word)
        return self.pieces[at].low if at is not None else ""

    def _subject(self, word: int, depth: int) -> list[int]:
        """Return the head words of a verb's subject, found where it is left out."""
        own = [c for c in self.parse.children[word] if self._relation(c) in SUBJECTS]
        head, relation = self.parse.heads[word], self._relation(word)
        if own:
            return [head] if relation == "acl:relcl" and self._low(own[0]) in RELATIVE else own
        if head < 0 or not depth:
            return []
        if relation in ("acl", "acl:relcl", "amod"):
            return [head]
        if relation == "xcomp" and self._low(head) not in OWN:
            middle = [c for c in self.parse.children[head] if self._relation(c) in OBJECTS]
            if middle:
                return middle[:1]
        if relation in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "aux", "cop"):
            return self._subject(head, depth - 1)
        return []

    def _beside(self, word: int, root: str) -> tuple[list[int], list[int]]:
        """Return who stands behind `by`, and whom other prepositions lead to."""
        by, aimed = [], []
        allowed = TARGET | (AWAY if root in ("RETREAT", "SANCTION", "COERCE") else frozenset())
        for child in self.parse.children[word]:
            if self._relation(child) not in BESIDE:
                continue
            case, found = self._case(child), self._actors([child], root)
            if case == "by":
                by += found
            elif case in allowed - {""} or (root, case) in AIMED:
                aimed += found
            elif case in PLACE and root in ("ASSAULT", "MOBILIZE", "COERCE", "PROTEST"):
                aimed += [n for n in found if self.pieces[n].iso3]
        return by, aimed

    def _actors(self, words: list[int], root: str, through: bool = False) -> list[int]:
        """Return the pieces of these words and of those beside them that act.

        Where a word does not act itself, who stands behind it does: `the leaders of A and B`.
        """
        out: list[int] = []
        for word in words:
            row = [word, *(c for c in self.parse.children[word] if self._relation(c) == "conj")]
            for one in row:
                at = self.piece_of.get(one)
                if at is not None and acts(self.pieces[at]):
                    out.append(at)
                    continue
                inner = [
                    c
                    for c in self.parse.children[one]
                    if self._relation(c) in ("nmod:poss", "amod", "compound")
                    or (self._relation(c) in BESIDE and self._case(c) in self._into(through))
                ]
                found = [self.piece_of.get(c) for c in inner]
                out += [n for n in found if n is not None and acts(self.pieces[n])]
        return list(dict.fromkeys(out))

    @staticmethod
    def _into(through: bool) -> frozenset[str]:
        return frozenset({"of", "from", "for"} | ({"on", "against", "with"} if through else set()))


def _apart(aims: list[int], sources: list[int]) -> list[int]:
    return [n for n in dict.fromkeys(aims) if n not in sources]
