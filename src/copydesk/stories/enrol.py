"""File articles and what they print under their stories, and give each story its title.

A story is called by the headline that is most like the others: what most of those who print it
call it, so that neither a commentator's angle nor one desk's pun names the event.
"""

from collections import Counter, defaultdict
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from copydesk.tables import (
    Articles,
    Carriers,
    Coverage,
    Enrolled,
    Groups,
    Stories,
    make_id,
    shape_of,
)
from copydesk.text import sentences, stem, words

TITLE = 90  # code points of a title made from a sentence: two lines on a narrow screen


def enrol(articles: Articles, groups: Groups) -> Enrolled:
    """Return one row per article, in no order; an article like no other is a story alone."""
    found = pc.index_in(articles["article_id"], value_set=groups["article_id"].combine_chunks())
    alone = pa.array(
        [make_id("story", article) for article in articles["article_id"].to_pylist()],
        pa.uint64(),
    )
    story = pc.coalesce(groups["story_id"].combine_chunks().take(found.combine_chunks()), alone)
    texts = zip(*(articles[name].to_pylist() for name in ("text", "dateline")), strict=True)
    columns = {
        "story_id": story,
        "length": pc.fill_null(pc.utf8_length(articles["text"]), 0),
        "beginning": pa.array([_beginning(*text) for text in texts], pa.string()),
    }
    return pa.table(
        [
            columns.get(name, articles[name] if name in articles.column_names else None)
            for name in shape_of(Enrolled).schema.names
        ],
        names=shape_of(Enrolled).schema.names,
    ).cast(shape_of(Enrolled).schema)


def title(enrolled: Enrolled) -> Stories:
    """Return one row per article, with the title of its story, in no order."""
    told: dict[int, list[dict[str, Any]]] = defaultdict(list)
    columns = ["story_id", "article_id", "kind", "headline", "length", "beginning"]
    for article in enrolled.select(columns).to_pylist():
        told[article["story_id"]].append(article)
    titles = {story: _title(articles) for story, articles in told.items()}
    stories = enrolled["story_id"].to_pylist()
    named = enrolled.append_column("storyline_id", enrolled["story_id"]).append_column(
        "title", pa.array([titles[story] for story in stories], pa.string())
    )
    return named.select(shape_of(Stories).schema.names).combine_chunks()


def _title(articles: list[dict[str, Any]]) -> str | None:
    """Return the most typical headline, or how the fullest article begins if there is none."""
    ranked = sorted(articles, key=_fullness)
    headlines = [" ".join(a["headline"].split()) for a in ranked if a["headline"]]
    if headlines:
        typical = _typicality(headlines)
        return max(dict.fromkeys(headlines), key=lambda line: typical[line])
    return next((article["beginning"] for article in ranked if article["beginning"]), None)


def _typicality(headlines: list[str]) -> dict[str, float]:
    """Return for each headline the summed share of words that it has in common with the others."""
    counts = Counter(headlines)
    stems = {line: {stem(line[a:b]) for a, b in words(line)} for line in counts}
    return {
        line: sum(
            times * len(stems[line] & stems[other]) / max(1, len(stems[line] | stems[other]))
            for other, times in counts.items()
        )
        for line in counts
    }


def _fullness(article: dict[str, Any]) -> tuple[bool, int, int]:
    return article["kind"] == "teaser", -article["length"], article["article_id"]


def _beginning(text: str | None, dateline: str | None) -> str | None:
    """Return the first sentence without its dateline, cut at a word; None if there is no text."""
    if not text:
        return None
    if dateline and text.startswith(dateline):
        text = text[len(dateline) :].lstrip(" \t|:,.-–—")
    start, end = next(iter(sentences(text[: 10 * TITLE])), (0, len(text)))
    sentence = " ".join(text[start:end].split())
    if len(sentence) <= TITLE:
        return sentence or None
    cut = sentence[: TITLE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:–—-") + "…"


def cover(carriers: Carriers, enrolled: Enrolled) -> Coverage:
    """Return one row per sentence that an article prints, in no order.

    A sentence of an article that is in no story is left out; there is none on a desk.
    """
    found = pc.index_in(carriers["article_id"], value_set=enrolled["article_id"].combine_chunks())
    known = found.is_valid()
    printed, story = carriers.filter(known), enrolled.take(found.filter(known))
    columns = [
        printed[name] if name in printed.column_names else story[name]
        for name in shape_of(Coverage).schema.names
    ]
    return pa.table(columns, schema=shape_of(Coverage).schema)
