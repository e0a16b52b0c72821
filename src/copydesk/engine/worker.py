"""What runs in the processes that work: a nursery that forks them, and each of them.

The nursery is a process of one thread that has read the path in. It forks a worker for each
line it is handed, so a worker starts in a hundredth of a second; to fork the process that reads
pages would not be safe, for pyarrow, SQLite and a progress bar keep threads there.
"""

import ctypes
import gc
import os
import pickle
import resource
import signal
import socket
import struct
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import NoReturn

import pyarrow as pa

NUMBER = struct.Struct("q")  # a process id, or the status with which one ended
NO_ROOM = -1
SPENT = 77  # exit code of a worker whose memory is spent
LONGEST_REASON = 300  # characters; a message may quote a whole page
PR_SET_PDEATHSIG = 1  # of linux/prctl.h


def nurse(control: int, memory: int) -> None:
    """Fork a worker for each line that comes over `control`, end those that are named there.

    When the other end of `control` is gone, so is the process that wanted the work, and all
    workers are killed.
    """
    gc.freeze()  # or the first collection in a worker would copy every page of memory
    workers: set[int] = set()
    with socket.socket(fileno=control) as orders, suppress(ConnectionError):
        while _obey(orders, workers, memory):
            pass
    for worker in workers:
        _end(worker)


def _obey(orders: socket.socket, workers: set[int], memory: int) -> bool:
    """Fork or end one worker; return whether there was anybody to say so."""
    order, lines, _, _ = socket.recv_fds(orders, NUMBER.size, 1)
    if not order:
        return False
    if lines:
        answer = _fork(lines[0], orders, memory)
        os.close(lines[0])
        workers |= {answer} - {NO_ROOM}
    else:
        (worker,) = NUMBER.unpack(order)
        workers.discard(worker)
        answer = _end(worker)
    orders.send(NUMBER.pack(answer))
    return True


def _fork(line: int, orders: socket.socket, memory: int) -> int:
    """Return the id of a new worker, or NO_ROOM where the machine has none for one."""
    nursery = os.getpid()
    try:
        worker = os.fork()
    except OSError:
        return NO_ROOM
    if worker:
        return worker
    try:
        orders.close()
        _settle(nursery, memory)
        serve(Connection(line))
    except (EOFError, OSError):  # nobody waits for the answer any more
        os._exit(0)
    except MemoryError:
        os._exit(SPENT)
    finally:
        os._exit(1)


def _end(worker: int) -> int:
    """Return the status with which a worker ended; one that still runs is killed."""
    os.kill(worker, signal.SIGKILL)  # an id stays taken until it is waited for
    return os.waitpid(worker, 0)[1]


def _settle(nursery: int, memory: int) -> None:
    """Bind the worker to the nursery's life and to so many bytes of address space."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != nursery:
        os._exit(0)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)


def serve(line: Connection) -> NoReturn:
    """Work what comes over the line: a function, the names of its tables, and the tables.

    What goes back is a reason, empty where there is none, and then the table.
    """
    while True:
        function, names = pickle.loads(line.recv_bytes())
        given = {name: receive(line) for name in names}
        reason = b""
        try:
            packed = pack(pickle.loads(function)(**given))
        except MemoryError:
            raise
        except BaseException as error:
            reason = _name(error).encode("utf-8", "replace")
        line.send_bytes(reason)
        if not reason:
            line.send_bytes(packed)
        del given


def _name(error: BaseException) -> str:
    text = "".join(traceback.format_exception_only(error)).strip()
    return f"raised {text[:LONGEST_REASON]}"


def pack(table: pa.Table) -> pa.Buffer:
    """Return the rows as an Arrow stream; of a slice only the rows that are in it."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def receive(line: Connection) -> pa.Table:
    """Return the next table that comes over the line."""
    return pa.ipc.open_stream(line.recv_bytes()).read_all()
