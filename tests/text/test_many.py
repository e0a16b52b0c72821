import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text import key, sentences, word_id, words
from copydesk.text.hashes import spelling, spellings_of
from copydesk.text.many import read, split
from copydesk.text.marks import quotations, quoted
from copydesk.text.points import PLANE, classes_of, flags_of

ODD = "aB é1.,!?…\n\t“”\"'()—-_Mr.U.S.Co.e.g ​­́٣中。」؟x٫²İß𝟙𐐀"
TEXTS = st.lists(
    st.one_of(
        st.text(ODD, max_size=40),
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                ["Mr.", "Roe", "U.S.", "The", "PepsiCo.", "he", "2.5km", "14h30", "No.", "3.", "“I",
                 "go.”", "a.m.", "\n", "Sep.", "Ü.", "...", "?!", "2,000.5", "—", "5\u0301a1",
                 "A1.5"]
            ),
            max_size=12,
        ).map(" ".join),
    ),
    max_size=5,
)  # fmt: skip


@settings(deadline=None)  # the first text makes the table of classes
@given(TEXTS)
def test_the_words_of_many_texts_are_those_of_each(texts):
    found = read(texts)

    for n, text in enumerate(texts):
        mine = slice(found.first[n], found.first[n + 1])
        spans = zip(found.start[mine].tolist(), found.end[mine].tolist(), strict=True)
        assert list(spans) == words(text)
        spelt = [found.spelt[number] for number in found.number[mine]]
        assert spelt == [text[a:b] for a, b in words(text)]
        assert found.ids[mine].tolist() == [word_id(word) for word in spelt]


@settings(deadline=None)  # the first text makes the table of classes
@given(TEXTS)
def test_the_sentences_of_many_texts_are_those_of_each_with_their_keys(texts):
    lot, found = split(texts)

    for n, text in enumerate(texts):
        mine = found.text == n
        spans = list(zip(found.start[mine].tolist(), found.end[mine].tolist(), strict=True))
        assert spans == sentences(text)
        assert found.keys(lot)[mine].tolist() == [key(text[a:b]) for a, b in spans]
        for first, last, (a, b) in zip(found.first[mine], found.last[mine], spans, strict=True):
            within = [(a + x, a + y) for x, y in words(text[a:b])]
            starts, ends = lot.start[first:last].tolist(), lot.end[first:last].tolist()
            assert list(zip(starts, ends, strict=True)) == within


def test_the_table_of_classes_says_of_each_code_point_what_it_is():
    points = np.arange(PLANE, dtype=np.uint16)

    assert flags_of(points).tolist() == [classes_of(chr(n)) for n in range(PLANE)]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_the_hash_of_a_text_is_the_same_alone_and_among_others(texts):
    assert spellings_of(texts).tolist() == [spelling(text) for text in texts]


@given(TEXTS)
def test_a_quotation_that_closes_in_its_sentence_is_quoted_alike_in_any_text(texts):
    some = [text.replace("\n", " ") for text in texts]
    some = [text for text in some if quotations(text)[1]]
    at, alone = 0, []
    for text in some:
        alone += [(at + a, at + b) for a, b in quoted(text)]
        at += len(text) + 1

    assert quoted(" ".join(some)) == alone


@pytest.mark.parametrize("size", [1, 3])
def test_texts_beyond_a_lot_are_read_as_the_others(size):
    texts = ["A long tale of 3.5 sorts. " * 12_000, "", "Short."] * size

    found = read(texts)

    assert [found.first[n + 1] - found.first[n] for n in range(3)] == [72_000, 0, 1]
    assert found.start[-1] == 0
