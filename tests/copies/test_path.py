"""The room's rows depend on the rows that meet, and on nothing else."""

import random
from pathlib import Path

import pyarrow as pa
import pytest
import yaml

from copydesk import copies
from copydesk.tables import make_id
from tests.copies.walk import article, told, walk

EVENTS = yaml.safe_load((Path(__file__).parent / "events.yaml").read_text("utf-8"))["events"]
SHARDS = 3


def pages():
    """Return copies, edits, teasers and rewrites of several events, some of one newsroom."""
    rows = []
    for event in EVENTS[:4]:
        wire = event["wire"]
        edited = wire.replace("said on Monday", "announced").replace(" three ", " four ")
        texts = [wire, edited, wire[: len(wire) // 2], wire.split("\n")[0], event["rewrite"]]
        rows += [
            article(f"{event['name']} {n}", text, newsroom=f"room {(n * 7) % 4}")
            for n, text in enumerate([*texts, event["independent"]])
        ]
    return rows


def canon(table):
    return sorted(table.to_pylist(), key=repr)


def shards(table, *columns):
    """Return the table cut by a hash of the columns' values, so that equal values meet."""
    parts = [[] for _ in range(SHARDS)]
    for n, row in enumerate(table.select(list(columns)).to_pylist()):
        parts[make_id(*row.values()) % SHARDS].append(n)
    return [table.take(pa.array(part, pa.int64())) for part in parts]


STEPS = [
    ("printings", copies.cut, "article_id", ["articles"]),
    ("fingerprints", copies.fingerprint, "article_id", ["articles"]),
    ("links", copies.link, "fingerprint", ["fingerprints"]),
    ("sides", copies.lend, "article_id", ["links", "printings"]),
    ("passages", copies.align, "pair_id", ["sides"]),
    ("matches", copies.match, "pair_id", ["passages"]),
    ("carried", copies.carry, "key", ["printings", "classes"]),
    ("carriers", copies.compare, "sentence_id", ["carried"]),
]


@pytest.fixture(scope="module")
def whole():
    return walk(*pages())


@pytest.mark.parametrize(("gives", "work", "by", "takes"), STEPS, ids=lambda value: str(value)[:12])
def test_a_step_gives_the_same_rows_whole_and_in_shards(whole, gives, work, by, takes):
    parts = zip(*(shards(whole[name], by) for name in takes), strict=True)

    together = pa.concat_tables([work(*part) for part in parts])

    # A pair that two fingerprints show stands twice in shards, which means nothing.
    both = canon(together), canon(whole[gives])
    if gives == "links":
        both = tuple([row for n, row in enumerate(rows) if row not in rows[:n]] for rows in both)
    assert both[0] == both[1]


@pytest.mark.parametrize("seed", range(3))
def test_articles_in_any_order_give_the_same_rows(whole, seed):
    rows = pages()
    random.Random(seed).shuffle(rows)

    again = walk(*rows)

    for name, table in whole.items():
        assert canon(again[name]) == canon(table), name


def test_the_dependencies_of_a_story_do_not_change_with_other_stories(whole):
    stories = {row["article_id"]: make_id(row["newsroom"]) for row in pages()}
    coverage = told(whole, stories)

    together = canon(copies.depend(coverage))
    alone = [row for part in shards(coverage, "story_id") for row in canon(copies.depend(part))]

    assert together == sorted(alone, key=repr)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_coverage_changes_no_dependency(whole, seed):
    coverage = told(whole)
    order = list(range(coverage.num_rows))
    random.Random(seed).shuffle(order)

    assert canon(copies.depend(coverage.take(order))) == canon(copies.depend(coverage))


def test_no_pages_give_empty_tables_of_the_right_shape():
    tables = walk()

    assert all(table.num_rows == 0 for table in tables.values())
    assert copies.depend(told(tables)).num_rows == 0
