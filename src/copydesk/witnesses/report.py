"""A report: what one article prints of one fact."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]
Report = list[Row]
"""The mentions of a fact in the body of one article, in the order of its page."""

Reports = dict[int, Report]
"""The reports of one fact by article, in the order of their ids."""

HALF = 0.5  # share of a mention's characters that must lie in what was taken


def place(mention: Row) -> tuple[int, int, int, int]:
    """Return what sorts the mentions of a report."""
    return (mention["start"], mention["from"], mention["to"], mention["item"])


def lies_in(mention: Row, spans: list[Row] | None) -> bool:
    """Say whether a mention lies in these spans of its article."""
    start, end = mention["from"], mention["to"]
    inside = 0
    for span in spans or ():
        if span["start"] < end and span["end"] > start:
            inside += min(end, span["end"]) - max(start, span["start"])
    return bool(inside >= HALF * max(1, end - start))


def shows(what: str, mention: Row) -> Row:
    """Return the evidence that the sentence of a mention gives."""
    return {
        "what": what, "page_id": mention["page_id"],
        "start": mention["start"], "end": mention["end"],
    }  # fmt: skip


def components(articles: Iterable[int], edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each article the smallest one that it hangs together with."""
    home = {article: article for article in articles}

    def root(article: int) -> int:
        while home[article] != article:
            home[article] = home[home[article]]
            article = home[article]
        return article

    for pair in edges:
        if pair[0] in home and pair[1] in home:
            one, other = sorted(map(root, pair))
            home[other] = one
    return {article: root(article) for article in home}


class Depends:
    """The dependencies of one story, laid out so that a fact need not look at all of them."""

    def __init__(self, rows: list[Row], mentions: Iterable[Row]) -> None:
        """Index the dependencies; `mentions` are all statements of the story."""
        rows = sorted(rows, key=lambda row: (row["article_id"], row["on_id"], row["kind"]))
        copies = [row for row in rows if row["kind"] == "copy"]
        ends = [(row["article_id"], row["on_id"]) for row in copies]
        self.family = components({article for pair in ends for article in pair}, ends)
        self.by_article: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for row in rows:
            self.by_article[row["kind"], row["article_id"]].append(row)
        self._holding: dict[tuple[int, int], bool] = {}
        self._stated: dict[int, list[Row]] = defaultdict(list)
        for mention in mentions:
            self._stated[mention["article_id"]].append(mention)

    def akin(self, one: int, other: int) -> bool:
        """Say whether two articles hang together by copying."""
        return self.family.get(one, -1) == self.family.get(other, -2)

    def holds_nothing(self, credit: Row) -> bool:
        """Say whether the sentences of a credit state no fact: it stands over the article."""
        ends = (credit["article_id"], credit["on_id"])
        if ends not in self._holding:
            stated = self._stated[credit["article_id"]]
            self._holding[ends] = any(lies_in(mention, credit["covered"]) for mention in stated)
        return not self._holding[ends]
