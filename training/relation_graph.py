"""Adds the output `vectors` to the bundled network: what the learned proposer of relations reads.

The encoder stays as it is. Its layers, pooled to words, are laid side by side, or, with trained
weights, normed and projected, with linear heads on the projection.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper

from training.encoder import EPSILON, LAYERS
from training.graph import Floats, Graph

#: The encoder's layers that are used: the first are about words, not what is said of them.
USED = (2, 3, 4, 5, 6)
OUTPUT, _OURS = "vectors", "vectors/"


def with_vectors(content: bytes, weights: dict[str, Floats] | None) -> bytes:
    """The graph of `reader.onnx` with the output `vectors` in place of any: (words + 1,
    width) of the projection by `weights`, or of all layers side by side."""
    model = onnx.load_from_string(content)
    _strip(model)
    norms = [n.output[0] for n in model.graph.node if n.op_type == "LayerNormalization"]
    outputs = [norms[2 * k] for k in range(LAYERS + 1)]  # of the embedding and of each layer
    g = Graph()
    first = g.constant(np.array([0]))
    pooled = [g("MatMul", "pool", g("Squeeze", outputs[k], first)) for k in USED]
    found = g("Concat", *pooled, axis=-1)
    if weights is not None:
        normed = g.norm(found, weights["norm.weight"], weights["norm.bias"], EPSILON)
        inner = g.int8(g.quantised(normed), weights["project.weight"], weights["project.bias"])
        active = g("FastGelu", inner, domain="com.microsoft")
        found = g.int8(g.quantised(active), weights["heads.weight"], weights["heads.bias"])
    g.rename(found, OUTPUT)
    _join(model, g)
    model.graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, None))
    done: bytes = model.SerializeToString()
    return done


def _strip(model: onnx.ModelProto) -> None:
    """Takes an earlier output of ours away."""
    graph = model.graph
    for field in (graph.node, graph.initializer, graph.output):
        kept = [item for item in field if not item.name.startswith((_OURS, OUTPUT))]
        del field[:]
        field.extend(kept)


def _join(model: onnx.ModelProto, g: Graph) -> None:
    """Appends nodes and weights, their names marked as ours."""
    own = {weight.name for weight in g.weights} | {o for node in g.nodes for o in node.output}
    own.discard(OUTPUT)

    def marked(name: str) -> str:
        return _OURS + name if name in own else name

    for weight in g.weights:
        weight.name = marked(weight.name)
        model.graph.initializer.append(weight)
    for k, node in enumerate(g.nodes):
        node.name = f"{_OURS}{k}"
        node.input[:] = [marked(name) for name in node.input]
        node.output[:] = [marked(name) for name in node.output]
        model.graph.node.append(node)
