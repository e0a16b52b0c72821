import pytest
from hypothesis import given, settings
from hypothesis.strategies import text

from copydesk.stories import sketch
from copydesk.stories.sketch import OPENING
from copydesk.stories.telling import names, telling
from copydesk.tables import Articles, build, make_id
from copydesk.text import stem
from tests.stories.desk import article

REPORT = (
    "Dockers in Varna walked out on Monday, said Ilona Petkova, who leads the union. The port of "
    "Varna lost 40 ships. “Ships wait,” Petkova said."
)


def sketched(headline, body="", **more):
    (row,) = sketch(build(Articles, [article(1, headline, body, **more)])).to_pylist()
    return row


def counts(headline, body=""):
    row = sketched(headline, body)
    return dict(zip(row["words"], row["counts"], strict=True))


def number(word):
    return make_id("term", stem(word)) >> 33


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
def test_the_words_of_any_article_ascend_and_each_has_a_count_and_two_flags(headline, body):
    row = sketched(headline or None, body)

    assert row["words"] == sorted(set(row["words"]))
    assert {len(row[name]) for name in ("counts", "named", "titled")} == {len(row["words"])}
    assert all(count > 0 for count in row["counts"])


def test_a_word_of_the_headline_counts_twice():
    found = counts("Dockers walk out", "Ships wait.")

    assert (found[number("dockers")], found[number("ships")]) == (2, 1)


def test_a_word_that_stands_everywhere_is_counted_no_further_than_255():
    assert counts("Strike " * 400) == {number("strike"): 255}


def test_the_end_of_a_long_report_says_nothing():
    assert counts("Strike", "a " * OPENING + "Varna") == {number("strike"): 2}


def test_a_text_without_a_headline_is_introduced_by_its_first_sentence():
    row = sketched(None, "Dockers struck. Ships wait.")

    titled = {word for word, flag in zip(row["words"], row["titled"], strict=True) if flag}
    assert titled == {number("dockers"), number("struck")}


def test_only_a_teaser_without_a_text_is_bare():
    assert sketched("Strike", "", kind="teaser")["bare"]
    assert not sketched("Strike", "Dockers struck.", kind="teaser")["bare"]
    assert not sketched("Strike", "")["bare"]


@pytest.mark.parametrize(("language", "words"), [("en", 2), (None, 2), ("xx", 2), ("zh", 2)])
def test_stop_words_tell_nothing_in_any_language(language, words):
    assert len(sketched("The dockers are out in Varna", language=language)["words"]) >= words


def test_the_same_article_has_the_same_sketch_in_any_company():
    one, other = article(1, "Strike", REPORT), article(2, "Storm", "A storm closed schools.")

    both = sketch(build(Articles, [other, one])).to_pylist()

    assert both[1] == sketched("Strike", REPORT)


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
