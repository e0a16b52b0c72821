import pytest
from bench.family_scale import printings

from copydesk import copies
from copydesk.copies import kin
from copydesk.copies.report import reports
from copydesk.tables import Coverage, build


@pytest.fixture(scope="module")
def family():
    return reports(list(printings(70)))


def share(one, two):
    """Return the larger share of a body that stands in the other."""
    both = {row["sentence_id"] for row in one.body} & {row["sentence_id"] for row in two.body}
    return max(
        sum(row["end"] - row["start"] for row in side.body if row["sentence_id"] in both)
        / side.characters
        for side in (one, two)
    )


def test_an_article_is_listed_with_its_closest_relatives_and_all_hang_together(family):
    some = list(family.values())

    known, edges = kin.kin(some)

    listed = set(zip(edges.one.tolist(), edges.two.tolist(), strict=True))
    for n, one in enumerate(some):
        scores = {m: share(one, two) for m, two in enumerate(some) if m != n}
        copied = {m for m, score in scores.items() if score >= kin.QUARTER}
        assert {m for m in scores if frozenset((one.article_id, some[m].article_id)) in known} == (
            copied
        )
        closest = sorted(copied, key=lambda m: (-scores[m], m))[: kin.CLOSEST]
        assert {(min(n, m), max(n, m)) for m in closest} <= listed
    assert len(listed) < 70 * 69 / 2


@pytest.mark.parametrize("cells", [70, 300, 5_000])
def test_the_same_edges_are_listed_however_much_is_worked_at_once(family, cells, monkeypatch):
    some = list(family.values())
    whole = [column.tolist() for column in kin.kin(some)[1]]

    monkeypatch.setattr(kin, "CELLS", cells)

    assert [column.tolist() for column in kin.kin(some)[1]] == whole


def test_of_a_thousand_copies_so_many_rows_are_told_as_each_has_close_relatives():
    coverage = build(Coverage, [row for row in printings(1_000) if row["n"] <= 3])

    found = copies.depend(coverage)

    assert set(found["kind"].to_pylist()) == {"copy"}
    ends = found["article_id"].to_pylist() + found["on_id"].to_pylist()
    told = [ends.count(article) for article in sorted(set(ends))]
    assert len(told) == 1_000
    assert min(told) >= kin.CLOSEST
    assert found.num_rows < 1_000 * kin.CLOSEST
