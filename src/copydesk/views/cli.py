"""The command line: a command is a thin call into a view.

Rows go to stdout, words and progress to stderr. Everything heavy is imported where it is used, so
that help and mistakes answer at once.
"""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.errors import BadInput
from copydesk.views import cli_code, cli_lineage, cli_search, judging, serving, upkeep
from copydesk.views.entry import Entry, tell
from copydesk.views.options import DESK, DeskOption, Json, look, print_json

app = typer.Typer(
    cls=Entry,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Count origins, not outlets, and show the characters.",
)


@app.command()
def read(  # noqa: PLR0913 - an option is a parameter
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, addresses, lists of feeds (OPML); - is what comes in.",
        ),
    ],
    desk: DeskOption = DESK,
    fetched: Annotated[
        str | None, typer.Option(help="When the pages were fetched: ISO 8601, or `mtime`.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the files.")] = None,
    names: Annotated[
        list[str] | None,
        typer.Option("--map", help="What a column is called: html=body. May come again."),
    ] = None,
    engine: Annotated[
        str | None, typer.Option(help="Work on Spark: spark://HOST:PORT, or local[CORES].")
    ] = None,
    links: Annotated[
        bool, typer.Option(help="Fetch the pages that items of a feed only sum up.")
    ] = True,
    contact: Annotated[
        str | None,
        typer.Option(envvar="COPYDESK_CONTACT", help="Where a site finds who fetches: a URL."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from servers of your own network too.")
    ] = False,
    any_port: Annotated[
        bool, typer.Option("--any-port", help="Fetch from ports other than 80, 443, 8080, 8443.")
    ] = False,
    owners: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep a list of who owns which outlet, for this desk."),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(help="Who reads facts in this desk from now on: trained, or rules alone."),
    ] = None,
    json: Json = False,
) -> None:
    """Read pages into a desk; make the desk if there is none.

    Example: copydesk read crawl/ --desk minutes --fetched 2026-03-06T18:00Z
    """
    if owners:
        from copydesk.views.intake import keep_owners

        keep_owners(desk, owners)
    if reader:
        from copydesk.views.intake import choose_reader

        choose_reader(desk, reader)
    from copydesk.views.intake import take_in, take_in_on

    if engine:
        report = take_in_on(engine, paths, desk, fetched, names)
    else:
        from copydesk.pages.manners import LINKS, Manners, Terms

        how = Manners(Terms(allow_private, any_port), contact, LINKS if links else 0)
        report = take_in(paths, desk, fetched, encoding, names, how)
    if json:
        print_json(report)
    for line in report.lines():
        tell(line)
    if report.failed and not (report.read or report.unchanged):
        raise BadInput("None of the pages could be read; their names and reasons are in the desk.")


@app.command()
def stories(  # noqa: PLR0913 - an option is a parameter
    desk: DeskOption = DESK,
    words: Annotated[str | None, typer.Option(help="Words of a headline or a text.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166 code of an actor.")] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of event: AGREE, SANCTION, ...")] = None,
    origins: Annotated[int | None, typer.Option(help="At most so many origins.")] = None,
    json: Json = False,
) -> None:
    """List the stories, newest day first, best attested first within a day.

    Example: copydesk stories --country NAM --origins 1
    """
    from copydesk.views import terminal
    from copydesk.views.front import front

    sheet = front(look(desk), words, country, kind, origins)
    if json:
        print_json(*sheet.stories)
    else:
        terminal.print_front(sheet)


app.command()(cli_search.search)
app.command()(cli_lineage.lineage)
app.command()(cli_lineage.outlet)
app.command()(cli_code.code)


@app.command()
def brief(
    story: Annotated[
        str, typer.Argument(help="Id, beginning of an id, words of a headline, or a page.")
    ],
    desk: DeskOption = DESK,
    all: Annotated[bool, typer.Option("--all", help="Print every fact and every source.")] = False,
    json: Json = False,
) -> None:
    """Say what happened, who said it and which figures were given, each with its sources.

    Example: copydesk brief "patrol ships" --all
    """
    from copydesk.views import story as stories
    from copydesk.views import terminal

    sheet = stories.story(look(desk), story)
    if json:
        print_json(sheet)
    else:
        terminal.print_brief(sheet, all)


@app.command()
def show(
    page: Annotated[str, typer.Argument(help="Name, end of a name, or id of a page.")],
    desk: DeskOption = DESK,
    why: Annotated[
        bool, typer.Option("--why", help="Say of each segment where it stands and why.")
    ] = False,
    markup: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Show the segments in the HTML, from the page's file."),
    ] = None,
    json: Json = False,
) -> None:
    """Show a page as it came, with the role of every segment in the margin.

    Example: copydesk show ocean-ledger.txt --why
    """
    from copydesk.views import article, proof
    from copydesk.views.markup import markup_of

    sheet = article.page(look(desk), page)
    source = markup_of(sheet, markup) if markup else None
    if json:
        print_json(sheet)
    else:
        proof.print_page(sheet, why, source)


@app.command()
def diff(
    articles: Annotated[
        list[str], typer.Argument(metavar="A B...", help="Ids, pages or headlines of articles.")
    ],
    desk: DeskOption = DESK,
    json: Json = False,
) -> None:
    """Set two to six articles side by side, word by word; the first is the reference.

    Example: copydesk diff ocean-ledger.txt coastline-daily.txt
    """
    from copydesk.views import diff as diffs
    from copydesk.views import proof

    sheet = diffs.diff(look(desk), articles)
    if json:
        print_json(sheet)
    else:
        proof.print_diff(sheet)


@app.command()
def versions(
    page: Annotated[str, typer.Argument(help="URL, or name or id of a page.")],
    desk: DeskOption = DESK,
    json: Json = False,
) -> None:
    """List the versions of what stood at a URL, in order of time, with what changed in each.

    Example: copydesk versions https://harbour-post.example/pact
    """
    from copydesk.views import proof
    from copydesk.views import versions as editions

    sheet = editions.versions(look(desk), page)
    if json:
        print_json(sheet)
    else:
        proof.print_versions(sheet)


@app.command()
def verify(
    quote: Annotated[str, typer.Argument(help="The words to look for.")],
    desk: DeskOption = DESK,
    json: Json = False,
) -> None:
    """Say whether a quotation is printed, where, by whom, and in which wordings.

    Example: copydesk verify "building a bloc against anyone"
    """
    from copydesk.views import proof
    from copydesk.views import verify as quotes

    sheet = quotes.verify(look(desk), quote)
    if json:
        print_json(sheet)
    else:
        proof.print_quote(sheet)


@app.command()
def export(
    desk: Annotated[
        Path, typer.Argument(envvar="COPYDESK_DESK", help="Folder of the desk.")
    ] = DESK,
    table: Annotated[str | None, typer.Option(help="Table to print, such as facts.")] = None,
    out: Annotated[Path | None, typer.Option(help="File to write instead of stdout.")] = None,
    all: Annotated[
        Path | None, typer.Option(help="Folder to write every table into, as NAME.jsonl.")
    ] = None,
) -> None:
    """Print a table of the desk as JSON Lines, or write all of them into a folder.

    Example: copydesk export minutes --table facts --out facts.jsonl
    """
    from copydesk.views import export as tables

    found = look(desk)
    if all:
        for name, number in tables.write_all(found, all).items():
            tell(f"{number:>7} rows in {all / name}.jsonl")
    elif not table:
        raise BadInput(
            f"Say which table: --table with one of {', '.join(tables.TABLES)}; or --all."
        )
    elif out:
        tell(f"{tables.write(tables.rows(found, table), out)} rows in {out}")
    else:
        for row in tables.rows(found, table):
            typer.echo(tables.line(row))


@app.command()
def version() -> None:
    """Print the version.

    Example: copydesk version
    """
    from copydesk import __version__

    typer.echo(f"copydesk {__version__}")


app.registered_commands += serving.commands.registered_commands
app.registered_commands += upkeep.commands.registered_commands
app.registered_commands += judging.commands.registered_commands


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
