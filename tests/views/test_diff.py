import pytest
from hypothesis import given
from hypothesis import strategies as some

from copydesk.errors import BadInput
from copydesk.text import fold, words
from copydesk.views.diff import diff
from copydesk.views.words import compare, edits
from tests.views.build import look


def kinds(reference, other):
    return [(run.text.strip(), run.kind) for run in compare(reference, other) if run.kind != "same"]


@pytest.mark.parametrize(
    ("reference", "other", "difference"),
    [
        ("It was a grey day.", "It was a gray day.", [("grey", "cut"), ("gray", "word")]),
        ("The labour law passed.", "The labor law passed.", [("labor", "spelling")]),
        ("‘Go,’ she said – twice.", "“Go,” she said - twice.", []),
        ("They sent 24 men.", "They sent 42 men.", [("24", "cut"), ("42", "number")]),
        ("They sent four men.", "They sent forty men.", [("four", "cut"), ("forty", "number")]),
        ("It began on Monday.", "It began on Tuesday.", [("Monday", "cut"), ("Tuesday", "date")]),
        ("It met in Oslo.", "It met in Turin.", [("Oslo", "cut"), ("Turin", "name")]),
        ("He “will go” now.", "He “may go” now.", [("will", "cut"), ("may", "quotation")]),
        ("He left the old house.", "He left the house.", [("old", "cut")]),
        ("He left.", "He left in haste.", [("in haste", "added")]),
    ],
)
def test_a_difference_is_of_the_kind_that_an_editor_would_say(reference, other, difference):
    assert kinds(reference, other) == difference


def test_differences_are_told_in_words():
    runs = compare("Send 24 old ships on Monday.", "Send 42 ships on Monday night.")

    assert edits(runs) == ("number: 24 → 42", "cut: old", "added: night")


@given(some.text(max_size=60), some.text(max_size=60))
def test_the_runs_of_a_wording_are_its_words_in_order(reference, other):
    runs = compare(reference, other)

    kept = "".join(run.text for run in runs if run.kind != "cut")
    assert [other[a:b] for a, b in words(other)] == [kept[a:b] for a, b in words(kept)]


@given(some.text(max_size=60))
def test_a_wording_does_not_differ_from_itself(text):
    runs = compare(text, text)

    assert {run.kind for run in runs} <= {"same"}
    assert fold("".join(run.text for run in runs)) == fold(text)


def test_a_sentence_that_an_article_lacks_leaves_its_cell_empty():
    sheet = diff(look(), ["ledger.txt", "post.txt"])

    assert len(sheet.rows) == 4
    assert sheet.rows[3].cells[1] is None
    assert sheet.rows[3].places[1] is None
    assert sheet.shared == 0.75


def test_the_first_article_is_the_reference():
    sheet = diff(look(), ["post.txt", "ledger.txt"])

    assert {word.kind for word in sheet.rows[0].cells[0]} == {"same"}
    assert sheet.rows[0].edits == ((), ("number: 7 → 9",))
    assert [outlet.name for outlet in sheet.outlets] == ["Post", "The Ledger"]


def test_articles_that_share_nothing_stand_one_after_the_other():
    sheet = diff(look(), ["lens.txt", "farol.txt"])

    assert [row.cells.index(None) for row in sheet.rows] == [1, 1, 1, 0, 0]


@pytest.mark.parametrize("names", [["post.txt"], ["post.txt", "post.txt"], []])
def test_fewer_than_two_articles_cannot_be_compared(names):
    with pytest.raises(BadInput, match="Name two to 6"):
        diff(look(), names)
