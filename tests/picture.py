"""Take the pictures of the documentation anew, from the example pages: a named act.

    python -m tests.picture

Needs Chromium, as the browser tests do. Open the pictures before you commit them.
"""

import socket
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from copydesk.engine.store import Desk
from copydesk.views.intake import example_desk
from copydesk.views.lookup import Lookup
from copydesk.views.web.app import make_app
from tests.views.web.test_browser import ARGUMENTS, chromium

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DESK, PHONE = 1280, 400
WIRE = ("ocean-ledger.txt", "harbour-post.txt", "coastline-daily.txt", "island-herald.txt",
        "strategic-lens.txt")  # fmt: skip


def views(look: Lookup) -> dict[str, tuple[str, int, int]]:
    """Return path, width and height of each picture, by its name."""
    mains = {
        look.page_name(row["page_id"]): row
        for row in look.all("stories", "story_id", "page_id", "article_id", "kind")
        if row["kind"] == "main"
    }
    story = f"/story/{mains[WIRE[0]]['story_id']:016x}"
    compared = "&".join(f"a={mains[name]['article_id']:016x}" for name in WIRE)
    return {
        "front": ("/", DESK, 760),
        "story": (story, DESK, 1180),
        "story-phone": (story, PHONE, 900),
        "article": (f"/article/{mains['coastline-daily.txt']['article_id']:016x}", DESK, 1000),
        "diff": (f"/diff?{compared}", DESK, 900),
    }


def shoot(browser: Browser, address: str, wanted: dict[str, tuple[str, int, int]]) -> None:
    """Write one picture per view."""
    for name, (path, width, height) in wanted.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(address + path)
        page.screenshot(path=str(PICTURES / f"{name}.png"))
        page.close()
        print(f"took {name}.png")


def main() -> None:
    """Read the example pages, serve them on this machine, and take the pictures."""
    with example_desk() as folder:
        look = Lookup(Desk.open(folder))
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(folder), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
            shoot(browser, f"http://127.0.0.1:{listener.getsockname()[1]}", views(look))
            browser.close()
        server.should_exit = True
        thread.join(10)
        listener.close()


if __name__ == "__main__":
    main()
