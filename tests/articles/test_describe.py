from datetime import UTC, date, datetime

import pytest

from copydesk.articles import describe, find
from tests.articles.held import HELD
from tests.articles.news import STRIKE, TEASERS, VOTE
from tests.articles.tongues import TONGUES
from tests.build import page, pages

NOON = datetime(2031, 4, 8, 12, 0, tzinfo=UTC)
BODY = "\n".join(VOTE.paragraphs)


def articles(text, **more):
    table = pages(page("p.txt", text, **more))
    rows = describe(table, find(table)).to_pylist()
    return sorted(rows, key=lambda row: row["start"])


def main(text, **more):
    return next(row for row in articles(text, **more) if row["kind"] == "main")


def test_an_age_counts_back_from_when_the_page_was_fetched():
    article = main(f"{VOTE.headline}\nNorthern Wire15 hours ago\n{BODY}", fetched=NOON)

    assert article["published"] == datetime(2031, 4, 7, 21, 0, tzinfo=UTC)
    assert (article["precision"], article["published_text"]) == ("hour", "15 hours ago")
    assert article["anchor"] == date(2031, 4, 7)
    assert article["outlet"] == "Northern Wire"


def test_without_the_time_of_fetching_an_age_is_kept_as_words():
    article = main(f"{VOTE.headline}\nNorthern Wire15 hours ago\n{BODY}")

    assert article["published"] is None
    assert article["anchor"] is None
    assert article["published_text"] == "15 hours ago"


@pytest.mark.parametrize(
    ("printed", "at", "precision"),
    [
        ("2031-04-08", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("April 8, 2031", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("Tuesday, 8 April 2031", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("08.04.2031", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("8 avril 2031", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("8 Nisan 2031", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("8 de abril de 2031", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("8 апреля 2031", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("2031年4月8日", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("٨ أبريل ٢٠٣١", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("2031-04-08T14:05:00Z", datetime(2031, 4, 8, 14, 5, tzinfo=UTC), "minute"),
        ("April 8, 2031 2:05 PM EDT", datetime(2031, 4, 8, 18, 5, tzinfo=UTC), "minute"),
        ("April 8, 2031 2:05 PM ET", datetime(2031, 4, 8, 18, 5, tzinfo=UTC), "minute"),
        ("March 8, 2031 2:05 PM ET", datetime(2031, 3, 8, 19, 5, tzinfo=UTC), "minute"),
        ("March 9, 2031 2:05 PM PT", datetime(2031, 3, 9, 21, 5, tzinfo=UTC), "minute"),
        ("Nov. 2, 2030 2:05 PM CT", datetime(2030, 11, 2, 19, 5, tzinfo=UTC), "minute"),
        ("Nov. 3, 2030 2:05 PM CT", datetime(2030, 11, 3, 20, 5, tzinfo=UTC), "minute"),
        ("8 April 2031 14:05 BST", datetime(2031, 4, 8, 13, 5, tzinfo=UTC), "minute"),
        ("8 April 2031 14:05", datetime(2031, 4, 8, tzinfo=UTC), "day"),
        ("13/04/2031", datetime(2031, 4, 13, tzinfo=UTC), "day"),
        ("April 3", datetime(2031, 4, 3, tzinfo=UTC), "day"),
        ("December 30", datetime(2030, 12, 30, tzinfo=UTC), "day"),
        ("41 minutes ago", datetime(2031, 4, 8, 11, 19, tzinfo=UTC), "minute"),
        ("an hour ago", datetime(2031, 4, 8, 11, 0, tzinfo=UTC), "hour"),
        ("vor 3 Stunden", datetime(2031, 4, 8, 9, 0, tzinfo=UTC), "hour"),
        ("il y a 2 heures", datetime(2031, 4, 8, 10, 0, tzinfo=UTC), "hour"),
        ("3 saat önce", datetime(2031, 4, 8, 9, 0, tzinfo=UTC), "hour"),
        ("منذ 3 ساعات", datetime(2031, 4, 8, 9, 0, tzinfo=UTC), "hour"),
        ("2 days ago", datetime(2031, 4, 6, tzinfo=UTC), "day"),
        ("7 Apr 2031. 21:30 hrs.", datetime(2031, 4, 7, tzinfo=UTC), "day"),
        ("7. April 2031, 14:05 Uhr", datetime(2031, 4, 7, tzinfo=UTC), "day"),
        ("7 April 2031 07.15 CAT", datetime(2031, 4, 7, 5, 15, tzinfo=UTC), "minute"),
    ],
)  # fmt: skip
def test_a_printed_date_or_age_says_when(printed, at, precision):
    article = main(f"{VOTE.headline}\n{printed}\n{BODY}", fetched=NOON)

    assert (article["published"], article["precision"]) == (at, precision)


@pytest.mark.parametrize(
    "line", ["3 min read", "Tiempo de lectura: 3 minutos", "Lesezeit: 4 Minuten", "Reading time: 2"]
)
def test_how_long_it_takes_to_read_is_no_headline(line):
    article = main(f"{VOTE.headline}\n7 April 2031\n{line}\n{BODY}")

    assert article["headline"] == VOTE.headline


def test_a_date_with_two_readings_is_read_as_none():
    article = main(f"{VOTE.headline}\n03/04/2031\n{BODY}", fetched=NOON)

    assert (article["published"], article["published_text"]) == (None, "03/04/2031")
    assert article["anchor"] == date(2031, 4, 8)


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("HALVRIK (Reuters) - ", "HALVRIK", "Reuters"),
        ("HALVRIK, April 7 (Xinhua) -- ", "HALVRIK, April 7", "Xinhua"),
        ("Halvrik | ", "Halvrik", None),
        ("HALVRIK — ", "HALVRIK", None),
        ("HALVRIK, Osmara (AP) — ", "HALVRIK, Osmara", "Associated Press"),
        ("(AFP) - ", None, "AFP"),
        ("", None, None),
    ],
)
def test_place_and_agency_before_the_first_sentence_are_no_part_of_it(opening, place, agency):
    article = main(f"{VOTE.headline}\n{opening}{BODY}")

    assert (article["dateline"], article["agency"]) == (place, agency)
    assert article["text"] == BODY


@pytest.mark.parametrize(
    "opening", ["Well-known — but poor — ", "It is 2031: ", "One vote - one loss: "]
)
def test_a_dash_in_the_first_sentence_makes_no_dateline(opening):
    article = main(f"{VOTE.headline}\n{opening}{BODY}")

    assert article["dateline"] is None
    assert article["text"].startswith(opening)


def test_an_agency_is_credited_in_byline_and_after_the_last_sentence():
    below = main(f"{VOTE.headline}\n{BODY} (AFP)")
    above = main(f"{VOTE.headline}\nBy Rosa Linde, Associated Press\n{BODY}")

    assert (below["agency"], below["text"]) == ("AFP", BODY)
    assert (above["agency"], above["byline"]) == (
        "Associated Press",
        "By Rosa Linde, Associated Press",
    )


def test_outlets_of_one_name_are_one_newsroom_in_any_spelling():
    short = main(f"{VOTE.headline}\nNYT\n3 hours ago\n{BODY}")
    long = main(f"{VOTE.headline}\nThe New York Times\n2 hours ago\n{BODY}")

    assert short["outlet"] == "NYT"
    assert short["newsroom"] == long["newsroom"]


def test_a_page_without_an_outlet_is_its_own_newsroom_for_its_own_article_only():
    own, teaser = articles(f"{VOTE.headline}\n{BODY}\nMost read\n{TEASERS[0]}")

    assert own["newsroom"] == f"page:{own['page_id']:016x}"
    assert teaser["newsroom"] is None


def test_the_site_of_a_page_is_the_newsroom_where_no_outlet_is_printed():
    own, teaser = articles(f"{VOTE.headline}\n{BODY}\nMost read\n{TEASERS[0]}", site="example.org")

    assert own["newsroom"] == teaser["newsroom"] == "example org"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("french_page", "fr"), ("german_page", "de"), ("spanish_page", "es"),
        ("turkish_page", "tr"), ("arabic_page", "ar"), ("russian_page", "ru"),
        ("italian_page", "it"),
    ],
)  # fmt: skip
def test_the_language_of_an_article_is_told_from_its_text(name, code):
    sheet = {**TONGUES, **HELD}[name]()

    assert main(sheet.text)["language"] == code


def test_a_few_letters_are_in_no_language_and_a_headline_in_that_of_its_page():
    rows = articles(
        f"{VOTE.headline}\n{BODY}\n{STRIKE.paragraphs[2]}\nMost read\n{TEASERS[3]}\nRain in Elvar"
    )

    languages = {row["headline"]: row["language"] for row in rows}
    assert languages[TEASERS[3]] == "en"
    assert languages["Rain in Elvar"] is None
