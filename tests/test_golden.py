"""The example pages read as they were read when somebody last looked and said: this is right."""

import pytest

from tests.regold import EXAMPLES, GOLDEN, expected

FILES = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.tsv"))


def test_every_example_page_has_its_golden_rows_and_no_other_has():
    stems = {path.stem for path in EXAMPLES.glob("*.txt")}

    assert {name.split("/")[0] for name in FILES} == stems | {"desk"}
    assert set(FILES) == set(expected())


@pytest.mark.parametrize("name", FILES)
def test_the_example_pages_are_read_as_agreed(name):
    assert expected()[name] == (GOLDEN / name).read_text(encoding="utf-8")
