"""The scorer of segments counts what is right, and nothing twice."""

import pytest
from bench.golds.gold import Laid
from bench.segments import Case, fallen, measure
from bench.segments_match import Piece, compare, pooled
from hypothesis import given
from hypothesis.strategies import integers, lists

from copydesk.pages import row

LEAD = "The ferry met a tug off the harbour on Monday, the port said in a statement."
TEXT = f"""Ferry and tug meet in the harbour

By Ann Ode
5 April 2031

{LEAD}

Nobody was hurt when the two ships touched at low speed, according to the harbour master.

Divers will look at the hull of the ferry on Tuesday before it may sail again, he added.
"""


def places(start: int, end: int) -> frozenset[int]:
    return frozenset(range(start, end))


def article(kind: str, start: int, end: int, **more: object) -> Piece:
    head, body = places(start, start + 10), places(start + 10, end)
    return Piece(kind, head, body, head | body, **more)  # type: ignore[arg-type]


def figures(wanted: list[Piece], found: list[Piece]) -> dict[str, float]:
    tally, _ = compare(wanted, found)
    return tally.figures()


def test_what_is_found_as_it_was_marked_is_all_right():
    marked = [article("main", 0, 200), article("full", 300, 400), article("teaser", 500, 510)]

    assert set(figures(marked, marked).values()) == {1.0}


def test_a_full_that_was_found_as_main_is_found_but_not_of_its_kind():
    found = figures([article("full", 0, 200)], [article("main", 0, 200)])

    assert found["article F1"] == 1
    assert found["kind of matched"] == 0
    assert (found["full P"], found["full R"]) == (0, 1)


def test_a_teaser_is_no_article_with_a_body():
    assert figures([article("full", 0, 200)], [article("teaser", 0, 200)])["article F1"] == 0


def test_a_body_that_swallows_the_next_article_has_another_article_in_it():
    marked = [article("main", 0, 110), article("full", 110, 160)]

    found = figures(marked, [article("main", 0, 160)])

    assert found["body without other articles"] == pytest.approx(100 / 150)
    assert found["body without furniture"] == 1
    assert found["body F1"] == pytest.approx((200 / 250 + 80 / 190) / 2)


def test_furniture_in_a_body_counts_by_characters():
    assert figures([article("main", 0, 110)], [article("main", 0, 135)])[
        "body without furniture"
    ] == pytest.approx(100 / 125)


def test_a_headline_found_at_its_second_place_is_right_once():
    again = (places(700, 710),)
    marked = [article("teaser", 500, 510, again=again)]

    both = compare(marked, [article("teaser", 500, 510), article("teaser", 700, 710)])
    second = figures(marked, [article("teaser", 700, 710)])

    assert both[0].figures() == second == {"teaser P": 1, "teaser R": 1, "teaser F1": 1} | {
        "article F1 by page": 1,
        "article P": 1, "article R": 1, "article F1": 1
    }  # fmt: skip
    assert both[1] == []


def test_what_may_be_an_article_or_not_is_neither_right_nor_wrong():
    marked = [article("main", 0, 200), article("teaser", 300, 310, optional=True)]

    assert figures(marked, marked)["article P"] == figures(marked, marked[:1])["article R"] == 1


def test_a_day_is_asked_for_only_where_the_page_prints_one():
    day, undated = frozenset({"2031-04-05"}), article("main", 0, 200)
    dated = article("main", 0, 200, days=day)

    assert figures([dated], [undated])["date of matched"] == 0
    assert figures([dated], [dated])["date of matched"] == 1
    assert "date of matched" not in figures([undated], [dated])


def test_an_article_without_a_printed_text_is_known_by_its_headline():
    bare = Piece("main", places(0, 40), whole=places(0, 40))

    assert figures([bare], [bare])["main F1"] == 1


@given(lists(integers(1, 80), max_size=8), lists(integers(1, 80), max_size=8))
def test_no_article_is_right_twice(marked: list[int], found: list[int]):
    def row_of(sizes: list[int]) -> list[Piece]:
        starts = [sum(sizes[:n]) + 10 * n for n in range(len(sizes))]
        return [article("full", s, s + 10 + size) for s, size in zip(starts, sizes, strict=True)]

    tally, misses = compare(row_of(marked), row_of(found))

    right = tally.right["article found"]
    assert right == tally.right["article wanted"] <= min(len(marked), len(found))
    assert len(misses) == len(marked) + len(found) - 2 * right


def test_a_page_of_text_is_read_and_scored_by_the_spans_of_its_text():
    head, by, lead = (TEXT.index(words) for words in ("Ferry", "By Ann", "The ferry"))
    gold = {
        "kind": "main", "published": "2031-04-05",
        "headline": [[head, TEXT.index("\n")]], "byline": [[by, by + 10]],
        "body": [[lead, lead + len(LEAD)], [TEXT.index("Nobody"), len(TEXT) - 1]],
    }  # fmt: skip
    case = Case("ferry", row.of_text(row.Known("ferry"), TEXT), [gold])

    found = pooled(page.tally for page in measure([case])).figures()

    assert set(found.values()) == {1.0}


@given(integers(0, 60), integers(1, 60))
def test_a_span_of_the_text_comes_back_from_the_markup(start: int, size: int):
    markup = (
        "<p>Tug &amp; <b>ferry</b> meet</p>\n<div> Caf&eacute; <i>at  the</i> quay<br>closed</div>"
    )
    laid = Laid(row.of_markup(row.Known("tug"), markup))
    words = laid.text[start : start + size].strip()
    at = laid.text.find(words, start)

    if words:
        assert laid.shown(*laid.source(start, start + size)) == (at, at + len(words))


def test_a_figure_below_its_floor_is_told():
    assert fallen("dev", {"body F1": 0.8}, {"body F1": 0.9, "date": 0.1}) == [
        "dev body F1 is 0.800, below its floor 0.900",
        "dev date is 0.000, below its floor 0.100",
    ]
