"""Trains the learned proposer of relations on the encoder of the bundled model, as it is.

    python -m training.relations --data ../shared/data --real ../shared/real [--held]

A token's vector is made of the encoder's layers by a part of `reader.onnx`; relations and roles are
scored on it by the weights of `claimx/packs/learned.npz` (`claimx/meaning/relations/scores.py`).
Both are written by this command. With ``--held`` the texts of `held.txt` are left out of training,
and what packs, proposer and both together find in these is printed: `training/confidence.py` needs
such a proposer.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import spacy
import torch
from spacy.language import Language
from torch import nn

from claimx import packs as packs_package
from claimx.meaning.relations import Slots, add_learned, match
from claimx.meaning.temporal import find_times
from claimx.packs.learned import Weights
from claimx.packs.load import load_packs
from claimx.schema.facts import Proposal
from claimx.syntax.model import BUNDLED
from claimx.syntax.model.network import READER
from training.relation_examples import Example, examples
from training.relation_graph import with_vectors
from training.relation_network import Arrays, Inventory, Proposer, arrays, loss, weights
from training.relation_texts import Texts, held, statements

EPOCHS, BATCH, RATE, DECAY = 10, 3, 3e-3, 0.05
WEIGHTS = Path(packs_package.__file__).parent / "learned.npz"
COMPONENT = "claimx_reader"


def reader_with(weights_of_vectors: dict[str, np.ndarray] | None) -> bytes:
    """The bundled network's graph with the projection, or with all layers as vectors."""
    return with_vectors((BUNDLED / COMPONENT / READER).read_bytes(), weights_of_vectors)


def layered_nlp(folder: Path) -> Language:
    """The bundled pipeline with the encoder's layers as vectors, written into `folder`."""
    nlp = spacy.load(BUNDLED)
    nlp.to_disk(folder)
    (folder / COMPONENT / READER).write_bytes(reader_with(None))
    return spacy.load(folder)


def train(parts: Sequence[Arrays], inventory: Inventory, seed: int = 0) -> Proposer:
    """Trains with AdamW and one cycle of the learning rate (Smith 2018, arXiv:1803.09820)."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    model, parts = Proposer(inventory), list(parts)
    optimiser = torch.optim.AdamW(model.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(parts) // BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE, total_steps=steps, pct_start=0.1
    )
    for epoch in range(EPOCHS):
        start, total = time.perf_counter(), 0.0
        order.shuffle(parts)
        for k in range(0, len(parts), BATCH):
            value = loss(model, parts[k : k + BATCH])
            optimiser.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            rate.step()
            total += value.item()
        print(f"epoch {epoch + 1}: loss {total / steps * EPOCHS:.3f}, "
              f"{time.perf_counter() - start:.0f} s", flush=True)  # fmt: skip
    return model.eval()


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--real", type=Path, required=True)
    parser.add_argument("--held", action="store_true")
    options = parser.parse_args()
    relations = load_packs().relations
    truths = statements()
    core = {name: relation.core() for name, relation in relations.items()}
    inventory = Inventory({name: list(relation.roles) for name, relation in relations.items()})
    texts = Texts(options.data, options.real, Path("corpus"))
    with tempfile.TemporaryDirectory() as folder:
        nlp = layered_nlp(Path(folder))
        found = list(examples(texts, truths, core, nlp))
    apart = held() if options.held else frozenset()
    kept = [example for example in found if example.key not in apart]
    print(f"{len(kept)} texts, {sum(len(e.found) for e in kept)} statements", flush=True)
    model = train([arrays(example, inventory) for example in kept], inventory)
    write(model, weights(model, inventory))
    if apart:
        left_out = [example for example in found if example.key in apart]
        report(left_out, model, weights(model, inventory))


def write(model: Proposer, found: Weights) -> None:
    """The graph with the projection, and the weights in 16 bits."""
    state = {k: v.detach().numpy() for k, v in model.state_dict().items()}
    (BUNDLED / COMPONENT / READER).write_bytes(reader_with(state))
    np.savez_compressed(
        WEIGHTS, relations=np.array(list(found.relations)),
        labels=np.array([".".join(pair) for pair in found.labels]),
        **{name: getattr(found, name).astype(np.float16) for name in ("place", "pair", "distance")},
    )  # fmt: skip


def report(left_out: Sequence[Example], model: Proposer, found: Weights) -> None:
    """Precision, recall and F1 of statements on texts that were not trained on: a statement is
    found if relation, trigger's sentence and the heads of all core fillers agree."""
    rows: dict[str, list[int]] = {}
    for example in left_out:
        with torch.no_grad():
            vectors = model.vectors(torch.from_numpy(example.vectors).float()).numpy()
        reading = replace(
            example.reading, tokens=replace(example.reading.tokens, vectors=vectors)
        )
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
    truths = [t for t in example.found if t.whole]
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
            k for k, truth in enumerate(truths) if truth.relation == proposal.relation
            and all(head in truth.roles[role][1] for role, head in core.items())
        }  # fmt: skip
        hit |= same
        right += bool(same)
        wrong += not same
    missed = sum(k not in hit and not truth.doubtful for k, truth in enumerate(truths))
    return right, wrong, missed


if __name__ == "__main__":
    main()
