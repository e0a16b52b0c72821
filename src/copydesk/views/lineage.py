"""Draw up who took from whom: one branch an article, with what became of the text on the way.

An article may depend on many; it hangs on the one with which it has most sentences in common,
the first of them where several have as many. Who took is not proved by a likeness, so a branch
runs from the earlier and fuller printing to the other.
"""

from collections import defaultdict
from collections.abc import Iterator

from copydesk.views.lookup import Lookup, Row
from copydesk.views.phrase import count
from copydesk.views.sheets import Branch, Outlet
from copydesk.views.voices import STRENGTH

TOLD = ("number", "date", "name", "quotation")  # changes that a reader must know of
SHOWN = 2  # changes that fit beside a branch
WHOLE = 0.98  # share of the other's text above which nothing of note was cut


def branches(look: Lookup, story: int, outlets: tuple[Outlet, ...]) -> tuple[Branch, ...]:
    """Return a branch for each article, in the order of the outlets."""
    here = {int(outlet.article, 16) for outlet in outlets}
    edges = [
        row
        for row in look.where("dependencies", "story_id", [story])
        if row["article_id"] in here and row["on_id"] in here
    ]
    printed = _printed(look, here)
    first = {int(outlet.article, 16): place for place, outlet in enumerate(outlets)}
    chosen = _choose(edges, printed, first)
    found = []
    for outlet in outlets:
        edge = chosen.get(int(outlet.article, 16))
        found.append(
            Branch(
                article=outlet.article, name=outlet.name, letter=outlet.letter, hue=outlet.hue,
                how=outlet.how, on=f"{edge['on_id']:016x}" if edge else None,
                note=", ".join(_notes(edge, printed)) if edge else "", published=outlet.published,
            )
        )  # fmt: skip
    return tuple(found)


def _choose(
    edges: list[Row], printed: dict[int, list[Row]], first: dict[int, int]
) -> dict[int, Row]:
    """Return the edge on which each article hangs: the strongest that closes no ring.

    `first` is the place of each article among the outlets: the earlier printing stands first.
    """
    chosen: dict[int, Row] = {}

    def hangs_on(article: int, other: int) -> bool:
        while article != other and article in chosen:
            article = chosen[article]["on_id"]
        return article == other

    kept = {article: {row["sentence_id"] for row in rows} for article, rows in printed.items()}

    def order(row: Row) -> tuple[int, int, float, int, int]:
        one, other = kept.get(row["article_id"], set()), kept.get(row["on_id"], set())
        more = 0.0 if one & other else -(row["coverage"] or 0)
        places = first[row["on_id"]], first[row["article_id"]]
        return STRENGTH[row["kind"]], -len(one & other), more, *places

    for row in sorted(edges, key=order):
        if row["article_id"] not in chosen and not hangs_on(row["on_id"], row["article_id"]):
            chosen[row["article_id"]] = row
    return chosen


def _printed(look: Lookup, articles: set[int]) -> dict[int, list[Row]]:
    """Return the sentences of each article's body, in order."""
    columns = ("sentence_id", "n", "role", "edits")
    printed: dict[int, list[Row]] = defaultdict(list)
    for row in look.where("carriers", "article_id", articles, *columns):
        if row["role"] != "headline":
            printed[row["article_id"]].append(row)
    for rows in printed.values():
        rows.sort(key=lambda row: row["n"])
    return printed


def _notes(edge: Row, printed: dict[int, list[Row]]) -> Iterator[str]:
    """Yield what became of the text on this edge."""
    mine, other = printed[edge["article_id"]], printed[edge["on_id"]]
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
