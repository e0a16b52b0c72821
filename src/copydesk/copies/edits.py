"""Say how each printing of a sentence differs from the sentence's reference wording.

The reference is the wording that most printings carry: not the first or the right one, only
the one against which the others are least odd. Differences are named as an editor would
name them, `kind: before → after`; NOTHING stands for no words on one side.
"""

from collections import Counter, defaultdict
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from copydesk.copies.changes import Change, changes
from copydesk.tables import OFFSET, Carried, Carriers, shape_of
from copydesk.text.hashes import distinct


def compare(carried: Carried) -> Carriers:
    """Return every printing with the edits that set it apart, in no order."""
    text = pc.dictionary_encode(carried["text"].combine_chunks())
    sentence, _ = distinct(carried["sentence_id"].to_numpy())
    wording = sentence * max(1, len(text.dictionary)) + text.indices.to_numpy()
    number, first = distinct(wording.astype(np.uint64))
    of_sentence = sentence[first]
    several = np.bincount(of_sentence)[of_sentence] > 1 if len(first) else first > 0
    told = carried.select(["key", "text"]).take(pa.array(first[several])).to_pylist()
    printed: dict[int, list[Printed]] = defaultdict(list)
    counts = np.bincount(number)[several].tolist() if len(first) else []
    for n, row, count in zip(of_sentence[several].tolist(), told, counts, strict=True):
        printed[n].append(Printed(row["key"], row["text"], count))
    before = {n: reference(some) for n, some in printed.items()}
    edits: list[tuple[Change, ...]] = [()] * len(first)
    for at, row in zip(np.flatnonzero(several).tolist(), told, strict=True):
        edits[at] = apart(before[of_sentence[at]], row["text"])
    schema = shape_of(Carriers).schema
    named = pa.array([list(map(named_as, some)) for some in edits], schema.field("edits").type)
    spans = _placed([[change.after for change in some] for some in edits], number, carried["start"])
    columns = [*carried.columns, named.take(pa.array(number)), spans]
    return pa.table(columns, schema=schema)


def _placed(
    spans: list[list[tuple[int, int]]], number: NDArray[np.int64], start: pa.ChunkedArray
) -> pa.Array:
    """Return, for each printing, where the changes of its wording stand in the page."""
    schema = shape_of(Carriers).schema
    rows = [[{"start": a, "end": b} for a, b in some] for some in spans]
    taken = pa.array(rows, schema.field("spans").type).take(pa.array(number))
    shift = np.repeat(start.to_numpy(), pc.list_value_length(taken).to_numpy())
    flat = taken.flatten()
    moved: list[Any] = [
        pa.array(flat.field(name).to_numpy() + shift).cast(OFFSET) for name in ("start", "end")
    ]
    offsets = np.concatenate([[0], np.cumsum(pc.list_value_length(taken).to_numpy())])
    struct = pa.StructArray.from_arrays(moved, names=["start", "end"])
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), struct)


class Printed(NamedTuple):
    """A wording of a sentence, and how many printings have it."""

    key: int
    text: str
    times: int


def reference(printed: list[Printed]) -> str:
    """Return the commonest text of the commonest wording; of equals the longest."""
    keys: Counter[int] = Counter()
    longest: dict[int, int] = defaultdict(int)
    for key, text, count in printed:
        keys[key] += count
        longest[key] = max(longest[key], len(text))
    best = min(keys, key=lambda key: (-keys[key], -longest[key], key))
    return min((-count, text) for key, text, count in printed if key == best)[1]


def apart(before: str, after: str) -> tuple[Change, ...]:
    """Return the changes between two wordings, the first of those that read alike."""
    return tuple(
        {named_as(change): change for change in reversed(changes(before, after))}.values()
    )[::-1]


def named_as(change: Change) -> str:
    """Return a change as an editor would write it down."""
    return f"{change.kind}: {change.words}"


def differences(before: str, after: str) -> list[str]:
    """Return how `after` differs from `before`, each difference once.

    >>> differences("They signed a 'pact' on Monday in Riga.", "They signed a “pact” in Riga.")
    ["typography: ' → “", "typography: ' → ”", 'date: on Monday → ∅']
    >>> differences("The centre holds 13 boats.", "The center holds 14 boats.")
    ['spelling: centre → center', 'number: 13 → 14']
    """
    return [named_as(change) for change in apart(before, after)]
