"""The page of a search: what it shows, how it goes on, and what it says where there is nothing."""

import pytest

from tests.views.web.browse import get, look
from tests.views.web.cable import HOSTILE, key
from tests.views.web.printed import ME


def test_every_page_has_a_box_to_search_in():
    for path in ("/", "/verify", "/failed", f"/article/{ME}", "/search?words=treaty"):
        (box,) = look(path).all("input", name="words")
        assert box["type"] == "search"
    assert box["value"] == "treaty"


def test_hits_stand_by_kind_with_their_words_marked_and_their_characters_a_click_away():
    page = look("/search?words=treaty")

    assert all(kind in page.text for kind in ("Articles", "What happened", "Who said it"))
    assert len(page.all("mark")) > 10
    assert "4 independent" in page.text
    assert "and 396 more" in page.text
    addresses = [a["href"] for a in page.all("a")]
    assert f"/article/{ME}" in addresses
    assert f"/fact/{key('fact 0')}" in addresses
    assert any(a.startswith(f"/article/{ME}?mark=") and a.endswith("#mark") for a in addresses)


def test_a_word_that_very_many_hold_is_said_to_be_ranked_in_part():
    text = look("/search?words=treaty").text

    assert "more than 1,000" in text
    assert "only the newest are ranked" in text


def test_what_hostile_pages_print_is_shown_and_not_run():
    source = get("/search?words=treaty").text

    assert HOSTILE not in source
    assert "<mark>treaty</mark>" in source


def test_a_kind_can_be_looked_through_page_by_page():
    overview = look("/search?words=treaty&outlet=courier")
    (more,) = [a["href"] for a in overview.all("a") if "kind=quote" in a["href"]]
    first = look(more)
    (following,) = [a["href"] for a in first.all("a") if "page=2" in a["href"]]

    assert "outlet=courier" in following
    assert "kind=quote" in following
    assert [a["href"] for a in look(following).all("a", rel="prev")] == [more]


def test_nothing_sought_says_how_to_search_and_nothing_found_how_to_find_more():
    assert "All words are needed" in look("/search").text
    assert "Nothing found" in look("/search?words=zebra").text
    narrowed = look("/search?words=zebra&country=EST")
    assert "/search?words=zebra" in [a["href"] for a in narrowed.all("a")]


def test_what_was_asked_for_stays_in_the_form():
    page = look(
        "/search?words=%22a+b%22&country=EST&since=2031-05-01&origins=2&kind=event&root=AID"
    )

    values = {field["name"]: field.get("value") for field in page.all("input")}
    assert values["words"] == '"a b"'
    assert (values["country"], values["since"], values["origins"]) == ("EST", "2031-05-01", "2")
    assert [a["value"] for a in page.all("option") if "selected" in a] == ["event", "AID"]


@pytest.mark.parametrize("asked", ["page=-1", "page=999999", "origins=many", "words=%00%ED%A0%80"])
def test_an_address_that_makes_no_sense_is_still_a_page(asked):
    assert get(f"/search?words=treaty&{asked}").status_code == 200


def test_a_day_that_is_none_is_refused_in_words():
    answer = get("/search?words=treaty&since=Monday")

    assert answer.status_code == 400
    assert "is no day" in answer.text
