"""The trained reader: one file, one pass over a wording, and what it makes of it.

The file lies beside this module (`model/`, with its card and licence). It is read by
onnxruntime on one thread. A wording is read alone, for the ranges of its whole numbers are
taken over what is read at once: beside others it would be read a little differently
(decision 0140). Without the file there is no reader, and the rules work alone.
"""

import json
import os
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copydesk.facts.deeds import Deeds, softmax
from copydesk.facts.parse import Attribution, Entity, Parse, Trigger
from copydesk.facts.tree import heads
from copydesk.facts.udwords import cut
from copydesk.text.wordpieces import WordPieces

Array = NDArray[Any]
FILE = Path(__file__).parent / "model" / "reader.onnx"
# Code points of a wording; what is longer is no sentence but a list or a trap, and would cost the
# square of its words: .4 s for 1,000 marks. Of 28,319 sentences of news two have more than 600.
LONGEST = 800
PIECES = 510  # of a wording, without the two at its ends; MiniLM knows no more places
READER = "COPYDESK_READER"
"""The environment's name for the choice between `rules` and `trained`: workers inherit it."""
OUTPUTS = ("scores", "arcs", "below", "above", "roles", "said")


@cache
def load(file: Path = FILE) -> "Reader | None":
    """Return the reader of this process, or None where its file is missing."""
    return Reader(file) if file.is_file() else None


def parsed(text: str) -> Parse | None:
    """Return the wording as the reader sees it, or None where facts are read by rules alone."""
    return _parsed(text) if len(text) <= LONGEST and choice() == "trained" else None


@lru_cache(maxsize=8)  # one finder after another asks for the same wording
def _parsed(text: str) -> Parse | None:
    reader = load()
    return reader.read(text) if reader else None


def choice() -> str:
    """Return who reads here: `trained` where the file is and nobody asked for `rules`."""
    asked = os.environ.get(READER, "trained")
    return "trained" if asked == "trained" and FILE.is_file() else "rules"


class Reader:
    """What the file holds, ready to read."""

    def __init__(self, file: Path):
        """Take the file in, and the lists that it carries."""
        # Imported here, so that who reads by rules alone does not wait for it.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = False  # no two wordings are of one length
        self.session = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )
        notes = self.session.get_modelmeta().custom_metadata_map
        lists = {name: json.loads(text) for name, text in notes.items()}
        self.pieces = WordPieces(lists["vocabulary"])
        self.tags, self.forms, self.entities = (lists[x] for x in ("tags", "forms", "entities"))
        self.relations = lists["relations"]
        self.root = self.relations.index("root")
        self.places = np.arange(PIECES + 2)
        sizes = [len(lists[x]) for x in ("tags", "forms", "entities", "triggers", "cues", "status")]
        ends = np.cumsum(sizes).tolist()
        self.bounds = list(zip([0, *ends], ends, strict=False))
        one = np.array([0])
        nothing = {"ids": one, "places_": one, "shapes_": one, "first": one}
        self.weight, self.bias = self.session.run(["relation_weight", "relation_bias"], nothing)
        self.deeds = Deeds(lists) if "events" in lists["learned"] else None

    def read(self, text: str) -> Parse:
        """Return the wording as the reader sees it; words behind the 510th piece are left out."""
        return self.over(text, cut(text))

    def over(self, text: str, bounds: list[tuple[int, int]]) -> Parse:
        """Return the wording as the reader sees it over words that are given."""
        words, feeds = self._feed(text, bounds)
        if not words:
            return Parse((), (), (), (), (), ())
        scores, arcs, below, above, roles, said = self.session.run(OUTPUTS, feeds)
        scores = scores[1:]
        parts = [scores[:, a:b] for a, b in self.bounds]
        tops = heads(arcs[0, 1:])
        triggers: tuple[Trigger, ...] = ()
        attributions: tuple[Attribution, ...] = ()
        if self.deeds:
            triggers = self.deeds.triggers(parts[3], parts[5], roles[:, 1:, 1:])
            attributions = self.deeds.attributions(parts[4], said[:, 1:, 1:])
        return Parse(
            starts=tuple([start for start, _ in words]),
            ends=tuple([end for _, end in words]),
            tags=tuple([self.tags[n] for n in parts[0].argmax(1).tolist()]),
            forms=tuple([self.forms[n] for n in parts[1].argmax(1).tolist()]),
            heads=tuple([head - 1 for head in tops]),
            relations=self._relations(below[1:], above, tops),
            entities=self._entities(parts[2]),
            triggers=triggers,
            attributions=attributions,
        )

    def _feed(
        self, text: str, bounds: list[tuple[int, int]]
    ) -> tuple[list[tuple[int, int]], dict[str, Array]]:
        words, ids, shapes, first = [], [self.pieces.first], [0], [0]
        for start, end in bounds:
            pieces, written = self.pieces.shaped(text[start:end])
            if len(ids) + len(pieces) > PIECES + 1:
                break
            words.append((start, end))
            first.append(len(ids))
            ids += pieces
            shapes += written
        ids.append(self.pieces.last)
        shapes.append(0)
        return words, {
            "ids": np.array(ids),
            "places_": self.places[: len(ids)],
            "shapes_": np.array(shapes),
            "first": np.array(first),
        }

    def _relations(self, below: Array, above: Array, tops: list[int]) -> tuple[str, ...]:
        scores = np.maximum(below + above[tops], 0) @ self.weight + self.bias
        scores[:, self.root] = -np.inf
        found = scores.argmax(1).tolist()
        found[tops.index(0)] = self.root
        return tuple([self.relations[n] for n in found])

    def _entities(self, scores: Array) -> tuple[Entity, ...]:
        best = scores.argmax(1).tolist()
        if not any(best):
            return ()
        shares = softmax(scores)
        found: list[Entity] = []
        for at, label in enumerate(best):
            name = self.entities[label]
            if not name:
                continue
            last, p = found[-1] if found else None, float(shares[at, label])
            if name[0] == "I" and last and (last.end, last.kind) == (at, name[2:]):
                found[-1] = Entity(last.start, at + 1, last.kind, min(last.p, p))
            else:
                found.append(Entity(at, at + 1, name[2:], p))
        return tuple(found)
