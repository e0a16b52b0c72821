"""Score the articles that copydesk finds on pages against those that people marked on them.

usage: python -m bench.segments [--part dev|held] [--show] [--pages]

Reads the golds of bench/golds and their pages from COPYDESK_SHARED/data/articles. An article that
is printed (main, full) matches where the overlap F1 of the characters of its body is .8 or more, a
teaser where that of its headline is. `article` counts all; a kind's precision is of what was found
as that kind, its recall of what was marked as it. `body F1` is of every marked body, 0 where none
was found. Of the characters of all bodies found, `without furniture` is the share that people saw
in an article, `without other articles` the share that is not of another one than most of it.
`by page` is the mean of the pages, so that one page with three hundred teasers counts once.
--pages prints a line a page, --show what was missed; both only of the part `dev`, since held pages
are not looked at. Floors stand in bench/floors.json under `segments`, by part.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.articles import days
from bench.golds import gold
from bench.golds.gold import Laid, Row
from bench.segments_match import Miss, Piece, Tally, compare, pooled

from copydesk.articles import describe, find
from copydesk.tables import Pages, build

FLOORS = Path(__file__).with_name("floors.json")
PARTS = ("headline", "subheadline", "byline", "date", "time", "body", "caption")
WORDS = 70  # characters of a missed article that are shown


@dataclass(frozen=True)
class Case:
    """A page and what is on it.

    `page` is the row of the pages room (`row.of_markup`, `row.of_text`); `articles` are those of a
    gold (bench/golds/README.md), with spans in the markup, of a page of text in its text.
    """

    name: str
    page: Row
    articles: list[Row]


@dataclass(frozen=True)
class Scored:
    """What was right on one page."""

    case: Case
    tally: Tally
    misses: list[Miss]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=gold.PARTS)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--pages", action="store_true")
    given = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get("segments", {})
    low = []
    for part in (given.part,) if given.part else gold.PARTS:
        scored = measure(cases(part))
        pages = []
        for page in scored:
            pages.append(page)
            if part == "dev" and (given.pages or given.show):
                tell(page, given.show)
        figures = pooled(page.tally for page in pages).figures()
        for name, value in figures.items():
            print(f"{part:<5} {name:<28} {value:.3f}")
        print(f"{part:<5} of {len(pages)} pages", flush=True)
        low += fallen(part, figures, floors.get(part, {}))
    for line in low:
        print(line, file=sys.stderr)
    return int(bool(low))


def cases(part: str) -> Iterator[Case]:
    """Yield the marked pages of a part.

    Raises:
        ValueError: the shared page is not the one that was marked.
    """
    marked = {made["id"]: made for made in gold.golds(part)}
    for page in gold.sources(marked):
        made = marked[page["id"]]
        if made["sha256"] != gold.digest(page["html"]):
            raise ValueError(f"{page['id']}: the page is another than the one that was marked")
        laid = gold.lay(page["id"], page["url"], page["html"])
        yield Case(page["id"], laid.page, made["articles"])


def measure(some: Iterable[Case]) -> Iterator[Scored]:
    """Find the articles of each page and hold them against what is on it."""
    for case in some:
        laid = Laid(case.page)
        wanted = [marked(article, laid) for article in case.articles]
        yield Scored(case, *compare(wanted, found(laid)))


def marked(article: Row, laid: Laid) -> Piece:
    """Return an article of a gold as characters of the page's text."""
    parts = {role: laid.characters(article.get(role, ())) for role in PARTS}
    again = tuple(laid.characters([span]) for span in article.get("repeats", ()))
    day = (article.get("published") or "")[:10]
    return Piece(
        article["kind"], parts["headline"], parts["body"],
        frozenset().union(*parts.values(), *again), again,
        frozenset({day} if len(day) == len("2031-04-05") else ()), article.get("optional", False),
    )  # fmt: skip


def found(laid: Laid) -> list[Piece]:
    """Return the articles that copydesk finds on a page, as characters of its text."""
    pages = build(Pages, [laid.page])
    segments = find(pages)
    parts: dict[int, dict[str, list[int]]] = {}
    for row in segments.to_pylist():
        if row["article_id"] is not None:
            roles = parts.setdefault(row["article_id"], {})
            roles.setdefault(row["role"], []).extend(laid.visible(row["start"], row["end"]))
    pieces = []
    for article in describe(pages, segments).to_pylist():
        headline = laid.visible(article["headline_start"] or 0, article["headline_end"] or 0)
        body = frozenset(parts[article["article_id"]].get("body", ()))
        dated = frozenset(days(article))
        pieces.append(Piece(article["kind"], frozenset(headline), body, body, (), dated))
    return pieces


def tell(page: Scored, show: bool) -> None:
    """Print the figures of one page, and what was missed on it."""
    t, kinds = page.tally, ("main", "full", "teaser")
    counts = " ".join(
        f"{kind} {t.right[f'{kind} wanted']}/{t.wanted[kind]} (of {t.found[kind]} found)"
        for kind in kinds
        if t.wanted[kind] or t.found[kind]
    )
    c = t.characters
    print(f"{page.case.name}: {counts}; furniture {c['furniture']} other {c['other']}/{c['body']}")
    for miss in page.misses if show else ():
        piece = miss.piece
        places = sorted(piece.headline or piece.body)
        start = places[0] if places else 0
        words = page.case.page["text"][start : start + WORDS].split("\n")[0]
        print(f"    {miss.what} {piece.kind} at {start}, best {miss.best:.2f}: {words}")


def fallen(part: str, figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Say which figures are below their floors."""
    return [
        f"{part} {name} is {figures.get(name, 0):.3f}, below its floor {floor:.3f}"
        for name, floor in floors.items()
        if figures.get(name, 0) < floor - 0.0005
    ]


if __name__ == "__main__":
    sys.exit(main())
