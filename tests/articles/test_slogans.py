"""Slogans below a text are no part of it; a short last paragraph is."""

import pytest

from copydesk.articles import describe, find
from tests.articles.news import FLOOD, HARBOUR, STRIKE
from tests.build import page, pages

SLOGANS = (
    "Read the world by a better light. Available on all devices.",
    "Members hear every story told by the voices of this house.",
    "One basket, a thousand papers, no noise.",
)


def texts(text: str) -> dict[str, str]:
    printed = pages(page("page.txt", text))
    return {row["headline"]: row["text"] for row in describe(printed, find(printed)).to_pylist()}


@pytest.mark.parametrize("slogan", SLOGANS)
@pytest.mark.parametrize("button", ["Get Basket", "Listen now", "Basket on your phone"])
def test_a_slogan_below_a_button_is_no_part_of_the_text_above_it(slogan, button):
    lines = [HARBOUR.headline, "2 hours ago", "Quay Mail", *HARBOUR.paragraphs, button, slogan]

    found = texts("\n".join(lines))

    assert found[HARBOUR.headline] == "\n".join(HARBOUR.paragraphs)


@pytest.mark.parametrize("slogan", SLOGANS)
def test_a_slogan_below_the_last_card_is_no_part_of_its_text(slogan):
    cards = [
        line
        for story, age in ((STRIKE, "3 hours ago"), (FLOOD, "5 hours ago"))
        for line in (story.outlet, age, story.headline, " ".join(story.paragraphs))
    ]
    lines = [HARBOUR.headline, *HARBOUR.paragraphs, "Related Articles", *cards, "Get Basket"]

    found = texts("\n".join([*lines, slogan]))

    assert found[FLOOD.headline] == " ".join(FLOOD.paragraphs)


@pytest.mark.parametrize(
    "last",
    [
        "The corridor was built 90 years ago by convicts and soldiers.",
        "Korvan did not name a contractor for the repairs.",
        "No accord of its kind had been signed in Elvar since the war.",
    ],
)
def test_a_short_last_paragraph_below_a_button_still_belongs_to_the_text(last):
    lines = [HARBOUR.headline, "2 hours ago", "Quay Mail", *HARBOUR.paragraphs, "Listen now", last]

    found = texts("\n".join(lines))

    assert found[HARBOUR.headline].endswith(last)
