"""Pages in other layouts, written before any of them was run: 7 of 14 came out right at first."""

# ruff: noqa: E501 - a paragraph of news is one line

from tests.articles.layouts import Layout, teasers
from tests.articles.news import (
    AGES,
    FLOOD,
    HARBOUR,
    MUSEUM,
    SATELLITE,
    STRIKE,
    TEASERS,
    VACCINE,
    VOTE,
)  # fmt: skip
from tests.articles.sheets import Sheet

HELD: dict[str, Layout] = {}


def held(page: Layout) -> Layout:
    HELD[page.__name__] = page
    return page


@held
def live_page_with_entries_by_the_clock() -> Sheet:
    s = Sheet().open("main", "main").put("Live: Osmara votes on its budget", "headline")
    s.bare("Last updated", "label", " ").put("12 minutes ago", "time")
    entries = (
        ("14:40", "Budget falls by one vote", VOTE.paragraphs[0]),
        ("14:05", "Two rebels speak", VOTE.paragraphs[1]),
        ("13:30", "Currency slips", VOTE.paragraphs[2]),
    )
    for clock, title, words in entries:
        s.put(clock, "time").put(title, "subheadline").paragraphs(words)
    return s


@held
def aggregator_with_outlet_and_age_under_the_headline() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put(HARBOUR.headline, "headline")
        .put(HARBOUR.outlet, "outlet", " ")
    )
    s.bare("·", "separator", " ").put("4h ago", "time").paragraphs(*HARBOUR.paragraphs)
    s.bare("More stories", "label")
    for story, age in ((STRIKE, "5h ago"), (FLOOD, "1d ago")):
        s.open(story.headline, "full").put(story.headline, "headline").put(
            story.outlet, "outlet", " "
        )
        s.bare("·", "separator", " ").put(age, "time").paragraphs(*story.paragraphs)
    return s


@held
def aggregator_with_outlet_and_age_below_the_text() -> Sheet:
    s = Sheet().open("main", "main").put(VOTE.headline, "headline").paragraphs(*VOTE.paragraphs)
    s.bare("Related news", "label")
    for story, age in ((STRIKE, AGES[1]), (FLOOD, AGES[2]), (HARBOUR, AGES[3])):
        s.open(story.headline, "full").put(story.headline, "headline").paragraphs(*story.paragraphs)
        s.put(story.outlet, "outlet", " ").bare("|", "separator", " ").put(age, "time")
    return s


@held
def list_with_outlet_above_and_age_below_each_headline() -> Sheet:
    s = Sheet().bare("Top stories", "label")
    outlets = ("Elvar Courier", "Tamsin Post", "Elvar Courier", "Northern Wire", "Tamsin Post")
    for headline, outlet, age in zip(TEASERS, outlets, AGES, strict=False):
        s.open(headline, "teaser").put(outlet, "outlet").put(headline, "headline").put(age, "time")
    return s


@held
def cards_with_lead_author_and_date() -> Sheet:
    s = Sheet().open("main", "main").put(STRIKE.headline, "headline").put("By Lena Marsh", "byline")
    s.put("11 April 2031", "date").paragraphs(*STRIKE.paragraphs).bare("Related Posts", "label")
    for story, who in (
        (VACCINE, "By Ola Brandt"),
        (MUSEUM, "By Ines Corvo"),
        (SATELLITE, "By Tom Arden"),
    ):
        s.open(story.headline, "teaser").put(story.headline, "headline").put(who, "byline", " ")
        s.bare("|", "separator", " ").put("10 April 2031", "date").paragraphs(story.paragraphs[0])
        s.bare("Read more", "link")
    return s


@held
def article_with_a_list_and_a_newsletter_in_its_middle() -> Sheet:
    s = Sheet().open("main", "main").put(FLOOD.headline, "headline").paragraphs(FLOOD.paragraphs[0])
    s.bare("Related", "label")
    teasers(s, TEASERS[1], TEASERS[3])
    s.open("main", "main").paragraphs(FLOOD.paragraphs[1])
    s.bare("Sign up for our morning newsletter and get the news in your inbox.", "promo")
    s.open("main", "main").paragraphs(FLOOD.paragraphs[2]).bare("Topics", "label").bare(
        "Floods", "label"
    )
    return s


@held
def russian_page() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put("Парламент Осмары отклонил бюджет с перевесом в один голос", "headline")
    )
    s.put("3 часа назад", "time").paragraphs(
        "Парламент Осмары в понедельник отклонил проект бюджета с перевесом в один голос, сообщила пресс-служба.",
        "Два депутата правящей партии проголосовали против закона о повышении пенсионного возраста.",
    )
    s.bare("Читайте также:", "label", " ").open("t", "teaser")
    s.put("Докеры Тамсина прекратили девятидневную забастовку", "headline").bare(
        "Последние новости", "label"
    )
    return teasers(
        s, "Центральный банк сохранил ключевую ставку", "Рыбаки перекрыли выход из гавани"
    )


@held
def navigation_standfirst_and_update_above_the_text() -> Sheet:
    s = Sheet()
    for word in ("Skip to content", "Menu"):
        s.bare(word, "link")
    for word in ("News", "Sport", "Business"):
        s.bare(word, "section")
    s.bare("Home", "link", " ").bare(">", "separator", " ").bare("World", "section")
    s.open("main", "main").put("Dam gates open on the Ruvel", "headline")
    s.put(
        "Thousands spend the night in schools while engineers try to keep the water below the crest",
        "subheadline",
    )
    s.bare("Updated", "label", " ").put("3 hours ago", "time").paragraphs(*FLOOD.paragraphs)
    return s


@held
def wire_text_with_agency_in_front_and_credits_behind() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put(VOTE.headline, "headline", "\n\n")
        .put("By Rosa Linde", "byline", "\n\n")
    )
    s.put("HALVRIK, April 7", "dateline", " ").put("(Reuters)", "agency", " ").bare(
        "-", "separator", " "
    )
    s.paragraphs(*VOTE.paragraphs, between="\n\n", after="\n\n")
    s.put("Reporting by Rosa Linde; editing by Paul Ashdown", "byline")
    return s


@held
def template_code_in_cards() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put(HARBOUR.headline, "headline")
        .paragraphs(*HARBOUR.paragraphs)
    )
    s.bare("Latest", "label")
    for headline in TEASERS[:3]:
        s.bare("{{ item.title }}", "template-leak").open(headline, "teaser").put(
            headline, "headline"
        )
        s.bare("undefined", "template-leak")
    return s


@held
def second_article_without_a_label() -> Sheet:
    s = Sheet().open("main", "main").put(VOTE.headline, "headline").put(VOTE.outlet, "outlet")
    s.put("50 minutes ago", "time").paragraphs(*VOTE.paragraphs)
    s.open("strike", "full").put(STRIKE.headline, "headline").put(STRIKE.outlet, "outlet")
    s.put("2 hours ago", "time").paragraphs(*STRIKE.paragraphs)
    s.open("flood", "full").put(FLOOD.headline, "headline").put(FLOOD.outlet, "outlet")
    s.put("7 hours ago", "time").paragraphs(*FLOOD.paragraphs)
    return s


@held
def list_of_headlines_above_the_article() -> Sheet:
    s = Sheet().bare("Trending", "label")
    teasers(s, *TEASERS[:3])
    s.open("main", "main").put(STRIKE.headline, "headline").put("By Lena Marsh", "byline")
    s.put("11 April 2031", "date").paragraphs(*STRIKE.paragraphs)
    return s


@held
def italian_page() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put("Il parlamento di Osmara boccia il bilancio per un voto", "headline")
    )
    s.put("3 ore fa", "time").paragraphs(
        "Il parlamento di Osmara ha bocciato lunedì il bilancio del governo per un solo voto, riferisce la presidenza.",
        "Due deputati del partito di maggioranza hanno votato contro il disegno di legge sulle pensioni.",
    )
    s.bare("Leggi anche:", "label", " ").open("t", "teaser")
    s.put("I portuali di Tamsin mettono fine allo sciopero", "headline").bare(
        "I più letti", "label"
    )
    return teasers(
        s, "La banca centrale lascia i tassi invariati", "Museo restituisce dodici bronzi al Kelmar"
    )


@held
def chinese_page() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put("奥斯马拉议会以一票之差否决政府预算案", "headline")
        .put("2031年4月7日", "date")
    )
    s.paragraphs(
        "奥斯马拉议会周一以一票之差否决了政府提出的预算案，总理须在一周内寻找新的合作伙伴或宣布举行选举。",
        "两名执政党议员投票反对该法案，该法案原计划提高退休年龄。货币兑美元汇率随后下跌。",
    )
    s.bare("相关新闻", "label")
    return teasers(
        s, "中央银行维持利率不变通胀放缓至百分之三", "渔民因新配额封锁港口出口要求重新谈判"
    )
