"""What a search finds, by kind: articles, events, quotations, figures, each with its characters.

The index knows ids and ranks only. What a hit says, who prints it and how well it is attested is
read from the tables, and the words that were sought are marked in the text as it stands on its
page. A kind with more hits than are ranked says so and never guesses how many.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from copydesk.engine.question import KINDS, Question, marks
from copydesk.engine.search import Answer
from copydesk.errors import BadInput
from copydesk.text import Span
from copydesk.views.attest import best_mentions, file
from copydesk.views.lookup import Lookup, Row, moment
from copydesk.views.phrase import say_clause, say_detail
from copydesk.views.sheets import Count, Place

Ask = Callable[[Question], Answer]

LONGEST = 240  # characters of an excerpt
BEFORE = 60  # of them before the first word that was sought, where the text is longer
WHOLE = re.compile(r"[0-9a-f]{16}")
FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class Excerpt:
    """Characters of a page around words that were sought; `marks` count from the place's start."""

    place: Place
    marks: tuple[Span, ...]


@dataclass(frozen=True)
class Hit:
    """An article or a fact that was found.

    `title` is the headline, or the fact in its words, and `marks` spans of it. `count` is a
    fact's. `day` is that of the article, or of the first that prints the fact.
    """

    id: str
    kind: str
    title: str
    marks: tuple[Span, ...]
    detail: str
    story: str
    story_title: str
    outlets: tuple[str, ...]
    day: str | None
    count: Count | None
    excerpt: Excerpt | None


@dataclass(frozen=True)
class Group:
    """The hits of one kind, best first: `found` in all, if `cut` more than that."""

    kind: str
    found: int
    cut: bool
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class SearchSheet:
    """What was found, by kind; kinds without a hit are absent."""

    words: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Sought:
    """What a reader seeks, as he types it; an empty field asks for nothing.

    `kind` is one of KINDS, `since` and `until` are days as 2026-03-04, `story` whatever names one,
    `origins` at most so many; `limit` and `page` (from 1) count hits of each kind.
    """

    words: str = ""
    kind: str = ""
    outlet: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    story: str = ""
    root: str = ""
    origins: int | None = None
    limit: int = 10
    page: int = 1


def search(look: Lookup, ask: Ask, sought: Sought) -> SearchSheet:
    """Return what answers, by kind.

    Raises:
        BadInput: there is no such kind, or no such day.
        NotFound: there is no such story.
        Ambiguous: more than one story is called so.
    """
    if sought.kind and sought.kind not in KINDS:
        raise BadInput(f"There is no kind {sought.kind}. There are {', '.join(KINDS)}.")
    question = Question(
        words=sought.words, outlet=sought.outlet or None, country=sought.country or None,
        first=_day(sought.since), last=_day(sought.until),
        story=_story(look, sought.story) if sought.story else None,
        root=sought.root or None, origins=sought.origins,
        limit=sought.limit, page=max(sought.page, 1) - 1,
    )  # fmt: skip
    groups = []
    # A question with nothing in it asks for nothing, also of one kind.
    for kind in (sought.kind,) if sought.kind else KINDS if question.asks() else ():
        answer = ask(replace(question, kinds=(kind,)))
        ids = [hit.id for hit in answer.hits]
        read = _articles if kind == "article" else _facts
        found = read(look, ids, sought.words)
        hits = tuple(found[number] for number in ids if number in found)
        if answer.total:
            groups.append(Group(kind, answer.total, answer.cut, hits))
    return SearchSheet(sought.words, tuple(groups))


def _story(look: Lookup, name: str) -> int:
    """Return the story of this name; one named by its whole id costs no look at the others."""
    if WHOLE.fullmatch(name) and look.where("stories", "story_id", [int(name, 16)], "story_id"):
        return int(name, 16)
    return look.find_story(name)


def as_typed(words: Sequence[str]) -> str:
    """Return words that a shell has parted as one question: what it held together is a phrase.

    >>> as_typed(["patrol ships", "harbour*", "-no strike"])
    '"patrol ships" harbour* -"no strike"'
    """
    if len(words) < 2:
        return " ".join(words)
    held = (w if " " not in w or '"' in w else f'"{w}"' for w in words)
    return " ".join(f'-"{w[2:]}' if w.startswith('"-') else w for w in held)


def _day(text: str) -> int | None:
    try:
        return (date.fromisoformat(text) - FIRST_DAY).days if text else None
    except ValueError:
        raise BadInput(f"{text} is no day. Write it as 2026-03-04.") from None


def _articles(look: Lookup, ids: Collection[int], words: str) -> dict[int, Hit]:
    """Return a hit for each of these articles."""
    rows = look.where("articles", "article_id", ids)
    columns = ("article_id", "story_id", "title")
    homes = {row["article_id"]: row for row in look.where("stories", "article_id", ids, *columns)}
    look.fetch({row["page_id"] for row in rows})
    found = {}
    for row in rows:
        home, headline = homes[row["article_id"]], row["headline"] or ""
        found[row["article_id"]] = Hit(
            id=f"{row['article_id']:016x}", kind="article",
            title=headline, marks=tuple(marks(words, headline)), detail=row["kind"],
            story=f"{home['story_id']:016x}", story_title=home["title"] or "",
            outlets=(row["outlet"] or look.page_name(row["page_id"]),),
            day=moment(row["published"], "day") or moment(row["anchor"]), count=None,
            excerpt=_excerpt(look, row, [(s["start"], s["end"]) for s in row["body"]], words),
        )  # fmt: skip
    return found


def _facts(look: Lookup, ids: Collection[int], words: str) -> dict[int, Hit]:
    """Return a hit for each of these facts, cited where it is stated first."""
    rows = look.where("facts", "fact_id", ids)
    counts = {row["fact_id"]: row for row in look.where("counts", "fact_id", ids)}
    mentions = file(look.where("mentions", "fact_id", ids))
    columns = ("article_id", "title", "outlet", "newsroom", "page_id", "published", "anchor")
    printed = {row["article_id"] for its in mentions.values() for row in its}
    homes = {
        row["article_id"]: row for row in look.where("stories", "article_id", printed, *columns)
    }
    first = {number: _first(mentions[number], words) for number in mentions}
    look.fetch({row["page_id"] for row in first.values()})
    look.fetch_names({home["page_id"] for home in homes.values() if not home["outlet"]})
    found = {}
    for row in rows:
        number = row["fact_id"]
        by = [homes[article] for article in sorted({m["article_id"] for m in mentions[number]})]
        title, count = say_clause(row, mentions[number]), counts.get(number)
        outlets = {home["newsroom"] or home["page_id"]: home for home in reversed(by)}
        days = (moment(home["published"], "day") or moment(home["anchor"]) for home in by)
        span = [(first[number]["start"], first[number]["end"])] if number in first else []
        found[number] = Hit(
            id=f"{number:016x}", kind=row["says"],
            title=title, marks=tuple(marks(words, title)), detail=say_detail(row),
            story=f"{row['story_id']:016x}", story_title=by[0]["title"] or "" if by else "",
            outlets=tuple(sorted(
                m["outlet"] or look.page_name(m["page_id"]) for m in outlets.values()
            )),
            day=min(filter(None, days), default=None),
            count=Count(
                count["carriers"], count["texts"], count["independent"], count["origins"],
                len(outlets),
            ) if count else None,
            excerpt=_excerpt(look, first[number], span, words) if span else None,
        )  # fmt: skip
    return found


def _first(mentions: list[Row], words: str) -> Row:
    """Return where a fact is stated with most of the words, of these the earliest."""
    best = best_mentions(mentions).values()
    return min(
        best,
        key=lambda m: (
            -len(marks(words, m["text"])), m["role"] == "headline", moment(m["published"]) or "~",
            m["article_id"],
        ),
    )  # fmt: skip


def _excerpt(look: Lookup, row: Row, spans: list[Span], words: str) -> Excerpt | None:
    """Return the characters of an article's page, within one of these spans, with most marks."""
    text = look.text(row["page_id"])
    best: tuple[int, Span, list[Span]] | None = None
    for start, end in spans:
        found = marks(words, text[start:end])
        offset, stop, number = _window(text[start:end], found)
        if best is None or number > best[0]:
            within = [(a - offset, b - offset) for a, b in found if offset <= a and b <= stop]
            best = number, (start + offset, start + stop), within
    if best is None:
        return None
    _, (start, end), found = best
    place = look.place({**row, "from": start, "to": end}, "from", "to")
    return Excerpt(place, tuple(found))


def _window(text: str, found: list[Span]) -> tuple[int, int, int]:
    """Return start and end of the part of a text with most different words marked, and how many."""
    if not found or len(text) <= LONGEST:
        start, number = 0, len({text[a:b].casefold() for a, b in found})
    else:
        held = {
            a: len({text[c:d].casefold() for c, d in found if a <= c and d <= a + LONGEST - BEFORE})
            for a, _ in found
        }
        start = max(held, key=lambda a: (held[a], -a))
        number = held[start]
        start = _after_gap(text, max(start - BEFORE, 0), start)
    end = start + LONGEST
    if end < len(text):
        last = max((b for _, b in found if b <= end), default=start)
        gap = text.rfind(" ", max(last, start + LONGEST // 2), end + 1)
        end = gap if gap > 0 else end
    return start, min(end, len(text)), number


def _after_gap(text: str, start: int, limit: int) -> int:
    """Return where the first word begins from here on, or `start` where none does."""
    if start == 0:
        return 0
    gap = text.find(" ", start - 1, limit)
    return gap + 1 if gap >= 0 else start
