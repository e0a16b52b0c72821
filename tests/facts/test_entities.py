"""Names that nothing explains have the kind that the trained reader sees in their sentence."""

from copydesk.engine.owned import read_by
from copydesk.facts import names
from copydesk.facts.entities import entities, explained
from copydesk.facts.reader import parsed

TEXT = "They flew to Brighton, where President Sarah Miller waited, and then to Paris."


def kinds(found):
    return {one.slots["text"]: one.slots["kind"] for one in found}


def test_a_name_without_a_kind_is_given_one():
    named = names.find(TEXT)

    before, after = kinds(named), kinds(explained(TEXT, named))

    assert before["Brighton"] is None
    assert after["Brighton"] == "place"
    assert {name: after[name] for name in before if before[name]} == {
        name: kind for name, kind in before.items() if kind
    }


def test_by_rules_alone_names_stay_as_they_are():
    named = names.find(TEXT)

    with read_by("rules"):
        assert explained(TEXT, named) == named


def test_listed_places_stand_beside_the_names_that_the_reader_sees():
    parse = parsed(TEXT)
    assert parse

    found = {TEXT[e.start : e.end]: e.slots["kind"] for e in entities(TEXT, parse)}

    assert found == {"Brighton": "LOC", "Sarah Miller": "PER", "Paris": "LOC"}
