"""Windows packed into rows of fixed length, as arrays of numbers.

A row holds several windows one behind the other. Among its words stands, before the words of each
window, the window's root: the vector of [CLS].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from claimx.syntax.model.subwords import Vocabulary, shape
from training.examples import Window
from training.ner_text import MISSING, UNTYPED
from training.relation_network import Truths

IGNORED = -100
UNTYPED_GOLD = -200  # any value but a name of the MAIN types
ROWS = {128: 12, 256: 6}  # by length: rows of a batch
#: The arrays of a batch besides gold, and what stands where nothing is.
PADDING = {
    "ids": 0, "shapes": 0, "positions": 0, "window": -1, "word_of": -1, "group": -1,
    "sentence": -1, "root": 0,
}  # fmt: skip
Pieces = list[tuple[int, ...]]  # the subwords of each word
LAYERS = ("starts", "tags", "upos", "feats", "heads", "deps", "names", "silver")


@dataclass
class Inventory:
    """The values of each layer, in the order of their numbers."""

    tags: list[str]
    upos: list[str]
    feats: list[str]
    deps: list[str]
    names: list[str]  # "O", and B-, I-, E-, S- of each type


def inventory(windows: Iterable[Window], types: Iterable[str]) -> Inventory:
    """What occurs in training; features that occur once are left to their parts of speech."""
    found: dict[str, dict[str, int]] = {k: {} for k in ("tags", "upos", "feats", "deps")}
    for window in windows:
        for layer, counts in found.items():
            for value in getattr(window, layer) or ():
                counts[value] = counts.get(value, 0) + 1
    kept = {k: sorted(v for v, n in counts.items() if n > 1) for k, counts in found.items()}
    names = ["O", *(f"{part}-{kind}" for kind in types for part in "BIES")]
    return Inventory(**kept, names=names)


def pointed(tags: list[str]) -> list[str]:
    """BIO to BIOES: the last word of a name is E, an only word is S."""
    out = list(tags)
    for i, tag in enumerate(tags):
        ends = i + 1 == len(tags) or not tags[i + 1].startswith("I-")
        if tag[:2] in ("B-", "I-") and ends:
            out[i] = ("S" if tag[0] == "B" else "E") + tag[1:]
    return out


@dataclass
class Batch:
    """Arrays of (rows, length); word layers are as long as the rows, and padded."""

    ids: Tensor
    shapes: Tensor
    positions: Tensor
    window: Tensor  # number of the window of each subword; -1 is padding
    word_of: Tensor  # the word of each subword; -1 for none
    group: Tensor  # for each word its window; -1 is padding
    sentence: Tensor  # for each word its sentence, counted through the row; -1 root or unknown
    root: Tensor  # whether a word is a root
    gold: dict[str, Tensor]
    words: int
    #: What windows state, and the number of the first word of each, counted through all rows.
    told: list[tuple[int, Truths]]


@dataclass
class Row:
    """A row being filled: its windows, the subwords of their words, and how much is free."""

    room: int
    windows: list[tuple[Window, Pieces]] = field(default_factory=list)


class Packer:
    """Makes batches of windows."""

    def __init__(self, vocabulary: Vocabulary, inventory: Inventory) -> None:
        self.vocabulary = vocabulary
        self.number = {
            layer: {value: i for i, value in enumerate(getattr(inventory, layer))}
            for layer in ("tags", "upos", "feats", "deps", "names")
        }

    def batches(self, windows: Iterable[Window]) -> Iterator[Batch]:
        """Rows are filled first-fit from a few open ones, so that little is wasted.

        A single sentence of more subwords than the longest row is left out.
        """
        filling: dict[int, list[Row]] = {length: [] for length in ROWS}
        for window in windows:
            pieces = [self.vocabulary.encode(word) for word in window.words]
            size = 2 + len(window.breaks) + sum(map(len, pieces))  # with [CLS] and [SEP]
            length = next((k for k in ROWS if size <= k), None)
            if length is None:
                continue
            row = next((r for r in filling[length] if r.room >= size), None)
            if row is None:
                if len(filling[length]) == 2 * ROWS[length]:
                    yield self._take(filling, length)
                row = Row(length)
                filling[length].append(row)
            row.windows.append((window, pieces))
            row.room -= size
        for length in ROWS:
            while filling[length]:
                yield self._take(filling, length)

    def _take(self, filling: dict[int, list[Row]], length: int) -> Batch:
        """A batch of the fullest rows, which are taken out."""
        rows = sorted(filling[length], key=lambda row: row.room)
        filling[length] = rows[ROWS[length] :]
        return self.pack(rows[: ROWS[length]], length)

    def pack(self, rows: list[Row], length: int) -> Batch:
        """The arrays of a batch."""
        size = (len(rows), length)
        plain = {key: np.full(size, empty, np.int64) for key, empty in PADDING.items()}
        gold = {layer: np.full(size, IGNORED, np.int64) for layer in LAYERS}
        told, count = [], 0
        for r, row in enumerate(rows):
            at = word = sentence = 0
            for number, (window, pieces) in enumerate(row.windows):
                stop = word + 1 + len(pieces)
                subwords = self._subwords(window, pieces, word)
                end = at + len(subwords["ids"])
                for key, values in subwords.items():
                    plain[key][r, at:end] = values
                plain["window"][r, at:end] = number
                plain["group"][r, word:stop] = number
                plain["root"][r, word] = True
                if window.starts is not None:
                    of = sentence + np.cumsum(window.starts) - 1
                    plain["sentence"][r, word + 1 : stop] = of
                    sentence = int(of[-1]) + 1
                if window.told is not None:
                    told.append((r * length + word + 1, window.told))
                for layer, numbers in self._gold(window, word).items():
                    gold[layer][r, word + 1 : stop] = numbers
                at, word, count = end, stop, count + len(pieces)
        tensors = {key: torch.from_numpy(values) for key, values in plain.items()}
        tensors["root"] = tensors["root"].bool()
        known = {layer: torch.from_numpy(values) for layer, values in gold.items()}
        return Batch(**tensors, gold=known, words=count, told=told)

    def _subwords(self, window: Window, pieces: Pieces, word: int) -> dict[str, Sequence[int]]:
        """The layers of the subwords of a window whose root is the word number `word`, laid out as
        `claimx.syntax.model.network` does."""
        ids, shapes, words = [self.vocabulary.first], [0], [word]
        for i, numbers in enumerate(pieces):
            if i in window.breaks:
                ids.append(self.vocabulary.last)
                shapes.append(0)
                words.append(-1)
            ids += numbers
            shapes += [shape(window.words[i], window.spaced[i])] * len(numbers)
            words += [word + 1 + i] * len(numbers)
        return {
            "ids": [*ids, self.vocabulary.last],
            "shapes": [*shapes, 0],
            "word_of": [*words, -1],
            "positions": range(len(ids) + 1),
        }

    def _gold(self, window: Window, word: int) -> dict[str, Sequence[int]]:
        """The numbers of the layers that the window has, for its words."""
        found: dict[str, Sequence[int]] = {}
        if window.starts is not None and window.heads is not None:
            found["starts"] = window.starts
            found["heads"] = [word + head for head in window.heads]
            for layer in ("tags", "upos", "feats", "deps"):
                number = self.number[layer]
                found[layer] = [number.get(v, IGNORED) for v in getattr(window, layer)]
        if window.names is not None:
            special = {MISSING: IGNORED, UNTYPED: UNTYPED_GOLD}
            tags = [special.get(t, self.number["names"].get(t)) for t in pointed(window.names)]
            found["silver" if window.silver else "names"] = tags
        return found
