"""Layouts of sites that print what others wrote: aggregators, digests, readers, clusters."""

# ruff: noqa: E501 - a layout is read as the page that it makes

from bench.layouts.boxes import Inner, Words, box, row
from bench.layouts.kinds import layout
from bench.layouts.site import Piece, Site

ALL = "en en en en en fr de es ru ar"


@layout("hashed", "some", ALL)
def aggregator_that_stacks_whole_stories(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("full", s.some(2, 4))
    return [
        box("div.top", s.picture()),
        box("div.story", box("h1", main.head()), s.maybe(box("h2", main.again())),
            box("div.meta", box("span", main.outlet()), box("span", main.ago())),
            box("div.text", main.paragraphs())),
        s.picture(), box("div.ai", box("h3", s.say("listen", "promo"))),
        box("div", box("h3", s.say("comments", "label"))),
        box("div.rel", box("h3", s.say("related", "label")), [_stacked(s, p) for p in others]),
        box("div.app", box("p", s.any("app", "promo"))),
    ]  # fmt: skip


def _stacked(s: Site, p: Piece) -> Inner:
    return box("div.item",
        box("a", s.picture("img", "time"), box("b", p.head())), box("div", p.outlet()),
        box("div", box("span", p.ago())), box("ul", box("li", p.outlet(again=True))),
        box("h4", p.again()), box("p", p.block()),
    )  # fmt: skip


@layout("utility", "bare", ALL)
def river_of_sources(s: Site) -> Inner:
    def card(p: Piece) -> Inner:
        return box("section.river-item", row("div", box("b", p.outlet()), box("i", p.ago())),
                   p.link(), p.paragraphs("div.para"),
                   row("div.act", s.links("share", "button")))  # fmt: skip

    return [
        box("header", box("a", Words(s.name, "outlet")), row("div", s.links("account"))),
        box("div.chips", row("div", [box("span", link) for link in s.links("nav")])),
        box("main", [card(p) for p in s.pieces("full", s.some(3, 5))]),
        box("footer", box("p", s.say("copyright", "copyright"))),
    ]


@layout("own", "some", "en en en de fr es")
def cluster_of_reports_on_one_event(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", s.some(4, 7))
    return [
        s.menu("div.navbar"), box("div.cluster", box("h1", main.head()),
            box("div.src", main.outlet(), Words(" · ", "separator"), main.ago()), main.paragraphs()),
        box("div.more", box("h2", s.say("sources", "label")),
            box("ul", [box("li", box("span.o", p.outlet()), p.link(),
                           box("time", p.ago())) for p in others])),
        box("div.foot", row("div", s.links("footer")), box("p", s.say("copyright", "copyright"))),
    ]  # fmt: skip


@layout("odd", "bare")
def swipe_cards_of_sixty_words(s: Site) -> Inner:
    def card(p: Piece) -> Inner:
        short = p.put(" ".join(p.story.paragraphs[:2]), "body")
        return box("div.card", s.picture(), box("span.title", p.head()),
                   box("div.by", Words("short by", "label"), box("b", p.put(p.story.author, "byline")),
                       Words("/", "separator"), p.day()),
                   box("div.txt", short),
                   box("div.rm", Words("read more at", "label"), box("a", p.outlet(), href="/x")))  # fmt: skip

    return [
        box("div.hdr", Words(s.name, "outlet"), s.say("app", "promo")),
        [card(p) for p in s.pieces("full", s.some(3, 6))],
        box("div.ld", Words("Load more", "link")),
        box("div.ft", s.say("copyright", "copyright")),
    ]


@layout("hashed", "some", ALL)
def reader_with_source_below_and_feed(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", s.some(3, 6))
    return [
        row("div.bar", s.links("account"), s.maybe(box("span", s.say("skip", "link")))),
        box("div.reader", s.picture(), box("h1", main.head()), main.paragraphs(),
            box("div.src", Words("Source:" if s.language == "en" else "▸", "label"),
                box("a", main.outlet(), href="/s"), Words("•", "bullet"), main.ago())),
        box("div.feed", box("h3", s.say("latest", "label")),
            [box("a.fi", box("span", p.outlet()), box("span", p.ago()), box("div", p.head()),
                 href=f"/f{p.number}") for p in others]),
        box("p.appline", s.any("app", "promo")),
    ]  # fmt: skip


@layout("plain", "bare", "en en de fr")
def results_of_a_search(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(5, 9))
    return [
        row("div", s.links("account")), box("div", Words("About 1,240 results (0.31 seconds)", "other")),
        box("div", [box("div.g", box("h3", p.link()),
                        box("cite", p.outlet()), Words(" - ", "separator"), box("span", p.ago()),
                        box("div.snip", p.cut(22))) for p in found]),
        row("div.pages", [box("a", Words(str(n), "link"), href=f"?{n}") for n in range(1, 6)]),
        row("div", s.links("footer")),
    ]  # fmt: skip


@layout("own", "bare", "en en en de es")
def daily_digest_by_letter(s: Site) -> Inner:
    items = s.pieces("full", s.some(4, 6))
    return [
        box("table.mail", box("tr", box("td", Words(s.name, "outlet"))),
            box("tr", box("td", s.say("letter", "promo"))),
            [box("tr", box("td", box("b", Words(f"{n}.", "bullet"), p.head()),
                           [box("p", words) for words in p.body(3)],
                           box("a", s.say("more", "link"), href="/m")))
             for n, p in enumerate(items, 1)],
            box("tr", box("td", s.any("support", "promo"))),
            box("tr", box("td", s.say("copyright", "copyright")))),
    ]  # fmt: skip


@layout("hashed", "bare", "en en fr ru ar")
def reader_that_repeats_headlines(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("full", s.some(2, 3))
    rest = s.pieces("teaser", 3)
    return [
        box("div", s.say("leak", "template-leak")), box("div.h", box("h1", main.head())),
        box("div", box("div", main.day()), box("h2", main.again())), main.paragraphs("div.pp"),
        box("div.more", box("h5", s.say("related", "label")),
            [box("div", box("h3", p.head()), box("h3", p.again()),
                 box("div.m", p.ago(), box("span", p.outlet())), p.paragraphs()) for p in others]),
        box("ol", [box("li", p.link(), box("a", p.again(), href="/t"))
                   for p in rest]),
        box("div", s.any("letter", "promo")), box("div", s.say("copyright", "copyright")),
    ]  # fmt: skip
