"""What a desk has of its own: `owners.yaml`, who owns which outlet, and `read_by`, its reader.

Steps read the list as they read every word list, and ask the environment who reads; it names both
to all processes that work on the desk. Both are part of what tables depend on: when one changes,
the next that writes the desk makes its index anew.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copydesk.engine.files import flush_folder, naming
from copydesk.errors import BadInput
from copydesk.facts.reader import FILE, READER
from copydesk.lexicon import OWNERS, read_owners

LIST = "owners.yaml"
CHOICE = "read_by"
NAMES = ("trained", "rules")


def keep(folder: Path, file: Path) -> None:
    """Make a file the desk's own list of owners; the desk in the folder is there already.

    Raises:
        BadLexicon: the file cannot be read, or is no list of owners.
        DeskNotWritten: the disk is full, or the folder may not be written.
    """
    read_owners(file)
    _put(folder, LIST, file.read_bytes())


def check_reader(name: str) -> None:
    """Refuse a reader that there is not.

    Raises:
        BadInput: it is neither `trained` nor `rules`, or the trained reader's file is missing.
    """
    if name not in NAMES:
        raise BadInput(f"{name} is no reader. Give --reader as {' or '.join(NAMES)}.")
    if name == "trained" and not FILE.is_file():
        raise BadInput(
            f"The file of the trained reader, {FILE}, is missing. Install copydesk anew, or give "
            "--reader rules."
        )


def keep_reader(folder: Path, name: str) -> None:
    """Let a desk be read by `trained` or `rules` from now on; the desk is there already.

    Raises:
        BadInput: there is no such reader.
        DeskNotWritten: the disk is full, or the folder may not be written.
    """
    check_reader(name)
    _put(folder, CHOICE, f"{name}\n".encode())


def _put(folder: Path, name: str, data: bytes) -> None:
    with naming(folder):
        new = folder / f"{name}.new"
        with new.open("wb") as kept:
            kept.write(data)
            kept.flush()
            os.fsync(kept.fileno())
        new.replace(folder / name)
        flush_folder(folder)


@contextmanager
def owned(folder: Path) -> Iterator[None]:
    """Let steps see what is the desk's own, until the end of the block."""
    named = {}
    if (folder / LIST).exists():
        named[OWNERS] = str((folder / LIST).resolve())
    if (folder / CHOICE).exists():
        named[READER] = (folder / CHOICE).read_text("utf-8").strip()
    with named_by(named):
        yield


@contextmanager
def read_by(name: str | None) -> Iterator[None]:
    """Let a reader, if one is named, read until the end of the block.

    Raises:
        BadInput: there is no such reader.
    """
    if name:
        check_reader(name)
    with named_by({READER: name} if name else {}):
        yield


@contextmanager
def named_by(values: dict[str, str]) -> Iterator[None]:
    """Set names of the environment until the end of the block."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value
