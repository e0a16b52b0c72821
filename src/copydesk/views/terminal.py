"""Print sheets in a terminal: the same words as on the screen, letters beside every colour.

Nothing is wrapped or cut to the width of the window, so that what is piped on is whole.
What pages print may hold control characters; they are shown, never sent to the terminal.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from copydesk.engine.check import Check
from copydesk.views.judgements import say_judged
from copydesk.views.phrase import clip, count
from copydesk.views.sheets import (
    Cell,
    Count,
    FactRow,
    FrontSheet,
    Judged,
    Outlet,
    Place,
    StoryLine,
    StorySheet,
)

HUES = ("cyan", "yellow", "magenta", "green", "blue", "red", "bright_cyan", "bright_yellow")
SECTIONS = {"event": "WHAT HAPPENED", "quote": "WHO SAID IT", "figure": "FIGURES"}
MARKS = {"derived": "′", "credited": "°"}
FACTS, SOURCES = 8, 4  # shown in each section and for each fact, unless all are asked for
NAMES = 80  # characters of names that fit beside a letter
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def print_front(sheet: FrontSheet) -> None:
    """Print the stories by day."""
    print_lines(_front(sheet))


def print_brief(sheet: StorySheet, every: bool = False) -> None:
    """Print a story; with `every`, all facts and all sources of each."""
    print_lines(_brief(sheet, every))


def print_checks(checks: Sequence[Check]) -> None:
    """Print what was looked for in a desk, and what is wrong with what to do."""
    print_lines(_checks(checks))


def print_judgements(judged: Sequence[Judged]) -> None:
    """Print what users have judged, and of what answers to nothing that it does so."""
    print_lines(_judgements(judged))


def print_lines(lines: Iterable[Text | str]) -> None:
    """Print lines as they are, coloured where stdout is a terminal."""
    console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
    for line in lines:
        console.print(line)


def clean(text: str) -> str:
    """Return the text with control characters shown instead of sent.

    >>> clean("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return CONTROL.sub(lambda match: ascii(match.group())[1:-1], text)


def count_words(given: Count) -> str:
    """Return the four numbers of a fact in words.

    >>> count_words(Count(5, 2, 1, 1))
    '1 independent, 1 origin, 2 texts, 5 articles'
    """
    numbers = (given.origins, "origin"), (given.texts, "text"), (given.carriers, "article")
    return ", ".join([f"{given.independent} independent", *(count(n, word) for n, word in numbers)])


def _checks(checks: Sequence[Check]) -> Iterator[Text | str]:
    for check in checks:
        found = f"{check.wrong:,} wrong" if check.wrong else "as written"
        yield Text(f"{check.name:<26} {check.looked:>12,}  {found}", "red" if check.wrong else "")
        if check.wrong:
            yield f"    for example: {clean(check.example)}"
            yield f"    {check.remedy}"


def _judgements(judged: Sequence[Judged]) -> Iterator[Text | str]:
    for one in judged:
        yield Text(f"{one.judgement}  {one.time}  {clean(say_judged(one))}")
        if one.fact:
            yield Text(f"    fact {one.fact}  {clean(one.text)}", "dim")
        if not one.answers:
            yield Text("    answers to nothing in this desk", "yellow")


def _front(sheet: FrontSheet) -> Iterator[Text | str]:
    failed = f" ({sheet.failed} could not be read)" if sheet.failed else ""
    known = count(sheet.articles, "article"), count(len(sheet.stories), "story", "stories")
    yield Text(f"{count(sheet.pages, 'page')}{failed}, {', '.join(known)}", "dim")
    day: str | None = ""
    told = [line for line in sheet.stories if line.count.carriers]
    for line in told:
        if line.day != day:
            day = line.day
            yield Text(f"\n{day or 'Without a date'}", "bold")
        yield from _line(line)
    bare = len(sheet.stories) - len(told)
    if bare:
        told_by = count(bare, "more story", "more stories")
        yield Text(f"\n{told_by} known by a headline only (--json lists them)", "dim")


def _line(line: StoryLine) -> Iterator[Text]:
    text = Text("  ")
    text.append(clean(line.title), "bold")
    text.append(f"  {line.story}", "dim")
    yield text
    numbers = Text(f"      {count_words(line.count)}  ")
    for letter, hue, articles in line.bands:
        numbers.append(f"{letter}×{articles} ", style_of(hue))
    if line.clashes:
        numbers.append(f"  {line.clashes} clash" + ("" if line.clashes == 1 else "es"), "bold red")
    if line.inside:
        numbers.append(f"  {line.inside} inside an article", "red")
    yield numbers
    if line.highlights:
        yield Text("      " + " · ".join(map(clean, line.highlights)))


def _brief(sheet: StorySheet, every: bool) -> Iterator[Text | str]:
    yield Text(clean(sheet.title), "bold")
    days = " to ".join(dict.fromkeys(day for day in (sheet.first, sheet.last) if day))
    yield Text(" · ".join(clean(p) for p in (days, sheet.place or "", sheet.story) if p), "dim")
    told = count(sheet.count.carriers, "article"), count(sheet.count.texts, "text")
    yield f"{' → '.join(told)} → {sheet.count.independent} independent"
    for one in sheet.judged:
        if one.on != "fact":
            yield Text(clean(say_judged(one)), "yellow")
    for kind, heading in SECTIONS.items():
        rows = [row for row in sheet.facts if row.kind == kind]
        shown = rows if every else rows[:FACTS]
        if rows:
            yield Text(f"\n{heading}", "bold")
        for row in shown:
            yield from _fact(row, sheet.outlets, every)
        if len(rows) > len(shown):
            yield Text(f"  and {len(rows) - len(shown)} more (--all)", "dim")
    yield from _single(sheet)
    yield from _clashes(sheet)
    yield from _lineage(sheet)


def _fact(row: FactRow, outlets: Sequence[Outlet], every: bool) -> Iterator[Text]:
    text = Text("  ")
    text.append(clean(row.text), "bold")
    if row.detail:
        text.append(f"  {clean(row.detail)}")
    yield text
    note = f" - {row.note}" if row.note else ""
    yield Text(f"      {count_words(row.count)}{note}", "dim")
    for one in row.judged:
        yield Text(f"      {clean(say_judged(one))}", "yellow")
    cells = [(o, cell) for o, cell in zip(outlets, row.cells, strict=True) if cell]
    shown = cells if every else _heard(cells)
    for outlet, cell in shown:
        source = Text("      ")
        source.append(f"{cell.letter + MARKS.get(cell.how, ''):<3}", style_of(cell.hue))
        source.append(f"{clean(outlet.name)}  ")
        source.append(where(cell.place), "dim")
        yield source
    if len(cells) > len(shown):
        yield Text(f"      and {len(cells) - len(shown)} more", "dim")


def _heard(cells: list[tuple[Outlet, Cell]]) -> list[tuple[Outlet, Cell]]:
    """Return a few sources, every report before a second carrier of one."""
    reports: dict[str, int] = {}
    rank = [(reports.setdefault(cell.letter, n) != n, n) for n, (_, cell) in enumerate(cells)]
    return [cells[n] for n in sorted(n for _, n in sorted(rank)[:SOURCES])]


def _single(sheet: StorySheet) -> Iterator[Text]:
    """Yield who alone tells how much; where there is one report only, that goes without saying."""
    if sheet.count.independent < 2:
        return
    alone: dict[str, tuple[int, dict[str, None]]] = {}
    for row in sheet.facts:
        told = [(o, cell) for o, cell in zip(sheet.outlets, row.cells, strict=True) if cell]
        if row.count.independent == 1 and told:
            number, names = alone.get(told[0][1].letter, (0, {}))
            names |= dict.fromkeys(outlet.name for outlet, _ in told)
            alone[told[0][1].letter] = number + 1, names
    if alone:
        yield Text("\nON ONE ORIGIN", "bold")
    for letter, (number, names) in sorted(alone.items()):
        who = clip(", ".join(map(clean, names)), NAMES)
        yield Text(f"  {number} of {len(sheet.facts)} facts stand on {letter} alone: {who}")


def _clashes(sheet: StorySheet) -> Iterator[Text]:
    if sheet.clashes:
        yield Text("\nCLASHES, DRIFT AND PROGRESS", "bold")
    names = {outlet.article: outlet.name for outlet in sheet.outlets}
    for row in sheet.clashes:
        scope = "inside one article" if row.inside == "article" else "between articles"
        style = "bold red" if row.verdict == "clash" else ""
        yield Text(f"  {row.verdict}: {row.slot}, {scope}", style)
        for value, place in row.sides:
            text = Text(f"      {clean(value)}  {clean(names.get(place.article, ''))}  ")
            text.append(where(place), "dim")
            yield text


def _lineage(sheet: StorySheet) -> Iterator[Text]:
    yield Text("\nLINEAGE", "bold")
    names = {branch.article: branch.name for branch in sheet.lineage}
    for branch in sheet.lineage:
        text = Text("  ")
        text.append(f"{branch.letter + MARKS.get(branch.how, ''):<3}", style_of(branch.hue))
        text.append(clean(branch.name))
        if branch.on:
            text.append(f" ← {clean(names[branch.on])}")
        if branch.note:
            text.append(f": {clean(branch.note)}")
        yield text


def where(place: Place) -> str:
    """Return page and offsets, as one word that can be searched for."""
    return f"{clean(place.page)}:{place.start}-{place.end}"


def style_of(hue: int | None) -> str:
    """Return the colour of a hue."""
    return "" if hue is None else HUES[hue % len(HUES)]
