"""Score what the room of facts finds in our own sentences of invented events (models/corpus).

An event that is found is right if, in the same sentence, a marked event has its root (or gives
it as a second one) and all the states marked for it are among its actors; where no state is
marked, an actor must share a word with one that is. Each marked event counts once. `trigger`
asks only that the trigger words overlap, `root` that they overlap and the root is right.
"""

import collections
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from models.corpus import Event, Figure, Item, Quote, Sentence, load

from copydesk.engine.coding import Line, coded
from copydesk.facts import names
from copydesk.facts.found import Found
from copydesk.facts.reader import parsed
from copydesk.text import sentences

Row = dict[str, Any]
Coder = Callable[[list[Line]], Iterable[Row]]
HALF = 0.5  # share of the shorter of two contents that must be the same words


class Here:
    """Work in this process: what a pool gives, without its workers."""

    def work(self, step: Any, given: dict[str, pa.Table], rows: int) -> tuple[pa.Table, list[Any]]:
        """Return what the step gives for the tables, and that nothing was refused."""
        return step.work(**given), []


def code(lines: list[Line]) -> Iterable[Row]:
    """Code lines as `copydesk code` does."""
    return coded(lines, Here())  # type: ignore[arg-type]


def model_alone(lines: list[Line]) -> Iterator[Row]:
    """Code lines by what the trained reader says, its actors known only where a name is a state's.

    Nothing is resolved from sentence to sentence, no list of verbs is asked.
    """
    for line in lines:
        events = []
        for at, end in sentences(line.text):
            text = line.text[at:end]
            parse, named = parsed(text), names.find(text)
            for one in parse.triggers if parse else ():
                first, last = parse.span((one.start, one.end)) if parse else (0, 0)
                events.append({
                    "root": one.root, "status": one.status, "trigger": text[first:last],
                    "start": at + first, "end": at + last,
                    "actors": [
                        actor
                        for role in ("source", "target", "both")
                        for words in getattr(one, role)
                        for actor in cast_of(text, parse.span(words), named, role)
                    ],
                })  # fmt: skip
        yield {"id": line.name, "events": events, "quotes": [], "figures": []}


def cast_of(text: str, span: tuple[int, int], named: list[Found], role: str) -> Iterator[Row]:
    """Yield an actor for each state that is named within the words, else one without a state."""
    inside = [one for one in named if one.start < span[1] and span[0] < one.end]
    states = {code for one in inside for code in (one.slots["iso3"] or "").split()}
    for state in sorted(states) or [None]:
        yield {"name": text[span[0] : span[1]], "iso3": state, "role": role}


@dataclass
class Hits:
    """How many were marked and found; how many marks were found, how many findings are right."""

    gold: int = 0
    found: int = 0
    hit: int = 0
    right: int = 0

    @property
    def told(self) -> str:
        """Return precision, recall and F1 in words."""
        precision, recall = self.right / max(1, self.found), self.hit / max(1, self.gold)
        return f"F1 {self.f1:.3f}  precision {precision:.3f}  recall {recall:.3f}"

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        precision, recall = self.right / max(1, self.found), self.hit / max(1, self.gold)
        return 2 * precision * recall / max(1e-9, precision + recall)


@dataclass
class Score:
    """Everything that is counted over sentences."""

    sentences: int = 0
    silent: int = 0  # sentences in which no event is marked
    broken: int = 0  # those of them in which one is found
    hits: dict[str, Hits] = field(default_factory=lambda: collections.defaultdict(Hits))
    status: list[tuple[str, str]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    @property
    def status_right(self) -> float:
        """Return the share of matched events whose status is right."""
        return sum(a == b for a, b in self.status) / max(1, len(self.status))

    @property
    def false_events(self) -> float:
        """Return the share of sentences without an event in which one is found."""
        return self.broken / max(1, self.silent)

    def lines(self) -> Iterator[str]:
        """Yield the figures in words."""
        for name, hits in self.hits.items():
            yield f"{name:<26} {hits.told}  ({hits.gold} marked, {hits.found} found)"
        told = f"{self.status_right:.3f} of {len(self.status)}"
        yield f"{'status of matched':<26} {told}"
        told = f"{self.false_events:.3f} of {self.silent} sentences without an event"
        yield f"{'false events':<26} {told}"


def score(parts: Iterable[str], coder: Coder = code) -> Score:
    """Return what the coder gets right in these parts of the corpus."""
    items = [item for part in parts for item in load(part)]
    lines = [Line(item.item, text_of(item), item.published) for item in items]
    found = Score()
    for item, row in zip(items, coder(lines), strict=True):
        at = 0
        for sentence in item.sentences:
            judge(found, sentence, within(row, at, len(sentence.text)))
            at += len(sentence.text) + 1
    return found


def text_of(item: Item) -> str:
    """Return the sentences of an item, a line each."""
    return "\n".join(sentence.text for sentence in item.sentences)


def within(row: Row, at: int, length: int) -> Row:
    """Return what was found in one sentence, with offsets in it."""
    kept: Row = {}
    for kind in ("events", "quotes", "figures"):
        inside = [one for one in row[kind] if at <= one["start"] < at + length]
        kept[kind] = [{**one, "start": one["start"] - at, "end": one["end"] - at} for one in inside]
    return kept


def judge(score: Score, sentence: Sentence, found: Row) -> None:
    """Count one sentence."""
    score.sentences += 1
    score.silent += not sentence.events
    score.broken += bool(not sentence.events and found["events"])
    gold, mine = sentence.events, found["events"]
    for name, same in (
        ("event: trigger", overlap),
        ("event: trigger and root", lambda g, f: overlap(g, f) and rooted(g, f)),
        ("event: root and actors", lambda g, f: rooted(g, f) and acted(g, f)),
        ("event: roles too", lambda g, f: rooted(g, f) and acted(g, f) and cast(g, f)),
    ):
        pairs = count(score.hits[name], gold, mine, same)
    pairs = pair(gold, mine, lambda g, f: rooted(g, f) and acted(g, f))
    score.status += [(g.status, f["status"]) for g, f in pairs]
    missed = {id(g) for g in gold} - {id(g) for g, _ in pairs}
    false = {id(f) for f in mine} - {id(f) for _, f in pairs}
    score.misses += [
        f"missed {g.root} {g.status} {g.trigger.text!r} | {sentence.text}"
        for g in gold
        if id(g) in missed
    ]
    score.misses += [f"false {brief(f)} | {sentence.text}" for f in mine if id(f) in false]
    quoted(score, sentence, found["quotes"])
    count(score.hits["figure: value"], sentence.figures, found["figures"], valued)
    count(
        score.hits["figure: what is counted"],
        [g for g in sentence.figures if g.counts],
        [f for f in found["figures"] if f["counts"]],
        lambda g, f: valued(g, f) and bool(words(g.counts) & words(f["counts"])),
    )


def brief(event: Row) -> str:
    """Return an event in a few words."""
    actors = [(a["name"], a["iso3"], a["role"]) for a in event["actors"]]
    return f"{event['root']} {event['status']} {event['trigger']!r} {actors}"


def count(
    hits: Hits, gold: Iterable[Any], found: Iterable[Row], same: Callable[[Any, Row], bool]
) -> list[tuple[Any, Row]]:
    """Count what was marked, found and right; return the pairs."""
    gold, found = list(gold), list(found)
    pairs = pair(gold, found, same)
    hits.gold += len(gold)
    hits.found += len(found)
    hits.hit += len(pairs)
    hits.right += len(pairs)
    return pairs


def quoted(score: Score, sentence: Sentence, found: list[Row]) -> None:
    """Count quotations: words in marks inside reported words may be marked once or twice."""
    hits = score.hits["quotation and speaker"]
    hits.gold, hits.found = hits.gold + len(sentence.quotes), hits.found + len(found)
    hits.hit += sum(any(said(g, f) for f in found) for g in sentence.quotes)
    hits.right += sum(any(said(g, f) for g in sentence.quotes) for f in found)


def pair(
    gold: Iterable[Any], found: Iterable[Row], same: Callable[[Any, Row], bool]
) -> list[tuple[Any, Row]]:
    """Return as many pairs as there can be of a mark and a finding, each in one pair.

    Augmenting paths, as in H. W. Kuhn, The Hungarian method (1955), for a yes or no.
    """
    gold, found = list(gold), list(found)
    fits = [[n for n, f in enumerate(found) if same(g, f)] for g in gold]
    owner: dict[int, int] = {}

    def place(mark: int, tried: set[int]) -> bool:
        for n in fits[mark]:
            if n not in tried:
                tried.add(n)
                if n not in owner or place(owner[n], tried):
                    owner[n] = mark
                    return True
        return False

    for mark in range(len(gold)):
        place(mark, set())
    return [(gold[mark], found[n]) for n, mark in sorted(owner.items(), key=lambda one: one[1])]


def overlap(gold: Event, found: Row) -> bool:
    return gold.trigger.start < found["end"] and found["start"] < gold.trigger.end


def rooted(gold: Event, found: Row) -> bool:
    return found["root"] in {gold.root, *gold.also}


def acted(gold: Event, found: Row) -> bool:
    marked = [*gold.source, *gold.target, *gold.both]
    states = {actor.iso3 for actor in marked if actor.iso3}
    if states:
        return states <= {state for a in found["actors"] for state in (a["iso3"] or "").split()}
    named = set().union(*(words(f"{a.text.text} {a.name or ''} {a.org or ''}") for a in marked))
    return any(named & words(actor["name"]) for actor in found["actors"])


def cast(gold: Event, found: Row) -> bool:
    """Say whether each state stands on its side; who meets may stand on either."""
    sides = {"source": gold.source, "target": gold.target}
    for role, actors in sides.items():
        states = {actor.iso3 for actor in actors if actor.iso3}
        here = {
            state
            for a in found["actors"]
            if a["role"] in (role, "both")
            for state in (a["iso3"] or "").split()
        }
        if not states <= here:
            return False
    return True


def said(gold: Quote, found: Row) -> bool:
    """Say whether half of the words are the same, and a word of the speaker."""
    marked, mine = words(gold.content.text), words(found["content"])
    enough = len(marked & mine) >= HALF * min(len(marked), len(mine)) > 0
    speaker = words(f"{gold.speaker.text if gold.speaker else ''} {gold.who or ''}")
    return enough and bool(speaker & words(found["speaker"]))


def valued(gold: Figure, found: Row) -> bool:
    near = gold.text.start < found["end"] and found["start"] < gold.text.end
    value = found["value"]
    # A third is marked as .3333.
    return near and value is not None and abs(value - gold.value) <= 1e-4 * max(1, abs(gold.value))


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower())) - {"the", "a", "an", "of", "and"}
