"""Which statements of a story state one fact."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis.strategies import permutations

from copydesk.facts.merge import merge
from copydesk.facts.sources import speaker_keys
from copydesk.facts.sum_up import sum_up
from copydesk.tables import Resolved, build
from tests.witnesses.build import Told, article, event, figure, quote, resolved


def groups(*articles):
    """Return the words of each fact, as sets."""
    facts = {}
    for row in merge(resolved(*articles)).to_pylist():
        facts.setdefault(row["fact_id"], set()).add(row["words"])
    return sorted(map(sorted, facts.values()))


def one_fact(*says):
    """Say whether these statements, each in its own sentence and article, are one fact."""
    return len(groups(*[article(str(n), (text, said)) for n, (text, said) in enumerate(says)])) == 1


FIGURES = {
    "a word number and digits":
        (("thirteen treaties", 13, "treaties"), ("13 accords", 13, "accords"), True),
    "firms and companies": (("40 firms", 40, "firms"), ("40 companies", 40, "companies"), True),
    "another value": (("24 tugs", 24, "tugs"), ("42 tugs", 42, "tugs"), False),
    "another thing": (("24 tugs", 24, "tugs"), ("24 cranes", 24, "cranes"), False),
    "the same fate, told before and behind":
        (("Fifteen sailors missing", 15, "sailors missing"),
         ("number of missing sailors at 15", 15, "number of missing sailors"), True),
    "the dead and people killed":
        (("26 people had died", 26, "people killed"), ("26 dead", 26, "dead"), True),
    "the killed and the injured":
        (("26 people killed", 26, "people killed"), ("26 injured", 26, "people injured"), False),
    "the missing of two crafts":
        (("15 sailors missing", 15, "sailors missing"), ("15 nurses missing", 15, "nurses missing"),
         False),
    "a majority and what it consists of":
        (("54 seats", 54, "seats"), ("a majority of 54", 54, "majority"), True),
    "judges and prosecutors":
        (("20 judges", 20, "judges"), ("20 prosecutors", 20, "prosecutors"), False),
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_one_fact_when_value_and_counted_thing_are_the_same(name):
    one, other, same = FIGURES[name]

    assert same == one_fact(
        (f"The harbour pact covers {one[0]} in all.", figure(*one)),
        (f"Officials count {other[0]} under the harbour pact.", figure(*other)),
    )


@pytest.mark.parametrize(("operator", "same"), [("=", True), (">", False), ("~", False)])
def test_a_bound_or_a_rounded_number_is_another_fact_than_the_number(operator, same):
    text = "passengers took a boat to the islands last year"

    assert same == one_fact(
        (f"12 million {text}.", figure("12 million", 12e6, "passengers")),
        (
            f"They say 12 million {text}.",
            figure("12 million", 12e6, "passengers", operator=operator),
        ),
    )


def test_a_bound_told_with_another_word_is_the_same_bound():
    assert one_fact(
        ("Over 12 million passengers came.",
         figure("Over 12 million", 12e6, "passengers", operator=">")),
        ("At least 12 million passengers came.",
         figure("At least 12 million", 12e6, "passengers", operator=">=")),
    )  # fmt: skip


def test_two_equal_numbers_in_one_sentence_are_two_facts():
    text = "The court named 2 judges from Kalvo and 2 judges from Norland."
    rows = article(
        "a", (text, figure("2 judges from K", 2, "judges"), figure("2 judges from N", 2, "judges"))
    )

    assert len(groups(rows)) == 2


def test_an_amount_and_its_conversion_are_one_fact_in_both_orders():
    pounds, dollars = ("88 million pounds", 88e6), ("$112 million", 112e6)
    one = article(
        "a", (f"It costs {pounds[0]} ({dollars[0]}).",
              figure(*pounds, unit="GBP"), figure(*dollars, unit="USD")),
    )  # fmt: skip
    other = article(
        "b", (f"The price is {dollars[0]} (about {pounds[0]}).",
              figure(*dollars, unit="USD"), figure(*pounds, unit="GBP")),
    )  # fmt: skip
    alone = article("c", (f"A price of {dollars[0]} was paid.", figure(*dollars, unit="USD")))

    assert groups(one, other, alone) == [["$112 million", "88 million pounds"]]


def test_a_small_number_needs_a_like_sentence():
    assert not one_fact(
        ("The ferry was two hours late in Kalvo.", figure("two hours", 2, "hours", unit="hour")),
        ("Talks about the strike took two hours.", figure("two hours", 2, "hours", unit="hour")),
    )


LONG = "we are ready to work with you on everything, from feeding your people to coastal radar"
SPOKEN = {
    "altered in a rewrite": (
        "on everything, from feeding people to coastal radar",
        "Ama Roe",
        True,
    ),
    "a part of it": ("coastal radar", "President Ama Roe", True),
    "one word of it": ("everything", "Roe", False),
    "another sentence": ("our fishing fleets have nothing to fear this winter", "Roe", False),
    "by another speaker": ("coastal radar", "Ilan Dorr", False),
}


@pytest.mark.parametrize("name", SPOKEN)
def test_wordings_of_one_quotation_are_one_fact(name):
    words, speaker, same = SPOKEN[name]

    assert same == one_fact(
        (f"Ama Roe told her guests: “{LONG}.”", quote(LONG, "Ama Roe")),
        (f"To this {speaker} said “{words}”.", quote(words, speaker, "partial")),
    )


def test_two_parts_of_one_long_quotation_join_it_though_they_share_no_word():
    texts = [(LONG, "direct"), ("feeding your people", "partial"), ("coastal radar", "partial")]

    assert one_fact(*[(f"Roe said “{w}”, beaming.", quote(w, "Roe", d)) for w, d in texts])


def test_a_number_that_is_only_told_in_words_joins_and_contradicts_nothing():
    several = figure("several ships", None, "ships")
    told = Told(
        article("a", ("Several ships left Kalvo harbour, several ships in all.", several)),
        article("b", ("Rebels sank several ships in Kalvo harbour.", several)),
        article("c", ("Rebels sank 40 ships in Kalvo harbour.", figure("40 ships", 40, "ships"))),
    )

    assert len(told.counts) == 3
    assert told.shown() == []


def test_a_quotation_without_a_speaker_joins_only_in_its_own_sentence():
    said = quote("peace and plenty", None)

    assert not one_fact(
        ("Signs read “peace and plenty”.", said), ("A choir sang of “peace and plenty”.", said)
    )
    rows = [
        article("a", ("Signs read “peace and plenty”.", said)),
        article(
            "b", ("Many signs read “peace and plenty”.", said, "Signs read “peace and plenty”.")
        ),
    ]
    assert len(groups(*rows)) == 1


@pytest.mark.parametrize(("speaker", "same"), [("harbour officials", True), ("she", False)])
def test_the_same_words_of_nameless_officials_are_one_fact_and_of_any_she_are_not(speaker, same):
    said = quote("the quay is closed to ships of every flag", speaker, "indirect")
    text = f"the quay is closed to ships of every flag, {speaker} said."

    assert same == one_fact((f"On Monday {text}", said), (f"In Kalvo {text}", said))


def test_reported_speech_is_another_fact_than_the_quotation_unless_in_the_same_words():
    direct = (
        "“The harbour dues will double in May,” Roe said.",
        quote("The harbour dues will double in May", "Roe"),
    )
    told = (
        "Roe said the harbour dues will double in May.",
        quote("the harbour dues will double in May", "Roe", "indirect"),
    )
    loose = (
        "Roe said ships must pay more from May on.",
        quote("ships must pay more from May on", "Roe", "indirect"),
    )

    assert one_fact(direct, told)
    assert not one_fact(direct, loose)


TWO = {"both": ["NOR", "KAL"]}


def signing(text, words="signed", **more):
    slots = {"both": ["NOR", "KAL"], "object": "fishing treaty", "day": "2026-03-03", **more}
    return (text, event(words, slots.pop("root", "AGREE"), **slots))


A_SIGNING = signing("Norland and Kalvo signed a fishing treaty on March 3.")
EVENTS = {
    "the order of the states":
        (signing("Kalvo signed a treaty with Norland.", both=["KAL", "NOR"]), True),
    "an unknown day": (signing("Kalvo and Norland signed it.", day=None), True),
    "the same weekday as a word":
        (signing("They signed it on Tuesday.", day=None, rule="weekday:2"), True),
    "another weekday": (signing("They signed it on Friday.", day=None, rule="weekday:5"), False),
    "another day": (signing("Norland and Kalvo signed it on March 5.", day="2026-03-05"), False),
    "another month": (signing("They signed it in May.", day=None, rule="month:05"), False),
    "only planned": (signing("Norland and Kalvo will sign.", "sign", status="planned"), False),
    "denied": (signing("They denied that they signed.", status="denied"), False),
    "another pair": (signing("Norland and Osk signed a treaty.", both=["NOR", "OSK"]), False),
    "another act": (signing("Norland shelled Kalvo.", "shelled", root="ASSAULT"), False),
    "another object": (signing("Both signed a radar lease.", object="radar lease"), False),
}  # fmt: skip


@pytest.mark.parametrize("name", EVENTS)
def test_events_are_one_fact_when_act_actors_day_and_status_agree(name):
    other, same = EVENTS[name]

    assert one_fact(A_SIGNING, other) == same


def test_one_sentence_is_one_fact_when_its_articles_date_it_differently():
    text = "Norland and Kalvo traded grain last year."
    dated, undated = (
        article(n, (text, event("traded", "COOPERATE", **TWO, **day)))
        for n, day in (
            ("a", {"day": "2025-05-05", "rule": "last:year"}),
            ("b", {"rule": "last:year"}),
        )
    )

    assert len(merge(resolved(dated, undated))["fact_id"].unique()) == 1


def test_a_promise_and_the_promise_in_return_are_two_facts():
    assert not one_fact(
        ("Norland will help Kalvo.",
         event("help", "AGREE", status="planned", source=["NOR"], target=["KAL"])),
        ("Kalvo is to feed Norland.",
         event("feed", "AGREE", status="planned", source=["KAL"], target=["NOR"])),
    )  # fmt: skip


def test_a_visit_and_the_welcome_of_the_visitor_are_one_fact():
    assert one_fact(
        (
            "Roe of Norland visits Kalvo.",
            event("visits", "CONSULT", source=["NOR"], target=["KAL"]),
        ),
        ("Kalvo welcomes Roe.", event("welcomes", "CONSULT", source=["KAL"], target=["NOR"])),
    )


def test_who_struck_whom_is_not_turned_round():
    assert not one_fact(
        ("Norland shelled Kalvo.", event("shelled", "ASSAULT", source=["NOR"], target=["KAL"])),
        ("Kalvo shelled Norland.", event("shelled", "ASSAULT", source=["KAL"], target=["NOR"])),
    )


def test_a_week_of_like_events_is_not_chained_into_one():
    days = [
        (
            f"Norland and Kalvo met on day {d}.",
            event("met", "CONSULT", **TWO, day=f"2026-03-0{d}"),
        )
        for d in range(1, 6)
    ]
    undated = ("Norland and Kalvo met.", event("met", "CONSULT", **TWO))

    ids = merge(resolved(*[article(str(n), t) for n, t in enumerate([*days, undated])]))["fact_id"]

    assert len(ids.unique()) == 5


def test_the_president_and_her_name_are_one_speaker_and_two_presidents_are_not():
    roe, dorr = ("Ama Roe", "President", "NOR"), ("Ilan Dorr", "President", "KAL")
    office, hers, nobody = (
        ("the president", None, None),
        ("President", None, "NOR"),
        ("officials", None, None),
    )

    keys = speaker_keys({roe, dorr, office, hers, ("Roe", None, None), nobody})

    assert keys[("Roe", None, None)] == keys[roe] == keys[hers]
    assert len({keys[roe], keys[dorr], keys[office]}) == 3
    assert keys[nobody] is None


def test_names_and_silent_sentences_state_nothing():
    rows = [{"says": None, "story_id": 1}, {"says": "name", "story_id": 1}]

    assert len(merge(build(Resolved, rows))) == 0


STORY = [
    article("a", A_SIGNING, (f"Roe said “{LONG}.”", quote(LONG, "Ama Roe"))),
    article("b", A_SIGNING, ("Thirty tugs sailed.", figure("Thirty tugs", 30, "tugs"))),
    article("c", ("Roe spoke of “coastal radar”.", quote("coastal radar", "Roe", "partial"))),
    article("d", ("All 30 tugs sailed on.", figure("30 tugs", 30, "tugs"))),
]


@settings(max_examples=20, deadline=None)
@given(permutations(range(sum(map(len, STORY)))))
def test_facts_do_not_depend_on_the_order_of_rows(order):
    table = resolved(*STORY)
    whole = merge(table)

    mixed = merge(table.take(order))

    assert sorted(map(str, mixed.to_pylist())) == sorted(map(str, whole.to_pylist()))
    assert sum_up(mixed).equals(sum_up(whole))


def test_facts_do_not_depend_on_other_stories_in_the_table():
    other = [{**row, "story_id": 7} for rows in STORY for row in rows]
    both = pa.concat_tables([resolved(*STORY), build(Resolved, other)])

    alone = merge(resolved(*STORY))
    beside = [row for row in merge(both).to_pylist() if row["story_id"] != 7]

    assert sorted(map(str, beside)) == sorted(map(str, alone.to_pylist()))


def test_a_further_copy_leaves_the_id_of_a_fact_as_it_is():
    ids = [
        set(merge(resolved(*STORY, *more))["fact_id"].to_pylist())
        for more in ([], [article("z", A_SIGNING)])
    ]

    assert ids[0] == ids[1]


def test_a_fact_is_told_in_its_fullest_wording_and_gives_reasons():
    facts = sum_up(merge(resolved(*STORY))).to_pylist()

    said = {fact["says"]: fact for fact in facts}
    assert len(facts) == 3
    assert said["quote"]["text"] == f"Ama Roe: “{LONG}”"
    assert said["quote"]["merged"]
    assert said["figure"]["figure"]["value"] == 30
    assert said["event"]["event"]["date"]["text"] == "2026-03-03"


def test_a_long_line_is_cut_and_odd_characters_pass():
    text = "Ships " + "and ships " * 400 + "\x00\u202e sailed."

    (fact,) = sum_up(merge(resolved(article("a", (text, event("sailed")))))).to_pylist()

    assert fact["text"].endswith("…")
    assert len(fact["text"]) < 700


def test_a_story_of_many_wordings_still_joins_what_has_one_day():
    rows = [
        article(str(n), (f"Norland met Kalvo, item {n}.", event("met", "CONSULT", day=day, **TWO)))
        for n in range(600)
        for day in [f"2026-03-{n % 2 + 1:02}"]
    ]

    assert len(merge(resolved(*rows))["fact_id"].unique()) == 2


NASTY = [
    "\x00",
    "\u202e“",
    "“" * 3000,
    "’" * 3000,
    "a" * 100_000,
    "1" * 5000,
    " ",
    "😀",
    "「",
    "\n",
]


@pytest.mark.parametrize("words", NASTY)
def test_hostile_words_state_facts_like_any_other(words):
    says = [
        quote(words, words),
        figure(words, float("inf"), words, unit=words, condition=words),
        event(
            words, words, status=words, source=[words], object=words, rule="weekday:x", place=words
        ),
    ]

    told = Told(article("a", (words, *says)), article("b", ("x " + words, *says)))

    assert len(told.mentions) == 6
    assert 3 <= len(sum_up(told.mentions)) == len(told.counts)


ACCUSED = "Norland accused Kalvo on Monday of firing on a customs boat and wounding two sailors."
CHARGES = {
    "another deed": ("Norland accused Kalvo of “hiding behind smugglers”.", False),
    "one word alike": ("Norland accused Kalvo of firing its chief harbour engineer.", False),
    "the same deed": ("Norland accused Kalvo of firing on a boat of its customs service.", True),
    "nothing said of it": ("It was Kalvo that Norland accused.", True),
}


@pytest.mark.parametrize("name", CHARGES)
def test_two_accusations_of_one_state_are_one_fact_only_when_they_accuse_of_the_same(name):
    text, same = CHARGES[name]
    slots = {"source": ["Norland"], "target": ["Kalvo"], "object": "Kalvo"}

    assert same == one_fact(
        (ACCUSED, event("accused", "ACCUSE", **slots)),
        (text, event("accused", "ACCUSE", **slots)),
    )


PLEDGE = "We mourn with the islanders and shall pay every family that lost a boat"
SAYERS = {
    "a description of him": (("Karoo Lines", "the shipping company", "it"), True),
    "his spokesman": (("Norland's Foreign Ministry", "Ilan Dorr"), True),
    "a description that may be either": (("Karoo Lines", "it", "Ama Roe"), False),
    "another by name": (("Ama Roe", "Ilan Mbeki"), False),
}


@pytest.mark.parametrize("name", SAYERS)
def test_the_same_words_are_one_quotation_when_one_speaker_only_describes_the_other(name):
    speakers, same = SAYERS[name]
    roles = {"Ilan Dorr": "foreign ministry spokesperson"}

    assert same == one_fact(
        *[(f"Today {each} said: “{PLEDGE}.”", quote(PLEDGE, each, speaker_role=roles.get(each)))
          for each in speakers]
    )  # fmt: skip


def test_a_short_quotation_of_somebody_described_is_nobody_elses():
    said = "We shall pay"

    assert not one_fact(
        (f"“{said}”, Karoo Lines said.", quote(said, "Karoo Lines")),
        (f"“{said}”, it said.", quote(said, "it")),
    )


def test_a_share_is_one_fact_however_its_whole_is_spelled_in_the_same_year():
    slots = {"unit": "percent", "condition": "by 2031"}

    assert one_fact(
        ("Arms will take 3.4 percent of gross domestic product by 2031.",
         figure("3.4 percent", 3.4, "gross domestic product", **slots)),
        ("Spending on arms is to reach 3.4 per cent of GDP by 2031.",
         figure("3.4 per cent", 3.4, "GDP", **slots)),
    )  # fmt: skip


def test_a_quotation_of_a_ministry_and_of_its_spokesman_names_both():
    body, voice = "Norland's Foreign Ministry", "Ilan Dorr"
    rows = [
        article("a", (f"{body} said: “{PLEDGE}.”", quote(PLEDGE, body))),
        article("b", (f"{voice} said: “{PLEDGE}.”",
                      quote(PLEDGE, voice, speaker_role="ministry spokesperson"))),
    ]  # fmt: skip

    (fact,) = sum_up(merge(resolved(*rows))).to_pylist()

    assert fact["quote"]["speaker"] == f"{body} ({voice})"
