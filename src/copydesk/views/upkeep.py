"""The commands that keep a desk in order: look it through, and make its index anew."""

import typer

from copydesk.views.entry import tell
from copydesk.views.options import DESK, DeskArgument, Json, print_json

commands = typer.Typer()


@commands.command()
def rebuild(desk: DeskArgument = DESK) -> None:
    """Make the index of a desk anew from its pages; readers see the old one until it is done.

    Example: copydesk rebuild minutes
    """
    from copydesk.engine import rebuild as engine
    from copydesk.engine.store import Desk
    from copydesk.views.intake import display
    from copydesk.views.phrase import count

    with display() as bars:
        task = bars.add_task("working", total=None)
        engine.rebuild(
            desk,
            lambda name, done, total: bars.update(
                task, description=name or "done", completed=done, total=total
            ),
        )
    made = Desk.open(desk)
    pages, articles, facts = (
        len(made.table(table, [column]))
        for table, column in (
            ("pages", "page_id"),
            ("articles", "article_id"),
            ("facts", "fact_id"),
        )
    )
    stories = len(made.table("stories", ["story_id"])["story_id"].unique())
    rows = count(articles, "article"), count(stories, "story", "stories"), count(facts, "fact")
    tell(f"The index of {desk} was made anew from {count(pages, 'page')}: {', '.join(rows)}.")


@commands.command()
def check(desk: DeskArgument = DESK, json: Json = False) -> None:
    """Look whether a desk is as it was written: files, spans, words and counts; change nothing.

    Example: copydesk check minutes
    """
    from copydesk.engine.check import check as look_through
    from copydesk.views.intake import display
    from copydesk.views.terminal import print_checks

    with display() as bars:
        task = bars.add_task("looking", total=None)
        found = look_through(
            desk,
            lambda name, done, total: bars.update(
                task, description=name or "done", completed=done, total=total
            ),
        )
    if json:
        print_json(*found)
    else:
        print_checks(found)
    if any(one.wrong for one in found):
        raise typer.Exit(1)
