import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import floats, integers, lists, sampled_from, text, tuples

from copydesk.desk import PATH, Step
from copydesk.engine.local import work
from copydesk.engine.pool import Limits, Part, Whole, Workers
from copydesk.errors import BadTable
from copydesk.tables import Likenesses, Matches, Terms, Witnesses, build
from tests.build import page, pages
from tests.engine import hazards
from tests.engine.hazards import EAT, HAZARD, KILL, RAISE, SLEEP

LIMITS = Limits(seconds=60.0, memory=3 << 30, workers=2)
HASTY = Limits(seconds=8.0, workers=2)  # on two cores that four pools share
IDS = integers(0, 30)

SCRIPT = """
import signal
# Who starts the tests in the background has Ctrl-C ignored in all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
from copydesk.desk import Step
from copydesk.engine.pool import Limits, Workers
from copydesk.tables import Terms, build
from tests.engine.hazards import sleep

try:
    print("ready", flush=True)
    with Workers(Limits(workers=3)) as workers:
        terms = build(Terms, [{"term": n, "article_id": n} for n in range(2_000)])
        workers.work(Step(sleep), {"terms": terms})
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.fixture(scope="module")
def crew():
    with Workers(LIMITS) as workers:
        yield workers


def rows(table):
    return sorted(map(str, table.to_pylist()))


def terms(harm):
    """Return 900 rows with 600 terms; the hazard has three of them."""
    hazard = [{"term": HAZARD, "article_id": n, "words": harm} for n in range(3)]
    harmless = [{"term": n % 600, "article_id": n, "words": 0} for n in range(897)]
    return build(Terms, harmless[:500] + hazard + harmless[500:])


def alone(harm):
    found = [{"term": n, "article_id": n, "words": 0} for n in range(900)]
    found[321] = {"term": HAZARD, "article_id": 321, "words": harm}
    return Step(hazards.copy), {"terms": build(Terms, found)}, 1


def one_table(harm):
    return Step(hazards.copy, by="term"), {"terms": terms(harm)}, 3


def two_tables(harm):
    words = [{"term": n, "article_id": n // 2, "words": 0} for n in range(600)]
    words.append({"term": 1, "article_id": HAZARD, "words": harm})
    edges = [{"article_id": n // 3, "other_id": n} for n in range(900)]
    edges.append({"article_id": HAZARD, "other_id": 5})
    given = {"terms": build(Terms, words), "likenesses": build(Likenesses, edges)}
    return Step(hazards.join, by="article_id"), given, 2


def edges(harm):
    """Return 300 chains of four edges; the hazard is in the middle of one."""
    found = [
        {"article_id": 10_000 + 5 * chain + n, "other_id": 10_001 + 5 * chain + n, "likeness": 0.0}
        for chain in range(300)
        for n in range(4)
    ]
    found[402] = {**found[402], "likeness": harm}
    at = found[402]["article_id"]
    for row in found:
        row.update({end: HAZARD for end in ("article_id", "other_id") if row[end] == at})
    return (
        Step(hazards.hang, by=("article_id", "other_id")),
        {"likenesses": build(Likenesses, found)},
        4,
    )


def without(step, given, refused):
    """Return the tables without the rows that were refused."""
    gone = {name: set(rows(table)) for name, table in refused.given.items()}
    return {
        name: table.filter([str(row) not in gone[name] for row in table.to_pylist()])
        for name, table in given.items()
    }


@pytest.mark.parametrize("form", [alone, one_table, two_tables, edges])
@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (KILL, "killed its worker (signal 9)"),
        (EAT, "needed more than 3 GiB of memory"),
        (RAISE, "raised ValueError: no such harbour"),
    ],
)
def test_a_value_that_harms_its_worker_costs_only_itself(crew, form, harm, reason):
    step, given, guilty = form(harm)

    table, refused = crew.work(step, given)

    assert [(one.step, one.reason) for one in refused] == [(step.name, reason)]
    assert sum(map(len, refused[0].given.values())) == guilty
    assert rows(table) == rows(work(step, without(step, given, refused[0])))


def test_values_that_never_end_cost_only_themselves_and_a_few_times_the_limit():
    def one(form):
        step, given, guilty = form(SLEEP)
        with Workers(HASTY) as workers:
            return step, given, guilty, *workers.work(step, given)

    began = time.monotonic()
    with ThreadPoolExecutor(4) as at_once:
        found = list(at_once.map(one, [alone, one_table, two_tables, edges]))
    passed = time.monotonic() - began

    for step, tables, guilty, table, refused in found:
        assert [(one.step, one.reason) for one in refused] == [(step.name, "took longer than 8 s")]
        assert sum(map(len, refused[0].given.values())) == guilty
        assert rows(table) == rows(work(step, without(step, tables, refused[0])))
    assert passed < 10 * HASTY.seconds  # and not 900 times


def test_every_value_that_harms_is_refused_with_its_own_reason(crew):
    found = build(Terms, [{"term": HAZARD, "article_id": n, "words": KILL} for n in range(2)])

    table, refused = crew.work(Step(hazards.copy), {"terms": found}, rows_per_task=10)

    assert len(table) == 0
    assert [one.given["terms"]["article_id"].to_pylist() for one in refused] in (
        [[0], [1]],
        [[1], [0]],
    )


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(lists(tuples(IDS, IDS, floats(0, 1)), max_size=60), integers(1, 20))
def test_edges_worked_by_a_pool_give_the_rows_that_this_process_gives(crew, found, size):
    step = next(step for step in PATH if step.name == "copies.settle")
    columns = ("key", "other_key", "similarity")
    matches = {"matches": build(Matches, [dict(zip(columns, row, strict=True)) for row in found])}

    table, refused = crew.work(step, matches, size)

    assert refused == []
    assert rows(table) == rows(work(step, matches))


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(lists(tuples(IDS, IDS, IDS), max_size=60), integers(1, 20))
def test_rows_that_meet_in_a_pool_give_the_rows_that_this_process_gives(crew, found, size):
    step = next(step for step in PATH if step.name == "witnesses.count")
    columns = ("fact_id", "article_id", "origin_id")
    more = {"story_id": 1, "text_id": 2, "independent_id": 3}
    told = [{**dict(zip(columns, row, strict=True)), **more} for row in found]
    witnesses = {"witnesses": build(Witnesses, told)}

    table, refused = crew.work(step, witnesses, size)

    assert refused == []
    assert rows(table) == rows(work(step, witnesses))


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(lists(lists(sampled_from(["Ice on the Oder", "By Ilse Roth"]) | text()), max_size=8))
def test_pages_read_by_a_pool_give_the_rows_that_this_process_gives(crew, found):
    step = next(step for step in PATH if step.name == "articles.find")
    texts = ["\n".join(lines).encode(errors="replace").decode() for lines in found]
    table = {"pages": pages(*(page(str(n), text) for n, text in enumerate(texts)))}

    worked, refused = crew.work(step, table, rows_per_task=2)

    assert refused == []
    assert rows(worked) == rows(work(step, table))


@settings(deadline=None)  # the machine may be busy
@given(lists(tuples(IDS, IDS), min_size=1, max_size=40), integers(1, 5), integers(1, 9))
def test_no_row_is_lost_or_parted_from_those_it_must_meet(found, workers, size):
    table = build(Likenesses, [{"article_id": a, "other_id": b} for a, b in found])
    whole = Whole(Step(hazards.hang, by=("article_id", "other_id")), {"likenesses": table})

    cut = [whole.rows(part)["likenesses"] for part in whole.parts(workers, size)]

    ends = [set(part["article_id"].to_pylist() + part["other_id"].to_pylist()) for part in cut]
    assert sum(map(len, cut)) == len(table)
    assert sum(map(len, ends)) == len(set().union(*ends))


@given(integers(2, 5_000))
def test_the_pieces_of_a_part_are_at_most_eight_and_have_all_its_values(number):
    pieces = Part(7, 7 + number).cut()

    values = [value for piece in pieces for value in range(piece.low, piece.high)]
    assert values == list(range(7, 7 + number))
    assert 2 <= len(pieces) <= 8


def test_a_value_that_half_of_the_rows_share_stays_whole():
    found = [{"term": max(0, n - 500), "article_id": n} for n in range(1_000)]
    whole = Whole(Step(hazards.copy, by="term"), {"terms": build(Terms, found)})

    sizes = [len(whole.rows(part)["terms"]) for part in whole.parts(workers=2, rows=50)]

    assert 501 <= sizes[0] < 600
    assert len(sizes) >= 6
    assert sizes == sorted(sizes, reverse=True)


def test_a_value_that_too_many_rows_share_in_the_whole_never_reaches_the_work(crew):
    found = [(0, n) for n in range(30)] + [(n, n) for n in range(1, 300)]
    given = {"terms": build(Terms, [{"term": t, "article_id": a} for t, a in found])}
    step = Step(hazards.copy, by="term", most=20)

    table, _ = crew.work(step, given)

    assert rows(table) == rows(work(step, given))
    assert 0 not in table["article_id"].to_pylist()


def test_a_step_that_gives_the_wrong_table_is_named_and_no_row_is_blamed(crew):
    with pytest.raises(BadTable, match=r"groups: expected"):
        crew.work(Step(hazards.misshape), {"terms": terms(0)})

    table, refused = crew.work(Step(hazards.copy), {"terms": terms(0)})

    assert (len(table), refused) == (900, [])


def test_no_process_starts_before_there_is_work():
    before = processes()

    with Workers(LIMITS) as workers:
        table, refused = workers.work(Step(hazards.copy), {"terms": build(Terms, [])})

    assert (len(table), refused) == (0, [])
    assert processes() == before


def processes(group=None):
    """Return the ids of the processes below this one, or of those in a group, but for zombies."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if fields[0] != "Z":
            found[int(entry.parent.name)] = int(fields[1]), int(fields[2])
    if group:
        return {pid for pid, (_, of) in found.items() if of == group}
    below = {os.getpid()}
    while more := {pid for pid, (parent, _) in found.items() if parent in below} - below:
        below |= more
    return below - {os.getpid()}


@pytest.mark.parametrize("victim", ["a worker", "the nursery"])
def test_a_worker_killed_from_outside_costs_nothing(victim):
    given = {"terms": terms(0)}
    before = processes()
    with Workers(Limits(workers=2)) as workers:
        workers.work(Step(hazards.copy), given)
        nursery = min(processes() - before)
        others = processes() - before - {nursery}
        prey = nursery if victim == "the nursery" else max(others)
        killer = threading.Timer(0.3, os.kill, (prey, signal.SIGKILL))
        killer.start()
        table, refused = workers.work(Step(hazards.nap), given, rows_per_task=300)
        killer.join()

    assert refused == []
    assert rows(table) == rows(work(Step(hazards.copy), given))
    assert processes() == before


def test_a_worker_killed_while_it_rests_costs_nothing():
    given = {"terms": terms(0)}
    before = processes()
    with Workers(Limits(workers=2)) as workers:
        workers.work(Step(hazards.copy), given)
        for worker in sorted(processes() - before)[1:]:
            os.kill(worker, signal.SIGKILL)
        table, refused = workers.work(Step(hazards.copy), given)

    assert (len(table), refused) == (900, [])


@contextmanager
def start():
    """Give a process, first of its group, that works with three workers and never ends."""
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], cwd=Path(__file__).parents[2], start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as script:  # fmt: skip
        try:
            assert script.stdout.readline() == "ready\n"
            yield script
        finally:
            script.kill()


def wait_until(true, seconds=20.0):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_workers_end_when_the_process_that_wanted_their_work_is_killed():
    with start() as script:
        assert wait_until(lambda: len(processes(script.pid)) == 5)

        script.kill()

        assert wait_until(lambda: not processes(script.pid), seconds=10)


@pytest.mark.parametrize("seconds", [0.0, 0.3, 1.0])
def test_ctrl_c_stops_all_workers_at_once_and_only_the_reader_says_so(seconds):
    with start() as script:
        time.sleep(seconds)

        os.killpg(script.pid, signal.SIGINT)
        began = time.monotonic()
        said, wrong = script.communicate(timeout=20)

        assert (said, wrong, script.returncode) == ("stopped\n", "", 0)
        assert time.monotonic() - began < 10  # the machine may be busy
        assert not processes(script.pid)
