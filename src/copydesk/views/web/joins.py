"""Why articles stand together: the edges of all facts of a story, each pair and kind once."""

from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.views.sheets import Edge, FactRow, StorySheet
from copydesk.views.web.phrases import EDGES

OPEN = 3  # joins of a kind that lie open; the others are folded away
LISTED = 60  # joins of a kind in all; a wire with 400 carriers has tens of thousands


@dataclass(frozen=True)
class Join:
    """Two articles that are not independent, in as many facts as `facts` says."""

    edge: Edge
    facts: int


@dataclass(frozen=True)
class Part:
    """The joins of one kind: `found` in all, of which some are listed and `first` lie open."""

    kind: str
    joins: tuple[Join, ...]
    found: int
    first: int = OPEN


def gather(facts: Iterable[FactRow]) -> list[Part]:
    """Return the joins of the facts kind by kind: copies, rewrites, credits, shared speakers."""
    kinds: dict[str, list[Join]] = {}
    for join in _joins(facts):
        kinds.setdefault(join.edge.kind, []).append(join)
    order = {kind: n for n, kind in enumerate(EDGES)}
    return [
        Part(kind, tuple(sorted(kinds[kind], key=_order)[:LISTED]), len(kinds[kind]))
        for kind in sorted(kinds, key=lambda kind: (order.get(kind, len(order)), kind))
    ]


def _joins(facts: Iterable[FactRow]) -> list[Join]:
    strongest: dict[tuple[str, str, str, str], Edge] = {}
    number: dict[tuple[str, str, str, str], int] = {}
    for fact in facts:
        for edge in fact.edges:
            key = (edge.kind, edge.article, edge.other, edge.cut)
            number[key] = number.get(key, 0) + 1
            if key not in strongest or edge.score > strongest[key].score:
                strongest[key] = edge
    return [Join(edge, number[key]) for key, edge in strongest.items()]


def _order(join: Join) -> tuple[float, float, str, str]:
    return -join.facts, -join.edge.score, join.edge.article, join.edge.other


def names(sheet: StorySheet) -> dict[str, str]:
    """Return the name under which each article of a story stands on the screen."""
    return {outlet.article: outlet.name for outlet in sheet.outlets}
