"""What users have judged, as it is shown: in their words, beside what it is about.

A judgement that is about nothing in the desk is listed all the same: its pages may be still to
come, and nothing that a user said is dropped.
"""

from collections import defaultdict
from collections.abc import Iterable

from copydesk.views.lookup import Lookup, Row, moment
from copydesk.views.phrase import say_fact
from copydesk.views.sheets import Judged
from copydesk.witnesses.hear import JOINED, cuts_tie
from copydesk.witnesses.overrule import speaks_of

DONE = {"cut": "cut", "join": "joined", "note": "note"}


def listed(look: Lookup) -> tuple[Judged, ...]:
    """Return every judgement that stands, in the order in which they were made."""
    rows = look.all("judgements")
    return tuple(shown(look, rows))


def shown(look: Lookup, rows: Iterable[Row]) -> list[Judged]:
    """Return these judgements as they are shown, in the order in which they were made."""
    rows = sorted(rows, key=lambda row: (row["made"], row["judgement_id"]))
    ids = {row[name] for row in rows for name in ("article_id", "other_id")} - {None}
    articles = _names(look, ids)
    stated = _statements(look, {row["article_id"] for row in rows if row["key"] is not None})
    facts = [_fact(row, stated) for row in rows]
    texts = {
        row["fact_id"]: say_fact(row)
        for row in look.where("facts", "fact_id", {fact for fact in facts if fact})
    }
    return [
        Judged(
            judgement=f"{row['judgement_id']:016x}", time=moment(row["made"]) or "",
            kind=row["kind"], who=row["who"] or "", note=row["note"] or "",
            articles=tuple(_pair(row, articles)), fact=f"{fact:016x}" if fact else None,
            text=texts.get(fact, "") if fact else "", ties=tuple(row["ties"] or ()),
            on=_on(row), answers=_answers(row, fact, articles),
        )
        for row, fact in zip(rows, facts, strict=True)
    ]  # fmt: skip


def on_articles(look: Lookup, articles: Iterable[int]) -> list[Row]:
    """Return the judgements in which one of these articles is named."""
    ids = set(articles)
    rows = [
        *look.where("judgements", "article_id", ids),
        *look.where("judgements", "other_id", ids),
    ]
    return list({row["judgement_id"]: row for row in rows}.values())


def about_fact(rows: list[Row], mentions: list[Row]) -> list[Row]:
    """Return the judgements that are about a fact with these mentions: on it, or on all facts.

    A headline makes no report, so it can be noted on, but not cut or joined.
    """
    noted: dict[int, list[Row]] = defaultdict(list)
    told: dict[int, list[Row]] = defaultdict(list)
    for mention in mentions:
        noted[mention["article_id"]].append(mention)
        if mention["role"] != "headline":
            told[mention["article_id"]].append(mention)
    return [
        row
        for row in rows
        if any(
            speaks_of(row, mention)
            for mention in (noted if row["kind"] == "note" else told)[row["article_id"]]
        )
        and (row["key"] is not None if row["kind"] == "note" else bool(told[row["other_id"]]))
    ]


def struck(tie: Row, rows: list[Row]) -> Row | None:
    """Return the judgement that cuts a tie of a fact, of those about that fact."""
    cuts = (row for row in rows if row["kind"] == "cut")
    return next(
        (r for r in cuts if cuts_tie(tie, {r["article_id"], r["other_id"]}, r["ties"])), None
    )


def joined(rows: list[Row]) -> list[Row]:
    """Return a tie for each judgement that joins two reports of the fact these are about."""
    return [
        {
            "article_id": row["article_id"], "other_id": row["other_id"], "kind": JOINED,
            "score": 1.0, "evidence": [], "judgement": row,
        }
        for row in rows
        if row["kind"] == "join"
    ]  # fmt: skip


def apart(look: Lookup, articles: Iterable[int]) -> set[frozenset[int]]:
    """Return the pairs of these articles that users cut for all facts and all ties."""
    return {
        frozenset((row["article_id"], row["other_id"]))
        for row in on_articles(look, articles)
        if row["kind"] == "cut" and row["key"] is None and not row["ties"]
    }


def say_judged(row: Judged) -> str:
    """Return a judgement in words: `cut by a user (ann): Ledger | Post: the Post had its own man`.

    >>> say_judged(Judged("1", "", "note", "ann", "see Friday", (("7", "The Post"),)))
    'note by a user (ann): The Post: see Friday'
    """
    who = f" ({row.who})" if row.who else ""
    names = (
        " | ".join(name for _, name in row.articles)
        if row.kind != "note" or row.on == "article"
        else ""
    )
    kinds = f"ties {', '.join(row.ties)}" if row.ties else ""
    said = ": ".join(part for part in (names, kinds, row.note) if part)
    return f"{DONE[row.kind]} by a user{who}: {said}"


def _names(look: Lookup, articles: set[int]) -> dict[int, str]:
    rows = look.where("articles", "article_id", articles, "outlet", "page_id")
    return {row["article_id"]: row["outlet"] or look.page_name(row["page_id"]) for row in rows}


def _pair(row: Row, names: dict[int, str]) -> Iterable[tuple[str, str]]:
    for article in (row["article_id"], row["other_id"]):
        if article is not None:
            yield f"{article:016x}", names.get(article, f"{article:016x}")


def _statements(look: Lookup, articles: set[int]) -> dict[int, list[Row]]:
    columns = ("key", "item", "says", "implied", "fact_id")
    stated: dict[int, list[Row]] = defaultdict(list)
    for row in look.where("mentions", "article_id", articles, *columns):
        stated[row["article_id"]].append(row)
    return stated


def _fact(row: Row, stated: dict[int, list[Row]]) -> int | None:
    """Return the fact that a judgement is on as it is now, if it is on one that is there."""
    if row["key"] is None:
        return None
    mentions = (mention for mention in stated[row["article_id"]] if speaks_of(row, mention))
    return next((int(mention["fact_id"]) for mention in mentions), None)


def _on(row: Row) -> str:
    if row["key"] is not None or row["fact_id"] is not None:
        return "fact"
    if row["kind"] == "note":
        return "story" if row["story_id"] is not None else "article"
    return "all facts"


def _answers(row: Row, fact: int | None, articles: dict[int, str]) -> bool:
    """Say whether what a judgement is about is in the desk."""
    named = {row["article_id"], row["other_id"]} - {None}
    return named <= articles.keys() and (fact is not None or row["key"] is None)
