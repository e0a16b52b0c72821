import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis.strategies import permutations

from copydesk.facts import read, state
from copydesk.tables import Coverage, build
from tests.facts.articles import article, printings

QUOTE = "Roe said Fiji would 'neutralise' the plan."
CURLY = "Roe said Fiji would “neutralize” the plan."


def test_a_sentence_that_many_print_is_read_once():
    rows = article(QUOTE, name="a") + article(QUOTE, name="b") + article(CURLY, name="c")

    readings = read(printings(*rows))

    assert len(pc.unique(readings["key"])) == 1
    assert pc.unique(readings["wording"]).to_pylist() == [QUOTE]
    assert readings["item"].to_pylist() == list(range(len(readings)))


def test_a_sentence_that_stands_in_a_body_is_read_as_a_sentence():
    wording = "Minister: talks are over"
    rows = article(wording, name="a") + article("x", headline=wording, name="b")

    assert "quote" not in read(printings(*rows))["kind"].to_pylist()
    assert "quote" in read(printings(*rows[1:2]))["kind"].to_pylist()


@given(
    permutations(
        article(QUOTE, name="a") + article(CURLY, name="b") + article("Fiji left.", name="c")
    )
)
def test_the_order_of_rows_does_not_matter(rows):
    expected = read(printings(*sorted(rows, key=lambda row: row["article_id"])))

    assert read(printings(*rows)).equals(expected)


def test_the_words_of_a_reading_are_the_characters_it_cites():
    for row in read(printings(*article(QUOTE))).to_pylist():
        assert row["words"] == row["wording"][row["start"] : row["end"]]


def test_what_is_too_long_for_a_sentence_says_nothing():
    assert len(read(printings(*article("Roe said yes. " * 1_000)))) == 0


@pytest.mark.parametrize(
    "wording", [CURLY, "Roe  said Fiji would \u00ab neutralise \u00bb the plan."]
)
def test_a_reading_is_stated_in_the_spelling_and_place_of_its_own_page(wording):
    rows = (
        article(QUOTE, name="a") + article(QUOTE, name="b") + article("First.", wording, name="c")
    )

    stated = state(build(Coverage, rows), read(printings(*rows))).to_pylist()

    (mine,) = [
        row for row in stated if row["n"] == 2 and (row["quote"] or {}).get("direct") == "partial"
    ]
    assert mine["words"].strip("“”\u00ab\u00bb ") in ("neutralize", "neutralise")
    assert mine["from"] == mine["start"] + wording.index(mine["words"])


def test_a_carrier_that_says_nothing_keeps_one_row():
    (row,) = state(build(Coverage, article("It rained.")), read(printings())).to_pylist()

    assert (row["says"], row["text"]) == (None, "It rained.")
