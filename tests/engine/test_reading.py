import pyarrow.parquet as pq
from bench.reading import watch

from tests.build import page, pages

REPORT = """Ferry of {n} towns sinks off Varna

The ferry sank on Monday with {n} people aboard, the coast guard of Varna said.
“We found {n} life jackets,” its chief Ilona Varga said in a statement."""


def test_who_asks_while_pages_are_read_gets_answers_of_one_state_each(tmp_path):
    rows = [page(f"{n}.txt", REPORT.format(n=n % 40 + 2)) for n in range(120)]
    pq.write_table(pages(*rows), tmp_path / "pages.parquet")

    seen = watch(tmp_path / "desk", [tmp_path / "pages.parquet"], part=10)

    assert seen.wrong == []
    assert len(seen.states) > 3
