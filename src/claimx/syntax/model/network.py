"""The language model as a function: the words of a window in, scores of every layer out.

It is an ONNX graph that `training/export.py` wrote. A window is several paragraphs of a text, with
[SEP] between them, since what is said nearby tells what is meant. Windows go through one at a time,
each on one thread, so that the scores of a window depend on its words only: not on what it is read
with, nor on the number of processors.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from claimx.syntax.model.subwords import Vocabulary, shape

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

#: Subwords of a window, with the two marks at its ends. The encoder has 512 places.
LONGEST: Final = 256

#: The files of a network.
READER, LABELS, VOCABULARY, INVENTORY = "reader.onnx", "labels.onnx", "vocab.txt", "inventory.json"
FILES: Final = (READER, LABELS, VOCABULARY, INVENTORY)

#: The name of the spaCy component.
COMPONENT: Final = "claimx_reader"

#: The key under which a Doc's `user_data` holds the vectors of its tokens.
VECTORS: Final = "claimx_vectors"

#: The layers in the order of their columns in the graph's output.
_COLUMNS: Final = ("starts", "tags", "upos", "feats", "names")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window of `words` words for the network: the `ids` and `shapes` (1, subwords) of its
    subwords, and in `rows` (subwords,) the word of each: 0 is the root, k the k-th, -1 none."""

    ids: Integers
    shapes: Integers
    rows: Integers
    words: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one window of n words.

    `layers` has (n, values) by layer; `arcs` (n, n + 1) for each word as a dependant of the root
    (column 0) and of each word; `label_dep` and `label_head` are halves of the label scores, of the
    words and of the root with the words. `vectors` (n, width) are for the learned proposer of
    relations, if the graph has them.
    """

    layers: dict[str, Floats]
    arcs: Floats
    label_dep: Floats
    label_head: Floats
    vectors: Floats | None = None


class Network:
    """The graphs, the vocabulary and the inventory of values, from the contents of FILES."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.vocabulary = Vocabulary(files[VOCABULARY].decode("utf-8").split("\n"))
        values: dict[str, list[str]] = json.loads(files[INVENTORY])
        self.values = values
        sizes = [2, *(len(values[layer]) for layer in _COLUMNS[1:])]
        ends = np.cumsum(sizes)
        self._columns = {
            layer: slice(end - size, end)
            for layer, size, end in zip(_COLUMNS, sizes, ends.tolist(), strict=True)
        }
        self._reader = _session(files[READER])
        self._labels = _session(files[LABELS])

    def encode(
        self, words: Sequence[str], spaced: Sequence[bool], opens: Sequence[bool]
    ) -> Encoded:
        """The window of as many of the words as fit, in whole paragraphs if one fits; `spaced` as
        `subwords.shape` has it, `opens` marks the words that begin a paragraph."""
        first, last = self.vocabulary.first, self.vocabulary.last
        ids, shapes, rows = [first], [0], [0]
        edges = [(0, 1)]  # (words, subwords) before each paragraph, and at the end
        for k, (word, space, opening) in enumerate(zip(words, spaced, opens, strict=True)):
            if opening and k:
                edges.append((k, len(ids)))
                ids.append(last)
                shapes.append(0)
                rows.append(-1)
            numbers = self.vocabulary.encode(word)
            if len(ids) + len(numbers) >= LONGEST:
                break
            ids += numbers
            shapes += [shape(word, space)] * len(numbers)
            rows += [k + 1] * len(numbers)
        else:
            edges.append((len(words), len(ids)))
        count, size = edges[-1] if len(edges) > 1 else (rows[-1], len(ids))
        return Encoded(
            np.array([[*ids[:size], last]]), np.array([[*shapes[:size], 0]]),
            np.array([*rows[:size], -1]), count,
        )  # fmt: skip

    def read(self, window: Encoded) -> Scores:
        """Scores of a window."""
        inputs = {"ids": window.ids, "shapes": window.shapes, "pool": _pool(window)}
        layers, arcs, label_dep, label_head, *more = self._reader.run(None, inputs)
        split = {name: layers[1:, columns] for name, columns in self._columns.items()}
        return Scores(split, arcs[1:], label_dep[1:], label_head, more[0][1:] if more else None)

    def labels(self, scores: Scores, heads: Integers) -> Floats:
        """(n, labels) scores of the labels of the arcs to `heads` (0 is the root)."""
        inputs = {"dep": scores.label_dep, "head": scores.label_head[heads]}
        found: Floats = self._labels.run(None, inputs)[0]
        return found


def _pool(window: Encoded) -> Floats:
    """(n + 1, subwords): what each word takes of each subword; row 0 is the root, [CLS]."""
    spots = np.flatnonzero(window.rows >= 0)
    rows = window.rows[spots]
    pool = np.zeros((window.words + 1, len(window.rows)), np.float32)
    pool[rows, spots] = 1 / np.bincount(rows).astype(np.float32)[rows]
    return pool


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
