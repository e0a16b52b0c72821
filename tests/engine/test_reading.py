import pyarrow.parquet as pq
import pytest
from bench.reading import watch

from copydesk.engine.store import Desk
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


@pytest.mark.timeout(45)  # less than a connection waits for another one
def test_who_writes_does_not_wait_for_who_reads_an_older_state(tmp_path):
    Desk.create(tmp_path).add(pages(page("1.txt", REPORT.format(n=1))))
    reader = Desk.open(tmp_path)
    before = reader.table("articles", ("article_id",))

    Desk.open(tmp_path).add(pages(page("2.txt", REPORT.format(n=2))))

    assert reader.table("articles", ("article_id",)).equals(before)
    assert len(Desk.open(tmp_path).table("articles", ("article_id",))) == 2 * len(before)
