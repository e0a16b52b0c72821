"""What is known of an article besides its text, as an analyst reads it."""

from datetime import UTC, date, datetime

from copydesk.articles import describe, find
from copydesk.pages import row
from copydesk.tables import Articles, Pages, build
from copydesk.views import parts

HEADLINE = "Ferry line between Halvrik and Osk reopens after two years"
TEXT = "The ferry between Halvrik and Osk sailed again on Monday, two years after the storm."
MARKUP = f"""<html lang="de-AT"><head><title>{HEADLINE}</title>
<link rel="canonical" href="https://wire.example/ferry">
<meta property="article:published_time" content="2031-04-07T09:00:00+05:30">
<meta property="article:modified_time" content="2031-04-08T09:00:00+05:30">
<meta property="article:section" content="Sea">
<meta property="article:content_tier" content="locked"></head>
<body><main><h1>{HEADLINE}</h1><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p>
<p>Also read: <a href="/mill">Old mill at Vardo to become a school</a></p></main></body></html>"""


def own_article():
    pages = build(Pages, [row.of_markup(row.Known("page.html"), MARKUP)])
    (own,) = [a for a in describe(pages, find(pages)).to_pylist() if a["kind"] == "main"]
    return own, pages["text"][0].as_py()


def test_what_is_known_of_an_article_is_said_in_words():
    assert parts.known(*own_article()) == (
        ("zone", "UTC+05:30"),
        ("changed", "2031-04-08T03:30:00Z"),
        ("section", "Sea"),
        ("declared language", "de-AT"),
        ("address", "https://wire.example/ferry"),
        ("paywall", "yes"),
        ("also read", "Old mill at Vardo to become a school"),
    )


def test_what_is_not_known_is_left_out():
    (bare,) = build(Articles, [{"article_id": 1, "language": "en"}]).to_pylist()

    assert parts.known(bare, "") == ()


def test_a_change_of_a_day_is_a_day():
    change = {"at": datetime(2031, 4, 8, tzinfo=UTC), "precision": "day", "day": date(2031, 4, 8)}
    (told,) = build(Articles, [{"modified": {**change, "text": "8 April"}}]).to_pylist()

    assert parts.known(told, "") == (("changed", "2031-04-08"),)
