"""Layouts of live pages, forums, walls and other places where much is said in short pieces."""

# ruff: noqa: E501 - a layout is read as the page that it makes

from bench.layouts.boxes import Inner, Words, box, row
from bench.layouts.kinds import layout
from bench.layouts.papers import ALL, cookies, foot, teasers
from bench.layouts.site import Piece, Site


@layout("own", "full", "en en en de fr es")
def live_blog_with_posts(s: Site) -> Inner:
    main, posts = s.piece("main"), s.pieces("full", s.some(3, 6))
    return [
        s.menu(), box("span.badge", s.say("live", "label")), box("h1", main.head()), box("div", main.stamp()),
        main.paragraphs(),
        [box("article.post", box("time", p.put(f"{19 - n}:{s.some(10, 59)}", "time")), box("h3", p.head()),
             p.paragraphs(), row("div", s.links("share", "a"))) for n, p in enumerate(posts)],
        foot(s),
    ]  # fmt: skip


@layout("hashed", "some", ALL)
def agency_ticker_with_texts(s: Site) -> Inner:
    def entry(p: Piece, n: int) -> Inner:
        return box("div.w", box("div", p.put(f"{18 - n}:{s.some(10, 59)}", "time")), box("div.h", p.head()),
                   box("div.t", p.put(f"{p.story.city.upper()} ({p.story.agency}) - " + p.block().text, "body")))  # fmt: skip

    return [
        s.menu("div", "div"), box("div", s.say("latest", "label")),
        [entry(p, n) for n, p in enumerate(s.pieces("full", s.some(3, 5)))], foot(s, "div"),
    ]  # fmt: skip


@layout("odd", "bare", "en en en de ru")
def thread_of_a_forum(s: Site) -> Inner:
    main = s.piece("main")
    return [
        row("div", box("a", Words(s.name, "outlet")), s.links("account")),
        row("div.path", box("a", Words("Forum", "link")), Words("»", "separator"), box("a", Words(main.story.section, "section"))),
        box("h1", main.head()),
        box("div.post", box("div.u", s.any("nicks")), box("div.d", Words(s.fill(s.one("dates")), "other")),
            box("div.q", main.paragraphs()), box("div", main.outlet())),
        [box("div.post", box("div.u", s.any("nicks")), box("div.d", Words(s.fill(s.one("ago")), "other")),
             box("div.q", s.any("voices")), row("div", s.links("reply"))) for _ in range(s.some(3, 6))],
        row("div", s.links("footer")),
    ]  # fmt: skip


@layout("utility", "bare", ALL)
def wall_of_outlets(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(4, 7))
    return [
        box("div.side", [box("div", link) for link in s.links("nav")]),
        [box("div.note", row("div", box("b", p.outlet()), box("span", Words("@" + "".join(c for c in p.story.outlet.lower()
             if c.isalnum()), "other")), box("span", p.ago())), box("div", p.link()), box("div", p.lead()),
             row("div", box("span", Words(str(s.some(2, 90)), "other")), s.links("reply", "span"))) for p in found],
        box("div", s.say("account", "link")),
    ]  # fmt: skip


@layout("own", "full", ALL)
def story_with_tags_poll_and_lists(s: Site) -> Inner:
    main, one, two = s.piece("main"), s.pieces("teaser", 4), s.pieces("teaser", 4)
    return [
        cookies(s), row("div.tick", s.say("weather"), s.say("account", "link")), s.menu(), box("h1", main.head()),
        box("div.info", box("span", main.stamp()), box("span", s.say("views"))), s.picture(),
        main.paragraphs(), box("div.poll", box("p", s.say("poll"))),
        row("div.tags", s.say("tags", "label"), [box("a", Words(w, "link")) for w in (main.story.city, main.story.section)]),
        box("div.l", box("h3", s.say("related", "label")), [box("div", p.link()) for p in one]),
        box("div.r", box("h3", s.say("latest", "label")),
            [box("div", box("span", p.put(f"1{n}:{s.some(10, 59)}", "time")), p.link()) for n, p in enumerate(two)]),
        foot(s),
    ]  # fmt: skip


@layout("hashed", "full", "en en fr de ar")
def story_under_a_wall_of_links(s: Site) -> Inner:
    above, main = s.pieces("teaser", s.some(5, 8)), s.piece("main")
    return [
        box("div.brk", s.say("latest", "label"), box("ul", teasers(s, above))), s.menu(),
        box("div.z", box("h1", main.head()), box("div", main.by()), box("div", main.stamp()), main.paragraphs()),
        box("div.d", s.say("desk", "other", main.story)), foot(s),
    ]  # fmt: skip


@layout("plain", "some", "en en es ru")
def story_in_one_block(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", s.some(3, 5))
    return [
        row("div", s.links("nav")), box("div", main.section()), box("div", main.head()),
        row("div", box("span", main.by()), box("span", main.stamp())), box("div", main.block()),
        box("div", s.say("photo", "other", main.story)), box("div", s.say("related", "label")),
        [box("div", p.link(), box("br"), p.lead()) for p in others], box("div", s.say("copyright", "copyright")),
    ]  # fmt: skip


@layout("own", "some", ALL)
def questions_and_answers(s: Site) -> Inner:
    main, others = s.piece("main"), s.pieces("teaser", 3)
    ask = {"en": "What happened?", "fr": "Que s'est-il passé ?", "de": "Was ist passiert?", "es": "¿Qué ha pasado?",
           "ru": "Что случилось?", "ar": "ماذا حدث؟"}[s.language]  # fmt: skip
    body = main.paragraphs()
    return [
        s.menu(), box("h1", main.head()), box("div", main.by()), box("div", main.stamp()), body[:1],
        box("h3", main.put(ask, "body")), body[1:], box("div.rel", box("h4", s.say("related", "label")), box("ul", teasers(s, others))),
        box("p", s.any("support", "promo")), foot(s),
    ]  # fmt: skip
