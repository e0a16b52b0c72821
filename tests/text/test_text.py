"""Words, sentences and spelling: a sentence is itself in any dress, and spans survive."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from, text

from copydesk.text import carry_span, fold, fold_word, key, sentences, stem, words

SAME = [
    ("The defence ministry’s programme", "the DEFENSE ministry's program"),
    ("to “neutralise” the centre", "to 'neutralize' the center"),
    ("a neighbour’s colour — and labour", "a neighbor's color -- and labor"),
    ("He travelled; she cancelled.", "he traveled, she canceled"),
    ("Côte d’Ivoire’s theatre", "Cote d'Ivoire's theater"),
    ("1,300 fertilisers", "1300 fertilizers"),
    ("soft\u00adware zero\u200bwidth", "software zerowidth"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_sentence_is_the_same_in_any_spelling_and_typography(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("13 dead", "31 dead"),
        ("28.4 million", "284 million"),
        ("33 dead", "3 dead"),
        ("Talks in Riga", "Talks in Rome"),
        ("He agreed", "She agreed"),
        ("2,5 percent", "25 percent"),
        ("AP reported", "APP reported"),
    ],
)
def test_numbers_names_and_words_are_never_folded_away(one, other):
    assert key(one) != key(other)


SPLIT = {
    "Gen. Roe met Dr. Ada K. Lund on Aug. 20. They agreed.": 2,
    "The U.S. envoy left. The U.S. The envoy stayed.": 3,
    "“It is done,” she said. “We signed.” The room rose.": 3,
    "'We won.' 'They lost.'": 2,
    "Prices rose 2.5 percent. No. 10 fell.": 2,
    "Was it over? “Yes!” he said.": 2,
    "One line\nanother line": 2,
    "今日は晴れ。明日は雨。": 2,
    "انتهى الاجتماع. بدأ المؤتمر؟ نعم.": 3,
    "Acme Corp. bought Roe Inc. in May. It paid cash.": 2,
    "The talks ended ... and began again.": 1,
    "": 0,
}


@pytest.mark.parametrize("passage", SPLIT)
def test_sentences_end_where_a_copy_editor_would_end_them(passage):
    assert len(sentences(passage)) == SPLIT[passage]


@given(text())
def test_sentences_cover_every_character_that_is_not_space_once_and_in_order(passage):
    spans = sentences(passage)

    assert "".join("".join(passage[a:b].split()) for a, b in spans) == "".join(passage.split())
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))
    assert all(passage[a:b] == passage[a:b].strip() != "" for a, b in spans)


@given(text())
def test_folding_twice_changes_nothing_and_words_stand_where_they_are_said_to(passage):
    assert [fold_word(w) for w in fold(passage).split()] == fold(passage).split()
    assert all(0 <= a < b <= len(passage) for a, b in words(passage))


@given(text(alphabet="abz Cé'’“-", max_size=40), integers(0, 40), integers(0, 40))
def test_a_span_carried_to_another_printing_covers_the_same_words(passage, a, b):
    start, end = sorted((min(a, len(passage)), min(b, len(passage))))
    other = passage.upper().replace("'", "’")

    here, there = (start, end), carry_span((start, end), passage, other)

    inside = [fold_word(passage[x:y]) for x, y in words(passage) if x < here[1] and y > here[0]]
    carried = [fold_word(other[x:y]) for x, y in words(other) if x < there[1] and y > there[0]]
    assert not inside or carried == inside


@given(sampled_from(["agreements", "Agreed", "agreeing", "agreement"]))
def test_forms_of_one_word_share_a_stem(word):
    assert stem(word) == "agre"


@pytest.mark.parametrize("line", ["." * 200_000, "“" * 200_000, "a. " * 70_000, "\n" * 200_000])
def test_hostile_lines_are_split_in_linear_time(line):
    assert len(sentences(line)) <= 70_000
