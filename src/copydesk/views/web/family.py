"""The pages of copies: articles side by side, their fullest text, what an outlet changed."""

from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Query
from fastapi.responses import HTMLResponse, Response

from copydesk.views.web.shown import page_of
from copydesk.views.web.source import Source

MOST = 6  # articles that fit a diff beside each other; the others are a page further on


def family(app: FastAPI, source: Source) -> None:
    """Let an app answer for copies: their diff, their fullest text, what an outlet changed."""

    @app.get("/diff", response_class=HTMLResponse)
    def diff(a: Annotated[list[str] | None, Query()] = None, at: int = 0) -> Response:
        chosen = tuple(dict.fromkeys(a or ()))
        if len(chosen) < 2:
            return page_of(
                "lost.html",
                400,
                title="Nothing to compare",
                words="Choose two or more articles of a story: tick them in its list of articles.",
            )
        return _compared(source, chosen, at)

    @app.get("/story/{story}/text", response_class=HTMLResponse)
    def text(story: str) -> Response:
        return page_of("text.html", sheet=source.fullest(story))

    @app.get("/outlet/{name:path}", response_class=HTMLResponse)
    def outlet(name: str) -> Response:
        return page_of("outlet.html", sheet=source.outlet(name))


def _compared(source: Source, chosen: tuple[str, ...], at: int) -> Response:
    """Return the first of the articles beside the next few of the others, with the way on."""
    first, others = chosen[0], chosen[1:]
    start = max(0, min(at, len(others) - 1)) // (MOST - 1) * (MOST - 1)
    here = others[start : start + MOST - 1]
    asked = "&".join(f"a={quote(each, safe='')}" for each in chosen)
    turns = [
        (n + 1, f"/diff?{asked}&at={first_of}", first_of == start)
        for n, first_of in enumerate(range(0, len(others), MOST - 1))
    ]
    return page_of("diff.html", sheet=source.diff((first, *here)), turns=turns, many=len(chosen))
