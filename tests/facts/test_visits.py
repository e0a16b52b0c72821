import pytest

from copydesk.facts import events, names


def visits(wording):
    found = events.find(wording, names.find(wording))
    return [
        {actor["role"]: actor["name"] for actor in event.slots["actors"]}
        for event in found
        if event.slots["trigger"] in ("visiting", "touring", "visit", "trip", "tour")
    ]


@pytest.mark.parametrize(
    ("wording", "visitor", "host"),
    [
        ("Varga, visiting Lomé for the first time, said Togo would help.", "Varga", "Lomé"),
        ("Jo Lea, touring Suva, said Tonga would help.", "Jo Lea", "Suva"),
        (
            "Mara Tovu, visiting Nairobi on Monday, met her Kenyan counterpart.",
            "Mara Tovu",
            "Nairobi",
        ),
        (
            "President Mara Tovu, visiting Kenya this week, told reporters it paid.",
            "Mara Tovu",
            "Kenya",
        ),
        (
            "Peru's minister, Rosa Quispe, visiting Amman with her staff, warned of war.",
            "Rosa Quispe",
            "Amman",
        ),
    ],
)
def test_a_participle_set_beside_a_name_tells_a_visit(wording, visitor, host):
    assert visits(wording) == [{"source": visitor, "target": host}]


@pytest.mark.parametrize(
    ("wording", "visitor", "host"),
    [
        (
            "It was signed by Presidents Mara Tovu and Jo Lea during the latter's visit to Suva.",
            "Jo Lea",
            "Suva",
        ),
        (
            "Two deals, sealed by Mara Tovu and Jo Lea during the latter’s visit to Suva, help.",
            "Jo Lea",
            "Suva",
        ),
        (
            "Mara Tovu and Jo Lea signed the pact during the former's visit to Tonga.",
            "Mara Tovu",
            "Tonga",
        ),
        (
            "A deal, agreed by Mara Tovu and Jo Lea on the latter’s trip to Apia in May, helps.",
            "Jo Lea",
            "Apia",
        ),
        (
            "Mara Tovu met Jo Lea in the course of the latter's official tour of Fiji.",
            "Jo Lea",
            "Fiji",
        ),
    ],
)
def test_the_latter_and_the_former_are_the_two_persons_before(wording, visitor, host):
    assert visits(wording) == [{"source": visitor, "target": host}]


@pytest.mark.parametrize(
    "wording",
    [
        "The price of ferries and of buses fell; the latter's visit to the garage was short.",
        "Mara Tovu praised the latter's visit to Suva.",
        "Fans, visiting Suva, said it was hot.",
    ],
)
def test_where_no_person_travels_there_is_no_visit(wording):
    assert visits(wording) == []
