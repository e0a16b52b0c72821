"""Write the weights as the file that copydesk ships: `python -m models.export WEIGHTS OUT`."""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from models import labels
from models.graph import Array, Graph, encoder, finish, wide, with_one
from models.net import WIDTH

LISTS = ("TAGS", "FORMS", "ENTITIES", "TRIGGERS", "CUES", "STATUS", "ROLES", "SAID", "RELATIONS")
SCORES = ["tag", "form", "entity", "trigger", "cue", "status"]
PAIRS = ["arc_word", "rel_word", "deed", "actor", "speech", "words"]
ROOTED = ["arc_head", "rel_head"]  # these are wanted of [CLS] too


def build(weights: dict[str, Array], vocabulary: list[str], learned: list[str]) -> onnx.ModelProto:
    """Return the graph for one sentence: pieces, shapes and first pieces in, scores out."""
    graph = Graph()
    inner = {
        name.removeprefix("encoder."): value
        for name, value in weights.items()
        if name.startswith("encoder.")
    }
    pieces = graph.add("Squeeze", [encoder(graph, inner), "axis0"])
    every = graph.add("Gather", [pieces, "first"])
    names = SCORES + PAIRS + ROOTED
    weights = with_one(weights, ["arc_word", "arc_head", "deed", "actor", "speech", "words"])
    made = graph.linear(every, "heads", *wide(weights, names))
    sizes = [len(weights[f"{name}.bias"]) for name in names]
    groups = [sum(sizes[: len(SCORES)]), *sizes[len(SCORES) :]]
    parts = graph.many(
        "Split", [made, graph.constant("sizes", np.array(groups))], len(groups), axis=1
    )
    part = dict(zip(["scores", *PAIRS, *ROOTED], parts, strict=True))
    outputs = {
        "scores": part["scores"],
        "arcs": _biaffine(graph, "arc", weights, part["arc_word"], part["arc_head"]),
        "below": part["rel_word"],
        "above": part["rel_head"],
        "roles": _biaffine(graph, "role", weights, part["deed"], part["actor"]),
        "said": _biaffine(graph, "said", weights, part["speech"], part["words"]),
    }
    for name in ("weight", "bias"):
        value = weights[f"relation.{name}"]
        outputs[f"relation_{name}"] = graph.constant(f"relation.{name}", value.T)
    notes: dict[str, Any] = {name.lower(): getattr(labels, name) for name in LISTS}
    notes |= {"vocabulary": vocabulary, "learned": learned}
    return finish(graph, outputs, {name: json.dumps(value) for name, value in notes.items()})


def _biaffine(graph: Graph, name: str, weights: dict[str, Array], left: str, right: str) -> str:
    left, right = (graph.add("Gelu", [x], "com.microsoft") for x in (left, right))
    across = graph.add("Transpose", [right], perm=[1, 0])
    weight = graph.constant(f"{name}.weight", weights[f"{name}.weight"])
    return graph.add("MatMul", [graph.add("MatMul", [left, weight]), across])


def main() -> None:
    """Read the weights and write the file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("weights", type=Path)
    options.add_argument("out", type=Path)
    given = options.parse_args()
    saved = torch.load(given.weights)
    weights = {name: value.numpy() for name, value in saved["weights"].items()}
    model = build(weights, saved["vocabulary"], saved.get("learned", ["tree", "entities"]))
    given.out.write_bytes(model.SerializeToString())
    print(f"{given.out.stat().st_size / 1e6:.1f} MB, {WIDTH} wide")


if __name__ == "__main__":
    main()
