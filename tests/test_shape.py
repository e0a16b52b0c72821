"""The shape of the code is a promise too."""

import pytest

from copydesk.desk import PATH, sources

every_step = pytest.mark.parametrize("step", PATH, ids=lambda step: step.name)


@every_step
def test_a_step_names_its_arguments_after_the_tables_it_takes(step):
    assert list(step.takes) == [shape.name for shape in step.takes.values()]


@every_step
def test_every_table_that_a_step_takes_has_the_columns_it_meets_by(step):
    for shape in step.takes.values():
        for column in step.columns:
            assert column in dict(shape.columns), shape.name


@every_step
def test_a_step_takes_at_most_two_tables_so_that_a_cluster_can_cogroup_them(step):
    assert 1 <= len(step.takes) <= 2


def test_a_table_is_written_by_one_step_and_after_the_tables_it_needs():
    known = set(sources())
    assert known == {"pages", "judgements"}
    for step in PATH:
        assert set(step.takes) <= known, step.name
        assert step.gives.name not in known, step.name
        known.add(step.gives.name)
