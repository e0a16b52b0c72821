import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.copies import compare
from copydesk.copies.changes import changes
from copydesk.copies.edits import differences
from copydesk.tables import Carried, build
from copydesk.text import key

START = 40


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("The centre closed.", "The center closed.", ["spelling: centre → center"]),
        ("It cost 13 euros.", "It cost 31 euros.", ["number: 13 → 31"]),
        ("It cost 28 million.", "It cost 28.4 million.", ["number: 28 → 28.4"]),
        ("He met Rowe in Oslo.", "He met Lind in Oslo.", ["name: Rowe → Lind"]),
        ("They signed the pact.", "They signed the pact on Monday.", ["date: ∅ → on Monday"]),
        ("It may close on May 3.", "It may close on June 3.", ["date: May → June"]),
        ("They quickly left the hall.", "They left the hall.", ["cut: quickly → ∅"]),
        ("They left the hall.", "They have left the hall.", ["added: ∅ → have"]),
        ("They left the hall.", "They left the house.", ["word: hall → house"]),
        ("It raised 4 million.", "It raised 4 billion.", ["number: million → billion"]),
        ("All thirteen left.", "All fourteen left.", ["number: thirteen → fourteen"]),
        ("All thirteen left.", "All 13 left.", ["spelling: thirteen → 13"]),
        (
            "It sold 13 old boats.",
            "It sold 14 ships.",
            ["number: 13 → 14", "word: old boats → ships"],
        ),
        ("It may open on 3 May.", "It may open on 5 May.", ["date: 3 → 5"]),
        ("It opened last week.", "It opened last month.", ["date: week → month"]),
        (
            "The wells were safe.",
            "The wells were clean, he said.",
            ["word: safe → clean", "added: ∅ → he said"],
        ),
        ("Der Rat will das Haus.", "Der Rat will das Gebäude.", ["word: Haus → Gebäude"]),
        (
            "Der Rat hörte nicht auf Droste.",
            "Der Rat hörte nicht auf Packmoor.",
            ["name: Droste → Packmoor"],
        ),
        ("The cease-fire held.", "The ceasefire held.", ["spelling: cease-fire → ceasefire"]),
        ("It counted 1 200 boats.", "It counted 1,200 boats.", ["spelling: 1 200 → 1,200"]),
        ("“It stands,” said Ann Roe.", "“It stands,” Ann Roe said.", ["order: said → said"]),
        ("“We never give up land.”", "“We give up land.”", ["quotation: never → ∅"]),
        (
            "It was a 'pact' — at last.",
            "It was a “pact”, at last.",
            ["typography: ' → “", "typography: ' — → ”,"],
        ),
        (
            "After the talks they left for home.",
            "They left for home after the talks.",
            ["order: After the talks → After the talks"],
        ),
    ],
)
def test_an_edit_is_named_as_an_editor_would_name_it(before, after, edits):
    assert differences(before, after) == edits


@given(st.text(max_size=80))
def test_a_text_does_not_differ_from_itself(text):
    assert differences(text, text) == []


@given(st.text("ab12 .,'“”\n", max_size=60), st.text("ab12 .,'“”\n", max_size=60))
def test_every_edit_is_written_as_kind_before_after(before, after):
    light, heavy = {"spelling", "typography", "order"}, {"cut", "added", "word"}
    kinds = light | heavy | {"number", "name", "date", "quotation"}

    for edit in differences(before, after):
        kind, _, change = edit.partition(": ")
        assert kind in kinds
        assert " → " in change


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("It cost 13 euros.", "It cost 31 euros.", ["31"]),
        ("They quickly left the hall.", "They left the house.", ["", "house"]),
        ("The centre holds 13 boats.", "The center holds 14 boats.", ["center", "14"]),
    ],
)
def test_an_edit_stands_where_its_words_are_printed(before, after, marked):
    rows = compare(carried(before, before, after)).to_pylist()

    (row,) = [row for row in rows if row["edits"]]
    spans = [(span["start"] - START, span["end"] - START) for span in row["spans"]]
    assert [after[start:end] for start, end in spans] == marked


@given(st.text("ab12 .,'“”\n", max_size=60), st.text("ab12 .,'“”\n", max_size=60))
def test_every_edit_lies_in_both_wordings(before, after):
    for change in changes(before, after):
        assert 0 <= change.before[0] <= change.before[1] <= len(before)
        assert 0 <= change.after[0] <= change.after[1] <= len(after)


def carried(*texts):
    rows = [
        {
            "sentence_id": 1,
            "article_id": n,
            "n": 1,
            "role": "body",
            "text": t,
            "key": key(t),
            "start": START,
            "end": START + len(t),
        }
        for n, t in enumerate(texts)
    ]
    return build(Carried, rows)


def test_the_wording_that_most_print_is_the_one_the_others_are_read_against():
    rows = compare(carried("They left.", "They have left.", "They left.")).to_pylist()

    edits = {row["text"]: row["edits"] for row in rows}
    assert edits == {"They left.": [], "They have left.": ["added: ∅ → have"]}


def test_of_wordings_equally_common_the_fullest_is_the_reference():
    rows = compare(carried("They left the old hall.", "They left...")).to_pylist()

    edits = {row["text"]: row["edits"] for row in rows}
    assert edits["They left the old hall."] == []
    assert edits["They left..."] == ["cut: the old hall → ∅"]


def test_words_of_accents_alone_are_told_apart_from_numbers():
    assert differences("The minister said 1 \u0301.", "The minister said 2 \u0301.")
