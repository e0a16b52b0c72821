"""A page is drawn as it came: no character is lost, moved or doubled."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from copydesk.views.web.reading import lay_out, parse_mark
from tests.views.web.printed import BODY_1, BODY_2, PAGE, TEXT

spans = st.one_of(
    st.none(),
    st.tuples(st.integers(0, len(TEXT)), st.integers(1, 200)).map(lambda t: (t[0], t[0] + t[1])),
)


@given(spans)
def test_whatever_is_marked_every_stretch_keeps_its_characters(mark):
    for block in lay_out(PAGE, mark):
        assert "".join(piece.text for piece in block.pieces) == block.stretch.text


@given(spans.filter(bool))
def test_what_is_marked_is_what_was_asked_for_within_the_stretches(mark):
    marked = {at for block in lay_out(PAGE, mark) for at in _places(block)}

    asked = set(range(*mark))
    held = {n for s in PAGE.stretches for n in range(s.start, s.end)}
    assert marked == asked & held


def _places(block):
    at = block.stretch.start
    for piece in block.pieces:
        if piece.marked:
            yield from range(at, at + len(piece.text))
        at += len(piece.text)


def test_only_the_first_marked_run_carries_the_anchor():
    start, end = TEXT.index(BODY_1), TEXT.index(BODY_2) + len(BODY_2)

    anchors = [p.anchor for block in lay_out(PAGE, (start, end)) for p in block.pieces if p.anchor]

    assert anchors == ["mark"]


def test_a_sentence_gets_its_letter_once_also_where_a_mark_cuts_it():
    start = TEXT.index("Uruguay signed")

    pieces = [p for block in lay_out(PAGE, (start, start + 7)) for p in block.pieces if p.sentence]

    assert sum(p.opens for p in pieces) == 4


def test_a_role_is_named_where_it_begins():
    labels = [block.label for block in lay_out(PAGE)]

    assert labels == [
        "outlet",
        "date",
        "promo",
        "headline",
        "body",
        "",
        "label",
        "headline",
        "copyright",
    ]


def test_sentences_that_overlap_or_leave_their_stretch_double_nothing():
    body = next(s for s in PAGE.stretches if s.text == BODY_1)
    one, two = body.sentences
    odd = replace(body, sentences=(one, replace(two, start=one.end - 5, end=body.end + 50), one))

    (block,) = lay_out(replace(PAGE, stretches=(odd,)))

    assert "".join(p.text for p in block.pieces) == BODY_1


@given(st.text(max_size=30))
def test_any_address_gives_a_mark_or_none(text):
    mark = parse_mark(text)

    assert mark is None or mark[0] < mark[1]
