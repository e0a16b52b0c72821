"""Which reports tell one event: the room as a whole."""

import json
import random
from os import environ
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, sampled_from, text

from tests.stories.desk import article, march, passage, stories, teaser, work

SHARED = Path(environ.get("COPYDESK_SHARED", Path(__file__).parents[3] / "shared"))

ACCORD = article(
    "accord",
    "Kenya and Somalia sign fishing accord in Lamu",
    "The foreign ministers of Kenya and Somalia signed a fishing accord in Lamu on Wednesday. "
    "Minister Asha Barre said the accord covers 14 harbours and would end nine years of quarrels. "
    "The accord sets a quota of 3,100 tonnes a year. Kenya and Somalia have long argued over their "
    "sea border. Relations soured in 2019 when Nairobi recalled its ambassador from Mogadishu.",
)
RETOLD = article(
    "retold",
    "Fishing deal ends long quarrel between Nairobi and Mogadishu",
    "Kenya and Somalia ended a long quarrel over fish on Wednesday when their foreign ministers "
    "agreed on a yearly quota of 3,100 tonnes. “We end nine years of quarrels,” Asha Barre said in "
    "Lamu. Boats from both countries may use 14 harbours.",
)
PRISONERS = article(
    "prisoners",
    "Kenya and Somalia exchange prisoners at border post",
    "Kenya handed over 23 prisoners to Somalia at the Mandera crossing on Saturday and received 11 "
    "in return, the two governments said. Most of the men had been held for smuggling. Families "
    "waited at the gate since dawn. Relations soured in 2019 when Nairobi recalled its ambassador "
    "from Mogadishu.",
)
FREED = article(
    "freed",
    "34 freed as Kenya and Somalia swap prisoners",
    "Thirty-four men walked free on Saturday when Kenya and Somalia swapped prisoners near "
    "Mandera. Somalia received 23 of them, Kenya 11, officials at the crossing said. Some had "
    "spent six years in jail for smuggling sugar.",
)
PERU = article(
    "peru",
    "Magnitude 6.1 earthquake hits western Peru, 4 dead",
    "A 6.1 magnitude earthquake struck western Peru early on Tuesday, killing at least four people "
    "and damaging hundreds of houses near Ica, the civil defence agency said. Rescuers searched "
    "the rubble for survivors. The quake was felt in Lima. Power was cut in three towns.",
    day=march(3),
)
ICA = article(
    "ica",
    "Four killed as quake shakes Ica in Peru",
    "Four people died when a strong earthquake shook the Peruvian region of Ica before dawn on "
    "Tuesday. Hundreds of adobe houses were damaged, the civil defence agency in Lima said, and "
    "rescuers were digging through the rubble.",
    day=march(3),
)
CHILE = article(
    "chile",
    "Earthquake kills at least nine in northern Chile",
    "A 6.4 magnitude earthquake struck northern Chile late on Tuesday, killing at least nine "
    "people and damaging houses in Calama, the emergency office said. Rescuers searched the "
    "rubble for survivors. The quake was felt in Antofagasta. Power was cut in the region.",
    day=march(3),
)
ELECTION = (
    "The {party} party won the parliamentary election in {state} with {share} percent of the "
    "vote, the election commission said on Monday. Party leader {name} will start coalition talks "
    "this week. Turnout was {turnout} percent."
)
ESTONIA = article(
    "estonia",
    "Liberals win election in Estonia",
    ELECTION.format(party="Liberal", state="Estonia", share=34, name="Kaja Saar", turnout=63),
    day=march(2),
)
LATVIA = article(
    "latvia",
    "Conservatives win election in Latvia",
    ELECTION.format(party="Farmers", state="Latvia", share=29, name="Janis Ozols", turnout=58),
    day=march(2),
)
ROUND_UP = article(
    "round-up",
    "The world in brief",
    "A 6.1 magnitude earthquake struck western Peru, killing at least four people near Ica. The "
    "Liberal party won the parliamentary election in Estonia with 34 percent of the vote.",
    day=march(3),
)


def named(*rows, **more):
    """Return the articles under names of their own."""
    found = {f"{row['headline']}": row for row in rows} | more
    return dict(sorted(found.items()))


def together(*rows, **more):
    """Return the stories that these articles make, as sets of headlines."""
    return stories(named(*rows), **more)


def heads(*rows):
    return frozenset(row["headline"] for row in rows)


def test_one_event_told_in_other_words_is_one_story():
    assert together(ACCORD, RETOLD) == {heads(ACCORD, RETOLD)}


def test_two_events_between_the_same_two_states_are_two_stories():
    found = together(ACCORD, RETOLD, PRISONERS, FREED)

    assert found == {heads(ACCORD, RETOLD), heads(PRISONERS, FREED)}


def test_two_earthquakes_on_one_day_are_two_stories():
    assert together(PERU, ICA, CHILE) == {heads(PERU, ICA)}


def test_two_elections_told_in_the_same_words_are_two_stories():
    assert together(ESTONIA, LATVIA) == set()


def test_a_round_up_joins_no_two_events():
    for found in together(PERU, ICA, ESTONIA, ROUND_UP):
        assert not {PERU["headline"], ESTONIA["headline"]} <= found


def test_the_same_thing_three_weeks_later_is_another_event():
    later = {**ICA, "anchor": march(24), "published": ICA["published"].replace(day=24)}

    assert together(PERU, later) == set()


def test_a_day_that_is_not_known_does_not_keep_reports_apart():
    assert together(PERU, {**ICA, "anchor": None, "published": None}) == {heads(PERU, ICA)}


def test_a_day_of_fetching_is_not_taken_for_a_day_of_publishing():
    fetched = {**ICA, "published": None, "anchor": march(9)}

    assert together(PERU, fetched) == {heads(PERU, ICA)}


@pytest.mark.parametrize(
    "headline",
    ["Kenya, Somalia sign fishing accord", "Kenya and Somalia sign fishing accord in Lamu"],
)
def test_a_bare_headline_that_says_the_same_joins_its_story(headline):
    found = stories({"accord": ACCORD, "teaser": teaser("teaser", headline)})

    assert found == {frozenset({"accord", "teaser"})}


@pytest.mark.parametrize(
    "headline",
    [
        "Somalia: a country at the edge of drought",
        "Kenya faces sanctions over sea border",
        "Kenya and Somalia: a border drawn in court",
        "Fishing",
        "Kenya",
    ],
)
def test_a_bare_headline_on_the_same_country_stays_out(headline):
    assert stories({"accord": ACCORD, "teaser": teaser("teaser", headline)}) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Storm closes schools in Wales", "Storm closes schools in Crete"),
        ("Chile’s talks with Peru: tense", "Brazil’s ultimatum: Chile faces tariffs"),
        ("Mayor visits police", "Mayor visits hospital"),
    ],
)
def test_two_bare_headlines_that_share_half_their_words_stay_apart(one, other):
    assert stories({"one": teaser("one", one), "other": teaser("other", other)}) == set()


def test_a_text_without_a_headline_finds_its_story():
    found = stories({"accord": ACCORD, "bare": {**RETOLD, "headline": None}})

    assert found == {frozenset({"accord", "bare"})}


def test_copies_of_one_text_are_one_story_though_a_week_lies_between():
    texts = {"one": {**PERU, "anchor": march(1)}, "two": {**ICA, "anchor": march(8)}}

    found = stories(texts, passages=[passage(*texts.values(), words=40)])

    assert found == {frozenset({"one", "two"})}


def test_a_story_told_in_capitals_throughout_is_found():
    loud = {**RETOLD, "text": RETOLD["text"].upper(), "headline": RETOLD["headline"].upper()}

    assert stories({"accord": ACCORD, "loud": loud}) == {frozenset({"accord", "loud"})}


def test_reports_without_capital_letters_are_grouped_by_their_words():
    one = article(
        "one",
        "中国与巴西签署港口协议",
        "中国与巴西周三在北京签署港口协议,涉及十四个港口。",
        language="zh",
    )
    two = article(
        "two",
        "巴西和中国签署协议",
        "巴西与中国周三签署港口协议,双方将共建十四个港口。",
        language="zh",
    )
    three = article(
        "three", "暴雨淹没两座村庄", "昨夜的暴雨淹没了河边的两座村庄,三百人撤离。", language="zh"
    )

    assert stories({"one": one, "two": two, "three": three}) == {frozenset({"one", "two"})}


EVENTS = [ACCORD, RETOLD, PRISONERS, FREED, PERU, ICA, CHILE, ESTONIA, LATVIA, ROUND_UP]


@settings(deadline=None)  # the machine may be busy
@given(integers(0, 10_000), integers(1, 5))
def test_neither_order_nor_shards_change_a_story(seed, shards):
    mixed = random.Random(seed).sample(EVENTS, len(EVENTS))

    assert together(*mixed, shards=shards) == together(*EVENTS)


def test_what_else_lies_on_the_desk_does_not_change_a_story():
    for event in ([ACCORD, RETOLD], [PERU, ICA]):
        assert together(*event) <= together(*EVENTS, *event)


@settings(deadline=None)  # the machine may be busy
@given(lists(text(max_size=60), max_size=5), sampled_from(["en", "zh", "ar", "xx", None]))
def test_any_text_at_all_ends_in_one_story_an_article(texts, language):
    rows = [
        article(n, words[:20] or None, words, language=language) for n, words in enumerate(texts)
    ]

    found = work(rows)["stories"].to_pylist()

    assert sorted(row["article_id"] for row in found) == sorted(row["article_id"] for row in rows)


def test_the_real_pages_tell_one_event_six_times_and_every_other_event_once():
    gold = SHARED / "seeds" / "gold_articles.json"
    if not gold.exists():
        pytest.skip(f"there are no real pages in {SHARED}")
    told = {}
    for page in json.loads(gold.read_text("utf-8"))["pages"]:
        whole = (gold.parent / page["file"]).read_bytes().decode("utf-8")
        for found in page["articles"]:
            body = "\n".join(whole[a:b] for a, b in found["spans"].get("body", []))
            name = (page["file"], found["id"])
            kind = "teaser" if found["kind"] == "teaser" else "main"
            told[name] = article(name, found["headline"], body, kind=kind)

    found = stories(told)

    assert [len(story) for story in found] == [6]
    assert {told[name]["kind"] for story in found for name in story} == {"main"}
