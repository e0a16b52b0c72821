"""Connected components of more edges than one machine holds.

The larger end of every edge is turned to the smallest name that it can see, first from where
it stands and then from below (large and small stars: Kiveris et al., Connected Components in
MapReduce and Beyond, 2014). A chain is halved each round, and no round has more rows than
there are edges and ends.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    Rest = Callable[[str, DataFrame], DataFrame]
    """Keeps rows under a name where no lost machine can take them, and reads them back."""


def components(edges: "DataFrame", rest: "Rest") -> "DataFrame":
    """Return one row (node, component) per node that is not the smallest of its component.

    Edges are rows (one, other); a component is named after its smallest node.
    """
    stars = rest(
        "round-00",
        edges.selectExpr("greatest(one, other) AS node", "least(one, other) AS component")
        .where("node > component")
        .distinct(),
    )
    rounds = 0
    while not _settled(stars):
        rounds += 1
        # Rested each round: else Spark would plan, and after a loss work, all rounds at once.
        stars = rest(f"round-{rounds:02d}", _small_star(_large_star(stars)))
    return stars


def _settled(stars: "DataFrame") -> bool:
    """Say whether every node has one name, and no name has another."""
    ends = stars.selectExpr("stack(2, node, 1, 0, component, 0, 1) AS (end, named, names)")
    seen = ends.groupBy("end").agg({"named": "sum", "names": "max"})
    return seen.where("`sum(named)` > 1 OR (`sum(named)` = 1 AND `max(names)` = 1)").isEmpty()


def _large_star(stars: "DataFrame") -> "DataFrame":
    """Turn each node's larger neighbours to the smallest that it sees, itself included."""
    both = stars.selectExpr("stack(2, node, component, component, node) AS (at, to)")
    low = both.selectExpr("at", "to", "least(at, min(to) OVER (PARTITION BY at)) AS low")
    return low.where("to > at").selectExpr("to AS node", "low AS component").distinct()


def _small_star(stars: "DataFrame") -> "DataFrame":
    """Turn each node and its smaller neighbours to the smallest of them."""
    low = stars.selectExpr("*", "min(component) OVER (PARTITION BY node) AS low")
    turned = low.selectExpr("stack(2, node, low, component, low) AS (node, component)")
    return turned.where("node > component").distinct()
