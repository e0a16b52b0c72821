"""What commands have in common: their options, the desk they ask, and how JSON is printed."""

from pathlib import Path
from typing import Annotated, Any

import typer

DeskOption = Annotated[
    Path, typer.Option("--desk", "-d", envvar="COPYDESK_DESK", help="Folder of the desk.")
]
DeskArgument = Annotated[Path, typer.Argument(envvar="COPYDESK_DESK", help="Folder of the desk.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
DESK = Path("desk")


def look(desk: Path) -> Any:
    """Return the lookup of the desk in a folder."""
    from copydesk.engine.store import Desk
    from copydesk.views.lookup import Lookup

    return Lookup(Desk.open(desk))


def print_json(*sheets: Any) -> None:
    """Print sheets as JSON, one object a line."""
    from dataclasses import asdict

    from copydesk.views.export import line

    for sheet in sheets:
        typer.echo(line(asdict(sheet)))
