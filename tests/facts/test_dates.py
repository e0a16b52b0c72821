from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates as any_day
from hypothesis.strategies import integers, text

from copydesk.facts.dates import find, resolve

ANCHOR = date(2024, 5, 16)  # a Thursday

READ = [
    ("The pact was sealed on Tuesday.", "Tuesday", "2024-05-14", "2024-05-14"),
    ("The pact was sealed on Thursday.", "Thursday", "2024-05-16", "2024-05-16"),
    ("Norland struck the port last Thursday.", "last Thursday", "2024-05-09", "2024-05-09"),
    ("Delegates will gather on Saturday in Oslo.", "Saturday", "2024-05-18", "2024-05-18"),
    ("On Monday, envoys will open the fair.", "Monday", "2024-05-20", "2024-05-20"),
    ("It will open a depot, the ministry said Wednesday.", "Wednesday", "2024-05-15", "2024-05-15"),
    ("The vote is set for next Sunday.", "next Sunday", "2024-05-19", "2024-05-19"),
    ("Filed Tues., May 14, 2024 at noon", "Tues., May 14, 2024", "2024-05-14", "2024-05-14"),
    ("He landed on Apr. 30 with a trade team.", "Apr. 30", "2024-04-30", "2024-04-30"),
    ("signed on the 3rd of April 2023", "the 3rd of April 2023", "2023-04-03", "2023-04-03"),
    ("updated 2024-05-02 06:00", "2024-05-02", "2024-05-02", "2024-05-02"),
    ("am 23/04/2024 veröffentlicht", "23/04/2024", "2024-04-23", "2024-04-23"),
    ("Exports fell in February.", "February", "2024-02-01", "2024-02-29"),
    ("It was ratified in October.", "October", "2023-10-01", "2023-10-31"),
    ("The ships will sail in October.", "October", "2024-10-01", "2024-10-31"),
    ("as it did last May", "last May", "2023-05-01", "2023-05-31"),
    ("in June 2019 the bridge fell", "June 2019", "2019-06-01", "2019-06-30"),
    ("which it sanctioned last month", "last month", "2024-04-01", "2024-04-30"),
    ("earlier this week the envoy left", "earlier this week", "2024-05-13", "2024-05-19"),
    ("a raid two weeks ago", "two weeks ago", "2024-05-02", "2024-05-02"),
    ("a coup a year ago", "a year ago", "2023-01-01", "2023-12-31"),
    ("it rained yesterday", "yesterday", "2024-05-15", "2024-05-15"),
    ("between March and August trade rose", "between March and August", "2023-03-01", "2023-08-31"),
    ("from January to March", "from January to March", "2024-01-01", "2024-03-31"),
    ("from 12 to 14 May", "12 to 14 May", "2024-05-12", "2024-05-14"),
    ("a base ready by the end of 2031", "by the end of 2031", None, "2031-12-31"),
    ("in force since 1998", "since 1998", "1998-01-01", None),
    ("the treaty of 1907, signed in 1907", "1907", "1907-01-01", "1907-12-31"),
    ("in the second quarter of 2022", "second quarter of 2022", "2022-04-01", "2022-06-30"),
    ("reçu le 3 mars 2024", "3 mars 2024", "2024-03-03", "2024-03-03"),
    ("am 7. Oktober 2023 in Wien", "7. Oktober 2023", "2023-10-07", "2023-10-07"),
    ("el 9 de enero de 2024", "9 de enero de 2024", "2024-01-09", "2024-01-09"),
]  # fmt: skip


@pytest.mark.parametrize(("wording", "words", "first", "last"), READ)
def test_words_of_time_are_read_against_the_day_of_the_article(wording, words, first, last):
    found = {wording[a:b]: rule for a, b, rule in find(wording)}

    days = resolve(found[words], ANCHOR)

    assert [day and day.isoformat() for day in days] == [first, last]


@pytest.mark.parametrize(
    "wording",
    [
        "Ministers may march on, and they may fall.",
        "April Roe and Theresa May met The Sun and the Sunday Times.",
        "It paid $1999 for 2000 tents and 1,950 beds.",
        "Black Friday sales; the Good Friday accord; Fridays are busy",
        "The ratio was 3/4, then 03/04 of the sum, on flight 2015A.",
        "",
        "\x00",
    ],
)
def test_a_verb_a_name_a_paper_or_a_price_is_no_date(wording):
    assert find(wording) == []


def test_a_day_that_could_be_two_days_is_left_alone():
    assert find("on 03/04/2024") == []


def test_without_the_day_of_the_article_only_full_dates_are_known():
    rules = ["weekday:1", "month-day:05-12", "month:05", "last:month", "ago:days:2"]

    known = [resolve(rule, None) for rule in [*rules, "day:2024-05-12"]]

    assert known == [(None, None)] * 5 + [(date(2024, 5, 12), date(2024, 5, 12))]


def test_a_day_that_does_not_exist_names_no_day():
    assert resolve("day:2023-02-30", ANCHOR) == (None, None)
    assert resolve("nonsense:7", ANCHOR) == (None, None)


@given(any_day(), integers(1, 7))
def test_a_bare_weekday_lies_in_the_seven_days_up_to_the_anchor(anchor, number):
    day, _ = resolve(f"weekday:{number}", anchor)

    assert day is None or (0 <= (anchor - day).days < 7 and day.isoweekday() == number)


@given(text(max_size=200))
def test_what_is_found_lies_in_the_text_in_order_and_apart(wording):
    spans = [(a, b) for a, b, _ in find(wording)]

    assert all(0 <= a < b <= len(wording) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))


def test_a_huge_line_is_read_in_time():
    assert find("in May 1 " * 20_000 + "9" * 100_000) is not None
