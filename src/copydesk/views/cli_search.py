"""The command that searches a desk."""

from typing import Annotated

import typer

from copydesk.views.options import DESK, DeskOption, Json, print_json


def search(  # noqa: PLR0913 - an option is a parameter
    words: Annotated[
        list[str] | None,
        typer.Argument(help='All needed; "exact phrase", word*, -word, OR between alternatives.'),
    ] = None,
    desk: DeskOption = DESK,
    kind: Annotated[str, typer.Option(help="article, event, quote or figure.")] = "",
    outlet: Annotated[str, typer.Option(help="Name of an outlet, or words of it.")] = "",
    country: Annotated[str, typer.Option(help="ISO 3166 code of an actor.")] = "",
    since: Annotated[str, typer.Option(help="First day, such as 2026-03-04.")] = "",
    until: Annotated[str, typer.Option(help="Last day.")] = "",
    story: Annotated[str, typer.Option(help="Id or words of a story.")] = "",
    root: Annotated[str, typer.Option(help="Kind of event: AGREE, SANCTION, ...")] = "",
    origins: Annotated[int | None, typer.Option(help="At most so many origins.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Hits of each kind.")] = 10,
    json: Json = False,
) -> None:
    """Search articles, events, quotations and figures; the words are marked where they stand.

    Words that begin with a minus stand behind `--`.

    Example: copydesk search --country NAM -- "patrol ships" harbour* -strike
    """
    from copydesk.engine.store import Desk
    from copydesk.views import proof
    from copydesk.views import search as searches
    from copydesk.views.lookup import Lookup

    source = Desk.open(desk)
    sought = searches.Sought(
        searches.as_typed(words or ()), kind, outlet, country, since, until, story, root,
        origins, limit,
    )  # fmt: skip
    sheet = searches.search(Lookup(source), source.search, sought)
    if json:
        print_json(sheet)
    else:
        proof.print_search(sheet)
