import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, tuples

from copydesk.desk import PATH, Step
from copydesk.engine.local import components, run, split, work
from copydesk.errors import BadTable
from copydesk.tables import Groups, Likenesses, Links, Sides, Terms, build
from tests.build import page, pages

EDGES = lists(tuples(integers(0, 30), integers(0, 30)), max_size=40)


def meet(terms: Terms) -> Groups:
    ends = (
        terms.group_by("term")
        .aggregate([("article_id", "min")])
        .rename_columns(["article_id", "story_id"])
    )
    return ends.cast(Groups.__metadata__[0].schema)


def name_wrongly(terms: Terms) -> Groups:
    return terms.select(["term"])


def pass_on(likenesses: Likenesses) -> Groups:
    return likenesses.select(["article_id", "other_id"]).rename_columns(["article_id", "story_id"])


def lend_all(links: Links, sides: Sides) -> Links:
    return links


def rows(table):
    return sorted(map(str, table.to_pylist()))


@settings(deadline=None)  # the machine may be busy
@given(lists(tuples(integers(0, 9), integers(0, 99))), integers(1, 8))
def test_rows_with_equal_by_meet_however_many_shards_there_are(found, shards):
    terms = build(Terms, [{"term": term, "article_id": article} for term, article in found])

    step = Step(meet, by="term")

    assert rows(work(step, {"terms": terms}, shards)) == rows(work(step, {"terms": terms}))


@pytest.mark.parametrize("shards", [None, 1, 4])
def test_a_value_that_too_many_rows_share_never_reaches_the_work(shards):
    found = [(1, 11), (1, 12), (1, 13), (2, 21), (2, 22)]
    terms = build(Terms, [{"term": term, "article_id": article} for term, article in found])

    given = work(Step(meet, by="term", most=2), {"terms": terms}, shards)

    assert given.to_pylist() == [{"article_id": 2, "story_id": 21}]


@settings(deadline=None)  # the machine may be busy
@given(EDGES, integers(1, 8))
def test_edges_that_hang_together_are_never_parted(edges, shards):
    table = build(Likenesses, [{"article_id": a, "other_id": b} for a, b in edges])

    parts = split(Step(pass_on, by=("article_id", "other_id")), {"likenesses": table}, shards)

    ends = [
        {
            end
            for row in part["likenesses"].to_pylist()
            for end in (row["article_id"], row["other_id"])
        }
        for part in parts
    ]
    assert sum(len(part["likenesses"]) for part in parts) == len(edges)
    assert sum(map(len, ends)) == len(set().union(*ends))


@settings(deadline=None)  # the machine may be busy
@given(EDGES)
def test_a_component_is_named_after_its_smallest_member(edges):
    one, other = (np.array([edge[n] for edge in edges], np.uint64) for n in (0, 1))

    names = components(one, other).tolist()

    together = {}
    for a, b in edges:
        merged = together.get(a, {a}) | together.get(b, {b})
        together.update(dict.fromkeys(merged, merged))
    assert names == [min(together[a]) for a, _ in edges]


def test_a_chain_of_a_hundred_thousand_links_is_one_component():
    ends = np.random.default_rng(1).permutation(100_001).astype(np.uint64)

    names = components(ends[:-1], ends[1:])

    assert set(names.tolist()) == {0}


def test_a_step_that_gives_the_wrong_table_is_named_with_what_it_should_have_given():
    terms = build(Terms, [{"term": 1, "article_id": 2}])

    with pytest.raises(BadTable, match=r"groups: expected \[article_id:uint64"):
        work(Step(name_wrongly, by="term"), {"terms": terms})


def test_a_row_that_knows_no_id_is_not_lost_in_shards():
    table = build(Links, [{"pair_id": None, "article_id": 7}, {"pair_id": 1, "article_id": 8}])

    given_ = {"links": table, "sides": build(Sides, [])}

    assert rows(work(Step(lend_all, by="pair_id"), given_, 3)) == rows(table)


def test_progress_names_each_step_once_and_ends_with_all_done():
    told = []

    run({"pages": pages(page("a", "Text."))}, progress=lambda *seen: told.append(seen))

    assert [name for name, _, _ in told] == [step.name for step in PATH] + [""]
    assert told[-1] == ("", len(PATH), len(PATH))


@pytest.mark.parametrize("shards", [None, 4])
def test_no_pages_give_every_table_empty_and_in_shape(shards):
    tables = {"pages": pages()}

    run(tables, shards=shards)

    assert {step.gives.name for step in PATH} < tables.keys()
    assert all(isinstance(table, pa.Table) and not len(table) for table in tables.values())
