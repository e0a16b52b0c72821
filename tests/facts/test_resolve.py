from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import permutations

from copydesk.facts import read, resolve, state
from copydesk.tables import Coverage, build
from tests.facts.articles import article, printings, resolved, speakers

TOVU = ("Mara Tovu", "president", "FJI")
LEAD = "Fijian President Mara Tovu met Tongan King Ivo Fale in Suva."


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Tovu said the talks were over.", TOVU),
        ("She said the talks were over.", TOVU),
        ("The president said the talks were over.", TOVU),
        ("The Fijian president said the talks were over.", TOVU),
        ("“The talks are over,” the president of Fiji said.", TOVU),
        ("The king said the talks were over.", ("Ivo Fale", "king", "TON")),
        (
            "His Tongan counterpart, Ivo Fale, said the talks were over.",
            ("Ivo Fale", "king", "TON"),
        ),
        ("The government said the talks were over.", ("The government", "government", "FJI")),
        (
            "The two governments said the talks were over.",
            ("The two governments", "government", "FJI TON"),
        ),
        ("Fishermen said the talks were over.", ("Fishermen", None, None)),
    ],
)
def test_a_name_an_office_or_a_pronoun_is_read_in_the_article(sentence, speaker):
    assert speakers(article(LEAD, sentence)) == [speaker]


def test_what_one_page_prints_says_who_is_meant_on_another():
    told = speakers(article(LEAD, name="a"), article("Tovu said the talks were over.", name="b"))

    assert told == [TOVU]


def test_two_presidents_without_their_states_stand_in_the_order_of_their_states():
    told = speakers(
        article(
            "The leaders of Fiji and Tonga signed a treaty.",
            "Presidents Mara Tovu and Ivo Fale met in Suva.",
            "Fale said the treaty was fair.",
        )
    )

    assert told == [("Ivo Fale", "president", "TON")]


def test_in_whose_name_somebody_speaks_outweighs_the_order_of_names():
    told = speakers(
        article(
            "The leaders of Fiji and Tonga signed a treaty.",
            "Presidents Mara Tovu and Ivo Fale met in Suva.",
            "Fale said Fiji would honour the treaty.",
        )
    )

    assert told == [("Ivo Fale", "president", "FJI")]


def test_the_court_is_the_court_named_last():
    told = speakers(
        article(
            "Judges of the International Criminal Court met in The Hague.",
            "“This is an attack on us all,” the court said.",
        )
    )

    assert told == [("International Criminal Court", "court", None)]


def test_the_company_is_the_company_named_last():
    told = speakers(
        article("Shares of Novatek Industries fell.", "The company said it would cut jobs.")
    )

    assert told == [("Novatek Industries", None, None)]


def test_the_statement_is_the_statement_named_before():
    told = speakers(
        article(
            "The visit was friendly, according to a statement from the Fijian presidency.",
            "According to the statement, talks will go on in May.",
        )
    )

    assert {speaker for speaker, _, _ in told} == {"a statement from the Fijian presidency"}


def test_a_quotation_without_a_speaker_goes_on_from_the_one_before():
    told = speakers(
        article("“We will stay,” Mara Tovu said.", "“We will fight on for our island.”")
    )

    assert [speaker for speaker, _, _ in told] == ["Mara Tovu", "Mara Tovu"]


def test_a_quotation_that_runs_over_sentences_has_one_speaker():
    rows = resolved(
        article("“We will stay.", "It is our island.", "We were born here,” Mara Tovu said.")
    )

    quotes = [row["quote"] for row in rows if row["says"] == "quote"]
    assert [quote["speaker"] for quote in quotes] == ["Mara Tovu"] * 3
    assert [quote["content"] for quote in quotes] == [
        "We will stay.",
        "It is our island.",
        "We were born here",
    ]


def test_a_whole_quotation_that_nobody_said_leaves_a_silent_row():
    (row,) = resolved(article("“Forever young and free.”"))

    assert (row["says"], row["quote"], row["text"]) == (None, None, "“Forever young and free.”")


def test_two_persons_of_one_surname_are_not_run_together():
    told = speakers(
        article("Ann Roe met Ben Roe in Suva.", name="a"),
        article("Roe said the talks were over.", name="b"),
    )

    assert told[0][0] == "Roe"


def test_an_actor_has_full_name_and_state_and_a_pair_is_two_actors():
    rows = resolved(article(LEAD, "Tovu visited Tonga.", "Both leaders signed a treaty."))

    actors = [
        [(actor["name"], actor["iso3"]) for actor in row["event"]["actors"]]
        for row in rows
        if row["says"] == "event" and row["n"] > 1
    ]
    assert ("Mara Tovu", "FJI") in actors[0]
    assert {iso3 for _, iso3 in actors[-1]} == {"FJI", "TON"}


@pytest.mark.parametrize(("anchor", "day"), [(date(2024, 5, 2), date(2024, 5, 1)), (None, None)])
def test_a_weekday_is_a_day_only_where_the_day_of_the_article_is_known(anchor, day):
    rows = resolved(article("Fiji signed a treaty with Tonga on Wednesday.", anchor=anchor))

    (event,) = [row["event"] for row in rows if row["says"] == "event"]
    assert (event["date"]["from"], event["date"]["text"].split()[-1]) == (day, "Wednesday")


@pytest.mark.parametrize(
    ("sentences", "year"),
    [
        (["Fiji invaded Tonga in March 1998.", "Two years later Samoa invaded Fiji."], 2000),
        (["It rained in March 1998.", "Samoa invaded Fiji that year."], 1998),
        (["It rained in March 1998, but Samoa invaded Fiji in May."], 1998),
        (["Two years later Samoa invaded Fiji."], None),
        (
            ["It rained in 1998.", "It snowed.", "It froze.", "A year later Samoa invaded Fiji."],
            None,
        ),
    ],
)
def test_a_time_told_from_another_is_read_from_the_date_shortly_before_it(sentences, year):
    rows = resolved(article(*sentences))

    events = [row["event"] for row in rows if row["says"] == "event"]
    first = events[-1]["date"]["from"]
    assert (first and first.year) == year


@pytest.mark.parametrize(
    ("sentences", "speaker"),
    [
        (["SUVA, May 2 (Isle Wire) - Samoa rammed a boat.", "It said it was sorry."], "Samoa"),
        (["Samoa sold the ship in March; it said the price was low."], "Samoa"),
        (["Mara Tovu rammed a ship off Takaro.", "He said he was sorry."], "Mara Tovu"),
    ],
)
def test_he_and_it_are_who_acted_and_no_place(sentences, speaker):
    told = speakers(article(*sentences))

    assert [name for name, _, _ in told] == [speaker]


STORY = [
    *article(LEAD, "She said the talks were over.", name="a"),
    *article("Tovu called the talks “a farce”.", "“Enough of this,” she said.", name="b"),
    *article("It rained.", name="c"),
]


@given(permutations(STORY))
def test_the_order_of_rows_does_not_matter(rows):
    readings = read(printings(*STORY))
    expected = resolve(state(build(Coverage, STORY), readings))

    assert resolve(state(build(Coverage, rows), readings)).equals(expected)


def test_what_is_said_stays_said():
    readings = read(printings(*STORY))
    stated = state(build(Coverage, STORY), readings)

    assert len(resolve(stated)) == len(stated)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("She thanked Ivo Fale for “opening every door”.", "Mara Tovu"),
        ("She praised King Ivo Fale's “long patience” with the islands.", "Mara Tovu"),
        ("She accused Ivo Fale of “playing with matches”.", "Mara Tovu"),
        ("“The talks are over,” she told Ivo Fale.", "Mara Tovu"),
        ("In her view Ivo Fale was “no friend of the islands”.", "Mara Tovu"),
    ],
)
def test_a_pronoun_before_the_word_of_speech_is_not_who_is_named_behind_it(sentence, speaker):
    told = speakers(article("President Mara Tovu of Fiji left for Apia on Monday.", sentence))

    assert {one[0] for one in told} == {speaker}


def actors(*sentences):
    return [
        (row["event"]["root"], actor["name"], actor["iso3"])
        for row in resolved(article(*sentences))
        if row["says"] == "event"
        for actor in row["event"]["actors"]
        if actor["role"] == "source"
    ]


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        (
            "Tonga, which runs a base on that coast, said on Monday that it had rejected the plan.",
            "TON",
        ),
        ("Tonga said last week that it would sign the treaty.", "TON"),
        ("“We will wait,” Tonga said, adding that it had rejected the plan.", "TON"),
        ("Tonga denied that it had attacked the convoy.", "TON"),
    ],
)
def test_in_reported_speech_it_is_the_speaker(sentence, state):
    lead = "Fiji and Samoa signed a treaty in Suva on Monday."

    told = actors(lead, sentence)

    assert state in [iso3 for _, _, iso3 in told[-1:]]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Tongan King Ivo Fale said that he had rejected the plan.", "Ivo Fale"),
        ("Ivo Fale, who rules Tonga, said he would sign the treaty.", "Ivo Fale"),
        ("Fijian officials said Ivo Fale had left because he rejected the plan.", "Ivo Fale"),
        ("King Ivo Fale of Tonga warned that he would reject the plan.", "Ivo Fale"),
    ],
)
def test_in_reported_speech_he_is_the_speaker_unless_another_is_named_there(sentence, name):
    told = actors("Fijian President Mara Tovu visited Samoa on Monday.", sentence)

    assert told[-1][1] == name


@pytest.mark.parametrize("pronoun", ["it", "It"])
def test_a_person_is_never_it(pronoun):
    told = speakers(
        article(
            "“The annex is secret,” Senator Rua Pole said.",
            f"This newspaper has seen the annex, and {pronoun} says that ships will be lent."
            if pronoun == "it"
            else "It says that ships will be lent for two years.",
        )
    )

    assert told[-1][0] != "Rua Pole"


@pytest.mark.parametrize(
    ("before", "state"),
    [
        ("Tonga denied that its troops had crossed the strait.", "TON"),
        ("Fiji denied that its troops had crossed the strait.", "FJI"),
        ("Samoa, too, denied the report.", "WSM"),
        ("Tonga's navy was silent at first.", "TON"),
    ],
)
def test_a_minister_without_a_state_belongs_to_the_state_that_was_spoken_of(before, state):
    told = speakers(
        article(
            "Fiji accused Tonga and Samoa on Monday of firing on a ferry.",
            before,
            "“Not one shot was fired,” Defence Minister Oti Vaka told reporters.",
        )
    )

    assert told[-1] == ("Oti Vaka", "defence minister", state)


def test_a_shortened_name_of_a_body_is_the_body():
    told = speakers(
        article(
            "Norway would double its aid, Meridian Press reported.",
            "Sweden will follow, according to Meridian.",
        )
    )

    assert told[-1][0] == "Meridian Press"


@pytest.mark.parametrize(
    "lead",
    [
        "Georgia and Armenia agreed to reopen a rail line, their transport ministers said.",
        "Chile and Peru will share a port, both governments said.",
        "Fiji and Tonga signed a treaty, their leaders said on Monday.",
        "A pact between Norway and Latvia is near, the two governments said.",
    ],
)
def test_their_ministers_are_those_of_the_two_states_named_before(lead):
    (told,) = speakers(article(lead))

    assert len(told[2].split()) == 2


def _states(*sentences):
    rows = resolved(article(*sentences))
    return [
        (actor["name"], actor["iso3"])
        for row in rows
        if row["says"] == "event"
        for actor in row["event"]["actors"]
    ]


def test_an_army_is_that_of_the_state_of_the_report_and_not_of_the_other_side():
    lead = "Fiji closed its border with Tonga on Monday."

    assert ("The army", "FJI") in _states(lead, "The army detained two men.")
    assert ("the army", "TON") in _states(lead, "Fiji accused the army of smuggling.")


def test_rebels_are_of_no_state_that_is_not_printed():
    lead = "Fiji closed its border with Tonga on Monday."

    assert ("rebels", None) in _states(lead, "The army shelled rebels.")


def test_both_sides_are_the_two_states_that_were_named_first():
    lead = "Fiji closed its border with Tonga on Monday."

    told = _states(lead, "Both countries accused Samoa of smuggling.")

    assert {("Both countries", "FJI"), ("Both countries", "TON")} <= set(told)
