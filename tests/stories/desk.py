"""Articles for tests of stories, and what becomes of them when the room has done its work."""

from collections import defaultdict
from datetime import UTC, date, datetime

import numpy as np

from copydesk.desk import PATH
from copydesk.engine.local import run
from copydesk.tables import Articles, Likenesses, Passages, build, make_id, pair_ids

STEPS = {step.name for step in PATH if step.name.startswith("stories.")} - {"stories.cover"}


def article(name, headline=None, text="", day=None, **more):
    """Return the row of an article that was published on a day, or on none that is known."""
    published = datetime.combine(day, datetime.min.time(), UTC) if day else None
    return {
        "article_id": make_id("article", name), "kind": "main", "headline": headline,
        "text": text, "language": "en", "published": published, "anchor": day, **more,
    }  # fmt: skip


def teaser(name, headline, **more):
    """Return the row of a bare headline on the page of another article."""
    return article(name, headline, kind="teaser", **more)


def work(rows, passages=(), shards=None):
    """Return the tables of the stories room for these articles."""
    tables = {"articles": build(Articles, rows), "passages": build(Passages, list(passages))}
    run(tables, tuple(step for step in PATH if step.name in STEPS), shards=shards)
    return tables


def stories(named, **more):
    """Return the stories of two and more articles as sets of names, for named articles."""
    names = {row["article_id"]: name for name, row in named.items()}
    found = defaultdict(set)
    for row in work(list(named.values()), **more)["stories"].to_pylist():
        found[row["story_id"]].add(names[row["article_id"]])
    return {frozenset(members) for members in found.values() if len(members) > 1}


def passage(one, other, words):
    """Return the row of a passage of so many words that two articles share."""
    small, large = sorted((one["article_id"], other["article_id"]))
    (pair,) = pair_ids(np.array([small], np.uint64), np.array([large], np.uint64))
    return {"pair_id": int(pair), "article_id": small, "other_id": large, "words": words}


def likenesses(edges):
    """Return the table of these likenesses of two article ids, from either side."""
    return build(
        Likenesses,
        [
            {"article_id": one, "other_id": other, "likeness": likeness}
            for pair, likeness in edges.items()
            for one, other in (pair, pair[::-1])
        ],
    )


def march(day):
    """Return a day in March."""
    return date(2026, 3, day)
