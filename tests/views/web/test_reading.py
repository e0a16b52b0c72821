"""A page is drawn as it came: no character is lost, moved or doubled."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from copydesk.views.sheets import Stretch
from copydesk.views.web.reading import lay_out, parse_mark
from tests.views.web.printed import BODY_1, BODY_2, PAGE, TEXT

spans = st.one_of(
    st.none(),
    st.tuples(st.integers(0, len(TEXT)), st.integers(1, 200)).map(lambda t: (t[0], t[0] + t[1])),
)


@given(spans)
def test_whatever_is_marked_every_stretch_keeps_its_characters(mark):
    for part in _parts(PAGE, mark):
        assert "".join(piece.text for piece in part.pieces) == part.stretch.text


@given(spans.filter(bool))
def test_what_is_marked_is_what_was_asked_for_but_for_white_space_between_lines(mark):
    marked = {at for part in _parts(PAGE, mark) for at in _places(part)}

    held = {n for s in PAGE.stretches for n in range(s.start, s.end)}
    assert marked == set(range(*mark)) & held


@given(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=12).map(sorted))
def test_what_lies_in_no_stretch_is_printed_too(cuts):
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    stretches = tuple(Stretch(a, b, "body", None, None, "", TEXT[a:b]) for a, b in pairs if a < b)

    parts = _parts(replace(PAGE, stretches=stretches), None)

    printed = "".join(piece.text for part in parts for piece in part.pieces)
    assert "".join(printed.split()) == "".join(TEXT.split())


def test_stretches_on_one_line_stay_on_one_line():
    text = "Sport | Letters | Archive\nA headline"
    roles = (("Sport", "section"), ("|", "separator"), ("Letters | Archive", "link"))
    stretches = tuple(
        Stretch(text.index(words), text.index(words) + len(words), role, None, None, "", words)
        for words, role in roles
    )

    blocks = lay_out(replace(PAGE, text=text, stretches=stretches))

    assert [block.label for block in blocks] == ["section · link", "other"]
    assert [part.gap for part in blocks[0].parts] == ["", " ", " "]


def _parts(page, mark):
    return [part for block in lay_out(page, mark) for part in block.parts]


def _places(part):
    at = part.stretch.start
    for piece in part.pieces:
        if piece.marked:
            yield from range(at, at + len(piece.text))
        at += len(piece.text)


def test_only_the_first_marked_run_carries_the_anchor():
    start, end = TEXT.index(BODY_1), TEXT.index(BODY_2) + len(BODY_2)

    anchors = [p.anchor for part in _parts(PAGE, (start, end)) for p in part.pieces if p.anchor]

    assert anchors == ["mark"]


def test_a_sentence_gets_its_letter_once_also_where_a_mark_cuts_it():
    start = TEXT.index("Uruguay signed")

    pieces = [p for part in _parts(PAGE, (start, start + 7)) for p in part.pieces if p.sentence]

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

    part = next(p for p in _parts(replace(PAGE, stretches=(odd,)), None) if p.stretch == odd)

    assert "".join(piece.text for piece in part.pieces) == BODY_1


@given(st.text(max_size=30))
def test_any_address_gives_a_mark_or_none(text):
    mark = parse_mark(text)

    assert mark is None or mark[0] < mark[1]
