"""Layouts of pages that list: blogs, tags, archives, tickers, front pages, films, newsletters."""

# ruff: noqa: E501 - a layout is read as the page that it makes

from bench.layouts.boxes import Inner, Words, box, row
from bench.layouts.kinds import layout
from bench.layouts.papers import ALL, foot, teasers
from bench.layouts.site import Site


@layout("own", "bare", "en en de fr es")
def index_of_a_blog(s: Site) -> Inner:
    posts, old = s.pieces("teaser", s.some(4, 6)), s.pieces("teaser", 4)
    return [
        box("h1.blogname", Words(s.name, "outlet")), s.menu(),
        [box("div.post", box("h2", p.link()), box("p.meta", p.stamp(), box("span", s.say("comments", "link"))),
             box("p", p.lead()), box("a.more", s.say("more", "link"), href="/b")) for p in posts],
        box("div.widget", box("h3", s.say("latest", "label")), box("ul", teasers(s, old))), foot(s),
    ]  # fmt: skip


@layout("hashed", "some", ALL)
def stories_with_one_tag(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(6, 10))
    return [
        s.menu("div", "div"), box("h1", Words(s.story.city, "section")),
        box("ul", [box("li", s.picture(), box("div", box("span", p.section()), p.link(),
                       box("span", p.ago()))) for p in found]),
        row("div.pg", [box("a", Words(str(n), "link")) for n in range(1, 4)]), foot(s),
    ]  # fmt: skip


@layout("plain", "bare", "en en de ru es")
def archive_in_a_table(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(6, 10))
    return [
        box("h2", Words(s.name, "outlet")), row("p", s.links("nav")),
        box("table", [box("tr", box("td", p.day()), box("td", p.link()))
                      for p in found]),
        box("p", s.say("copyright", "copyright")),
    ]  # fmt: skip


@layout("utility", "bare", ALL)
def ranking_with_leads(s: Site) -> Inner:
    found = s.pieces("teaser", 5)
    return [
        row("div", s.links("account")), box("h1", s.say("popular", "label")),
        [box("div.rank", box("b", Words(str(n), "bullet")), box("div.h", p.link()), box("div.l", p.lead()),
             box("div.f", box("span", p.outlet()), box("span", s.any("views")))) for n, p in enumerate(found, 1)],
        foot(s, "div"),
    ]  # fmt: skip


@layout("odd", "some", "en en fr es ar")
def films_with_lengths(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(5, 8))
    return [
        s.menu(), box("h1", Words("Video", "section")),
        box("div.grid", [box("div.v", s.picture(), box("span", Words(f"0{s.some(1, 9)}:{s.some(10, 59)}", "other")),
                             box("div", p.link()), box("div", box("span", s.any("views")), Words(" · ", "separator"),
                             p.ago())) for p in found]),
        foot(s),
    ]  # fmt: skip


@layout("own", "bare", "en en de fr ru")
def ticker_by_the_clock(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(7, 12))
    return [
        s.menu("div.m", "span"), box("h1", s.say("latest", "label")), box("div.daybar", Words(s.fill(s.one("dates")), "other")),
        [box("div.tick", box("span", p.put(f"{17 - n}:{s.some(10, 59)}", "time")), p.link())
         for n, p in enumerate(found)],
        foot(s, "div"),
    ]  # fmt: skip


@layout("own", "some", "en en en de es")
def front_page_with_columns(s: Site) -> Inner:
    top, side, views = s.piece("teaser"), s.pieces("teaser", 4), s.pieces("teaser", 3)
    return [
        box("div.flag", Words(s.name, "outlet"), Words(s.fill(s.one("dates")), "other"), s.say("weather")), s.menu(),
        box("section.top", box("h2", top.link()), box("p", top.by()), box("p", top.lead())),
        box("section.side", [box("div", box("h3", p.link()), box("p", p.cut(26))) for p in side]),
        box("section.op", box("h4", Words(s.fund.said["sections"][-2], "section")),
            [box("div", box("span", p.put(p.story.author, "byline")), p.link()) for p in views]),
        box("div.sub", s.say("support", "promo")), foot(s),
    ]  # fmt: skip


@layout("utility", "bare", "en en de fr")
def links_with_points_of_users(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(6, 10))
    return [
        row("div", box("b", Words(s.name, "outlet")), s.links("account")),
        box("table", [[box("tr", box("td", Words(f"{n}.", "bullet")), box("td", p.link(),
                               box("span", Words(f"({p.story.outlet.split()[-1].lower()}.example)", "other")))),
                       box("tr", box("td"), box("td", Words(f"{s.some(9, 400)} points by {s.fill(s.rng.choice(s.said['nicks']))}",
                               "other"), p.ago(), Words("|", "separator"), Words("hide", "link"), Words("|", "separator"),
                               Words(f"{s.some(2, 90)} comments", "link")))] for n, p in enumerate(found, 1)]),
        row("div", s.links("footer")),
    ]  # fmt: skip


@layout("own", "bare", "en en en fr de")
def index_with_whole_posts(s: Site) -> Inner:
    posts = s.pieces("full", s.some(3, 4))
    return [
        box("div.head", box("a", Words(s.name, "outlet"))),
        [box("div.p", box("h2", p.head()), box("div.d", p.day()), p.paragraphs(),
             box("div.m", s.say("comments", "link"))) for p in posts],
        box("div.arch", box("h4", s.say("tags", "label")), box("ul", [box("li", Words(w, "link")) for w in s.fund.said["sections"]])),
        foot(s),
    ]  # fmt: skip


@layout("hashed", "some", ALL)
def river_of_headlines_and_leads(s: Site) -> Inner:
    found = s.pieces("teaser", s.some(5, 8))
    return [
        s.menu(), [box("div.e", box("div", p.day()), box("h2", p.link()), box("p", p.lead()),
                       box("a", s.say("more", "link"), href="/e")) for p in found],
        box("div.pager", Words("« ‹ 1 2 3 › »", "link")), box("div", s.any("letter", "promo")), foot(s),
    ]  # fmt: skip
