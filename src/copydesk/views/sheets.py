"""What a screen shows, as plain values: the contract between what is looked up and how it looks.

The command line and the web show the same sheets. Nothing here reads a table or draws;
ids are 16 hex digits, times ISO 8601, offsets code points in the page's text.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """The characters that something rests on."""

    article: str
    page: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Count:
    """The four numbers of a fact or a story; `outlets` are newsrooms that print it."""

    carriers: int
    texts: int
    independent: int
    origins: int
    outlets: int = 0


@dataclass(frozen=True)
class Outlet:
    """A column of the witness matrix: one article of the story.

    `letter` is shared by all articles of one independent report (A, B, ...), `hue` its number in
    the colour-blind-safe set; `how` is `own`, `copy`, `derived` or `credited`.
    """

    article: str
    page: str
    name: str
    kind: str
    headline: str | None
    published: str | None
    letter: str
    hue: int
    how: str


@dataclass(frozen=True)
class Cell:
    """Where one article states one fact; None stands in its place where it does not."""

    letter: str
    hue: int
    how: str
    place: Place


@dataclass(frozen=True)
class Judged:
    """What a user has judged. `articles` are (id, name); `fact` is the one it is on, as it is now;
    `on` is fact, all facts, story or article; `answers` says whether that is in the desk."""

    judgement: str
    time: str
    kind: str
    who: str
    note: str
    articles: tuple[tuple[str, str], ...] = ()
    fact: str | None = None
    text: str = ""
    ties: tuple[str, ...] = ()
    on: str = "article"
    answers: bool = True


@dataclass(frozen=True)
class Edge:
    """Why two reports of a fact are not independent; with `cut`, why a user says they are."""

    kind: str
    article: str
    other: str
    score: float
    evidence: tuple[tuple[str, Place], ...]
    cut: str = ""


@dataclass(frozen=True)
class FactRow:
    """A row of the matrix: a fact, its counts, and a cell or None for every outlet, in order."""

    fact: str
    kind: str
    text: str
    detail: str
    note: str
    count: Count
    cells: tuple[Cell | None, ...]
    wordings: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True)
class ClashRow:
    """A disagreement with the characters of each side."""

    clash: str
    slot: str
    verdict: str
    inside: str
    sides: tuple[tuple[str, Place], ...]


@dataclass(frozen=True)
class Branch:
    """A node of the lineage: an article, what it took and from whom (None for a root).

    `shown` says by what that source is claimed, `text` or `credit`; None where it was only seen
    first. `evidence` are what shows it and the characters that do.
    """

    article: str
    name: str
    letter: str
    hue: int
    how: str
    on: str | None
    note: str
    published: str | None
    shown: str | None = None
    evidence: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True)
class StorySheet:
    """A story: counts, matrix, clashes, lineage."""

    story: str
    title: str
    first: str | None
    last: str | None
    place: str | None
    count: Count
    articles: int
    outlets: tuple[Outlet, ...]
    facts: tuple[FactRow, ...]
    clashes: tuple[ClashRow, ...]
    lineage: tuple[Branch, ...]
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True)
class StoryLine:
    """A line of the front page. `bands` are (letter, hue, articles) per independent report."""

    story: str
    title: str
    day: str | None
    count: Count
    articles: int
    bands: tuple[tuple[str, int, int], ...]
    highlights: tuple[str, ...]
    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    clashes: int
    inside: int


@dataclass(frozen=True)
class FrontSheet:
    """The front page: stories, best attested first within a day; pages read and failed."""

    pages: int
    failed: int
    articles: int
    stories: tuple[StoryLine, ...]
    countries: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article, with the letter of the report whose text it shares."""

    start: int
    end: int
    text: str
    letter: str | None
    hue: int | None
    how: str
    carriers: int
    edits: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """A segment of a page as it stands: furniture, or part of an article.

    `source` is where it stands in the markup of a page of HTML.
    """

    start: int
    end: int
    role: str
    article: str | None
    kind: str | None
    why: str
    text: str
    sentences: tuple[Sentence, ...] = ()
    source: tuple[int, int] | None = None


@dataclass(frozen=True)
class PageSheet:
    """A page as it came, cut into stretches; white space between them is kept in `text`.

    `versions` are (page, fetched, main article) of its address, the earliest first, if several;
    `known` is what is known of its own article besides its text, as (name, words).
    """

    page: str
    page_id: str
    url: str | None
    fetched: str | None
    status: str
    reason: str | None
    text: str
    stretches: tuple[Stretch, ...]
    articles: tuple[tuple[str, str, str], ...]
    versions: tuple[tuple[str, str, str], ...] = ()
    known: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ArticleSheet:
    """One article: what is known of it, its page, and how much of it is whose."""

    article: str
    page: PageSheet
    kind: str
    headline: str | None
    outlet: str | None
    agency: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    published_text: str | None
    language: str | None
    story: str | None
    story_title: str | None
    copied: float
    derived: float
    own: float
    depends: tuple[tuple[str, str, str, float], ...]
    changes: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Word:
    """A run of words in a diff: `kind` is same, spelling, cut, added, word, number, name, date or
    quotation; a cut run stands in the reference only and is shown struck."""

    text: str
    kind: str


@dataclass(frozen=True)
class DiffRow:
    """One sentence across the carriers: None where an article does not print it."""

    cells: tuple[tuple[Word, ...] | None, ...]
    edits: tuple[tuple[str, ...], ...]
    places: tuple[Place | None, ...]


@dataclass(frozen=True)
class DiffSheet:
    """Two to six carriers aligned sentence by sentence; the first is the reference."""

    outlets: tuple[Outlet, ...]
    rows: tuple[DiffRow, ...]
    shared: float


@dataclass(frozen=True)
class Wording:
    """One wording of a quotation that was looked for, and where it is printed."""

    text: str
    exact: bool
    similarity: float
    speaker: str | None
    places: tuple[Place, ...]
    outlets: tuple[str, ...]
    missing: tuple[str, ...] = field(default=())
    added: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class QuoteSheet:
    """Whether a quotation is printed: wordings, the closest first."""

    asked: str
    verdict: str
    wordings: tuple[Wording, ...]
