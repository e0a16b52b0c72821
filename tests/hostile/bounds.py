"""Read a folder as `copydesk read` does, in a process whose processor time and memory are bounded.

Beside the hostile files of a folder lie good ones, which must come out of it as if alone.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.engine.store import Desk

TEXT = "Ferry waits\n\nThe ferry to Norrey waited for 4 hours on Monday, Ann Lee said.\n"
GOOD = {
    "a-good.txt": TEXT,
    "z-good.html": "<!doctype html><h1>Quay opens</h1><p>The quay in Norrey opened on Monday.",
}
READ = {
    "a-good.txt": TEXT,
    "z-good.html": "Quay opens\nThe quay in Norrey opened on Monday.",
}


class Took(NamedTuple):
    """What reading took: seconds of processor time, and megabytes at its height."""

    seconds: float
    megabytes: float


def read(
    folder: Path, *args: str, seconds: int = 60, megabytes: int = 1000
) -> dict[str, dict[str, Any]]:
    """Read a folder, to which good pages are added, into a desk; return its pages by name."""
    for name, text in GOOD.items():
        (folder / name).write_text(text, "utf-8")
    desk = folder.parent / "desk"
    took = limited("read", str(folder), *args, "--desk", str(desk), seconds=seconds)
    assert took.megabytes < megabytes, took

    kept = Desk.open(desk)
    rows = kept.table("pages", ["page", "status", "reason", "text"]).to_pylist()
    kept.close()
    found = {row["page"]: row for row in rows}
    for name, text in READ.items():
        assert found.pop(name)["text"].strip() == text.strip(), name
    return found


def limited(*command: str, seconds: int) -> Took:
    """Run a command of copydesk; a process that takes longer is killed, and the test fails."""
    child = [sys.executable, "-m", "tests.hostile.child", str(seconds), *command]
    done = subprocess.run(child, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.returncode >= 0, f"more than {seconds} s of processor time: {command}"
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return Took(**json.loads(done.stdout.splitlines()[-1]))
