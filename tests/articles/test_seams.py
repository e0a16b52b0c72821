"""Lines that stripping has glued come apart where they were glued, and nowhere else."""

import pytest

from copydesk.articles import seams
from copydesk.articles.pieces import pieces


def cut(text):
    return [(piece.kind, piece.text) for piece in pieces(text)]


def test_buttons_with_nothing_between_them_are_buttons():
    assert cut("TweetSharePrint") == [("link", "Tweet"), ("link", "Share"), ("link", "Print")]
    assert [kind for kind, _ in cut("About usContactObituaries deskTerms of use")] == ["link"] * 4


@pytest.mark.parametrize("line", ["WhatsApp", "The McAllister of Tamsin", "LaFarge wins in Osk"])
def test_a_capital_inside_a_name_is_no_seam(line):
    assert [words for _, words in cut(line)] == [line]


def test_an_account_and_an_age_come_off_the_name_of_an_outlet():
    assert [kind for kind, _ in cut("The Ledger of Vell@ledgerofvell9 days ago")] == [
        "name", "short", "time",
    ]  # fmt: skip


def test_points_and_comments_of_readers_are_buttons():
    kinds = [kind for kind, _ in cut("109 points by Old Miller 5 hours ago | hide | 83 comments")]

    assert [kind for kind in kinds if kind != "separator"] == [
        "link", "byline", "time", "link", "label",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["Tamsin Post5h", "Mareahace 6 horas", "7h agoTamsin Post"])
def test_a_name_and_an_age_come_apart_whichever_stands_first(line):
    assert sorted(kind for kind, _ in cut(line)) == ["name", "time"]


def test_a_headline_that_was_printed_twice_on_one_line_is_two():
    headline = "Strike at the port of Tamsin is over"

    assert cut(headline * 2) == [("title", headline)] * 2


def test_ages_come_off_headlines_where_several_lines_of_a_page_have_one():
    lines = [
        "Strike at the port of Tamsin is over 2 hours ago",
        "Drought empties the lake of Osk 3 hours ago",
        "Bronzes go home to Veldria 5 hours ago",
    ]

    assert [kind for kind, _ in cut("\n".join(lines))] == ["title", "time"] * 3
    assert [kind for kind, _ in cut(lines[0])] == ["title"]


def test_sections_come_off_headlines_where_several_lines_of_a_page_have_one():
    lines = [
        "World Bronzes go home to Veldria after all",
        "Sport Tamsin wins the cup in the last minute",
        "Health New doses arrive in Osk by boat",
    ]

    assert [kind for kind, _ in cut("\n".join(lines))] == ["section", "title"] * 3
    assert [kind for kind, _ in cut(lines[2])] == ["title"]


def test_a_word_that_a_screen_reader_says_comes_off_a_headline_that_stands_elsewhere():
    text = "timeStrong quake felt across Marrenland\nOsk\nStrong quake felt across Marrenland"

    assert cut(text)[1] == ("title", "Strong quake felt across Marrenland")


def test_numbers_come_off_headlines_where_several_lines_of_a_page_begin_with_one():
    lines = ["1.Trams stand still in Osk", "2.Drought empties a lake", "3.Bronzes go home again"]

    assert [kind for kind, _ in cut("\n".join(lines))] == ["bullet", "title"] * 3
    assert cut(lines[1])[0] == ("title", lines[1])


def test_an_age_in_front_of_a_text_comes_off_with_its_dash():
    text = "The city museum of Osk handed 24 bronze figures back to Veldria on Monday."

    assert cut(f"6 hours ago  —  {text}") == [
        ("time", "6 hours ago"), ("separator", "—"), ("prose", text)
    ]  # fmt: skip


def test_a_count_of_readers_is_no_part_of_a_name():
    assert cut("Tamsin Post 12K views") == [("name", "Tamsin Post"), ("link", "12K views")]


def test_the_seams_of_any_line_lie_inside_it():
    company = seams.Company([], {})

    for line in ("A", "@a", "ago", "5 hours ago", "Sign in", "aBcDeF", "12K views", "منذ 3 ساعات"):
        at = company.seam(line)
        assert at is None or 0 < at < len(line)
