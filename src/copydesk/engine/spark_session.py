"""A session with Spark that is sure to work as the path needs it, or says why there is none.

Nothing is fetched and nobody is told: no packages, no web page of Spark's own, no log. Every
worker needs this version of copydesk and the same Python, installed where they are here.
"""

import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import copydesk
from copydesk.errors import NoCluster

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE = ("127.0.0.1", "localhost", "[::1]")
# A task of Spark may fail this often before the run does: a worker that the system killed for
# its memory is replaced, a row that kills every worker ends the run.
TRIES = 4
# Each slot gets a few slices, so that one that is heavy does not hold up all others.
SLICES = 3


@contextmanager
def session(
    master: str, *, settings: Mapping[str, str] | None = None, patience: float = 60
) -> Iterator["SparkSession"]:
    """Open a session on `local[n]` or `spark://HOST:PORT` (or what else Spark knows), and end it.

    `settings` are Spark's own, such as `spark.executor.memory`, and go before ours; `patience`
    is how many seconds a cluster may take to answer and to lend a first worker.

    Raises:
        NoCluster: Spark or Java is not installed, or the cluster does not answer in time.
    """
    _check_installed()
    _check_master(master, patience)
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(_patient(master)).appName("copydesk")
    for name, value in (_settings(master) | dict(settings or {})).items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except Exception as error:  # Java's own, py4j's and Spark's have no base in common
        raise NoCluster(
            f"Spark did not start on {master} ({_first_line(error)}). It needs Java 17 or later, "
            f"and the same version of Spark on the cluster as here."
        ) from error
    try:
        _await_worker(spark, master, patience)
        if "spark.sql.shuffle.partitions" not in (settings or {}):
            slices = SLICES * spark.sparkContext.defaultParallelism
            spark.conf.set("spark.sql.shuffle.partitions", slices)
        yield spark
    finally:
        spark.stop()


def _settings(master: str) -> dict[str, str]:
    """Return what the path needs of Spark."""
    found = os.environ.get("PYTHONPATH", "")
    ours = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # What goes wrong in a step comes back as an error; Java would tell it thrice over.
        "spark.log.level": "OFF",
        "spark.driver.memory": "2g",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(
            filter(None, (str(Path(copydesk.__file__).parents[1]), found))
        ),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        # Pages of HTML have some 200,000 characters: about 100 MB a batch.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
        "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
        "spark.sql.parquet.compression.codec": "zstd",
        # Our work is heavy for few bytes: slices joined for their size would leave cores idle.
        "spark.sql.adaptive.coalescePartitions.enabled": "false",
    }
    if master.startswith("local") or any(host in HERE for host, _ in _hosts(master)):
        ours |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return ours


def _check_installed() -> None:
    if not all(map(find_spec, ("pyspark", "pandas"))):
        raise NoCluster("Spark is not installed here. Run: pip install 'copydesk[spark]'")
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=str(Path(home) / "bin") if home else None):
        where = f"in JAVA_HOME ({home})" if home else "on the path"
        raise NoCluster(
            f"Spark runs on Java, and there is no java {where}. Install Java 17 or later, such as "
            f"the package openjdk-17-jre-headless."
        )


def _check_master(master: str, patience: float) -> None:
    """Knock at the door: Spark itself would wait for minutes."""
    hosts = _hosts(master)
    for host, port in hosts:
        try:
            socket.create_connection((host.strip("[]"), port), timeout=patience).close()
        except OSError as error:
            last = error
        else:
            return
    if hosts:
        raise NoCluster(
            f"{master} does not answer ({last.strerror or last}). Check that the master runs and "
            f"that its host and port are as its own page shows them."
        ) from last


def _hosts(master: str) -> list[tuple[str, int]]:
    """Return host and port of each master that a spark:// address names; none for others."""
    if not master.startswith("spark://"):
        return []
    try:
        found = [urlsplit(f"//{part}") for part in master.removeprefix("spark://").split(",")]
        return [(part.hostname or "", part.port or 7077) for part in found]
    except ValueError as error:
        raise NoCluster(
            f"{master} is no address of a master ({error}). Write it as spark://HOST:7077."
        ) from error


def _patient(master: str) -> str:
    """Return the master, with a local one told to try a lost task again, as a cluster does."""
    if master == "local":
        return f"local[1,{TRIES}]"
    if master.startswith("local[") and "," not in master:
        return f"{master.removesuffix(']')},{TRIES}]"
    return master


def _await_worker(spark: "SparkSession", master: str, patience: float) -> None:
    """Wait until the cluster has lent us a first worker; Spark would wait for ever, in silence."""
    if master.startswith("local"):
        return
    until = time.monotonic() + patience
    # The map holds this process too.
    while spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() < 2:
        if time.monotonic() > until:
            raise NoCluster(
                f"{master} answers but has lent no worker in {patience:.0f} seconds. Check that "
                f"workers run, and that one has the cores and the memory that are asked for."
            )
        time.sleep(0.1)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
