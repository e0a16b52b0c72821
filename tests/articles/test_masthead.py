"""The outlet's name above a page is told from all else that stands there."""

import pytest

from copydesk.articles import describe, find
from tests.articles.news import FLOOD, HARBOUR, TEASERS
from tests.build import page, pages

BODY = "\n".join(HARBOUR.paragraphs)


def articles(text):
    table = pages(page("p.txt", text))
    return sorted(describe(table, find(table)).to_pylist(), key=lambda row: row["start"])


def main(text):
    return next(row for row in articles(text) if row["kind"] == "main")


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("The Elvar Lantern", "The Elvar Lantern"),
        ("RUVEL EVENING POST", "RUVEL EVENING POST"),
        ("Skip to content\nMenu\nTamsin Gazette", "Tamsin Gazette"),
        ("Home > News > World\nKELMAR HERALD", "KELMAR HERALD"),
        ("LA VELA DEL SUR — English edition\nPolitics  Economy  Culture", "LA VELA DEL SUR"),
        ("Quiet Straits — Analysis", "Quiet Straits"),
        ("Tamsiner Morgenblatt\nPolitik   Sport   Kultur   Abonnieren", "Tamsiner Morgenblatt"),
        ("VELDRIA NOW\n:: News :: Sport :: Weather ::", "VELDRIA NOW"),
        ("{{ page.title }}\nNorthpress", "Northpress"),
    ],
)
def test_a_masthead_is_the_outlet_of_the_article_below(top, name):
    article = main(f"{top}\n{HARBOUR.headline}\n8 April 2031\n{BODY}")

    assert article["outlet"] == name
    assert article["headline"] == HARBOUR.headline


@pytest.mark.parametrize(
    "foot",
    [
        "© 2031 Voices of the Delta. All rights reserved.",
        "Follow Voices of the Delta on Mastodon",
        "Write to desk@voicesofthedelta.example",
    ],
)
def test_a_name_without_any_cue_is_a_masthead_where_the_page_says_that_it_owns_it(foot):
    article = main(f"Voices of the Delta\n{HARBOUR.headline}\n{BODY}\n{foot}")

    assert article["outlet"] == "Voices of the Delta"


@pytest.mark.parametrize(
    "top",
    [
        "Port Elvar", "NAMIBIA", "Rosa Linde", "WORLD", "Diary of the week", "Press release",
        "WEEKLY REPORT", "Kenya — Politics", "Fisheries", "Middle East — Analysis",
        "FISHERIES AND PORTS", "Latest news", "Media statement", "RIGA\nNews  Sport  Culture",
    ],
)  # fmt: skip
def test_a_place_a_person_a_section_and_a_topic_are_no_masthead(top):
    article = main(f"{top}\n{HARBOUR.headline}\n8 April 2031\n{BODY}")

    assert article["outlet"] is None
    assert article["headline"] == HARBOUR.headline


def test_a_headline_that_ends_like_the_name_of_a_paper_stays_a_headline():
    article = main(f"Minister takes on the Sun\n{BODY}")

    assert (article["headline"], article["outlet"]) == ("Minister takes on the Sun", None)


def test_two_pages_of_one_outlet_share_its_newsroom():
    first = main(f"Harbour Lantern\n{HARBOUR.headline}\n{BODY}")
    second = main("HARBOUR LANTERN\n" + "\n".join((FLOOD.headline, *FLOOD.paragraphs)))

    assert first["newsroom"] == second["newsroom"] == "harbor lantern"


def test_a_listing_page_is_signed_by_its_masthead():
    listed = articles("Harbour Lantern\nLatest news\n" + "\n".join(TEASERS))

    assert [row["headline"] for row in listed] == list(TEASERS)
    assert {row["newsroom"] for row in listed} == {"harbor lantern"}


def test_an_aggregator_does_not_sign_the_articles_of_others():
    signed = f"{HARBOUR.headline}\nElvar Courier\n3 hours ago"

    (article,) = articles(f"newskettle\n{signed}\n{BODY}\nGet the newskettle app")

    assert article["newsroom"] == "elvar corier"
