"""The front page: every story on a line, newest day first, best attested first within a day."""

from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from copydesk.views.attest import KIND_ORDER
from copydesk.views.judgements import apart
from copydesk.views.lookup import Lookup, Row
from copydesk.views.phrase import say_headline
from copydesk.views.sheets import FrontSheet, StoryLine
from copydesk.views.story import count_story, days_of
from copydesk.views.voices import assign


def front(
    look: Lookup,
    words: str | None = None,
    country: str | None = None,
    kind: str | None = None,
    at_most: int | None = None,
) -> FrontSheet:
    """Return the front page, or of it what fits the wishes.

    `words` stand in a story's headlines or texts, all of them; `country` is an ISO 3166
    code that acts in it; `kind` a root of PLOVER; `at_most` so many independent reports.
    """
    lines = _lines(look, with_words(look, words) if words else None)
    kept = [
        line
        for line in lines
        if (not country or country.upper() in line.countries)
        and (not kind or kind.upper() in line.kinds)
        and (at_most is None or line.count.independent <= at_most)
    ]
    kept.sort(key=lambda line: (line.title, line.story))
    kept.sort(key=lambda line: (line.count.independent, line.count.carriers), reverse=True)
    kept.sort(key=lambda line: line.day or "", reverse=True)
    pages = look.table("pages")
    return FrontSheet(
        pages=len(pages),
        failed=pc.sum(pc.equal(pages["status"], "failed")).as_py() or 0,
        articles=len(look.table("articles")),
        stories=tuple(kept),
        countries=tuple(sorted({code for line in lines for code in line.countries})),
    )


def with_words(look: Lookup, words: str) -> set[int]:
    """Return the stories with an article in whose headline and text all the words stand."""
    table = look.table("articles")
    # An unreadable half of a character pair cannot be sought, and stands in no text.
    asked = words.encode("utf-8", "ignore").decode().casefold().split()
    text = pc.binary_join_element_wise(
        pc.cast(pc.fill_null(table["headline"], ""), pa.large_string()),
        pc.fill_null(table["text"], ""),
        pa.scalar("\n", pa.large_string()),
    )
    text, fits = pc.utf8_lower(text), pa.scalar(True)
    for word in asked:
        fits = pc.and_(fits, pc.match_substring(text, word))
    found = table["article_id"].filter(fits) if asked else table["article_id"]
    rows = look.where("stories", "article_id", set(found.to_pylist()), "story_id")
    return {row["story_id"] for row in rows}


def _lines(look: Lookup, only: set[int] | None) -> list[StoryLine]:
    told = look.told()
    articles = _by_story(look.all("stories"))
    columns = ("story_id", "article_id", "on_id", "kind")
    dependencies = _by_story(look.all("dependencies", *columns))
    clashes = _by_story(look.all("clashes", "story_id", "verdict", "inside"))
    cuts = apart(look, [row["article_id"] for rows in articles.values() for row in rows])
    events = _events(look)
    tops = _tops(look, events)
    found = []
    for story, rows in articles.items():
        if only is not None and story not in only:
            continue
        voices = assign(rows, dependencies[story], told, cuts)
        real = [row["inside"] for row in clashes[story] if row["verdict"] == "clash"]
        carriers = [row for row in rows if row["article_id"] in told]
        days = days_of(rows)
        first = [voices.of[report[0]] for report in voices.reports]
        found.append(
            StoryLine(
                story=f"{story:016x}", title=rows[0]["title"] or "",
                day=days[-1] if days else None,
                count=count_story(carriers, voices), articles=len(rows),
                bands=tuple(
                    (voice.letter, voice.hue, carrying)
                    for voice, report in zip(first, voices.reports, strict=True)
                    if (carrying := len(told.intersection(report)))
                ),
                highlights=tuple(text for row in tops[story] if (text := say_headline(row))),
                countries=_codes(events[story]), kinds=_roots(events[story]),
                clashes=real.count("story"), inside=real.count("article"),
            )
        )  # fmt: skip
    return found


def _by_story(rows: list[Row]) -> dict[int, list[Row]]:
    filed: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        filed[row["story_id"]].append(row)
    return filed


def _tops(look: Lookup, events: dict[int, list[Row]]) -> dict[int, list[Row]]:
    """Return for each story its best attested event, quotation and figure.

    Of equally independent events, one that happened between states tells the story best.
    """
    between = {row["fact_id"] for rows in events.values() for row in rows if _between_states(row)}
    counts = {
        row["fact_id"]: (-row["independent"], row["fact_id"] not in between, -row["carriers"])
        for row in look.all("counts", "fact_id", "independent", "carriers")
    }
    read = look.table("mentions").group_by("fact_id").aggregate([("n", "min")])
    first = dict(zip(read["fact_id"].to_pylist(), read["n_min"].to_pylist(), strict=True))
    best: dict[tuple[int, str], tuple[tuple[int, bool, int], int, int]] = {}
    for row in look.all("facts", "fact_id", "story_id", "says"):
        number = row["fact_id"]
        slot = row["story_id"], row["says"]
        rank = counts.get(number, (0, True, 0)), first.get(number, 0), number
        best[slot] = min(best.get(slot, rank), rank)
    rows = look.where("facts", "fact_id", {fact for _, _, fact in best.values()})
    return _by_story(sorted(rows, key=lambda row: KIND_ORDER[row["says"]]))


def _between_states(row: Row) -> bool:
    return row["event"]["status"] == "happened" and len(_codes([row])) > 1


def _events(look: Lookup) -> dict[int, list[Row]]:
    return _by_story(look.where("facts", "says", ["event"], "story_id", "fact_id", "event"))


def _codes(rows: list[Row]) -> tuple[str, ...]:
    actors = (actor for row in rows for actor in row["event"]["actors"] or ())
    return tuple(sorted({actor["iso3"] for actor in actors if actor["iso3"]}))


def _roots(rows: list[Row]) -> tuple[str, ...]:
    return tuple(sorted({row["event"]["root"] for row in rows if row["event"]["root"]}))
