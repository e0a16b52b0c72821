"""The five real pages of one event: everything that a person marked by hand comes out right.

Their texts belong to others and are not in this repository: the tests are skipped where the
folder is not beside it.
"""

import subprocess
import sys
from functools import cache
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

SHARED = Path(environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
PAGES = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not PAGES, reason=f"no five real pages in {SHARED / 'seeds'} (set COPYDESK_SHARED)"
)


def copydesk(*words: object) -> None:
    command = [sys.executable, "-c", "from copydesk.views.cli import main; main()"]
    done = subprocess.run([*command, *map(str, words)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@cache
def exported(*batches: tuple[Path, ...]) -> dict[str, str]:
    """Return what is exported after these batches of pages were read one after another."""
    with TemporaryDirectory() as folder:
        desk, out = Path(folder) / "desk", Path(folder) / "out"
        for batch in batches:
            copydesk("read", *batch, "--desk", desk)
        copydesk("export", desk, "--all", out)
        return {path.name: path.read_text(encoding="utf-8") for path in sorted(out.iterdir())}


def test_all_that_was_marked_by_hand_comes_out_as_marked(tmp_path):
    for name, rows in exported(tuple(PAGES)).items():
        (tmp_path / name).write_text(rows, encoding="utf-8")

    scorer = [sys.executable, SHARED / "bench" / "score_seeds.py", tmp_path, SHARED / "seeds"]
    scored = subprocess.run(scorer, capture_output=True, text=True)

    assert scored.returncode == 0, scored.stdout


@pytest.mark.parametrize(
    "batches",
    [
        (tuple(PAGES[::-1]),),
        tuple((page,) for page in PAGES),
        tuple((page,) for page in PAGES[::-1]),
    ],
    ids=["reversed", "one at a time", "one at a time, reversed"],
)
def test_pages_in_any_order_and_one_at_a_time_end_in_the_same_export(batches):
    assert exported(*batches) == exported(tuple(PAGES))
