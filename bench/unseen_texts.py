"""Score articles, copies and stories against the gold of a set in tests/unseen."""

from collections import Counter

from bench.unseen_marks import Figure, Pages, Row, body_of, locate, on, overlap, solid, tokens

SAME_BODY = 0.9  # overlap of characters from which a body counts as found
SOME_BODY = 0.5  # from here the article is told apart from the others of its page
SAME_TITLE = 0.6  # overlap of words from which a teaser counts as found


def articles(gold: Row, pages: Pages, found: list[Row]) -> tuple[list[Figure], dict[str, str]]:
    """Score articles and teasers; also return which found article is which of the gold."""
    whole, exact = Figure("articles: found (kind, body)"), Figure("articles: exact to a character")
    parts = {
        key: Figure(f"articles: {key}")
        for key in ("headline", "outlet", "published", "byline", "agency")
    }
    match = {}
    for want in gold["articles"]:
        page, body = want["page"], body_of(want, pages[want["page"]])
        score, best = nearest(body, pages[page], [a for a in found if on(page, a)])
        good = best is not None and score >= SAME_BODY and best["kind"] == want["kind"]
        seen = f"{best['kind']} {best['headline']!r}" if best else None
        whole.mark(good, f"{page} {want['id']}: got {seen} (overlap {score:.2f})")
        exact.mark(score == 1.0, f"{page} {want['id']}: {astray(best, body, pages[page])}")
        if best is not None and score >= SOME_BODY:
            match[want["id"]] = best["article"]
        for key, figure in parts.items():
            if key in want:
                got = best[key] if best else None
                figure.mark(
                    same(key, want[key], got), f"{page} {want['id']}: {want[key]!r}, {got!r}"
                )
    return [whole, exact, *parts.values(), *teasers(gold, match, found)], match


def teasers(gold: Row, match: dict[str, str], found: list[Row]) -> list[Figure]:
    """Score the teasers, and whether furniture was taken for journalism."""
    there, extra = Figure("articles: teasers"), Figure("articles: none of furniture")
    for want in gold["teasers"]:
        near = [a for a in found if on(want["page"], a) and a["kind"] == "teaser"]
        good = any(like(a["headline"], want["headline"]) for a in near)
        there.mark(good, f"{want['page']}: {want['headline']}")
    for row in found:
        known = [w["headline"] for w in gold["teasers"] + gold["articles"] if on(w["page"], row)]
        good = row["article"] in match.values() or any(like(row["headline"], k) for k in known)
        title = row["headline"] or row["text"]
        extra.mark(good, f"{row['page']}: {row['kind']} {title[:70]!r}")
    return [there, extra]


def like(one: str | None, other: str | None) -> bool:
    return overlap(tokens(one), tokens(other)) >= SAME_TITLE


def nearest(body: set[int], text: str, found: list[Row]) -> tuple[float, Row | None]:
    scores = [(overlap(solid(text, row["body"] or []), body), row) for row in found]
    return max(scores, key=lambda pair: pair[0], default=(0.0, None))


def same(key: str, want: str | None, got: str | None) -> bool:
    if want is None:
        return got is None
    if key == "published":
        return (got or "").startswith(want)
    if key == "byline":
        return tokens(want) <= tokens(got)
    return tokens(want) == tokens(got)


def astray(best: Row | None, body: set[int], text: str) -> str:
    """Say which characters a found body has too many and too few."""
    mine = solid(text, best["body"] or [] if best else [])
    more, less = sorted(mine - body), sorted(body - mine)
    more_text, less_text = (text[at[0] : at[0] + 50] if at else "" for at in (more, less))
    return f"{len(more)} too many {more_text!r}, {len(less)} missing {less_text!r}"


def once(pages: Pages, segments: list[Row]) -> Figure:
    figure = Figure("segments: each character exactly once")
    for page, text in pages.items():
        mine = [s for s in segments if on(page, s)]
        seen = Counter(i for s in mine for i in range(s["start"], s["end"]))
        for i in sorted(solid(text, [(0, len(text))])):
            figure.mark(seen[i] == 1, f"{page}: {i} {text[i]!r} in {seen[i]} segments")
    return figure


def sentences(gold: Row, pages: Pages, printed: list[Row]) -> list[Figure]:
    """Score which printings are one sentence and which are not."""

    def identity(page: str, words: str) -> str | None:
        start, end = locate(pages[page], words)
        here = (s for s in printed if on(page, s) and s["start"] <= start and s["end"] >= end)
        return next((str(s["sentence"]) for s in here), None)

    one, two = Figure("copies: printings of one sentence"), Figure("copies: other sentences apart")
    for group in gold["sentences"]:
        ids = [identity(*place) for place in group]
        one.mark(None not in ids and len(set(ids)) == 1, f"{group}: {ids}")
    for group in gold["apart"]:
        ids = [identity(*place) for place in group]
        two.mark(None not in ids and len(set(ids)) == len(ids), f"{group}: {ids}")
    return [one, two]


def dependencies(gold: Row, match: dict[str, str], edges: list[Row]) -> list[Figure]:
    """Score copies, rewrites and the articles that stand for themselves."""
    back = {found: want for want, found in match.items()}
    named = [(back.get(e["article"]), back.get(e["on"]), e["kind"]) for e in edges]
    copies, derived = Figure("dependencies: copies joined"), Figure("dependencies: rewrite derived")
    alone = Figure("dependencies: independent reports free")
    for group in gold["copies"]:
        for want in group:
            joined = [e for e in named if want in e[:2] and e[2] == "copy" and {*e[:2]} <= {*group}]
            copies.mark(bool(joined), f"{want}: no copy edge to {group}")
    for want, wires in gold["derived"]:
        mine = [e for e in named if e[0] == want and e[2] == "derived" and e[1] in wires]
        derived.mark(bool(mine), f"{want}: {[e for e in named if want in e[:2]]}")
    for want in gold["independent"]:
        mine = [e for e in named if want in e[:2]]
        alone.mark(want in match and not mine, f"{want}: {mine}")
    return [copies, derived, alone]


def stories(gold: Row, match: dict[str, str], found: list[Row]) -> Figure:
    figure = Figure("stories: one story each, nothing else in it")
    story = {row["id"]: row["story"] for row in found}
    label = {want: story.get(article) for want, article in match.items()}
    for group in gold["stories"]:
        mine = {label.get(want) for want in group}
        others = {label[want] for want in label if want not in group}
        good = len(mine) == 1 and None not in mine and not mine & others
        figure.mark(good, f"{group}: {[(want, label.get(want)) for want in group]}")
    return figure
