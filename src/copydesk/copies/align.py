"""Align the two sides of a pair word by word, and keep what only copying explains.

What two independent reports share by chance does not count: words inside quotation marks
(both heard them), phrases of the trade, strings of names and titles, and a short run inside
sentences that otherwise differ. A sentence that was edited is the same if a verified passage
runs through both wordings and they share most of their words in the same order; one
unverified link would run whole families of sentences together.
"""

from collections import defaultdict
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import LCSseq

from copydesk.copies.runs import Run, shared_runs
from copydesk.copies.side import Side, side
from copydesk.tables import Matches, Passages, Sides, build, shape_of
from copydesk.text import Span

Row = dict[str, Any]

SOLID = 3  # equal words without a break: two reports of one event share many single words
LEAST = 8  # solid words of a passage outside quotation marks
TELLING = 3  # of them, words that are neither names nor stop words
# From this many equal words on, a run is no stock phrase; a shorter one must make up
# most of a sentence on one side (a teaser's cut sentence is a whole one there).
LONG = 16
MOST = 0.7
SIMILAR = 0.5  # equal words in the passage, as a share of the longer side


def align(sides: Sides) -> Passages:
    """Return one row per passage that both articles of a pair share, in no order."""
    rows: list[Row] = []
    for pair_id, one, two in _pairs(sides):
        for run in shared_runs(one, two):
            if verified(run, one, two):
                passage = _passage(run, one, two)
                matches = _matches(passage, one, two)
                rows.append({"pair_id": pair_id, **passage, "matches": matches})
    return build(Passages, rows)


def _pairs(sides: Sides) -> list[tuple[int, Side, Side]]:
    """Return each pair with its two sides, the smaller article id first.

    An article is lent to many pairs and read once: its rows are the same in all of them.
    """
    pairs: dict[int, set[int]] = defaultdict(set)
    columns = (sides["pair_id"].to_pylist(), sides["article_id"].to_pylist())
    for pair_id, article_id in zip(*columns, strict=True):
        pairs[pair_id].add(article_id)
    _, once = np.unique(sides["article_id"].to_numpy(), return_index=True)
    lent = sides.select(["article_id", "page_id", "body"]).take(pa.array(once)).to_pylist()
    read = {
        row["article_id"]: side(
            {"article_id": row["article_id"], "page_id": row["page_id"], "n": n, **sentence}
            for n, sentence in enumerate(row["body"])
        )
        for row in lent
    }
    found = []
    for pair_id, articles in pairs.items():
        if len(articles) == 2:
            one, two = sorted(articles)
            found.append((pair_id, read[one], read[two]))
    return found


def verified(run: Run, one: Side, two: Side) -> bool:
    """Say whether only copying explains the run."""
    outside = [(i, j) for i, j in solid(run) if not (one.idle[i] or two.idle[j])]
    count = sum(one.words[i].worth for i, _ in outside)
    if count < LEAST:
        return False
    telling = sum(one.words[i].telling and two.words[j].telling for i, j in outside)
    if telling < TELLING or similarity(run) < SIMILAR:
        return False
    if count >= LONG:
        return True
    return max(_part([i for i, _ in run], one), _part([j for _, j in run], two)) >= MOST


def solid(run: Run) -> Run:
    """Return the pairs of a run that stand in a stretch of SOLID or more unbroken words."""
    kept: Run = []
    stretch: Run = []
    for pair in run:
        if stretch and (pair[0] - stretch[-1][0], pair[1] - stretch[-1][1]) != (1, 1):
            kept += stretch if len(stretch) >= SOLID else []
            stretch = []
        stretch.append(pair)
    return kept + (stretch if len(stretch) >= SOLID else [])


def similarity(run: Run) -> float:
    """Return the equal words of a run as a share of the words on its longer side."""
    length = max(run[-1][0] - run[0][0], run[-1][1] - run[0][1]) + 1
    return len(run) / length


def _part(hit: list[int], on: Side) -> float:
    """Return the largest share of a sentence's words that the run takes."""
    counts: dict[int, int] = defaultdict(int)
    for n in hit:
        counts[on.sentence[n]] += 1
    return max(count / max(LEAST, on.bounds[s][1] - on.bounds[s][0]) for s, count in counts.items())


def _passage(run: Run, one: Side, two: Side) -> Row:
    a, b = _span(run[0][0], run[-1][0], one), _span(run[0][1], run[-1][1], two)
    return {
        "article_id": one.article_id,
        "other_id": two.article_id,
        "page_id": one.page_id,
        "start": a[0],
        "end": a[1],
        "other_page_id": two.page_id,
        "other_start": b[0],
        "other_end": b[1],
        "words": len(run),
        "similarity": round(similarity(run), 4),
        "edits": _kinds(run),
    }


def _span(first: int, last: int, on: Side) -> Span:
    """Return the characters from word to word, with the marks of a sentence it completes."""
    start, end = on.spans[first][0], on.spans[last][1]
    head, tail = on.sentence[first], on.sentence[last]
    if on.bounds[head][0] == first:
        start = on.rows[head]["start"]
    if on.bounds[tail][1] == last + 1:
        end = on.rows[tail]["end"]
    return start, end


def _kinds(run: Run) -> list[str]:
    """Return what sets the two wordings of a run apart: words cut, added or replaced."""
    kinds = set()
    for (i, j), (k, m) in pairwise(run):
        left, right = k - i - 1, m - j - 1
        if left and right:
            kinds.add("word")
        elif left or right:
            kinds.add("cut" if left else "added")
    return sorted(kinds)


def match(passages: Passages) -> Matches:
    """Return one row per match of a passage, in no order."""
    found = pc.list_flatten(passages["matches"]).combine_chunks()
    columns = [found.field(name) for name, _ in shape_of(Matches).columns]
    return pa.table(columns, schema=shape_of(Matches).schema)


def _matches(passage: Row, one: Side, two: Side) -> list[Row]:
    """Return the wordings of a passage that differ and are one sentence, in order."""
    found: dict[tuple[int, int], float] = {}
    for key, other, score in _sentences(passage, one, two):
        pair = (min(key, other), max(key, other))
        found[pair] = max(score, found.get(pair, 0.0))
    return [{"key": a, "other_key": b, "similarity": s} for (a, b), s in sorted(found.items())]


def _sentences(passage: Row, one: Side, two: Side) -> list[tuple[int, int, float]]:
    """Return the pairs of sentences of a passage that are one sentence, each used once."""
    here = _touched(one, passage["start"], passage["end"])
    there = _touched(two, passage["other_start"], passage["other_end"])
    same = {one.rows[s]["key"] for s in here} & {two.rows[t]["key"] for t in there}
    scored = []
    for s in here:
        for t in there:
            keys = one.rows[s]["key"], two.rows[t]["key"]
            if not same & set(keys):
                score = likeness(one, s, two, t)
                if score:
                    scored.append((-score, abs(len(here) - s + t - len(there)), s, t, *keys))
    found = []
    used: set[tuple[str, int]] = set()
    for score, _, s, t, key, other in sorted(scored):
        if not used & {("one", s), ("two", t)}:
            used |= {("one", s), ("two", t)}
            found.append((key, other, -score))
    return found


def _touched(on: Side, start: int, end: int) -> list[int]:
    return [n for n, row in enumerate(on.rows) if row["start"] < end and row["end"] > start]


# Measured in bench/copies.py: see docs/decisions/0021.
ALIKE = 0.5  # words in the same order, as a share of the longer wording
WITHIN = 0.8  # or of the shorter one: a sentence that was cut
CORE = 5  # then at least this many of them
SENTENCE = 1_000  # words; what is longer is no sentence, and comparing it would never end
FRAME = 3  # words outside quotation marks that two wordings must share, or all they have


def likeness(one: Side, s: int, two: Side, t: int) -> float:
    """Return how far two wordings are one sentence: the share of words, or 0 where they are not."""
    a, b = one.bounds[s], two.bounds[t]
    if max(a[1] - a[0], b[1] - b[0]) > SENTENCE:
        return 0.0
    score = _share(one.hashes[a[0] : a[1]], two.hashes[b[0] : b[1]])
    if not score:
        return 0.0
    plain = [
        [h for h, q in zip(on.hashes[x:y], on.quoted[x:y], strict=True) if not q]
        for on, (x, y) in ((one, a), (two, b))
    ]
    shared = LCSseq.similarity(*plain)
    if shared < min(FRAME, len(plain[0]), len(plain[1])) or not shared:
        return 0.0
    short, long = sorted((len(plain[0]), len(plain[1])))
    # A rewrite keeps the quotation and the names: its own words show that it is none of the copies.
    return score if shared >= ALIKE * long or shared >= WITHIN * short else 0.0


def _share(one: list[int], two: list[int]) -> float:
    shared = LCSseq.similarity(one, two)
    short, long = sorted((len(one), len(two)))
    if shared >= ALIKE * long or (shared >= CORE and shared >= WITHIN * short):
        return round(shared / long, 4)
    return 0.0
