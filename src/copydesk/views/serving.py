"""The commands that serve a desk as web pages."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.views.entry import tell
from copydesk.views.options import DESK, DeskOption, look

commands = typer.Typer()

Host = Annotated[str, typer.Option(help="Address to serve at.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to serve at.")]
Browse = Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")]


@commands.command()
def serve(
    desk: DeskOption = DESK, host: Host = "127.0.0.1", port: Port = 8000, browse: Browse = False
) -> None:
    """Serve the desk as web pages on this machine until interrupted.

    Example: copydesk serve --desk minutes --port 8080
    """
    from copydesk.engine.store import Desk

    Desk.open(desk)  # a folder without a desk is refused before the web is loaded
    _serve(desk, host, port, browse)


@commands.command()
def demo(
    desk: Annotated[
        Path | None,
        typer.Option("--desk", "-d", help="Folder to keep it in; else it is thrown away."),
    ] = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it afterwards.")] = True,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    browse: Browse = True,
) -> None:
    """Read the example pages, list their stories, and serve them.

    Example: copydesk demo --desk minutes --no-serve
    """
    from copydesk.views import terminal
    from copydesk.views.front import front
    from copydesk.views.intake import example_desk

    with example_desk(desk) as folder:
        terminal.print_front(front(look(folder)))
        if serve:
            _serve(folder, host, port, browse)


def _serve(desk: Path, host: str, port: int, browse: bool) -> None:
    from copydesk.views.web import app as web

    tell(f"Serving {desk} at http://{host}:{port}/ - stop with Ctrl-C.")
    web.serve(desk, host, port, browse)
