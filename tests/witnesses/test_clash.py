"""What is a disagreement, and what only looks like one."""

import pytest

from copydesk.witnesses.drift import changed
from copydesk.witnesses.marks import outside
from tests.witnesses.build import Told, article, event, figure, quote

FROZE = "Norland froze the assets of one shipowner and four firms on Thursday under its port law."
FROZEN = "Some of the firms sanctioned by Norland on Wednesday own trawlers off Kalvo."


def froze(text, words, day, **more):
    return (text, event(words, "SANCTION", source=["NOR"], rule=f"weekday:{day}", **more))


def test_one_article_that_gives_one_act_two_days_contradicts_itself():
    told = Told(article("post", froze(FROZE, "froze", 4), froze(FROZEN, "sanctioned", 3)))

    assert told.shown() == [("date", "clash", "article", ("Thursday", "Wednesday"))]


def test_copies_of_a_contradiction_contradict_once_in_each_article_and_never_each_other():
    both = (froze(FROZE, "froze", 4), froze(FROZEN, "sanctioned", 3))

    told = Told(article("post", *both), article("herald", *both))

    assert {inside for _, _, inside, _ in told.shown()} == {"article"}


@pytest.mark.parametrize(
    "text",
    [
        "Norland had sanctioned another three firms on Wednesday, the ministry said.",
        "Last month Norland sanctioned the owner in an earlier round on Wednesday.",
        "The firms were added after Norland sanctioned their owner on Wednesday.",
    ],
)
def test_an_act_that_is_set_apart_from_the_other_is_no_contradiction(text):
    told = Told(article("post", froze(FROZE, "froze", 4), froze(text, "sanctioned", 3)))

    assert told.shown() == []


def test_attacks_on_two_days_are_two_attacks():
    one = ("Rebels shelled the port of Kalvo on Monday.", "shelled", 1)
    other = ("Rebels shelled the rail yard of Kalvo on Tuesday.", "shelled", 2)
    sides = [
        (text, event(words, "ASSAULT", source=["Rebels"], rule=f"weekday:{day}"))
        for text, words, day in (one, other)
    ]

    assert Told(article("post", *sides)).shown() == []
    assert Told(article("post", sides[0]), article("sun", sides[1])).shown() == []


def test_the_strike_that_points_back_to_itself_began_once():
    one = ("Dockers in Kalvo began a two-day strike on Monday over wages.", "strike", 1)
    other = ("The strike, which began on Tuesday at dawn, is over wages.", "strike", 2)

    told = Told(
        article(
            "post",
            *[
                (text, event(words, "PROTEST", rule=f"weekday:{d}"))
                for text, words, d in (one, other)
            ],
        )
    )

    assert told.shown() == [("date", "clash", "article", ("Monday", "Tuesday"))]


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("The dockers went on strike on Tuesday at dawn.", True),
        ("Dockers went on strike on Tuesday in other ports.", False),
        ("The dockers went on strike again on Tuesday.", False),
    ],
)
def test_those_named_before_who_do_the_same_thing_on_another_day_do_it_once(again, found):
    def strike(text, day):
        return (text, event("went on strike", "PROTEST", source=["dockers"], rule=f"weekday:{day}"))

    told = Told(
        article("post", strike("Dockers in Kalvo went on strike on Monday.", 1), strike(again, 2))
    )

    assert bool(told.shown()) == found


def test_the_same_twelve_are_killed_once():
    def blast(text, day):
        slots = {
            "object": "12 people",
            "place": "Kalvo",
            "target": ["KAL"],
            "rule": f"weekday:{day}",
        }
        return (text, event("killed", "ASSAULT", **slots))

    told = Told(
        article("post", blast("A blast killed 12 people in Kalvo on Friday.", 5)),
        article("sun", blast("Thursday's blast killed 12 people in Kalvo.", 4)),
    )

    assert told.shown() == [("date", "clash", "story", ("Friday", "Thursday"))]


def test_two_reports_that_date_one_signing_differently_clash_in_the_story():
    def signing(text, day):
        slots = {"both": ["NOR", "KAL"], "object": "fishing treaty", "day": day}
        return (text, event("signed", "AGREE", **slots))

    told = Told(
        article(
            "post", signing("Norland and Kalvo signed a fishing treaty on March 3.", "2026-03-03")
        ),
        article(
            "sun",
            signing("Kalvo and Norland signed their fishing treaty on March 4.", "2026-03-04"),
        ),
        article("bee", signing("A fishing treaty was signed by both on March 4.", "2026-03-04")),
    )

    assert told.shown() == [("date", "clash", "story", ("2026-03-03", "2026-03-04"))]


SENT = "Governor Ama Roe said Norland would send 24 instructors to the naval school in Kalvo."


def test_numbers_in_a_language_whose_words_are_not_known_are_not_held_against_each_other():
    text = "Kalvo enverra 24 instructeurs, dit Roe."
    sides = [
        article(
            n,
            (text.replace("24", v), figure(f"{v} instructeurs", int(v), "instructeurs"), text),
            language="fr",
        )
        for n, v in (("a", "24"), ("b", "42"))
    ]

    assert Told(*sides).shown() == []


def test_a_copy_with_one_figure_changed_is_shown():
    wrong = SENT.replace("24 instructors", "42 instructors")
    told = Told(
        article("post", (SENT, figure("24 instructors", 24, "instructors"))),
        article("herald", (SENT, figure("24 instructors", 24, "instructors"))),
        article("sun", (wrong, figure("42 instructors", 42, "instructors"), SENT)),
    )

    assert told.shown() == [("figure", "clash", "story", ("24 instructors", "42 instructors"))]
    (row,) = told.clashes.to_pylist()
    assert len(row["sides"]) == 2  # the two right copies are one text
    assert told.counted("24 instructors") == (2, 1, 1, 1)
    assert told.counted("42 instructors") == (1, 1, 1, 1)


def test_an_independent_report_with_another_number_clashes():
    other = "Under the annex Norland will lend the school in Kalvo 28 instructors, it says."
    told = Told(
        article("post", (SENT, figure("24 instructors", 24, "instructors"))),
        article("farol", (other, figure("28 instructors", 28, "instructors"))),
    )

    assert told.shown() == [("figure", "clash", "story", ("24 instructors", "28 instructors"))]


PAIRS = {
    "two of one kind and two of another are four": [
        ("The decree names two judges and two clerks.",
         ("two judges", 2, "judges"), ("two clerks", 2, "clerks")),
        ("The decree names four officials in all.", ("four officials", 4, "officials")),
    ],
    "peace and war": [
        ("The base will house 70 personnel in peacetime.",
         ("70 personnel", 70, "personnel", "peacetime")),
        ("The base will house 160 personnel in war.", ("160 personnel", 160, "personnel", "war")),
    ],
    "four others before": [
        ("The decree bars two judges of the river court.", ("two judges", 2, "judges")),
        ("A decree in May barred four separate judges of the river court.",
         ("four separate judges", 4, "judges")),
    ],
    "a part and the whole": [
        ("The storm sank 31 boats in Kalvo harbour.", ("31 boats", 31, "boats")),
        ("Divers raised 19 of the boats the storm sank in Kalvo harbour.", ("19", 19, "boats")),
    ],
    "other things done to people": [
        ("The quake killed 18 people in Kalvo province.", ("18 people", 18, "people")),
        ("The quake displaced 4,000 people in Kalvo province.", ("4,000 people", 4000, "people")),
    ],
    "an amount in two currencies": [
        ("Kalvo pays 88 million pounds ($112 million) for it.",
         ("88 million pounds", 88e6, None, None, "GBP"), 
          ("$112 million", 112e6, None, None, "USD")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_numbers_that_only_look_like_a_disagreement_give_no_row(name):
    def told_of(words, value, counts=None, condition=None, unit=None):
        return figure(words, value, counts, condition=condition, unit=unit)

    sentences = [(text, *[told_of(*f) for f in figures]) for text, *figures in PAIRS[name]]

    assert Told(article("post", *sentences)).shown() == []
    assert Told(*[article(str(n), s) for n, s in enumerate(sentences)]).shown() == []


def test_a_rounded_headline_is_rounding_and_no_clash():
    told = Told(
        article(
            "post",
            ("#Over 12 million people took the ferry last year",
             figure("Over 12 million people", 12e6, "people", operator=">")),
            ("Island ferries carried 12.4 million people last year, the ministry said.",
             figure("12.4 million people", 12.4e6, "people")),
        )
    )  # fmt: skip

    assert [(slot, verdict) for slot, verdict, _, _ in told.shown()] == [("figure", "rounding")]


def test_a_headline_that_gives_its_article_another_number_is_a_clash_inside():
    told = Told(
        article(
            "post",
            ("#Mine blast kills 18 people in Kalvo", figure("18 people", 18, "people")),
            ("A blast in a mine killed 21 people in Kalvo on Monday, police said.",
             figure("21 people", 21, "people")),
        )
    )  # fmt: skip

    assert told.shown() == [("figure", "clash", "article", ("18 people", "21 people"))]


def test_a_later_article_of_one_newsroom_corrects_and_does_not_clash():
    def toll(words, value, at):
        text = f"A blast in a mine killed {words} in Kalvo on Monday, police said."
        return article(at, (text, figure(words, value, "people")), newsroom="post", published=at)

    told = Told(
        toll("18 people", 18, "2026-03-02T08:00"), toll("21 people", 21, "2026-03-02T17:00")
    )

    assert [(slot, verdict) for slot, verdict, _, _ in told.shown()] == [("figure", "progress")]


LONG = "we are ready to send our friends grain, rails and coastal radar"


@pytest.mark.parametrize(
    ("words", "drifted"),
    [
        ("we are ready to send grain, rails and coastal radar", True),
        ("we are ready to sell our friends grain, rails and coastal radar", True),
        ("ready to send our friends grain, rails", False),
        ("We are ready to send our friends grain — rails — and coastal radar!", False),
        ("we are ready to send our friends grain ... and coastal radar", False),
        ("we are ready to send [them] grain, rails and coastal radar", False),
    ],
)
def test_a_quotation_drifts_when_words_change_between_its_marks(words, drifted):
    told = Told(
        article("post", (f"“{LONG},” Roe said.", quote(LONG, "Ama Roe"))),
        article("sun", (f"In a speech Roe said “{words}” to applause.", quote(words, "Roe"))),
    )

    assert [verdict for _, verdict, _, _ in told.shown()] == ["drift"] * drifted
    assert told.counted(words)[0] == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sen. Roe has two in three chances", "Senator Roe has 2 in 3 chances"),
        ("our world view broke no I.R.S. rule", "our worldview broke no IRS rule"),
        ("[W]e will not sail (again) this year", "We will not sail this year"),
        ("I am for peace and I am not for war", "I am not for war"),
    ],
)
def test_a_desk_may_write_words_its_own_way(one, other):
    assert not changed(one, other)
    assert not changed(other, one)


def test_reported_speech_never_drifts():
    told = Told(
        article("a", ("Roe said Norland would send grain and rails.",
                      quote("Norland would send grain and rails", "Roe", "indirect"))),
        article("b", ("Roe said Norland would soon send grain and rails.",
                      quote("Norland would soon send grain and rails", "Roe", "indirect"))),
    )  # fmt: skip

    assert told.shown() == []
    assert len(set(told.mentions["fact_id"].to_pylist())) == 1


def test_a_plan_and_its_fulfilment_are_two_facts_and_progress():
    def visit(text, words, status):
        return (text, event(words, "CONSULT", status=status, source=["NOR"], target=["KAL"]))

    told = Told(
        article("a", visit("Norland's premier will visit Kalvo.", "visit", "planned")),
        article("b", visit("Norland's premier visited Kalvo.", "visited", "happened")),
    )

    assert told.shown() == [("polarity", "progress", "story", ("happened", "planned"))]
    assert len(set(told.mentions["fact_id"].to_pylist())) == 2


def test_what_one_reports_and_another_denies_is_a_clash_of_polarity():
    def shelling(text, words, status):
        return (text, event(words, "ASSAULT", status=status, source=["NOR"], target=["KAL"]))

    told = Told(
        article("a", shelling("Norland shelled a Kalvo lightship.", "shelled", "happened")),
        article("b", shelling("Norland denied it shelled a Kalvo lightship.", "shelled", "denied")),
    )

    assert told.shown() == [("polarity", "clash", "story", ("denied", "happened"))]


def test_an_edited_copy_that_moves_an_act_to_another_town_clashes_in_place():
    text = "Norland and Kalvo signed a fishing treaty in Eastport after two hours of talks."
    moved = text.replace("Eastport", "Millhaven")

    def signing(place):
        return event("signed", "AGREE", both=["NOR", "KAL"], object="treaty", place=place)

    told = Told(
        article("a", (text, signing("Eastport"))), article("b", (moved, signing("Millhaven"), text))
    )
    typo = Told(
        article("a", (text, signing("Eastport"))),
        article("b", (text.replace("Eastport", "Eastprot"), signing("Eastprot"), text)),
    )

    assert told.shown() == [("place", "clash", "story", ("Eastport", "Millhaven"))]
    assert typo.shown() == []


def test_a_pronoun_that_was_read_in_two_ways_is_no_other_actor():
    def said(name, who, who_text, same):
        text = f"{who_text} accused the harbour board of theft."
        return article(name, (text, event("accused", "ACCUSE", source=[who]), same))

    read_apart = Told(said("a", "Roe", "He", "x"), said("b", "Dorr", "Dorr", "x"))
    changed_name = Told(said("a", "Roe", "Roe", "x"), said("b", "Dorr", "Dorr", "x"))

    assert read_apart.shown() == []
    assert changed_name.shown() == [("actor", "clash", "story", ("Dorr", "Roe"))]


@pytest.mark.parametrize(
    "text",
    [
        "In February 21 people were killed in a blast in a mine near Kalvo.",
        "The blast in the mine killed 21 people in Kalvo, including 9 rescuers.",
        "One blast alone killed 1 people in the mine of Kalvo.",
    ],
)
def test_another_time_a_part_and_a_single_case_are_no_other_toll(text):
    words = "21 people" if "21" in text else "1 people"
    told = Told(
        article("a", ("A blast in a mine killed 18 people in Kalvo in March.",
                      figure("18 people", 18, "people"))),
        article("b", (text, figure(words, int(words.split()[0]), "people"))),
    )  # fmt: skip

    assert told.shown() == []


def test_marks_that_only_close_quote_what_stands_before_them():
    assert outside("our ships will stay in port,” the minister said") == ["the", "minister", "said"]
    assert outside("She won't say 'never', it's said.") == [
        "she",
        "won",
        "t",
        "say",
        "it",
        "s",
        "said",
    ]


def test_a_wording_never_drifts_from_itself():
    assert not changed("", "")
    assert not changed(LONG, LONG)


TONNES = {"unit": "tonne"}
SEIZED = ("Norland seized 83 tons of stolen cable on Friday.",
          figure("83 tons", 83, "stolen cable", **TONNES))  # fmt: skip
DEAD = "The doctor said that 31 people had died; an hour later she told him that "
SAME_THING = {
    "what was weighed before":
        ((SEIZED, ("The 79 tons of cable will be sold in June.",
                   figure("79 tons", 79, "cable", condition="in June", **TONNES))), True),
    "the dead after those who died":
        (((DEAD + "the dead were 30.", figure("31 people", 31, "people killed"),
           figure("30", 30, "dead")),), True),
    "the wounded after those who died":
        (((DEAD + "the wounded were 30.", figure("31 people", 31, "people killed"),
           figure("30", 30, "wounded")),), False),
    "a part of it":
        ((SEIZED, ("The 79 tons of cable that it had sold before were old.",
                   figure("79 tons of cable", 79, "cable", **TONNES))), False),
    "less than half of it":
        ((SEIZED, ("The 20 tons of cable will be sold in June.",
                   figure("20 tons", 20, "cable", **TONNES))), False),
    "another that it also numbers":
        ((SEIZED, ("Osk has 79 tons of cable in its port.",
                   figure("79 tons", 79, "cable", **TONNES)),
          ("The 79 tons of cable will be sold.", figure("79 tons", 79, "cable", **TONNES))), False),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME_THING)
def test_a_number_of_the_thing_told_before_contradicts_the_first(name):
    sentences, clashes = SAME_THING[name]

    shown = Told(article("a", *sentences)).shown()

    assert clashes == any(row[:3] == ("figure", "clash", "article") for row in shown)


def deal(text, words, day, *actors):
    named = [{"name": name, "iso3": iso3, "role": role} for name, iso3, role in actors]
    told = event(words, "AGREE", day=day)
    return (text, {**told, "event": {**told["event"], "actors": named}})


BOUGHT = deal(
    "Danish shipbuilder Marsk Havn agreed on Monday to buy Peru's dockyard Callamar.",
    "agreed", "2026-06-01", ("Danish", "DNK", "both"), ("Marsk Havn", None, "both"),
)  # fmt: skip
DEALS = {
    "the same purchase": ("Marsk Havn agreed to buy the Peruvian dockyard on Tuesday.", True),
    "another agreement": ("Marsk Havn agreed with the Peruvian pilots on Tuesday.", False),
}


@pytest.mark.parametrize("name", DEALS)
def test_two_days_of_one_agreement_clash_though_each_sentence_leaves_out_a_nationality(name):
    text, clashes = DEALS[name]
    others = ("Marsk Havn", None, "source"), ("the Peruvian dockyard", "PER", "target")
    again = deal(text, "agreed", "2026-06-02", *others)

    shown = Told(article("a", BOUGHT, again)).shown()

    assert clashes == any(row[:3] == ("date", "clash", "article") for row in shown)
