"""One article as its story sees it: its sentences in order, and who printed it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from copydesk.copies.side import Side, side, words_of
from copydesk.text import fold_word

Row = dict[str, Any]

MISPRINT = 6  # letters of a word in which one wrong letter is no other word


@dataclass(frozen=True)
class Report:
    """An article with its rows of coverage: the headline's if it has one, and the body's."""

    article_id: int
    headline: Row | None
    body: tuple[Row, ...]
    first: Row  # any row of the article, for what all its rows share

    @cached_property
    def characters(self) -> int:
        """How long the body is."""
        return sum(row["end"] - row["start"] for row in self.body)

    @cached_property
    def side(self) -> Side | None:
        """The words of the body, or None for a bare headline."""
        return side(self.body) if self.body else None

    @cached_property
    def quotations(self) -> list[tuple[tuple[int, ...], Row]]:
        """The word hashes of each run of quoted words, with the sentence where it starts."""
        found: list[tuple[tuple[int, ...], Row]] = []
        body, run = self.side, list[int]()
        if body is None:
            return found
        for n, quoted in enumerate([*body.quoted, False]):
            if quoted:
                run.append(n)
            elif run:
                hashes = tuple(body.hashes[at] for at in run)
                found.append((hashes, body.rows[body.sentence[run[0]]]))
                run = []
        return found

    @cached_property
    def vocabulary(self) -> dict[str, list[Row]]:
        """The sentences that hold each folded word."""
        found: dict[str, list[Row]] = {}
        for row in self.body:
            for word in words_of(row["text"]):
                folded = fold_word(row["text"][word.start : word.end])
                found.setdefault(folded, []).append(row)
        return found

    @cached_property
    def long_words(self) -> dict[str, int]:
        """How many sentences hold each folded word that is long enough to show a misprint."""
        return {
            word: len(rows)
            for word, rows in self.vocabulary.items()
            if len(word) >= MISPRINT and word.isalpha()
        }

    @cached_property
    def rank(self) -> tuple[float, int, int]:
        """Sorts the article that is likelier to have taken last: later, shorter, larger id."""
        published = self.first["published"]
        when = published.timestamp() if published else 0.0
        return when, -self.characters, self.article_id


def reports(rows: list[Row]) -> dict[int, Report]:
    """Return the articles of one story by their ids, smallest first."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return {article_id: _report(article_id, found[article_id]) for article_id in sorted(found)}


def _report(article_id: int, rows: list[Row]) -> Report:
    body = tuple(sorted((row for row in rows if row["role"] == "body"), key=lambda row: row["n"]))
    headlines = [row for row in rows if row["role"] == "headline"]
    headline = min(headlines, key=lambda row: row["start"]) if headlines else None
    return Report(article_id, headline, body, headline or body[0])


def evidence(what: str, row: Row) -> Row:
    """Return a piece of evidence that shows this sentence."""
    return {"what": what, "page_id": row["page_id"], "start": row["start"], "end": row["end"]}


def took_and_gave(one: Report, two: Report) -> tuple[Report, Report]:
    """Return the two, first the one that stands as `article_id`. Who took is not claimed.

    Times count only where both are known: a missing one says nothing.
    """
    known = one.first["published"] and two.first["published"]
    ranks = [report.rank if known else report.rank[1:] for report in (one, two)]
    return (one, two) if ranks[0] > ranks[1] else (two, one)
