"""Rows of links are told from headlines, whatever stands between the links."""

import pytest

from tests.articles.check import found


@pytest.mark.parametrize(
    "row",
    [
        "Terms   Privacy   Cookies",
        "Boats  Harbours  Tides  Anglers",
        ":: News :: Business :: Bee Keeping ::",
        "World Politics Business Sport",
        "Share on Facebook   Share on X   Copy link",
        "Print | Tell a friend today | Correct an error",
        "Politik   Wirtschaft   Vereine   Abonnieren",
        "Accueil » Monde » Afrique",
    ],
)
def test_a_row_of_links_is_furniture(row):
    rows = found(f"{row}\nFerry runs aground off the Elvar light\n")

    of_row = [r for r in rows if r["end"] <= len(row)]
    assert {r["role"] for r in of_row} <= {"link", "section", "separator"}
    assert {r["article_id"] for r in of_row} == {None}


@pytest.mark.parametrize(
    "headline",
    [
        "World leaders meet on weather and sport",
        "Sport and politics do not mix, says  the minister of culture in Elvar",
        "Business travel | Why the night train is back in fashion again",
        "World Health body names a chief",
    ],
)
def test_a_headline_with_the_names_of_sections_is_a_headline(headline):
    rows = found(f"Latest news\n{headline}\nFerry runs aground off the Elvar light\n")

    assert headline in {
        headline[r["start"] - 12 : r["end"] - 12] for r in rows if r["role"] == "headline"
    }
