"""What holds of every page: nothing runs, nothing is fetched, everything can be reached."""

from urllib.parse import quote

import pytest

from copydesk.errors import DeskError
from copydesk.views.web.app import build_app, listen
from tests.views.web.browse import get, look
from tests.views.web.cable import HOSTILE, OUTLETS, STORY, key
from tests.views.web.extremes import EVIL, LONG, WIRE
from tests.views.web.fake import FakeDesk
from tests.views.web.printed import FAILED, ME, PAGE

COMPARED = "/diff?" + "&".join(f"a={outlet.article}" for outlet in OUTLETS[:5])
PAGES = {
    "front": "/",
    "nothing found": "/?q=zebra",
    "story": f"/story/{STORY}",
    "wire": f"/story/{WIRE.story}",
    "wire opened": f"/story/{WIRE.story}?open=A&start=40",
    "long": f"/story/{LONG.story}",
    "hostile": f"/story/{EVIL.story}",
    "fact": f"/fact/{key('fact 0')}",
    "hostile fact": f"/fact/{key('evil 0')}",
    "article": f"/article/{ME}?mark=200-240",
    "hostile article": f"/article/{key('evil article')}",
    "page": f"/page/{PAGE.page_id}",
    "failed page": f"/page/{FAILED[0].page_id}",
    "failed": "/failed",
    "diff": COMPARED,
    "verify": "/verify",
    "verified": "/verify?quote=a+line+of+light",
    "hostile quotation": "/verify?quote=" + quote(HOSTILE),
}
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


@every_page
def test_nothing_on_a_page_runs_or_loads_from_another_host(path):
    page = look(path)

    assert not page.all("script")
    assert not page.all("img")
    assert not page.all("iframe")
    assert not [a for _, a in page.elements if any(k.startswith("on") or k == "style" for k in a)]
    loaded = [a["href"] for a in page.all("link")]
    assert all(href and href.startswith("/static/") for href in loaded)
    linked = [a["href"] or "" for a in page.all("a")]
    assert not [href for href in linked if href.lower().startswith("javascript:")]


@every_page
def test_a_page_forbids_scripts_sniffing_and_referrers(path):
    headers = get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "script" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@every_page
def test_a_page_has_one_main_heading_a_title_and_a_way_past_the_head(path):
    page = look(path)

    assert len(page.all("h1")) == 1
    assert len(page.all("main", id="main")) == 1
    assert page.elements[[t for t, _ in page.elements].index("body") + 1][1]["href"] == "#main"
    assert page.all("html", lang="en")
    assert page.all("title")


@every_page
def test_every_part_that_scrolls_can_be_reached_by_key_and_has_a_name(path):
    for _, attributes in look(path).having("scroll"):
        assert attributes["tabindex"] == "0"
        assert attributes["role"] == "region"
        assert attributes.get("aria-label") or attributes.get("aria-labelledby")


@every_page
def test_an_id_stands_once_and_what_names_an_id_finds_it(path):
    page = look(path)
    ids = [a["id"] for tag, a in page.elements if "id" in a and tag != "pattern"]

    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        named = attributes.get("aria-labelledby")
        assert named is None or named in ids


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_desk_can_only_be_read(method):
    answer = get("/", method=method)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert "Read only" in answer.text


def test_only_this_machine_is_answered_where_only_it_is_served():
    app = build_app(FakeDesk(), ("localhost", "127.0.0.1", "::1"))

    assert get("/", app, host="localhost:8000").status_code == 200
    assert get("/", app, host="[::1]:8000").status_code == 200
    assert get("/", app, host="evil.example").status_code == 400


@every_page
def test_hostile_words_are_shown_as_they_came(path):
    html = get(path).text

    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize("host", ["evil.example", "[::1", "localhost.evil.example", "127.0.0.1@x"])
def test_an_odd_host_is_refused_and_breaks_nothing(host):
    app = build_app(FakeDesk(), ("localhost", "127.0.0.1", "::1"))

    assert get("/", app, headers={"host": host}).status_code == 400


def test_a_port_that_is_taken_is_said_in_words():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(DeskError, match=f"127.0.0.1:{port} .* Name another with --port"):
            listen("127.0.0.1", port)


def test_a_page_that_breaks_says_so_and_keeps_its_guard():
    class Broken(FakeDesk):
        def story(self, story_id):
            raise ZeroDivisionError

    answer = get(f"/story/{STORY}", build_app(Broken()), raises=False)

    assert answer.status_code == 500
    assert "Something broke" in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
