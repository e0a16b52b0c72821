from dataclasses import replace

import pytest

from copydesk.errors import NotFound
from copydesk.views import roles
from copydesk.views.article import article, failed, page
from tests.views.build import HEAD, hexed, look, text_of


def test_every_stretch_and_sentence_is_the_characters_of_its_page():
    sheet = page(look(), "post.txt")

    assert sheet.text == text_of("post.txt")
    for part in (*sheet.stretches, *(s for x in sheet.stretches for s in x.sentences)):
        assert sheet.text[part.start : part.end] == part.text


def test_a_page_says_which_articles_are_on_it():
    assert page(look(), "post.txt").articles == ((hexed("article", "post.txt"), "main", HEAD),)


def test_furniture_belongs_to_no_article_and_says_why():
    stretches = page(look(), "post.txt").stretches

    assert [(s.role, s.article is None) for s in stretches] == [
        ("section", True), ("headline", False), ("body", False), ("promo", True),
    ]  # fmt: skip
    assert stretches[-1].why == "asks the reader to subscribe"


def test_the_groups_of_a_page_share_all_its_characters():
    sheet = page(look(), "post.txt")

    found = {share.group.name: share for share in roles.shares(sheet.stretches)}

    assert list(found) == ["headline", "body", "furniture"]
    assert found["furniture"].segments == 2
    assert sum(share.part for share in found.values()) == pytest.approx(1)
    printed = sum(not c.isspace() for s in sheet.stretches for c in s.text)
    assert sum(share.characters for share in found.values()) == printed


def test_articles_of_one_kind_are_numbered_down_the_page():
    sheet = replace(
        page(look(), "post.txt"),
        articles=(("a", "main", ""), ("b", "teaser", ""), ("c", "teaser", "")),
    )

    assert roles.names(sheet) == {"a": "main", "b": "teaser 1", "c": "teaser 2"}


def test_a_sentence_knows_its_carriers_its_edits_and_its_facts():
    first = page(look(), "post.txt").stretches[2].sentences[0]

    assert (first.letter, first.how, first.carriers) == ("A", "copy", 2)
    assert first.edits == ("number: 9 → 7",)
    assert first.facts == (hexed("fact", "seven"),)


def test_what_two_newsrooms_share_is_copied_in_both_and_the_rest_is_their_own():
    sheet = article(look(), "ledger.txt")

    assert sheet.copied + sheet.own == pytest.approx(1)
    assert 0 < sheet.own < 0.2
    assert sheet.depends == ()


def test_what_rewrites_another_article_is_derived_where_it_does():
    sheet = article(look(), "lens.txt")

    assert sheet.derived == pytest.approx(36 / (36 + 44 + 29))
    assert sheet.depends == ((hexed("article", "ledger.txt"), "The Ledger", "derived", 0.6),)


def test_an_article_says_what_its_outlet_changed():
    sheet = article(look(), "post.txt")

    assert sheet.changes == (("number", "9 → 7"),)
    assert (sheet.outlet, sheet.published, sheet.story_title) == (
        "Post", "2031-05-05T09:00:00Z", HEAD,
    )  # fmt: skip


def test_a_page_that_could_not_be_read_is_shown_with_its_reason():
    (lost,) = failed(look())

    assert (lost.page, lost.status, lost.reason) == ("lost.txt", "failed", "The file is empty.")
    assert page(look(), "lost.txt").stretches == ()


def test_an_unknown_page_is_not_found():
    with pytest.raises(NotFound, match="There is no page nowhere.txt"):
        page(look(), "nowhere.txt")
