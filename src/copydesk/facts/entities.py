"""People, bodies and places by lists and trained reader together.

What a list knows is what the list says it is, unless the reader sees a longer name around it.
Names that neither list nor surroundings explain have the kind that the reader gives them.
"""

from copydesk.facts.found import Found
from copydesk.facts.gazetteer import look_up, tokens
from copydesk.facts.parse import Parse
from copydesk.facts.reader import parsed

KINDS = {"person": "PER", "organisation": "ORG", "state": "LOC", "place": "LOC"}
NAMED = {"PER": "person", "ORG": "organisation", "LOC": "place"}
SURE = 0.6  # of the reader, before a name without a kind is given one


def entities(text: str, parse: Parse) -> list[Found]:
    """Return the names of a wording, in order, with `kind` PER, ORG or LOC; none overlap."""
    row = tokens(text)
    listed = [
        (row[at].start, row[end - 1].end, KINDS[entry.kind])
        for at, (end, entry) in look_up(row, shouted=text.isupper()).items()
        if entry.kind in KINDS and entry.role != "government"
    ]
    read = [(*parse.span((e.start, e.end)), e.kind) for e in parse.entities]
    found = read + [one for one in listed if not any(a < one[1] and b > one[0] for a, b, _ in read)]
    return [Found("name", start, end, {"kind": kind}) for start, end, kind in sorted(found)]


def explained(text: str, names: list[Found]) -> list[Found]:
    """Return the names, those without a kind with the one that the reader is sure of."""
    if all(name.slots["kind"] for name in names):
        return names
    parse = parsed(text)
    if parse is None:
        return names
    sure = {parse.span((e.start, e.end)): NAMED[e.kind] for e in parse.entities if e.p >= SURE}
    return [
        Found(
            "name", name.start, name.end, {**name.slots, "kind": sure.get((name.start, name.end))}
        )
        if name.slots["kind"] is None
        else name
        for name in names
    ]
