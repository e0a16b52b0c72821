"""Say what one outlet changed in the texts that others print as well.

Changes are those of the carriers: against the wording that most print, which is not always the
first. Numbers, days and names stand first, for they change facts; spelling and marks last.
"""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.errors import NotFound
from copydesk.text import fold
from copydesk.views.lookup import Lookup, Row, moment
from copydesk.views.sheets import Place

ORDER = (
    "number", "date", "name", "quotation", "word", "cut", "added", "order", "spelling",
    "typography",
)  # fmt: skip


@dataclass(frozen=True)
class Changed:
    """A change that the outlet's carrier shows: its kind, its words, and where it stands."""

    kind: str
    words: str
    place: Place


@dataclass(frozen=True)
class Carried:
    """An article of the outlet: how much of it others print, what it changed, and with whom to
    compare it (the article that its lineage hangs it on, else any that shares its text)."""

    article: str
    headline: str | None
    published: str | None
    story: str | None
    sentences: int
    shared: int
    changes: tuple[Changed, ...]
    other: str | None


@dataclass(frozen=True)
class OutletSheet:
    """An outlet with its articles, those with the weightiest changes first, and all by kind."""

    name: str
    articles: tuple[Carried, ...]
    kinds: tuple[tuple[str, int], ...]


def outlet(look: Lookup, name: str) -> OutletSheet:
    """Return what the outlet of this name changed; case and accents make no difference.

    Raises:
        NotFound: no article is of it.
    """
    rows = [row for row in look.all("stories") if fold(row["outlet"] or "") == fold(name)]
    if not rows or not name.strip():
        known = {row["outlet"] for row in look.all("stories", "outlet") if row["outlet"]}
        some = ", ".join(sorted(known)[:5])
        raise NotFound(f"No article is of the outlet {name}. There are {len(known)}: {some} ...")
    ids = [row["article_id"] for row in rows]
    look.fetch({row["page_id"] for row in rows})
    printed: dict[int, list[Row]] = {number: [] for number in ids}
    for row in look.where("carriers", "article_id", ids):
        if row["role"] != "headline":
            printed[row["article_id"]].append(row)
    beside = _Beside(_shared(look, printed), _others(look, rows))
    heads = {row["article_id"]: row for row in look.where("articles", "article_id", ids)}
    found = [
        _carried(look, row, heads[row["article_id"]], printed[row["article_id"]], beside)
        for row in rows
    ]
    kinds = Counter(change.kind for each in found for change in each.changes)
    return OutletSheet(
        name=rows[0]["outlet"],
        articles=tuple(sorted(found, key=_weight)),
        kinds=tuple((kind, kinds[kind]) for kind in ORDER if kinds[kind]),
    )


class _Beside(NamedTuple):
    """The sentences that others print, and by article whom to compare it with."""

    sentences: set[int]
    others: dict[int, str]


def _shared(look: Lookup, printed: dict[int, list[Row]]) -> set[int]:
    """Return the sentences that other articles print too."""
    sentences = {row["sentence_id"] for rows in printed.values() for row in rows}
    carriers: Counter[int] = Counter()
    for row in look.where("carriers", "sentence_id", sentences, "sentence_id", "article_id"):
        carriers[row["sentence_id"]] += row["article_id"] not in printed
    return {sentence for sentence, count in carriers.items() if count}


def _others(look: Lookup, rows: list[Row]) -> dict[int, str]:
    """Return, by article, the one it is best compared with."""
    stories = {row["story_id"] for row in rows}
    mine = {row["article_id"] for row in rows}
    found: dict[int, str] = {}
    for row in sorted(look.where("lineage", "story_id", stories), key=lambda r: r["article_id"]):
        if row["from_id"] is None:
            continue
        if row["article_id"] in mine:
            found[row["article_id"]] = f"{row['from_id']:016x}"
        elif row["from_id"] in mine:
            found.setdefault(row["from_id"], f"{row['article_id']:016x}")
    return found


def _carried(look: Lookup, row: Row, head: Row, printed: list[Row], beside: "_Beside") -> Carried:
    """Return an article with its changes, the weightiest kinds first."""
    changes = [
        Changed(edit.partition(": ")[0], edit.partition(": ")[2], look.place({**each, **span}))
        for each in sorted(printed, key=lambda each: each["n"])
        for edit, span in zip(each["edits"] or (), each["spans"] or (), strict=False)
    ]
    return Carried(
        article=f"{row['article_id']:016x}", headline=head["headline"],
        published=moment(row["published"], head["precision"]) or moment(row["anchor"]),
        story=f"{row['story_id']:016x}", sentences=len(printed),
        shared=sum(each["sentence_id"] in beside.sentences for each in printed),
        changes=tuple(sorted(changes, key=lambda change: ORDER.index(change.kind))),
        other=beside.others.get(row["article_id"]),
    )  # fmt: skip


def _weight(carried: Carried) -> tuple[int, int, str]:
    """Sort the articles whose changes touch facts first, then the most changed."""
    kinds = Counter(change.kind for change in carried.changes)
    facts = sum(kinds[kind] for kind in ORDER[:4])
    return -facts, -len(carried.changes), carried.article
