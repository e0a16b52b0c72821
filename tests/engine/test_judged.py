"""What users say is on disk before it counts, and outlives everything that can be made again."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from copydesk.desk import PATH
from copydesk.engine import judged
from copydesk.engine.check import check
from copydesk.engine.files import arrange
from copydesk.engine.local import run
from copydesk.engine.rebuild import rebuild
from copydesk.engine.store import Desk
from copydesk.errors import BadInput, DeskBusy, DeskDamaged
from copydesk.tables import show_id
from tests.test_path import TABLES, arranged, invented, shuffled

JUDGE = """
import sys
from copydesk.engine.judged import judgement
from copydesk.engine.store import Desk
desk = Desk.open(sys.argv[1])
print("ready", flush=True)
for number in range(40):
    said = judgement("note", "ann", article=sys.argv[2], note=f"note {number} " * 50)
    desk.judge([said])
    print(said["id"], flush=True)
"""


@pytest.fixture
def desk(tmp_path):
    desk = Desk.create(tmp_path / "desk")
    desk.add(invented())
    return desk


def counts(desk):
    return {row["fact_id"]: row for row in desk.table("counts").to_pylist()}


def tied(desk):
    """Return the ids of two articles that a copied passage ties, and of the fact."""
    rows = [row for row in desk.table("ties").to_pylist() if row["kind"] == "C"]
    row = min(rows, key=lambda row: (row["fact_id"], row["article_id"], row["other_id"]))
    return show_id(row["article_id"]), show_id(row["other_id"]), row["fact_id"]


def cut(desk, **more):
    one, other, _ = tied(desk)
    return judged.judgement("cut", "ann", article=one, other=other, **more)


def withdrawal(row):
    return judged.judgement("withdraw", "ann", of=row["id"])


def test_a_cut_changes_the_counts_of_what_the_two_articles_state_and_no_other(desk):
    before, (one, other, _) = counts(desk), tied(desk)
    stated = [
        {r["fact_id"] for r in desk.where("witnesses", "article_id", [int(a, 16)]).to_pylist()}
        for a in (one, other)
    ]

    assert desk.judge([cut(desk)]) == 1

    after = counts(desk)
    changed = {number for number in before if before[number] != after[number]}
    assert changed
    assert changed <= stated[0] & stated[1]
    assert after.keys() == before.keys()


def test_a_withdrawal_restores_every_count(desk):
    before, said = counts(desk), cut(desk)
    desk.judge([said])

    desk.judge([withdrawal(said)])

    assert counts(desk) == before
    assert len(judged.read(desk.path)) == 2
    assert len(desk.table("judgements")) == 0


@pytest.mark.parametrize("harm", ["nothing", "lost", "damaged"])
def test_judgements_outlive_the_index(desk, harm):
    desk.judge([cut(desk), judged.judgement("note", "bo", article=tied(desk)[0], note="odd")])
    old = {name: arranged(desk.table(name)) for name in (*TABLES, "judgements")}
    desk.close()
    index = desk.path / "index-000001.db"
    if harm == "lost":
        index.unlink()
    elif harm == "damaged":
        index.write_bytes(b"?" * 5000)

    rebuild(desk.path)

    made = Desk.open(desk.path)
    assert [name for name in old if not arranged(made.table(name)).equals(old[name])] == []
    assert [one for one in check(desk.path) if one.wrong] == []


def test_pages_one_by_one_with_judgements_between_end_as_the_whole(desk, tmp_path):
    said = [cut(desk), *joins(desk)]
    tables = {"pages": desk.table("pages"), "judgements": judged.tabled(said)}
    run(tables)
    slow = Desk.create(tmp_path / "slow")
    rows = shuffled(invented(), 7)
    dice = random.Random(7)
    waiting = list(said)

    for n in range(len(rows)):
        slow.add(rows.slice(n, 1))
        if waiting and dice.random() < 0.3:
            slow.judge([waiting.pop()])
    slow.judge(waiting)

    names = [step.gives.name for step in PATH]
    assert [n for n in names if not arranged(slow.table(n)).equals(arranged(tables[n]))] == []
    assert not arrange(slow.table("counts")).equals(arrange(desk.table("counts")))


def joins(desk):
    """Return a judgement that joins two reports of one fact that nothing ties."""
    for row in desk.table("counts").to_pylist():
        heard = desk.where("witnesses", "fact_id", [row["fact_id"]]).to_pylist()
        apart = {r["independent_id"]: r["article_id"] for r in heard}
        if len(apart) > 1:
            one, other, *_ = sorted(apart.values())
            rows = desk.where("mentions", "fact_id", [row["fact_id"]]).to_pylist()
            mention = next(r for r in rows if r["article_id"] == one and r["role"] != "headline")
            statement = {
                "key": show_id(mention["key"]),
                **{name: mention[name] for name in ("item", "says", "implied", "words")},
            }
            yield judged.judgement(
                "join", "bo", article=show_id(one), other=show_id(other),
                fact=show_id(row["fact_id"]), statement=statement,
            )  # fmt: skip
            return


def test_a_join_outlives_the_id_of_its_fact(desk, tmp_path):
    # Page by page, ids of facts change as their story grows; what was judged stays judged.
    (said,) = joins(desk)
    other = Desk.create(tmp_path / "other")
    rows = desk.table("pages")

    other.judge([{**said, "fact": "00000000000000ff"}])
    other.add(rows)
    desk.judge([said])

    assert counts(other) == counts(desk)


def test_a_judgement_that_comes_twice_counts_once(desk):
    said = cut(desk)

    assert desk.judge([said]) == 1
    assert desk.judge([said]) == 0
    assert len((desk.path / "judgements.jsonl").read_text().splitlines()) == 1


def test_a_half_written_last_line_is_passed_over_and_the_next_one_is_whole(desk):
    said = cut(desk)
    desk.judge([said])
    file = desk.path / "judgements.jsonl"
    file.write_bytes(file.read_bytes() + b'{"id": "12", "ki')

    assert judged.torn(desk.path).startswith('{"id"')
    assert judged.read(desk.path) == [said]
    desk.judge([withdrawal(said)])
    assert [row["kind"] for row in judged.read(desk.path)] == ["cut", "withdraw"]
    assert judged.torn(desk.path) == ""


def test_a_line_that_was_whole_and_is_none_any_more_is_named(desk):
    desk.judge([cut(desk)])
    file = desk.path / "judgements.jsonl"
    file.write_text("{}\n" + file.read_text())

    with pytest.raises(DeskDamaged, match=r"Line 1 of .*judgements\.jsonl is no judgement"):
        desk.add(invented().slice(0, 1))


BAD = [
    "nothing",
    "[1]",
    '{"id": "1", "time": "2031-05-06T10:00:00Z", "kind": "praise"}',
    '{"id": "1", "time": "2031-05-06T10:00:00Z", "kind": "cut", "article": "1"}',
    '{"id": "1", "time": "2031-05-06T10:00:00Z", "kind": "cut", "article": "xyz", "other": "2"}',
    '{"id": "1", "time": "yesterday", "kind": "cut", "article": "1", "other": "2"}',
    '{"id": "1", "time": "2031-05-06T10:00:00Z", "kind": "withdraw"}',
]


@pytest.mark.parametrize("line", BAD)
def test_a_line_that_is_no_judgement_is_refused(line):
    with pytest.raises(BadInput, match="Line 1 of list is no judgement"):
        list(judged.parse(line, "list"))


def test_what_was_said_is_on_disk_when_working_it_is_broken_off(desk):
    before, said = counts(desk), cut(desk)

    def interrupt(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.judge([said], progress=interrupt)

    assert counts(Desk.open(desk.path)) == before
    assert judged.read(desk.path) == [said]
    desk.add(invented().slice(0, 0))
    assert counts(desk) != before


def test_who_reads_sees_all_of_a_judgement_or_nothing(desk):
    seen = []
    before = counts(desk)

    def look(*_):
        seen.append(counts(Desk.open(desk.path)) == before)

    desk.judge([cut(desk)], progress=look)

    assert seen
    assert all(seen)
    assert counts(desk) != before


def test_a_second_writer_is_refused(desk):
    def disturb(*_):
        with pytest.raises(DeskBusy):
            Desk.open(desk.path).judge([cut(desk)])

    desk.judge([cut(desk)], progress=disturb)


@pytest.mark.parametrize("told", [1, 3, 7])
def test_of_a_writer_that_is_killed_no_judgement_is_lost_that_it_acknowledged(desk, told):
    article = show_id(desk.table("articles")["article_id"][0].as_py())
    desk.close()
    writer = subprocess.Popen(
        [sys.executable, "-c", JUDGE, str(desk.path), article],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writer.stdout.readline() == "ready\n"
    known = [writer.stdout.readline().strip() for _ in range(told)]
    time.sleep(random.Random(told).random() / 10)
    writer.kill()
    known += writer.communicate()[0].split()

    found = Desk.open(desk.path)
    found.add(invented().slice(0, 0))

    kept = [row["id"] for row in judged.read(desk.path)]
    assert kept[: len(known)] == known
    assert {show_id(n) for n in found.table("judgements")["judgement_id"].to_pylist()} == set(kept)
    assert [one for one in check(desk.path) if one.wrong] == []
