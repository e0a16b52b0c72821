"""What a page says of its article besides its text: section, addresses, links, paywall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import describe, find, links, sheet
from copydesk.articles.leads import read as read_leads
from copydesk.pages import row
from copydesk.tables import Pages, build
from copydesk.text import fold
from tests.articles.test_html import HEADLINE, MENU, OTHERS, PARAGRAPHS
from tests.build import page as plain
from tests.build import pages as several

HERE = "https://harbour.example/sea/ferry.html"
ARTICLE = (
    '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{0}",{1}}}</script>'
)
CRUMBS = (
    '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":'
    '[{"name":"Home"},{"name":"Sea"},{"name":"Ferries"}]}</script>'
)


def table(*, head="", body="", within="", url=HERE, lang="en"):
    text = "".join(f"<p>{words}</p>" for words in (*PARAGRAPHS[:2], *within, *PARAGRAPHS[2:]))
    markup = (
        f"<html lang='{lang}'><head><title>{HEADLINE}</title>{head}</head><body>{MENU}<main>"
        f"<h1>{HEADLINE}</h1><div class=story>{text}</div>{body}</main></body></html>"
    )
    return build(Pages, [row.of_markup(row.Known("page.html", url), markup)])


def articles(**more):
    pages = table(**more)
    return describe(pages, find(pages)).to_pylist(), pages["text"][0].as_py()


def main_of(**more):
    found, _ = articles(**more)
    return next(a for a in found if a["kind"] == "main")


def said(words):
    return ARTICLE.format(HEADLINE, words)


@pytest.mark.parametrize(
    ("head", "section"),
    [
        (said('"articleSection": ["Shipping", "Towns"]'), "Shipping"),
        ("<meta property='article:section' content='Sea'>", "Sea"),
        (said('"author": "Ann Bo"') + CRUMBS, "Sea"),
        ("<meta property='article:section' content='https://harbour.example/sea'>", None),
        ("", None),
    ],
)
def test_a_section_is_what_the_head_calls_one(head, section):
    assert main_of(head=head)["section"] == section


@pytest.mark.parametrize(
    ("canonical", "url", "home"),
    [
        ("https://wire.example/ferry#top", HERE, "https://wire.example/ferry"),
        ("/sea/ferry", HERE, "https://harbour.example/sea/ferry"),
        ("../ferry?id=2", HERE, "https://harbour.example/ferry?id=2"),
        ("//wire.example/ferry", HERE, "https://wire.example/ferry"),
        ("/sea/ferry", None, None),
        ("https://harbour.example/", HERE, None),
        ("https://harbour.example/", "https://harbour.example/", "https://harbour.example/"),
        ("javascript:alert(1)", HERE, None),
        ("ftp://harbour.example/ferry", HERE, None),
        ("https://user:word@harbour.example/ferry", HERE, None),
        ("https://[::1/ferry", HERE, None),
        ("https://harbour.example:port/ferry", HERE, None),
        ("https://harbour.example/fer ry", HERE, None),
        ("https://harbour.example/\u202eferry", HERE, None),
    ],
)
def test_a_canonical_address_is_one_of_the_web(canonical, url, home):
    head = f"<link rel=canonical href='{canonical}'>"

    assert main_of(head=head, url=url)["canonical"] == home


def test_where_the_canonical_address_is_none_the_next_that_is_said_counts():
    head = (
        "<link rel=canonical href='/'><meta property='og:url' content='https://harbour.example/a'>"
    )

    assert main_of(head=head)["canonical"] == "https://harbour.example/a"


CARD = "<li><a href='{}'><h3>{}</h3></a><time>3 hours ago</time><p>{} It is the first.</p></li>"


@pytest.mark.parametrize(
    ("base", "url", "first"),
    [
        ("", HERE, "https://harbour.example/net"),
        ("<base href='https://cards.example/x/'>", HERE, "https://cards.example/net"),
        ("<base href='/y/'>", HERE, "https://harbour.example/net"),
        ("", None, None),
        ("<link rel=canonical href='https://wire.example/a'>", None, "https://wire.example/net"),
    ],
)
def test_a_teaser_leads_where_its_headline_does(base, url, first):
    cards = "".join(CARD.format(*other) for other in OTHERS)

    found, _ = articles(head=base, body=f"<ul class=cards>{cards}</ul>", url=url)

    teasers = {a["headline"]: a["link"] for a in found if a["kind"] == "teaser"}
    assert len(teasers) == len(OTHERS)
    assert teasers[OTHERS[0][1]] == first
    assert all(a["link"] is None for a in found if a["kind"] == "main")


@pytest.mark.parametrize(
    ("head", "paywall"),
    [
        (said('"isAccessibleForFree": false'), True),
        (said('"isAccessibleForFree": "True"'), False),
        (said('"isAccessibleForFree": true, "hasPart": {"isAccessibleForFree": "False"}'), True),
        (said('"isAccessibleForFree": "http://schema.org/False"'), True),
        ("<meta property='article:content_tier' content='metered'>", True),
        ("<meta property='article:content_tier' content='free'>", False),
        ("<meta name='isPremium' content='true'>", True),
        ("<meta property='article:content_tier' content='gold'>", None),
        ("", None),
    ],
)
def test_a_paywall_stands_where_the_head_says_so(head, paywall):
    assert main_of(head=head)["paywall"] is paywall


@pytest.mark.parametrize(
    ("line", "paywall"),
    [
        ("Subscribe to continue reading.", True),
        ("Dieser Artikel ist Abonnenten vorbehalten", True),
        ("Article réservé aux abonnés", True),
        ("You’ve reached your article limit", True),
        ("Subscribe", None),
        ("Scroll down to continue reading", None),
    ],
)
def test_a_printed_paywall_is_one_only_if_it_speaks_of_the_article(line, paywall):
    assert main_of(body=f"<div class=wall><p>{line}</p></div>")["paywall"] is paywall


@pytest.mark.parametrize(
    ("head", "lang", "told"),
    [
        ("", "en_us", "en-US"),
        (said('"inLanguage": "en-GB"'), "en", "en-GB"),
        ("<meta property='og:locale' content='en_ZA'>", "", "en-ZA"),
        ("", "none of any", None),
    ],
)
def test_a_declared_language_stands_beside_that_of_the_text(head, lang, told):
    main = main_of(head=head, lang=lang)

    assert (main["language"], main["declared_language"]) == ("en", told)


LINK = "<a href='/mill'>Old mill at Vardo to become a school</a>"


@pytest.mark.parametrize(
    ("within", "offered"),
    [
        ([f"Also read: {LINK}"], ["Old mill at Vardo to become a school"]),
        ([f"<b>Lesen Sie auch:</b> {LINK}"], ["Old mill at Vardo to become a school"]),
        (["Read more:", LINK], ["Old mill at Vardo to become a school"]),
        ([f"<a href='/mill'>READ MORE: {HEADLINE}</a>"], [HEADLINE]),
        (["Related to the ferry are some nine hundred families of Osk and Halvrik."], []),
        (["Also read: more"], []),
    ],
)
def test_what_an_article_offers_to_read_as_well_is_kept_with_its_link(within, offered):
    found, text = articles(within=within)

    (main,) = [a for a in found if a["kind"] == "main"]
    also = main["also_read"]
    assert [text[one["start"] : one["end"]] for one in also] == offered
    assert {one["to"] for one in also} <= {"https://harbour.example/mill"}


def test_in_a_page_of_text_an_offer_has_no_link():
    body = "\n".join(PARAGRAPHS)
    pages = several(plain("p.txt", f"{HEADLINE}\n{body}\nAlso read: {OTHERS[0][1]}"))

    (main,) = [a for a in describe(pages, find(pages)).to_pylist() if a["kind"] == "main"]

    assert [one["to"] for one in main["also_read"]] == [None]


def test_a_page_in_a_slice_of_a_table_has_its_own_links():
    cards = "".join(CARD.format(*other) for other in OTHERS)
    pages = build(
        Pages,
        [
            plain("p.txt", "Text."),
            *table(body=f"<ul>{cards}</ul>").to_pylist(),
            *table(body=f"<p>{LINK}</p>").to_pylist(),
        ],
    )

    alone = [read_leads(pages.slice(n, 1)["tree"])[0] for n in range(3)]

    assert [list(one.inside(0, 10_000)) for one in alone] == [
        list(one.inside(0, 10_000)) for one in read_leads(pages["tree"])
    ]
    assert alone[0].starts == alone[0].times == []
    assert list(sheet.read(pages.slice(1, 1)).values())[0].said.languages == ("en",)


@given(st.text(max_size=60), st.sampled_from([None, HERE, "nonsense"]))
def test_whatever_a_link_says_it_leads_to_the_web_or_nowhere(link, base):
    to = links.absolute(link, base)

    assert to is None or to.startswith(("http://", "https://", "HTTP", "Http", "hTTP"))


ADDRESS = st.from_regex(
    r"\A(https?://[a-c]{1,3}\.[a-c]{2}|)(/[a-c.]{0,4}){0,4}(\?[a-c=]{1,4})?(#a)?\Z"
)


@given(ADDRESS)
def test_a_common_link_leads_where_it_would_if_it_were_taken_apart(link):
    from urllib.parse import urldefrag, urljoin

    to = links.absolute(link, HERE)

    if link:
        assert (to or "").rstrip("/") == urldefrag(urljoin(HERE, link)).url.rstrip("/")


@pytest.mark.parametrize(
    ("markup", "writer"),
    [
        ("<a rel=author href=/ann>Ann Bo</a>", "Ann Bo"),
        ("<div class=post-author>Ann Bo Editor</div>", "Ann Bo"),
        ("<span class='byline__name'>ANN DE BO</span>", "ANN DE BO"),
        ("<div class=authors>Ann Bo Senior Reporter</div>", "Ann Bo"),
        ("<div class=author-bio>Ann Bo Harbours</div>", None),
        ("<div class=author>More from us</div>", None),
        ("<div class=author>Ann</div>", None),
        ("<div class=authority>Ann Bo</div>", None),
    ],
)
def test_where_no_name_is_declared_an_element_may_be_named_for_the_writer(markup, writer):
    assert main_of(body=f"<footer>{markup}</footer>")["byline"] == writer


def test_a_declared_name_counts_before_one_that_is_marked():
    head = said('"author": {"@type": "Person", "name": "Cy Dee | Sponsored"}')

    assert main_of(head=head, body="<a rel=author href=/ann>Ann Bo</a>")["byline"] == "Cy Dee"


def test_pages_without_an_address_are_of_the_newsroom_that_their_head_names():
    head = "<meta property='og:site_name' content='The Harbour Post'>"
    cards = "".join(CARD.format(*other) for other in OTHERS)

    found, _ = articles(head=head, body=f"<ul class=cards>{cards}</ul>", url=None)

    assert {a["newsroom"] for a in found} == {fold("Harbour Post")}
