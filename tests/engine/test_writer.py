"""What a page can do to the desk it is read into: nothing but fail."""

import os
import time
from dataclasses import replace

import pytest

from copydesk import articles, copies, facts
from copydesk.desk import PATH
from copydesk.engine.index import index_name
from copydesk.engine.pool import Limits
from copydesk.engine.question import Question
from copydesk.engine.store import Desk
from copydesk.engine.writer import Writer
from copydesk.tables import Articles, Fingerprints, Pages, Printings, Readings, Segments
from tests.build import page, pages

REPORT = "Council of {n} votes\n\nThe council of {n} voted {n} times on Monday, its clerk said."
POISON = "Council of Kill votes\n\nThe council of Kill voted for a kill on Monday, its clerk said."
QUIET = [page(f"{n}.txt", REPORT.format(n=n)) for n in range(240)]


def find_or_die(pages: Pages) -> Segments:
    if any("Kill" in (text or "") for text in pages["text"].to_pylist()):
        os.kill(os.getpid(), 9)
    return articles.find(pages)


def find_or_sleep(pages: Pages) -> Segments:
    if any("Kill" in (text or "") for text in pages["text"].to_pylist()):
        time.sleep(600)
    return articles.find(pages)


def read_or_raise(printings: Printings) -> Readings:
    if any("Kill" in text for text in printings["text"].to_pylist()):
        raise ValueError("a word that nobody can read")
    return facts.read(printings)


def fingerprint_or_raise(articles: Articles) -> Fingerprints:
    if any("Kill" in text for text in articles["text"].to_pylist()):
        raise RecursionError("words within words")
    return copies.fingerprint(articles)


def instead(work, name):
    """Return the path with this work in the place of a step's."""
    return tuple(replace(step, work=work) if step.name == name else step for step in PATH)


@pytest.mark.parametrize(
    ("work", "step", "reason"),
    [
        (find_or_die, "articles.find", "killed its worker"),
        (find_or_sleep, "articles.find", "took longer than"),
        (read_or_raise, "facts.read", "a word that nobody can read"),
    ],
)
def test_a_page_that_cannot_be_worked_fails_alone(tmp_path, work, step, reason):
    Desk.create(tmp_path / "desk").close()
    others = Desk.create(tmp_path / "others")
    others.add(pages(*QUIET))

    path = instead(work, step)
    with Writer(tmp_path / "desk", limits=Limits(seconds=12, workers=2), path=path) as writer:
        writer.add(pages(*QUIET[:100], page("poison.txt", POISON), *QUIET[100:]))

    desk = Desk.open(tmp_path / "desk")
    failed = [row for row in desk.table("pages").to_pylist() if row["status"] == "failed"]
    assert [row["page"] for row in failed] == ["poison.txt"]
    assert reason in failed[0]["reason"]
    assert failed[0]["text"] is None
    assert key(desk, "carriers") == key(others, "carriers")
    assert key(desk, "facts") == key(others, "facts")


@pytest.mark.parametrize(
    ("work", "step"),
    [(read_or_raise, "facts.read"), (fingerprint_or_raise, "copies.fingerprint")],
)
@pytest.mark.parametrize("beside", [2, 510])
def test_a_page_at_which_a_step_raises_fails_alone_wherever_it_is_worked(
    tmp_path, work, step, beside
):
    Desk.create(tmp_path).close()
    good = [page(f"{n}.txt", REPORT.format(n=n)) for n in range(beside)]

    with Writer(tmp_path, path=instead(work, step)) as writer:
        writer.add(pages(*good, page("poison.txt", POISON)))

    rows = Desk.open(tmp_path).table("pages").select(["page", "status", "reason"]).to_pylist()
    failed = [row for row in rows if row["status"] == "failed"]
    assert [row["page"] for row in failed] == ["poison.txt"]
    assert f"{work.__name__} raised" in failed[0]["reason"]
    assert len(rows) == beside + 1


def key(desk, name):
    return sorted(map(str, desk.table(name).to_pylist()))


def test_a_page_over_which_the_reader_died_is_tried_again_where_it_kills_only_a_worker(tmp_path):
    Desk.create(tmp_path).close()
    path = instead(find_or_die, "articles.find")
    reader = os.fork()
    if not reader:
        with Writer(tmp_path, path=path) as writer:
            writer.add(pages(page("poison.txt", POISON), QUIET[0]))
        os._exit(0)
    assert os.waitpid(reader, 0)[1] == 9

    with Writer(tmp_path, limits=Limits(seconds=12, workers=1), path=path) as writer:
        new = writer.add(pages(QUIET[1]))

    statuses = Desk.open(tmp_path).table("pages").select(["page", "status"]).to_pylist()
    assert new == 3
    assert {row["page"]: row["status"] for row in statuses} == {
        "0.txt": "ok", "1.txt": "ok", "poison.txt": "failed",
    }  # fmt: skip


def test_what_was_read_can_be_found_and_what_gave_way_cannot(tmp_path):
    desk = Desk.create(tmp_path)

    desk.add(pages(*QUIET[:3]))
    (hit,) = desk.search(Question("votes council 2", kinds=("article",))).hits

    (article,) = desk.where("articles", "article_id", [hit.id]).to_pylist()
    assert article["headline"] == "Council of 2 votes"
    assert desk.search(Question("parliament")).total == 0


def test_the_first_index_of_a_desk_has_the_first_number(tmp_path):
    Desk.create(tmp_path)

    assert (tmp_path / index_name(1)).exists()
