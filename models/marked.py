"""The sentences of our own corpus, as the net learns from them: events and who said what."""

from models.corpus import items
from models.corpus.marks import Actor, Event, Quote, Span
from models.corpus.marks import Sentence as Marked
from models.data import Event as Deed
from models.data import Sentence, Speech
from models.labels import ROLES, SAID, STATUS, TRIGGERS

from copydesk.facts.udwords import cut

GOES_ON = 1
Bounds = list[tuple[int, int]]


def corpus(part: str) -> list[Sentence]:
    """Return the sentences and headlines of a part of the corpus, in order."""
    return [sentence(told) for item in items.load(part) for told in item.told]


def sentence(marked: Marked) -> Sentence:
    """Return a marked sentence as words, events and attributions."""
    bounds = cut(marked.text)
    words = [marked.text[start:end] for start, end in bounds]
    events = [_event(event, bounds) for event in marked.events]
    speech = [_speech(quote, bounds) for quote in marked.quotes if quote.cue]
    return Sentence(
        "corpus",
        words,
        events=events,
        speech=speech,
        triggers=_labels(len(words), [(e.start, e.end, e.root) for e in events]),
        cues=_labels(len(words), [(s.start, s.end, GOES_ON + 1) for s in speech]),
    )


def _labels(many: int, runs: list[tuple[int, int, int]]) -> list[int]:
    """Return the labels of words; of two runs that overlap the one named first keeps its words."""
    labels = [0] * many
    for start, end, label in runs:
        for at in range(start, end):
            if not labels[at] or at == start:
                labels[at] = label if at == start else GOES_ON
    return labels


def _event(event: Event, bounds: Bounds) -> Deed:
    start, end = _words(event.trigger, bounds)
    roles: dict[int, int] = {}
    for name in ("source", "target", "both"):
        actors: tuple[Actor, ...] = getattr(event, name)
        for actor in actors:
            roles |= dict.fromkeys(range(*_words(actor.text, bounds)), ROLES.index(name))
    root = TRIGGERS.index(event.root)
    return Deed(start, end, root, STATUS.index(event.status), roles)


def _speech(quote: Quote, bounds: Bounds) -> Speech:
    assert quote.cue
    roles = dict.fromkeys(range(*_words(quote.content, bounds)), SAID.index("content"))
    if quote.speaker:
        roles |= dict.fromkeys(range(*_words(quote.speaker, bounds)), SAID.index("source"))
    return Speech(*_words(quote.cue, bounds), roles)


def _words(span: Span, bounds: Bounds) -> tuple[int, int]:
    inside = [n for n, (a, b) in enumerate(bounds) if a < span.end and b > span.start]
    return inside[0], inside[-1] + 1
