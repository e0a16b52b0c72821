"""The sentences to learn from, as numbers.

What may be trained on stands in `models/README.md`. A sentence that a source did not mark for a
task has None there, and its loss does not count.
"""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from models.labels import ENTITIES, FORMS, RELATIONS, TAGS
from torch import Tensor

from copydesk.text.wordpieces import WordPieces, shape

NONE = -100  # PyTorch's label that does not count
WIDTHS = (12, 16, 20, 24, 32, 40, 48, 64, 96, 144)  # pieces; longer sentences are left out
KEPT = ("Mood", "Tense", "VerbForm", "Voice")


@dataclass
class Event:
    """A trigger: its words, their label and status, and the words of each role."""

    start: int
    end: int
    root: int
    status: int
    roles: dict[int, int] = field(default_factory=dict)  # word -> label of ROLES


@dataclass
class Speech:
    """A cue: its words, and those of speaker and content."""

    start: int
    end: int
    roles: dict[int, int] = field(default_factory=dict)  # word -> label of SAID


@dataclass
class Sentence:
    """Words and what is known of them, as numbers of `labels`."""

    source: str
    words: list[str]
    tags: list[int] | None = None
    forms: list[int] | None = None
    heads: list[int] | None = None  # 0 is the root
    relations: list[int] | None = None
    entities: list[int] | None = None
    triggers: list[int] | None = None
    cues: list[int] | None = None
    events: list[Event] | None = None
    speech: list[Speech] | None = None


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of packed JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def treebank(path: Path) -> list[Sentence]:
    """Return the sentences of a file of `ud_*` or `ner_*`."""
    return [_sentence(row) for row in lines(path)]


def _sentence(row: dict[str, Any]) -> Sentence:
    read = Sentence(row["src"], row["words"])
    if row["heads"] is not None:
        read.tags = [TAGS.index(tag) for tag in row["xpos"]]
        read.forms = [FORMS.index(_form(feats)) for feats in row["feats"]]
        read.heads = [head + 1 for head in row["heads"]]
        read.relations = [RELATIONS.index(name) for name in row["deps"]]
    if row["ner"] is not None:
        known = {name: n for n, name in enumerate(ENTITIES)}
        read.entities = [known.get(name, 0) for name in row["ner"]]
    return read


def _form(feats: str) -> str:
    known = dict(part.split("=") for part in feats.split("|")) if feats != "_" else {}
    return " ".join(known[name] for name in KEPT if name in known)


@dataclass
class Batch:
    """Sentences of about one length, as tensors."""

    sentences: Sequence[Sentence]
    ids: Tensor
    shapes: Tensor
    mask: Tensor  # added to scores of attention, by sentence and piece
    first: Tensor  # where each word begins, [CLS] before them
    real: Tensor  # which places of `first` are words or [CLS]

    def labels(self, name: str) -> Tensor:
        """Return the labels of one task by sentence and word, `NONE` where there are none."""
        found = torch.full((len(self.sentences), self.first.shape[1] - 1), NONE)
        for n, sentence in enumerate(self.sentences):
            known = getattr(sentence, name)
            if known is not None:
                found[n, : len(known)] = torch.tensor(known)
        return found

    def pairs(self, name: str) -> tuple[Tensor, Tensor]:
        """Return sentence and first word of each event (or speech), and its roles by word."""
        rows, wide = [], self.first.shape[1] - 1
        for n, sentence in enumerate(self.sentences):
            for one in getattr(sentence, name) or ():
                roles = [one.roles.get(at, 0) for at in range(len(sentence.words))]
                rows.append(([n, one.start], roles + [NONE] * (wide - len(roles))))
        places = torch.tensor([place for place, _ in rows]).reshape(-1, 2)
        return places, torch.tensor([roles for _, roles in rows]).reshape(-1, wide)


class Maker:
    """Makes batches; with `noise`, words are hidden and capitals changed as headlines do."""

    def __init__(self, pieces: WordPieces, noise: float = 0.0, seed: int = 0):
        """Take a vocabulary, the share of words to hide, and a seed for chance."""
        self.pieces, self.noise, self.random = pieces, noise, random.Random(seed)

    def batch(self, sentences: Sequence[Sentence], width: int = 0) -> Batch:
        """Return the sentences as one batch, in their order, of so many pieces if given."""
        rows = [self._row(sentence.words) for sentence in sentences]
        long = width or max(len(row[0]) for row in rows)
        wide = width or max(len(row[2]) for row in rows)
        ids, shapes = (torch.zeros(len(rows), long, dtype=torch.long) for _ in range(2))
        first = torch.zeros(len(rows), wide, dtype=torch.long)
        mask, real = torch.full((len(rows), 1, 1, long), -1e4), torch.zeros(len(rows), wide)
        for n, (pieces, forms, begins) in enumerate(rows):
            ids[n, : len(pieces)] = torch.tensor(pieces)
            shapes[n, : len(pieces)] = torch.tensor(forms)
            first[n, : len(begins)] = torch.tensor(begins)
            mask[n, ..., : len(pieces)], real[n, : len(begins)] = 0, 1
        return Batch(sentences, ids, shapes, mask, first, real.bool())

    def _row(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        pieces, shapes, begins = [self.pieces.first], [0], [0]
        change = self._capitals()
        for word in words:
            begins.append(len(pieces))
            cut = self.pieces.cut(word)
            if self.noise and self.random.random() < self.noise:
                cut = (self.pieces.unknown,)
            pieces += cut
            shapes += [shape(change(word))] * len(cut)
        return [*pieces, self.pieces.last], [*shapes, 0], begins

    def _capitals(self) -> Any:
        draw = self.random.random() if self.noise else 1.0
        if draw < 0.05:
            return str.title
        if draw < 0.07:
            return str.upper
        return str.lower if draw < 0.09 else str

    def stream(self, sentences: Sequence[Sentence], pieces: int) -> Iterator[Batch]:
        """Return batches of about so many pieces without end, each round in a new order.

        Batches come in few shapes: a new shape costs the processor's library a new program.
        """
        groups: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            long = sum(len(self.pieces.cut(word)) for word in sentence.words) + 2
            fits = [width for width in WIDTHS if width >= long]
            if fits:
                groups.setdefault(fits[0], []).append(sentence)
        while True:
            order = []
            for width, group in groups.items():
                self.random.shuffle(group)
                many = pieces // width
                whole = group + group[: -len(group) % many]  # the last batch is filled up
                order += [(width, whole[at : at + many]) for at in range(0, len(whole), many)]
            self.random.shuffle(order)
            for width, part in order:
                yield self.batch(part, width)


def packed(sentences: Sequence[Sentence], words: int) -> Iterator[list[Sentence]]:
    """Return runs of sentences, in their order, that fill about so many words each."""
    run: list[Sentence] = []
    for sentence in sentences:
        widest = max([len(sentence.words), *(len(s.words) for s in run[-1:])])
        if run and widest * (len(run) + 1) > words:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run
