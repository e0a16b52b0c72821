"""A story on one sheet: its counts, the witness matrix, its clashes and the lineage of its texts.

A bare headline belongs to its story, but carries nothing: it is counted among the articles
and gets no column. The counts of a story are those of its texts: articles with text, texts
after copies are joined, reports after all that depends on another is joined. A story has no
speaker, so its origins are its independent reports.
"""

from collections import Counter
from typing import Any

from copydesk.errors import NotFound
from copydesk.views.attest import clash_rows, fact_rows
from copydesk.views.judgements import apart, on_articles, shown
from copydesk.views.lineage import branches
from copydesk.views.lookup import Lookup, Row, moment
from copydesk.views.sheets import Count, FactRow, Judged, Outlet, StorySheet
from copydesk.views.voices import LAST, Voices, assign

KNOWN = ("headline", "precision", "agency")


def story(look: Lookup, name: str) -> StorySheet:
    """Return the sheet of the story of this id, words of a headline, or page.

    Raises:
        NotFound: there is none.
        Ambiguous: there is more than one.
    """
    number = look.find_story(name)
    rows = look.where("stories", "story_id", [number])
    look.fetch({row["page_id"] for row in rows})
    told = look.told()
    cuts = apart(look, {row["article_id"] for row in rows})
    voices = assign(rows, look.where("dependencies", "story_id", [number]), told, cuts)
    columns = in_columns([row for row in rows if row["article_id"] in told], voices)
    outlets = outlets_of(look, columns, voices)
    days = days_of(rows)
    facts = look.where("facts", "story_id", [number], "fact_id", "says", "event")
    return StorySheet(
        story=f"{number:016x}",
        title=rows[0]["title"] or "",
        first=days[0] if days else None,
        last=days[-1] if days else None,
        place=_place(look, number, facts),
        count=count_story(columns, voices),
        articles=len(rows),
        outlets=outlets,
        facts=fact_rows(look, number, columns, voices),
        clashes=clash_rows(look, number),
        lineage=branches(look, number, outlets),
        judged=_judged(look, rows),
    )


def _judged(look: Lookup, rows: list[Row]) -> tuple[Judged, ...]:
    """Return what users judged of the articles of a story."""
    return tuple(shown(look, on_articles(look, {row["article_id"] for row in rows})))


def fact(look: Lookup, name: str) -> tuple[StorySheet, FactRow]:
    """Return the fact of this id, with the story it is told in.

    Raises:
        NotFound: there is none.
    """
    rows = look.all("facts", "fact_id", "story_id")
    homes = [row["story_id"] for row in rows if f"{row['fact_id']:016x}" == name]
    if not homes:
        raise NotFound(
            f"There is no fact {name}. `copydesk export DESK --table facts` lists what there is."
        )
    sheet = story(look, f"{homes[0]:016x}")
    return sheet, next(row for row in sheet.facts if row.fact == name)


def days_of(rows: list[Row]) -> list[str]:
    """Return the days on which a story's articles came out, in order.

    Where none says when, the days on which they were fetched must do.
    """
    printed = {day[:10] for row in rows if (day := moment(row["published"]))}
    return sorted(printed or {day for row in rows if (day := moment(row["anchor"]))})


def count_story(columns: list[Row], voices: Voices) -> Count:
    """Return the numbers of a story whose articles with text are these."""
    told = {row["article_id"] for row in columns}
    reports = sum(not told.isdisjoint(report) for report in voices.reports)
    return Count(
        carriers=len(told),
        texts=sum(not told.isdisjoint(text) for text in voices.texts),
        independent=reports,
        origins=reports,
        outlets=len({row["newsroom"] or row["page_id"] for row in columns}),
    )


def in_columns(rows: list[Row], voices: Voices) -> list[Row]:
    """Return articles as they stand side by side: report by report, the earliest first."""

    def order(row: Row) -> tuple[Any, ...]:
        voice = voices.of[row["article_id"]]
        time = moment(row["published"]) or moment(row["anchor"]) or LAST
        return voice.hue, voice.how in ("derived", "credited"), time, row["article_id"]

    return sorted(rows, key=order)


def outlets_of(look: Lookup, rows: list[Row], voices: Voices) -> tuple[Outlet, ...]:
    """Return the heads of the columns for these rows of `stories`, in their order."""
    ids = [row["article_id"] for row in rows]
    known = {row["article_id"]: row for row in look.where("articles", "article_id", ids, *KNOWN)}
    found = []
    for row in rows:
        more, voice = known[row["article_id"]], voices.of[row["article_id"]]
        found.append(
            Outlet(
                article=f"{row['article_id']:016x}", page=look.page_name(row["page_id"]),
                name=row["outlet"] or look.page_name(row["page_id"]), kind=row["kind"],
                headline=more["headline"],
                published=moment(row["published"], more["precision"]) or moment(row["anchor"]),
                letter=voice.letter, hue=voice.hue, how=voice.how,
            )
        )  # fmt: skip
    return tuple(found)


def _place(look: Lookup, number: int, facts: list[Row]) -> str | None:
    """Return where most of what happened happened, weighed by how well it is attested."""
    counts = look.where("counts", "story_id", [number], "fact_id", "independent")
    weights = {row["fact_id"]: row["independent"] for row in counts}
    places: Counter[str] = Counter()
    for fact in facts:
        if fact["says"] == "event" and fact["event"]["place"]:
            places[fact["event"]["place"]] += weights.get(fact["fact_id"], 0)
    return min(places, key=lambda place: (-places[place], place), default=None)
