"""Make the index of a desk anew from its pages: after damage, or as another version wants it."""

import shutil
from pathlib import Path

from copydesk.engine.files import OLD, holds_desk, tidy
from copydesk.engine.grow import Progress
from copydesk.engine.writer import Writer
from copydesk.errors import NoDesk


def rebuild(folder: str | Path, progress: Progress | None = None) -> None:
    """Make the index of the desk in this folder anew; readers see the old one until it is done.

    Raises:
        NoDesk: the folder holds none.
        DeskBusy: somebody else is writing it.
        DeskNotWritten: the disk is full, or the folder may not be written.
        DeskDamaged: the pages themselves cannot be read.
    """
    folder = Path(folder)
    if not holds_desk(folder):
        raise NoDesk(
            f"There is no desk in {folder}. `copydesk read PATH --desk {folder}` makes one."
        )
    with Writer(folder, progress) as writer:
        writer.rebuild()
    tidy(folder)
    for old in folder.glob(f"{OLD}*"):
        shutil.rmtree(old, ignore_errors=True)
