import time

import pytest
from hypothesis import given
from hypothesis.strategies import text

from copydesk.facts import names
from copydesk.lexicon import load


def found(wording):
    return [
        tuple(name.slots[part] for part in ("text", "kind", "role", "iso3"))
        for name in names.find(wording)
    ]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Kenyan President Roe Doe left.", ("Roe Doe", "person", "president", "KEN")),
        (
            "We met Fiji's foreign minister, Mara Tovu, there.",
            ("Mara Tovu", "person", "foreign minister", "FJI"),
        ),
        (
            "A word from Saudi Crown Prince Ivo bin Doe.",
            ("Ivo bin Doe", "person", "crown prince", "SAU"),
        ),
        (
            "Tomas Roe, Slovakia's deputy interior minister, left.",
            ("Tomas Roe", "person", "deputy interior minister", "SVK"),
        ),
        (
            "U.S. Secretary of State Ann Poe left.",
            ("Ann Poe", "person", "secretary of state", "USA"),
        ),
        (
            "The talks with Prime Minister Israel Roe failed.",
            ("Israel Roe", "person", "prime minister", None),
        ),
        (
            "Then the chief executive, Mara Lind, left.",
            ("Mara Lind", "person", "chief executive", None),
        ),
        ("They saw Michael Jordan there.", ("Michael Jordan", "person", None, None)),
        (
            "A spokesman for the Kenyan army, Colonel Peter Roe, left.",
            ("Peter Roe", "person", "spokesperson", "KEN"),
        ),
        ("Then Mr. Doe left.", ("Doe", "person", None, None)),
        ("Then Prince Ivo left.", ("Prince Ivo", "person", "prince", None)),
        (
            "Then the Iranian president left.",
            ("the Iranian president", "person", "president", "IRN"),
        ),
        (
            "The leaders of Fiji and Tonga met.",
            ("The leaders of Fiji and Tonga", "group", "leader", "FJI TON"),
        ),
        ("Both leaders left.", ("Both leaders", "group", "leader", None)),
        ("British lawmakers left.", ("British lawmakers", "group", "lawmaker", "GBR")),
        ("state news agency Xinhua wrote", ("Xinhua", "organisation", "state news agency", None)),
        (
            "The Egyptian presidency wrote",
            ("The Egyptian presidency", "organisation", "presidency", "EGY"),
        ),
        ("They joined NATO.", ("NATO", "organisation", "alliance", None)),
        ("They left for Bogotá.", ("Bogotá", "place", "capital", "COL")),
        ("The Kremlin denied it.", ("Kremlin", "organisation", "government", "RUS")),
        ("Novatek Industries left.", ("Novatek Industries", "organisation", None, None)),
        ("TÜRKIYE'S ARMY LEFT", ("TÜRKIYE'S ARMY", "organisation", "army", "TUR")),
    ],
)
def test_a_name_has_its_kind_its_office_and_its_state(wording, expected):
    assert expected in found(wording)


def test_two_holders_of_one_office_each_hold_it():
    assert found("Presidents Roe Doe and Ann Poe signed it.") == [
        ("Roe Doe", "person", "president", None),
        ("Ann Poe", "person", "president", None),
    ]


def test_the_span_of_a_person_holds_the_office_and_the_slot_only_the_name():
    wording = "Then Kenyan President Roe Doe left."

    (name,) = names.find(wording)

    assert wording[name.start : name.end] == "Kenyan President Roe Doe"


@pytest.mark.parametrize(
    "wording",
    [
        "Meanwhile, the rain went on.",
        "Shares fell on Monday.",
        "They like polish.",
        "Western plans failed.",
    ],
)
def test_a_capital_alone_makes_no_name(wording):
    assert names.find(wording) == []


def test_a_headline_in_capitals_is_no_row_of_persons():
    assert found("Kenya Slaps New Taxes on Four Cheap Imports") == [("Kenya", "state", None, "KEN")]


def test_every_state_has_a_code_of_three_letters_and_a_name():
    states = load("states")

    assert len(states) == 250
    assert all(len(code) == 3 and state["names"] for code, state in states.items())


def test_no_demonym_or_capital_is_listed_twice():
    said = [word for state in load("states").values() for word in state.get("capitals", [])]

    assert len(said) == len(set(said))


@given(text())
def test_names_lie_in_the_text_in_order_and_apart(wording):
    end = 0
    for name in names.find(wording):
        assert end <= name.start < name.end <= len(wording)
        end = name.end


@pytest.mark.parametrize("piece", ["President ", "Roe and ", "Ann of the ", "Fiji, ", "the the "])
def test_a_huge_line_is_read_in_time(piece):
    began = time.perf_counter()

    names.find(piece * (40_000 // len(piece)))

    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("wording", "text", "iso3"),
    [
        ("The Kenya Tea Board said exports fell.", "Kenya Tea Board", "KEN"),
        ("Lesotho Highlands Authority suspended the talks.", "Lesotho Highlands Authority", "LSO"),
        ("She told the Nepal Rail Corporation to wait.", "Nepal Rail Corporation", "NPL"),
        ("He joined the Malta Lottery Commission.", "Malta Lottery Commission", "MLT"),
    ],
)
def test_a_state_that_begins_the_name_of_a_body_is_part_of_it(wording, text, iso3):
    named = [(name.slots["text"], name.slots["iso3"]) for name in names.find(wording)]

    assert any(text in found and code == iso3 for found, code in named)


@pytest.mark.parametrize(
    ("wording", "text", "kind"),
    [
        ("Quispe, for his part, waited.", "Quispe", None),
        ("Adeyo, however, disagreed.", "Adeyo", None),
        ("Prime Minister Jan Rask resigned.", "Jan Rask", "person"),
        ("Chief Financial Officer Saskia Wit resigned.", "Saskia Wit", "person"),
        ("He wrote for the Suva Herald.", "Suva Herald", "organisation"),
        ("The news agency Palmnews closed.", "Palmnews", "organisation"),
        ("Suva-based Kalvert Maritime sank.", "Kalvert Maritime", None),
    ],
)
def test_a_name_ends_where_what_describes_it_begins(wording, text, kind):
    named = {name.slots["text"]: name.slots["kind"] for name in names.find(wording)}

    assert text in named
    assert kind is None or named[text] == kind


def test_an_officer_is_no_office():
    (name,) = names.find("Chief Financial Officer Saskia Wit resigned.")

    assert name.slots["role"] == "chief financial officer"
