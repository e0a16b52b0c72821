"""The golds of segments are sound, and what people write down becomes the spans they mean."""

import pytest
from bench.golds import gold, notation

PAGE = """<html><body><nav><a href="/sport">Sport</a></nav>
<h1>Ferry &amp; tug meet</h1>
<p class="by"><span class="who">Ann Ode</span> <time>5 April 2031</time></p>
<p>The ferry <b>Anna</b> met a tug.</p><p>Nobody was hurt.</p>
<ul><li><a href="/tug">Tug sold again</a><p>It went for little.</p></li>
<li><a href="/quay">Quay is closed</a><p>Ships wait.</p></li></ul>
<h3><a href="/tug">Tug sold again</a></h3></body></html>"""


def lines(markup: str = PAGE) -> notation.Lines:
    return notation.Lines(gold.lay("ferry", None, markup))


def words(article: gold.Row, role: str) -> list[str]:
    return [PAGE[start:end] for start, end in article[role]]


def test_marks_become_spans_of_the_markup():
    marks = "main H 2 Y 3.1 D 3.2 B 4-5 P 2031-04-05"

    (main,) = notation.read(marks, lines()).articles

    assert words(main, "headline") == ["Ferry &amp; tug meet"]
    assert words(main, "byline") == ["Ann Ode"]
    assert words(main, "date") == ["5 April 2031"]
    assert words(main, "body") == ["The ferry <b>Anna</b> met a tug.", "Nobody was hurt."]
    assert main["published"] == "2031-04-05"


def test_a_row_of_teasers_counts_from_each_headline():
    found = notation.read("teasers 6-8/2 B +1", lines()).articles

    assert [words(article, "headline") for article in found] == [
        ["Tug sold again"],
        ["Quay is closed"],
    ]
    assert [words(article, "body") for article in found] == [
        ["It went for little."],
        ["Ships wait."],
    ]
    assert [article["link"] for article in found] == ["/tug", "/quay"]


def test_a_headline_that_comes_again_is_one_article():
    found = notation.read("teasers 6-8/2\nteasers 10", lines()).articles

    assert len(found) == 2
    assert words(found[0], "repeats") == ["Tug sold again"]


def test_a_headline_that_leads_where_another_leads_is_one_article():
    markup = (
        '<a href="/tug/">Tug sold</a><p><a href="/tug#more">A tug is sold</a></p><a href="#">No</a>'
    )

    found = notation.read("teasers 1-3", lines(markup)).articles

    assert [len(article.get("repeats", ())) for article in found] == [1, 0]


def test_what_may_be_a_teaser_is_optional_and_joined_to_nothing_else():
    found = notation.read("teasers 6\nmaybe 8-10/2", lines()).articles

    assert [article.get("optional", False) for article in found] == [False, True, True]


def test_a_whole_article_may_be_optional_too():
    (maybe,) = notation.read("maybe full H 2 B 4-5", lines()).articles

    assert maybe["kind"] == "full"
    assert maybe["optional"]
    assert words(maybe, "headline") == ["Ferry &amp; tug meet"]


def test_part_of_a_line_is_marked_by_its_words_or_characters():
    found = notation.read('full H 2:0-5 B 4"met a tug"', lines()).articles[0]

    assert words(found, "headline") == ["Ferry"]
    assert words(found, "body") == ["met a tug"]


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ("main H 99", "no line 99"),
        ("note fine\nlead H 2", "line 2 of the marks"),
        ("main H two", "no place"),
        ("main H", "no place after it"),
        ("main 2", "before any letter"),
        ("main H 2 P soon", "no ISO date"),
        ("main H 2:0-999", "characters"),
        ("main H 3.4", "2 pieces"),
        ('main H 2"tram"', "no such words"),
        ("main B 5-4", "ends before it starts"),
        ("teasers 6-8 B 7", "count from the headline"),
    ],
)
def test_marks_that_cannot_be_right_are_refused_with_their_line(marks: str, why: str):
    with pytest.raises(notation.BadMark, match=why):
        notation.read(marks, lines())


def test_a_span_that_is_hidden_or_marked_twice_is_unsound():
    page = gold.lay("ferry", None, PAGE)
    start, end = page.source(*notation.Lines(page).line(4))
    twice = [
        {"kind": "main", "body": [[start, end]]},
        {"kind": "teaser", "headline": [[start, start + 9]]},
    ]

    assert "is another's too" in gold.unsound({"articles": twice}, page)[0]
    assert "is not shown" in gold.unsound({"articles": [{"body": [[1, 4]]}]}, page)[0]


def test_every_gold_is_about_the_page_it_names_and_its_spans_are_shown():
    made = {page["id"]: page for page in gold.golds()}
    assert all(gold.part_of(page_id) == page["part"] for page_id, page in made.items())
    if not gold.is_shared():
        pytest.skip("the shared pages that the golds are about are not at hand")

    for page in gold.sources(made):
        about = made[page["id"]]
        assert about["sha256"] == gold.digest(page["html"])
        assert gold.unsound(about, gold.lay(page["id"], page["url"], page["html"])) == []
