"""Read pages into a desk with the work done on Spark, for crawls that one machine is too slow for.

The desk stays what it is: pages are taken in first, then all pages of the desk are worked on the
cluster, and what comes back is filed into a new index, which counts from then on. The folder of
the desk must lie where the workers can read and write it, under one name.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.engine import judged, spark
from copydesk.engine.archive import SHAPE, write_durably
from copydesk.engine.catalogue import file_all
from copydesk.engine.files import tidy
from copydesk.engine.flat import Flat
from copydesk.engine.grow import Progress
from copydesk.engine.index import Index, Shelf, transaction
from copydesk.engine.intake import enter, untold
from copydesk.engine.spark_arrow import declare, to_spark
from copydesk.engine.values import signed, values_of
from copydesk.engine.writer import Writer
from copydesk.tables import Judgements, shape_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from copydesk.pages.fields import Fields

SAID = shape_of(Judgements)
FILED = 400_000  # rows of a table that are filed together


def read(
    folder: Path,
    session: "SparkSession",
    paths: Sequence[str],
    fields: "Fields | None" = None,
    progress: Progress | None = None,
) -> pa.Table:
    """Read pages into the desk in this folder; return name, state and reason of each that came.

    Raises:
        DeskBusy: somebody else is writing the desk.
        StepFailed: a step broke off on the cluster.
    """
    work = folder / "work" / "spark"
    try:
        with Writer(folder, progress) as writer:
            given = work / "given"
            rows = spark.pages(session, paths, fields)
            rows.write.mode("overwrite").parquet(str(given / "pages"))
            told = writer.take(spark.read(str(given), SHAPE))
            writer.renew(lambda index: _fill(index, session, work, progress))
        tidy(folder)
        return told
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _fill(index: Index, session: "SparkSession", work: Path, progress: Progress | None) -> None:
    """Work all pages of a desk on the cluster, and file what it gives, in one transaction."""
    with transaction(index.database):
        for number in untold(index):
            enter(index, index, number)
        live = work / "live"
        live.mkdir(parents=True, exist_ok=True)
        ids = values_of(index.all("pages", ["page_id"]), "page_id")
        for n, some in enumerate(np.array_split(ids, 1 + len(ids) // 4_000)):
            pages = to_spark(index.fetch("pages", "page_id", some), SHAPE)
            write_durably(pages, live / f"{n:06d}.parquet")
        given = {SHAPE.name: session.read.schema(declare(SHAPE)).parquet(str(live))}
        said = judged.tabled(judged.standing(judged.read(index.archive.folder.parent)))
        given[SAID.name] = spark.frame(session, said, SAID)
        made = spark.run(given, str(work), index.path, progress=progress)
        _refuse(index, made)
        for name, shelf in index.shelves.items():
            for rows in [said] if name == SAID.name else _portions(made, shelf):
                if isinstance(shelf, Flat):
                    shelf.put(index.database, rows.slice(0, 0), rows)
                else:
                    shelf.put(index.database, values_of(rows, shelf.by), rows)
        file_all(index)
        index.database.execute("UPDATE taken SET worked = 1")
        index.tell("generation", index.about("generation") + 1)


def _refuse(index: Index, made: str) -> None:
    """Enter the pages that failed on the cluster."""
    for pages in spark.read(made, SHAPE):
        failed = pages.filter(pc.equal(pages["status"], "failed"))
        known = index.fetch("pages", "page_id", values_of(failed, "page_id"))
        well = known.filter(pc.equal(known["status"], "ok"))["page_id"].combine_chunks()
        guilty = failed.filter(pc.is_in(failed["page_id"].combine_chunks(), value_set=well))
        rows = zip(guilty["page_id"].to_pylist(), guilty["reason"].to_pylist(), strict=True)
        index.database.executemany(
            "INSERT OR REPLACE INTO refused VALUES (?, ?)",
            [(signed(page), reason) for page, reason in rows],
        )


def _portions(made: str, shelf: Shelf) -> Iterator[pa.Table]:
    """Yield the rows of a table in portions; all rows of one value of `by` lie in one."""
    if isinstance(shelf, Flat):
        yield from spark.read(made, shelf.shape)
        return
    rows = sum(len(batch) for batch in spark.read(made, shelf.shape))
    count = 1 + rows // FILED
    for portion in range(count):
        picked = [
            batch.filter(pc.equal(_home(batch, shelf.by, count), portion))
            for batch in spark.read(made, shelf.shape)
        ]
        if picked:
            yield pa.concat_tables(picked).combine_chunks()


def _home(batch: pa.Table, by: str, count: int) -> pa.Array:
    ids = batch[by].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
    return pa.array(ids % np.uint64(count))
