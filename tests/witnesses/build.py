"""Small stories for tests: articles as sentences, each with what it says, laid out on a page."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from copydesk.facts.merge import merge
from copydesk.tables import Dependencies, Judgements, Resolved, build, make_id
from copydesk.text import key
from copydesk.witnesses import clash, count, hear, overrule, tie

Row = dict[str, Any]
STORY = make_id("story", "test")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {f"weekday:{n}": name for n, name in enumerate(NAMES, 1)}


def event(words: str, root: str | None = None, **slots: Any) -> Row:
    """Return an event; `source`, `target` and `both` are states or names, `day` an ISO date."""
    actors = [
        {"role": role, ("iso3" if who.isupper() else "name"): who}
        for role in ("source", "target", "both")
        for who in slots.pop(role, ())
    ]  # fmt: skip
    day, rule = slots.pop("day", None), slots.pop("rule", None)
    at = date.fromisoformat(day) if day else None
    when = {
        "from": at,
        "to": at,
        "text": day or WEEKDAYS.get(rule, rule),
        "rule": rule or (f"day:{day}" if day else None),
    }
    told = {"root": root, "status": "happened", "trigger": words, **slots}
    return {
        "says": "event", "words": words,
        "event": {**told, "actors": actors, "date": when if day or rule else None},
    }  # fmt: skip


def quote(words: str, speaker: str | None, direct: str = "direct", **slots: Any) -> Row:
    """Return a quotation of these words."""
    said = {"content": words, "speaker": speaker, "direct": direct, "open": False, **slots}
    return {"says": "quote", "words": words, "quote": said}


def figure(words: str, value: float, counts: str | None = None, **slots: Any) -> Row:
    """Return a figure printed in these words."""
    told = {"value": value, "operator": "=", "counts": counts, "text": words, **slots}
    return {"says": "figure", "words": words, "figure": told}


def article(name: str, *sentences: tuple[Any, ...], **more: Any) -> list[Row]:
    """Return the rows of an article: each sentence a text and what it says.

    A sentence that starts with `#` is the headline; `same=TEXT` as its last part says of
    which wording it is an edited copy.
    """
    return list(_rows(name, sentences, more))


def _rows(name: str, sentences: tuple[tuple[Any, ...], ...], more: Row) -> Iterator[Row]:
    at = 0
    published = more.pop("published", None)
    when = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    for n, (printed, *says) in enumerate(sentences, 1):
        text = printed.removeprefix("#")
        same = says.pop() if says and isinstance(says[-1], str) else text
        for item, said in enumerate(says):
            start = at + text.index(said["words"])
            yield {
                "story_id": STORY, "article_id": make_id("article", name),
                "page_id": make_id("page", name), "kind": "main", "published": when,
                "newsroom": name, "outlet": name.title(), "sentence_id": key(same),
                "key": key(text), "n": n, "role": "headline" if printed[0] == "#" else "body",
                "start": at, "end": at + len(text), "text": text, "item": item,
                "from": start, "to": start + len(said["words"]), **said, **more,
            }  # fmt: skip
        at += len(text) + 1


def resolved(*articles: list[Row]) -> pa.Table:
    """Return the statements of these articles, as `facts.resolve` gives them."""
    return build(Resolved, [row for rows in articles for row in rows])


def depends(*edges: Row) -> pa.Table:
    """Return dependencies."""
    return build(Dependencies, list(edges))


def edge(article: list[Row], on: list[Row], kind: str, **more: Any) -> Row:
    """Return a dependency of one article on another; by default it took everything."""
    whole = [{"start": 0, "end": max(row["end"] for row in article)}]
    return {
        "story_id": STORY, "article_id": article[0]["article_id"], "kind": kind,
        "on_id": on[0]["article_id"], "coverage": 0.9, "score": 0.9, "evidence": [],
        "covered": whole, **more,
    }  # fmt: skip


class Told:
    """What the facts and witnesses rooms make of some articles."""

    def __init__(
        self,
        *articles: list[Row],
        dependencies: pa.Table | None = None,
        judgements: tuple[Row, ...] = (),
    ) -> None:
        self.mentions = merge(resolved(*articles))
        self.dependencies = depends() if dependencies is None else dependencies
        self.ties = tie(self.mentions, self.dependencies)
        self.testimonies = overrule(self.mentions, build(Judgements, list(judgements)))
        self.witnesses = hear(self.testimonies, self.ties)
        self.counts = count(self.witnesses)
        self.clashes = clash(self.mentions, self.witnesses)

    def fact(self, words: str) -> int:
        """Return the id of the one fact that is stated in these words."""
        (fact,) = {row["fact_id"] for row in self.mentions.to_pylist() if row["words"] == words}
        return int(fact)

    def counted(self, words: str) -> tuple[int, int, int, int]:
        """Return carriers, texts, independent reports and origins of the fact in these words."""
        fact = self.fact(words)
        (row,) = [row for row in self.counts.to_pylist() if row["fact_id"] == fact]
        return (row["carriers"], row["texts"], row["independent"], row["origins"])

    def kinds(self, words: str) -> str:
        """Return the kinds of the ties of the fact in these words, each once, in order."""
        fact = self.fact(words)
        return "".join(sorted({t["kind"] for t in self.ties.to_pylist() if t["fact_id"] == fact}))

    def shown(self) -> list[tuple[str, str, str, tuple[str, ...]]]:
        """Return slot, verdict, inside and values of each clash."""
        return sorted(
            (row["slot"], row["verdict"], row["inside"],
             tuple(sorted({side["value"] for side in row["sides"]})))
            for row in self.clashes.to_pylist()
        )  # fmt: skip
