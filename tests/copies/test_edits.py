import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.copies import compare
from copydesk.copies.edits import differences
from copydesk.tables import Carried, build
from copydesk.text import key


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
        ("“We never give up land.”", "“We give up land.”", ["quotation: never → ∅"]),
        (
            "It was a 'pact' — at last.",
            "It was a “pact”, at last.",
            ["typography: ' → “", "typography: ' — → ”,"],
        ),
        (
            "After the talks they left for home.",
            "They left for home after the talks.",
            [
                "typography: they → They",
                "order: After the talks → After the talks",
            ],
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


def carried(*texts):
    rows = [
        {"sentence_id": 1, "article_id": n, "n": 1, "role": "body", "text": t, "key": key(t)}
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
