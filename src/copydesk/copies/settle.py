"""Settle which wordings are one sentence, and file every printing under it.

A sentence is named by the smallest key of its class, so that the name does not depend on
which wording was seen first. Chains are what runs families together (A is like B, B like C,
and A and C have nothing in common), so a loose match may bring a wording or two into a
class, but never join two classes that have grown without it.
"""

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import Carried, Classes, Matches, Printings, build, shape_of
from copydesk.text.hashes import starts

LOOSE = 0.6  # similarity below which a match is loose: a cut or a heavy edit
GROWN = 4  # wordings of a class that needs no loose match to be one


def settle(matches: Matches) -> Classes:
    """Return one row per key that is joined with another, in no order."""
    parent: dict[int, int] = {}
    size: Counter[int] = Counter()
    for similarity, key, other in _edges(matches):
        a, b = sorted((_root(parent, key), _root(parent, other)))
        sizes = size[a] or 1, size[b] or 1
        if a != b and (similarity >= LOOSE or min(sizes) < GROWN):
            parent[b] = a
            size[a] = sum(sizes)
    roots = {key: _root(parent, key) for key in sorted(parent)}
    alone = {root for root, count in Counter(roots.values()).items() if count == 1}
    rows = [{"key": key, "sentence_id": root} for key, root in roots.items() if root not in alone]
    return build(Classes, rows)


def _edges(matches: Matches) -> list[tuple[float, int, int]]:
    """Return every match once, with its best similarity, the most similar first."""
    keys = [matches[name].to_numpy() for name in ("key", "other_key")]
    small, large = np.minimum(*keys), np.maximum(*keys)
    less = -matches["similarity"].to_numpy()
    order = np.lexsort((less, large, small))
    order = order[starts(small[order], large[order])]
    order = order[np.lexsort((large[order], small[order], less[order]))]
    columns = (-less[order], small[order], large[order])
    return list(zip(*(column.tolist() for column in columns), strict=True))


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
