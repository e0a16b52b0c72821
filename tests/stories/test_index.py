from datetime import date

import pytest

from copydesk.stories import index, sketch
from copydesk.stories.index import COUPLES, SINGLES
from copydesk.tables import Articles, build, make_id
from tests.stories.desk import article, march

LONG = " ".join(f"word{n}" for n in range(60))


def terms(*rows):
    return index(sketch(build(Articles, list(rows)))).to_pylist()


def met(one, other):
    """Say whether two articles stand under one term at which they meet."""
    found = terms(one, other)
    under = [
        {(row["term"], row["guest"]) for row in found if row["article_id"] == side["article_id"]}
        for side in (one, other)
    ]
    return any((term, False) in under[1] or not guest and (term, True) in under[1]
               for term, guest in under[0])  # fmt: skip


def test_a_long_article_has_no_more_terms_than_its_weightiest_words_make():
    found = terms(article(1, None, LONG))

    assert len(found) == SINGLES + COUPLES * (COUPLES - 1) // 2


def test_a_word_of_the_headline_is_among_the_weightiest():
    told = [row["term"] for row in terms(article(1, "Varna", LONG)) if row["words"] == 1]

    assert set(told) & {row["term"] for row in terms(article(2, "Varna"))}


@pytest.mark.parametrize(
    ("gap", "near"), [(0, True), (1, True), (5, True), (10, False), (25, False)]
)
@pytest.mark.parametrize("start", range(1, 6))
def test_articles_meet_within_five_days_of_publishing_wherever_the_days_are_cut(gap, near, start):
    first, later = (article(n, "Strike", "", march(start + n * gap)) for n in (0, 1))

    assert met(first, later) is near


@pytest.mark.parametrize("start", range(1, 6))
def test_a_page_that_was_fetched_ten_days_after_meets_what_was_published_before(start):
    told = article(1, "Strike", "", march(start))
    fetched = article(2, "Strike", "", march(start + 10), published=None)

    assert met(told, fetched)


def test_articles_without_a_day_meet_each_other_and_all_with_a_day():
    dayless, other = article(1, "Strike in Varna"), article(2, "Strike in Varna")

    assert met(dayless, other)
    assert met(dayless, article(3, "Strike in Varna", "", march(1)))


def test_two_articles_with_a_day_are_guests_of_those_without():
    found = terms(article(1, "Strike", "", march(1)), article(2, "Strike", "", march(28)))

    guests = [row["term"] for row in found if row["guest"]]
    assert len(guests) == 2
    assert len(set(guests)) == 1


def test_the_terms_of_an_article_are_the_same_in_any_company():
    one, other = article(1, "Strike in Varna", LONG), article(2, "Storm in Wales")

    both = [row for row in terms(other, one) if row["article_id"] == make_id("article", 1)]

    assert sorted(map(str, both)) == sorted(map(str, terms(one)))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_out_of_this_world_does_no_harm(day):
    assert not met(article(1, "Strike", "", march(1)), article(2, "Strike", "", day))


def test_no_articles_have_no_terms():
    assert terms() == []
