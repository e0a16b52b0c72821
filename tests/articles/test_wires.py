"""Agencies that no list has, comments, calls to readers and labels that no list has."""

import pytest

from copydesk.articles import describe, find
from tests.articles.check import found
from tests.articles.news import HARBOUR, STRIKE, TEASERS, VOTE
from tests.build import page, pages

BODY = "\n".join(VOTE.paragraphs)


def main(text):
    table = pages(page("p.txt", text))
    return next(row for row in describe(table, find(table)).to_pylist() if row["kind"] == "main")


@pytest.mark.parametrize(
    ("credit", "opening", "agency"),
    [
        ("By Polaris News Service", "", "Polaris News Service"),
        ("By Polaris Press", "HALVRIK (Polaris) — ", "Polaris Press"),
        ("By Polaris Press", "", "Polaris Press"),
        ("By Rosa Linde, Polaris Press", "", "Polaris Press"),
        ("(Polaris Press)", "", "Polaris Press"),
        ("Source: Polarpress", "", "Polarpress"),
        ("Fuente: Agencia Estrella", "", "Agencia Estrella"),
        ("By Rosa Linde", "HALVRIK, Osmara (Lodestar) — ", "Lodestar"),
        ("By Ann Press", "", None),
        ("By Ann Press", "HALVRIK (Exclusive) — ", None),
        ("Agencies", "", None),
        ("News desk", "", None),
        ("By Rosa Linde", "WINDHOEK (Namibia) — ", None),
        ("By Rosa Linde and Tom Wire-Hughes", "", None),
    ],
)
def test_an_agency_is_known_by_the_form_of_its_credit(credit, opening, agency):
    article = main(f"{VOTE.headline}\n{credit}\n8 April 2031\n{opening}{BODY}")

    assert article["agency"] == agency


def test_an_outlet_that_signs_its_own_dateline_is_no_agency():
    article = main(f"Polaris\n3 hours ago\n{VOTE.headline}\nHALVRIK (Polaris) — {BODY}")

    assert (article["outlet"], article["agency"]) == ("Polaris", None)


@pytest.mark.parametrize(
    "name",
    ["News desk", "Staff Writer", "Web desk", "Agencies", "Our correspondent", "La rédaction"],
)
def test_a_desk_is_a_byline_and_no_outlet(name):
    article = main(f"{VOTE.headline}\n{name}\n8 April 2031 14:05\n{BODY}")

    assert (article["byline"], article["outlet"], article["agency"]) == (name, None, None)


def furniture(text):
    return [text[r["start"] : r["end"]] for r in found(text) if r["article_id"] is None]


def headlines(text):
    return [text[r["start"] : r["end"]] for r in found(text) if r["role"] == "headline"]


@pytest.mark.parametrize(
    "label",
    ["You may want to see this too:", "Others are reading:", "From the archive:", "Mehr davon:"],
)
def test_a_short_line_with_a_colon_above_headlines_opens_a_list(label):
    text = f"{VOTE.headline}\n{BODY}\n{label}\n{TEASERS[0]}\n{TEASERS[1]}"

    assert label in furniture(text)
    assert headlines(text) == [VOTE.headline, TEASERS[0], TEASERS[1]]


def test_a_line_with_a_colon_inside_an_article_opens_no_list():
    text = f"{VOTE.headline}\n{BODY}\nWhat the law says:\nPensions rise with prices\n{BODY}"

    assert headlines(text) == [VOTE.headline]


@pytest.mark.parametrize(
    "said",
    [
        "Comments (2)\nMilo: Better late than never\nDora W: And the pensions?",
        "Open the debate (1)\nMilo: Better late than never",
        "Comments\nmilo_7\n2 hours ago\nBetter late than never\nDora W\n1 hour ago\nAnd who pays?",
        "Leave a comment\nMilo: Better late than never\nDora W: Fine words",
    ],
)
def test_what_readers_wrote_is_furniture_up_to_the_next_list(said):
    text = f"{VOTE.headline}\n{BODY}\n{said}\nMost read\n{TEASERS[0]}\n{TEASERS[1]}"

    assert headlines(text) == [VOTE.headline, TEASERS[0], TEASERS[1]]


@pytest.mark.parametrize(
    "call",
    [
        "Carry the news in your pocket", "Open the debate (0)", "Get the Lantern app",
        "Tell us what you think",
        "Our promise: no paywall", "Sign up for our evening letter",
        "Subscribe for 4 crowns a month",
        "undefined page.items[2].title", "Terms   Privacy   Cookies", "Loading more stories…",
    ],
)  # fmt: skip
def test_a_call_to_the_reader_below_an_article_is_furniture(call):
    text = f"{VOTE.headline}\n{BODY}\n{call}\n© 2031 The Lantern"

    assert headlines(text) == [VOTE.headline]
    assert main(text)["text"] == BODY


@pytest.mark.parametrize(
    "headline",
    [
        "You may be paying too much tax, says minister",
        "See how your village voted in the recount",
        "Get your flu jab now, doctors tell the over-sixties",
        "Keep your boats in harbour, fishermen are told",
    ],
)
def test_a_headline_that_speaks_to_the_reader_is_a_headline_among_headlines(headline):
    text = f"{VOTE.headline}\n{BODY}\nMost read\n{TEASERS[0]}\n{headline}\n{TEASERS[1]}"

    assert headline in headlines(text)


def test_a_card_after_a_label_for_comments_is_no_comment():
    card = f"Tamsin Post\n3 hours ago\n{STRIKE.headline}\n{STRIKE.paragraphs[0]}"

    assert STRIKE.headline in headlines(f"{HARBOUR.headline}\n{BODY}\nComments\n{card}")


def test_calls_and_a_label_over_the_cards_of_an_aggregator_are_furniture():
    cards = (
        f"{s.outlet} | {age}\n{s.headline}\n{s.paragraphs[0]}"
        for s, age in ((STRIKE, "5h ago"), (HARBOUR, "7h ago"))
    )
    over = "Add this to your shelf\nEnter the chat (4)\nNext on your shelf"
    top = f"newsrack\n{VOTE.headline}\nKelmar Today\n2h ago\n{BODY}"

    found = headlines("\n".join((top, over, *cards, "Take newsrack on the road", "© newsrack")))

    assert found == [VOTE.headline, STRIKE.headline, HARBOUR.headline]


def test_a_line_by_itself_above_the_headline_is_furniture():
    assert headlines(f"Notes of the week\n{VOTE.headline}\n8 April 2031\n{BODY}") == [VOTE.headline]


def test_a_label_with_the_name_of_the_paper_stands_before_a_headline():
    text = f"{VOTE.headline}\n{BODY}\nAlso in the Lantern: {TEASERS[0]}"

    assert headlines(text) == [VOTE.headline, TEASERS[0]]


@pytest.mark.parametrize("credit", ["(Polaris Photo/Lena Marsh)", "(Lena Marsh/Polaris Photo)"])
def test_a_picture_of_an_agency_that_no_list_has_is_a_caption(credit):
    caption = f"Members of parliament count votes in Halvrik, Monday, April 7, 2031. {credit}"

    assert main(f"{VOTE.headline}\n{caption}\n{BODY}")["text"] == BODY
