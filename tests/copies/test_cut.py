from hypothesis import given
from hypothesis import strategies as st

from copydesk.copies import cut
from copydesk.tables import Articles, build
from copydesk.text import key
from tests.copies.walk import article

PAGE = "Dam bursts\nMenu\nThe dam broke. Nobody was hurt.\nADVERTISEMENT\nA mason saw it first."


def test_a_sentence_is_cut_from_each_body_span_with_its_place_on_the_page():
    first, second = PAGE.index("The dam"), PAGE.index("A mason")
    spans = [(first, PAGE.index("\nADV")), (second, len(PAGE))]
    text = "\n".join(PAGE[a:b] for a, b in spans)
    row = article("one", text, headline="Dam bursts", headline_start=0, headline_end=10)
    row["body"] = [{"start": a, "end": b} for a, b in spans]

    rows = cut(build(Articles, [row])).to_pylist()

    printed = [(r["n"], r["role"], PAGE[r["start"] : r["end"]]) for r in rows]
    assert sorted(printed) == [
        (0, "headline", "Dam bursts"),
        (1, "body", "The dam broke."),
        (2, "body", "Nobody was hurt."),
        (3, "body", "A mason saw it first."),
    ]
    assert all(r["text"] == PAGE[r["start"] : r["end"]] for r in rows)


def test_a_headline_is_cited_where_it_stands_though_its_blanks_are_many():
    page = "Dam \t  bursts\nThe dam broke."
    row = article("one", "The dam broke.", headline="Dam bursts")
    row |= {"headline_start": 0, "headline_end": 13, "body": [{"start": 14, "end": len(page)}]}

    head = next(r for r in cut(build(Articles, [row])).to_pylist() if r["role"] == "headline")

    assert (head["text"], page[head["start"] : head["end"]]) == ("Dam bursts", "Dam \t  bursts")


def test_a_sentence_never_runs_from_one_body_span_into_the_next():
    page = "They agreed on\n[photo]\nnothing at all."
    row = article("one", "They agreed on\nnothing at all.")
    row["body"] = [{"start": 0, "end": 14}, {"start": 23, "end": len(page)}]

    rows = cut(build(Articles, [row])).to_pylist()

    assert [page[r["start"] : r["end"]] for r in rows] == ["They agreed on", "nothing at all."]


def test_one_sentence_in_two_spellings_has_one_key():
    texts = "The defence programme cost £3m, she said.", "The defense program cost $3m, she said."

    rows = cut(build(Articles, [article(str(n), text) for n, text in enumerate(texts)])).to_pylist()

    assert len({r["key"] for r in rows}) == 1


def test_a_row_of_dots_is_no_sentence():
    assert cut(build(Articles, [article("one", "... \n***\n—")])).num_rows == 0


@given(st.text(max_size=300))
def test_every_printing_is_the_text_at_its_place_and_keyed_by_it(text):
    rows = cut(build(Articles, [article("one", text)])).to_pylist()

    for r in rows:
        assert text[r["start"] : r["end"]] == r["text"]
        assert r["key"] == key(r["text"])
