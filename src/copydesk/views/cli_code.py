"""The command that codes sentences without pages."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.views.entry import tell


def code(
    file: Annotated[
        str, typer.Argument(metavar="FILE.jsonl", help="Lines {id, text, published}; - for stdin.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the lines go; else stdout.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes; else one for each core.")
    ] = None,
    reader: Annotated[str | None, typer.Option(help="Who reads: trained, or rules alone.")] = None,
) -> None:
    """Code sentences without pages: events, quotations and figures of each line.

    A line with `source` and `target` as the text prints them gets the root for that pair.

    Example: copydesk code sentences.jsonl --out coded.jsonl
    """
    from copydesk.engine.owned import read_by
    from copydesk.views.coding import code as coded

    with read_by(reader):
        for line in coded(file, out, workers).told():
            tell(line)
