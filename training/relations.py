"""Trains the learned proposer of relations on the encoder of the bundled model, as it is.

    python -m training.relations --data ../shared/data --real ../shared/real \\
        [--start /tmp/claimx-train/proposer.pt] [--held]

A token's vector is made of the encoder's layers by a part of `reader.onnx`; relations and roles are
scored on it by the weights of `claimx/packs/learned.npz` (`claimx/meaning/relations/scores.py`).
Both are written by this command. With ``--held`` the texts of `held.txt` are left out of training,
and what packs, proposer and both together find in these is printed: `training/confidence.py` needs
such a proposer.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from claimx import packs as packs_package
from claimx.meaning.relations import Slots, add_learned, match
from claimx.meaning.temporal import find_times
from claimx.packs.learned import ARRAYS, Weights
from claimx.packs.load import load_packs
from claimx.schema.facts import Proposal
from claimx.syntax.model import BUNDLED
from claimx.syntax.model.network import COMPONENT, READER
from training.relation_examples import Example, examples
from training.relation_graph import with_vectors
from training.relation_network import Inventory, Proposer, inventory_of, loss, truths, weights
from training.relation_texts import Texts, held, statements
from training.train import average

BATCH, DECAY = 3, 0.05
#: Epochs and highest learning rate, from nothing and from what `training.together` wrote.
FRESH, STARTED = (10, 3e-3), (4, 1e-3)
#: Articles of the web annotated by the rules of gold, and the last epochs, which are on them alone:
#: in cross-validation on real articles triggers get 0.7 points better by that.
NEAR, LAST = ("real", "wikinews", "own"), (3, 2e-4)
#: What the weights that it starts from weigh in the average that is kept: on held-out texts 0.25 to
#: 0.75 lose least, and both ends more.
KEPT = 0.5
WEIGHTS = Path(packs_package.__file__).parent / "learned.npz"


def train(
    texts: Sequence[Example], inventory: Inventory, start: Path | None = None, seed: int = 0
) -> Proposer:
    """Trains on all texts, from the weights in `start`, if given, then on those that are most like
    what the program is for."""
    torch.manual_seed(seed)
    model = Proposer(inventory)
    if start is None:
        _fit(model, texts, inventory, *FRESH, seed)
    else:
        model.load_state_dict(torch.load(start, weights_only=True))
        _fit(model, texts, inventory, *STARTED, seed)
        average(model, torch.load(start, weights_only=True), KEPT)
    near = [text for text in texts if text.key.partition("/")[0] in NEAR]
    _fit(model, near, inventory, *LAST, seed)
    return model.eval()


def _fit(
    model: Proposer, texts: Sequence[Example], inventory: Inventory, epochs: int, highest: float,
    seed: int,
) -> None:  # fmt: skip
    """AdamW and one cycle of the learning rate (Smith 2018, arXiv:1803.09820)."""
    order = random.Random(seed)
    parts = [
        (torch.from_numpy(text.vectors), truths(text.sentence, text.found, inventory))
        for text in texts
    ]
    optimiser = torch.optim.AdamW(model.parameters(), highest, weight_decay=DECAY)
    steps = epochs * -(-len(parts) // BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, highest, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        began, total = time.perf_counter(), 0.0
        order.shuffle(parts)
        for k in range(0, len(parts), BATCH):
            xs, stated = zip(*parts[k : k + BATCH], strict=True)
            value = loss(model, torch.cat(xs).float(), stated)
            optimiser.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            rate.step()
            total += value.item()
        print(f"epoch {epoch + 1}: loss {total / steps * epochs:.3f}, "
              f"{time.perf_counter() - began:.0f} s", flush=True)  # fmt: skip


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--real", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--held", action="store_true")
    options = parser.parse_args()
    inventory = inventory_of(load_packs())
    texts = Texts(options.data, options.real, Path("corpus"))
    found = list(examples(texts, statements()))
    apart = held() if options.held else frozenset()
    kept = [example for example in found if example.key not in apart]
    print(f"{len(kept)} texts, {sum(len(e.found) for e in kept)} statements", flush=True)
    model = train(kept, inventory, options.start)
    write(model, weights(model, inventory))
    if apart:
        left_out = [example for example in found if example.key in apart]
        report(left_out, model, weights(model, inventory))


def write(model: Proposer, found: Weights) -> None:
    """The graph with the projection, and the weights in 16 bits."""
    state = {k: v.detach().numpy() for k, v in model.state_dict().items()}
    path = BUNDLED / COMPONENT / READER
    path.write_bytes(with_vectors(path.read_bytes(), state))
    np.savez_compressed(
        WEIGHTS, relations=np.array(list(found.relations)),
        labels=np.array([".".join(pair) for pair in found.labels]),
        **{name: getattr(found, name).astype(np.float16) for name in ARRAYS},
    )  # fmt: skip


def report(left_out: Sequence[Example], model: Proposer, found: Weights) -> None:
    """Precision, recall and F1 of statements on texts that were not trained on: a statement is
    found if relation, trigger's sentence and the heads of all core fillers agree."""
    rows: dict[str, list[int]] = {}
    for example in left_out:
        with torch.no_grad():
            vectors = model.vectors(torch.from_numpy(example.vectors).float()).numpy()
        reading = replace(example.reading, tokens=replace(example.reading.tokens, vectors=vectors))
        times, _ = find_times(
            reading.tokens, dateline=reading.article.date, article=reading.article.path
        )
        packs = load_packs()
        slots = Slots(reading, times)
        typed = match(slots, packs)
        for name, proposals in (
            ("packs", typed), ("proposer", add_learned(slots, (), packs, found)),
            ("both", add_learned(slots, typed, packs, found)),
        ):  # fmt: skip
            counts = rows.setdefault(name, [0, 0, 0])
            for k, n in enumerate(compare(proposals, example)):
                counts[k] += n
    for name, (right, wrong, missed) in rows.items():
        precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:9} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def compare(proposals: Sequence[Proposal], example: Example) -> tuple[int, int, int]:
    """Right and wrong proposals, and statements that none gives."""
    relations = load_packs().relations
    whole = [t for t in example.found if t.whole]
    hit: set[int] = set()
    seen: set[tuple[object, ...]] = set()
    right = wrong = 0
    for proposal in proposals:
        relation = relations[proposal.relation or ""]
        core = {f.role: f.head for f in proposal.fillings if relation.roles[f.role].core}
        key = (proposal.relation, *sorted(core.items()))
        if key in seen:
            continue
        seen.add(key)
        same = {
            k for k, truth in enumerate(whole) if truth.relation == proposal.relation
            and all(head in truth.roles[role][1] for role, head in core.items())
        }  # fmt: skip
        hit |= same
        right += bool(same)
        wrong += not same
    missed = sum(k not in hit and not truth.doubtful for k, truth in enumerate(whole))
    return right, wrong, missed


if __name__ == "__main__":
    main()
