"""Train the network.

    torchrun --nproc-per-node 2 -m training.train \\
        --data ../shared/data --work /tmp/claimx-train --epochs 10

Writes `reader.pt` into the work folder: weights and inventory. Every epoch is measured on the dev
parts of the treebanks and of the name corpora (gold tokens and sentences; greedy heads). The result
is an average of the last epoch and the middle one (in the manner of Izmailov et al. 2018,
arXiv:1803.05407), which on dev finds names a little better and parses as well as the last alone.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import torch
from torch import Tensor, nn

from claimx.syntax.model.subwords import SHAPES, Vocabulary
from training import parallel
from training.batches import IGNORED, Batch, Inventory, Packer, inventory
from training.encoder import package_folder, pretrained
from training.examples import SEED, Material, Window, treebank, window
from training.names_dev import AS_UNER, name_windows
from training.names_score import f1
from training.ner_text import LABELS
from training.network import Reader, loss, within_sentences

#: Learning rates: what was pretrained has a lower one.
RATES = (("encoder", 1.5e-4), ("", 1e-3))
DECAY, WARM_UP, CLIP = 0.01, 0.06, 1.0
#: What the middle epoch weighs in the average; chosen on dev, against 0.
MIDDLE = 0.3
#: Share of subwords hidden behind [MASK] in training.
HIDDEN = 0.03
Losses = Callable[[Batch], dict[str, Tensor]]


def optimizer(model: nn.Module, rates: Sequence[tuple[str, float]]) -> torch.optim.AdamW:
    """AdamW; a parameter has the rate of the first prefix of `rates` that its name begins with.
    Norms and biases do not decay."""
    groups: dict[tuple[float, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        rate = next(rate for prefix, rate in rates if name.startswith(prefix))
        groups.setdefault((rate, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "lr": rate, "weight_decay": DECAY if decays else 0.0}
            for (rate, decays), parameters in groups.items()
        ],
        fused=True, betas=(0.9, 0.98),
    )  # fmt: skip


def rate_at(done: float) -> float:
    """Factor of the learning rate when the share `done` of the words has been seen."""
    if done < WARM_UP:
        return done / WARM_UP
    return max(0.0, (1 - done) / (1 - WARM_UP))


def step(losses_of: Losses, batch: Batch, hidden: int) -> dict[str, float]:
    """Forward and backward over one batch; the loss by layer."""
    mask = (torch.rand(batch.ids.shape) < HIDDEN) & (batch.word_of >= 0) & (batch.shapes > 0)
    batch.ids = batch.ids.masked_fill(mask, hidden)
    with torch.autocast("cpu", torch.bfloat16):
        losses = losses_of(batch)
    total = torch.stack(list(losses.values())).sum()
    if not math.isfinite(total.item()):
        raise FloatingPointError(f"loss is not finite: {losses}")
    total.backward()
    return {name: value.item() for name, value in losses.items()}


def epochs_of(
    model: nn.Module, losses_of: Losses, rates: Sequence[tuple[str, float]],
    draw: Callable[[], list[Window]], packer: Packer, epochs: int,
) -> Iterator[int]:  # fmt: skip
    """Trains; yields the number of each epoch at its end. The learning rate rises, then falls to
    nothing at the end of the last; `draw` gives the windows of an epoch."""
    steps = optimizer(model, rates)
    base = [group["lr"] for group in steps.param_groups]
    started, seen, planned = time.time(), 0, 0
    recent: Counter[str] = Counter()
    for epoch in range(epochs):
        windows = draw()
        planned = planned or epochs * sum(len(window.words) for window in windows)
        for count, abreast in enumerate(parallel.groups(packer.batches(windows))):
            batch = abreast[parallel.rank()]
            recent.update(step(losses_of, batch, packer.vocabulary.mask))
            parallel.average_gradients(model)
            nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            for group, rate in zip(steps.param_groups, base, strict=True):
                group["lr"] = rate * rate_at(min(1.0, seen / planned))
            steps.step()
            steps.zero_grad()
            seen += sum(one.words for one in abreast)
            if count % 100 == 99 and not parallel.rank():
                means = " ".join(f"{k} {v / 100:.3f}" for k, v in sorted(recent.items()))
                speed = seen / (time.time() - started)
                print(f"{epoch} {count + 1} {speed:.0f} words/s {means}", flush=True)
                recent.clear()
        yield epoch


@torch.no_grad()
def measure(
    model: Reader, batches: list[Batch], names: Inventory, types: dict[str, str] | None = None
) -> dict[str, float]:
    """Accuracies of the tree layers and F1 of the names, in percent."""
    model.eval()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    tags: list[tuple[list[str], list[str]]] = []
    for batch in batches:
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(batch)
        guess = {name: values.argmax(-1) for name, values in scores.linear.items()}
        for name in ("starts", "tags", "upos", "feats"):
            known = batch.gold[name] != IGNORED
            right[name] += int((guess[name] == batch.gold[name])[known].sum())
            total[name] += int(known.sum())
        heads = batch.gold["heads"]
        known = heads != IGNORED
        if known.any():
            found = within_sentences(scores.heads, batch).argmax(-1)[known]
            row = torch.arange(len(heads))[:, None].expand_as(heads)[known]
            labels = model.label_scores(scores.label_dep[known], scores.label_head[row, found])
            same = found == heads[known]
            right["uas"] += int(same.sum())
            right["las"] += int((same & (labels.argmax(-1) == batch.gold["deps"][known])).sum())
            total["uas"] += len(same)
            total["las"] += len(same)
        for row_guess, row_gold in zip(guess["names"], batch.gold["names"], strict=True):
            kept = row_gold >= 0
            pair = (row_guess[kept].tolist(), row_gold[kept].tolist())
            tags.append(tuple([names.names[i] for i in side] for side in pair))
    model.train()
    out = {name: round(100 * right[name] / total[name], 2) for name in right if total[name]}
    return out | f1(tags, types)


def dev_sets(data: Path, packer: Packer) -> dict[str, list[Batch]]:
    """Batches by set: dev of each treebank (whole paragraphs), names of the corpora and of EWT."""
    out = {}
    for name in ("ewt", "gum"):
        pars = treebank([data / "treebank" / f"{name}-dev.conllu.gz"])
        windows = [window([piece]) for par in pars for piece in par]
        out[name] = list(packer.batches(windows))
    for name, windows in name_windows(data).items():
        out[name] = list(packer.batches(windows))
    return out


def save(model: Reader, names: Inventory, path: Path) -> None:
    """Weights and inventory."""
    if parallel.rank():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": model.state_dict(), "inventory": dataclasses.asdict(names)}, path)


def state_of(model: nn.Module) -> dict[str, Tensor]:
    """A copy of the weights as they are now."""
    return {name: value.clone() for name, value in model.state_dict().items()}


def average(model: nn.Module, earlier: dict[str, Tensor], share: float) -> None:
    """Mixes the weights with `share` of earlier ones."""
    now = model.state_dict()
    model.load_state_dict({k: share * earlier[k] + (1 - share) * now[k] for k in now})


def report(model: Reader, dev: dict[str, list[Batch]], names: Inventory, epoch: int) -> None:
    """Prints the scores on the dev sets."""
    if parallel.rank():
        return
    for name, sets in dev.items():
        types = AS_UNER if name == "uner" else None
        print("dev", epoch, name, measure(model, sets, names, types), flush=True)


def train(data: Path, work: Path, epochs: int) -> None:
    """The whole procedure."""
    torch.manual_seed(SEED)
    material = Material(data)
    first: list[Window] = material.epoch()
    found = inventory(first, LABELS)
    packer = Packer(Vocabulary.read(package_folder() / "vocab.txt"), found)
    dev = dev_sets(data, packer)
    model = Reader(pretrained(SHAPES), found)
    middle: dict[str, Tensor] = {}
    coming = chain([first], iter(material.epoch, None))
    for epoch in epochs_of(
        model, lambda batch: loss(model, batch, model(batch)), RATES, lambda: next(coming), packer,
        epochs,
    ):  # fmt: skip
        if epoch == epochs // 2:
            middle = state_of(model)
        if epoch == epochs - 1:
            average(model, middle, MIDDLE)
        save(model, found, work / "reader.pt")
        report(model, dev, found, epoch)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    args = parser.parse_args()
    parallel.begin()
    train(args.data, args.work, args.epochs)


if __name__ == "__main__":
    main()
