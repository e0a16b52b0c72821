"""Score facts, counts and clashes against the gold of a set in tests/unseen."""

import json
import re
import sys

from bench.unseen_marks import Figure, Pages, Row, on, overlap, tokens


def facts(gold: Row, pages: Pages, found: list[Row]) -> list[Figure]:
    """Score the facts that the gold names; it does not name all there are."""
    return [*quotes(gold, pages, found), *figures(gold, pages, found), *events(gold, pages, found)]


def quotes(gold: Row, pages: Pages, found: list[Row]) -> list[Figure]:
    said, speakers = Figure("facts: quotations"), Figure("facts: speakers of those")
    for want in gold["quotes"]:
        near = touching(want["page"], pages, want["content"], "quote", found)
        near = [f for f in near if printed(f, want, pages) >= 0.5]
        names = [f["speaker"] for f in near]
        said.mark(bool(near), f"{want['page']}: {want['content']}")
        if near:
            good = any(tokens(want["speaker"]) & tokens(name) for name in names)
            speakers.mark(
                good, f"{want['page']}: {want['content']}: {want['speaker']}, got {names}"
            )
    return [said, speakers]


def printed(fact: Row, want: Row, pages: Pages) -> float:
    """Return how far the words that a fact cites on the gold's page are the gold's.

    Its `content` may be the longer wording of another page, which is one fact with this one.
    """
    text = pages[want["page"]]
    cited = [text[m["start"] : m["end"]] for m in fact["mentions"] if on(want["page"], m)]
    return max(overlap(tokens(words), tokens(want["content"])) for words in cited)


def figures(gold: Row, pages: Pages, found: list[Row]) -> list[Figure]:
    there, marks = Figure("facts: figures"), Figure("facts: units and operators of those")
    for want in gold["figures"]:
        near = touching(want["page"], pages, want["text"], "figure", found)
        # An amount printed in two currencies is one fact, under the first of them.
        known = {want["value"], want.get("also", want["value"])}
        hits = [
            f for f in near if f["value"] is not None and any(close(f["value"], v) for v in known)
        ]
        seen = [(f["operator"], f["value"], f["unit"]) for f in near]
        there.mark(bool(hits), f"{want['page']}: {want['text']!r} = {want['value']}, got {seen}")
        asked = {key: want[key] for key in ("unit", "operator") if key in want}
        if hits and asked:
            good = any(asked.items() <= f.items() for f in hits)
            marks.mark(good, f"{want['page']}: {want['text']!r} {asked}, got {seen}")
    return [there, marks]


def events(gold: Row, pages: Pages, found: list[Row]) -> list[Figure]:
    there, statuses = Figure("facts: events"), Figure("facts: status of those")
    for want in gold["events"]:
        near = touching(want["page"], pages, want["text"], "event", found)
        hits = [f for f in near if f["root"] in want["roots"] and states(f) >= {*want["states"]}]
        seen = [(f["root"], sorted(states(f)), f["status"], f["text"][:60]) for f in near]
        need = f"{want['page']}: {want['text']!r} {want['roots']} {want['states']}"
        there.mark(bool(hits), f"{need}, got {seen}")
        if hits and want["status"]:
            good = any(f["status"] in want["status"] for f in hits)
            statuses.mark(good, f"{need} {want['status']}, got {seen}")
    return [there, statuses]


def touching(page: str, pages: Pages, words: str, kind: str, found: list[Row]) -> list[Row]:
    """Return the facts of a kind that cite some character of these words of a page."""
    text = pages[page]
    at: list[int] = []
    while (start := text.find(words, at[-1] + 1 if at else 0)) >= 0:
        at.append(start)
    if not at:
        sys.exit(f"The gold cites {words!r}, which does not stand on {page}. Cite it as printed.")

    def cites(mention: Row) -> bool:
        here = on(page, mention)
        return here and any(mention["start"] < a + len(words) and mention["end"] > a for a in at)

    return [f for f in found if f["kind"] == kind and any(cites(m) for m in f["mentions"])]


def states(fact: Row) -> set[str]:
    return {actor["iso3"] for actor in fact["actors"] or [] if actor["iso3"]}


def close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(other))


def counts(gold: Row, found: list[Row]) -> Figure:
    figure = Figure("counts: carriers, texts, independent, origins")
    keys = ("carriers", "texts", "independent", "origins")
    for want in gold["counts"]:
        hits = [f for f in found if f["kind"] in want["kinds"] and told(f, want["needles"])]
        best = max(hits, key=lambda f: f["carriers"] or 0, default=None)
        for key in keys:
            got = best[key] if best else None
            figure.mark(got == want[key], f"{want['needles']}: {key} = {want[key]}, got {got}")
    return figure


def told(fact: Row, needles: list[str]) -> bool:
    text = json.dumps(fact, ensure_ascii=False).lower()
    return all(needle in text for needle in needles)


def corroborated(gold: Row, found: list[Row]) -> Figure:
    """Score the facts said to be told twice independently: is each of them one that is?"""
    figure = Figure("counts: nothing falsely corroborated")
    for fact in found:
        if (fact["independent"] or 0) > 1:
            good = any(
                re.search(known, f"{fact['kind']}: {fact['text']}")
                for known in gold["corroborated"]
            )
            figure.mark(good, f"{fact['kind']} {fact['independent']}: {fact['text'][:150]}")
    return figure


def clashes(gold: Row, match: dict[str, str], found: list[Row]) -> list[Figure]:
    """Score disagreements that are there, and those that must not be claimed."""
    there, none = Figure("clashes: found"), Figure("clashes: none where figures agree")
    for want in gold["clashes"]:
        good = any(answers(row, want, match) for row in found)
        there.mark(good, str(want))
    real = [row for row in found if row["verdict"] == "clash"]
    for pattern in gold["no_clash"]:
        bad = [r for r in real if any(re.search(pattern, str(s["value"])) for s in r["sides"])]
        none.mark(not bad, f"{pattern}: {[[s['value'] for s in r['sides']] for r in bad]}")
    sides = [[s["value"] for s in r["sides"]] for r in real]
    none.mark(len(real) <= gold["clashes_at_most"], f"{len(real)} clashes: {sides}")
    return [there, none]


def answers(row: Row, want: Row, match: dict[str, str]) -> bool:
    """Say whether a disagreement is the one that the gold names."""
    if any(row[key] != want[key] for key in ("slot", "verdict", "inside") if key in want):
        return False
    if "article" in want and match.get(want["article"]) not in {s["article"] for s in row["sides"]}:
        return False
    return want.get("needle", "") in json.dumps(row, ensure_ascii=False).lower()
