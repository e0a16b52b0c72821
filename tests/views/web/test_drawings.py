"""Drawings are text: what stands in them can be read without a browser."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from copydesk.views.web.bands import draw_bands, draw_shares
from copydesk.views.web.joins import LISTED, gather
from copydesk.views.web.lineage import LEAVES, draw_lineage, grow
from copydesk.views.web.matrix import Choice, lay_out
from copydesk.views.web.strip import draw_first_seen
from tests.views.web.cable import CABLE, HOSTILE, LINEAGE, OUTLETS
from tests.views.web.extremes import EVIL, WIRE, wire

printable = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def words(svg: str) -> list[str]:
    return [e.text or "" for e in drawn(svg).iter("text")]


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of every chip."""
    found = [e.attrib for e in drawn(svg).iter("rect") if "chip" in e.attrib.get("class", "")]
    return [
        (
            float(a["x"]),
            float(a["y"]),
            float(a["x"]) + float(a["width"]),
            float(a["y"]) + float(a["height"]),
        )
        for a in found
    ]


def test_four_copies_are_one_band_of_four_bars():
    svg = drawn(draw_bands((("A", 0, 4), ("B", 1, 1))))

    bars = [e.attrib["class"] for e in svg.iter("rect")]
    assert bars == ["bar hue-0"] * 4 + ["bar hue-1"]
    assert svg.attrib["aria-label"] == "report A: 4 articles, report B: 1 article"


def test_four_hundred_copies_are_one_bar_and_a_number():
    svg = draw_bands((("A", 0, 397),))

    assert len(list(drawn(svg).iter("rect"))) == 1
    assert words(svg) == ["A", "×397"]


def test_a_hundred_reports_end_in_a_number():
    svg = draw_bands(tuple((f"R{n}", n, 1) for n in range(100)))

    assert words(svg)[-1] == "+88"


def test_shares_are_drawn_in_proportion():
    bars = {
        e.attrib["class"]: e.attrib["width"]
        for e in drawn(draw_shares(0.5, 0.25, 0.25)).iter("rect")
    }

    assert (bars["copied"], bars["derived"], bars["own"]) == ("100", "50", "50")


def test_the_tree_shows_every_article_once_under_the_one_it_took_from():
    knots = grow(LINEAGE)

    assert sorted(k.branch.article for k in knots) == sorted(b.article for b in LINEAGE)
    for knot in knots:
        above = None if knot.parent is None else knots[knot.parent].branch.article
        assert above == knot.branch.on


def test_many_copies_that_nobody_took_from_are_one_line_of_the_tree():
    knots = grow(WIRE.lineage)

    folded = [k.folded for k in knots if k.folded]
    assert folded == [399 - (LEAVES - 1)]
    assert sum(k.folded or 1 for k in knots) == len(WIRE.lineage)
    assert "394 more copies" in " ".join(words(draw_lineage(WIRE.lineage)))


def test_articles_that_took_from_each_other_in_a_circle_are_still_drawn():
    one, two, three = LINEAGE[:3]
    ring = (
        replace(one, on=three.article),
        replace(two, on=one.article),
        replace(three, on=two.article),
    )

    assert len(grow(ring)) == 3
    assert drawn(draw_lineage(ring)) is not None


def test_a_chain_of_a_thousand_copies_is_drawn():
    chain = tuple(
        replace(LINEAGE[0], article=f"{n:016x}", on=f"{n - 1:016x}" if n else None)
        for n in range(1000)
    )

    assert len(grow(chain)) == 1000
    assert "more article" in draw_lineage(chain)


def test_what_is_derived_is_hatched_and_named_by_a_small_letter():
    svg = draw_lineage(LINEAGE)

    assert "url(#lineage-0)" in svg
    assert 'id="lineage-0"' in svg
    assert "a′" in words(svg)


def test_the_strip_counts_what_has_no_date_and_gives_a_day_its_whole_width():
    svg = draw_first_seen(OUTLETS)

    assert "1 article without a date" in words(svg)
    spans = [e for e in drawn(svg).iter("line") if e.attrib["class"].startswith("span")]
    assert len(spans) == 2


def test_the_strip_of_articles_without_any_date_says_so():
    svg = draw_first_seen([replace(o, published=None) for o in OUTLETS])

    assert words(svg) == ["no date is printed anywhere"]


def test_chips_of_the_strip_never_cover_each_other_nor_leave_it():
    for outlets in (OUTLETS, OUTLETS * 4, wire(30).outlets, WIRE.outlets):
        found = sorted(boxes(draw_first_seen(outlets)))

        for n, (left, top, right, bottom) in enumerate(found):
            assert left >= 0
            assert right <= 560
            for other in found[n + 1 :]:
                assert other[0] >= right or other[1] >= bottom or other[3] <= top


def test_no_article_is_lost_from_the_strip():
    labels = words(draw_first_seen(WIRE.outlets))

    counts = [int(w.split("×")[1]) if "×" in w else 1 for w in labels if w.startswith(("A", "a"))]
    assert sum(counts) + 1 == len(WIRE.outlets)


def test_drawings_escape_what_was_printed():
    for svg in (draw_lineage(EVIL.lineage), draw_first_seen(EVIL.outlets)):
        assert "<script" not in svg
        assert "<img" not in svg
        assert any(HOSTILE in (e.text or "") for e in drawn(svg).iter("title"))


@given(printable, printable)
def test_any_name_and_note_make_a_well_formed_drawing(name, note):
    svg = draw_lineage((replace(LINEAGE[0], name=name, note=note),))

    assert drawn(svg) is not None


def test_the_reports_of_a_matrix_stand_side_by_side():
    shuffled = replace(CABLE, outlets=CABLE.outlets[::2] + CABLE.outlets[1::2])

    letters = [column.letter for column in lay_out(shuffled).columns]

    assert "".join(letters) == "AAAAABBDC"


def test_a_folded_column_says_how_many_of_its_articles_state_a_fact():
    table = lay_out(WIRE)

    assert [c.folded for c in table.columns] == [True, False]
    squares = [line.squares[0] for part in table.sections for line in part.lines]
    assert [(s.printing, s.members) for s in squares] == [(401, 401), (400, 401), (399, 401)]


def test_a_cell_stands_under_the_article_that_prints_it_wherever_its_column_went():
    order = [5, 0, 8, 1, 2, 7, 3, 4, 6]
    moved = replace(
        CABLE,
        outlets=tuple(CABLE.outlets[n] for n in order),
        facts=tuple(replace(f, cells=tuple(f.cells[n] for n in order)) for f in CABLE.facts),
    )

    table = lay_out(moved)

    for part in table.sections:
        for row in part.lines:
            for column, square in zip(table.columns, row.squares, strict=True):
                assert square.cell is None or square.cell.place.article == column.outlet.article


@given(st.integers(-5, 500), st.sampled_from(["A", "B", "Z", ""]))
def test_any_page_of_columns_shows_at_least_one_of_each_report(start, opened):
    table = lay_out(WIRE, Choice(opened, start))

    assert {column.letter for column in table.columns} == {"A", "B"}
    assert len(table.columns) <= 42


def test_past_ten_facts_of_a_kind_the_rest_waits_until_asked_for():
    many = replace(CABLE, facts=CABLE.facts * 10)

    assert [(len(s.lines), s.hidden) for s in lay_out(many).sections] == [
        (10, 30),
        (10, 20),
        (10, 20),
    ]
    assert sum(s.hidden for s in lay_out(many, Choice(everything=True)).sections) == 0


def test_a_pair_joined_in_many_facts_is_one_join_that_says_so():
    parts = gather(CABLE.facts)

    assert [part.kind for part in parts] == ["C", "R", "A", "Q"]
    assert [(part.found, part.joins[0].facts) for part in parts] == [
        (1, 10),
        (1, 2),
        (1, 2),
        (1, 2),
    ]


def test_of_thousands_of_joins_a_few_are_listed_and_all_are_counted():
    edge = CABLE.facts[0].edges[0]
    edges = tuple(replace(edge, other=f"{n:016x}") for n in range(5000))

    (part,) = gather([replace(CABLE.facts[0], edges=edges)])

    assert (part.found, len(part.joins)) == (5000, LISTED)
