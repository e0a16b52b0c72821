"""Run the path on Spark: the same steps, each over rows that no one machine need hold.

Spark moves, spills and retries; what this module adds is what `by` means there:

- no `by`: rows go to the work in batches, wherever they lie (`mapInArrow`);
- a column: rows meet in the bucket of their value (`groupBy(bucket).applyInArrow`, with two
  tables `cogroup`);
- two columns: rows meet in the bucket of their connected component.

What each step gives rests as Parquet in a folder that all machines share: a machine that is lost
costs what it was working on, and a run that was killed goes on where it stopped.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial, reduce
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.dataset as ds

from copydesk.desk import PATH, Step, sources
from copydesk.engine.blame import Refusal
from copydesk.engine.index import code, refuse
from copydesk.engine.intake import merge
from copydesk.engine.local import Progress
from copydesk.engine.pool import Limits
from copydesk.engine.spark_arrow import declare, from_spark, to_spark
from copydesk.engine.spark_edges import components
from copydesk.engine.spark_failed import saying
from copydesk.engine.spark_pages import pages
from copydesk.engine.spark_rest import Folder
from copydesk.engine.spark_session import session
from copydesk.engine.spark_work import REFUSED_PAGES, Work, finding, working
from copydesk.errors import StepFailed
from copydesk.tables import Pages, Shape, make_id, shape_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, GroupedData, SparkSession

    from copydesk.engine.spark_edges import Rest

__all__ = ["Bounds", "frame", "pages", "read", "run", "session", "work"]

PAGES = shape_of(Pages)
BUCKET = "_bucket"
NODE = "_node"
COMPONENT = "_component"
# A fault of the program would refuse every page: then the run breaks off, and says so.
REFUSED, REFUSED_AT_LEAST = 0.01, 10  # share of the pages, and pages
# A bucket has a few thousand pages; what takes as long as so many single values hangs.
PER_BUCKET = 30
# Bytes of zstd Parquet in one bucket, which one Python process holds whole: some 60 MB of rows.
BUCKET_BYTES = 8_000_000


@dataclass(frozen=True)
class Bounds:
    """In how many buckets rows are cut (by their bytes, if none), and what one value may take."""

    buckets: int | None = None
    limits: Limits = field(default_factory=Limits)


def run(
    given: "DataFrame | Mapping[str, DataFrame]",
    folder: str,
    path: tuple[Step, ...] = PATH,
    *,
    bounds: Bounds | None = None,
    progress: Progress | None = None,
) -> str:
    """Write what each step gives as Parquet, and return the folder of this run.

    Given are pages, or the sources of the path by name, of which one that is left out is empty.
    `folder` is any that this process and all workers can read and write under one name. In the
    folder that is returned lies one for each table, `pages` too; `read` reads them. The same
    rows and the same program find it again, whole or as far as it came.

    A page on which a step fails has failed, as in a desk, and the path is worked without it.

    Raises:
        BadTable: these are not pages, or a step gave a table of another shape.
        StepFailed: a step broke off, and it is not for some few pages.
        DeskNotWritten: workers write to some other folder of the same name.
    """
    said = dict(given) if isinstance(given, Mapping) else {PAGES.name: given}
    with saying(PAGES.name):
        pages = said[PAGES.name] = once(said[PAGES.name]).persist()
        mark = _mark(said, path)
    while True:
        rest = Folder(pages.sparkSession, f"{folder.rstrip('/')}/run-{mark:016x}")
        with saying(PAGES.name):
            kept = rest.keep(PAGES.name, pages)
            pages.unpersist()
        try:
            _run(rest, said | {PAGES.name: kept}, path, bounds or Bounds(), progress)
        except Refusal as refusal:
            pages = _refuse(kept, refusal.pages)
            mark = make_id(mark, *sorted(refusal.pages.items()))
        else:
            return rest.path


def _run(
    rest: Folder,
    said: dict[str, "DataFrame"],
    path: tuple[Step, ...],
    bounds: Bounds,
    progress: Progress | None,
) -> None:
    """Work the path on pages that rest already.

    Raises:
        Refusal: a step fails on some few pages.
    """
    tables = {}
    for name, shape in sources(path).items():
        with saying(name):
            nothing = frame(rest.spark, shape.schema.empty_table(), shape)
            tables[name] = rest.keep(name, said.get(name, nothing))
    for done, step in enumerate(path):
        if progress:
            progress(step.name, done, len(path))
        given = {name: tables[name] for name in step.takes}
        parts = bounds.buckets or _buckets(rest, given)
        rounds = rest.within(f"_{step.name}")
        try:
            with saying(step.name):
                made = work(step, given, rounds.keep, parts, bounds.limits)
                tables[step.gives.name] = rest.keep(step.gives.name, made)
        except StepFailed as error:
            with saying(step.name):
                found = refused(step, given, rounds.keep, parts, bounds.limits)
                most = max(REFUSED_AT_LEAST, int(REFUSED * said[PAGES.name].count()))
            if not 0 < len(found) <= most:
                raise
            raise Refusal(found) from error
        rounds.drop()
    if progress:
        progress("", len(path), len(path))


def frame(spark: "SparkSession", table: pa.Table, shape: Shape = PAGES) -> "DataFrame":
    """Return a table that is here as rows of Spark, such as pages that were read here."""
    return spark.createDataFrame(to_spark(table, shape), declare(shape))


def read(folder: str, shape: Shape) -> Iterator[pa.Table]:
    """Yield the rows of one table of a run, a batch at a time, in no order."""
    for batch in ds.dataset(f"{folder}/{shape.name}", format="parquet").to_batches():
        yield from_spark(pa.Table.from_batches([batch]), shape)


def once(pages: "DataFrame") -> "DataFrame":
    """Return each page once, by the rule of the desk."""
    parts = pages.sparkSession.conf.get("spark.sql.shuffle.partitions")
    groups = pages.selectExpr("*", f"pmod(xxhash64(page), 4 * {parts}) AS {BUCKET}")

    def meet(rows: pa.Table) -> pa.Table:
        merged = merge(PAGES.schema.empty_table(), from_spark(rows, PAGES))
        return to_spark(merged, PAGES)

    return groups.groupBy(BUCKET).applyInArrow(meet, declare(PAGES))


def work(
    step: Step, given: dict[str, "DataFrame"], rest: "Rest", buckets: int, limits: Limits
) -> "DataFrame":
    """Return what the step gives for these tables; nothing is worked before it is asked for.

    Only the edges of a step that meets by two columns are worked at once, in rounds that `rest`
    keeps. A bucket is held whole by one Python process.
    """
    met = meeting(step, given, rest, buckets)
    return met(working(step, PER_BUCKET * limits.seconds), declare(step.gives))


def refused(
    step: Step, given: dict[str, "DataFrame"], rest: "Rest", buckets: int, limits: Limits
) -> dict[int, str]:
    """Return the pages on which the step fails, by id, and why.

    Each bucket is worked again in a process of its own, and cut until what fails stands alone.
    """
    met = meeting(step, given, rest, buckets)
    rows = met(finding(step, limits), declare(REFUSED_PAGES)).distinct().toArrow()
    found = from_spark(rows, REFUSED_PAGES).to_pylist()
    return {row["page_id"]: row["reason"] for row in sorted(found, key=lambda row: row["reason"])}


def meeting(
    step: Step, given: dict[str, "DataFrame"], rest: "Rest", buckets: int
) -> Callable[[Work, str], "DataFrame"]:
    """Return what has some work done on the rows of a step that must meet, in every bucket."""
    given = {name: _thin(step, rows) for name, rows in given.items()}
    if step.by is None:
        (rows,) = given.values()
        return partial(_alone, rows)
    groups = [rows.groupBy(BUCKET) for rows in _bucketed(step, given, rest, buckets)]
    return partial(_together, groups)


def _alone(rows: "DataFrame", do: Work, gives: str) -> "DataFrame":
    def each(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from do(pa.Table.from_batches([batch])).to_batches()

    return rows.mapInArrow(each, gives)


def _together(groups: list["GroupedData"], do: Work, gives: str) -> "DataFrame":
    # Spark asks a function how many tables it takes.
    if len(groups) == 1:
        return groups[0].applyInArrow(lambda rows: do(rows), gives)
    one, other = groups
    return one.cogroup(other).applyInArrow(lambda rows, more: do(rows, more), gives)


def _thin(step: Step, rows: "DataFrame") -> "DataFrame":
    """Return the rows without those whose `by` too many share for it to say anything."""
    if step.most is None:
        return rows
    column = step.columns[0]
    counts = rows.groupBy(column).count().where(f"count > {step.most}")
    heavy = counts.select(counts[column].alias("heavy"))
    return rows.join(heavy, rows[column].eqNullSafe(heavy["heavy"]), "left_anti")


def _bucketed(
    step: Step, given: dict[str, "DataFrame"], rest: "Rest", buckets: int
) -> list["DataFrame"]:
    """Return the tables with the bucket of each row; nulls of all tables are in one."""
    if isinstance(step.by, str):
        return [
            rows.selectExpr("*", f"pmod(xxhash64(`{step.by}`), {buckets}) AS {BUCKET}")
            for rows in given.values()
        ]
    # A null counts as a node of its own name, so that it meets all other nulls.
    one, other = (f"coalesce(`{column}`, 0)" for column in step.columns)
    ends = [rows.selectExpr(f"{one} AS one", f"{other} AS other") for rows in given.values()]
    named = components(reduce(lambda some, more: some.union(more), ends), rest)
    named = named.toDF(NODE, COMPONENT)
    meeting = f"pmod(xxhash64(coalesce({COMPONENT}, {NODE})), {buckets}) AS {BUCKET}"
    return [
        rows.selectExpr("*", f"{one} AS {NODE}").join(named, NODE, "left").selectExpr("*", meeting)
        for rows in given.values()
    ]


def _refuse(pages: "DataFrame", found: dict[int, str]) -> "DataFrame":
    """Return the pages, with those that a step cannot read marked as failed."""

    def mark(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = from_spark(pa.Table.from_batches([batch]), PAGES)
            yield from to_spark(refuse(rows, found), PAGES).to_batches()

    return pages.mapInArrow(mark, declare(PAGES))


def _mark(said: dict[str, "DataFrame"], path: tuple[Step, ...]) -> int:
    """Return what tells a run from all that would give other rows."""
    marks: list[object] = [code(), *((step.name, step.by, step.most) for step in path)]
    for name, rows in sorted(said.items()):
        (sums,) = rows.selectExpr("count(*)", "sum(CAST(xxhash64(*) AS DECIMAL(20)))").collect()
        marks += [name, *sums]
    return make_id(*marks)


def _buckets(rest: Folder, given: dict[str, "DataFrame"]) -> int:
    """Return in how many buckets rows must be cut for each to fit in a process."""
    slices = int(rest.spark.conf.get("spark.sql.shuffle.partitions") or 1)
    return max(slices, sum(rest.size(name) for name in given) // BUCKET_BYTES)
