"""The files of a desk, written so that no power cut, kill or interrupt can leave a mix.

The tables of one run lie together in a folder of their own; `desk.json` names the folder that
counts. It is replaced last, in one act, so a desk is as it was before or as it is after. Who
reads keeps the files that he opened, even when a writer removes them meanwhile.

Rows are put in one order before they are written, so that a desk does not depend on the order
in which its pages came.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import copydesk
from copydesk.errors import DeskBusy, DeskDamaged, DeskNotWritten, DeskTooNew, NoDesk

FORMAT = 1  # raised when an older copydesk could not read what this one writes
MANIFEST = "desk.json"
LOCK = "lock"
FOLDER = "tables-"


def arrange(table: pa.Table) -> pa.Table:
    """Return the rows in the one order that depends on nothing but the rows."""
    table = table.combine_chunks()
    plain = [
        name
        for name, kind in zip(table.column_names, table.schema.types, strict=True)
        if not pa.types.is_nested(kind)
    ]
    keys = table.select(plain)
    if len(keys.group_by(plain).aggregate([])) < len(table):
        # Lists and structs have no order of their own; where rows differ only there,
        # how they print decides.
        for name in (name for name in table.column_names if name not in plain):
            printed = [repr(value) for value in table[name].to_pylist()]
            keys = keys.append_column(name, pa.array(printed, pa.large_string()))
    return table.take(pc.sort_indices(keys, [(name, "ascending") for name in keys.column_names]))


def holds_desk(folder: Path) -> bool:
    """Say whether the folder holds a desk, of whatever state."""
    return (folder / MANIFEST).exists()


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return what the desk says of itself.

    Raises:
        NoDesk: there is no desk in the folder.
        DeskTooNew: a later copydesk wrote it.
        DeskDamaged: it cannot be read.
    """
    file = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(file.read_text("utf-8"))
        version = int(manifest["format"])
        if version <= FORMAT:
            str(manifest["code"]), int(manifest["generation"]), Path(manifest["tables"])
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoDesk(
            f"There is no desk in {folder}. `copydesk read PATH --desk {folder}` makes one."
        ) from error
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise DeskDamaged(
            f"{file} cannot be read ({error!r}). Read the pages again into a new desk."
        ) from error
    if version > FORMAT:
        raise DeskTooNew(
            f"{folder} is a desk of format {version}; copydesk {copydesk.__version__} reads "
            f"formats up to {FORMAT}. Install a later copydesk."
        )
    return manifest


def refuse_other_files(folder: Path) -> None:
    """Raise NoDesk if a new desk in this folder would lie among other files."""
    if folder.exists() and not folder.is_dir():
        raise NoDesk(f"{folder} is a file, not a folder. Name a new or an empty folder.")
    if not folder.exists():
        return
    # A first write that was killed leaves these, and no manifest.
    ours = (LOCK, MANIFEST, FOLDER)
    other = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(ours))
    if other:
        raise NoDesk(
            f"{folder} holds no desk but {len(other)} other files, first {other[0]}. "
            f"Name a new or an empty folder."
        )


@contextmanager
def naming(folder: Path) -> Iterator[None]:
    """Say of which desk it is that something cannot be written."""
    try:
        yield
    except OSError as error:
        raise DeskNotWritten(
            f"{folder} cannot be written ({error.strerror or error}). What was there is as it was. "
            f"Make room, or name a folder of your own."
        ) from error


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the desk for one writer; the lock ends with the process, however that ends."""
    with naming(folder):
        lock = (folder / LOCK).open("a+", encoding="utf-8")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise DeskBusy(
                f"Process {lock.read().strip() or 'unknown'} is adding pages to {folder}. "
                f"Wait until it has finished, then try again."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def write(folder: Path, generation: int, code: str, tables: dict[str, pa.Table]) -> None:
    """Write a run, name it in the manifest, then remove the runs before it.

    Raises:
        DeskNotWritten: the disk is full, or the folder may not be written.
    """
    with naming(folder):
        _write(folder, generation, code, tables)


def _write(folder: Path, generation: int, code: str, tables: dict[str, pa.Table]) -> None:
    run_folder = folder / f"{FOLDER}{generation:06d}"
    shutil.rmtree(run_folder, ignore_errors=True)  # left by a writer that was killed
    run_folder.mkdir()
    for name, table in tables.items():
        with (run_folder / f"{name}.parquet").open("wb") as file:
            pq.write_table(arrange(table), file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
    _flush_folder(run_folder)
    manifest = {
        "format": FORMAT,
        "written_by": copydesk.__version__,
        "code": code,
        "generation": generation,
        "tables": run_folder.name,
    }
    new = folder / f"{MANIFEST}.new"
    with new.open("wb") as file:
        file.write(json.dumps(manifest, indent=1).encode())
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / MANIFEST)
    _flush_folder(folder)
    for old in folder.glob(f"{FOLDER}*"):
        if old != run_folder:
            shutil.rmtree(old, ignore_errors=True)


def _flush_folder(folder: Path) -> None:
    """Make the names in the folder durable."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
