"""The whole path, once: pages → articles → copies → stories → facts → witnesses.

Read this module first. A step is a plain function; the tables that it takes and gives are
written in its signature, so the path below is also the graph. `by` names the column whose
equal values must meet in one place, and is the only thing that says what is distributed:

- no `by`: rows go alone; any split of the rows gives the same result;
- a column: rows with equal values meet (a shuffle key, a hash shard, what new pages touch);
- two columns: rows are edges, and all edges that hang together meet (connected components).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_type_hints

import pyarrow as pa

from copydesk import articles, copies, facts, stories, witnesses
from copydesk.tables import Shape


@dataclass(frozen=True)
class Step:
    """One piece of work. Rows with equal `by` must meet in one place.

    What a step gives rests in the desk unless `kept` is false: then it is made anew from the rows
    of its first table that are asked for, so each of its rows must come from one row of that.
    A value of `by` that more than `most` rows share says nothing (a template line on a million
    pages): no engine lets such rows reach the work.
    """

    work: Callable[..., pa.Table]
    by: str | tuple[str, str] | None = None
    kept: bool = True
    most: int | None = None

    @property
    def name(self) -> str:
        """Room and verb, as they are read aloud: `articles.find`."""
        return f"{self.work.__module__.split('.')[1]}.{self.work.__name__}"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns by which rows meet; empty where they go alone."""
        return self.by if isinstance(self.by, tuple) else (self.by,) if self.by else ()

    @cached_property
    def takes(self) -> dict[str, Shape]:
        """Shape of each table that the work takes, by argument name."""
        return {name: shape for name, shape in self._shapes().items() if name != "return"}

    @cached_property
    def gives(self) -> Shape:
        """Shape of the one table that the work gives."""
        return self._shapes()["return"]

    def _shapes(self) -> dict[str, Shape]:
        hints: dict[str, Any] = get_type_hints(self.work, include_extras=True)
        return {name: hint.__metadata__[0] for name, hint in hints.items()}


PATH: tuple[Step, ...] = (
    Step(articles.find),  # pages -> segments
    Step(articles.describe, by="page_id"),  # pages, segments -> articles
    Step(copies.cut),  # articles -> printings
    Step(copies.fingerprint),  # articles -> fingerprints
    Step(copies.link, by="fingerprint", most=copies.HEAVY),  # fingerprints -> links
    Step(copies.lend, by="article_id", kept=False),  # links, printings -> sides
    Step(copies.align, by="pair_id"),  # sides -> passages
    Step(copies.match),  # passages -> matches
    Step(copies.settle, by=("key", "other_key")),  # matches -> classes
    Step(copies.carry, by="key"),  # printings, classes -> carried
    Step(copies.compare, by="sentence_id"),  # carried -> carriers
    Step(stories.sketch),  # articles -> sketches
    Step(stories.index),  # sketches -> terms
    Step(stories.pair, by="term", most=stories.HEAVY),  # terms -> pairs
    Step(stories.meet, by="pair_id"),  # pairs, passages -> meetings
    Step(stories.lend, by="article_id", kept=False),  # meetings, sketches -> lent
    Step(stories.liken, by="pair_id"),  # lent, passages -> likenesses
    Step(stories.lean, by="article_id"),  # likenesses -> leanings
    Step(stories.circle, by=("article_id", "other_id")),  # leanings -> circles
    Step(stories.gather, by="article_id", kept=False),  # circles, likenesses -> gathered
    Step(stories.draw, by="article_id", kept=False),  # circles, sketches -> drawn
    Step(stories.group, by="circle_id"),  # gathered, drawn -> groups
    Step(stories.enrol, by="article_id"),  # articles, groups -> enrolled
    Step(stories.title, by="story_id"),  # enrolled -> stories
    Step(stories.cover, by="article_id"),  # carriers, enrolled -> coverage
    Step(copies.depend, by="story_id"),  # coverage -> dependencies
    Step(copies.descend, by="story_id"),  # coverage, dependencies -> lineage
    Step(facts.read, by="key"),  # printings -> readings
    Step(facts.state, by="key", kept=False),  # coverage, readings -> statements
    Step(facts.resolve, by="story_id", kept=False),  # statements -> resolved
    Step(facts.merge, by="story_id"),  # resolved -> mentions
    Step(facts.sum_up, by="fact_id"),  # mentions -> facts
    Step(witnesses.tie, by="story_id"),  # mentions, dependencies -> ties
    Step(witnesses.overrule, by="article_id", kept=False),  # mentions, judgements -> testimonies
    Step(witnesses.hear, by="fact_id"),  # testimonies, ties -> witnesses
    Step(witnesses.count, by="fact_id"),  # witnesses -> counts
    Step(witnesses.clash, by="story_id"),  # mentions, witnesses -> clashes
)


def sources(path: tuple[Step, ...] = PATH) -> dict[str, Shape]:
    """Return the tables that steps take and none gives; one that nobody gave is empty."""
    given = {step.gives.name for step in path}
    taken = {name: shape for step in path for name, shape in step.takes.items()}
    return {name: shape for name, shape in taken.items() if name not in given}
