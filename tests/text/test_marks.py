import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.marks import inside, quoted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We agree,” he said. “Soon.”", ["We agree,", "Soon."]),
        ('"We agree," he said. "Soon."', ["We agree,", "Soon."]),
        ("to 'limit' such fees, citing the town's needs. 'We tax,' he said", ["limit", "We tax,"]),
        ("the miners' union called it 'the workers' charter,' she said", ["the workers' charter,"]),
        ("„Wir gehen“, sagte er", ["Wir gehen"]),
        ("« Nous partons », dit-elle", ["Nous partons "]),
        ("It's the dog's, the dogs' and Jesus' bowl", []),
        ("five 6' boards and a 3\" nail", []),
        ("“Never closed\nnext line", ["Never closed"]),
        ("“One paragraph.\n“And the next,” he said", ["One paragraph.", "And the next,"]),
    ],
)
def test_quoted_words_are_told_from_apostrophes(text, parts):
    found = [text[start:end].removeprefix(" ") for start, end in quoted(text)]

    assert found == parts


@given(st.text("ab \n.,'\"“”‘’«»", max_size=200))
def test_quotations_stand_in_order_and_never_overlap(text):
    spans = quoted(text)

    flat = [offset for span in spans for offset in span]
    assert flat == sorted(flat)
    assert all(inside(spans, n) == any(a <= n < b for a, b in spans) for n in range(len(text)))
