"""What the trained reader's tree adds to the rules for quotations and figures."""

import pytest
from hypothesis import given, settings
from hypothesis.strategies import text

from copydesk.facts import figures, names, quotes
from copydesk.facts.reader import load

READER = load()
pytestmark = pytest.mark.skipif(READER is None, reason="the file of the trained reader is missing")


def said(wording):
    found = quotes.find(wording, names.find(wording), parse=READER.read(wording))
    return [(quote.slots["speaker"], quote.slots["content"]) for quote in found]


@pytest.mark.parametrize(
    ("wording", "speaker", "content"),
    [
        (
            "An official in Suva who asked not to be named maintained that a second map existed.",
            "An official in Suva",
            "a second map existed",
        ),
        (
            "The harbour and the fish market will close at noon, the town's oldest paper reported.",
            "the town's oldest paper",
            "The harbour and the fish market will close at noon",
        ),
    ],
)
def test_a_speaker_far_from_the_verb_is_found_by_the_tree(wording, speaker, content):
    assert (speaker, content) in said(wording)


@pytest.mark.parametrize(
    "wording",
    [
        "Asked whether the ships could be raised, the minister laughed.",
        "The minister stressed the need for a ceasefire in the strait.",
        "The court did not say that the ship must sail.",
        "Dock workers moved for a break; the presiding judge denied the motion in four words.",
    ],
)
def test_what_was_asked_denied_or_only_a_thing_is_no_quotation(wording):
    assert said(wording) == []


@pytest.mark.parametrize(
    ("wording", "counts"),
    [
        ("Trade between the two blocs was worth 110 billion euros.", "Trade between the two blocs"),
        ("The government raised fuel prices by 30 percent.", "fuel prices"),
    ],
)
def test_an_amount_is_of_the_subject_of_its_verb_or_of_what_was_changed(wording, counts):
    found = figures.find(wording, READER.read(wording))

    assert counts in [figure.slots["counts"] for figure in found]


@given(text(max_size=80))
@settings(max_examples=25, deadline=None)
def test_what_is_found_with_a_tree_lies_in_the_wording(wording):
    parse = READER.read(wording)

    found = [
        *quotes.find(wording, names.find(wording), False, parse),
        *figures.find(wording, parse),
    ]

    assert all(0 <= one.start < one.end <= len(wording) for one in found)
