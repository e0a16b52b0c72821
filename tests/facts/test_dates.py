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
    ("built in the late 19th century", "the late 19th century", "1850-01-01", "1899-12-31"),
    ("the sixteenth century", "sixteenth century", "1500-01-01", "1599-12-31"),
    ("maps of the 1700s", "1700s", "1700-01-01", "1799-12-31"),
    ("in the early 1990s", "the early 1990s", "1990-01-01", "1994-12-31"),
    ("in the mid-1980s", "the mid-1980s", "1982-07-01", "1987-06-30"),
    ("it closed in early 2019", "early 2019", "2019-01-01", "2019-06-30"),
    ("due in late February 2024", "late February 2024", "2024-02-15", "2024-02-29"),
    ("a coup in the summer of 2016", "summer of 2016", "2016-06-01", "2016-08-31"),
    ("shelled last winter", "last winter", "2023-12-01", "2024-02-29"),
    ("signed last spring", "last spring", "2023-03-01", "2023-05-31"),
    ("the ship will sail in autumn", "autumn", "2024-09-01", "2024-11-30"),
    ("the winter of 1776-77", "winter of 1776-77", "1776-12-01", "1777-02-28"),
    ("in May last year", "May last year", "2023-05-01", "2023-05-31"),
    ("on June 3 of this year", "June 3 of this year", "2024-06-03", "2024-06-03"),
    ("the first quarter of last year", "first quarter of last year", "2023-01-01", "2023-03-31"),
    ("between May and June in 1981", "between May and June in 1981", "1981-05-01", "1981-06-30"),
    ("from January to June 2016", "from January to June 2016", "2016-01-01", "2016-06-30"),
    ("a raid last night", "last night", "2024-05-15", "2024-05-15"),
    ("left the day before yesterday", "the day before yesterday", "2024-05-14", "2024-05-14"),
    ("over the past few weeks", "the past few weeks", None, "2024-05-16"),
    ("over the next two weeks", "the next two weeks", "2024-05-16", "2024-05-30"),
    ("the fifth of January", "the fifth of January", "2024-01-05", "2024-01-05"),
    ("in the 2021-22 budget", "2021-22", "2021-01-01", "2022-12-31"),
    ("Norland's 2018 pact", "2018", "2018-01-01", "2018-12-31"),
    ("after the 2022 elections", "2022", "2022-01-01", "2022-12-31"),
    ("a panel in 2001 found", "2001", "2001-01-01", "2001-12-31"),
    ("as told elsewhere (Roe and Doe, 2015)", "2015", "2015-01-01", "2015-12-31"),
    ("at the Suva Expo 2019 in Fiji", "2019", "2019-01-01", "2019-12-31"),
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
        "Norland fell silent; the Prague Spring, Vision 2030, two centuries, a 2000 metre race",
        "in 2000 tents, in 1995 homes, for 1800 euros, the last week of the war, he said that day",
        "Roe told CBS This Morning; the ship sailed two days earlier than planned",
        "The ratio was 3/4, then 03/04 of the sum, on flight 2015A.",
        "",
        "\x00",
    ],
)
def test_a_verb_a_name_a_paper_or_a_price_is_no_date(wording):
    assert find(wording) == []


TOLD = resolve("day:1998-03-31", None)


@pytest.mark.parametrize(
    ("wording", "first", "last"),
    [
        ("Two years later the king fled.", "2000-01-01", "2000-12-31"),
        ("That same year the king fled.", "1998-01-01", "1998-12-31"),
        ("The king fled the following month.", "1998-04-01", "1998-04-30"),
        ("He had fled three weeks earlier.", "1998-03-10", "1998-03-10"),
        ("He had fled the day before.", "1998-03-30", "1998-03-30"),
        ("The king fled in May.", "1998-05-01", "1998-05-31"),
        ("The king fled on January 4.", "1999-01-04", "1999-01-04"),
        ("The king fled in March that year.", "1998-03-01", "1998-03-31"),
        ("The king will flee in June.", "2024-06-01", "2024-06-30"),
    ],
)
def test_a_time_told_from_another_is_read_against_the_date_before_it(wording, first, last):
    ((_, _, rule),) = find(wording)

    days = resolve(rule, ANCHOR, TOLD)

    assert [day and day.isoformat() for day in days] == [first, last]


def test_a_time_told_from_no_date_or_from_too_long_a_one_names_no_day():
    assert resolve("then:years:2", ANCHOR) == (None, None)
    assert resolve("then:days:2", ANCHOR, resolve("year:1998", None)) == (None, None)


def test_a_month_near_the_day_of_the_article_is_read_against_the_article():
    april = resolve("day:2024-04-02", None)

    assert resolve("month:03", ANCHOR, april) == resolve("month:03", ANCHOR)


def test_a_day_that_could_be_two_days_is_left_alone():
    assert find("on 03/04/2024") == []


def test_without_the_day_of_the_article_only_full_dates_are_known():
    rules = ["weekday:1", "month-day:05-12", "month:05", "last:month", "ago:days:2", "season:2"]
    rules += ["month:05@last:year", "early:month:05", "ahead:weeks:2"]

    known = [resolve(rule, None) for rule in [*rules, "day:2024-05-12"]]

    assert known == [(None, None)] * 9 + [(date(2024, 5, 12), date(2024, 5, 12))]


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
