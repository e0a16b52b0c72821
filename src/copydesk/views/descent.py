"""Print who took from whom, the fullest text, and what an outlet changed."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from copydesk.views.fullest import FullestSheet
from copydesk.views.outlet import OutletSheet
from copydesk.views.phrase import clip, count
from copydesk.views.sheets import Branch
from copydesk.views.terminal import MARKS, clean, print_lines, style_of, where

CLAIMS = {"text": "shown by what both changed", "credit": "named as the source"}
FIRST = "nothing shows the source"
QUOTED = 60  # characters of a place that are quoted
NAMED = 6  # carriers of a piece that are named


def print_lineage(branches: Sequence[Branch]) -> None:
    """Print the tree of a story, each claimed source with its characters."""
    print_lines(_lineage(branches))


def print_fullest(sheet: FullestSheet) -> None:
    """Print the fullest text, each piece with its carriers."""
    print_lines(_fullest(sheet))


def print_outlet(sheet: OutletSheet) -> None:
    """Print what an outlet changed, article by article."""
    print_lines(_outlet(sheet))


def _lineage(branches: Sequence[Branch]) -> Iterator[Text]:
    children: dict[str | None, list[Branch]] = {}
    known = {branch.article for branch in branches}
    for branch in branches:
        children.setdefault(branch.on if branch.on in known else None, []).append(branch)
    stack = [(branch, 0) for branch in reversed(children.get(None, []))]
    while stack:
        branch, depth = stack.pop()
        yield from _branch(branch, depth)
        stack += [(child, depth + 1) for child in reversed(children.get(branch.article, []))]


def _branch(branch: Branch, depth: int) -> Iterator[Text]:
    line = Text("   " * depth + ("└ " if depth else ""))
    line.append(f"{branch.letter + MARKS.get(branch.how, ''):<3}", style_of(branch.hue))
    line.append(clean(branch.name))
    if branch.note:
        line.append(f": {clean(branch.note)}")
    if branch.on:
        line.append(f" ({CLAIMS.get(branch.shown or '', FIRST)})", "dim")
    yield line
    for what, place in branch.evidence:
        yield Text(f"{'   ' * depth}      {clean(what)}  {where(place)}", "dim")


def _fullest(sheet: FullestSheet) -> Iterator[Text]:
    yield Text(clean(sheet.title), "bold")
    yield from _text(sheet)
    for other in sheet.others:
        yield Text("\nAnother text of the story", "bold")
        yield from _text(other)


def _text(sheet: FullestSheet) -> Iterator[Text]:
    many = len(sheet.outlets)
    sole = sum(piece.sole for piece in sheet.pieces)
    said = f"{count(len(sheet.pieces), 'sentence')} from {count(many, 'carrier')}"
    yield Text(
        f"{said}; {sole} stand in one carrier only. Whole: {', '.join(sheet.whole) or 'none'}"
    )
    for piece in sheet.pieces:
        names = clip(", ".join(map(clean, piece.carriers[:NAMED])), 2 * QUOTED)
        mark = "1 only" if piece.sole and many > 1 else f"{len(piece.carriers)} of {many}"
        wordings = f", {piece.wordings} wordings" if piece.wordings > 1 else ""
        yield Text(f"\n{clean(piece.text)}")
        yield Text(f"    [{mark}{wordings}: {names}]  {where(piece.place)}", "dim")


def _outlet(sheet: OutletSheet) -> Iterator[Text]:
    yield Text(clean(sheet.name), "bold")
    kinds = ", ".join(f"{kind} {number}" for kind, number in sheet.kinds) or "no changes"
    yield Text(f"{count(len(sheet.articles), 'article')}; {kinds}")
    for each in sheet.articles:
        head = clean(each.headline or "no headline")
        shared = f"{each.shared} of {each.sentences} sentences stand elsewhere too"
        yield Text(f"\n{head}  {each.article}  ({shared})")
        for change in each.changes:
            yield Text(f"    {change.kind}: {clean(change.words)}  {where(change.place)}")
