"""A desk made by hand: an invented pact in six pages, every table as the rooms would give it.

Ledger and Post print one wire, Lens rewrites it, Farol reports by itself, Monitor credits the
wire for one fact and has one of its own; one page could not be read.
"""

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from copydesk import tables
from copydesk.tables import build, make_id
from copydesk.views.lookup import Lookup, Tables
from tests.views.told import FACTS, Told

Row = dict[str, Any]
TEXTS = {
    "ledger.txt": [
        "Chile and Fiji signed 9 accords on Monday.",
        "“We share one coast and one storm,” Rosa Vidal said.",
        "Neither side would say who pays for the defense labs.",
        "It rained all day.",
    ],
    "post.txt": [
        "Chile and Fiji signed 7 accords on Monday.",
        "‘We share one coast and one storm,’ Rosa Vidal said.",
        "Neither side would say who pays for the defence labs.",
    ],
    "lens.txt": [
        "Nine accords now bind Chile to Fiji.",
        "Rosa Vidal spoke of “one coast and a storm.”",
        "Observers will watch closely.",
    ],
    "farol.txt": [
        "In Suva, Chile signed 9 accords with its host on Monday.",
        "“We share one coast and one storm,” Vidal told us.",
    ],
    "monitor.txt": [
        "Chile and Fiji signed 9 accords, Tideline Press reported.",
        "Peru asked for the text.",
    ],
}
SEVEN_SAID, NINE_SAID = TEXTS["post.txt"][0], TEXTS["ledger.txt"][0]
OUTLETS = {
    "ledger.txt": "The Ledger", "post.txt": "Post", "lens.txt": "Lens", "farol.txt": "El Farol",
    "monitor.txt": None,
}  # fmt: skip
HOURS = {"ledger.txt": 8, "post.txt": 9, "lens.txt": 20, "farol.txt": 12, "monitor.txt": 22}
HEAD = "Chile and Fiji sign a pact"


def number(what: str, name: str) -> int:
    """Return the id of a thing in this desk."""
    return make_id("test", what, name)


def hexed(what: str, name: str) -> str:
    """Return the id of a thing as people see it."""
    return f"{number(what, name):016x}"


STORY = number("story", "pact")
LOST = {
    "page_id": number("page", "lost.txt"), "page": "lost.txt", "status": "failed",
    "reason": "The file is empty.", "characters": 0,
}  # fmt: skip


def text_of(page: str) -> str:
    """Return the text of a page."""
    return "\n".join([page.upper(), HEAD, *TEXTS[page], "Subscribe now"])


def span(page: str, words: str) -> Row:
    """Return where words stand on a page."""
    start = text_of(page).index(words)
    return {"start": start, "end": start + len(words)}


def look(**more: pa.Table) -> Lookup:
    """Return the lookup of this desk, with some tables given instead."""
    known = {**desk(), **more}
    return Lookup(Tables(known))


def desk() -> dict[str, pa.Table]:
    """Return every table that the views read."""
    rows: dict[str, list[Row]] = {
        "Pages": [page_row(page) for page in TEXTS]
        + [LOST],
        "Segments": [row for page in TEXTS for row in segment_rows(page)],
        "Articles": [article_row(page) for page in TEXTS],
        "Carriers": [row for page in TEXTS for row in carrier_rows(page)],
        "Stories": [story_row(page) for page in TEXTS],
        "Passages": [passage_row("ledger.txt", "post.txt")],
        "Dependencies": [
            depends("post.txt", "ledger.txt", "copy", 0.8),
            depends("lens.txt", "ledger.txt", "derived", 0.6),
            depends("monitor.txt", "ledger.txt", "credited", 0.3),
        ],
        "Lineage": [
            descends("ledger.txt", None, None, None),
            descends("post.txt", "ledger.txt", "copy", "text"),
            descends("lens.txt", "ledger.txt", "derived", None),
            descends("monitor.txt", "ledger.txt", "credited", "credit"),
        ],
        "Judgements": [note_row("ledger.txt", "its clerk has retired")],
        **fact_tables(),
    }  # fmt: skip
    return {name.lower(): build(getattr(tables, name), given) for name, given in rows.items()}


def page_row(page: str) -> Row:
    text = text_of(page)
    return {
        "page_id": number("page", page), "page": page, "media_type": "text/plain", "text": text,
        "characters": len(text), "status": "ok", "fetched": datetime(2031, 5, 7, tzinfo=UTC),
    }  # fmt: skip


def segment_rows(page: str) -> list[Row]:
    mine = {"article_id": number("article", page), "kind": "main"}
    body = {"start": span(page, TEXTS[page][0])["start"], "end": span(page, TEXTS[page][-1])["end"]}
    parts = [
        {**span(page, page.upper()), "role": "section", "why": "stands above the headline"},
        {**span(page, HEAD), "role": "headline", "why": "first line of the article", **mine},
        {**body, "role": "body", "why": "full sentences", **mine},
        {**span(page, "Subscribe now"), "role": "promo", "why": "asks the reader to subscribe"},
    ]
    return [{"page_id": number("page", page), **part} for part in parts]


def article_row(page: str) -> Row:
    body = {"start": span(page, TEXTS[page][0])["start"], "end": span(page, TEXTS[page][-1])["end"]}
    return {
        **known(page), "headline": HEAD, "precision": "hour", "start": span(page, HEAD)["start"],
        "end": body["end"], "body": [body], "text": "\n".join(TEXTS[page]),
    }  # fmt: skip


def known(page: str) -> Row:
    """Return what articles and stories both say of an article."""
    return {
        "article_id": number("article", page), "page_id": number("page", page), "kind": "main",
        "outlet": OUTLETS[page], "newsroom": OUTLETS[page], "language": "en",
        "published": datetime(2031, 5, 5, HOURS[page], tzinfo=UTC), "anchor": date(2031, 5, 5),
    }  # fmt: skip


def carrier_rows(page: str) -> list[Row]:
    rows = []
    for n, text in enumerate(TEXTS[page], 1):
        same = NINE_SAID if text == SEVEN_SAID else text.replace("defence", "defense")
        same = same.translate(str.maketrans("‘’", "“”"))
        edits = ["number: 9 → 7"] if text == SEVEN_SAID else []
        seven = span(page, text)["start"] + text.index("7") if edits else 0
        rows.append({
            "sentence_id": number("sentence", same), "key": number("key", text), **span(page, text),
            "article_id": number("article", page), "page_id": number("page", page), "n": n,
            "kind": "main", "newsroom": OUTLETS[page], "role": "body", "text": text, "edits": edits,
            "spans": [{"start": seven, "end": seven + 1}] if edits else [],
        })  # fmt: skip
    return rows


def story_row(page: str) -> Row:
    return {"story_id": STORY, "storyline_id": STORY, "title": HEAD, **known(page)}


def passage_row(one: str, other: str) -> Row:
    words = "Neither side would say who pays for the "
    a, b = span(one, words), span(other, words)
    return {
        "pair_id": 1, "article_id": number("article", one), "other_id": number("article", other),
        "page_id": number("page", one), **a, "other_page_id": number("page", other),
        "other_start": b["start"], "other_end": b["end"], "words": 8, "similarity": 0.9,
        "edits": ["spelling"],
    }  # fmt: skip


def note_row(page: str, note: str) -> Row:
    return {
        "article_id": number("article", page), "judgement_id": number("judgement", note),
        "made": datetime(2031, 5, 9, tzinfo=UTC), "kind": "note", "note": note, "who": "ann",
    }  # fmt: skip


def depends(page: str, on: str, kind: str, coverage: float) -> Row:
    first = span(page, TEXTS[page][0])
    return {
        "story_id": STORY, "article_id": number("article", page), "on_id": number("article", on),
        "kind": kind, "coverage": coverage, "score": coverage, "covered": [first],
        "evidence": [{"what": "the same words", "page_id": number("page", page), **first}],
    }  # fmt: skip


def descends(page: str, source: str | None, kind: str | None, shown: str | None) -> Row:
    place = {"page_id": number("page", page), **span(page, TEXTS[page][0])}
    return {
        "story_id": STORY, "article_id": number("article", page), "kind": kind, "shown": shown,
        "from_id": number("article", source) if source else None, "score": 3.5 if shown else 0.0,
        "evidence": [{"what": "both have number: 9 → 7", **place}] if shown else [],
    }  # fmt: skip


def fact_tables() -> dict[str, list[Row]]:
    """Return facts, mentions, witnesses, counts, ties and clashes."""
    rows: dict[str, list[Row]] = {name: [] for name in ("Facts", "Mentions", "Witnesses", "Counts")}
    for name, told in FACTS.items():
        fact = {"fact_id": number("fact", name), "story_id": STORY}
        slots = {"says": told.says, told.says: told.slots}
        rows["Facts"].append({**fact, "text": told.text, **slots})
        rows["Mentions"] += [
            {**fact, **slots, **mention_row(page, words)} for page, words in told.places.items()
        ]
        rows["Witnesses"] += [{**fact, **row} for row in witness_rows(told)]
        reports = len(told.reports)
        counts = {"texts": reports, "independent": reports, "origins": told.origins}
        rows["Counts"].append({**fact, "carriers": len(told.places), **counts})
    return {**rows, "Ties": [tie_row()], "Clashes": [clash_row()]}


def witness_rows(told: Told) -> list[Row]:
    """Return one row per page that states the fact."""
    rows = []
    for report in told.reports:
        first = report.split()[0]
        origin = told.reports[0].split()[0] if told.origins == 1 else first
        rows += [
            {
                "article_id": number("article", page), "text_id": number("article", first),
                "independent_id": number("article", first),
                "origin_id": number("article", origin), "name": "a name",
                "kind": "speaker" if told.says == "quote" else "newsroom",
            }
            for page in report.split()
        ]  # fmt: skip
    return rows


def mention_row(page: str, words: str) -> Row:
    at = span(page, words)
    n, text = next((n, text) for n, text in enumerate(TEXTS[page], 1) if words in text)
    return {
        "article_id": number("article", page), "page_id": number("page", page), "n": n,
        "role": "body", **span(page, text), "text": text, "item": 0,
        "from": at["start"], "to": at["end"], "words": words,
    }  # fmt: skip


def tie_row() -> Row:
    where = {"page_id": number("page", "lens.txt"), **span("lens.txt", "accords now bind")}
    return {
        "fact_id": number("fact", "signed"), "story_id": STORY, "kind": "R", "score": 0.6,
        "article_id": number("article", "lens.txt"), "other_id": number("article", "ledger.txt"),
        "evidence": [{"what": "covers it", **where}],
    }  # fmt: skip


def clash_row() -> Row:
    sides = [
        {
            "value": value, "fact_id": number("fact", fact), "page_id": number("page", page),
            "article_id": number("article", page), **span(page, value),
        }
        for value, fact, page in (
            ("9 accords", "signed", "ledger.txt"), ("7 accords", "seven", "post.txt"),
        )
    ]  # fmt: skip
    return {
        "clash_id": number("clash", "accords"), "story_id": STORY, "slot": "figure",
        "verdict": "clash", "inside": "story", "sides": sides,
    }  # fmt: skip
