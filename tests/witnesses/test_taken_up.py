"""An act that its own article takes up again on another day, and acts that only look like it."""

import pytest

from copydesk.facts.gather import NEVER
from copydesk.facts.same_event import comparable
from copydesk.facts.wording import Wording
from tests.witnesses.build import Told, article, event

SANCTION, COERCE = "SANCTION", "COERCE"


def told(first, later, root, later_by="TON"):
    """Return what is made of two sentences, each a text, its trigger, day and target."""
    rows = []
    for (text, trigger, day, target), by in ((first, "TON"), (later, later_by)):
        slots = {"target": [target]} if target else {}
        said = event(trigger, root, source=[by], rule=f"weekday:{day}", **slots)
        rows.append((text, said))
    return Told(article("post", *rows))


THREE_FIRMS = ("Tonga imposed sanctions on three ferry firms on Wednesday.", "imposed sanctions", 3,
               "three ferry firms")  # fmt: skip
FOUR_ENVOYS = ("Tonga expelled four diplomats on Friday.", "expelled", 5, "four diplomats")
THREE_TRADERS = ("Tonga arrested three traders on Monday over timber.", "arrested", 1, None)
TWO_BOATS = ("Tonga seized two fishing vessels on Thursday.", "seized", 4, None)
A_TANKER = ("Tonga seized a tanker on Monday off its coast.", "seized", 1, None)

ONE_ACT = {
    "some of the same noun": (
        THREE_FIRMS,
        ("Some of the firms sanctioned by Tonga on Tuesday own piers.", "sanctioned", 2,
         "the firms"), SANCTION,
    ),
    "a noun of the class": (
        THREE_FIRMS,
        ("The companies sanctioned by Tonga on Tuesday own piers.", "sanctioned", 2,
         "The companies"), SANCTION,
    ),
    "a bare plural": (
        THREE_FIRMS,
        ("Businesses sanctioned by Tonga on Tuesday lose their berths.", "sanctioned", 2,
         "Businesses"), SANCTION,
    ),
    "the same number": (
        THREE_FIRMS,
        ("The three firms sanctioned by Tonga on Tuesday own piers.", "sanctioned", 2,
         "The three firms"), SANCTION,
    ),
    "those": (
        THREE_FIRMS,
        ("Those sanctioned by Tonga on Tuesday lose their berths.", "sanctioned", 2, None),
        SANCTION,
    ),
    "an expulsion": (
        FOUR_ENVOYS,
        ("The envoys expelled by Tonga on Thursday left by ferry.", "expelled", 4, "The envoys"),
        SANCTION,
    ),
    "an arrest": (
        THREE_TRADERS,
        ("Two of the men arrested by Tonga on Sunday deny it.", "arrested", 7, "the men"), COERCE,
    ),
    "a seizure": (
        TWO_BOATS,
        ("The boats seized by Tonga on Wednesday lie in the harbour.", "seized", 3, "The boats"),
        COERCE,
    ),
    "a vote": (
        ("Tonga voted for the tuna treaty on Tuesday.", "voted for", 2, None),
        ("The treaty approved by Tonga on Monday runs to 2040.", "approved", 1, None),
        "SUPPORT",
    ),
    "one thing": (
        A_TANKER,
        ("The ship seized by Tonga on Sunday carries diesel.", "seized", 7, "The ship"), COERCE,
    ),
}  # fmt: skip

TWO_ACTS = {
    "another number": (
        THREE_FIRMS,
        ("The five firms sanctioned by Tonga on Tuesday are banks.", "sanctioned", 2,
         "The five firms"), SANCTION,
    ),
    "another": (
        THREE_FIRMS,
        ("Another firm sanctioned by Tonga on Tuesday sells rope.", "sanctioned", 2,
         "Another firm"), SANCTION,
    ),
    "an earlier round": (
        THREE_FIRMS,
        ("The firms sanctioned by Tonga in an earlier round on Tuesday are banks.", "sanctioned", 2,
         "The firms"), SANCTION,
    ),
    "other people": (
        THREE_FIRMS,
        ("The men sanctioned by Tonga on Tuesday run a bank.", "sanctioned", 2, None), SANCTION,
    ),
    "another kind of firm": (
        THREE_FIRMS,
        ("The mining firms sanctioned by Tonga on Tuesday dig tin.", "sanctioned", 2,
         "The mining firms"), SANCTION,
    ),
    "other things": (
        TWO_BOATS,
        ("The drones seized by Tonga on Wednesday were in a shed.", "seized", 3, None), COERCE,
    ),
    "one of which nobody told": (
        TWO_BOATS,
        ("The boat seized by Tonga on Wednesday was a ferry.", "seized", 3, None), COERCE,
    ),
    "a named target": (
        ("Tonga blacklisted Havu Shipping on Thursday.", "blacklisted", 4, "Havu Shipping"),
        ("The firm Delo, blacklisted by Tonga on Friday, sells rope.", "blacklisted", 5, "Delo"),
        SANCTION,
    ),
    "the same day": (
        FOUR_ENVOYS,
        ("The envoys expelled by Tonga on Friday left by ferry.", "expelled", 5, None), SANCTION,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_ACT)
def test_an_act_taken_up_again_on_another_day_contradicts_its_article(name):
    ((slot, verdict, inside, _),) = told(*ONE_ACT[name]).shown()

    assert (slot, verdict, inside) == ("date", "clash", "article")


@pytest.mark.parametrize("name", TWO_ACTS)
def test_what_only_looks_like_the_act_told_before_contradicts_nothing(name):
    assert told(*TWO_ACTS[name]).shown() == []


def test_the_same_words_of_another_state_or_in_another_article_take_up_nothing():
    first, later, root = ONE_ACT["a noun of the class"]
    apart = [
        article(name, (text, event(act, root, source=["TON"], target=[on], rule=f"weekday:{day}")))
        for name, (text, act, day, on) in (("post", first), ("sun", later))
    ]

    assert told(first, later, root, later_by="FJI").shown() == []
    assert Told(*apart).shown() == []


def test_a_headline_that_fits_both_acts_does_not_join_an_act_to_one_it_cannot_be():
    (one, act, day, _), (other, again, back, _), root = TWO_ACTS["other things"]
    title = ("#Tonga seizes goods", event("seizes", root, source=["TON"]))
    rows = [(one, event(act, root, source=["TON"], rule=f"weekday:{day}")),
            (other, event(again, root, source=["TON"], rule=f"weekday:{back}"))]  # fmt: skip
    wordings = [Wording("event", row["event"], rows=[row]) for row in article("post", *rows)]

    assert comparable(*wordings)[0] == comparable(*reversed(wordings))[0] == NEVER
    assert Told(article("post", title, *rows)).shown() == []
