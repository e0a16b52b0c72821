from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from copydesk.views.voices import assign

EVERYONE = range(1, 9)


def article(number: int, newsroom: str | None = None, hour: int = 0) -> dict[str, Any]:
    when = datetime(2031, 5, 5, hour, tzinfo=UTC)
    return {"article_id": number, "newsroom": newsroom, "published": when, "anchor": None}


def edge(one: int, on: int, kind: str) -> dict[str, Any]:
    return {"article_id": one, "on_id": on, "kind": kind}


def test_copies_of_one_wire_share_a_letter_and_the_larger_report_is_a():
    articles = [article(1), article(2), article(3, hour=4)]

    voices = assign(articles, [edge(3, 2, "copy")], EVERYONE)

    assert {n: voice.letter for n, voice in voices.of.items()} == {2: "A", 3: "A", 1: "B"}
    assert [voices.of[2].how, voices.of[3].how, voices.of[1].how] == ["own", "copy", "own"]


def test_a_rewrite_shares_the_letter_but_is_marked_and_has_a_letter_for_what_is_its_own():
    articles = [article(1), article(2, hour=1), article(3, hour=2)]

    voices = assign(articles, [edge(2, 1, "copy"), edge(3, 1, "derived")], EVERYONE)

    assert voices.of[3] == type(voices.of[3])("A", 0, "derived")
    assert voices.alone[3].letter == "B"
    assert (len(voices.reports), len(voices.texts)) == (1, 2)


def test_every_copy_of_a_rewrite_is_a_rewrite():
    articles = [article(n, hour=n) for n in (1, 2, 3)]

    voices = assign(articles, [edge(2, 1, "derived"), edge(3, 2, "copy")], EVERYONE)

    assert [voices.of[n].how for n in (1, 2, 3)] == ["own", "derived", "derived"]


def test_two_articles_of_one_newsroom_are_one_report_and_two_texts():
    voices = assign([article(1, "Post"), article(2, "Post"), article(3)], [], EVERYONE)

    assert sorted(map(len, voices.reports)) == [1, 2]
    assert len(voices.texts) == 3


def test_bare_headlines_make_no_report_larger():
    articles = [article(n, "Post" if n < 4 else None, hour=n) for n in range(1, 6)]

    voices = assign(articles, [], told={4, 5})

    assert [voices.of[n].letter for n in (4, 5, 1)] == ["A", "B", "C"]


def test_an_edge_to_an_article_of_another_story_joins_nothing():
    voices = assign([article(1)], [edge(1, 99, "copy")], EVERYONE)

    assert voices.of[1].letter == "A"


def test_rewrites_in_a_ring_still_have_one_that_leads():
    ring = [edge(1, 2, "derived"), edge(2, 1, "derived")]

    voices = assign([article(1), article(2)], ring, EVERYONE)

    assert sorted(voice.how for voice in voices.of.values()) == ["derived", "own"]


kinds = some.sampled_from(["copy", "derived", "credited"])
edges = some.lists(some.tuples(some.integers(1, 8), some.integers(1, 8), kinds), max_size=12)


@given(edges, some.randoms())
def test_letters_do_not_depend_on_the_order_of_the_rows(given_edges, random):
    articles = [article(n, hour=n % 3) for n in range(1, 9)]
    rows = [edge(*row) for row in given_edges]
    before = assign(articles, rows, EVERYONE)

    random.shuffle(articles)
    random.shuffle(rows)

    assert assign(articles, rows, EVERYONE) == before


@given(edges)
def test_every_article_has_a_voice_and_lies_in_one_report_and_one_text(given_edges):
    voices = assign(
        [article(n) for n in range(1, 9)], [edge(*row) for row in given_edges], EVERYONE
    )

    everyone = list(EVERYONE)
    assert sorted(voices.of) == everyone
    assert sorted(n for report in voices.reports for n in report) == everyone
    assert sorted(n for text in voices.texts for n in text) == everyone
