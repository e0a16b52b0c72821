"""Choose the runs of words by which an article can be found again.

Any run of WORDS + WINDOW - 1 = 8 folded words that two articles share leaves at least one
equal fingerprint in both, wherever it stands and whatever stands around it (winnowing:
Schleimer, Wilkerson and Aiken 2003). Whole-article fingerprints are not used: on pages that
carry several texts they count one wire two to five times.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import ID, Articles, Fingerprints, make_id, shape_of
from copydesk.text.hashes import Hashes, Numbers, once
from copydesk.text.many import read

try:
    from copydesk.copies import compiled_prints as compiled
except ImportError:  # installed where there is no C compiler
    compiled = None  # type: ignore[assignment]

# Character F1 on 600 wires: k5 w4 .969, k4 w3 .972 (but twice the wrong links), k5 w8 .960.
WORDS = 5
WINDOW = 4
STEP = np.uint64(0xD6E8FEB86659FD93)
SPREAD = np.uint64(0x94D049BB133111EB)


def fingerprint(articles: Articles) -> Fingerprints:
    """Return one row per article and distinct fingerprint of its body, in no order."""
    lot = read([text or "" for text in articles["text"].to_pylist()])
    found, article = prints(lot.ids, lot.first)
    rows = pa.array(article)
    newsrooms = articles["newsroom"].combine_chunks().dictionary_encode()
    ids = pa.array([make_id("newsroom", room) for room in newsrooms.dictionary.to_pylist()], ID)
    columns = [
        pa.array(found),
        pc.take(articles["article_id"], rows),
        ids.take(newsrooms.indices).take(rows),
    ]
    return pa.table(columns, schema=shape_of(Fingerprints).schema)


def prints(ids: Hashes, first: Numbers) -> tuple[Hashes, Numbers]:
    """Return each distinct fingerprint of each text once, and the number of the text, in no order.

    The words are given by their ids, the texts by where their words start, and where the last
    one ends.
    """
    if compiled is not None:
        return compiled.prints(ids, first, (WORDS, WINDOW), (int(STEP), int(SPREAD)))
    runs, places = hash_runs(ids, first)
    counts = np.diff(np.searchsorted(places, first))
    best = chosen(runs, counts)
    found, text = runs[best], np.repeat(np.arange(len(counts)), counts)[best]
    some = once(found + text.astype(np.uint64) * SPREAD)
    return found.take(some), text.take(some)


def hash_runs(ids: Hashes, first: Numbers) -> tuple[Hashes, Numbers]:
    """Return one hash per run of WORDS words of a text, and where it starts, in order."""
    count = max(0, len(ids) - WORDS + 1)
    runs = np.zeros(count, np.uint64)
    for shift in range(WORDS if count else 0):
        runs *= STEP
        runs += ids[shift : shift + count]
    # No run reaches into the next text.
    within = np.ones(count, bool)
    over = first[1:, None] - np.arange(1, WORDS)
    within[over[(over >= 0) & (over < count)]] = False
    runs, places = runs[within], np.flatnonzero(within)
    runs ^= runs >> np.uint64(32)
    runs *= SPREAD
    runs ^= runs >> np.uint64(29)
    return runs, places


def chosen(runs: Hashes, counts: Numbers) -> Numbers:
    """Return the places of the runs that are smallest in some window of WINDOW runs of a text.

    `counts` says how many runs each text has; a text of fewer is one window.
    """
    best = np.zeros(len(runs), bool)
    ends = np.cumsum(counts)
    least = runs.copy()
    for shift in range(1, WINDOW):
        np.minimum(least[:-shift], runs[shift:], out=least[:-shift])
    # A window counts if it lies in one text; a run is chosen by any of those that hold it.
    room = np.ones(len(runs), bool)
    over = ends[:, None] - np.arange(1, WINDOW)
    room[over[over >= 0]] = False
    for shift in range(WINDOW):
        size = len(runs) - shift
        best[shift:] |= room[:size] & (least[:size] == runs[shift:])
    for n in np.flatnonzero((counts > 0) & (counts < WINDOW)).tolist():
        some = runs[ends[n] - counts[n] : ends[n]]
        best[ends[n] - counts[n] : ends[n]] = some == some.min()
    return np.flatnonzero(best)
