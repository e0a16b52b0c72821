"""Take pages into a desk, and say what became of them."""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.resources import as_file, files
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from copydesk import pages
from copydesk.engine.owned import check_reader, keep, keep_reader, owned
from copydesk.engine.store import Desk
from copydesk.errors import BadInput
from copydesk.facts.reader import choice
from copydesk.lexicon import read_owners
from copydesk.tables import Pages, build
from copydesk.views.fetching import Fetching
from copydesk.views.phrase import count

if TYPE_CHECKING:
    from copydesk.pages.manners import Manners

REASONS = 5  # failed pages that are named on a terminal; the others are counted
MOST_REASONS = 1000  # and in a report
# A batch of news takes some 150 MB while it is read. Not measured beyond that.
BATCH = 2000  # pages
BATCH_CHARACTERS = 20_000_000
BATCH_SECONDS = 60.0  # what was fetched is in the desk after this time, should somebody interrupt
Given = Sequence[Path | str]
Rows = Iterator[dict[str, Any]]


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
    records: tuple[tuple[str, int], ...] = ()
    unchanged: int = 0
    reader: str = "trained"

    def lines(self) -> Iterator[str]:
        """Yield the report in words."""
        known = self.read + self.failed - self.new
        yield f"{count(self.read, 'page')} read, {self.failed} failed" + (
            f", {known} known already." if known else "."
        )
        if self.unchanged:
            yield f"{count(self.unchanged, 'page')} unchanged since last fetched."
        for page, reason in self.reasons[:REASONS]:
            yield f"  failed: {page}: {reason}"
        if self.failed > REASONS:
            more = self.failed - REASONS
            yield f"  and {more} more, listed by: copydesk export {self.desk} --table pages"
        if self.passed_over:
            files = count(sum(n for _, n in self.passed_over), "file")
            kinds = ", ".join(suffix for suffix, _ in self.passed_over)
            yield f"{files} in these folders passed over ({kinds}); name one to have it tried."
        if self.records:
            kinds = ", ".join(f"{n} {sort}" for sort, n in self.records)
            yield f"Records of archives passed over, being no pages: {kinds}."
        articles, stories = count(self.articles, "article"), count(self.stories, "story", "stories")
        yield f"The desk {self.desk} holds {articles} in {stories}."
        if self.reader == "rules":
            yield "Facts were read by rules alone."


def take_in(  # noqa: PLR0913 - an option is a parameter
    paths: Given,
    desk: Path,
    fetched: str | None = None,
    encoding: str | None = None,
    names: list[str] | None = None,
    manners: "Manners | None" = None,
) -> Report:
    """Read pages from these paths and addresses into the desk in a folder, and report.

    `names` say what columns are called: `html=body`; `manners` how pages are fetched. Pages are
    added as they come, some at a time: after an error or a kill those before it are in the desk.

    Raises:
        BadInput: a path is not there, or none of them holds a page.
    """
    passed: Counter[str] = Counter()
    web = Fetching(paths, manners)
    if web.given and not web.others:
        rows: Rows = iter(())
    else:
        when, called = _moment(fetched), _names(names)
        rows = pages.read(web.others, fetched=when, encoding=encoding, names=called, passed=passed)
    kept = Desk.create(desk)
    counts, reasons = _add_all(kept, rows, web)
    return replace(
        _holding(kept),
        read=counts["read"], failed=counts["failed"], new=counts["new"], reasons=reasons,
        passed_over=tuple(sorted(pages.passed_over(web.others).items())),
        records=tuple(sorted(passed.items())), unchanged=web.unchanged,
    )  # fmt: skip


def _add_all(
    kept: Desk, rows: Rows, web: Fetching
) -> tuple[Counter[str], tuple[tuple[str, str], ...]]:
    """Add pages and what is fetched, a batch at a time; return how many, and what failed."""
    counts: Counter[str] = Counter()
    reasons: list[tuple[str, str]] = []
    with display() as progress, closing(web):
        task = progress.add_task("reading", total=None)
        step = _stepping(progress)
        for batch in _batches(chain(rows, web.rows(kept.path))):
            progress.update(task, advance=len(batch))
            bad = [(row["page"], row["reason"]) for row in batch if row["status"] == "failed"]
            new = kept.add(build(Pages, batch), progress=step)
            web.keep()
            counts.update(read=len(batch) - len(bad), failed=len(bad), new=new)
            reasons += bad[: MOST_REASONS - len(reasons)]
    return counts, tuple(reasons)


def _stepping(progress: Progress) -> Callable[[str, int, int], None]:
    """Return what shows the step that is being worked, in a bar of its own."""
    work = progress.add_task("working", total=None)

    def step(name: str, done: int, total: int) -> None:
        progress.update(work, description=name or "done", completed=done, total=total)

    return step


def _holding(kept: Desk) -> Report:
    """Return what a desk holds, as a report on no pages."""
    stories = kept.table("stories", ["story_id"])["story_id"].to_pylist()
    with owned(kept.path):
        reader = choice()
    return Report(
        read=0, failed=0, new=0, reasons=(), stories=len(set(stories)), desk=str(kept.path),
        articles=len(kept.table("articles", ["article_id"])), reader=reader,
    )  # fmt: skip


def keep_owners(desk: Path, file: Path) -> None:
    """Keep a user's list of owners in the desk of a folder, which is made if there is none.

    Raises:
        BadLexicon: the file cannot be read, or is no list of owners.
    """
    read_owners(file)
    Desk.create(desk).close()
    keep(desk, file)


def choose_reader(desk: Path, name: str) -> None:
    """Let the desk of a folder, which is made if there is none, be read by `trained` or `rules`.

    Raises:
        BadInput: there is no such reader, or the file of the trained one is missing.
    """
    check_reader(name)
    Desk.create(desk).close()
    keep_reader(desk, name)


def take_in_on(
    master: str,
    paths: Given,
    desk: Path,
    fetched: str | None = None,
    names: list[str] | None = None,
) -> Report:
    """Read pages from these paths into the desk in a folder, worked by the Spark of this master.

    Paths are JSON Lines, Parquet or WARC files, or folders of them, wherever Spark can read.

    Raises:
        BadInput: a path is not there, none of them holds a page, or the time is none.
        NoCluster: Spark is not installed, or the master does not answer.
    """
    from copydesk.engine import elsewhere, spark
    from copydesk.pages.fields import Fields

    fields = Fields(_names(names), _moment_on(paths, fetched))
    kept = Desk.create(desk)
    held = len(kept.table("pages", ["page_id"]))
    kept.close()
    with display() as progress, owned(desk), spark.session(master) as session:
        given = [str(path) for path in paths]
        told = elsewhere.read(desk, session, given, fields, _stepping(progress))
    failed = [row for row in told.to_pylist() if row["status"] == "failed"]
    kept = Desk.open(desk)
    return replace(
        _holding(kept), read=len(told) - len(failed), failed=len(failed),
        new=len(kept.table("pages", ["page_id"])) - held,
        reasons=tuple((row["page"], row["reason"]) for row in failed[:MOST_REASONS]),
    )  # fmt: skip


def _moment_on(paths: Given, fetched: str | None) -> datetime | None:
    """Return when pages that are read on Spark were fetched; what it cannot do is refused."""
    if any(pages.apart(paths)[:2]):
        raise BadInput("Pages are not fetched on Spark. Fetch them into a desk without --engine.")
    when = _moment(fetched)
    if when == "mtime":
        raise BadInput("On Spark the age of a file is not known. Give --fetched as a time.")
    return when if isinstance(when, datetime) else None


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield rows some at a time, so that a crawl of any size needs the memory of one batch."""
    batch: list[dict[str, Any]] = []
    size, begun = 0, monotonic()
    for row in rows:
        batch.append(row)
        size += row.get("characters") or 0
        late = monotonic() - begun > BATCH_SECONDS
        if len(batch) >= BATCH or size >= BATCH_CHARACTERS or late:
            yield batch
            batch, size, begun = [], 0, monotonic()
    yield batch


def _names(given: list[str] | None) -> dict[str, str]:
    """Return what columns are called, from `ours=theirs`."""
    pairs = [pair.partition("=") for pair in given or []]
    if not all(ours and theirs for ours, _, theirs in pairs):
        raise BadInput(f"{given} maps no column. Give --map as html=body.")
    return {ours: theirs for ours, _, theirs in pairs}


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
