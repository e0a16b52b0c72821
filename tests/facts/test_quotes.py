import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from, text

from copydesk.facts import marks, names, quotes

LINES = Path(__file__).with_name("attributions.txt").read_text("utf-8").splitlines()
CASES = [[part.strip() for part in line.split("|")] for line in LINES if line[0] != "#"]
SAID = [case[1:] for case in CASES if case[0] != "nobody"]
NOBODY = [(case[5], case[1]) for case in CASES if case[0] == "nobody"]


def said(wording, headline=False):
    return quotes.find(wording, names.find(wording), headline)


@pytest.mark.parametrize(("kind", "direct", "speaker", "part", "wording"), SAID)
def test_who_said_what_and_how_directly(kind, direct, speaker, part, wording):
    found = said(wording, kind == "headline")

    assert [
        quote
        for quote in found
        if part in quote.slots["content"]
        and speaker in (quote.slots["speaker"] or "")
        and quote.slots["direct"] == direct
    ]


@pytest.mark.parametrize(("wording", "kind"), NOBODY)
def test_where_nobody_speaks_there_is_no_quotation(wording, kind):
    assert said(wording, kind == "headline") == []


def test_words_that_come_through_an_agency_keep_it_as_the_way_they_came():
    wording = (
        "Fiji is “ready to talk”, ANSA quoted its president, Mara Tovu, as telling Tonga's king."
    )

    found = said(wording)

    assert {quote.slots["speaker"] for quote in found} == {"Mara Tovu"}
    assert {quote.slots["via"] for quote in found} == {"ANSA"}
    assert {quote.slots["addressee"] for quote in found} == {"Tonga's king"}


def test_a_speaker_reported_by_an_agency_is_not_the_agency():
    (found,) = said("Norway said it would double its aid, Reuters reported on Monday.")

    assert (found.slots["speaker"], found.slots["via"]) == ("Norway", "Reuters")


def test_an_office_beside_the_name_is_the_speakers_office_and_state():
    (found,) = said("“Enough,” Kenyan Defense Minister Ann Otieno said.")

    assert found.slots["speaker"] == "Ann Otieno"
    assert (found.slots["speaker_role"], found.slots["speaker_iso3"]) == ("defence minister", "KEN")


def test_a_quotation_inside_reported_speech_is_a_quotation_of_its_own():
    found = said('Roe said the plan was "dead on arrival" and would not return.')

    assert [(quote.slots["direct"], quote.slots["content"]) for quote in found] == [
        ("indirect", 'the plan was "dead on arrival" and would not return'),
        ("partial", "dead on arrival"),
    ]


def test_how_a_thing_was_said_is_not_what_was_said():
    found = said("Roe told Tonga that Fiji was 'ready', calling its king a 'friend.'")

    assert [quote.slots["content"] for quote in found if quote.slots["direct"] == "partial"] == [
        "ready",
        "friend",
    ]
    assert {quote.slots["speaker"] for quote in found} == {"Roe"}


def test_marks_that_do_not_close_leave_the_quotation_open():
    (found,) = said("“We will rebuild every house.")

    assert (found.slots["open"], found.slots["speaker"]) == (True, None)


def test_marks_that_close_what_was_opened_before_are_read_from_the_start():
    (found,) = said("We will rebuild every house,” Roe said.")

    assert (found.slots["content"], found.start) == ("We will rebuild every house", 0)


@pytest.mark.parametrize(
    ("wording", "inner"),
    [
        (
            "'We back workers' rights and Fiji's choice,' he said.",
            "We back workers' rights and Fiji's choice,",
        ),
        ("the ‘old ties’ of the players’ union", "old ties"),
        ("„Wir gehen“, sagte sie.", "Wir gehen"),
        ("« Non », dit-elle.", " Non "),
        ("''We go,'' he said.", "We go,"),
        ("We go, `` he said.", "We go, "),
        ('" We go," he said.', " We go,"),
        ("「行きます」と述べた。", "行きます"),
    ],
)
def test_every_style_of_marks_is_read_and_apostrophes_are_none(wording, inner):
    assert [wording[quoted.start : quoted.end] for quoted in marks.find(wording)] == [inner]


def test_apostrophes_and_inches_open_nothing():
    for wording in (
        "rock 'n' roll in the '90s",
        "5'10\" tall",
        "Suva' troops and the workers' rights",
    ):
        assert marks.find(wording) == []


@given(
    lists(sampled_from(["Roe ", "said ", "that ", "“", "”", "'", '"', ", ", "Fiji", ". ", "\0"]))
)
def test_a_quotation_is_the_characters_it_cites(pieces):
    wording = "".join(pieces)

    for quote in said(wording):
        assert 0 <= quote.start < quote.end <= len(wording)
        assert quote.slots["content"] == wording[quote.start : quote.end]


@given(text())
def test_whatever_the_text_its_quotations_are_in_order(wording):
    starts = [quote.start for quote in said(wording)]

    assert starts == sorted(starts)


@pytest.mark.parametrize("piece", ["'", "“", "a 's", '"a ', "Roe said ", "s' a 'x", "Roe, "])
def test_a_huge_line_is_read_in_time(piece):
    began = time.perf_counter()

    said(piece * (8_000 // len(piece)))

    assert time.perf_counter() - began < 3


def test_a_name_set_beside_its_description_is_the_speaker():
    (found,) = said('"This is negligence," one of them, Sunita Roe, told parliament.')

    assert (found.slots["speaker"], found.slots["addressee"]) == ("Sunita Roe", "parliament")


SEEDS = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[3] / "shared")) / "seeds"


@pytest.mark.skipif(
    not SEEDS.exists(), reason="the hand-checked pages are not beside this checkout"
)
def test_on_the_hand_checked_pages_nearly_every_quotation_is_read():
    gold = json.loads((SEEDS / "gold_facts.json").read_text("utf-8"))["facts"]
    told = [fact for fact in gold if fact["type"] == "quote"]

    read = [
        any(holds(fact["content"], mention["text"]) for mention in fact["mentions"])
        for fact in told
    ]

    assert sum(read) >= 0.85 * len(read)


def holds(content, wording):
    words = set(content.lower().split())
    for quote in said(wording, headline=not wording.rstrip("\"'”").endswith(".")):
        mine = set(quote.slots["content"].lower().split())
        if len(words & mine) >= 0.5 * min(len(words), len(mine)):
            return True
    return False


@pytest.mark.parametrize(
    "wording",
    [
        "Trawlers take 90 tons a day, according to the ministry, which puts the loss at $4m.",
        "The dam is safe, according to the operator, which put the cost of repairs at 2 million.",
        "The vote was fair, observers from the league said, noting long queues in the capital.",
        "Fiji said on Monday that the strait was open, adding nothing more.",
        "The bridge will close in May, according to the roads agency, which expects delays.",
    ],
)
def test_one_statement_is_one_quotation(wording):
    told = [quote.slots for quote in said(wording) if quote.slots["direct"] == "indirect"]

    assert len(told) == 1
    assert "according" not in told[0]["speaker"]


@pytest.mark.parametrize(
    ("wording", "content"),
    [
        (
            "Fiji denied that its troops had crossed the river and said they had fired back.",
            "its troops had crossed the river",
        ),
        (
            "The union said crews had been cut and warned that it would strike in the summer.",
            "crews had been cut",
        ),
        (
            "Roe said that 26 had died; an hour later she told listeners that 25 had died.",
            "26 had died",
        ),
        (
            "Tonga said it had not been consulted and asked both sides for an explanation.",
            "it had not been consulted",
        ),
        (
            'The queen calmed her guests, telling her hosts that no wall was "ever tall enough," '
            "the state news agency Palmnews reported.",
            "ever tall enough,",
        ),
    ],
)
def test_what_was_said_ends_where_the_next_attribution_begins(wording, content):
    assert content.rstrip(",") in [quote.slots["content"].rstrip(",") for quote in said(wording)]
    assert not any("reported" in quote.slots["content"] for quote in said(wording))


@pytest.mark.parametrize("medium", ["State radio", "Local radio", "State television"])
def test_a_station_that_quotes_somebody_is_the_way_it_came(medium):
    (quote,) = said(f"{medium} quoted Roe as saying the ferry would sail.")

    assert (quote.slots["speaker"], quote.slots["via"]) == ("Roe", medium)


@pytest.mark.parametrize(
    ("wording", "via"),
    [
        (
            "Roe had told reporters that the ship would sail, Meridian Press reported.",
            "Meridian Press",
        ),
        ("Roe said the ship would sail, the news agency Palmnews reported.", "Palmnews"),
        ("Roe warned that the ship would sail, according to the Suva Herald.", "the Suva Herald"),
        ('Roe said that his island was "not for sale," Palmnews quoted him as saying.', "Palmnews"),
    ],
)
def test_a_medium_after_what_somebody_said_is_the_way_it_came(wording, via):
    found = said(wording)

    assert {(quote.slots["speaker"], quote.slots["via"]) for quote in found} == {("Roe", via)}


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ('"We stay," Mara Tovu told a news conference.', "a news conference"),
        ('"We stay," Mara Tovu told troops at the airport.', "troops"),
        ("Mara Tovu told the House of Chiefs in Suva that she would stay.", "the House of Chiefs"),
        ("Mara Tovu told this newspaper that she would stay.", "this newspaper"),
        ("Fiji threatened on Monday to close its ports.", None),
    ],
)
def test_who_was_told_is_kept_also_at_the_end_and_a_day_is_nobody(wording, told):
    assert {quote.slots["addressee"] for quote in said(wording)} == {told}
