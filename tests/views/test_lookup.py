import pytest

from copydesk.errors import Ambiguous, NotFound
from copydesk.tables import Articles, Stories, build
from tests.views.build import STORY, article_row, hexed, look, number, story_row


def test_a_story_is_found_by_its_id_the_beginning_of_it_and_words_of_its_title():
    ways = f"{STORY:016x}", f"{STORY:016x}"[:6], "chile FIJI", "Chile and Fiji sign a pact"

    assert {look().find_story(way) for way in ways} == {STORY}


def test_a_story_is_found_by_a_page_and_by_words_of_another_headline():
    articles = build(Articles, [{**article_row("post.txt"), "headline": "Ports open to both"}])
    given = {"articles": articles, "stories": build(Stories, [story_row("post.txt")])}

    assert look(**given).find_story("post.txt") == STORY
    assert look(**given).find_story("open PORTS") == STORY


def test_words_that_fit_two_stories_are_sent_back_with_both():
    other = {**story_row("farol.txt"), "story_id": 7, "title": "Chile and Fiji win at rugby"}
    stories = build(Stories, [story_row("ledger.txt"), other])

    with pytest.raises(Ambiguous, match="2 answer to story chile.*rugby"):
        look(stories=stories).find_story("chile")


def test_a_whole_title_is_preferred_to_titles_that_hold_its_words():
    other = {**story_row("farol.txt"), "story_id": 7, "title": "Chile and Fiji sign a pact twice"}
    stories = build(Stories, [story_row("ledger.txt"), other])

    assert look(stories=stories).find_story("Chile and Fiji sign a pact") == STORY


@pytest.mark.parametrize("name", ["", "?!", "zebra", "0000", "chile zebra"])
def test_a_story_that_is_not_there_is_not_found(name):
    with pytest.raises(NotFound, match="copydesk stories"):
        look().find_story(name)


def test_a_page_is_found_by_its_name_and_its_id():
    ways = "post.txt", hexed("page", "post.txt"), hexed("page", "post.txt")[:8]

    assert {look().find_page(way)["page"] for way in ways} == {"post.txt"}


def test_an_article_is_found_by_its_page_and_its_id():
    ways = "post.txt", hexed("article", "post.txt")

    found = {look().find_article(way)["article_id"] for way in ways}

    assert found == {number("article", "post.txt")}


def test_a_headline_that_five_articles_share_names_none_of_them():
    with pytest.raises(Ambiguous, match="5 answer"):
        look().find_article("Chile and Fiji sign a pact")


def test_a_page_that_could_not_be_read_has_no_text():
    assert look().text(number("page", "lost.txt")) == ""
