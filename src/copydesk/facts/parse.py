"""One sentence as the trained reader sees it: words, tags, tree, entities, triggers, speech.

The reader sees one wording alone. What it gives is an opinion with a probability, not a
finding: the finders of this room lay it beside their rules and decide.

Words are those of Universal Dependencies English: `don't` is `do` and `n't`, `Iran's` is `Iran`
and `'s`, `US-led` three words. All spans of words are (first word, last word + 1); only
`starts` and `ends` are code points of the wording.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

Words = tuple[int, int]
"""A run of words: the first, and one behind the last."""


class Entity(NamedTuple):
    """A name: its words and `kind` (`PER`, `ORG`, `LOC`)."""

    start: int
    end: int
    kind: str
    p: float


class Trigger(NamedTuple):
    """The words of an event: its PLOVER root, how sure it is, and whose deed it is to whom.

    `status` is one of `happened`, `planned`, `proposed`, `threatened`, `postponed`, `denied`,
    `claimed`, `possible`, `undisclosed`. The words of one actor are one run; `both` are actors
    of a deed that goes both ways.
    """

    start: int
    end: int
    root: str
    p: float
    status: str
    source: tuple[Words, ...]
    target: tuple[Words, ...]
    both: tuple[Words, ...]


class Attribution(NamedTuple):
    """Words that are put in somebody's mouth: the cue, whose words they are, and the words."""

    start: int  # of the cue
    end: int
    p: float
    source: tuple[Words, ...]
    content: tuple[Words, ...]


@dataclass(frozen=True)
class Parse:
    """A wording as words; all tuples but the last three have one entry a word.

    `tags` are Penn tags (`VBD`); `forms` the verb features of UD joined by blanks, in the order
    mood, tense, form, voice (`Ind Past Fin`, `Past Part Pass`, `Inf`), empty where the word is
    no verb; `heads` the word that governs it, -1 at the one root; `relations` those of UD
    (`nsubj:pass`). `triggers` and `attributions` stand in the order of their words.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    forms: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    entities: tuple[Entity, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Return for each word the words that it governs, in order."""
        below: list[list[int]] = [[] for _ in self.heads]
        for word, head in enumerate(self.heads):
            if head >= 0:
                below[head].append(word)
        return tuple(map(tuple, below))

    def under(self, word: int) -> tuple[int, ...]:
        """Return the word and all that hangs on it, in order."""
        found, left = [], [word]
        while left:
            at = left.pop()
            found.append(at)
            left += self.children[at]
        return tuple(sorted(found))

    def over(self, word: int) -> tuple[int, ...]:
        """Return the words on the way from the word to the root, nearest first."""
        way = []
        while (word := self.heads[word]) >= 0:
            way.append(word)
        return tuple(way)

    def words(self, start: int, end: int) -> Words:
        """Return the run of words that share a code point with `start` to `end`."""
        inside = [
            n
            for n, (a, b) in enumerate(zip(self.starts, self.ends, strict=True))
            if a < end and b > start
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def span(self, words: Words) -> tuple[int, int]:
        """Return the code points of a run of words that is not empty."""
        return self.starts[words[0]], self.ends[words[1] - 1]
