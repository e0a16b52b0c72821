"""Say which statements of a story state the same fact.

Equal readings of equal wordings are one from the start, so copies cost nothing; the rest is
compared by kind (`same_event`, `same_quote`, `same_figure`) and gathered so that every two
wordings of a fact are alike. A copy with one figure changed states another fact. Headlines
state facts like any sentence; that they carry none is for `witnesses` to say.
"""

from collections import defaultdict
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from copydesk.facts import same_event, same_figure, same_quote
from copydesk.facts.gather import LARGEST_BLOCK, Rule, gather
from copydesk.facts.presence import implied
from copydesk.facts.sources import Row, attribute, speaker_of
from copydesk.facts.wording import Wording, stand_together
from copydesk.tables import Mentions, Resolved, build, make_id, shape_of

KINDS = ("event", "quote", "figure")
READ = (
    "story_id", "article_id", "sentence_id", "key", "role", "start", "text", "item", "says",
    "from", "to", "words", *KINDS,
)  # fmt: skip
NEW = ("fact_id", "about", "implied", "sources")
SAME = {
    "event": Rule(same_event.blocks, same_event.alike),
    "quote": Rule(same_quote.blocks, same_quote.alike),
    "figure": Rule(same_figure.blocks, same_figure.alike),
}
ABOUT = {
    "event": Rule(same_event.topics, same_event.comparable, every_pair=False),
    "figure": Rule(same_figure.topics, same_figure.comparable, every_pair=False),
}
Fact = list[Wording]


def merge(resolved: Resolved) -> Mentions:
    """Return one row per statement of a fact, in no order."""
    told = resolved.filter(pc.is_in(resolved["says"], value_set=pa.array(KINDS)))
    if not len(told):
        return build(Mentions, [])
    stories: dict[int, list[Row]] = defaultdict(list)
    for place, row in enumerate(told.select(READ).to_pylist()):
        stories[row["story_id"]].append(row | {"place": place})
    made: list[Row] = [{}] * len(told)
    for rows in stories.values():
        rows.sort(key=_stand)
        for row, named in zip(rows, attribute(rows), strict=True):
            row["sources"] = named
        for fact_id, about, row in _facts(rows):
            new = {
                "fact_id": fact_id,
                "about": about,
                "implied": row["says"] == "event" and implied(row),
            }
            made[row["place"]] = {**new, "sources": row["sources"]}
    schema = shape_of(Mentions).schema
    columns = [pa.array([ids[n] for ids in made], schema.field(n).type) for n in NEW]
    return pa.table([*columns, *told.columns], schema=schema)


def _stand(row: Row) -> tuple[int, int, int, int, int]:
    return (row["article_id"], row["start"], row["from"], row["to"], row["item"])


def _facts(rows: list[Row]) -> Iterator[tuple[int, int, Row]]:
    """Give each row of a story with its fact, and with what the fact is about."""
    for kind in KINDS:
        wordings = _wordings([row for row in rows if row["says"] == kind], kind)
        groups = gather(wordings, SAME[kind], [[n] for n in range(len(wordings))])
        if kind == "quote":
            groups = _with_parts(wordings, groups)
        if kind == "figure":
            groups = _with_conversions(wordings, groups)
        wider = gather(wordings, ABOUT[kind], groups) if kind in ABOUT else groups
        ids = _numbered([[wordings[n] for n in group] for group in groups], rows)
        fact = {n: i for group, i in zip(groups, ids, strict=True) for n in group}
        for group in wider:
            about = make_id("about", min(fact[n] for n in group))
            for n in group:
                yield from ((fact[n], about, row) for row in wordings[n].rows)


def _wordings(rows: list[Row], kind: str) -> list[Wording]:
    """Return the distinct wordings of a kind, sorted by their first row."""
    made: dict[object, Wording] = {}
    for row in rows:
        speaker = speaker_of(row) if kind == "quote" else None
        alike = (row["key"], row["item"], speaker, repr(row[kind]))
        made.setdefault(alike, Wording(kind, row[kind], speaker=speaker)).rows.append(row)
    return list(made.values())


def _with_parts(wordings: list[Wording], groups: list[list[int]]) -> list[list[int]]:
    """Join a partial quotation to the fact of the longest quotation it is a part of.

    Two parts of one long sentence share no word, so that no mean likeness could join them.
    """
    tops = [max(group, key=lambda n: (len(same_quote.told(wordings[n])), -n)) for group in groups]
    by_speaker: dict[str | None, list[int]] = defaultdict(list)
    for at, top in enumerate(tops):
        if wordings[top].speaker and wordings[top].slots["direct"] != "indirect":
            by_speaker[wordings[top].speaker].append(at)
    pairs = []
    for mine in by_speaker.values():
        mine.sort(key=lambda at: (-len(same_quote.told(wordings[tops[at]])), at))
        for place, at in enumerate(mine[:LARGEST_BLOCK]):
            wholes = (to for to in mine[:place] if _is_part(wordings, tops[at], groups[to]))
            pairs += [(at, to) for to in [next(wholes, None)] if to is not None]
    return _joined(groups, pairs)


def _is_part(wordings: list[Wording], part: int, group: list[int]) -> bool:
    one = wordings[part]
    return any(
        same_quote.part_of(one, wordings[n]) and not stand_together(one, wordings[n]) for n in group
    )


def _with_conversions(wordings: list[Wording], groups: list[list[int]]) -> list[list[int]]:
    """Join the amount in brackets to the fact of the amount it converts."""
    home = {n: at for at, group in enumerate(groups) for n in group}
    amounts: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        if same_figure.currency(wording.slots):
            amounts[wording.first["article_id"], wording.first["start"]].append(n)
    pairs = [
        (home[other], home[one])
        for members in amounts.values()
        for one, other in zip(members, members[1:], strict=False)
        if same_figure.converted(wordings[one].first, wordings[other].first)
    ]
    return _joined(groups, pairs)


def _joined(groups: list[list[int]], pairs: list[tuple[int, int]]) -> list[list[int]]:
    """Return the groups, those that hang together by the pairs made one."""
    home = list(range(len(groups)))

    def root(at: int) -> int:
        while home[at] != at:
            at = home[at]
        return at

    for pair in pairs:
        one, other = sorted(map(root, pair))
        home[other] = one
    made: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        made[root(at)] += group
    return [sorted(group) for _, group in sorted(made.items())]


def _numbered(facts: list[Fact], rows: list[Row]) -> list[int]:
    """Return the id of each fact: of the story and the smallest sentence that states it.

    A further copy of a sentence leaves the id as it is. Where one reading was resolved to two
    facts (another "he" in another article), they are numbered in the order of their articles.
    """
    taken: dict[tuple[str, int, int], int] = defaultdict(int)
    ids = [0] * len(facts)
    for at in sorted(range(len(facts)), key=lambda n: min(_stand(w.first) for w in facts[n])):
        key, item = min((w.first["key"], w.first["item"]) for w in facts[at])
        name = (facts[at][0].kind, key, item)
        ids[at] = make_id("fact", rows[0]["story_id"], *name, taken[name])
        taken[name] += 1
    return ids
