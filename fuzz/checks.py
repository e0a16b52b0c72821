"""What must hold of every row of `pages`, and of what is found on it, whatever came in.

A check that fails raises AssertionError with words, which the fuzzer takes for a finding.
"""

from typing import Any

import pyarrow as pa

from copydesk import articles
from copydesk.desk import PATH, sources
from copydesk.engine.local import work
from copydesk.pages import encodings
from copydesk.tables import KINDS, ROLES, Pages, build

Row = dict[str, Any]


def row(one: Row) -> None:
    """A page is read and has text, or has failed and says why; either fits the table."""
    assert one["status"] in {"ok", "failed"}, one["status"]
    build(Pages, [one])
    if one["status"] == "failed":
        assert one["reason"], "failed without a reason"
        assert one.get("text") is None, "failed, and has text"
        return
    text = one["text"]
    assert text.strip(), "read, and has no text"
    assert one.get("reason") is None, "read, and has a reason"
    assert "\0" not in text, "NUL in the text"
    assert "\r" not in text, "a carriage return in the text"
    assert one["characters"] == len(text), "characters are counted wrongly"


def trace(one: Row, markup: str) -> None:
    """What the trace cites in the markup is what stands in the text, and it cites all of it."""
    if not one.get("trace"):
        return
    text, markup = one["text"], encodings.clean(markup)
    at = source_at = 0
    for start, end, source, source_end in zip(*one["trace"].values(), strict=True):
        assert at <= start < end <= len(text), "runs of the text overlap"
        assert source_at <= source < source_end <= len(markup), "runs of the markup overlap"
        assert not text[at:start].strip(), f"{text[at:start]!r} is cited nowhere"
        same = end - start == source_end - source
        words = markup[source:source_end]
        assert not same or words == text[start:end] or "&" in words, "other characters are cited"
        assert same or words.startswith("&"), f"{words!r} is cited for {text[start:end]!r}"
        # Two references to one pair of characters begin at one place.
        at, source_at = end, source_end if same else source
    assert at == len(text), f"{text[at:]!r} is cited nowhere"


def tree(one: Row) -> None:
    """An element lies within the text and within the element around it."""
    if not one.get("tree"):
        return
    found = list(zip(one["tree"]["parent"], one["tree"]["start"], one["tree"]["end"], strict=True))
    for n, (parent, start, end) in enumerate(found):
        assert -1 <= parent < n, "an element stands before its parent"
        assert 0 <= start < end <= len(one["text"]), "an element is without the text"
        assert parent < 0 or found[parent][1] <= start, "an element begins before its parent"
        assert parent < 0 or end <= found[parent][2], "an element ends behind its parent"


def found(one: Row) -> None:
    """Segments hold every character that is no space once; bodies are the characters they cite."""
    if one["status"] != "ok":
        return
    pages, text = build(Pages, [one]), one["text"]
    segments = articles.find(pages)
    at = 0
    for part in sorted(segments.to_pylist(), key=lambda part: part["start"]):
        assert at <= part["start"] < part["end"] <= len(text), "segments overlap"
        assert not text[at : part["start"]].strip(), f"{text[at : part['start']]!r} is in none"
        assert part["role"] in ROLES, part["role"]
        assert part["kind"] in (*KINDS, None), part["kind"]
        assert (part["article_id"] is None) == (part["kind"] is None), "a kind without an article"
        at = part["end"]
    assert not text[at:].strip(), f"{text[at:]!r} is in no segment"
    for article in articles.describe(pages, segments).to_pylist():
        body = "\n".join(text[span["start"] : span["end"]] for span in article["body"])
        assert article["text"] == body, "a body is not what it cites"
        head = article["headline_start"], article["headline_end"]
        printed = " ".join(text[slice(*head)].split())
        assert None in head or article["headline"] == printed, "nor is a headline"


def path(rows: list[Row]) -> None:
    """Every step of the path works the pages, and what is stated stands where it is cited."""
    tables: dict[str, pa.Table] = {"pages": build(Pages, rows)}
    for name, shape in sources().items():
        tables.setdefault(name, shape.schema.empty_table())
    for step in PATH:
        tables[step.gives.name] = work(step, {name: tables[name] for name in step.takes})
    texts = {one["page_id"]: one.get("text") for one in rows}
    columns = ["page_id", "role", "start", "end", "text"]
    for said in tables["mentions"].select(columns).to_pylist():
        cited = texts[said["page_id"]][said["start"] : said["end"]]
        cited = " ".join(cited.split()) if said["role"] == "headline" else cited
        assert said["text"] == cited, f"{said['text']!r} is stated at {cited!r}"
