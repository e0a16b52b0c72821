"""The layouts of bench/layouts: what they make is what they say, on every run."""

import json

import pytest
from bench.golds.gold import Laid, unsound
from bench.layouts.kinds import HELD
from bench.layouts.pages import FORMS, LAYOUTS, PAGES, Made, cases
from bench.segments import FLOORS, fallen, measure
from bench.segments_match import pooled

KINDS = frozenset(("main", "full", "teaser"))


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_the_gold_of_a_layout_is_sound_in_both_forms(name):
    for form in FORMS:
        for case in cases(form, [name]):
            assert unsound({"articles": case.articles}, Laid(case.page)) == []
            assert {article["kind"] for article in case.articles} <= KINDS
            assert all(article["headline"] for article in case.articles)


@pytest.mark.parametrize("form", FORMS)
def test_both_forms_of_a_page_print_the_same_bodies(form):
    layout = LAYOUTS["regional_paper_with_comments"]

    html, text = Made(layout, 0).html(), Made(layout, 0).text()

    assert bodies(html) == bodies(text)


def bodies(case):
    laid = Laid(case.page)
    spans = [laid.shown(*span) for a in case.articles for span in a.get("body", ())]
    return [laid.text[start:end] for start, end in spans]


def test_a_page_is_the_same_on_every_run():
    layout = LAYOUTS["wall_of_outlets"]

    one, two = Made(layout, 3).html(), Made(layout, 3).html()

    assert one.page["text"] == two.page["text"]
    assert one.articles == two.articles


def test_sixteen_layouts_are_held_back_and_there_are_four_hundred_pages():
    assert len(HELD & LAYOUTS.keys()) == 16
    assert len(LAYOUTS) * PAGES >= 400


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", ["dev", "held"])
def test_what_is_right_on_generated_pages_stays_right(form, part):
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["layouts"][f"{part} {form}"]
    names = HELD if part == "held" else frozenset(LAYOUTS) - HELD

    figures = pooled(page.tally for page in measure(cases(form, names))).figures()

    assert fallen(f"{part} {form}", figures, floors) == []
