import random
from datetime import date

import pytest

from copydesk.stories import lend, liken, meet, sketch
from copydesk.tables import Articles, Pairs, Passages, build
from tests.stories.desk import article, march, passage, teaser

STRIKE = "Dockers in Varna walked out on Monday over pay, and 40 ships wait outside the port."
STORM = "A storm closed schools in Wales, and dockers in Cardiff stayed at home all Monday."


def likenesses(rows, passages=(), dice=None):
    """Return the likenesses of all pairs of these articles, lent in any order."""
    sides = [
        {"pair_id": passage(one, other, 0)["pair_id"], "article_id": side["article_id"]}
        for n, one in enumerate(rows)
        for other in rows[:n]
        for side in (one, other)
    ]
    shared = build(Passages, list(passages))
    met = meet(build(Pairs, sides), shared)
    if dice:
        met = met.take(dice.sample(range(len(met)), len(met)))
    return liken(lend(met, sketch(build(Articles, rows))), shared).to_pylist()


def likeness(one, other, *passages):
    """Return how alike two articles are, 0 where they are not."""
    found = likenesses([one, other], passages)
    return found[0]["likeness"] if found else 0.0


def test_two_articles_are_as_alike_from_either_side():
    one, two = article(1, "Strike", STRIKE), article(2, "Strike", STRIKE[:60])

    here, there = likenesses([one, two])

    assert (here["article_id"], here["other_id"]) == (there["other_id"], there["article_id"])
    assert here["likeness"] == there["likeness"] > 0.5


@pytest.mark.parametrize(("gap", "compared"), [(0, True), (5, True), (6, False)])
def test_days_of_publishing_are_compared_within_five_days(gap, compared):
    one, two = (article(n, "Strike", STRIKE, march(1 + n * gap)) for n in (0, 1))

    assert bool(likenesses([one, two])) is compared


@pytest.mark.parametrize(("gap", "compared"), [(10, True), (11, False)])
def test_a_day_of_fetching_and_copied_text_are_compared_within_ten(gap, compared):
    one, two = (article(n, "Strike", STRIKE, march(1 + n * gap)) for n in (0, 1))
    fetched = {**two, "published": None}

    assert bool(likenesses([one, fetched])) is compared
    assert bool(likenesses([one, two], [passage(one, two, 15)])) is compared


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_out_of_this_world_is_like_no_other(day):
    assert likeness(article(1, "Strike", STRIKE, march(1)), article(2, "Strike", STRIKE, day)) == 0


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


def test_a_short_headline_proves_less():
    headlines = ("Varna", "Varna dockers", "Varna dockers walk out again")

    found = [likeness(article(1, words), article(2, words)) for words in headlines]

    assert found == sorted(found)
    assert len(set(found)) == 3


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


def test_a_likeness_is_the_same_in_any_company_and_order():
    texts = (STRIKE, STORM, STRIKE[20:], STORM[:50], STRIKE + STORM)
    rows = [article(n, text[:20], text) for n, text in enumerate(texts)]
    alone = sorted(
        str(row) for n, one in enumerate(rows) for two in rows[:n] for row in likenesses([one, two])
    )

    assert sorted(map(str, likenesses(rows))) == alone
    assert sorted(map(str, likenesses(rows, dice=random.Random(2)))) == alone


def test_an_article_of_which_only_one_side_is_lent_is_like_none():
    one, two = article(1, "Strike", STRIKE), article(2, "Strike", STRIKE)
    shared = build(Passages, [passage(one, two, 15)])

    found = liken(lend(meet(build(Pairs, []), shared), sketch(build(Articles, [one]))), shared)

    assert len(found) == 0
