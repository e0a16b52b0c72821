"""A page as it came, and an article on it: every character in its place, with its role.

A sentence is copied where an article of another newsroom prints it too, derived where the
article rewrites another in that place, else its own. Likeness has no direction: what two
newsrooms share is shown in both, and neither is said to have taken it.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from copydesk.tables import show_id
from copydesk.views import markup, parts
from copydesk.views.lookup import Lookup, Row, moment
from copydesk.views.sheets import ArticleSheet, PageSheet, Sentence, Stretch
from copydesk.views.versions import others
from copydesk.views.voices import Voice, Voices, voices_of


def page(look: Lookup, name: str) -> PageSheet:
    """Return the page of this name, end of a name, or id.

    Raises:
        NotFound: there is none.
        Ambiguous: there is more than one.
    """
    return _page(look, look.find_page(name))


def failed(look: Lookup) -> tuple[PageSheet, ...]:
    """Return the pages that could not be read, by name."""
    rows = look.where("pages", "status", ["failed"])
    rows.sort(key=lambda row: (row["page"], row["page_id"]))
    return tuple(_sheet(row, "", (), ()) for row in rows)


def article(look: Lookup, name: str) -> ArticleSheet:
    """Return the article of this id, the main article of a page, or that of a headline.

    Raises:
        NotFound: there is none.
        Ambiguous: there is more than one.
    """
    row = look.find_article(name)
    number = row["article_id"]
    sheet = _page(look, look.where("pages", "page_id", [row["page_id"]])[0])
    mine = _sentences_of(sheet, show_id(number))
    shares = _shares(mine)
    filed = look.where("stories", "article_id", [number], "story_id", "title")
    return ArticleSheet(
        article=f"{number:016x}", page=sheet,
        **{name: row[name] for name in SAME},
        published=moment(row["published"], row["precision"]),
        story=show_id(filed[0]["story_id"]) if filed else None,
        story_title=filed[0]["title"] if filed else None,
        copied=shares["copy"], derived=shares["derived"], own=shares["own"],
        depends=_depends(look, number), changes=_changes(mine),
        known=parts.known(row, sheet.text),
    )  # fmt: skip


TOLD = (
    "language", "declared_language", "section", "canonical", "link", "paywall", "also_read", "zone",
    "modified",
)  # fmt: skip
HEADS = ("article_id", "kind", "headline", "start", *TOLD)
SAME = ("kind", "headline", "outlet", "agency", "byline", "dateline", "published_text", "language")


@dataclass(frozen=True)
class Surroundings:
    """What is known around the sentences of a page: stories, printings elsewhere, facts."""

    voices: dict[int, Voices]
    newsrooms: dict[int, set[object]]
    carriers: dict[int, set[int]]
    facts: dict[tuple[int, int], dict[str, None]]
    rewritten: dict[int, list[tuple[int, int]]]

    def voice(self, article: int) -> Voice | None:
        """Return the voice of an article, or None where its story has no other voice."""
        voices = self.voices.get(article)
        return voices.of[article] if voices and len(voices.of) > 1 else None

    def how(self, row: Row) -> str:
        """Say whether a sentence is copied, derived or the article's own."""
        if len(self.newsrooms[row["sentence_id"]]) > 1:
            return "copy"
        spans = self.rewritten.get(row["article_id"], ())
        covered = any(start < row["end"] and end > row["start"] for start, end in spans)
        return "derived" if covered else "own"


def _page(look: Lookup, row: Row) -> PageSheet:
    number = row["page_id"]
    segments = look.where("segments", "page_id", [number])
    segments.sort(key=lambda s: (s["start"], s["end"]))
    printed = look.where("carriers", "page_id", [number])
    printed.sort(key=lambda s: (s["start"], s["end"]))
    around = _surroundings(look, printed)
    text = look.text(number)
    filed: dict[int, list[Row]] = defaultdict(list)
    for sentence in printed:
        filed[sentence["article_id"]].append(sentence)
    trace = markup.trace_of(look.where("pages", "page_id", [number], "trace")[0]["trace"])
    stretches = tuple(
        replace(
            _stretch(segment, text, filed.get(segment["article_id"], []), around),
            source=markup.source_of(trace, segment["start"], segment["end"]),
        )
        for segment in segments
    )
    articles = look.where("articles", "page_id", [number], *HEADS)
    articles.sort(key=lambda a: (a["start"], a["article_id"]))
    heads = tuple((f"{a['article_id']:016x}", a["kind"], a["headline"] or "") for a in articles)
    own = next((a for a in articles if a["kind"] == "main"), None)
    return replace(
        _sheet(row, text, stretches, heads), versions=others(look, row),
        known=parts.known(own, text) if own else (),
    )  # fmt: skip


def _sheet(
    row: Row, text: str, stretches: tuple[Stretch, ...], articles: tuple[tuple[str, str, str], ...]
) -> PageSheet:
    return PageSheet(
        page=row["page"], page_id=f"{row['page_id']:016x}", url=row["url"],
        fetched=moment(row["fetched"]), status=row["status"], reason=row["reason"], text=text,
        stretches=stretches, articles=articles,
    )  # fmt: skip


def _surroundings(look: Lookup, printed: list[Row]) -> Surroundings:
    articles = {row["article_id"] for row in printed}
    sentences = {row["sentence_id"] for row in printed}
    newsrooms: dict[int, set[object]] = defaultdict(set)
    carriers: dict[int, set[int]] = defaultdict(set)
    columns = ("article_id", "newsroom", "role")
    for row in look.where("carriers", "sentence_id", sentences, *columns):
        if row["role"] != "headline":
            newsrooms[row["sentence_id"]].add(row["newsroom"] or row["article_id"])
            carriers[row["sentence_id"]].add(row["article_id"])
    facts: dict[tuple[int, int], dict[str, None]] = defaultdict(dict)
    for row in look.where("mentions", "article_id", articles, "n", "fact_id"):
        facts[row["article_id"], row["n"]][f"{row['fact_id']:016x}"] = None
    rewritten: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in look.where("dependencies", "article_id", articles, "kind", "covered"):
        if row["kind"] == "derived":
            spans = ((span["start"], span["end"]) for span in row["covered"] or ())
            rewritten[row["article_id"]].extend(spans)
    return Surroundings(voices_of(look, articles), newsrooms, carriers, facts, rewritten)


def _stretch(segment: Row, text: str, printed: list[Row], around: Surroundings) -> Stretch:
    start, end = segment["start"], segment["end"]
    inside = (row for row in printed if start <= row["start"] and row["end"] <= end)
    return Stretch(
        start=start, end=end, role=segment["role"], article=show_id(segment["article_id"]),
        kind=segment["kind"], why=segment["why"] or "", text=text[start:end],
        sentences=tuple(_sentence(row, text, around) for row in inside),
    )  # fmt: skip


def _sentence(row: Row, text: str, around: Surroundings) -> Sentence:
    start, end = row["start"], row["end"]
    voice = around.voice(row["article_id"])
    return Sentence(
        start=start, end=end, text=text[start:end],
        letter=voice.letter if voice else None, hue=voice.hue if voice else None,
        how=around.how(row), carriers=len(around.carriers[row["sentence_id"]]),
        edits=tuple(row["edits"] or ()),
        facts=tuple(around.facts.get((row["article_id"], row["n"]), ())),
    )  # fmt: skip


def _sentences_of(sheet: PageSheet, article: str | None) -> list[Sentence]:
    """Return the sentences of an article's body."""
    bodies = (s for s in sheet.stretches if s.article == article and s.role == "body")
    return [sentence for body in bodies for sentence in body.sentences]


def _shares(sentences: list[Sentence]) -> dict[str, float]:
    """Return which share of the characters is copied, derived and the article's own."""
    sums = {"copy": 0, "derived": 0, "own": 0}
    for sentence in sentences:
        sums[sentence.how] += sentence.end - sentence.start
    total = sum(sums.values())
    return {how: number / total if total else 0.0 for how, number in sums.items()}


def _depends(look: Lookup, number: int) -> tuple[tuple[str, str, str, float], ...]:
    """Return what the article depends on: id, name, kind, share of the other that it covers."""
    rows = look.where("dependencies", "article_id", [number], "on_id", "kind", "coverage")
    rows.sort(key=lambda row: (-(row["coverage"] or 0), row["on_id"], row["kind"]))
    columns = ("outlet", "page_id")
    others = look.where("articles", "article_id", {row["on_id"] for row in rows}, *columns)
    names = {a["article_id"]: a["outlet"] or look.page_name(a["page_id"]) for a in others}
    return tuple(
        (f"{row['on_id']:016x}", names[row["on_id"]], row["kind"], row["coverage"] or 0.0)
        for row in rows
    )


def _changes(sentences: list[Sentence]) -> tuple[tuple[str, str], ...]:
    """Return what the outlet changed, each change once, in reading order."""
    edits = dict.fromkeys(edit for sentence in sentences for edit in sentence.edits)
    split = (edit.partition(": ") for edit in edits)
    return tuple((kind, change) for kind, _, change in split)
