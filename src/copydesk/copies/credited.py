"""Find articles that name another's outlet or agency as their source.

A name alone is no credit: the sentence must say that something was learned there ("the
agency reported", "according to", "told the paper", "wie dpa meldet"). Only an article of the same
story can be credited here; a credit to somebody outside is read as a quotation's source by other
rooms.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import Any

from copydesk import lexicon
from copydesk.copies.report import Report, evidence
from copydesk.text import fold_word, words

Row = dict[str, Any]

BEFORE = 5  # words before a name in which a cue may stand ("according to the state news agency X")
AFTER = 4  # words after it ("X, the state news agency, reported")
BREAK = re.compile(
    r"[,;:.!?،؛。，；：]"
)  # between a cue and a name after it: they are of two clauses
PREFIXES = "لبوف"  # Arabic: to, in, and, so; written together with the word


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
        spelled = [agency["name"], *agency.get("aliases", []), *agency.get("bracketed", [])]
        names = frozenset(_folded(name) for name in spelled)
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


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    """Return the names of agencies that are written in small letters: dpa, sda."""
    named = ([row["name"], *row.get("aliases", [])] for row in lexicon.load("agencies"))
    return frozenset(name for names in named for name in names if name.islower())


def _credits(text: str, names: Any) -> set[tuple[str, ...]]:
    """Return those of the names that the sentence gives as its source."""
    spans = words(text)
    folded = tuple(fold_word(text[start:end]) for start, end in spans)
    longest = max(map(len, names), default=0)
    starts = {name[0] for name in names}
    found = set()
    for at, (start, end) in enumerate(spans):
        first = _bare(folded[at], starts)
        if first not in starts or (text[start].islower() and text[start:end] not in _small()):
            continue  # a name, not the word that it is made of
        for size in range(1, longest + 1):
            name = (first, *folded[at + 1 : at + size])
            if name in names and _is_source(text, spans, folded, (at, at + size)):
                found.add(name)
    return found


def _bare(word: str, starts: set[str]) -> str:
    """Return an Arabic word without what is written together with it, if that is a name's."""
    bare = word[1:] if word[:1] in PREFIXES else word
    return bare if word not in starts and bare in starts else word


def _is_source(
    text: str, spans: list[tuple[int, int]], folded: tuple[str, ...], name: tuple[int, int]
) -> bool:
    """Say whether a cue stands beside the words of a name, from the first to before the last."""
    before, after = _cues()
    start, end = name
    first = max(0, start - BEFORE)
    while first < start and BREAK.search(text[spans[first][1] : spans[start][0]]):
        first += 1
    if _has(folded[first:start], before):
        return True
    # "Back on NBC, Roe said": somebody else speaks.
    other = (
        end < len(spans)
        and BREAK.search(text[spans[end - 1][1] : spans[end][0]])
        and text[spans[end][0]].isupper()
    )
    return not other and _has(folded[end : end + AFTER], after)


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
