"""Choose the runs of words by which an article can be found again.

Any run of WORDS + WINDOW - 1 = 8 folded words that two articles share leaves at least one
equal fingerprint in both, wherever it stands and whatever stands around it (winnowing:
Schleimer, Wilkerson and Aiken 2003). Whole-article fingerprints are not used: on pages that
carry several texts they count one wire two to five times.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import ID, Articles, Fingerprints, make_id, shape_of
from copydesk.text.hashes import Numbers
from copydesk.text.many import read

Hashes = npt.NDArray[np.uint64]

# Character F1 on 600 wires: k5 w4 .969, k4 w3 .972 (but twice the wrong links), k5 w8 .960.
WORDS = 5
WINDOW = 4
STEP = np.uint64(0xD6E8FEB86659FD93)
SPREAD = np.uint64(0x9E3779B97F4A7C15)


def fingerprint(articles: Articles) -> Fingerprints:
    """Return one row per article and distinct fingerprint of its body, in no order."""
    lot = read([text or "" for text in articles["text"].to_pylist()])
    runs, places = hash_runs(lot.ids(), lot.text)
    best = chosen(runs, lot.text[places])
    prints, article = runs[best], lot.text[places[best]]
    order = np.lexsort((prints, article))
    prints, article = prints[order], article[order]
    again = np.zeros(len(order), bool)
    again[1:] = (prints[1:] == prints[:-1]) & (article[1:] == article[:-1])
    rows = pa.array(article[~again])
    newsrooms = [
        None if room is None else make_id("newsroom", room)
        for room in articles["newsroom"].to_pylist()
    ]
    columns = [
        pa.array(prints[~again]),
        pc.take(articles["article_id"], rows),
        pc.take(pa.array(newsrooms, ID), rows),
    ]
    return pa.table(columns, schema=shape_of(Fingerprints).schema)


def hash_runs(ids: Hashes, text: Numbers) -> tuple[Hashes, Numbers]:
    """Return one hash per run of WORDS words of a text, and where it starts, in order.

    The words are given by their ids and the texts that they stand in.
    """
    count = max(0, len(ids) - WORDS + 1)
    runs = np.zeros(count, np.uint64)
    for shift in range(WORDS if count else 0):
        runs = runs * STEP + ids[shift : shift + count]
    runs = (runs ^ (runs >> np.uint64(32))) * SPREAD
    # No run reaches into the next text.
    places = np.flatnonzero(text[:count] == text[len(ids) - count :])
    mixed: Hashes = (runs ^ (runs >> np.uint64(29)))[places]
    return mixed, places


def chosen(runs: Hashes, text: Numbers) -> Numbers:
    """Return the places of the runs that are smallest in some window of WINDOW runs of a text.

    A text of fewer runs is one window.
    """
    best = np.zeros(len(runs), bool)
    if not len(runs):
        return np.flatnonzero(best)
    starts = np.flatnonzero(np.append(True, text[1:] != text[:-1]))
    sizes = np.diff(np.append(starts, len(runs)))
    least = runs.copy()
    for shift in range(1, WINDOW):
        np.minimum(least[:-shift], runs[shift:], out=least[:-shift])
    # A window counts if it lies in one text; a run is chosen by any of those that hold it.
    room = np.repeat(starts + sizes, sizes) - np.arange(len(runs)) >= WINDOW
    for shift in range(WINDOW):
        size = len(runs) - shift
        best[shift:] |= room[:size] & (least[:size] == runs[shift:])
    for start, size in zip(starts[sizes < WINDOW], sizes[sizes < WINDOW], strict=True):
        some = runs[start : start + size]
        best[start : start + size] = some == some.min()
    return np.flatnonzero(best)
