"""Trains the network further, with what annotated texts state beside its own layers.

    torchrun --nproc-per-node 2 -m training.together \\
        --data ../shared/data --real ../shared/real --work /tmp/claimx-train

Reads `reader.pt` of `training.train` from the work folder, and `proposer.pt` if it is there (to go
on), and writes both anew; `training.relations` starts from `proposer.pt`. The learned proposer of
relations reads the encoder, which so far has only seen what parsing and names need; here the
relations shape it too (multi-task learning, Caruana 1997). Half the windows of treebanks and names
are drawn beside them, so that trees and names stay as good. The texts of `held.txt` are left out,
so that there are some on which proposer and confidence can be fitted as on a text never seen.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from claimx.packs.load import load_packs
from claimx.schema.tokens import Tokens
from claimx.syntax.model.subwords import SHAPES, Vocabulary
from training import parallel
from training.batches import ROWS, Batch, Inventory, Packer
from training.encoder import Encoder, package_folder
from training.examples import SEED, Material, Window
from training.network import Reader, loss
from training.relation_examples import Example, Found, examples
from training.relation_graph import USED
from training.relation_network import Inventory as Relations
from training.relation_network import Proposer, inventory_of, truths
from training.relation_network import loss as relation_loss
from training.relation_texts import Texts, held, statements
from training.train import average, dev_sets, epochs_of, report, save, state_of

RATES = (("reader.encoder", 1e-4), ("reader", 3e-4), ("", 1e-3))
#: What the weights from before weigh in the average that is kept (Wortsman et al. 2022,
#: arXiv:2109.01903). On dev, 0.25 finds 0.9 of 100 triggers less on real articles than 0 and parses
#: 0.2 better, with 0.6 for names on the web.
KEPT = 0.15
#: Share of the treebanks' and names' windows in an epoch.
REPLAYED = 0.5
#: Share of texts of which each paragraph is a window, so that short texts are read as well.
APART = 0.2


class Both(nn.Module):
    """The network and the proposer on its encoder."""

    def __init__(self, reader: Reader, proposer: Proposer) -> None:
        super().__init__()
        self.reader, self.proposer = reader, proposer

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """By layer, and of relations."""
        scores = self.reader(batch)
        found = loss(self.reader, batch, scores)
        if batch.told:
            spots = torch.cat([
                torch.arange(first, first + len(told.relations)) for first, told in batch.told
            ])  # fmt: skip
            layers = torch.cat([scores.encoded[k] for k in USED], -1)
            x = self.reader.pooled(batch, layers).flatten(0, 1)[spots]
            found["relations"] = relation_loss(self.proposer, x, [told for _, told in batch.told])
        return found


def windows(
    example: Example, relations: Relations, vocabulary: Vocabulary, *, apart: bool = False
) -> Iterator[Window]:
    """The paragraphs of a text with what they state, as many in a window as it holds, or each
    `apart`; cut at sentences where one is too long."""
    tokens, longest = example.reading.tokens, max(ROWS) - 2
    sizes = [len(vocabulary.encode(word)) for word in tokens.words]
    begin, size, block = 0, 0, -1
    breaks: list[int] = []
    for sentence in tokens.sentences:
        opens = sentence.block != block
        more = sum(sizes[sentence.start : sentence.end]) + opens
        if begin < sentence.start and ((opens and apart) or size + more > longest):
            yield _window(example, begin, sentence.start, relations, breaks)
            begin, size, breaks = sentence.start, 0, []
        elif begin < sentence.start and opens:
            breaks.append(sentence.start)
        size, block = size + more, sentence.block
    yield _window(example, begin, len(tokens), relations, breaks)


def _window(
    example: Example, begin: int, end: int, relations: Relations, breaks: Iterable[int]
) -> Window:
    def here(found: Found) -> Found:
        roles = {
            role: (head - begin, extent)
            for role, (head, extent) in found.roles.items() if begin <= head < end
        }  # fmt: skip
        settings = found.settings and tuple(
            (name, head - begin) for name, head in found.settings if begin <= head < end
        )
        return replace(found, trigger=found.trigger - begin, roles=roles, settings=settings)

    tokens = example.reading.tokens
    stated = [here(found) for found in example.found if begin <= found.trigger < end]
    return Window(
        list(tokens.words[begin:end]), _spaced(tokens, begin, end),
        told=truths(example.sentence[begin:end], stated, relations),
        breaks={i - begin for i in breaks},
    )  # fmt: skip


def _spaced(tokens: Tokens, begin: int, end: int) -> list[bool]:
    """Whether white space stands before each token."""
    gaps = (tokens.starts[i] != tokens.ends[i - 1] for i in range(begin + 1, end))
    return [True, *gaps]


def read_reader(path: Path) -> tuple[Reader, Inventory]:
    """What `training.train` wrote."""
    stored = torch.load(path, weights_only=True)
    names = Inventory(**stored["inventory"])
    size = len(stored["state"]["encoder.words.weight"])
    reader = Reader(Encoder(size, SHAPES), names)
    reader.load_state_dict(stored["state"])
    return reader, names


def train(data: Path, real: Path, work: Path, epochs: int) -> None:
    """The whole procedure."""
    torch.manual_seed(SEED)
    reader, names = read_reader(work / "reader.pt")
    packer = Packer(Vocabulary.read(package_folder() / "vocab.txt"), names)
    relations = inventory_of(load_packs())
    proposer = Proposer(relations)
    if (work / "proposer.pt").exists():
        proposer.load_state_dict(torch.load(work / "proposer.pt", weights_only=True))
    model = Both(reader, proposer)
    stated = {key: rows for key, rows in statements().items() if key not in held()}
    texts = list(examples(Texts(data, real, Path("corpus")), stated))
    whole, cut = (
        [list(windows(text, relations, packer.vocabulary, apart=apart)) for text in texts]
        for apart in (False, True)
    )
    material, order = Material(data), random.Random(SEED)

    def draw() -> list[Window]:
        others = material.epoch()
        drawn = [
            window
            for ways in zip(whole, cut, strict=True)
            for window in ways[order.random() < APART]
        ]
        drawn += order.sample(others, int(REPLAYED * len(others)))
        order.shuffle(drawn)
        return drawn

    dev = dev_sets(data, packer)
    report(reader, dev, names, -1)
    before = state_of(reader)
    for epoch in epochs_of(model, model.losses, RATES, draw, packer, epochs):
        report(reader, dev, names, epoch)
    average(reader, before, KEPT)
    report(reader, dev, names, epochs)
    save(reader, names, work / "reader.pt")
    if not parallel.rank():
        torch.save(model.proposer.state_dict(), work / "proposer.pt")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--real", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args()
    parallel.begin()
    train(options.data, options.real, options.work, options.epochs)


if __name__ == "__main__":
    main()
