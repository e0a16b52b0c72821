"""A reader that is killed at any moment loses nothing that it had taken."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from copydesk.engine.check import check
from copydesk.engine.index import connect
from copydesk.engine.store import SHAPES, Desk

ROOT = Path(__file__).parents[2]
READ = """
import sys
from copydesk.views.cli import main
sys.argv = ["copydesk", "read", sys.argv[1], "--desk", sys.argv[2]]
main()
"""
KILLS = 20
WIRE = """Ministers of {one} and {two} sign a ferry accord

{one} and {two} signed a ferry accord in {one} on {day}, port {n} officials said.
“Pier {n} will open within {n} weeks,” minister Ilona Varga of {one} told reporters there.
The accord covers {n} piers and costs {two} some {n} million crowns, the ministry said."""
TOWNS = ("Arica", "Bergen", "Lamu", "Ferrol", "Dodoma", "Varna", "Odense", "Split")
DAYS = ("Monday", "Tuesday", "Friday")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder of pages: those over which a reader was killed are worked in workers."""
    folder = tmp_path_factory.mktemp("pages")
    dice = random.Random(4)
    for n in range(110):
        one, two = dice.sample(TOWNS, 2)
        wire = WIRE.format(one=one, two=two, day=dice.choice(DAYS), n=n + 2)
        (folder / f"{n}-a.txt").write_text(f"Coast Courier\n\n{wire}", "utf-8")
        cut = "\n".join(wire.split("\n")[:-1])
        (folder / f"{n}-b.txt").write_text(f"Harbour Post\n\n{cut}", "utf-8")
    return folder


def start(folder, desk):
    """Return a reader of its own process group, so that all of it can be killed at once."""
    return subprocess.Popen(
        [sys.executable, "-c", READ, str(folder), str(desk)],
        cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def finish(reader):
    _, said = reader.communicate()
    assert reader.returncode == 0, said.decode()


def taken(desk):
    """Return how many pages the desk says it has taken."""
    indexes = sorted(desk.glob("index-*.db"))
    if not indexes:
        return 0
    database = connect(indexes[0])
    try:
        return database.execute("SELECT coalesce(sum(pages), 0) FROM taken").get
    finally:
        database.close()


def contents(folder):
    desk = Desk.open(folder)
    try:
        return {name: sorted(map(str, desk.table(name).to_pylist())) for name in SHAPES}
    finally:
        desk.close()


@pytest.mark.timeout(1200)  # twenty-odd readers, on a machine that may be busy
def test_a_reader_killed_at_twenty_moments_ends_as_one_that_was_left_in_peace(folder, tmp_path):
    began = time.perf_counter()
    finish(start(folder, tmp_path / "peace"))
    seconds = time.perf_counter() - began
    expected = contents(tmp_path / "peace")
    dice, kills, desks = random.Random(7), 0, 0

    while kills < KILLS:
        desk, desks, held, done = tmp_path / f"desk-{desks}", desks + 1, 0, False
        while not done and kills < KILLS:
            reader = start(folder, desk)
            time.sleep(dice.uniform(0.05, 1.1) * seconds)
            done = reader.poll() is not None
            if not done:
                os.killpg(reader.pid, signal.SIGKILL)
                kills += 1
            reader.communicate()
            now = taken(desk)
            assert now >= held
            held = now
        finish(start(folder, desk))
        assert contents(desk) == expected
        assert [found.wrong for found in check(desk) if found.wrong] == []

    assert taken(tmp_path / "desk-0") == len(expected["pages"])


def test_a_run_that_was_killed_makes_only_what_is_missing(folder, tmp_path):
    reader = start(folder, tmp_path)
    stages = tmp_path / "work"
    while reader.poll() is None and len(list(stages.glob("*/*.parquet"))) < 9:
        time.sleep(0.01)
    os.killpg(reader.pid, signal.SIGKILL)
    reader.communicate()
    made = {file: file.stat().st_mtime_ns for file in stages.glob("*/*.parquet")}
    kept = {}

    again = start(folder, tmp_path)
    while again.poll() is None:
        for file in stages.glob("*/*.parquet"):
            with suppress(FileNotFoundError):  # the work that is done is cleared away
                kept[file] = file.stat().st_mtime_ns
        time.sleep(0.01)

    again.communicate()
    assert len(made) >= 9
    assert {file: when for file, when in kept.items() if file in made} == made
