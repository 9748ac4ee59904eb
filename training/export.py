"""The trained network as ONNX files, and the pipeline around it that ships with claimx.

    python -m training.export --work /tmp/claimx-train \\
        --out src/claimx/syntax/model/weights/en_claimx

With ``--float`` nothing is quantised: the model that the shipped one is measured against.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import spacy
import srsly
import torch
from onnx import TensorProto

import claimx.syntax.model.reader  # noqa: F401 - registers the component
from claimx.syntax.model.network import COMPONENT, INVENTORY, LABELS, READER, VOCABULARY
from training.encoder import EPSILON, HEADS, LAYERS, WIDTH, package_folder
from training.graph import Floats, Graph
from training.network import ARC

State = dict[str, Floats]
#: The linear heads in the order of their columns in the output `layers`.
LINEAR = ("starts", "tags", "upos", "feats", "names")
#: The layers that arcs and their labels are made of.
PAIRED = ("arc_dep", "arc_head", "label_dep", "label_head")
OUTPUTS = ("layers", "arcs", "label_dep", "label_head")


def read_checkpoint(path: Path) -> tuple[State, dict[str, list[str]]]:
    """Weights and inventory that `training.train` wrote."""
    found = torch.load(path, weights_only=True)
    return {k: v.float().numpy() for k, v in found["state"].items()}, found["inventory"]


def _matrix(g: Graph, whole: bool, x: str, state: State, *names: str) -> list[str]:
    """The named layers of one input, in int8 or (`whole`) in 32 bits."""
    pairs = [(state[f"{n}.weight"], state[f"{n}.bias"]) for n in names]
    if whole:
        return [g("Add", g("MatMul", x, g.constant(w.T)), g.constant(b)) for w, b in pairs]
    shared = g.quantised(x)
    return [g.int8(shared, w, b) for w, b in pairs]


def _layer(g: Graph, x: str, state: State, at: str, whole: bool) -> str:
    """One encoder layer on (1, length, WIDTH)."""
    (qkv,) = _matrix(g, whole, x, state, f"{at}.qkv")
    parts = g.many("Split", 3, qkv, g.constant(np.array([WIDTH] * 3)), axis=-1)
    mixed = g("MultiHeadAttention", *parts, domain="com.microsoft", num_heads=HEADS)
    (out,) = _matrix(g, whole, mixed, state, f"{at}.out")
    x = g.norm(g("Add", x, out), *_norm(state, f"{at}.norm1"), EPSILON)
    (up,) = _matrix(g, whole, x, state, f"{at}.up")
    # The tanh form of GELU differs by less than 0.001 and takes half the time.
    active = g("FastGelu", up, domain="com.microsoft")
    (down,) = _matrix(g, whole, active, state, f"{at}.down")
    return g.norm(g("Add", x, down), *_norm(state, f"{at}.norm2"), EPSILON)


def _norm(state: State, at: str) -> tuple[Floats, Floats]:
    return state[f"{at}.weight"], state[f"{at}.bias"]


def reader_graph(state: State, whole: bool) -> onnx.ModelProto:
    """ids, shapes (1, subwords) and pool (words + 1, subwords) to the scores of one window.

    Row 0 of every output is the root. `layers`: the linear heads side by side; `arcs`: dependant by
    head; `label_dep`, `label_head`: halves of the label score.
    """
    g = Graph()
    enc = {k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")}
    words = (
        g("Gather", g.constant(enc["words.weight"]), "ids") if whole
        else g.table("ids", enc["words.weight"])
    )  # fmt: skip
    length = g("Shape", "ids", start=1, end=2)
    first = g.constant(np.array([0]))
    places = g("Slice", g.half(enc["positions.weight"]), first, length, first)
    shapes = g("Gather", g.constant(enc["shapes.weight"]), "shapes")
    x = g("Add", g("Add", words, places), shapes)
    x = g.norm(x, enc["norm.weight"], enc["norm.bias"], EPSILON)
    for i in range(LAYERS):
        x = _layer(g, x, enc, f"layers.{i}", whole)
    flat = g("Squeeze", x, first)
    pooled = g("MatMul", "pool", flat)
    names = [*(f"linear.{name}" for name in LINEAR), *PAIRED]
    tops = {
        f"tops.{part}": np.concatenate([state[f"{name}.{part}"] for name in names])
        for part in ("weight", "bias")
    }
    sizes = [len(state[f"{name}.bias"]) for name in names]
    sizes = [sum(sizes[: len(LINEAR)]), *sizes[len(LINEAR) :]]
    (wide,) = _matrix(g, whole, pooled, tops, "tops")
    layers, dep, head, *labels = g.many("Split", 5, wide, g.constant(np.array(sizes)), axis=-1)
    scale = ARC**-0.5
    turned = g("MatMul", g("Relu", dep), g.half(state["arc"] * scale))
    left = g("Add", turned, g.constant(state["arc_bias"] * scale))
    arcs = g("MatMul", left, g("Transpose", g("Relu", head), perm=[1, 0]))
    for value, name in zip((layers, arcs, *labels), OUTPUTS, strict=True):
        g.rename(value, name)
    ints: tuple[int, list[str | int]] = (TensorProto.INT64, [1, "subwords"])
    inputs = {"ids": ints, "shapes": ints, "pool": (TensorProto.FLOAT, ["words", "subwords"])}
    return g.model(inputs, list(OUTPUTS))


def label_graph(state: State) -> onnx.ModelProto:
    """dep, head (words, LABEL) to `labels` (words, labels)."""
    g = Graph()
    pair = g("Relu", g("Add", "dep", "head"))
    g.rename(g.linear(pair, state["label.weight"], state["label.bias"]), "labels")
    size = len(state["label.weight"].T)
    rows: tuple[int, list[str | int]] = (TensorProto.FLOAT, ["words", size])
    return g.model({"dep": rows, "head": rows}, ["labels"])


def write_network(state: State, names: dict[str, list[str]], out: Path, *, whole: bool) -> None:
    """The files that `claimx.syntax.model.network` reads, into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(reader_graph(state, whole), str(out / READER))
    onnx.save(label_graph(state), str(out / LABELS))
    shutil.copyfile(package_folder() / "vocab.txt", out / VOCABULARY)
    text = json.dumps(names, indent=0, ensure_ascii=False)
    (out / INVENTORY).write_text(text + "\n", encoding="utf-8")


META: dict[str, Any] = {
    "name": "claimx",
    "version": "0.2.0",
    "description": "English pipeline of claimx for news text: tags, features, lemmas, Universal "
    "Dependencies trees and names from one int8 transformer (MiniLM-L6-H384); CPU only.",
    "author": "the claimx project",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
    "sources": [
        {"name": "MiniLM-L6-H384 (all-MiniLM-L6-v2), pretrained encoder", "license": "Apache-2.0"},
        {"name": "UD English-EWT", "license": "CC BY-SA 4.0"},
        {"name": "GUM (genres with open texts)", "license": "CC BY 4.0 (annotations)"},
        {"name": "Groningen Meaning Bank (part)", "license": "texts in the public domain"},
        {"name": "MASC named entities", "license": "unrestricted"},
        {"name": "WikiGold", "license": "CC BY 4.0"},
        {"name": "grobid-ner", "license": "Apache-2.0"},
        {"name": "CrossNER politics", "license": "MIT"},
        {"name": "KnowledgeNet (folds 1-3)", "license": "CC BY-SA 4.0"},
    ],
}


def write_pipeline(network: Path, out: Path) -> None:
    """A spaCy pipeline of tokenizer and `claimx_reader` with the files in `network`.

    It is written beside its place and renamed, so that a reader never meets half a model.
    """
    nlp = spacy.blank("en")
    component: Any = nlp.add_pipe(COMPONENT)
    component.from_disk(network)
    nlp.meta.update(META)
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(fresh)
    meta = srsly.read_json(fresh / "meta.json")
    for key in ("performance", "vectors", "labels"):
        meta.pop(key, None)
    srsly.write_json(fresh / "meta.json", meta | META)
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", dest="whole", action="store_true")
    args = parser.parse_args()
    state, names = read_checkpoint(args.work / "reader.pt")
    with tempfile.TemporaryDirectory() as folder:
        write_network(state, names, Path(folder), whole=args.whole)
        write_pipeline(Path(folder), args.out)
    size = sum(f.stat().st_size for f in args.out.rglob("*") if f.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
