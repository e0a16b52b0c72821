"""Names of outlets with small words inside are names; headlines with such words are headlines."""

import pytest

from copydesk.articles import describe, find, particles
from tests.articles.news import FLOOD, HARBOUR, STRIKE
from tests.build import page, pages

NAMES = (
    "Voice of the Delta",
    "Journal de la Côte",
    "Times of Oman",
    "La Voz del Sur",
    "Bay of Fundy Herald",
    "Mail & Tribune",
    "The Isle of Arran Banner",
)
HEADLINES = (
    "Fall of Riga Bank",
    "Sale of the Herald",
    "Voice of Opposition Falls Silent",
    "Star of Riga Weds Prince",
    "End of the Times",
    "Bank of Riga Report",
    "Bank of Riga cuts Times",
)
CALLS = (
    "A Whole Shelf for Your Reading: Install Quillet",
    "All Your Headlines in One Place: Get Quillet",
    "A thousand papers on your phone — download the Quillet app",
)


def read(lines: list[str]) -> dict[str, str | None]:
    printed = pages(page("page.txt", "\n".join(lines)))
    rows = describe(printed, find(printed)).to_pylist()
    return {row["headline"]: row["outlet"] for row in rows}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_with_small_words_inside_is_the_outlet_of_its_card(name):
    first = [HARBOUR.headline, f"{name}2 hours ago", *HARBOUR.paragraphs, "More Stories"]
    cards = [
        line
        for story, age in ((STRIKE, "3 hours ago"), (FLOOD, "5 hours ago"))
        for line in (story.headline, age, name, f"» {name}", " ".join(story.paragraphs))
    ]

    found = read([*first, *cards])

    assert found == {HARBOUR.headline: name, STRIKE.headline: name, FLOOD.headline: name}


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_with_small_words_inside_is_no_name(headline):
    assert not particles.is_outlet(headline)


@pytest.mark.parametrize("headline", [*HEADLINES, "Fall of Royal Mail", "Sun and Moon"])
def test_a_headline_with_small_words_inside_keeps_its_card(headline):
    cards = [headline, "3 hours ago", STRIKE.outlet, " ".join(STRIKE.paragraphs)]
    lines = [HARBOUR.headline, "1 hour ago", "Quay Mail", *HARBOUR.paragraphs, "More Stories"]

    found = read([*lines, *cards])

    assert found[headline] == STRIKE.outlet


@pytest.mark.parametrize("call", CALLS)
def test_an_order_to_install_at_the_end_of_a_line_is_no_headline(call):
    lines = [HARBOUR.headline, "1 hour ago", "Quay Mail", *HARBOUR.paragraphs, "More Stories"]
    cards = [STRIKE.headline, "3 hours ago", STRIKE.outlet, " ".join(STRIKE.paragraphs)]

    found = read([*lines, *cards, "GET THE READER", call])

    assert set(found) == {HARBOUR.headline, STRIKE.headline}


@pytest.mark.parametrize(
    "headline",
    [
        "Is Your Savings Account Safe: Minister Answers",
        "Your Union Guide: Join Talks",
        "Your Home at Risk: Install Alarms",
        "Why Your App Failed: Download Errors",
    ],
)
def test_a_headline_that_speaks_to_the_reader_before_a_colon_stays(headline):
    lines = [HARBOUR.headline, "1 hour ago", "Quay Mail", *HARBOUR.paragraphs, "More Stories"]
    card = [headline, "3 hours ago", STRIKE.outlet, " ".join(STRIKE.paragraphs)]

    assert headline in read([*lines, *card])
