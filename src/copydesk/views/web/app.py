"""The pages of a desk as a web application: read only, GET only, nothing from another host.

Every page is whole without a script. What was printed by others is escaped where it is drawn;
the security policy of the answers refuses scripts even if something slipped through.
"""

import os
import socket
import threading
import webbrowser
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from copydesk.engine.question import KINDS
from copydesk.errors import Ambiguous, BadInput, DeskError, NotFound
from copydesk.views import roles
from copydesk.views.sheets import ArticleSheet, PageSheet
from copydesk.views.web import finds, joins, matrix, reading, shelf
from copydesk.views.web.desk_source import DeskSource
from copydesk.views.web.family import family
from copydesk.views.web.shown import page_of
from copydesk.views.web.source import EVERYTHING, Source, Wishes

SEGMENTS = "segments"  # what `show` asks for
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
HERE = ("localhost", "127.0.0.1", "::1")
"""Names of this machine. Where only they are served, a request for another name is refused: a
foreign page that points its own name at this machine cannot read the desk."""


def make_app(desk: Path) -> FastAPI:
    """Return the application that shows the desk in a folder.

    Raises:
        NoDesk: the folder holds no desk.
    """
    return build_app(DeskSource(desk))


def build_app(source: Source, names: tuple[str, ...] = ()) -> FastAPI:
    """Return the application that shows a source; with `names`, only under these host names."""
    app = FastAPI(title="copydesk", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    _guard(app, names)
    _lost(app)
    _stories(app, source)
    _pages(app, source)
    family(app, source)
    _search(app, source)
    return app


def serve(
    desk: Path, host: str = "127.0.0.1", port: int = 8000, open_browser: bool = False
) -> None:
    """Serve the desk until interrupted; with `open_browser`, show it too.

    Raises:
        NoDesk: the folder holds no desk.
        DeskError: nothing can be served at this host and port.
    """
    app = build_app(DeskSource(desk), HERE if host in HERE else ())
    with listen(host, port) as listener:
        if open_browser:
            shown = f"[{host}]" if ":" in host else host
            # What is asked before the server runs waits on the listener, so nothing is missed.
            threading.Thread(
                target=webbrowser.open, args=(f"http://{shown}:{port}/",), daemon=True
            ).start()
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listener])


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at a host and port.

    Raises:
        DeskError: the port is taken, or the host is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error
        raise DeskError(
            f"Nothing can be served at {host}:{port} ({reason}). "
            f"Name another with --port or --host."
        ) from error


def _guard(app: FastAPI, names: tuple[str, ...]) -> None:
    @app.middleware("http")
    async def guard(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        if names and _asked_for(request) not in names:
            words = "This desk is served to its own machine only."
            response: Response = page_of("lost.html", 400, title="Not served here", words=words)
        elif request.method != "GET":
            words = "Pages here can only be read."
            response = page_of("lost.html", 405, title="Read only", words=words)
            response.headers["Allow"] = "GET"
        else:
            response = await answer(request)
        response.headers.update(HEADERS)
        return response


def _asked_for(request: Request) -> str | None:
    """Return the host name under which a request came; None where it is none."""
    try:
        return request.url.hostname
    except ValueError:
        return None


def _lost(app: FastAPI) -> None:
    @app.exception_handler(NotFound)
    @app.exception_handler(Ambiguous)
    async def missing(request: Request, error: Exception) -> Response:
        return page_of("lost.html", 404, title="Not in this desk", words=str(error))

    @app.exception_handler(BadInput)
    async def asked(request: Request, error: Exception) -> Response:
        return page_of("lost.html", 400, title="Not understood", words=str(error))

    @app.exception_handler(DeskError)
    async def broken(request: Request, error: Exception) -> Response:
        return page_of("lost.html", 500, title="The desk cannot be read", words=str(error))

    @app.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> Response:
        words = "Showing this page failed. What went wrong stands where copydesk serve runs."
        return page_of("lost.html", 500, title="Something broke", words=words, headers=HEADERS)

    @app.exception_handler(HTTPException)
    async def unknown(request: Request, error: HTTPException) -> Response:
        return page_of(
            "lost.html",
            error.status_code,
            title="No such page",
            words=f"There is nothing at {request.url.path}.",
        )

    @app.exception_handler(RequestValidationError)
    async def odd(request: Request, error: RequestValidationError) -> Response:
        words = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
        return page_of("lost.html", 400, title="Not understood", words=words)


def _stories(app: FastAPI, source: Source) -> None:
    @app.get("/", response_class=HTMLResponse)
    def front(
        q: str = "", country: str = "", kind: str = "", origins: str = "", start: int = 0
    ) -> Response:
        wanted = Wishes(q.strip(), country, kind, finds.number(origins))
        every = source.front()
        found = every if wanted == EVERYTHING else source.front(wanted)
        return page_of(
            "front.html",
            sheet=every,
            wanted=wanted,
            kinds=shelf.kinds(every),
            filtered=wanted != EVERYTHING,
            told=shelf.lay_out(every).found,
            shelf=shelf.lay_out(found, start),
            step=shelf.STORIES,
        )

    @app.get("/story/{story}", response_class=HTMLResponse)
    def story(story: str, open: str = "", start: int = 0, facts: str = "") -> Response:
        sheet = source.story(story)
        choice = matrix.Choice(open or None, start, facts == "all")
        return page_of(
            "story.html",
            sheet=sheet,
            choice=choice,
            matrix=matrix.lay_out(sheet, choice),
            joins=joins.gather(sheet.facts),
            names=joins.names(sheet),
        )

    @app.get("/fact/{fact}", response_class=HTMLResponse)
    def fact(fact: str) -> Response:
        sheet, row = source.fact(fact)
        printed = [(o, c) for o, c in zip(sheet.outlets, row.cells, strict=True) if c]
        return page_of(
            "fact.html",
            sheet=sheet,
            fact=row,
            printed=printed,
            joins=joins.gather([row]),
            names=joins.names(sheet),
        )


def _pages(app: FastAPI, source: Source) -> None:
    @app.get("/article/{article}", response_class=HTMLResponse)
    def article(article: str, mark: str = "", show: str = "") -> Response:
        sheet = source.article(article)
        if show == SEGMENTS:
            return _segments(sheet.page, sheet)
        blocks = reading.lay_out(sheet.page, reading.parse_mark(mark))
        return page_of("article.html", sheet=sheet, page=sheet.page, blocks=blocks)

    @app.get("/page/{page:path}", response_class=HTMLResponse)
    def page(page: str, mark: str = "", show: str = "") -> Response:
        sheet = source.page(page)
        if show == SEGMENTS:
            return _segments(sheet)
        blocks = reading.lay_out(sheet, reading.parse_mark(mark))
        return page_of("article.html", sheet=None, page=sheet, blocks=blocks)

    @app.get("/failed", response_class=HTMLResponse)
    def failed() -> Response:
        return page_of("failed.html", pages=source.failed(), front=source.front())

    @app.get("/verify", response_class=HTMLResponse)
    def verify(quote: str = "") -> Response:
        asked = quote.strip()
        return page_of("verify.html", asked=asked, sheet=source.verify(asked) if asked else None)


def _segments(page: PageSheet, article: ArticleSheet | None = None) -> Response:
    """Return a page with what each segment was taken for, and why; one article's stand out."""
    stretches = tuple(reading.whole(page))
    return page_of(
        "segments.html",
        sheet=article,
        page=page,
        stretches=stretches,
        shares=roles.shares(stretches),
        names=roles.names(page),
    )


def _search(app: FastAPI, source: Source) -> None:
    @app.get("/search", response_class=HTMLResponse)
    def search(request: Request) -> Response:
        sought = finds.read(request.query_params)
        return page_of(
            "search.html",
            sought=sought,
            sheet=source.search(sought),
            kinds=KINDS,
            asked=finds.asks(sought),
            narrowed=finds.link(sought) != finds.link(sought, only_words=True),
        )
