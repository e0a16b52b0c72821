"""Say what an amount is of by the tree of its sentence: whose level it is, and what changed.

The rules (`counted`, `levels`) look at the words beside a number; where they see nothing, the verb
or noun above it is asked: `Trade between the two blocs was worth 110 billion euros`.
"""

from copydesk.facts.counted import listed
from copydesk.facts.parse import Parse

SUBJECTS = ("nsubj", "nsubj:pass")
BESIDE_VERB = ("obl", "obl:unmarked", "obj", "advmod", "xcomp", "ccomp", "parataxis", "advcl")
# What belongs to the name of a thing: `Forest loss`, `electricity exports to Sudan`.
PARTS = frozenset(["compound", "amod", "nmod", "nmod:poss", "flat", "case", "nummod", "fixed"])
PARTS |= frozenset(["nmod:desc", "conj", "cc", "det", "advmod"])
LONGEST = 9  # words of a thing
MONEY = ("worth", "valued", "estimated", "totalling", "costing")


def thing(text: str, parse: Parse, span: tuple[int, int]) -> str:
    """Return the words of what the amount at these characters is of; empty where none is told."""
    start, end = parse.words(*span)
    if start == end:
        return ""
    return _level(text, parse, _top(parse, start, end))


def _top(parse: Parse, start: int, end: int) -> int:
    """Return the word of the amount that hangs on a word outside: `euros`, `%`."""
    inside = range(start, end)
    top = next((at for at in inside if parse.heads[at] not in inside), end - 1)
    while parse.relations[top] in ("nummod", "compound", "quantmod") and parse.heads[top] >= 0:
        top = parse.heads[top]
    return top


def _level(text: str, parse: Parse, top: int) -> str:
    above, relation = parse.heads[top], parse.relations[top]
    if relation == "root" or _child(parse, top, "cop") is not None:
        return _phrase(text, parse, _subject(parse, top), top)
    if above < 0:
        return ""
    if relation == "nmod" and parse.tags[above].startswith("NN"):
        case = _child(parse, top, "case")
        of = case is not None and text[parse.starts[case] : parse.ends[case]] == "of"
        return _phrase(text, parse, above, top) if of else ""
    if relation not in BESIDE_VERB:
        return ""
    word = text[parse.starts[above] : parse.ends[above]].lower()
    if word in MONEY and parse.relations[above] in ("acl", "amod", "appos"):
        return _phrase(text, parse, parse.heads[above], top)
    moves = listed("levels") | listed("fallen") | listed("risen") | set(MONEY)
    climbs = _child(parse, top, "advmod") is not None and relation == "parataxis"
    if word not in moves and not climbs:
        return ""
    moved = _child(parse, above, "obj")  # raised fuel prices by 30 percent
    return _phrase(text, parse, moved if moved not in (None, top) else _subject(parse, above), top)


def _subject(parse: Parse, verb: int) -> int | None:
    """Return the subject of a verb, or of the verb that it goes on from."""
    for at in (verb, *parse.over(verb)):
        for child in parse.children[at]:
            if parse.relations[child] in SUBJECTS:
                return child
        if parse.relations[at] not in ("conj", "xcomp", "parataxis", "advcl"):
            return None
    return None


def _child(parse: Parse, word: int, relation: str) -> int | None:
    return next((c for c in parse.children[word] if parse.relations[c] == relation), None)


def _phrase(text: str, parse: Parse, head: int | None, top: int) -> str:
    """Return a noun with what belongs to its name, without its article."""
    if head is None or not parse.tags[head].startswith(("NN", "PR", "CD", "VBG")):
        return ""
    if parse.tags[head].startswith("PR"):
        return ""
    kept, left = {head}, [head]
    while left:
        at = left.pop()
        for child in parse.children[at]:
            led = at == head and parse.relations[child] == "case"
            if parse.relations[child] in PARTS and child != top and not led:
                kept.add(child)
                left.append(child)
    first, last = head, head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept and last + 1 < first + LONGEST:
        last += 1
    while first < head and parse.relations[first] == "det":
        first += 1
    return text[parse.starts[first] : parse.ends[last]]
