"""Run the path on Spark: the same steps, each over rows that no one machine need hold.

Spark moves, spills and retries; what this module adds is what `by` means there:

- no `by`: rows go to the work in batches, wherever they lie (`mapInArrow`);
- a column: rows meet in the bucket of their value (`groupBy(bucket).applyInArrow`, with two
  tables `cogroup`);
- two columns: rows meet in the bucket of their connected component.

What each step gives rests as Parquet in a folder that all machines share: a machine that is lost
costs what it was working on, and a run that was killed goes on where it stopped.
"""

from collections.abc import Callable, Iterator
from functools import reduce
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.dataset as ds

from copydesk.desk import PATH, Step
from copydesk.engine.index import code
from copydesk.engine.intake import merge
from copydesk.engine.local import Progress
from copydesk.engine.spark_arrow import declare, from_spark, to_spark
from copydesk.engine.spark_edges import components
from copydesk.engine.spark_failed import saying
from copydesk.engine.spark_rest import Folder
from copydesk.engine.spark_session import session
from copydesk.errors import DeskError, StepFailed
from copydesk.tables import Pages, Shape, make_id, shape_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from copydesk.engine.spark_edges import Rest

__all__ = ["frame", "read", "run", "session", "work"]

PAGES = shape_of(Pages)
BUCKET = "_bucket"
NODE = "_node"
COMPONENT = "_component"
# Bytes of zstd Parquet in one bucket, which one Python process holds whole: some 60 MB of rows.
BUCKET_BYTES = 8_000_000


def run(
    pages: "DataFrame",
    folder: str,
    path: tuple[Step, ...] = PATH,
    *,
    buckets: int | None = None,
    progress: Progress | None = None,
) -> str:
    """Write what each step gives as Parquet, and return the folder of this run.

    `folder` is any that this process and all workers can read and write under one name. In the
    folder that is returned lies one for each table, `pages` too; `read` reads them. The same
    pages and the same program find it again, whole or as far as it came.

    Raises:
        BadTable: these are not pages, or a step gave a table of another shape.
        StepFailed: a step broke off on its rows.
        DeskNotWritten: workers write to some other folder of the same name.
    """
    with saying(PAGES.name):
        pages = once(pages).persist()
        rest = Folder(pages.sparkSession, f"{folder.rstrip('/')}/run-{_mark(pages, path):016x}")
        tables = {PAGES.name: rest.keep(PAGES.name, pages)}
        pages.unpersist()
    for done, step in enumerate(path):
        if progress:
            progress(step.name, done, len(path))
        with saying(step.name):
            given = {name: tables[name] for name in step.takes}
            rounds = rest.within(f"_{step.name}")
            made = work(step, given, rounds.keep, buckets or _buckets(rest, given))
            tables[step.gives.name] = rest.keep(step.gives.name, made)
            rounds.drop()
    if progress:
        progress("", len(path), len(path))
    return rest.path


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


def work(step: Step, given: dict[str, "DataFrame"], rest: "Rest", buckets: int) -> "DataFrame":
    """Return what the step gives for these tables; nothing is worked before it is asked for.

    Only the edges of a step that meets by two columns are worked at once, in rounds that `rest`
    keeps. A bucket is held whole by one Python process.
    """
    given = {name: _thin(step, rows) for name, rows in given.items()}
    gives, try_work = declare(step.gives), _working(step)
    if step.by is None:
        (rows,) = given.values()

        def alone(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                yield from try_work(pa.Table.from_batches([batch])).to_batches()

        return rows.mapInArrow(alone, gives)
    groups = [rows.groupBy(BUCKET) for rows in _bucketed(step, given, rest, buckets)]
    if len(groups) == 1:

        def meet(rows: pa.Table) -> pa.Table:
            return try_work(rows)

        return groups[0].applyInArrow(meet, gives)

    def meet_both(one: pa.Table, other: pa.Table) -> pa.Table:
        return try_work(one, other)

    return groups[0].cogroup(groups[1]).applyInArrow(meet_both, gives)


def _working(step: Step) -> Callable[..., pa.Table]:
    """Return the work of a step from Spark's tables to Spark's table, to be done by a worker."""
    ours = code()

    def try_work(*tables: pa.Table) -> pa.Table:
        if code() != ours:
            raise StepFailed(
                f"{step.name}: a worker has another version of copydesk than this machine. "
                f"Install the same on all."
            )
        shapes = step.takes
        given = zip(shapes.items(), tables, strict=True)
        try:
            made = step.work(**{name: from_spark(table, shape) for (name, shape), table in given})
            return to_spark(step.gives.check(made), step.gives)
        except DeskError as error:
            raise type(error)(f"{step.name}: {error}") from error
        except Exception as error:  # whatever it is, who reads it must know the step
            raise StepFailed(f"{step.name}: {type(error).__name__}: {error}") from error

    return try_work


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


def _mark(pages: "DataFrame", path: tuple[Step, ...]) -> int:
    """Return what tells a run from all that would give other rows."""
    total = "sum(CAST(xxhash64(*) AS DECIMAL(20)))"
    (sums,) = pages.selectExpr("count(*)", total).collect()
    return make_id(code(), *sums, *((step.name, step.by, step.most) for step in path))


def _buckets(rest: Folder, given: dict[str, "DataFrame"]) -> int:
    """Return in how many buckets rows must be cut for each to fit in a process."""
    slices = int(rest.spark.conf.get("spark.sql.shuffle.partitions") or 1)
    return max(slices, sum(rest.size(name) for name in given) // BUCKET_BYTES)
