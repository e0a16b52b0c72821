"""Portals, regional papers, analysis blogs, press reviews: written before the rules that read them.

What stands round the articles is in focus: mastheads, rows of links, comments, calls to readers.
"""

# ruff: noqa: E501 - a paragraph of news is one line

from tests.articles.layouts import Layout, teasers
from tests.articles.news import FLOOD, HARBOUR, MUSEUM, STRIKE, TEASERS, VACCINE, VOTE
from tests.articles.sheets import Sheet

PORTALS: dict[str, Layout] = {}


def portal(page: Layout) -> Layout:
    PORTALS[page.__name__] = page
    return page


def row(sheet: Sheet, *cells: str, role: str = "link", between: str = "   ") -> Sheet:
    """Print links in one row, without marks between them; sections keep their role."""
    sections = {"News", "Politics", "Sport", "Culture", "Opinion", "World", "Business", "Weather"}
    for n, cell in enumerate(cells):
        own = "section" if cell in sections else role
        sheet.bare(cell, own, "\n" if n == len(cells) - 1 else between)
    return sheet


@portal
def regional_paper_with_masthead_row_of_links_and_comments_by_name() -> Sheet:
    s = Sheet().open("main", "main").put("THE RUVEL EXAMINER", "outlet")
    row(s, "News", "Politics", "Obituaries Desk", "Sport", "Subscribe")
    s.open("main", "main").put(FLOOD.headline, "headline").put("Staff Reporter", "byline")
    s.put("7 April 2031", "date").paragraphs(*FLOOD.paragraphs).bare("Comments (3)", "label")
    for words in (
        "Old Miller: We told them about the dam",
        "Pia K: Where was the mayor? Asleep",
        "rivergirl: Thank you to the school",
    ):
        s.bare(words, "other")
    return s.bare("© 2031 Ruvel Examiner Ltd", "copyright")


@portal
def newswire_with_an_agency_that_no_list_has() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put("Tamsin Lantern", "outlet")
        .put(STRIKE.headline, "headline")
    )
    s.put("By Polaris News Service", "byline").put("April 11, 2031", "date")
    s.put("TAMSIN, Kelmar", "dateline", " ").put("(Polaris)", "agency", " ").bare(
        "—", "separator", " "
    )
    s.paragraphs(*STRIKE.paragraphs).bare("More on this:", "label")
    teasers(s, *TEASERS[:2])
    row(s, "Terms", "Privacy", "Cookies")
    return s.bare("© 2031 Tamsin Lantern. All rights reserved.", "copyright")


@portal
def analysis_blog_with_a_tagline() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put("Straits Review", "outlet", " ")
        .bare("—", "separator", " ")
    )
    s.bare("Analysis", "section").open("main", "main").put(HARBOUR.headline, "headline")
    s.put("By Edda Morrow", "byline").paragraphs(*HARBOUR.paragraphs)
    s.bare("Readers of this piece went on to:", "label")
    teasers(s, *TEASERS[2:5])
    s.bare("Help us keep this review open to you", "promo")
    return s.bare("Follow Straits Review on Mastodon", "promo")


@portal
def aggregator_with_a_lower_case_masthead_and_calls() -> Sheet:
    s = (
        Sheet()
        .bare("newskettle", "outlet")
        .open("main", "main")
        .put(VOTE.headline, "headline", "\n\n")
    )
    s.put("Elvar Courier", "outlet", "").put("3 hours ago", "time").paragraphs(*VOTE.paragraphs)
    s.bare("Put this story on your shelf", "promo").bare(
        "Start the conversation (0)", "label", "\n\n"
    )
    s.bare("More from your kettle", "label", "\n\n")
    for story, age in ((STRIKE, "5 hours ago"), (FLOOD, "1 day ago")):
        s.open(story.headline, "full").put(story.outlet, "outlet", " ").bare(
            "·", "separator", " "
        ).put(age, "time")
        s.put(story.headline, "headline").paragraphs(" ".join(story.paragraphs), after="\n\n")
    s.bare("Carry the news in your pocket", "promo").bare("Get the newskettle app", "promo")
    return row(s, "Terms", "Privacy", "Cookies")


@portal
def listing_page_of_a_paper_without_an_article() -> Sheet:
    s = Sheet().bare("Kelmar Mercury", "outlet").bare("Latest from our reporters", "label", "\n\n")
    for section, story in (("WORLD", HARBOUR), ("HEALTH", VACCINE), ("CULTURE", MUSEUM)):
        s.bare(section, "section").open(story.headline, "teaser").put(story.headline, "headline")
        s.put(story.headline, "headline-repeat").paragraphs(story.paragraphs[0], after="\n\n")
    return row(s, "Follow us", "Contact", "Work for us")


@portal
def press_review_of_several_papers() -> Sheet:
    s = Sheet().open("main", "main").put("Osmara Press Digest", "outlet")
    s.put("Papers divided over the fallen budget", "headline").put("8 April 2031", "date")
    s.paragraphs(
        "Osmara's papers were divided on Tuesday over the budget that parliament had thrown out the night before."
    )
    s.put("Elvar Courier", "subheadline").paragraphs(
        "The Courier calls the vote a blow to the prime minister and asks how long his coalition can hold."
    )
    s.put("Northern Wire", "subheadline").paragraphs(
        "The Wire says that the budget would have fallen on any other day too, since the pensions were never paid for."
    )
    s.bare("Sign up for our evening letter", "promo")
    return s.bare("Our standards: how we work.", "link")


@portal
def german_paper_with_its_own_furniture() -> Sheet:
    s = Sheet().open("main", "main").put("Tamsiner Tagblatt", "outlet")
    s.bare("Politik", "section", "   ").bare("Wirtschaft", "section", "   ").bare(
        "Kultur", "section", "   "
    ).bare("Abonnieren", "link")
    s.open("main", "main").put(
        "Hafenarbeiter beenden ihren Streik nach neun Tagen", "headline"
    ).put("Unsere Redaktion", "byline").put("11. April 2031", "date")
    s.paragraphs(
        "Die Hafenarbeiter in Tamsin haben am Freitag für ein Ende ihres Streiks gestimmt, teilte die Gewerkschaft mit.",
        "Die Löhne steigen über zwei Jahre um 6,5 Prozent. Die Arbeitgeber hatten 4 Prozent geboten.",
    )
    s.put("Quelle: Polarpress", "agency").bare("Das lesen andere gerade:", "label")
    teasers(
        s, "Reeder warnen vor Staus bis zum Monatsende", "Was die Einigung für die Kunden bedeutet"
    )
    return s.bare("© 2031 Tamsiner Tagblatt", "copyright")


@portal
def template_code_before_sections_and_headlines() -> Sheet:
    s = (
        Sheet()
        .bare("{% if masthead %}", "template-leak")
        .bare("{{ desk.name | upper }}", "template-leak", " ")
    )
    s.bare("Asia", "section").open("main", "main").put(HARBOUR.headline, "headline").paragraphs(
        *HARBOUR.paragraphs
    )
    s.bare("null cards.items[3].title", "template-leak").bare("LATEST NEWS", "label")
    for headline in TEASERS[:2]:
        s.open(headline, "teaser").put(headline, "headline").put(headline, "headline-repeat")
    s.bare("undefined page.footer[0].links", "template-leak")
    return s.bare("<%= @page.owner %>", "template-leak")


@portal
def relief_agency_page_with_crumbs_and_a_press_release() -> Sheet:
    s = (
        Sheet()
        .bare("PRESS RELEASE", "link")
        .bare("::", "separator", " ")
        .bare("News", "section", " ")
        .bare("::", "separator", " ")
    )
    s.bare("Where We Work", "link", " ").bare("::", "separator", " ").bare(
        "Donate", "link", " "
    ).bare("::", "separator")
    s.open("main", "main").put(FLOOD.headline, "headline").put(
        "HALVRIK, 7 April 2031", "dateline", " "
    ).bare("–", "separator", " ")
    s.paragraphs(*FLOOD.paragraphs)
    s.bare("Tell us what you think", "promo")
    return row(s, "Contact us", "Press office", "Careers", "Sitemap")


@portal
def mastheads_that_are_none_city_and_person_above_a_headline() -> Sheet:
    s = Sheet().bare("Port Elvar", "link").open("main", "main").put(HARBOUR.headline, "headline")
    s.put("By Rosa Press", "byline").put("8 April 2031", "date").paragraphs(*HARBOUR.paragraphs)
    s.bare("Comments", "label")
    for name, words in (
        ("Gudrun", "They said so last year as well"),
        ("otto_1", "Good news for the farmers"),
    ):
        s.bare(name, "other").bare("4 hours ago", "other").bare(words, "other")
    s.bare("Most read", "label")
    return teasers(s, *TEASERS[:3])
