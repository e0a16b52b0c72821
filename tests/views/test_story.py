import pytest

from copydesk.errors import NotFound
from copydesk.views.attest import say_note
from copydesk.views.phrase import say_clause
from copydesk.views.story import fact, story
from tests.views.build import SEVEN_SAID, hexed, look, text_of


@pytest.fixture
def sheet():
    return story(look(), "pact")


def row_of(sheet, name):
    return next(row for row in sheet.facts if row.fact == hexed("fact", name))


def letters(sheet, row):
    signs = {"derived": "'", "credited": "*"}
    cells = zip(sheet.outlets, row.cells, strict=True)
    return {o.page: c.letter + signs.get(c.how, "") for o, c in cells if c}


def test_five_articles_are_four_texts_and_two_reports(sheet):
    count = sheet.count

    assert (count.carriers, count.texts, count.independent, count.outlets) == (5, 4, 2, 5)
    assert (sheet.first, sheet.last, sheet.place) == ("2031-05-05", "2031-05-05", "Suva")


def test_the_articles_of_a_report_stand_side_by_side_what_rewrites_or_credits_last(sheet):
    heads = [(o.page, o.letter, o.how) for o in sheet.outlets]

    assert heads == [
        ("ledger.txt", "A", "own"),
        ("post.txt", "A", "copy"),
        ("lens.txt", "A", "derived"),
        ("monitor.txt", "A", "credited"),
        ("farol.txt", "B", "own"),
    ]


def test_an_outlet_without_a_name_is_called_after_its_page(sheet):
    assert [o.name for o in sheet.outlets][3] == "monitor.txt"


def test_facts_stand_best_attested_first(sheet):
    counts = [(row.count.independent, row.count.carriers) for row in sheet.facts]

    assert counts == sorted(counts, reverse=True)
    assert sheet.facts[0].text == "Chile and Fiji sign 9 accords"


def test_a_cell_has_the_letter_of_its_report_and_the_characters_of_the_page(sheet):
    row = row_of(sheet, "signed")

    assert letters(sheet, row) == {
        "ledger.txt": "A", "lens.txt": "A'", "monitor.txt": "A*", "farol.txt": "B",
    }  # fmt: skip
    for cell in filter(None, row.cells):
        assert text_of(cell.place.page)[cell.place.start : cell.place.end] == cell.place.text


def test_what_a_credited_article_has_of_its_own_is_told_in_its_own_letter(sheet):
    row = row_of(sheet, "asked")

    assert letters(sheet, row) == {"monitor.txt": "D"}
    assert row.note == "one article only"


def test_two_reports_of_one_speaker_are_said_to_be_so(sheet):
    assert row_of(sheet, "storm").note == "said by one speaker"
    assert row_of(sheet, "storm").text == "“We share one coast and one storm”"


def test_a_fact_says_who_when_and_where(sheet):
    assert row_of(sheet, "signed").detail == "AGREE · CHL, FJI · Mon 5 May 2031 · Suva"


def test_an_edge_shows_the_characters_that_speak_for_it(sheet):
    (edge,) = row_of(sheet, "signed").edges

    assert (edge.kind, edge.article, edge.other) == (
        "R", hexed("article", "lens.txt"), hexed("article", "ledger.txt"),
    )  # fmt: skip
    ((what, place),) = edge.evidence
    assert (what, place.text, place.article) == ("covers it", "accords now bind", edge.article)


def test_a_clash_shows_both_sides(sheet):
    (clash,) = sheet.clashes

    assert [(value, place.page) for value, place in clash.sides] == [
        ("9 accords", "ledger.txt"),
        ("7 accords", "post.txt"),
    ]


def test_the_lineage_says_what_became_of_the_text(sheet):
    notes = {branch.name: (branch.on and branch.on[:4], branch.note) for branch in sheet.lineage}
    ledger = hexed("article", "ledger.txt")[:4]

    assert notes == {
        "The Ledger": (None, ""),
        "Post": (ledger, "tail cut, number: 9 → 7"),
        "Lens": (ledger, "covers 2 of 4 sentences"),
        "monitor.txt": (ledger, "credits it"),
        "El Farol": (None, ""),
    }


def test_a_fact_is_found_with_its_story():
    sheet, row = fact(look(), hexed("fact", "seven"))

    assert (sheet.title, row.text) == ("Chile and Fiji sign a pact", "7 accords")


def test_an_unknown_fact_is_not_found():
    with pytest.raises(NotFound, match="no fact 00"):
        fact(look(), "00")


def test_an_event_is_told_by_its_clause_where_that_names_who_acts():
    row = {
        "says": "event", "text": "It rained, and Peru asked for the text, officials said.",
        "event": {"actors": [{"name": "Peru", "iso3": "PER", "role": "source"}]},
    }  # fmt: skip
    whole = {"text": row["text"], "words": "Peru asked for the text"}
    nameless = {"text": row["text"], "words": "asked for the text"}
    elsewhere = {"text": "Peru asked again.", "words": "Peru asked again"}

    assert say_clause(row, [elsewhere, whole]) == "Peru asked for the text"
    assert say_clause(row, [elsewhere, nameless]) == row["text"]


def test_what_stands_in_headlines_only_is_said_to():
    none = dict.fromkeys(("carriers", "texts", "independent", "origins"), 0)

    assert say_note(none, []) == "in headlines only"


def test_an_article_hangs_where_the_lineage_says_with_what_shows_it(sheet):
    told = {branch.name: (branch.how, branch.shown) for branch in sheet.lineage}
    (post,) = [branch for branch in sheet.lineage if branch.name == "Post"]

    assert told["Post"] == ("copy", "text")
    assert told["Lens"] == ("derived", None)
    assert [(what, place.text) for what, place in post.evidence] == [
        ("both have number: 9 → 7", SEVEN_SAID)
    ]
