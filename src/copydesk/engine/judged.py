"""What users have said of a desk, in `judgements.jsonl`: one JSON object a line, only added to.

This is the one thing besides the pages that cannot be made again. A line is on disk before it
counts; a last line that was cut off while it was written was never acknowledged, and is passed
over. The index has a table of what stands: it is made from these lines, never the other way.
"""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from copydesk.engine.files import JUDGEMENTS, flush_folder, naming
from copydesk.errors import BadInput, DeskDamaged
from copydesk.tables import Judgements, build, make_id, show_id

Row = dict[str, Any]
KINDS = ("cut", "join", "note", "withdraw")
IDS = ("id", "article", "other", "story", "fact", "of")
FIELDS = (*IDS, "time", "kind", "statement", "ties", "note", "who")
"""Of a line: `of` is the judgement that is withdrawn; `statement` names what the article states,
with `key`, `item`, `says`, `implied` of its mention and, for people, the `words`."""


def judgement(kind: str, who: str, **more: Any) -> Row:
    """Return a new judgement as it is written, with its own id and the time of now."""
    time = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    row = {"id": "", "time": time, "kind": kind, **more, "who": who}
    row["id"] = show_id(make_id("judgement", json.dumps(row, sort_keys=True)))
    return row


def read(folder: Path) -> list[Row]:
    """Return every judgement of a desk as it was written, each id once, in their order.

    Raises:
        DeskDamaged: a line that was written whole is none any more.
    """
    file = folder / JUDGEMENTS
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return []
    with naming(folder):
        whole = data[: data.rfind(b"\n") + 1]
    return list(_once(parse(whole.decode("utf-8", "replace"), str(file), DeskDamaged)))


def torn(folder: Path) -> str:
    """Return what follows the last whole line: a line that was never acknowledged."""
    try:
        data = (folder / JUDGEMENTS).read_bytes()
    except FileNotFoundError:
        return ""
    return data[data.rfind(b"\n") + 1 :].decode("utf-8", "replace")


def parse(
    text: str, name: str, error: type[BadInput] | type[DeskDamaged] = BadInput
) -> Iterator[Row]:
    """Yield the judgements of a text, one a line.

    Raises:
        BadInput: a line is no judgement; or another error that was asked for.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            _check(row)
        except (ValueError, KeyError, TypeError, AttributeError) as reason:
            raise error(
                f"Line {number} of {name} is no judgement ({reason}). Each line is one JSON "
                f"object as `copydesk export --table judgements` writes it; mend the line, or "
                f"take it out."
            ) from reason
        yield row


def add(folder: Path, rows: Sequence[Row]) -> None:
    """Write judgements behind those that are there; when this returns, they are on disk."""
    if not rows:
        return
    lines = "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
    with naming(folder), (folder / JUDGEMENTS).open("a+b") as file:
        file.seek(0)
        file.truncate(file.read().rfind(b"\n") + 1)  # what a killed writer left of a line
        file.seek(0, os.SEEK_END)
        file.write(lines.encode())
        file.flush()
        os.fsync(file.fileno())
        flush_folder(folder)


def standing(rows: Sequence[Row]) -> list[Row]:
    """Return the judgements that nobody has withdrawn."""
    gone = {row["of"] for row in rows if row["kind"] == "withdraw"}
    return [row for row in rows if row["kind"] != "withdraw" and row["id"] not in gone]


def tabled(rows: Sequence[Row]) -> pa.Table:
    """Return judgements as the path takes them."""
    return build(Judgements, [_row(row) for row in rows])


def lined(row: Row) -> Row:
    """Return a row of the table as the line that says the same."""
    ids = {name: show_id(row[f"{name}_id"]) for name in ("article", "other", "story", "fact")}
    stated = {"key": show_id(row["key"]), **{n: row[n] for n in ("item", "says", "implied")}}
    time = row["made"].isoformat(timespec="microseconds").replace("+00:00", "Z")
    line = {
        "id": show_id(row["judgement_id"]), "time": time, "kind": row["kind"], **ids,
        "statement": stated if row["key"] is not None else None, "ties": row["ties"],
        "note": row["note"], "who": row["who"],
    }  # fmt: skip
    return {name: value for name, value in line.items() if value is not None}


def _row(line: Row) -> Row:
    stated = line.get("statement") or {}
    ids = {name: _number(line.get(name)) for name in ("article", "other", "story", "fact")}
    return {
        **{f"{name}_id": number for name, number in ids.items()},
        "judgement_id": _number(line["id"]), "made": _time(line["time"]), "kind": line["kind"],
        "key": _number(stated.get("key")),
        **{name: stated.get(name) for name in ("item", "says", "implied")},
        "ties": line.get("ties") or None, "note": line.get("note"), "who": line.get("who"),
    }  # fmt: skip


def _check(line: Row) -> None:
    """Raise ValueError where something is not as `judgement` writes it."""
    if line["kind"] not in KINDS:
        raise ValueError(f"its kind is {line['kind']!r}, and must be one of {', '.join(KINDS)}")
    needed = {"cut": ("article", "other"), "join": ("article", "other", "statement"),
              "note": ("article", "note"), "withdraw": ("of",)}[line["kind"]]  # fmt: skip
    for name in ("id", "time", *needed):
        if not line.get(name):
            raise ValueError(f"it has no {name}")
    for name in IDS:
        if line.get(name) is not None:
            _number(line[name])
    tabled([line] if line["kind"] != "withdraw" else [])


def _number(shown: str | None) -> int | None:
    if shown is None:
        return None
    if len(shown) > 16:  # digits of an id
        raise ValueError(f"{shown!r} is no id")
    return int(shown, 16)


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)


def _once(rows: Iterator[Row]) -> Iterator[Row]:
    seen: set[str] = set()
    for row in rows:
        if row["id"] not in seen:
            seen.add(row["id"])
            yield row
