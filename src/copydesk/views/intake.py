"""Take pages into a desk, and say what became of them."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from copydesk import pages
from copydesk.engine.store import Desk
from copydesk.errors import BadInput
from copydesk.tables import Pages, build
from copydesk.views.phrase import count

REASONS = 5  # failed pages that are named; the others are counted


@dataclass(frozen=True)
class Report:
    """What became of the pages that were given; `reasons` are (page, reason) of the failed."""

    read: int
    failed: int
    new: int
    reasons: tuple[tuple[str, str], ...]
    articles: int
    stories: int
    desk: str
    passed_over: tuple[tuple[str, int], ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the report in words."""
        known = self.read + self.failed - self.new
        yield f"{count(self.read, 'page')} read, {self.failed} failed" + (
            f", {known} known already." if known else "."
        )
        for page, reason in self.reasons[:REASONS]:
            yield f"  failed: {page}: {reason}"
        if len(self.reasons) > REASONS:
            more = len(self.reasons) - REASONS
            yield f"  and {more} more, listed by: copydesk export {self.desk} --table pages"
        if self.passed_over:
            files = count(sum(n for _, n in self.passed_over), "file")
            kinds = ", ".join(suffix for suffix, _ in self.passed_over)
            yield f"{files} in these folders passed over ({kinds}); name one to have it tried."
        articles, stories = count(self.articles, "article"), count(self.stories, "story", "stories")
        yield f"The desk {self.desk} holds {articles} in {stories}."


def take_in(
    paths: list[Path], desk: Path, fetched: str | None = None, encoding: str | None = None
) -> Report:
    """Read pages from these paths into the desk in a folder, and report.

    Raises:
        BadInput: a path is not there, or none of them holds a page. What could be read
            before that is in the desk.
    """
    when = _moment(fetched)
    rows: list[dict[str, Any]] = []
    refused: BadInput | None = None
    with display() as progress:
        task = progress.add_task("reading", total=None)
        try:
            for row in pages.read(paths, fetched=when, encoding=encoding):
                # The name of a file may be no Unicode; a table holds nothing else.
                name = row["page"].encode("utf-8", "backslashreplace").decode()
                rows.append({**row, "page": name})
                progress.update(task, advance=1)
        except BadInput as error:
            refused = error
        if refused and not rows:
            raise refused
        progress.update(task, total=len(rows))
        work = progress.add_task("working", total=None)

        def step(name: str, done: int, total: int) -> None:
            progress.update(work, description=name or "done", completed=done, total=total)

        kept = Desk.create(desk)
        new = kept.add(build(Pages, rows), progress=step)
    if refused:
        raise BadInput(f"{refused} The other pages ({len(rows)}) are in the desk {desk}.")
    others = tuple(sorted(pages.passed_over(paths).items()))
    return replace(_report(kept, rows, new), passed_over=others)


def _moment(fetched: str | None) -> datetime | Literal["mtime"] | None:
    """Return the time that was given; one without an offset is taken for UTC."""
    if fetched is None or fetched == "mtime":
        return "mtime" if fetched else None
    try:
        time = datetime.fromisoformat(fetched)
    except ValueError as error:
        raise BadInput(
            f"{fetched} is no time. Give --fetched as 2026-03-06T18:00Z, or as mtime."
        ) from error
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)


def _report(desk: Desk, rows: list[dict[str, Any]], new: int) -> Report:
    failed = [row for row in rows if row["status"] == "failed"]
    return Report(
        read=len(rows) - len(failed), failed=len(failed), new=new,
        reasons=tuple((row["page"], row["reason"]) for row in failed),
        articles=len(desk.table("articles")),
        stories=len(set(desk.table("stories")["story_id"].to_pylist())), desk=str(desk.path),
    )  # fmt: skip


def display() -> Progress:
    """Return a display on stderr, which is silent where nobody watches."""
    columns = TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn()
    return Progress(
        *columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()
    )


@contextmanager
def example_desk(folder: Path | None = None) -> Iterator[Path]:
    """Give a folder with a desk of the example pages; without a folder, for the time being."""
    examples = files("copydesk") / "examples"
    fetched = json.loads((examples / "about.json").read_text("utf-8"))["fetched"]
    with tempfile.TemporaryDirectory(prefix="copydesk-") as passing, as_file(examples) as given:
        desk = folder or Path(passing) / "desk"
        take_in(sorted(given.glob("*.txt")), desk, fetched)
        yield desk
