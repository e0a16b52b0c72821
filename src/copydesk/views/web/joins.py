"""Why articles stand together: the edges of all facts of a story, each pair and kind once."""

from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.views.sheets import Edge, FactRow, StorySheet
from copydesk.views.web.phrases import EDGES

SHOWN = 40  # joins listed; a wire with 400 carriers has tens of thousands


@dataclass(frozen=True)
class Join:
    """Two articles that are not independent, in as many facts as `facts` says."""

    edge: Edge
    facts: int


def gather(facts: Iterable[FactRow]) -> list[Join]:
    """Return the joins of the facts: copies, rewrites, credits, then shared speakers."""
    strongest: dict[tuple[str, str, str], Edge] = {}
    number: dict[tuple[str, str, str], int] = {}
    for fact in facts:
        for edge in fact.edges:
            key = (edge.kind, edge.article, edge.other)
            number[key] = number.get(key, 0) + 1
            if key not in strongest or edge.score > strongest[key].score:
                strongest[key] = edge
    order = {kind: n for n, kind in enumerate(EDGES)}
    joins = [Join(edge, number[key]) for key, edge in strongest.items()]
    return sorted(
        joins,
        key=lambda j: (
            order.get(j.edge.kind, 9),
            -j.facts,
            -j.edge.score,
            j.edge.article,
            j.edge.other,
        ),
    )


def names(sheet: StorySheet) -> dict[str, str]:
    """Return the name under which each article of a story stands on the screen."""
    return {outlet.article: outlet.name for outlet in sheet.outlets}
