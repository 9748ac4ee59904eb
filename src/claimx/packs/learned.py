"""The weights of the learned proposer: what `training/relations.py` knows of the relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

#: What the label of a setting has in place of a relation, and the settings.
ANY, SETTINGS = "*", ("time", "place", "source")


#: The arrays of `Weights` in their order, and their names in the file.
ARRAYS = ("place", "pair", "distance")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the columns of a token's vector are, and how those of two tokens make a score.

    A vector has one score for each of the `relations` (of which the token may be the trigger), then
    `size` numbers of the token as a trigger and as many as a filler, then for each of the `labels`,
    (relation, role) or (`ANY`, setting), a score as its trigger and one as its filler. `place` (13,
    size) is what the distance of the two adds to the sum of their sides, `pair` (labels, size)
    weighs that sum, and `distance` (13, labels) the distance alone.
    """

    relations: Mapping[str, int]
    labels: Mapping[tuple[str, str], int]
    place: Floats
    pair: Floats
    distance: Floats

    def columns(self, vectors: Floats) -> list[Floats]:
        """The five parts of (n, width) vectors, side by side."""
        size, labels = self.pair.shape[1], len(self.labels)
        ends = np.cumsum([len(self.relations), size, size, labels])
        return np.split(vectors, ends, axis=1)


def learned_bytes() -> bytes:
    """The file of the bundled weights."""
    return (files("claimx.packs") / "learned.npz").read_bytes()


@cache
def load_weights() -> Weights:
    """The bundled weights, stored in 16 bits and used in 32."""
    with np.load(BytesIO(learned_bytes()), allow_pickle=False) as stored:
        relations = [str(name) for name in stored["relations"]]
        labels = [str(name).split(".") for name in stored["labels"]]
        arrays = [stored[name].astype(np.float32) for name in ARRAYS]
    return Weights(
        {name: k for k, name in enumerate(relations)},
        {(relation, role): k for k, (relation, role) in enumerate(labels)}, *arrays,
    )  # fmt: skip
