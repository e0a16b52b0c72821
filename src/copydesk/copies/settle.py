"""Settle which wordings are one sentence, and file every printing under it.

A sentence is named by the smallest key of its class, so that the name does not depend on
which wording was seen first.
"""

import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import Carried, Classes, Matches, Printings, build, shape_of


def settle(matches: Matches) -> Classes:
    """Return one row per key that is joined with another, in no order."""
    parent: dict[int, int] = {}
    for key, other in _edges(matches):
        a, b = _root(parent, key), _root(parent, other)
        parent[max(a, b)] = min(a, b)
    return build(
        Classes, [{"key": key, "sentence_id": _root(parent, key)} for key in sorted(parent)]
    )


def _edges(matches: Matches) -> list[tuple[int, int]]:
    columns = (matches["key"].to_pylist(), matches["other_key"].to_pylist())
    return sorted(set(zip(*columns, strict=True)))


def _root(parent: dict[int, int], key: int) -> int:
    """Return the smallest key known to be joined with this one, shortening the way to it."""
    root = parent.setdefault(key, key)
    while parent[root] != root:
        root = parent[root]
    while parent[key] != root:
        parent[key], key = root, parent[key]
    return root


def carry(printings: Printings, classes: Classes) -> Carried:
    """Return every printing with the sentence that it prints, in no order."""
    filed = printings.join(classes, "key", join_type="left outer")
    sentence = pc.coalesce(filed["sentence_id"], filed["key"])
    columns = [filed[name] for name, _ in shape_of(Printings).columns]
    return pa.table([sentence, *columns], schema=shape_of(Carried).schema)
