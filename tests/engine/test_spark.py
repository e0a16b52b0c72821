"""On Spark, here and on a cluster that loses a machine, the path gives the rows it gives alone."""

import gzip
import json
import os
import shutil
import threading
import time
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis.strategies import data

from copydesk.desk import PATH, Step
from copydesk.engine import elsewhere, local, spark
from copydesk.engine.check import check
from copydesk.engine.files import arrange
from copydesk.engine.intake import merge
from copydesk.engine.pool import Limits
from copydesk.engine.question import Question
from copydesk.engine.spark_arrow import from_spark, to_spark
from copydesk.engine.spark_edges import components
from copydesk.engine.spark_rest import Folder
from copydesk.engine.spark_work import working
from copydesk.engine.store import SHAPES, Desk
from copydesk.errors import BadTable, NoCluster, NoSuchPath, NothingToRead, StepFailed
from copydesk.pages import read
from copydesk.tables import (
    Judgements,
    Links,
    Mentions,
    Pages,
    Sides,
    Terms,
    build,
    shape_of,
)
from tests.build import page, pages
from tests.engine import harm
from tests.engine.arrow import rows_of
from tests.pages import archive
from tests.test_path import SOURCES, arranged

WHY = "Spark needs pyspark, pandas below 3 and psutil: pip install 'copydesk[spark]' psutil"
for needed in ("pyspark", "pandas", "psutil"):
    pytest.importorskip(needed, reason=WHY)
if not shutil.which("java"):
    pytest.skip("Spark needs Java 17 or later", allow_module_level=True)

from tests.engine.cluster import running  # noqa: E402  psutil may be missing

# A worker of Spark leaves the socket to Java to be closed when Python ends.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")

LIMITS = Limits()
ROOT = Path(__file__).parents[2]
# Small tables on a busy machine: few slices, and no second look of Java at its own code.
QUICK = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.executor.memory": "512m",
}


@pytest.fixture(scope="module")
def place(request, tmp_path_factory):
    """Open a session here or on a cluster; there is one at a time, so tests of one go together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", ""))))
        if request.param == "here":
            with spark.session("local[2]", settings=QUICK) as session:
                yield session, None
            return
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        with (
            running(tmp_path_factory.mktemp("cluster"), {}) as cluster,
            spark.session(cluster.master, settings=QUICK) as session,
        ):
            yield session, cluster


here = pytest.mark.parametrize("place", ["here"], indirect=True)
on_a_cluster = pytest.mark.parametrize("place", ["cluster"], indirect=True)


@cache
def printed():
    """Return the pages of the path's own tests: invented, the examples, and real ones if there."""
    found = []
    for source in SOURCES.values():
        try:
            found.append(source())
        except pytest.skip.Exception:
            continue
    return merge(pages(), pa.concat_tables(found))


@cache
def judged():
    """Return that a user has cut every fifth article from that on which it depends."""
    tables = {"pages": printed()}
    local.run(tables)
    cut = arrange(tables["dependencies"]).to_pylist()[::5]
    ends = [{"article_id": row["article_id"], "other_id": row["on_id"]} for row in cut]
    return build(
        Judgements, [{"judgement_id": n, "kind": "cut", **pair} for n, pair in enumerate(ends)]
    )


@cache
def alone(source):
    """Return every table of the path, worked in this process."""
    tables = {"pages": printed(), "judgements": judged()}
    if source != "all":
        tables = {"pages": SOURCES[source]()}
    local.run(tables)
    return {name: arranged(table) for name, table in tables.items()}


def table(folder, name):
    """Return a table of a run on Spark, in the order that depends on nothing but the rows."""
    shape = SHAPES[name]
    return arranged(pa.concat_tables([shape.schema.empty_table(), *spark.read(folder, shape)]))


def differing(folder, source):
    """Return the tables that do not hold, row for row, what this process gave alone."""
    want = alone(source)
    return [name for name in want if not table(folder, name).equals(want[name])]


def work(place, step, tables, folder):
    """Return what a step gives on Spark."""
    session, _ = place
    given = {name: spark.frame(session, tables[name], SHAPES[name]) for name in step.takes}
    with spark.saying(step.name):
        made = spark.work(step, given, Folder(session, str(folder)).keep, 3, LIMITS).toArrow()
    return from_spark(made, step.gives)


@here
def test_every_table_on_spark_is_the_table_of_one_process(place, tmp_path):
    session, _ = place
    twice = pa.concat_tables([printed(), printed()])
    said = spark.frame(session, judged(), SHAPES["judgements"])

    given = {"pages": spark.frame(session, twice), "judgements": said}
    folder = spark.run(given, str(tmp_path), bounds=spark.Bounds(3))

    assert len(judged())
    assert differing(folder, "all") == []


@here
def test_a_run_that_was_broken_off_goes_on_where_it_stopped(place, tmp_path):
    session, _ = place
    rows = spark.frame(session, SOURCES["invented pages"]())

    def break_off(name, done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        spark.run(rows, str(tmp_path), PATH[:3], progress=break_off)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.parquet")}
    folder = spark.run(rows, str(tmp_path), PATH[:3])

    assert len(before) >= 3
    assert {file: file.stat().st_mtime_ns for file in before} == before
    assert table(folder, "printings").equals(alone("invented pages")["printings"])


@here
def test_what_spark_holds_comes_back_as_it_was(place, tmp_path):
    session, _ = place
    odd = build(Mentions, [
        {
            "fact_id": 2**64 - 1, "story_id": 2**63, "words": "", "text": "\0 𝕏 שלום\u202e",
            "figure": {"value": -0.0}, "event": {"actors": [], "date": {"from": date(1, 1, 1)}},
            "published": datetime(1, 1, 1, 5, 6, 7, 89, UTC), "anchor": date(9999, 12, 31),
        },
        {"fact_id": 0, "figure": {"value": float("inf")}, "event": {"actors": [None]}},
    ])  # fmt: skip

    shape = shape_of(Mentions)
    Folder(session, str(tmp_path)).keep("mentions", spark.frame(session, odd, shape))

    assert table(str(tmp_path), "mentions").equals(arranged(odd))


@settings(deadline=None, max_examples=10)
@given(data())
def test_no_table_of_the_path_loses_anything_on_its_way_to_spark(data):
    for shape in SHAPES.values():
        rows = data.draw(rows_of(shape))

        back = from_spark(to_spark(rows, shape), shape)

        assert back.equals(rows)


@here
def test_components_on_spark_are_those_of_one_process(place, tmp_path):
    session, _ = place
    one, other = graphs()

    edges = session.createDataFrame(
        pa.table({"one": one.view(np.int64), "other": other.view(np.int64)})
    )
    named = components(edges, Folder(session, str(tmp_path)).keep).toArrow().to_pydict()

    names = dict(zip(named["node"], named["component"], strict=True))
    ours = [names.get(node, node) for node in one.view(np.int64).tolist()]
    theirs = local.components(one, other).tolist()
    assert len(set(ours)) == len(set(theirs)) == len(set(zip(ours, theirs, strict=True)))


def graphs():
    """Return the edges of many small graphs, a long chain, a hub and loops, under any ids."""
    dice = np.random.default_rng(7)
    sparse = [
        dice.integers(0, 12, (size, 2)) + 100 * n for n, size in enumerate(dice.integers(1, 20, 80))
    ]
    chain = np.stack([np.arange(300), np.arange(300) + 1], axis=1) + 10_000
    hub = np.stack([np.full(50, 20_000), np.arange(50) + 20_001], axis=1)
    edges = np.concatenate([*sparse, chain, hub, [[30_000, 30_000]]])
    names, ends = np.unique(edges, return_inverse=True)
    ids = dice.permutation(dice.integers(0, 2**64, len(names), np.uint64))
    one, other = ids[ends.reshape(edges.shape)].T
    return np.ascontiguousarray(one), np.ascontiguousarray(other)


@here
def test_a_value_that_too_many_rows_share_never_reaches_the_work_on_spark(place, tmp_path):
    found = [(1, 11), (1, 12), (1, 13), (2, 21), (2, 22), *[(None, n) for n in range(4)]]
    terms = build(Terms, [{"term": term, "article_id": article} for term, article in found])

    given_ = work(place, Step(harm.meet, by="term", most=2), {"terms": terms}, tmp_path)

    assert given_.to_pylist() == [{"article_id": 2, "story_id": 21}]


@here
def test_a_row_that_knows_no_id_is_not_lost_on_spark(place, tmp_path):
    links = build(Links, [{"pair_id": None, "article_id": 7}, {"pair_id": 1, "article_id": 8}])
    tables = {"links": links, "sides": build(Sides, [])}

    given_ = work(place, Step(harm.lend_all, by="pair_id"), tables, tmp_path)

    assert arranged(given_).equals(arranged(links))


@here
@pytest.mark.parametrize(
    ("does", "error", "says"),
    [
        (
            harm.name_wrongly,
            BadTable,
            r"engine\.name_wrongly: groups: expected \[article_id:",
        ),
        (harm.divide, StepFailed, r"engine\.divide: ZeroDivisionError: nothing to share"),
        (harm.die, StepFailed, r"engine\.die: a worker was killed each time"),
    ],
)
def test_a_step_that_goes_wrong_on_spark_is_named(place, tmp_path, does, error, says):
    terms = build(Terms, [{"term": 1, "article_id": 2}])

    with pytest.raises(error, match=says):
        work(place, Step(does, by="term"), {"terms": terms}, tmp_path)


@here
def test_files_that_spark_cuts_are_read_as_they_are_without_it(place, tmp_path):
    session, _ = place
    folder = tmp_path / "a crawl"
    (folder / "deep").mkdir(parents=True)
    lines = [
        *(json.dumps({"id": f"line {n}", "text": f"Ferry {n} sails — on."}) for n in range(40)),
        "", "no JSON", json.dumps({"html": "<p>A quay</p>", "fetched": "2031-04-08"}), "[1]",
    ]  # fmt: skip
    (folder / "deep" / "lines.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(b'{"text": "A pier."}\n'))
    rows = [{"url": "http://www.quay.example/1", "text": "A quay."}, {"url": None, "text": "Mole."}]
    pq.write_table(pa.Table.from_pylist(rows), folder / "rows.parquet")
    response_ = archive.response("http://mole.example/", b"<html><p>A mole was built.</p></html>")
    (folder / "crawl.warc.gz").write_bytes(archive.packed(response_))
    (folder / "left.txt").write_text("This is passed over.")

    session.conf.set("spark.sql.files.maxPartitionBytes", "300")
    found = spark.pages(session, [str(folder)]).toArrow()
    session.conf.unset("spark.sql.files.maxPartitionBytes")

    want = [row for row in read([folder]) if row["page"] != "left.txt"]
    assert len(want) == 47
    assert arrange(from_spark(found, SHAPES["pages"])).equals(arrange(build(Pages, want)))


@here
def test_paths_that_hold_nothing_for_spark_are_said(place, tmp_path):
    session, _ = place
    (tmp_path / "left.txt").write_text("This is passed over.")

    with pytest.raises(NothingToRead, match="JSON Lines"):
        spark.pages(session, [str(tmp_path)])
    with pytest.raises(NoSuchPath, match="is not there"):
        spark.pages(session, [str(tmp_path / "gone")])


@here
def test_a_page_on_which_a_step_fails_has_failed_and_the_others_are_read(place, tmp_path):
    session, _ = place
    good = [page(f"{n}.txt", f"Ferry {n} sails.") for n in range(30)]
    bad = [page("a.txt", "This kills."), page("b.txt", "This raises.")]

    rows = spark.frame(session, pages(*good, *bad))
    folder = spark.run(rows, str(tmp_path), (Step(harm.count),), bounds=spark.Bounds(2))

    failed = table(folder, "pages").filter(pc.equal(table(folder, "pages")["status"], "failed"))
    assert dict(zip(failed["page"].to_pylist(), failed["reason"].to_pylist(), strict=True)) == {
        "a.txt": "It cannot be worked: engine.count killed its worker (signal 9).",
        "b.txt": "It cannot be worked: engine.count raised ValueError: no such harbour.",
    }
    assert arrange(table(folder, "groups")).equals(arrange(harm.count(pages(*good))))


@here
def test_a_step_that_fails_on_every_page_blames_no_page(place, tmp_path):
    session, _ = place
    bad = pages(*(page(f"{n}.txt", f"This raises {n}.") for n in range(11)))

    with pytest.raises(StepFailed, match=r"engine\.count: ValueError: no such harbour"):
        spark.run(spark.frame(session, bad), str(tmp_path), (Step(harm.count),))


def test_a_step_that_never_ends_on_spark_is_stopped():
    terms = build(Terms, [{"term": 1, "article_id": 2}])

    with pytest.raises(StepFailed, match=r"sleep: TimeoutError: it took longer than 0\.2 s"):
        working(Step(harm.sleep, by="term"), 0.2)(to_spark(terms, shape_of(Terms)))


@on_a_cluster
def test_a_cluster_that_loses_a_machine_in_mid_run_gives_the_same_tables(place, tmp_path):
    session, cluster = place
    killed = []

    def strike(name, done, total):
        if name == "facts.read":
            threading.Thread(target=kill_a_worker, args=(session, cluster, killed)).start()

    rows = spark.frame(session, alone("invented pages")["pages"])
    folder = spark.run(rows, str(tmp_path), bounds=spark.Bounds(2), progress=strike)

    assert killed
    assert not killed[0].is_running()
    assert differing(folder, "invented pages") == []


def kill_a_worker(session, cluster, killed):
    """Kill a machine's share of the work as soon as there is some."""
    tracker = session.sparkContext.statusTracker()
    while not killed:
        if tracker.getActiveStageIds():
            killed += cluster.executors()[:1]
        time.sleep(0.01)
    killed[0].kill()


def test_a_master_that_is_not_there_is_said_at_once():
    with (
        pytest.raises(NoCluster, match=r"spark://127\.0\.0\.1:9 does not answer"),
        spark.session("spark://127.0.0.1:9", patience=5),
    ):
        pass


def test_an_address_that_is_none_is_said_with_how_one_is_written():
    with pytest.raises(NoCluster, match="spark://HOST:7077"), spark.session("spark://host:port"):
        pass


@pytest.mark.parametrize(("name", "value"), [("PATH", ""), ("JAVA_HOME", "/nowhere")])
def test_without_java_one_is_told_what_to_install(monkeypatch, name, value):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv(name, value)

    with pytest.raises(NoCluster, match="Install Java 17"), spark.session("local[1]"):
        pass


@here
def test_a_desk_read_on_spark_is_the_desk_read_here(place, tmp_path):
    session, _ = place
    rows = SOURCES["invented pages"]().to_pylist()
    lines = [{"id": row["page"], "url": row["url"], "text": row["text"]} for row in rows]
    file = tmp_path / "pages.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    alone = Desk.create(tmp_path / "alone")
    alone.add(build(Pages, list(read([file]))))
    desk = Desk.create(tmp_path / "desk")
    desk.add(pages(page("early.txt", "Mayor resigns\nThe mayor of Odense resigned on Friday.")))
    alone.add(desk.table("pages"))
    desk.close()

    told = elsewhere.read(tmp_path / "desk", session, [str(file)])

    found = Desk.open(tmp_path / "desk")
    assert len(told) == len(lines)
    assert {name for name in SHAPES if not same(found, alone, name)} == set()
    assert found.search(Question("mayor")) == alone.search(Question("mayor"))
    assert [one.wrong for one in check(tmp_path / "desk") if one.wrong] == []
    assert found.add(pages(page("late.txt", "Ferry sinks\nA ferry sank off Varna."))) == 1


def same(one, other, name):
    return arranged(one.table(name)).equals(arranged(other.table(name)))
