"""The folder of a desk: what it says of itself, who may write, and what may be removed.

`desk.json` names the index that counts. It is replaced in one act, so a desk is as it was before
or as it is after. Who reads holds the folder, so that nothing he may still ask for is removed.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

import copydesk
from copydesk.errors import DeskBusy, DeskDamaged, DeskNotWritten, DeskTooNew, DeskTooOld, NoDesk

FORMAT = 2  # raised when an older copydesk could not read what this one writes
MANIFEST = "desk.json"
LOCK = "lock"
READERS = "readers"
JUDGEMENTS = "judgements.jsonl"
OLD = "tables-"  # what a desk of format 1 lay in


def arrange(table: pa.Table) -> pa.Table:
    """Return the rows in the one order that depends on nothing but the rows."""
    # What is held once for many rows is spelt out: how it is held depends on more than the rows.
    table = table.cast(
        pa.schema(
            (name, kind.value_type if pa.types.is_dictionary(kind) else kind)
            for name, kind in zip(table.column_names, table.schema.types, strict=True)
        )
    ).combine_chunks()
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
        DeskTooOld: an older copydesk wrote it, and its pages must be worked anew.
        DeskDamaged: it cannot be read.
    """
    file = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(file.read_text("utf-8"))
        version = int(manifest["format"])
        if version == FORMAT:
            Path(manifest["index"])
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
    if version < FORMAT:
        raise DeskTooOld(
            f"{folder} is a desk of format {version}, written by an older copydesk. "
            f"`copydesk rebuild {folder}` makes one of format {FORMAT} of its pages."
        )
    return manifest


def refuse_other_files(folder: Path) -> None:
    """Raise NoDesk if a new desk in this folder would lie among other files."""
    if folder.exists() and not folder.is_dir():
        raise NoDesk(f"{folder} is a file, not a folder. Name a new or an empty folder.")
    if not folder.exists():
        return
    # A first write that was killed leaves these, and no manifest.
    ours = (
        LOCK,
        READERS,
        MANIFEST,
        JUDGEMENTS,
        "owners.yaml",
        "read_by",
        "index-",
        "pages",
        "work",
    )
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


def write_manifest(folder: Path, index: str) -> None:
    """Name the index that counts from now on.

    Raises:
        DeskNotWritten: the disk is full, or the folder may not be written.
    """
    manifest = {"format": FORMAT, "written_by": copydesk.__version__, "index": index}
    with naming(folder):
        new = folder / f"{MANIFEST}.new"
        with new.open("wb") as file:
            file.write(json.dumps(manifest, indent=1).encode())
            file.flush()
            os.fsync(file.fileno())
        new.replace(folder / MANIFEST)
        flush_folder(folder)


def hold(folder: Path) -> int:
    """Return an open file that keeps what readers may ask for from being removed."""
    with naming(folder):
        held = os.open(folder / READERS, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    fcntl.flock(held, fcntl.LOCK_SH)
    return held


def remove(folder: Path, files: list[Path]) -> None:
    """Remove files that no longer count, unless somebody is reading; then another time."""
    if not files:
        return
    with (folder / READERS).open("a", encoding="utf-8") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        for file in files:
            file.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Remove every index but the one that counts, if nobody reads."""
    try:
        name = read_manifest(folder)["index"]
    except (NoDesk, DeskTooOld):
        return
    remove(folder, [file for file in folder.glob("index-*") if not file.name.startswith(name)])


def flush_folder(folder: Path) -> None:
    """Make the names in the folder durable."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
