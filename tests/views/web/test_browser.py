"""The pages in a real browser, at the width of a desk and of a telephone, without a script.

Needs Chromium: COPYDESK_CHROMIUM names it, else `chromium` is looked for on the PATH. Where it is
missing these tests are skipped, but on the build machine (CI is set) that is a failure.
"""

import os
import shutil
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from copydesk.views.web.app import build_app
from tests.views.web.cable import OUTLETS, STORY, key
from tests.views.web.extremes import ARABIC_STORY, EVIL, LONG, WIRE
from tests.views.web.fake import FakeDesk
from tests.views.web.printed import ME

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATHS = {
    "front": "/",
    "story": f"/story/{STORY}",
    "wire": f"/story/{WIRE.story}?open=A",
    "long": f"/story/{LONG.story}",
    "hostile": f"/story/{EVIL.story}",
    "arabic": f"/story/{ARABIC_STORY.story}",
    "fact": f"/fact/{key('fact 0')}",
    "sixty": f"/fact/{key('sixty')}",
    "article": f"/article/{ME}?mark=200-240#mark",
    "segments": f"/article/{ME}?show=segments",
    "hostile segments": f"/article/{key('evil article')}?show=segments",
    "hostile article": f"/article/{key('evil article')}",
    "diff": "/diff?" + "&".join(f"a={outlet.article}" for outlet in OUTLETS[:6]),
    "many compared": "/diff?" + "&".join(f"a={outlet.article}" for outlet in WIRE.outlets[:14]),
    "fullest text": f"/story/{STORY}/text",
    "fullest of a long story": f"/story/{WIRE.story}/text",
    "outlet": "/outlet/Harju%20Teataja",
    "verify": "/verify?quote=a+line+of+light",
    "failed": "/failed",
    "search": "/search?words=treaty&outlet=courier",
    "nothing sought": "/search",
    "nothing found": "/search?words=zebra&kind=quote",
}
every_page = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())


def chromium() -> str:
    """Return the browser, or skip; on the build machine, fail."""
    found = os.environ.get("COPYDESK_CHROMIUM") or shutil.which("chromium")
    if found is None:
        words = "No chromium on the PATH. Install it, or name it in COPYDESK_CHROMIUM."
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    return found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the desk made by hand on this machine, at a port that was free."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(build_app(FakeDesk()), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser with a profile of its own, which it takes along when it closes."""
    program = chromium()
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="module", params=[1280, 400], ids=["desk", "telephone"])
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Open a window of one of two widths, with scripts off."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, java_script_enabled=False
    )
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """Open an empty page."""
    opened = window.new_page()
    yield opened
    opened.close()


@every_page
def test_a_page_fits_its_width_in_silence_and_asks_nobody_else(page, address, path):
    said: list[ConsoleMessage] = []
    asked: list[Request] = []
    page.on("console", lambda message: said.append(message))
    page.on("request", lambda request: asked.append(request))

    page.goto(address + path)

    width, fits = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert width <= fits
    assert [message.text for message in said] == []
    assert all(request.url.startswith((address, "data:")) for request in asked)


def test_the_key_tab_reaches_the_cells_of_the_matrix_and_enter_opens_the_sentence(page, address):
    page.goto(f"{address}/story/{STORY}")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('td.sq') !== null"):
            break

    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/**")

    assert outline == "solid"
    assert label == "Baltic Courier: report A"
    assert page.locator("mark").count() > 0


def test_the_first_tab_offers_a_way_past_the_head(page, address):
    page.goto(address)

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0


def test_the_facts_stay_in_sight_while_the_matrix_is_moved_aside(page, address):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/story/{WIRE.story}?open=A")
    before = page.locator("tbody th.fact").first.bounding_box()["x"]

    page.evaluate("document.querySelector('#matrix').scrollLeft = 300")

    assert page.evaluate("document.querySelector('#matrix').scrollLeft") > 0
    assert page.locator("tbody th.fact").first.bounding_box()["x"] == pytest.approx(before, abs=1)


def test_on_a_telephone_every_report_of_a_fact_is_in_sight_without_moving_aside(page, address):
    page.set_viewport_size({"width": 400, "height": 900})

    page.goto(f"{address}/story/{STORY}")

    boxes = [cell.bounding_box() for cell in page.locator("td.sq a").all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 400 for box in boxes)
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_filters_and_the_ticked_articles_work_without_a_script(page, address):
    page.goto(address)
    page.get_by_label("Words").fill("ferries")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/?q=ferries**")
    page.get_by_role("link", name="Two ferries collide off Visby").click()
    page.wait_for_url("**/story/**")
    page.get_by_label("compare Town Paper 3", exact=True).check()
    page.get_by_role("button", name="Compare the ticked").click()
    page.wait_for_url("**/diff?**")

    assert "/diff?a=" in page.url
    assert page.url.count("a=") == 3


def test_the_box_in_the_head_searches_by_key_and_keeps_the_filters(page, address):
    page.goto(address)
    page.get_by_label("Search", exact=True).fill("cable")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=cable**")
    page.get_by_label("Country").fill("EST")
    page.get_by_label("Search", exact=True).fill("treaty")
    page.keyboard.press("Enter")
    page.wait_for_url("**words=treaty**")

    assert "country=EST" in page.url
    assert page.locator(".hits mark").count() > 0


def test_a_sentence_that_was_asked_for_is_in_sight(page, address):
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 500})

    page.goto(f"{address}/article/{ME}?mark=330-350#mark")

    box = page.locator("#mark").bounding_box()
    assert 0 <= box["y"] < 500


CONTRAST = """() => {
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number)
    .map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const paper = e => { for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || e.closest('svg')) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(paper(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.push(walk.currentNode.textContent.trim());
  }
  return poor; }"""


@every_page
def test_all_words_stand_off_their_ground(page, address, path):
    page.goto(address + path)

    assert page.evaluate(CONTRAST) == []
