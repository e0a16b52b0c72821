"""A copy with one figure changed states another fact, and the two clash, through the whole path."""

import pytest
from bench.figures import cases, judged

CASES = list(cases())
FORMS = sorted({case.form for case in CASES})


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_with_one_figure_changed_is_never_merged_into_the_fact_of_the_other(form):
    verdicts = [judged(case) for case in CASES if case.form == form]

    assert not any(verdict.merged for verdict in verdicts)
    assert all(verdict.told for verdict in verdicts if verdict.read)
