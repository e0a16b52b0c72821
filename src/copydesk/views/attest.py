"""Set out the facts of a story against its articles: who states what, in which voice.

Facts stand best attested first: most independent reports, then most carriers. A note says
what a reader would otherwise overrate: many carriers of one origin, many reports of one voice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from copydesk.tables import show_id
from copydesk.views.judgements import about_fact, joined, on_articles, say_judged, shown, struck
from copydesk.views.lookup import Lookup, Row
from copydesk.views.phrase import say_clause, say_detail
from copydesk.views.sheets import Cell, ClashRow, Count, Edge, FactRow, Judged, Place
from copydesk.views.voices import Voice, Voices

KIND_ORDER = {"event": 0, "quote": 1, "figure": 2}
NO_COUNT = {"carriers": 0, "texts": 0, "independent": 0, "origins": 0}
SPEAKS = {"speaker": "said by one speaker", "agency": "all name one agency"}
SPEAKS |= {"document": "all name one document"}


def fact_rows(look: Lookup, story: int, columns: list[Row], voices: Voices) -> tuple[FactRow, ...]:
    """Return the facts of a story, best attested first, a cell for each column's article."""
    filed: dict[str, dict[int, list[Row]]] = {
        name: file(look.where(name, "story_id", [story])) for name in ("mentions", "witnesses")
    }
    ties = file(look.where("ties", "story_id", [story]))
    counts = {row["fact_id"]: row for row in look.where("counts", "story_id", [story])}
    judged = on_articles(look, {row["article_id"] for row in columns})
    said = {int(row.judgement, 16): row for row in shown(look, judged)}
    outlets = {row["article_id"]: row["newsroom"] or row["page_id"] for row in columns}
    rows: list[tuple[tuple[Any, ...], FactRow]] = []
    for fact in look.where("facts", "story_id", [story]):
        number = fact["fact_id"]
        mentions, heard = filed["mentions"][number], filed["witnesses"][number]
        spoken = _spoken(heard, voices)
        best = best_mentions(mentions)
        count = counts.get(number, NO_COUNT)
        here = about_fact(judged, mentions)
        edges = [
            _edge(look, tie, best, _say(struck(tie, here), said))
            for tie in sorted([*ties[number], *joined(here)], key=_tie_order)
        ]
        row = FactRow(
            fact=f"{number:016x}", kind=fact["says"], text=say_clause(fact, mentions),
            detail=say_detail(fact), note=say_note(count, heard),
            count=Count(
                **{name: count[name] for name in NO_COUNT},
                outlets=len({outlets[a] for a in spoken if a in outlets}),
            ),
            cells=tuple(
                _cell(look, best.get(row["article_id"]), spoken.get(row["article_id"]))
                for row in columns
            ),
            wordings=_wordings(mentions),
            edges=tuple(edges), judged=tuple(_judged(here, edges, said)),
        )  # fmt: skip
        first = min((mention["n"] for mention in mentions), default=0)
        rows.append((attested(row, first), row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def attested(row: FactRow, first: int) -> tuple[Any, ...]:
    """Return the place of a fact in a list: best attested first, then as it is read.

    `first` is the number of the earliest sentence that states it in any article.
    """
    count = row.count
    return -count.independent, -count.carriers, KIND_ORDER[row.kind], first, row.text, row.fact


def say_note(count: Row, witnesses: list[Row]) -> str:
    """Return what the numbers alone would hide, or nothing."""
    if not count["carriers"]:
        return "in headlines only"
    if count["independent"] > 1 and count["origins"] == 1:
        kinds = {row["kind"] for row in witnesses}
        return SPEAKS.get(kinds.pop() if len(kinds) == 1 else "", "all name one source")
    if count["independent"] == 1:
        return "one article only" if count["carriers"] == 1 else "one origin only"
    return ""


def clash_rows(look: Lookup, story: int) -> tuple[ClashRow, ...]:
    """Return the disagreements of a story: real clashes first."""
    order = {"clash": 0, "drift": 1, "progress": 2, "rounding": 3}
    rows = look.where("clashes", "story_id", [story])
    rows.sort(key=lambda row: (order.get(row["verdict"], len(order)), row["slot"], row["clash_id"]))
    return tuple(
        ClashRow(
            clash=f"{row['clash_id']:016x}", slot=row["slot"], verdict=row["verdict"],
            inside=row["inside"],
            sides=tuple((side["value"] or "", look.place(side)) for side in row["sides"]),
        )
        for row in rows
    )  # fmt: skip


def file(rows: list[Row]) -> dict[int, list[Row]]:
    """Return the rows under their facts."""
    filed: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        filed[row["fact_id"]].append(row)
    return filed


def _spoken(witnesses: list[Row], voices: Voices) -> dict[int, Voice]:
    """Return in which voice each article states one fact.

    Articles that the witnesses room joined for this fact speak with one letter, that of their
    first report. One that depends on others, but not in this fact, speaks for itself.
    """
    joined: dict[int, list[int]] = defaultdict(list)
    for row in witnesses:
        if row["article_id"] in voices.of:
            joined[row["independent_id"]].append(row["article_id"])
    spoken = {}
    for members in joined.values():
        first = min((voices.of[article] for article in members), key=lambda voice: voice.hue)
        for article in members:
            own = voices.of[article]
            if len(members) == 1:
                spoken[article] = voices.alone.get(article, own)
            elif own.letter == first.letter:
                spoken[article] = own
            else:
                spoken[article] = Voice(first.letter, first.hue, "credited")
    return spoken


def best_mentions(mentions: list[Row]) -> dict[int, Row]:
    """Return for each article where it states the fact first in its body, else in its headline."""
    best: dict[int, Row] = {}
    for row in sorted(mentions, key=lambda m: (m["role"] == "headline", m["from"], m["item"] or 0)):
        best.setdefault(row["article_id"], row)
    return best


def _cell(look: Lookup, mention: Row | None, voice: Voice | None) -> Cell | None:
    if mention is None or voice is None:
        return None
    return Cell(voice.letter, voice.hue, voice.how, look.place(mention, "from", "to"))


def _wordings(mentions: list[Row]) -> tuple[str, ...]:
    """Return the wordings of a fact as printed, the commonest first."""
    texts = Counter(
        (row["quote"]["content"] if row["says"] == "quote" else row["words"]) or ""
        for row in mentions
    )
    return tuple(text for text, _ in sorted(texts.items(), key=lambda t: (-t[1], t[0])) if text)


def _tie_order(tie: Row) -> tuple[Any, ...]:
    return tie["kind"], tie["article_id"], tie["other_id"]


def _say(judgement: Row | None, said: dict[int, Judged]) -> str:
    return say_judged(said[judgement["judgement_id"]]) if judgement else ""


def _judged(here: list[Row], edges: list[Edge], said: dict[int, Judged]) -> Iterator[Judged]:
    """Yield what users judged of a fact: on it, or on all facts where that cuts a tie of it."""
    cuts = {edge.cut for edge in edges}
    for row in sorted(here, key=lambda row: (row["made"], row["judgement_id"])):
        one = said[row["judgement_id"]]
        if row["key"] is not None or say_judged(one) in cuts:
            yield one


def _edge(look: Lookup, tie: Row, best: dict[int, Row], cut: str) -> Edge:
    """Return a tie; its evidence stands in whichever of the two articles is on that page.

    A join rests on what a user says; beside it stands what the two articles state.
    """
    homes = {
        best[article]["page_id"]: article
        for article in (tie["other_id"], tie["article_id"])
        if article in best
    }
    evidence: list[tuple[str, Place]] = [
        (item["what"] or "", look.place({**item, "article_id": homes.get(item["page_id"])}))
        for item in tie["evidence"] or ()
    ]
    if tie.get("judgement"):
        both = (best[tie[name]] for name in ("article_id", "other_id") if tie[name] in best)
        evidence = [("states the fact", look.place(row, "from", "to")) for row in both]
    return Edge(
        kind=tie["kind"], article=show_id(tie["article_id"]) or "",
        other=show_id(tie["other_id"]) or "", score=tie["score"] or 0.0, evidence=tuple(evidence),
        cut=cut,
    )  # fmt: skip
