"""Steps in which one value (`HAZARD`) harms the process that works it.

They stand in a module of their own, for workers import them, and should not import pytest.
What harms is said by the words of the value's row: 1 kills, 2 sleeps, 3 eats, 4 raises.
"""

import os
import signal
import time

import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import Groups, Likenesses, Terms, build

HAZARD = 4711
KILL, SLEEP, EAT, RAISE = 1, 2, 3, 4


def _meet(values: pa.ChunkedArray, harms: pa.ChunkedArray) -> None:
    if HAZARD not in values.to_pylist():
        return
    harm = pc.max(harms.filter(pc.equal(values, HAZARD))).as_py()
    if harm == KILL:
        os.kill(os.getpid(), signal.SIGKILL)
    if harm == SLEEP:
        time.sleep(600)
    if harm == EAT:
        bytearray(64 << 30)
    if harm == RAISE:
        raise ValueError("no such harbour")


def copy(terms: Terms) -> Groups:
    """Return a row for each row: rows go alone, or by term."""
    _meet(terms["term"], terms["words"])
    return terms.select(["term", "article_id"]).rename_columns(["article_id", "story_id"])


def join(terms: Terms, likenesses: Likenesses) -> Groups:
    """Return a row for each two rows of one article."""
    _meet(terms["article_id"], terms["words"])
    both = terms.join(likenesses, "article_id", join_type="inner")
    rows = both.select(["article_id", "other_id"]).rename_columns(["article_id", "story_id"])
    return rows.cast(Groups.__metadata__[0].schema)


def hang(likenesses: Likenesses) -> Groups:
    """Return a row for each end of an edge, with the number of edges that hang together here."""
    _meet(likenesses["article_id"], likenesses["likeness"])
    ends = likenesses["article_id"].to_pylist() + likenesses["other_id"].to_pylist()
    return build(Groups, [{"article_id": end, "story_id": ends.count(end)} for end in set(ends)])


def nap(terms: Terms) -> Groups:
    """Copy, but take a fifth of a second."""
    time.sleep(0.2)
    return copy(terms)


def sleep(terms: Terms) -> Groups:
    """Never end."""
    time.sleep(600)
    return copy(terms)


def misshape(terms: Terms) -> Groups:
    """Return what is no table of groups."""
    return terms.select(["term"])
