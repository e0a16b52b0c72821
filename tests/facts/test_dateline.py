import pytest
from hypothesis import given
from hypothesis.strategies import text

from copydesk.facts.dateline import end


@pytest.mark.parametrize(
    "line",
    [
        "DAKAR, April 8 (Isle Wire) - ",
        "PRAGUE, Friday: ",
        "Suva, Fiji (Isle Wire) — ",
        "GENEVA: ",
        "Cape Verde — ",
        "NEW DELHI -- ",
        "Port Alda | ",
    ],
)
def test_place_day_and_agency_before_the_first_sentence_are_a_dateline(line):
    assert end(f"{line}Three ships sailed.") == len(line)


@pytest.mark.parametrize(
    "wording",
    [
        "Moscow: No talks before spring",
        "Roe - the harbour master - said no.",
        "NATO: Ships will sail",
        "Talks in Suva -- again",
        "The firm, Acme (Fiji) - a bank - paid.",
        "GENEVA: ",
        "",
    ],
)
def test_a_headline_an_aside_or_a_name_is_none(wording):
    assert end(wording) == 0


@given(text(max_size=120))
def test_it_ends_inside_the_wording(wording):
    assert 0 <= end(wording) <= len(wording)
