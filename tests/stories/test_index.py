import math

import pytest
from hypothesis import given, settings
from hypothesis.strategies import text

from copydesk.stories import index
from copydesk.stories.index import OPENING
from copydesk.stories.telling import names, telling
from copydesk.tables import Articles, build, make_id
from copydesk.text import stem
from tests.stories.desk import article

REPORT = (
    "Dockers in Varna walked out on Monday, said Ilona Petkova, who leads the union. The port of "
    "Varna lost 40 ships. “Ships wait,” Petkova said."
)


def terms(headline, body="", **more):
    return index(build(Articles, [article(1, headline, body, **more)])).to_pylist()


def named(body, language="en"):
    return names([], list(telling(body, language)))


def test_a_name_is_what_has_a_capital_inside_a_sentence():
    assert named(REPORT) == {stem(name) for name in ("Varna", "Ilona", "Petkova", "Monday")}


def test_a_text_in_capitals_has_no_names():
    assert named(REPORT.upper()) == frozenset()


def test_a_headline_that_capitalises_every_word_adds_no_names():
    head = list(telling("Dockers Walk Out Over Pay in Varna Harbour", "en"))

    assert names(head, list(telling("They want more pay.", "en"))) == frozenset()


@settings(deadline=None)  # the machine may be busy
@given(text(), text())
def test_the_weights_of_an_article_are_of_length_one(headline, body):
    found = terms(headline or None, body)

    assert not found or math.isclose(sum(row["weight"] ** 2 for row in found), 1)


def test_a_word_of_the_headline_weighs_more_than_one_of_the_body():
    weights = {row["term"]: row["weight"] for row in terms("Dockers walk out", "Ships wait.")}

    assert weights[make_id("term", stem("dockers"))] > weights[make_id("term", stem("ships"))]


def test_the_end_of_a_long_report_says_nothing():
    assert len(terms("Strike", "a " * OPENING + "Varna")) == 1


def test_a_short_headline_proves_less():
    (short,), long = terms("Varna"), terms("Varna dockers walk out")

    assert short["title_weight"] ** 2 < sum(row["title_weight"] ** 2 for row in long)


@pytest.mark.parametrize(("language", "words"), [("en", 2), (None, 2), ("xx", 2), ("zh", 2)])
def test_stop_words_tell_nothing_in_any_language(language, words):
    assert len(terms("The dockers are out in Varna", language=language)) >= words


def test_the_same_article_has_the_same_terms_in_any_company():
    one, other = article(1, "Strike", REPORT), article(2, "Storm", "A storm closed schools.")

    both = index(build(Articles, [other, one])).to_pylist()

    assert [row for row in both if row["article_id"] == one["article_id"]] == terms(
        "Strike", REPORT
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Les dockers de Varna ont cessé le travail pour une hausse des salaires"),
        ("es", "Los estibadores de Varna dejaron el trabajo por una subida de los salarios"),
        ("de", "Die Hafenarbeiter in Varna haben die Arbeit wegen der Löhne niedergelegt"),
        ("ru", "Докеры в Варне прекратили работу из-за того, что им не подняли зарплату"),
        ("ar", "توقف عمال الميناء في فارنا عن العمل من أجل رفع الأجور"),
        ("tr", "Varna liman işçileri ücretler için bir grev daha yaptı"),
    ],
)
def test_each_listed_language_has_its_own_stop_words(language, sentence):
    own = {word.stem for word in telling(sentence, language)}

    assert own < {word.stem for word in telling(sentence, "en")}
