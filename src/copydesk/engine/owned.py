"""A user's own list of who owns which outlet: `owners.yaml` in the folder of a desk.

Steps read it as they read every word list. The environment names the file to all processes that
work on the desk, and the list is part of what tables depend on: when it changes, the next that
writes the desk makes its index anew.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copydesk.engine.files import flush_folder, naming
from copydesk.lexicon import OWNERS, read_owners

LIST = "owners.yaml"


def keep(folder: Path, file: Path) -> None:
    """Make a file the desk's own list of owners; the desk in the folder is there already.

    Raises:
        BadLexicon: the file cannot be read, or is no list of owners.
        DeskNotWritten: the disk is full, or the folder may not be written.
    """
    read_owners(file)
    data = file.read_bytes()
    with naming(folder):
        new = folder / f"{LIST}.new"
        with new.open("wb") as kept:
            kept.write(data)
            kept.flush()
            os.fsync(kept.fileno())
        new.replace(folder / LIST)
        flush_folder(folder)


@contextmanager
def owned(folder: Path) -> Iterator[None]:
    """Let steps see the desk's own list, if it has one, until the end of the block."""
    before, file = os.environ.get(OWNERS), folder / LIST
    if not file.exists():
        yield
        return
    os.environ[OWNERS] = str(file.resolve())
    try:
        yield
    finally:
        os.environ.pop(OWNERS)
        if before is not None:
            os.environ[OWNERS] = before
