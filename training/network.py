"""The network that is trained: one encoder, a head for each layer, one loss.

Dependency heads are biaffine (Dozat and Manning 2017, arXiv:1611.01734); the label of an arc is
read off the sum of its two ends by one hidden layer (Kiperwasser and Goldberg 2016,
arXiv:1603.04351), at a quarter of the cost of a biaffine label score. The root of a window is the
vector of [CLS]. All other heads are linear.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import IGNORED, UNTYPED_GOLD, Batch, Inventory
from training.encoder import WIDTH, Encoder, Locked

ARC, LABEL = 256, 256
#: Types that every name corpus has: a capitalised word that it leaves out is none of them.
MAIN = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
#: Weight of each layer in the loss.
WEIGHTS = {
    "starts": 0.5, "tags": 0.5, "upos": 0.5, "feats": 0.4, "heads": 1.0, "deps": 1.0,
    "names": 1.0, "silver": 0.5,
}  # fmt: skip


@dataclass
class Scores:
    """Scores of every layer, for each word; `heads` is (rows, words, words), masked by windows."""

    linear: dict[str, Tensor]
    heads: Tensor
    label_dep: Tensor
    label_head: Tensor
    encoded: list[Tensor]  # of the subwords, by the embedding and by each layer


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder, inventory: Inventory, dropout: float = 0.25) -> None:
        super().__init__()
        self.encoder = encoder
        sizes = {
            "starts": 2,
            "tags": len(inventory.tags),
            "upos": len(inventory.upos),
            "feats": len(inventory.feats),
            "names": len(inventory.names),
            "silver": len(inventory.names),
        }
        self.linear = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in sizes.items()})
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.label_dep, self.label_head = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label = nn.Linear(LABEL, len(inventory.deps))
        self.arc = nn.Parameter(torch.empty(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        nn.init.xavier_uniform_(self.arc)
        self.dropout = Locked(dropout)
        main = torch.tensor([name.partition("-")[2] in MAIN for name in inventory.names])
        self.register_buffer("main", main, persistent=False)

    def pooled(self, batch: Batch, vectors: Tensor) -> Tensor:
        """Means of the subwords of each word: (rows, length, WIDTH)."""
        rows, length, width = vectors.shape
        inside = batch.word_of >= 0
        spot = (batch.word_of + torch.arange(rows)[:, None] * length)[inside]
        total = torch.zeros(rows * length, width).index_add(0, spot, vectors[inside].float())
        count = torch.zeros(rows * length).index_add(0, spot, torch.ones(len(spot)))
        return (total / count.clamp(min=1)[:, None]).view(rows, length, width)

    def forward(self, batch: Batch) -> Scores:
        """Scores of all layers."""
        encoded = self.encoder(batch.ids, batch.shapes, batch.positions, batch.window)
        words = self.dropout(self.pooled(batch, encoded[-1]))
        linear = {name: head(words) for name, head in self.linear.items()}

        def project(layer: nn.Linear) -> Tensor:
            return self.dropout(functional.relu(layer(words)))

        dep, head = project(self.arc_dep), project(self.arc_head)
        scores = (dep @ self.arc + self.arc_bias) @ head.transpose(1, 2) * ARC**-0.5
        same = (batch.group[:, :, None] == batch.group[:, None, :]) & (batch.group >= 0)[:, None]
        scores = scores.float().masked_fill(~same, -1e4)
        return Scores(linear, scores, self.label_dep(words), self.label_head(words), encoded)

    def label_scores(self, dep: Tensor, head: Tensor) -> Tensor:
        """(n, LABEL) twice to (n, labels)."""
        pair = functional.relu(dep.float() + head.float())
        pair = functional.dropout(pair, self.dropout.rate, self.training)
        with torch.autocast("cpu", enabled=False):
            return self.label(pair)


def within_sentences(scores: Tensor, batch: Batch) -> Tensor:
    """Arc scores with heads outside the word's gold sentence (and its root) masked."""
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    return scores.masked_fill(~(same | batch.root[:, None]), -1e4)


def loss(model: Reader, batch: Batch, scores: Scores) -> dict[str, Tensor]:
    """The weighted mean loss of each layer that the batch has."""
    out = {}
    for name, values in scores.linear.items():
        gold = batch.gold[name]
        if (gold != IGNORED).any():
            out[name] = _tag_loss(values.float().flatten(0, 1), gold.flatten(), model.main)
    heads = batch.gold["heads"]
    known = heads != IGNORED
    if known.any():
        arcs = within_sentences(scores.heads, batch)
        out["heads"] = functional.cross_entropy(arcs[known], heads[known])
        row = torch.arange(len(heads))[:, None].expand_as(heads)[known]
        labels = model.label_scores(scores.label_dep[known], scores.label_head[row, heads[known]])
        out["deps"] = functional.cross_entropy(
            labels.float(), batch.gold["deps"][known], ignore_index=IGNORED
        )
    return {name: WEIGHTS[name] * value for name, value in out.items()}


def _tag_loss(scores: Tensor, gold: Tensor, main: Tensor) -> Tensor:
    """Cross entropy; where gold only excludes the main types, of all other values together."""
    exact, partial = gold >= 0, gold == UNTYPED_GOLD
    total = functional.cross_entropy(scores[exact], gold[exact], reduction="sum")
    if partial.any():
        rest = scores[partial].log_softmax(-1).masked_fill(main, -torch.inf)
        total = total - rest.logsumexp(-1).sum()
    return total / (exact | partial).sum()
