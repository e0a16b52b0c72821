"""Ask an application for a page without a network."""

import asyncio
from html.parser import HTMLParser
from typing import Any

import httpx
from fastapi import FastAPI

from copydesk.views.web.app import build_app
from tests.views.web.fake import FakeDesk

APP = build_app(FakeDesk())


def get(path: str, app: FastAPI = APP, raises: bool = True, **more: Any) -> httpx.Response:
    """Return the answer to a request; `method`, `host` and `headers` may be given."""
    host, method = more.pop("host", "desk"), more.pop("method", "GET")

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=raises)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.request(method, path, **more)

    return asyncio.run(ask())


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and its text outside of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements of a name that have these values."""
        wanted = {key.rstrip("_"): value for key, value in wanted.items()}
        return [
            found
            for name, found in self.elements
            if name == tag and all(found.get(k) == v for k, v in wanted.items())
        ]

    def having(self, style: str) -> list[tuple[str, dict[str, str | None]]]:
        """Return the elements with a style class."""
        return [e for e in self.elements if style in (e[1].get("class") or "").split()]

    @property
    def text(self) -> str:
        """All words, white space folded."""
        return " ".join(" ".join(self.words).split())


def look(path: str, app: FastAPI = APP) -> Page:
    """Return a page that answers with 200."""
    answer = get(path, app)
    assert answer.status_code == 200, answer.text[:400]
    return Page(answer.text)
