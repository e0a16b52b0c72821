"""Hold every mark of the corpus against its text, and count what there is."""

import collections
from collections.abc import Iterator
from pathlib import Path

from models.corpus.items import HERE, PARTS, SECOND, headed, lines, load
from models.corpus.marks import READERS, ROOTS, STATUSES, BadMark, Raw, Sentence, day

ITEM_KEYS = {"item", "published", "headline", "headline_marks", "sentences"}


def faults(folder: Path = HERE) -> list[str]:
    """Return all that is wrong with the corpus in a folder, a line each."""
    found = []
    items: dict[str, str] = {}
    texts: dict[str, str] = {}
    for part in (*PARTS, SECOND):
        for where, raw in lines(folder / part):
            found += [f"{where}: {fault}" for fault in in_item(raw)]
            if part == SECOND:
                continue
            seen = [("item", items, str(raw.get("item")))]
            seen += [("sentence", texts, str(one.get("text"))) for one in raw.get("sentences", [])]
            for what, known, one in seen:
                if known.setdefault(one, where) != where:
                    found.append(f"{where}: the {what} {one!r} stands in {known[one]} too")
    return [*found, *unpaired(folder)]


def in_item(raw: Raw) -> Iterator[str]:
    """Yield what is wrong inside one item."""
    yield from strange(raw, ITEM_KEYS)
    if not raw.get("item") or not raw.get("sentences"):
        yield "an item has an id and sentences"
        return
    try:
        if day(raw.get("published")) is None:
            yield "an item has its day"
    except BadMark as fault:
        yield str(fault)
    for one in headed(raw):
        yield from in_text(one)


def in_text(one: Raw) -> Iterator[str]:
    """Yield what is wrong with a sentence or headline and its marks."""
    text = one.get("text")
    if not text or text != " ".join(text.split()):
        yield f"{text!r} is no sentence, or has blanks to spare"
        return
    yield from strange(one, {*READERS, "text"})
    for key, read in READERS.items():
        for mark in one.get(key, ()):
            try:
                read(mark, text)
            except BadMark as fault:
                yield f"{key} of {text[:60]!r}: {fault}"


def strange(raw: Raw, keys: set[str]) -> Iterator[str]:
    """Yield the keys that the guide does not know."""
    yield from (f"there is no key {key}" for key in sorted(raw.keys() - keys))


def unpaired(folder: Path) -> Iterator[str]:
    """Yield the items of the second pass whose sentences are not those of the first."""
    first = {raw.get("item"): raw for part in PARTS for _, raw in lines(folder / part)}
    for where, raw in lines(folder / SECOND):
        twin = first.get(raw.get("item"))
        if twin is None:
            yield f"{where}: there is no item {raw.get('item')} in the first pass"
        elif [one.get("text") for one in headed(raw)] != [one.get("text") for one in headed(twin)]:
            yield f"{where}: the sentences of {raw['item']} are not those of the first pass"


def counts(folder: Path = HERE) -> dict[str, collections.Counter[str]]:
    """Return how many there are of each thing in each part, headlines counted like sentences."""
    return {part: count(folder, part) for part in PARTS}


def count(folder: Path, part: str) -> collections.Counter[str]:
    """Return how many items, sentences, events by root and status, ... a part has."""
    counted: collections.Counter[str] = collections.Counter()
    for item in load(part, folder):
        counted["items"] += 1
        counted["headlines"] += item.headline is not None
        counted["sentences"] += len(item.sentences)
        counted["sentences without events"] += sum(not one.events for one in item.sentences)
        for one in item.told:
            counted.update(in_sentence(one))
    return counted


def in_sentence(one: Sentence) -> Iterator[str]:
    """Yield the name of each thing that is counted in a sentence, once for each."""
    for event in one.events:
        yield from ("events", event.root, event.status)
    for quote in one.quotes:
        yield from ("quotations", quote.kind)
    yield from ["figures"] * len(one.figures)


def table(counted: dict[str, collections.Counter[str]]) -> str:
    """Return the counts as a table, a part a column."""
    top = ("items", "headlines", "sentences", "sentences without events", "events")
    rest = ("quotations", "direct", "partial", "indirect", "figures")
    rows = [f"{'':<26}" + "".join(f"{part:>8}" for part in (*counted, "all"))]
    for name in (*top, *ROOTS, *STATUSES, *rest):
        cells = [one[name] for one in counted.values()]
        rows.append(f"{name:<26}" + "".join(f"{cell:>8}" for cell in (*cells, sum(cells))))
    return "\n".join(rows)
