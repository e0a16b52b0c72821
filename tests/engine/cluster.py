"""A real cluster of one master and two workers on this machine, from the installed Spark."""

import os
import socket
import subprocess
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

EXECUTOR = "CoarseGrainedExecutorBackend"


class Cluster:
    """Its address, and the processes that were started for it."""

    def __init__(self, master, workers):
        self.master, self.workers = master, workers

    def executors(self):
        """Return the processes that work for a session now."""
        below = [
            child for worker in self.workers for child in psutil.Process(worker.pid).children()
        ]
        return [child for child in below if EXECUTOR in _command(child)]


def _command(process):
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # it ended while we looked
        return ""


@contextmanager
def running(folder, environment):
    """Start a master and two workers of one core each, and end them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    master = f"spark://127.0.0.1:{port}"
    deploy = "org.apache.spark.deploy"
    with ExitStack() as ends:
        ends.enter_context(_started(
            folder, environment, f"{deploy}.master.Master", "--port", port
        ))  # fmt: skip
        _await_port(port)
        workers = [
            ends.enter_context(_started(
                folder, environment, f"{deploy}.worker.Worker", "--port", 0, "--cores", 1,
                "--memory", "600m", "--work-dir", folder / f"work-{n}", master,
            ))
            for n in range(2)
        ]  # fmt: skip
        yield Cluster(master, workers)


@contextmanager
def _started(folder, environment, name, *options):
    """Run one of Spark's own programs until the end of the block."""
    import pyspark

    home = Path(pyspark.__file__).parent
    own = {
        "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(folder),
        "SPARK_LOG_DIR": str(folder), "SPARK_DAEMON_MEMORY": "256m",
    }  # fmt: skip
    command = [home / "bin" / "spark-class", name, "--host", "127.0.0.1", "--webui-port", 0]
    with (folder / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            [str(part) for part in (*command, *options)],
            env=os.environ | environment | own, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield process
    finally:
        below = psutil.Process(process.pid).children(recursive=True)
        for each in (process, *below):
            each.kill()
        process.wait()


def _await_port(port):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"no master at {port} after a minute")
