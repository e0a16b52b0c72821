"""Every page and every state of it, as it leaves the application."""

from dataclasses import replace
from urllib.parse import quote

import pytest

from copydesk.views.sheets import Count, FrontSheet
from copydesk.views.web.app import build_app
from tests.views.web.browse import Page, get, look
from tests.views.web.cable import ARABIC, CABLE, CLASHES, HOSTILE, OUTLETS, STORY, key
from tests.views.web.extremes import ARABIC_STORY, EVIL, FRONT, LONG, WIRE, line
from tests.views.web.fake import FakeDesk
from tests.views.web.printed import DIFF, FAILED, ME, PAGE, TEXT

COMPARED = "/diff?" + "&".join(f"a={outlet.article}" for outlet in OUTLETS[:5])


def test_the_front_page_puts_the_number_first_and_a_band_for_each_report():
    page = look("/")

    assert "4 independent" in page.text
    assert "24 pages , 3 failed" in page.text
    assert page.all("svg", aria_label="x") == []
    said = [a["aria-label"] for a in page.all("svg")]
    assert said[0] == (
        "report A: 5 articles, report B: 2 articles, report C: 1 article, report D: 1 article"
    )
    assert "2 clashes" in page.text


def test_stories_stand_under_their_day_and_those_without_one_under_none():
    text = look("/").text

    assert (
        text.index("Fri 2 May 2031") < text.index("Sun 1 June 2031") < text.index("Without a date")
    )


def test_the_filters_keep_what_was_asked_for_and_say_how_much_was_found():
    page = look("/?q=ferries&country=SWE&kind=other&origins=2")

    assert "1 found" in page.text
    assert page.all("input", name="q")[0]["value"] == "ferries"
    assert page.all("input", name="origins")[0]["value"] == "2"
    assert [a["value"] for a in page.all("option") if "selected" in a] == ["SWE", "other"]


@pytest.mark.parametrize("origins", ["", "-1", "many", "99999999999999999999", "²"])
def test_a_number_of_origins_that_is_none_asks_for_nothing(origins):
    assert "5 stories" in look(f"/?origins={quote(origins)}").text


def test_an_empty_desk_says_how_to_fill_it():
    app = build_app(FakeDesk(FrontSheet(0, 0, 0, (), ())))

    page = look("/", app)

    assert "No story yet" in page.text
    assert "copydesk read" in page.text


def test_a_desk_whose_pages_hold_no_article_points_to_those_that_failed():
    page = look("/", build_app(FakeDesk(FrontSheet(3, 3, 0, (), ()))))

    assert "3 pages came in, and no article was found" in page.text


def test_one_story_is_a_front_page():
    page = look("/", build_app(FakeDesk(replace(FRONT, stories=FRONT.stories[:1]))))

    assert "1 story" in page.text
    assert len(page.all("h3")) == 1


def test_thousands_of_stories_are_turned_a_page_at_a_time():
    many = tuple(line(replace(CABLE, story=key(f"s{n}"), title=f"Story {n}")) for n in range(250))
    app = build_app(FakeDesk(replace(FRONT, stories=many)))

    second = look("/?start=100", app)

    assert len(second.all("h3")) == 100
    assert "101 to 200 of 250" in second.text
    assert second.all("a", rel="next")[0]["href"].endswith("start=200")
    assert second.all("a", rel="prev")[0]["href"].endswith("start=0")


def test_a_story_says_articles_texts_and_independent_origins_in_one_line():
    assert "9 articles → 4 texts → 4 independent origins" in look(f"/story/{STORY}").text


def test_a_cell_of_the_matrix_opens_its_sentence_and_says_whose_report_it_is():
    page = look(f"/story/{STORY}")
    place = CABLE.facts[0].cells[0].place

    links = page.all("a", href=f"/article/{place.article}?mark={place.start}-{place.end}#mark")

    assert {"aria-label": "Baltic Courier: report A"}.items() <= links[0].items()


def test_a_row_of_the_matrix_opens_its_fact():
    page = look(f"/story/{STORY}")

    for fact in CABLE.facts:
        assert page.all("a", href=f"/fact/{fact.fact}")


def test_the_heads_of_the_matrix_say_what_they_head():
    page = look(f"/story/{STORY}")

    scopes = {a.get("scope") for a in page.all("th")}
    assert scopes == {"col", "colgroup", "row", "rowgroup"}


def test_every_clash_shows_the_characters_of_each_side():
    text = look(f"/story/{STORY}").text

    for clash in CLASHES:
        assert clash.verdict in text
        for value, place in clash.sides:
            assert value in text
            assert place.text in text


def test_four_hundred_carriers_of_one_wire_are_one_column_that_opens():
    page = look(f"/story/{WIRE.story}")

    assert len(page.having("outlet")) == 2
    (opener,) = page.all("a", href="?open=A#matrix")
    assert opener["aria-label"] == "Report A, 401 articles: open"
    assert "401 of 401 articles: report A, prints its text" in {
        a.get("aria-label") for a in page.all("a")
    }


def test_an_opened_wire_is_turned_a_page_of_columns_at_a_time():
    page = look(f"/story/{WIRE.story}?open=A&start=40")

    assert len(page.having("outlet")) == 41
    assert "41–80 of 401" in page.text
    assert page.all("a", href="?open=A&start=80#matrix")


def test_sixty_wordings_stand_folded_behind_the_first_twelve():
    page = look(f"/fact/{key('sixty')}")

    assert "60 wordings" in page.text
    assert "48 more wordings" in page.text
    assert page.all("ol", start="13")


def test_a_fact_shows_all_four_of_its_counts():
    text = look(f"/fact/{key('fact 0')}").text

    assert "9 articles → 3 texts → 3 independent → 2 origins of the words" in text


def test_a_fact_shows_every_edge_with_its_kind_and_its_evidence():
    page = look(f"/fact/{key('fact 0')}")

    for words in ("copied", "rewritten", "credited", "both name the same speaker"):
        assert words in page.text
    assert "Harju Teataja reported" in page.text
    assert "programme → program" in page.text


def test_an_article_shows_its_page_as_it_came():
    page = look(f"/page/{PAGE.page_id}")

    for stretch in PAGE.stretches:
        for part in stretch.sentences or (stretch,):
            assert part.text in page.text
    assert "promo" in page.text
    assert len(page.having("furniture")) == 3


def test_the_segments_of_a_page_say_role_article_place_and_reason():
    page = look(f"/page/{PAGE.page_id}?show=segments")

    rows = page.having("seg")
    assert len(rows) == len(PAGE.stretches)
    assert len(page.having("furniture")) == 3
    assert f"{PAGE.stretches[0].start}–{PAGE.stretches[0].end}" in page.text
    assert "asks for money" in page.text
    assert "in the markup 40–67" in page.text
    for stretch in PAGE.stretches:
        assert " ".join(stretch.text.split()) in page.text


def test_the_chart_of_a_page_has_a_bracket_for_each_article():
    page = look(f"/page/{PAGE.page_id}?show=segments")

    drawn = [svg["aria-label"] for svg in page.all("svg")]
    assert drawn == ["2 articles among 9 segments"]
    assert len(page.having("bracket")) == 2


def test_the_segments_of_one_article_leave_the_others_quiet():
    page = look(f"/article/{ME}?show=segments")

    mine = [s for s in PAGE.stretches if s.article == ME]
    assert len(page.having("seg")) - len(page.having("other")) == len(mine)


def test_a_page_that_failed_has_no_segments_but_its_reason():
    page = look(f"/page/{FAILED[0].page_id}?show=segments")

    assert "This page could not be read" in page.text


def test_an_article_says_how_much_is_whose():
    page = look(f"/article/{ME}")

    for words in ("72 % copied", "20 % derived", "8 % own", "Thursday → Friday", "92 % of it"):
        assert words in page.text


def test_the_characters_that_were_asked_for_are_marked_once_by_name():
    start = TEXT.index("signed a treaty")

    page = look(f"/article/{ME}?mark={start}-{start + 15}")

    assert len(page.all("mark")) == 1
    assert page.all("mark", id="mark")


def test_a_diff_names_each_kind_of_change_in_letters_too():
    html = get(COMPARED).text

    for mark in (
        "<sup>dt</sup>",
        "<sup>cut</sup>",
        "<sup>no</sup>",
        "<sup>nm</sup>",
        "<sup>qu</sup>",
    ):
        assert mark in html
    page = Page(html)
    assert page.text.count("= same words") == 3
    assert "not printed" in page.text
    assert len(page.all("th", scope="col")) == len(DIFF.outlets)


@pytest.mark.parametrize("path", ["/diff", f"/diff?a={ME}", f"/diff?a={ME}&a={ME}"])
def test_a_diff_of_fewer_than_two_articles_says_what_to_do(path):
    answer = get(path)

    assert answer.status_code == 400
    assert "Choose two or more" in answer.text


def test_a_diff_of_more_than_six_goes_on_against_the_first_a_page_further():
    asked = [outlet.article for outlet in OUTLETS]
    path = "/diff?" + "&".join(f"a={article}" for article in asked)

    page = get(path).text

    assert f"{len(asked)} articles, all against the first" in page
    assert f"{path.replace('&', '&amp;')}&amp;at=5" in page
    assert "<b>2</b>" in get(f"{path}&at=5").text


@pytest.mark.parametrize("at", [-3, 0, 7, 99999])
def test_a_page_of_a_diff_that_there_is_not_is_the_nearest(at):
    path = "/diff?" + "&".join(f"a={outlet.article}" for outlet in OUTLETS)

    assert get(f"{path}&at={at}").status_code == 200


def test_a_quotation_is_shown_in_its_wordings_with_what_they_lack():
    page = look("/verify?quote=a+line+of+light")

    assert "word for word" in page.text
    assert "79 % alike" in page.text
    assert "missing here: line of" in page.text


def test_a_quotation_that_is_printed_nowhere_is_no_claim_that_nobody_said_it():
    assert "does not say that nobody said them" in look("/verify?quote=" + quote(HOSTILE)).text


def test_failed_pages_stand_with_their_reasons():
    text = look("/failed").text

    for sheet in FAILED:
        assert sheet.page in text
        assert sheet.reason in text


@pytest.mark.parametrize("path", ["/nowhere", "/story/0", "/fact/0", "/article/0", "/page/0"])
def test_what_is_not_there_is_a_page_with_a_way_on(path):
    answer = get(path)

    assert answer.status_code == 404
    assert Page(answer.text).all("a", href="/")
    assert "script" not in answer.headers["content-security-policy"]


def test_a_number_that_is_none_is_a_page_too_and_no_stray_data():
    answer = get("/?start=x")

    assert answer.status_code == 400
    assert "Not understood" in answer.text


def test_a_hostile_headline_reads_as_it_was_printed():
    page = look(f"/story/{EVIL.story}")

    assert " ".join(HOSTILE.split()) in page.text


def test_words_of_others_take_their_own_direction():
    page = look(f"/story/{ARABIC_STORY.story}")

    assert ARABIC in page.text
    assert page.all("h1", dir="auto")


def test_a_headline_of_three_hundred_characters_is_set_smaller():
    assert len(LONG.title) > 300
    assert look(f"/story/{LONG.story}").all("h1", class_="long")


def test_what_is_not_known_is_said_so():
    text = look(f"/story/{LONG.story}").text

    assert "no date printed" in text
    assert "None was found." in text


def test_stories_known_by_a_headline_only_stand_apart_and_are_no_stories_yet():
    bare = replace(
        FRONT.stories[0], count=Count(0, 0, 0, 0), bands=(), title="Rail fares to rise", articles=3
    )
    page = look("/", build_app(FakeDesk(replace(FRONT, stories=(*FRONT.stories, bare)))))

    assert "5 stories" in page.text
    assert "1 headline without a text" in page.text
    assert page.text.index("Rail fares to rise ×3") > page.text.index("Known by a headline only")
