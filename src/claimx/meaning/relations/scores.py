"""How likely the learned proposer finds relations and roles, from the vectors of the tokens.

A trigger is a token that tells a relation ("killed", "mayor", "resident"), or, where no word does
("Brno, Moravia"), the head of the first core filler. Given a trigger, each role is filled by the
tokens whose pair with it scores high. A pair is the sum of what its two tokens and their distance
bring, cut off at zero, with weights of its own for each role of each relation: the first layer of a
network over both (after Kiperwasser and Goldberg 2016, arXiv:1603.04351), which on held-out news
finds more than the product of the two.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from claimx.packs.learned import Floats, Weights

Integers = NDArray[np.int64]

#: Distances are classed by powers of two, before and behind the trigger.
_FARTHEST = 6
#: So many pairs are summed up at once: their numbers stay in the processor's cache.
_AT_ONCE = 1024


class Scores:
    """All scores of an article with `n` tokens; `vectors` are (n, width)."""

    def __init__(self, vectors: Floats, weights: Weights) -> None:
        self._weights = weights
        relations, trigger, filler, *alone = weights.columns(vectors)
        self._relations = relations
        self._trigger, self._filler = trigger, filler
        self._trigger_label, self._filler_label = alone

    @cached_property
    def relations(self) -> Floats:
        """The chances (n, relations) that each token tells each relation."""
        return _sigmoid(self._relations)

    def roles(self, triggers: Integers, fillers: Integers, labels: Integers) -> Floats:
        """The chances (n,) that each filler fills its role `labels` of what its trigger tells."""
        away = fillers - triggers
        steps = np.ceil(np.log2(np.abs(away) + 1, dtype=np.float32)).astype(np.int64)
        place = np.sign(away) * np.minimum(steps, _FARTHEST) + _FARTHEST
        found: Floats = np.empty(len(triggers), np.float32)
        for start in range(0, len(found), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            pairs = self._trigger[triggers[part]]
            pairs += self._filler[fillers[part]]
            pairs += self._weights.place[place[part]]
            np.maximum(pairs, 0, out=pairs)
            np.einsum("ij,ij->i", pairs, self._weights.pair[labels[part]], out=found[part])
        found += self._trigger_label[triggers, labels]
        found += self._filler_label[fillers, labels]
        found += self._weights.distance[place, labels]
        return _sigmoid(found)


def _sigmoid(x: Floats) -> Floats:
    odds: Floats = np.exp(np.clip(x, -30, 30))
    return odds / (1 + odds)
