from datetime import date

import pytest

from copydesk.stories import index, liken, pair
from copydesk.stories.pair import CROWD
from copydesk.tables import Articles, Passages, build
from tests.stories.desk import article, march, passage, teaser

STRIKE = "Dockers in Varna walked out on Monday over pay, and 40 ships wait outside the port."


def pairs(*rows):
    return pair(index(build(Articles, list(rows)))).to_pylist()


def likeness(one, other, *passages):
    """Return how alike two articles are, 0 where they are not."""
    found = liken(
        pair(index(build(Articles, [one, other]))), build(Passages, list(passages))
    ).to_pylist()
    return found[0]["likeness"] if found else 0.0


def test_a_pair_stands_with_the_smaller_article_first_whichever_has_the_word_first():
    found = pairs(*(article(n, "Strike in Varna", STRIKE) for n in range(6)))

    assert found
    assert all(row["article_id"] < row["other_id"] for row in found)


def test_a_pair_is_named_as_the_copies_room_names_it():
    one, two = article(1, "Strike", STRIKE), article(2, "Strike", STRIKE)

    assert {row["pair_id"] for row in pairs(one, two)} == {passage(one, two, 1)["pair_id"]}


@pytest.mark.parametrize(("gap", "compared"), [(0, True), (10, True), (11, False)])
def test_articles_are_compared_within_ten_days(gap, compared):
    found = pairs(
        article(1, "Strike", STRIKE, march(1)), article(2, "Strike", STRIKE, march(1 + gap))
    )

    assert bool(found) is compared


def test_articles_are_less_alike_with_every_day_between_them():
    first = article(1, "Varna dockers walk out", STRIKE, march(1))
    later = [
        likeness(first, article(2, "Varna dockers strike", STRIKE[:60], march(1 + gap)))
        for gap in range(4)
    ]

    assert later == sorted(later, reverse=True)
    assert len(set(later)) == 4


def test_a_bare_headline_is_less_alike_than_the_same_words_in_a_report():
    report = article(1, "Varna dockers walk out", STRIKE)

    bare = likeness(report, teaser(2, "Varna dockers walk out"))

    assert bare < likeness(report, article(2, "Varna dockers walk out", STRIKE))


def test_words_alone_never_say_that_two_articles_print_one_text():
    assert likeness(article(1, "Strike", STRIKE), article(2, "Strike", STRIKE)) < 1


def test_a_text_that_is_printed_whole_again_says_so():
    one, two = article(1, "Strike", STRIKE), article(2, "Port shut", STRIKE)

    assert likeness(one, two, passage(one, two, 15)) == 1


def test_a_short_cut_of_a_long_report_is_like_it():
    long = article(1, "Strike", STRIKE + " Ferries sailed as planned from Burgas all day." * 9)
    cut = article(2, "Port at rest", STRIKE)

    assert 0.5 < likeness(long, cut, passage(long, cut, 12)) < 1


def test_a_shared_phrase_says_nothing_about_two_articles():
    one = article(1, "Strike", STRIKE + " Ferries sailed as planned from Burgas all day." * 9)
    two = article(2, "Storm", "A storm closed schools in Wales. " * 20 + "Ferries sailed.")

    assert likeness(one, two, passage(one, two, 3)) == likeness(one, two)


def test_a_word_of_a_crowd_pairs_no_more_than_the_crowd_allows():
    rows = [article(n, "Strike", "", march(1)) for n in range(CROWD + 50)]

    assert len(pairs(*rows)) == CROWD * (CROWD - 1) // 2


def test_each_day_has_a_crowd_of_its_own():
    rows = [article((n, day), "Strike", "", march(day)) for n in range(CROWD) for day in (1, 20)]

    assert len(pairs(*rows)) == 2 * (CROWD * (CROWD - 1) // 2)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_out_of_this_world_does_no_harm(day):
    found = pairs(article(1, "Strike", STRIKE, march(1)), article(2, "Strike", STRIKE, day))

    assert found == []
