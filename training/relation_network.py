"""The network of the learned proposer in torch, its loss, and its weights for the program.

One projection of the encoder's layers; on it a linear score of each relation for a token as its
trigger, and for each role of each relation a score of (trigger, filler) by one hidden layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from claimx.packs.learned import ANY, ARRAYS, SETTINGS, Weights
from claimx.packs.load import Packs
from training.encoder import EPSILON
from training.encoder import WIDTH as ENCODER
from training.relation_examples import Found
from training.relation_graph import USED

WIDTH, PAIR, FARTHEST = 384, 192, 6
DROPOUT = 0.15
#: Roles of one relation, settings among them, at most.
MOST_ROLES = 9


@dataclass(frozen=True, slots=True)
class Inventory:
    """The relations, the roles of each (core roles first), and all (relation, role)."""

    roles: Mapping[str, Sequence[str]]

    @property
    def relations(self) -> list[str]:
        """Sorted names."""
        return sorted(self.roles)

    @property
    def labels(self) -> list[tuple[str, str]]:
        """Sorted by relation, roles in their order; then the settings, which are of any."""
        own = [(name, role) for name in self.relations for role in self.roles[name]]
        return own + [(ANY, setting) for setting in SETTINGS]


def inventory_of(packs: Packs) -> Inventory:
    """The relations of packs."""
    return Inventory({name: list(relation.roles) for name, relation in packs.relations.items()})


@dataclass(frozen=True, slots=True)
class Truths:
    """What n tokens state. `relations` and `counted` (n, relations): which a token tells, and which
    are known at all. `pairs` are (trigger, filler) tokens, `labels` (pairs, MOST_ROLES) the roles
    of the trigger's relation (-1: none) and `fills` whether they are filled so."""

    relations: Tensor
    counted: Tensor
    pairs: Tensor
    labels: Tensor
    fills: Tensor


def truths(sentence: NDArray[np.int64], stated: Iterable[Found], inventory: Inventory) -> Truths:
    """Statements on tokens of which `sentence` (n,) gives the sentence, as arrays. A doubtful
    statement is neither true nor false."""
    column = {name: k for k, name in enumerate(inventory.relations)}
    label = {pair: k for k, pair in enumerate(inventory.labels)}
    told = np.zeros((len(sentence), len(column)), np.float32)
    counted = np.ones_like(told)
    filled: dict[tuple[int, str], set[tuple[int, int]]] = {}
    known: set[tuple[int, str]] = set()  # those of which we have the settings
    for found in stated:
        told[found.trigger, column[found.relation]] = 1
        if found.doubtful:
            counted[found.trigger, column[found.relation]] = 0
        heads = {(label[found.relation, role], head) for role, (head, _) in found.roles.items()}
        if found.settings is not None:
            known.add((found.trigger, found.relation))
            heads |= {(label[ANY, setting], head) for setting, head in found.settings}
        filled.setdefault((found.trigger, found.relation), set()).update(heads)
    pairs, labels, fills = [], [], []
    for (trigger, name), heads in filled.items():
        numbers = [label[name, role] for role in inventory.roles[name]]
        if (trigger, name) in known:
            numbers += [label[ANY, setting] for setting in SETTINGS]
        empty = [-1] * (MOST_ROLES - len(numbers))
        for i in np.flatnonzero(sentence == sentence[trigger]).tolist():
            pairs.append((trigger, i))
            labels.append(numbers + empty)
            fills.append([float((n, i) in heads) for n in numbers] + [0.0] * len(empty))
    return Truths(
        torch.from_numpy(told), torch.from_numpy(counted),
        torch.tensor(pairs, dtype=torch.long).reshape(-1, 2),
        torch.tensor(labels, dtype=torch.long).reshape(-1, MOST_ROLES),
        torch.tensor(fills).reshape(-1, MOST_ROLES),
    )  # fmt: skip


class Proposer(nn.Module):
    """Layers of the encoder in, scores of relations and roles out."""

    def __init__(self, inventory: Inventory) -> None:
        super().__init__()
        labels = len(inventory.labels)
        self.norm = nn.LayerNorm(ENCODER * len(USED), eps=EPSILON)
        self.project = nn.Linear(ENCODER * len(USED), WIDTH)
        self.sizes = [len(inventory.relations), PAIR, PAIR, labels, labels]
        self.heads = nn.Linear(WIDTH, sum(self.sizes))
        self.place = nn.Parameter(torch.randn(2 * FARTHEST + 1, PAIR) * 0.1)
        self.pair = nn.Parameter(torch.randn(labels, PAIR) * 0.1)
        self.distance = nn.Parameter(torch.zeros(2 * FARTHEST + 1, labels))
        self.dropout = nn.Dropout(DROPOUT)

    def vectors(self, x: Tensor) -> Tensor:
        """(n, layers) to (n, columns): the output `vectors` of the graph."""
        inner = self.project(self.dropout(self.norm(x)))
        found: Tensor = self.heads(self.dropout(functional.gelu(inner, approximate="tanh")))
        return found

    def roles(self, vectors: Tensor, pairs: Tensor) -> Tensor:
        """(pairs, labels) scores of (trigger, filler)."""
        trigger, filler = pairs.T
        _, as_trigger, as_filler, alone, alone_filler = vectors.split(self.sizes, 1)
        away = filler - trigger
        steps = (away.abs().float() + 1).log2().ceil().clamp(max=FARTHEST)
        place = (away.sign() * steps + FARTHEST).long()
        both = functional.relu(as_trigger[trigger] + as_filler[filler] + self.place[place])
        each = alone[trigger] + alone_filler[filler]
        return self.dropout(both) @ self.pair.T + each + self.distance[place]


def loss(model: Proposer, x: Tensor, stated: Sequence[Truths]) -> Tensor:
    """Cross entropy of triggers and of the roles of true ones, each by the number of truths; `x`
    (n, layers) are the vectors of the tokens of all `stated`, one behind the other."""
    bases = np.cumsum([0, *(len(part.relations) for part in stated[:-1])]).tolist()
    with torch.autocast("cpu", torch.bfloat16):
        vectors = model.vectors(x).float()
    told = torch.cat([part.relations for part in stated])
    counted = torch.cat([part.counted for part in stated])
    entropy = functional.binary_cross_entropy_with_logits
    triggers = entropy(vectors[:, : told.shape[1]], told, weight=counted, reduction="sum")
    pairs = torch.cat([part.pairs + base for part, base in zip(stated, bases, strict=True)])
    labels = torch.cat([part.labels for part in stated])
    fills = torch.cat([part.fills for part in stated])
    scores = model.roles(vectors, pairs).gather(1, labels.clamp(min=0))
    roles = entropy(scores, fills, weight=(labels >= 0).float(), reduction="sum")
    return triggers / (told * counted).sum().clamp(min=1) + roles / fills.sum().clamp(min=1)


def weights(model: Proposer, inventory: Inventory) -> Weights:
    """What the program needs beside the vectors."""
    return Weights(
        {name: k for k, name in enumerate(inventory.relations)},
        {pair: k for k, pair in enumerate(inventory.labels)},
        *(getattr(model, name).detach().numpy() for name in ARRAYS),
    )  # fmt: skip
