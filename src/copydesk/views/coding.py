"""`copydesk code`: sentences of a file of JSON Lines, coded without pages or a desk."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO

from copydesk.engine.coding import LONGEST, Line, coded
from copydesk.engine.pool import Limits, Workers
from copydesk.errors import BadInput, NoSuchPath
from copydesk.pages.fields import moment
from copydesk.pages.unpack import lines as lines_of
from copydesk.views.intake import display

# Lines that are read, coded and written at once: what a stop at most loses.
BATCH = 2_000
# Bytes of a line: a text at its longest, with six bytes for a letter.
CAP = 6 * LONGEST + 10_000


@dataclass(frozen=True)
class Coded:
    """How many lines were coded, how many were there from before, and those that failed."""

    lines: int
    kept: int
    failed: int
    example: str | None

    def told(self) -> Iterator[str]:
        """Yield it in words."""
        kept = f" {self.kept:,} were there from a run that was stopped." if self.kept else ""
        yield f"{_lines(self.lines)} coded.{kept}"
        if self.failed:
            yield f"{_lines(self.failed)} could not be coded, as this one: {self.example}"


def _lines(number: int) -> str:
    return f"{number:,} line{'' if number == 1 else 's'}"


def code(given: str, out: Path | None, workers: int | None = None) -> Coded:
    """Code the lines of a file, or of what comes in for `-`; write to `out` or stdout.

    Rows go into `OUT.part`, which becomes `out` when the last is written; a run that was
    stopped goes on behind the last line there, if its ids are those of the file.

    Raises:
        NoSuchPath: there is no such file.
        BadInput: no line could be coded, or the output cannot be written.
    """
    part = out.with_name(out.name + ".part") if out else None
    kept = _kept(given, part) if part and given != "-" else 0
    lines = failed = 0
    example = None
    with (
        _opened(given) as stream,
        _writing(part, kept) as sink,
        Workers(Limits(workers=workers)) as crew,
        display() as progress,
    ):
        task = progress.add_task("coding", total=None)
        every = islice(read(stream), kept, None)
        while batch := list(islice(every, BATCH)):
            for row in coded(batch, crew):
                lines += 1
                if row.get("reason"):
                    failed += 1
                    example = example or f"{row['id']}: {row['reason']}"
                sink.write(json.dumps(row, ensure_ascii=False) + "\n")
            sink.flush()
            progress.update(task, advance=len(batch))
    if lines and failed == lines and not kept:
        raise BadInput(f"None of the {lines:,} lines could be coded. The first is {example}")
    if part and out:
        part.replace(out)
    return Coded(lines, kept, failed, example)


def read(stream: BinaryIO) -> Iterator[Line]:
    """Yield the lines of a stream; one that is none is a line with a reason."""
    for number, (line, whole) in enumerate(lines_of(stream, CAP), 1):
        if not whole:
            yield Line(number, reason=f"Line {number} has more than {CAP:,} bytes.")
        elif line.strip():
            yield _line(number, line)


def _line(number: int, line: bytes) -> Line:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Line(number, reason=f"It is no line of JSON ({str(error)[:100]}).")
    if not isinstance(found, dict):
        return Line(number, reason=f"It is no JSON object but a {type(found).__name__}.")
    name = found.get("id", number)
    name = name if isinstance(name, str | int) else number
    reason = _refusal(found)
    if reason:
        return Line(name, reason=reason)
    published = moment(found["published"]) if found.get("published") is not None else None
    return Line(
        name, found["text"], published.date() if published else None,
        found.get("source"), found.get("target"),
    )  # fmt: skip


def _refusal(found: dict[str, Any]) -> str | None:
    """Return why an object cannot be coded."""
    text = found.get("text")
    if not isinstance(text, str):
        has = ", ".join(map(str, list(found)[:10]))[:200] or "nothing"
        return f"It has no text; it has {has}."
    if len(text) > LONGEST:
        return f"Its text has {len(text):,} characters; at most {LONGEST:,} are coded. Use `read`."
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return "Its text holds half a character (a lone surrogate)."
    published = found.get("published")
    if published is not None and moment(published) is None:
        return f"Its time of publication, {str(published)[:40]}, is none. Give 2026-03-06."
    for side in ("source", "target"):
        if not isinstance(found.get(side), str | None):
            return f"Its {side} is no text. Give the words by which the text names it."
    return None


def _kept(given: str, part: Path) -> int:
    """Return how many lines a stopped run has coded; a part of another file counts nothing."""
    if not part.exists():
        return 0
    whole = 0
    with part.open("rb") as done, _opened(given) as stream:
        for row, line in zip(done, read(stream), strict=False):
            if not row.endswith(b"\n") or json.loads(row).get("id") != line.name:
                break
            whole += 1
    return whole


@contextmanager
def _writing(part: Path | None, kept: int) -> Iterator[IO[str]]:
    """Give what rows are written to: stdout, or a part cut behind the rows that are kept."""
    if part is None:
        yield sys.stdout
        return
    try:
        with part.open("r+b" if kept else "wb") as file:
            for _ in range(kept):
                file.readline()
            file.truncate(file.tell())
        with part.open("a", encoding="utf-8") as sink:
            yield sink
    except OSError as error:
        raise BadInput(f"{part} cannot be written: {error.strerror or error}.") from error


def _opened(given: str) -> Any:
    """Return what is read from, to be used in a `with`."""
    if given == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(given).open("rb")
    except FileNotFoundError as error:
        raise NoSuchPath(f"There is no file {given}.") from error
    except OSError as error:
        raise BadInput(f"{given} cannot be read: {error.strerror or error}.") from error
