import re

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from copydesk import lexicon
from copydesk.articles import marks, phrases, stamps, traces

EVERY = "".join(chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000)
LISTS = lexicon.load("labels"), lexicon.load("stamps")
PHRASES = [
    *LISTS[0]["notice"], *LISTS[0]["promotion"]["calls"], *LISTS[1]["ago_after"],
    *LISTS[1]["ago_before"], *LISTS[1]["just"], *sum(LISTS[1]["months"].values(), []),
    *marks.OWNED, *traces.CREDIT, *traces.CREDITED,
]  # fmt: skip
SCRAPS = lists(
    sampled_from(
        [*map(str, PHRASES), "{{", "%(", "}}", ")s", "x.y(", "?.", "[0]", ".", "(", ")", "/", "—",
         "|", ":", "©", "(c)", "\u0130", "ſ", "ı", " ", "  ", "\u00a0", "3", "14", "2024", "-", "h",
         "hours", "Saat", "The quay", "By Ann Bo", "Reuters", "AP", "PHOTO", "via", "AUG", "K",
         "undefined ", "a.b", "Join", "us", "!", "\u0301"]
    )
)  # fmt: skip


def test_every_letter_that_a_pattern_takes_for_another_is_the_same_in_lower_case_or_odd():
    letters = set("".join(map(str, PHRASES)).lower()) - {"ı"}

    found = {
        other
        for letter in letters
        for other in re.findall(f"[{re.escape(letter)}]", EVERY, re.IGNORECASE)
        if other.lower() != letter
    }

    assert all(traces.ODD.match(other) for other in found)


@given(SCRAPS)
def test_where_a_pattern_matches_its_traces_are_seen(scraps):
    line = "".join(scraps)

    pattern, phrases = marks._notices()
    assert not marks.LEAK.search(line) or traces.may_leak(line)
    assert not pattern.search(line) or traces.may_have(line, phrases)
    assert not marks.COPYRIGHT.search(line) or traces.may_have(line, marks.OWNED)
    assert not marks.CREDIT_END.search(line.strip()) or traces.may_end_in_credit(line.strip())


@given(SCRAPS)
def test_a_date_and_an_age_are_never_passed_over(scraps):
    line = "".join(scraps)

    dates = [p for kind, p in phrases.patterns() if kind == "day" and p.search(line)]
    ages = [p for kind, p in phrases.patterns() if kind == "age" and p.search(line)]

    letters, lower = traces.letters(line), traces.lower(line)
    assert (
        not dates
        or letters is None
        or stamps.FIGURES.search(line)
        or (letters & stamps._month_words())
    )
    assert not ages or lower is None or stamps._trace().search(lower)


@pytest.mark.parametrize("call", LISTS[0]["promotion"]["calls"])
def test_a_call_is_known_by_its_first_letters(call):
    for line in (f"{call} today", f"“{str(call).upper()}-"):
        found = traces.letters(line)
        assert found is None or found & marks._callers()
