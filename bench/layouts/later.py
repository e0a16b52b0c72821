"""Layouts that were added to tune rules on, once the first 44 had been run."""

# ruff: noqa: E501 - a layout is read as the page that it makes

from bench.layouts.boxes import Inner, Words, box, row
from bench.layouts.kinds import layout
from bench.layouts.papers import ALL, cookies, foot, teasers
from bench.layouts.site import Piece, Site


@layout("hashed", "bare", "en en de fr es ru")
def day_by_the_minute(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(8, 12))
    return [
        row("div.t", box("a", Words(s.name, "outlet")), s.links("account")), box("h2", s.say("latest", "label")),
        box("div.day", Words(s.fill(s.one("dates")), "other")),
        box("ul", [box("li", box("em", p.put(f"{21 - n}:{s.some(10, 59)}", "time")), Words("|", "separator"), p.link())
                   for n, p in enumerate(found)]),
        box("a", s.say("more", "link"), href="/2"), foot(s, "div"),
    ]  # fmt: skip


@layout("own", "bare", "en de ru es fr")
def years_of_headlines(s: Site) -> Inner:
    def line(p: Piece, n: int) -> Inner:
        return box("p", box("span", p.put(f"{28 - n}.04.2031", "date")), p.link())

    found = s.pieces("teaser", s.some(6, 11))
    return [
        s.menu(), box("h1", Words("2031", "other")), [line(p, n) for n, p in enumerate(found)],
        row("div.pages", [box("a", Words(str(n), "link"), href=f"?{n}") for n in range(1, 5)]), foot(s),
    ]  # fmt: skip


@layout("odd", "bare", "en en en de es")
def roundup_in_numbers(s: Site) -> Inner:
    def item(p: Piece, n: int) -> Inner:
        return [box("h4", Words(f"{n}.", "bullet"), p.head()), [box("div", w) for w in p.body(3)],
                box("div", Words("via" if s.language == "en" else "→", "label"), box("a", p.outlet(), href="/v"))]  # fmt: skip

    return [
        box("div.nm", Words(s.name, "outlet")), box("div", s.any("letter", "promo")),
        [item(p, n) for n, p in enumerate(s.pieces("full", s.some(3, 5)), 1)],
        box("div", s.any("support", "promo")), box("div", s.say("copyright", "copyright")),
    ]  # fmt: skip


@layout("utility", "bare", "en en fr de ru")
def answers_of_a_search_engine(s: Site) -> Inner:
    def hit(p: Piece) -> Inner:
        return box("div", box("div", p.outlet()), box("div", p.link()),
                   box("div", box("span", p.ago()), Words(" — ", "separator"), p.cut(24)))  # fmt: skip

    return [
        row("div", s.links("account")), row("div", [box("a", link) for link in s.links("nav")]),
        [hit(p) for p in s.pieces("teaser", s.some(5, 8))], row("div", s.links("footer")),
    ]  # fmt: skip


@layout("hashed", "some", ALL)
def feed_of_whole_stories_with_source(s: Site) -> Inner:
    def card(p: Piece) -> Inner:
        return box("div", s.picture(), box("div", p.head()), box("div", p.put(p.story.author, "byline"),
                   Words("•", "bullet"), p.day()), p.paragraphs("div"), box("div", s.say("more", "link")))  # fmt: skip

    return [
        row("div", box("b", Words(s.name, "outlet")), s.links("account")),
        [card(p) for p in s.pieces("full", s.some(3, 5))], box("div", s.any("app", "promo")), foot(s, "div"),
    ]  # fmt: skip


@layout("plain", "bare", "en en es fr de")
def wire_of_an_agency(s: Site) -> Inner:
    def entry(p: Piece) -> Inner:
        return [box("b", p.head()), box("br"), p.put(f"{p.story.city.upper()}, ({p.story.agency}) – {p.block().text}", "body"),
                box("br"), p.stamp(), box("hr")]  # fmt: skip

    return [box("h2", Words(s.name, "outlet")), [entry(p) for p in s.pieces("full", s.some(3, 6))],
            box("small", s.say("copyright", "copyright"))]  # fmt: skip


@layout("own", "full", "en")
def explainer_in_questions(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 4)
    asked = (
        "What has happened so far?",
        "Who is behind it?",
        "Why does it matter now?",
        "What comes next?",
        "Is that all?",
    )
    text = [
        [box("h3", main.put(ask, "body")), box("p", words)]
        for ask, words in zip(asked, main.body()[1:], strict=False)
    ]
    return [
        cookies(s), s.menu(), box("h1", main.head()), box("p.by", main.by()), box("p", main.stamp()), box("p", main.lead()),
        text, box("div.rel", box("h3", s.say("related", "label")), [box("div", p.link(), box("p", p.lead())) for p in others]), foot(s),
    ]  # fmt: skip


@layout("utility", "full", ALL)
def story_between_two_lists(s: Site) -> Inner:
    above, main, below = s.pieces("teaser", 6), s.piece("main"), s.pieces("teaser", 3)
    return [
        s.menu(), box("ul", teasers(s, above)), box("h1", main.head()), row("div", main.by(), main.stamp()),
        main.paragraphs(), box("p", s.any("letter", "promo")),
        box("div", box("h2", s.say("popular", "label")), [box("div", p.link(), box("p", p.lead()), p.ago()) for p in below]), foot(s),
    ]  # fmt: skip


@layout("own", "some", "en en fr de ar")
def index_of_a_magazine(s: Site) -> Inner:
    def entry(p: Piece) -> Inner:
        return box(
            "div.e",
            box("span", p.section()),
            box("h3", p.link()),
            box("p", p.deck()),
            box("p", p.by()),
        )

    return [box("h1", Words(s.name, "outlet")), s.menu(), [entry(p) for p in s.pieces("teaser", s.some(5, 8))],
            box("p", s.any("support", "promo")), foot(s)]  # fmt: skip


@layout("hashed", "bare", "en en de es ru")
def event_with_its_sources(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", s.some(4, 6))
    return [
        row("div", s.links("account")), box("div", main.head()), box("div", main.block()),
        box("div", s.say("sources", "label")),
        [box("div", row("div", box("span", p.outlet()), Words("·", "separator"), box("span", p.ago())), p.link()) for p in others],
        box("div", s.say("more", "link")), box("div", s.any("app", "promo")),
    ]  # fmt: skip
