"""The commands that say who took from whom, what the text was, and what an outlet changed."""

from typing import Annotated

import typer

from copydesk.views.options import DESK, DeskOption, Json, look, print_json


def lineage(
    story: Annotated[
        str, typer.Argument(help="Id, beginning of an id, words of a headline, or a page.")
    ],
    desk: DeskOption = DESK,
    text: Annotated[
        bool, typer.Option("--text", help="Print the fullest text, each piece with its carriers.")
    ] = False,
    json: Json = False,
) -> None:
    """Print from whom each article of a story has its text, with the characters that show it.

    Example: copydesk lineage "patrol ships" --text
    """
    from copydesk.views import descent
    from copydesk.views.fullest import fullest
    from copydesk.views.story import story as told

    if text:
        sheet = fullest(look(desk), story)
        print_json(sheet) if json else descent.print_fullest(sheet)
        return
    branches = told(look(desk), story).lineage
    print_json(*branches) if json else descent.print_lineage(branches)


def outlet(
    name: Annotated[str, typer.Argument(help="Name of an outlet.")],
    desk: DeskOption = DESK,
    json: Json = False,
) -> None:
    """Print what an outlet changed in the texts that others print as well, by kind.

    Example: copydesk outlet "Harbour Post"
    """
    from copydesk.views import descent
    from copydesk.views.outlet import outlet as changed

    sheet = changed(look(desk), name)
    print_json(sheet) if json else descent.print_outlet(sheet)
