"""Write the tables of a desk as JSON Lines, for people who go on with other tools.

One object a line; ids are 16 hex digits, times ISO 8601 UTC, offsets code points in the
page's text. Keys are a promise: they may be added to, never renamed. Rows come in one
order, whatever order the pages came in.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from copydesk.engine.judged import lined
from copydesk.errors import NotFound
from copydesk.tables import show_id
from copydesk.views.lookup import Lookup, Row, moment

TOLD = ("language", "declared_language", "section", "canonical", "link", "paywall")
COUNTS = ("carriers", "texts", "independent", "origins")
OF_WORDING = ("trigger_start", "trigger_end")
NAMED = ("name", "iso3", "org", "role")


def pages(look: Lookup) -> Iterator[Row]:
    """Yield one row per page, readable or not, by name."""
    columns = ("page", "page_id", "url", "site", "fetched", "media_type", "characters")
    rows = look.all("pages", *columns, "status", "reason")
    for row in sorted(rows, key=lambda row: (row["page"], row["page_id"])):
        yield {**row, "page_id": show_id(row["page_id"]), "fetched": moment(row["fetched"])}


def segments(look: Lookup) -> Iterator[Row]:
    """Yield one row per span of a page, in reading order."""
    for row in in_order(look, look.all("segments")):
        yield {
            "page": look.page_name(row["page_id"]), "start": row["start"], "end": row["end"],
            "role": row["role"], "article": show_id(row["article_id"]), "kind": row["kind"],
            "why": row["why"],
        }  # fmt: skip


def articles(look: Lookup) -> Iterator[Row]:
    """Yield one row per article, in reading order."""
    same = ("kind", "headline", "outlet", "agency", "byline", "dateline", "published_text")
    for row in in_order(look, look.all("articles")):
        yield {
            "article": show_id(row["article_id"]),
            "page": look.page_name(row["page_id"]),
            **{name: row[name] for name in same},
            "published": moment(row["published"], row["precision"]), "precision": row["precision"],
            "published_day": moment(row["published_day"]), "zone": row["zone"],
            "modified": _when(row["modified"]),
            **{name: row[name] for name in TOLD},
            "also_read": [{**span(one), "to": one["to"]} for one in row["also_read"] or ()],
            "start": row["start"], "end": row["end"],
            "body": [[one["start"], one["end"]] for one in row["body"] or ()],
            "text": row["text"],
        }  # fmt: skip


def _when(when: Row | None) -> Row | None:
    if when is None:
        return None
    return {
        "at": moment(when["at"], when["precision"]), "precision": when["precision"],
        "day": moment(when["day"]), "text": when["text"],
    }  # fmt: skip


def passages(look: Lookup) -> Iterator[Row]:
    """Yield one row per run of text that two articles share."""

    def order(row: Row) -> tuple[Any, ...]:
        names = look.page_name(row["page_id"]), look.page_name(row["other_page_id"])
        return *names, row["start"], row["other_start"], row["article_id"], row["other_id"]

    for row in sorted(look.all("passages"), key=order):
        yield {
            "a": look.page_name(row["page_id"]), "as": row["start"], "ae": row["end"],
            "b": look.page_name(row["other_page_id"]),
            "bs": row["other_start"], "be": row["other_end"],
            "a_article": show_id(row["article_id"]), "b_article": show_id(row["other_id"]),
            "edits": row["edits"] or [], "similarity": row["similarity"], "words": row["words"],
        }  # fmt: skip


def dependencies(look: Lookup) -> Iterator[Row]:
    """Yield one row per article and other article that it depends on."""

    def order(row: Row) -> tuple[Any, ...]:
        return row["story_id"], row["article_id"], row["on_id"], row["kind"]

    for row in sorted(look.all("dependencies"), key=order):
        yield {
            "article": show_id(row["article_id"]), "on": show_id(row["on_id"]),
            "kind": row["kind"], "coverage": row["coverage"], "score": row["score"],
            "evidence": [
                {"what": e["what"], "page": look.page_name(e["page_id"]), **span(e)}
                for e in row["evidence"] or ()
            ],
        }  # fmt: skip


def lineage(look: Lookup) -> Iterator[Row]:
    """Yield one row per article of a family, with the article it has its text from."""
    for row in sorted(look.all("lineage"), key=lambda row: (row["story_id"], row["article_id"])):
        yield {
            "story": show_id(row["story_id"]), "article": show_id(row["article_id"]),
            "from": show_id(row["from_id"]), "kind": row["kind"], "shown": row["shown"],
            "score": row["score"],
            "evidence": [
                {"what": e["what"], "page": look.page_name(e["page_id"]), **span(e)}
                for e in row["evidence"] or ()
            ],
        }  # fmt: skip


def sentences(look: Lookup) -> Iterator[Row]:
    """Yield one row per printing of a distinct sentence, in reading order."""
    for row in in_order(look, look.all("carriers")):
        yield {
            "sentence": show_id(row["sentence_id"]), "article": show_id(row["article_id"]),
            "page": look.page_name(row["page_id"]), **span(row), "text": row["text"],
            "edits": row["edits"] or [], "role": row["role"],
            "spans": [[part["start"], part["end"]] for part in row["spans"] or ()],
        }  # fmt: skip


def edits(look: Lookup) -> Iterator[Row]:
    """Yield one row per edit of a carrier against the wording that most print."""
    for row in in_order(look, look.all("carriers")):
        for edit, part in zip(row["edits"] or (), row["spans"] or (), strict=False):
            kind, _, change = edit.partition(": ")
            before, _, after = change.partition(" → ")
            yield {
                "sentence": show_id(row["sentence_id"]), "article": show_id(row["article_id"]),
                "page": look.page_name(row["page_id"]), "newsroom": row["newsroom"],
                **span(part), "kind": kind, "before": before, "after": after,
            }  # fmt: skip


def stories(look: Lookup) -> Iterator[Row]:
    """Yield one row per article, with the story it is in."""
    rows = look.all("stories", "article_id", "page_id", "story_id", "storyline_id", "title")
    for row in sorted(rows, key=lambda row: (row["story_id"], row["article_id"])):
        yield {
            "id": show_id(row["article_id"]), "page": look.page_name(row["page_id"]),
            "story": show_id(row["story_id"]), "storyline": show_id(row["storyline_id"]),
            "title": row["title"],
        }  # fmt: skip


def facts(look: Lookup) -> Iterator[Row]:
    """Yield one row per fact, with its mentions, its counts and its witnesses."""
    counts = {row["fact_id"]: row for row in look.all("counts")}
    mentions, witnesses = file(look.all("mentions")), file(look.all("witnesses"))
    for row in sorted(look.all("facts"), key=lambda row: (row["story_id"], row["fact_id"])):
        count = counts.get(row["fact_id"], {})
        yield {
            "fact": show_id(row["fact_id"]), "kind": row["says"],
            "story": show_id(row["story_id"]), "text": row["text"],
            "mentions": [
                {
                    "article": show_id(m["article_id"]), "page": look.page_name(m["page_id"]),
                    "start": m["from"], "end": m["to"], "words": m["words"],
                }
                for m in sorted(mentions[row["fact_id"]], key=_reading)
            ],
            **{name: count.get(name, 0) for name in COUNTS},
            "witnesses": list(_origins(witnesses[row["fact_id"]])),
            **_slots(row), "merged": row["merged"] or [],
        }  # fmt: skip


def clashes(look: Lookup) -> Iterator[Row]:
    """Yield one row per disagreement, with the characters of each side."""
    for row in sorted(look.all("clashes"), key=lambda row: (row["story_id"], row["clash_id"])):
        yield {
            "clash": show_id(row["clash_id"]), "story": show_id(row["story_id"]),
            "slot": row["slot"], "verdict": row["verdict"], "inside": row["inside"],
            "sides": [
                {
                    "value": side["value"], "fact": show_id(side["fact_id"]),
                    "article": show_id(side["article_id"]),
                    "page": look.page_name(side["page_id"]), **span(side),
                }
                for side in row["sides"]
            ],
        }  # fmt: skip


def judgements(look: Lookup) -> Iterator[Row]:
    """Yield one row per judgement that stands, as `copydesk judge` takes it."""
    for row in sorted(look.all("judgements"), key=lambda row: (row["made"], row["judgement_id"])):
        yield lined(row)


TABLES: dict[str, Callable[[Lookup], Iterator[Row]]] = {
    work.__name__: work
    for work in (
        pages, segments, articles, passages, dependencies, lineage, sentences, edits, stories,
        facts,
        clashes, judgements,
    )
}  # fmt: skip


def rows(look: Lookup, name: str) -> Iterator[Row]:
    """Return the rows of a table of the exchange format.

    Raises:
        NotFound: there is no such table.
    """
    if name not in TABLES:
        raise NotFound(f"There is no table {name} to export. There are {', '.join(TABLES)}.")
    return TABLES[name](look)


def write_all(look: Lookup, folder: Path) -> dict[str, int]:
    """Write NAME.jsonl for every table into the folder; return how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    return {name: write(rows(look, name), folder / f"{name}.jsonl") for name in TABLES}


def write(given: Iterable[Row], out: Path) -> int:
    """Write rows to a file, which appears whole or not at all; return how many there were."""
    unfinished = out.with_name(out.name + ".part")
    number = 0
    with unfinished.open("w", encoding="utf-8", newline="\n") as lines:
        for number, row in enumerate(given, 1):  # noqa: B007 - the last number is the answer
            lines.write(line(row) + "\n")
    unfinished.replace(out)
    return number


def line(row: Row) -> str:
    """Return a row as one line of JSON; what is no Unicode (a lone surrogate) is escaped."""
    text = json.dumps(row, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def in_order(look: Lookup, rows: list[Row]) -> list[Row]:
    """Return the rows by page name, then as they are read."""
    return sorted(rows, key=lambda row: (look.page_name(row["page_id"]), *_reading(row)))


def _reading(row: Row) -> tuple[Any, ...]:
    return row["page_id"], row["start"], row["end"], row["article_id"] or 0, row.get("item") or 0


def span(row: Row) -> dict[str, int]:
    """Return the two offsets of a row."""
    return {"start": row["start"], "end": row["end"]}


def file(rows: list[Row]) -> dict[int, list[Row]]:
    """Return the rows under their facts."""
    filed: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        filed[row["fact_id"]].append(row)
    return filed


def _origins(rows: list[Row]) -> Iterator[Row]:
    """Yield each origin of a fact with the articles through which it speaks."""
    origins: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        origins[row["origin_id"]].append(row)
    for origin, mine in sorted(origins.items()):
        first = min(mine, key=lambda row: (row["kind"] or "", row["name"] or ""))
        yield {
            "origin": show_id(origin), "kind": first["kind"], "name": first["name"],
            "articles": sorted({f"{row['article_id']:016x}" for row in mine}),
        }  # fmt: skip


def _slots(row: Row) -> Row:
    """Return the fields of the fact's own kind, as the exchange format names them."""
    if row["says"] == "event":
        event = row["event"]
        date = event["date"]
        when = date and {
            "from": moment(date["from"]),
            "to": moment(date["to"]),
            "text": date["text"],
        }
        # Where words stand in the one wording that was read says nothing of the mentions.
        kept = {key: value for key, value in event.items() if key not in OF_WORDING}
        actors = [{key: actor[key] for key in NAMED} for actor in event["actors"] or []]
        return {**kept, "actors": actors, "date": when}
    slots: Row = row[row["says"]]
    # A fact has a text already; the figure's own words go under another key.
    return {("printed" if name == "text" else name): value for name, value in slots.items()}
