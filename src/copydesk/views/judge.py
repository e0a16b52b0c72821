"""Make judgements of what a user names: found, looked at, and refused where they would do nothing.

Ties are stars: a report is tied to the first of its kind and not to every other. So two copies of
one wire may have no tie of their own; then the ties on the way between them are named.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from copydesk.engine.judged import judgement
from copydesk.errors import BadInput
from copydesk.tables import show_id
from copydesk.views.judgements import about_fact, joined, on_articles, struck
from copydesk.views.lookup import Lookup, Row
from copydesk.witnesses.hear import LEVELS

STATED = ("item", "says", "implied", "words")
TIES = "CRAQ"


@dataclass(frozen=True)
class Said:
    """Judgements as they are to be kept, and what to tell the user of them."""

    rows: tuple[Row, ...]
    words: str


@dataclass(frozen=True)
class Pair:
    """Two articles, the facts that both state, and the mentions and ties of these facts."""

    one: Row
    other: Row
    facts: tuple[int, ...]
    mentions: dict[int, list[Row]]
    ties: dict[int, list[Row]]

    @property
    def ids(self) -> set[int]:
        """The two articles."""
        return {self.one["article_id"], self.other["article_id"]}


@dataclass(frozen=True)
class Meant:
    """What a judgement on two articles is about: one fact or all, some kinds of ties or all."""

    who: str
    fact: str | None = None
    ties: tuple[str, ...] = ()
    note: str | None = None


def cut(look: Lookup, one: str, other: str, meant: Meant) -> Said:
    """Say that two articles do not depend on each other, for one fact or for all.

    Raises:
        BadInput: no tie of the two would be cut; the ties on the way between them are named.
    """
    if not set(meant.ties) <= set(TIES):
        raise BadInput(f"{''.join(meant.ties)}: there are ties of the kinds {', '.join(TIES)}.")
    pair = _pair(look, (one, other), meant.fact)
    hit = [f for f in pair.facts if any(_is_of(pair, tie, meant.ties) for tie in pair.ties[f])]
    if not hit:
        raise BadInput(_why_not(pair))
    on = _on(pair, pair.facts[0]) if meant.fact else {}
    more = _filled(ties=sorted(meant.ties), note=meant.note)
    row = judgement("cut", meant.who, **_named(pair), **on, **more)
    left = {f: [t for t in pair.ties[f] if not _is_of(pair, t, meant.ties)] for f in hit}
    still = [f for f in hit if _way(left[f], pair)]
    words = f"Cut apart in {len(hit)} of {len(pair.facts)} facts that both state."
    if still:
        words += f" In {len(still)} they still hang together: {_say_way(left, still[0], pair)}"
    return Said((row,), words)


def join(look: Lookup, one: str, other: str, meant: Meant) -> Said:
    """Say that two articles depend on each other, for the facts that both state now.

    Raises:
        BadInput: both state no fact, or are one report of each already.
    """
    pair = _pair(look, (one, other), meant.fact)
    home: dict[int, set[int]] = defaultdict(set)
    for row in look.where("witnesses", "fact_id", set(pair.facts)):
        if row["article_id"] in pair.ids:
            home[row["fact_id"]].add(row["independent_id"])
    facts = [number for number in pair.facts if len(home[number]) > 1]
    if not facts:
        raise BadInput(
            f"In all {len(pair.facts)} facts that both state they are one report already."
        )
    more = {**_named(pair), **_filled(note=meant.note)}
    rows = tuple(judgement("join", meant.who, **more, **_on(pair, fact)) for fact in facts)
    return Said(rows, f"Joined for {len(rows)} of {len(pair.facts)} facts that both state.")


def note(look: Lookup, name: str, text: str, who: str) -> Said:
    """Put a note on the fact or story of this id, or else on the article of this name.

    Raises:
        BadInput: the note is empty.
        NotFound: nothing is called so.
    """
    if not text.strip():
        raise BadInput("The note is empty.")
    fact = look.known_fact(name)
    if fact is not None:
        mentions = look.where("mentions", "fact_id", [fact])
        first = min(mentions, key=_first)
        on: Row = {
            "article": show_id(first["article_id"]), "story": show_id(first["story_id"]),
            "fact": show_id(fact), "statement": _statement(first),
        }  # fmt: skip
        what = "fact"
    elif (story := look.known_story(name)) is not None:
        articles = look.where("stories", "story_id", [story], "article_id")
        first_id = min(row["article_id"] for row in articles)
        on, what = {"article": show_id(first_id), "story": show_id(story)}, "story"
    else:
        on, what = {"article": show_id(look.find_article(name)["article_id"])}, "article"
    return Said((judgement("note", who, **on, note=text),), f"Noted on the {what}.")


def withdraw(rows: list[Row], names: Iterable[str], who: str) -> Said:
    """Take judgements back, each named by its id or the beginning of it; `rows` are those standing.

    Raises:
        BadInput: a name fits none of them, or more than one.
    """
    gone = []
    for name in dict.fromkeys(names):
        found = [row["id"] for row in rows if row["id"].startswith(name)]
        if len(found) != 1:
            raise BadInput(
                f"{len(found)} judgements that stand have the id {name}. "
                f"`copydesk judgements` lists them."
            )
        gone.append(judgement("withdraw", who, of=found[0]))
    return Said(tuple(gone), f"Withdrawn: {len(gone)}.")


def _pair(look: Lookup, names: tuple[str, str], fact: str | None) -> Pair:
    one, other = (look.find_article(name) for name in names)
    if one["article_id"] == other["article_id"]:
        raise BadInput(f"{names[0]} and {names[1]} are one article. Name two.")
    stated = [_facts(look, row["article_id"]) for row in (one, other)]
    facts = stated[0] & stated[1]
    if fact is not None:
        facts &= {look.find_fact(fact)}
    if not facts:
        which = f"the fact {fact}" if fact else "any fact"
        raise BadInput(f"The two articles do not both state {which} in their texts.")
    mentions: dict[int, list[Row]] = defaultdict(list)
    for row in look.where("mentions", "fact_id", facts):
        if row["role"] != "headline":
            mentions[row["fact_id"]].append(row)
    stories = {row["story_id"] for rows in mentions.values() for row in rows}
    ties: dict[int, list[Row]] = defaultdict(list)
    for row in look.where("ties", "story_id", stories):
        if row["fact_id"] in facts:
            ties[row["fact_id"]].append(row)
    articles = {row["article_id"] for rows in mentions.values() for row in rows}
    said = on_articles(look, articles)
    for number in facts:
        here = about_fact(said, mentions[number])
        stand = [tie for tie in ties[number] if not struck(tie, here)]
        ties[number] = stand + joined(here)
    return Pair(one, other, tuple(sorted(facts)), mentions, ties)


def _facts(look: Lookup, article: int) -> set[int]:
    rows = look.where("mentions", "article_id", [article], "fact_id", "role")
    return {row["fact_id"] for row in rows if row["role"] != "headline"}


def _is_of(pair: Pair, tie: Row, kinds: Collection[str]) -> bool:
    of_two = {tie["article_id"], tie["other_id"]} == pair.ids
    return of_two and tie["kind"] in (kinds or TIES)


def _named(pair: Pair) -> Row:
    return {
        "article": show_id(pair.one["article_id"]),
        "other": show_id(pair.other["article_id"]),
    }


def _on(pair: Pair, fact: int) -> Row:
    """Return the fact, with the statement of it in the first article, by which it is known."""
    mine = [m for m in pair.mentions[fact] if m["article_id"] == pair.one["article_id"]]
    return {"fact": show_id(fact), "statement": _statement(min(mine, key=_first))}


def _statement(mention: Row) -> Row:
    return {"key": show_id(mention["key"]), **{name: mention[name] for name in STATED}}


def _first(mention: Row) -> tuple[Any, ...]:
    return mention["role"] == "headline", mention["article_id"], mention["n"], mention["from"]


def _filled(**given: Any) -> Row:
    return {name: value for name, value in given.items() if value}


def _way(ties: list[Row], pair: Pair) -> list[Row]:
    """Return the fewest ties by which the two articles hang together, of the strongest level."""
    for _, kinds in LEVELS:
        way = _fewest([tie for tie in ties if tie["kind"] in kinds], pair)
        if way:
            return way
    return []


def _fewest(ties: list[Row], pair: Pair) -> list[Row]:
    near: dict[int, list[tuple[int, Row]]] = defaultdict(list)
    for tie in ties:
        near[tie["article_id"]].append((tie["other_id"], tie))
        near[tie["other_id"]].append((tie["article_id"], tie))
    start, goal = pair.one["article_id"], pair.other["article_id"]
    came: dict[int, list[Row]] = {start: []}
    waiting = deque([start])
    while waiting and goal not in came:
        at = waiting.popleft()
        for to, tie in sorted(near[at], key=lambda step: (step[0], step[1]["kind"])):
            if to not in came:
                came[to] = [*came[at], tie]
                waiting.append(to)
    return came.get(goal, [])


def _why_not(pair: Pair) -> str:
    hang = [fact for fact in pair.facts if _way(pair.ties[fact], pair)]
    if not hang:
        return (
            f"Nothing ties the two articles in any of the {len(pair.facts)} facts that both state: "
            f"they count as independent already."
        )
    return (
        f"The two articles have no tie of their own, but hang together in {len(hang)} of the "
        f"{len(pair.facts)} facts that both state: {_say_way(pair.ties, hang[0], pair)} "
        f"Cut one of these ties, or all: `copydesk cut A B`."
    )


def _say_way(ties: dict[int, list[Row]], fact: int, pair: Pair) -> str:
    steps = [
        f"{show_id(tie['article_id'])} {tie['kind']} {show_id(tie['other_id'])}"
        for tie in _way(ties[fact], pair)
    ]
    return f"in fact {show_id(fact)} by {', '.join(steps)}."
