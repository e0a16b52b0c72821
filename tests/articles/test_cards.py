"""Lists of cards: what stands between two headlines belongs to one of them."""

import pytest

from copydesk.articles import describe, find
from tests.articles.news import FLOOD, HARBOUR, STRIKE, VOTE
from tests.build import page, pages

STORIES = (STRIKE, FLOOD, VOTE)
AGED = ("2 hrs ago", "6 hrs ago", "23 hrs ago")


def card(order: str, story, age: str) -> list[str]:
    said = {"a": age, "o": story.outlet, "h": story.headline, "t": " ".join(story.paragraphs)}
    return [said[letter] for letter in order]


@pytest.mark.parametrize("order", ["aoht", "oaht", "haot", "hoat"])
@pytest.mark.parametrize("over", [[], ["Also in this thread"], ["Keep it for later", "The list"]])
def test_outlet_and_age_go_to_the_headline_of_their_card_in_any_order(order, over):
    cards = [line for s, age in zip(STORIES, AGED, strict=True) for line in card(order, s, age)]
    text = "\n".join(
        [HARBOUR.headline, "1 hr ago", "Quay Mail", *HARBOUR.paragraphs, *over, *cards]
    )
    printed = pages(page("page.txt", text))

    articles = describe(printed, find(printed)).to_pylist()

    signed = {row["headline"]: (row["outlet"], row["published_text"]) for row in articles}
    for story, age in zip(STORIES, AGED, strict=True):
        assert signed[story.headline] == (story.outlet, age)
