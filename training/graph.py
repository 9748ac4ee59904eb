"""Builds ONNX graphs node by node: the few operations that the network is made of.

Matrix weights of the encoder and of the heads on its words are int8, symmetric, with a scale per
output column; activations are quantised as they come, with one scale a call (https://onnxruntime.ai
/docs/performance/model-optimizations/quantization.html). Since the program runs one window a call,
a window's result depends on nothing but the window.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET, IR = 17, 8
LIMIT = 127  # the largest int8 weight
Floats = NDArray[np.float32]


class Graph:
    """Nodes and weights under construction. Methods take and return names of values."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._count = 0

    def constant(self, value: NDArray) -> str:
        """A weight as it is."""
        name = self._name("w")
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def half(self, value: Floats) -> str:
        """A weight stored in 16 bits and used in 32; the runtime converts it once, on loading."""
        return self("Cast", self.constant(value.astype(np.float16)), to=TensorProto.FLOAT)

    def __call__(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """A node with one output."""
        return self.many(kind, 1, *inputs, domain=domain, **attributes)[0]

    def many(
        self, kind: str, outputs: int, *inputs: str, domain: str = "", **attributes: object
    ) -> list[str]:
        """A node with several outputs."""
        names = [self._name(kind.lower()) for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names

    def _name(self, stem: str) -> str:
        self._count += 1
        return f"{stem}_{self._count}"

    def rename(self, old: str, new: str) -> None:
        """Gives a value the name by which it is an output."""
        self.nodes.append(helper.make_node("Identity", [old], [new]))

    def table(self, ids: str, weight: Floats) -> str:
        """Rows of an int8 table with a scale per row."""
        scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8) / LIMIT
        rows = self.constant(np.rint(weight / scale).astype(np.int8))
        whole = self("Cast", self("Gather", rows, ids), to=TensorProto.FLOAT)
        return self("Mul", whole, self("Gather", self.constant(scale.astype(np.float32)), ids))

    def quantised(self, x: str) -> tuple[str, str, str]:
        """(values, scale, zero point) of activations, shared by the matrices that take them."""
        values, scale, zero = self.many("DynamicQuantizeLinear", 3, x)
        return values, scale, zero

    def int8(self, x: tuple[str, str, str], weight: Floats, bias: Floats) -> str:
        """x @ weight.T + bias, with `weight` as torch has it: (out, in)."""
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / LIMIT
        columns = self.constant(np.rint(weight / scale[:, None]).astype(np.int8).T)
        zero = self.constant(np.zeros(len(scale), np.int8))
        values, x_scale, x_zero = x
        product = self("MatMulInteger", values, columns, x_zero, zero)
        factor = self("Mul", x_scale, self.constant(scale.astype(np.float32)))
        real = self("Mul", self("Cast", product, to=TensorProto.FLOAT), factor)
        return self("Add", real, self.constant(bias))

    def linear(self, x: str, weight: Floats, bias: Floats) -> str:
        """x @ weight.T + bias in 32 bits."""
        product = self("MatMul", x, self.half(weight.T))
        return self("Add", product, self.constant(bias))

    def norm(self, x: str, weight: Floats, bias: Floats, epsilon: float) -> str:
        """Layer normalisation over the last axis."""
        scale, shift = self.constant(weight), self.constant(bias)
        return self("LayerNormalization", x, scale, shift, axis=-1, epsilon=epsilon)

    def model(
        self, inputs: dict[str, tuple[int, list[str | int]]], outputs: list[str]
    ) -> onnx.ModelProto:
        """The checked model; `inputs` are (element type, shape) by name."""
        given = [helper.make_tensor_value_info(k, t, s) for k, (t, s) in inputs.items()]
        wanted = [helper.make_tensor_value_info(k, TensorProto.FLOAT, None) for k in outputs]
        graph = helper.make_graph(self.nodes, "claimx", given, wanted, self.weights)
        sets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=sets, producer_name="claimx")
        model.ir_version = IR
        return model
