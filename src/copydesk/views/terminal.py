"""Print sheets in a terminal: the same words as on the screen, letters beside every colour.

Nothing is wrapped or cut to the width of the window, so that what is piped on is whole.
What pages print may hold control characters; they are shown, never sent to the terminal.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from copydesk.views.phrase import clip
from copydesk.views.sheets import (
    Count,
    DiffSheet,
    FactRow,
    FrontSheet,
    Outlet,
    PageSheet,
    Place,
    QuoteSheet,
    StoryLine,
    StorySheet,
    Stretch,
    Word,
)

HUES = ("cyan", "yellow", "magenta", "green", "blue", "red", "bright_cyan", "bright_yellow")
SECTIONS = {"event": "WHAT HAPPENED", "quote": "WHO SAID IT", "figure": "FIGURES"}
MARKS = {"derived": "′", "credited": "°"}
FACTS, SOURCES = 8, 4  # shown in each section and for each fact, unless all are asked for
NAMES = 80  # characters of names that fit beside a letter
MARGIN = 14  # columns for the role of a segment
CHANGED = {"cut": "red strike", "added": "green", "spelling": "yellow"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def print_front(sheet: FrontSheet) -> None:
    """Print the stories by day."""
    _print(_front(sheet))


def print_brief(sheet: StorySheet, every: bool = False) -> None:
    """Print a story; with `every`, all facts and all sources of each."""
    _print(_brief(sheet, every))


def print_page(sheet: PageSheet) -> None:
    """Print a page with the roles of its segments."""
    _print(_page(sheet))


def print_diff(sheet: DiffSheet) -> None:
    """Print articles sentence by sentence."""
    _print(_diff(sheet))


def print_quote(sheet: QuoteSheet) -> None:
    """Print where a quotation stands."""
    _print(_quote(sheet))


def _print(lines: Iterable[Text | str]) -> None:
    console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
    for line in lines:
        console.print(line)


def clean(text: str) -> str:
    """Return the text with control characters shown instead of sent.

    >>> clean("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return CONTROL.sub(lambda match: ascii(match.group())[1:-1], text)


def count_words(count: Count) -> str:
    """Return the four numbers of a fact in words.

    >>> count_words(Count(5, 2, 1, 1))
    '1 independent, 1 origin, 2 texts, 5 articles'
    """
    numbers = (count.origins, "origin"), (count.texts, "text"), (count.carriers, "article")
    counted = (f"{number} {word}{'' if number == 1 else 's'}" for number, word in numbers)
    return ", ".join([f"{count.independent} independent", *counted])


def _front(sheet: FrontSheet) -> Iterator[Text | str]:
    failed = f" ({sheet.failed} could not be read)" if sheet.failed else ""
    head = f"{sheet.pages} pages{failed}, {sheet.articles} articles, {len(sheet.stories)} stories"
    yield Text(head, "dim")
    day: str | None = ""
    for line in sheet.stories:
        if line.day != day:
            day = line.day
            yield Text(f"\n{day or 'Without a date'}", "bold")
        yield from _line(line)


def _line(line: StoryLine) -> Iterator[Text]:
    text = Text("  ")
    text.append(clean(line.title), "bold")
    text.append(f"  {line.story}", "dim")
    yield text
    numbers = Text(f"      {count_words(line.count)}  ")
    for letter, hue, articles in line.bands:
        numbers.append(f"{letter}×{articles} ", _style(hue))
    if line.clashes:
        numbers.append(f"  {line.clashes} clash" + ("" if line.clashes == 1 else "es"), "bold red")
    if line.inside:
        numbers.append(f"  {line.inside} inside an article", "red")
    yield numbers
    if line.highlights:
        yield Text("      " + " · ".join(map(clean, line.highlights)))


def _brief(sheet: StorySheet, every: bool) -> Iterator[Text | str]:
    count = sheet.count
    yield Text(clean(sheet.title), "bold")
    days = " to ".join(dict.fromkeys(day for day in (sheet.first, sheet.last) if day))
    yield Text(" · ".join(clean(p) for p in (days, sheet.place or "", sheet.story) if p), "dim")
    yield f"{count.carriers} articles → {count.texts} texts → {count.independent} independent"
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
    cells = [(o, cell) for o, cell in zip(outlets, row.cells, strict=True) if cell]
    shown = cells if every else cells[:SOURCES]
    for outlet, cell in shown:
        source = Text("      ")
        source.append(f"{cell.letter + MARKS.get(cell.how, ''):<3}", _style(cell.hue))
        source.append(f"{clean(outlet.name)}  ")
        source.append(_where(cell.place), "dim")
        yield source
    if len(cells) > len(shown):
        yield Text(f"      and {len(cells) - len(shown)} more", "dim")


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
        where = "inside one article" if row.inside == "article" else "between articles"
        style = "bold red" if row.verdict == "clash" else ""
        yield Text(f"  {row.verdict}: {row.slot}, {where}", style)
        for value, place in row.sides:
            text = Text(f"      {clean(value)}  {clean(names.get(place.article, ''))}  ")
            text.append(_where(place), "dim")
            yield text


def _lineage(sheet: StorySheet) -> Iterator[Text]:
    yield Text("\nLINEAGE", "bold")
    names = {branch.article: branch.name for branch in sheet.lineage}
    for branch in sheet.lineage:
        text = Text("  ")
        text.append(f"{branch.letter + MARKS.get(branch.how, ''):<3}", _style(branch.hue))
        text.append(clean(branch.name))
        if branch.on:
            text.append(f" ← {clean(names[branch.on])}")
        if branch.note:
            text.append(f": {clean(branch.note)}")
        yield text


def _page(sheet: PageSheet) -> Iterator[Text | str]:
    yield Text(clean(sheet.page), "bold")
    parts = (sheet.page_id, sheet.url or "", sheet.fetched or "")
    yield Text(" · ".join(clean(part) for part in parts if part), "dim")
    if sheet.status == "failed":
        yield Text(f"could not be read: {sheet.reason}", "red")
    for number, kind, headline in sheet.articles:
        yield f"{number}  {kind:<6} {clean(headline)}"
    for stretch in sheet.stretches:
        yield from _stretch(stretch)


def _stretch(stretch: Stretch) -> Iterator[Text]:
    """Yield a segment: its role in the margin, furniture dim, shared sentences in their colour."""
    body = Text(style="" if stretch.article else "dim")
    at = stretch.start
    for sentence in stretch.sentences:
        shared = sentence.how != "own" and sentence.hue is not None
        body.append(stretch.text[at - stretch.start : sentence.start - stretch.start])
        if shared:
            body.append(f"{sentence.letter}{MARKS.get(sentence.how, '')} ", "dim")
        body.append(sentence.text, _style(sentence.hue) if shared else "")
        at = sentence.end
    body.append(stretch.text[at - stretch.start :])
    if stretch.role == "headline":
        body.stylize("bold")
    for number, line in enumerate(body.split("\n", allow_blank=True)):
        margin = stretch.role if number == 0 else ""
        yield Text(f"{margin:>{MARGIN}} | ", "dim") + _clean_text(line)


def _clean_text(text: Text) -> Text:
    """Return styled text with control characters shown; styles stay where they were."""
    if not CONTROL.search(text.plain):
        return text
    return Text(clean(text.plain), text.style)


def _diff(sheet: DiffSheet) -> Iterator[Text | str]:
    for outlet in sheet.outlets:
        head = Text()
        head.append(f"{outlet.letter + MARKS.get(outlet.how, ''):<3}", _style(outlet.hue))
        head.append(f"{clean(outlet.name)}  {clean(outlet.headline or '')}  ")
        head.append(outlet.article, "dim")
        yield head
    yield Text(f"{sheet.shared:.0%} of the sentences stand in all of them", "dim")
    for number, row in enumerate(sheet.rows, 1):
        yield f"\n{number}"
        for outlet, cell in zip(sheet.outlets, row.cells, strict=True):
            name = Text(f"  {clip(clean(outlet.name), 20):<20} | ", _style(outlet.hue))
            yield name + (Text("-", "dim") if cell is None else _words(cell))


def _words(words: tuple[Word, ...]) -> Text:
    """Return the runs of a sentence: what was lost in [- -], what came instead in {+ +}."""
    text = Text()
    for word in words:
        printed, kind = clean(word.text), word.kind
        space = printed[len(printed.rstrip()) :]
        if kind == "cut":
            text.append(f"[-{printed.rstrip()}-]", CHANGED["cut"]).append(space)
        elif kind == "same":
            text.append(printed)
        elif kind == "spelling":
            text.append(printed, CHANGED["spelling"])
        else:
            text.append(f"{{+{printed.rstrip()}+}}", CHANGED.get(kind, "bold green")).append(space)
    return text


def _quote(sheet: QuoteSheet) -> Iterator[Text | str]:
    yield Text(sheet.verdict, "bold")
    for wording in sheet.wordings:
        nearness = "word for word" if wording.exact else f"{wording.similarity:.0%} alike"
        who = f", attributed to {clean(wording.speaker)}" if wording.speaker else ""
        yield f"\n“{clean(wording.text)}”"
        yield Text(f"    {nearness}{who}; {', '.join(map(clean, wording.outlets))}")
        if wording.missing:
            yield f"    missing: {clean(' '.join(wording.missing))}"
        if wording.added:
            yield f"    instead or besides: {clean(' '.join(wording.added))}"
        for place in wording.places:
            yield Text(f"    {_where(place)}", "dim")


def _where(place: Place) -> str:
    return f"{clean(place.page)}:{place.start}-{place.end}"


def _style(hue: int | None) -> str:
    return "" if hue is None else HUES[hue % len(HUES)]
