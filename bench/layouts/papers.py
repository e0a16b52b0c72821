"""Layouts of papers, portals and broadcasters: one article among much that is none."""

# ruff: noqa: E501 - a layout is read as the page that it makes

from bench.layouts.boxes import Box, Inner, Words, box, row
from bench.layouts.kinds import layout
from bench.layouts.site import Piece, Site

ALL = "en en en en fr de es ru ar"


def cookies(s: Site) -> Box:
    """Print the question for cookies."""
    return box("div.consent", box("p", s.say("cookie")), row("div", s.links("consent", "button")))


def foot(s: Site, tag: str = "footer") -> Box:
    """Print the end of the page."""
    return box(
        f"{tag}.end", row("div.links", s.links("footer")), box("p", s.say("copyright", "copyright"))
    )


def teasers(s: Site, pieces: list[Piece], hint: str = "li") -> list[Box]:
    """Print bare headlines, each a link."""
    return [box(hint, p.link()) for p in pieces]


@layout("own", "full", ALL)
def portal_with_lists_that_repeat(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 5)
    return [
        box("div.pagehead", Words("date", "label"), main.day()), box("h1", main.head()),
        box("div.sticky", main.again()), box("div.city", main.put(main.story.city.upper(), "dateline")),
        box("figure", s.picture(), box("figcaption", main.caption())), main.paragraphs(),
        box("div.grid", s.say("leak", "template-leak")),
        box("div.latest", box("h4", s.say("latest", "label")),
            box("ol", [box("li", p.link(), box("p.x", p.again())) for p in others[:4]])),
        box("div.rec", box("h4", s.say("related", "label")),
            [box("div", box("a", p.again(), href="/l")) for p in others[:3]]),
        box("div.sec", box("span", others[4].section()), box("h3", others[4].link()),
            box("p", others[4].lead())),
    ]  # fmt: skip


@layout("plain", "bare", "en en de ru es")
def old_site_in_tables(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", s.some(4, 6))
    text: list[Inner] = []
    for words in main.body():
        text += [words, box("br"), box("br")]
    return box("table", box("tr", box("td", box("font", Words(s.name, "outlet")))),
        box("tr", box("td", [[box("a", link), box("br")] for link in s.links("nav")],
                      box("b", s.say("popular", "label")), box("br"),
                      [[p.link(), box("br")] for p in others]),
            box("td", box("font", box("b", main.head())), box("br"), box("i", main.stamp()), box("br"),
                text, box("a", s.say("top", "link"), href="#"))),
        box("tr", box("td", box("font", s.say("copyright", "copyright")))))  # fmt: skip


@layout("own", "full", ALL)
def regional_paper_with_comments(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", s.some(3, 5))
    body = main.paragraphs()
    return [
        cookies(s), box("header", box("a", s.say("skip", "link"), href="#m"), box("div", Words(s.name, "outlet"))),
        s.menu(), row("div.crumbs", box("a", main.section()), Words("›", "separator"), box("span", main.again())),
        box("article", box("h1", main.head()), box("p.by", main.by()), box("p.when", main.stamp()),
            row("div.share", s.links("share", "a")), box("figure", s.picture(), box("figcaption", main.caption())),
            body[:2], box("div.ad", s.say("ad", "promo")), body[2:]),
        box("div.talk", box("h3", s.say("comments", "label")), [_comment(s) for _ in range(s.some(2, 4))]),
        box("aside", box("h3", s.say("popular", "label")), box("ul", teasers(s, others))), foot(s),
    ]  # fmt: skip


def _comment(s: Site) -> Box:
    return box("div.c", box("b", s.any("nicks")), box("span", Words(s.fill(s.one("ago")), "other")),
               box("p", s.any("voices")), row("div", s.links("reply", "a")))  # fmt: skip


@layout("utility", "some", "en en fr de es")
def broadcaster_with_key_points(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 4)
    points = [
        main.put(words.split(". ")[0].rstrip(".") + ".", "body")
        for words in main.story.paragraphs[-2:]
    ]
    return [
        box("div.player", box("button", s.say("listen", "link"))), s.menu("div", "div"),
        box("div.wrap", box("h1", main.head()), box("div", main.stamp()),
            box("div.pts", box("h2", s.say("points", "label")), box("ul", [box("li", one) for one in points])),
            box("div.vid", s.picture("img", "play icon"), box("div.cap", main.caption())),
            main.paragraphs("div.par")),
        box("div.rail", box("h2", s.say("related", "label")),
            [box("div.r", s.picture(), box("div", p.link()), box("div", p.ago())) for p in others]),
        foot(s, "div"),
    ]  # fmt: skip


@layout("hashed", "some", ALL)
def front_of_a_section(s: Site) -> Inner:
    def card(p: Piece, long: bool) -> Inner:
        return box("article.card", box("span.k", p.section()), box("h3", p.link()),
                   box("p", p.lead()) if long else None, s.maybe(box("div", p.ago()), 0.7))  # fmt: skip

    return [
        s.menu("header.top"),
        box("h1", Words(s.one("nav")[1], "section")),
        box("div.lead", [card(p, True) for p in s.pieces("teaser", 3)]),
        box("div.grid", [card(p, False) for p in s.pieces("teaser", s.some(4, 8))]),
        box("div.nl", box("p", s.say("letter", "promo")), box("button", Words("OK", "link"))),
        foot(s),
    ]


@layout("own", "full", ALL)
def article_with_next_articles_below(s: Site) -> Inner:
    def whole(p: Piece) -> Inner:
        return box("div.post", box("div.kick", p.section()), box("h1", p.head()), box("div.au", p.by()),
                   box("div.ti", p.stamp()), s.picture(), p.paragraphs(),
                   row("div.so", s.links("share", "span")))  # fmt: skip

    main, others = s.piece("main"), s.pieces("full", s.some(1, 3))
    return [
        s.menu(), whole(main),
        [[box("div.sep", s.say("next", "label")), whole(p)] for p in others],
        foot(s),
    ]  # fmt: skip


@layout("odd", "bare", "en en de fr")
def town_hall_release(s: Site) -> Inner:
    main = s.piece("main")
    return [
        box("div.mast", box("div", Words(s.name, "outlet")), row("div", s.links("account"))),
        box("div.left", box("ul", [box("li", link) for link in s.links("nav")])),
        box("div.right", box("h2", main.head()), box("p", main.day()), main.paragraphs(),
            box("p", s.say("desk"))),
        box("div.poll", s.say("poll")), foot(s, "div"),
    ]  # fmt: skip


@layout("own", "some", "en en en es ru")
def tabloid_with_links_between_paragraphs(s: Site) -> Inner:
    main, links, others = s.piece("main"), s.pieces("teaser", 2), s.pieces("teaser", 4)
    text: list[Inner] = []
    for n, paragraph in enumerate(main.paragraphs()):
        text.append(paragraph)
        if n in (1, 2):
            text.append(box("p.alsolink", box("strong", s.say("also", "label")),
                            links[n - 1].link()))  # fmt: skip
    return [
        s.menu(), box("h1", main.head()), box("h2.deck", main.deck()), box("div.auth", main.by(), main.day()),
        box("div.storyimg", s.picture(), box("span", main.caption())), box("div.copy", text),
        box("div.tagrow", box("b", s.say("tags", "label")),
            row("span", [box("a", Words(w, "link")) for w in (main.story.city, main.story.section)])),
        box("div.pop", box("h4", s.say("popular", "label")), box("ol", teasers(s, others))), foot(s),
    ]  # fmt: skip
