"""The versions of a page: what stood at one address, in order of time, and what changed.

A page that changed is another page of the same address; both stay. They stand by when they were
fetched, so a late page takes its place by its time and not by its arrival. A page without an
address is known by its name. Sentences are compared as in a diff; a sentence that went and one
that came in the same place are one that was edited, if they are alike.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from copydesk.tables import show_id
from copydesk.text import fold_word, words
from copydesk.views.diff import diff
from copydesk.views.lookup import Lookup, Row, moment
from copydesk.views.sheets import DiffRow
from copydesk.views.voices import LAST

KINDS = {"main": 0, "full": 1, "teaser": 2}
# Share of words in common; two sentences of one desk that do not print each other have .2 to .4.
EDITED = 0.5


@dataclass(frozen=True)
class Version:
    """What stood at the address once; `article` is its main article, None where it has none.

    `added`, `cut` and `edited` (before, after) are sentences against the version before.
    """

    page: str
    page_id: str
    fetched: str | None
    published: str | None
    status: str
    article: str | None
    headline: str | None
    added: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    edited: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class VersionsSheet:
    """All versions of an address, the earliest first."""

    address: str
    versions: tuple[Version, ...]


def versions(look: Lookup, name: str) -> VersionsSheet:
    """Return the versions of an address, or of the page of this name or id.

    Raises:
        NotFound: there is no such page.
        Ambiguous: more than one address has pages that are called so.
    """
    found = look.at_address(name) or look.at_address(address(look.find_page(name)))
    return VersionsSheet(address(found[0]), tuple(_versions(look, found)))


def others(look: Lookup, page: Row) -> tuple[tuple[str, str, str], ...]:
    """Return the versions of a page's address, if it has several: page, time, main article."""
    rows = look.at_address(address(page))
    if len(rows) < 2:
        return ()
    main = _main(look, [row["page_id"] for row in rows])
    return tuple(
        (
            f"{row['page_id']:016x}",
            moment(row["fetched"]) or "",
            show_id(main[row["page_id"]]["article_id"]) or "" if row["page_id"] in main else "",
        )
        for row in _in_time(rows, main)
    )


def address(page: Row) -> str:
    """Return under what a page and its other versions are known: its URL, else its name.

    >>> address({"url": "https://example.org/a#top", "page": "1.warc:7"})
    'https://example.org/a'
    """
    return (page["url"] or "").partition("#")[0] or str(page["page"])


def _versions(look: Lookup, rows: list[Row]) -> list[Version]:
    main = _main(look, [row["page_id"] for row in rows])
    found: list[Version] = []
    before: str | None = None
    for row in _in_time(rows, main):
        article = main.get(row["page_id"])
        number = show_id(article["article_id"]) if article else None
        added, cut, edited = _changes(look, before, number) if before and number else ((), (), ())
        found.append(
            Version(
                page=row["page"], page_id=f"{row['page_id']:016x}", fetched=moment(row["fetched"]),
                published=moment(article["published"], article["precision"]) if article else None,
                status=row["status"], article=number,
                headline=article["headline"] if article else None,
                added=added, cut=cut, edited=edited,
            )
        )  # fmt: skip
        before = number or before
    return found


def _main(look: Lookup, pages: Collection[int]) -> dict[int, Row]:
    """Return the main article of each page, or what comes nearest to one."""
    columns = ("article_id", "kind", "headline", "published", "precision", "anchor", "start")
    filed: dict[int, list[Row]] = defaultdict(list)
    for row in look.where("articles", "page_id", pages, *columns):
        filed[row["page_id"]].append(row)
    return {
        page: min(mine, key=lambda row: (KINDS[row["kind"]], row["start"], row["article_id"]))
        for page, mine in filed.items()
    }


def _in_time(rows: list[Row], main: dict[int, Row]) -> list[Row]:
    """Return pages by when they were fetched, else by what they say of their own day."""

    def order(row: Row) -> tuple[str, str, int]:
        article = main.get(row["page_id"], {"published": None, "anchor": None})
        said = moment(article["published"]) or moment(article["anchor"]) or LAST
        return moment(row["fetched"]) or said, said, row["page_id"]

    return sorted(rows, key=order)


def _changes(
    look: Lookup, before: str, after: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the sentences that were added, cut and edited between two articles."""
    if before == after:
        return (), (), ()
    added: list[str] = []
    cut: list[str] = []
    edited: list[tuple[str, str]] = []
    gone: list[str] = []
    came: list[str] = []
    for row in (*diff(look, (before, after)).rows, None):
        one, other = _texts(row) if row else ("", "")
        if one and not other:
            gone.append(one)
        elif other and not one:
            came.append(other)
        else:
            # A sentence that both print: what went and came since the last one is one place.
            pairs = _alike(gone, came)
            edited += pairs
            cut += [text for text in gone if text not in {pair[0] for pair in pairs}]
            added += [text for text in came if text not in {pair[1] for pair in pairs}]
            gone, came = [], []
            if row and row.edits[1]:
                edited.append((one, other))
    return tuple(added), tuple(cut), tuple(edited)


def _texts(row: DiffRow) -> tuple[str, ...]:
    return tuple(place.text if place else "" for place in row.places)


def _alike(gone: list[str], came: list[str]) -> list[tuple[str, str]]:
    """Return sentences that went with those that came for them, the likest first.

    >>> _alike(["Four men were hurt."], ["Five men were hurt.", "It rained all day."])
    [('Four men were hurt.', 'Five men were hurt.')]
    """
    folded = {text: [fold_word(text[a:b]) for a, b in words(text)] for text in (*gone, *came)}
    scores = sorted(
        (-Indel.normalized_similarity(folded[a], folded[b]), m, n)
        for m, a in enumerate(gone)
        for n, b in enumerate(came)
    )
    pairs: dict[int, int] = {}
    for score, m, n in scores:
        if -score >= EDITED and m not in pairs and n not in pairs.values():
            pairs[m] = n
    return [(gone[m], came[n]) for m, n in sorted(pairs.items())]
