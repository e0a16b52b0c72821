"""Pages from real servers on this machine: what comes, and that nothing else is reached."""

import json
import threading
import time
from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import BadInput
from copydesk.pages.ask import plain
from copydesk.pages.door import Unanswered
from copydesk.pages.fetch import UNCHANGED, fetch
from copydesk.pages.manners import Manners, Terms
from copydesk.pages.seen import Seen
from tests.pages.server import answer, moved, serving

OWN = Manners(terms=Terms(private=True, any_port=True, seconds=5), delay=0, pause=0.01)
PAGE = "<!doctype html><h1>Ferry waits</h1><p>The ferry waited for fog to lift, the pilot said.</p>"
FULL = "<p>The ferry waited.</p>" * 60


def rows_of(*urls, manners=OWN, **more):
    """Return the rows of a round, by name, and the round."""
    visits = fetch(urls, manners=manners, **more)
    return {row["page"]: row for row in visits.rows()}, visits


def only(url, **more):
    (row,) = rows_of(url, **more)[0].values()
    return row


def rss(*items):
    """Return a feed of (link, description)."""
    inner = "".join(
        f"<item><title>Fog</title><link>{link}</link><description><![CDATA[{text}]]></description>"
        f"</item>"
        for link, text in items
    )
    return answer(f"<rss><channel>{inner}</channel></rss>".encode(), sort="application/rss+xml")


def opml(*urls):
    """Return a list of feeds, one inside another."""
    inner = "".join(f'<outline text="x"><outline xmlUrl="{url}"/>' for url in urls)
    return f"<opml><body>{inner}{'</outline>' * len(urls)}</body></opml>".encode()


def test_a_page_is_called_as_it_was_asked_for_and_says_where_it_is_and_when_it_came():
    before = datetime.now(UTC)
    with serving({"/a": moved("/b"), "/b": answer(PAGE.encode())}) as server:
        row = only(f"{server.root}/a#top")

    assert row["page"] == f"{server.root}/a#top"
    assert row["url"] == f"{server.root}/b"
    assert before <= row["fetched"] <= datetime.now(UTC)
    assert row["text"].startswith("Ferry waits\n")


def test_who_asks_says_who_he_is_and_sends_no_cookies():
    manners = Manners(OWN.terms, contact="https://desk.example/bot", delay=0)
    first = answer(status="302 Found", Location="/b", Set_Cookie="a=b; Path=/")
    with serving({"/a": first, "/b": answer(PAGE.encode())}) as server:
        only(f"{server.root}/a", manners=manners)

    for _, headers in server.asked:
        assert headers["user-agent"].startswith("copydesk/")
        assert headers["user-agent"].endswith("(+https://desk.example/bot)")
        assert "cookie" not in headers


def test_a_contact_cannot_smuggle_a_header():
    with pytest.raises(BadInput, match="no contact"):
        Manners(contact="me\r\nCookie: x")


@pytest.mark.parametrize("setting", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_proxies_of_the_environment_are_not_asked(setting, monkeypatch):
    monkeypatch.setenv(setting, "http://127.0.0.1:9")
    with serving({"/": answer(PAGE.encode())}) as server:
        assert only(server.root)["status"] == "ok"


def test_windows_1252_that_is_said_to_be_utf8_is_read():
    with serving({"/": answer(b"<p>Caf\xe9 closed", sort="text/html; charset=utf-8")}) as server:
        assert only(server.root)["text"] == "Café closed"


@pytest.mark.parametrize(
    ("sort", "body", "why"),
    [
        ("image/png", b"\x89PNG\r\n", "image/png"), ("application/json", b'{"a": 1}', "json"),
        ("text/html", b"%PDF-1.7 x", "PDF"), ("text/html", b"", "empty"),
        ("application/octet-stream", b"\0\1\2", "octet-stream"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_a_row_that_says_what_it_is(sort, body, why):
    with serving({"/": answer(body, sort=sort)}) as server:
        row = only(server.root)

    assert (row["status"], why in row["reason"]) == ("failed", True), row["reason"]


def test_a_page_that_is_not_there_says_so_and_harms_no_other():
    with serving({"/a": answer(PAGE.encode())}) as server:
        rows, _ = rows_of(f"{server.root}/no", f"{server.root}/a")

    assert "status 404" in rows[f"{server.root}/no"]["reason"]
    assert rows[f"{server.root}/a"]["status"] == "ok"


def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path):
    def page(headers):
        known = headers.get("if-none-match") == '"1"'
        return answer(status="304 Not Modified") if known else answer(PAGE.encode(), ETag='"1"')

    seen = Seen(tmp_path / "fetched.db")
    with serving({"/": page}) as server:
        first = rows_of(server.root, seen=seen)[0]
        seen.keep()
        again, visits = rows_of(server.root, seen=Seen(tmp_path / "fetched.db"))

    assert (len(first), again, visits.told) == (1, {}, {UNCHANGED: 1})


def test_a_page_that_is_sent_again_as_it_was_is_no_news(tmp_path):
    texts = iter([FULL, FULL + "<!-- 2 -->", FULL + "<p>It left.</p>"])
    counts = []
    with serving({"/": lambda _: answer(next(texts).encode())}) as server:
        for _ in range(3):
            seen = Seen(tmp_path / "fetched.db")
            rows, visits = rows_of(server.root, seen=seen)
            seen.keep()
            counts.append((len(rows), visits.told[UNCHANGED]))

    assert counts == [(1, 0), (0, 1), (1, 0)]


def test_what_was_not_kept_is_fetched_again(tmp_path):
    with serving({"/": answer(PAGE.encode(), ETag='"1"')}) as server:
        rows_of(server.root, seen=Seen(tmp_path / "f"))
        rows_of(server.root, seen=Seen(tmp_path / "f"))

    assert "if-none-match" not in server.asked[-1][1]


def test_a_memory_that_is_damaged_is_begun_anew(tmp_path):
    (tmp_path / "f").write_bytes(b"no database" * 500)

    seen = Seen(tmp_path / "f")
    seen.note("a", "b", {"etag": '"1"'})
    seen.keep()

    assert Seen(tmp_path / "f").asking("a", "b") == {"If-None-Match": '"1"'}


def test_robots_txt_is_asked_once_and_obeyed():
    rules = answer(b"User-agent: *\nDisallow: /private", sort="text/plain")
    with serving({"/robots.txt": rules, "/a": answer(PAGE.encode())}) as server:
        rows, _ = rows_of(f"{server.root}/private/x", f"{server.root}/a")

    assert "forbids" in rows[f"{server.root}/private/x"]["reason"]
    assert rows[f"{server.root}/a"]["status"] == "ok"
    assert sorted(server.paths) == ["/a", "/robots.txt"]


def test_a_redirect_leads_to_rules_of_its_own():
    rules = answer(b"User-agent: copydesk\nDisallow: /", sort="text/plain")
    with (
        serving({"/robots.txt": rules, "/b": answer(PAGE.encode())}, "127.0.0.2") as other,
        serving({"/a": moved(f"{other.root}/b")}) as server,
    ):
        row = only(f"{server.root}/a")

    assert "forbids" in row["reason"]
    assert other.paths == ["/robots.txt"]


def test_a_site_whose_rules_cannot_be_had_is_left_alone():
    broken = answer(status="503 Service Unavailable")
    with serving({"/robots.txt": broken, "/a": answer(PAGE.encode())}) as server:
        rows, _ = rows_of(f"{server.root}/a", f"{server.root}/b")

    assert all("robots.txt" in row["reason"] for row in rows.values())
    assert set(server.paths) == {"/robots.txt"}


def test_items_in_full_are_pages_and_of_the_others_the_page_is_fetched():
    with serving({"/feed": rss(("/1", FULL), ("/2", "Short.")), "/2": answer(PAGE.encode())}) as s:
        rows, _ = rows_of(f"{s.root}/feed")

    assert set(rows) == {f"{s.root}/1", f"{s.root}/2"}
    assert "pilot" in rows[f"{s.root}/2"]["text"]
    assert "/1" not in s.paths


@pytest.mark.parametrize("links", [0, 2])
def test_no_more_pages_of_a_feed_are_fetched_than_allowed_and_the_others_stay_as_they_are(links):
    items = [(f"/{n}", f"Short {n}.") for n in range(5)]
    pages = {f"/{n}": answer(PAGE.encode()) for n in range(5)}
    with serving({"/feed": rss(*items), **pages}) as s:
        rows, _ = rows_of(f"{s.root}/feed", manners=Manners(OWN.terms, links=links, delay=0))

    assert sum("pilot" in row["text"] for row in rows.values()) == links
    assert len(rows) == 5


def test_a_feed_is_not_believed_what_another_site_has_printed():
    with serving({"/1": answer(PAGE.encode())}, "127.0.0.2") as other:
        items = [(f"{other.root}/1", FULL), ("/2", FULL)]
        with serving({"/feed": rss(*items)}) as server:
            rows, _ = rows_of(f"{server.root}/feed")

    assert "pilot" in rows[f"{other.root}/1"]["text"]
    assert "pilot" not in rows[f"{server.root}/2"]["text"]


def test_links_that_are_none_are_rows():
    links = ["http://[", "mailto:a@b", "http://a b/", "\x7f", "http://\u2488.example:99999/"]
    with serving({"/feed": rss(*((link, "Short.") for link in links))}) as server:
        server.answers["/moved"] = moved("http://[")
        rows, _ = rows_of(f"{server.root}/feed", f"{server.root}/moved", "http://\udcff/\udcff")

    assert {row["status"] for row in rows.values()} == {"failed"}
    assert len(rows) == len(links) + 2


def test_a_redirect_in_bare_utf8_is_followed():
    with serving({"/a": moved("/café".encode().decode("latin-1"))}) as server:
        server.answers["/a"] = server.answers["/a"].decode().encode("latin-1")
        server.answers["/caf%C3%A9"] = answer(PAGE.encode())
        row = only(f"{server.root}/a")

    assert row["status"] == "ok"


@given(st.text(), st.sampled_from(["", "https://quay.example/a/", "http:", "https://"]))
def test_any_words_are_an_address_of_the_web_or_none(words, before):
    try:
        url = plain(before + words, "https://quay.example/")
    except Unanswered:
        return

    assert url.isascii()
    assert url.isprintable()
    assert " " not in url
    assert url.startswith(("http://", "https://"))
    assert plain(url) == url


def test_a_feed_is_known_only_when_the_pages_of_its_items_are(tmp_path):
    seen, trouble = Seen(), answer(status="503 Service Unavailable")
    feed = rss(("/1", "Short.")).replace(b"\r\n\r\n", b'\r\nETag: "f"\r\n\r\n', 1)
    with serving({"/feed": feed, "/1": trouble}) as s:
        rows_of(f"{s.root}/feed", seen=seen)
        lost = seen.asking(f"{s.root}/feed", f"{s.root}/feed")
        s.answers["/1"] = answer(PAGE.encode())
        rows_of(f"{s.root}/feed", seen=seen)

    assert lost == {}
    assert seen.asking(f"{s.root}/feed", f"{s.root}/feed") == {"If-None-Match": '"f"'}


def test_all_feeds_of_a_list_are_fetched_however_deep_they_stand():
    feeds = {f"/{n}": rss((f"/p{n}", FULL)) for n in range(3)}
    with serving(feeds) as s:
        s.answers["/list"] = answer(opml(*(f"{s.root}/{n}" for n in range(3))), sort="text/xml")
        over_http = set(rows_of(f"{s.root}/list")[0])
        given = [("feeds.opml", opml(*(f"{s.root}/{n}" for n in range(3))))]
        from_file = set(rows_of(lists=given)[0])

    assert over_http == from_file == {f"{s.root}/p{n}" for n in range(3)}


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"<opml>", "cannot be read"), (b"<opml/>", "no feeds"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml>&a;</opml>', "entities"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_read_is_a_row_that_says_why(raw, why):
    rows, _ = rows_of(lists=[("feeds.opml", raw)])

    assert why in rows["feeds.opml"]["reason"]


def test_lists_and_feeds_that_lead_to_more_of_them_come_to_an_end():
    with serving({}) as s:
        for n in range(40):
            s.answers[f"/{n}"] = answer(opml(f"{s.root}/{n + 1}"), sort="text/xml")
            s.answers[f"/f{n}"] = rss((f"/f{n + 1}", "Short."))
        rows, _ = rows_of(f"{s.root}/0", f"{s.root}/f0")

    assert "inside another" in rows[f"{s.root}/1"]["reason"]
    assert len(s.asked) <= 6


def test_one_host_is_asked_one_thing_at_a_time_and_others_meanwhile():
    both, asking, most = threading.Barrier(2), Counter(), Counter()

    def page(headers):
        host = headers["host"]
        asking[host] += 1
        most[host] = max(most[host], asking[host])
        both.wait(5)  # nobody answers before the other host is asked too
        asking[host] -= 1
        return answer(PAGE.encode())

    pages = {"/a": page, "/b": page}
    with serving(pages) as one, serving(pages, "127.0.0.2") as two:
        rows, _ = rows_of(*(f"{s.root}{path}" for s in (one, two) for path in pages))

    assert {row["status"] for row in rows.values()} == {"ok"}
    assert set(most.values()) == {1}


def test_between_two_pages_of_a_host_passes_what_its_rules_ask():
    rules = answer(b"User-agent: *\nCrawl-delay: 0.4", sort="text/plain")
    with serving({"/robots.txt": rules}) as server:
        start = time.monotonic()
        rows_of(f"{server.root}/a", f"{server.root}/b")

    assert time.monotonic() - start >= 0.4


@pytest.mark.parametrize(("asked", "tries"), [("0", 2), ("86400", 1)])
def test_a_server_that_asks_for_patience_gets_it_within_limits(asked, tries):
    answers = iter([answer(status="429 Too Many", Retry_After=asked), *[answer(PAGE.encode())] * 3])
    with serving({"/": lambda _: next(answers)}) as server:
        row = only(server.root)

    assert server.paths.count("/") == tries
    assert row["status"] == ("ok" if tries == 2 else "failed")


def test_what_fails_for_good_is_not_tried_again_and_what_may_pass_is():
    with serving({"/a": answer(status="500 Oops")}) as server:
        rows_of(f"{server.root}/a", f"{server.root}/gone")

    assert (server.paths.count("/a"), server.paths.count("/gone")) == (3, 1)


def test_who_breaks_off_is_gone_at_once_and_so_are_his_connections():
    begun = threading.Event()

    def drip(_):
        begun.set()
        while True:
            time.sleep(0.05)
            yield b"H"

    def page(_):
        begun.wait(5)
        return answer(PAGE.encode())

    with serving({"/slow": drip}, "127.0.0.2") as slow, serving({"/a": page}) as server:
        rows = fetch([f"{slow.root}/slow", f"{server.root}/a"], manners=OWN).rows()
        next(rows)
        asking = {t for t in threading.enumerate() if "_ask" in t.name}
        start = time.monotonic()
        rows.close()
        for thread in asking:
            thread.join(5)
        took = time.monotonic() - start

    assert asking
    assert took < 3


def test_an_item_of_json_is_whole_if_its_content_is():
    items = [{"id": "1", "url": "/1", "content_text": "All."},
             {"id": "2", "url": "/2", "summary": "Part."}]  # fmt: skip
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
    with serving({"/feed": answer(text.encode(), sort="application/feed+json")}) as s:
        rows, _ = rows_of(f"{s.root}/feed")

    assert {row["status"] for row in rows.values()} == {"ok", "failed"}
    assert s.paths == ["/robots.txt", "/feed", "/2"]
