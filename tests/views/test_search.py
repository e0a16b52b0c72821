from datetime import date

import apsw
import pytest

from copydesk.engine.search import DDL, Answer, Entry, file, find
from copydesk.errors import BadInput, NotFound
from copydesk.views.search import LONGEST, Sought, search
from tests.views.build import STORY, hexed, look, span

EPOCH = date(1970, 1, 1)


def ask_of(view):
    """Return the search of a desk made by hand, filed as a desk files it."""
    index = apsw.Connection(":memory:")
    for statement in DDL:
        index.execute(statement)
    counts = {row["fact_id"]: row["origins"] for row in view.all("counts")}
    articles = [
        Entry(
            row["article_id"], "article", row["headline"] or "", row["text"] or "", STORY,
            row["outlet"], row["newsroom"], (), (row["anchor"] - EPOCH).days,
        )
        for row in view.all("articles")
    ]  # fmt: skip
    facts = [
        Entry(
            row["fact_id"], row["says"], (row["quote"] or {}).get("speaker") or "", row["text"],
            row["story_id"], root=(row["event"] or {}).get("root"),
            origins=counts.get(row["fact_id"]),
        )
        for row in view.all("facts")
    ]  # fmt: skip
    file(index, (), [*articles, *facts])
    return lambda question: find(index, question)


@pytest.fixture(scope="module")
def view():
    return look()


@pytest.fixture(scope="module")
def ask(view):
    return ask_of(view)


def groups(view, ask, words="", **more):
    return {group.kind: group for group in search(view, ask, Sought(words, **more)).groups}


def test_what_is_found_stands_by_kind_with_its_story_and_day(view, ask):
    found = groups(view, ask, "accords")

    assert list(found) == ["article", "event", "figure"]
    (hit, *_) = found["event"].hits
    assert (hit.title, hit.story) == ("Chile and Fiji sign 9 accords", f"{STORY:016x}")
    assert hit.day == min(h.day for h in found["article"].hits)
    assert (hit.count.independent, hit.count.origins) == (2, 2)
    assert "El Farol" in hit.outlets


def test_the_words_are_marked_where_they_stand_on_the_page(view, ask):
    found = groups(view, ask, '"one coast and one storm"', outlet="Post")

    (hit,) = found["article"].hits
    place, marks = hit.excerpt.place, hit.excerpt.marks
    ((start, end),) = marks
    at = span("post.txt", "one coast and one storm")
    assert (place.start + start, place.start + end) == (at["start"], at["end"])
    assert place.text[start:end] == "one coast and one storm"
    assert place.article == hit.id == hexed("article", "post.txt")


def test_words_of_a_headline_are_marked_there(view, ask):
    hit = groups(view, ask, "pact fiji")["article"].hits[0]

    assert [hit.title[start:end] for start, end in hit.marks] == ["Fiji", "pact"]


def test_filters_and_limits_are_handed_on(view, ask):
    assert groups(view, ask, "nine OR 9", kind="event").keys() == {"event"}
    assert groups(view, ask, root="AGREE").keys() == {"event"}
    assert groups(view, ask, "accords", origins=1)["figure"].found == 1
    assert groups(view, ask, "accords", since="2100-01-01") == {}
    assert groups(view, ask, "accords", until="2100-01-01").keys() == {"article"}
    for story in ("pact", f"{STORY:016x}"):
        assert groups(view, ask, "accords", story=story).keys() == {"article", "event", "figure"}
    first, second = (
        groups(view, ask, "chile", kind="article", limit=1, page=n)["article"].hits for n in (1, 2)
    )
    assert first[0].id != second[0].id


def test_nothing_asked_and_nothing_found_are_empty(view, ask):
    assert groups(view, ask) == groups(view, ask, " ") == groups(view, ask, "zebra") == {}
    assert groups(view, ask, "!!", kind="article") == {}


def test_a_kind_a_day_and_a_story_that_do_not_exist_are_refused(view, ask):
    with pytest.raises(BadInput, match="no kind opinion"):
        groups(view, ask, "pact", kind="opinion")
    with pytest.raises(BadInput, match="is no day"):
        groups(view, ask, "pact", since="Monday")
    with pytest.raises(NotFound):
        groups(view, ask, "pact", story="ffffffffffffffff")


@pytest.mark.parametrize("words", ["fiji", "the text", "suva OR peru", ""])
def test_every_excerpt_is_the_characters_that_it_cites(view, ask, words):
    found = search(view, ask, Sought(words, since="2000-01-01"))

    for hit in (hit for group in found.groups for hit in group.hits):
        place = hit.excerpt.place
        page = next(row["page_id"] for row in view.all("pages") if row["page"] == place.page)
        assert place.text == view.text(page)[place.start : place.end]
        assert 0 < len(place.text) <= LONGEST
        assert all(0 <= start < end <= len(place.text) for start, end in hit.excerpt.marks)


def test_a_kind_with_more_than_is_ranked_says_so(view):
    (group,) = search(view, lambda _: Answer((), 1_000, True), Sought("the", kind="quote")).groups

    assert (group.found, group.cut) == (1_000, True)
