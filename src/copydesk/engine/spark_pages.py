"""Pages for Spark, read by all machines at once: JSON Lines, Parquet and WARC.

What a line, a row or a record says is read by the pages room; this module only says how files
are cut. JSON Lines and Parquet may be cut anywhere, a WARC is read by one worker from its start.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

import pyarrow as pa
from pyarrow.fs import FileSystem

from copydesk.engine.spark_arrow import declare, to_spark
from copydesk.engine.spark_failed import saying
from copydesk.engine.spark_rest import Folder
from copydesk.errors import NoSuchPath, NothingToRead
from copydesk.pages import kinds, warc
from copydesk.pages.fields import LINE_CAP, NAMES, Fields, of_lines
from copydesk.pages.row import Known, Row, failed
from copydesk.tables import Pages, build, shape_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Batches = Iterator[pa.RecordBatch]

PAGES = declare(shape_of(Pages))
AT_ONCE = 64  # rows; a page of HTML may have some megabytes
FILE = "_metadata.file_path AS file"


def pages(spark: "SparkSession", paths: Iterable[str], fields: Fields | None = None) -> "DataFrame":
    """Return the pages of files and folders, on any file system that Spark knows.

    A page is called as it is without Spark: by its own name, else by the file (from the folder
    on that was given) and its number there. Files of other kinds are passed over.

    Raises:
        NoSuchPath: a path that was given is not there.
        NothingToRead: nothing that was given is, or holds, a file that is read.
    """
    fields = fields or Fields()
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for path in paths:
        for uri, name in _files(spark, path):
            found[kinds.ENDINGS.get(kinds.suffix(name), "")][uri] = name
    ways = {kinds.LINES: _of_lines, kinds.PARQUET: _of_parquet, kinds.WARC: _of_warc}
    read = [way(spark, found[kind], fields) for kind, way in ways.items() if kind in found]
    if not read:
        raise NothingToRead(
            f"No page was found in {', '.join(paths)}. On Spark, give files of JSON Lines "
            f"(.jsonl), Parquet or WARC, or folders that hold some."
        )
    return reduce(lambda some, more: some.union(more), read)


def _files(spark: "SparkSession", path: str) -> list[tuple[str, str]]:
    """Return address and name of each file at or below a path; hidden ones are left out."""
    with saying(path):
        root, system = Folder(spark, path).files()
        if not system.exists(root):
            raise NoSuchPath(f"{path} is not there. Check the spelling; all workers must see it.")
        top = _place(system.makeQualified(root).toString())
        listed, found = system.listFiles(root, True), []
        while listed.hasNext():
            uri = str(listed.next().getPath().toString())
            name = _place(uri).removeprefix(top).strip("/") or top.rpartition("/")[2]
            if not any(part.startswith(".") for part in name.split("/")):
                found.append((uri, name))
    return sorted(found)


def _place(uri: str) -> str:
    """Return the path of a file without its file system.

    >>> _place("file:/tmp/a b.jsonl"), _place("hdfs://host:1/tmp/a b.jsonl")
    ('/tmp/a b.jsonl', '/tmp/a b.jsonl')
    """
    place = uri.partition(":")[2] or uri
    return "/" + place[2:].partition("/")[2] if place.startswith("//") else place


def _told(uri: str) -> str:
    """Return the path of a file by the address that Spark tells with its rows."""
    return unquote(urlsplit(uri).path)


def _of_lines(spark: "SparkSession", files: dict[str, str], fields: Fields) -> "DataFrame":
    names = {_place(uri): name for uri, name in files.items()}
    text = spark.read.option("lineSep", "\n").text(list(files))
    lines = text.selectExpr(
        "CAST(value AS BINARY) AS line", FILE, "_metadata.file_block_start AS block"
    )
    # Spark cuts a file into blocks; what is counted before a block numbers its lines.
    before: dict[tuple[str, int], int] = {}
    total: dict[str, int] = defaultdict(int)
    for row in lines.groupBy("file", "block").count().orderBy("file", "block").collect():
        before[row["file"], row["block"]] = total[row["file"]]
        total[row["file"]] += row["count"]

    def read(batches: Batches) -> Batches:
        seen: dict[tuple[str, int], int] = defaultdict(int)

        def rows() -> Iterator[Row]:
            for found in _rows(batches):
                block = found["file"], found["block"]
                seen[block] += 1
                line = found["line"]
                given = (line[:200], False) if len(line) > LINE_CAP else (line + b"\n", True)
                number = before[block] + seen[block]
                yield from of_lines(names[_told(found["file"])], [given], fields, number)

        yield from _packed(rows())

    return lines.mapInArrow(read, PAGES)


def _of_parquet(spark: "SparkSession", files: dict[str, str], fields: Fields) -> "DataFrame":
    names = {_place(uri): name for uri, name in files.items()}
    table = spark.read.option("mergeSchema", "true").parquet(*files)
    known = [name for name in map(fields.input_name, NAMES) if name in table.columns]
    rows_ = table.selectExpr(
        *(f"`{name}` AS `_{name}`" for name in known), FILE, "_metadata.row_index AS number"
    )

    def read(batches: Batches) -> Batches:
        yield from _packed(
            fields.of(
                {name: found[f"_{name}"] for name in known},
                f"{names[_told(found['file'])]}#{found['number'] + 1}",
            )
            for found in _rows(batches)
        )

    return rows_.mapInArrow(read, PAGES)


def _of_warc(spark: "SparkSession", files: dict[str, str], fields: Fields) -> "DataFrame":
    # The files go out by name: one that holds millions of pages must not lie in a row.
    table = pa.table({"uri": list(files), "name": list(files.values())})
    listed = spark.createDataFrame(table).repartition(len(files))

    def read(batches: Batches) -> Batches:
        for found in _rows(batches):
            yield from _packed(_of_archive(found["uri"], found["name"]))

    return listed.mapInArrow(read, PAGES)


def _of_archive(uri: str, name: str) -> Iterator[Row]:
    try:
        system, place = FileSystem.from_uri(_strict(uri))
        with system.open_input_file(place) as stream:
            yield from warc.rows(name, stream)
    except (OSError, pa.ArrowException) as error:
        yield failed(Known(name), f"The file cannot be opened: {error}. Check that workers may.")


def _strict(uri: str) -> str:
    """Return an address of Hadoop's as all others write it.

    >>> _strict("file:/tmp/a b"), _strict("s3a://crawls/a b")
    ('file:///tmp/a%20b', 's3://crawls/a%20b')
    """
    place = _place(uri)
    return uri.removesuffix(place).replace("s3a:", "s3:").replace("file:", "file://") + quote(place)


def _rows(batches: Batches) -> Iterator[dict[str, Any]]:
    for batch in batches:
        for start in range(0, len(batch), AT_ONCE):
            yield from batch.slice(start, AT_ONCE).to_pylist()


def _packed(rows: Iterator[Row]) -> Batches:
    while some := list(islice(rows, AT_ONCE)):
        yield from to_spark(build(Pages, some), shape_of(Pages)).to_batches()
