"""The commands by which users say what they know better, and take it back."""

from getpass import getuser
from pathlib import Path
from typing import Annotated, Any

import typer

from copydesk.views.entry import tell
from copydesk.views.options import DESK, DeskOption, Json, look, print_json

commands = typer.Typer()

Fact = Annotated[str | None, typer.Option(help="Id of the one fact that is meant; else all.")]
Note = Annotated[str | None, typer.Option(help="Why, in your words.")]
Who = Annotated[str | None, typer.Option(help="Who says so; else the name you are logged in by.")]
First = Annotated[str, typer.Argument(metavar="A", help="Id, page or headline of an article.")]
Second = Annotated[str, typer.Argument(metavar="B", help="The other article.")]


@commands.command()
def cut(  # noqa: PLR0913 - an option is a parameter
    one: First,
    other: Second,
    desk: DeskOption = DESK,
    fact: Fact = None,
    ties: Annotated[str, typer.Option(help="Kinds of ties, such as CR; else all.")] = "",
    note: Note = None,
    who: Who = None,
) -> None:
    """Say that two articles do not depend on each other: their ties do not count any more.

    Example: copydesk cut ocean-ledger.txt harbour-post.txt --note "the Post had its own man there"
    """
    from copydesk.views import judge as judgements

    meant = judgements.Meant(_who(who), fact, tuple(ties), note)
    _keep(desk, judgements.cut(look(desk), one, other, meant))


@commands.command()
def join(  # noqa: PLR0913 - an option is a parameter
    one: First,
    other: Second,
    desk: DeskOption = DESK,
    fact: Fact = None,
    note: Note = None,
    who: Who = None,
) -> None:
    """Say that two articles depend on each other, for the facts that both state now.

    Example: copydesk join ocean-ledger.txt rio-star.txt --note "one stringer wrote both"
    """
    from copydesk.views import judge as judgements

    meant = judgements.Meant(_who(who), fact, note=note)
    _keep(desk, judgements.join(look(desk), one, other, meant))


@commands.command()
def note(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a fact or story; id, page of an article.")
    ],
    text: Annotated[str, typer.Argument(help="What you note.")],
    desk: DeskOption = DESK,
    who: Who = None,
) -> None:
    """Put a note on an article, a fact or a story.

    Example: copydesk note ocean-ledger.txt "the ministry has confirmed the number by telephone"
    """
    from copydesk.views import judge as judgements

    _keep(desk, judgements.note(look(desk), name, text, _who(who)))


@commands.command()
def withdraw(
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of judgements.")],
    desk: DeskOption = DESK,
    who: Who = None,
) -> None:
    """Take judgements back; what they changed is as it was.

    Example: copydesk withdraw 9c41
    """
    from copydesk.engine.judged import read, standing
    from copydesk.engine.store import Desk
    from copydesk.views import judge as judgements

    Desk.open(desk)  # a folder without a desk is refused in the words of a desk
    _keep(desk, judgements.withdraw(standing(read(desk)), names, _who(who)))


@commands.command()
def judgements(desk: DeskOption = DESK, json: Json = False) -> None:
    """List what users have judged and not withdrawn, oldest first.

    Example: copydesk judgements --desk minutes
    """
    from copydesk.engine.judged import torn
    from copydesk.views.judgements import listed
    from copydesk.views.terminal import print_judgements

    found = listed(look(desk))
    if json:
        print_json(*found)
    else:
        print_judgements(found)
    if torn(desk):
        tell("The last line of judgements.jsonl was cut off while it was written: it is left out.")


@commands.command()
def judge(
    file: Annotated[Path, typer.Argument(help="Judgements as JSON Lines, from an export.")],
    desk: DeskOption = DESK,
) -> None:
    """Apply judgements that were exported from another desk; what is known changes nothing.

    Example: copydesk judge judgements.jsonl --desk minutes
    """
    from copydesk.engine.judged import parse
    from copydesk.engine.store import Desk
    from copydesk.errors import BadInput
    from copydesk.views.judgements import listed

    try:
        rows = list(parse(file.read_text("utf-8"), str(file)))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read ({error}). Name a file of JSON Lines.") from error
    new = Desk.open(desk).judge(rows)
    tell(f"{new} of {len(rows)} judgements are new to the desk {desk}.")
    given = {int(row["id"], 16) for row in rows}
    for one in listed(look(desk)):
        if int(one.judgement, 16) in given and not one.answers:
            names = " | ".join(name for _, name in one.articles)
            tell(f"  {one.judgement} {one.kind} answers to nothing here (kept): {names} {one.note}")


def _keep(desk: Path, said: Any) -> None:
    """Keep judgements, and say what they are."""
    from copydesk.engine.store import Desk

    Desk.open(desk).judge(said.rows)
    for row in said.rows:
        typer.echo(row["id"])
    tell(said.words)


def _who(given: str | None) -> str:
    """Return who judges."""
    try:
        return given or getuser()
    except (KeyError, OSError):
        return "somebody"
