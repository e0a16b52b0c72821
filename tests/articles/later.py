"""More pages of the kinds that crawlers leave, written after the rules and unseen by them."""

from tests.articles.layouts import Layout, teasers
from tests.articles.news import FLOOD, HARBOUR, MUSEUM, STRIKE, TEASERS, VACCINE, VOTE
from tests.articles.sheets import Sheet

LATER: dict[str, Layout] = {}


def later(page: Layout) -> Layout:
    LATER[page.__name__] = page
    return page


@later
def aggregator_with_age_before_the_outlet_and_one_related_article() -> Sheet:
    s = (
        Sheet()
        .bare("Site icon", "alt-text")
        .open("main", "main")
        .put(STRIKE.headline, "headline", "\n\n")
    )
    s.put("9 hours ago", "time", "\n\n").put("Tamsin Post", "outlet", "\n\n")
    s.paragraphs(*STRIKE.paragraphs[:2], between="\n\n", after="\n\n")
    s.bare("Try our new reading features", "promo", "\n\n").bare("Related Stories", "label", "\n\n")
    s.open("f", "full").put("2 hours ago", "time", "\n\n").put("The Ruvel Herald", "outlet", "\n\n")
    s.put(FLOOD.headline, "headline", "\n\n").paragraphs(" ".join(FLOOD.paragraphs), after="\n\n")
    return s


@later
def published_label_and_headline_glued_in_one_line() -> Sheet:
    s = (
        Sheet()
        .bare("Published:", "label", " ")
        .open("main", "main")
        .put("8 April 2031", "date", " ")
    )
    s.put(STRIKE.headline, "headline").put(STRIKE.headline, "headline-repeat").put(
        "TAMSN", "dateline"
    )
    s.put("File photo: Cranes over the terminal of Tamsin", "caption").paragraphs(
        *STRIKE.paragraphs
    )
    s.bare("TOP STORIES", "label")
    for n, headline in enumerate(TEASERS[:4], 1):
        s.bare(f"{n})", "bullet", " ").open(headline, "teaser").put(headline, "headline")
        s.put(headline, "headline-repeat")
    return s


@later
def cards_with_section_and_bar_before_each_headline() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put(VOTE.headline, "headline")
        .put(VOTE.headline, "headline-repeat")
    )
    s.paragraphs(*VOTE.paragraphs, between="\n\n", after="\n\n").bare("More news", "label")
    for section, story in (("WORLD", HARBOUR), ("HEALTH", VACCINE), ("CULTURE", MUSEUM)):
        s.bare(section, "section", " ").bare("|", "separator", " ")
        s.open(story.headline, "teaser").put(story.headline, "headline").paragraphs(
            story.paragraphs[0]
        )
    return s


@later
def wire_text_with_shopping_headlines_below() -> Sheet:
    s = Sheet().open("main", "main").put("Port Elvar", "dateline", " ").bare("—", "separator", " ")
    s.paragraphs(*HARBOUR.paragraphs).bare("You might also like", "label")
    return teasers(
        s,
        "'So soft' fleece blankets that 'never shed' are now under £20 in spring sale",
        "The best cordless vacuum of 2031, tested in a house with two dogs",
        TEASERS[2],
        "Shoppers rush to buy 'magic' oven cleaner that works in minutes",
    )


@later
def digest_with_label_and_link_on_lines_of_their_own() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put(STRIKE.headline, "headline")
        .paragraphs(STRIKE.paragraphs[0])
    )
    s.bare("Read more:", "label").open("t1", "teaser").put(TEASERS[3], "headline")
    s.open("main", "main").paragraphs(*STRIKE.paragraphs[1:])
    s.bare("ALSO READ:", "label", " ")
    s.open("t2", "teaser").put(HARBOUR.headline, "headline", "")
    return s


@later
def aggregator_whose_main_article_is_also_a_related_one_of_another_outlet() -> Sheet:
    s = Sheet().open("main", "main").put(VOTE.headline, "headline").paragraphs(*VOTE.paragraphs)
    s.bare("Comments", "label").bare("No comments yet...", "label").bare(
        "Related Articles", "label"
    )
    s.open("again", "full").put("Elvar Courier", "outlet").put("4 hours ago", "time")
    s.bare("-", "bullet", " ").put("Elvar Courier", "outlet-repeat").put(VOTE.headline, "headline")
    s.paragraphs(" ".join(VOTE.paragraphs) + " Talks with two smaller parties begin on Thursday.")
    s.open("flood", "full").put("Ruvel Herald", "outlet").put("an hour ago", "time")
    s.bare("-", "bullet", " ").put("Ruvel Herald", "outlet-repeat").put(FLOOD.headline, "headline")
    return s.paragraphs(" ".join(FLOOD.paragraphs))


@later
def leaks_of_other_engines_before_boxes() -> Sheet:
    s = Sheet().open("main", "main").put(FLOOD.headline, "headline").paragraphs(*FLOOD.paragraphs)
    for leak, headline in (
        ("<%= story.title %>", TEASERS[0]),
        ("${article.kicker}", TEASERS[1]),
        ("Site.Core.Entry?.Kicker?.ToLower()", TEASERS[2]),
    ):
        s.bare(leak, "template-leak", " ").open(headline, "teaser").put(headline, "headline")
        s.put(headline, "headline-repeat")
    s.bare("[object Object]", "template-leak")
    return s


@later
def several_agencies_and_rights_below_the_text() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put(VACCINE.headline, "headline")
        .put("By Agence France-Presse", "byline")
    )
    s.put("Thursday 8 May 2031 09:15 GMT", "date").paragraphs(
        *VACCINE.paragraphs, *VOTE.paragraphs[1:]
    )
    s.put("Source: AFP", "agency").bare("© 2031 Elvar Courier. All rights reserved", "copyright")
    s.bare("Follow us on Telegram", "promo").bare("Terms of Use", "link", " ").bare(
        "|", "separator", " "
    )
    return s.bare("Privacy Policy", "link")


@later
def main_article_of_one_paragraph_among_long_related_ones() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put(MUSEUM.headline, "headline")
        .put(MUSEUM.headline, "headline-repeat")
    )
    s.put("Kelmar Today", "outlet", "").put("20 hours ago", "time").paragraphs(MUSEUM.paragraphs[0])
    s.bare("Comments", "label").bare("No comments yet...", "label").bare(
        "Related Articles", "label"
    )
    for story, age in (
        (HARBOUR, "time7 hours ago"),
        (STRIKE, "time1 days ago"),
        (FLOOD, "time2 days ago"),
    ):
        s.open(story.headline, "full").put(story.headline, "headline").put(
            story.headline, "headline-repeat"
        )
        s.put(story.outlet, "outlet").bare("time", "alt-text", "").put(age[4:], "time")
        s.bare("•", "bullet", " ").put(story.outlet, "outlet-repeat")
        s.put(story.headline, "headline-repeat").paragraphs(
            " ".join(story.paragraphs), after="\n\n"
        )
    return s


@later
def boxes_with_headlines_that_lost_their_marks() -> Sheet:
    s = Sheet().open("main", "main").put(STRIKE.headline, "headline").paragraphs(*STRIKE.paragraphs)
    s.bare("Editor's Picks", "label")
    for headline in (
        "Mayor calls quota 'an insult' to fishermen",
        "Court: recount 'must be public', judges say",
    ):
        s.open(headline, "teaser").put(headline.replace("'", ""), "headline-repeat", "\n\n").put(
            headline, "headline"
        )
    return s
