"""What two outlets tell in other words is one fact, and what is another thing is not."""

import pytest
from bench.same import cases, judged

SEEN = [case for case in cases() if case.half == "development"]
# As of the last measuring: of these so many are one fact, and none of these is wrongly one.
AT_LEAST = {"event": 10, "quote": 5, "figure": 6}
AT_MOST = {"event": 0, "quote": 1, "figure": 1}


@pytest.mark.parametrize("kind", ["event", "quote", "figure"])
def test_pairs_of_one_thing_become_one_fact_and_pairs_of_two_do_not(kind):
    verdicts = [(case.same, judged(case).merged) for case in SEEN if case.kind == kind]

    assert sum(merged for same, merged in verdicts if same) >= AT_LEAST[kind]
    assert sum(merged for same, merged in verdicts if not same) <= AT_MOST[kind]
