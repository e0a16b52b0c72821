"""Where the rows of a run on Spark rest: one folder of Parquet for each table, whole or not there.

Spark marks a folder that it has written to the end. A folder without the mark was left by a run
that was killed, and is written anew.
"""

from typing import TYPE_CHECKING, Any

from copydesk.errors import DeskNotWritten

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MARK = "_SUCCESS"


class Folder:
    """A folder that this process and all workers share, on any file system that Spark knows."""

    def __init__(self, spark: "SparkSession", path: str) -> None:
        """Nothing is made before something is kept."""
        self.path = path
        self.spark = spark

    def within(self, name: str) -> "Folder":
        """Return a folder in this one."""
        return Folder(self.spark, f"{self.path}/{name}")

    def keep(self, name: str, rows: "DataFrame") -> "DataFrame":
        """Return these rows as they rest here; they are worked only if they do not yet.

        Raises:
            DeskNotWritten: rows that a worker wrote are not there for us to read.
        """
        from pyspark.sql import Observation
        from pyspark.sql.functions import count, lit

        folder = self.within(name)
        if not folder._holds(MARK):
            seen = Observation()
            counted = rows.observe(seen, count(lit(1)).alias("rows"))
            counted.write.mode("overwrite").parquet(folder.path)
            there = self.spark.read.schema(rows.schema).parquet(folder.path).count()
            if there != seen.get["rows"]:
                folder.drop()
                raise DeskNotWritten(
                    f"Workers wrote {seen.get['rows']:,} rows of {name} and {there:,} of them are "
                    f"in {folder.path}. Name a folder that all machines share."
                )
        return self.spark.read.schema(rows.schema).parquet(folder.path)

    def size(self, name: str) -> int:
        """Return the bytes that a table takes here."""
        at, files = self.within(name).files()
        return int(files.getContentSummary(at).getLength())

    def drop(self) -> None:
        """Remove the folder and all that is in it."""
        at, files = self.files()
        files.delete(at, True)

    def _holds(self, name: str) -> bool:
        at, files = self.within(name).files()
        return bool(files.exists(at))

    def files(self) -> tuple[Any, Any]:
        """Return this path and its file system, as Java knows them."""
        context: Any = self.spark.sparkContext
        at = context._jvm.org.apache.hadoop.fs.Path(self.path)
        return at, at.getFileSystem(context._jsc.hadoopConfiguration())
