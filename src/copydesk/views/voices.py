"""Give every article of a story the letter of the report that it speaks for.

Articles that hang together by copying, rewriting, crediting or by one newsroom are one report
and share a letter and a hue: A for the report with most articles, then B, and so on. Within a
report, copies of one text stand level; what rewrites or credits another text is marked so.
An article that only rewrites or credits may still have something of its own: for a fact that
it states alone it speaks with a letter of its own (`Voices.alone`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from copydesk.views.judgements import apart
from copydesk.views.lookup import Lookup, Row, moment

STRENGTH = {"copy": 0, "derived": 1, "credited": 2}
LAST = "9999"  # sorts an article without a date after all that have one


@dataclass(frozen=True)
class Voice:
    """The letter and hue of an article's report; `how` is own, copy, derived or credited."""

    letter: str
    hue: int
    how: str


@dataclass(frozen=True)
class Voices:
    """The voices of a story's articles; `reports` and `texts` are groups of article ids."""

    of: dict[int, Voice]
    alone: dict[int, Voice]
    reports: tuple[tuple[int, ...], ...]
    texts: tuple[tuple[int, ...], ...]


def assign(
    articles: list[Row],
    dependencies: list[Row],
    told: Collection[int],
    cuts: Collection[frozenset[int]] = (),
) -> Voices:
    """Return the voices of the articles of one story, whatever order the rows come in.

    `told` are the articles with text: a bare headline makes no report larger. `cuts` are pairs
    that users cut apart: no edge between them counts.
    """
    when = {
        row["article_id"]: (moment(row["published"]) or moment(row["anchor"]) or LAST)
        for row in articles
    }

    def earliest(article: int) -> tuple[str, int]:
        return when[article], article

    edges = [
        row
        for row in dependencies
        if row["article_id"] in when
        and row["on_id"] in when
        and frozenset((row["article_id"], row["on_id"])) not in cuts
    ]
    copied = [(row["article_id"], row["on_id"]) for row in edges if row["kind"] == "copy"]
    texts = join(when, copied, earliest, told)
    joined = [(row["article_id"], row["on_id"]) for row in edges]
    joined += [pair for pair in _newsrooms(articles) if frozenset(pair) not in cuts]
    reports = join(when, joined, earliest, told)
    follows = _follows(texts, edges)
    of: dict[int, Voice] = {}
    for hue, report in enumerate(reports):
        leads = _leads(report, follows, texts)
        for article in report:
            text, how = leads[article]
            # The first printing of a text speaks for it, the others copy it.
            first = article == min(text, key=earliest)
            of[article] = Voice(letter(hue), hue, how if how != "own" or first else "copy")
    dependent = [a for report in reports for a in report if of[a].how in ("derived", "credited")]
    alone = {
        article: Voice(letter(hue), hue, "own")
        for hue, article in enumerate(dependent, len(reports))
    }
    return Voices(of, alone, tuple(reports), tuple(texts))


def voices_of(look: Lookup, articles: Collection[int]) -> dict[int, Voices]:
    """Return for each of these articles the voices of its story."""
    filed = look.where("stories", "article_id", articles, "story_id")
    home = {row["article_id"]: row["story_id"] for row in filed}
    rows: dict[int, list[Row]] = defaultdict(list)
    edges: dict[int, list[Row]] = defaultdict(list)
    for row in look.where("stories", "story_id", set(home.values())):
        rows[row["story_id"]].append(row)
    for row in look.where("dependencies", "story_id", set(home.values())):
        edges[row["story_id"]].append(row)
    told = look.told()
    cuts = apart(look, {row["article_id"] for its in rows.values() for row in its})
    voices = {story: assign(its, edges[story], told, cuts) for story, its in rows.items()}
    return {article: voices[story] for article, story in home.items()}


def join(
    nodes: Iterable[int],
    edges: Iterable[tuple[int, int]],
    rank: Callable[[int], tuple[str, int]],
    told: Collection[int],
) -> list[tuple[int, ...]]:
    """Return the groups that edges join, that with most of `told` first, then by lowest rank.

    >>> join([1, 2, 3], [(3, 2)], lambda node: ("", node), {1, 2, 3})
    [(2, 3), (1,)]
    """
    parent = {node: node for node in nodes}

    def top(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges:
        parent[top(one)] = top(other)
    groups: dict[int, list[int]] = defaultdict(list)
    for node in sorted(parent, key=rank):
        groups[top(node)].append(node)

    def order(group: tuple[int, ...]) -> tuple[int, tuple[str, int]]:
        return -sum(node in told for node in group), rank(group[0])

    return sorted(map(tuple, groups.values()), key=order)


def letter(number: int) -> str:
    """Return the letter of the report of this number: A to Z, then AA, AB, ...

    >>> letter(0), letter(25), letter(26), letter(27)
    ('A', 'Z', 'AA', 'AB')
    """
    name = ""
    while number >= 0:
        number, place = divmod(number, len(ascii_uppercase))
        name = ascii_uppercase[place] + name
        number -= 1
    return name


def _newsrooms(articles: list[Row]) -> list[tuple[int, int]]:
    """Join the articles of one newsroom."""
    first: dict[str, int] = {}
    return [
        (row["article_id"], first.setdefault(row["newsroom"], row["article_id"]))
        for row in articles
        if row["newsroom"]
    ]


def _follows(texts: list[tuple[int, ...]], edges: list[Row]) -> dict[tuple[int, ...], str]:
    """Return how each text that depends on another text does so: the strongest way counts."""
    home = {article: text for text in texts for article in text}
    found: dict[tuple[int, ...], str] = {}
    for row in edges:
        text = home[row["article_id"]]
        if row["kind"] == "copy" or text == home[row["on_id"]]:
            continue
        found[text] = min(
            found.get(text, row["kind"]), row["kind"], key=lambda kind: STRENGTH[kind]
        )
    return found


def _leads(
    report: tuple[int, ...],
    follows: dict[tuple[int, ...], str],
    texts: list[tuple[int, ...]],
) -> dict[int, tuple[tuple[int, ...], str]]:
    """Return the text of each article of a report, and how that text came to be."""
    members = set(report)
    mine = [text for text in texts if text[0] in members]
    ways = {text: follows.get(text, "own") for text in mine}
    if all(way != "own" for way in ways.values()):
        ways[mine[0]] = "own"  # texts that lean on each other in a ring: the largest leads
    return {article: (text, ways[text]) for text in mine for article in text}
