"""The witness matrix: facts down, articles across, one colour an independent report.

Articles of one report stand side by side, so that their cells run together into one band.
A report with many carriers is folded into one column that says how many of them print a fact;
it opens again, a page of columns at a time, by a link.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.views.sheets import Cell, FactRow, Outlet, StorySheet
from copydesk.views.web.phrases import count, order, section

COLUMNS = 12  # columns that fit 1280 px beside the facts with legible heads
FOLD = 4  # carriers; a report with fewer is never folded
OPEN = 40  # columns shown at once where a folded report is opened
ROWS = 10  # facts of a kind shown before the reader asks for all; the best attested come first


@dataclass(frozen=True)
class Column:
    """One article, or several of one report folded together."""

    letter: str
    hue: int
    members: tuple[int, ...]
    outlet: Outlet

    @property
    def folded(self) -> bool:
        """Whether it stands for more than one article."""
        return len(self.members) > 1


@dataclass(frozen=True)
class Group:
    """Neighbouring columns of one report; `rest` articles of it are on other pages of columns."""

    letter: str
    hue: int
    columns: int
    articles: int
    folded: bool
    shown: tuple[int, int]
    follows: int | None


@dataclass(frozen=True)
class Square:
    """What stands where a fact and a column meet; `printing` of `members` articles state it."""

    cell: Cell | None
    printing: int
    members: int
    name: str


@dataclass(frozen=True)
class Line:
    """A fact and its squares."""

    fact: FactRow
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class Section:
    """Facts of one kind under their heading; `hidden` more were left out."""

    heading: str
    lines: tuple[Line, ...]
    hidden: int


@dataclass(frozen=True)
class Matrix:
    """All that the table draws."""

    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    upright: bool


@dataclass(frozen=True)
class Choice:
    """What the reader asked to see: the report that is opened, from which column, all facts."""

    opened: str | None = None
    start: int = 0
    everything: bool = False


def lay_out(sheet: StorySheet, choice: Choice | None = None) -> Matrix:
    """Return the matrix of a story as it is to be drawn."""
    choice = choice or Choice()
    groups, columns = [], []
    for members in _reports(sheet.outlets):
        group, its_columns = _group(sheet, members, choice)
        groups.append(group)
        columns.extend(its_columns)
    sections = tuple(_sections(sheet.facts, columns, choice.everything))
    return Matrix(tuple(groups), tuple(columns), sections, len(columns) > 6)


def _reports(outlets: Sequence[Outlet]) -> list[list[int]]:
    """Return the places of each report's articles, in the order in which reports first come."""
    found: dict[str, list[int]] = {}
    for n, outlet in enumerate(outlets):
        found.setdefault(outlet.letter, []).append(n)
    return list(found.values())


def _group(sheet: StorySheet, members: list[int], choice: Choice) -> tuple[Group, list[Column]]:
    first = sheet.outlets[members[0]]
    many = len(sheet.outlets) > COLUMNS and len(members) >= FOLD
    start, follows = 0, None
    if many and choice.opened != first.letter:
        columns = [Column(first.letter, first.hue, tuple(members), first)]
        stop = len(members)
    else:
        start = min(max(choice.start, 0), len(members) - 1) if many else 0
        stop = min(start + OPEN, len(members)) if many else len(members)
        follows = stop if stop < len(members) else None
        columns = [
            Column(first.letter, sheet.outlets[n].hue, (n,), sheet.outlets[n])
            for n in members[start:stop]
        ]
    folded = many and choice.opened != first.letter
    shown = (start + 1, stop)
    group = Group(first.letter, first.hue, len(columns), len(members), folded, shown, follows)
    return group, columns


def _square(fact: FactRow, column: Column) -> Square:
    name = column.outlet.name
    here = [cell for n in column.members if n < len(fact.cells) and (cell := fact.cells[n])]
    if not here:
        return Square(None, 0, len(column.members), name)
    commonest = Counter((cell.letter, cell.hue, cell.how) for cell in here).most_common(1)[0][0]
    cell = next(c for c in here if (c.letter, c.hue, c.how) == commonest)
    return Square(cell, len(here), len(column.members), name)


def _sections(
    facts: Sequence[FactRow], columns: Sequence[Column], everything: bool
) -> Iterator[Section]:
    """Yield the facts under their headings: what happened, who said it, figures."""
    found: dict[str, list[FactRow]] = {}
    for fact in facts:
        found.setdefault(fact.kind, []).append(fact)
    for kind in sorted(found, key=order):
        shown = found[kind] if everything else found[kind][:ROWS]
        lines = tuple(
            Line(fact, tuple(_square(fact, column) for column in columns)) for fact in shown
        )
        yield Section(section(kind), lines, len(found[kind]) - len(shown))


def say_square(square: Square) -> str:
    """Return a square of a folded column in words.

    >>> say_square(Square(None, 395, 397, "x"))
    '395 of 397 articles'
    """
    return f"{square.printing} of {count(square.members, 'article')}"
