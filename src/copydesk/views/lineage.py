"""Draw up who took from whom: one branch an article, with what became of the text on the way.

The tree is that of the `lineage` table: a source is claimed where changes that both have or a
credit show it; any other article hangs on the one of its family that was seen first.
"""

from collections import defaultdict
from collections.abc import Iterator

from copydesk.views.lookup import Lookup, Row
from copydesk.views.phrase import count
from copydesk.views.sheets import Branch, Outlet, Place

TOLD = ("number", "date", "name", "quotation")  # changes that a reader must know of
SHOWN = 2  # changes that fit beside a branch
WHOLE = 0.98  # share of the other's text above which nothing of note was cut


def branches(look: Lookup, story: int, outlets: tuple[Outlet, ...]) -> tuple[Branch, ...]:
    """Return a branch for each article, in the order of the outlets."""
    here = {int(outlet.article, 16) for outlet in outlets}
    lineage = {
        row["article_id"]: row
        for row in look.where("lineage", "story_id", [story])
        if row["article_id"] in here and row["from_id"] in here
    }
    coverage = {
        (row["article_id"], row["on_id"]): row["coverage"]
        for row in look.where("dependencies", "story_id", [story])
    }
    printed = _printed(look, here)
    found = []
    for outlet in outlets:
        row = lineage.get(int(outlet.article, 16))
        if row:
            row["coverage"] = coverage.get((row["article_id"], row["from_id"]), 0.0)
        found.append(
            Branch(
                article=outlet.article, name=outlet.name, letter=outlet.letter, hue=outlet.hue,
                how=row["kind"] if row else outlet.how,
                on=f"{row['from_id']:016x}" if row else None,
                note=", ".join(_notes(row, printed)) if row else "",
                published=outlet.published, shown=row["shown"] if row else None,
                evidence=_evidence(look, row, printed) if row and row["shown"] else (),
            )
        )  # fmt: skip
    return tuple(found)


def _evidence(
    look: Lookup, row: Row, printed: dict[int, list[Row]]
) -> tuple[tuple[str, Place], ...]:
    """Return what shows a source, each with the characters and the article they stand in."""
    sides = row["from_id"], row["article_id"]
    home = {
        printing["page_id"]: article for article in sides for printing in printed.get(article, ())
    }
    return tuple(
        (each["what"], look.place({**each, "article_id": home.get(each["page_id"])}))
        for each in row["evidence"] or ()
    )


def _printed(look: Lookup, articles: set[int]) -> dict[int, list[Row]]:
    """Return the sentences of each article's body, in order."""
    columns = ("sentence_id", "page_id", "n", "role", "edits")
    printed: dict[int, list[Row]] = defaultdict(list)
    for row in look.where("carriers", "article_id", articles, *columns):
        if row["role"] != "headline":
            printed[row["article_id"]].append(row)
    for rows in printed.values():
        rows.sort(key=lambda row: row["n"])
    return printed


def _notes(edge: Row, printed: dict[int, list[Row]]) -> Iterator[str]:
    """Yield what became of the text on this edge."""
    mine, other = printed[edge["article_id"]], printed[edge["from_id"]]
    kept = {row["sentence_id"] for row in mine}
    if edge["kind"] == "credited":
        yield "credits it"
    elif edge["kind"] == "derived":
        yield f"covers {round((edge['coverage'] or 0) * len(other))} of {len(other)} sentences"
    else:
        yield from _cuts([row["sentence_id"] in kept for row in other], edge["coverage"] or 0)
        yield from _changes(mine)


def _cuts(kept: list[bool], coverage: float) -> Iterator[str]:
    """Yield which part of the text was lost.

    >>> list(_cuts([False, True, True], .7)), list(_cuts([True, False, True], .7))
    (['lead lost'], ['1 of 3 sentences cut'])
    """
    lost = kept.count(False)
    if not lost or not any(kept):
        yield "whole" if coverage >= WHOLE or not lost else f"{coverage:.0%} of it"
        return
    lead, tail = kept.index(True), kept[::-1].index(True)
    if lead:
        yield "lead lost"
    if tail:
        yield "tail cut"
    if lost > lead + tail:
        yield f"{lost - lead - tail} of {len(kept)} sentences cut"


def _changes(rows: list[Row]) -> Iterator[str]:
    """Yield the changes of substance, the first few."""
    edits = [edit for row in rows for edit in row["edits"] or ()]
    told = [edit for edit in dict.fromkeys(edits) if edit.split(":")[0] in TOLD]
    yield from told[:SHOWN]
    if len(told) > SHOWN:
        yield count(len(told) - SHOWN, "more change")
