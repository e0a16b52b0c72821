"""Read attributions from the tree: verbs of speech whose speaker and clause the rules missed.

The rules (`speech`) go by the words beside a verb of speech. The tree also finds a speaker far
away (`an official who asked not to be named maintained that ...`) and a clause that is set around
the verb. Only verbs of speech that no rule has read are looked at.
"""

from copydesk.facts.clause import Clause
from copydesk.facts.gazetteer import cues
from copydesk.facts.laid import Span
from copydesk.facts.parse import Parse
from copydesk.facts.said import NOBODY, NOUNS, Said

SHORTEST = 3  # words of a clause that is reported
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD", "VB"])  # VB too: `that it be freed`
OUTSIDE = frozenset(["acl", "acl:relcl", "appos", "parataxis", "punct", "dep"])


def attributions(clause: Clause, parse: Parse, said: list[Said]) -> list[Said]:
    """Return the attributions that the tree adds, by their place."""
    places = {token.start: at for at, token in enumerate(clause.row)}
    read = [each.begin for each in said] + [
        at for each in said for at in range(each.begin, each.end)
    ]
    found = []
    for word, tag in enumerate(parse.tags):
        at = places.get(parse.starts[word])
        if not tag.startswith("VB") or at is None or at in read or at in clause.name_at:
            continue
        if clause.word(at) in cues("say") or clause.word(at) in cues("that"):
            each = _attribution(_Laid(clause, parse, places), word, at)
            if each and not any(_same(each, other) for other in said):
                found.append(each)
    return found


def _same(one: Said, other: Said) -> bool:
    """Say whether another attribution holds half of the same words."""
    (a, b), (c, d) = one.contents[0], other.contents[0]
    return min(b, d) - max(a, c) > (b - a) / 2 and one.cue == other.cue


class _Laid:
    """A tree laid over the row of a clause."""

    def __init__(self, clause: Clause, parse: Parse, places: dict[int, int]):
        self.clause, self.parse, self.places = clause, parse, places

    def child(self, word: int, *relations: str) -> int | None:
        """Return the first word that hangs on a word by one of these relations."""
        below = self.parse.children[word]
        return next((c for c in below if self.parse.relations[c] in relations), None)

    def row(self, words: list[int]) -> Span | None:
        """Return the places of the row that hold these words, if they are one run."""
        at = [self.places[s] for w in words if (s := self.parse.starts[w]) in self.places]
        return (min(at), max(at) + 1) if at else None


def _attribution(laid: _Laid, word: int, at: int) -> Said | None:
    speaker = _speaker(laid, word)
    if speaker is None or _unsaid(laid, word):
        return None
    content = _content(laid, word)
    if content is None or content[1] - content[0] < SHORTEST:
        return None
    if content[0] <= at < content[1] and laid.clause.word(at) in NOUNS:
        return None
    begin = speaker[0] if speaker[1] <= at else at
    return Said("say", laid.clause.word(at), begin, at + 1, speaker, [content])


def _unsaid(laid: _Laid, word: int) -> bool:
    """Say whether it was not said, or may only be said: `did not say`, `asked whether`."""
    parse, below = laid.parse, laid.parse.children[word]
    alone = laid.child(word, "nsubj", "nsubj:pass", "aux") is None
    led = parse.relations[word] == "advcl" or parse.tags[word] == "VBN"
    asked = alone and led and parse.tags[word] in ("VBN", "VBD")
    if asked or laid.child(word, "compound:prt") is not None:
        return True
    for child in below:
        text = laid.clause.text[parse.starts[child] : parse.ends[child]].lower()
        if text in ("not", "n't", "n’t", "never", "to") or parse.tags[child] == "MD":
            return True
    return laid.child(word, "aux:pass") is not None


def _speaker(laid: _Laid, word: int) -> Span | None:
    """Return who speaks: the subject of the verb, or of the verb that it goes on from."""
    parse = laid.parse
    subject, verb = laid.child(word, "nsubj", "nsubj:pass"), word
    while subject is None and parse.relations[verb] in ("conj", "advcl", "xcomp"):
        verb = parse.heads[verb]
        subject = laid.child(verb, "nsubj", "nsubj:pass")
    if subject is None or parse.tags[subject].startswith("W"):
        return None
    kept, left = [subject], [subject]
    while left:
        for child in parse.children[left.pop()]:
            if parse.relations[child] not in OUTSIDE:
                kept.append(child)
                left.append(child)
    span = laid.row(kept)
    if span is None or laid.clause.word(span[0]) in NOBODY | {"there", "that", "this"}:
        return None
    return span if laid.clause.can_speak(*span) else None


def _content(laid: _Laid, word: int) -> Span | None:
    """Return what was said: the clause below the verb, or the one that it is set into."""
    parse = laid.parse
    below = laid.child(word, "ccomp")
    if below is not None:
        words = [w for w in parse.under(below) if w != word]
        if not _is_finite(laid, below):
            return None
        skip = parse.relations[words[0]] == "mark" and parse.tags[words[0]] == "IN"
        return laid.row(words[skip:])
    if parse.relations[word] != "parataxis" or parse.heads[word] > word:
        return None
    own = parse.under(word)
    words = [w for w in parse.under(parse.heads[word]) if w not in own and w < own[0]]
    span = laid.row(words)
    # Behind a semicolon or a stop it is a sentence of its own.
    apart = span is None or laid.clause.word(span[1] - 1) not in (",", "—", "–")
    return None if apart else span


def _is_finite(laid: _Laid, word: int) -> bool:
    """Say whether a clause has a finite verb: `paying for it` and `looted` have none."""
    below = laid.parse.children[word]
    verbs = [c for c in below if laid.parse.relations[c] in ("aux", "aux:pass", "cop")]
    return any(laid.parse.tags[verb] in FINITE for verb in (word, *verbs))
