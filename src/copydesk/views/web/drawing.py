"""Sheets into pages: the templates, and what they may call."""

from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined

from copydesk.views.judgements import say_judged
from copydesk.views.roles import group_of
from copydesk.views.sheets import Cell, DiffRow, Place, Word
from copydesk.views.web import bands, chart, finds, hues, lineage, matrix, phrases, strip

CODES = {
    "spelling": "sp", "cut": "cut", "added": "add", "word": "w", "number": "no", "name": "nm",
    "date": "dt", "quotation": "qu", "order": "ord", "typography": "ty",
}  # fmt: skip
"""What stands behind a marked word of a diff, so that no mark rests on its look alone."""

EDITS = {
    "spelling": "another spelling of one word",
    "cut": "printed by the first, left out here",
    "added": "printed here only",
    "word": "another word",
    "number": "another number",
    "name": "another name",
    "date": "another date",
    "quotation": "changed inside quotation marks",
}
WEIGHT = (
    "number", "date", "name", "quotation", "cut", "added", "word", "order", "spelling", "typography"
)  # fmt: skip
VERDICTS = {
    "clash": "cannot both be right",
    "drift": "the words of a quotation changed",
    "rounding": "one number rounded: no clash",
    "progress": "first planned, then done: no clash",
}


def place_link(place: Place) -> str:
    """Return the address of the characters that something rests on."""
    return f"/article/{place.article}?mark={place.start}-{place.end}#mark"


def cell_link(cell: Cell) -> str:
    """Return the address of the sentence behind a cell."""
    return place_link(cell.place)


def reference(row: DiffRow) -> int:
    """Return the place of the first article that prints a sentence; the others are held to it."""
    return next(n for n, cell in enumerate(row.cells) if cell is not None)


def unchanged(cell: tuple[Word, ...]) -> bool:
    """Say whether an article prints the very words of the reference."""
    return all(word.kind == "same" for word in cell)


def weightiest_first(changes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what an outlet changed: numbers and days first, spelling and marks last.

    >>> weightiest_first((("spelling", "s → z"), ("number", "24 → 42")))
    [('number', '24 → 42'), ('spelling', 's → z')]
    """
    weight = {kind: n for n, kind in enumerate(WEIGHT)}
    return sorted(changes, key=lambda change: weight.get(change[0], len(weight)))


def safe_link(url: str | None) -> str | None:
    """Return an address that a reader may follow, or None: pages come with hostile ones.

    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("copydesk.views.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        bands=bands,
        cell_link=cell_link,
        chart=chart,
        codes=CODES,
        edits=EDITS,
        finds=finds,
        group_of=group_of,
        hues=hues,
        lineage=lineage,
        marked=finds.marked,
        place_link=place_link,
        reference=reference,
        safe_link=safe_link,
        say=phrases,
        say_judged=say_judged,
        squares=matrix,
        strip=strip,
        unchanged=unchanged,
        verdicts=VERDICTS,
        weightiest_first=weightiest_first,
    )
    return made


ENVIRONMENT = _environment()


def render(template: str, **values: object) -> str:
    """Return a page."""
    return ENVIRONMENT.get_template(template).render(values)
