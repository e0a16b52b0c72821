"""Pages of HTML that print several articles whole; written for these tests."""

from tests.articles.test_html import HEAD, HEADLINE, MENU, PARAGRAPHS, article, read

POST = (
    "<div class='post' id='p{n}'><time datetime='2031-04-07T{h}:05:00Z'>{h}:05</time>"
    "<h3>{title}</h3><p>{first}</p></div>"
)
TITLES = ["The first ship is at the pier", "Rain over Osk", "The mayor cuts the ribbon"]


def several(found, kind):
    return sorted((a for a in found if a["kind"] == kind), key=lambda a: a["start"])


def live(head=None):
    posts = "".join(
        POST.format(n=n, h=18 - n, title=title, first=PARAGRAPHS[n + 1])
        for n, title in enumerate(TITLES)
    )
    return (
        f"{head or HEAD.format(headline=HEADLINE)}<body>{MENU}<main><h1>{HEADLINE}</h1>"
        f"<div class='lead'><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[3]}</p></div>"
        f"<div class='feed'>{posts}</div></main></body></html>"
    )


def test_each_post_of_a_live_blog_is_an_article_beside_the_one_that_opens_it():
    found = read(live())

    assert [a["headline"] for a in several(found, "full")] == TITLES
    assert [a["text"] for a in several(found, "full")] == PARAGRAPHS[1:]
    (main,) = several(found, "main")
    assert main["headline"] == HEADLINE
    assert main["text"].split("\n") == [PARAGRAPHS[1], PARAGRAPHS[3]]


def test_each_post_of_a_live_blog_has_the_time_that_stands_with_it():
    found = several(read(live()), "full")

    assert [a["published"].isoformat() for a in found] == [
        f"2031-04-07T{hour}:05:00+00:00" for hour in (18, 17, 16)
    ]
    assert {a["precision"] for a in found} == {"minute"}


def entry(n, text):
    return (
        f"<article class='entry post-{n}'><h2><a href='/{n}'>{TITLES[n]} on this day</a></h2>"
        f"<p>{7 + n} April 2031</p>{text}</article>"
    )


def test_a_blog_that_prints_its_entries_whole_has_articles_and_none_of_its_own():
    text = "".join(f"<p>{words}</p>" for words in PARAGRAPHS[1:])

    found = read(f"<html><body>{MENU}{''.join(entry(n, text) for n in range(3))}</body></html>")

    assert [a["kind"] for a in found] == ["full"] * 3
    assert [str(a["published"])[:10] for a in several(found, "full")] == [
        "2031-04-07", "2031-04-08", "2031-04-09",
    ]  # fmt: skip
    assert all(a["text"].split("\n") == PARAGRAPHS[1:] for a in found)


def test_entries_of_one_paragraph_are_teasers():
    entries = "".join(entry(n, f"<p>{PARAGRAPHS[1]}</p>") for n in range(3))

    found = read(f"<html><body>{MENU}{entries}</body></html>")

    assert [a["kind"] for a in found] == ["teaser"] * 3
    assert {a["text"] for a in found} == {PARAGRAPHS[1]}


def test_the_article_that_follows_below_the_first_is_another():
    text = "".join(f"<p>{words}</p>" for words in PARAGRAPHS[1:])
    story = "<article class='story'><h1>{}</h1><p>{} April 2031</p>" + text + "</article>"
    page = f"{HEAD.format(headline=HEADLINE)}<body>{MENU}{story.format(HEADLINE, 7)}"

    found = read(page + story.format("Old mill becomes a school", 5) + "</body></html>")

    (main,), (full,) = several(found, "main"), several(found, "full")
    assert (main["headline"], full["headline"]) == (HEADLINE, "Old mill becomes a school")
    assert main["text"] == full["text"] == "\n".join(PARAGRAPHS[1:])


def test_the_sections_of_one_article_are_one():
    sections = "".join(
        f"<section class='part'><h2>{title}</h2><p>{PARAGRAPHS[n + 1]}</p></section>"
        for n, title in enumerate(TITLES)
    )

    (main,) = read(article(sections))

    assert all(words in main["text"] for words in PARAGRAPHS[1:])


def test_the_works_that_an_article_names_one_by_one_are_its_text():
    sections = "".join(
        f"<div class='part'><h2><a href='/w/{n}'>{title} once more</a></h2>"
        f"<p>{PARAGRAPHS[n + 1]}</p><p>{PARAGRAPHS[3 - n]}</p></div>"
        for n, title in enumerate(TITLES)
    )
    head = HEAD.format(headline=HEADLINE).replace(
        "<script", '<meta property="og:type" content="article"><script'
    )

    found = read(article(sections, head=head))

    (main,) = several(found, "main")
    assert all(main["text"].count(words) for words in PARAGRAPHS[1:])
    assert not several(found, "full")
