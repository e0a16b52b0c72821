"""What is known of each article: headline, outlet, agency, byline, when, in which language, text.

All of it is read from the article's own segments; of a page's own article also from what the page
declares. An age counts back from when its page was fetched; where nobody said when that was, the
age is kept as words and no time is claimed.
"""

from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from copydesk import text as words_of
from copydesk.articles import credits, links, outlets, paywall, published, sheet, told, wires
from copydesk.articles.language import language
from copydesk.articles.lines import KEPT
from copydesk.articles.published import Around, Dates
from copydesk.articles.sheet import Page, Part
from copydesk.tables import Articles, Pages, Segments, build

Row = dict[str, Any]
SUREST = ("agency", "byline", "dateline")  # in which an agency may be named
CREDITED = frozenset(SUREST)


def describe(pages: Pages, segments: Segments) -> Articles:
    """Return one row per article, in no order."""
    known = sheet.read(pages)
    rows: list[Row] = []
    for page_id, here in groupby(sheet.parts(segments, known), key=attrgetter("page_id")):
        page = known[page_id]
        several = [list(parts) for _, parts in groupby(here, key=attrgetter("article_id"))]
        for parts in several:
            first: dict[str, Part] = {}
            for part in parts:
                first.setdefault(part.role, part)
            row = _article(page, parts, first)
            if row["kind"] == "main":
                row |= _own(page, parts, several, row)
            else:
                row["link"] = _leads(page, first.get("headline"))
                if not published.STAMPED.isdisjoint(first):
                    row |= _when(published.printed(Around(page, parts)))
            rows.append(row)
    return build(Articles, rows)


def _article(page: Page, parts: list[Part], first: dict[str, Part]) -> Row:
    """Return what an article's own segments say of it; `first` are the first of each role."""
    body = [(p.start, p.end) for p in parts if p.role == "body"]
    text = "\n".join([page.text[start:end] for start, end in body])
    top, kind = first.get("headline"), parts[0].kind
    headline, outlet = page.words(top), page.words(first.get("outlet"))
    return {
        "article_id": parts[0].article_id, "page_id": page.page_id, "kind": kind,
        "headline": headline, "byline": page.words(first.get("byline")),
        "headline_start": top.start if top else None, "headline_end": top.end if top else None,
        "dateline": page.words(first.get("dateline")),
        "agency": None if CREDITED.isdisjoint(first) else _agency(page, parts),
        "start": parts[0].start, "end": max([p.end for p in parts]),
        "body": [{"start": start, "end": end} for start, end in body], "text": text,
        "language": language(f"{headline or ''}\n{text}", page.text),
        "section": page.words(first.get("section")),
        "outlet": outlet, "newsroom": _newsroom(outlet, page, kind),
        "anchor": page.fetched.date() if page.fetched else None,
    }  # fmt: skip


def _own(page: Page, parts: list[Part], several: list[list[Part]], row: Row) -> Row:
    """Return what else is known of a page's own article."""
    bodies = [(span["start"], span["end"]) for span in row["body"]]
    end = bodies[-1][1] if bodies else row["end"]
    also = links.offered(page.text, (row["start"], row["end"]), bodies, page.leads)
    found: Row = {
        "paywall": paywall.stands(page.said.free, page.text, end), "canonical": page.canonical,
        "also_read": [
            {"start": a, "end": b, "to": links.absolute(to, page.base)} for a, b, to in also
        ],
    }  # fmt: skip
    if not page.declared:
        return found | _when(published.printed(Around(page, parts)))
    others = [(p[0].start, max(x.end for x in p)) for p in several if p is not parts]
    dates = published.settled(Around(page, parts, others))
    found |= told.beside(row, page.said) | _when(dates)
    if not row["byline"] and "byline" not in found:
        found["byline"] = told.writer(page, row["start"], row["end"], others)
    return found


def _leads(page: Page, headline: Part | None) -> str | None:
    """Return where the headline of an article leads that is not the page's own."""
    to = page.leads.over(headline.start, headline.end) if headline else None
    return links.absolute(to, page.base) if to else None


def _agency(page: Page, parts: list[Part]) -> str | None:
    """Return the agency credited on a line of its own, in the dateline or in the byline.

    An agency that no list has is known by the form of its credit, unless an outlet on the page
    has the name; of a short and a full name the full one is taken.
    """
    credit = [
        (part.role, page.text[part.start : part.end])
        for role in SUREST
        for part in parts
        if part.role == role
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
    names = [name for name in learned if name and words_of.fold(name) not in page.signed]
    return wires.fullest(names)


def _newsroom(outlet: str | None, page: Page, kind: str | None) -> str | None:
    """Return the folded name under which outlets are one."""
    for name in (outlet, page.site, page.said.outlet):
        if name and (room := _room(name)):
            return room
    return f"page:{page.page_id:016x}" if kind == "main" else None


@lru_cache(maxsize=KEPT)
def _room(name: str) -> str:
    folded = words_of.fold(name)
    row = outlets.known().get(folded)
    return (words_of.fold(row["name"]) if row else folded).removeprefix("the ")


def _when(dates: Dates) -> Row:
    """Return the columns that say when an article was published and last changed."""
    first, changed = dates.published, dates.modified
    row: Row = {"published_text": dates.text}
    if first:
        row |= {
            "published": first.at, "precision": first.precision, "published_day": first.day,
            "zone": first.zone, "anchor": first.day,
        }  # fmt: skip
    if changed:
        row["modified"] = {
            name: getattr(changed, name) for name in ("at", "precision", "day", "text")
        }
    return row
