"""The rules that fuzzing holds readers to; each reader keeps them on the inputs it starts from."""

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from copydesk.pages.row import Known, of_markup, of_text
from fuzz import checks
from fuzz.__main__ import NAMES, tell
from fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]
MARKUP = "<h1>Ferry waits</h1><p>The ferry &amp; the fog."


@pytest.mark.parametrize("name", TARGETS)
def test_each_reader_keeps_the_rules_on_its_seeds(name):
    seeds = sorted((ROOT / "fuzz" / "seeds" / name).iterdir())

    for seed in seeds:
        TARGETS[name](seed.read_bytes())

    assert seeds


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "failed", "reason": ""}, {"status": "failed", "reason": "x"},
        {"status": "lost"}, {"text": "a\0b"}, {"text": "a\rb"}, {"characters": 3}, {"text": " "},
        {"text": "\ud800"}, {"reason": "none"},
    ],
)  # fmt: skip
def test_a_row_that_breaks_a_rule_is_a_finding(wrong):
    row = of_text(Known("a"), "News.")

    checks.row(row)
    with pytest.raises((AssertionError, UnicodeEncodeError)):
        checks.row(row | wrong)


def test_a_trace_that_cites_other_characters_is_a_finding():
    row = of_markup(Known("a"), MARKUP)
    moved = {**row["trace"], "source": [at + 1 for at in row["trace"]["source"]]}

    checks.trace(row, MARKUP)
    with pytest.raises(AssertionError, match="cited"):
        checks.trace(row | {"trace": moved}, MARKUP)


def test_a_finding_is_told_with_how_to_repeat_it_and_fails_the_check(tmp_path):
    named = {folder.name for folder in (ROOT / "fuzz" / "seeds").iterdir()}
    (tmp_path / "html-crash-1").write_bytes(b"x")
    log = tmp_path / "log"
    log.write_text("INFO: seed\n === Uncaught Python exception: ===\nAssertionError: NUL\n")
    said = io.StringIO()

    with redirect_stdout(said):
        tell("html", log, tmp_path)

    assert named == set(NAMES) == set(TARGETS)
    assert "AssertionError: NUL" in said.getvalue()
    assert f"python -m fuzz.readers html {tmp_path}/html-crash-1" in said.getvalue()
