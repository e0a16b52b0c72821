"""The files of the corpus: items as they lie there, and as spans."""

import json
from collections.abc import Iterator
from pathlib import Path

from models.corpus.marks import BadMark, Item, Raw, day, sentence

HERE = Path(__file__).parent
PARTS = ("train", "dev", "test")
SECOND = "second"


def load(part: str, folder: Path = HERE) -> list[Item]:
    """Return the items of a part (train, dev, test; or second, the second pass), by file and line.

    Raises:
        BadMark: the first item that is wrong; `check` tells all.
    """
    return [read(raw, part) for _, raw in lines(folder / part)]


def lines(folder: Path) -> Iterator[tuple[str, Raw]]:
    """Yield each item of a folder's files as it lies there, with its file and line."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if line.strip():
                where = f"{folder.name}/{file.name}:{number}"
                try:
                    yield where, json.loads(line)
                except json.JSONDecodeError as error:
                    raise BadMark(f"{where}: {error}") from error


def headed(raw: Raw) -> list[Raw]:
    """Return the headline, if there is one, and the sentences, all with text and marks."""
    headline = raw.get("headline")
    top = [{"text": headline, **raw.get("headline_marks", {})}] if headline else []
    return [*top, *raw["sentences"]]


def read(raw: Raw, part: str) -> Item:
    """Return an item with its marks as spans."""
    published = day(raw.get("published"))
    if published is None:
        raise BadMark(f"{raw.get('item')} has no day")
    told = [sentence(one) for one in headed(raw)]
    headline = told.pop(0) if raw.get("headline") else None
    return Item(raw["item"], part, published, headline, tuple(told))
