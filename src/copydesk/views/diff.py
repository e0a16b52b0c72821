"""Two to six articles side by side, one row a sentence, the differences marked word by word."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from copydesk.errors import BadInput
from copydesk.views.lookup import Lookup, Row
from copydesk.views.sheets import DiffRow, DiffSheet, Outlet, Place, Word
from copydesk.views.story import outlets_of
from copydesk.views.voices import voices_of
from copydesk.views.words import compare, edits

MOST = 6  # columns that can be read beside each other

Key = tuple[int, int]
"""A distinct sentence, and which of its printings in one article (0 = the first)."""


def diff(look: Lookup, names: Sequence[str]) -> DiffSheet:
    """Return the articles of these ids, pages or headlines; the first is the reference.

    Raises:
        BadInput: fewer than two articles are named, or more than six.
        NotFound: one of them is not in the desk.
        Ambiguous: one of the names fits more than one article.
    """
    articles = list(dict.fromkeys(look.find_article(name)["article_id"] for name in names))
    if not 2 <= len(articles) <= MOST:
        raise BadInput(f"{len(articles)} different articles were named. Name two to {MOST}.")
    bodies = bodies_of(look, articles)
    order = merged([list(bodies[article]) for article in articles])
    rows = tuple(_row(look, [bodies[article].get(key) for article in articles]) for key in order)
    shared = sum(None not in row.places for row in rows)
    return DiffSheet(_outlets(look, articles), rows, shared / len(rows) if rows else 0.0)


def bodies_of(look: Lookup, articles: list[int]) -> dict[int, dict[Key, Row]]:
    """Return the sentences of each article's body by their keys, in reading order."""
    bodies: dict[int, dict[Key, Row]] = defaultdict(dict)
    seen: Counter[tuple[int, int]] = Counter()
    rows = look.where("carriers", "article_id", articles)
    for row in sorted(rows, key=lambda row: row["n"]):
        if row["role"] != "headline":
            printing = row["article_id"], row["sentence_id"]
            bodies[row["article_id"]][row["sentence_id"], seen[printing]] = row
            seen[printing] += 1
    return bodies


def merged(orders: list[list[Key]]) -> list[Key]:
    """Return one order of all keys: the first list's, others where they follow what is known.

    >>> merged([[(1, 0), (2, 0)], [(1, 0), (3, 0), (2, 0)]])
    [(1, 0), (3, 0), (2, 0)]
    """
    found: list[Key] = []
    for order in orders:
        known = set(found)
        # What stands before the first known sentence goes before it, not to the very top.
        first = next((key for key in order if key in known), None)
        at = found.index(first) if first else len(found)
        for key in order:
            if key in known:
                at = found.index(key) + 1
            else:
                found.insert(at, key)
                at += 1
    return found


def _row(look: Lookup, printed: list[Row | None]) -> DiffRow:
    """Return one sentence across the articles, against the first that prints it."""
    reference = next(row["text"] for row in printed if row)
    cells: list[tuple[Word, ...] | None] = [
        compare(reference, row["text"]) if row else None for row in printed
    ]
    places: list[Place | None] = [look.place(row) if row else None for row in printed]
    return DiffRow(tuple(cells), tuple(edits(cell or ()) for cell in cells), tuple(places))


def _outlets(look: Lookup, articles: list[int]) -> tuple[Outlet, ...]:
    """Return the heads of the columns, each in the voice that it has in its story."""
    voices = voices_of(look, articles)
    rows = {row["article_id"]: row for row in look.where("stories", "article_id", articles)}
    return tuple(
        outlet
        for article in articles
        for outlet in outlets_of(look, [rows[article]], voices[article])
    )
