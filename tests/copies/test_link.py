import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.copies import fingerprint, link
from copydesk.copies.fingerprint import WINDOW, WORDS
from copydesk.tables import Articles, Fingerprints, build, make_id, pair_ids
from tests.copies.walk import article, number

LETTERS = st.text("abdefghklmnoprtuvw", min_size=3, max_size=6)


def prints(*holders):
    """Return a table of one fingerprint with these (article, newsroom) holders."""
    return build(
        Fingerprints,
        [
            {"fingerprint": 7, "article_id": a, "newsroom_id": room and make_id("newsroom", room)}
            for a, room in holders
        ],
    )


def linked(table):
    pairs = {}
    for row in link(table).to_pylist():
        pairs.setdefault(row["pair_id"], set()).add(row["article_id"])
    return sorted(sorted(pair) for pair in pairs.values())


@settings(deadline=None)  # the first text makes the table of classes
@given(
    st.lists(LETTERS, min_size=8, max_size=8),
    st.lists(LETTERS, max_size=30),
    st.lists(LETTERS, max_size=30),
)
def test_eight_shared_words_always_leave_a_common_fingerprint(shared, ahead, behind):
    assert WORDS + WINDOW - 1 == 8
    texts = " ".join(shared), " ".join([*ahead, *shared, *behind])

    rows = fingerprint(
        build(Articles, [article(str(n), t) for n, t in enumerate(texts)])
    ).to_pylist()

    one, two = ({r["fingerprint"] for r in rows if r["article_id"] == number(n)} for n in "01")
    assert one & two


def test_spelling_and_typography_leave_the_fingerprints_alone():
    texts = (
        "The labour minister's “defence programme” cost the theatre 13 million, he said.",
        "The labor minister’s 'defense program' cost the theater 13 million — he said.",
    )

    rows = fingerprint(
        build(Articles, [article(str(n), t) for n, t in enumerate(texts)])
    ).to_pylist()

    one, two = ({r["fingerprint"] for r in rows if r["article_id"] == number(n)} for n in "01")
    assert one == two


def test_a_holder_is_linked_to_the_first_and_the_previous_one_elsewhere():
    assert linked(prints((1, "a"), (2, "b"), (3, "c"), (4, "d"))) == [
        [1, 2], [1, 3], [1, 4], [2, 3], [3, 4],
    ]  # fmt: skip


def test_a_holder_in_the_newsroom_of_the_first_is_linked_to_somebody_elsewhere():
    assert [2, 3] in linked(prints((1, "a"), (2, "a"), (3, "b")))


def test_the_standing_matter_of_one_newsroom_links_nothing():
    assert linked(prints((1, "a"), (2, "a"), (3, "a"))) == []


def test_a_template_of_one_house_links_nobody_to_a_neighbour_who_has_it_too():
    template = [(n, "a") for n in range(12)]

    assert linked(prints(*template, (99, "b"))) == []
    assert [90, 99] in linked(prints(*template, (99, "b"), (90, "c")))
    assert len(linked(prints(*template[:11], (99, "b")))) > 0


def test_an_update_is_linked_to_the_first_version():
    assert linked(prints((1, "a"), (2, "a"))) == [[1, 2]]


def test_articles_of_unknown_newsrooms_are_each_of_their_own():
    assert linked(prints((1, None), (2, None), (3, None))) == [[1, 2], [1, 3], [2, 3]]


def test_the_number_of_links_grows_with_the_articles_and_not_with_their_square():
    assert len(linked(prints(*((n, f"room {n}") for n in range(500))))) <= 2 * 500


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.sampled_from("abc")), max_size=12, unique_by=lambda h: h[0]
    ),
    st.randoms(),
)
def test_the_order_of_arrival_changes_no_link(holders, shuffle: random.Random):
    before = linked(prints(*holders))

    shuffle.shuffle(holders)

    assert linked(prints(*holders)) == before


def test_a_pair_has_one_id_in_whatever_fingerprint_it_is_found():
    (pair,) = {row["pair_id"] for row in link(prints((2, "b"), (1, "a"))).to_pylist()}

    assert pair == pair_ids(np.array([1], np.uint64), np.array([2], np.uint64))[0]
