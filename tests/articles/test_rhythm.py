"""Cards without a label are told by their rhythm; the parts of one article are not cards."""

from copydesk.articles.pieces import Piece
from copydesk.articles.rhythm import MOST_UNITS, cards
from tests.articles.check import found
from tests.articles.news import FLOOD, HARBOUR, MUSEUM, STRIKE, VACCINE, VOTE

STORIES = (HARBOUR, STRIKE, FLOOD, VOTE)


def kinds(text):
    rows = [row for row in found(text) if row["role"] == "headline"]
    return [(row["kind"], text[row["start"] : row["end"]]) for row in rows]


def test_headlines_with_a_lead_each_are_teasers_without_a_label():
    text = "\n".join(f"{s.headline}\n{s.paragraphs[0]}" for s in STORIES)

    assert kinds(text) == [("teaser", s.headline) for s in STORIES]


def test_posts_under_the_clock_are_articles_of_their_own():
    posts = ("\n".join((f"1{9 - n}:58", s.headline, *s.paragraphs)) for n, s in enumerate(STORIES))
    text = "\n".join((MUSEUM.headline, *MUSEUM.paragraphs, *posts))

    assert kinds(text)[1:] == [("full", s.headline) for s in STORIES]


def test_of_articles_that_are_printed_whole_the_first_is_the_own_one_of_the_page():
    parts = ("\n".join((s.headline, "By Ann Bo", "8 April 2031", *s.paragraphs)) for s in STORIES)

    assert kinds("\n".join(parts)) == [
        ("main", STORIES[0].headline), *(("full", s.headline) for s in STORIES[1:])
    ]  # fmt: skip


def test_headings_that_do_not_say_what_their_paragraph_says_are_no_headlines():
    heads = ("What the ministers had agreed on", "Money from the other side", "A gift, critics say")
    parts = zip(heads, HARBOUR.paragraphs[1:], strict=True)
    text = "\n".join((HARBOUR.headline, HARBOUR.paragraphs[0], *(f"{a}\n{b}" for a, b in parts)))

    assert kinds(text) == [("main", HARBOUR.headline)]


def test_a_digest_whose_entries_have_several_paragraphs_is_one_article():
    entries = [f"{s.headline}\n" + "\n".join(s.paragraphs) for s in STORIES[:2]]
    lead = [f"{s.headline}\n{s.paragraphs[0]}" for s in STORIES[2:]]
    text = "\n".join(("Our week in four stories, told by those who wrote them", *lead, *entries))

    assert [kind for kind, _ in kinds(text)].count("main") == 1


def test_the_own_article_below_a_list_of_dated_cards_is_whole():
    cards = (f"{s.headline}\n8 April 2031\n{s.paragraphs[0]}" for s in STORIES[:3])
    own = (VOTE.headline, "9 April 2031", *VOTE.paragraphs, *MUSEUM.paragraphs)

    rows = found(text := "\n".join((*cards, *own)))

    bodies = [
        text[r["start"] : r["end"]] for r in rows if r["role"] == "body" and r["kind"] == "main"
    ]
    assert bodies == ["\n".join(own[2:])]


def test_two_articles_with_a_writer_and_a_day_each_follow_each_other():
    parts = ("\n".join((s.headline, "By Ann Bo", "8 April 2031", *s.paragraphs)) for s in STORIES)
    first, second, *_ = parts

    assert kinds(f"{first}\n{second}") == [
        ("main", STORIES[0].headline), ("full", STORIES[1].headline)
    ]  # fmt: skip


def test_numbers_of_pages_and_weather_are_no_headlines():
    text = "\n".join(f"{s.headline}\n{s.paragraphs[0]}" for s in STORIES)

    assert kinds(f"Osk 14° cloudy today\n{text}\n« ‹ 1 2 3 › »") == kinds(text)


def test_whole_stories_without_any_stamp_are_told_by_what_their_headlines_say():
    apart = (STRIKE, MUSEUM, VOTE, VACCINE)

    text = "\n".join("\n".join((s.headline, *s.paragraphs)) for s in apart)

    assert [headline for _, headline in kinds(text)] == [s.headline for s in apart]


def test_days_below_the_texts_go_to_the_headlines_above_them():
    days = [f"{n} April 2031" for n in range(4, 8)]
    cards = zip(STORIES, days, strict=True)
    text = "\n".join(f"{s.headline}\n{s.paragraphs[0]}\n{day}" for s, day in cards)

    rows = found(text)

    given = {
        row["article_id"]: text[row["start"] : row["end"]] for row in rows if row["role"] == "date"
    }
    heads = [row["article_id"] for row in rows if row["role"] == "headline"]
    assert [given[article] for article in heads] == days


def test_the_rhythm_of_a_page_with_more_headlines_than_any_paper_has_is_not_asked_for():
    said = "Two ports reopen after a storm."
    kinds = ("title", "prose") * (MOST_UNITS + 2)
    many = [Piece(n, n + 1, kind, said, n, None, str(n)) for n, kind in enumerate(kinds)]

    assert cards(many[: 2 * MOST_UNITS]) is not None
    assert cards(many) is None
