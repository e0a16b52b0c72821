"""Pages in many layouts, each printed with its segments; 15 of 18 came out right at first."""

# ruff: noqa: E501 - a paragraph of news is one line

import textwrap
from collections.abc import Callable

from tests.articles.news import (
    AGES,
    FLOOD,
    HARBOUR,
    MUSEUM,
    STRIKE,
    TEASERS,
    VACCINE,
    VOTE,
)  # fmt: skip
from tests.articles.sheets import Sheet

Layout = Callable[[], Sheet]
LAYOUTS: dict[str, Layout] = {}


def layout(page: Layout) -> Layout:
    LAYOUTS[page.__name__] = page
    return page


def teasers(sheet: Sheet, *headlines: str, after: str = "\n") -> Sheet:
    for headline in headlines:
        sheet.open(headline, "teaser").put(headline, "headline", after)
    return sheet


@layout
def aggregator_with_outlet_age_and_text_in_one_line() -> Sheet:
    s = Sheet("\n")
    s.open("main", "main").put(HARBOUR.headline, "headline").paragraphs(*HARBOUR.paragraphs)
    s.bare("Hashtags", "label").space("\n").bare("Comments", "label")
    s.bare("No comments yet...", "label").bare("Related Articles", "label").space("\n\n")
    for story, age in ((STRIKE, AGES[0]), (FLOOD, AGES[1]), (VOTE, AGES[2])):
        s.open(story.headline, "full").put(story.outlet, "outlet").put(age, "time")
        s.bare("-", "bullet", " ").put(story.outlet, "outlet-repeat")
        s.put(story.headline, "headline")
        s.paragraphs(" ".join(story.paragraphs), after="\n\n\n")
    return s


@layout
def aggregator_with_headlines_printed_three_times() -> Sheet:
    s = Sheet()
    s.bare("logo", "alt-text").open("main", "main").put(VOTE.headline, "headline", "\n\n")
    s.put(VOTE.headline, "headline-repeat", "\n\n").put(VOTE.outlet, "outlet", "")
    s.put("15 hours ago", "time").paragraphs(*VOTE.paragraphs)
    s.bare("Grey background", "alt-text", "\n\n").bare("Comments", "label", "\n\n")
    s.bare("No comments yet...", "label", "\n\n").bare("Related Articles", "label", "\n\n")
    for story, age in ((STRIKE, AGES[1]), (FLOOD, AGES[3]), (HARBOUR, AGES[2])):
        s.open(story.headline, "full").put(story.headline, "headline")
        s.put(story.headline, "headline-repeat", "\n\n").put(story.outlet, "outlet", "\n\n")
        s.bare("time", "alt-text", "").put(age, "time", "\n\n  ")
        s.bare("•", "bullet", " ").put(story.outlet, "outlet-repeat", "\n\n")
        s.put(story.headline, "headline-repeat", "\n\n")
        s.paragraphs(" ".join(story.paragraphs), after="\n\n")
    s.bare("DOWNLOAD THE APP", "promo", "\n\n")
    s.bare("Ready to read more? Download the Gleaner app from your app store today.", "promo")
    s.bare("app-storeplay-store", "alt-text")
    return s


@layout
def news_site_with_numbered_list_boxes_and_section_cards() -> Sheet:
    s = Sheet(" ")
    plain = HARBOUR.headline.replace("'", "")
    s.bare("date", "label", " ").open("main", "main").put("2031-04-08", "date", " ")
    s.put(VOTE.headline, "headline", "\n\n").put(VOTE.headline, "headline-repeat", "\n\n")
    s.put("HALVRIK", "dateline").put(VOTE.headline, "headline-repeat", "\n\n")
    caption = "In this photo, released by the speaker's office, members of parliament count votes, Monday, April 7, 2031"
    s.put(caption, "caption", "\n\n").paragraphs(*VOTE.paragraphs, between="\n\n", after="\n\n")
    s.bare("Grid.Models.Story.Parent?.Title?.ToUpper()", "template-leak", " ")
    s.open("harbour", "teaser").put(plain, "headline-repeat", "\n\n").put(
        HARBOUR.headline, "headline"
    )
    s.bare("LATEST NEWS", "label", "\n\n")
    for n, headline in enumerate((HARBOUR.headline, *TEASERS[:3]), 1):
        s.space("  ").bare(f"{n}.", "bullet", " ")
        s.open("harbour" if n == 1 else headline, "teaser")
        s.put(headline, "headline-repeat" if n == 1 else "headline", "\n\n    ")
        s.put(headline, "headline-repeat", "\n\n")
    s.bare("Recommended", "label")
    s.open("harbour", "teaser").put(plain, "headline-repeat", "\n\n")
    s.put(HARBOUR.headline, "headline-repeat")
    for section, story in (("WORLD", HARBOUR), ("HEALTH", VACCINE), ("CULTURE", MUSEUM)):
        s.bare(section, "section", " ")
        seen = story is HARBOUR
        s.open("harbour" if seen else story.headline, "teaser")
        s.put(plain if seen else story.headline, "headline-repeat" if seen else "headline", "\n\n")
        s.put(story.headline, "headline-repeat", "\n\n").paragraphs(
            story.paragraphs[0], after="  \n"
        )
    return s


@layout
def bare_wire_text_with_a_list_below() -> Sheet:
    s = Sheet().open("main", "main").put("Halvrik", "dateline", " ").bare("|", "separator", " ")
    s.paragraphs(*VOTE.paragraphs).bare("You may also like", "label")
    return teasers(s, *TEASERS[:5])


@layout
def digest_with_links_between_paragraphs() -> Sheet:
    s = Sheet().open("main", "main").paragraphs(*HARBOUR.paragraphs[:2])
    s.bare("Also Read:", "label", " ").open("link", "teaser").put(TEASERS[0], "headline")
    s.open("main", "main").paragraphs(*HARBOUR.paragraphs[2:])
    s.bare("Also Read:", "label", " ").open("link2", "teaser").put(STRIKE.headline, "headline", "")
    return s


@layout
def article_with_byline_date_and_share_buttons() -> Sheet:
    s = Sheet()
    s.bare("Home", "link").bare("World", "section").open("main", "main").put(
        FLOOD.headline, "headline"
    )
    s.put("By Joren Valk and Amira Teff", "byline").bare("Published", "label", " ")
    s.put("Monday, April 7, 2031", "date").bare("Share", "link").bare("Facebook", "link")
    s.bare("WhatsApp", "link").paragraphs(*FLOOD.paragraphs, between="\n\n")
    s.bare("Tags", "label").bare("floods", "label").bare("Ruvel", "label")
    s.bare("© 2031 The Ruvel Herald. All rights reserved.", "copyright")
    return s


@layout
def captions_between_paragraphs() -> Sheet:
    s = Sheet().open("main", "main").put(STRIKE.headline, "headline", "\n\n")
    s.paragraphs(STRIKE.paragraphs[0], after="\n\n")
    s.put("File photo: Cranes stand idle over the container terminal of Tamsin.", "caption", "\n\n")
    s.paragraphs(STRIKE.paragraphs[1], after="\n\n")
    s.put(
        "Workers leave the hall after the count (Photo: Lena Marsh/Northern Wire)",
        "caption",
        "\n\n",
    )
    s.paragraphs(STRIKE.paragraphs[2], after="\n")
    return s


@layout
def comments_of_readers_below_the_article() -> Sheet:
    s = Sheet().open("main", "main").put(MUSEUM.headline, "headline")
    s.paragraphs(MUSEUM.paragraphs[0], *VACCINE.paragraphs[1:])
    s.bare("3 Comments", "label")
    for name, words in (
        (
            "bronzefan",
            "It was about time that somebody gave these back, and I hope they keep them safe.",
        ),
        ("Ana T.", "My grandmother saw them in the old palace before the war and never forgot it."),
    ):
        s.bare(name, "other").bare("2 hours ago", "other").bare(words, "other").bare(
            "Reply", "label"
        )
    s.bare("Most read", "label")
    return teasers(s, *TEASERS[:3])


@layout
def text_wrapped_at_seventy_two_columns() -> Sheet:
    s = Sheet().open("main", "main").put(VOTE.headline, "headline", "\n\n")
    lines = [textwrap.fill(p, 72) for p in (*VOTE.paragraphs, *STRIKE.paragraphs)]
    s.paragraphs(*lines, between="\n\n", after="\n\n").bare("Related stories", "label", "\n\n")
    return teasers(s, *TEASERS[1:3], after="\n\n")


@layout
def page_of_headlines_only() -> Sheet:
    s = Sheet().bare("Home", "link").bare("Latest news", "label")
    teasers(s, *TEASERS[:3])
    s.bare("Most read", "label")
    return teasers(s, *TEASERS[3:])


@layout
def page_of_furniture_only() -> Sheet:
    s = Sheet().bare("Skip to main content", "link").bare("Menu", "link").bare("Sign in", "link")
    s.bare("World", "section").bare("Politics", "section").bare(
        "Subscribe to our newsletter", "promo"
    )
    s.bare("About us", "link").bare("Privacy Policy", "link")
    return s.bare("© 2031 Northern Wire", "copyright")


@layout
def headline_of_three_hundred_characters() -> Sheet:
    words = (
        "Parliament of Osmara rejects the budget by a single vote after an all night sitting in which two "
        "members of the ruling party crossed the floor and the speaker twice had to send for the guard while "
        "thousands gathered on the square outside and the markets waited for word of what the prime minister would do next"
    )
    s = Sheet().open("main", "main").put(words, "headline").paragraphs(*VOTE.paragraphs)
    return s


@layout
def article_of_two_hundred_paragraphs() -> Sheet:
    s = Sheet().open("main", "main").put(FLOOD.headline, "headline")
    s.paragraphs(
        *(
            f"In village {n} of the valley the water rose by {n + 2} centimetres on Sunday."
            for n in range(200)
        )
    )
    s.bare("More stories", "label")
    return teasers(s, *TEASERS[:2])
