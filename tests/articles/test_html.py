"""Pages of HTML, written for these tests about events that never were."""

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles import describe, find
from copydesk.pages import row
from copydesk.tables import KINDS, ROLES, Pages, build

HEADLINE = "Ferry line between Halvrik and Osk reopens after two years"
PARAGRAPHS = [
    "HALVRIK (Reuters) - The ferry between Halvrik and Osk sailed again on Monday, two years after"
    " a storm broke the pier on which both towns had depended.",
    "“We waited a long time for this day,” said harbour master Tilde Maran, who had bought the"
    " first ticket herself and stood on deck when the ship left.",
    "The new pier cost 41 million crowns. Half of the sum was paid by the province, the rest by the"
    " towns and by a fund that fishermen had set up after the storm.",
    "Critics say that the timetable leaves out the villages on the northern shore, where some 900"
    " people still drive two hours to reach a doctor.",
]
FURNITURE = "Sign up for the letter of the harbour and read it every morning with your coffee."
BIO = "Ann Bo has reported on harbours and islands for the Harbour Post for eleven years."
HEAD = """<html lang="en"><head><title>{headline} | Harbour Post</title>
<meta property="og:title" content="{headline}"><meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{headline}",
"datePublished": "2031-04-07T22:30:00-03:00", "author": [{{"@type": "Person", "name": "Ann Bo"}},
{{"@type": "Person", "name": "Cy Dee"}}]}}</script></head>"""
MENU = "<nav><a href='/'>Home</a> <a href='/sea'>Sea</a> <a href='/towns'>Towns</a></nav>"


def article(*paragraphs, head=None, after=""):
    head = head or HEAD.format(headline=HEADLINE)
    text = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"{head}<body>{MENU}<main><h1>{HEADLINE}</h1><div class='byline'>By Ann Bo</div>"
        f"<div class='story'>{text}</div>{after}</main>"
        "<footer>© Harbour Post</footer></body></html>"
    )


def table(markup):
    return build(Pages, [row.of_markup(row.Known("page.html"), markup)])


def read(markup):
    pages = table(markup)
    return describe(pages, find(pages)).to_pylist()


def roles(markup):
    pages = table(markup)
    text = pages["text"][0].as_py()
    return {text[r["start"] : r["end"]]: r["role"] for r in find(pages).to_pylist()}


def main_of(markup):
    (main,) = [a for a in read(markup) if a["kind"] == "main"]
    return main


def test_the_text_of_a_page_of_html_is_what_stands_in_the_box_of_its_article():
    main = main_of(article(*PARAGRAPHS))

    assert main["text"].startswith("The ferry between Halvrik and Osk sailed again")
    assert main["text"].split("\n")[1:] == PARAGRAPHS[1:]
    assert main["headline"] == HEADLINE
    assert (main["dateline"], main["agency"]) == ("HALVRIK", "Reuters")


def test_the_only_large_heading_of_a_page_without_a_title_is_its_headline():
    assert main_of(article(*PARAGRAPHS, head="<html>"))["headline"] == HEADLINE


def test_boxes_that_are_named_as_furniture_are_no_part_of_the_text():
    boxes = (
        f"<div class='newsletter-box'><p>{FURNITURE}</p></div>"
        f"<div class='author-bio'><p>{BIO}</p></div>"
        f"<aside><p>{FURNITURE}</p></aside>"
        f"<blockquote class='twitter-tweet'><p>{BIO}</p></blockquote>"
    )
    markup = article(*PARAGRAPHS).replace(
        f"<p>{PARAGRAPHS[2]}</p>", f"<p>{PARAGRAPHS[2]}</p>{boxes}"
    )

    main = main_of(markup)

    assert main["text"].split("\n")[1:] == PARAGRAPHS[1:]


def test_notices_and_rows_of_buttons_between_paragraphs_are_no_part_of_the_text():
    notices = ["Download our app today.", "Tweet Share Pin Print", "Related articles"]

    found = roles(article(*PARAGRAPHS[:2], *notices, *PARAGRAPHS[2:]))

    assert [found[line] for line in notices] == ["promo", "link", "promo"]


def test_a_name_of_furniture_on_the_box_of_the_whole_article_is_not_believed():
    markup = article(*PARAGRAPHS).replace("class='story'", "class='sidebar'")

    assert main_of(markup)["text"].split("\n")[1:] == PARAGRAPHS[1:]


def test_paragraphs_that_an_advertisement_parts_are_one_text():
    wall = "</div><div class='ad-slot'><p>Buy two tickets and pay for one, until Sunday.</p></div>"
    markup = article(*PARAGRAPHS).replace(
        f"<p>{PARAGRAPHS[2]}</p>", f"{wall}<div class='story'><p>{PARAGRAPHS[2]}</p>"
    )

    assert main_of(markup)["text"].split("\n")[1:] == PARAGRAPHS[1:]


def test_a_heading_between_paragraphs_is_text_and_one_below_them_is_none():
    markup = article(*PARAGRAPHS).replace(
        f"<p>{PARAGRAPHS[2]}</p>", f"<h2>What it cost</h2><p>{PARAGRAPHS[2]}</p>"
    )
    markup = markup.replace("</main>", "<h2>More from the harbour</h2></main>")

    main = main_of(markup)

    assert "What it cost" in main["text"]
    assert "More from the harbour" not in main["text"]


def test_what_the_markup_declares_makes_day_authors_and_outlet_known():
    main = main_of(article(*PARAGRAPHS))

    assert main["published"].isoformat() == "2031-04-08T01:30:00+00:00"
    assert main["precision"] == "minute"
    assert main["byline"] == "Ann Bo, Cy Dee"
    assert main["outlet"] == "Harbour Post"


def test_the_outlet_behind_a_declared_name_is_no_part_of_the_name():
    head = HEAD.format(headline=HEADLINE).replace('"Cy Dee"', '"Cy Dee, Harbour Post"')

    assert main_of(article(*PARAGRAPHS, head=head))["byline"] == "Ann Bo, Cy Dee"


def test_a_declared_time_without_a_zone_gives_the_day_that_is_written():
    head = HEAD.format(headline=HEADLINE).replace("22:30:00-03:00", "22:30:00")

    main = main_of(article(*PARAGRAPHS, head=head))

    assert main["published"].isoformat() == "2031-04-07T00:00:00+00:00"
    assert main["precision"] == "day"


def test_damaged_json_is_as_if_nothing_were_declared():
    head = HEAD.format(headline=HEADLINE).replace('"headline":', '"headline" {[')

    main = main_of(article(*PARAGRAPHS, head=head))

    assert main["headline"] == HEADLINE
    assert main["published"] is None
    assert main["byline"] == "By Ann Bo"


def test_a_page_without_sentences_is_read_as_its_lines_are():
    found = roles(f"<html><body>{MENU}<ul><li>Osk</li><li>Halvrik</li></ul></body></html>")

    assert found
    assert "body" not in found.values()


BARE = "<html><head><title>Harbour Post</title></head>"


def test_without_a_declared_time_the_element_of_a_time_says_when():
    stamp = "<time datetime='2031-04-07T18:05:00Z'>yesterday evening</time>"
    markup = article(*PARAGRAPHS, head=BARE).replace("</h1>", f"</h1><p>{stamp}</p>")

    main = main_of(markup)

    assert main["published"].isoformat() == "2031-04-07T18:05:00+00:00"


def test_a_printed_day_counts_before_the_day_of_the_last_change():
    days = "<p>Updated 9 April 2031</p><p>7 April 2031</p>"
    markup = article(*PARAGRAPHS, head=BARE).replace("</h1>", f"</h1>{days}")

    main = main_of(markup)

    assert main["published_text"] == "7 April 2031"


def test_a_day_inside_the_box_of_the_text_is_no_part_of_the_text():
    markup = article(*PARAGRAPHS, head=BARE).replace(
        "<div class='story'>", "<div class='story'><p>7 April 2031</p><p>By Cy Dee</p>"
    )

    main = main_of(markup)

    assert main["text"].startswith("The ferry")
    assert main["published"].isoformat() == "2031-04-07T00:00:00+00:00"


OTHERS = [
    ("/net", "Fishermen of Osk haul in a net that nobody had cast", "The net was 80 metres long."),
    ("/mill", "Old mill at Vardo to become a school for shipwrights", "Work begins in the spring."),
    (
        "/vote",
        "Northern shore votes on a road through the marshes",
        "The count ends on Friday night.",
    ),
]
CARD = "<li><a href='{}'><h3>{}</h3></a><time>3 hours ago</time><p>{} It is the first.</p></li>"
CARDS = "<ul class='cards'>" + "".join(CARD.format(*other) for other in OTHERS) + "</ul>"


def test_the_cards_below_an_article_are_teasers_with_headline_age_and_lead():
    found = read(article(*PARAGRAPHS, after=f"<section><h2>More</h2>{CARDS}</section>"))

    teasers = sorted((a for a in found if a["kind"] == "teaser"), key=lambda a: a["start"])
    assert [a["headline"] for a in teasers] == [title for _, title, _ in OTHERS]
    assert [a["text"] for a in teasers] == [f"{x} It is the first." for _, _, x in OTHERS]
    assert {a["published_text"] for a in teasers} == {"3 hours ago"}
    assert [a["kind"] for a in found].count("main") == 1


def test_a_lead_that_is_part_of_the_link_of_its_card_is_a_lead():
    cards = "".join(
        f"<a href='/{n}'><h3>Harbour number {n} gets a new pier in spring</h3><p>{lead}</p></a>"
        for n, lead in enumerate(PARAGRAPHS[1:])
    )

    found = read(f"<main><section>{cards}</section></main>")

    assert {a["text"] for a in found if a["kind"] == "teaser"} == set(PARAGRAPHS[1:])


def test_a_page_behind_a_paywall_keeps_its_headline_and_the_sentence_that_it_shows():
    cards = "".join(
        f"<li><a href='/{n}'><h3>Harbour number {n} of the province gets a new pier</h3></a></li>"
        for n in range(4)
    )
    head = HEAD.format(headline=HEADLINE) + '<meta property="og:type" content="article">'

    found = read(article(PARAGRAPHS[1], head=head, after=f"<ul class='list'>{cards}</ul>"))

    (main,) = [a for a in found if a["kind"] == "main"]
    assert (main["headline"], main["text"]) == (HEADLINE, PARAGRAPHS[1])
    assert len(found) == 5


def test_what_stands_on_several_cards_is_the_lead_of_none():
    offer = "<p>Read it for a week for one crown only</p></li>"

    found = read(f"<html><body>{MENU}{CARDS.replace('</li>', offer)}</body></html>")

    assert {a["text"] for a in found} == {f"{lead} It is the first." for _, _, lead in OTHERS}


def test_a_page_that_only_lists_has_teasers_and_no_article_of_its_own():
    found = read(f"<html><body>{MENU}<h1>Latest from the coast</h1>{CARDS}{CARDS}</body></html>")

    assert {a["kind"] for a in found} == {"teaser"}
    assert {a["headline"] for a in found} == {title for _, title, _ in OTHERS}


def test_links_of_a_menu_are_no_teasers():
    names = ("All the latest from the coast", "Letters to the editor of the Post", "Our boats")
    links = "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(names))

    found = read(article(*PARAGRAPHS, after=f"<nav><ul>{links}</ul></nav>"))

    assert [a["kind"] for a in found] == ["main"]


def test_headlines_in_a_menu_are_teasers():
    links = "".join(f"<li><a href='{to}'>{title}</a></li>" for to, title, _ in OTHERS)

    found = read(article(*PARAGRAPHS, after=f"<nav class='trending'><ul>{links}</ul></nav>"))

    assert {a["headline"] for a in found if a["kind"] == "teaser"} == {t for _, t, _ in OTHERS}


def test_a_headline_behind_a_label_between_paragraphs_is_no_part_of_the_text():
    links = [f"MORE: <a href='{to}'>{title}</a>" for to, title, _ in OTHERS]

    main = main_of(article(PARAGRAPHS[0], links[0], *PARAGRAPHS[1:3], links[1], PARAGRAPHS[3]))

    assert main["text"].split("\n")[1:] == PARAGRAPHS[1:]


def test_short_headlines_among_long_ones_of_one_build_are_headlines_too():
    row = "<div class='row'><div class='head'><a href='{}'>{}</a></div></div>"
    short = ("/short", "Rain again", "")
    rows = "".join(row.format(to, title) for to, title, _ in [*OTHERS, short])

    found = read(f"<html><body>{MENU}{rows}</body></html>")

    assert {a["headline"] for a in found} == {t for _, t, _ in [*OTHERS, short]}


def test_what_stands_beside_the_link_of_a_headline_is_no_part_of_it():
    links = "".join(f"<li><a href='{to}'>{title}</a> (post)</li>" for to, title, _ in OTHERS)

    found = read(f"<html><body>{MENU}<ul>{links}</ul></body></html>")

    assert {a["headline"] for a in found} == {title for _, title, _ in OTHERS}


def test_a_lone_link_between_paragraphs_is_no_teaser():
    link = f"<p><a href='/net'>{OTHERS[0][1]}</a></p>"
    markup = article(*PARAGRAPHS).replace(f"<p>{PARAGRAPHS[2]}", f"{link}<p>{PARAGRAPHS[2]}")

    found = read(markup)

    assert [a["kind"] for a in found] == ["main"]
    assert OTHERS[0][1] not in found[0]["text"]


PARTS = st.sampled_from(
    [f"<p>{words}</p>" for words in PARAGRAPHS]
    + [MENU, f"<h1>{HEADLINE}</h1>", "<h2>What it cost</h2>", f"<aside>{FURNITURE}</aside>", "<p>"]
    + ["<div class='story'>", "</div>", "<div class=related>", "<ul><li>", "</ul>", "<article>"]
    + [
        f"<a href='/x'>{HEADLINE}</a>",
        "By Ann Bo",
        "<time>3 hours ago</time>",
        "<br>",
        "</article>",
    ]
    + [CARDS, CARD.format(*OTHERS[0]), "<li>", "<time>7 April</time>"]
    + ["<figcaption>Photo: Lena Marsh</figcaption>", "\u200b", "<blockquote>", "7 April 2031"]
)


@given(st.lists(PARTS, max_size=30).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_every_visible_character_of_any_html_lies_in_exactly_one_segment(markup):
    pages = table(markup)
    text = pages["text"][0].as_py() or ""

    found = find(pages).to_pylist()

    covered = [n for r in found for n in range(r["start"], r["end"])]
    assert len(covered) == len(set(covered))
    assert {n for n, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(r["role"] in ROLES and r["kind"] in (*KINDS, None) for r in found)
    for one in describe(pages, find(pages)).to_pylist():
        assert one["text"] == "\n".join(text[s["start"] : s["end"]] for s in one["body"])


def test_the_own_pages_of_this_file_are_read_without_a_character_too_many():
    """A floor that stands without data from elsewhere: precision and recall of lines."""
    layouts = [
        article(*PARAGRAPHS),
        article(*PARAGRAPHS[1:], after=f"<div class=related>{BIO}</div>"),
    ]

    for markup in layouts:
        lines = main_of(markup)["text"].split("\n")
        assert all(any(line in words for words in PARAGRAPHS) for line in lines)
        assert len(lines) == markup.count("<p>")
