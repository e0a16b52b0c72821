"""Layouts of pages about one article: blogs, agencies, magazines, mobile and AMP pages."""

# ruff: noqa: E501 - a layout is read as the page that it makes

from bench.layouts.boxes import Inner, Words, box, row
from bench.layouts.kinds import layout
from bench.layouts.papers import ALL, cookies, foot, teasers
from bench.layouts.site import Site


@layout("own", "some", "en en en de fr")
def blog_post_with_comments_and_author(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 3)
    return [
        box("header.site", box("p.name", Words(s.name, "outlet"))), box("h1.entry-title", main.head()),
        box("div.entry-meta", box("span", main.stamp()), box("span", main.by())),
        box("div.entry", main.paragraphs()),
        box("div.tagged", s.say("tags", "label"), box("a", Words(main.story.city, "link"))),
        box("div.bio", s.picture("img", "avatar"), box("p", s.say("bio", "other", main.story))),
        box("div.rel", box("h3", s.say("related", "label")), box("ul", teasers(s, others))),
        box("div.comments", box("h3", s.say("comments", "label")),
            [box("div.c", box("cite", s.any("nicks")), box("p", s.any("voices")), s.links("reply"))
             for _ in range(s.some(1, 4))]),
        foot(s),
    ]  # fmt: skip


@layout("hashed", "full", ALL)
def long_read_with_crossheads_and_inset(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 3)
    text: list[Inner] = main.paragraphs()
    text.insert(2, box("h2", main.cross()) if main.story.crossheads else None)
    text.insert(
        3, box("div.inset", box("p", s.any("letter", "promo")), box("button", Words("OK", "link")))
    )
    text.insert(5, box("figure", s.picture(), box("figcaption", main.caption())))
    return [
        cookies(s), s.menu(), box("span.kicker", main.section()), box("h1", main.head()),
        box("p.dek", main.deck()), box("div", main.by()), box("time", main.day()),
        row("div.tools", s.links("share", "button")), box("div.prose", text),
        box("div.end", box("h2", s.say("related", "label")), teasers(s, others, "div")), foot(s),
    ]  # fmt: skip


@layout("own", "full", "en en de es ar")
def amp_page(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 3)
    return [
        box("header", box("amp-img", s.picture())), box("h1.amp-title", main.head()),
        box("div.amp-by", main.by()), box("div.amp-time", main.stamp()),
        box("amp-img", s.picture()), box("p.amp-cap", main.caption()), main.paragraphs(),
        box("amp-ad", s.say("ad", "promo")),
        box("div.amp-rel", box("p", s.say("related", "label")), teasers(s, others, "p")),
        box("p", s.say("copyright", "copyright")),
    ]  # fmt: skip


@layout("utility", "some", ALL)
def mobile_page_that_opens_in_an_app(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", s.some(3, 5))
    body = main.paragraphs("div.line")
    return [
        row("div.bar", box("span", s.say("skip", "link")), box("a", Words(s.name, "outlet"))),
        box("div", box("a", s.say("app", "promo"), href="app:")), box("div.h", main.head()),
        row("div.m", box("span", main.outlet()), box("span", main.ago())),
        body[:2], box("div", s.say("ad", "promo")), body[2:],
        box("div.b", s.say("more", "link")), box("div.q", s.say("popular", "label")),
        [box("div.li", box("div", p.link()), row("div", box("span", p.outlet()), box("span", p.ago())))
         for p in others],
        box("div.t", s.say("top", "link")),
    ]  # fmt: skip


@layout("own", "bare", "en en en fr es")
def agency_story(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 3)
    place = (
        f"{main.story.city.upper()}, {s.fill(s.one('dates')).split(',')[0]} ({main.story.agency})"
    )
    first, *rest = main.story.paragraphs
    return [
        s.menu("div"), box("h1", main.head()), box("div.stamp", main.stamp()),
        box("div.body", box("p", main.put(f"{place} -- {first}", "body")),
            [box("p", main.put(words, "body")) for words in rest],
            box("p.sig", s.say("desk", "other", main.story))),
        box("div.next", box("h4", s.say("latest", "label")), [box("div", p.link(), box("br"), p.stamp()) for p in others]),
        foot(s, "div"),
    ]  # fmt: skip


@layout("hashed", "full", "en en en de fr es")
def paywall_after_two_paragraphs(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 4)
    return [
        cookies(s), s.menu(), box("h1", main.head()), box("p.sf", main.deck()), box("span.by", main.by()),
        box("span.dt", main.stamp()), [box("p", words) for words in main.body(2)],
        box("div.wall", box("h3", s.say("support", "promo")), box("p", s.any("support", "promo")),
            row("div", s.links("account", "button"))),
        box("div.mr", box("h3", s.say("popular", "label")), box("ol", teasers(s, others))), foot(s),
    ]  # fmt: skip


@layout("own", "some", "en en fr de")
def magazine_feature_signed_below(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 3)
    text: list[Inner] = main.paragraphs()
    quote = main.story.paragraphs[1].split(". ")[0]
    text.insert(2, box("blockquote.pull", Words(quote, "other")))
    return [
        box("div.issue", Words("Issue 14, spring 2031" if s.language == "en" else "N° 14, 2031", "other")),
        box("h1", main.head()), box("div.standfirst", main.deck()), box("section", text),
        box("p.signed", box("em", s.say("bio", "other", main.story))),
        box("div.else", box("h2", s.say("related", "label")),
            [box("div", box("h3", p.link()), box("p", p.put(p.story.author, "byline"))) for p in others]),
        box("p.sub", s.say("support", "promo")), foot(s),
    ]  # fmt: skip


@layout("plain", "bare", ALL)
def bare_text_with_a_rule(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", s.some(2, 5))
    return [
        box("div", main.head()), box("div", main.by()), box("div", main.day()), box("hr"),
        main.paragraphs("div"), box("hr"), box("div", s.say("related", "label")), teasers(s, others, "div"),
    ]  # fmt: skip


@layout("odd", "some", "en en de ru ar fr")
def photo_story_with_captions(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 4)
    body = main.paragraphs()
    return [
        s.menu("div", "span"), row("div", s.links("account")), box("h1", main.head()),
        box("div.pic", s.picture(), box("div", main.caption())), row("div", box("span", main.by()), box("span", main.stamp())),
        body[:1], box("div.pic", s.picture(), box("div", main.put(s.fill(s.one("photo"), main.story), "caption"))), body[1:],
        box("div.v", s.say("views")), box("div.tl", s.say("popular", "label")),
        [box("div.tr", s.picture(), p.link(), box("span", p.day())) for p in others],
        foot(s, "div"),
    ]  # fmt: skip


@layout("own", "full", "en")
def press_review_of_papers(s: Site) -> Inner:
    main = s.piece("main")
    others = [s.fund.tell() for _ in range(3)]
    return [
        s.menu(), box("h1", main.head()), box("div", main.stamp()), main.paragraphs(),
        [[box("h3", main.put(o.outlet, "body")),
          box("p", main.put(f"{o.outlet} writes of the same day: {o.paragraphs[0]}", "body"))] for o in others],
        box("div.sub", s.say("letter", "promo")), foot(s),
    ]  # fmt: skip
