"""People, bodies and places by lists and trained reader together.

What a list knows is what the list says it is; where the lists are silent, the reader is heard.
"""

from copydesk.facts.found import Found
from copydesk.facts.gazetteer import look_up, tokens
from copydesk.facts.parse import Parse

KINDS = {"person": "PER", "organisation": "ORG", "state": "LOC", "place": "LOC"}
SURE = 0.5


def entities(text: str, parse: Parse) -> list[Found]:
    """Return the names of a wording, in order, with `kind` PER, ORG or LOC; none overlap."""
    row = tokens(text)
    listed = [
        (row[at].start, row[end - 1].end, KINDS[entry.kind])
        for at, (end, entry) in look_up(row, shouted=text.isupper()).items()
        if entry.kind in KINDS and entry.role != "government"
    ]
    read = [(*parse.span((e.start, e.end)), e.kind) for e in parse.entities if e.p >= SURE / 2]
    found = read + [one for one in listed if not any(a < one[1] and b > one[0] for a, b, _ in read)]
    return [Found("name", start, end, {"kind": kind}) for start, end, kind in sorted(found)]
