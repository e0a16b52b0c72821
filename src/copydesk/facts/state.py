"""Say where each reading stands: on the page of every article that prints the sentence.

One wording was read for all printings of its key; its spans are carried over to each printing
word by word, so a quotation is shown with the marks and the spelling of its own page.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import OFFSET, WORD, Coverage, Readings, Statements, shape_of
from copydesk.text import carry_span

CARRIED = tuple(name for name, _ in shape_of(Coverage).columns if name != "edits")
SLOTS = ("event", "quote", "figure", "name")


def state(coverage: Coverage, readings: Readings) -> Statements:
    """Return one row per carrier and reading of its key, in no order.

    A carrier that says nothing has one row with null `says`: its words are the surroundings in
    which others are understood.
    """
    carrier, reading = _met(coverage, readings)
    stands = coverage.select(CARRIED).take(carrier)
    said = readings.take(reading)
    spans = _spans(stands, said)
    columns = {
        **{name: stands[name] for name in CARRIED},
        **{name: said[name] for name in ("item", *SLOTS)},
        **{name: spans[name] for name in ("from", "to", "words")},
        "says": said["kind"],
    }
    schema = shape_of(Statements).schema
    return pa.table([columns[name] for name in schema.names], schema=schema)


def _met(coverage: Coverage, readings: Readings) -> tuple[pa.Array, pa.Array]:
    """Return the row of the carrier and of the reading of each statement, null where none is."""
    keys = readings["key"].to_numpy()
    order = np.argsort(keys, kind="stable")
    printed = coverage["key"].to_numpy()
    first = np.searchsorted(keys, printed, "left", order)
    said = np.searchsorted(keys, printed, "right", order) - first
    rows = np.maximum(said, 1)
    carrier = np.repeat(np.arange(len(printed)), rows)
    nth = np.arange(len(carrier)) - np.repeat(np.cumsum(rows) - rows, rows)
    silent = np.repeat(said == 0, rows)
    at = np.where(silent, 0, np.repeat(first, rows) + nth)
    reading = order[at] if len(order) else at
    return pa.array(carrier), pa.array(reading, mask=silent)


def _spans(stands: pa.Table, said: pa.Table) -> dict[str, pa.Array]:
    """Return where on its page each statement stands, and its words there."""
    same = pc.fill_null(pc.equal(stands["text"], said["wording"]), True)
    first = pc.add(stands["start"], said["start"]).to_numpy().copy()
    last = pc.add(stands["start"], said["end"]).to_numpy().copy()
    words = said["words"].to_pylist()
    other = np.flatnonzero(~same.to_numpy())
    columns = [stands["text"], stands["start"], said["wording"], said["start"], said["end"]]
    texts = (column.take(pa.array(other)).to_pylist() for column in columns)
    for at, (text, begins, wording, start, end) in zip(
        other, zip(*texts, strict=True), strict=True
    ):
        start, end = carry_span((start, end), wording, text)
        first[at], last[at], words[at] = begins + start, begins + end, text[start:end]
    return {
        "from": pa.array(first, OFFSET, from_pandas=True),
        "to": pa.array(last, OFFSET, from_pandas=True),
        "words": pa.array(words, WORD),
    }
