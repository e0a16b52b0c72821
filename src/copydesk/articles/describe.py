"""What is known of each article: headline, outlet, agency, byline, when, in which language, text.

All of it is read from the article's own segments. An age counts back from when its page was
fetched; where nobody said when that was, the age is kept as words and no time is claimed.
"""

from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from copydesk import text as words_of
from copydesk.articles import credits, leads, masthead, outlets, published, said, told, wires
from copydesk.articles.language import language
from copydesk.articles.published import Around, Dates
from copydesk.tables import Articles, Pages, Segments, build

Row = dict[str, Any]


def describe(pages: Pages, segments: Segments) -> Articles:
    """Return one row per article, in no order."""
    columns = pages.select(["page_id", "url", "site", "fetched", "text", "declared"])
    known = {
        row["page_id"]: row | {"leads": links}
        for row, links in zip(columns.to_pylist(), leads.read(pages["tree"]), strict=True)
        if row["text"]
    }
    printed = [row for row in segments.to_pylist() if row["page_id"] in known]
    signed: dict[int, set[str]] = {page_id: set() for page_id in known}
    for row in printed:
        if row["role"] in {"outlet", "outlet-repeat"}:
            page = known[row["page_id"]]
            name = _words(page["text"], row) or ""
            signed[row["page_id"]] |= {
                words_of.fold(name),
                words_of.fold(name).removeprefix("the "),
            }
            if row["why"] == masthead.WHY:  # the name of the site, for what has no outlet
                page["site"] = page["site"] or name
    parts = sorted(
        (row for row in printed if row["article_id"] is not None),
        key=lambda row: (row["page_id"], row["article_id"], row["start"]),
    )
    rows = []
    for page_id, here in groupby(parts, key=lambda row: row["page_id"]):
        several = [list(p) for _, p in groupby(here, key=lambda row: row["article_id"])]
        rows += [_article(known[page_id], parts, several, signed[page_id]) for parts in several]
    return build(Articles, rows)


def _article(page: Row, parts: list[Row], several: list[list[Row]], signed: set[str]) -> Row:
    text = page["text"]
    body = [{"start": p["start"], "end": p["end"]} for p in parts if p["role"] == "body"]
    words = "\n".join(text[span["start"] : span["end"]] for span in body)
    headline = next((p for p in parts if p["role"] == "headline"), None)
    row = {
        "article_id": parts[0]["article_id"], "page_id": page["page_id"], "kind": parts[0]["kind"],
        "headline": _words(text, headline), "byline": _first(text, parts, "byline"),
        "headline_start": headline["start"] if headline else None,
        "headline_end": headline["end"] if headline else None,
        "dateline": _first(text, parts, "dateline"), "agency": _agency(text, parts, signed),
        "start": parts[0]["start"], "end": max(p["end"] for p in parts),
        "body": body, "text": words,
        "language": language(f"{_words(text, headline) or ''}\n{words}", text),
    }  # fmt: skip
    outlet = _first(text, parts, "outlet")
    row |= {"outlet": outlet, "newsroom": _newsroom(outlet, page, row["kind"])}
    if row["kind"] != "main" or not page["declared"]:
        return row | _when(published.printed(Around(page, parts)), page["fetched"])
    head = said.read(page["declared"])
    others = [(p[0]["start"], max(x["end"] for x in p)) for p in several if p is not parts]
    around = Around(page, parts, head, page["leads"].times, others)
    row |= told.beside(row, head)
    return row | _when(published.settled(around), page["fetched"])


def _words(text: str, part: Row | None) -> str | None:
    return " ".join(text[part["start"] : part["end"]].split()) if part else None


def _first(text: str, parts: list[Row], role: str) -> str | None:
    return next((_words(text, part) for part in parts if part["role"] == role), None)


def _agency(text: str, parts: list[Row], signed: set[str]) -> str | None:
    """Return the agency credited on a line of its own, in the dateline or in the byline.

    An agency that no list has is known by the form of its credit, unless an outlet on the page
    has the name; of a short and a full name the full one is taken.
    """
    credit = [
        (part["role"], text[part["start"] : part["end"]])
        for role in ("agency", "byline", "dateline")
        for part in parts
        if part["role"] == role
    ]
    for _, words in credit:
        name = credits.agency_in(words)
        if name:
            return name
    learned = (
        wires.in_credit(words) or (wires.in_dateline(words) if role == "agency" else None)
        for role, words in credit
        if role != "dateline"
    )
    names = [name for name in learned if name and words_of.fold(name) not in signed]
    return wires.fullest(names)


def _newsroom(outlet: str | None, page: Row, kind: str) -> str | None:
    """Return the folded name under which outlets are one."""
    for name in (outlet, page["site"]):
        if name and words_of.fold(name):
            row = outlets.known().get(words_of.fold(name))
            return words_of.fold(row["name"] if row else name).removeprefix("the ")
    return f"page:{page['page_id']:016x}" if kind == "main" else None


def _when(dates: Dates, fetched: datetime | None) -> Row:
    """Return the columns that say when an article was published."""
    first, changed = dates.published, dates.modified
    known = fetched.astimezone(UTC).date() if fetched else None
    row: Row = {"published_text": dates.text, "anchor": first.day if first else known}
    if first:
        row |= {
            "published": first.at, "precision": first.precision, "published_day": first.day,
            "zone": first.zone,
        }  # fmt: skip
    if changed:
        row["modified"] = {
            name: getattr(changed, name) for name in ("at", "precision", "day", "text")
        }
    return row
