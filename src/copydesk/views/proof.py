"""Print what stands on a page: its segments, articles side by side, wordings, what was sought.

Colour repeats what the letters and brackets say, so that what is piped on loses nothing.
"""

from collections.abc import Iterator

from rich.text import Text

from copydesk.text import Span
from copydesk.views import roles
from copydesk.views.markup import excerpt
from copydesk.views.phrase import clip
from copydesk.views.search import Group, Hit, SearchSheet
from copydesk.views.sheets import DiffSheet, PageSheet, QuoteSheet, Stretch, Word
from copydesk.views.terminal import (
    CONTROL,
    MARKS,
    clean,
    count_words,
    print_lines,
    style_of,
    where,
)
from copydesk.views.versions import VersionsSheet
from copydesk.views.words import compare

FOUND = {
    "article": "ARTICLES",
    "event": "WHAT HAPPENED",
    "quote": "WHO SAID IT",
    "figure": "FIGURES",
}
OUTLETS = 4  # named beside a fact
MARGIN = 14  # columns for the role of a segment
TONES = {"H": "bold cyan", "B": "green", "S": "magenta", "T": "yellow", "O": "blue", "F": "dim"}
CHANGED = {"cut": "red strike", "added": "green", "spelling": "yellow"}


def print_page(sheet: PageSheet, why: bool = False, markup: str | None = None) -> None:
    """Print a page with the roles of its segments; with `why`, by what each was told.

    With the page's markup, each segment is printed as it stands there.
    """
    print_lines(_page(sheet, why, markup))


def print_versions(sheet: VersionsSheet) -> None:
    """Print the versions of an address, and what changed from each to the next."""
    print_lines(_versions(sheet))


def print_diff(sheet: DiffSheet) -> None:
    """Print articles sentence by sentence."""
    print_lines(_diff(sheet))


def print_quote(sheet: QuoteSheet) -> None:
    """Print where a quotation stands."""
    print_lines(_quote(sheet))


def print_search(sheet: SearchSheet) -> None:
    """Print what was found, by kind."""
    print_lines(_search(sheet))


def _page(sheet: PageSheet, why: bool, markup: str | None) -> Iterator[Text | str]:
    yield Text(clean(sheet.page), "bold")
    parts = (sheet.page_id, sheet.url or "", sheet.fetched or "")
    yield Text(" · ".join(clean(part) for part in parts if part), "dim")
    if sheet.status == "failed":
        yield Text(f"could not be read: {sheet.reason}", "red")
    yield from _versions_of(sheet)
    for number, kind, headline in sheet.articles:
        yield f"{number}  {kind:<6} {clean(headline)}"
    for name, words in sheet.known:
        yield Text(f"  {name}: {clean(words)}", "dim")
    names = roles.names(sheet)
    if why or markup is not None:
        yield from _shares(sheet)
    for stretch in sheet.stretches:
        if why or markup is not None:
            yield _reason(stretch, names)
        yield from _stretch(stretch) if markup is None else _source(stretch, markup)


def _shares(sheet: PageSheet) -> Iterator[Text]:
    """Yield how much of the page each group of segments has, as a line that is also the key."""
    line = Text()
    for share in roles.shares(sheet.stretches):
        line.append(f"{share.group.name}", TONES[share.group.letter])
        line.append(f" {share.part:.0%}  ")
    yield line


def _reason(stretch: Stretch, names: dict[str, str]) -> Text:
    """Return what a segment was taken for, of which article, where it stands, and why."""
    line = Text(f"{stretch.role:>{MARGIN}} ", TONES[roles.group_of(stretch).letter])
    line.append(f"  {names.get(stretch.article or '', 'no article')}  ")
    line.append(f"{stretch.start}-{stretch.end}", "dim")
    if stretch.source:
        line.append(f"  in the markup {stretch.source[0]}-{stretch.source[1]}", "dim")
    return line.append(f"  {clean(stretch.why)}", "italic")


def _source(stretch: Stretch, markup: str) -> Iterator[Text]:
    """Yield a segment as it stands in the markup, tags dim."""
    for line in excerpt(markup, stretch).split("\n"):
        if line.strip():
            shown = Text(clean(line))
            shown.highlight_regex(r"<[^<>]*>?", "dim")
            yield Text(f"{'':>{MARGIN}} | ", "dim") + shown


def _versions_of(sheet: PageSheet) -> Iterator[Text | str]:
    """Yield the other versions of a page's address, each with what shows the difference."""
    here = next((article for page, _, article in sheet.versions if page == sheet.page_id), "")
    for number, (page, fetched, article) in enumerate(sheet.versions, 1):
        line = Text(f"version {number} of {len(sheet.versions)}  {page}  {fetched or 'no time'}")
        if page == sheet.page_id:
            line.append("  this one", "bold")
        elif article and here:
            line.append(f"  copydesk diff {article} {here}", "dim")
        yield line


def _versions(sheet: VersionsSheet) -> Iterator[Text | str]:
    yield Text(clean(sheet.address), "bold")
    for number, version in enumerate(sheet.versions, 1):
        when = version.fetched or version.published or "no time"
        yield f"\n{number}  {when}  {version.page_id}  {clean(version.page)}"
        if version.status == "failed":
            yield Text("   could not be read", "red")
        elif version.article is None:
            yield Text("   no article on it", "dim")
        else:
            yield f"   {clean(version.headline or 'without headline')}  {version.article}"
        for text in version.added:
            yield Text(f"   {{+{clean(text)}+}}", CHANGED["added"])
        for text in version.cut:
            yield Text(f"   [-{clean(text)}-]", CHANGED["cut"])
        for before, after in version.edited:
            yield Text("   ") + _words(compare(before, after))


def _stretch(stretch: Stretch) -> Iterator[Text]:
    """Yield a segment: its role in the margin, furniture dim, shared sentences in their colour."""
    body = Text(style="" if stretch.article else "dim")
    at = stretch.start
    for sentence in stretch.sentences:
        shared = sentence.how != "own" and sentence.hue is not None
        body.append(stretch.text[at - stretch.start : sentence.start - stretch.start])
        if shared:
            body.append(f"{sentence.letter}{MARKS.get(sentence.how, '')} ", "dim")
        body.append(sentence.text, style_of(sentence.hue) if shared else "")
        at = sentence.end
    body.append(stretch.text[at - stretch.start :])
    if stretch.role == "headline":
        body.stylize("bold")
    lines = [line for line in body.split("\n") if line.plain.strip()]
    for number, line in enumerate(lines):
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
        head.append(f"{outlet.letter + MARKS.get(outlet.how, ''):<3}", style_of(outlet.hue))
        head.append(f"{clean(outlet.name)}  {clean(outlet.headline or '')}  ")
        head.append(outlet.article, "dim")
        yield head
    yield Text(f"{sheet.shared:.0%} of the sentences stand in all of them", "dim")
    for number, row in enumerate(sheet.rows, 1):
        yield f"\n{number}"
        for outlet, cell in zip(sheet.outlets, row.cells, strict=True):
            name = Text(f"  {clip(clean(outlet.name), 20):<20} | ", style_of(outlet.hue))
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
            yield Text(f"    {where(place)}", "dim")


def _search(sheet: SearchSheet) -> Iterator[Text | str]:
    if not sheet.groups:
        yield "Nothing found. Every word must stand in one article or fact; `word*` finds more."
    for number, group in enumerate(sheet.groups):
        head = Text("\n" if number else "")
        head.append(FOUND[group.kind], "bold")
        yield head.append(f"  {_found(group)}", "dim")
        for hit in group.hits:
            yield from _hit(hit)


def _found(group: Group) -> str:
    if group.cut:
        return f"more than {group.found:,} found; the newest are ranked"
    return f"{group.found:,} found"


def _hit(hit: Hit) -> Iterator[Text]:
    title = Text("  ")
    title.append_text(_marked(hit.title or "no headline", hit.marks)).stylize("bold")
    title.append(f"  {hit.id}", "dim")
    yield title
    names = ", ".join(map(clean, hit.outlets[:OUTLETS]))
    if len(hit.outlets) > OUTLETS:
        names += f" and {len(hit.outlets) - OUTLETS} more"
    counted = count_words(hit.count) if hit.count else ""
    yield Text("      " + " · ".join(filter(None, (names, hit.day, counted))))
    if hit.excerpt:
        excerpt = Text("      ").append_text(_marked(hit.excerpt.place.text, hit.excerpt.marks))
        yield excerpt.append(f"  {where(hit.excerpt.place)}", "dim")
    yield Text(f"      in {hit.story} {clean(hit.story_title)}", "dim")


def _marked(text: str, marks: tuple[Span, ...]) -> Text:
    """Return the text on one line, the words that were sought between [ and ]."""
    line, at = Text(), 0
    for start, end in marks:
        line.append(clean(" ".join(text[at:start].split("\n"))))
        line.append(f"[{clean(text[start:end])}]", "reverse")
        at = end
    return line.append(clean(" ".join(text[at:].split("\n"))))
