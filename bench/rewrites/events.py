"""The invented events of this folder, and which two of their texts depend on each other.

Every event has a wire, rewrites of it and reports by others. A rewrite depends on the wire, and
on the report that it names as a second source. Two reports, and a report and a rewrite, do not
depend on each other. Two rewrites of one wire are not scored: each has its matter from the other's
source.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from copydesk import copies
from copydesk.tables import Articles, Coverage, build, make_id, shape_of

FOLDER = Path(__file__).parent
PARTS = ("dev", "unseen")


@dataclass(frozen=True)
class Pair:
    """Two texts of one event: whether one was taken from the other, and how (`degree`)."""

    event: str
    part: str
    language: str
    one: str
    two: str
    taken: bool
    degree: str


def events() -> list[dict[str, Any]]:
    """Return every event, by file and place in it."""
    found: list[dict[str, Any]] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        found += yaml.safe_load(path.read_text("utf-8"))["events"]
    return found


def texts(event: dict[str, Any]) -> dict[str, str]:
    """Return the texts of an event by name."""
    named = {"wire": event["wire"]}
    for what in ("rewrites", "reports"):
        named |= {f"{what} {n}": told["text"] for n, told in enumerate(event[what])}
    return named


def pairs(event: dict[str, Any]) -> Iterator[Pair]:
    """Yield every two texts of an event that are scored."""
    same = (event["name"], event["part"], event.get("language", "en"))
    reports = {f"reports {n}": report["kind"] for n, report in enumerate(event["reports"])}
    for n, rewrite in enumerate(event["rewrites"]):
        yield Pair(*same, "wire", f"rewrites {n}", True, rewrite["degree"])
        for name, kind in reports.items():
            taken = rewrite.get("also") == kind
            degree = "second source" if taken else f"rewrite and {kind}"
            yield Pair(*same, f"rewrites {n}", name, taken, degree)
    for name, kind in reports.items():
        yield Pair(*same, "wire", name, False, kind)
    for one, two in itertools.combinations(reports, 2):
        yield Pair(*same, one, two, False, "two reports")


def tables(some: list[dict[str, Any]]) -> tuple[Any, dict[int, tuple[str, str]]]:
    """Return the coverage of these events, and the event and name of each article.

    All texts of an event are one story, each of a newsroom of its own.
    """
    rows, names, stories = [], {}, {}
    for event in some:
        for name, text in texts(event).items():
            number = make_id(event["name"], name)
            names[number], stories[number] = (event["name"], name), make_id(event["name"])
            rows.append(article(number, text, event.get("language", "en")))
    return coverage(rows, stories), names


def dependencies(some: list[dict[str, Any]]) -> dict[tuple[str, frozenset[str]], dict[str, float]]:
    """Return the kinds of dependence with their scores, by event and pair of texts."""
    told, names = tables(some)
    found: dict[tuple[str, frozenset[str]], dict[str, float]] = defaultdict(dict)
    for row in copies.depend(told).to_pylist():
        (event, one), (_, two) = names[row["article_id"]], names[row["on_id"]]
        found[event, frozenset((one, two))][row["kind"]] = row["score"]
    return found


def article(number: int, text: str, language: str) -> dict[str, Any]:
    """Return the row of an article whose page is its text alone."""
    return {
        "article_id": number, "page_id": number, "kind": "main", "newsroom": f"{number}",
        "outlet": f"{number}", "language": language, "body": [{"start": 0, "end": len(text)}],
        "text": text,
    }  # fmt: skip


def coverage(rows: list[dict[str, Any]], stories: dict[int, int]) -> Any:
    """Return the coverage of articles in their stories, as the room makes it."""
    articles = build(Articles, rows)
    printings = copies.cut(articles)
    sides = copies.lend(copies.link(copies.fingerprint(articles)), printings)
    classes = copies.settle(copies.match(copies.align(sides)))
    carriers = copies.compare(copies.carry(printings, classes))
    by_id = {row["article_id"]: row for row in rows}
    columns = [name for name, _ in shape_of(Coverage).columns]
    told = []
    for row in carriers.to_pylist():
        both = {**by_id[row["article_id"]], **row, "story_id": stories[row["article_id"]]}
        told.append({name: both.get(name) for name in columns})
    return build(Coverage, told)
