"""Find articles that name another's outlet or agency as their source.

A name alone is no credit: the sentence must say that something was learned there ("the
agency reported", "according to", "told the paper"). Only an article of the same story can be
credited here; a credit to somebody outside is read as a quotation's source by other rooms.
"""

from collections import defaultdict
from functools import lru_cache
from typing import Any

from copydesk import lexicon
from copydesk.copies.report import Report, evidence
from copydesk.text import fold_word, words

Row = dict[str, Any]

BEFORE = 5  # words before a name in which a cue may stand ("according to the state news agency X")
AFTER = 4  # words after it ("X, the state news agency, reported")


@lru_cache(maxsize=1)
def _cues() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Return the folded cues that stand before a source's name, and those after it."""
    lists = lexicon.load("credits")
    before, after = (
        frozenset(_folded(cue) for language in lists.values() for cue in language[side])
        for side in ("before", "after")
    )
    return before, after


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold_word(text[start:end]) for start, end in words(text))


@lru_cache(maxsize=1)
def _aliases() -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Return every folded name of each agency by any one of them."""
    found = {}
    for agency in lexicon.load("agencies"):
        names = frozenset(_folded(name) for name in [agency["name"], *agency.get("aliases", [])])
        found.update(dict.fromkeys(names, names))
    return found


def credited(reports: dict[int, Report]) -> list[Row]:
    """Return one row per two articles of a story of which one credits the other."""
    named: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for report in reports.values():
        for name in sorted(_names(report)):
            named[name].append(report.article_id)
    found: dict[tuple[int, int], list[Row]] = defaultdict(list)
    given: dict[str, frozenset[tuple[str, ...]]] = {}  # a sentence stands in many copies
    for report in reports.values():
        own = _names(report, agency=False)
        for row in report.body:
            text = row["text"]
            if text not in given:
                given[text] = frozenset(_credits(text, named.keys()))
            for name in sorted(given[text] - own):
                for source in named[name]:
                    if source != report.article_id and (report.article_id, source) not in found:
                        found[report.article_id, source].append(row)
    return [
        _row(reports[article], reports[source], rows)
        for (article, source), rows in sorted(found.items())
        if (source, article) not in found or _later(reports[article], reports[source])
    ]


def _later(article: Report, source: Report) -> bool:
    return article.rank > source.rank


def _names(report: Report, agency: bool = True) -> frozenset[tuple[str, ...]]:
    """Return the folded names under which the article's outlet and agency may be credited."""
    given = [report.first["outlet"], report.first["agency"] if agency else None]
    names: set[tuple[str, ...]] = set()
    for name in given:
        folded = _folded(name or "")
        folded = folded[1:] if folded[:1] == ("the",) else folded
        if folded:
            names |= _aliases().get(folded, frozenset()) | {folded}
    return frozenset(names)


def _credits(text: str, names: Any) -> set[tuple[str, ...]]:
    """Return those of the names that the sentence gives as its source."""
    spans = words(text)
    folded = tuple(fold_word(text[start:end]) for start, end in spans)
    longest = max(map(len, names), default=0)
    starts = {name[0] for name in names}
    found = set()
    for at in range(len(folded)):
        if folded[at] not in starts or text[spans[at][0]].islower():
            continue  # a name, not the word that it is made of
        for size in range(1, longest + 1):
            name = folded[at : at + size]
            if name in names and _is_source(folded, at, at + size):
                found.add(name)
    return found


def _is_source(folded: tuple[str, ...], start: int, end: int) -> bool:
    before, after = _cues()
    return _has(folded[max(0, start - BEFORE) : start], before) or _has(
        folded[end : end + AFTER], after
    )


def _has(some: tuple[str, ...], cues: frozenset[tuple[str, ...]]) -> bool:
    return any(
        some[at : at + size] in cues
        for size in {len(cue) for cue in cues}
        for at in range(len(some) - size + 1)
    )


def _row(article: Report, source: Report, rows: list[Row]) -> Row:
    return {
        "article_id": article.article_id,
        "on_id": source.article_id,
        "kind": "credited",
        "coverage": 0.0,
        "score": 1.0,
        "evidence": [evidence("names its source", row) for row in rows],
        "covered": [{"start": row["start"], "end": row["end"]} for row in rows],
    }
