"""Write the net as an ONNX graph for one sentence, with whole-number weights.

Weights are whole numbers of 7 bits with a scale a column: sums of products of 8 and 7 bits
cannot run over in the instructions of older processors, so all processors give the same sums.
Activations are made whole numbers by the range of the one sentence that is read.
"""

from typing import Any

import numpy as np
import onnx
from models.net import HEADS, LAYERS, WIDTH
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
MS = "com.microsoft"
STEPS = 63  # of a weight to either side of zero
GELU_ONE = 1.1444507  # gelu of it is 1


class Graph:
    """Nodes and constants in the making; every `add` returns the name of its result."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, name: str, value: Array) -> str:
        """Put a constant under a name, once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind: str, inputs: list[str], domain: str = "", **options: Any) -> str:
        """Add a node with one result."""
        return self.many(kind, inputs, 1, domain, **options)[0]

    def many(
        self, kind: str, inputs: list[str], results: int, domain: str = "", **options: Any
    ) -> list[str]:
        """Add a node with several results."""
        names = [f"{kind}{len(self.nodes)}_{n}" for n in range(results)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **options))
        return names

    def linear(self, x: str, name: str, weight: Array, bias: Array) -> str:
        """Return x times the weight (in by out) plus bias."""
        whole, scale = columns(weight)
        return self.add(
            "DynamicQuantizeMatMul",
            [
                x,
                self.constant(f"{name}.w", whole),
                self.constant(f"{name}.s", scale),
                "",
                self.constant(f"{name}.b", bias),
            ],
            MS,
        )


def columns(weight: Array) -> tuple[Array, Array]:
    """Return a weight as whole numbers with one scale a column."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / STEPS
    return np.clip(np.rint(weight / scale), -STEPS, STEPS).astype(np.int8), scale.astype(np.float32)


def encoder(graph: Graph, weights: dict[str, Array]) -> str:
    """Add the encoder; return the name of the vectors of pieces, with a first axis of one."""
    table = weights["pieces.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    whole = np.rint(table / scale).astype(np.int8)
    rows = graph.add("Gather", [graph.constant("pieces", whole), "ids"])
    rows = graph.add("Cast", [rows], to=TensorProto.FLOAT)
    scales = graph.constant("pieces.s", scale.astype(np.float32))
    h = graph.add("Mul", [rows, graph.add("Gather", [scales, "ids"])])
    places = graph.constant("places", weights["places.weight"])
    h = graph.add("Add", [h, graph.add("Gather", [places, "places_"])])
    shapes = graph.constant("shapes", weights["shapes.weight"])
    h = graph.add("Add", [h, graph.add("Gather", [shapes, "shapes_"])])
    h = graph.add("Unsqueeze", [h, graph.constant("axis0", np.array([0]))])
    h = graph.add("LayerNormalization", [h, *_norm(graph, weights, "norm")], epsilon=1e-12)
    for n in range(LAYERS):
        h = _layer(graph, weights, f"layers.{n}.", h)
    return h


def _norm(graph: Graph, weights: dict[str, Array], name: str) -> list[str]:
    return [graph.constant(f"{name}.{x}", weights[f"{name}.{x}"]) for x in ("weight", "bias")]


def _layer(graph: Graph, weights: dict[str, Array], at: str, h: str) -> str:
    whole, scale = columns(weights[f"{at}qkv.weight"].T)
    q, s, z = graph.many("DynamicQuantizeLinear", [h], 3)
    seen = graph.add(
        "QAttention",
        [
            q,
            graph.constant(f"{at}qkv.w", whole),
            graph.constant(f"{at}qkv.b", weights[f"{at}qkv.bias"]),
            s,
            graph.constant(f"{at}qkv.s", scale),
            "",
            z,
            graph.constant("zero", np.int8(0)),
        ],
        MS,
        num_heads=HEADS,
    )
    out = graph.linear(seen, f"{at}out", *_pair(weights, f"{at}out"))
    h = _skip(graph, weights, f"{at}norm_a", h, out)
    up = graph.linear(h, f"{at}up", *_pair(weights, f"{at}up"))
    down = graph.linear(graph.add("Gelu", [up], MS), f"{at}down", *_pair(weights, f"{at}down"))
    return _skip(graph, weights, f"{at}norm_b", h, down)


def _skip(graph: Graph, weights: dict[str, Array], name: str, h: str, more: str) -> str:
    # SkipLayerNormalization does both, in three times the time (onnxruntime 1.31).
    norm = _norm(graph, weights, name)
    return graph.add("LayerNormalization", [graph.add("Add", [h, more]), *norm], epsilon=1e-12)


def _pair(weights: dict[str, Array], name: str) -> tuple[Array, Array]:
    return weights[f"{name}.weight"].T, weights[f"{name}.bias"]


def finish(graph: Graph, outputs: dict[str, str], notes: dict[str, str]) -> onnx.ModelProto:
    """Return the model with its outputs under their names; inputs are vectors of numbers."""
    for name, made in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [made], [name]))
    numbers = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [None])
        for name in ("ids", "places_", "shapes_", "first")
    ]
    results = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    body = helper.make_graph(
        graph.nodes, "reader", numbers, results, list(graph.constants.values())
    )
    model = helper.make_model(
        body, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
    )
    model.ir_version = 8
    for key, value in notes.items():
        model.metadata_props.add(key=key, value=value)
    return model


def wide(weights: dict[str, Array], names: list[str]) -> tuple[Array, Array]:
    """Return several linear heads as one weight and one bias."""
    return (
        np.concatenate([weights[f"{name}.weight"].T for name in names], 1),
        np.concatenate([weights[f"{name}.bias"] for name in names]),
    )


def with_one(weights: dict[str, Array], names: list[str]) -> dict[str, Array]:
    """Return the weights where heads of pairs have one more channel, which is always 1."""
    more = dict(weights)
    for name in names:
        weight, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
        more[f"{name}.weight"] = np.concatenate([weight, np.zeros((1, WIDTH), np.float32)])
        more[f"{name}.bias"] = np.append(bias, np.float32(GELU_ONE))
    return more


__all__ = ["WIDTH", "Graph", "encoder", "finish", "wide", "with_one"]
