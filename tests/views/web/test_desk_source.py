"""The pages of a real desk: every link that they print leads somewhere."""

import re
from collections import deque
from html import unescape
from importlib.resources import as_file, files

import pytest

from copydesk import pages
from copydesk.engine.store import Desk
from copydesk.errors import NoDesk
from copydesk.tables import Pages, build
from copydesk.views.web.app import make_app
from tests.views.web.browse import Page, get, look

MOST = 600  # addresses; the example pages print about as many


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A desk with the example pages."""
    folder = tmp_path_factory.mktemp("desk")
    with as_file(files("copydesk") / "examples") as examples:
        rows = list(pages.read([examples]))
    Desk.create(folder).add(build(Pages, rows))
    return folder


@pytest.fixture(scope="module")
def visited(folder):
    """What every address within reach of the front page answers."""
    app = make_app(folder)
    answers, waiting = {}, deque(["/"])
    while waiting and len(answers) < MOST:
        path = waiting.popleft()
        if path in answers:
            continue
        answers[path] = get(path, app)
        for link in Page(answers[path].text).all("a"):
            address = (link["href"] or "").partition("#")[0]
            if address.startswith("?"):
                address = path.partition("?")[0] + address
            if address.startswith("/"):
                waiting.append(address)
    return answers


def test_every_link_of_the_example_desk_leads_to_a_page(visited):
    assert {path: a.status_code for path, a in visited.items() if a.status_code != 200} == {}
    for kind in ("/story/", "/article/", "/page/"):
        assert any(path.startswith(kind) for path in visited), kind


def test_what_a_link_cites_is_marked_on_its_page(visited):
    cited = {path: answer for path, answer in visited.items() if "?mark=" in path}

    unmarked = [path for path, answer in cited.items() if 'id="mark"' not in answer.text]
    assert unmarked == []


def test_a_page_of_the_desk_is_shown_whole_and_nothing_twice(folder):
    app = make_app(folder)
    rows = [row for row in Desk.open(folder).table("pages").to_pylist() if row["text"]]

    for row in rows:
        printed = _printed(get(f"/page/{row['page_id']:016x}", app).text)
        assert printed == "".join(row["text"].split()), row["page"]


def _printed(html: str) -> str:
    """Return what stands in the print of a page, without white space and the letters before it."""
    prints = re.findall(r'<div class="print"[^>]*>(.*?)</div>', html, re.DOTALL)
    bare = re.sub(r'<sup class="tag">.*?</sup>|<[^>]*>', "", "".join(prints), flags=re.DOTALL)
    return "".join(unescape(bare).split())


def test_a_desk_that_grew_is_shown_as_it_is_now(tmp_path):
    desk = Desk.create(tmp_path / "desk")
    app = make_app(tmp_path / "desk")
    assert "No story yet" in look("/", app).text

    text = (
        "Harbour Post\n\nLantern ships return\n\nThree lantern ships came home to Visby on Monday."
    )
    page = tmp_path / "post.txt"
    page.write_text(text, encoding="utf-8")
    desk.add(build(Pages, list(pages.read([page]))))

    assert "1 page" in look("/", app).text


def test_a_folder_without_a_desk_is_refused_at_once(tmp_path):
    with pytest.raises(NoDesk):
        make_app(tmp_path)


def test_what_a_search_of_the_example_desk_finds_is_marked_on_its_page(folder):
    app = make_app(folder)
    found = look("/search?words=%22patrol+ships%22&outlet=ocean+ledger", app)

    assert len(found.all("mark")) > 0
    links = {a["href"].partition("#")[0] for a in found.all("a") if a["href"][0] == "/"}
    assert {path for path in links if get(path, app).status_code != 200} == set()
    for path in links:
        if "?mark=" in path:
            assert 'id="mark"' in get(path, app).text
